//! Which questions apply, given what was said so far.

use super::sheet::{OWN, Sheet};
use crate::domain::answer::{Answers, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Control, Pack, Platform, Scope};
use crate::domain::profile::{AccountKind, AttributeKey, PasswordGroup, Section};

/// Every question that applies, set-up first, then in the order of the subjects and of the pack.
///
/// `only` keeps the accounts of these platforms; empty keeps all.
pub fn applicable(
    catalog: &Catalog,
    pack: &Pack,
    only: &[String],
    answers: &Answers,
    sheet: &Sheet,
) -> Vec<QuestionId> {
    let mut out = Vec::new();
    // Where nothing was asked for, questions about the person would pass for a whole audit.
    let nothing = is_nothing_selected(sheet, only);
    for subject in sheet.subjects() {
        let setup = subject == Subject::Setup;
        if !setup && (nothing || !selected(sheet, only, &subject)) {
            continue;
        }
        for control in controls(catalog, pack, setup) {
            let question = QuestionId {
                control: control.id.clone(),
                subject: subject.clone(),
            };
            if concerns(catalog, sheet, control, &subject) && condition_holds(control, &subject, answers) {
                out.push(question);
            }
        }
    }
    out
}

/// The set-up always in content order, everything else in the pack's.
fn controls<'c>(catalog: &'c Catalog, pack: &'c Pack, setup: bool) -> Vec<&'c Control> {
    if setup {
        let used = |control: &&Control| {
            control.scope == Scope::Setup
                // Pages are asked about only where the pack asks something of them.
                && (control.sets != Some(Attribute::RunPages)
                    || pack.controls.iter().any(|id| asks_pages(catalog, id)))
        };
        return catalog.controls.iter().filter(used).collect();
    }
    pack.controls
        .iter()
        .filter_map(|id| catalog.control(id))
        .filter(|control| control.scope != Scope::Setup)
        .collect()
}

fn asks_pages(catalog: &Catalog, control: &str) -> bool {
    catalog
        .platforms
        .iter()
        .any(|platform| platform.kind == Some(AccountKind::Page) && platform.control(control).is_some())
}

/// Whether a subject belongs to the platforms that were asked for.
pub fn selected(sheet: &Sheet, only: &[String], subject: &Subject) -> bool {
    let wanted = |platform: Option<&String>| platform.is_some_and(|platform| only.contains(platform));
    match subject {
        _ if only.is_empty() => true,
        Subject::Setup | Subject::Person => true,
        Subject::Account(id) => wanted(sheet.platform_of.get(id)),
        Subject::Number(_) => only.iter().any(|id| id == "phone-number"),
        Subject::Device(_) => only.iter().any(|id| id == "devices"),
        Subject::Password(group) => sheet
            .profile
            .accounts
            .iter()
            .filter(|account| account.password.as_ref().and_then(|known| known.value()) == Some(group))
            .any(|account| wanted(sheet.platform_of.get(&account.id))),
    }
}

/// Whether nothing there is belongs to the platforms that were asked for.
pub fn is_nothing_selected(sheet: &Sheet, only: &[String]) -> bool {
    let thing = |subject: &Subject| !matches!(subject, Subject::Setup | Subject::Person);
    !only.is_empty()
        && !sheet
            .subjects()
            .iter()
            .any(|subject| thing(subject) && selected(sheet, only, subject))
}

/// The platforms that were asked for of which there is no account.
pub fn not_named<'c>(catalog: &'c Catalog, only: &[String], sheet: &Sheet) -> Vec<&'c Platform> {
    only.iter()
        .filter_map(|id| catalog.platform(id))
        // The phone number and devices are no accounts.
        .filter(|platform| {
            platform.kind.is_some() && !sheet.platform_of.values().any(|id| *id == platform.id)
        })
        .collect()
}

/// Whether a control can be asked about a subject at all.
fn concerns(catalog: &Catalog, sheet: &Sheet, control: &Control, subject: &Subject) -> bool {
    let listed = |id: &str| {
        catalog
            .platform(id)
            .is_none_or(|platform| platform.control(&control.id).is_some())
    };
    match (control.scope, subject) {
        (Scope::Setup, Subject::Setup) | (Scope::Person, Subject::Person) => true,
        (Scope::Device, Subject::Device(_)) => listed("devices"),
        (Scope::Number, Subject::Number(_)) => listed("phone-number"),
        (Scope::Password, Subject::Password(group)) => {
            // "Only here" already answered where else it is used; a vault cannot say that.
            let vouched = |known: &PasswordGroup| known.id == *group && known.unique;
            control.sets != Some(Attribute::Elsewhere)
                || !(group.as_str().starts_with(OWN) && sheet.profile.passwords.iter().any(vouched))
        }
        (Scope::Account, Subject::Account(_)) => match sheet.platform(catalog, subject) {
            Some(platform) => platform.control(&control.id).is_some(),
            // An account of no known platform is asked what the model needs to know, pages aside.
            None => control.sets.is_some() && !asks_pages(catalog, &control.id),
        },
        _ => false,
    }
}

fn condition_holds(control: &Control, subject: &Subject, answers: &Answers) -> bool {
    let Some(condition) = &control.only_if else {
        return true;
    };
    let question = QuestionId {
        control: condition.control.clone(),
        subject: subject.clone(),
    };
    match answers.get(&question).map(|answer| &answer.given) {
        Some(Given::Chosen(ids)) => ids.iter().any(|id| condition.choices.contains(id)),
        _ => false,
    }
}

/// The "?" of the profile that an answer settles; none for set-up and for checks outside the model.
pub fn attribute_key(catalog: &Catalog, question: &QuestionId) -> Option<AttributeKey> {
    let attribute = catalog.control(&question.control)?.sets?;
    let section = match &question.subject {
        Subject::Setup => return None,
        Subject::Person => Section::Person,
        Subject::Device(_) => Section::Devices,
        Subject::Number(_) => Section::Numbers,
        Subject::Password(_) => Section::Passwords,
        Subject::Account(_) => Section::Accounts,
    };
    Some(AttributeKey {
        section,
        id: question.subject.id().to_owned(),
        attribute: attribute.as_str().to_owned(),
    })
}
