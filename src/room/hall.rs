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
    /// Rows that were closed, with the picture of each.
    pub closed: BTreeMap<Place, Picture>,
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
    /// The counts behind the pictures that were closed in this process: late answers may join them. Never written down.
    frozen: BTreeMap<Place, Counts>,
    /// What the counts still hold of seats that were erased: it is taken out with the next batch, so that no two
    /// journals differ by one seat.
    gone: BTreeMap<Place, Vec<Outcome>>,
    /// The same of those who were through with the first phase.
    gone_through: u32,
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
            frozen: BTreeMap::new(),
            gone: BTreeMap::new(),
            gone_through: 0,
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
        for (place, outcome) in seat.counted {
            self.gone.entry(place).or_default().push(outcome);
        }
        self.gone_through += u32::from(seat.completed);
        Changed {
            seats: BTreeSet::new(),
            all: true,
        }
    }

    /// Everybody leaves at once: the room is over.
    pub fn clear(&mut self) {
        self.seats.clear();
        self.away.clear();
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
        changed.all = self.count((phase, row));
        Some((changed, next))
    }

    /// Brings the counts of a row up to date, if that changes enough of them at once: whoever compares two journals learns
    /// nothing of fewer than k people. Whether it did.
    fn count(&mut self, place: Place) -> bool {
        let enough = |count: usize| count >= self.k as usize;
        let news = |seat: &Seat| seat.now.get(&place) != seat.counted.get(&place);
        let gone = self.gone.get(&place).map_or(0, Vec::len);
        let counts = enough(gone + self.seats.values().filter(|seat| news(seat)).count());
        if counts {
            let now = self.counts(place);
            self.state.counted.insert(place, now);
            self.gone.remove(&place);
            for seat in self.seats.values_mut() {
                match seat.now.get(&place) {
                    Some(outcome) => seat.counted.insert(place, *outcome),
                    None => seat.counted.remove(&place),
                };
            }
        }
        let through = |seat: &&Seat| seat.through != seat.completed;
        let completes = enough(self.gone_through as usize + self.seats.values().filter(through).count());
        if completes {
            self.state.completed = self.completed();
            self.gone_through = 0;
            for seat in self.seats.values_mut() {
                seat.completed = seat.through;
            }
        }
        counts || completes
    }

    /// How a row was answered, by everybody: what the last batch held, and what changed since.
    fn counts(&self, place: Place) -> Counts {
        let mut counts = self.state.counted.get(&place).copied().unwrap_or_default();
        let gone = self.gone.get(&place).into_iter().flatten();
        let before = self.seats.values().filter_map(|seat| seat.counted.get(&place));
        let now = self.seats.values().filter_map(|seat| seat.now.get(&place));
        for outcome in now {
            *counts.of_mut(*outcome) += 1;
        }
        for outcome in gone.chain(before) {
            let count = counts.of_mut(*outcome);
            *count = count.saturating_sub(1);
        }
        counts
    }

    /// How many are through with the first phase.
    fn completed(&self) -> u32 {
        let of = |is: fn(&Seat) -> bool| {
            let count = self.seats.values().filter(|seat| is(seat)).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        (self.state.completed + of(|seat| seat.through))
            .saturating_sub(of(|seat| seat.completed) + self.gone_through)
    }

    /// How many answered a row that is open, or not yet shown. Says nothing of how.
    pub fn answered(&self, place: Place) -> u32 {
        self.counts(place).answered()
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

    /// Closes what is open: the pictures of these rows are frozen. Who answered late joins those that were closed before.
    fn close(&mut self) {
        self.take_late();
        let Some(phase) = self.phase() else { return };
        for row in std::mem::take(&mut self.state.open) {
            let place = (phase, row);
            let counts = self.counts(place);
            self.frozen.insert(place, counts);
            self.state.closed.insert(place, tally::picture(counts, self.k));
            for seat in self.seats.values_mut() {
                if seat.now.contains_key(&place) {
                    seat.shown_in.insert(place);
                }
            }
            for name in &self.away {
                self.state.missed.entry(*name).or_default().insert(place);
            }
            if !self.stand_side_by_side(row) {
                self.state.withheld.insert(row);
            }
        }
    }

    /// Adds those who answered closed rows late, where they are a group that may be shown itself. Only where the officer
    /// goes on, never at somebody's tap: the moment would tell of whoever tapped.
    fn take_late(&mut self) {
        let places: Vec<Place> = self.frozen.keys().copied().collect();
        for place in places {
            let mut late = Counts::default();
            let mut names = Vec::new();
            for (name, seat) in &self.seats {
                let outcome = seat.now.get(&place).filter(|_| !seat.shown_in.contains(&place));
                if let Some(outcome) = outcome {
                    *late.of_mut(*outcome) += 1;
                    names.push(*name);
                }
            }
            let frozen = self.frozen.get(&place).copied().unwrap_or_default();
            let Some(together) = tally::late(frozen, late, self.k) else {
                continue;
            };
            let set = |hall: &mut Self, there: bool| {
                for name in &names {
                    if let Some(seat) = hall.seats.get_mut(name) {
                        if there {
                            seat.shown_in.insert(place);
                        } else {
                            seat.shown_in.remove(&place);
                        }
                    }
                }
            };
            let stood = !self.state.withheld.contains(&place.1);
            set(self, true);
            self.frozen.insert(place, together);
            // Two pictures that were shown side by side stay so.
            if stood && !self.stand_side_by_side(place.1) {
                set(self, false);
                self.frozen.insert(place, frozen);
                continue;
            }
            self.state.closed.insert(place, tally::picture(together, self.k));
        }
    }

    /// Whether the second picture of a row may stand beside the first.
    fn stand_side_by_side(&self, row: usize) -> bool {
        let [before, after] = Phase::ALL.map(|phase| (phase, row));
        let (Some(first), Some(second)) = (self.state.closed.get(&before), self.state.closed.get(&after))
        else {
            return true;
        };
        let mut here = [0_u32; 2];
        let mut differing = 0;
        for seat in self.seats.values() {
            let [one, two] = [before, after].map(|place| seat.shown_in.contains(&place));
            here = [here[0] + u32::from(one), here[1] + u32::from(two)];
            differing += u32::from(one != two);
        }
        // Of those who are not here only the numbers are known.
        let answered = |place: Place, picture: &Picture| match self.frozen.get(&place) {
            Some(counts) => counts.answered(),
            None => picture.shown().map_or(0, |(answered, _)| answered),
        };
        let gone = [answered(before, first), answered(after, second)];
        differing += (gone[0].saturating_sub(here[0])).abs_diff(gone[1].saturating_sub(here[1]));
        tally::comparable(differing, self.k)
    }

    /// What may be shown of a row; none while it has not been closed.
    pub fn picture(&self, place: Place) -> Option<Picture> {
        let picture = self.state.closed.get(&place)?;
        let withheld = place.0 == Phase::After && self.state.withheld.contains(&place.1);
        Some(if withheld { Picture::Withheld } else { *picture })
    }

    /// What is left once it is over. What is open is closed by that.
    pub fn summary(&mut self, id: &str, edition: &str, date: Date) -> Summary {
        self.close();
        let joined = u32::try_from(self.joined()).unwrap_or(u32::MAX);
        let completed = self.completed();
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
