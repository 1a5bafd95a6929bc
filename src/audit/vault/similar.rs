//! Passwords that are nearly the same, found without comparing every pair.
//!
//! Two passwords belong together when they are the same but for capitals and marks and at most one letter more,
//! less, or another (two for some), or when the same word is left of both: without digits and signs, with letters
//! for the digits that stand for them, without the keys of Telex. Each password gives a handful of keys; who shares a key
//! shares a group. The work grows with the length of the passwords, not with the square of their number.
//!
//! At a distance of one edit nothing is missed, up to [`LONGEST`] characters. Keys are numbers under a secret of this
//! run: nothing in memory can be looked up in a list of hashes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// Longer than any password; of what is longer, only the whole is compared.
const LONGEST: usize = 1024;
/// Letters that must be left of a word.
const LEAST_WORD: usize = 4;

/// The keys' prime, 2^61 - 1: three bits are left for the kind.
const PRIME: u64 = (1 << 61) - 1;

/// Which keys may meet.
#[derive(Clone, Copy)]
enum Kind {
    /// The text, and the text without one letter.
    Near = 0,
    /// The word inside, read with letters for digits.
    Word = 1,
    /// The letters alone.
    Letters = 2,
    /// The letters without the keys of Telex.
    Typed = 3,
}

/// The group of each text: the number of its first member; none for who is alone.
pub(super) fn groups(texts: &[&str], key: u64) -> Vec<Option<usize>> {
    let base = key % (PRIME - 1_000_000) + 999_983;
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let plain = folded(text);
        let mut add = |kind: Kind, key: u64| keys.push((key | (kind as u64) << 61, index as u32));
        near(&plain, base, &mut |key| add(Kind::Near, key));
        for (kind, word) in [
            (Kind::Word, word(&plain)),
            (Kind::Letters, letters(&plain)),
            (Kind::Typed, untyped(&letters(&plain))),
        ] {
            if word.len() >= LEAST_WORD {
                add(kind, whole(&word, base));
            }
        }
    }
    keys.sort_unstable();
    let mut leads: Vec<usize> = (0..texts.len()).collect();
    for pair in keys.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            join(&mut leads, *first as usize, *second as usize);
        }
    }
    let of: Vec<usize> = (0..texts.len()).map(|index| lead(&mut leads, index)).collect();
    let mut members = vec![0_u32; texts.len()];
    for lead in &of {
        if let Some(members) = members.get_mut(*lead) {
            *members += 1;
        }
    }
    of.into_iter()
        .map(|lead| {
            members
                .get(lead)
                .is_some_and(|members| *members > 1)
                .then_some(lead)
        })
        .collect()
}

/// Puts two together.
pub(super) fn join(leads: &mut [usize], one: usize, other: usize) {
    let (one, other) = (lead(leads, one), lead(leads, other));
    if let Some(place) = leads.get_mut(one.max(other)) {
        *place = one.min(other);
    }
}

/// The first of those that were put together.
pub(super) fn lead(leads: &mut [usize], of: usize) -> usize {
    let mut at = of;
    while let Some(up) = leads.get(at).copied().filter(|up| *up != at) {
        // Halve the way for who comes next.
        let further = leads.get(up).copied().unwrap_or(up);
        if let Some(place) = leads.get_mut(at) {
            *place = further;
        }
        at = up;
    }
    at
}

/// Letters that are wiped.
type Letters = Zeroizing<Vec<char>>;

fn room(length: usize) -> Letters {
    Zeroizing::new(Vec::with_capacity(length))
}

/// Lower case, without marks. Every letter becomes one letter or none: no two texts move apart.
fn folded(text: &str) -> Letters {
    let mut out = room(text.len());
    for letter in text.nfc().filter(|letter| !is_combining_mark(*letter)) {
        let mut parts = [letter].into_iter().nfd();
        let first = parts.next().unwrap_or(letter);
        let bare = if parts.all(is_combining_mark) {
            first
        } else {
            letter
        };
        out.push(match bare.to_lowercase().next().unwrap_or(bare) {
            'đ' => 'd',
            letter => letter,
        });
    }
    out
}

/// The word between the digits and signs at both ends, with letters for the digits and signs inside that stand for
/// one, without what only separates.
fn word(plain: &[char]) -> Letters {
    let is_letter = |letter: &char| letter.is_alphabetic();
    let first = plain.iter().position(is_letter).unwrap_or(plain.len());
    let last = plain.iter().rposition(is_letter).map_or(first, |last| last + 1);
    let inside = plain.get(first..last).unwrap_or_default();
    let mut out = room(inside.len());
    let read = inside.iter().map(|letter| match letter {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        letter => *letter,
    });
    out.extend(read.filter(|letter| letter.is_alphanumeric()));
    out
}

/// The letters alone.
fn letters(plain: &[char]) -> Letters {
    let mut out = room(plain.len());
    out.extend(plain.iter().copied().filter(|letter| letter.is_alphabetic()));
    out
}

/// Without what Telex adds: doubled letters, w, and the keys of tones, which stand where no syllable begins.
fn untyped(letters: &[char]) -> Letters {
    let mut out = room(letters.len());
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let vowel_follows = letters.get(at + 1).is_some_and(|next| "aeiouy".contains(*next));
        let added = match letter {
            'f' | 'j' | 'w' | 'z' => true,
            's' | 'r' | 'x' => before.is_some() && !vowel_follows,
            'a' | 'e' | 'o' | 'd' => before == Some(letter),
            _ => false,
        };
        if !added {
            out.push(letter);
        }
    }
    out
}

fn times(one: u64, other: u64) -> u64 {
    (u128::from(one) * u128::from(other) % u128::from(PRIME)) as u64
}

fn with(sum: u64, letter: char, base: u64) -> u64 {
    (times(sum, base) + u64::from(u32::from(letter)) + 1) % PRIME
}

/// The key of a whole text.
fn whole(text: &[char], base: u64) -> u64 {
    text.iter().fold(0, |sum, letter| with(sum, *letter, base))
}

/// The key of a text, and of the text without each of its letters in turn: any two texts one edit apart share one.
fn near(text: &[char], base: u64, add: &mut impl FnMut(u64)) {
    let all = whole(text, base);
    add(all);
    if text.len() > LONGEST {
        return;
    }
    // Behind the letter left out: the key of the rest, and the base to the power of its length.
    let (mut rest, mut power) = (0, 1);
    let mut before = vec![0; text.len() + 1];
    for (at, letter) in text.iter().enumerate() {
        let sum = with(before.get(at).copied().unwrap_or(0), *letter, base);
        if let Some(place) = before.get_mut(at + 1) {
            *place = sum;
        }
    }
    for (at, letter) in text.iter().enumerate().rev() {
        let head = before.get(at).copied().unwrap_or(0);
        // Leaving out either of two equal neighbours leaves the same.
        let again = at.checked_sub(1).and_then(|before| text.get(before)) == Some(letter);
        if !again {
            add((times(head, power) + rest) % PRIME);
        }
        rest = (times(u64::from(u32::from(*letter)) + 1, power) + rest) % PRIME;
        power = times(power, base);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::spelling::distance;
    use proptest::prelude::*;

    fn together(one: &str, other: &str) -> bool {
        groups(&[one, other], 0x5eed)[1].is_some()
    }

    #[test]
    fn what_people_call_another_password_is_found() {
        for (one, other) in [
            ("matkhau123", "Matkhau123!"),
            ("matkhau123", "mậtkhẩu123"),
            ("mậtkhẩu123", "ma\u{323}\u{302}tkhẩu123"),
            ("matkhau", "maatjkhaaur"),
            ("hanoi2019", "HaNoi2024"),
            ("2019hanoi", "hanoi@2024"),
            ("p@ssw0rd", "Password1"),
            ("Bong@2019#Da", "Bong@2024#Da"),
            ("k8Fq!z", "k8Fqz"),
            ("k8Fq!z", "k8F?!z"),
            ("k8Fq!z", "k8F!qz"),
            ("Tr0ng-tai", "trongtai99"),
        ] {
            assert!(together(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_differs_stays_apart() {
        for (one, other) in [
            ("Mưa-Rào-Tháng-Sáu-4719", "v9$Kd-7Tq!zR2mW&xL4p"),
            ("hanoi2019", "saigon2019"),
            ("an12", "an98"),
            ("correcthorse", "batterystaple"),
        ] {
            assert!(!together(one, other), "{one} {other}");
        }
    }

    #[test]
    fn random_passwords_make_no_groups() {
        let mut seed = 42_u64;
        let mut letter = || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(b'!' + ((seed >> 33) % 94) as u8)
        };
        let texts: Vec<String> = (0..2000).map(|_| (0..12).map(|_| letter()).collect()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert!(groups(&texts, 3).iter().all(Option::is_none));
    }

    proptest! {
        /// Against the comparison of every pair: at one edit nothing is missed, and groups are the same under any key.
        #[test]
        fn nothing_one_edit_apart_is_missed(
            texts in prop::collection::vec("[abAB1ậđ!]{0,7}", 2..40),
            keys in any::<(u64, u64)>(),
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let found = groups(&texts, keys.0);
            for (i, one) in texts.iter().enumerate() {
                for (j, other) in texts.iter().enumerate().skip(i + 1) {
                    if distance(one, other) <= 1 {
                        prop_assert!(found[i].is_some() && found[i] == found[j], "{one:?} {other:?}");
                    }
                }
            }
            prop_assert_eq!(found, groups(&texts, keys.1));
        }
    }
}
