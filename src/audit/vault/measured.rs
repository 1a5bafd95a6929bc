//! What a vault says about the accounts somebody named: measured answers of the controls about passwords.
//!
//! An entry belongs to an account when it is signed in to at one of the platform's domains; login names are compared
//! with each other and with nothing else. Nobody is asked which entry is meant. Where a platform has several entries,
//! what all of them say is measured and the rest stays a question: any of them may be the account, and asking would
//! put a list of a person's accounts on the screen to save a question or two.
//!
//! What is silent says nothing: an account without an entry is asked about, and so is a password no list was asked
//! about, what an attacker may know of the owner, use in places outside the vault, and second factors.

use super::super::declared::{Value, choice};
use super::super::sheet::Sheet;
use super::{Distinct, similar, texts};
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::breach::Breach;
use crate::domain::checklist::{Attribute, Catalog, Choice, Control, Setting};
use crate::domain::id::Id;
use crate::domain::profile::{AccountKind, AttributeKey, Known, PasswordGroup, Profile, Section};
use crate::domain::vault::Entry;
use crate::strength::{Reason, Strength};
use std::collections::{BTreeMap, BTreeSet};

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
    logins: Vec<Login>,
    all_read: bool,
}

struct Login {
    sites: Vec<String>,
    /// Which login name.
    user: usize,
    /// Which password.
    password: usize,
    /// Which passwords are nearly the same.
    near: Option<usize>,
    score: u8,
    /// Whether it is made of the person's own words.
    personal: bool,
    /// Whether it is in a leaked list, where that is known.
    leaked: Option<bool>,
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

/// What was measured about the accounts there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// The answers, each with evidence `measured`; those about a password only for the groups the sheet has.
    pub answers: Answers,
    /// Accounts of which it is not clear which entry they are.
    pub unclear: Vec<Id>,
    /// Accounts with a password the vault does not have.
    pub missing: Vec<Id>,
}

impl Measured {
    /// How many answers say something else than these.
    pub fn contradicts(&self, before: &Answers) -> usize {
        let other = |(question, answer): &(&QuestionId, &Answer)| {
            let said = before.get(*question).map(|before| &before.given);
            matches!(said, Some(said @ Given::Chosen(_)) if *said != answer.given)
        };
        self.answers.iter().filter(other).count()
    }
}

/// How a password is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Nowhere else in the vault.
    Own,
    /// The very same, of this number, for something else too.
    Shared(usize),
    /// Nearly the same as another.
    Similar,
}

/// What an account's entries have in common.
struct Match<'l> {
    /// Each may be the account.
    logins: Vec<&'l Login>,
    used: Option<Use>,
}

impl Match<'_> {
    /// The one password they all have.
    fn password(&self) -> Option<usize> {
        agreed(self.logins.iter().map(|login| Some(login.password)))
    }
}

/// What all of them say; none where they differ, or where one says nothing.
fn agreed<T: PartialEq>(mut said: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = said.next()??;
    said.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// The vault, the accounts, and which entries belong to which.
struct Matching<'l> {
    logins: &'l Logins,
    of: BTreeMap<Id, Match<'l>>,
    /// The logins of any platform that has an account here.
    inside: Vec<bool>,
    unclear: Vec<Id>,
    missing: Vec<Id>,
}

impl<'l> Matching<'l> {
    fn new(catalog: &Catalog, sheet: &Sheet, answers: &Answers, logins: &'l Logins) -> Self {
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
    fn elsewhere(&self, password: usize) -> u8 {
        let outside = (self.logins.logins.iter().zip(&self.inside))
            .filter(|(login, inside)| !**inside && login.password == password)
            .count();
        u8::try_from(outside)
            .unwrap_or(MOST_ELSEWHERE)
            .min(MOST_ELSEWHERE)
    }

    /// What the entries of the accounts with one password group have in common.
    fn group(&self, profile: &Profile, group: &Id) -> Vec<&'l Login> {
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

fn says_own(catalog: &Catalog, answers: &Answers, account: &Id) -> bool {
    let subject = Subject::Account(account.clone());
    let Some(control) = control(catalog, Attribute::Password) else {
        return false;
    };
    let choice = given(control, answers, &subject);
    choice.is_some_and(|choice| choice.set == Some(Setting::Word("own".to_owned())))
}

fn control(catalog: &Catalog, attribute: Attribute) -> Option<&Control> {
    let mut controls = catalog.controls.iter();
    controls.find(|control| control.sets == Some(attribute))
}

/// The choice somebody made.
fn given<'c>(control: &'c Control, answers: &Answers, subject: &Subject) -> Option<&'c Choice> {
    let question = QuestionId {
        control: control.id.clone(),
        subject: subject.clone(),
    };
    match &answers.get(&question)?.given {
        Given::Chosen(ids) => control.choices.iter().find(|choice| ids.contains(&choice.id)),
        Given::DontKnow | Given::Skipped => None,
    }
}

/// What the vault says about the accounts of a sheet.
pub fn measured(catalog: &Catalog, sheet: &Sheet, answers: &Answers, logins: &Logins) -> Measured {
    let matching = Matching::new(catalog, sheet, answers, logins);
    let mut out = Answers::new();
    let mut say = |control: &Control, subject: &Subject, choice: &Choice| {
        let question = QuestionId {
            control: control.id.clone(),
            subject: subject.clone(),
        };
        let answer = Answer {
            given: Given::Chosen(vec![choice.id.clone()]),
            evidence: Evidence::Measured,
        };
        out.insert(question, answer);
    };
    if let Some(control) = control(catalog, Attribute::Password) {
        let word = |wanted: &str| {
            let is = |choice: &&Choice| choice.set == Some(Setting::Word(wanted.to_owned()));
            control.choices.iter().filter(is).collect::<Vec<_>>()
        };
        // One choice for each password, in the order of the accounts; a vault with more of them leaves the rest open.
        let shared = word("shared");
        let mut passwords: Vec<usize> = Vec::new();
        for account in &sheet.profile.accounts {
            let Some(used) = matching.of.get(&account.id).and_then(|matched| matched.used) else {
                continue;
            };
            let choice = match used {
                Use::Own => word("own").first().copied(),
                Use::Similar => word("similar").first().copied(),
                Use::Shared(password) => {
                    if !passwords.contains(&password) {
                        passwords.push(password);
                    }
                    let at = passwords.iter().position(|known| *known == password);
                    at.and_then(|at| shared.get(at)).copied()
                }
            };
            if let Some(choice) = choice {
                say(control, &Subject::Account(account.id.clone()), choice);
            }
        }
    }
    for group in &sheet.profile.passwords {
        let subject = Subject::Password(group.id.clone());
        let found = matching.group(&sheet.profile, &group.id);
        let score = agreed(found.iter().map(|login| Some(login.score)));
        // What the program does not find may still be about the owner: only "yes" is measured.
        let personal = agreed(found.iter().map(|login| Some(login.personal))).filter(|yes| *yes);
        let leaked = agreed(found.iter().map(|login| login.leaked));
        let password = agreed(found.iter().map(|login| Some(login.password)));
        // What the vault does not have may be elsewhere: only what it has is measured.
        let elsewhere = password
            .map(|password| matching.elsewhere(password))
            .filter(|places| *places > 0);
        for (attribute, value) in [
            (Attribute::Strength, score.map(Value::Number)),
            (Attribute::Personal, personal.map(Value::Flag)),
            (Attribute::Elsewhere, elsewhere.map(Value::Number)),
        ] {
            let (Some(control), Some(value)) = (control(catalog, attribute), value) else {
                continue;
            };
            if let Some(choice) = choice(control, None, &value) {
                say(control, &subject, choice);
            }
        }
        if let (Some(control), Some(leaked)) = (control(catalog, Attribute::Exposed), leaked) {
            let warned = given(control, answers, &subject)
                .is_some_and(|choice| choice.set == Some(Setting::Flag(true)));
            // A list knows passwords, not whose: whether it leaked together with the account stays open in the model.
            let listed = control.choices.iter().find(|choice| choice.measured_only);
            match (leaked, listed) {
                // Who was warned knows more than a list that does not have it, or that has it.
                _ if warned => {}
                (true, Some(listed)) => say(control, &subject, listed),
                _ => {
                    if let Some(choice) = choice(control, None, &Value::Flag(leaked)) {
                        say(control, &subject, choice);
                    }
                }
            }
        }
    }
    Measured {
        answers: out,
        unclear: matching.unclear,
        missing: matching.missing,
    }
}

/// Puts the accounts of a profile file into the password groups that the vault shows, with what it says about each.
/// What it does not say stays as it was stated.
pub fn regroup(
    catalog: &Catalog,
    sheet: &Sheet,
    answers: &Answers,
    mut stated: BTreeSet<AttributeKey>,
    logins: &Logins,
) -> (Profile, BTreeSet<AttributeKey>) {
    let matching = Matching::new(catalog, sheet, answers, logins);
    let before = &sheet.profile;
    let mut profile = before.clone();
    let group_of = |id: &Id| {
        let account = before.accounts.iter().find(|account| account.id == *id)?;
        account.password.as_ref()?.value().cloned()
    };
    let mut members: BTreeMap<usize, Vec<&Id>> = BTreeMap::new();
    for account in &before.accounts {
        if let Some(password) = matching.of.get(&account.id).and_then(Match::password) {
            members.entry(password).or_default().push(&account.id);
        }
    }
    let mut ids: BTreeMap<usize, Id> = BTreeMap::new();
    for (password, accounts) in &members {
        let olds: BTreeSet<Option<Id>> = accounts.iter().map(|id| group_of(id)).collect();
        let olds: Vec<Id> = olds.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default();
        // A group that the vault finds as it was stated stays; whoever else is said to be in it stays too.
        let kept = match olds.as_slice() {
            [old] => {
                let split = members.iter().any(|(other, ids)| {
                    other != password && ids.iter().any(|id| group_of(id).as_ref() == Some(old))
                });
                (!split).then(|| old.clone())
            }
            _ => None,
        };
        let id = kept.clone().unwrap_or_else(|| free(&profile));
        if kept.is_none() {
            let group = mixed(before, &olds, id.clone());
            for attribute in [
                Attribute::Strength,
                Attribute::Exposed,
                Attribute::Personal,
                Attribute::Elsewhere,
            ] {
                let key = |group: &Id| AttributeKey {
                    section: Section::Passwords,
                    id: group.to_string(),
                    attribute: attribute.as_str().to_owned(),
                };
                if !olds.is_empty() && olds.iter().all(|old| stated.contains(&key(old))) {
                    stated.insert(key(&id));
                }
            }
            profile.passwords.push(group);
        }
        if let Some(group) = profile.passwords.iter_mut().find(|group| group.id == id) {
            let found: Vec<&Login> = logins
                .logins
                .iter()
                .filter(|login| login.password == *password)
                .collect();
            measure(group, &found, matching.elsewhere(*password));
        }
        for account in &mut profile.accounts {
            if accounts.contains(&&account.id) {
                account.password = Some(Known::Is(id.clone()));
            }
        }
        ids.insert(*password, id);
    }
    // What was said to be the same as a group that has come apart is the same as one of its parts: nobody knows which.
    for account in &mut profile.accounts {
        let old = group_of(&account.id);
        let is_measured = members.values().any(|ids| ids.contains(&&account.id));
        let left = old.as_ref().is_some_and(|old| {
            let measured = members
                .values()
                .flatten()
                .any(|id| group_of(id).as_ref() == Some(old));
            measured && !ids.values().any(|id| id == old)
        });
        if left && !is_measured {
            account.password = Some(Known::Unknown);
        }
    }
    for (one, first) in &ids {
        for (other, second) in ids.range(one + 1..) {
            let near = |password: usize| {
                let login = logins.logins.iter().find(|login| login.password == password);
                login.and_then(|login| login.near)
            };
            let pair = (first.clone(), second.clone());
            let known = profile.similar.contains(&pair)
                || profile.similar.contains(&(pair.1.clone(), pair.0.clone()));
            if near(*one).is_some() && near(*one) == near(*other) && !known && first != second {
                profile.similar.push(pair);
            }
        }
    }
    let used: BTreeSet<Id> = (profile.accounts.iter())
        .filter_map(|account| account.password.as_ref()?.value().cloned())
        .collect();
    let stays = |id: &Id| {
        used.contains(id)
            || !before
                .accounts
                .iter()
                .any(|account| group_of(&account.id).as_ref() == Some(id))
    };
    profile.passwords.retain(|group| stays(&group.id));
    let there: BTreeSet<Id> = profile.passwords.iter().map(|group| group.id.clone()).collect();
    profile
        .similar
        .retain(|(one, other)| there.contains(one) && there.contains(other));
    (profile, stated)
}

/// A name no group has.
fn free(profile: &Profile) -> Id {
    let taken = |name: &String| profile.passwords.iter().any(|group| group.id.as_str() == name);
    let mut names = (1_usize..).map(|order| format!("vault-{order}"));
    Id::new(names.find(|name| !taken(name)).unwrap_or_default())
}

/// What several groups were stated to be, where they agree.
fn mixed(profile: &Profile, olds: &[Id], id: Id) -> PasswordGroup {
    let groups: Vec<&PasswordGroup> = (profile.passwords.iter())
        .filter(|group| olds.contains(&group.id))
        .collect();
    fn common<T: PartialEq + Copy>(
        groups: &[&PasswordGroup],
        get: fn(&PasswordGroup) -> Known<T>,
    ) -> Known<T> {
        agreed(groups.iter().map(|group| get(group).value().copied())).map_or(Known::Unknown, Known::Is)
    }
    PasswordGroup {
        strength: common(&groups, |group| group.strength),
        exposed: common(&groups, |group| group.exposed),
        personal: common(&groups, |group| group.personal),
        elsewhere: common(&groups, |group| group.elsewhere),
        paper: !groups.is_empty() && groups.iter().all(|group| group.paper),
        unique: false,
        id,
    }
}

/// Sets what was measured.
fn measure(group: &mut PasswordGroup, found: &[&Login], elsewhere: u8) {
    if let Some(login) = found.first() {
        group.strength = Known::Is(login.score);
        if login.personal {
            group.personal = Known::Is(true);
        }
        match login.leaked {
            _ if group.exposed == Known::Is(true) => {}
            Some(true) => group.exposed = Known::Unknown,
            Some(false) => group.exposed = Known::Is(false),
            None => {}
        }
    }
    if elsewhere > 0 {
        let stated = group.elsewhere.value().copied().unwrap_or(0);
        group.elsewhere = Known::Is(stated.max(elsewhere));
    }
}
