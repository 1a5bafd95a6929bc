//! A secret in an export comes out nowhere: not as a finding, not in an error, not in a file.

use super::samples::{
    CSVS, KDBX_3, KDBX_4, Kdf, Letters, Login, Look, PASSWORD, PLAIN, bitwarden, every, logins, protected,
};
use crate::breach::{CANARY, hex};
use crate::canary::CANARIES;
use crate::harness::{Rasoat, file, folder};
use serde_json::json;
use sha1::{Digest as _, Sha1};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// Every way a result is shown.
const SHOWN: [&[&str]; 8] = [
    &[],
    &["--plain", "--all"],
    &["--json"],
    &["--all", "--screen", "--lang", "en"],
    &["--plain", "--lang", "en"],
    &["--all", "--fail-on", "3"],
    &["--format", "html"],
    &["--format", "csv"],
];

/// Runs it over a file, and looks at everything it says and leaves behind.
#[track_caller]
fn silent(place: &str, bytes: &[u8], shown: &[&str], more: &[(&str, &Path)], stdin: &str, codes: &[i32]) {
    let (home, temp, there) = (folder(), folder(), folder());
    let export = file(there.path(), "kho", bytes);
    let mut run = Rasoat::new(home.path()).args(["vault", "--offline", "--stdin"]);
    for arg in shown {
        run = run.arg(arg);
    }
    for (option, path) in more {
        run = run.arg(option).arg(path);
    }
    let temp_path = temp.path().display().to_string();
    let done = run
        .arg(&export)
        .env("TMPDIR", &temp_path)
        .env("TEMP", &temp_path)
        .env("TMP", &temp_path)
        .env("RUST_BACKTRACE", "1")
        .stdin(stdin)
        .run();
    let place = format!("{place} {shown:?}");
    assert!(
        codes.contains(&done.code),
        "{place} ends with {}:\n{}\n{}",
        done.code,
        done.stdout,
        done.stderr
    );
    for canary in &CANARIES {
        canary.not_in(done.stdout.as_bytes(), &format!("standard output of {place}"));
        canary.not_in(done.stderr.as_bytes(), &format!("standard error of {place}"));
        canary.not_under(home.path(), "RASOAT_HOME");
        canary.not_under(temp.path(), "the folder for temporary files");
    }
    // Nothing is written beside the export either.
    let beside = std::fs::read_dir(there.path()).expect("a folder").count();
    assert_eq!(beside, 1, "{place} leaves a file beside the export");
}

const OPENS: &str = "kho-thu-nghiem\n";

#[test]
fn no_way_of_showing_a_vault_shows_a_secret() {
    for (code, bytes, _) in every() {
        for shown in SHOWN {
            silent(code, &bytes, shown, &[], OPENS, &[0, 1]);
        }
    }
}

/// People note passwords in the oddest places.
#[test]
fn the_title_of_another_entry_does_not_show_a_secret() {
    let [one, other] = &CANARIES;
    let text = format!(
        "name,url,username,password,note\nZalo {0},https://zalo.me/,lan,Xk7pQ2zmR9vT,\nthe {1}!,,lan,{0},\nMail,,lan,{1},\n",
        one.secret, other.secret
    );
    for shown in SHOWN {
        silent("titles", text.as_bytes(), shown, &[], OPENS, &[0, 1]);
    }
}

#[test]
fn a_list_of_leaks_and_exceptions_tell_nothing_either() {
    let there = folder();
    let mut hashes: Vec<String> = CANARIES
        .iter()
        .map(|canary| hex(&Sha1::digest(canary.secret)))
        .chain([CANARY.to_owned()])
        .collect();
    hashes.sort_unstable();
    let corpus = hashes.join(":12\n") + ":12\n";
    let corpus = file(there.path(), "leaks.txt", corpus);
    let exceptions = file(
        there.path(),
        "exceptions.toml",
        "[[exception]]\ntitle = \"Facebook\"\ncheck = \"weak\"\nreason = \"thay sau\"\nuntil = \"2999-01-01\"\n",
    );
    for (code, bytes, _) in every() {
        for shown in SHOWN {
            let more: [(&str, &Path); 2] = [("--corpus", &corpus), ("--exceptions", &exceptions)];
            silent(code, &bytes, shown, &more, OPENS, &[0, 1]);
        }
    }
    // The list was asked, and knew them.
    let export = file(there.path(), "kho.csv", CSVS[0].write(&logins(), PLAIN));
    let report = Rasoat::new(there.path())
        .args(["vault", "--json", "--offline", "--corpus"])
        .arg(&corpus)
        .arg("--exceptions")
        .arg(&exceptions)
        .arg(export)
        .run()
        .code(0)
        .json();
    assert_eq!(report["summary"]["found"]["breached"], 2);
    assert_eq!(report["summary"]["excepted"], 1);
    assert_eq!(report["summary"]["breach_checked"], 10);
}

#[test]
fn a_secret_in_the_wrong_column_is_not_repeated() {
    for canary in &CANARIES {
        let s = canary.secret;
        let login = |change: &dyn Fn(&mut Login)| {
            let mut login = logins()[0].clone();
            s.clone_into(&mut login.password);
            change(&mut login);
            login
        };
        let logins = [
            login(&|login| login.user = s.to_owned()),
            login(&|login| login.title = format!("x ({s})")),
            login(&|login| login.title = s.to_uppercase()),
            login(&|login| {
                (login.title, login.url) = (String::new(), format!("https://lan:{s}@example.com/{s}"));
            }),
            login(&|login| (login.title, login.url) = (String::new(), format!("https://example.com/#{s}"))),
            login(&|login| login.second = s.to_owned()),
        ];
        for csv in &CSVS {
            for shown in SHOWN {
                silent(csv.code, &csv.write(&logins, PLAIN), shown, &[], OPENS, &[0, 1]);
            }
        }
        let json = bitwarden(&logins).to_string();
        silent("JSON", json.as_bytes(), &["--all"], &[], OPENS, &[0]);
    }
}

#[test]
fn a_title_that_holds_the_password_is_dropped_however_it_is_composed() {
    let rain = "Mưa-Rào-Tháng-Sáu-4719";
    let (composed, apart): (String, String) = (rain.nfc().collect(), rain.nfd().collect());
    for (title, password) in [
        (&composed, &apart),
        (&apart, &composed),
        (&composed, &format!(" {apart} ")),
        (&composed.to_lowercase(), &apart),
    ] {
        let mut login = logins()[0].clone();
        (login.title, login.password) = (format!("thư {title}"), password.clone());
        let home = folder();
        let export = file(home.path(), "kho.csv", CSVS[0].write(&[login], PLAIN));
        let done = Rasoat::new(home.path())
            .args(["vault", "--json", "--offline"])
            .arg(export)
            .run()
            .code(0);
        assert_eq!(done.json()["entries"][0]["title"], "www.facebook.com");
    }
}

#[test]
fn an_error_never_quotes_the_file() {
    for canary in &CANARIES {
        let s = canary.secret;
        let mut bad: Vec<(String, Vec<u8>)> = Vec::new();
        for (code, bytes, _) in every() {
            for part in [1, 2, 3] {
                bad.push((
                    format!("{part}/4 of {code}"),
                    bytes[..bytes.len() * part / 4].to_vec(),
                ));
            }
        }
        for csv in &CSVS {
            let rows = csv.rows(&logins());
            // A row too short, a row too long, a quotation mark that never closes; nothing but such rows.
            let header = PLAIN.write(&rows[..1]);
            for row in [
                format!("{s}\n"),
                format!("{s},{s}\n"),
                format!("{}{s}\n", format!("{s},").repeat(40)),
                format!("\"{s}\n"),
                format!("{s}\"{s}\",\"{s}\n{s}"),
            ] {
                bad.push((
                    format!("a row of {}", csv.code),
                    [&header[..], row.as_bytes()].concat(),
                ));
            }
        }
        for text in [
            s.to_owned(),
            format!("{s}\n{s}\n"),
            format!("a,{s}\nb,{s}\n"),
            format!("password,mật khẩu,{s}\n{s},{s},{s}\n"),
            format!("{{\"items\": [{{\"login\": {{\"password\": \"{s}"),
            format!(r#"{{"folders": [], "items": [{{"type": "{s}"}}]}}"#),
            format!(r#"{{"folders": [], "items": [{{"type": 1, "login": "{s}"}}]}}"#),
            format!(
                r#"{{"folders": [], "items": [{{"type": 1, "login": {{"uris": "{s}", "password": "{s}"}}}}]}}"#
            ),
            format!(r#"{{"folders": [], "items": "{s}"}}"#),
            format!(r#"{{"folders": [], "items": [], "items": ["{s}"]}}"#),
            format!(r#"{{"{s}": 1, "{s}": 2}}"#),
            format!(r#"{{"encrypted": "{s}"}}"#),
            format!(r#"{{"encrypted": true, "passwordProtected": true, "salt": 1, "kdfType": "{s}"}}"#),
            format!(
                r#"{{"encrypted": true, "passwordProtected": true, "salt": "{s}", "kdfType": 0, "kdfIterations": 1, "encKeyValidation_DO_NOT_EDIT": "{s}", "data": "{s}"}}"#
            ),
            format!("[\"{s}\"]"),
            format!("[{s}]"),
            format!("<?xml version=\"1.0\"?><KeePassFile>{s}</KeePassFile>"),
            format!("PK\u{3}\u{4}{s}"),
            format!("age-encryption.org/v1\n{s}"),
        ] {
            bad.push((text.clone(), text.into_bytes()));
        }
        for (place, bytes) in bad {
            for shown in [&["--all"][..], &["--json", "--lang", "en"]] {
                silent(&place, &bytes, shown, &[], OPENS, &[0, 4]);
            }
        }
    }
}

#[test]
fn a_wrong_password_is_not_repeated() {
    let json = bitwarden(&logins()).to_string();
    for canary in &CANARIES {
        let typed = format!("{}\n", canary.secret);
        for bytes in [
            KDBX_3.to_vec(),
            KDBX_4.to_vec(),
            protected(json.as_bytes(), PASSWORD, Kdf::Pbkdf2)
                .to_string()
                .into_bytes(),
            protected(json.as_bytes(), PASSWORD, Kdf::Argon2)
                .to_string()
                .into_bytes(),
        ] {
            silent("a wrong password", &bytes, &[], &[], &typed, &[4]);
            silent("a wrong password", &bytes, &["--json"], &[], &typed, &[4]);
            // As a key file.
            let there = folder();
            let key = file(there.path(), "khoa", canary.secret);
            silent(
                "a wrong key file",
                &bytes,
                &[],
                &[("--key-file", &key)],
                &typed,
                &[4],
            );
        }
        // Nor what stands in a file of exceptions that is none.
        let there = folder();
        let s = canary.secret;
        for text in [
            s.to_owned(),
            format!("[[exception]]\ntitle = \"{s}\ncheck = 1"),
            format!("[[exception]]\ncheck = \"{s}\"\ntitle = \"a\"\nreason = \"b\"\nuntil = \"{s}\""),
            format!("[[exception]]\n{s} = 1"),
        ] {
            let exceptions = file(there.path(), "ngoai-le", text);
            let csv = CSVS[0].write(&logins(), PLAIN);
            silent(
                "exceptions",
                &csv,
                &[],
                &[("--exceptions", &exceptions)],
                OPENS,
                &[4],
            );
        }
    }
}

#[test]
fn other_letters_hide_a_secret_as_well() {
    for letters in [Letters::Utf16Le, Letters::Utf16Be, Letters::Utf8Marked] {
        for csv in &CSVS {
            let bytes = csv.write(&logins(), Look { letters, ..PLAIN });
            silent(csv.code, &bytes, &["--all"], &[], OPENS, &[0]);
            silent(csv.code, &bytes[..bytes.len() - 7], &["--all"], &[], OPENS, &[0]);
        }
    }
    let mixed = json!(bitwarden(&logins()).to_string()).to_string();
    silent("JSON in JSON", mixed.as_bytes(), &["--all"], &[], OPENS, &[4]);
}
