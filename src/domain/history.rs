//! Finished audits as they are remembered, and what changed from one to another.

use super::answer::{Answers, Evidence, Subject};
use super::assessment::{Axis, Grade};
use super::finding::FindingState;
use super::report::{Coverage, Label, ModelVersion};
use super::text::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Days until everything is gone over again: a quarter of a year, a rhythm offices know. Nobody measured a better one.
pub const AGAIN: i32 = 90;

/// The name of a finished audit: when it was kept and four hex digits, `20261123-083000-4f2a`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuditId(String);

impl AuditId {
    /// The id of a moment (RFC 3339, its first 19 characters count) and a number; where it is no moment, of none.
    pub fn new(stamp: &str, number: u16) -> Self {
        let digits: String = stamp.chars().take(19).filter(char::is_ascii_digit).collect();
        let (day, time) = digits.split_at_checked(8).unwrap_or_default();
        Self::parse(&format!("{day}-{time}-{number:04x}"))
            .unwrap_or_else(|| Self(format!("00000000-000000-{number:04x}")))
    }

    /// The id of a spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let shape = "dddddddd-dddddd-hhhh";
        let fits = text.len() == shape.len()
            && text.bytes().zip(shape.bytes()).all(|(byte, kind)| match kind {
                b'd' => byte.is_ascii_digit(),
                b'h' => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
                other => byte == other,
            });
        fits.then(|| Self(text.to_owned()))
    }

    /// The spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day in it.
    pub fn day(&self) -> Option<Date> {
        let part = |range: std::ops::Range<usize>| self.0.get(range)?.parse::<i16>().ok();
        let small = |range| i8::try_from(part(range)?).ok();
        Date::new(part(0..4)?, small(4..6)?, small(6..8)?).ok()
    }
}

impl fmt::Display for AuditId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One axis as it was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PastAxis {
    /// Index of the best end: 0 to 100, lower is better.
    pub score_low: f64,
    /// Index of the worst end.
    pub score_high: f64,
    /// Grade of the worst end.
    pub grade: Grade,
}

impl From<&Axis> for PastAxis {
    fn from(axis: &Axis) -> Self {
        Self {
            score_low: axis.score_low,
            score_high: axis.score_high,
            grade: axis.grade,
        }
    }
}

/// One control about one subject, as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastFinding {
    /// The control's stable id.
    pub code: String,
    /// What it was about.
    pub subject: Subject,
    /// How it stood; none where the answer only said what there is.
    pub state: Option<FindingState>,
    /// The choice behind it.
    pub choice: Option<String>,
    /// The grounds.
    pub evidence: Option<Evidence>,
    /// What was asked, as a fingerprint of question and choices: another one means another question.
    pub asked: String,
    /// What would mend it, by its name; none where nothing is to be done.
    pub fix: Option<String>,
    /// Whether it was left aside on purpose.
    pub waived: bool,
}

/// A step that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastStep {
    /// Its name, as in `ranking`.
    pub id: String,
    /// The choice it leads to, where its name leaves that out.
    pub choice: Option<String>,
    /// Minutes it takes.
    pub minutes: u32,
}

/// A step as its number stands for it: the numbers of those that were shown last mean these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub id: String,
    /// The choice it leads to, where its name leaves that out.
    pub choice: Option<String>,
}

impl From<&PastStep> for Shown {
    fn from(step: &PastStep) -> Self {
        Self {
            id: step.id.clone(),
            choice: step.choice.clone(),
        }
    }
}

/// Something to do that is left aside on purpose until a day. It changes the plan and no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The step's name.
    pub id: String,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Date,
}

impl Waiver {
    /// Whether it still holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        day <= self.until
    }
}

/// Something that was carried out since the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The step's name.
    pub id: String,
    /// The choice it led to, where its name leaves that out.
    pub choice: Option<String>,
    /// When: RFC 3339.
    pub at: String,
}

/// A finished audit. It holds no password, no hash of one, no account name.
#[derive(Clone, Debug, PartialEq)]
pub struct PastAudit {
    /// When the last of its answers was given: RFC 3339, seconds.
    pub created: String,
    /// The audit it goes on from, where it was kept because something was carried out, waived or reopened.
    pub after: Option<AuditId>,
    /// Which version of the program made it.
    pub program: String,
    /// The model's version.
    pub model: ModelVersion,
    /// The pack that was asked.
    pub pack: String,
    /// Only these platforms; empty for all.
    pub only: Vec<String>,
    /// Every answer with its grounds.
    pub answers: Answers,
    /// Controls whose subjects were said to differ.
    pub apart: BTreeSet<String>,
    /// The profile file it was made from, as JSON; none where questions were asked.
    pub profile: Option<String>,
    /// Somebody gets in.
    pub exposure: PastAxis,
    /// The owner does not.
    pub lockout: PastAxis,
    /// How much was answered.
    pub coverage: Coverage,
    /// Every applicable control, in the order of the interview.
    pub findings: Vec<PastFinding>,
    /// The steps that were shown.
    pub steps: Vec<PastStep>,
    /// What is left aside on purpose.
    pub waivers: Vec<Waiver>,
    /// What was carried out since the audit it goes on from, in order.
    pub done: Vec<Done>,
    /// What things were called.
    pub labels: BTreeMap<Subject, Label>,
    /// Everything there was, in the order in which it is numbered where names are left out; empty in old records.
    pub order: Vec<Subject>,
}

impl PastAudit {
    /// The day of it, as its stamp says.
    pub fn day(&self) -> Option<Date> {
        self.created.get(..10)?.parse().ok()
    }
}

/// A finished audit with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Remembered {
    /// Its name.
    pub id: AuditId,
    /// What it holds.
    pub audit: PastAudit,
}

impl Remembered {
    /// The audit it belongs to: itself, or the one it goes on from.
    pub fn root(&self) -> &AuditId {
        self.audit.after.as_ref().unwrap_or(&self.id)
    }
}

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its bytes were changed, or it was cut off.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// It was sealed with another key than the one of this history.
    OtherKey,
    /// It stands under the name of another record.
    Misnamed,
    /// It is no record, or far too large for one.
    Foreign,
    /// The system does not let it be read.
    Unreadable,
}

impl Why {
    /// Every reason.
    pub const ALL: [Why; 6] = [
        Why::Damaged,
        Why::Newer,
        Why::OtherKey,
        Why::Misnamed,
        Why::Foreign,
        Why::Unreadable,
    ];

    /// The name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Why::Damaged => "damaged",
            Why::Newer => "newer",
            Why::OtherKey => "other-key",
            Why::Misnamed => "misnamed",
            Why::Foreign => "foreign",
            Why::Unreadable => "unreadable",
        }
    }
}

/// A record that cannot be read. It stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The name of its file without the ending.
    pub record: String,
    /// Why.
    pub why: Why,
}

/// Everything there is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// What can be read, the oldest first.
    pub audits: Vec<Remembered>,
    /// What cannot.
    pub unreadable: Vec<Unreadable>,
}

/// What became of one control about one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Good before, to be fixed now.
    Regressed,
    /// To be fixed now, and not known or not there before.
    New,
    /// To be fixed before, good now.
    Fixed,
    /// Good now, and not known or not there before.
    Cleared,
    /// To be fixed, and left aside on purpose for now.
    Waived,
    /// The question is another one now: the two states are not comparable.
    AskedDifferently,
    /// Known before, not known now.
    Unclear,
    /// The account or device is not there any more, or the control does not apply.
    Gone,
    /// As before.
    Unchanged,
}

impl Change {
    /// Every kind, in the order they are shown.
    pub const ALL: [Change; 9] = [
        Change::Regressed,
        Change::New,
        Change::Fixed,
        Change::Cleared,
        Change::Waived,
        Change::AskedDifferently,
        Change::Unclear,
        Change::Gone,
        Change::Unchanged,
    ];

    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::Regressed => "regressed",
            Change::New => "new",
            Change::Fixed => "fixed",
            Change::Cleared => "cleared",
            Change::Waived => "waived",
            Change::AskedDifferently => "asked_differently",
            Change::Unclear => "unclear",
            Change::Gone => "gone",
            Change::Unchanged => "unchanged",
        }
    }
}

/// One row of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The control's stable id.
    pub code: String,
    /// What it is about.
    pub subject: Subject,
    /// What became of it.
    pub change: Change,
    /// How it stood before; none where it was not there, or neither good nor bad.
    pub before: Option<FindingState>,
    /// How it stands now; none likewise.
    pub after: Option<FindingState>,
}

/// Two finished audits beside each other, the older one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// The older one.
    pub before: &'a Remembered,
    /// The newer one.
    pub after: &'a Remembered,
    /// Every control about every subject of either, in the order of [`Change::ALL`], then of the newer interview.
    pub rows: Vec<Compared>,
}

impl Comparison<'_> {
    /// How many rows are of a kind.
    pub fn count(&self, change: Change) -> usize {
        self.rows.iter().filter(|row| row.change == change).count()
    }

    /// Whether the numbers of the model were others: figures may differ for that alone.
    pub fn other_model(&self) -> bool {
        self.before.audit.model != self.after.audit.model
    }
}
