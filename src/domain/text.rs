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

impl Lang {
    /// As pages and programs name it: `vi`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
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
    /// Every mark, the surest first.
    const ALL: [Mark; 3] = [Mark::Verified, Mark::Secondary, Mark::Unverified];

    /// The name used in content files and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Verified => "verified",
            Mark::Secondary => "secondary",
            Mark::Unverified => "unverified",
        }
    }

    /// The mark of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.as_str() == name)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A calendar day.
pub type Date = jiff::civil::Date;

/// The date a source bears, as exact as it gives it: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceDate {
    /// The first day of what the source gives.
    first: Date,
    /// How many of year, month and day are given.
    parts: u8,
}

impl SourceDate {
    /// The year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The month, where the source gives it.
    pub fn month(self) -> Option<i8> {
        (self.parts > 1).then(|| self.first.month())
    }

    /// The day, where the source gives it.
    pub fn day(self) -> Option<Date> {
        (self.parts > 2).then_some(self.first)
    }
}

impl From<Date> for SourceDate {
    fn from(day: Date) -> Self {
        Self { first: day, parts: 3 }
    }
}

impl std::str::FromStr for SourceDate {
    type Err = jiff::Error;

    /// `2025`, `2025-06` or `2025-06-30`.
    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let (parts, full) = match written.len() {
            4 => (1, format!("{written}-01-01")),
            7 => (2, format!("{written}-01")),
            _ => (3, written.to_owned()),
        };
        let first = full.parse()?;
        Ok(Self { first, parts })
    }
}

impl fmt::Display for SourceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.first.to_string();
        let end = [4, 7, 10]
            .get(usize::from(self.parts) - 1)
            .copied()
            .unwrap_or(whole.len());
        f.write_str(whole.get(..end).unwrap_or(&whole))
    }
}

/// Where a fact comes from: source, day it was checked, how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// A page, a document or a file, written so that somebody else can find it.
    pub source: String,
    /// The date the source itself bears; none where it bears none.
    pub dated: Option<SourceDate>,
    /// The day the source was opened and read.
    pub checked: Date,
    /// How sure it is.
    pub mark: Mark,
    /// The pack of somebody else that added it; none for what is built in.
    pub pack: Option<String>,
}
