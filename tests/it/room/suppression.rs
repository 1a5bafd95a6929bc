//! What may be shown of a room, attacked: by somebody who knows the rules and has every picture.

use proptest::prelude::*;
use rasoat::domain::room::{Cell, Counts, Outcome, Picture};
use rasoat::tally::{comparable, late, picture};
use std::collections::BTreeMap;

/// The largest room that is tried out whole.
const LARGEST: u32 = 34;

fn all_counts(largest: u32) -> impl Iterator<Item = Counts> {
    (0..=largest).flat_map(move |good| {
        (0..=largest - good)
            .flat_map(move |bad| (0..=largest - good - bad).map(move |unknown| Counts { good, bad, unknown }))
    })
}

fn cells(shown: Picture) -> [(Outcome, Cell); 3] {
    match shown {
        Picture::Shown {
            good, bad, unknown, ..
        } => [
            (Outcome::Good, good),
            (Outcome::Bad, bad),
            (Outcome::Unknown, unknown),
        ],
        other => panic!("{other:?} shows nothing"),
    }
}

/// Somebody knows the rules, tries every room there could be, and keeps those that give the same picture.
#[test]
fn whoever_knows_the_rules_cannot_work_out_what_is_not_shown() {
    for k in [5, 6, 8] {
        let mut rooms: BTreeMap<String, (Picture, Vec<Counts>)> = BTreeMap::new();
        for counts in all_counts(LARGEST) {
            let shown = picture(counts, k);
            let entry = rooms.entry(format!("{shown:?}")).or_insert((shown, Vec::new()));
            entry.1.push(counts);
        }
        for (shown, possible) in rooms.values() {
            if *shown == Picture::TooFew {
                assert!(possible.iter().all(|counts| counts.answered() < k));
                continue;
            }
            for (outcome, cell) in cells(*shown) {
                let values = || possible.iter().map(|counts| counts.of(outcome));
                let (least, most) = (values().min().unwrap(), values().max().unwrap());
                let answered = possible[0].answered();
                if let Cell::Exact(count) = cell {
                    assert_eq!((least, most), (count, count));
                    assert!(answered - count >= k, "{shown:?}");
                    assert!(
                        count >= k || (outcome == Outcome::Unknown && count == 0),
                        "{shown:?}"
                    );
                    continue;
                }
                // What is not shown stays open, in a room large enough to have it both ways.
                assert!(
                    most > least,
                    "{outcome:?} of {shown:?} is {least} for certain, k = {k}"
                );
                if outcome != Outcome::Unknown {
                    let surely_a_few = least >= 1 && most < k;
                    assert!(!surely_a_few, "{outcome:?} of {shown:?} is {least} to {most}");
                    let surely_nearly_all = answered - least < k && answered - most >= 1;
                    assert!(
                        !surely_nearly_all,
                        "{outcome:?} of {shown:?} is {least} to {most} of {answered}"
                    );
                }
            }
        }
    }
}

/// A zero is not told from a few, and everybody not from nearly everybody.
#[test]
fn nobody_and_everybody_are_never_said() {
    for counts in all_counts(LARGEST) {
        if let Picture::Shown { good, bad, .. } = picture(counts, 5) {
            for cell in [good, bad] {
                assert!(
                    cell != Cell::Exact(0) && cell != Cell::Exact(counts.answered()),
                    "{counts:?}"
                );
            }
        }
    }
}

/// Two pictures of one row, one after the other, subtracted from each other.
#[test]
fn a_late_answer_cannot_be_told_by_subtraction() {
    let k = 5;
    for frozen in all_counts(18) {
        for more in all_counts(11) {
            let Some(together) = late(frozen, more, k) else {
                continue;
            };
            let (first, second) = (picture(frozen, k), picture(together, k));
            if first == Picture::TooFew {
                continue;
            }
            assert!(more.answered() >= k);
            for ((outcome, one), (_, two)) in cells(first).into_iter().zip(cells(second)) {
                if let (Cell::Exact(one), Cell::Exact(two)) = (one, two) {
                    let difference = two - one;
                    let others = more.answered() - difference;
                    let says_nothing = outcome == Outcome::Unknown && difference == 0;
                    assert!(
                        (difference >= k || says_nothing) && others >= k,
                        "{frozen:?} and {more:?}: {outcome:?} went up by {difference}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn large_rooms_keep_the_rules_too(good in 0_u32..2000, bad in 0_u32..2000, unknown in 0_u32..2000, k in 5_u32..40) {
        let counts = Counts { good, bad, unknown };
        let shown = picture(counts, k);
        if counts.answered() < k {
            prop_assert_eq!(shown, Picture::TooFew);
        } else {
            let exact = cells(shown).iter().filter(|(_, cell)| matches!(cell, Cell::Exact(_))).count();
            // Two would give away the third.
            prop_assert!(exact != 2, "{:?}", shown);
            for (outcome, cell) in cells(shown) {
                if let Cell::Exact(count) = cell {
                    prop_assert_eq!(count, counts.of(outcome));
                    prop_assert!(counts.answered() - count >= k);
                }
            }
        }
    }

    #[test]
    fn before_and_after_stand_side_by_side_only_for_the_same_people_or_many_others(differing in 0_u32..100, k in 5_u32..20) {
        prop_assert_eq!(comparable(differing, k), differing == 0 || differing >= k);
    }
}
