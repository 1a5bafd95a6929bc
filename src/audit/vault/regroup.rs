//! A profile file, put right by a vault: its accounts in the password groups that the vault shows.

use super::super::sheet::Sheet;
use super::matching::{Login, Logins, Matching, agreed};
use crate::domain::answer::Answers;
use crate::domain::checklist::{Attribute, Catalog};
use crate::domain::id::Id;
use crate::domain::profile::{AttributeKey, Known, PasswordGroup, Profile, Section};
use std::collections::{BTreeMap, BTreeSet};

/// The accounts whose one password is known to the vault, by its number.
type Members = BTreeMap<usize, BTreeSet<Id>>;

/// Which groups of now a group as stated came apart into, or stayed.
type Parts = BTreeMap<Id, BTreeSet<Id>>;

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
    let mut members = Members::new();
    for (account, matched) in &matching.of {
        if let Some(password) = matched.password() {
            members.entry(password).or_default().insert(account.clone());
        }
    }
    let mut ids: BTreeMap<usize, Id> = BTreeMap::new();
    let mut parts = Parts::new();
    for (password, accounts) in &members {
        let olds: BTreeSet<Option<Id>> = accounts.iter().map(|account| group(before, account)).collect();
        let id = kept(before, *password, &olds, &members).unwrap_or_else(|| {
            let id = free(&profile);
            let sure: Vec<Id> = olds.iter().cloned().collect::<Option<_>>().unwrap_or_default();
            profile.passwords.push(mixed(before, &sure, id.clone()));
            let keys = CARRIED.map(|attribute| {
                (
                    key(&id, attribute),
                    sure.iter().map(move |old| key(old, attribute)),
                )
            });
            for (new, mut old) in keys {
                if !sure.is_empty() && old.all(|old| stated.contains(&old)) {
                    stated.insert(new);
                }
            }
            id
        });
        if let Some(group) = profile.passwords.iter_mut().find(|group| group.id == id) {
            let login = logins.logins.iter().find(|login| login.password == *password);
            measure(group, login, matching.elsewhere(*password));
        }
        for account in profile
            .accounts
            .iter_mut()
            .filter(|account| accounts.contains(&account.id))
        {
            account.password = Some(Known::Is(id.clone()));
        }
        for old in olds.into_iter().flatten() {
            parts.entry(old).or_default().insert(id.clone());
        }
        ids.insert(*password, id);
    }
    // Who was said to have the password of a group that is no more has that of one of its parts: nobody knows which.
    let is_measured = |account: &Id| members.values().any(|accounts| accounts.contains(account));
    for account in profile
        .accounts
        .iter_mut()
        .filter(|account| !is_measured(&account.id))
    {
        let old = account.password.as_ref().and_then(Known::value);
        if old.is_some_and(|old| parts.get(old).is_some_and(|parts| !parts.contains(old))) {
            account.password = Some(Known::Unknown);
        }
    }
    profile.similar = similar(before, &ids, &parts, logins);
    let used = |id: &Id| {
        let mut accounts = profile.accounts.iter();
        accounts.any(|account| account.password.as_ref().and_then(Known::value) == Some(id))
    };
    // A group that everybody left is gone.
    let gone: BTreeSet<Id> = parts.into_keys().filter(|old| !used(old)).collect();
    profile.passwords.retain(|group| !gone.contains(&group.id));
    profile
        .similar
        .retain(|(one, other)| !gone.contains(one) && !gone.contains(other));
    (profile, stated)
}

/// What is said of a password and stays said of its parts.
const CARRIED: [Attribute; 4] = [
    Attribute::Strength,
    Attribute::Exposed,
    Attribute::Personal,
    Attribute::Elsewhere,
];

fn key(group: &Id, attribute: Attribute) -> AttributeKey {
    AttributeKey {
        section: Section::Passwords,
        id: group.to_string(),
        attribute: attribute.as_str().to_owned(),
    }
}

/// The group an account is stated to be in.
fn group(profile: &Profile, account: &Id) -> Option<Id> {
    let account = profile.accounts.iter().find(|known| known.id == *account)?;
    account.password.as_ref()?.value().cloned()
}

/// The group that the vault finds as it was stated: it stays, and whoever else is said to be in it stays too.
fn kept(before: &Profile, password: usize, olds: &BTreeSet<Option<Id>>, members: &Members) -> Option<Id> {
    let mut olds = olds.iter();
    let (Some(Some(old)), None) = (olds.next(), olds.next()) else {
        return None;
    };
    let mut others = members.iter().filter(|(other, _)| **other != password);
    let split = others.any(|(_, accounts)| {
        accounts
            .iter()
            .any(|account| group(before, account).as_ref() == Some(old))
    });
    (!split).then(|| old.clone())
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

fn common<T: PartialEq + Copy>(groups: &[&PasswordGroup], get: fn(&PasswordGroup) -> Known<T>) -> Known<T> {
    agreed(groups.iter().map(|group| get(group).value().copied())).map_or(Known::Unknown, Known::Is)
}

/// Sets what was measured.
fn measure(group: &mut PasswordGroup, login: Option<&Login>, elsewhere: u8) {
    if let Some(login) = login {
        group.strength = Known::Is(login.score);
        if login.personal {
            group.personal = Known::Is(true);
        }
        match login.leaked {
            // Who was warned knows more than a list.
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

/// Which groups are nearly the same: of two that are in the vault it knows; of any other what was stated, of every part.
fn similar(before: &Profile, ids: &BTreeMap<usize, Id>, parts: &Parts, logins: &Logins) -> Vec<(Id, Id)> {
    let mut out: Vec<(Id, Id)> = Vec::new();
    let now = |old: &Id| {
        parts
            .get(old)
            .cloned()
            .unwrap_or_else(|| BTreeSet::from([old.clone()]))
    };
    let in_vault = |id: &Id| ids.values().any(|known| known == id);
    for (one, other) in &before.similar {
        for one in now(one) {
            for other in now(other) {
                if one != other && !(in_vault(&one) && in_vault(&other)) {
                    out.push((one.clone(), other));
                }
            }
        }
    }
    let near = |password: usize| {
        logins
            .logins
            .iter()
            .find(|login| login.password == password)?
            .near
    };
    for (password, one) in ids {
        for (other_password, other) in ids.range(password + 1..) {
            if near(*password).is_some() && near(*password) == near(*other_password) {
                out.push((one.clone(), other.clone()));
            }
        }
    }
    out
}
