//! Why an export or a part of it was not read. Never what stands in it.

use crate::domain::evidence::Service;
use crate::i18n::Locale;
use std::io::ErrorKind;

/// An export of another platform or program: known by its shape, not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Other {
    /// X's.
    X,
    /// `LinkedIn`'s.
    LinkedIn,
    /// `WhatsApp`'s.
    WhatsApp,
    /// Discord's.
    Discord,
    /// Snapchat's.
    Snapchat,
    /// A password manager's.
    Vault,
}

impl Other {
    /// The code; `evidence-other-…` is its name.
    pub fn code(self) -> &'static str {
        match self {
            Other::X => "x",
            Other::LinkedIn => "linkedin",
            Other::WhatsApp => "whatsapp",
            Other::Discord => "discord",
            Other::Snapchat => "snapchat",
            Other::Vault => "vault",
        }
    }
}

/// Why nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It could not be opened or read.
    #[error("export cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// Nothing in it.
    #[error("export is empty")]
    Empty,
    /// Neither a ZIP nor a folder nor a file that some platform gives.
    #[error("no export")]
    NoExport,
    /// Compressed in another way.
    #[error("export is a gzip file")]
    Gzip,
    /// Its table of contents is cut off or damaged.
    #[error("archive is damaged")]
    Damaged,
    /// More entries or folders than any export has.
    #[error("archive has too many entries")]
    TooMany,
    /// An export of a platform that is not read yet, or of a password manager.
    #[error("export of another kind")]
    Other(Other),
    /// The right export as web pages: only JSON is read.
    #[error("export is HTML")]
    Html(Service),
    /// One conversation, not the account.
    #[error("export of one conversation")]
    Conversation,
    /// A part of an export without any entry that is read.
    #[error("no entry of the allow list")]
    NothingWanted,
}

/// Why one entry could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Larger than any such entry, or than all entries together may be.
    TooLarge,
    /// Blows up out of all proportion.
    Bomb,
    /// Lists in lists without end, or a word as long as a book.
    Nested,
    /// Under a password.
    Encrypted,
    /// Compressed in a way that is not read.
    Method,
    /// Cut off, or not what its checksum says.
    Damaged,
    /// No JSON, no table, no page.
    Malformed,
    /// Two entries of one name: which of them holds cannot be told.
    Twice,
    /// A link that leads elsewhere, or no file.
    Link,
    /// The system refused.
    Refused,
    /// One conversation, not the account.
    Conversation,
}

impl Why {
    /// Every reason that is told; a conversation is told as a whole ([`Error::Conversation`]) or not at all.
    pub const ALL: [Why; 10] = [
        Why::TooLarge,
        Why::Bomb,
        Why::Nested,
        Why::Encrypted,
        Why::Method,
        Why::Damaged,
        Why::Malformed,
        Why::Twice,
        Why::Link,
        Why::Refused,
    ];

    /// The code in JSON; `evidence-why-…` is its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Why::TooLarge => "too-large",
            Why::Bomb => "bomb",
            Why::Nested => "nested",
            Why::Encrypted => "encrypted",
            Why::Method => "method",
            Why::Damaged => "damaged",
            Why::Malformed => "malformed",
            Why::Twice => "twice",
            Why::Link => "link",
            Why::Refused => "refused",
            Why::Conversation => "conversation",
        }
    }
}

/// An entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The entry, as the allow list names it: never what the archive calls it.
    pub entry: &'static str,
    /// Why.
    pub why: Why,
}

/// An error in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

impl Error {
    /// The code in JSON; `evidence-error-…` is its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Unreadable(error) => match error.kind() {
                ErrorKind::NotFound => "absent",
                ErrorKind::PermissionDenied => "denied",
                _ => "unreadable",
            },
            Error::Empty => "empty",
            Error::NoExport => "no-export",
            Error::Gzip => "gzip",
            Error::Damaged => "damaged",
            Error::TooMany => "too-many",
            Error::Other(Other::Vault) => "vault",
            Error::Other(_) => "other",
            Error::Html(_) => "html",
            Error::Conversation => "conversation",
            Error::NothingWanted => "nothing-wanted",
        }
    }

    /// In the person's language.
    pub fn explain(&self, locale: Locale) -> Explained {
        let code = self.code();
        let name = match self {
            Error::Other(other) => locale.text(&format!("evidence-other-{}", other.code())),
            _ => String::new(),
        };
        let advice = match self {
            Error::Html(Service::Telegram) => "html-telegram",
            _ => code,
        };
        let named = if code == "other" {
            vec![("name", name.as_str())]
        } else {
            Vec::new()
        };
        Explained {
            what: locale.with(&format!("evidence-error-{code}"), &named),
            advice: locale.text(&format!("evidence-advice-{advice}")),
        }
    }
}
