//! An open room with its seats' keys and its journal: every change is written down before anybody is told it is done.

use super::hall::{Act, Changed, Hall, Name, Place, Seat, State};
use super::record::{self, Kept, Room};
use super::seat::{self, Key, Token};
use super::sheet::Questions;
use super::writer::{Writer, Written};
use crate::domain::checklist::Catalog;
use crate::domain::room::Summary;
use crate::interview::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Draws bytes at random.
pub type Draw = fn(&mut [u8]);

/// No room has more seats than this: a phone that joins again and again must not fill the memory.
pub const MOST: usize = 1000;

/// An open room.
pub struct Desk<'a> {
    /// What it is.
    pub room: Room,
    /// Its state.
    pub hall: Hall<'a>,
    keys: BTreeMap<Name, Key>,
    /// As the journal keeps those that have not come back.
    sealed: BTreeMap<Name, Vec<u8>>,
    writer: Writer,
    draw: Draw,
    /// Goes on with everything the officer does.
    pub tick: u64,
    /// Whether it is over: nobody comes in, nothing is answered or written any more.
    pub over: bool,
}

impl<'a> Desk<'a> {
    /// A new room.
    pub fn new(
        room: Room,
        catalog: &'a Catalog,
        questions: &'a Questions,
        writer: Writer,
        draw: Draw,
    ) -> Self {
        let kept = Kept {
            room,
            state: State::default(),
            seats: BTreeMap::new(),
            damaged: 0,
        };
        Self::again(kept, catalog, questions, writer, draw)
    }

    /// A room as its journal remembers it.
    pub fn again(
        kept: Kept,
        catalog: &'a Catalog,
        questions: &'a Questions,
        writer: Writer,
        draw: Draw,
    ) -> Self {
        let Kept {
            room, state, seats, ..
        } = kept;
        let away: BTreeSet<Name> = seats.keys().copied().collect();
        Self {
            hall: Hall::new(catalog, questions, room.k, state, away),
            room,
            keys: BTreeMap::new(),
            sealed: seats,
            writer,
            draw,
            tick: 0,
            over: false,
        }
    }

    /// A new seat, with the token that only its phone keeps; none where there is no room for one.
    pub fn join(&mut self) -> Option<(Token, Written)> {
        if self.over || self.hall.joined() >= MOST {
            return None;
        }
        let mut drawn = [0; 16];
        (self.draw)(&mut drawn);
        let token = Token::new(drawn);
        let name = token.name();
        self.keys.insert(name, token.key());
        let changed = self.hall.join(name);
        let written = self.write(&changed);
        Some((token, written))
    }

    /// The seat of a token; one the journal knows comes back.
    pub fn seat(&mut self, token: &Token) -> Option<Name> {
        if self.over {
            return None;
        }
        let name = token.name();
        if self.hall.seat(&name).is_some() {
            return Some(name);
        }
        let sealed = self.sealed.get(&name)?;
        let key = token.key();
        let seat = seat::open(&key, &self.room.id, &name, sealed, self.hall.questions())?;
        self.sealed.remove(&name);
        self.keys.insert(name, key);
        self.hall.come_back(name, seat);
        Some(name)
    }

    /// A seat whose first line could not be written: nobody ever sat there.
    pub fn never_joined(&mut self, token: &Token) {
        let name = token.name();
        let _nothing_was_written = self.hall.erase(&name);
        self.keys.remove(&name);
    }

    /// What somebody did at a row, and the row that comes next; none where the row cannot be answered now.
    pub fn answer(&mut self, name: &Name, place: Place, event: Event) -> Option<(Option<usize>, Written)> {
        let (changed, next) = self.hall.answer(name, place, event)?;
        let written = self.write(&changed);
        Some((next, written))
    }

    /// A seat leaves, and what was kept of it goes.
    pub fn erase(&mut self, name: &Name) -> Written {
        let changed = self.hall.erase(name);
        self.keys.remove(name);
        self.sealed.remove(name);
        self.write(&changed)
    }

    /// What the officer does.
    pub fn act(&mut self, act: Act) -> Written {
        let changed = self.hall.act(act);
        self.tick += 1;
        self.write(&changed)
    }

    /// What is left once it is over.
    pub fn summary(&mut self) -> Summary {
        self.tick += 1;
        self.hall
            .summary(&self.room.id, &self.room.edition, self.room.date)
    }

    /// Takes the journal away, and every seat with it.
    pub fn forget(&mut self) -> Written {
        self.over = true;
        self.hall.clear();
        self.keys.clear();
        self.sealed.clear();
        self.writer.erase()
    }

    fn write(&self, changed: &Changed) -> Written {
        if changed.all {
            return self.whole();
        }
        let lines: String = (changed.seats.iter())
            .filter_map(|name| Some(self.line(name, self.hall.seat(name)?)))
            .collect();
        self.writer.append(lines)
    }

    fn line(&self, name: &Name, seat: &Seat) -> String {
        let Some(key) = self.keys.get(name) else {
            return String::new();
        };
        let mut nonce = [0; 24];
        (self.draw)(&mut nonce);
        let sealed = seat::seal(key, &self.room.id, name, seat, self.hall.questions(), nonce);
        record::seat_line(name, &sealed)
    }

    /// Writes everything anew.
    pub fn whole(&self) -> Written {
        let mut lines = self.room.line() + &record::state_line(self.hall.state());
        for (name, sealed) in &self.sealed {
            lines += &record::seat_line(name, sealed);
        }
        for (name, seat) in self.hall.seats() {
            lines += &self.line(name, seat);
        }
        self.writer.replace(lines)
    }
}
