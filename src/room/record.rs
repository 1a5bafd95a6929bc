//! What the journal of a room holds, line by line: what the room is, where it stands, and every seat sealed.

use super::hall::{Name, Place, Stage, State};
use crate::domain::hex::{hex, unhex};
use crate::domain::room::{Cell, Counts, Phase, Picture};
use crate::domain::text::Date;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;

/// The version of these lines.
const VERSION: u64 = 1;

/// What a room is, from its opening to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Drawn at random: 32 hex digits.
    pub id: String,
    /// What people type: digits.
    pub code: String,
    /// The pack.
    pub pack: String,
    /// Which edition of its rows.
    pub edition: String,
    /// The smallest group anything is said of.
    pub k: u32,
    /// The day it was opened.
    pub date: Date,
    /// Where phones reach it.
    pub listen: SocketAddr,
    /// Where its officer reaches it: on this computer only.
    pub control: SocketAddr,
    /// The part of the officer's address nobody can guess.
    pub secret: String,
}

/// What a journal says.
#[derive(Debug, PartialEq, Eq)]
pub struct Kept {
    /// The room.
    pub room: Room,
    /// Where it stands.
    pub state: State,
    /// Seats, sealed; the newest of each.
    pub seats: BTreeMap<Name, Vec<u8>>,
    /// Lines that could not be read.
    pub damaged: usize,
}

impl Room {
    /// Its line.
    pub fn line(&self) -> String {
        let Self {
            id,
            code,
            pack,
            edition,
            k,
            date,
            listen,
            control,
            secret,
        } = self;
        let room = json!({
            "version": VERSION, "id": id, "code": code, "pack": pack, "edition": edition, "k": k,
            "date": date.to_string(), "listen": listen.to_string(), "control": control.to_string(),
            "secret": secret,
        });
        json!({ "room": room }).to_string() + "\n"
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        (value.get("version")?.as_u64()? == VERSION).then_some(())?;
        Some(Self {
            id: text("id")?,
            code: text("code")?,
            pack: text("pack")?,
            edition: text("edition")?,
            k: u32::try_from(value.get("k")?.as_u64()?).ok()?,
            date: text("date")?.parse().ok()?,
            listen: text("listen")?.parse().ok()?,
            control: text("control")?.parse().ok()?,
            secret: text("secret")?,
        })
    }
}

/// The line of a seat.
pub fn seat_line(name: &Name, sealed: &[u8]) -> String {
    json!({ "seat": hex(name), "sealed": hex(sealed) }).to_string() + "\n"
}

/// The line of where a room stands. No times, nothing about one person.
pub fn state_line(state: &State) -> String {
    let State {
        stage,
        open,
        closed,
        withheld,
        counted,
        completed,
        missed,
    } = state;
    let counts = |all: &BTreeMap<Place, Counts>| -> Vec<Value> {
        all.iter()
            .map(|((phase, row), counts)| {
                let Counts { good, bad, unknown } = counts;
                json!([phase.as_str(), row, good, bad, unknown])
            })
            .collect()
    };
    let pictures = |all: &BTreeMap<Place, Picture>| -> Vec<Value> {
        all.iter()
            .map(|((phase, row), picture)| json!([phase.as_str(), row, written(*picture)]))
            .collect()
    };
    let missed: Vec<Value> = (missed.iter())
        .map(|(name, places)| {
            let places: Vec<Value> = places
                .iter()
                .map(|(phase, row)| json!([phase.as_str(), row]))
                .collect();
            json!([hex(name), places])
        })
        .collect();
    let stage = match stage {
        Stage::Joining => json!(["joining"]),
        Stage::Asking(phase) => json!(["asking", phase.as_str()]),
        Stage::Fixing(station) => json!(["fixing", station]),
        Stage::Leaving => json!(["leaving"]),
    };
    let state = json!({
        "stage": stage, "open": open, "closed": pictures(closed), "withheld": withheld,
        "counted": counts(counted), "completed": completed, "missed": missed,
    });
    json!({ "state": state }).to_string() + "\n"
}

/// A picture: what may be shown, and no more.
fn written(picture: Picture) -> Value {
    let cell = |cell: Cell| match cell {
        Cell::Exact(count) => json!(count),
        Cell::AlmostAll => json!("all"),
        Cell::AlmostNone => json!("none"),
        Cell::Hidden => Value::Null,
    };
    match picture {
        Picture::TooFew => json!("few"),
        Picture::Withheld => json!("withheld"),
        Picture::Shown {
            answered,
            good,
            bad,
            unknown,
        } => json!([answered, cell(good), cell(bad), cell(unknown)]),
    }
}

fn read_picture(value: &Value) -> Option<Picture> {
    let number = |value: &Value| u32::try_from(value.as_u64()?).ok();
    let cell = |at: usize| {
        Some(match value.get(at)? {
            Value::Null => Cell::Hidden,
            Value::String(word) if word == "all" => Cell::AlmostAll,
            Value::String(word) if word == "none" => Cell::AlmostNone,
            count => Cell::Exact(number(count)?),
        })
    };
    Some(match value.as_str() {
        Some("few") => Picture::TooFew,
        Some("withheld") => Picture::Withheld,
        Some(_) => return None,
        None => Picture::Shown {
            answered: number(value.get(0)?)?,
            good: cell(1)?,
            bad: cell(2)?,
            unknown: cell(3)?,
        },
    })
}

fn row(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn place(value: &Value) -> Option<Place> {
    Some((Phase::from_name(value.get(0)?.as_str()?)?, row(value.get(1)?)?))
}

fn read_state(value: &Value) -> Option<State> {
    let list = |name: &str| value.get(name)?.as_array();
    let counts = |name: &str| -> Option<BTreeMap<Place, Counts>> {
        let number = |entry: &Value, at: usize| u32::try_from(entry.get(at)?.as_u64()?).ok();
        let read = |entry: &Value| {
            let counts = Counts {
                good: number(entry, 2)?,
                bad: number(entry, 3)?,
                unknown: number(entry, 4)?,
            };
            Some((place(entry)?, counts))
        };
        list(name)?.iter().map(read).collect()
    };
    let stage = value.get("stage")?;
    let stage = match stage.get(0)?.as_str()? {
        "joining" => Stage::Joining,
        "asking" => Stage::Asking(Phase::from_name(stage.get(1)?.as_str()?)?),
        "fixing" => Stage::Fixing(row(stage.get(1)?)?),
        "leaving" => Stage::Leaving,
        _ => return None,
    };
    let missed = |entry: &Value| {
        let name = unhex(entry.get(0)?.as_str()?)?.try_into().ok()?;
        let places: Option<_> = entry.get(1)?.as_array()?.iter().map(place).collect();
        Some((name, places?))
    };
    Some(State {
        stage,
        open: list("open")?.iter().map(row).collect::<Option<_>>()?,
        closed: (list("closed")?.iter())
            .map(|entry| Some((place(entry)?, read_picture(entry.get(2)?)?)))
            .collect::<Option<_>>()?,
        withheld: list("withheld")?.iter().map(row).collect::<Option<_>>()?,
        counted: counts("counted")?,
        completed: u32::try_from(value.get("completed")?.as_u64()?).ok()?,
        missed: list("missed")?.iter().map(missed).collect::<Option<_>>()?,
    })
}

/// What the lines of a journal say; none where they are no journal of a room.
pub fn read(lines: &[String]) -> Option<Kept> {
    let mut values = lines.iter().map(|line| serde_json::from_str::<Value>(line).ok());
    let room = Room::read(values.next()??.get("room")?)?;
    let mut kept = Kept {
        room,
        state: State::default(),
        seats: BTreeMap::new(),
        damaged: 0,
    };
    for value in values {
        let value = value.unwrap_or_default();
        let state = value.get("state").and_then(read_state);
        let seat = || {
            let name: Name = unhex(value.get("seat")?.as_str()?)?.try_into().ok()?;
            Some((name, unhex(value.get("sealed")?.as_str()?)?))
        };
        match (state, seat()) {
            (Some(state), _) => kept.state = state,
            (None, Some((name, sealed))) => {
                kept.seats.insert(name, sealed);
            }
            (None, None) => kept.damaged += 1,
        }
    }
    Some(kept)
}
