//! The ruler both axes are read on.

use crate::domain::assessment::Grade;

/// 0 to 100, lower is better; 25 points are a factor of ten, and nothing shows below one in ten thousand.
pub fn score(e: f64) -> f64 {
    let chance = -libm::expm1(-e);
    if chance <= 1e-4 {
        0.0
    } else {
        100.0 + 25.0 * libm::log10(chance)
    }
}

/// The grade of an unrounded score: 15 points each, a factor of four.
pub fn grade(score: f64) -> Grade {
    if score < 45.0 {
        Grade::A
    } else if score < 60.0 {
        Grade::B
    } else if score < 75.0 {
        Grade::C
    } else if score < 90.0 {
        Grade::D
    } else {
        Grade::E
    }
}

/// A figure rounded to twelve decimals, as ties in the reference are decided.
///
/// Through the decimal spelling, because that is where the rounding is defined.
pub(crate) fn rounded(value: f64) -> f64 {
    // Adding zero turns a negative zero into zero.
    format!("{value:.12}").parse().unwrap_or(value) + 0.0
}
