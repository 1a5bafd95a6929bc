//! What may be shown of one row.

use crate::domain::room::{Cell, Counts, Outcome, Picture};

/// Whether a count may stand there as it is: as a group, and with everybody else as one.
fn is_safe(outcome: Outcome, counts: Counts, k: u32) -> bool {
    let count = counts.of(outcome);
    let others = counts.answered() - count;
    let empty_tells_nothing = outcome == Outcome::Unknown && count == 0;
    (count >= k || empty_tells_nothing) && others >= k
}

/// The one outcome whose count is shown; none where no count may be. Only where all three are safe all are shown.
///
/// Never "don't know" alone: that it is shown rather than one of the others would say that neither of them is large.
fn shown(counts: Counts, k: u32) -> Vec<Outcome> {
    let safe: Vec<Outcome> = Outcome::ALL
        .into_iter()
        .filter(|outcome| is_safe(*outcome, counts, k))
        .collect();
    if safe.len() == Outcome::ALL.len() {
        return safe;
    }
    let telling = safe.into_iter().find(|outcome| *outcome != Outcome::Unknown);
    telling.into_iter().collect()
}

/// What may be shown of a row that so many answered so.
pub fn picture(counts: Counts, k: u32) -> Picture {
    let answered = counts.answered();
    if answered < k.max(1) {
        return Picture::TooFew;
    }
    let shown = shown(counts, k);
    // "Almost none" of each of three would say of a small room that it has a few of each; in a room of more than
    // 3 (k - 1) one of them is large. Beside an exact count it would say so of the rest. And that nearly everybody does
    // not know is not said, so that nothing said can mean that as well as a few of each.
    let is_nearly_all =
        |outcome: &Outcome| answered - counts.of(*outcome) < k && *outcome != Outcome::Unknown;
    let says_nearly = answered > 3 * (k - 1) && Outcome::ALL.iter().any(is_nearly_all);
    let cell = |outcome: Outcome| {
        if shown.contains(&outcome) {
            Cell::Exact(counts.of(outcome))
        } else if !says_nearly {
            Cell::Hidden
        } else if is_nearly_all(&outcome) {
            Cell::AlmostAll
        } else {
            Cell::AlmostNone
        }
    };
    Picture::Shown {
        answered,
        good: cell(Outcome::Good),
        bad: cell(Outcome::Bad),
        unknown: cell(Outcome::Unknown),
    }
}

/// A picture that was shown, with those who answered late; none where the difference of both pictures would tell of
/// fewer than k people: then the picture stays as it was.
pub fn late(frozen: Counts, late: Counts, k: u32) -> Option<Counts> {
    let together = frozen.with(late);
    if frozen.answered() < k {
        // Of the first picture nothing was said: there is nothing to subtract.
        return (together.answered() >= k).then_some(together);
    }
    // What both pictures show can be subtracted; the rest of both is known as a sum only.
    let subtracted = |outcome: &Outcome| {
        let in_both = shown(frozen, k).contains(outcome) && shown(together, k).contains(outcome);
        !in_both || is_safe(*outcome, late, k)
    };
    (late.answered() >= k && Outcome::ALL.iter().all(subtracted)).then_some(together)
}

/// Whether before and after may be drawn side by side: by how many their respondents differ, those counted who
/// answered one of the two only.
pub fn comparable(differing: u32, k: u32) -> bool {
    differing == 0 || differing >= k
}

/// The least and the most a count can be that is said so, of so many who answered.
fn range(cell: Cell, answered: u32, k: u32) -> (u32, u32) {
    match cell {
        Cell::Exact(count) => (count, count),
        Cell::AlmostAll => ((answered + 1).saturating_sub(k), answered),
        Cell::AlmostNone => (0, k.saturating_sub(1).min(answered)),
        Cell::Hidden => (0, answered),
    }
}

/// The most people an outcome can have, after all that its picture says; nothing where no counts make that picture.
pub fn at_most(outcome: Outcome, picture: Picture, k: u32) -> Option<u32> {
    let (answered, cells) = picture.shown()?;
    let cells = cells.map(|cell| range(cell, answered, k));
    let index = outcome as usize;
    let (_, own) = cells[index];
    let others: u32 = cells
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != index)
        .map(|(_, (least, _))| *least)
        .fold(0, u32::saturating_add);
    answered.checked_sub(others).map(|rest| own.min(rest))
}

/// Whether there are counts of which this may be shown: what somebody wrote into a file may be a count of one.
pub fn is_possible(picture: Picture, k: u32) -> bool {
    let Some((answered, cells)) = picture.shown() else {
        return true;
    };
    if answered < k.max(1) {
        return false;
    }
    let ranges = cells.map(|cell| range(cell, answered, k));
    if ranges
        .iter()
        .any(|(least, most)| least > most || *most > answered)
    {
        return false;
    }
    let sum = |part: fn(&(u32, u32)) -> u32| ranges.iter().map(|range| u64::from(part(range))).sum::<u64>();
    let adds_up = (sum(|range| range.0)..=sum(|range| range.1)).contains(&u64::from(answered));
    let exact: Vec<(Outcome, u32)> = Outcome::ALL
        .into_iter()
        .zip(cells)
        .filter_map(|(outcome, cell)| match cell {
            Cell::Exact(count) => Some((outcome, count)),
            _ => None,
        })
        .collect();
    let all = exact.len() == Outcome::ALL.len();
    let safe = exact.iter().all(|(outcome, count)| {
        let empty_tells_nothing = all && *outcome == Outcome::Unknown && *count == 0;
        (*count >= k || empty_tells_nothing) && answered - count >= k
    });
    adds_up && safe && (all || exact.len() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What the engine shows of whatever counts is possible, and what it says at most is never too little.
        #[test]
        fn every_picture_there_is_is_possible(good in 0..40_u32, bad in 0..40_u32, unknown in 0..40_u32, k in 5..12_u32) {
            let counts = Counts { good, bad, unknown };
            let shown = picture(counts, k);
            prop_assert!(is_possible(shown, k), "{counts:?} {shown:?}");
            if shown != Picture::TooFew {
                for outcome in Outcome::ALL {
                    prop_assert!(at_most(outcome, shown, k) >= Some(counts.of(outcome)), "{counts:?} {shown:?}");
                }
            }
        }
    }

    #[test]
    fn what_no_counts_make_is_not_possible() {
        let shown = |answered, good, bad, unknown| Picture::Shown {
            answered,
            good,
            bad,
            unknown,
        };
        for forged in [
            shown(4, Cell::AlmostAll, Cell::AlmostNone, Cell::AlmostNone),
            shown(20, Cell::Exact(1), Cell::AlmostAll, Cell::AlmostNone),
            shown(20, Cell::Exact(16), Cell::AlmostNone, Cell::AlmostNone),
            shown(20, Cell::Exact(8), Cell::Exact(7), Cell::AlmostNone),
            shown(20, Cell::Exact(8), Cell::Exact(7), Cell::Exact(6)),
            shown(20, Cell::Exact(u32::MAX), Cell::Exact(8), Cell::Exact(13)),
            shown(20, Cell::AlmostNone, Cell::AlmostNone, Cell::AlmostNone),
            shown(20, Cell::AlmostAll, Cell::AlmostAll, Cell::AlmostNone),
            shown(20, Cell::AlmostAll, Cell::AlmostNone, Cell::Exact(0)),
        ] {
            assert!(!is_possible(forged, 5), "{forged:?}");
        }
        assert!(is_possible(
            shown(20, Cell::Exact(8), Cell::Exact(12), Cell::Exact(0)),
            5
        ));
    }
}
