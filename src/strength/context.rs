//! What a person's own words give away: name, birth date, place, the labels of their accounts.

use super::spelling::without_marks;
use zeroize::Zeroizing;

/// Words somebody who works on this very person would try first.
#[derive(Default)]
pub struct Context {
    words: Vec<Zeroizing<String>>,
}

/// What a personal word costs, whichever it is: the list is short.
const COST: f64 = 1.0;

impl Context {
    /// From texts as the person writes them: "Nguyễn Thị Hòa", "15/08/1985", "Sóc Trăng".
    ///
    /// A text gives its words, all of them joined, the last one with the first, and their initials; a date its usual
    /// spellings.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut words: Vec<Zeroizing<String>> = Vec::new();
        for text in texts {
            let plain = without_marks(text);
            let lower = Zeroizing::new(plain.to_lowercase());
            let parts: Vec<&str> = lower
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|part| !part.is_empty())
                .collect();
            let mut add = |word: String| {
                let known = words.iter().any(|known| **known == word);
                if word.len() >= 2 && !known {
                    words.push(Zeroizing::new(word));
                }
            };
            for part in &parts {
                add((*part).to_owned());
            }
            add(parts.concat());
            add(parts.iter().rev().copied().collect());
            if let [first, .., last] = parts[..] {
                add(format!("{last}{first}"));
                add(format!("{first}{last}"));
            }
            if parts.len() >= 3 {
                add(parts[1..].concat());
                add(parts.iter().filter_map(|part| part.chars().next()).collect());
            }
            if let [day, month, year] = parts[..]
                && [day, month, year]
                    .iter()
                    .all(|part| part.bytes().all(|c| c.is_ascii_digit()))
            {
                let short = year.get(2..).unwrap_or(year);
                for word in [
                    format!("{day:0>2}{month:0>2}{year}"),
                    format!("{day:0>2}{month:0>2}{short}"),
                    format!("{day:0>2}{month:0>2}"),
                ] {
                    add(word);
                }
                add(format!("{day}{month}{year}"));
                add(format!("{year}{month:0>2}{day:0>2}"));
            }
        }
        Self { words }
    }

    /// The personal words that begin at a place of a text.
    pub(super) fn words(&self, text: &[u8], from: usize, found: &mut impl FnMut(usize, f64)) {
        for word in &self.words {
            if text[from..].starts_with(word.as_bytes()) {
                let cost = if word.len() == 2 { 1.3 } else { COST };
                found(from + word.len(), cost);
            }
        }
    }
}
