//! Files made by a real KeePassXC, where it is installed.

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

/// Title → score, and whether it is used twice or nearly.
fn found(report: &Value) -> Vec<Value> {
    let mut found: Vec<Value> = report["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| {
            let is = |group: &str| entry[group].is_number();
            json!([
                entry["title"],
                entry["score"],
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
    let mut expected = vec![
        json!(["Facebook", 0, true, true]),
        json!(["Zalo", 0, true, true]),
        json!(["Cổng nội bộ", 0, false, true]),
        json!(["Thư", 4, false, true]),
        json!(["Ảnh", 4, false, true]),
    ];
    expected.sort_by_key(Value::to_string);
    // Only what the password is like is of interest here.
    let like = |found: Vec<Value>| -> Vec<Value> {
        let coarse = |row: Value| json!([row[0], row[1].as_u64() > Some(2), row[2], row[3]]);
        found.into_iter().map(coarse).collect()
    };
    assert_eq!(like(found(&report)), like(expected.clone()));

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
    assert!(
        found(&report).contains(&json!(["Mới thêm", found(&csv)[0][1], true, true])) || {
            // Same site, name and password as the first: one entry in two rows.
            report["entries"]
                .as_array()
                .expect("entries")
                .iter()
                .any(|entry| entry["rows"].as_array().is_some_and(|rows| rows.len() == 3))
        }
    );
}
