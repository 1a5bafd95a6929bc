//! The other spellings of a password: without marks, and as the keys of Telex and VNI leave it.

use super::lexicon;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// Without marks: đ is d, ệ is e.
pub(super) fn without_marks(text: &str) -> Zeroizing<String> {
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

/// The keys of a syllable typed with Telex or VNI: where it ends, and what it costs to guess.
///
/// Only where a key for a mark was pressed: what looks like plain letters is no other spelling.
pub(super) fn typed(text: &[u8], from: usize, found: &mut impl FnMut(usize, f64)) {
    for keys in [Keys::Telex, Keys::Vni] {
        if let Some((end, cost)) = syllable(text, from, keys) {
            found(end, cost);
        }
    }
}

/// The text with every typed syllable in it spelt plainly; none when there is none.
pub(super) fn untyped(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut out = Zeroizing::new(Vec::with_capacity(text.len()));
    let (mut at, mut changed) = (0, false);
    while at < text.len() {
        let longest = [Keys::Telex, Keys::Vni]
            .into_iter()
            .filter_map(|keys| spelt(text, at, keys))
            .max_by_key(|plain| plain.end);
        if let Some(plain) = longest {
            out.extend_from_slice(&plain.letters[..plain.length]);
            (at, changed) = (plain.end, true);
        } else {
            out.push(text[at]);
            at += 1;
        }
    }
    changed.then_some(out)
}

/// How the marks are typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// With letters: aa, dd, w, and s f r x j for the tones.
    Telex,
    /// With digits.
    Vni,
}

/// The longest syllable with its marks typed as keys.
struct Plain {
    letters: [u8; LONGEST],
    length: usize,
    end: usize,
    cost: f64,
}

/// The longest syllable, nghieng.
const LONGEST: usize = 7;
/// What each key of a mark multiplies the guesses by, as a logarithm: the mark is given by the word, its place not.
const KEYS: f64 = 0.35;

fn syllable(text: &[u8], from: usize, keys: Keys) -> Option<(usize, f64)> {
    spelt(text, from, keys).map(|plain| (plain.end, plain.cost))
}

/// Reads letters and drops the keys of marks; keeps the longest reading that is a syllable.
fn spelt(text: &[u8], from: usize, keys: Keys) -> Option<Plain> {
    let mut best: Option<Plain> = None;
    let mut letters = [0_u8; LONGEST];
    let (mut length, mut vowels) = (0_usize, false);
    let mut marks: [u8; 3] = [0; 3];
    let mut last_was_mark;
    for (at, letter) in text.iter().copied().enumerate().skip(from) {
        let previous = length.checked_sub(1).map(|last| letters[last]);
        // A tone, a mark on a vowel, a stroke through the d: a syllable has at most one of each.
        let mark = match (keys, letter) {
            (Keys::Vni, b'1'..=b'5') | (Keys::Telex, b's' | b'f' | b'r' | b'x' | b'j') if vowels => Some(0),
            (Keys::Vni, b'6'..=b'8') | (Keys::Telex, b'w') if vowels => Some(1),
            (Keys::Telex, b'a' | b'e' | b'o') if previous == Some(letter) => Some(1),
            (Keys::Vni, b'9') if text[from] == b'd' => Some(2),
            (Keys::Telex, b'd') if previous == Some(b'd') && length == 1 => Some(2),
            _ => None,
        };
        if let Some(mark) = mark.filter(|mark| marks[*mark] == 0) {
            marks[mark] = 1;
            last_was_mark = true;
        } else if letter.is_ascii_lowercase() && length < LONGEST {
            letters[length] = letter;
            length += 1;
            vowels |= matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
            last_was_mark = false;
        } else {
            break;
        }
        // A digit at the very end is more likely a number behind the word.
        let inside =
            keys == Keys::Telex || !last_was_mark || text.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
        let pressed: u8 = marks.iter().sum();
        if pressed > 0
            && inside
            && length >= 2
            && let Some(cost) = lexicon::syllable(&letters[..length])
        {
            best = Some(Plain {
                letters,
                length,
                end: at + 1,
                cost: cost + KEYS * f64::from(pressed),
            });
        }
    }
    best
}
