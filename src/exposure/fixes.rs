//! The catalogue of fixes: when each applies, and what it changes.
//!
//! A fix makes the attribute it touches known.

use crate::domain::fix::{FixKind, FixName};
use crate::domain::id::Id;
use crate::domain::profile::{
    Account, AccountKind, Apps, CodeStore, Codes, Hygiene, Known, Level, Lock, Method, PasswordGroup,
    Profile, SecondFactor, Value,
};

/// Every fix that applies to a profile, in the reference's order.
pub(crate) fn fixes(profile: &Profile) -> Vec<FixName> {
    let mut out = Vec::new();
    for account in &profile.accounts {
        account_fixes(profile, account, &mut out);
    }
    let mut add = |kind, id: &Id| {
        out.push(FixName {
            kind,
            subject: Some(id.clone()),
        });
    };
    for number in &profile.numbers {
        if number.sim_pin != Known::Is(true) && number.device.is_some() {
            add(FixKind::SimPin, &number.id);
        }
    }
    for device in &profile.devices {
        if device.lock != Known::Is(Lock::Strong) {
            add(FixKind::DeviceLock, &device.id);
        }
        if device.hygiene != Known::Is(Hygiene::Good) {
            add(FixKind::DeviceClean, &device.id);
        }
        if profile
            .accounts
            .iter()
            .any(|account| account.saved_in.contains(&device.id))
        {
            add(FixKind::UnsavePasswords, &device.id);
        }
    }
    if profile.person.oversharing != Known::Is(Level::Low) {
        out.push(FixName {
            kind: FixKind::ReduceOversharing,
            subject: None,
        });
    }
    out
}

fn account_fixes(profile: &Profile, account: &Account, out: &mut Vec<FixName>) {
    let mut add = |kind| {
        out.push(FixName {
            kind,
            subject: Some(account.id.clone()),
        });
    };
    if account
        .password
        .as_ref()
        .is_some_and(|password| improvable(profile, password))
    {
        add(FixKind::UniquePassword);
    }
    let none = Vec::new();
    let unknown = account.second.is_unknown();
    let second = account.second.value().unwrap_or(&none);
    let guarded = unknown || !second.is_empty();
    if account.password.is_some() || guarded {
        let first = second.first().map(|factor| factor.method);
        let alike = second.iter().all(|factor| Some(factor.method) == first);
        if second.is_empty() && profile.devices.iter().any(|device| device.kind.is_phone()) {
            add(FixKind::SecondTotp);
        }
        if !(alike && first == Some(Method::Key)) {
            add(FixKind::SecondKey);
        }
        if !alike && second.iter().any(|factor| factor.method == Method::Sms) {
            add(FixKind::DropWeakSecond);
        }
    }
    if account.recovery_sms.value().is_none_or(|list| !list.is_empty()) {
        add(FixKind::RemoveSmsReset);
    }
    if account.questions != Known::Is(false) {
        add(FixKind::RemoveQuestions);
    }
    if guarded && account.codes != Known::Is(Codes::Paper) {
        add(FixKind::OfflineCodes);
    }
    if account.devices.len() > 1 {
        add(FixKind::SignOutDevices);
    }
    if account.apps != Known::Is(Apps::None) {
        add(FixKind::RemoveApps);
    }
    if account.shared_with != Known::Is(0) {
        add(FixKind::StopSharing);
    }
    if !account.needed && closable(profile, &account.id) {
        add(FixKind::CloseAccount);
    }
}

/// Whether a password of one's own would be better than the one there is.
fn improvable(profile: &Profile, password: &Known<Id>) -> bool {
    let Known::Is(id) = password else { return true };
    let users = profile
        .accounts
        .iter()
        .filter(|account| account.password.as_ref() == Some(password))
        .count();
    let Some(group) = profile.passwords.iter().find(|group| group.id == *id) else {
        return true;
    };
    users > 1
        || group.elsewhere != Known::Is(0)
        || group.exposed != Known::Is(false)
        || group.personal != Known::Is(false)
        || group.strength.value().is_none_or(|strength| *strength < 3)
        || profile.similar.iter().any(|(one, two)| one == id || two == id)
}

/// No other account signs in, stores its password or gets its second factor through it.
fn closable(profile: &Profile, id: &Id) -> bool {
    profile
        .accounts
        .iter()
        .filter(|other| other.id != *id)
        .all(|other| {
            other.sso.as_ref() != Some(id)
                && other.vault.as_ref() != Some(id)
                && other
                    .second
                    .value()
                    .is_some_and(|second| second.iter().all(|factor| factor.place != *id))
        })
}

/// The profile after a fix; none when the fix does not apply.
pub fn apply(profile: &Profile, fix: &FixName) -> Option<Profile> {
    if fix.kind == FixKind::AdoptVault {
        return adopt_vault(profile);
    }
    fixes(profile)
        .contains(fix)
        .then(|| applied(profile.clone(), fix))
}

/// The profile after a fix that is known to apply.
pub(crate) fn applied(mut profile: Profile, fix: &FixName) -> Profile {
    if fix.kind == FixKind::ReduceOversharing {
        profile.person.oversharing = Known::Is(Level::Low);
        return profile;
    }
    let Some(id) = &fix.subject else { return profile };
    match fix.kind {
        FixKind::SimPin => {
            if let Some(number) = profile.numbers.iter_mut().find(|number| number.id == *id) {
                number.sim_pin = Known::Is(true);
            }
        }
        FixKind::DeviceLock => {
            if let Some(device) = profile.devices.iter_mut().find(|device| device.id == *id) {
                device.lock = Known::Is(Lock::Strong);
            }
        }
        FixKind::DeviceClean => {
            if let Some(device) = profile.devices.iter_mut().find(|device| device.id == *id) {
                device.hygiene = Known::Is(Hygiene::Good);
            }
        }
        FixKind::UnsavePasswords => {
            for account in &mut profile.accounts {
                account.saved_in.retain(|device| device != id);
            }
        }
        FixKind::CloseAccount => close(&mut profile, id),
        FixKind::UniquePassword => {
            let name = free_name(
                || profile.passwords.iter().map(|group| &group.id),
                format!("fix:{id}"),
            );
            profile.passwords.push(PasswordGroup {
                paper: true,
                ..own_group(name.clone())
            });
            if let Some(account) = profile.accounts.iter_mut().find(|account| account.id == *id) {
                account.password = Some(Known::Is(name));
                account.saved_in.clear();
            }
        }
        _ => {
            let phone = first_phone(&profile);
            if let Some(account) = profile.accounts.iter_mut().find(|account| account.id == *id) {
                change(account, fix.kind, phone);
            }
        }
    }
    profile
}

fn change(account: &mut Account, kind: FixKind, phone: Option<Id>) {
    match kind {
        FixKind::SecondTotp => {
            account.second = Known::Is(
                phone
                    .into_iter()
                    .map(|place| SecondFactor {
                        method: Method::Totp,
                        place,
                    })
                    .collect(),
            );
            account.codes = Known::Is(Codes::Paper);
        }
        FixKind::SecondKey => {
            let key = |name: &str| SecondFactor {
                method: Method::Key,
                place: name.into(),
            };
            account.second = Known::Is(vec![key("key1"), key("key2")]);
            account.codes = Known::Is(Codes::Paper);
        }
        FixKind::DropWeakSecond => {
            if let Known::Is(second) = &mut account.second {
                second.retain(|factor| factor.method != Method::Sms);
            }
        }
        FixKind::RemoveSmsReset => account.recovery_sms = Known::Is(Vec::new()),
        FixKind::RemoveQuestions => account.questions = Known::Is(false),
        FixKind::OfflineCodes => account.codes = Known::Is(Codes::Paper),
        FixKind::SignOutDevices => {
            account.devices.truncate(1);
            let kept = account.devices.clone();
            account.saved_in.retain(|device| kept.contains(device));
        }
        FixKind::RemoveApps => account.apps = Known::Is(Apps::None),
        FixKind::StopSharing => account.shared_with = Known::Is(0),
        _ => {}
    }
}

fn close(profile: &mut Profile, id: &Id) {
    profile.accounts.retain(|account| account.id != *id);
    for account in &mut profile.accounts {
        account.admins.retain(|admin| admin != id);
        if let Known::Is(mails) = &mut account.recovery_mail {
            mails.retain(|mail| mail != id);
        }
        let stored_here = matches!(&account.codes, Known::Is(Codes::Stored(stores)) if stores.iter().any(
            |store| matches!(store, CodeStore::Mail(at) | CodeStore::Vault(at) if at == id)
        ));
        if stored_here {
            account.codes = Known::Is(Codes::None);
        }
    }
}

/// A password used for one account and nowhere else.
pub(crate) fn own_group(id: Id) -> PasswordGroup {
    PasswordGroup {
        id,
        strength: Known::Is(4),
        exposed: Known::Is(false),
        personal: Known::Is(false),
        elsewhere: Known::Is(0),
        paper: false,
        unique: true,
    }
}

fn first_phone(profile: &Profile) -> Option<Id> {
    profile
        .devices
        .iter()
        .find(|device| device.kind.is_phone())
        .map(|device| device.id.clone())
}

/// The wanted name, with "+" appended until nobody has it.
fn free_name<'a, I: Iterator<Item = &'a Id>>(taken: impl Fn() -> I, mut wanted: String) -> Id {
    while taken().any(|id| id.as_str() == wanted) {
        wanted.push('+');
    }
    wanted.into()
}

/// Every password moves into a password manager: a migration, not a hardening, since the vault opens everything.
///
/// None where there is one already, or no device to open it on.
pub(crate) fn adopt_vault(profile: &Profile) -> Option<Profile> {
    if profile
        .accounts
        .iter()
        .any(|account| account.kind == AccountKind::Vault)
    {
        return None;
    }
    let device = first_phone(profile).or_else(|| Some(profile.devices.first()?.id.clone()))?;
    let mut new = profile.clone();
    let vault = free_name(
        || profile.accounts.iter().map(|account| &account.id),
        "vault".to_owned(),
    );
    for account in &mut new.accounts {
        if account.password.is_some() {
            let name = free_name(
                || new.passwords.iter().map(|group| &group.id),
                format!("fix:{}", account.id),
            );
            new.passwords.push(own_group(name.clone()));
            account.password = Some(Known::Is(name));
            account.vault = Some(vault.clone());
            account.saved_in.clear();
        }
    }
    let master = free_name(
        || new.passwords.iter().map(|group| &group.id),
        "fix:master".to_owned(),
    );
    new.passwords.push(PasswordGroup {
        paper: true,
        ..own_group(master.clone())
    });
    new.accounts.push(Account {
        id: vault,
        kind: AccountKind::Vault,
        value: Value::Critical,
        password: Some(Known::Is(master)),
        second: Known::Is(vec![SecondFactor {
            method: Method::Totp,
            place: device.clone(),
        }]),
        recovery_mail: Known::Is(Vec::new()),
        recovery_sms: Known::Is(Vec::new()),
        questions: Known::Is(false),
        sso: None,
        devices: vec![device],
        saved_in: Vec::new(),
        vault: None,
        admins: Vec::new(),
        shared_with: Known::Is(0),
        apps: Known::Is(Apps::None),
        codes: Known::Is(Codes::Paper),
        needed: true,
    });
    Some(new)
}
