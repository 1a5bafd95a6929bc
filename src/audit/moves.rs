//! What a person can do that the model has no fix for on their platform: answer a control better.
//!
//! The model's fixes are general: an authenticator app, a security key. A platform may have neither and still
//! offer a good answer. Such an answer is applied to the profile and recomputed exactly as a fix is.

use super::declared::{Said, choice, said, scope_of};
use super::feasible::feasible;
use super::sheet::{Sheet, factors, saved_in, signed_in};
use crate::domain::answer::Subject;
use crate::domain::checklist::{Attribute, Catalog, ChoiceState, Control, Platform, Scope, Setting};
use crate::domain::fix::{BetterAnswer, FixKind, FixName};
use crate::domain::id::Id;
use crate::domain::profile::{Account, AccountKind, Apps, Codes, Hygiene, Known, Level, Lock, Profile};
use crate::exposure;

/// The better answers there are in a state of the profile, and the minutes each takes: for every control whose
/// answer there is bad or unknown and that no fix of the model mends there, each good choice that the platform
/// offers and the content tells how to get to.
pub fn moves(catalog: &Catalog, sheet: &Sheet, profile: &Profile) -> Vec<(BetterAnswer, u32)> {
    let telling: Vec<(&Control, Attribute)> = catalog
        .controls
        .iter()
        .filter(|control| control.remedies.iter().any(|remedy| remedy.kind.is_none()))
        .filter_map(|control| Some((control, control.sets?)))
        .collect();
    let mut fixes = exposure::fixes(profile);
    fixes.retain(|fix| feasible(catalog, sheet, fix));
    let mut out = Vec::new();
    for subject in sheet.subjects() {
        let platform = sheet.platform(catalog, &subject);
        for (control, attribute) in &telling {
            let asked = control.scope == scope_of(&subject)
                && platform.is_none_or(|platform| platform.control(&control.id).is_some());
            if !asked || !is_mendable(profile, control, *attribute, &subject, platform) {
                continue;
            }
            if fixes.iter().any(|fix| mends(control, &subject, fix, profile)) {
                continue;
            }
            for choice in &control.choices {
                if choice.state != ChoiceState::Good || !control.offers(choice, platform) {
                    continue;
                }
                let Some(remedy) = control.remedy_to(&choice.id) else {
                    continue;
                };
                let answer = BetterAnswer {
                    control: control.id.clone(),
                    subject: subject.clone(),
                    choice: choice.id.clone(),
                };
                out.push((answer, remedy.minutes));
            }
        }
    }
    out
}

fn is_mendable(
    profile: &Profile,
    control: &Control,
    attribute: Attribute,
    subject: &Subject,
    platform: Option<&Platform>,
) -> bool {
    match said(profile, attribute, subject) {
        None => false,
        Some(Said::Unknown) => true,
        Some(Said::Value(value)) => choice(control, platform, &value)
            .is_some_and(|choice| control.state_on(choice, platform) == ChoiceState::Bad),
    }
}

/// The profile with a better answer; none where it sets nothing.
pub fn moved(catalog: &Catalog, sheet: &Sheet, profile: &Profile, answer: &BetterAnswer) -> Option<Profile> {
    let control = catalog.control(&answer.control)?;
    let choice = control.choices.iter().find(|choice| choice.id == answer.choice)?;
    let platform = sheet.platform(catalog, &answer.subject);
    settled(
        profile,
        control.sets?,
        &answer.subject,
        choice.set.as_ref()?,
        platform,
    )
}

/// Whether a fix mends the answer to a control about a subject.
pub(super) fn mends(control: &Control, subject: &Subject, fix: &FixName, profile: &Profile) -> bool {
    let tells = control
        .remedies
        .iter()
        .any(|remedy| remedy.kind == Some(fix.kind))
        // Whatever is wrong with a password, a new one of its own mends it.
        || (control.scope == Scope::Password && fix.kind == FixKind::UniquePassword);
    tells && concerns(profile, fix, subject)
}

fn concerns(profile: &Profile, fix: &FixName, subject: &Subject) -> bool {
    let account = |id: &Id| profile.accounts.iter().find(|known| known.id == *id);
    match (&fix.subject, subject) {
        (None, _) => true,
        (Some(target), Subject::Password(group)) => {
            account(target).is_some_and(|known| known.password.as_ref().and_then(Known::value) == Some(group))
        }
        // A browser's saved passwords are cleared device by device.
        (Some(target), Subject::Account(id)) => {
            target == id || account(id).is_some_and(|known| known.saved_in.contains(target))
        }
        (Some(target), subject) => target.as_str() == subject.id(),
    }
}

/// The profile with an attribute of a subject set as a choice says; none where there is nothing to set.
fn settled(
    profile: &Profile,
    attribute: Attribute,
    subject: &Subject,
    setting: &Setting,
    platform: Option<&Platform>,
) -> Option<Profile> {
    let mut new = profile.clone();
    match subject {
        Subject::Setup => return None,
        Subject::Person => match (attribute, setting) {
            (Attribute::Oversharing, Setting::Word(word)) => new.person.oversharing = Known::Is(level(word)?),
            _ => return None,
        },
        Subject::Device(id) => {
            let device = new.devices.iter_mut().find(|device| device.id == *id)?;
            match (attribute, setting) {
                (Attribute::Hygiene, Setting::Word(word)) => device.hygiene = Known::Is(hygiene(word)?),
                (Attribute::Lock, Setting::Word(word)) => device.lock = Known::Is(lock(word)?),
                _ => return None,
            }
        }
        Subject::Number(id) => {
            let number = new.numbers.iter_mut().find(|number| number.id == *id)?;
            match (attribute, setting) {
                (Attribute::SimPin, Setting::Flag(flag)) => number.sim_pin = Known::Is(*flag),
                _ => return None,
            }
        }
        Subject::Password(id) => {
            let group = new.passwords.iter_mut().find(|group| group.id == *id)?;
            match (attribute, setting) {
                (Attribute::Strength, Setting::Number(number)) => group.strength = Known::Is(*number),
                (Attribute::Elsewhere, Setting::Number(number)) => group.elsewhere = Known::Is(*number),
                (Attribute::Exposed, Setting::Flag(flag)) => group.exposed = Known::Is(*flag),
                (Attribute::Personal, Setting::Flag(flag)) => group.personal = Known::Is(*flag),
                _ => return None,
            }
        }
        Subject::Account(id) => {
            if let (Attribute::Password, Setting::Word(word)) = (attribute, setting) {
                let fix = FixName {
                    kind: FixKind::UniquePassword,
                    subject: Some(id.clone()),
                };
                return (word == "own").then(|| exposure::applied(new, &fix));
            }
            let account = new.accounts.iter_mut().find(|account| account.id == *id)?;
            set(account, profile, attribute, setting, platform)?;
        }
    }
    Some(new)
}

fn set(
    account: &mut Account,
    profile: &Profile,
    attribute: Attribute,
    setting: &Setting,
    platform: Option<&Platform>,
) -> Option<()> {
    let mailbox = profile
        .accounts
        .iter()
        .find(|other| other.kind == AccountKind::Mail && other.id != account.id)
        .map(|other| other.id.clone());
    match (attribute, setting) {
        (Attribute::Second, Setting::Methods(methods)) => {
            account.second = Known::Is(factors(methods, profile, mailbox.as_ref(), platform));
            if platform.is_some_and(|platform| platform.extra_password) {
                account.codes = Known::Is(Codes::Paper);
            }
        }
        (Attribute::RecoveryMail, Setting::Word(word)) => {
            account.recovery_mail = Known::Is(match word.as_str() {
                // Without another mailbox there is nothing to set.
                "main" => vec![mailbox?],
                _ => Vec::new(),
            });
        }
        (Attribute::RecoverySms, Setting::Word(word)) => {
            account.recovery_sms = Known::Is(match word.as_str() {
                "number" => vec![profile.numbers.first()?.id.clone()],
                _ => Vec::new(),
            });
        }
        (Attribute::Questions, Setting::Flag(flag)) => account.questions = Known::Is(*flag),
        (Attribute::Devices, Setting::Word(word)) => account.devices = signed_in(profile, Some(word)),
        (Attribute::SavedIn, Setting::Word(word)) => account.saved_in = saved_in(profile, Some(word)),
        (Attribute::SharedWith, Setting::Number(number)) => account.shared_with = Known::Is(*number),
        (Attribute::Apps, Setting::Word(word)) => {
            account.apps = Known::Is(match word.as_str() {
                "none" => Apps::None,
                "few" => Apps::Few,
                _ => return None,
            });
        }
        (Attribute::Codes, Setting::Word(word)) if word == "paper" => {
            account.codes = Known::Is(Codes::Paper);
        }
        _ => return None,
    }
    Some(())
}

fn level(word: &str) -> Option<Level> {
    match word {
        "low" => Some(Level::Low),
        "medium" => Some(Level::Medium),
        "high" => Some(Level::High),
        _ => None,
    }
}

fn hygiene(word: &str) -> Option<Hygiene> {
    match word {
        "good" => Some(Hygiene::Good),
        "normal" => Some(Hygiene::Normal),
        "risky" => Some(Hygiene::Risky),
        _ => None,
    }
}

fn lock(word: &str) -> Option<Lock> {
    match word {
        "none" => Some(Lock::None),
        "short" => Some(Lock::Short),
        "strong" => Some(Lock::Strong),
        _ => None,
    }
}
