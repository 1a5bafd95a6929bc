//! A training day's room: what is asked of everybody, what is counted, and what of it may be shown.

use super::checklist::Row;
use super::text::Date;

/// The smallest group anything is said of, unless more is asked for.
pub const SMALLEST: u32 = 5;

/// The columns of a table of what was counted from sheets, before and after: what the kit hands out is what is read.
pub const COUNT_COLUMNS: [&str; 6] = [
    "before_good",
    "before_bad",
    "before_unknown",
    "after_good",
    "after_bad",
    "after_unknown",
];

/// When a row is asked: first as things are, then once something was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// At the beginning.
    Before,
    /// After the fix stations.
    After,
}

impl Phase {
    /// Both, in their order.
    pub const ALL: [Phase; 2] = [Phase::Before, Phase::After];

    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Before => "before",
            Phase::After => "after",
        }
    }

    /// The phase of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == name)
    }
}

/// What an answer comes down to; who skips a row is not counted in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing to do.
    Good,
    /// Something to do.
    Bad,
    /// "Don't know".
    Unknown,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 3] = [Outcome::Good, Outcome::Bad, Outcome::Unknown];
}

/// How many answered a row in which way. Never shown as it is: see `tally::picture`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nothing to do.
    pub good: u32,
    /// Something to do.
    pub bad: u32,
    /// "Don't know".
    pub unknown: u32,
}

impl Counts {
    /// How many answered.
    pub fn answered(self) -> u32 {
        self.good.saturating_add(self.bad).saturating_add(self.unknown)
    }

    /// The count of an outcome.
    pub fn of(self, outcome: Outcome) -> u32 {
        match outcome {
            Outcome::Good => self.good,
            Outcome::Bad => self.bad,
            Outcome::Unknown => self.unknown,
        }
    }

    /// The count of an outcome, to be changed.
    pub fn of_mut(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::Good => &mut self.good,
            Outcome::Bad => &mut self.bad,
            Outcome::Unknown => &mut self.unknown,
        }
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Counts) -> Self {
        Self {
            good: self.good.saturating_add(other.good),
            bad: self.bad.saturating_add(other.bad),
            unknown: self.unknown.saturating_add(other.unknown),
        }
    }
}

/// One count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// So many: they and all the others are enough people each.
    Exact(u32),
    /// Fewer than k of the others, perhaps none.
    AlmostAll,
    /// Fewer than k, perhaps none.
    AlmostNone,
    /// Not said, because it would give away another count.
    Hidden,
}

/// What may be shown of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Fewer than k answered.
    TooFew,
    /// Not drawn beside the other picture of the row: the difference would be fewer than k people.
    Withheld,
    /// What is said.
    Shown {
        /// How many answered.
        answered: u32,
        /// How many of them have nothing to do.
        good: Cell,
        /// How many have something to do.
        bad: Cell,
        /// How many don't know.
        unknown: Cell,
    },
}

impl Picture {
    /// How many answered, and what is said of each outcome in the order of [`Outcome::ALL`]; none where nothing is shown.
    pub fn shown(self) -> Option<(u32, [Cell; 3])> {
        match self {
            Picture::Shown {
                answered,
                good,
                bad,
                unknown,
            } => Some((answered, [good, bad, unknown])),
            Picture::TooFew | Picture::Withheld => None,
        }
    }
}

/// One row of a summary. Nothing where the row was not asked in that phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPictures {
    /// The row's control, and the platform it is asked about.
    pub row: Row,
    /// At the beginning.
    pub before: Option<Picture>,
    /// After the fix stations.
    pub after: Option<Picture>,
}

impl RowPictures {
    /// The picture of a phase.
    pub fn of(&self, phase: Phase) -> Option<Picture> {
        match phase {
            Phase::Before => self.before,
            Phase::After => self.after,
        }
    }
}

/// Where the figures of a summary come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Phones.
    Phones,
    /// Sheets of paper, counted by hand.
    Paper,
}

impl Origin {
    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Origin::Phones => "phones",
            Origin::Paper => "paper",
        }
    }

    /// The origin of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Origin::Phones, Origin::Paper]
            .into_iter()
            .find(|origin| origin.as_str() == name)
    }
}

/// What is left of a room once it is closed: only what may be shown. One `.rsum` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Drawn when the room was opened: 32 hex digits. The same room is counted once.
    pub id: String,
    /// The pack that was asked.
    pub pack: String,
    /// Which edition of it: the first 8 hex digits of a hash over its rows.
    pub edition: String,
    /// The day.
    pub date: Date,
    /// The smallest group anything was said of.
    pub k: u32,
    /// Phones or paper.
    pub origin: Origin,
    /// How many took part; none where fewer than k did.
    pub joined: Option<u32>,
    /// How many answered or skipped every row at the beginning; none where that may not be said.
    pub completed: Option<u32>,
    /// The rows, in the order of the pack.
    pub rows: Vec<RowPictures>,
}
