//! How many guesses a password takes somebody who knows Vietnam: the cheapest way to put it together.
//!
//! A password is read as a row of tokens (a phrase of syllables and words, a number, a way over the keyboard, a
//! repetition, a tail, something personal, or letters for want of anything better). As in zxcvbn the guesses of the
//! tokens are multiplied, and again by the number of their orders: here a constant factor for each further token,
//! close to `l!`. zxcvbn's additive term is left out: it stands for an attacker who has to try every shorter row of
//! tokens first, and whoever uses "word, then tail" as a template does not.
//!
//! All costs are decimal logarithms. The reading is found by going once over the text, so the work grows with its
//! length only; a letter added that completes nothing adds its own cost, so the estimate falls by at most what the
//! reading loses at its end, a tail ([`MOST_LOST`]).

use super::context::Context;
use super::keyboard;
use super::lexicon::{self, Class};
use super::numbers::{self, Kind};
use super::spelling;

/// How much the estimate, as a decimal logarithm, may fall when a character is added that completes no pattern. Our
/// own reading loses nothing; zxcvbn sometimes reads three characters cheaper than two (79 guesses against 101).
pub const MOST_LOST: f64 = 0.5;

/// What another token multiplies the guesses by, as a logarithm: `l!` grows by 0.3, 0.48, 0.6, 0.7, …
const ANOTHER: f64 = 0.45;
/// A space, dot, dash or line between two words of a phrase.
const BETWEEN: f64 = 0.45;
/// The same sign again.
const BETWEEN_AGAIN: f64 = 0.1;
/// A digit written for a letter.
const LEET: f64 = 0.5;
/// Digits at the end that count as one tail, and how much sooner it is tried than the same digits elsewhere.
const MOST_TAIL: usize = 4;
const TAIL_FIRST: f64 = 0.35;
/// Writing something twice, or back to front.
const AGAIN: f64 = 0.5;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token {
    /// A word or syllable.
    Word(Class),
    /// A syllable typed with the keys of Telex or VNI.
    Typed,
    /// A number.
    Number(Kind),
    /// A way over the keyboard.
    Keyboard,
    /// What stood before, again or mirrored.
    Repeated,
    /// A word with digits for letters.
    Leet,
    /// From what the person told about themselves.
    Personal,
    /// Letters one after the other.
    Letters,
}

/// The cheapest reading of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// Decimal logarithm of the guesses.
    pub cost: f64,
    /// Its tokens, from the first.
    pub tokens: Vec<(Token, usize, usize)>,
}

/// Where a reading may stand between two characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Behind a token that ended.
    Apart,
    /// In a phrase: another word costs no new token.
    Phrase,
    /// Among letters.
    Letters,
}

const STATES: [State; 3] = [State::Apart, State::Phrase, State::Letters];

#[derive(Clone, Copy)]
struct Best {
    cost: f64,
    from: u16,
    before: u8,
    token: Token,
}

const NEVER: Best = Best {
    cost: f64::INFINITY,
    from: 0,
    before: 0,
    token: Token::Letters,
};

/// A text ready to be read: small letters without marks, and which of them were capitals.
pub(super) struct Text<'t> {
    pub letters: &'t [u8],
    pub capital: &'t [bool],
}

/// The table of best readings, cell by cell.
struct Table {
    cells: Vec<[Best; 3]>,
}

impl Table {
    /// The cheapest state at a place, and what a new token costs there.
    fn apart(&self, at: usize) -> (f64, u8) {
        let mut best = (f64::INFINITY, 0);
        for (state, cell) in (0..).zip(&self.cells[at]) {
            if cell.cost < best.0 {
                best = (cell.cost, state);
            }
        }
        if at > 0 {
            best.0 += ANOTHER;
        }
        best
    }

    fn offer(&mut self, end: usize, state: State, best: Best) {
        let cell = &mut self.cells[end][state as usize];
        if best.cost < cell.cost {
            *cell = best;
        }
    }
}

/// Reads a text.
pub(super) fn read(text: &Text<'_>, context: &Context) -> Reading {
    let letters = text.letters;
    let mut table = Table {
        cells: vec![[NEVER; 3]; letters.len() + 1],
    };
    table.cells[0][State::Apart as usize].cost = 0.0;
    for at in 0..letters.len() {
        let (apart, before) = table.apart(at);
        let from = at as u16;
        // Words: a new phrase, or the one that is under way; a sign may stand between.
        let phrase = table.cells[at][State::Phrase as usize].cost;
        let (mut start, mut start_from) = (apart, before);
        if phrase < start {
            (start, start_from) = (phrase, State::Phrase as u8);
        }
        let word = |end: usize, cost: f64, token: Token, table: &mut Table| {
            let cost = start + cost + capitals(&text.capital[at..end]);
            table.offer(
                end,
                State::Phrase,
                Best {
                    cost,
                    from,
                    before: start_from,
                    token,
                },
            );
        };
        lexicon::words(letters, at, &mut |found| {
            let leet = LEET * f64::from(found.leet);
            let token = if found.leet > 0 {
                Token::Leet
            } else {
                Token::Word(found.class)
            };
            word(found.end, found.cost + leet, token, &mut table);
        });
        spelling::typed(letters, at, &mut |end, cost| {
            word(end, cost, Token::Typed, &mut table);
        });
        context.words(letters, at, &mut |end, cost| {
            word(end, cost, Token::Personal, &mut table);
        });
        if phrase.is_finite() && is_between(letters[at]) {
            let again = at > 0 && letters[..at - 1].contains(&letters[at]);
            let cost = phrase + if again { BETWEEN_AGAIN } else { BETWEEN };
            let token = table.cells[at][State::Phrase as usize].token;
            table.offer(
                at + 1,
                State::Phrase,
                Best {
                    cost,
                    from,
                    before: State::Phrase as u8,
                    token,
                },
            );
        }
        // Whole tokens.
        let whole = |end: usize, cost: f64, token: Token, table: &mut Table| {
            let cost = apart + cost + capitals(&text.capital[at..end]);
            table.offer(
                end,
                State::Apart,
                Best {
                    cost,
                    from,
                    before,
                    token,
                },
            );
        };
        numbers::numbers(letters, at, &mut |end, kind, cost| {
            whole(end, cost, Token::Number(kind), &mut table);
        });
        keyboard::ways(letters, at, &mut |end, cost| {
            whole(end, cost, Token::Keyboard, &mut table);
        });
        if at > 0 {
            lexicon::tails(letters, at, &mut |found| {
                if found.end == letters.len() {
                    whole(found.end, found.cost, Token::Word(found.class), &mut table);
                }
            });
            // A few digits behind a word are what most people add first.
            let left = &letters[at..];
            if left.len() <= MOST_TAIL && left.iter().all(u8::is_ascii_digit) {
                let end = letters.len();
                whole(end, left.len() as f64 - TAIL_FIRST, Token::Letters, &mut table);
            }
            repeated(letters, at, &mut |end, cost| {
                whole(end, cost, Token::Repeated, &mut table);
            });
        }
        // For want of anything better.
        let among = table.cells[at][State::Letters as usize].cost;
        let (start, before) = if among < apart {
            (among, State::Letters as u8)
        } else {
            (apart, before)
        };
        let cost = start + letter(letters, text.capital, at);
        table.offer(
            at + 1,
            State::Letters,
            Best {
                cost,
                from,
                before,
                token: Token::Letters,
            },
        );
    }
    back(&table, letters.len())
}

/// Follows the cheapest reading back to its beginning.
fn back(table: &Table, end: usize) -> Reading {
    let mut state = (0..STATES.len())
        .min_by(|one, two| {
            table.cells[end][*one]
                .cost
                .total_cmp(&table.cells[end][*two].cost)
        })
        .unwrap_or(0);
    let cost = table.cells[end][state].cost;
    let mut tokens = Vec::new();
    let mut at = end;
    while at > 0 {
        let best = table.cells[at][state];
        tokens.push((best.token, usize::from(best.from), at));
        (at, state) = (usize::from(best.from), usize::from(best.before));
    }
    tokens.reverse();
    Reading { cost, tokens }
}

fn is_between(letter: u8) -> bool {
    matches!(letter, b' ' | b'.' | b'-' | b'_' | b'@' | b'&')
}

/// The ways to put capitals: none, the first, all, or any.
fn capitals(capital: &[bool]) -> f64 {
    let count = capital.iter().filter(|capital| **capital).count();
    if count == 0 {
        0.0
    } else if count == capital.len() || (count == 1 && capital[0]) {
        0.15
    } else {
        0.3 + 0.4 * count.min(capital.len() - count) as f64
    }
}

/// The same piece again right behind itself, and a piece mirrored.
fn repeated(text: &[u8], at: usize, found: &mut impl FnMut(usize, f64)) {
    for length in 1..=at.min(text.len() - at) {
        let (before, here) = (&text[at - length..at], &text[at..at + length]);
        if before == here {
            // As often as it goes on.
            let times = text[at..]
                .chunks_exact(length)
                .take_while(|piece| *piece == before)
                .count();
            for times in 1..=times {
                let often = libm::log10((times + 1) as f64);
                found(
                    at + times * length,
                    if length == 1 { often } else { AGAIN + often - 0.3 },
                );
            }
        } else if length >= 3 && before.iter().rev().eq(here) {
            found(at + length, AGAIN + 0.3);
        }
    }
}

/// What one more letter costs: ten guesses as in zxcvbn, less where it makes the text easy to say.
fn letter(text: &[u8], capital: &[bool], at: usize) -> f64 {
    let here = text[at];
    let before = at.checked_sub(1).map(|at| text[at]);
    let cost = if here.is_ascii_lowercase() {
        let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        match before {
            Some(before) if before == here => 0.7,
            Some(before) if before.is_ascii_lowercase() => match (vowel(before), vowel(here)) {
                (false, true) => match here {
                    b'a' | b'i' => 0.55,
                    b'o' | b'u' | b'e' => 0.65,
                    _ => 1.0,
                },
                (true, true) => 0.85,
                (true, false) => match here {
                    b'n' | b't' => 0.75,
                    b'm' | b'l' | b's' | b'r' | b'h' | b'k' | b'c' => 0.95,
                    _ => 1.1,
                },
                (false, false) => match (before, here) {
                    (b't' | b'n' | b'c' | b'k' | b's' | b'g' | b'p', b'h') | (b'n', b'g') => 0.6,
                    _ => 1.15,
                },
            },
            _ => 1.05,
        }
    } else if here.is_ascii_digit() {
        1.0
    } else {
        1.3
    };
    cost + if capital[at] { 0.25 } else { 0.0 }
}
