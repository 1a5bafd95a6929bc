//! What is wrong with a file is said by name, with what to do next; and what can be audited still is.

use super::samples::{CSVS, KDBX_3, KDBX_4, Kdf, PASSWORD, PLAIN, bitwarden, every, logins, protected};
use crate::fuzz::targets::sealed::{Lock, key, seal};
use crate::harness::{Done, Rasoat, file, folder, for_windows, not_under_wine};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Runs it over what is there; with the right password, should it be asked for.
fn run(path: &Path, more: &[&str]) -> Done {
    let home = folder();
    let run = Rasoat::new(home.path()).args(["vault", "--offline", "--lang", "en", "--stdin"]);
    more.iter()
        .fold(run, Rasoat::arg)
        .arg(path)
        .stdin(format!("{PASSWORD}\n"))
        .run()
}

/// A file with these bytes is refused; the message names it, says this, and what to do next.
#[track_caller]
fn refused(bytes: &[u8], says: &str) {
    let there = folder();
    let done = run(&file(there.path(), "kho của tôi", bytes), &[]);
    check(done, "kho của tôi", says);
}

#[track_caller]
fn check(done: Done, name: &str, says: &str) {
    let done = done.code(4).says(name).says("Next: ").says(says);
    assert_eq!(done.stdout, "");
    assert!(!done.stderr.contains("panicked"), "{}", done.stderr);
}

/// It is audited, with so many entries, and this is left out.
#[track_caller]
fn audited(bytes: &[u8], entries: usize, left_out: &Value) -> Value {
    let there = folder();
    let report = run(&file(there.path(), "kho", bytes), &["--json"]).code(0).json();
    assert_eq!(report["summary"]["entries"], entries, "{report:#}");
    assert_eq!(report["left_out"], *left_out);
    report
}

#[test]
fn what_is_not_there_or_no_file() {
    let there = folder();
    check(
        run(&there.path().join("mất.csv"), &[]),
        "mất.csv",
        "there is no such file",
    );
    check(
        run(there.path(), &[]),
        &there.path().display().to_string(),
        "this is a folder",
    );
    refused(b"", "it is empty");
    refused(b" \r\n\t\n", "it is empty");
    refused(b"\xef\xbb\xbf", "");
}

#[test]
fn a_header_and_nothing_below() {
    for csv in &CSVS {
        refused(&csv.write(&[], PLAIN), "with no entries in it");
        refused(csv.header().join(",").as_bytes(), "with no entries in it");
    }
    refused(bitwarden(&[]).to_string().as_bytes(), "with no entries in it");
    let empty = protected(bitwarden(&[]).to_string().as_bytes(), PASSWORD, Kdf::Pbkdf2);
    refused(empty.to_string().as_bytes(), "with no entries in it");
}

/// Wherever a file ends too early, that is said, or the rows that are whole are audited and the rest is counted;
/// never a panic, never silence.
#[test]
fn a_truncated_file() {
    let there = folder();
    for (code, bytes, _) in every() {
        let mut cuts: Vec<usize> = (1..20).map(|part| bytes.len() * part / 20).collect();
        cuts.extend([1, 3, 7, 11, 12, bytes.len() - 2]);
        for cut in cuts {
            let done = run(&file(there.path(), "kho", &bytes[..cut]), &["--json"]);
            assert!(!done.stderr.contains("panicked"), "{code} {cut}: {}", done.stderr);
            if done.code == 0 {
                assert!(
                    code.ends_with("-csv"),
                    "{code} cut at {cut} of {} passes",
                    bytes.len()
                );
                // All rows but the last are whole; a note of two lines that is cut leaves two behind.
                let report = done.json();
                let rows: usize = report["entries"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|entry| entry["rows"].as_array().map_or(1, Vec::len))
                    .sum();
                let left_out = report["left_out"].as_array().unwrap();
                assert!(rows <= 12 && left_out.len() <= 2, "{code} {cut}");
            } else {
                assert_eq!(done.code, 4, "{code} {cut}: {}", done.stderr);
                assert!(
                    done.stderr.contains("kho") && !done.stderr.contains("\"hint\":\"\""),
                    "{}",
                    done.stderr
                );
            }
        }
    }
}

#[test]
fn a_file_that_ends_in_a_row_says_so() {
    let home = folder();
    for csv in &CSVS {
        let rows = csv.rows(&logins()[..3]);
        let mut bytes = PLAIN.write(&rows);
        // Behind the first cell of the last row, or within it where that is all there is.
        let last = bytes[..bytes.len() - 1]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .unwrap();
        bytes.truncate(last + 3);
        let report = audited(&bytes, 2, &json!([{"row": 3, "why": "ragged"}]));
        assert_eq!(report["summary"]["unreadable"], 1, "{}", csv.code);
        let path = file(home.path(), "kho.csv", &bytes);
        let _said = Rasoat::new(home.path())
            .args(["vault", "--offline", "--lang", "en"])
            .arg(path)
            .run()
            .code(0)
            .prints("ends in the middle of a row")
            .prints("could not be read");
    }
}

#[test]
fn files_of_another_kind_are_called_by_their_name() {
    let html: String = "<!DOCTYPE html><html><body>Facebook</body></html>".into();
    let zip = |name: &str| several(&[name]);
    for (bytes, says) in [
        (
            zip("facebook-lan/security_and_login_information/logins.json"),
            "Facebook",
        ),
        (zip("Takeout/Chrome/Bookmarks.html"), "Google"),
        (zip("data/account.js"), "downloaded from X"),
        (zip("Proton Pass/data.json"), "Proton Pass"),
        (zip("credentials.csv"), "Dashlane"),
        (zip("ảnh.jpg"), "a ZIP archive"),
        (
            several(&["export.attributes", "export.data"]),
            "1PUX of 1Password",
        ),
        // A ZIP that is nothing but its first bytes.
        (b"PK\x03\x04".to_vec(), "a ZIP archive"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00".to_vec(), "a gzip archive"),
        (b"age-encryption.org/v1\n-> X25519 x\n".to_vec(), "age"),
        (b"-----BEGIN PGP MESSAGE-----\n\nx\n".to_vec(), "PGP"),
        (
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n".to_vec(),
            "a PDF",
        ),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec(), "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF".to_vec(), "a picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ".to_vec(), "a picture"),
        (b"\x00\x00\x00\x18ftypheic\x00".to_vec(), "a picture"),
        (
            several(&["[Content_Types].xml", "word/document.xml"]),
            "a Word document",
        ),
        (
            several(&["[Content_Types].xml", "xl/workbook.xml"]),
            "save it as \"CSV UTF-8\"",
        ),
        (several(&["ppt/presentation.xml"]), "a presentation"),
        (
            [
                &b"PK\x03\x04"[..],
                &[0; 26],
                b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK",
            ]
            .concat(),
            "an Excel sheet",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00".to_vec(),
            "of the old kind",
        ),
        (b"Rar!\x1a\x07\x01\x00".to_vec(), "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04".to_vec(), "a 7z archive"),
        (b"SQLite format 3\x00\x10\x00".to_vec(), "an SQLite file"),
        (vec![0; 4096], "a binary file"),
        ((0..=255).cycle().take(4096).collect(), "a binary file"),
        (html.into_bytes(), "an HTML page"),
        (
            include_bytes!("../../data/vault/source.xml").to_vec(),
            "XML of KeePass",
        ),
        (
            b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5\x03\x00\x03\x00".to_vec(),
            "a KeePass 1 vault",
        ),
        (b"window.YTD.account.part0 = []".to_vec(), "downloaded from X"),
        (
            br#"{"personal_information": {}, "sessions": {}}"#.to_vec(),
            "Telegram",
        ),
        (br#"{"Your Activity": {}}"#.to_vec(), "TikTok"),
        (br#"{"account_activity_v2": []}"#.to_vec(), "Facebook"),
        (
            br#"{"vaults": {}, "userId": "a", "encrypted": true}"#.to_vec(),
            "JSON of Proton Pass",
        ),
        (
            br#"{"folders": [], "items": [{"uuid": "a", "template_type": "login.default", "fields": []}]}"#
                .to_vec(),
            "JSON of Enpass",
        ),
        (
            br#"{"version": {"major": 1}, "exporterRpId": "a", "accounts": []}"#.to_vec(),
            "a CXF file",
        ),
        (
            br#"{"encrypted": true, "folders": [], "items": []}"#.to_vec(),
            "tied to the account",
        ),
        (br#"{"schema": "rasoat.report/1"}"#.to_vec(), "JSON of no known"),
        (b"[1, 2]".to_vec(), "JSON of no known"),
        (
            b"First Name,Last Name,URL,Email Address\na,b,c,d\n".to_vec(),
            "LinkedIn",
        ),
        (b"Activity Timestamp,User Agent String\na,b\n".to_vec(), "Google"),
        (
            b"STT,H\xe1\xbb\x8d t\xc3\xaan\n1,Lan\n".to_vec(),
            "a table of 2 columns",
        ),
        (
            "một lá thư\nkhông phải bảng\n".as_bytes().to_vec(),
            "a table of 1 columns",
        ),
    ] {
        refused(&bytes, says);
    }
}

/// A ZIP with empty files of these names.
fn several(names: &[&str]) -> Vec<u8> {
    let mut out = b"PK\x03\x04".to_vec();
    out.resize(30, 0);
    let start = out.len();
    for name in names {
        out.extend_from_slice(b"PK\x01\x02");
        out.resize(out.len() + 24, 0);
        out.extend_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
        out.resize(out.len() + 16, 0);
        out.extend_from_slice(name.as_bytes());
    }
    let size = out.len() - start;
    out.extend_from_slice(b"PK\x05\x06");
    out.resize(out.len() + 8, 0);
    for number in [size, start] {
        out.extend_from_slice(&u32::try_from(number).unwrap().to_le_bytes());
    }
    out.extend_from_slice(&[0, 0]);
    out
}

#[test]
fn a_lock_that_does_not_open() {
    let json = bitwarden(&logins()).to_string();
    let there = folder();
    for (name, bytes) in [
        ("a.kdbx", KDBX_3.to_vec()),
        ("b.kdbx", KDBX_4.to_vec()),
        (
            "c.json",
            protected(json.as_bytes(), PASSWORD, Kdf::Pbkdf2)
                .to_string()
                .into_bytes(),
        ),
        (
            "d.json",
            protected(json.as_bytes(), PASSWORD, Kdf::Argon2)
                .to_string()
                .into_bytes(),
        ),
    ] {
        let path = file(there.path(), name, bytes);
        let vault = || {
            Rasoat::new(there.path())
                .args(["vault", "--offline", "--lang", "en"])
                .arg(&path)
        };
        for typed in ["sai\n", "\n", "", "kho-thu-nghiem \n"] {
            check(
                vault().arg("--stdin").stdin(typed).run(),
                name,
                "does not open it",
            );
        }
        // Nobody can be asked here: that is the fault of the call, not of the file.
        let _asks = vault().run().code(2).says(name).says("--stdin");
        // The end of the line as Windows writes it is no part of the password.
        let _opens = vault().arg("--stdin").stdin("kho-thu-nghiem\r\n").run().code(0);
    }
}

#[test]
fn a_lock_of_another_version_or_beyond_all_bounds() {
    for (bytes, major) in [(KDBX_3, 3_u8), (KDBX_4, 4)] {
        let with = |at: usize, byte: u8| {
            let mut bytes = bytes.to_vec();
            bytes[at] = byte;
            bytes
        };
        refused(&with(10, 5), "of an unknown version");
        refused(&with(10, 0), "of an unknown version");
        refused(&with(10, 7 - major), "");
        refused(&with(4, 0), "of an unknown version");
        // What is behind the header is no longer what was written.
        refused(&with(bytes.len() - 20, bytes[bytes.len() - 20] ^ 1), "");
    }
    // Rounds and memory out of all proportion are refused before anything is derived.
    let at = KDBX_3.windows(3).position(|field| field == [6, 8, 0]).unwrap();
    let mut slow = KDBX_3.to_vec();
    slow[at + 3..at + 11].copy_from_slice(&u64::MAX.to_le_bytes());
    refused(&slow, "too many to run here");
    let at = KDBX_4
        .windows(6)
        .position(|field| field == b"M\x08\0\0\0\0")
        .unwrap();
    let mut large = KDBX_4.to_vec();
    large[at + 5..at + 13].copy_from_slice(&(1_u64 << 50).to_le_bytes());
    refused(&large, "too much to run here");
    let json = bitwarden(&logins()).to_string();
    let spoilt = |kdf: Kdf, member: &str, value: Value| {
        let mut file = protected(json.as_bytes(), PASSWORD, kdf);
        file[member] = value;
        file.to_string()
    };
    for (kdf, member, value, says) in [
        (
            Kdf::Pbkdf2,
            "kdfIterations",
            json!(4_000_000_000_u32),
            "too many to run here",
        ),
        (Kdf::Pbkdf2, "kdfIterations", json!(0), "it is damaged"),
        (Kdf::Argon2, "kdfIterations", json!(0), "it is damaged"),
        (
            Kdf::Pbkdf2,
            "kdfIterations",
            json!(-1),
            "JSON that is badly written",
        ),
        (Kdf::Argon2, "kdfMemory", json!(1_000_000), "too much to run here"),
        (Kdf::Argon2, "kdfParallelism", json!(0), "it is damaged"),
        (Kdf::Argon2, "kdfMemory", Value::Null, "it is damaged"),
        (Kdf::Pbkdf2, "kdfType", json!(9), "of an unknown version"),
        (Kdf::Pbkdf2, "data", json!("2.a|b"), "it is damaged"),
        (Kdf::Pbkdf2, "data", json!("9.a|b|c"), "of an unknown version"),
        (Kdf::Pbkdf2, "salt", json!("khác"), "does not open it"),
    ] {
        refused(spoilt(kdf, member, value).as_bytes(), says);
    }
    // The password is right and the body is not.
    let mut file = protected(json.as_bytes(), PASSWORD, Kdf::Pbkdf2);
    file["data"] = file["encKeyValidation_DO_NOT_EDIT"].clone();
    refused(file.to_string().as_bytes(), "");
}

/// With the right password a cut is told as a cut, wherever it is: that it would not open were a false alarm about the
/// password. Of a wrong password nobody can say more.
#[test]
fn a_kdbx_that_was_cut_is_no_wrong_password() {
    if not_under_wine("takes minutes where the program was built without making it fast") {
        return;
    }
    let there = folder();
    for (name, bytes) in [("3.kdbx", KDBX_3), ("4.kdbx", KDBX_4)] {
        for cut in (bytes.len() / 2..bytes.len())
            .step_by(16)
            .chain([bytes.len() - 16, bytes.len() - 1])
        {
            // On and beside the blocks of the cipher.
            for cut in [cut, cut - bytes.len() % 16, cut - 1] {
                let path = file(there.path(), name, &bytes[..cut]);
                check(run(&path, &[]), name, "it is damaged or was not copied whole");
            }
        }
        let path = file(there.path(), name, bytes);
        let wrong = Rasoat::new(there.path())
            .args(["vault", "--offline", "--lang", "en", "--stdin"])
            .arg(path)
            .stdin("sai\n");
        check(wrong.run(), name, "does not open it");
    }
}

/// A few kilobytes that unpack to gigabytes, behind a password that is right.
#[test]
fn a_kdbx_that_is_a_bomb() {
    if not_under_wine("takes minutes where the program was built without making it fast") {
        return;
    }
    let there = folder();
    for major in [3, 4] {
        let bomb = {
            let mut pack = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            let zeros = vec![b' '; 1 << 20];
            for _ in 0..1200 {
                pack.write_all(&zeros).unwrap();
            }
            pack.finish().unwrap()
        };
        let sealed = seal(Lock::new(major, true), &bomb, &key(Some(PASSWORD), None));
        assert!(sealed.len() < 2 << 20);
        let path = file(there.path(), "bom.kdbx", sealed);
        check(run(&path, &[]), "bom.kdbx", "more than 256 MB once unpacked");
        #[cfg(target_os = "linux")]
        if for_windows().is_none() {
            let peak = peak_kib(&path);
            assert!(peak < 64 * 1024, "{peak} KiB");
        }
    }
}

/// The most memory the program takes for this file, KiB.
#[cfg(target_os = "linux")]
fn peak_kib(path: &Path) -> u64 {
    // Far less than the bomb: should it grow, it ends with another code.
    let script = "ulimit -v 700000; exec \"$0\" vault --offline --stdin \"$1\"";
    let home = folder();
    let mut child = std::process::Command::new("sh")
        .args(["-c", script, crate::harness::path()])
        .arg(path)
        .env_clear()
        .env("RASOAT_HOME", home.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let _taken = writeln!(child.stdin.take().unwrap(), "{PASSWORD}");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(kib.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(child.wait().unwrap().code(), Some(4));
    peak
}

#[test]
fn a_header_that_cannot_be_trusted() {
    refused(
        b"name,url,username,password,password\na,b,c,d,e\n",
        "columns 4 and 5",
    );
    refused("Tên;Mật khẩu;MAT KHAU\na;b;c\n".as_bytes(), "columns 2 and 3");
    let wide = "password,".repeat(100_000);
    refused(wide.as_bytes(), "too many columns");
    refused(format!("{wide}\n{wide}\n").as_bytes(), "too many columns");
    // Of two columns that are no password the first is taken, and that is said.
    let twice = b"name,url,url,username,password\na,b.example.com,c,d,x9$Kd-7Tq!zR2mW\n";
    audited(twice, 1, &json!([]));
    let there = folder();
    let done = run(&file(there.path(), "kho.csv", twice), &[]).code(0);
    let _ = done.prints("Columns 2 and 3 have the same name");
    // A word of a row is no header.
    refused(
        b"Date,Address,Kind\n2026-11-22,203.0.113.10,PASSWORD\n2026-11-23,203.0.113.11,PASSWORD\n",
        "a table of 3 columns",
    );
}

#[test]
fn rows_that_make_no_sense_cost_only_themselves() {
    let good = "a,https://a.example.com/,lan,matkhau123,\n";
    let header = "name,url,username,password,note\n";
    let wide = ",x".repeat(100_000);
    let text = format!(
        "{header}{good}only,three,cells\n{good}one,two,three,four,five,six\n{wide}\n{good}\"never closed,a,b,c,d\n{good}"
    );
    let report = audited(
        text.as_bytes(),
        1,
        &json!([
            {"row": 2, "why": "ragged"}, {"row": 4, "why": "ragged"}, {"row": 5, "why": "too-large"},
            {"row": 7, "why": "unclosed-quote"},
        ]),
    );
    assert_eq!(report["summary"]["unreadable"], 4);
    assert_eq!(report["entries"][0]["rows"], json!([1, 3, 6, 8]));
    // A row in another encoding.
    let mut mixed = format!("{header}{good}Th\u{1b0},https://b.example.com/,lan,x9Qk-7Tq!z,\n").into_bytes();
    mixed.extend_from_slice(b"c,https://c.example.com/,lan,m\xe2\xf2t,\n");
    let report = audited(&mixed, 2, &json!([{"row": 3, "why": "encoding"}]));
    assert_eq!(report["summary"]["unreadable"], 1);
    // Rows that an editor added as UTF-16, and one with a letter that no text has.
    let mut mixed = format!("{header}{good}").into_bytes();
    mixed.extend(
        "c,https://c.example.com/,lan,x9Qk-7Tq!z,"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    mixed.extend_from_slice(b"\nd,https://d.example.com/,lan,x9Qk\0-7Tq!z,\n");
    let left_out = json!([{"row": 2, "why": "encoding"}, {"row": 3, "why": "encoding"}]);
    let report = audited(&mixed, 1, &left_out);
    assert_eq!(report["summary"]["unreadable"], 2);
    // Every row of it: then nothing was audited, and nobody may think otherwise.
    let all = format!("{header}x\ny,z\n");
    let there = folder();
    let path = file(there.path(), "kho.csv", all);
    let done = run(&path, &["--json"]);
    assert_eq!(done.code, 4, "{}", done.stderr);
    assert_eq!(done.json()["summary"]["entries"], 0);
    assert_eq!(done.json()["summary"]["unreadable"], 2);
    let done = run(&path, &[]);
    assert!(
        done.stdout.contains("No entry could be audited"),
        "{}",
        done.stdout
    );
    assert!(!done.stdout.contains("leaked data"), "{}", done.stdout);
}

/// What is too large is refused by its size: nothing of it is read.
#[test]
fn a_file_of_gigabytes() {
    let there = folder();
    for (name, begin) in [
        ("to.csv", &b"name,url,username,password\n"[..]),
        ("to.json", br#"{"encrypted":false,"folders":[],"items":["#),
        ("to.kdbx", KDBX_4),
    ] {
        let path = file(there.path(), name, begin);
        let large = std::fs::File::options().write(true).open(&path).unwrap();
        for size in [300_u64 << 20, 2 << 30] {
            // A file system without holes may have no room for it.
            if large.set_len(size).is_ok() {
                let began = std::time::Instant::now();
                check(run(&path, &[]), name, "larger than 256 MB");
                assert!(began.elapsed().as_secs() < 5);
            }
        }
    }
}

/// Rows of the table "what bad input gets" that are JSON's.
#[test]
fn json_that_is_not_what_it_seems() {
    let item = r#"{"type":1,"name":"Thư","login":{"password":"matkhau123","uris":null}}"#;
    let plain = format!(r#"{{"encrypted":false,"folders":[],"items":[{item}]}}"#);
    // Other letters: UTF-16, a mark, windows-1258.
    let utf16: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    audited(&[&b"\xff\xfe"[..], &utf16].concat(), 1, &json!([]));
    audited(format!("\u{feff}{plain}").as_bytes(), 1, &json!([]));
    let mut other = plain.replace("Thư", "~").into_bytes();
    for byte in &mut other {
        *byte = if *byte == b'~' { 0xe2 } else { *byte };
    }
    audited(&other, 1, &json!([]));
    // The same member twice: nobody knows which is the right one.
    refused(
        format!(r#"{{"folders":[],"items":[],"items":[{item}]}}"#).as_bytes(),
        "line 1, column",
    );
    refused(
        br#"{"folders":[],"items":[{"type":1,"login":{"password":"a","password":"b"}}]}"#,
        "line 1, column",
    );
    // Deeper than anything.
    refused(
        format!(r#"{{"folders":[],"items":{}"#, "[".repeat(1_000_000)).as_bytes(),
        "JSON that",
    );
    // A million members, and a million entries that are none.
    let wide = (0..1_000_000).fold(String::new(), |mut out, number| {
        let _always = write!(out, r#""k{number}":0,"#);
        out
    });
    audited(
        format!(r#"{{{wide}"folders":[],"items":[{item}]}}"#).as_bytes(),
        1,
        &json!([]),
    );
    let notes = r#"{"type":2},"#.repeat(100_000);
    let there = folder();
    let path = file(
        there.path(),
        "kho",
        format!(r#"{{"folders":[],"items":[{notes}{item}]}}"#),
    );
    let report = run(&path, &["--json"]).code(0).json();
    assert_eq!(report["summary"]["left_out"], 100_000);
    // A table, or a table in JSON.
    refused(
        br#"{"folders":[],"items":"name,url,username,password"}"#,
        "line 1, column",
    );
    refused(br#"[{"name":"a","password":"b"}]"#, "JSON of no known");
}

#[test]
fn a_good_file_beside_a_bad_one() {
    let there = folder();
    let good = file(there.path(), "tot.csv", CSVS[0].write(&logins(), PLAIN));
    let bad = file(there.path(), "hong.csv", "");
    for files in [[&good, &bad], [&bad, &good]] {
        let run = files.iter().fold(
            Rasoat::new(there.path()).args(["vault", "--offline", "--lang", "en"]),
            Rasoat::arg,
        );
        check(run.run(), "hong.csv", "it is empty");
    }
}
