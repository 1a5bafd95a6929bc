//! Laws of the password estimate, whatever is typed.

use proptest::prelude::*;
use rasoat::domain::secret::Password;
use rasoat::strength::{LOOKED_AT, MOST_LOST, SETTLED, measure};
use unicode_normalization::UnicodeNormalization;

fn guesses(text: &str) -> f64 {
    measure(&Password::new(text.to_owned())).guesses_log10
}

/// Pieces people put together.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,6}",
        "[0-9]{1,8}",
        "[ -~]{1,4}",
        prop::sample::select(vec![
            "anh",
            "yêu",
            "em",
            "Nguyễn",
            "hoàng",
            "matkhau",
            "maatj",
            "ma65t",
            "@123",
            "1990",
            "0912",
            "qwerty",
            "SócTrăng",
            "đ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn composed_and_decomposed_marks_agree(text in typed()) {
        prop_assume!(text.nfd().count() <= LOOKED_AT);
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let score = |text: &str| measure(&Password::new(text.to_owned())).score;
        prop_assert_eq!(score(&composed), score(&decomposed));
    }

    #[test]
    fn more_characters_that_complete_nothing_lose_nothing(text in "[a-z]{1,12}", more in "[~}]{1,3}") {
        // Between signs that stand for nothing.
        let longer = format!("{text}{more}");
        prop_assert!(guesses(&longer) >= guesses(&text) - MOST_LOST - 1e-9, "{} {}", guesses(&longer), guesses(&text));
    }

    #[test]
    fn any_text_is_measured(text in any::<String>()) {
        let found = measure(&Password::new(text));
        prop_assert!(found.score <= 4 && found.guesses_log10.is_finite() && found.guesses_log10 >= 0.0);
    }
}

/// Passwords with many readings: pieces of words, numbers and signs.
fn many_readings() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,4}",
        "[0-9]{1,5}",
        "[!-~]{1,5}",
        prop::sample::select(vec![
            "mom", "p4ss", "abc", "1990", "qaz", "love", "sun1", "zxc", "aa"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 3..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn never_above_zxcvbn(text in many_readings()) {
        let plain = zxcvbn::zxcvbn(&text, &[]).guesses_log10();
        // Above, zxcvbn itself differs from call to call.
        prop_assert!(guesses(&text).min(SETTLED) <= plain + 1e-9);
    }

    #[test]
    fn the_same_every_time(text in many_readings()) {
        // Every call walks its tables in another order, as every process does.
        let measured = || measure(&Password::new(text.clone()));
        let first = measured();
        for _ in 0..12 {
            let again = measured();
            prop_assert_eq!(first.score, again.score);
            prop_assert!((first.guesses_log10.min(SETTLED) - again.guesses_log10.min(SETTLED)).abs() < 1e-9);
        }
    }
}

#[test]
fn what_zxcvbn_reads_by_chance_is_scored_the_same() {
    // Its own figure for these is up to ten times apart.
    for text in ["bibivq1990*Z]Bvl", "53351@123ygjvcg-L` "] {
        let measured = || measure(&Password::new(text.to_owned()));
        let first = measured();
        for _ in 0..200 {
            let again = measured();
            assert_eq!(
                (first.score, first.shown_log10()),
                (again.score, again.shown_log10()),
                "{text}"
            );
        }
    }
}
