//! Which letters can be seen. Control and direction characters from files could move the cursor, recolour the
//! screen, or show a link as another one: they never reach a terminal.

use std::borrow::Cow;

/// What stands in the place of a letter that must not be shown.
const INSTEAD: char = '\u{fffd}';

/// Whether a letter is not seen, or changes how others are seen.
pub fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Foreign words, for use inside our own sentence.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let seen = |letter| if is_invisible(letter) { INSTEAD } else { letter };
    Cow::Owned(text.chars().map(seen).collect())
}

/// Text on its way to a terminal: lines, tabs and our own bold and dim remain, nothing else that is not seen.
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    let is_fine = |letter: char| letter == '\n' || letter == '\t' || !is_invisible(letter);
    if text.chars().all(is_fine) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let long = painting(rest);
        let (piece, after) = rest.split_at(if long > 0 { long } else { letter.len_utf8() });
        if long > 0 || is_fine(letter) {
            out.push_str(piece);
        } else {
            out.push(INSTEAD);
        }
        rest = after;
    }
    Cow::Owned(out)
}

/// How long the sequence at the beginning is, if it is one that paints (`ESC [ 1 m`); 0 if not.
fn painting(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let numbers = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b';')
        .count();
    match rest.as_bytes().get(numbers) {
        Some(b'm') => text.len() - rest.len() + numbers + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, for_terminal};

    #[test]
    fn what_is_not_seen_is_replaced_and_words_are_not() {
        let words = "Đã bật \"Xác minh 2 bước\" – 15\u{a0}phút, e\u{301}";
        assert_eq!(clean(words), words);
        assert_eq!(
            clean("a\u{1b}[2Jb\u{202e}c\u{9b}\n"),
            "a\u{fffd}[2Jb\u{fffd}c\u{fffd}\u{fffd}"
        );
        assert_eq!(clean("zero\u{200b}width\u{ad}"), "zero\u{fffd}width\u{fffd}");
    }

    #[test]
    fn only_lines_tabs_and_paint_reach_a_terminal() {
        let ours = "\u{1b}[1mđậm\u{1b}[0m\n\tdòng \u{1b}[38;5;9m";
        assert_eq!(for_terminal(ours), ours);
        assert_eq!(
            for_terminal("\u{1b}[2J\u{1b}]0;tên\u{7}\u{1b}[1\r\u{1b}"),
            "\u{fffd}[2J\u{fffd}]0;tên\u{fffd}\u{fffd}[1\u{fffd}\u{fffd}"
        );
        assert_eq!(for_terminal("\u{1b}[1m\u{202e}"), "\u{1b}[1m\u{fffd}");
    }
}
