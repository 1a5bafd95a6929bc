//! What can be wrong with a list, by name: what it is, where, and what to do next.

use crate::i18n::Locale;
use std::io;

/// Why a list cannot be used, or an index not be made.
#[derive(Debug)]
pub enum Error {
    /// The system does not let it be read.
    Unreadable(io::Error),
    /// The system does not let the new file be written.
    Unwritable(io::Error),
    /// There is nothing in it.
    Empty,
    /// It ends in the middle of a record.
    Truncated,
    /// A hash stands after a greater one, or twice.
    Unsorted(Place),
    /// A list of NTLM hashes (32 hex digits), not of SHA-1.
    Ntlm,
    /// Still compressed; which kind.
    Compressed(&'static str),
    /// No text at all.
    Binary,
    /// A text, but no `SHA1:count` in this place.
    Foreign(Place),
    /// A folder without range files.
    NoRanges,
    /// A range that is not in the list.
    NotCovered,
    /// An index that a newer program made; its version.
    Newer(u32),
    /// An index that is shorter or longer than it says.
    WrongLength,
    /// An index whose checksum does not match.
    Damaged,
    /// Neither text nor folder: an index was given where the text is needed.
    AlreadyIndex,
    /// The person stopped it.
    Stopped,
}

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The record of this number, from 1.
    Line(u64),
    /// Around this byte: the record's number is not known without reading all before it.
    Byte(u64),
    /// The record of this number in a range file.
    InRange(String, u64),
}

/// An error in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What it is.
    pub what: String,
    /// What to do next.
    pub advice: String,
}

impl Error {
    /// The name of the error, in the keys of its words.
    fn key(&self) -> &'static str {
        match self {
            Error::Unreadable(_) => "unreadable",
            Error::Unwritable(_) => "unwritable",
            Error::Empty => "empty",
            Error::Truncated => "truncated",
            Error::Unsorted(_) => "unsorted",
            Error::Ntlm => "ntlm",
            Error::Compressed(_) => "compressed",
            Error::Binary => "binary",
            Error::Foreign(_) => "foreign",
            Error::NoRanges => "no-ranges",
            Error::NotCovered => "not-covered",
            Error::Newer(_) => "newer",
            Error::WrongLength => "wrong-length",
            Error::Damaged => "damaged",
            Error::AlreadyIndex => "already-index",
            Error::Stopped => "stopped",
        }
    }

    /// The error in words.
    pub fn explain(&self, locale: Locale) -> Explained {
        let (name, value) = match self {
            Error::Unsorted(place) | Error::Foreign(place) => ("place", place.text(locale)),
            Error::Compressed(kind) => ("kind", (*kind).to_owned()),
            Error::Newer(version) => ("version", version.to_string()),
            _ => ("", String::new()),
        };
        let args = [(name, value.as_str())];
        Explained {
            what: locale.with(&format!("breach-error-{}", self.key()), &args),
            advice: locale.with(&format!("breach-advice-{}", self.key()), &args),
        }
    }

    /// The system's own words, where it had some.
    pub fn cause(&self) -> Option<String> {
        match self {
            Error::Unreadable(error) | Error::Unwritable(error) => Some(error.to_string()),
            _ => None,
        }
    }
}

impl Place {
    fn text(&self, locale: Locale) -> String {
        match self {
            Place::Line(line) => locale.with("breach-place-line", &[("line", &locale.count(*line as usize))]),
            Place::Byte(byte) => locale.with("breach-place-byte", &[("byte", &locale.count(*byte as usize))]),
            Place::InRange(file, line) => locale.with(
                "breach-place-range",
                &[("file", file), ("line", &locale.count(*line as usize))],
            ),
        }
    }
}
