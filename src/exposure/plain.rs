//! A profile with every "?" resolved to an extreme, and names replaced by numbers.

use crate::domain::id::Id;
use crate::domain::profile::{
    Account, AccountKind, Apps, CodeStore, Codes, DeviceKind, Hygiene, Known, Level, Lock, Method, Profile,
    Value,
};

/// Beyond this many further sites nothing changes.
const ELSEWHERE_MAX: u8 = 5;
/// Beyond this many other people nothing changes.
const SHARED_MAX: u8 = 2;

/// Which of the two questions is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Does somebody get in?
    Exposure,
    /// Does the owner not?
    Lockout,
}

/// How unknown answers are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Best,
    Worst,
}

pub(crate) struct Device {
    pub kind: DeviceKind,
    pub hygiene: Hygiene,
    pub lock: Lock,
}

pub(crate) struct Number {
    pub device: Option<u32>,
    pub sim_pin: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Group {
    pub strength: u8,
    pub exposed: bool,
    pub personal: bool,
    pub elsewhere: u8,
    pub paper: bool,
}

/// Where a second factor lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// SMS to a number; none when the profile does not have it.
    Number(Option<u32>),
    /// In an account: a code by mail, or a seed or passkey kept there.
    Account(u32),
    /// On a device.
    Device(u32),
    /// On its own: a hardware key, by number of its name.
    Key(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlainCodes {
    None,
    Paper,
    /// In the accounts of the list beside it.
    Stored,
}

pub(crate) struct PlainAccount {
    pub kind: AccountKind,
    pub value: Value,
    pub password: Option<u32>,
    /// The password may also be any group the owner did not vouch for.
    pub also: bool,
    pub second: Vec<(Method, Place)>,
    pub recovery_mail: Vec<u32>,
    pub recovery_sms: Vec<u32>,
    pub questions: bool,
    pub sso: Option<u32>,
    pub devices: Vec<u32>,
    pub saved_in: Vec<u32>,
    pub vault: Option<u32>,
    pub admins: Vec<u32>,
    pub shared_with: u8,
    pub apps: Apps,
    pub codes: PlainCodes,
    pub stores: Vec<u32>,
}

/// A profile without unknowns and without names.
pub(crate) struct Plain<'a> {
    pub target: Level,
    pub oversharing: Level,
    pub devices: Vec<Device>,
    pub numbers: Vec<Number>,
    pub groups: Vec<Group>,
    /// Groups an unknown password may be one of.
    pub shareable: Vec<u32>,
    pub similar: Vec<(u32, u32)>,
    pub accounts: Vec<PlainAccount>,
    /// Names of the groups, those made up for unknown passwords included.
    pub group_names: Vec<std::borrow::Cow<'a, str>>,
    /// Names of the separate keys.
    pub key_names: Vec<&'a str>,
}

/// Numbers by name.
struct Names<'a> {
    sorted: Vec<(&'a str, u32)>,
}

impl<'a> Names<'a> {
    fn new(names: impl Iterator<Item = &'a Id>) -> Self {
        let mut sorted: Vec<(&str, u32)> = names.zip(0..).map(|(id, index)| (id.as_str(), index)).collect();
        // Stable: of two things with one name the first is meant.
        sorted.sort_by_key(|entry| entry.0);
        Self { sorted }
    }

    fn get(&self, name: &str) -> Option<u32> {
        let at = self.sorted.partition_point(|entry| entry.0 < name);
        self.sorted
            .get(at)
            .filter(|entry| entry.0 == name)
            .map(|entry| entry.1)
    }

    fn list<'b>(&self, ids: impl IntoIterator<Item = &'b Id>) -> Vec<u32> {
        ids.into_iter().filter_map(|id| self.get(id.as_str())).collect()
    }
}

fn pick<T: Copy>(answer: Known<T>, end: End, best: T, worst: T) -> T {
    match (answer, end) {
        (Known::Is(value), _) => value,
        (Known::Unknown, End::Best) => best,
        (Known::Unknown, End::Worst) => worst,
    }
}

/// Everything about the whole profile that resolving one account needs.
struct Context<'a> {
    accounts: Names<'a>,
    devices: Names<'a>,
    numbers: Names<'a>,
    groups: Names<'a>,
    keys: Vec<&'a str>,
    axis: Axis,
    end: End,
    profile: &'a Profile,
    first_phone: Option<u32>,
}

impl<'a> Plain<'a> {
    /// Replaces every "?" by its best or worst state for one axis.
    ///
    /// An unknown password may be any known one or another one: at the worst end of the exposure the account joins
    /// a pool with the worst attributes and, besides, every group the owner did not vouch for.
    pub(crate) fn resolve(profile: &'a Profile, axis: Axis, end: End) -> Self {
        let devices = profile
            .devices
            .iter()
            .map(|device| Device {
                kind: device.kind,
                hygiene: pick(device.hygiene, end, Hygiene::Good, Hygiene::Risky),
                lock: pick(device.lock, end, Lock::Strong, Lock::None),
            })
            .collect();
        let mut context = Context {
            accounts: Names::new(profile.accounts.iter().map(|account| &account.id)),
            devices: Names::new(profile.devices.iter().map(|device| &device.id)),
            numbers: Names::new(profile.numbers.iter().map(|number| &number.id)),
            groups: Names::new(profile.passwords.iter().map(|group| &group.id)),
            keys: Vec::new(),
            axis,
            end,
            profile,
            first_phone: profile
                .devices
                .iter()
                .position(|device| device.kind.is_phone())
                .map(|index| index as u32),
        };
        let numbers = profile
            .numbers
            .iter()
            .map(|number| Number {
                device: number
                    .device
                    .as_ref()
                    .and_then(|id| context.devices.get(id.as_str())),
                sim_pin: pick(number.sim_pin, end, true, false),
            })
            .collect();
        let mut plain = Self {
            target: pick(profile.person.target, end, Level::Low, Level::High),
            oversharing: pick(profile.person.oversharing, end, Level::Low, Level::High),
            devices,
            numbers,
            groups: profile
                .passwords
                .iter()
                .map(|group| Group {
                    strength: pick(group.strength, end, 4, 0).min(4),
                    exposed: pick(group.exposed, end, false, true),
                    personal: pick(group.personal, end, false, true),
                    elsewhere: elsewhere(group.elsewhere, axis, end),
                    paper: group.paper,
                })
                .collect(),
            shareable: (0..)
                .zip(&profile.passwords)
                .filter(|(_, group)| !group.unique)
                .map(|(index, _)| index)
                .collect(),
            similar: profile
                .similar
                .iter()
                .filter_map(|(one, two)| {
                    Some((
                        context.groups.get(one.as_str())?,
                        context.groups.get(two.as_str())?,
                    ))
                })
                .collect(),
            accounts: Vec::with_capacity(profile.accounts.len()),
            group_names: profile
                .passwords
                .iter()
                .map(|group| group.id.as_str().into())
                .collect(),
            key_names: Vec::new(),
        };
        let mut pool = None;
        for (index, account) in profile.accounts.iter().enumerate() {
            let resolved = context.account(index as u32, account, &mut plain, &mut pool);
            plain.accounts.push(resolved);
        }
        plain.key_names = context.keys;
        plain
    }

    /// The groups an account's password may be.
    pub(crate) fn groups_of(&self, account: &PlainAccount) -> impl Iterator<Item = u32> {
        let also: &[u32] = if account.also { &self.shareable } else { &[] };
        account.password.into_iter().chain(also.iter().copied())
    }
}

/// What is used often is remembered: on the lock-out axis an unknown "elsewhere" turns the other way round.
fn elsewhere(answer: Known<u8>, axis: Axis, end: End) -> u8 {
    let (best, worst) = match axis {
        Axis::Exposure => (0, ELSEWHERE_MAX),
        Axis::Lockout => (ELSEWHERE_MAX, 0),
    };
    pick(answer, end, best, worst).min(ELSEWHERE_MAX)
}

impl<'a> Context<'a> {
    fn key(&mut self, name: &'a str) -> u32 {
        let at = self.keys.iter().position(|key| *key == name);
        at.unwrap_or_else(|| {
            self.keys.push(name);
            self.keys.len() - 1
        }) as u32
    }

    fn account(
        &mut self,
        index: u32,
        account: &'a Account,
        plain: &mut Plain<'a>,
        pool: &mut Option<u32>,
    ) -> PlainAccount {
        let (axis, end) = (self.axis, self.end);
        // More ways to recover are worse for the exposure and better against a lock-out.
        let more = (end == End::Worst) == (axis == Axis::Exposure);
        let (password, also) = match &account.password {
            None => (None, false),
            Some(Known::Is(id)) => (self.groups.get(id.as_str()), false),
            Some(Known::Unknown) if axis == Axis::Exposure && end == End::Worst => {
                let group = Group {
                    strength: 0,
                    exposed: true,
                    personal: true,
                    elsewhere: ELSEWHERE_MAX,
                    paper: false,
                };
                let made = pool
                    .or_else(|| self.groups.get("?pool"))
                    .unwrap_or_else(|| add_group(plain, "?pool".into(), group));
                *pool = Some(made);
                (Some(made), true)
            }
            Some(Known::Unknown) => {
                let name = format!("?own:{}", account.id);
                // A habitual, remembered password is the best case of the lock-out axis.
                let habit = axis == Axis::Lockout && end == End::Best;
                let group = Group {
                    strength: 4,
                    exposed: false,
                    personal: false,
                    elsewhere: u8::from(habit),
                    paper: false,
                };
                let made = self.groups.get(&name);
                (
                    Some(made.unwrap_or_else(|| add_group(plain, name.into(), group))),
                    false,
                )
            }
        };
        let second = match &account.second {
            Known::Is(factors) => factors
                .iter()
                .map(|factor| (factor.method, self.place(factor.method, factor.place.as_str())))
                .collect(),
            Known::Unknown => match (axis, end) {
                (Axis::Exposure, End::Best) => vec![(Method::Key, Place::Key(self.key("?")))],
                (Axis::Exposure, End::Worst) | (Axis::Lockout, End::Best) => Vec::new(),
                (Axis::Lockout, End::Worst) => {
                    let place = self
                        .first_phone
                        .map_or_else(|| Place::Key(self.key("?")), Place::Device);
                    vec![(Method::Totp, place)]
                }
            },
        };
        let (codes, stores) = self.codes(index, account);
        PlainAccount {
            kind: account.kind,
            value: account.value,
            password,
            also,
            second,
            recovery_mail: match &account.recovery_mail {
                Known::Is(ids) => self.accounts.list(ids),
                Known::Unknown if more => {
                    self.others(index, |kind| matches!(kind, AccountKind::Mail | AccountKind::Idp))
                }
                Known::Unknown => Vec::new(),
            },
            recovery_sms: match &account.recovery_sms {
                Known::Is(ids) => self.numbers.list(ids),
                Known::Unknown if more => (0..self.profile.numbers.len() as u32).collect(),
                Known::Unknown => Vec::new(),
            },
            questions: pick(account.questions, end, false, true),
            sso: account.sso.as_ref().and_then(|id| self.accounts.get(id.as_str())),
            devices: self.devices.list(&account.devices),
            saved_in: self.devices.list(&account.saved_in),
            vault: account
                .vault
                .as_ref()
                .and_then(|id| self.accounts.get(id.as_str())),
            admins: self.accounts.list(&account.admins),
            shared_with: pick(account.shared_with, end, 0, SHARED_MAX).min(SHARED_MAX),
            apps: pick(account.apps, end, Apps::None, Apps::Many),
            codes,
            stores,
        }
    }

    fn codes(&self, index: u32, account: &Account) -> (PlainCodes, Vec<u32>) {
        match &account.codes {
            Known::Is(Codes::None) => (PlainCodes::None, Vec::new()),
            Known::Is(Codes::Paper) => (PlainCodes::Paper, Vec::new()),
            Known::Is(Codes::Stored(stores)) => (
                PlainCodes::Stored,
                stores
                    .iter()
                    .filter_map(|store| match store {
                        CodeStore::Mail(id) | CodeStore::Vault(id) => self.accounts.get(id.as_str()),
                        CodeStore::Nowhere(_) => None,
                    })
                    .collect(),
            ),
            Known::Unknown => match (self.axis, self.end) {
                (Axis::Exposure, End::Worst) => (
                    PlainCodes::Stored,
                    self.others(index, |kind| {
                        matches!(kind, AccountKind::Mail | AccountKind::Vault)
                    }),
                ),
                (_, End::Best) => (PlainCodes::Paper, Vec::new()),
                (Axis::Lockout, End::Worst) => (PlainCodes::None, Vec::new()),
            },
        }
    }

    fn others(&self, index: u32, fits: impl Fn(AccountKind) -> bool) -> Vec<u32> {
        (0..)
            .zip(&self.profile.accounts)
            .filter(|(other, account)| *other != index && fits(account.kind))
            .map(|(other, _)| other)
            .collect()
    }

    fn place(&mut self, method: Method, name: &'a str) -> Place {
        if method == Method::Sms {
            return Place::Number(self.numbers.get(name));
        }
        if let Some(account) = self.accounts.get(name) {
            Place::Account(account)
        } else if let Some(device) = self.devices.get(name) {
            Place::Device(device)
        } else {
            Place::Key(self.key(name))
        }
    }
}

fn add_group<'a>(plain: &mut Plain<'a>, name: std::borrow::Cow<'a, str>, group: Group) -> u32 {
    plain.groups.push(group);
    plain.group_names.push(name);
    plain.groups.len() as u32 - 1
}
