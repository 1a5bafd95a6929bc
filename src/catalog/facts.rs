//! What reading a file leaves behind beside the items: places, mistakes, and facts for the linter.

use super::codes::Code;
use crate::domain::fix::FixKind;
use crate::domain::text::Date;
use std::ops::Range;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    /// Index of the source.
    pub file: usize,
    /// Bytes.
    pub span: Range<usize>,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Arg {
    /// As it stands in the file.
    Raw(String),
    /// Words of ours: never cut short.
    Ours(String),
    /// A Fluent key, said in the reader's language.
    Said(&'static str),
    /// A whole number.
    Count(usize),
    /// A day.
    Day(Date),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Raw(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Raw(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(count)
    }
}

impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Arg::Day(day)
    }
}

/// A mistake, before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub code: Code,
    pub site: Site,
    pub args: Vec<(&'static str, Arg)>,
    /// What was probably meant.
    pub near: Option<String>,
}

/// The kinds of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Control,
    Choice,
    Platform,
    Pack,
    Incident,
    Channel,
    Directive,
    Provision,
}

impl Kind {
    pub(crate) const ALL: [Kind; 8] = [
        Kind::Control,
        Kind::Choice,
        Kind::Platform,
        Kind::Pack,
        Kind::Incident,
        Kind::Channel,
        Kind::Directive,
        Kind::Provision,
    ];

    /// The word in `ids.lock`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Kind::Control => "control",
            Kind::Choice => "choice",
            Kind::Platform => "platform",
            Kind::Pack => "pack",
            Kind::Incident => "incident",
            Kind::Channel => "channel",
            Kind::Directive => "directive",
            Kind::Provision => "provision",
        }
    }
}

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Control,
    /// A control that must have a question for several subjects.
    Together,
    Choice,
    Platform,
    Incident,
    Directive,
    Provision,
    /// A question as a row of a room asks it: `second-factor@google`.
    Row,
}

/// A sentence in one language.
#[derive(Clone, Debug)]
pub(crate) struct Prose {
    pub words: String,
    pub is_vietnamese: bool,
    pub site: Site,
    /// Placeholders that are filled in there.
    pub placeholders: &'static [&'static str],
    /// The placeholders of the other language's sentence.
    pub other: String,
    /// Whether our own choice of words is checked.
    pub ours: bool,
}

/// What the linter needs beside the items.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub names: Vec<(Kind, String, Site)>,
    pub references: Vec<(Target, String, Site)>,
    pub prose: Vec<Prose>,
    pub days: Vec<(Date, Site)>,
    pub links: Vec<(String, Site)>,
    pub remedies: Vec<(FixKind, String, Site)>,
    pub budgets: Vec<(String, Site)>,
    pub parameters: Vec<(String, Site)>,
}

/// How a sentence is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    pub placeholders: &'static [&'static str],
    pub ours: bool,
}

/// A sentence of ours without placeholders.
pub(crate) const PLAIN: Manner = Manner {
    placeholders: &[],
    ours: true,
};
/// A sentence of ours that names the subject.
pub(crate) const SUBJECT: Manner = Manner {
    placeholders: &["subject"],
    ours: true,
};
/// A step: the subject and the menu path.
pub(crate) const STEP: Manner = Manner {
    placeholders: &["subject", "path"],
    ours: true,
};
/// Titles and names chosen by others.
pub(crate) const FOREIGN: Manner = Manner {
    placeholders: &[],
    ours: false,
};
