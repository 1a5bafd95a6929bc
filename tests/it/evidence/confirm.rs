//! The answers confirmed one by one, on a real terminal.

use super::archives::{facebook, unpack, write};
use super::without_canaries;
use crate::harness::folder;
use crate::interview_pty::Sitting;
use std::path::Path;

/// What is kept, as `control choice evidence`.
fn kept(home: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(home.join("draft.jsonl")).unwrap_or_default();
    without_canaries(&text);
    for trace in ["•••", "Vui vẻ", "@e", "zip"] {
        assert!(!text.contains(trace), "{trace}:\n{text}");
    }
    let draft = rasoat::store::draft::Draft::read(home)
        .unwrap()
        .unwrap_or_default();
    let line = |(question, answer): (
        &rasoat::domain::answer::QuestionId,
        &rasoat::domain::answer::Answer,
    )| { format!("{question} {:?} {}", answer.given, answer.evidence.as_str()) };
    draft.answers.iter().map(line).collect()
}

#[test]
fn each_answer_is_confirmed_and_the_file_deleted_when_the_person_says_so() {
    let home = folder();
    let files = folder();
    let zip = write(files.path(), "fb.zip", &facebook());
    let mut sitting = Sitting::start(home.path(), 80, &["evidence", zip.to_str().unwrap()]);
    // Which second step the file does not say: Enter alone is not enough.
    assert!(sitting.say("").contains("Chưa hiểu"));
    assert!(sitting.say("?").contains("mật khẩu"));
    assert!(sitting.say("2").contains("[2/8]"));
    sitting.say("1");
    // Back to it, and on again: what was said is kept.
    assert!(sitting.say("l").contains("Lần trước đã trả lời"));
    assert!(sitting.say("").contains("[3/8]"));
    let shown = sitting.say("b");
    assert!(shown.contains("[4/8]") && shown.contains("Để nguyên"), "{shown}");
    sitting.say("2");
    sitting.say("n");
    sitting.say("1");
    let last = sitting.say("1");
    assert!(last.contains("[8/8]"), "{last}");
    // One answer only: Enter takes it. Then the file is to be deleted.
    let shown = sitting.say("");
    assert!(shown.contains("Ghi đè rồi xóa tệp này"), "{shown}");
    let (code, screen) = sitting.end_with("1");
    assert_eq!(code, 0, "{screen}");
    without_canaries(&screen);
    assert!(!zip.exists());
    assert_eq!(
        kept(home.path()),
        [
            "found-by-phone@account:facebook Chosen([\"yes\"]) parsed",
            "login-alerts@account:facebook Chosen([\"on\"]) parsed",
            "profile-audience@account:facebook Chosen([\"partly\"]) parsed",
            "recovery-mail@account:facebook Chosen([\"own\"]) parsed",
            "second-factor@account:facebook Chosen([\"app\"]) declared",
            "sessions@account:facebook Chosen([\"all\"]) parsed",
        ]
    );
}

#[test]
fn what_was_said_before_and_differs_is_shown_gently_and_stays_unless_changed() {
    let home = folder();
    let answers = [
        ("accounts-used@setup", r#"["zalo"]"#),
        ("second-factor@account:facebook", r#"["none"]"#),
        ("found-by-phone@account:facebook", r#"["no"]"#),
    ];
    {
        use rasoat::domain::answer::{Answer, Evidence, Given, QuestionId};
        use rasoat::interview::Entry;
        let (mut draft, _) =
            rasoat::store::draft::Draft::open(home.path(), "full", "2026-11-23T08:30:00+07:00").unwrap();
        for (question, choice) in answers {
            let choice = choice.trim_matches(['[', ']', '"']).to_owned();
            let answer = Answer {
                given: Given::Chosen(vec![choice]),
                evidence: Evidence::Declared,
            };
            let entry = Entry::Record {
                question: QuestionId::parse(question).unwrap(),
                answer: Some(answer),
            };
            draft.append(&entry, "2026-11-23T08:30:00+07:00").unwrap();
        }
    }
    let files = folder();
    let path = files.path().join("mo-ra");
    unpack(&path, &facebook());
    let mut sitting = Sitting::open(home.path(), 80, &["evidence", path.to_str().unwrap()]);
    let shown = sitting.prompt();
    assert!(shown.contains("chưa có trong danh sách tài khoản"), "{shown}");
    let shown = sitting.say("1");
    assert!(
        shown.contains("Lần trước đã trả lời khác: Chưa bật (theo trí nhớ)"),
        "{shown}"
    );
    // Enter keeps what was said.
    let shown = sitting.say("");
    assert!(shown.contains("Để nguyên"), "{shown}");
    for _ in 0..6 {
        sitting.say("b");
    }
    // The last one is changed; then nothing is to be deleted: a folder is not ours to delete.
    let (code, screen) = sitting.end_with("1");
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("tự xóa thư mục") && path.exists(), "{screen}");
    assert_eq!(
        kept(home.path()),
        [
            "accounts-used@setup Chosen([\"zalo\", \"facebook\"]) declared",
            "found-by-phone@account:facebook Chosen([\"yes\"]) parsed",
            "second-factor@account:facebook Chosen([\"none\"]) declared",
        ]
    );
}

#[test]
fn quitting_keeps_what_was_confirmed_and_asks_for_no_deletion() {
    let home = folder();
    let files = folder();
    let zip = write(files.path(), "fb.zip", &facebook());
    let mut sitting = Sitting::start(
        home.path(),
        40,
        &["evidence", zip.to_str().unwrap(), "--lang", "en"],
    );
    sitting.say("1");
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    assert!(
        screen.contains("1 answers were saved") && !screen.contains("Overwrite"),
        "{screen}"
    );
    assert!(zip.exists());
    assert_eq!(kept(home.path()).len(), 1);
    let mut sitting = Sitting::start(home.path(), 80, &["evidence", zip.to_str().unwrap()]);
    sitting.say("1");
    let (code, _) = sitting.interrupt();
    assert_eq!(code, 130);
    assert_eq!(kept(home.path()).len(), 1);
}

#[test]
fn with_a_history_the_answers_are_sealed_and_the_audit_is_what_comes_next() {
    let home = folder();
    let history = crate::history::begin(home.path());
    let files = folder();
    let zip = write(files.path(), "fb.zip", &facebook());
    let passphrase = files.path().join("cum");
    std::fs::write(&passphrase, crate::history::PASSPHRASE).unwrap();
    let args = [
        "evidence",
        "--passphrase-file",
        passphrase.to_str().unwrap(),
        zip.to_str().unwrap(),
    ];
    let mut sitting = Sitting::start(home.path(), 80, &args);
    sitting.say("2");
    for _ in 0..7 {
        sitting.say("b");
    }
    let (code, screen) = sitting.end_with("");
    assert_eq!(code, 0, "{screen}");
    // What is shown is the last audit, and there is none with these answers yet.
    assert!(
        screen.contains("Việc tiếp theo: rasoat audit") && !screen.contains("rasoat show"),
        "{screen}"
    );
    assert!(!home.path().join("draft.jsonl").exists());
    let sealed = std::fs::read_to_string(home.path().join("draft.sealed")).unwrap();
    assert!(!sealed.contains("facebook"), "{sealed}");
    let place = rasoat::store::draft::Place::sealed(home.path(), &history);
    let kept = rasoat::store::draft::Draft::read(place).unwrap().unwrap();
    assert_eq!(kept.answers.len(), 1);
}

/// As before an interview: what can be read of a damaged draft stays, the old file is put aside.
#[test]
fn a_damaged_draft_is_put_aside_here_too() {
    let home = folder();
    let files = folder();
    let zip = write(files.path(), "fb.zip", &facebook());
    let args = ["evidence", zip.to_str().unwrap()];
    let mut sitting = Sitting::start(home.path(), 80, &args);
    sitting.say("2");
    sitting.say("1");
    let _ = sitting.end_with("q");
    let before = kept(home.path());
    assert_eq!(before.len(), 2);
    let path = home.path().join("draft.jsonl");
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, whole.replacen('\n', "\nXX\n", 1)).unwrap();
    let mut sitting = Sitting::start(home.path(), 80, &args);
    let shown = sitting.say("");
    assert!(
        shown.contains("Tệp cũ nằm ở") && shown.contains("Lần trước đã trả lời"),
        "{shown}"
    );
    let _ = sitting.end_with("q");
    assert_eq!(kept(home.path()), before);
    assert!(home.path().join("draft.jsonl.hong-1").exists());
}
