//! The parts of a whole as whole percentages that add up to it.

use super::words::Speak;
use crate::domain::report::Driver;

/// Below this a share reads as 0%.
const SMALL: f64 = 0.005;

/// The families of incident behind the exposure, each with its percentage.
pub(super) struct Shares<'a> {
    /// Those that a percentage can be said of, the largest first.
    pub(super) large: Vec<(&'a Driver, String)>,
    /// The others that there are.
    pub(super) small: Vec<String>,
    /// What the others are together, and how that reads; none where it reads as nothing.
    pub(super) rest: Option<(f64, String)>,
}

impl<'a> Shares<'a> {
    pub(super) fn of(speak: &Speak<'a>) -> Self {
        let (large, small): (Vec<&Driver>, Vec<&Driver>) = speak
            .report
            .drivers
            .iter()
            .filter(|driver| driver.share > 0.0)
            .partition(|driver| driver.share >= SMALL);
        let rest: f64 = small.iter().map(|driver| driver.share).sum();
        let parts: Vec<f64> = large.iter().map(|driver| driver.share).chain([rest]).collect();
        let words = |percent: &u32| match percent {
            0 => speak.with("render-under", &[("number", &speak.locale.count(1))]),
            percent => speak.locale.percent(f64::from(*percent) / 100.0),
        };
        let percents = percents(&parts);
        Self {
            large: large.into_iter().zip(percents.iter().map(words)).collect(),
            small: small.into_iter().map(|driver| driver.family.clone()).collect(),
            rest: percents
                .last()
                .filter(|_| rest >= SMALL)
                .map(|percent| (rest, words(percent))),
        }
    }
}

/// Whole percentages of the parts of a whole that add up to what the parts add up to: what rounding down leaves
/// goes to the parts that lost most, the earlier first.
fn percents(parts: &[f64]) -> Vec<u32> {
    let exact: Vec<f64> = parts.iter().map(|part| part.clamp(0.0, 1.0) * 100.0).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 100 each, and there are a dozen"
    )]
    let whole = |value: f64| value as u32;
    let mut out: Vec<u32> = exact.iter().map(|value| whole(value.floor())).collect();
    let missing = whole(exact.iter().sum::<f64>().round()).saturating_sub(out.iter().sum());
    let mut order: Vec<usize> = (0..exact.len()).collect();
    let lost = |index: &usize| exact.get(*index).map_or(0.0, |value| value.fract());
    order.sort_by(|one, other| lost(other).total_cmp(&lost(one)));
    for index in order.into_iter().take(missing as usize) {
        if let Some(percent) = out.get_mut(index) {
            *percent += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::percents;

    #[test]
    fn parts_of_a_whole_add_up_to_it() {
        let check = |parts: &[f64], expected: &[u32]| assert_eq!(percents(parts), expected, "{parts:?}");
        check(&[0.335, 0.335, 0.33], &[34, 33, 33]);
        check(&[0.555, 0.255, 0.19], &[56, 25, 19]);
        check(
            &[0.1666, 0.1666, 0.1667, 0.1667, 0.1667, 0.1667],
            &[16, 16, 17, 17, 17, 17],
        );
        check(&[1.0], &[100]);
        check(&[0.0], &[0]);
        check(&[], &[]);
        // What is left out of the whole is not made up.
        check(&[0.5, 0.25], &[50, 25]);
    }
}
