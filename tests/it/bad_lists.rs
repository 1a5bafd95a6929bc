//! What a list of leaked passwords is told that is none, or not whole: by name, with the place and the next step, in the
//! time and the memory of a good one.

use crate::breach::CANARY;
use crate::harness::{Rasoat, file, folder};
use std::path::Path;
use std::time::Instant;

/// Asking it is refused; the message names the file, says this, and what to do next. Nothing of it is an answer.
#[track_caller]
fn refused(home: &Path, path: &Path, says: &str) {
    let began = Instant::now();
    for command in [
        &["breach", "check", "--stdin", "--corpus"][..],
        &["breach", "info"],
    ] {
        let run = Rasoat::new(home).args(["--lang", "en"]);
        let done = command
            .iter()
            .fold(run, Rasoat::arg)
            .arg(path)
            .stdin("Kn4r#Bux7hTq\n")
            .run()
            .code(4)
            .says(&path.file_name().unwrap().to_string_lossy())
            .says("Next: ")
            .says(says);
        assert_eq!(done.stdout, "");
    }
    assert!(began.elapsed().as_secs() < 5);
}

#[test]
fn what_is_no_list_is_told() {
    let home = folder();
    let row = format!("{CANARY}:12\n");
    let utf16: Vec<u8> = format!("\u{feff}{row}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes, says) in [
        ("twice", row.repeat(2).into_bytes(), "not sorted by hash (line 2)"),
        (
            "cut",
            format!("{row}7C4A8D09CA").into_bytes(),
            "ends in the middle of its last line",
        ),
        ("mixed", [row.as_bytes(), b"\xff\xfe\x00\n"].concat(), "no text"),
        ("utf-16", utf16, "no text"),
        (
            "wide",
            format!("{CANARY}:1{}\n", ":2".repeat(1_000_000)).into_bytes(),
            "line 1 is not SHA1:count",
        ),
        (
            "csv",
            b"name,url,username,password\n".to_vec(),
            "line 1 is not SHA1:count",
        ),
        ("json", b"{\"items\": []}".to_vec(), "line 1 is not SHA1:count"),
        (
            "no count",
            format!("{CANARY}\n{CANARY}\n").into_bytes(),
            "line 1 is not SHA1:count",
        ),
        (
            "gzip",
            b"\x1f\x8b\x08\x00\x00".to_vec(),
            "still compressed (gzip)",
        ),
        (
            "kdbx",
            include_bytes!("../data/vault/kdbx4.kdbx").to_vec(),
            "no text",
        ),
        ("index", b"\x89rasoat-breach\r\n\x1a\n".to_vec(), "index is"),
        (
            "newer",
            [&b"\x89rasoat-breach\r\n\x1a\n"[..], &9_u32.to_le_bytes()].concat(),
            "a newer rasoat made this index (format 9)",
        ),
    ] {
        refused(home.path(), &file(home.path(), name, bytes), says);
    }
}

/// Two gigabytes of nothing behind a good beginning: looked at in places, never read whole.
#[test]
fn a_list_of_gigabytes_of_zeros() {
    let home = folder();
    for (name, begin, says) in [
        ("text", format!("{CANARY}:12\n").into_bytes(), "no text"),
        (
            "index",
            b"\x89rasoat-breach\r\n\x1a\n".to_vec(),
            "index is damaged",
        ),
    ] {
        let path = file(home.path(), name, begin);
        let large = std::fs::File::options().write(true).open(&path).unwrap();
        // A file system without holes may have no room for it.
        if large.set_len(2 << 30).is_ok() {
            refused(home.path(), &path, says);
        }
    }
}
