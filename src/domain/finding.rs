//! A fact about the person's set-up: good, bad, not checked, could not check.

use super::answer::{Evidence, Subject};
use super::fix::Action;

/// Four different things, everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingState {
    /// Looked at, and fine.
    Good,
    /// Looked at, and to be fixed.
    Bad,
    /// Skipped or not reached.
    NotChecked,
    /// "Don't know", or a measurement failed.
    CouldNotCheck,
}

impl FindingState {
    /// Every state.
    pub const ALL: [FindingState; 4] = [
        FindingState::Good,
        FindingState::Bad,
        FindingState::NotChecked,
        FindingState::CouldNotCheck,
    ];

    /// The state of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            FindingState::Good => "good",
            FindingState::Bad => "bad",
            FindingState::NotChecked => "not_checked",
            FindingState::CouldNotCheck => "could_not_check",
        }
    }
}

/// One control about one subject, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The control's stable id.
    pub code: String,
    /// What it is about.
    pub subject: Subject,
    /// How it stands; none where the answer only says what there is, and is neither good nor bad.
    pub state: Option<FindingState>,
    /// The choice behind it; none where there was no answer.
    pub choice: Option<String>,
    /// The grounds; none where there was no answer.
    pub evidence: Option<Evidence>,
    /// Protective provisions in force behind the control.
    pub provisions: Vec<String>,
    /// What would mend it: a fix of the ranking or a better answer, as far as it can be carried out there; none where
    /// nothing is to be done or neither axis would move.
    pub fix: Option<Action>,
}

impl Finding {
    /// Whether it counts as answered in the coverage.
    pub fn is_answered(&self) -> bool {
        self.choice.is_some()
    }
}
