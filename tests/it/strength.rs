//! Laws of the password estimate, whatever is typed.

use proptest::prelude::*;
use rasoat::domain::secret::Password;
use rasoat::strength::{LOOKED_AT, MOST_LOST, measure};
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

#[test]
fn never_above_zxcvbn() {
    // Texts that zxcvbn reads the same way every time; for some it breaks ties by chance.
    for text in [
        "matkhau",
        "qzvbxkwpmtrd",
        "Nguyenvana1990",
        "anhyeuem",
        "monkey123",
        "correcthorse",
        "0912345678",
    ] {
        let plain = zxcvbn::zxcvbn(text, &[]).guesses_log10();
        assert!(
            guesses(text) <= plain + 1e-9,
            "{text}: {} against {plain}",
            guesses(text)
        );
    }
}
