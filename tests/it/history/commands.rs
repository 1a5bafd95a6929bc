//! `history`, `compare`, `show --at`, `backup`, `restore`, `forget`, as they are typed.

use super::{PASSPHRASE, keep, profiles, records, with_passphrase};
use crate::canary::CANARIES;
use crate::harness::{Rasoat, file, folder, not_under_wine};
use crate::schemas::{fits, validator};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Two audits: in the second one a SIM got a PIN and a phone lost its lock.
fn two(home: &Path) {
    let (before, after) = profiles(home);
    keep(home, &before);
    keep(home, &after);
}

#[test]
fn an_empty_history_is_no_error() {
    let home = folder();
    let listed = Rasoat::new(home.path())
        .args(["history", "--json"])
        .run()
        .code(0)
        .json();
    assert_eq!(listed["audits"], serde_json::json!([]));
    let _ = Rasoat::new(home.path())
        .arg("lich-su")
        .run()
        .code(0)
        .prints("Chưa có lần rà soát nào");
    let _ = Rasoat::new(home.path())
        .arg("so-sanh")
        .run()
        .code(2)
        .says("Chưa có hai lần");
    let _ = Rasoat::new(home.path())
        .arg("xoa")
        .run()
        .code(0)
        .prints("không có gì để xóa");
    let _ = Rasoat::new(home.path())
        .args(["backup", "x.age"])
        .run()
        .code(2)
        .says("Chưa có lần rà soát nào");
    assert!(
        !home.path().join("history").exists(),
        "who only looks makes nothing"
    );
}

#[test]
fn the_trend_is_told_in_every_format() {
    let home = folder();
    two(home.path());
    let run = |args: &[&str]| {
        args.iter()
            .fold(with_passphrase(home.path()).arg("history"), Rasoat::arg)
            .run()
            .code(0)
    };
    let listed = run(&["--json"]).json();
    fits(
        &validator(include_str!("../../../schemas/rasoat.history-1.json")),
        &listed,
    );
    let audits = listed["audits"].as_array().unwrap();
    assert_eq!(audits.len(), 2);
    assert!(audits[0]["created"].as_str() <= audits[1]["created"].as_str());
    let table = run(&[]).stdout;
    assert!(
        table.contains('█') && table.contains('│') && table.contains("càng thấp càng tốt"),
        "{table}"
    );
    let plain = run(&["--plain"]).stdout;
    assert!(plain.contains("Số 1: ") && plain.contains("##"), "{plain}");
    assert!(!plain.contains(['█', '│', '▒']), "{plain}");
    let page = run(&["--format", "html"]).stdout;
    assert!(
        page.contains("<svg") && page.contains("<circle") && page.contains("aria-labelledby"),
        "{page}"
    );
    assert!(!page.contains("<script") && !page.contains("http:"), "{page}");
    let english = run(&["--lang", "en"]).stdout;
    assert!(english.contains("Audits in the history: 2"), "{english}");
}

#[test]
fn what_was_fixed_and_what_went_wrong_is_told() {
    let home = folder();
    two(home.path());
    let run = |args: &[&str]| {
        args.iter()
            .fold(with_passphrase(home.path()).arg("compare"), Rasoat::arg)
            .run()
            .code(0)
    };
    let compared = run(&["--json"]).json();
    fits(
        &validator(include_str!("../../../schemas/rasoat.compare-1.json")),
        &compared,
    );
    let became = |change: &str| -> Vec<String> {
        compared["changes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["change"] == change)
            .map(|row| {
                format!(
                    "{}@{}",
                    row["code"].as_str().unwrap(),
                    row["subject"].as_str().unwrap()
                )
            })
            .collect()
    };
    assert_eq!(became("fixed"), ["sim-pin@number:number-1"]);
    assert_eq!(became("regressed"), Vec::<String>::new());
    assert_eq!(compared["summary"]["fixed"], 1);
    let table = run(&[]).stdout;
    assert!(
        table.contains("Đã sửa") && table.contains("1 mục đã sửa"),
        "{table}"
    );
    let plain = run(&["--plain"]).stdout;
    assert!(plain.contains("Đã sửa: Số điện thoại 1"), "{plain}");
    // Whichever is named first, the older one stands before.
    assert_eq!(run(&["2", "1", "--json"]).json()["summary"]["fixed"], 1);
    let page = run(&["--format", "html"]).stdout;
    assert!(page.contains("Đã sửa") && !page.contains("<script"), "{page}");
    let screen = run(&["--screen"]).stdout;
    assert!(!screen.contains("Facebook"), "{screen}");
}

#[test]
fn an_audit_is_named_by_number_name_or_day() {
    let home = folder();
    two(home.path());
    let id = with_passphrase(home.path())
        .args(["history", "--json"])
        .run()
        .json()["audits"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let show = |at: &str| {
        with_passphrase(home.path())
            .args(["show", "--json", "--at", at])
            .run()
    };
    let first = show("1").code(0).json();
    assert_eq!(show(&id).code(0).json(), first);
    let latest = with_passphrase(home.path())
        .args(["show", "--json"])
        .run()
        .code(0)
        .json();
    assert_ne!(latest["result"], first["result"]);
    let day = latest["created"].as_str().unwrap().get(..10).unwrap().to_owned();
    assert_eq!(show(&day).code(0).json()["result"], latest["result"]);
    let _ = show("7").code(2).says("rasoat history");
    let _ = show("hôm qua").code(2).says("hôm qua");
    let _ = with_passphrase(home.path())
        .args(["compare", "1", "1"])
        .run()
        .code(2)
        .says("cùng một lần");
    let _ = with_passphrase(home.path())
        .args(["plan", "--at", "1"])
        .run()
        .code(0);
}

#[test]
fn a_backup_comes_back_on_another_computer() {
    let (home, other) = (folder(), folder());
    two(home.path());
    let backup = home.path().join("sao-luu.age");
    let _ = with_passphrase(home.path())
        .arg("backup")
        .arg(&backup)
        .run()
        .code(0)
        .prints("2 lần rà soát");
    let restore = || {
        with_passphrase(other.path())
            .arg("restore")
            .arg(&backup)
            .run()
            .code(0)
    };
    let _ = restore().prints("Đã thêm 2 lần");
    let _ = restore().prints("Đã thêm 0 lần").prints("2 lần đã có sẵn");
    let list = |home: &Path| {
        with_passphrase(home)
            .args(["history", "--json"])
            .run()
            .code(0)
            .json()
    };
    assert_eq!(list(home.path()), list(other.path()));
    let show = |home: &Path| {
        with_passphrase(home)
            .args(["show", "--json"])
            .run()
            .code(0)
            .json()
    };
    assert_eq!(show(home.path())["findings"], show(other.path())["findings"]);
}

#[test]
fn a_backup_never_takes_the_place_of_a_file_unasked() {
    let home = folder();
    two(home.path());
    let there = file(home.path(), "cua-toi", "của mình");
    let _ = with_passphrase(home.path())
        .arg("backup")
        .arg(&there)
        .run()
        .code(2)
        .says("Chưa ghi gì cả");
    assert_eq!(fs::read_to_string(&there).unwrap(), "của mình");
    let _ = with_passphrase(home.path())
        .args(["backup", "--yes"])
        .arg(&there)
        .run()
        .code(0);
    assert!(fs::read(&there).unwrap().starts_with(b"age-encryption.org/v1\n"));
}

#[test]
fn a_backup_that_is_none_restores_nothing() {
    let home = folder();
    two(home.path());
    let backup = home.path().join("sao-luu.age");
    let _ = with_passphrase(home.path())
        .arg("backup")
        .arg(&backup)
        .run()
        .code(0);
    let good = fs::read(&backup).unwrap();
    let other = folder();
    let says = |bytes: &[u8], code: i32, words: &str| {
        let path = file(other.path(), "thu", bytes);
        let _ = with_passphrase(other.path())
            .arg("restore")
            .arg(path)
            .run()
            .code(code)
            .says(words);
        assert!(!other.path().join("history").exists(), "{words}");
    };
    says(b"", 4, "không phải tệp sao lưu");
    says("chào mẹ".as_bytes(), 4, "không phải tệp sao lưu");
    says(&good[..good.len() - 1], 4, "đã hỏng");
    let mut flipped = good.clone();
    *flipped.last_mut().unwrap() ^= 1;
    says(&flipped, 4, "đã hỏng");
    let wrong = file(home.path(), "sai", "bon con vit");
    let _ = Rasoat::new(home.path())
        .arg("restore")
        .arg(&backup)
        .arg("--passphrase-file")
        .arg(wrong)
        .run()
        .code(6)
        .says("chưa đúng");
    let _ = with_passphrase(home.path())
        .args(["restore", "khong-co"])
        .run()
        .code(4)
        .says("chưa đọc được");
}

/// The second line of the file is the passphrase of the backup, where it has one.
#[test]
fn a_backup_may_have_a_passphrase_of_its_own() {
    let home = folder();
    two(home.path());
    let both = file(home.path(), "hai", format!("{PASSPHRASE}\nsáu con gà giả ngủ\n"));
    let backup = home.path().join("sao-luu.age");
    let run = |passphrase: &Path, command: &str| {
        Rasoat::new(home.path())
            .arg("--passphrase-file")
            .arg(passphrase)
            .arg(command)
            .arg(&backup)
            .run()
    };
    let _ = run(&both, "backup").code(0);
    let _ = run(&both, "restore").code(0);
    let first = file(home.path(), "mot", PASSPHRASE);
    let _ = run(&first, "restore").code(6).says("cụm mật khẩu chưa đúng");
}

/// An independent reader of the format: the tool `age` or `rage` asks on a terminal only, so it gets one.
#[cfg(target_os = "linux")]
#[test]
fn another_tool_opens_a_backup_and_ours_opens_what_it_made() {
    use expectrl::{Expect, session::Session};
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let Some(tool) = ["age", "rage"]
        .into_iter()
        .find(|tool| Command::new(tool).arg("--version").output().is_ok())
    else {
        return crate::harness::skipped("neither age nor rage is installed");
    };
    let home = folder();
    two(home.path());
    let backup = home.path().join("sao-luu.age");
    let _ = with_passphrase(home.path())
        .arg("backup")
        .arg(&backup)
        .run()
        .code(0);
    let opened = home.path().join("mo-ra.json");
    let ask = |args: &[&Path], times: usize| {
        let mut command = Command::new(tool);
        command.args(args);
        let mut session = Session::spawn(command).expect("the tool starts");
        session.set_expect_timeout(Some(std::time::Duration::from_mins(1)));
        for _ in 0..times {
            session.expect("assphrase").expect("it asks");
            session.send_line(PASSPHRASE).expect("it listens");
        }
        session.expect(expectrl::Eof).expect("it ends");
    };
    ask(&["-d".as_ref(), "-o".as_ref(), &opened, &backup], 1);
    let inside: serde_json::Value = serde_json::from_slice(&fs::read(&opened).unwrap()).unwrap();
    assert_eq!(inside["rasoat_backup"], 1);
    assert_eq!(inside["audits"].as_array().unwrap().len(), 2);
    let theirs = home.path().join("cua-cong-cu.age");
    ask(&["-p".as_ref(), "-o".as_ref(), &theirs, &opened], 2);
    let other = folder();
    let _ = with_passphrase(other.path())
        .arg("restore")
        .arg(&theirs)
        .run()
        .code(0)
        .prints("Đã thêm 2 lần");
}

#[test]
fn forgetting_leaves_nothing_and_says_what_remains() {
    let home = folder();
    two(home.path());
    file(home.path(), "draft.jsonl", "{}\n");
    file(home.path(), "draft.jsonl.hong-1", "{}\n");
    let mine = file(home.path(), "cua-toi.html", "của mình");
    let _ = Rasoat::new(home.path()).arg("forget").run().code(2).says("--yes");
    assert_eq!(records(home.path()).len(), 2);
    // No passphrase is needed: a history that cannot be opened any more can be forgotten too.
    let done = Rasoat::new(home.path()).args(["forget", "--yes"]).run().code(0);
    assert!(done.stdout.contains("Đã xóa 2 lần"), "{}", done.stdout);
    assert!(
        done.stdout.contains("tệp sao lưu") && done.stdout.contains("SSD"),
        "{}",
        done.stdout
    );
    let mut left: Vec<PathBuf> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|end| end != "toml"))
        .collect();
    left.sort();
    assert_eq!(left, [mine], "only what is not the program's own");
    let _ = Rasoat::new(home.path())
        .arg("history")
        .run()
        .code(0)
        .prints("Chưa có");
}

#[test]
fn nothing_is_kept_of_the_sample_or_where_nobody_wants_it() {
    let home = folder();
    let (before, _) = profiles(home.path());
    let _ = with_passphrase(home.path())
        .args(["audit", "--demo"])
        .run()
        .code(0);
    let _ = with_passphrase(home.path())
        .args(["audit", "--no-save", "--answers"])
        .arg(&before)
        .run()
        .code(0);
    let _ = Rasoat::new(home.path())
        .args(["audit", "--answers"])
        .arg(&before)
        .run()
        .code(0);
    assert!(!home.path().join("history").exists());
    // Without the passphrase an existing history is not written, and that is said.
    keep(home.path(), &before);
    let _ = Rasoat::new(home.path())
        .args(["audit", "--answers"])
        .arg(&before)
        .run()
        .code(0)
        .says("--passphrase-file");
    assert_eq!(records(home.path()).len(), 1);
}

#[test]
fn a_passphrase_file_that_is_none_is_told() {
    let home = folder();
    let says = |bytes: &[u8], words: &str| {
        let path = file(home.path(), "cum", bytes);
        let _ = Rasoat::new(home.path())
            .args(["history", "--passphrase-file"])
            .arg(path)
            .run()
            .code(2)
            .says(words);
    };
    says(b"", "để trống");
    says(b"\n\n", "để trống");
    says(&[0xff; 20], "UTF-8");
    says(&vec![b'a'; 70_000], "Chưa đọc được");
    let _ = Rasoat::new(home.path())
        .args(["history", "--passphrase-file", "khong-co"])
        .run()
        .code(2)
        .says("Chưa đọc được");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--answers", "-", "--passphrase-file", "-"])
        .run()
        .code(2)
        .says("không đi cùng");
    // The same however it is handed over: a mark of byte order, line ends of Windows, standard input.
    two(home.path());
    for text in [
        format!("\u{feff}{PASSPHRASE}\r\n"),
        format!("{PASSPHRASE}\nx"),
        PASSPHRASE.to_owned(),
    ] {
        let _ = Rasoat::new(home.path())
            .args(["history", "--passphrase-file", "-"])
            .stdin(text)
            .run()
            .code(0);
    }
}

#[test]
fn no_passphrase_is_ever_shown_or_stored() {
    for canary in &CANARIES {
        let home = folder();
        let outside = folder();
        let (before, _) = profiles(outside.path());
        let passphrase = file(outside.path(), "cum", canary.secret);
        let wrong = file(outside.path(), "sai", "khác");
        let backup = home.path().join("sao-luu.age");
        let backup = backup.to_str().unwrap();
        for (passphrase, line) in [
            (&passphrase, vec!["audit", "--answers", before.to_str().unwrap()]),
            (&passphrase, vec!["history"]),
            (&passphrase, vec!["history", "--json"]),
            (&passphrase, vec!["history", "--format", "html"]),
            (&passphrase, vec!["show"]),
            (&passphrase, vec!["compare"]),
            (&passphrase, vec!["backup", backup]),
            (&passphrase, vec!["restore", backup]),
            (&wrong, vec!["history"]),
            (&wrong, vec!["restore", backup, "--json"]),
            (&passphrase, vec!["history", canary.secret]),
        ] {
            let typed = line.contains(&canary.secret);
            let run = line.iter().fold(Rasoat::new(home.path()), Rasoat::arg);
            let done = run.arg("--passphrase-file").arg(passphrase).run();
            if !typed {
                canary.not_in(done.stdout.as_bytes(), &format!("{line:?}"));
                canary.not_in(done.stderr.as_bytes(), &format!("{line:?}"));
            }
            canary.not_under(home.path(), "RASOAT_HOME");
        }
        assert_eq!(records(home.path()).len(), 1);
    }
}

#[test]
fn what_was_forgotten_is_told_to_programs() {
    let home = folder();
    let schema = validator(include_str!("../../../schemas/rasoat.forget-1.json"));
    let forget = |home: &Path| {
        let told = Rasoat::new(home)
            .args(["forget", "--yes", "--json"])
            .run()
            .code(0)
            .json();
        fits(&schema, &told);
        told
    };
    assert_eq!(forget(home.path())["erased"], serde_json::json!([]));
    two(home.path());
    let _ = with_passphrase(home.path()).args(["done", "1"]).run().code(0);
    file(home.path(), "draft.jsonl", "{}\n");
    let told = forget(home.path());
    assert_eq!(
        told["erased"],
        serde_json::json!([
            {"what": "audits", "count": 2},
            {"what": "marks", "count": 1},
            {"what": "drafts", "count": 1},
        ])
    );
    assert_eq!(told["remains"], serde_json::json!([]));
    assert!(!home.path().join("history").exists());
    assert!(!schema.is_valid(&serde_json::json!({"schema": "rasoat.forget/1", "erased": []})));
}

/// "Account 2" is the same account wherever it is masked.
#[test]
fn masks_mean_the_same_in_every_result_also_of_some_platforms() {
    let home = folder();
    let (before, after) = profiles(home.path());
    for profile in [before, after] {
        let _ = with_passphrase(home.path())
            .args(["audit", "--only", "facebook,phone-number", "--answers"])
            .arg(&profile)
            .run()
            .code(0);
    }
    let numbers = |command: &str| -> Vec<String> {
        let run = with_passphrase(home.path()).args([command, "--format", "csv", "--screen"]);
        let text = run.run().code(0).stdout.to_lowercase();
        let numbers = text.split("tài khoản ").skip(1).map(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_digit);
            digits.collect::<String>()
        });
        let mut numbers: Vec<String> = numbers.filter(|number| !number.is_empty()).collect();
        numbers.sort();
        numbers.dedup();
        numbers
    };
    // Facebook is the second account of the file.
    assert!(numbers("show").contains(&"2".to_owned()), "{:?}", numbers("show"));
    assert_eq!(numbers("compare"), ["2"]);
}
