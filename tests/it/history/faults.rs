//! What breaks: bits, files, disks, processes. Each ends in a clear message and the last good state.

use super::{NOW, PASSPHRASE, audit, begin, keep, profiles, records, reopen, with_passphrase};
use crate::harness::{Rasoat, file, folder};
use rasoat::domain::history::Why;
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
    let (profile, _) = profiles(home.path());
    let _ = with_passphrase(home.path())
        .args(["audit", "--answers"])
        .arg(profile)
        .run()
        .code(6)
        .says("Một cửa sổ khác");
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
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_rasoat"))
            .env_clear()
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
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_rasoat"))
            .env_clear()
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
            .arg(env!("CARGO_BIN_EXE_rasoat"))
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
