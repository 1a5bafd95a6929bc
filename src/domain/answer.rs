//! What a person answered, about what, and on what grounds.

use super::id::Id;
use std::collections::BTreeMap;
use std::fmt;

/// The grounds an answer stands on, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// From memory.
    Declared,
    /// The person opened the page and looked just now.
    Looked,
    /// Read from the person's own export.
    Parsed,
    /// Measured by the program.
    Measured,
}

impl Evidence {
    /// Every grade, weakest first.
    pub const ALL: [Evidence; 4] = [
        Evidence::Declared,
        Evidence::Looked,
        Evidence::Parsed,
        Evidence::Measured,
    ];

    /// The name in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Evidence::Declared => "declared",
            Evidence::Looked => "looked",
            Evidence::Parsed => "parsed",
            Evidence::Measured => "measured",
        }
    }

    /// The grade of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.as_str() == name)
    }
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Setting up: which accounts, devices and numbers there are.
    Setup,
    /// The person.
    Person,
    /// A device.
    Device(Id),
    /// A phone number.
    Number(Id),
    /// A password group.
    Password(Id),
    /// An account (a page is an account too).
    Account(Id),
}

impl Subject {
    /// The id; empty for the set-up and the person.
    pub fn id(&self) -> &str {
        match self {
            Subject::Setup | Subject::Person => "",
            Subject::Device(id) | Subject::Number(id) | Subject::Password(id) | Subject::Account(id) => {
                id.as_str()
            }
        }
    }

    /// The kind, as spelt in files: `setup`, `person`, `device`, `number`, `password`, `account`.
    pub fn kind(&self) -> &'static str {
        match self {
            Subject::Setup => "setup",
            Subject::Person => "person",
            Subject::Device(_) => "device",
            Subject::Number(_) => "number",
            Subject::Password(_) => "password",
            Subject::Account(_) => "account",
        }
    }

    /// The subject of a spelling `kind:id`.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':').unwrap_or((text, ""));
        match (kind, id.is_empty()) {
            ("setup", true) => Some(Subject::Setup),
            ("person", true) => Some(Subject::Person),
            ("device", false) => Some(Subject::Device(id.into())),
            ("number", false) => Some(Subject::Number(id.into())),
            ("password", false) => Some(Subject::Password(id.into())),
            ("account", false) => Some(Subject::Account(id.into())),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id() {
            "" => f.write_str(self.kind()),
            id => write!(f, "{}:{id}", self.kind()),
        }
    }
}

/// One question: a control asked about one subject. Written `second-factor@account:gmail`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId {
    /// The control's stable id.
    pub control: String,
    /// What it is asked about.
    pub subject: Subject,
}

impl QuestionId {
    /// The question of a spelling `control@kind:id`.
    pub fn parse(text: &str) -> Option<Self> {
        let (control, subject) = text.split_once('@')?;
        Some(Self {
            control: control.to_owned(),
            subject: Subject::parse(subject)?,
        })
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.control, self.subject)
    }
}

/// What was answered. "Don't know" and "skip" are different, and both are fine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// One or more choices, by stable id, in the order given (several only where the control allows it;
    /// the same id twice means two such accounts or devices).
    Chosen(Vec<String>),
    /// "Don't know".
    DontKnow,
    /// Skipped.
    Skipped,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was answered.
    pub given: Given,
    /// On what grounds.
    pub evidence: Evidence,
}

/// Every answer so far. The newest answer to a question counts.
pub type Answers = BTreeMap<QuestionId, Answer>;
