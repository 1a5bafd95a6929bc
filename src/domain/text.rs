//! Words in both languages, and where a fact comes from.

use std::fmt;

/// A language of the interface. Vietnamese is the source, English stands complete beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// Vietnamese, whatever the system says.
    #[default]
    Vi,
    /// English, only when asked for.
    En,
}

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Vietnamese, NFC.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The words for one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A source was read and says so; not a promise that it is true today.
    Verified,
    /// Only a second-hand account was read.
    Secondary,
    /// No source was found: shown with its doubt, never as certain.
    Unverified,
}

impl Mark {
    /// The name used in content files and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Verified => "verified",
            Mark::Secondary => "secondary",
            Mark::Unverified => "unverified",
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A calendar day.
pub type Date = jiff::civil::Date;

/// Where a fact comes from: source, day it was checked, how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// A page, a document or a file, written so that somebody else can find it.
    pub source: String,
    /// The day somebody looked.
    pub checked: Date,
    /// How sure it is.
    pub mark: Mark,
    /// The pack of somebody else that added it; none for what is built in.
    pub pack: Option<String>,
}
