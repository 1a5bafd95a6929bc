//! Which entries of a vault belong to which accounts: those that are signed in to at a domain of the platform.
//!
//! Login names are compared with each other and with nothing else. Nobody is asked which entry is meant: where there
//! are several, any of them may be the account, and asking would put a list of a person's accounts on the screen to
//! save a question or two.

use super::super::sheet::Sheet;
use super::{Distinct, similar, texts};
use crate::domain::answer::{Answers, Given, QuestionId, Subject};
use crate::domain::breach::Breach;
use crate::domain::checklist::{Attribute, Catalog, Choice, Control, Setting};
use crate::domain::id::Id;
use crate::domain::profile::{AccountKind, Known, Profile};
use crate::domain::vault::Entry;
use crate::strength::{Reason, Strength};
use std::collections::BTreeMap;

/// The highest number of other places that is told apart.
const MOST_ELSEWHERE: u8 = 5;

/// What the logins of a vault are made from.
pub struct Material<'m> {
    /// The entries, collapsed.
    pub entries: &'m [Entry],
    /// Their passwords, numbered.
    pub distinct: &'m Distinct,
    /// How strong each distinct password is.
    pub strengths: &'m [Strength],
    /// What leaked lists say about each.
    pub breaches: &'m [Breach],
    /// Whether the list that was asked is a whole one: what part of a list does not have may be leaked all the same.
    pub whole_list: bool,
    /// Whether every login of the files could be read.
    pub all_read: bool,
    /// A random number of this run, for the index of near-duplicates.
    pub key: u64,
}

/// The logins of a vault without what is secret: no password, no login name, no title.
pub struct Logins {
    pub(super) logins: Vec<Login>,
    all_read: bool,
}

pub(super) struct Login {
    sites: Vec<String>,
    /// Which login name.
    user: usize,
    /// Which password.
    pub(super) password: usize,
    /// Which passwords are nearly the same.
    pub(super) near: Option<usize>,
    pub(super) score: u8,
    /// Whether it is made of the person's own words.
    pub(super) personal: bool,
    /// Whether it is in a leaked list, where that is known.
    pub(super) leaked: Option<bool>,
}

impl Logins {
    /// What is known of the entries; they may be dropped afterwards.
    pub fn of(material: &Material<'_>) -> Self {
        let near = similar::groups(&texts(material.entries, material.distinct), material.key);
        let mut users: BTreeMap<&str, usize> = BTreeMap::new();
        let logins = (material.entries.iter().zip(&material.distinct.of))
            .filter_map(|(entry, password)| {
                let strength = material.strengths.get(*password)?;
                let next = users.len();
                Some(Login {
                    sites: entry.sites.clone(),
                    user: *users.entry(&entry.user).or_insert(next),
                    password: *password,
                    near: near.get(*password).copied().flatten(),
                    score: strength.score,
                    personal: strength.score < 4 && strength.reasons.contains(&Reason::Personal),
                    leaked: match material.breaches.get(*password)? {
                        Breach::Found(_) => Some(true),
                        Breach::NotFound => material.whole_list.then_some(false),
                        Breach::NotChecked(_) | Breach::CouldNotCheck(_) => None,
                    },
                })
            })
            .collect();
        Self {
            logins,
            all_read: material.all_read,
        }
    }
}

/// How a password is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Nowhere else in the vault.
    Own,
    /// The very same, of this number, for something else too.
    Shared(usize),
    /// Nearly the same as another.
    Similar,
}

/// What an account's entries have in common.
pub(super) struct Match<'l> {
    /// Each may be the account.
    logins: Vec<&'l Login>,
    /// How their passwords are used, where that is the same of all of them.
    pub(super) used: Option<Use>,
}

impl Match<'_> {
    /// The one password they all have.
    pub(super) fn password(&self) -> Option<usize> {
        agreed(self.logins.iter().map(|login| Some(login.password)))
    }
}

/// What all of them say; none where they differ, or where one says nothing.
pub(super) fn agreed<T: PartialEq>(mut said: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = said.next()??;
    said.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// The vault, the accounts, and which entries belong to which.
pub(super) struct Matching<'l> {
    logins: &'l Logins,
    pub(super) of: BTreeMap<Id, Match<'l>>,
    /// The logins of any platform that has an account here.
    inside: Vec<bool>,
    pub(super) unclear: Vec<Id>,
    pub(super) missing: Vec<Id>,
}

impl<'l> Matching<'l> {
    pub(super) fn new(catalog: &Catalog, sheet: &Sheet, answers: &Answers, logins: &'l Logins) -> Self {
        let mut out = Self {
            logins,
            of: BTreeMap::new(),
            inside: vec![false; logins.logins.len()],
            unclear: Vec::new(),
            missing: Vec::new(),
        };
        let accounts: Vec<(&Id, AccountKind, Option<&String>)> = (sheet.profile.accounts.iter())
            .filter(|account| account.password.is_some())
            .map(|account| (&account.id, account.kind, sheet.platform_of.get(&account.id)))
            .collect();
        for (id, kind, platform) in &accounts {
            let sites: &[String] = platform
                .and_then(|platform| catalog.platform(platform))
                .map_or(&[], |platform| &platform.sites);
            let belongs = |login: &Login| login.sites.iter().any(|site| sites.contains(site));
            for (login, inside) in logins.logins.iter().zip(&mut out.inside) {
                *inside |= belongs(login);
            }
            let mut found: Vec<&Login> = Vec::new();
            for login in logins.logins.iter().filter(|login| belongs(login)) {
                // One login name and password at two domains of one platform is one account.
                let known = |other: &&Login| (other.user, other.password) == (login.user, login.password);
                if !found.iter().any(known) {
                    found.push(login);
                }
            }
            let alike = accounts.iter().filter(|(_, _, other)| other == platform).count();
            if found.is_empty() {
                // The password that opens a vault lies in none.
                if *kind != AccountKind::Vault {
                    out.missing.push((*id).clone());
                }
                continue;
            }
            if alike > 1 || found.len() > 1 {
                out.unclear.push((*id).clone());
            }
            // Fewer entries than accounts: each may be the one that is missing.
            if found.len() < alike {
                continue;
            }
            // As many accounts as entries: both are the person's own, and both have the same password.
            let all_named = alike > 1 && found.len() == alike;
            let used = agreed(
                found
                    .iter()
                    .map(|login| used(login, &logins.logins, &belongs, all_named)),
            );
            let matched = Match { logins: found, used };
            out.of.insert((*id).clone(), matched);
        }
        let open: Vec<Id> = (accounts.iter())
            .filter(|(id, kind, _)| {
                !out.of.contains_key(*id)
                    // Asked about by itself: no vault holds it.
                    && *kind != AccountKind::Vault
                    && !says_own(catalog, answers, id)
            })
            .map(|(id, _, _)| (*id).clone())
            .collect();
        for matched in out.of.values_mut() {
            // Nobody looked at the password of an account that is not in there, nor at a row that cannot be read.
            if matched.used == Some(Use::Own) && !(open.is_empty() && logins.all_read) {
                matched.used = None;
            }
        }
        out
    }

    /// In how many places that belong to none of the accounts a password is used.
    pub(super) fn elsewhere(&self, password: usize) -> u8 {
        let outside = (self.logins.logins.iter().zip(&self.inside))
            .filter(|(login, inside)| !**inside && login.password == password)
            .count();
        u8::try_from(outside)
            .unwrap_or(MOST_ELSEWHERE)
            .min(MOST_ELSEWHERE)
    }

    /// What the entries of the accounts with one password group have in common.
    pub(super) fn group(&self, profile: &Profile, group: &Id) -> Vec<&'l Login> {
        (profile.accounts.iter())
            .filter(|account| account.password.as_ref().and_then(Known::value) == Some(group))
            .filter_map(|account| self.of.get(&account.id))
            .flat_map(|matched| matched.logins.iter().copied())
            .collect()
    }
}

fn used(login: &Login, all: &[Login], belongs: &dyn Fn(&Login) -> bool, all_named: bool) -> Option<Use> {
    let others = || {
        all.iter()
            .filter(|other| !(belongs(other) && other.user == login.user && other.password == login.password))
    };
    let mut same = others()
        .filter(|other| other.password == login.password)
        .peekable();
    if same.peek().is_some() {
        // Beside one account, another entry of its platform may be the same account under another login name.
        return (all_named || same.any(|other| !belongs(other))).then_some(Use::Shared(login.password));
    }
    let is_near = |other: &&Login| login.near.is_some() && other.near == login.near;
    let mut near = others().filter(is_near).peekable();
    if near.peek().is_some() {
        // Or its password of yesterday.
        return (all_named || near.any(|other| !belongs(other))).then_some(Use::Similar);
    }
    Some(Use::Own)
}

pub(super) fn says_own(catalog: &Catalog, answers: &Answers, account: &Id) -> bool {
    let subject = Subject::Account(account.clone());
    let Some(control) = control(catalog, Attribute::Password) else {
        return false;
    };
    let choice = given(control, answers, &subject);
    choice.is_some_and(|choice| choice.set == Some(Setting::Word("own".to_owned())))
}

pub(super) fn control(catalog: &Catalog, attribute: Attribute) -> Option<&Control> {
    let mut controls = catalog.controls.iter();
    controls.find(|control| control.sets == Some(attribute))
}

/// The choice somebody made.
pub(super) fn given<'c>(control: &'c Control, answers: &Answers, subject: &Subject) -> Option<&'c Choice> {
    let question = QuestionId {
        control: control.id.clone(),
        subject: subject.clone(),
    };
    match &answers.get(&question)?.given {
        Given::Chosen(ids) => control.choices.iter().find(|choice| ids.contains(&choice.id)),
        Given::DontKnow | Given::Skipped => None,
    }
}
