//! Archives made to do harm, or broken on the way: each ends soon, says which file and what to do, and what is whole in it is
//! still read.

use super::archives::{Entry, facebook, finish, write, zip};
use super::{evidence, faults, only, proposals, read, refused, unknown};
use crate::harness::{file, folder, not_under_wine};

const SESSIONS: &str = "security_and_login_information/where_you_re_logged_in.json";
const SECOND: &str = "security_and_login_information/two-factor_authentication.json";

fn second() -> Entry {
    Entry::new(
        SECOND,
        r#"{"label_values":[{"ent_field_name":"State","value":"Disabled"}]}"#,
    )
}

/// The entry fails for this reason, and the one beside it is read.
#[track_caller]
fn fails(entry: Entry, why: &str) {
    let home = folder();
    let path = write(home.path(), "thu.zip", &[entry, second()]);
    let value = read(&[&path]);
    let platform = only(&value);
    assert_eq!(faults(platform), [format!("{SESSIONS}: {why}")]);
    assert_eq!(proposals(platform), ["second-factor: none"]);
    assert!(
        unknown(platform).contains(&"sessions"),
        "what could not be read is unknown"
    );
    let done = evidence(&[&path], &[]).code(0);
    let flat = done.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("Không đọc được mục") && flat.contains("thu.zip") && flat.contains("tải lại tệp"),
        "{flat}"
    );
}

#[test]
fn what_blows_up_is_stopped_whether_by_proportion_or_by_size() {
    // 40 MB of blanks in 40 KB.
    let blanks = " ".repeat(40 * 1024 * 1024);
    fails(Entry::new(SESSIONS, &blanks), "bomb");
    // It says it is small.
    fails(
        Entry {
            size: Some(100),
            ..Entry::new(SESSIONS, &blanks)
        },
        "damaged",
    );
    // Not packed at all, and larger than any page of settings.
    let home = folder();
    let large = Entry::new(SECOND, " ".repeat(2 * 1024 * 1024)).stored();
    let path = write(home.path(), "thu.zip", &[large]);
    let value = read(&[&path]);
    assert_eq!(faults(only(&value)), [format!("{SECOND}: too-large")]);
}

#[test]
fn nesting_without_end_is_stopped_also_where_it_would_be_skipped() {
    let deep = "[".repeat(1_000_000);
    fails(Entry::new(SESSIONS, &deep).stored(), "nested");
    fails(
        Entry::new(SESSIONS, format!(r#"{{"skipped":{deep}"#)).stored(),
        "nested",
    );
    fails(
        Entry::new(
            SESSIONS,
            format!(r#"{{"skipped":"{}"}}"#, "a".repeat(5 * 1024 * 1024)),
        )
        .stored(),
        "nested",
    );
    // Below the limit it is merely skipped.
    let home = folder();
    let fine = format!(
        r#"{{"skipped":{}{},"active_sessions":[{{"user_agent":"Windows"}}]}}"#,
        "[".repeat(80),
        "]".repeat(80)
    );
    let path = write(home.path(), "thu.zip", &[Entry::new(SESSIONS, fine)]);
    assert_eq!(proposals(only(&read(&[&path]))), ["sessions: own all"]);
}

#[test]
fn locked_damaged_and_unknown_entries_are_told_apart() {
    let whole = r#"{"active_sessions":[{"user_agent":"Windows"}]}"#;
    fails(Entry::new(SESSIONS, whole).locked(), "encrypted");
    fails(
        Entry {
            method: 12,
            ..Entry::new(SESSIONS, whole)
        },
        "method",
    );
    fails(
        Entry {
            crc: Some(7),
            ..Entry::new(SESSIONS, whole)
        },
        "damaged",
    );
    fails(Entry::new(SESSIONS, "no json").stored(), "malformed");
    fails(
        Entry::new(SESSIONS, &whole.as_bytes()[..20]).stored(),
        "malformed",
    );
    fails(Entry::new(SESSIONS, [0xff, 0xfe, 0, 1]).stored(), "malformed");
}

#[test]
fn names_that_lead_elsewhere_are_counted_and_not_opened() {
    let home = folder();
    let session = r#"{"active_sessions":[{"user_agent":"Windows"}]}"#;
    let strange: Vec<Entry> = [
        format!("../{SESSIONS}"),
        format!("a/../../{SESSIONS}"),
        format!("/{SESSIONS}"),
        format!("C:\\{}", SESSIONS.replace('/', "\\")),
        format!("\\\\server\\{SESSIONS}"),
        format!("a\0/{SESSIONS}"),
    ]
    .iter()
    .map(|name| Entry::new(name, session))
    .chain([second()])
    .collect();
    let path = write(home.path(), "thu.zip", &strange);
    let value = read(&[&path]);
    assert_eq!(value["strange_names"], 6);
    assert_eq!(proposals(only(&value)), ["second-factor: none"]);
    let shown = evidence(&[&path], &[]).code(0).stdout;
    assert!(shown.contains("6 mục mang tên chỉ ra ngoài tệp"), "{shown}");
}

#[test]
fn of_two_entries_with_one_name_neither_is_believed() {
    let home = folder();
    let entry = |agent: &str| format!(r#"{{"active_sessions":[{{"user_agent":"{agent}"}}]}}"#);
    let path = write(
        home.path(),
        "thu.zip",
        &[
            Entry::new(SESSIONS, entry("Windows")),
            Entry::new(SESSIONS.to_uppercase(), entry("iPhone")),
            second(),
        ],
    );
    let value = read(&[&path]);
    assert_eq!(faults(only(&value)), [format!("{SESSIONS}: twice")]);
    assert_eq!(proposals(only(&value)), ["second-factor: none"]);
}

#[test]
fn the_new_form_of_zip_is_read_and_backslashes_are_slashes() {
    let home = folder();
    let mut entries = facebook();
    for entry in &mut entries {
        entry.zip64 = true;
        entry.name = String::from_utf8(entry.name.clone())
            .unwrap()
            .replace('/', "\\")
            .into_bytes();
    }
    let path = write(home.path(), "lon.zip", &entries);
    assert_eq!(proposals(only(&read(&[&path]))).len(), 8);
}

#[test]
fn an_archive_cut_anywhere_ends_with_words_for_it() {
    let home = folder();
    let whole = zip(&facebook());
    for share in [1, 3, 5, 7, 9] {
        let cut = whole.len() * share / 10;
        let path = file(home.path(), "dut.zip", &whole[..cut]);
        refused(&path, &["dut.zip", "tải lại tệp từ nền tảng"]);
    }
    // The directory is there, what it speaks of is not.
    let mut hollow = whole.clone();
    let directory = whole.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    hollow[..directory].fill(0);
    hollow[..4].copy_from_slice(b"PK\x03\x04");
    let path = file(home.path(), "rong.zip", &hollow);
    let value = read(&[&path]);
    assert!(
        faults(only(&value))
            .iter()
            .all(|fault| fault.ends_with("damaged")),
        "{value:#}"
    );
    refused(&path, &[]);
    for (name, bytes, says) in [
        ("rong.zip", &b""[..], "tệp rỗng"),
        ("takeout.tgz", b"\x1f\x8b\x08\x00rest", ".zip"),
        ("thu.txt", b"hello", "không phải tệp dữ liệu"),
        ("ten.zip", b"PK\x05\x06", "bị hỏng"),
    ] {
        let path = file(home.path(), name, bytes);
        refused(&path, &[name, says, "Việc tiếp theo"]);
    }
    refused(&home.path().join("khong-co.zip"), &["không tìm thấy"]);
}

#[test]
fn a_crowd_of_entries_is_gone_through_and_forgotten() {
    // The directory alone: 300,000 names that all lead to one place, and in their midst one that is wanted.
    let entry = zip(&[second()]);
    let at = entry.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let end = entry.windows(4).position(|four| four == b"PK\x05\x06").unwrap();
    let record = &entry[at..end];
    let mut directory = Vec::new();
    for number in 0..300_000_u32 {
        if number == 150_000 {
            directory.extend(record);
        }
        let name = format!("photos/{number:08}.jpg");
        let mut other = record[..46].to_vec();
        other[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
        directory.extend(other);
        directory.extend(name.as_bytes());
    }
    let home = folder();
    let path = file(
        home.path(),
        "dong.zip",
        finish(entry[..at].to_vec(), &directory, 300_001, true),
    );
    let value = read(&[&path]);
    assert_eq!(proposals(only(&value)), ["second-factor: none"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed_and_folders_in_folders_end() {
    if not_under_wine("wine does not tell a link of Unix from what it leads to") {
        return;
    }
    let home = folder();
    let root = home.path().join("mo-ra/security_and_login_information");
    std::fs::create_dir_all(&root).unwrap();
    let outside = file(
        home.path(),
        "ngoai.json",
        r#"{"active_sessions":[{"user_agent":"Windows"}]}"#,
    );
    std::os::unix::fs::symlink(&outside, root.join("where_you_re_logged_in.json")).unwrap();
    // A folder in itself.
    std::os::unix::fs::symlink("..", root.join("vong")).unwrap();
    file(&root, "two-factor_authentication.json", second().data);
    let mut deep = root.clone();
    for _ in 0..40 {
        deep = deep.join("a");
    }
    std::fs::create_dir_all(&deep).unwrap();
    let value = read(&[&home.path().join("mo-ra")]);
    assert_eq!(proposals(only(&value)), ["second-factor: none"]);
    assert_eq!(only(&value)["entries"], 1);
}
