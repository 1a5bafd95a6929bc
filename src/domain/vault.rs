//! What an export of a password manager holds, in memory only.
//!
//! Nothing here can be printed or cloned: an entry carries a password, a login name and the sites it belongs to.

use super::secret::Password;
use super::text::Date;
use zeroize::Zeroizing;

/// A program that writes exports, or the shape of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Chrome, Edge, Brave, Cốc Cốc, Google Password Manager: one shape of CSV.
    Chromium,
    /// Firefox, CSV.
    Firefox,
    /// Apple Passwords and Safari, CSV.
    Apple,
    /// Bitwarden, CSV.
    BitwardenCsv,
    /// Bitwarden, plain JSON.
    BitwardenJson,
    /// Bitwarden, JSON under a password of its own.
    BitwardenProtected,
    /// KeePass and KeePassXC, KDBX 3.1.
    Kdbx3,
    /// KeePass and KeePassXC, KDBX 4.
    Kdbx4,
    /// KeePassXC, CSV.
    KeePassXcCsv,
    /// KeePass 2, CSV.
    KeePassCsv,
    /// 1Password, CSV.
    OnePassword,
    /// `LastPass`, CSV.
    LastPass,
    /// Dashlane, `credentials.csv`.
    Dashlane,
    /// Proton Pass, CSV.
    Proton,
    /// `NordPass`, CSV.
    NordPass,
    /// A table of one's own with a column of passwords.
    Generic,
}

impl Format {
    /// The code in JSON; `vault-format-…` is its name.
    pub fn code(self) -> &'static str {
        match self {
            Format::Chromium => "chromium-csv",
            Format::Firefox => "firefox-csv",
            Format::Apple => "apple-csv",
            Format::BitwardenCsv => "bitwarden-csv",
            Format::BitwardenJson => "bitwarden-json",
            Format::BitwardenProtected => "bitwarden-json-protected",
            Format::Kdbx3 => "kdbx3",
            Format::Kdbx4 => "kdbx4",
            Format::KeePassXcCsv => "keepassxc-csv",
            Format::KeePassCsv => "keepass-csv",
            Format::OnePassword => "onepassword-csv",
            Format::LastPass => "lastpass-csv",
            Format::Dashlane => "dashlane-csv",
            Format::Proton => "protonpass-csv",
            Format::NordPass => "nordpass-csv",
            Format::Generic => "generic-csv",
        }
    }

    /// Whether the file itself is under lock; otherwise every password in it can be read by whoever opens it.
    pub fn is_encrypted(self) -> bool {
        matches!(self, Format::BitwardenProtected | Format::Kdbx3 | Format::Kdbx4)
    }
}

/// Whether something stands beside the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It does.
    Stored,
    /// It could, and does not.
    NotStored,
    /// The format has no place for it, so nothing is known.
    CannotHold,
}

/// Where an entry stands: which of the files, and which data record of it, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, in the order given.
    pub file: usize,
    /// The data record, without the header.
    pub row: usize,
}

/// One login.
pub struct Entry {
    /// Every record it was made from, in order; at least one.
    pub places: Vec<Place>,
    /// What people call it. Never holds the password; empty where the file has no name for it.
    pub title: String,
    /// The sites it belongs to, each as the domain somebody registered, in lower case.
    pub sites: Vec<String>,
    /// The login name: to tell that rows belong together, never shown.
    pub user: Zeroizing<String>,
    /// The password.
    pub password: Password,
    /// Whether the codes of a second factor are made from this entry.
    pub second_factor: Held,
    /// Whether a passkey is kept in it.
    pub passkey: Held,
    /// The day since which the password has not changed, as far as the file knows.
    pub changed: Option<Date>,
}

/// A record that was not audited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// Why a record was not audited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has another number of cells than the header.
    Ragged,
    /// A quotation mark opens and never closes.
    Unclosed,
    /// Too long or with too many cells to be a login.
    TooLarge,
    /// Its letters cannot be read.
    Encoding,
    /// In the bin.
    Trashed,
    /// Put away by the person.
    Archived,
    /// A note, a card, a folder or something else that is no login.
    NotALogin,
    /// The program's own, as Firefox keeps one.
    Internal,
    /// Points at another entry that is not there.
    Reference,
    /// A login without a password.
    NoPassword,
}

impl Why {
    /// Every reason.
    pub const ALL: [Why; 10] = [
        Why::Ragged,
        Why::Unclosed,
        Why::TooLarge,
        Why::Encoding,
        Why::Reference,
        Why::NoPassword,
        Why::Trashed,
        Why::Archived,
        Why::NotALogin,
        Why::Internal,
    ];

    /// The code in JSON; `vault-why-…` is its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Why::Ragged => "ragged",
            Why::Unclosed => "unclosed-quote",
            Why::TooLarge => "too-large",
            Why::Encoding => "encoding",
            Why::Trashed => "trashed",
            Why::Archived => "archived",
            Why::NotALogin => "not-a-login",
            Why::Internal => "internal",
            Why::Reference => "reference",
            Why::NoPassword => "no-password",
        }
    }

    /// Whether it could not be read, as opposed to being rightly left aside.
    pub fn is_trouble(self) -> bool {
        matches!(
            self,
            Why::Ragged | Why::Unclosed | Why::TooLarge | Why::Encoding | Why::Reference
        )
    }
}

/// What somebody should know about how a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It was not UTF-8; read as windows-1258, marks may be wrong.
    Windows1258,
    /// UTF-8 with rows in another encoding.
    MixedEncoding,
    /// A table of one's own: this column, from 1, was taken for the password.
    PasswordColumn(usize),
    /// Two columns, from 1, have one name: only the first was read.
    SameName {
        /// The one that was read.
        first: usize,
        /// The other.
        second: usize,
    },
    /// The file ends in the middle of a row.
    CutOff,
}

/// One file, read.
pub struct Export {
    /// What wrote it.
    pub format: Format,
    /// The logins in it, before rows that belong together are put together.
    pub entries: Vec<Entry>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// How it was read.
    pub remarks: Vec<Remark>,
}

/// A finding that somebody accepts for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The entry's title.
    pub title: String,
    /// The record, where the title alone says too little.
    pub row: Option<usize>,
    /// The code of the check.
    pub check: String,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Date,
}
