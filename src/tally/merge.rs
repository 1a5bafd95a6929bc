//! Summaries of many rooms added up: only what each of them shows is used, so that nothing new can be told.

use crate::domain::checklist::Row;
use crate::domain::room::{Cell, Picture, RowPictures, Summary};
use std::collections::{BTreeMap, BTreeSet};

/// A count over the rooms that show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergedCell {
    /// How many, of those rooms.
    pub count: u64,
    /// Of how many who answered there.
    pub of: u64,
    /// How many rooms show it.
    pub rooms: u32,
}

/// One phase of a row over all rooms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergedRow {
    /// How many answered, in the rooms that say so.
    pub answered: u64,
    /// Rooms that asked it and say how many answered.
    pub rooms: u32,
    /// Rooms that asked it and show nothing of it.
    pub withheld: u32,
    /// Nothing to do.
    pub good: MergedCell,
    /// Something to do.
    pub bad: MergedCell,
    /// "Don't know".
    pub unknown: MergedCell,
}

/// Any number of rooms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Every room once, by its id.
    pub rooms: BTreeMap<String, Summary>,
    /// Rooms of which two different summaries turned up: neither counts.
    pub contradicted: BTreeSet<String>,
}

/// Adds rooms up. The order does not matter, nor whether one comes twice or in several merged files.
pub fn merge(into: &mut Merged, room: Summary) {
    if into.contradicted.contains(&room.id) {
        return;
    }
    match into.rooms.get(&room.id) {
        Some(known) if *known == room => {}
        Some(_) => {
            into.rooms.remove(&room.id);
            into.contradicted.insert(room.id);
        }
        None => {
            into.rooms.insert(room.id.clone(), room);
        }
    }
}

/// Adds up what was added up before.
pub fn join(into: &mut Merged, other: Merged) {
    for id in other.contradicted {
        into.rooms.remove(&id);
        into.contradicted.insert(id);
    }
    for room in other.rooms.into_values() {
        merge(into, room);
    }
}

impl Merged {
    /// The rows of all rooms, in the order of the pack where `order` knows them, before and after.
    pub fn rows(&self, order: &[Row]) -> Vec<(Row, MergedRow, MergedRow)> {
        let mut sums: BTreeMap<Row, (MergedRow, MergedRow)> = BTreeMap::new();
        for pictures in self.rooms.values().flat_map(|room| &room.rows) {
            let RowPictures { row, before, after } = pictures;
            let (first, second) = sums.entry(row.clone()).or_default();
            first.add(*before);
            second.add(*after);
        }
        let place = |row: &Row| order.iter().position(|known| known == row).unwrap_or(order.len());
        let mut rows: Vec<_> = sums
            .into_iter()
            .map(|(row, (before, after))| (row, before, after))
            .collect();
        rows.sort_by_key(|(row, ..)| place(row));
        rows
    }
}

impl MergedRow {
    fn add(&mut self, picture: Option<Picture>) {
        match picture {
            None => {}
            Some(Picture::TooFew | Picture::Withheld) => self.withheld += 1,
            Some(Picture::Shown {
                answered,
                good,
                bad,
                unknown,
            }) => {
                self.answered += u64::from(answered);
                self.rooms += 1;
                self.good.add(good, answered);
                self.bad.add(bad, answered);
                self.unknown.add(unknown, answered);
            }
        }
    }
}

impl MergedCell {
    fn add(&mut self, cell: Cell, answered: u32) {
        if let Cell::Exact(count) = cell {
            self.count += u64::from(count);
            self.of += u64::from(answered);
            self.rooms += 1;
        }
    }
}
