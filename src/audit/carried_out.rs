//! What changes once an action is carried out: in the answers of an interview, or in a profile file.
//!
//! The model applies the action to the profile; what that profile says differently from the one before is what the
//! person says now, from memory. Not here: whether it was carried out.

use super::applicable::attribute_key;
use super::declared::{Said, choice, in_no_browser, said, scope_of};
use super::moves::{mends, moved, moves};
use super::orphans::orphans;
use super::sheet::{Sheet, own, sheet, subjects};
use super::waived::tells;
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Control, Scope, Setting};
use crate::domain::fix::{Action, BetterAnswer, FixKind, FixName};
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::profile::{Account, AccountKind, AttributeKey, Known, Profile};
use crate::exposure;
use std::collections::BTreeSet;

/// The action of a name as `ranking`, steps and the history spell it, where there is something to do of that name.
///
/// A better answer is named without its choice: `choice`, else the first there is.
pub fn action(catalog: &Catalog, sheet: &Sheet, name: &str, choice: Option<&str>) -> Option<Action> {
    let (what, id) = match name.split_once(':') {
        Some((what, id)) => (what, Some(id)),
        None => (name, None),
    };
    if let Some(kind) = FixKind::from_name(what) {
        let fix = FixName {
            kind,
            subject: id.map(Into::into),
        };
        // The move to a password manager is about everything: whatever else is named is nobody's business.
        if kind == FixKind::AdoptVault && fix.subject.is_some() {
            return None;
        }
        return exposure::apply(&sheet.profile, &fix).map(|_| Action::Fix(fix));
    }
    let control = catalog.control(what)?;
    let subject = (sheet.subjects().into_iter())
        .find(|subject| scope_of(subject) == control.scope && subject.id() == id.unwrap_or_default())?;
    let choice = match choice {
        Some(choice) => choice.to_owned(),
        None => {
            (moves(catalog, sheet, &sheet.profile).into_iter())
                .map(|(answer, _)| answer)
                .find(|answer| answer.control == control.id && answer.subject == subject)?
                .choice
        }
    };
    Some(Action::Answer(BetterAnswer {
        control: control.id.clone(),
        subject,
        choice,
    }))
}

/// The profile once an action is carried out; none where there is nothing to do of the kind.
fn after(catalog: &Catalog, sheet: &Sheet, action: &Action) -> Option<Profile> {
    match action {
        Action::Fix(fix) => exposure::apply(&sheet.profile, fix),
        Action::Answer(answer) => moved(catalog, sheet, &sheet.profile, answer),
    }
}

/// A profile and what it states once an action is carried out; none where there is nothing to do of the kind.
pub fn carried_out_in_profile(
    catalog: &Catalog,
    sheet: &Sheet,
    stated: &BTreeSet<AttributeKey>,
    action: &Action,
) -> Option<(Profile, BTreeSet<AttributeKey>)> {
    let mut new = after(catalog, sheet, action)?;
    // A password that was the last account's is nobody's any more.
    let is_used =
        |profile: &Profile, id: &Id| profile.accounts.iter().any(|account| group(account) == Some(id));
    let paired = |id: &Id| new.similar.iter().any(|(one, two)| one == id || two == id);
    let left: Vec<Id> = (new.passwords.iter())
        .map(|group| group.id.clone())
        .filter(|id| is_used(&sheet.profile, id) && !is_used(&new, id) && !paired(id))
        .collect();
    new.passwords.retain(|group| !left.contains(&group.id));
    let mut stated = stated.clone();
    for (question, _) in said_anew(catalog, &sheet.profile, &new, |_| true) {
        stated.extend(attribute_key(catalog, &question));
    }
    // Also where it says what would have been taken for granted.
    let about = action.about();
    for control in catalog
        .controls
        .iter()
        .filter(|control| is_mended(control, &about, action, &sheet.profile))
    {
        stated.extend(attribute_key(catalog, &asked(control, &about)));
    }
    Some((new, stated))
}

/// The answers once an action is carried out; none where there is nothing to do of the kind.
pub fn carried_out(catalog: &Catalog, names: &Names, answers: &Answers, action: &Action) -> Option<Answers> {
    let before = sheet(catalog, names, answers);
    let new = after(catalog, &before, action)?;
    let mut answers = answers.clone();
    set_up(catalog, &before, &new, &mut answers);
    let there = before.subjects();
    let account =
        |profile: &Profile, id: &Id| profile.accounts.iter().find(|account| account.id == *id).cloned();
    // What was said of other accounts stays, whatever a password means to them that is somebody's alone by now.
    let asks = |subject: &Subject| match subject {
        Subject::Password(_) => false,
        Subject::Account(id) => there.contains(subject) && account(&before.profile, id) != account(&new, id),
        _ => there.contains(subject),
    };
    for (question, said) in said_anew(catalog, &before.profile, &new, asks) {
        say(catalog, &before, question, &said, &mut answers);
    }
    mended(catalog, &before, &new, action, &mut answers);
    // A new password: what is asked about it stands under the name the answers give it.
    let after = sheet(catalog, names, &answers);
    let is_new = |id: &Id| before.profile.passwords.iter().all(|group| group.id != *id);
    for account in &new.accounts {
        let (Some(made), Some(named)) = (
            group(account),
            (after.profile.accounts.iter())
                .find(|one| one.id == account.id)
                .and_then(group),
        ) else {
            continue;
        };
        if !is_new(made) {
            continue;
        }
        let subject = Subject::Password(made.clone());
        for control in catalog
            .controls
            .iter()
            .filter(|control| control.scope == Scope::Password)
        {
            let said = control.sets.and_then(|attribute| said(&new, attribute, &subject));
            if let Some(said) = said {
                let question = QuestionId {
                    control: control.id.clone(),
                    subject: Subject::Password(named.clone()),
                };
                say(catalog, &after, question, &said, &mut answers);
            }
        }
    }
    for gone in orphans(&before, &after, &answers) {
        // Which account left is known.
        if !matches!(gone.subject, Subject::Account(_) | Subject::Password(_)) {
            answers.remove(&gone);
        }
    }
    if let Action::Fix(FixName {
        kind: FixKind::CloseAccount,
        subject: Some(closed),
    }) = action
    {
        answers = renamed(&before, closed, answers);
    }
    Some(answers)
}

/// The one question whose answer tells whether an action was carried out; none where it is about several things at
/// once, or nobody asks.
pub fn telling(catalog: &Catalog, sheet: &Sheet, action: &Action) -> Option<QuestionId> {
    let about = action.about();
    let platform = sheet.platform(catalog, &about);
    let asks = |control: &&Control| {
        tells(control, action, &about)
            && control.sets.is_some()
            && control.scope != Scope::Setup
            && platform.is_none_or(|platform| platform.control(&control.id).is_some())
    };
    let control = match action {
        Action::Answer(answer) => catalog.control(&answer.control),
        Action::Fix(_) => catalog.controls.iter().find(asks),
    };
    control.map(|control| asked(control, &about))
}

/// What the action is there for is said in any case: a profile may say the same before and after where an answer does
/// not, as of a password that is similar to none that was named.
fn mended(catalog: &Catalog, before: &Sheet, new: &Profile, action: &Action, answers: &mut Answers) {
    let about = action.about();
    for control in &catalog.controls {
        if !is_mended(control, &about, action, &before.profile) {
            continue;
        }
        if let Action::Answer(answer) = action {
            answers.insert(asked(control, &about), from_memory(vec![answer.choice.clone()]));
        } else if let Some(said) = control.sets.and_then(|attribute| said(new, attribute, &about)) {
            say(catalog, before, asked(control, &about), &said, answers);
        }
    }
}

/// Whether an action is there for what a control asks about the very thing it is about.
fn is_mended(control: &Control, about: &Subject, action: &Action, before: &Profile) -> bool {
    match action {
        Action::Answer(answer) => answer.control == control.id,
        Action::Fix(fix) => control.scope == scope_of(about) && mends(control, about, fix, before),
    }
}

fn asked(control: &Control, about: &Subject) -> QuestionId {
    QuestionId {
        control: control.id.clone(),
        subject: about.clone(),
    }
}

/// The answers without those about an account that was closed; those that come after it on its platform move up, as
/// their names are by order.
fn renamed(before: &Sheet, closed: &Id, answers: Answers) -> Answers {
    let platform = before.platform_of.get(closed);
    let names: Vec<&Id> = (before.profile.accounts.iter())
        .map(|account| &account.id)
        .filter(|id| before.platform_of.get(*id) == platform)
        .collect();
    let left = names.iter().filter(|id| **id != closed);
    let moves: Vec<(&Id, &Id)> = left.copied().zip(names.iter().copied()).collect();
    let moved = |subject: &Subject| -> Option<Subject> {
        let id = names.iter().find(|id| match subject {
            Subject::Account(account) => account == **id,
            Subject::Password(group) => *group == own(id),
            _ => false,
        });
        let Some(id) = id else {
            return Some(subject.clone());
        };
        let (_, to) = moves.iter().find(|(from, _)| from == id)?;
        Some(match subject {
            Subject::Password(_) => Subject::Password(own(to)),
            _ => Subject::Account((*to).clone()),
        })
    };
    (answers.into_iter())
        .filter_map(|(question, answer)| {
            let subject = moved(&question.subject)?;
            Some((QuestionId { subject, ..question }, answer))
        })
        .collect()
}

fn group(account: &Account) -> Option<&Id> {
    account.password.as_ref().and_then(Known::value)
}

/// What a profile says differently from another, as answers to the controls.
fn said_anew(
    catalog: &Catalog,
    before: &Profile,
    after: &Profile,
    about: impl Fn(&Subject) -> bool,
) -> Vec<(QuestionId, Said)> {
    let mut out = Vec::new();
    for subject in subjects(after).into_iter().filter(about) {
        for control in &catalog.controls {
            let Some(attribute) = control.sets.filter(|_| control.scope == scope_of(&subject)) else {
                continue;
            };
            let Some(now) = said(after, attribute, &subject) else {
                continue;
            };
            if said(before, attribute, &subject).as_ref() != Some(&now) {
                let question = QuestionId {
                    control: control.id.clone(),
                    subject: subject.clone(),
                };
                out.push((question, now));
            }
        }
    }
    out
}

/// Writes down what is said, where the platform asks for it.
fn say(catalog: &Catalog, sheet: &Sheet, question: QuestionId, said: &Said, answers: &mut Answers) {
    let Some(control) = catalog.control(&question.control) else {
        return;
    };
    let platform = sheet.platform(catalog, &question.subject);
    if platform.is_some_and(|platform| platform.control(&control.id).is_none()) {
        return;
    }
    let Said::Value(value) = said else { return };
    let said = choice(control, platform, value).or_else(|| in_no_browser(control, platform, value));
    if let Some(choice) = said {
        answers.insert(question, from_memory(vec![choice.id.clone()]));
    }
}

fn from_memory(choices: Vec<String>) -> Answer {
    Answer {
        given: Given::Chosen(choices),
        evidence: Evidence::Declared,
    }
}

/// What there is: an account that was closed leaves the list, a password manager that was adopted is there.
fn set_up(catalog: &Catalog, before: &Sheet, new: &Profile, answers: &mut Answers) {
    let setting = |attribute| {
        catalog
            .controls
            .iter()
            .find(move |control| control.sets == Some(attribute))
    };
    let question = |control: &str| QuestionId {
        control: control.to_owned(),
        subject: Subject::Setup,
    };
    for account in &before.profile.accounts {
        if new.accounts.iter().any(|kept| kept.id == account.id) {
            continue;
        }
        let Some(platform) = before.platform_of.get(&account.id) else {
            continue;
        };
        for attribute in [Attribute::UsedAccounts, Attribute::RunPages] {
            let Some(control) = setting(attribute) else {
                continue;
            };
            if let Some(Answer {
                given: Given::Chosen(ids),
                ..
            }) = answers.get_mut(&question(&control.id))
                && let Some(at) = ids.iter().rposition(|id| id == platform)
            {
                ids.remove(at);
                break;
            }
        }
    }
    let has_vault = |profile: &Profile| {
        profile
            .accounts
            .iter()
            .any(|account| account.kind == AccountKind::Vault)
    };
    if has_vault(new)
        && !has_vault(&before.profile)
        && let Some(control) = setting(Attribute::UsedVault)
        && let Some(choice) = (control.choices.iter()).find(|choice| choice.set == Some(Setting::Flag(true)))
    {
        answers.insert(question(&control.id), from_memory(vec![choice.id.clone()]));
    }
}
