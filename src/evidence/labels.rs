//! The words exports use for labels and values: a table, so that a language is a line more.

use crate::interview::input::fold;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Meanings by their folded spelling; a spelling may have several.
static TABLE: OnceLock<BTreeMap<&'static str, Vec<&'static str>>> = OnceLock::new();

fn table() -> &'static BTreeMap<&'static str, Vec<&'static str>> {
    TABLE.get_or_init(|| {
        let mut table: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in include_str!("labels.txt").lines() {
            let mut words = line.split('|').map(str::trim);
            let Some(meaning) = words.next().filter(|meaning| !meaning.starts_with('#')) else {
                continue;
            };
            for spelling in words {
                table.entry(spelling).or_default().push(meaning);
            }
        }
        table
    })
}

/// Whether a text means this, in any language known.
pub(super) fn means(text: &str, meaning: &str) -> bool {
    // No label is as long as this; a longer one is not worth folding.
    text.len() <= 400 && {
        let folded = fold(text);
        table()
            .get(folded.as_str())
            .is_some_and(|known| known.contains(&meaning))
    }
}

/// Whether a text says yes or no; none for any other.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    if means(text, "on") {
        Some(true)
    } else {
        means(text, "off").then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_both_languages_and_nothing_else_is() {
        assert_eq!(yes_or_no("Enabled"), Some(true));
        assert_eq!(yes_or_no("Đã bật"), Some(true));
        assert_eq!(yes_or_no("Chưa bật"), Some(false));
        assert_eq!(yes_or_no("Aktiviert"), None);
        assert!(means("Công khai", "public"));
        assert!(!means("Công khai", "limited"));
        for spelling in table().keys() {
            assert_eq!(fold(spelling), *spelling);
        }
    }
}
