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
fn shown(counts: Counts, k: u32) -> Vec<Outcome> {
    let safe: Vec<Outcome> = Outcome::ALL
        .into_iter()
        .filter(|outcome| is_safe(*outcome, counts, k))
        .collect();
    if safe.len() == Outcome::ALL.len() {
        return safe;
    }
    // An exact zero alone says nothing, and would leave room for no other.
    let telling = safe.into_iter().find(|outcome| counts.of(*outcome) > 0);
    telling.into_iter().collect()
}

/// What may be shown of a row that so many answered so.
pub fn picture(counts: Counts, k: u32) -> Picture {
    let answered = counts.answered();
    if answered < k.max(1) {
        return Picture::TooFew;
    }
    let shown = shown(counts, k);
    let cell = |outcome: Outcome| {
        let count = counts.of(outcome);
        if shown.contains(&outcome) {
            Cell::Exact(count)
        } else if answered - count < k {
            Cell::AlmostAll
        } else if count < k {
            Cell::AlmostNone
        } else {
            Cell::Hidden
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
