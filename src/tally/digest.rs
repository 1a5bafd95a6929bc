//! What a report says of one room or of many: every row in both phases, and where there is most to do. Made of what is
//! published alone.

use super::merge::{Merged, MergedCell, MergedRow};
use super::picture::at_most;
use crate::domain::checklist::Row;
use crate::domain::room::{Cell, Outcome, Phase, Picture, Summary};
use crate::domain::text::Date;

/// One count as a report says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many of so many.
    Count {
        /// How many.
        count: u64,
        /// Of how many.
        of: u64,
        /// In how many rooms: those that show it.
        rooms: u32,
    },
    /// Nearly everybody.
    AlmostAll,
    /// Hardly anybody.
    AlmostNone,
    /// Not said.
    Unsaid,
}

/// One phase of a row as a report says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was not asked.
    NotAsked,
    /// Fewer than k answered, in every room that asked it.
    TooFew,
    /// Withheld, so that nothing can be told from a difference.
    Withheld,
    /// What is said.
    Shown {
        /// How many answered.
        answered: u64,
        /// In how many rooms.
        rooms: u32,
        /// Rooms that asked it and show nothing.
        withheld: u32,
        /// In the order of [`Outcome::ALL`].
        cells: [Said; 3],
    },
}

/// A row of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestRow {
    /// What was asked.
    pub row: Row,
    /// At the beginning.
    pub before: Told,
    /// After the fix stations.
    pub after: Told,
}

/// A row in which there is something to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// What was asked.
    pub row: Row,
    /// When it was asked last.
    pub phase: Phase,
    /// At least this share has something to do or does not know.
    pub share: f64,
    /// Whether it is that share, and not only at least that.
    pub exact: bool,
}

/// A report's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// How many rooms.
    pub rooms: usize,
    /// Rooms of which two different summaries turned up: they do not count.
    pub contradicted: usize,
    /// The first and the last day; none without a room.
    pub days: Option<(Date, Date)>,
    /// The smallest and the largest minimum group; none without a room.
    pub k: Option<(u32, u32)>,
    /// How many took part, in the rooms that say so; none where none does.
    pub joined: Option<u64>,
    /// Rooms that do not say how many took part.
    pub joined_unsaid: usize,
    /// How many went through every row, in the rooms that say so; none where none does.
    pub completed: Option<u64>,
    /// Rooms that do not say how many went through every row.
    pub completed_unsaid: usize,
    /// The rows, in the order of the pack.
    pub rows: Vec<DigestRow>,
    /// Where there is something to do, the most first.
    pub needs: Vec<Need>,
}

impl Digest {
    /// The figures of rooms; `order` is the order of the pack's rows.
    pub fn of(merged: &Merged, order: &[Row]) -> Self {
        let rooms = || merged.rooms.values();
        let only = (merged.rooms.len() == 1).then(|| rooms().next()).flatten();
        let rows: Vec<DigestRow> = merged
            .rows(order)
            .into_iter()
            .map(|(row, before, after)| {
                let told = |phase, sum: &MergedRow| match only {
                    Some(room) => told_once(room, &row, phase),
                    None => told_together(sum),
                };
                DigestRow {
                    before: told(Phase::Before, &before),
                    after: told(Phase::After, &after),
                    row,
                }
            })
            .collect();
        let sum = |of: fn(&Summary) -> Option<u32>| {
            let said: Vec<u64> = rooms().filter_map(of).map(u64::from).collect();
            let unsaid = merged.rooms.len() - said.len();
            ((!said.is_empty()).then(|| said.iter().sum()), unsaid)
        };
        let (joined, joined_unsaid) = sum(|room| room.joined);
        let (completed, completed_unsaid) = sum(|room| room.completed);
        let span = |least: Option<Date>, most: Option<Date>| least.zip(most);
        Self {
            rooms: merged.rooms.len(),
            contradicted: merged.contradicted.len(),
            days: span(
                rooms().map(|room| room.date).min(),
                rooms().map(|room| room.date).max(),
            ),
            k: rooms()
                .map(|room| room.k)
                .min()
                .zip(rooms().map(|room| room.k).max()),
            joined,
            joined_unsaid,
            completed,
            completed_unsaid,
            needs: needs(merged, &rows),
            rows,
        }
    }
}

fn told_once(room: &Summary, row: &Row, phase: Phase) -> Told {
    let picture = room
        .rows
        .iter()
        .find(|pictures| pictures.row == *row)
        .and_then(|pictures| pictures.of(phase));
    match picture {
        None => Told::NotAsked,
        Some(Picture::TooFew) => Told::TooFew,
        Some(Picture::Withheld) => Told::Withheld,
        Some(Picture::Shown {
            answered,
            good,
            bad,
            unknown,
        }) => {
            let cells = [good, bad, unknown];
            // Where hardly more than k answered, more than one count is "all but fewer than k": that says nothing.
            let all = cells.iter().filter(|cell| **cell == Cell::AlmostAll).count();
            Told::Shown {
                answered: u64::from(answered),
                rooms: 1,
                withheld: 0,
                cells: cells.map(|cell| match cell {
                    Cell::Exact(count) => Said::Count {
                        count: u64::from(count),
                        of: u64::from(answered),
                        rooms: 1,
                    },
                    Cell::AlmostAll if all == 1 => Said::AlmostAll,
                    Cell::AlmostNone => Said::AlmostNone,
                    Cell::AlmostAll | Cell::Hidden => Said::Unsaid,
                }),
            }
        }
    }
}

fn told_together(sum: &MergedRow) -> Told {
    if sum.rooms == 0 {
        return if sum.withheld == 0 {
            Told::NotAsked
        } else {
            Told::Withheld
        };
    }
    let said = |cell: MergedCell| match cell.rooms {
        0 => Said::Unsaid,
        rooms => Said::Count {
            count: cell.count,
            of: cell.of,
            rooms,
        },
    };
    Told::Shown {
        answered: sum.answered,
        rooms: sum.rooms,
        withheld: sum.withheld,
        cells: [sum.good, sum.bad, sum.unknown].map(said),
    }
}

fn needs(merged: &Merged, rows: &[DigestRow]) -> Vec<Need> {
    let share = |row: &Row, phase: Phase| {
        let (mut needy, mut answered, mut exact) = (0_u64, 0_u64, true);
        for room in merged.rooms.values() {
            let pictures = room.rows.iter().find(|pictures| pictures.row == *row);
            let Some(picture) = pictures.and_then(|pictures| pictures.of(phase)) else {
                continue;
            };
            let Picture::Shown {
                answered: all, good, ..
            } = picture
            else {
                continue;
            };
            let most = at_most(Outcome::Good, picture, room.k).unwrap_or(all).min(all);
            needy += u64::from(all - most);
            answered += u64::from(all);
            exact &= matches!(good, Cell::Exact(_));
        }
        (answered > 0).then(|| (needy as f64 / answered as f64, exact))
    };
    let mut needs: Vec<Need> = rows
        .iter()
        .filter_map(|DigestRow { row, .. }| {
            let (phase, (share, exact)) = [Phase::After, Phase::Before]
                .into_iter()
                .find_map(|phase| share(row, phase).map(|found| (phase, found)))?;
            (share > 0.0).then(|| Need {
                row: row.clone(),
                phase,
                share,
                exact,
            })
        })
        .collect();
    needs.sort_by(|one, other| other.share.total_cmp(&one.share));
    needs
}
