//! A passphrase of common syllables, drawn by chance that the caller brings.

use zeroize::Zeroizing;

/// Words that are easy to type: without marks, as everybody reads them.
const LIST: &str = include_str!("words/syllables.txt");

/// What nobody wants to read to a colleague, with or without its marks.
const UNWELCOME: &[&str] = &[
    "an", "ba", "bac", "bay", "bien", "bo", "buoi", "but", "ca", "cac", "cai", "cat", "chem", "chet",
    "chich", "chim", "cho", "cong", "cu", "cut", "dai", "dam", "dan", "dang", "dao", "de", "deo", "di",
    "diem", "dit", "dom", "du", "dut", "giet", "hang", "hiep", "ho", "hut", "ia", "khi", "khon", "khung",
    "lo", "loan", "lon", "ma", "mat", "me", "meo", "mong", "mun", "nga", "ngu", "nguc", "nha", "nhuc",
    "nuoc", "o", "oc", "phan", "quy", "ranh", "rape", "ron", "san", "sex", "si", "su", "suc", "ta", "tat",
    "tay", "tha", "thit", "to", "trom", "tu", "tuc", "ty", "vu", "xac", "xau", "y",
];

/// How many words make one.
const WORDS: usize = 5;

/// A passphrase somebody may take: words without marks, blanks between them. It is wiped when it is dropped.
pub struct Passphrase {
    text: Zeroizing<String>,
    from: usize,
}

impl Passphrase {
    /// Draws one. `chance` gives a number of 32 even bits each time; every passphrase is equally likely.
    ///
    /// # Errors
    ///
    /// Those of `chance`.
    pub fn draw<E>(mut chance: impl FnMut() -> Result<u32, E>) -> Result<Self, E> {
        let words = words();
        let count = words.len() as u32;
        let mut text = Zeroizing::new(String::with_capacity(WORDS * 7));
        for place in 0..WORDS {
            // Numbers of the last, incomplete round would favour the first words.
            let mut number = chance()?;
            while number >= u32::MAX - u32::MAX % count {
                number = chance()?;
            }
            if place > 0 {
                text.push(' ');
            }
            text.push_str(words.get((number % count) as usize).copied().unwrap_or_default());
        }
        Ok(Self {
            text,
            from: words.len(),
        })
    }

    /// The passphrase itself, for the one screen it is shown on.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        WORDS
    }

    /// How many words each was drawn from.
    pub fn from(&self) -> usize {
        self.from
    }

    /// Its entropy in bits: that of the draw, known to whoever has the list and the rule.
    pub fn bits(&self) -> f64 {
        self.words() as f64 * libm::log2(self.from as f64)
    }
}

/// The words it is drawn from.
fn words() -> Vec<&'static str> {
    LIST.lines()
        .filter(|line| line.len() >= 2 && !line.starts_with('#') && !UNWELCOME.contains(line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Password;
    use std::convert::Infallible;

    fn drawn(seed: &mut u64) -> Passphrase {
        let chance = || -> Result<u32, Infallible> {
            *seed ^= *seed << 13;
            *seed ^= *seed >> 7;
            *seed ^= *seed << 17;
            Ok((*seed >> 32) as u32)
        };
        let Ok(passphrase) = Passphrase::draw(chance);
        passphrase
    }

    #[test]
    fn every_passphrase_is_hard_to_guess() {
        let mut seed = 0x9E37_79B9_7F4A_7C15;
        let weak = (0..2000)
            .filter(|_| {
                let found = crate::strength::measure(&Password::new(drawn(&mut seed).text().to_owned()));
                found.score < 3
            })
            .count();
        assert!(weak <= 2, "{weak} of 2000 score under 3");
    }

    #[test]
    fn it_says_how_much_chance_is_in_it() {
        let passphrase = drawn(&mut 1);
        assert_eq!(passphrase.text().split(' ').count(), passphrase.words());
        assert!(passphrase.from() > 1600, "{}", passphrase.from());
        assert!((53.0..54.0).contains(&passphrase.bits()), "{}", passphrase.bits());
    }

    #[test]
    fn all_words_come_up() {
        let mut number = 0;
        let mut seen = std::collections::BTreeSet::new();
        while number < words().len() as u32 {
            let chance = || -> Result<u32, Infallible> {
                number += 1;
                Ok(number - 1)
            };
            let Ok(passphrase) = Passphrase::draw(chance);
            seen.extend(passphrase.text().split(' ').map(str::to_owned));
        }
        assert_eq!(seen.len(), words().len());
    }
}
