//! Devices keep their answers whatever else joins or leaves the list.

use super::world::{answers, q};
use super::{now, type_in};
use rasoat::domain::answer::{Answers, Given};
use rasoat::domain::checklist::Content;
use rasoat::interview::{Agenda, Interview, Notice, Options};
use rasoat::{Agenda as Front, catalog};
use std::sync::OnceLock;

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| catalog::content(None).expect("content"))
}

fn agenda() -> &'static Front<'static> {
    static AGENDA: OnceLock<Front<'static>> = OnceLock::new();
    AGENDA.get_or_init(|| Front::new(&content().params))
}

/// Everything of the set-up, these devices, and what is given.
fn begin(devices: &str, given: &[(&str, &str)]) -> Interview<'static> {
    let mut stored = vec![
        ("accounts-used@setup", "facebook facebook zalo"),
        ("devices-used@setup", devices),
        ("numbers-used@setup", "one"),
        ("pages-run@setup", ""),
        ("password-manager@setup", "no"),
    ];
    stored.extend(given);
    let catalog = &content().catalog;
    let pack = catalog.pack("full").expect("the full pack");
    Interview::new(catalog, pack, agenda(), answers(&stored), Options::default())
}

/// Goes back to a question of the set-up and answers it anew.
fn change(interview: &mut Interview<'_>, question: &str, line: &str) -> Vec<Notice> {
    type_in(interview, "h");
    type_in(interview, "1");
    while now(interview) != question {
        type_in(interview, "");
    }
    type_in(interview, line).notices
}

fn of<'a>(answers: &'a Answers, question: &str) -> Option<&'a Given> {
    answers.get(&q(question)).map(|answer| &answer.given)
}

fn chosen(id: &str) -> Given {
    Given::Chosen(vec![id.to_owned()])
}

const LOCKS: &[(&str, &str)] = &[
    ("device-lock@device:android-1", "short"),
    ("device-lock@device:ios-1", "strong"),
    ("device-lock@device:windows-1", "none"),
];

/// Android 1, iPhone 2, Windows 3.
#[test]
fn a_phone_that_leaves_takes_nobody_elses_answers() {
    let mut interview = begin("android ios windows", LOCKS);
    let before = interview.answers().clone();
    let notices = change(&mut interview, "devices-used@setup", "2 3");
    assert!(notices.contains(&Notice::Orphans { count: 1 }), "{notices:?}");
    assert_eq!(
        of(interview.answers(), "device-lock@device:ios-1"),
        Some(&chosen("strong"))
    );
    assert_eq!(
        of(interview.answers(), "device-lock@device:windows-1"),
        Some(&chosen("none"))
    );
    assert_eq!(of(interview.answers(), "device-lock@device:android-1"), None);
    // Undone, everything is as it was.
    type_in(&mut interview, "u");
    assert_eq!(interview.answers(), &before);
    // One that comes first in the list later is no heir.
    change(&mut interview, "devices-used@setup", "2 3");
    let notices = change(&mut interview, "devices-used@setup", "1 2 3");
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(of(interview.answers(), "device-lock@device:android-1"), None);
    assert_eq!(
        of(interview.answers(), "device-lock@device:ios-1"),
        Some(&chosen("strong"))
    );
}

#[test]
fn which_of_two_alike_is_left_is_asked_again_unless_both_were_the_same() {
    let given = [
        ("device-lock@device:android-1", "short"),
        ("device-lock@device:android-2", "strong"),
        ("device-care@device:android-1", "good"),
        ("device-care@device:android-2", "good"),
    ];
    let mut interview = begin("android android windows", &given);
    let notices = change(&mut interview, "devices-used@setup", "1 3");
    assert!(notices.contains(&Notice::Orphans { count: 3 }), "{notices:?}");
    assert_eq!(of(interview.answers(), "device-lock@device:android-1"), None);
    assert_eq!(
        of(interview.answers(), "device-care@device:android-1"),
        Some(&chosen("good"))
    );
    assert_eq!(of(interview.answers(), "device-care@device:android-2"), None);
}

#[test]
fn of_two_accounts_one_may_go_and_one_that_is_back_is_the_same() {
    let given = [
        ("second-factor@account:facebook", "none"),
        ("second-factor@account:facebook-2", "app"),
        ("password-reuse@account:facebook", "own"),
        ("password-reuse@account:facebook-2", "own"),
        ("password-strength@password:own-facebook", "very-common"),
        ("password-strength@password:own-facebook-2", "long-random"),
        ("second-factor@account:zalo", "none"),
    ];
    let mut interview = begin("android windows", &given);
    let catalog = &content().catalog;
    let platforms: Vec<&str> = catalog
        .platforms
        .iter()
        .filter(|platform| {
            rasoat::interview::choices_of(catalog, catalog.control("accounts-used").expect("it"))
                .iter()
                .any(|choice| choice.id == platform.id)
        })
        .map(|platform| platform.id.as_str())
        .collect();
    let number =
        |id: &str| (platforms.iter().position(|known| *known == id).expect("listed") + 1).to_string();
    let facebook = number("facebook");
    // Zalo goes and comes back: it is the same account.
    change(
        &mut interview,
        "accounts-used@setup",
        &format!("{facebook} {facebook}"),
    );
    let both = format!("{facebook} {facebook} {}", number("zalo"));
    change(&mut interview, "accounts-used@setup", &both);
    assert_eq!(
        of(interview.answers(), "second-factor@account:zalo"),
        Some(&chosen("none"))
    );
    let notices = change(&mut interview, "accounts-used@setup", &facebook);
    assert!(notices.contains(&Notice::Orphans { count: 5 }), "{notices:?}");
    assert_eq!(of(interview.answers(), "second-factor@account:facebook"), None);
    assert_eq!(
        of(interview.answers(), "password-strength@password:own-facebook"),
        None
    );
    assert_eq!(
        of(interview.answers(), "password-reuse@account:facebook"),
        Some(&chosen("own"))
    );
}

/// Nobody said that there is a phone, a computer, a number.
#[test]
fn what_is_only_assumed_is_called_so() {
    let catalog = &content().catalog;
    let skipped = answers(&[("accounts-used@setup", "facebook")]);
    let sheet = agenda().sheet(catalog, &skipped);
    let names: Vec<&str> = sheet
        .labels
        .iter()
        .filter(|(subject, _)| matches!(subject.kind(), "device" | "number"))
        .map(|(_, label)| label.vi.as_str())
        .collect();
    assert_eq!(names.len(), 3);
    assert!(
        names.iter().all(|name| name.contains("tạm coi là có")),
        "{names:?}"
    );
    let said = answers(&[
        ("accounts-used@setup", "facebook"),
        ("devices-used@setup", "android windows"),
        ("numbers-used@setup", "one"),
    ]);
    let sheet = agenda().sheet(catalog, &said);
    assert!(sheet.labels.values().all(|label| !label.vi.contains("tạm")));
}
