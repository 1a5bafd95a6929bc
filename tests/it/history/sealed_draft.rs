//! Where there is a history, the draft of an interview is sealed with its key.

use super::{NOW, begin};
use crate::harness::folder;
use rasoat::domain::answer::{Answer, Evidence, Given, QuestionId};
use rasoat::interview::Entry;
use rasoat::store::draft::{Draft, DraftError, FILE, Place, SEALED};
use std::fs;
use std::path::Path;

fn entry(control: &str) -> Entry {
    Entry::Record {
        question: QuestionId::parse(&format!("{control}@account:gmail")).unwrap(),
        answer: Some(Answer {
            given: Given::Chosen(vec!["app".to_owned()]),
            evidence: Evidence::Looked,
        }),
    }
}

const CONTROLS: [&str; 3] = ["second-factor", "sessions", "backup-codes"];

fn fill(place: Place) {
    let (mut draft, kept) = Draft::open(place, "full", NOW).unwrap();
    assert!(kept.is_none());
    for control in CONTROLS {
        draft.append(&entry(control), NOW).unwrap();
    }
    draft.finish().unwrap();
}

/// How many answers are read; none where the draft is refused.
fn answers(place: Place) -> Option<usize> {
    match Draft::read(place) {
        Ok(kept) => Some(kept.map_or(0, |kept| kept.answers.len())),
        Err(DraftError::Damaged { .. } | DraftError::Newer { .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn what_was_answered_comes_back_and_cannot_be_read_from_outside() {
    let home = folder();
    let history = begin(home.path());
    let place = || Place::sealed(home.path(), &history);
    fill(place());
    let text = fs::read_to_string(home.path().join(SEALED)).unwrap();
    for word in ["second-factor", "gmail", "looked", "full"] {
        assert!(!text.contains(word), "{text}");
    }
    assert!(!home.path().join(FILE).exists());
    let (mut draft, kept) = Draft::open(place(), "other", NOW).unwrap();
    let kept = kept.unwrap();
    assert_eq!(
        (kept.pack.as_str(), kept.answers.len(), kept.cut_off),
        ("full", 3, false)
    );
    draft.append(&entry("login-alerts"), NOW).unwrap();
    drop(draft);
    assert_eq!(answers(place()), Some(4));
}

#[test]
fn cut_off_at_any_byte_the_whole_lines_are_kept_and_the_next_answer_follows_them() {
    let home = folder();
    let history = begin(home.path());
    let place = || Place::sealed(home.path(), &history);
    fill(place());
    let path = home.path().join(SEALED);
    let whole = fs::read(&path).unwrap();
    let mut before = 0;
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let kept = answers(place()).unwrap_or_else(|| panic!("{length} bytes"));
        assert!(
            kept >= before && kept < 3 || length == whole.len(),
            "{length} bytes: {kept}"
        );
        before = kept;
        if length % 97 == 0 {
            let (mut draft, _) = Draft::open(place(), "full", NOW).unwrap();
            draft.append(&entry("login-alerts"), NOW).unwrap();
            drop(draft);
            assert_eq!(answers(place()), Some(kept + 1), "{length} bytes");
        }
    }
}

#[test]
fn no_changed_swapped_or_foreign_line_is_believed() {
    let home = folder();
    let history = begin(home.path());
    let place = || Place::sealed(home.path(), &history);
    fill(place());
    let path = home.path().join(SEALED);
    let whole = fs::read(&path).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), 5);
    let refused = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        assert!(answers(place()).is_none_or(|kept| kept < 3));
    };
    for byte in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[byte] ^= 1;
        refused(&flipped);
    }
    refused(&[lines[0], lines[1], lines[3], lines[2], lines[4]].concat());
    refused(&[lines[0], lines[1], lines[3], lines[4]].concat());
    // A line of another draft with the same key.
    fs::remove_file(&path).unwrap();
    fill(place());
    let other = fs::read(&path).unwrap();
    let others: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
    refused(&[lines[0], lines[1], others[2], lines[3], lines[4]].concat());
    // With another key.
    let stranger = folder();
    fs::write(stranger.path().join(SEALED), &other).unwrap();
    assert_eq!(
        answers(Place::sealed(stranger.path(), &begin(stranger.path()))),
        None
    );
}

#[test]
fn of_a_damaged_one_what_can_be_read_is_kept() {
    let home = folder();
    let history = begin(home.path());
    let place = || Place::sealed(home.path(), &history);
    fill(place());
    let path = home.path().join(SEALED);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(
        Draft::open(place(), "full", NOW),
        Err(DraftError::Damaged { .. })
    ));
    assert_eq!(Draft::readable(place()), 2);
    let aside = Draft::set_aside(place(), "full", NOW).unwrap();
    assert!(aside.ends_with("draft.sealed.hong-1"));
    assert_eq!(answers(place()), Some(2));
}

#[test]
fn a_plain_draft_is_sealed_whole_and_goes_away() {
    let home = folder();
    fill(Place::from(home.path()));
    let history = begin(home.path());
    let place = || Place::sealed(home.path(), &history);
    Draft::seal(home.path(), &history).unwrap();
    assert!(!home.path().join(FILE).exists());
    assert_eq!(answers(place()), Some(3));
    // Once more, with a plain one left over by a power cut: the sealed one is the newer.
    let other = folder();
    fill(Place::from(other.path()));
    fs::copy(other.path().join(FILE), home.path().join(FILE)).unwrap();
    let (mut draft, _) = Draft::open(place(), "full", NOW).unwrap();
    draft.append(&entry("login-alerts"), NOW).unwrap();
    drop(draft);
    Draft::seal(home.path(), &history).unwrap();
    assert_eq!(answers(place()), Some(4));
    assert_eq!(names(home.path()), ["draft.lock", SEALED, "history"]);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
