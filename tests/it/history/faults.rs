//! What breaks: bits, files, disks, processes. Each ends in a clear message and the last good state.

use super::{NOW, PASSPHRASE, audit, begin, keep, profiles, records, reopen, with_passphrase};
use crate::harness::{Rasoat, file, folder, not_under_wine, program};
use rasoat::domain::answer::{Answer, Evidence, Given, QuestionId};
use rasoat::domain::history::{PastAudit, Why};
use rasoat::store::history::{HistoryError, decision};
use std::fs;
use std::path::Path;

/// A history of three audits.
fn three(data: &Path) {
    let history = begin(data);
    for day in [21, 22, 23] {
        let created = format!("2026-11-{day}T08:30:00+07:00");
        history.save(&audit(&created, 80.5)).unwrap();
    }
}

#[track_caller]
fn reads(data: &Path, audits: usize, unreadable: &[Why]) {
    let shelf = reopen(data).expect("opens").read().expect("reads");
    assert_eq!(shelf.audits.len(), audits);
    let why: Vec<Why> = shelf.unreadable.iter().map(|one| one.why).collect();
    assert_eq!(why, unreadable);
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_flipped_bit_in_any_region_of_a_record_hides_that_record_alone() {
    let home = folder();
    three(home.path());
    let path = records(home.path()).remove(1);
    let good = fs::read(&path).unwrap();
    for (byte, why) in [
        (0, Why::Foreign),
        (8, Why::Damaged),
        (9, Why::Newer),
        (10, Why::Damaged),
        (11, Why::Damaged),
        (12, Why::OtherKey),
        (20, Why::Damaged),
        (40, Why::Damaged),
        (64, Why::Damaged),
        (good.len() - 1, Why::Damaged),
    ] {
        change(&path, |bytes| bytes[byte] ^= 1);
        reads(home.path(), 2, &[why]);
        fs::write(&path, &good).unwrap();
    }
    reads(home.path(), 3, &[]);
}

#[test]
fn records_cut_off_emptied_renamed_or_foreign_are_listed_and_stay() {
    let home = folder();
    three(home.path());
    let paths = records(home.path());
    change(&paths[0], |bytes| bytes.truncate(100));
    fs::rename(&paths[1], paths[1].with_file_name("20261122-083000-ffff.rasoat")).unwrap();
    fs::write(paths[0].with_file_name("thu-gui-me.rasoat"), "chào mẹ").unwrap();
    fs::write(paths[0].with_file_name("20261101-000000-0000.rasoat"), "").unwrap();
    reads(
        home.path(),
        1,
        &[Why::Damaged, Why::Damaged, Why::Misnamed, Why::Misnamed],
    );
    let listed = with_passphrase(home.path())
        .args(["history", "--json"])
        .run()
        .code(0)
        .json();
    assert_eq!(listed["audits"].as_array().unwrap().len(), 1);
    assert_eq!(listed["unreadable"].as_array().unwrap().len(), 4);
    let _ = with_passphrase(home.path())
        .arg("history")
        .run()
        .code(0)
        .prints("tệp đã hỏng hoặc bị cắt cụt")
        .prints("không bị xóa");
    assert_eq!(records(home.path()).len(), 5, "nothing is deleted");
}

#[test]
fn a_damaged_key_file_is_made_up_for_by_its_copy_and_mended() {
    let home = folder();
    three(home.path());
    let (key, copy) = (
        home.path().join("history/key.json"),
        home.path().join("history/key-copy.json"),
    );
    let good = fs::read(&key).unwrap();
    for (bad, left) in [(&key, &copy), (&copy, &key)] {
        for damage in [0, 20, 100, 200, good.len() - 10] {
            change(bad, |bytes| bytes[damage] ^= 1);
            reads(home.path(), 3, &[]);
            fs::write(bad, &good).unwrap();
        }
        fs::remove_file(bad).unwrap();
        reads(home.path(), 3, &[]);
        assert_eq!(fs::read(left).unwrap(), good);
        reopen(home.path()).unwrap().merge(&[]).unwrap();
        assert_eq!(fs::read(bad).unwrap(), good, "mended with the next write");
    }
}

#[test]
fn a_lost_a_damaged_or_a_newer_key_file_is_told_apart_from_a_wrong_passphrase() {
    let home = folder();
    three(home.path());
    let key = home.path().join("history/key.json");
    let copy = home.path().join("history/key-copy.json");
    let good = fs::read(&key).unwrap();
    let says = |words: &str| {
        let _ = with_passphrase(home.path())
            .arg("history")
            .run()
            .code(6)
            .says(words);
        let english = with_passphrase(home.path())
            .args(["--lang", "en", "history", "--json"])
            .run()
            .code(6);
        let told: serde_json::Value = serde_json::from_str(&english.stderr).unwrap();
        assert_eq!(told["exit"], 6);
        assert_eq!(records(home.path()).len(), 3);
    };
    fs::write(&copy, "rác").unwrap();
    change(&key, |bytes| bytes[50] ^= 1);
    says("đều đã hỏng");
    fs::write(&key, r#"{"rasoat_history":2,"way":"thought"}"#).unwrap();
    says("phiên bản rasoat mới hơn");
    fs::remove_file(&key).unwrap();
    fs::remove_file(&copy).unwrap();
    says("đã mất");
    fs::write(&key, &good).unwrap();
    let wrong = file(home.path(), "sai", "bon con vit");
    let _ = Rasoat::new(home.path())
        .args(["history", "--passphrase-file"])
        .arg(wrong)
        .run()
        .code(6)
        .says("chưa đúng");
    let _ = Rasoat::new(home.path())
        .arg("history")
        .run()
        .code(6)
        .says("--passphrase-file");
    reads(home.path(), 3, &[]);
}

/// A newer program wrote one record: the others are read, and it is said.
#[test]
fn a_newer_record_is_listed_and_left_alone() {
    let home = folder();
    three(home.path());
    let path = records(home.path()).remove(2);
    change(&path, |bytes| bytes[8] = 2);
    reads(home.path(), 2, &[Why::Newer]);
    let _ = with_passphrase(home.path())
        .arg("show")
        .run()
        .says("chưa đọc được");
}

#[test]
fn what_was_never_finished_is_no_record_and_goes_away() {
    let home = folder();
    three(home.path());
    let whole = fs::read(records(home.path()).remove(0)).unwrap();
    let left = home.path().join("history/20261124-083000-0001.rasoat.4711.tmp");
    for length in (0..whole.len()).step_by(997).chain([whole.len()]) {
        fs::write(&left, &whole[..length]).unwrap();
        reads(home.path(), 3, &[]);
    }
    reopen(home.path()).unwrap().save(&audit(NOW, 50.0)).unwrap();
    assert!(!left.exists());
    reads(home.path(), 4, &[]);
}

#[test]
fn two_who_write_at_once_do_not_wait_for_long_and_lose_nothing() {
    let home = folder();
    three(home.path());
    let lock = fs::OpenOptions::new()
        .write(true)
        .open(home.path().join("history/lock"))
        .unwrap();
    // Another test may have begun a program that holds a copy of the lock for a moment.
    lock.lock().unwrap();
    let blocked = reopen(home.path()).unwrap().save(&audit(NOW, 50.0));
    assert!(matches!(blocked, Err(HistoryError::InUse { .. })));
    if !not_under_wine("wine does not see a lock that a program of Unix holds") {
        let (profile, _) = profiles(home.path());
        let _ = with_passphrase(home.path())
            .args(["audit", "--answers"])
            .arg(profile)
            .run()
            .code(6)
            .says("Một cửa sổ khác");
    }
    // Who only reads needs no lock.
    reads(home.path(), 3, &[]);
    drop(lock);
    reopen(home.path()).unwrap().save(&audit(NOW, 50.0)).unwrap();
    reads(home.path(), 4, &[]);
}

#[test]
fn two_processes_that_save_again_and_again_keep_every_audit_they_said_they_kept() {
    let home = folder();
    let (before, after) = profiles(home.path());
    keep(home.path(), &before);
    let runs: Vec<_> = [before, after]
        .into_iter()
        .map(|profile| {
            let home = home.path().to_owned();
            std::thread::spawn(move || {
                let run = |_| {
                    with_passphrase(&home)
                        .args(["audit", "--answers"])
                        .arg(&profile)
                        .run()
                };
                let codes: Vec<i32> = (0..4).map(|round| run(round).code).collect();
                assert!(codes.iter().all(|code| [0, 6].contains(code)), "{codes:?}");
                codes.into_iter().filter(|code| *code == 0).count()
            })
        })
        .collect();
    let kept: usize = runs.into_iter().map(|run| run.join().unwrap()).sum();
    reads(home.path(), 1 + kept, &[]);
}

/// Killed at any moment: what was kept before is whole, and what is there is whole.
#[cfg(unix)]
#[test]
fn killed_at_any_moment_the_history_is_whole() {
    let home = folder();
    let (before, _) = profiles(home.path());
    keep(home.path(), &before);
    let passphrase = file(home.path(), "cum", PASSPHRASE);
    let mut least = 1;
    for round in 0..12_u64 {
        let mut child = program()
            .env("RASOAT_HOME", home.path())
            .args(["audit", "--answers"])
            .arg(&before)
            .arg("--passphrase-file")
            .arg(&passphrase)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60 + round * 46));
        child.kill().unwrap();
        child.wait().unwrap();
        let shelf = reopen(home.path()).expect("opens").read().expect("reads");
        assert_eq!(shelf.unreadable, [], "round {round}");
        assert!(shelf.audits.len() >= least, "round {round}");
        least = shelf.audits.len();
    }
    reopen(home.path()).unwrap().save(&audit(NOW, 50.0)).unwrap();
    reads(home.path(), least + 1, &[]);
}

/// Killed while a history begins: there is none yet, or a whole one.
#[cfg(unix)]
#[test]
fn killed_while_a_history_begins_it_is_there_or_not() {
    let (before, _) = profiles(folder().keep().as_path());
    for round in 0..8_u64 {
        let home = folder();
        let passphrase = file(home.path(), "cum", PASSPHRASE);
        let mut child = program()
            .env("RASOAT_HOME", home.path())
            .args(["audit", "--answers"])
            .arg(&before)
            .arg("--passphrase-file")
            .arg(&passphrase)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60 + round * 62));
        child.kill().unwrap();
        child.wait().unwrap();
        if decision(home.path()).expect("never damaged").is_some() {
            let shelf = reopen(home.path()).expect("opens").read().expect("reads");
            assert_eq!(shelf.unreadable, [], "round {round}");
        }
        keep(home.path(), &before);
    }
    fs::remove_dir_all(before.parent().unwrap()).unwrap();
}

/// A disk that takes no more: the limit on the size of a file stands for it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing_and_is_said() {
    if not_under_wine("limits of Unix") {
        return;
    }
    let home = folder();
    let (before, _) = profiles(home.path());
    keep(home.path(), &before);
    let passphrase = file(home.path(), "cum", PASSPHRASE);
    // 1 to 24 KiB: the key file fits, a record does not.
    for blocks in [0, 1, 8, 16] {
        let output = std::process::Command::new("bash")
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("RASOAT_HOME", home.path())
            // What a limit would end by a signal is an error instead, as on a full disk.
            .arg("-c")
            .arg(format!(
                "trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" audit --answers \"$1\" --passphrase-file \"$2\""
            ))
            .arg(crate::harness::path())
            .arg(&before)
            .arg(&passphrase)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{blocks}: {said}");
        assert!(said.contains("vẫn còn nguyên"), "{said}");
        reads(home.path(), 1, &[]);
        let names = fs::read_dir(home.path().join("history")).unwrap();
        assert!(
            names
                .flatten()
                .all(|entry| !entry.file_name().to_string_lossy().ends_with(".tmp"))
        );
    }
}

/// Spoils a record so that nobody can read it.
fn spoil(path: &Path) {
    change(path, |bytes| {
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
    });
}

#[test]
fn that_no_record_can_be_read_is_told_as_such_and_a_backup_mends_it() {
    let home = folder();
    let (before, after) = profiles(home.path());
    keep(home.path(), &before);
    keep(home.path(), &after);
    let run = |args: &[&str]| args.iter().fold(with_passphrase(home.path()), Rasoat::arg).run();
    let backup = home.path().join("sao-luu.age");
    let backup = backup.to_str().unwrap();
    let _ = run(&["backup", backup]).code(0);
    let good = run(&["show", "--json"]).code(0).json();
    for path in records(home.path()) {
        spoil(&path);
    }
    for args in [
        &["plan"][..],
        &["done", "1"],
        &["show"],
        &["show", "--at", "1"],
        &["waive", "1", "--reason", "x", "--until", "2026-12-31"],
        &["compare"],
    ] {
        let _ = run(args)
            .code(6)
            .says("chưa đọc được bản ghi nào")
            .says("rasoat restore");
    }
    let _ = run(&["compare", "--lang", "en"])
        .code(6)
        .says("None of them can be read");
    let _ = run(&["restore", "--yes", backup]).code(0).prints("Đã thêm 2 lần");
    let mended = run(&["show", "--json"]).code(0).json();
    assert_eq!(mended["findings"], good["findings"]);
    let listed = run(&["history", "--json"]).code(0).json();
    assert_eq!(listed["unreadable"], serde_json::json!([]));
    let put_aside = fs::read_dir(home.path().join("history"))
        .unwrap()
        .filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .ends_with(".hong-1")
        })
        .count();
    assert_eq!(put_aside, 2, "nothing is deleted");
}

#[test]
fn that_the_audit_itself_cannot_be_read_is_told_where_its_marks_can() {
    let home = folder();
    let (before, after) = profiles(home.path());
    let run = |args: &[&str]| args.iter().fold(with_passphrase(home.path()), Rasoat::arg).run();
    keep(home.path(), &before);
    let first = records(home.path()).remove(0);
    let _ = run(&["done", "1"]).code(0);
    let _ = run(&["done", "2"]).code(0);
    spoil(&first);
    let _ = run(&["compare"]).code(6).says("các bản ghi sau đó tiếp nối");
    let _ = run(&["compare", "1", "2"]).code(0);
    spoil(&first);
    let _ = run(&["compare"]).code(0);
    // One that stands alone.
    keep(home.path(), &after);
    for path in records(home.path()).into_iter().rev().skip(1) {
        spoil(&path);
    }
    let _ = run(&["compare"]).code(6).says("Chỉ đọc được lần rà soát ngày");
}

/// What another step changed stays, also where the record that tells them apart cannot be read.
#[test]
fn reopening_across_a_damaged_record_puts_back_no_other_step() {
    let home = folder();
    let history = begin(home.path());
    let given = |question: &str, choices: &[&str]| {
        let answer = Answer {
            given: Given::Chosen(choices.iter().map(|choice| (*choice).to_owned()).collect()),
            evidence: Evidence::Declared,
        };
        (QuestionId::parse(question).unwrap(), answer)
    };
    let root = PastAudit {
        after: None,
        only: Vec::new(),
        profile: None,
        answers: [
            given("accounts-used@setup", &["facebook", "google"]),
            given("second-factor@account:facebook", &["none"]),
            given("second-factor@account:google", &["none"]),
        ]
        .into(),
        waivers: Vec::new(),
        done: Vec::new(),
        ..audit(NOW, 80.5)
    };
    history.save(&root).unwrap();
    let run = |args: &[&str]| args.iter().fold(with_passphrase(home.path()), Rasoat::arg).run();
    let second = |account: &str| {
        let shown = run(&["show", "--json"]).code(0).json();
        let mut findings = shown["findings"].as_array().unwrap().iter();
        let found = findings.find(|one| {
            one["code"] == "second-factor" && one["subject"] == format!("account:{account}").as_str()
        });
        found.unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        (second("facebook"), second("google")),
        ("bad".into(), "bad".into())
    );
    let _ = run(&["done", "second_totp:facebook"]).code(0);
    let _ = run(&["done", "second_totp:google"]).code(0);
    let mut paths = records(home.path());
    paths.sort_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
    let good = fs::read(&paths[1]).unwrap();
    spoil(&paths[1]);
    let _ = run(&["reopen", "second_totp:google"]).code(0);
    assert_eq!(
        (second("facebook"), second("google")),
        ("good".into(), "bad".into())
    );
    // Without the record before it nobody knows what was answered then.
    let _ = run(&["done", "second_totp:google"]).code(0);
    spoil(&paths[0]);
    let count = records(home.path()).len();
    let _ = run(&["reopen", "second_totp:facebook"])
        .code(6)
        .says("không còn biết trước đó đã trả lời thế nào");
    assert_eq!(records(home.path()).len(), count);
    spoil(&paths[0]);
    fs::write(&paths[1], good).unwrap();
    let _ = run(&["reopen", "second_totp:facebook"]).code(0);
    assert_eq!(second("facebook"), "bad");
}
