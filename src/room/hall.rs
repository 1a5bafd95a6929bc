//! A room as a state machine: seats and what the officer does in, counts and pictures out. No I/O.
//!
//! A seat is one phone's visit. Its answers are here only while the room is open. The journal knows them sealed, and
//! knows the counts as of the last batch: after a restart a room goes on from these, and every seat that comes back
//! says which of its answers are in them already.

use super::sheet::Questions;
use crate::domain::answer::Answers;
use crate::domain::checklist::Catalog;
use crate::domain::room::{Counts, Origin, Outcome, Phase, Picture, RowPictures, Summary};
use crate::domain::text::Date;
use crate::interview::Event;
use crate::tally;
use std::collections::{BTreeMap, BTreeSet};

/// A seat's name: a hash of its token. Nobody who knows it can answer for the seat.
pub type Name = [u8; 16];

/// A row in a phase.
pub type Place = (Phase, usize);

/// Where in the day the room is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// People come in.
    Joining,
    /// Rows are asked.
    Asking(Phase),
    /// The room sets something right together: the station, from 0.
    Fixing(usize),
    /// Everybody takes their plan along.
    Leaving,
}

/// What the officer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin a phase, everybody at their own pace: all rows are open.
    Free(Phase),
    /// Begin a phase, or go on in it: this row alone is open.
    Open(Phase, usize),
    /// Close what is open; its pictures may be shown.
    Close,
    /// Go to a station.
    Fix(usize),
    /// Go to the plans people take along.
    Leave,
}

/// What of a seat has been added to the counts, and what stands in pictures that were shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Its answers at the beginning.
    pub before: Answers,
    /// Its answers after the fix stations.
    pub after: Answers,
    /// What the counts hold of it.
    pub counted: BTreeMap<Place, Outcome>,
    /// Whether they hold that it is through with the first phase.
    pub completed: bool,
    /// Pictures it is in.
    pub shown_in: BTreeSet<Place>,
    /// What its answers come down to; follows from them.
    now: BTreeMap<Place, Outcome>,
    /// Whether it is through with the first phase; follows from its answers.
    through: bool,
}

impl Seat {
    /// A seat as the journal kept it.
    pub fn kept(
        [before, after]: [Answers; 2],
        counted: BTreeMap<Place, Outcome>,
        completed: bool,
        shown_in: BTreeSet<Place>,
    ) -> Self {
        Self {
            before,
            after,
            counted,
            completed,
            shown_in,
            ..Self::default()
        }
    }

    /// Works out anew what follows from its answers.
    fn settle(&mut self, catalog: &Catalog, questions: &Questions) {
        self.now.clear();
        for phase in Phase::ALL {
            for row in 0..questions.count() {
                if let Some(outcome) = questions.outcome(catalog, self.answers(phase), row) {
                    self.now.insert((phase, row), outcome);
                }
            }
        }
        self.through = (0..questions.count()).all(|row| questions.is_done(&self.before, row));
    }

    /// The answers of a phase.
    pub fn answers(&self, phase: Phase) -> &Answers {
        match phase {
            Phase::Before => &self.before,
            Phase::After => &self.after,
        }
    }

    /// The newest answer to every row.
    pub fn newest(&self) -> Answers {
        let mut all = self.before.clone();
        all.extend(self.after.clone());
        all
    }
}

/// What the journal keeps of a room beside its seats: nothing about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where in the day it is.
    pub stage: Stage,
    /// Rows that are open now.
    pub open: Vec<usize>,
    /// Rows that were closed, with the counts their picture was made from.
    pub closed: BTreeMap<Place, Counts>,
    /// Rows whose second picture is not drawn.
    pub withheld: BTreeSet<usize>,
    /// Counts as of the last batch.
    pub counted: BTreeMap<Place, Counts>,
    /// How many were through with the first phase then.
    pub completed: u32,
    /// Rows that were closed while these seats were away: of what the counts hold of them the pictures do too.
    pub missed: BTreeMap<Name, BTreeSet<Place>>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            stage: Stage::Joining,
            open: Vec::new(),
            closed: BTreeMap::new(),
            withheld: BTreeSet::new(),
            counted: BTreeMap::new(),
            completed: 0,
            missed: BTreeMap::new(),
        }
    }
}

/// What is to be written down after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// These seats.
    pub seats: BTreeSet<Name>,
    /// Everything anew, in one piece: the counts went on, or a seat is gone.
    pub all: bool,
}

/// A room.
pub struct Hall<'a> {
    catalog: &'a Catalog,
    questions: &'a Questions,
    k: u32,
    state: State,
    seats: BTreeMap<Name, Seat>,
    /// Seats the journal knows whose phones have not come back since a restart.
    away: BTreeSet<Name>,
}

impl<'a> Hall<'a> {
    /// A room as it is, or as the journal remembers it.
    pub fn new(
        catalog: &'a Catalog,
        questions: &'a Questions,
        k: u32,
        state: State,
        away: BTreeSet<Name>,
    ) -> Self {
        Self {
            catalog,
            questions,
            k,
            state,
            seats: BTreeMap::new(),
            away,
        }
    }

    /// What the journal keeps.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The questions.
    pub fn questions(&self) -> &'a Questions {
        self.questions
    }

    /// The catalog they are from.
    pub fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The smallest group anything is said of.
    pub fn k(&self) -> u32 {
        self.k
    }

    /// How many seats there are.
    pub fn joined(&self) -> usize {
        self.seats.len() + self.away.len()
    }

    /// The seats that are here.
    pub fn seats(&self) -> impl Iterator<Item = (&Name, &Seat)> {
        self.seats.iter()
    }

    /// The seats that have not come back.
    pub fn away(&self) -> &BTreeSet<Name> {
        &self.away
    }

    /// A seat.
    pub fn seat(&self, name: &Name) -> Option<&Seat> {
        self.seats.get(name)
    }

    /// A new seat.
    pub fn join(&mut self, name: Name) -> Changed {
        self.seats.entry(name).or_default();
        Changed {
            seats: BTreeSet::from([name]),
            all: false,
        }
    }

    /// A seat whose phone came back after a restart, with what the journal kept of it.
    pub fn come_back(&mut self, name: Name, mut seat: Seat) {
        if self.away.remove(&name) {
            let missed = self.state.missed.remove(&name).unwrap_or_default();
            let counted = missed
                .into_iter()
                .filter(|place| seat.counted.contains_key(place));
            seat.shown_in.extend(counted);
            seat.settle(self.catalog, self.questions);
            self.seats.insert(name, seat);
        }
    }

    /// A seat leaves, and everything of it that was not shown yet goes with it.
    pub fn erase(&mut self, name: &Name) -> Changed {
        let Some(seat) = self.seats.remove(name) else {
            return Changed::default();
        };
        for (place, outcome) in &seat.counted {
            let counts = self.state.counted.entry(*place).or_default();
            let count = counts.of_mut(*outcome);
            *count = count.saturating_sub(1);
        }
        let completed = u32::from(seat.completed);
        self.state.completed = self.state.completed.saturating_sub(completed);
        Changed {
            seats: BTreeSet::new(),
            all: true,
        }
    }

    /// The phase that is being asked.
    pub fn phase(&self) -> Option<Phase> {
        match self.state.stage {
            Stage::Asking(phase) => Some(phase),
            _ => None,
        }
    }

    /// The rows of a phase a seat may answer now: those that are open, and those that were, so that nobody's answer is
    /// lost for a lost network. Late ones count once there are enough of them to be a group.
    pub fn answerable(&self, phase: Phase) -> Vec<usize> {
        let closed = self.state.closed.keys().filter(|(of, _)| *of == phase);
        let mut rows: Vec<usize> = closed.map(|(_, row)| *row).collect();
        if self.phase() == Some(phase) {
            rows.extend(&self.state.open);
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// The row a seat should see: the one asked for, else one that is open, else one it missed.
    pub fn row_for(&self, seat: &Seat, asked_for: Option<usize>) -> Option<usize> {
        let phase = self.phase()?;
        let answers = seat.answers(phase);
        let answerable = self.answerable(phase);
        let undone = |row: &&usize| !self.questions.is_done(answers, **row);
        asked_for
            .filter(|row| answerable.contains(row))
            .or_else(|| self.state.open.iter().find(undone).copied())
            .or_else(|| answerable.iter().find(undone).copied())
    }

    /// What somebody did at a row of a phase, and the row that comes next. None where it cannot be answered.
    pub fn answer(
        &mut self,
        name: &Name,
        (phase, row): Place,
        event: Event,
    ) -> Option<(Changed, Option<usize>)> {
        let answerable = self.answerable(phase);
        let seat = self.seats.get(name)?;
        let answers = seat.answers(phase);
        let (answers, next) = self
            .questions
            .take(self.catalog, &answerable, answers, row, event)?;
        let seat = self.seats.get_mut(name)?;
        match phase {
            Phase::Before => seat.before = answers,
            Phase::After => seat.after = answers,
        }
        seat.settle(self.catalog, self.questions);
        let mut changed = Changed {
            seats: BTreeSet::from([*name]),
            all: false,
        };
        if self.state.closed.contains_key(&(phase, row)) {
            changed.all |= self.take_late((phase, row));
        }
        if self.pending() >= self.k as usize {
            self.count();
            changed.all = true;
        }
        Some((changed, next))
    }

    /// How many seats have something the counts do not hold yet.
    fn pending(&self) -> usize {
        let news = |seat: &&Seat| seat.now != seat.counted || seat.through != seat.completed;
        self.seats.values().filter(news).count()
    }

    /// Brings the counts up to date, for all seats at once.
    fn count(&mut self) {
        let State {
            counted, completed, ..
        } = &mut self.state;
        for seat in self.seats.values_mut() {
            for (place, outcome) in &seat.counted {
                let count = counted.entry(*place).or_default().of_mut(*outcome);
                *count = count.saturating_sub(1);
            }
            for (place, outcome) in &seat.now {
                *counted.entry(*place).or_default().of_mut(*outcome) += 1;
            }
            *completed = completed.saturating_sub(u32::from(seat.completed)) + u32::from(seat.through);
            seat.counted.clone_from(&seat.now);
            seat.completed = seat.through;
        }
    }

    /// How many answered a row that is open, or not yet shown. Says nothing of how.
    pub fn answered(&self, place: Place) -> u32 {
        let base = self
            .state
            .counted
            .get(&place)
            .copied()
            .unwrap_or_default()
            .answered();
        let (now, counted) = self.seats.values().fold((0_u32, 0_u32), |(now, counted), seat| {
            (
                now + u32::from(seat.now.contains_key(&place)),
                counted + u32::from(seat.counted.contains_key(&place)),
            )
        });
        (base + now).saturating_sub(counted)
    }

    /// What the officer does.
    pub fn act(&mut self, act: Act) -> Changed {
        let last = self.questions.count();
        match act {
            Act::Free(phase) => {
                self.close();
                self.state.stage = Stage::Asking(phase);
                let fresh = |row: &usize| !self.state.closed.contains_key(&(phase, *row));
                self.state.open = (0..last).filter(fresh).collect();
            }
            Act::Open(phase, row) => {
                self.close();
                self.state.stage = Stage::Asking(phase);
                // What was shown stays as it was shown.
                let fresh = row < last && !self.state.closed.contains_key(&(phase, row));
                self.state.open = fresh.then_some(row).into_iter().collect();
            }
            Act::Close => self.close(),
            Act::Fix(station) => {
                self.close();
                let last = self.questions.pack().stations.len().saturating_sub(1);
                self.state.stage = Stage::Fixing(station.min(last));
            }
            Act::Leave => {
                self.close();
                self.state.stage = Stage::Leaving;
            }
        }
        Changed {
            seats: BTreeSet::new(),
            all: true,
        }
    }

    /// Closes what is open: the counts of these rows are frozen.
    fn close(&mut self) {
        self.count();
        let Some(phase) = self.phase() else { return };
        for row in std::mem::take(&mut self.state.open) {
            let place = (phase, row);
            let counts = self.state.counted.get(&place).copied().unwrap_or_default();
            self.state.closed.insert(place, counts);
            for seat in self.seats.values_mut() {
                if seat.counted.contains_key(&place) {
                    seat.shown_in.insert(place);
                }
            }
            for name in &self.away {
                self.state.missed.entry(*name).or_default().insert(place);
            }
            self.compare(row);
        }
    }

    /// Adds those who answered a closed row late, if they are a group that may be shown itself.
    fn take_late(&mut self, place: Place) -> bool {
        let mut late = Counts::default();
        let mut names = Vec::new();
        for (name, seat) in &self.seats {
            let outcome = seat.now.get(&place).filter(|_| !seat.shown_in.contains(&place));
            if let Some(outcome) = outcome {
                *late.of_mut(*outcome) += 1;
                names.push(*name);
            }
        }
        let Some(frozen) = self.state.closed.get(&place) else {
            return false;
        };
        let Some(together) = tally::late(*frozen, late, self.k) else {
            return false;
        };
        self.state.closed.insert(place, together);
        for name in names {
            if let Some(seat) = self.seats.get_mut(&name) {
                seat.shown_in.insert(place);
            }
        }
        self.compare(place.1);
        true
    }

    /// Whether the second picture of a row may stand beside the first.
    fn compare(&mut self, row: usize) {
        let [before, after] = Phase::ALL.map(|phase| (phase, row));
        let (Some(first), Some(second)) = (self.state.closed.get(&before), self.state.closed.get(&after))
        else {
            return;
        };
        let mut here = [0_u32; 2];
        let mut differing = 0;
        for seat in self.seats.values() {
            let [one, two] = [before, after].map(|place| seat.shown_in.contains(&place));
            here = [here[0] + u32::from(one), here[1] + u32::from(two)];
            differing += u32::from(one != two);
        }
        // Of those who are not here only the numbers are known.
        let gone = [first, second].map(|counts| counts.answered());
        differing += (gone[0].saturating_sub(here[0])).abs_diff(gone[1].saturating_sub(here[1]));
        if tally::comparable(differing, self.k) {
            self.state.withheld.remove(&row);
        } else {
            self.state.withheld.insert(row);
        }
    }

    /// What may be shown of a row; none while it has not been closed.
    pub fn picture(&self, place: Place) -> Option<Picture> {
        let counts = self.state.closed.get(&place)?;
        if place.0 == Phase::After && self.state.withheld.contains(&place.1) {
            return Some(Picture::Withheld);
        }
        Some(tally::picture(*counts, self.k))
    }

    /// What is left once it is over. What is open is closed by that.
    pub fn summary(&mut self, id: &str, edition: &str, date: Date) -> Summary {
        self.close();
        let joined = u32::try_from(self.joined()).unwrap_or(u32::MAX);
        let completed = self.state.completed;
        let rest = joined.saturating_sub(completed);
        let enough = |count: u32| count >= self.k;
        let rows = self.questions.pack().rows.iter().enumerate();
        Summary {
            id: id.to_owned(),
            pack: self.questions.pack().id.clone(),
            edition: edition.to_owned(),
            date,
            k: self.k,
            origin: Origin::Phones,
            joined: enough(joined).then_some(joined),
            completed: (enough(completed) && (rest == 0 || enough(rest))).then_some(completed),
            rows: rows
                .map(|(row, one)| RowPictures {
                    row: one.row.clone(),
                    before: self.picture((Phase::Before, row)),
                    after: self.picture((Phase::After, row)),
                })
                .collect(),
        }
    }
}
