//! What a front shows: facts and words in both languages, no layout.

use crate::domain::answer::{Answer, Subject};
use crate::domain::checklist::Scope;
use crate::domain::report::Label;
use crate::domain::text::Text;

/// A part of the interview.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Setting up, or everything about one subject.
    Of(Subject),
    /// Questions asked once for every subject of a scope.
    All(Scope),
}

impl Section {
    /// Whether this is the set-up.
    pub fn is_setup(&self) -> bool {
        matches!(self, Section::Of(Subject::Setup))
    }
}

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The section.
    pub section: Section,
    /// What it is called; none for the set-up, the person and "all", which have fixed names.
    pub label: Option<Label>,
    /// Number of this question, from 1. The set-up is counted by itself.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// About how long it still takes.
    pub minutes: u32,
}

/// One choice, in the order of its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The choice's id; none for "each is different".
    pub id: Option<String>,
    /// What the person reads; empty for "each is different", whose words belong to the front.
    pub text: Text,
    /// How often it stands in the present answer.
    pub chosen: usize,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something that may be said of a question"
)]
pub struct QuestionScreen {
    /// Where one is.
    pub place: Place,
    /// The control asked about.
    pub control: String,
    /// What it is asked about: several when asked once for all.
    pub subjects: Vec<Subject>,
    /// What it is asked about, in general.
    pub scope: Scope,
    /// The question.
    pub text: Text,
    /// The choices.
    pub choices: Vec<Offered>,
    /// The present answer, which Enter keeps.
    pub current: Option<Answer>,
    /// Whether several numbers may be given.
    pub multiple: bool,
    /// Whether 0 means "none of these".
    pub zero: bool,
    /// Whether it cannot be left without an answer.
    pub needed: bool,
    /// Whether some choices are left out because not every subject has them.
    pub narrowed: bool,
    /// Whether the program can measure the answer.
    pub measurable: bool,
    /// How many other subjects of this control are open and could be answered alike.
    pub others: usize,
}

/// One row of the list of sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRow {
    /// The section.
    pub section: Section,
    /// What it is called; none where the name is fixed.
    pub label: Option<Label>,
    /// Questions with an answer, skipped ones included.
    pub done: usize,
    /// All questions.
    pub total: usize,
    /// Whether one is in it.
    pub here: bool,
}

/// What was done, shown at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Questions with an answer.
    pub answered: usize,
    /// Questions answered "don't know".
    pub unknown: usize,
    /// Questions skipped.
    pub skipped: usize,
    /// Questions that apply but were left out for lack of time.
    pub left_out: usize,
}

/// What to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A question.
    Question(Box<QuestionScreen>),
    /// The sections, numbered from 1.
    Sections(Vec<SectionRow>),
    /// Every question was asked: Enter for the result.
    End(Tally),
}

/// What lies ahead, for the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// How many questions of the set-up are open.
    pub setting_up: usize,
    /// How many questions are open after the set-up, those included that answers still to come may open; none while
    /// the set-up is open and the pack has no limit.
    pub questions: Option<usize>,
    /// About how long it takes.
    pub minutes: u32,
    /// How many questions of the pack have an answer, on whichever platform.
    pub answered: usize,
    /// How many answers are stored in all; one to a question about several counts for each of them.
    pub stored: usize,
}
