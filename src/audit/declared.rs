//! Profile → answers: what a profile file already says, control by control.

use super::applicable::attribute_key;
use super::sheet::Sheet;
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Choice, Control, Identity, Platform, Scope, Setting};
use crate::domain::profile::{
    Account, Apps, AttributeKey, CodeStore, Codes, Device, Hygiene, Known, Level, Lock, Method, Profile,
};
use std::collections::BTreeSet;

/// What a profile says about one attribute.
#[derive(PartialEq, Eq)]
pub(super) enum Said {
    /// "?": asked, and not known.
    Unknown,
    /// A value, in the vocabulary of the content.
    Value(Value),
}

#[derive(PartialEq, Eq)]
pub(super) enum Value {
    Flag(bool),
    Number(u8),
    Word(&'static str),
    Methods(BTreeSet<Method>),
}

/// The answers a profile gives, with evidence `declared`.
///
/// Only what `stated` contains counts: a default that the model assumes is not an answer.
/// "?" counts as "don't know".
pub fn declared(catalog: &Catalog, sheet: &Sheet, stated: &BTreeSet<AttributeKey>) -> Answers {
    let mut answers = Answers::new();
    for subject in sheet.subjects() {
        for control in &catalog.controls {
            let Some(attribute) = control.sets else { continue };
            let platform = sheet.platform(catalog, &subject);
            if control.scope != scope_of(&subject)
                || platform.is_some_and(|platform| platform.control(&control.id).is_none())
            {
                continue;
            }
            let question = QuestionId {
                control: control.id.clone(),
                subject: subject.clone(),
            };
            let Some(key) = attribute_key(catalog, &question) else {
                continue;
            };
            if !is_stated(stated, &key, attribute) {
                continue;
            }
            let given = match said(&sheet.profile, attribute, &subject) {
                None => continue,
                Some(Said::Unknown) => Given::DontKnow,
                // In a vault, and nobody said whether in a browser too: that was not answered.
                Some(Said::Value(value)) => match choice(control, platform, &value)
                    .or_else(|| in_no_browser(control, platform, &value).filter(|_| stated.contains(&key)))
                {
                    Some(choice) => Given::Chosen(vec![choice.id.clone()]),
                    None => continue,
                },
            };
            answers.insert(
                question,
                Answer {
                    given,
                    evidence: Evidence::Declared,
                },
            );
        }
    }
    answers
}

/// What a subject is, as controls name it.
pub(super) fn scope_of(subject: &Subject) -> Scope {
    match subject {
        Subject::Setup => Scope::Setup,
        Subject::Person => Scope::Person,
        Subject::Device(_) => Scope::Device,
        Subject::Number(_) => Scope::Number,
        Subject::Password(_) => Scope::Password,
        Subject::Account(_) => Scope::Account,
    }
}

/// Where a password is used is told by the accounts themselves, not by a key of its own.
fn is_stated(stated: &BTreeSet<AttributeKey>, key: &AttributeKey, attribute: Attribute) -> bool {
    let also = match attribute {
        Attribute::SavedIn => Some("vault"),
        _ => None,
    };
    stated.contains(key)
        || also.is_some_and(|name| {
            stated.contains(&AttributeKey {
                attribute: name.to_owned(),
                ..key.clone()
            })
        })
}

pub(super) fn said(profile: &Profile, attribute: Attribute, subject: &Subject) -> Option<Said> {
    match subject {
        Subject::Setup => None,
        Subject::Person => match attribute {
            Attribute::Target => Some(level(profile.person.target)),
            Attribute::Oversharing => Some(level(profile.person.oversharing)),
            _ => None,
        },
        Subject::Device(id) => {
            let device = profile.devices.iter().find(|device| device.id == *id)?;
            match attribute {
                Attribute::Hygiene => Some(known(device.hygiene, |hygiene| {
                    Value::Word(match hygiene {
                        Hygiene::Good => "good",
                        Hygiene::Normal => "normal",
                        Hygiene::Risky => "risky",
                    })
                })),
                Attribute::Lock => Some(known(device.lock, |lock| {
                    Value::Word(match lock {
                        Lock::None => "none",
                        Lock::Short => "short",
                        Lock::Strong => "strong",
                    })
                })),
                _ => None,
            }
        }
        Subject::Number(id) => {
            let number = profile.numbers.iter().find(|number| number.id == *id)?;
            (attribute == Attribute::SimPin).then(|| known(number.sim_pin, Value::Flag))
        }
        Subject::Password(id) => {
            let group = profile.passwords.iter().find(|group| group.id == *id)?;
            match attribute {
                Attribute::Strength => Some(known(group.strength, Value::Number)),
                Attribute::Exposed => Some(known(group.exposed, Value::Flag)),
                Attribute::Personal => Some(known(group.personal, Value::Flag)),
                Attribute::Elsewhere => Some(known(group.elsewhere, Value::Number)),
                _ => None,
            }
        }
        Subject::Account(id) => {
            let account = profile.accounts.iter().find(|account| account.id == *id)?;
            of_account(profile, account, attribute)
        }
    }
}

fn of_account(profile: &Profile, account: &Account, attribute: Attribute) -> Option<Said> {
    let some = |known: &Known<Vec<crate::domain::id::Id>>, word: &'static str| match known {
        Known::Unknown => Said::Unknown,
        Known::Is(list) => Said::Value(Value::Word(if list.is_empty() { "none" } else { word })),
    };
    Some(match attribute {
        Attribute::Password => match account.password.as_ref()? {
            Known::Unknown => Said::Unknown,
            Known::Is(group) => Said::Value(Value::Word(use_of(profile, group))),
        },
        Attribute::Second => match &account.second {
            Known::Unknown => Said::Unknown,
            Known::Is(factors) => Said::Value(Value::Methods(
                factors.iter().map(|factor| factor.method).collect(),
            )),
        },
        Attribute::RecoveryMail => some(&account.recovery_mail, "main"),
        Attribute::RecoverySms => some(&account.recovery_sms, "number"),
        Attribute::Questions => known(account.questions, Value::Flag),
        Attribute::Devices => Said::Value(Value::Word(where_signed_in(profile, account))),
        Attribute::SavedIn => Said::Value(Value::Word(where_saved(profile, account))),
        Attribute::SharedWith => known(account.shared_with, |count| Value::Number(count.min(2))),
        Attribute::Apps => known(account.apps, |apps| {
            Value::Word(match apps {
                Apps::None => "none",
                Apps::Few => "few",
                Apps::Many => "many",
            })
        }),
        Attribute::Codes => match &account.codes {
            Known::Unknown => Said::Unknown,
            Known::Is(Codes::Paper) => Said::Value(Value::Word("paper")),
            Known::Is(Codes::None) => Said::Value(Value::Word("none")),
            Known::Is(Codes::Stored(places)) => Said::Value(Value::Word(
                if places.iter().any(|place| !matches!(place, CodeStore::Nowhere(_))) {
                    "mail"
                } else {
                    "none"
                },
            )),
        },
        Attribute::Needed => Said::Value(Value::Flag(account.needed)),
        _ => return None,
    })
}

/// Alone, shared with other accounts or sites, or nearly the same as another.
fn use_of(profile: &Profile, group: &crate::domain::id::Id) -> &'static str {
    let users = profile
        .accounts
        .iter()
        .filter(|account| account.password.as_ref().and_then(Known::value) == Some(group))
        .count();
    let elsewhere = profile
        .passwords
        .iter()
        .find(|known| known.id == *group)
        .map(|known| known.elsewhere);
    if users > 1 || matches!(elsewhere, Some(Known::Is(1..))) {
        "shared"
    } else if profile
        .similar
        .iter()
        .any(|(one, two)| one == group || two == group)
    {
        "similar"
    } else {
        "own"
    }
}

fn risky(device: &Device) -> bool {
    device.hygiene == Known::Is(Hygiene::Risky)
}

fn devices_of<'p>(profile: &'p Profile, ids: &[crate::domain::id::Id]) -> Vec<&'p Device> {
    profile
        .devices
        .iter()
        .filter(|device| ids.contains(&device.id))
        .collect()
}

fn where_signed_in(profile: &Profile, account: &Account) -> &'static str {
    let devices = devices_of(profile, &account.devices);
    match devices.as_slice() {
        [] => "phone",
        [only] if only.kind.is_phone() => "phone",
        many if many.iter().any(|device| risky(device)) => "all",
        _ => "own",
    }
}

fn where_saved(profile: &Profile, account: &Account) -> &'static str {
    let devices = devices_of(profile, &account.saved_in);
    match devices.as_slice() {
        [] if account.vault.is_some() => "vault",
        [] => "none",
        many if many.iter().any(|device| risky(device)) => "all",
        _ => "computers",
    }
}

fn level(known: Known<Level>) -> Said {
    self::known(known, |level| {
        Value::Word(match level {
            Level::Low => "low",
            Level::Medium => "medium",
            Level::High => "high",
        })
    })
}

fn known<T>(known: Known<T>, value: impl FnOnce(T) -> Value) -> Said {
    match known {
        Known::Unknown => Said::Unknown,
        Known::Is(inner) => Said::Value(value(inner)),
    }
}

/// The choice that says the value, the first of several: content puts the plain statement first. For numbers the
/// nearest one below, for second factors one that has the weakest enabled method where no choice has exactly these.
///
/// Of what the platform offers; of everything where that has no such choice.
pub(super) fn choice<'c>(
    control: &'c Control,
    platform: Option<&Platform>,
    value: &Value,
) -> Option<&'c Choice> {
    let offered = |choice: &&Choice| control.offers(choice, platform);
    let says_exactly = |choice: &Choice| matches!((&choice.set, value), (Some(Setting::Methods(list)), Value::Methods(methods)) if list.iter().copied().collect::<BTreeSet<_>>() == *methods);
    // Where the number is the account, a code by SMS comes with every other way.
    let value = match value {
        Value::Methods(methods)
            if methods.len() > 1
                && !control.choices.iter().filter(offered).any(says_exactly)
                && platform.is_some_and(|platform| platform.identity == Identity::Number) =>
        {
            &Value::Methods(
                methods
                    .iter()
                    .copied()
                    .filter(|method| *method != Method::Sms)
                    .collect(),
            )
        }
        value => value,
    };
    let known = |choice: &&Choice| choice.speaks_of(platform);
    among(control.choices.iter().filter(offered), value)
        .or_else(|| among(control.choices.iter().filter(known), value))
}

/// The choice that says a password lies in no browser, where it lies in a vault and no choice says that.
pub(super) fn in_no_browser<'c>(
    control: &'c Control,
    platform: Option<&Platform>,
    value: &Value,
) -> Option<&'c Choice> {
    let is_vault = control.sets == Some(Attribute::SavedIn) && *value == Value::Word("vault");
    is_vault
        .then(|| choice(control, platform, &Value::Word("none")))
        .flatten()
}

fn among<'c>(choices: impl Iterator<Item = &'c Choice>, value: &Value) -> Option<&'c Choice> {
    let setting = |choice: &'c Choice| Some((choice, choice.set.as_ref()?));
    let mut settings = choices.filter_map(setting);
    match value {
        Value::Flag(flag) => settings
            .find(|(_, set)| **set == Setting::Flag(*flag))
            .map(|(choice, _)| choice),
        Value::Word(word) => settings
            .find(|(_, set)| matches!(set, Setting::Word(known) if known == word))
            .map(|(choice, _)| choice),
        Value::Number(number) => settings
            .filter_map(|(choice, set)| match set {
                Setting::Number(known) if known <= number => Some((*known, choice)),
                _ => None,
            })
            .max_by_key(|(known, _)| *known)
            .map(|(_, choice)| choice),
        Value::Methods(methods) => {
            let lists: Vec<(&Choice, BTreeSet<Method>)> = settings
                .filter_map(|(choice, set)| match set {
                    Setting::Methods(list) => Some((choice, list.iter().copied().collect())),
                    _ => None,
                })
                .collect();
            let exact = lists.iter().find(|(_, list)| list == methods);
            // `Method` is ordered weakest first.
            let weakest = methods.first();
            let near = || {
                lists
                    .iter()
                    .filter(|(_, list)| !list.is_empty() && list.first() == weakest)
                    .max_by_key(|(_, list)| list.len())
            };
            exact.or_else(near).map(|(choice, _)| *choice)
        }
    }
}
