//! Spellings of the same thing: alike but for capitals and composition, and how far two are from each other.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A text in small letters, however its marks were composed. It may be a password: it is wiped.
pub fn caseless(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.chars().flat_map(char::to_lowercase).nfc().collect())
}

/// Edits between two words: insert, delete, replace, swap neighbours.
pub fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut last = None;
    for (line, a) in left.chars().enumerate() {
        let mut next = vec![line + 1];
        for (column, b) in right.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&row, column) + usize::from(a != *b))
                .min(at(&row, column + 1) + 1)
                .min(at(&next, column) + 1);
            let swapped = column > 0 && last == Some(*b) && right.get(column - 1) == Some(&a);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(a);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn one_slip_is_one_edit() {
        for (left, right, far) in [
            ("", "", 0),
            ("", "abc", 3),
            ("kind", "kind", 0),
            ("pasword", "password", 1),
            ("knid", "kind", 1),
            ("hộp", "hop", 1),
            ("sso", "vault", 5),
        ] {
            assert_eq!(
                (distance(left, right), distance(right, left)),
                (far, far),
                "{left} {right}"
            );
        }
    }
}
