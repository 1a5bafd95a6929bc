//! Why a file could not be audited, and the words for it. Never what stands in it.

use super::{Foreign, MOST_BYTES};
use crate::domain::vault::Format;
use crate::i18n::Locale;
use std::io::ErrorKind;

/// Why a file could not be audited.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It could not be opened or read.
    #[error("export cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// Larger than [`super::MOST_BYTES`].
    #[error("export is too large")]
    TooLarge,
    /// Small, but larger than [`super::MOST_BYTES`] once it is unpacked.
    #[error("export unpacks to too much")]
    UnpacksTooLarge,
    /// Nothing in it.
    #[error("export is empty")]
    Empty,
    /// Bytes that are no text, and no format known.
    #[error("export is binary")]
    Binary,
    /// A file of another kind, by name.
    #[error("export is of another kind")]
    Foreign(Foreign),
    /// A header and nothing below, or a vault without entries.
    #[error("export has no entries")]
    NoRows(Format),
    /// A table without a column of passwords.
    #[error("table has no password column among {columns}")]
    NoPasswordColumn {
        /// How many columns it has.
        columns: usize,
    },
    /// Two columns of passwords, from 1.
    #[error("table has two password columns")]
    TwoPasswordColumns {
        /// The first.
        first: usize,
        /// The second.
        second: usize,
    },
    /// A header with more cells than any export.
    #[error("table has too many columns")]
    TooManyColumns,
    /// JSON that is not well written, or not of the shape it begins with.
    #[error("export has a JSON error at {line}:{column}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether it ends too early.
        cut_off: bool,
    },
    /// JSON of nobody known.
    #[error("JSON of unknown origin")]
    UnknownJson,
    /// Truncated or changed.
    #[error("export is damaged")]
    Damaged,
    /// Of a version that is not known.
    #[error("export is of an unknown version")]
    NewerVersion,
    /// The password, or the key file, does not open it.
    #[error("password does not open the export")]
    WrongPassword,
    /// The key file cannot be used.
    #[error("key file cannot be used")]
    KeyFile,
    /// Opening it would take unbearably long, or more memory than there is.
    #[error("opening the export costs too much")]
    TooCostly(Cost),
}

/// What opening a file would take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Rounds.
    Rounds(u64),
    /// Memory, and how often it is gone over.
    Memory {
        /// Mebibytes.
        mebibytes: u64,
        /// Passes.
        passes: u64,
    },
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
    /// In the person's language.
    pub fn explain(&self, locale: Locale) -> Explained {
        let count = |number: usize| locale.count(number);
        let (key, args): (&str, Vec<(&str, String)>) = match self {
            Error::Unreadable(error) => (
                match error.kind() {
                    ErrorKind::NotFound => "absent",
                    ErrorKind::PermissionDenied => "denied",
                    ErrorKind::IsADirectory => "folder",
                    _ => "unreadable",
                },
                vec![],
            ),
            Error::TooLarge => (
                "too-large",
                vec![("limit", count((MOST_BYTES / 1024 / 1024) as usize))],
            ),
            Error::UnpacksTooLarge => (
                "unpacks-too-large",
                vec![("limit", count((MOST_BYTES / 1024 / 1024) as usize))],
            ),
            Error::Empty => ("empty", vec![]),
            Error::Binary => ("binary", vec![]),
            Error::Foreign(foreign) => {
                let name = locale.text(&format!("vault-foreign-{}", foreign.code()));
                let key = if foreign.is_vault() { "not-yet" } else { "not-this" };
                return Explained {
                    what: locale.with(&format!("vault-error-{key}"), &[("name", &name)]),
                    advice: locale.text(&format!("vault-advice-foreign-{}", foreign.advice())),
                };
            }
            Error::NoRows(format) => (
                "no-rows",
                vec![("format", locale.text(&format!("vault-format-{}", format.code())))],
            ),
            Error::NoPasswordColumn { columns } => ("no-password-column", vec![("columns", count(*columns))]),
            Error::TwoPasswordColumns { first, second } => (
                "two-password-columns",
                vec![("first", count(*first)), ("second", count(*second))],
            ),
            Error::TooManyColumns => ("too-many-columns", vec![]),
            Error::Json {
                line,
                column,
                cut_off,
            } => (
                if *cut_off { "json-cut-off" } else { "json" },
                vec![("line", count(*line)), ("column", count(*column))],
            ),
            Error::UnknownJson => ("unknown-json", vec![]),
            Error::Damaged => ("damaged", vec![]),
            Error::NewerVersion => ("newer-version", vec![]),
            Error::WrongPassword => ("wrong-password", vec![]),
            Error::KeyFile => ("key-file", vec![]),
            Error::TooCostly(Cost::Rounds(rounds)) => (
                "too-many-rounds",
                vec![("rounds", count(usize::try_from(*rounds).unwrap_or(usize::MAX)))],
            ),
            Error::TooCostly(Cost::Memory { mebibytes, passes }) => (
                "too-much-memory",
                vec![
                    (
                        "mebibytes",
                        count(usize::try_from(*mebibytes).unwrap_or(usize::MAX)),
                    ),
                    ("passes", count(usize::try_from(*passes).unwrap_or(usize::MAX))),
                ],
            ),
        };
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Explained {
            what: locale.with(&format!("vault-error-{key}"), &args),
            advice: locale.with(&format!("vault-advice-{key}"), &args),
        }
    }
}
