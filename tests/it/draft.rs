//! The draft on disk: nothing that was written is lost, and nothing half-written is believed.

use rasoat::domain::answer::{Answer, Evidence, Given, QuestionId};
use rasoat::domain::text::Lang;
use rasoat::i18n::Locale;
use rasoat::interview::Entry;
use rasoat::store::draft::{Draft, DraftError, FILE, Kept};
use std::fs;
use std::path::Path;

const NOW: &str = "2026-11-23T08:30:00+07:00";
const LATER: &str = "2026-11-23T08:31:00+07:00";

fn q(text: &str) -> QuestionId {
    QuestionId::parse(text).expect("a question")
}

fn record(question: &str, given: Option<Given>) -> Entry {
    Entry::Record {
        question: q(question),
        answer: given.map(|given| Answer {
            given,
            evidence: Evidence::Looked,
        }),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "compared with what may be no answer")]
fn chosen(ids: &[&str]) -> Option<Given> {
    Some(Given::Chosen(ids.iter().map(|id| (*id).to_owned()).collect()))
}

fn entries() -> Vec<Entry> {
    vec![
        record("accounts-used@setup", chosen(&["facebook", "facebook", "zalo"])),
        record("pages-run@setup", chosen(&[])),
        record("second-factor@account:facebook", Some(Given::DontKnow)),
        record("second-factor@account:facebook", chosen(&["app"])),
        record("sessions@account:facebook", Some(Given::Skipped)),
        record("backup-codes@account:facebook", chosen(&["paper"])),
        record("backup-codes@account:facebook", None),
        Entry::Apart {
            control: "password-reuse".into(),
            apart: true,
        },
        record("public-role@person", chosen(&["no"])),
    ]
}

fn fill(folder: &Path) {
    let (mut draft, kept) = Draft::open(folder, "full", NOW).expect("opens");
    assert!(kept.is_none());
    for entry in entries() {
        draft.append(&entry, LATER).expect("writes");
    }
    draft.finish().expect("ends");
}

fn reopen(folder: &Path) -> (Draft, Kept) {
    let (draft, kept) = Draft::open(folder, "other", LATER).expect("opens");
    (draft, kept.expect("something kept"))
}

#[test]
fn what_was_written_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (_draft, kept) = reopen(folder.path());
    assert_eq!((kept.created.as_str(), kept.pack.as_str()), (NOW, "full"));
    assert_eq!(kept.last, LATER);
    let given = |question: &str| kept.answers.get(&q(question)).map(|answer| answer.given.clone());
    assert_eq!(
        given("accounts-used@setup"),
        chosen(&["facebook", "facebook", "zalo"])
    );
    assert_eq!(given("pages-run@setup"), chosen(&[]));
    assert_eq!(
        given("second-factor@account:facebook"),
        chosen(&["app"]),
        "the newest counts"
    );
    assert_eq!(given("sessions@account:facebook"), Some(Given::Skipped));
    assert_eq!(given("backup-codes@account:facebook"), None, "taken back");
    assert_eq!(kept.answers.len(), 5);
    assert!(
        kept.answers
            .values()
            .all(|answer| answer.evidence == Evidence::Looked)
    );
    assert!(kept.apart.contains("password-reuse"));
    assert!(!kept.cut_off && kept.unknown == 0);
}

#[test]
fn the_lines_are_a_format_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let text = fs::read_to_string(folder.path().join(FILE)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        r#"{"rasoat_draft":1,"created":"2026-11-23T08:30:00+07:00","pack":"full"}"#
    );
    assert_eq!(
        lines[4],
        r#"{"question":"second-factor@account:facebook","given":["app"],"evidence":"looked","at":"2026-11-23T08:31:00+07:00"}"#
    );
    assert_eq!(
        lines[7],
        r#"{"question":"backup-codes@account:facebook","given":"open","at":"2026-11-23T08:31:00+07:00"}"#
    );
}

#[test]
fn cut_off_at_any_byte_of_the_last_record_loses_at_most_that_record() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    let last = whole[..whole.len() - 1]
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap()
        + 1;
    for cut in last..=whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let (mut draft, kept) = reopen(folder.path());
        let complete = cut >= whole.len() - 1;
        assert_eq!(kept.answers.len(), if complete { 5 } else { 4 }, "cut at {cut}");
        assert_eq!(kept.cut_off, cut > last && !complete, "cut at {cut}");
        // And writing goes on as if nothing had happened.
        draft
            .append(&record("found-by-phone@account:zalo", chosen(&["off"])), LATER)
            .unwrap();
        drop(draft);
        let after = Draft::read(folder.path()).unwrap().unwrap();
        assert_eq!(after.answers.len(), kept.answers.len() + 1, "cut at {cut}");
        assert!(!after.cut_off, "cut at {cut}");
    }
}

#[test]
fn cut_off_anywhere_the_rest_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    for cut in 0..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let read = Draft::read(folder.path()).unwrap_or_else(|error| panic!("cut at {cut}: {error}"));
        assert!(read.is_some() || !whole[..cut].contains(&b'\n'), "cut at {cut}");
    }
    // After a power cut a file may end in zeros.
    let mut zeros = whole.clone();
    zeros.extend([0; 512]);
    fs::write(&path, &zeros).unwrap();
    let (_draft, kept) = reopen(folder.path());
    assert!(kept.cut_off && kept.answers.len() == 5);
}

#[test]
fn killed_without_a_word_every_answered_question_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (mut draft, _) = Draft::open(folder.path(), "full", NOW).unwrap();
    for (index, entry) in entries().iter().enumerate() {
        draft.append(entry, LATER).unwrap();
        // What another process sees while this one is still in the middle.
        let text = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(text.lines().count(), index + 2);
        assert!(text.ends_with('\n'));
    }
    std::mem::forget(draft);
}

#[test]
fn two_programs_do_not_write_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, _) = Draft::open(folder.path(), "full", NOW).unwrap();
    let error = Draft::open(folder.path(), "full", NOW).unwrap_err();
    assert!(matches!(error, DraftError::InUse { .. }));
    let (what, advice) = error.words(Locale::new(Lang::Vi));
    assert!(what.contains("cửa sổ khác") && !advice.is_empty());
    assert!(
        Draft::read(folder.path()).unwrap().is_none(),
        "reading needs no lock"
    );
    drop(draft);
    Draft::open(folder.path(), "full", NOW).expect("free again");
}

#[test]
fn a_damaged_middle_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(FILE);
    let whole = fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("\"given\":[\"app\"]", "\"given\":[\"app\""),
        ("\"evidence\":\"looked\"", "\"evidence\":\"guessed\""),
        ("second-factor@account:facebook", "second-factor"),
        ("\"skipped\"", "\"perhaps\""),
        ("{\"rasoat_draft\":1", "{\"rasoat_draft\":\"x\""),
    ] {
        let bad = whole.replacen(from, to, 1);
        assert_ne!(bad, whole);
        fs::write(&path, &bad).unwrap();
        let error = Draft::open(folder.path(), "full", NOW).unwrap_err();
        assert!(matches!(error, DraftError::Damaged { .. }), "{to}: {error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), bad, "the file stays as it is");
    }
}

#[test]
fn put_aside_it_leaves_what_can_be_read_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(FILE);
    let whole = fs::read_to_string(&path).unwrap();
    let (_, before) = reopen(folder.path());
    // A line of another kind in the middle, and one that is no text.
    let mut lines: Vec<&[u8]> = whole.split_inclusive('\n').map(str::as_bytes).collect();
    lines.insert(3, b"XX\n");
    lines.insert(6, b"\xff\xfe{\n");
    let bad = lines.concat();
    fs::write(&path, &bad).unwrap();
    assert_eq!(Draft::readable(folder.path()), before.answers.len());
    let aside = Draft::set_aside(folder.path(), "quick", LATER).unwrap();
    assert!(aside.ends_with("draft.jsonl.hong-1"));
    assert_eq!(fs::read(&aside).unwrap(), bad, "the old file is whole");
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    let (_, kept) = reopen(folder.path());
    assert_eq!(kept, before);
    // The beginning is gone: the answers are not.
    let (_, rest) = whole.split_once('\n').unwrap();
    fs::write(&path, format!("?\n{rest}")).unwrap();
    assert!(
        Draft::set_aside(folder.path(), "quick", LATER)
            .unwrap()
            .ends_with("draft.jsonl.hong-2")
    );
    let (_, kept) = reopen(folder.path());
    assert_eq!((kept.answers, kept.pack.as_str()), (before.answers, "quick"));
    assert!(aside.exists());
    // Nothing at all can be read: one begins anew.
    fs::write(&path, "XX\n").unwrap();
    assert_eq!(Draft::readable(folder.path()), 0);
    Draft::set_aside(folder.path(), "quick", LATER).unwrap();
    assert!(!path.exists());
    assert!(!folder.path().join("draft.jsonl.new").exists());
}

#[test]
fn an_empty_line_is_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(FILE);
    let (_, before) = reopen(folder.path());
    let gaps = fs::read_to_string(&path).unwrap().replace('\n', "\n\r\n\n");
    fs::write(&path, gaps).unwrap();
    let (mut draft, kept) = reopen(folder.path());
    assert_eq!(kept, before);
    draft
        .append(&record("found-by-phone@account:zalo", chosen(&["off"])), LATER)
        .unwrap();
    drop(draft);
    let after = Draft::read(folder.path()).unwrap().unwrap();
    assert_eq!(after.answers.len(), before.answers.len() + 1);
}

#[test]
fn a_folder_in_its_place_is_said_alike_by_whoever_reads() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(FILE)).unwrap();
    let writing = Draft::open(folder.path(), "full", NOW).unwrap_err();
    let reading = Draft::read(folder.path()).unwrap_err();
    for lang in [Lang::Vi, Lang::En] {
        let words = writing.words(Locale::new(lang));
        assert_eq!(words, reading.words(Locale::new(lang)));
        assert!(
            words.1.contains("draft.jsonl.hong-1\""),
            "the command that helps: {}",
            words.1
        );
    }
    Draft::set_aside(folder.path(), "full", NOW).unwrap();
    Draft::open(folder.path(), "full", NOW).expect("its place is free");
}

#[test]
fn a_beginning_that_was_cut_off_is_not_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), "{\"rasoat_draft\":1,\"crea").unwrap();
    let (draft, kept) = Draft::open(folder.path(), "full", NOW).unwrap();
    assert!(kept.is_none() && draft.was_cut_off());
    drop(draft);
    let (draft, _) = Draft::open(folder.path(), "full", NOW).unwrap();
    assert!(!draft.was_cut_off(), "said once");
}

#[test]
fn a_newer_draft_is_refused_by_its_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    let text = "{\"rasoat_draft\":7,\"sealed\":true}\n{\"x\":1}\n";
    fs::write(&path, text).unwrap();
    let error = Draft::open(folder.path(), "full", NOW).unwrap_err();
    assert!(matches!(error, DraftError::Newer { version: 7, .. }));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_file_that_does_not_begin_like_a_draft_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    for bytes in [
        &b"\x93RSO\x01\x00\xff\xfe sealed"[..],
        b"{\"rasoat_draft\":2,\"sealed\":\"abc",
        b"{\"rasoat_draft\":1,\"created\":\"t\",\"pack\":\"full\"} and more",
        b"{\"rasoat_draft\":1,\"created\":\"a b\"",
        b"dear diary",
        b"\x00\x00x",
        b" ",
    ] {
        fs::write(&path, bytes).unwrap();
        let shown = String::from_utf8_lossy(bytes);
        for error in [
            Draft::open(folder.path(), "full", NOW).unwrap_err(),
            Draft::read(folder.path()).unwrap_err(),
        ] {
            assert!(
                matches!(error, DraftError::Damaged { line: 1, .. }),
                "{shown:?}: {error}"
            );
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{shown:?} stays as it is");
    }
    // What a power cut leaves of the very first write holds no answer.
    for bytes in [
        &b""[..],
        b"{",
        b"{\"rasoat_draft\":1,\"crea",
        b"{\"ras\0\0\0",
        b"\0\0\0\0",
    ] {
        fs::write(&path, bytes).unwrap();
        let (mut draft, kept) = Draft::open(folder.path(), "full", NOW).unwrap();
        assert!(kept.is_none());
        draft.append(&entries()[0], LATER).unwrap();
        drop(draft);
        assert_eq!(Draft::read(folder.path()).unwrap().unwrap().answers.len(), 1);
    }
}

#[test]
fn a_kind_of_line_that_came_later_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(FILE);
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str("{\"waiver\":\"x\",\"at\":\"2026\"}\n");
    // What stands in the log of menus now stood here once.
    text.push_str("{\"menu_differs\":{\"control\":\"sessions\",\"platform\":\"zalo\"},\"at\":\"2026\"}\n");
    fs::write(&path, &text).unwrap();
    let (mut draft, kept) = reopen(folder.path());
    assert_eq!((kept.unknown, kept.answers.len()), (2, 5));
    draft.choose_pack("quick", LATER).unwrap();
    drop(draft);
    assert_eq!(Draft::read(folder.path()).unwrap().unwrap().pack, "quick");
    assert!(fs::read_to_string(&path).unwrap().starts_with(&text));
}

#[test]
fn nowhere_keeps_nothing_and_discarding_leaves_nothing() {
    let mut nowhere = Draft::nowhere();
    assert!(!nowhere.keeps());
    nowhere.append(&entries()[0], NOW).unwrap();
    nowhere.finish().unwrap();
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (draft, _) = reopen(folder.path());
    draft.discard().unwrap();
    assert!(!folder.path().join(FILE).exists());
    assert!(Draft::read(folder.path()).unwrap().is_none());
}

#[test]
fn an_unopened_or_unanswered_draft_is_no_draft() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("a/b");
    assert!(Draft::read(&inner).unwrap().is_none());
    let (draft, kept) = Draft::open(&inner, "full", NOW).unwrap();
    assert!(kept.is_none());
    drop(draft);
    assert!(Draft::open(&inner, "full", NOW).unwrap().1.is_none());
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("rasoat");
    fill(&inner);
    assert_eq!((mode(&inner), mode(&inner.join(FILE))), (0o700, 0o600));
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(inner.join(FILE), fs::Permissions::from_mode(0o644)).unwrap();
    drop(Draft::open(&inner, "full", NOW).unwrap());
    assert_eq!(
        (mode(&inner), mode(&inner.join(FILE))),
        (0o755, 0o600),
        "the file is repaired; a folder that was there may be everybody's"
    );
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tệp");
    fs::write(&file, "x").unwrap();
    let error = Draft::open(&file.join("rasoat"), "full", NOW).unwrap_err();
    assert!(matches!(error, DraftError::Open { .. }));
    let (_, advice) = error.words(Locale::new(Lang::Vi));
    assert!(advice.contains("--no-save"), "{advice}");
}

/// Whoever runs the tests may be allowed everything; then nothing is read-only.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_at_once_or_made_writable_by_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("rasoat");
    fs::create_dir(&inner).unwrap();
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o500)).unwrap();
    let writable = fs::write(inner.join("probe"), "x").is_ok();
    let opened = Draft::open(&inner, "full", NOW);
    assert_eq!(opened.is_ok(), writable, "{:?}", opened.err());
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_device_in_its_place_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join(FILE)).unwrap();
    assert!(matches!(
        Draft::open(folder.path(), "full", NOW).unwrap_err(),
        DraftError::NotAFile { .. }
    ));
}

/// The first program named devices by their order.
#[test]
fn a_draft_that_names_devices_by_order_keeps_each_answer_with_its_device() {
    let folder = tempfile::tempdir().unwrap();
    let line = |question: &str, given: &str| {
        format!(r#"{{"question":"{question}","given":{given},"evidence":"declared","at":"{NOW}"}}"#)
    };
    let lines = [
        format!(r#"{{"rasoat_draft":1,"created":"{NOW}","pack":"full"}}"#),
        line("device-lock@device:computer-1", r#"["strong"]"#),
        line("devices-used@setup", r#"["windows","android","ios","android"]"#),
        line("device-lock@device:phone-1", r#"["short"]"#),
        line("device-lock@device:phone-2", r#"["strong"]"#),
        line("device-lock@device:phone-3", r#"["none"]"#),
        line("device-lock@device:computer-1", "\"dont_know\""),
        line("device-lock@device:computer-2", r#"["none"]"#),
        line("device-care@device:phone-2", r#"["good"]"#),
        line("device-care@device:phone-2", "\"open\""),
        // One Android phone goes; the old program gave the iPhone's answer to whatever stood second now.
        line("devices-used@setup", r#"["ios","android","windows"]"#),
        line("device-care@device:phone-1", r#"["good"]"#),
    ];
    fs::write(folder.path().join(FILE), lines.join("\n") + "\n").unwrap();
    let kept = Draft::read(folder.path()).unwrap().expect("a draft");
    let of = |question: &str| kept.answers.get(&q(question)).map(|answer| answer.given.clone());
    assert_eq!(of("device-lock@device:ios-1"), chosen(&["strong"]));
    assert_eq!(of("device-care@device:ios-1"), chosen(&["good"]));
    assert_eq!(of("device-lock@device:windows-1"), Some(Given::DontKnow));
    // Which one is left nobody said.
    assert_eq!(of("device-lock@device:android-1"), None);
    assert_eq!(of("device-lock@device:android-2"), None);
    assert_eq!(of("device-lock@device:assumed-computer"), chosen(&["strong"]));
    assert_eq!(
        kept.answers.len(),
        5,
        "nothing under an old name: {:?}",
        kept.answers
    );
    // Written on in the new way.
    let (mut draft, _) = Draft::open(folder.path(), "full", LATER).unwrap();
    draft
        .append(
            &record("device-lock@device:android-1", chosen(&["strong"])),
            LATER,
        )
        .unwrap();
    drop(draft);
    let kept = Draft::read(folder.path()).unwrap().expect("a draft");
    assert_eq!(kept.answers.len(), 6);
}
