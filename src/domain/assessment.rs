//! What the exposure model says about a profile.

use super::answer::Subject;
use super::checklist::Catalog;
use super::fix::{Action, FixName};
use super::id::Id;
use super::profile::AttributeKey;

/// A grade of either axis: A lowest, E highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the letters are the scale")]
pub enum Grade {
    A,
    B,
    C,
    D,
    E,
}

impl Grade {
    /// The letter.
    pub fn letter(self) -> char {
        match self {
            Grade::A => 'A',
            Grade::B => 'B',
            Grade::C => 'C',
            Grade::D => 'D',
            Grade::E => 'E',
        }
    }

    /// The grade of a letter.
    pub fn from_letter(letter: &str) -> Option<Self> {
        [Grade::A, Grade::B, Grade::C, Grade::D, Grade::E]
            .into_iter()
            .find(|grade| letter.chars().eq([grade.letter()]))
    }
}

/// One axis, exposure or lock-out: weighted events per year, as an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// With every unknown answered best, at middle priors.
    pub low: f64,
    /// With every unknown answered worst, at middle priors.
    pub high: f64,
    /// Best answers at low priors, worst answers at high priors.
    pub prior_band: [f64; 2],
    /// Index of `low`: 0 to 100, lower is better.
    pub score_low: f64,
    /// Index of `high`.
    pub score_high: f64,
    /// Grade of `score_high`: what is shown.
    pub grade: Grade,
    /// Grade of `score_low`.
    pub grade_best: Grade,
}

impl Axis {
    /// The interval that holds both: what is known when two readings of the answers are possible.
    #[must_use]
    pub fn hull(self, other: &Axis) -> Axis {
        let (lower, upper) = (other.low < self.low, other.high > self.high);
        Axis {
            low: if lower { other.low } else { self.low },
            high: if upper { other.high } else { self.high },
            prior_band: [
                self.prior_band[0].min(other.prior_band[0]),
                self.prior_band[1].max(other.prior_band[1]),
            ],
            score_low: if lower { other.score_low } else { self.score_low },
            score_high: if upper { other.score_high } else { self.score_high },
            grade: if upper { other.grade } else { self.grade },
            grade_best: if lower { other.grade_best } else { self.grade_best },
        }
    }
}

/// What may happen to one account within a year (worst end of the answers, middle priors).
#[derive(Clone, Debug, PartialEq)]
pub struct AccountRisk {
    /// The account.
    pub id: Id,
    /// Chance that somebody takes it over.
    pub takeover: f64,
    /// Chance that its owner is locked out.
    pub locked_out: f64,
}

/// The exact result for a profile; where `bounded`, the figures are certified bounds instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Somebody gets in.
    pub exposure: Axis,
    /// The owner does not.
    pub lockout: Axis,
    /// Each account, in the profile's order.
    pub accounts: Vec<AccountRisk>,
    /// Chance that some critical or high account falls; none when it could not be computed in budget.
    pub any_important: Option<f64>,
    /// What drives the exposure, by family of incident, in order of appearance.
    pub by_family: Vec<(String, f64)>,
    /// How many answers are "?".
    pub unknowns: usize,
    /// Whether some figure is a bound because exactness would have blown up.
    pub bounded: bool,
}

/// One row of the reference's ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedFix {
    /// The fix.
    pub fix: FixName,
    /// Minutes it takes.
    pub minutes: u32,
    /// How far the upper end of the exposure falls.
    pub gain: f64,
    /// `gain / minutes`.
    pub per_minute: f64,
    /// How far the score falls.
    pub points: f64,
    /// How the upper end of the lock-out axis moves (positive = worse).
    pub lockout_change: f64,
    /// Whether the row rests on bounds: its gain has no reliable sign, and it never enters a plan.
    pub bounded: bool,
}

/// One step of the reference's greedy plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedFix {
    /// The fix.
    pub fix: FixName,
    /// Minutes it takes.
    pub minutes: u32,
    /// Upper end of the exposure afterwards.
    pub exposure: f64,
    /// Its score.
    pub score: f64,
    /// Upper end of the lock-out axis afterwards.
    pub lockout: f64,
}

/// An unknown answer, and how far the best answer would lower the upper end.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenQuestion {
    /// The unknown attribute.
    pub question: AttributeKey,
    /// How far the upper end would fall.
    pub may_lower: f64,
}

/// Moving every password into a password manager.
#[derive(Clone, Debug, PartialEq)]
pub struct Migration {
    /// Minutes it takes.
    pub minutes: u32,
    /// How far the upper end of the exposure falls.
    pub gain: f64,
    /// Score afterwards.
    pub score: f64,
    /// How the upper end of the lock-out axis moves.
    pub lockout_change: f64,
    /// Whether it is worth offering.
    pub offer: bool,
}

/// What `score FILE --json` prints.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The result.
    pub result: Evaluation,
    /// Every applicable fix, best gain per minute first.
    pub ranking: Vec<RankedFix>,
    /// The reference's greedy list, up to five.
    pub plan: Vec<PlannedFix>,
    /// Unknown answers, the most telling first.
    pub questions: Vec<OpenQuestion>,
    /// The move to a password manager; none where there is one already.
    pub migration: Option<Migration>,
    /// Whether rows of the ranking or the questions, or steps of the plan, are missing because working them out
    /// would have taken too long.
    pub left_out: bool,
}

/// A step people are shown: at most three, fitted to the minutes, never raising lock-out silently.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What to do.
    pub action: Action,
    /// Minutes it takes.
    pub minutes: u32,
    /// Score of the upper end before this step, after the steps above it.
    pub score_before: f64,
    /// Score of the upper end after it.
    pub score_after: f64,
    /// Families of incident this step closes most, largest first (`leak`, `phish`, …; `lockout` where that is the point).
    pub closes: Vec<String>,
    /// How the upper end of the lock-out axis moves (positive = worse).
    pub lockout_change: f64,
    /// Grades of the lock-out axis before and after.
    pub lockout_grades: (Grade, Grade),
    /// Why it is in the list.
    pub because: Because,
}

/// Why a step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Best exposure gain for the time.
    LowersExposure,
    /// It keeps the owner able to get back in, without raising exposure.
    LowersLockout,
}

/// What an advice does to the two axes, taken by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Score of the upper end of the exposure before and after.
    pub scores: [f64; 2],
    /// How the upper end of the lock-out axis moves (positive = worse).
    pub lockout_change: f64,
    /// Grades of the lock-out axis before and after.
    pub lockout_grades: (Grade, Grade),
}

/// Advice of the content about a bad answer that cannot be a step: the model has no number for it, or none that
/// speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The control.
    pub control: String,
    /// What it is about.
    pub subject: Subject,
    /// Which of the control's remedies, counted from 0.
    pub remedy: usize,
    /// Minutes it takes.
    pub minutes: u32,
    /// What it does to the two axes; none outside the model.
    pub effect: Option<Effect>,
}

impl Advice {
    /// The name of what it says to do, as steps are named; none where the content does not know it.
    pub fn name(&self, catalog: &Catalog) -> Option<String> {
        let remedy = catalog.control(&self.control)?.remedies.get(self.remedy)?;
        let what = match remedy.kind {
            Some(kind) => kind.as_str(),
            None => &self.control,
        };
        Some(match self.subject.id() {
            "" => what.to_owned(),
            id => format!("{what}:{id}"),
        })
    }
}

/// Where the plan leads and how low it can get.
#[derive(Clone, Debug, PartialEq)]
pub struct Road {
    /// Score of the upper end now.
    pub now: f64,
    /// Score after the steps shown.
    pub after_steps: f64,
    /// Score after every fix that helps.
    pub floor: f64,
    /// Whether that was worked out to its end; if not, `floor` is only as low as it is known to get.
    pub complete: bool,
    /// Grades of the three.
    pub grades: [Grade; 3],
}

/// How an attack gets from one thing to the next; the renderers turn each into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fact reached (`know:main`, `rst:gmail`, `own:facebook`), as the kernel spells it.
    pub fact: String,
    /// The facts it rests on.
    pub from: Vec<String>,
    /// The steps that had to succeed.
    pub steps: Vec<String>,
}

/// One attack path: the incident, the links in order, how often a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The account that falls.
    pub account: Id,
    /// The incident it begins with (`leak:main`, `targeted`).
    pub incident: String,
    /// From the incident to the account, in order.
    pub links: Vec<Link>,
    /// Steps, sorted, as in the reference's `paths`.
    pub steps: Vec<String>,
    /// Incidents of this path per year.
    pub rate: f64,
    /// Whether it can happen whatever the answers are that are still open; otherwise it rests on one of them.
    pub sure: bool,
}
