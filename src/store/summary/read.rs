//! A summary out of a file somebody sent: nothing in it is believed that cannot be.

use super::error::SummaryError;
use super::write::checksum;
use super::{ALMOST_ALL, ALMOST_NONE, FAMILY, HIDDEN, SCHEMA, TOO_FEW, WITHHELD};
use crate::domain::checklist::Row;
use crate::domain::room::{Cell, Origin, Picture, RowPictures, SMALLEST, Summary};
use crate::store::files;
use crate::tally::{Merged, is_possible};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// No summary is larger: more than 30,000 rooms.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// Rows of a room; no sheet of paper has as many.
const MOST_ROWS: usize = 200;
/// The longest id of a pack, a control or a platform.
const LONGEST_ID: usize = 64;

#[derive(Deserialize)]
struct Head {
    schema: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    #[serde(rename = "schema")]
    _schema: String,
    checksum: String,
    contradicted: Vec<String>,
    rooms: Vec<Room>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Room {
    id: String,
    pack: String,
    edition: String,
    date: String,
    k: u32,
    origin: String,
    joined: Option<u32>,
    completed: Option<u32>,
    rows: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    row: String,
    before: Option<Shown>,
    after: Option<Shown>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Shown {
    Word(String),
    Counts(Counts),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    answered: u32,
    good: One,
    bad: One,
    unknown: One,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum One {
    Count(u32),
    Word(String),
}

/// Reads a file of one room or of many.
pub fn read(path: &Path) -> Result<Merged, SummaryError> {
    let bytes = files::read(path, MAX_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData if path.is_file() => SummaryError::TooLarge,
        io::ErrorKind::InvalidData => SummaryError::NotAFile,
        _ => SummaryError::Unreadable(error),
    })?;
    parse(&bytes)
}

/// What the bytes of a file say.
pub fn parse(bytes: &[u8]) -> Result<Merged, SummaryError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(SummaryError::Empty);
    }
    // Begun like one of ours: then it is ours, whatever became of it.
    let begins = bytes.get(..bytes.len().min(80)).unwrap_or(bytes);
    let ours = String::from_utf8_lossy(begins).contains(FAMILY);
    let broken = || {
        if ours {
            SummaryError::Damaged
        } else {
            SummaryError::Foreign
        }
    };
    let head: Head = serde_json::from_slice(bytes).map_err(|_| broken())?;
    match head.schema.strip_prefix(FAMILY) {
        Some("1") => {}
        Some(version) if version.parse::<u32>().is_ok_and(|version| version > 1) => {
            return Err(SummaryError::Newer(version.to_owned()));
        }
        Some(_) => return Err(SummaryError::Damaged),
        None => return Err(SummaryError::Foreign),
    }
    let whole: Whole = serde_json::from_slice(bytes).map_err(|_| SummaryError::Damaged)?;
    let mut merged = Merged {
        contradicted: whole.contradicted.iter().cloned().collect(),
        ..Merged::default()
    };
    let count = whole.rooms.len();
    for room in whole.rooms {
        let room = summary(room).ok_or(SummaryError::Damaged)?;
        merged.rooms.insert(room.id.clone(), room);
    }
    if checksum(&merged) != whole.checksum
        || merged.rooms.len() != count
        || merged.contradicted.len() != whole.contradicted.len()
    {
        return Err(SummaryError::Damaged);
    }
    if merged.rooms.values().all(is_sound)
        && merged
            .contradicted
            .iter()
            .all(|id| is_room(id) && !merged.rooms.contains_key(id))
    {
        Ok(merged)
    } else {
        Err(SummaryError::Impossible)
    }
}

/// The words of a file as what they mean; nothing where one of them means nothing.
fn summary(room: Room) -> Option<Summary> {
    let rows = room.rows.into_iter().map(|line| {
        let phase = |shown: Option<Shown>| match shown {
            None => Some(None),
            Some(shown) => picture(shown).map(Some),
        };
        Some(RowPictures {
            row: Row::parse(&line.row),
            before: phase(line.before)?,
            after: phase(line.after)?,
        })
    });
    Some(Summary {
        rows: rows.collect::<Option<Vec<_>>>()?,
        id: room.id,
        pack: room.pack,
        edition: room.edition,
        date: room.date.parse().ok()?,
        k: room.k,
        origin: Origin::from_name(&room.origin)?,
        joined: room.joined,
        completed: room.completed,
    })
}

fn picture(shown: Shown) -> Option<Picture> {
    match shown {
        Shown::Word(word) => match word.as_str() {
            TOO_FEW => Some(Picture::TooFew),
            WITHHELD => Some(Picture::Withheld),
            _ => None,
        },
        Shown::Counts(counts) => Some(Picture::Shown {
            answered: counts.answered,
            good: cell(&counts.good)?,
            bad: cell(&counts.bad)?,
            unknown: cell(&counts.unknown)?,
        }),
    }
}

fn cell(one: &One) -> Option<Cell> {
    match one {
        One::Count(count) => Some(Cell::Exact(*count)),
        One::Word(word) => match word.as_str() {
            ALMOST_ALL => Some(Cell::AlmostAll),
            ALMOST_NONE => Some(Cell::AlmostNone),
            HIDDEN => Some(Cell::Hidden),
            _ => None,
        },
    }
}

/// Whether a room can say that.
fn is_sound(room: &Summary) -> bool {
    let seen: BTreeSet<&Row> = room.rows.iter().map(|pictures| &pictures.row).collect();
    let group = |number: Option<u32>| number.is_none_or(|number| number >= room.k);
    is_room(&room.id)
        && is_name(&room.pack)
        && is_hex(&room.edition, 8)
        && (1..=9999).contains(&room.date.year())
        && room.k >= SMALLEST
        && group(room.joined)
        && group(room.completed)
        && room.completed.zip(room.joined).is_none_or(|(completed, joined)| {
            joined
                .checked_sub(completed)
                .is_some_and(|rest| rest == 0 || rest >= room.k)
        })
        && (1..=MOST_ROWS).contains(&room.rows.len())
        && seen.len() == room.rows.len()
        && room.rows.iter().all(|pictures| {
            let row = &pictures.row;
            is_name(&row.control)
                && row.on.as_deref().is_none_or(is_name)
                && [pictures.before, pictures.after]
                    .into_iter()
                    .flatten()
                    .all(|picture| is_possible(picture, room.k))
        })
}

fn is_room(id: &str) -> bool {
    is_hex(id, 32)
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// ASCII kebab, as the linter wants ids.
fn is_name(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

const _: () = assert!(SCHEMA.len() > FAMILY.len());
