//! Files made by a real KeePassXC, where it is installed.

#![allow(clippy::print_stderr, reason = "whoever runs the tests is told")]

use super::samples::{KDBX_4, Login, PASSWORD, logins};
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
    let home = folder();
    Rasoat::new(home.path())
        .args(["vault", "--json", "--offline", "--stdin"])
        .arg(path)
        .stdin(format!("{PASSWORD}\n"))
        .run()
        .code(0)
        .json()
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
