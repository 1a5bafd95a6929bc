//! Files made by a real KeePassXC, where it is installed.

#![allow(clippy::print_stderr, reason = "whoever runs the tests is told")]

use super::samples::{KDBX_4, Login, PASSWORD, logins};
use crate::fuzz::targets::sealed::{Cipher, Kdf, Lock, inner_4, key, seal};
use crate::harness::{Rasoat, file, folder};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// KeePassXC on the command line, in a home of its own.
struct KeePassXc<'t> {
    home: &'t Path,
}

impl KeePassXc<'_> {
    fn run(&self, args: &[&str], database: &Path, more: &[&str], stdin: &str) -> std::io::Result<Vec<u8>> {
        let mut child = Command::new("keepassxc-cli")
            .args(args)
            .arg(database)
            .args(more)
            .env("HOME", self.home)
            .env("XDG_CONFIG_HOME", self.home)
            .env("XDG_CACHE_HOME", self.home)
            .env("LC_ALL", "C.UTF-8")
            .env("QT_QPA_PLATFORM", "offscreen")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        child.stdin.take().expect("a pipe").write_all(stdin.as_bytes())?;
        let output = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "keepassxc-cli {args:?} {more:?}: {said}");
        Ok(output.stdout)
    }

    fn add(&self, database: &Path, login: &Login) {
        let stdin = format!("{PASSWORD}\n{}\n", login.password);
        let args = ["add", "-q", "-p", "--username", &login.user, "--url", &login.url];
        self.run(&args, database, &[&login.title], &stdin)
            .expect("an entry");
    }
}

fn audit(path: &Path) -> Value {
    audit_with(path, None)
}

fn audit_with(path: &Path, key_file: Option<&Path>) -> Value {
    let home = folder();
    let mut run = Rasoat::new(home.path()).args(["vault", "--json", "--offline", "--stdin"]);
    if let Some(key_file) = key_file {
        run = run.arg("--key-file").arg(key_file);
    }
    run.arg(path).stdin(format!("{PASSWORD}\n")).run().code(0).json()
}

/// Title, and whether the password is weak, used twice, nearly used twice.
fn found(report: &Value) -> Vec<Value> {
    let mut found: Vec<Value> = report["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| {
            let is = |group: &str| entry[group].is_number();
            json!([
                entry["title"],
                entry["score"].as_u64() < Some(3),
                is("reuse_group"),
                is("similar_group")
            ])
        })
        .collect();
    found.sort_by_key(Value::to_string);
    found
}

#[test]
fn files_of_a_real_keepassxc() {
    let there = folder();
    let program = KeePassXc { home: there.path() };
    let database = there.path().join("kho.kdbx");
    let twice = format!("{PASSWORD}\n{PASSWORD}\n");
    match program.run(&["db-create", "-q", "-t", "100", "-p"], &database, &[], &twice) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("skipped, keepassxc-cli is not installed: files_of_a_real_keepassxc");
            return;
        }
        made => drop(made.expect("a database")),
    }
    let logins = &logins()[..5];
    for login in logins {
        program.add(&database, login);
    }
    let report = audit(&database);
    let format = report["formats"][0].as_str().expect("a format");
    assert!(["kdbx3", "kdbx4"].contains(&format), "{format}");
    let mut expected = [
        json!(["Facebook", true, true, true]),
        json!(["Zalo", true, true, true]),
        json!(["Cổng nội bộ", true, false, true]),
        json!(["Thư", false, false, true]),
        json!(["Ảnh", false, false, true]),
    ];
    expected.sort_by_key(Value::to_string);
    assert_eq!(found(&report), expected);

    let csv = program.run(
        &["export", "-q", "-f", "csv"],
        &database,
        &[],
        &format!("{PASSWORD}\n"),
    );
    let csv = audit(&file(there.path(), "kho.csv", csv.expect("a table")));
    assert_eq!(csv["formats"], json!(["keepassxc-csv"]));
    assert_eq!(found(&csv), found(&report));

    // A KDBX 4 that KeePassXC has written anew.
    let four = file(there.path(), "kho4.kdbx", KDBX_4);
    let mut new = logins[0].clone();
    new.title = "Mới thêm".to_owned();
    program.add(&four, &new);
    let report = audit(&four);
    assert_eq!(report["formats"], json!(["kdbx4"]));
    // The same site, name and password as the first entry, to which another points: one entry in three rows.
    let entries = report["entries"].as_array().expect("entries");
    let threefold = entries
        .iter()
        .find(|entry| entry["rows"][0] == 1)
        .expect("an entry");
    assert_eq!(threefold["rows"].as_array().map(Vec::len), Some(3), "{report:#}");
}

/// KeePassXC opens what was sealed here, and writes it anew with the same ciphers: then it is a file of its own.
#[test]
fn every_cipher_of_a_real_keepassxc() {
    let there = folder();
    let program = KeePassXc { home: there.path() };
    let xml = include_bytes!("../../data/vault/source.xml");
    let body = inner_4(xml);
    let expected = found(&audit(&file(there.path(), "mau.kdbx", KDBX_4)));
    for cipher in [Cipher::Aes, Cipher::Twofish, Cipher::ChaCha20] {
        for kdf in [Kdf::Aes, Kdf::Argon2d, Kdf::Argon2id] {
            let lock = Lock {
                cipher,
                kdf,
                ..Lock::new(4, false)
            };
            let path = file(
                there.path(),
                &format!("{lock:?}.kdbx"),
                seal(lock, &body, &key(Some(PASSWORD), None)),
            );
            assert_eq!(found(&audit(&path)), expected, "{lock:?}");
            let before = std::fs::read(&path).expect("the file");
            let mut new = logins()[5].clone();
            "Mới thêm".clone_into(&mut new.title);
            let stdin = format!("{PASSWORD}\n{}\n", new.password);
            let args = ["add", "-q", "-p", "--username", &new.user, "--url", &new.url];
            match program.run(&args, &path, &[&new.title], &stdin) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    eprintln!(
                        "half skipped, keepassxc-cli is not installed: every_cipher_of_a_real_keepassxc"
                    );
                    continue;
                }
                added => drop(added.expect("an entry")),
            }
            let after = std::fs::read(&path).expect("the file");
            // Written anew, with what it was enciphered with before.
            assert_ne!(before, after);
            for id in [cipher.id(), kdf.id()] {
                assert!(after.windows(16).any(|part| part == id.to_be_bytes()), "{lock:?}");
            }
            let report = audit(&path);
            assert_eq!(report["formats"], json!(["kdbx4"]), "{lock:?}");
            assert_eq!(
                report["summary"]["entries"].as_u64(),
                Some(expected.len() as u64),
                "{lock:?}: one more row of an account that is there"
            );
        }
    }
}

/// A database with a password and a key file, and with a key file alone, made by KeePassXC.
#[test]
fn a_key_file_of_a_real_keepassxc_opens() {
    let there = folder();
    let program = KeePassXc { home: there.path() };
    let base64 = "MzIgYnl0ZXMgdGhhdCBzdGFuZCBmb3Igbm9ib2R5ISE=";
    let digits = "0123456789abcdef".repeat(4);
    let old = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><KeyFile><Meta><Version>1.00</Version></Meta><Key><Data>{base64}</Data></Key></KeyFile>"
    );
    for (name, bytes) in [
        // KeePassXC makes this one itself.
        ("moi.keyx", None),
        ("cu.key", Some(old.into_bytes())),
        ("32.key", Some((100..132).collect())),
        ("64.key", Some(digits.into_bytes())),
        ("anh.jpg", Some(b"\xff\xd8\xff\xe0 no picture at all".to_vec())),
    ] {
        let key_file = there.path().join(name);
        if let Some(bytes) = &bytes {
            std::fs::write(&key_file, bytes).expect("a key file");
        }
        let database = there.path().join(format!("{name}.kdbx"));
        let of = key_file.to_str().expect("a path in UTF-8");
        let create = ["db-create", "-q", "-t", "100", "-p", "--set-key-file", of];
        let twice = format!("{PASSWORD}\n{PASSWORD}\n");
        match program.run(&create, &database, &[], &twice) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                eprintln!("skipped, keepassxc-cli is not installed: a_key_file_of_a_real_keepassxc_opens");
                return;
            }
            made => drop(made.expect("a database")),
        }
        let login = &logins()[0];
        let add = ["add", "-q", "-p", "-k", of, "--username", &login.user];
        let stdin = format!("{PASSWORD}\n{}\n", login.password);
        program
            .run(&add, &database, &[&login.title], &stdin)
            .expect("an entry");
        let report = audit_with(&database, Some(&key_file));
        assert_eq!(report["entries"][0]["title"], login.title.as_str(), "{name}");
        // Without it, and with another one, it stays shut.
        for other in [None, Some(file(there.path(), "khac.key", "another"))] {
            let home = folder();
            let mut run = Rasoat::new(home.path()).args(["vault", "--offline", "--lang", "en", "--stdin"]);
            if let Some(other) = &other {
                run = run.arg("--key-file").arg(other);
            }
            let _shut = run
                .arg(&database)
                .stdin(format!("{PASSWORD}\n"))
                .run()
                .code(4)
                .says("does not open it");
        }
        // The key file alone.
        let args = ["db-edit", "-q", "-k", of, "--unset-password"];
        program
            .run(&args, &database, &[], &format!("{PASSWORD}\n"))
            .expect("no password");
        let home = folder();
        // Whether somebody says that there is no password, or nobody can be asked.
        for more in [&["--stdin"][..], &[]] {
            let run = Rasoat::new(home.path()).args(["vault", "--json", "--offline", "--key-file"]);
            let run = more.iter().fold(run.arg(&key_file), Rasoat::arg);
            let alone = run.arg(&database).stdin("\n").run().code(0).json();
            assert_eq!(alone["summary"]["entries"], 1, "{name}");
        }
    }
    let broken = file(
        there.path(),
        "hong.keyx",
        "<KeyFile><Meta><Version>2.0</Version></Meta><Key><Data>12</Data></Key></KeyFile>",
    );
    let home = folder();
    let _told = Rasoat::new(home.path())
        .args(["vault", "--offline", "--lang", "en", "--stdin", "--key-file"])
        .arg(broken)
        .arg(file(there.path(), "kho.kdbx", KDBX_4))
        .stdin(format!("{PASSWORD}\n"))
        .run()
        .code(4)
        .says("key file");
}
