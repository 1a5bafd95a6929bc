//! What is said of one password: how hard it is to guess, why, whether it leaked, what to do. Never the password.

use super::Style;
use super::wrap::Lines;
use crate::domain::breach::{Breach, NotChecked};
use crate::i18n::Locale;
use crate::strength::{Passphrase, Reason, SETTLED, Strength};
use serde_json::json;

/// How many reasons are told: the most telling ones.
const REASONS: usize = 4;

/// The result for people. `source` is the code of the list that was asked, if one was.
pub fn text(
    strength: &Strength,
    breach: Breach,
    source: Option<&str>,
    locale: Locale,
    style: &Style,
) -> String {
    let leaked = matches!(breach, Breach::Found(_));
    let mut lines = Lines::new(style.width, style.colour);
    let word = locale.text(&format!("strength-score-{}", strength.score));
    let score = strength.score.to_string();
    let verdict = locale.with("password-verdict", &[("strength", &word), ("score", &score)]);
    if strength.reasons == [Reason::Empty] {
        lines.paragraph(&locale.text("strength-reason-empty"));
        return lines.finish();
    }
    lines.heading(&verdict);
    lines.paragraph(&guesses(strength, locale));
    let (leak, next) = super::breach::sentence(breach, source, locale);
    lines.paragraph(&leak);
    if matches!(
        breach,
        Breach::CouldNotCheck(_) | Breach::NotChecked(NotChecked::Offline)
    ) {
        lines.paragraph(&locale.text(&next));
    }
    lines.gap();
    if strength.reasons.is_empty() {
        lines.paragraph(&locale.text("password-nothing-found"));
    } else {
        lines.paragraph(&locale.text("password-why"));
        for reason in strength.reasons.iter().take(REASONS) {
            lines.hanging("- ", &locale.text(&format!("strength-reason-{}", reason.code())));
        }
    }
    lines.gap();
    let todo = if leaked {
        "password-do-breached"
    } else if strength.score < 3 {
        "password-do-change"
    } else {
        "password-do-keep"
    };
    lines.paragraph(&locale.text(todo));
    if todo != "password-do-keep" {
        // On a line of its own: it is there to be copied.
        lines.hanging("  ", "rasoat password --suggest");
    }
    lines.finish()
}

/// The result for programs.
pub fn json(strength: &Strength, breach: Breach) -> String {
    let reasons: Vec<&str> = strength.reasons.iter().map(|reason| reason.code()).collect();
    let value = json!({
        "score": strength.score,
        "guesses_log10": strength.shown_log10(),
        "reasons": reasons,
        "breach": super::breach_json(breach),
    });
    format!("{value:#}\n")
}

/// A passphrase to take, with the chance that is in it.
pub fn suggestion(passphrase: &Passphrase, locale: Locale, style: &Style) -> String {
    let entropy = locale.with(
        "password-suggestion-entropy",
        &[
            ("words", &locale.count(passphrase.words())),
            ("from", &locale.count(passphrase.from())),
            ("bits", &locale.number(passphrase.bits().floor(), 0)),
            // On average half of all are tried.
            (
                "guesses",
                &number((passphrase.bits() - 1.0) * libm::log10(2.0), locale),
            ),
        ],
    );
    let mut lines = Lines::new(style.width, style.colour);
    lines.block(passphrase.text());
    lines.gap();
    lines.paragraph(&entropy);
    lines.finish()
}

/// A passphrase for programs.
pub fn suggestion_json(passphrase: &Passphrase) -> String {
    let value = json!({
        "passphrase": passphrase.text(),
        "words": passphrase.words(),
        "from": passphrase.from(),
        "bits": (passphrase.bits() * 10.0).floor() / 10.0,
    });
    format!("{value:#}\n")
}

fn guesses(strength: &Strength, locale: Locale) -> String {
    let shown = strength.shown_log10();
    let key = if shown >= SETTLED {
        "password-guesses-most"
    } else {
        "password-guesses"
    };
    locale.with(key, &[("guesses", &number(shown, locale))])
}

/// A power of ten in words, one digit: `300 nghìn`, `3 triệu`, `1.000 tỷ`.
fn number(log10: f64, locale: Locale) -> String {
    let one_digit = |log10: f64| {
        let power = libm::pow(10.0, log10.floor());
        ((libm::pow(10.0, log10) / power + 1e-9).floor().max(1.0)) * power
    };
    let in_words = |key: &str, power: f64| {
        let count = locale.number(one_digit(log10 - power), 0);
        locale.with(key, &[("count", &count)])
    };
    match log10 {
        log10 if log10 < 4.0 => locale.number(one_digit(log10), 0),
        log10 if log10 < 6.0 => in_words("password-number-thousand", 3.0),
        log10 if log10 < 9.0 => in_words("password-number-million", 6.0),
        _ => in_words("password-number-billion", 9.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn guesses_are_said_in_words() {
        let said = |log10| number(log10, Locale::new(Lang::Vi));
        for (log10, words) in [
            (0.0, "1"),
            (0.5, "3"),
            (3.5, "3.000"),
            (4.0, "10 nghìn"),
            (5.5, "300 nghìn"),
            (8.0, "100 triệu"),
            (9.5, "3 tỷ"),
            (12.0, "1.000 tỷ"),
        ] {
            assert_eq!(said(log10), words);
        }
    }
}
