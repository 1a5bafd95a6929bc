//! What refers to what: every name must lead somewhere, and to the right kind of thing.

use super::error::{Problem, Wrong};
use crate::domain::id::Id;
use crate::domain::profile::{
    Account, AccountKind, CodeStore, Codes, Known, Method, Profile, SecondFactor, Section,
};
use std::collections::{BTreeMap, BTreeSet};

struct Checker<'a> {
    accounts: BTreeMap<&'a str, AccountKind>,
    devices: BTreeSet<&'a str>,
    numbers: BTreeSet<&'a str>,
    passwords: BTreeSet<&'a str>,
    problems: &'a mut Vec<Problem>,
}

/// Adds every broken reference to the problems.
pub(super) fn check(profile: &Profile, problems: &mut Vec<Problem>) {
    let ids = |ids: &mut dyn Iterator<Item = &'_ Id>| -> Vec<String> {
        ids.map(|id| id.as_str().to_owned()).collect()
    };
    let sections = [
        (
            "devices",
            ids(&mut profile.devices.iter().map(|device| &device.id)),
        ),
        (
            "numbers",
            ids(&mut profile.numbers.iter().map(|number| &number.id)),
        ),
        (
            "passwords",
            ids(&mut profile.passwords.iter().map(|group| &group.id)),
        ),
        (
            "accounts",
            ids(&mut profile.accounts.iter().map(|account| &account.id)),
        ),
    ];
    for (name, ids) in &sections {
        twice(name, ids, problems);
    }
    let devices: BTreeMap<&str, usize> = sections[0].1.iter().map(String::as_str).zip(0..).collect();
    for (index, id) in sections[3].1.iter().enumerate() {
        // A second factor would silently mean the account.
        if let Some(device) = devices.get(id.as_str()) {
            problems.push(Problem {
                path: format!("accounts[{index}].id"),
                wrong: Wrong::Twice {
                    first: format!("devices[{device}].id"),
                },
            });
        }
    }
    let names = |at: usize| sections[at].1.iter().map(String::as_str).collect();
    let mut checker = Checker {
        accounts: profile
            .accounts
            .iter()
            .map(|account| (account.id.as_str(), account.kind))
            .collect(),
        devices: names(0),
        numbers: names(1),
        passwords: names(2),
        problems,
    };
    for (index, number) in profile.numbers.iter().enumerate() {
        if let Some(device) = &number.device {
            checker.device(&format!("numbers[{index}].device"), device);
        }
    }
    for (index, (one, two)) in profile.similar.iter().enumerate() {
        let path = format!("similar[{index}]");
        checker.password(&format!("{path}[0]"), one);
        checker.password(&format!("{path}[1]"), two);
        if one == two {
            checker.wrong(&path, Wrong::SamePair);
        }
    }
    for (index, account) in profile.accounts.iter().enumerate() {
        checker.account(&format!("accounts[{index}]"), account);
    }
}

fn twice(section: &str, ids: &[String], problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, id) in ids.iter().enumerate() {
        if let Some(known) = first.get(id.as_str()) {
            problems.push(Problem {
                path: format!("{section}[{index}].id"),
                wrong: Wrong::Twice {
                    first: format!("{section}[{known}].id"),
                },
            });
        } else {
            first.insert(id, index);
        }
    }
}

impl Checker<'_> {
    fn wrong(&mut self, path: &str, wrong: Wrong) {
        self.problems.push(Problem {
            path: path.to_owned(),
            wrong,
        });
    }

    fn nothing(&mut self, path: &str, section: Section) {
        self.wrong(path, Wrong::Nothing { section });
    }

    fn device(&mut self, path: &str, id: &Id) {
        if !self.devices.contains(id.as_str()) {
            self.nothing(path, Section::Devices);
        }
    }

    fn number(&mut self, path: &str, id: &Id) {
        if !self.numbers.contains(id.as_str()) {
            self.nothing(path, Section::Numbers);
        }
    }

    fn password(&mut self, path: &str, id: &Id) {
        if !self.passwords.contains(id.as_str()) {
            self.nothing(path, Section::Passwords);
        }
    }

    /// An account that exists; of a certain kind, and not this one, where that is asked.
    fn refer(&mut self, path: &str, id: &Id, kind: Option<AccountKind>, not: Option<&Id>) {
        let Some(found) = self.accounts.get(id.as_str()).copied() else {
            self.nothing(path, Section::Accounts);
            return;
        };
        if not == Some(id) {
            self.wrong(path, Wrong::Itself);
        } else if let Some(kind) = kind
            && found != kind
        {
            self.wrong(path, Wrong::Kind { kind: kind.as_str() });
        }
    }

    fn account(&mut self, path: &str, account: &Account) {
        if let Some(Known::Is(group)) = &account.password {
            self.password(&format!("{path}.password"), group);
        }
        if let Known::Is(second) = &account.second {
            for (index, factor) in second.iter().enumerate() {
                self.second(&format!("{path}.second[{index}]"), factor);
            }
        }
        if let Known::Is(mails) = &account.recovery_mail {
            for (index, mail) in mails.iter().enumerate() {
                self.refer(&format!("{path}.recovery_mail[{index}]"), mail, None, None);
            }
        }
        if let Known::Is(numbers) = &account.recovery_sms {
            for (index, number) in numbers.iter().enumerate() {
                self.number(&format!("{path}.recovery_sms[{index}]"), number);
            }
        }
        if let Some(sso) = &account.sso {
            self.refer(&format!("{path}.sso"), sso, None, Some(&account.id));
        }
        if let Some(vault) = &account.vault {
            self.refer(
                &format!("{path}.vault"),
                vault,
                Some(AccountKind::Vault),
                Some(&account.id),
            );
        }
        for (index, admin) in account.admins.iter().enumerate() {
            self.refer(&format!("{path}.admins[{index}]"), admin, None, Some(&account.id));
        }
        for (name, devices) in [("devices", &account.devices), ("saved_in", &account.saved_in)] {
            for (index, device) in devices.iter().enumerate() {
                self.device(&format!("{path}.{name}[{index}]"), device);
            }
        }
        if let Known::Is(Codes::Stored(stores)) = &account.codes {
            let one = stores.len() == 1;
            for (index, store) in stores.iter().enumerate() {
                let (id, kind) = match store {
                    CodeStore::Mail(id) => (id, AccountKind::Mail),
                    CodeStore::Vault(id) => (id, AccountKind::Vault),
                    CodeStore::Nowhere(_) => continue,
                };
                let path = if one {
                    format!("{path}.codes")
                } else {
                    format!("{path}.codes[{index}]")
                };
                self.refer(&path, id, Some(kind), Some(&account.id));
            }
        }
    }

    fn second(&mut self, path: &str, factor: &SecondFactor) {
        let name = factor.place.as_str();
        let is_account = self.accounts.contains_key(name);
        match factor.method {
            Method::Sms => self.number(path, &factor.place),
            Method::Email => self.refer(path, &factor.place, None, None),
            Method::Totp | Method::Push => {
                if !is_account {
                    self.device(path, &factor.place);
                }
            }
            Method::Key => {
                let known = is_account || self.devices.contains(name);
                if !known && name != "?" && !Id::is_opaque(name) {
                    self.wrong(path, Wrong::Name);
                }
            }
        }
    }
}
