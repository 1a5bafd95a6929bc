//! How guessable a password is.
//!
//! Owns the estimate: the minimum over zxcvbn on the password as typed and on its spelling without marks,
//! since whoever guesses "matkhau123" guesses "mậtkhẩu123" too. Only the first 100 characters count (zxcvbn's
//! own limit). It keeps nothing, prints nothing, and zxcvbn's description of the pieces is dropped unread.

use crate::domain::secret::Password;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

/// How many characters are looked at.
const LOOKED_AT: usize = 100;

/// Why a password got its score; the words belong to the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing was typed.
    Empty,
    /// Without its marks it is easier to guess.
    MarksDoNotHelp,
    /// Longer than what is looked at.
    OnlyBeginningRead,
}

impl Reason {
    /// The code in JSON; `strength-reason-…` is its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Empty => "empty",
            Reason::MarksDoNotHelp => "marks-do-not-help",
            Reason::OnlyBeginningRead => "only-beginning-read",
        }
    }
}

/// The estimate.
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    /// 0 (under 10³ guesses) to 4 (10¹⁰ or more).
    pub score: u8,
    /// Decimal logarithm of the guesses needed; 0 for no password.
    pub guesses_log10: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Estimates a password.
pub fn measure(password: &Password) -> Strength {
    // A piece of it, not a copy: what is not there need not be wiped.
    let whole = password.expose();
    let raw = match whole.char_indices().nth(LOOKED_AT) {
        Some((end, _)) => whole.get(..end).unwrap_or(whole),
        None => whole,
    };
    if raw.is_empty() {
        return Strength {
            score: 0,
            guesses_log10: 0.0,
            reasons: vec![Reason::Empty],
        };
    }
    let mut reasons = Vec::new();
    let (mut score, mut guesses_log10) = estimate(raw);
    let folded = without_marks(raw);
    // A password of combining marks alone folds to nothing.
    if !folded.is_empty() && *folded != raw {
        let (folded_score, folded_log10) = estimate(&folded);
        if folded_score < score {
            reasons.push(Reason::MarksDoNotHelp);
        }
        score = score.min(folded_score);
        guesses_log10 = guesses_log10.min(folded_log10);
    }
    if raw.len() < whole.len() {
        reasons.push(Reason::OnlyBeginningRead);
    }
    Strength {
        score,
        guesses_log10,
        reasons,
    }
}

fn estimate(text: &str) -> (u8, f64) {
    let entropy = zxcvbn(text, &[]);
    let score = match entropy.score() {
        Score::Zero => 0,
        Score::One => 1,
        Score::Two => 2,
        Score::Three => 3,
        _ => 4,
    };
    (score, entropy.guesses_log10().max(0.0))
}

fn without_marks(text: &str) -> Zeroizing<String> {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| match c {
        'đ' => 'd',
        'Đ' => 'D',
        c => c,
    });
    // Room for all of it at once: growing would leave copies behind that nobody wipes.
    let mut out = Zeroizing::new(String::with_capacity(text.len() * 3));
    out.extend(plain);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str) -> u8 {
        measure(&Password::new(text.to_owned())).score
    }

    #[test]
    fn marks_add_nothing() {
        let plain = measure(&Password::new("matkhau123".to_owned()));
        for spelling in ["mậtkhẩu123", "ma\u{323}\u{302}tkha\u{302}\u{309}u123"] {
            let marked = measure(&Password::new(spelling.to_owned()));
            assert!(
                marked.score <= plain.score,
                "{spelling:?} got {} against {}",
                marked.score,
                plain.score
            );
            assert!(marked.guesses_log10 <= plain.guesses_log10);
        }
        assert_eq!(score("đđđđđđđđ"), score("dddddddd"));
    }

    #[test]
    fn the_scale_runs_from_nothing_to_long_and_random() {
        assert_eq!(score("0987654321"), 0);
        assert_eq!(score("anhyeuem"), 1);
        assert_eq!(score("kV7#tq!92zLp@wX4"), 4);
    }

    #[test]
    fn nothing_is_no_password() {
        let none = measure(&Password::new(String::new()));
        assert_eq!((none.score, none.guesses_log10), (0, 0.0));
        assert_eq!(none.reasons, [Reason::Empty]);
    }

    #[test]
    fn marks_alone_and_very_long_ones_do_not_trip_it() {
        score("\u{301}\u{309}");
        let long = measure(&Password::new("ngựa".repeat(2000)));
        assert!(long.reasons.contains(&Reason::OnlyBeginningRead));
    }
}
