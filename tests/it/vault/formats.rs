//! Whatever program wrote it, the same logins give the same result.

use super::samples::{CSVS, Letters, Login, Look, PASSWORD, PLAIN, bitwarden, every, logins};
use crate::harness::{Rasoat, file, folder};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Audits a file.
#[track_caller]
fn audit(bytes: &[u8]) -> Value {
    let home = folder();
    let path = file(home.path(), "export", bytes);
    Rasoat::new(home.path())
        .args(["vault", "--json", "--offline", "--stdin"])
        .arg(path)
        .stdin(format!("{PASSWORD}\n"))
        .run()
        .code(0)
        .json()
}

/// Row of an entry → what was found that every format can know, and the rows that make it up.
fn found(report: &Value) -> BTreeMap<u64, Value> {
    let common = |reason: &&Value| **reason != "no-second-factor" && **reason != "old";
    report["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| {
            let reasons = entry["reasons"].as_array().expect("reasons");
            let reasons: Vec<&Value> = reasons.iter().filter(common).collect();
            (
                entry["row"].as_u64().expect("a row"),
                json!([
                    entry["score"],
                    entry["guesses_log10"],
                    reasons,
                    entry["reuse_group"].is_number(),
                    entry["similar_group"].is_number(),
                    entry["rows"]
                ]),
            )
        })
        .collect()
}

/// The rows of each group.
fn groups(report: &Value, which: &str) -> Vec<Vec<u64>> {
    let mut groups: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for entry in report["entries"].as_array().expect("entries") {
        if let Some(group) = entry[which].as_u64() {
            groups
                .entry(group)
                .or_default()
                .push(entry["row"].as_u64().expect("a row"));
        }
    }
    let mut groups: Vec<Vec<u64>> = groups.into_values().collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

#[test]
fn every_format_gives_the_same_result() {
    let first = found(&audit(&CSVS[0].write(&logins(), PLAIN)));
    for (code, bytes, _) in every() {
        let report = audit(&bytes);
        assert_eq!(report["formats"], json!([code]));
        let is_kdbx = code.starts_with("kdbx");
        let mut expected = first.clone();
        if is_kdbx {
            // Their first entry has another that points at it.
            expected.get_mut(&1).expect("a row")[5] = json!([1, 13]);
        }
        assert_eq!(found(&report), expected, "{code}");
        assert_eq!(groups(&report, "reuse_group"), [[1, 2]], "{code}");
        let similar = groups(&report, "similar_group");
        assert!(
            similar.contains(&vec![1, 2, 3]) && similar.contains(&vec![4, 5]),
            "{code}: {similar:?}"
        );
        let entries = report["entries"].as_array().unwrap();
        let titles: Vec<&Value> = entries.iter().map(|entry| &entry["title"]).collect();
        let expected = if code == "firefox-csv" {
            "www.facebook.com"
        } else {
            "Facebook"
        };
        assert!(titles.contains(&&json!(expected)), "{code}: {titles:?}");
        // One account in three rows is one entry.
        let bank = entries.iter().find(|entry| entry["row"] == 6).unwrap();
        assert_eq!(
            (&bank["rows"], &bank["reuse_group"]),
            (&json!([6, 7, 8]), &Value::Null),
            "{code}"
        );
        assert_eq!(report["summary"]["entries"], 10, "{code}");
        let left_out = if is_kdbx {
            json!([{"row": 14, "why": "trashed"}])
        } else {
            json!([])
        };
        assert_eq!(report["left_out"], left_out, "{code}");
        // What a format has no place for is not said to be missing.
        let second = entries.iter().find(|entry| entry["row"] == 4).unwrap();
        let has_place = ![
            "chromium-csv",
            "firefox-csv",
            "keepass-csv",
            "nordpass-csv",
            "generic-csv",
        ]
        .contains(&code);
        let expected = if has_place { json!(true) } else { Value::Null };
        assert_eq!(second["second_factor_stored"], expected, "{code}");
    }
}

#[test]
fn however_the_table_is_written_the_result_is_the_same() {
    let logins = logins();
    for csv in &CSVS {
        let expected = audit(&csv.write(&logins, PLAIN))["entries"].clone();
        for look in [
            Look {
                letters: Letters::Utf8Marked,
                ..PLAIN
            },
            Look {
                letters: Letters::Utf16Le,
                delimiter: '\t',
                end: "\r\n",
                ..PLAIN
            },
            Look {
                letters: Letters::Utf16Be,
                last_end: false,
                ..PLAIN
            },
            Look {
                delimiter: ';',
                letters: Letters::Utf8Marked,
                end: "\r\n",
                ..PLAIN
            },
            Look {
                all_quoted: true,
                end: "\r\n",
                last_end: false,
                ..PLAIN
            },
        ] {
            assert_eq!(
                audit(&csv.write(&logins, look))["entries"],
                expected,
                "{} {look:?}",
                csv.code
            );
        }
    }
}

#[test]
fn the_name_of_a_file_says_nothing() {
    let home = folder();
    let bytes = CSVS[1].write(&logins(), PLAIN);
    let path = file(home.path(), "ảnh chụp.kdbx", bytes);
    let done = Rasoat::new(home.path())
        .args(["vault", "--json", "--offline"])
        .arg(path)
        .run()
        .code(0);
    assert_eq!(done.json()["formats"], json!(["firefox-csv"]));
}

/// A login that differs in what is named.
fn like(change: &dyn Fn(&mut Login)) -> Login {
    let mut login = logins()[0].clone();
    change(&mut login);
    login
}

#[test]
fn what_is_no_login_is_left_out_and_counted() {
    let code = |code: &str| CSVS.iter().find(|csv| csv.code == code).expect("a format");
    let good = logins()[0].clone();
    // The column that tells, what it says, why.
    for (format, column, says, why) in [
        ("firefox-csv", "url", "chrome://FirefoxAccounts", "internal"),
        ("lastpass-csv", "url", "http://sn", "not-a-login"),
        ("bitwarden-csv", "type", "note", "not-a-login"),
        ("protonpass-csv", "type", "alias", "not-a-login"),
        ("nordpass-csv", "type", "folder", "not-a-login"),
        ("onepassword-csv", "Archived", "true", "archived"),
        ("keepassxc-csv", "Group", "Gốc/Recycle Bin", "trashed"),
        ("chromium-csv", "password", "", "no-password"),
        ("generic-csv", "Mật khẩu", "", "no-password"),
    ] {
        let csv = code(format);
        let mut rows = csv.rows(&[good.clone(), good.clone()]);
        let at = csv
            .columns
            .iter()
            .position(|(name, _)| *name == column)
            .expect("a column");
        says.clone_into(&mut rows[2][at]);
        let report = audit(&PLAIN.write(&rows));
        assert_eq!(report["left_out"], json!([{"row": 2, "why": why}]), "{format}");
        assert_eq!(report["entries"].as_array().unwrap().len(), 1, "{format}");
        let counted = if why == "no-password" {
            "without_password"
        } else {
            "left_out"
        };
        assert_eq!(report["summary"][counted], 1, "{format}");
        assert_eq!(report["summary"]["unreadable"], 0, "{format}");
    }
    let mut json = bitwarden(&[good.clone(), good.clone(), good.clone(), good]);
    json["items"][1]["deletedDate"] = json!("2026-01-01T00:00:00Z");
    json["items"][2]["type"] = json!(2);
    json["items"][3]["archivedDate"] = json!("2026-01-01T00:00:00Z");
    let report = audit(json.to_string().as_bytes());
    assert_eq!(
        report["left_out"],
        json!([{"row": 2, "why": "trashed"}, {"row": 3, "why": "not-a-login"}, {"row": 4, "why": "archived"}])
    );
}

#[test]
fn the_same_password_at_two_sites_or_for_two_people_is_reuse_and_one_site_is_not() {
    let csv = &CSVS[0];
    let reused = |login: Login| {
        let report = audit(&csv.write(&[logins()[0].clone(), login], PLAIN));
        report["summary"]["found"]["reused"].as_u64().expect("a count")
    };
    assert_eq!(
        reused(like(
            &|login| "https://m.facebook.com/x".clone_into(&mut login.url)
        )),
        0
    );
    assert_eq!(
        reused(like(&|login| "https://example.com/".clone_into(&mut login.url))),
        2
    );
    assert_eq!(reused(like(&|login| "hoa".clone_into(&mut login.user))), 2);
    assert_eq!(reused(like(&|login| login.password.push('4'))), 0);
}

#[test]
fn several_files_are_one_vault_and_say_which_is_meant() {
    let home = folder();
    let logins = logins();
    let one = file(home.path(), "mot.csv", CSVS[0].write(&logins[..1], PLAIN));
    let other = file(home.path(), "hai.csv", CSVS[1].write(&logins[1..2], PLAIN));
    let run = || {
        Rasoat::new(home.path())
            .args(["vault", "--offline"])
            .arg(&one)
            .arg(&other)
    };
    let report = run().arg("--json").run().code(0).json();
    assert_eq!(report["formats"], json!(["chromium-csv", "firefox-csv"]));
    assert_eq!(groups(&report, "reuse_group"), [[1, 1]]);
    let files: Vec<&Value> = report["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["files"])
        .collect();
    assert_eq!(files, [&json!([1]), &json!([2])]);
    // Both lie about unlocked, and both are named.
    let _said = run().run().code(0).says("mot.csv").says("hai.csv");
}
