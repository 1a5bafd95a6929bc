//! A person's set-up, as the exposure model reads it: the shape of `score FILE`.
//!
//! It can hold no secret: there is no field for one.

use super::id::Id;

/// An answer of a profile: a value, or "?" for unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known<T> {
    /// The answer.
    Is(T),
    /// "?": asked and not known, or not answered.
    Unknown,
}

impl<T> Known<T> {
    /// The value, if it is known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Known::Is(value) => Some(value),
            Known::Unknown => None,
        }
    }

    /// Whether this is "?".
    pub fn is_unknown(&self) -> bool {
        matches!(self, Known::Unknown)
    }
}

/// How the values of a closed list are spelt in files.
macro_rules! spelling {
    ($type:ident: $($variant:ident = $name:literal),+ $(,)?) => {
        impl $type {
            /// Every spelling, in the order of the variants.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The spelling in files.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($type::$variant => $name),+
                }
            }

            /// The value of a spelling.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some($type::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

spelling!(Level: Low = "low", Medium = "medium", High = "high");
spelling!(DeviceKind: Windows = "windows", Mac = "mac", Linux = "linux", Android = "android", Ios = "ios");
spelling!(Hygiene: Good = "good", Normal = "normal", Risky = "risky");
spelling!(Lock: None = "none", Short = "short", Strong = "strong");
spelling!(AccountKind: Mail = "mail", Idp = "idp", Social = "social", Vault = "vault", Page = "page", Other = "other");
spelling!(Value: Critical = "critical", High = "high", Normal = "normal", Low = "low");
spelling!(Apps: None = "none", Few = "few", Many = "many");
spelling!(Method: Email = "email", Sms = "sms", Totp = "totp", Push = "push", Key = "key");

/// Three steps, lowest first: how much of a target a person is, how much they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Lowest.
    Low,
    /// Middle.
    Medium,
    /// Highest.
    High,
}

/// What kind of machine a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceKind {
    /// A Windows computer.
    Windows,
    /// A Mac.
    Mac,
    /// A Linux computer.
    Linux,
    /// An Android phone or tablet.
    Android,
    /// An iPhone or iPad.
    Ios,
}

impl DeviceKind {
    /// Phones (and tablets) read SMS, show prompts and get lost.
    pub fn is_phone(self) -> bool {
        matches!(self, DeviceKind::Android | DeviceKind::Ios)
    }
}

/// How a device is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hygiene {
    /// Updates by itself, software from official sources only.
    Good,
    /// Neither especially good nor bad.
    Normal,
    /// Cracked software, no updates, or used by many people.
    Risky,
}

/// How a device is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lock {
    /// Not locked.
    None,
    /// Four digits or a pattern.
    Short,
    /// Six digits or more, or biometrics, locking by itself.
    Strong,
}

/// What kind of account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountKind {
    /// A mailbox.
    Mail,
    /// An identity provider other accounts sign in with.
    Idp,
    /// A social network or messenger.
    Social,
    /// A password manager.
    Vault,
    /// An official page, reached through its administrators.
    Page,
    /// Anything else.
    Other,
}

/// How much the loss of an account weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Main mailbox, identity provider, vault, official page: weight 1.
    Critical,
    /// Weight 0.5.
    High,
    /// Weight 0.2.
    Normal,
    /// Weight 0.05.
    Low,
}

/// Third-party apps with access to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Apps {
    /// None.
    None,
    /// A few, known.
    Few,
    /// Many, or never looked at.
    Many,
}

/// A kind of second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// A code by e-mail.
    Email,
    /// A code by SMS.
    Sms,
    /// An authenticator app.
    Totp,
    /// A sign-in prompt on a device.
    Push,
    /// A security key or a passkey.
    Key,
}

/// One enabled second factor: its kind and where it lives (`sms:sim`, `totp:phone`, `key:key1`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecondFactor {
    /// Its kind.
    pub method: Method,
    /// A number, an account or a device of the profile; otherwise a separate key's own name.
    pub place: Id,
}

/// Where the backup codes are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Codes {
    /// There are none.
    None,
    /// Printed or written down, kept apart.
    Paper,
    /// Stored in these mailboxes or vaults (`mail:gmail`); `listed` keeps how it was written.
    Stored(Vec<CodeStore>),
}

/// One place where backup codes are stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeStore {
    /// In a mailbox.
    Mail(Id),
    /// In a vault.
    Vault(Id),
    /// `paper` or `none` inside a list: accepted, without effect, as in the reference.
    Nowhere(String),
}

/// What is asked about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// How likely somebody works on this very person.
    pub target: Known<Level>,
    /// How much personal data is public.
    pub oversharing: Known<Level>,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Opaque name.
    pub id: Id,
    /// What it is.
    pub kind: DeviceKind,
    /// How it is kept.
    pub hygiene: Known<Hygiene>,
    /// How it is locked.
    pub lock: Known<Lock>,
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Opaque name.
    pub id: Id,
    /// The device its SIM sits in.
    pub device: Option<Id>,
    /// Whether the SIM asks for a PIN.
    pub sim_pin: Known<bool>,
}

/// A group of identical passwords. Never the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordGroup {
    /// Opaque name.
    pub id: Id,
    /// 0 (under 10³ guesses) to 4 (10¹⁰ or more).
    pub strength: Known<u8>,
    /// Known to circulate together with this person's identifier.
    pub exposed: Known<bool>,
    /// Built from personal data.
    pub personal: Known<bool>,
    /// On how many sites outside this profile it is used too (5 = or more).
    pub elsewhere: Known<u8>,
    /// Written on paper, kept safe.
    pub paper: bool,
    /// The owner vouches that no account with an unknown password uses it.
    pub unique: bool,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Opaque name.
    pub id: Id,
    /// What it is.
    pub kind: AccountKind,
    /// What its loss weighs.
    pub value: Value,
    /// Its password group; `None` when it has no password.
    pub password: Option<Known<Id>>,
    /// Enabled second factors.
    pub second: Known<Vec<SecondFactor>>,
    /// Mailboxes that reset it.
    pub recovery_mail: Known<Vec<Id>>,
    /// Numbers that reset it.
    pub recovery_sms: Known<Vec<Id>>,
    /// Whether security questions reset it.
    pub questions: Known<bool>,
    /// The account one signs in with instead.
    pub sso: Option<Id>,
    /// Devices signed in to it, in the order given.
    pub devices: Vec<Id>,
    /// Devices whose browser stores its password.
    pub saved_in: Vec<Id>,
    /// The vault that stores its password.
    pub vault: Option<Id>,
    /// Accounts that administer it (a page).
    pub admins: Vec<Id>,
    /// How many other people know the login (2 = or more).
    pub shared_with: Known<u8>,
    /// Third-party apps.
    pub apps: Known<Apps>,
    /// Backup codes.
    pub codes: Known<Codes>,
    /// Whether it is still needed.
    pub needed: bool,
}

/// A person's whole set-up, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The person.
    pub person: Person,
    /// Devices, in the order given.
    pub devices: Vec<Device>,
    /// Phone numbers, in the order given.
    pub numbers: Vec<Number>,
    /// Password groups, in the order given.
    pub passwords: Vec<PasswordGroup>,
    /// Pairs of near-duplicate password groups.
    pub similar: Vec<(Id, Id)>,
    /// Accounts, in the order given.
    pub accounts: Vec<Account>,
}

/// The part of a profile an attribute belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `person`.
    Person,
    /// `devices`.
    Devices,
    /// `numbers`.
    Numbers,
    /// `passwords`.
    Passwords,
    /// `accounts`.
    Accounts,
}

impl Section {
    /// The name in files and in question names.
    pub fn as_str(self) -> &'static str {
        match self {
            Section::Person => "person",
            Section::Devices => "devices",
            Section::Numbers => "numbers",
            Section::Passwords => "passwords",
            Section::Accounts => "accounts",
        }
    }
}

/// One attribute of one thing: `accounts/gmail/second`, `person//target`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributeKey {
    /// The section.
    pub section: Section,
    /// The thing; empty for the person.
    pub id: String,
    /// The attribute, as spelt in the profile file.
    pub attribute: String,
}

impl std::fmt::Display for AttributeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.section.as_str(), self.id, self.attribute)
    }
}
