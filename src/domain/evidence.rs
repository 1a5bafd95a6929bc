//! What a person's own export from a platform says about an account, in memory only.
//!
//! No place, no address of a computer, no name of a device and no name of a person has a field here. Mail addresses and
//! phone numbers are kept only as far as their owner recognises them ([`Masked`]).

use super::answer::Evidence;
use super::text::Date;
use std::fmt;

/// A platform whose export is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Facebook.
    Facebook,
    /// Instagram.
    Instagram,
    /// Google Takeout.
    Google,
    /// TikTok.
    TikTok,
    /// Telegram.
    Telegram,
}

impl Service {
    /// Every one of them.
    pub const ALL: [Service; 5] = [
        Service::Facebook,
        Service::Instagram,
        Service::Google,
        Service::TikTok,
        Service::Telegram,
    ];

    /// The platform's id in the checklists.
    pub fn platform(self) -> &'static str {
        match self {
            Service::Facebook => "facebook",
            Service::Instagram => "instagram",
            Service::Google => "google",
            Service::TikTok => "tiktok",
            Service::Telegram => "telegram",
        }
    }
}

/// A mail address or a phone number of which only so much is kept that its owner recognises it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Masked(String);

/// What stands for what is hidden.
const HIDDEN: &str = "•••";

impl Masked {
    /// `anh.duong@example.com` becomes `a•••@e•••.com`; none for what is no address.
    pub fn mail(address: &str) -> Option<Self> {
        let (name, domain) = address.trim().rsplit_once('@')?;
        let first = |text: &str| text.chars().next().filter(|c| c.is_alphanumeric());
        let (_, top) = domain.rsplit_once('.')?;
        let is_top = (2..=12).contains(&top.len()) && top.chars().all(|c| c.is_ascii_alphanumeric());
        is_top.then_some(())?;
        Some(Self(format!(
            "{}{HIDDEN}@{}{HIDDEN}.{top}",
            first(name)?,
            first(domain)?
        )))
    }

    /// `+84 912 345 678` becomes `•••78`; none for what is no number.
    pub fn number(number: &str) -> Option<Self> {
        let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
        let others = |c: char| c.is_ascii_digit() || " +-.()".contains(c);
        let last = digits.last_chunk::<2>()?;
        ((6..=15).contains(&digits.len()) && number.trim().chars().all(others))
            .then(|| Self(format!("{HIDDEN}{}{}", last[0], last[1])))
    }

    /// As it may be shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceSort {
    /// A phone or a tablet.
    Phone,
    /// A computer.
    Computer,
    /// It cannot be told.
    Unknown,
}

/// Devices by sort, and nothing else about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Devices {
    /// Phones and tablets.
    pub phones: usize,
    /// Computers.
    pub computers: usize,
    /// Those of which it cannot be told.
    pub unknown: usize,
    /// How many of all of them had not been used for a year when the file was made.
    pub idle: usize,
}

impl Devices {
    /// How many there are.
    pub fn count(self) -> usize {
        self.phones + self.computers + self.unknown
    }

    /// One more.
    pub fn add(&mut self, sort: DeviceSort, idle: bool) {
        let count = match sort {
            DeviceSort::Phone => &mut self.phones,
            DeviceSort::Computer => &mut self.computers,
            DeviceSort::Unknown => &mut self.unknown,
        };
        *count += 1;
        self.idle += usize::from(idle);
    }
}

/// Applications that may use the account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apps {
    /// How many.
    pub count: usize,
    /// What the first of them are called: to be recognised on the screen, never kept.
    pub names: Vec<String>,
}

/// Who sees what is set to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody sees some of it.
    Public,
    /// Nobody but the owner or chosen people see what the file tells of.
    Limited,
}

/// What one export says. What is none or empty is unknown: never "no".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Devices that are signed in.
    pub sessions: Option<Devices>,
    /// Devices that have signed in at some time.
    pub devices: Option<Devices>,
    /// Applications that may use the account.
    pub apps: Option<Apps>,
    /// Whether two-step verification is on.
    pub second_factor: Option<bool>,
    /// A number is registered for the second step.
    pub second_factor_number: bool,
    /// Addresses that lead to the account.
    pub mails: Vec<Masked>,
    /// Numbers that lead to the account.
    pub numbers: Vec<Masked>,
    /// How many addresses it led to before.
    pub former_mails: usize,
    /// Who sees what the profile tells.
    pub audience: Option<Audience>,
    /// Whether strangers find the account by its number.
    pub found_by_phone: Option<bool>,
    /// Whether sign-ins are announced somewhere.
    pub alerts: Option<bool>,
    /// How many fields about the person are filled in.
    pub fields: Option<usize>,
    /// When the password was last changed.
    pub password_changed: Option<Date>,
}

impl Facts {
    /// Takes in what another part of the same export says; what is known stays.
    pub fn join(&mut self, other: Facts) {
        let Facts {
            sessions,
            devices,
            apps,
            second_factor,
            second_factor_number,
            mails,
            numbers,
            former_mails,
            audience,
            found_by_phone,
            alerts,
            fields,
            password_changed,
        } = other;
        self.sessions = self.sessions.or(sessions);
        self.devices = self.devices.or(devices);
        if self.apps.is_none() {
            self.apps = apps;
        }
        self.second_factor = self.second_factor.or(second_factor);
        self.second_factor_number |= second_factor_number;
        for (own, more) in [(&mut self.mails, mails), (&mut self.numbers, numbers)] {
            own.extend(more);
            own.sort();
            own.dedup();
        }
        self.former_mails = self.former_mails.max(former_mails);
        self.audience = self.audience.or(audience);
        self.found_by_phone = self.found_by_phone.or(found_by_phone);
        self.alerts = self.alerts.or(alerts);
        self.fields = self.fields.or(fields);
        self.password_changed = self.password_changed.max(password_changed);
    }
}

/// What a proposal rests on, as the person is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Two-step verification is on or off.
    SecondFactor(bool),
    /// Devices that are signed in.
    Sessions(Devices),
    /// Applications that may use the account.
    Apps(Apps),
    /// Addresses.
    Mails(Vec<Masked>),
    /// Numbers.
    Numbers(Vec<Masked>),
    /// Who sees it.
    Audience(Audience),
    /// Whether strangers find the account by its number.
    FoundByPhone(bool),
    /// Whether sign-ins are announced.
    Alerts(bool),
}

/// An answer that an export suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The control it answers.
    pub control: &'static str,
    /// What the file says.
    pub found: Found,
    /// The choices that agree with the file, in the order of the checklist; at least one. Only one of them, and the file
    /// has answered; several, and the person chooses.
    pub fits: Vec<String>,
    /// On what grounds such an answer stands: read from the file, or, where the choice among several takes knowledge that
    /// the file does not have, the person's memory.
    pub evidence: Evidence,
}

/// Something seen that answers no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// Devices that have signed in at some time.
    Devices(Devices),
    /// A number is registered for the second step; whether the step is on is not said.
    SecondFactorNumber,
    /// Addresses that led to the account before.
    FormerMails(usize),
    /// Fields about the person that are filled in; who sees them is not said.
    Fields(usize),
    /// When the password was last changed.
    PasswordChanged(Date),
}

/// What an export has to say about one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// Answers it suggests.
    pub proposals: Vec<Proposal>,
    /// What else was seen.
    pub noted: Vec<Noted>,
    /// Controls that such an export may answer and this one does not: unknown.
    pub unknown: Vec<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_recognised_by_its_owner_and_by_nobody_else() {
        let mail = |text| Masked::mail(text).map(|masked| masked.to_string());
        assert_eq!(mail("anh.duong@example.com").as_deref(), Some("a•••@e•••.com"));
        for no in [
            "",
            "anh",
            "@example.com",
            "a@",
            "a@b",
            "\u{1b}[2J@x.com",
            "a@b.c\u{7}m",
        ] {
            assert_eq!(mail(no), None, "{no:?}");
        }
        let number = |text| Masked::number(text).map(|masked| masked.to_string());
        assert_eq!(number("+84 912 345 678").as_deref(), Some("•••78"));
        for no in ["", "12345", "+1202555014312345678", "0912345678x"] {
            assert_eq!(number(no), None, "{no:?}");
        }
    }

    #[test]
    fn parts_of_one_export_are_put_together() {
        let mut one = Facts {
            second_factor: Some(true),
            ..Facts::default()
        };
        one.join(Facts {
            second_factor: Some(false),
            mails: vec![Masked::mail("a@example.com").unwrap()],
            alerts: Some(true),
            ..Facts::default()
        });
        assert_eq!(
            (one.second_factor, one.alerts, one.mails.len()),
            (Some(true), Some(true), 1)
        );
    }
}
