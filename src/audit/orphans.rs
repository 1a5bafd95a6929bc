//! Whose answers are no longer sure once the list of what there is has changed.
//!
//! Of two Android phones one is gone: nobody said which. What was answered alike about both still holds of the one
//! that is left; the rest is asked again. A device that leaves takes its answers with it, so that one that comes later
//! does not inherit them; an account that leaves keeps them, for its platform says which one it is.

use super::sheet::{OWN, SHARED_COMPUTER, Sheet};
use crate::domain::answer::{Answers, QuestionId, Subject};
use crate::domain::id::Id;
use std::collections::{BTreeMap, BTreeSet};

/// The answers to take back when what there is changes from `before` to `after`.
pub fn orphans(before: &Sheet, after: &Sheet, answers: &Answers) -> Vec<QuestionId> {
    let still: BTreeSet<Subject> = alike(after).into_iter().flatten().collect();
    let mut out = Vec::new();
    for alike in alike(before) {
        let left = alike.iter().filter(|subject| still.contains(*subject)).count();
        let nobody_else = matches!(alike.as_slice(), [Subject::Account(_)]);
        if left == alike.len() || nobody_else {
            continue;
        }
        let owner = |question: &QuestionId| {
            alike
                .iter()
                .find(|thing| of(thing, &question.subject) == question.subject)
        };
        for (question, answer) in answers {
            let Some(thing) = owner(question) else { continue };
            let said_of_all = alike.iter().all(|other| {
                let question = QuestionId {
                    control: question.control.clone(),
                    subject: of(other, &question.subject),
                };
                answers
                    .get(&question)
                    .is_some_and(|other| other.given == answer.given)
            });
            if !(still.contains(thing) && said_of_all) {
                out.push(question.clone());
            }
        }
    }
    out
}

/// Things that only their order tells apart: devices of one kind, accounts of one platform, numbers.
fn alike(sheet: &Sheet) -> Vec<Vec<Subject>> {
    let profile = &sheet.profile;
    let mut out: BTreeMap<String, Vec<Subject>> = BTreeMap::new();
    for device in &profile.devices {
        // Not on the list: it comes and goes with what is said about accounts.
        if device.id.as_str() != SHARED_COMPUTER {
            let stem = format!("device:{}", stem(&device.id));
            out.entry(stem)
                .or_default()
                .push(Subject::Device(device.id.clone()));
        }
    }
    for (account, platform) in &sheet.platform_of {
        out.entry(format!("account:{platform}"))
            .or_default()
            .push(Subject::Account(account.clone()));
    }
    for number in &profile.numbers {
        out.entry("number".to_owned())
            .or_default()
            .push(Subject::Number(number.id.clone()));
    }
    out.into_values().collect()
}

fn stem(id: &Id) -> &str {
    id.as_str().trim_end_matches(|c: char| c.is_ascii_digit())
}

/// What of this thing a subject of one like it stands for: the thing itself, or an account's own password.
fn of(thing: &Subject, subject: &Subject) -> Subject {
    match (thing, subject) {
        (Subject::Account(id), Subject::Password(_)) => Subject::Password(Id::new(format!("{OWN}{id}"))),
        _ => thing.clone(),
    }
}
