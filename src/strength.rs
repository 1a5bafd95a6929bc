//! How guessable a password is to somebody who knows Vietnam.
//!
//! The estimate is the minimum over zxcvbn and our own reading (`grammar`), each over the password as typed, its
//! spelling without marks, and the one that the keys of Telex and VNI leave. Other spellings are tried only while
//! the score so far is 2 or more: below that they change nothing anybody acts on. It keeps nothing and prints
//! nothing; zxcvbn's description of the pieces, which holds them in clear text, is dropped unread.
//!
//! Only the first [`LOOKED_AT`] characters count: a longer password is at least as strong as that, and every
//! password of that length that is not made of patterns is far beyond the highest score.
//!
//! **The same score in every process.** zxcvbn walks hash tables whose order changes from call to call, and with it
//! which readings it forgets as dominated. A forgotten reading can only matter if it has three pieces or more: the
//! ones of a single piece are tried before all others, so whether one of two pieces is forgotten never depends on
//! the order. What is built on three pieces has four or more, and zxcvbn charges 10⁴ for every piece after the
//! first: from four pieces on at least [`SETTLED`] guesses. Below that its figure is always the same, and nobody
//! is shown a figure above.

mod context;
mod grammar;
mod keyboard;
mod lexicon;
mod numbers;
mod passphrase;
mod spelling;

pub use context::Context;
pub use grammar::MOST_LOST;
pub use passphrase::Passphrase;

use crate::domain::secret::Password;
use grammar::{Text, Token};
use lexicon::Class;
use numbers::Kind;
use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;
use zxcvbn::zxcvbn;

/// How many characters are looked at: zxcvbn's time grows steeply with length, and 36 characters that it can make
/// nothing of are 10³⁶ guesses.
pub const LOOKED_AT: usize = 36;

/// The logarithm of guesses up to which a figure is the same in every process, and the highest that is shown.
pub const SETTLED: f64 = 12.0;

/// What each key of Telex or VNI that was dropped multiplies the guesses by, as a logarithm.
const DROPPED_KEY: f64 = 0.6;

/// The score below which no further spelling is tried.
const WORTH_TRYING: u8 = 2;

/// Why a password got its score; the words belong to the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "the codes say it, `strength-reason-…` is each one's sentence"
)]
pub enum Reason {
    Empty,
    CommonPassword,
    Personal,
    LoveWords,
    Name,
    Phrase,
    CommonWord,
    Place,
    Agency,
    Syllables,
    LunarYear,
    Date,
    PhoneNumber,
    Hotline,
    Plate,
    IdentityNumber,
    Sequence,
    Keyboard,
    Repeated,
    Leet,
    TelexOrVni,
    CommonTail,
    MarksDoNotHelp,
    Short,
    OnlyBeginningRead,
}

impl Reason {
    /// Every reason with its code in JSON.
    pub const ALL: [(Reason, &'static str); 25] = [
        (Reason::Empty, "empty"),
        (Reason::CommonPassword, "common-password"),
        (Reason::Personal, "personal"),
        (Reason::LoveWords, "love-words"),
        (Reason::Name, "name"),
        (Reason::Phrase, "phrase"),
        (Reason::CommonWord, "common-word"),
        (Reason::Place, "place"),
        (Reason::Agency, "agency"),
        (Reason::Syllables, "syllables"),
        (Reason::LunarYear, "lunar-year"),
        (Reason::Date, "date"),
        (Reason::PhoneNumber, "phone-number"),
        (Reason::Hotline, "hotline"),
        (Reason::Plate, "plate"),
        (Reason::IdentityNumber, "identity-number"),
        (Reason::Sequence, "sequence"),
        (Reason::Keyboard, "keyboard"),
        (Reason::Repeated, "repeated"),
        (Reason::Leet, "leet"),
        (Reason::TelexOrVni, "telex-or-vni"),
        (Reason::CommonTail, "common-tail"),
        (Reason::MarksDoNotHelp, "marks-do-not-help"),
        (Reason::Short, "short"),
        (Reason::OnlyBeginningRead, "only-beginning-read"),
    ];

    /// The code in JSON; `strength-reason-…` is its sentence.
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(reason, _)| *reason == self)
            .map_or("", |(_, code)| code)
    }

    fn of(token: Token) -> Option<Self> {
        Some(match token {
            Token::Word(class) => match class {
                Class::Syllable => Reason::Syllables,
                Class::Name => Reason::Name,
                Class::Love => Reason::LoveWords,
                Class::Word => Reason::CommonWord,
                Class::Place => Reason::Place,
                Class::Agency => Reason::Agency,
                Class::Phrase => Reason::Phrase,
                Class::Tail => Reason::CommonTail,
                Class::LunarYear => Reason::LunarYear,
            },
            Token::Typed => Reason::TelexOrVni,
            Token::Number(kind) => match kind {
                Kind::Date => Reason::Date,
                Kind::Phone => Reason::PhoneNumber,
                Kind::Hotline => Reason::Hotline,
                Kind::Plate => Reason::Plate,
                Kind::Identity => Reason::IdentityNumber,
                Kind::Sequence => Reason::Sequence,
                Kind::Keypad => Reason::Keyboard,
            },
            Token::Keyboard => Reason::Keyboard,
            Token::Repeated => Reason::Repeated,
            Token::Leet => Reason::Leet,
            Token::Personal => Reason::Personal,
            Token::Letters => return None,
        })
    }
}

/// The estimate.
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    /// 0 (under 10³ guesses) to 4 (10¹⁰ or more).
    pub score: u8,
    /// Decimal logarithm of the guesses needed; 0 for no password. Above [`SETTLED`] it may differ between runs.
    pub guesses_log10: f64,
    /// Why, the most telling first; empty for a password nothing was found in.
    pub reasons: Vec<Reason>,
}

impl Strength {
    /// The logarithm of guesses as it may be shown: in halves, at most [`SETTLED`]. A finer one would name the
    /// password to whoever can guess.
    pub fn shown_log10(&self) -> f64 {
        (self.guesses_log10.min(SETTLED) * 2.0).round() / 2.0
    }
}

/// The score of so many guesses: zxcvbn's thresholds.
fn score(guesses_log10: f64) -> u8 {
    [3.0, 6.0, 8.0, 10.0]
        .iter()
        .filter(|limit| guesses_log10 >= **limit)
        .count() as u8
}

/// Estimates a password.
pub fn measure(password: &Password) -> Strength {
    measure_for(password, &Context::default())
}

/// Estimates a password of somebody about whom something is known.
pub fn measure_for(password: &Password, context: &Context) -> Strength {
    let whole = password.expose();
    let raw = beginning(whole, LOOKED_AT);
    if raw.is_empty() {
        return Strength {
            score: 0,
            guesses_log10: 0.0,
            reasons: vec![Reason::Empty],
        };
    }
    let folded = spelling::without_marks(raw);
    let ours = Own::read(&folded, context);
    let (mut guesses_log10, mut reasons) = (ours.cost, ours.reasons);
    let plain = by_zxcvbn(raw);
    if plain.0 < guesses_log10 {
        guesses_log10 = plain.0;
        if plain.1 {
            reasons.insert(0, Reason::CommonPassword);
        }
    }
    // A password of combining marks alone folds to nothing.
    if score(guesses_log10) >= WORTH_TRYING && !folded.is_empty() && *folded != *raw {
        let (folded_log10, common) = by_zxcvbn(&folded);
        if folded_log10 < guesses_log10 {
            guesses_log10 = folded_log10;
            if common {
                reasons.insert(0, Reason::CommonPassword);
            }
        }
        if score(guesses_log10) < score(plain.0) {
            reasons.push(Reason::MarksDoNotHelp);
        }
    }
    if score(guesses_log10) >= WORTH_TRYING
        && let Some(plain) = spelling::untyped(&ours.letters)
        && let Ok(plain) = std::str::from_utf8(&plain)
    {
        let (untyped, _) = by_zxcvbn(plain);
        // Where the dropped keys stood has to be guessed too.
        let untyped = untyped + DROPPED_KEY * (ours.letters.len() - plain.len()) as f64;
        if untyped < guesses_log10 {
            guesses_log10 = untyped;
            reasons.insert(0, Reason::TelexOrVni);
        }
    }
    if score(guesses_log10) < 3 && raw.chars().count() < 9 && reasons.is_empty() {
        reasons.push(Reason::Short);
    }
    if raw.len() < whole.len() {
        reasons.push(Reason::OnlyBeginningRead);
    }
    let mut seen = Vec::new();
    reasons.retain(|reason| {
        let new = !seen.contains(reason);
        seen.push(*reason);
        new
    });
    Strength {
        score: score(guesses_log10),
        guesses_log10,
        reasons,
    }
}

/// Our own reading of a text.
struct Own {
    cost: f64,
    reasons: Vec<Reason>,
    letters: Zeroizing<Vec<u8>>,
}

impl Own {
    fn read(folded: &str, context: &Context) -> Self {
        let mut letters = Zeroizing::new(Vec::with_capacity(folded.len()));
        let mut capital = Vec::with_capacity(folded.len());
        for c in folded.chars() {
            // What is not ASCII is one letter nothing is made of.
            letters.push(
                u8::try_from(c)
                    .ok()
                    .filter(u8::is_ascii)
                    .map_or(0, |c| c.to_ascii_lowercase()),
            );
            capital.push(c.is_ascii_uppercase());
        }
        let piece = |from: usize, end: usize| {
            let text = Text {
                letters: &letters[from..end],
                capital: &capital[from..end],
            };
            grammar::read(&text, context)
        };
        let mut reading = piece(0, letters.len());
        if is_wrapped(&letters) {
            let mut inside = piece(1, letters.len() - 1);
            inside.cost += WRAPPED;
            if inside.cost < reading.cost {
                reading = inside;
            }
        }
        // What makes up most of the password comes first.
        let mut kinds: Vec<(usize, Reason)> = Vec::new();
        for (token, from, end) in &reading.tokens {
            let Some(reason) = Reason::of(*token) else {
                continue;
            };
            match kinds.iter_mut().find(|(_, known)| *known == reason) {
                Some((length, _)) => *length += end - from,
                None => kinds.push((end - from, reason)),
            }
        }
        kinds.sort_by_key(|(length, reason)| (std::cmp::Reverse(*length), *reason));
        Self {
            cost: reading.cost,
            reasons: kinds.into_iter().map(|(_, reason)| reason).collect(),
            letters,
        }
    }
}

/// What a pair of signs around a password multiplies the guesses by, as a logarithm: there are about six.
const WRAPPED: f64 = 0.8;

/// Whether a text stands between a pair of signs.
fn is_wrapped(text: &[u8]) -> bool {
    let pairs: [(u8, u8); 8] = [
        (b'"', b'"'),
        (b'\'', b'\''),
        (b'(', b')'),
        (b'[', b']'),
        (b'<', b'>'),
        (b'{', b'}'),
        (b'*', b'*'),
        (b'-', b'-'),
    ];
    matches!(text, [first, _, .., last] if pairs.contains(&(*first, *last)))
}

/// The first so many characters.
fn beginning(text: &str, count: usize) -> &str {
    text.char_indices()
        .nth(count)
        .map_or(text, |(end, _)| text.split_at(end).0)
}

/// How many characters zxcvbn is shown: it tries every way of reading digits and signs as letters, which takes ten
/// times as long where there are many kinds of them. Even then what it sees is 10²⁴ guesses if it finds nothing.
fn sight(text: &str) -> usize {
    let kinds = LEET.chars().filter(|sign| text.contains(*sign)).count();
    if kinds > 5 { LOOKED_AT_SIGNS } else { LOOKED_AT }
}

/// What zxcvbn reads as letters.
const LEET: &str = "4@8({[<3691!|70$5+%2";
/// How many characters it is shown where there are many of them.
const LOOKED_AT_SIGNS: usize = 24;

/// zxcvbn's logarithm of guesses, and whether it found the whole text in its list of common passwords.
fn by_zxcvbn(text: &str) -> (f64, bool) {
    let entropy = zxcvbn(beginning(text, sight(text)), &[]);
    let common = matches!(
        entropy.feedback().and_then(zxcvbn::feedback::Feedback::warning),
        Some(
            Warning::ThisIsATop10Password
                | Warning::ThisIsATop100Password
                | Warning::ThisIsACommonPassword
                | Warning::ThisIsSimilarToACommonlyUsedPassword
        )
    );
    (entropy.guesses_log10().max(0.0), common)
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
        assert_eq!(score("anhyeuem"), 0);
        assert_eq!(score("hoangtrunghieu"), 1);
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

    fn reasons(text: &str) -> Vec<Reason> {
        measure(&Password::new(text.to_owned())).reasons
    }

    #[test]
    fn what_people_here_use_is_easy_to_guess() {
        for (password, most, reason) in [
            ("anhyeuemnhieulam", 1, Reason::LoveWords),
            ("hoangtrunghieu", 2, Reason::Name),
            ("Nguyenvana1990", 2, Reason::Date),
            ("quehuonglachumkhengot", 1, Reason::Phrase),
            ("maatjkhaaur", 2, Reason::TelexOrVni),
            ("ma65tkha63u", 2, Reason::TelexOrVni),
            ("SocTrang@2024", 2, Reason::Place),
            ("Matkhau@2026", 2, Reason::CommonTail),
            ("0912345678hoa", 2, Reason::Name),
            ("0358912764", 2, Reason::PhoneNumber),
            ("1900561252", 2, Reason::Hotline),
            ("canhtuat1970", 2, Reason::LunarYear),
            ("anhanhanhanh", 2, Reason::Name),
        ] {
            let found = measure(&Password::new(password.to_owned()));
            assert!(found.score <= most, "{password}: {found:?}");
            assert!(found.reasons.contains(&reason), "{password}: {found:?}");
        }
    }

    #[test]
    fn what_is_random_stays_hard() {
        for password in [
            "qzvbxkwpmtrd",
            "h7Kp2xQv9LmZ",
            "dupsyt-Cegfy3-vobhux",
            "khuya lat nghe tron buom",
            "84019257361048259173",
        ] {
            let found = measure(&Password::new(password.to_owned()));
            assert!(found.score >= 3, "{password}: {found:?}");
        }
    }

    #[test]
    fn what_is_known_of_a_person_makes_their_password_easy() {
        let context = Context::new(["Nguyễn Thị Hòa", "15/08/1985", "Kế Sách"]);
        for password in ["hoakesach85", "thihoa15081985", "hoanguyen150885", "nthkesach"] {
            let password = Password::new(password.to_owned());
            let (known, unknown) = (measure_for(&password, &context), measure(&password));
            assert!(
                known.guesses_log10 < unknown.guesses_log10,
                "{known:?} {unknown:?}"
            );
            assert!(
                known.score <= 1 && known.reasons.contains(&Reason::Personal),
                "{known:?}"
            );
        }
        assert_eq!(
            score("qzvbxkwpmtrd"),
            measure_for(&Password::new("qzvbxkwpmtrd".to_owned()), &context).score
        );
    }

    #[test]
    fn reasons_have_codes_and_are_told_once() {
        let codes: std::collections::BTreeSet<&str> =
            Reason::ALL.iter().map(|(reason, _)| reason.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len());
        let found = reasons("anhyeuem anhyeuem anhyeuem");
        assert_eq!(
            found
                .iter()
                .filter(|reason| **reason == Reason::LoveWords)
                .count(),
            1,
            "{found:?}"
        );
    }
}
