//! Words in lines that fit: wrapping by display width, with hanging indents. One way for every front.
//!
//! Widths are columns, not code points: composed and decomposed Vietnamese break at the same places.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Wraps one paragraph: `lead` stands before the first line, blanks of its width before the others.
///
/// Breaks at ordinary spaces only (a no-break space holds), inside a word only if it alone is too long. A single
/// letter or digit keeps its next word: "b bỏ qua", "2 bước". A link is never broken: it could not be copied.
pub fn wrap(lead: &str, text: &str, columns: usize) -> Vec<String> {
    let indent = lead.width();
    let room = columns.saturating_sub(indent).max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in glued(text) {
        for (index, piece) in pieces(&word, room).into_iter().enumerate() {
            let width = piece.width();
            let gap = usize::from(used > 0 && index == 0);
            if used > 0 && (index > 0 || used + gap + width > room) {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else if gap == 1 {
                line.push(' ');
                used += 1;
            }
            line.push_str(piece);
            used += width;
        }
    }
    lines.push(line);
    lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let head = if index == 0 {
                lead.to_owned()
            } else {
                " ".repeat(indent)
            };
            format!("{head}{line}").trim_end().to_owned()
        })
        .collect()
}

/// The words of a text, single letters and digits together with the word they belong to.
fn glued(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut single = false;
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match out.last_mut() {
            Some(last) if single => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
        single = word.graphemes(true).count() == 1;
    }
    out
}

/// A word in pieces that fit, cut between letters, never between a letter and its mark.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    if word.width() <= room || word.contains("://") {
        return vec![word];
    }
    let mut out = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, letter) in word.grapheme_indices(true) {
        let width = letter.width();
        if used > 0 && used + width > room {
            out.extend(word.get(start..at));
            (start, used) = (at, 0);
        }
        used += width;
    }
    out.extend(word.get(start..));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn check(lead: &str, text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(wrap(lead, text, columns), expected, "{text:?} in {columns}");
    }

    #[test]
    fn lines_break_at_spaces_and_hang() {
        check(
            "  1  ",
            "Đã bật, chỉ nhận mã qua SMS",
            20,
            &["  1  Đã bật, chỉ", "     nhận mã qua SMS"],
        );
        check("", "hai\u{a0}bước giữ nhau", 9, &["hai\u{a0}bước", "giữ nhau"]);
        check("  2  ", "", 20, &["  2"]);
    }

    #[test]
    fn a_key_stays_with_its_meaning() {
        check(
            "",
            "l lùi, b bỏ qua, ? vì sao",
            15,
            &["l lùi, b bỏ", "qua, ? vì sao"],
        );
        check("", "xác minh 2 bước", 11, &["xác minh", "2 bước"]);
    }

    #[test]
    fn decomposed_letters_are_as_wide_as_composed_ones() {
        let decomposed = "Đa\u{303} ba\u{323}\u{302}t chưa";
        check("", decomposed, 6, &["Đa\u{303} ba\u{323}\u{302}t", "chưa"]);
    }

    #[test]
    fn a_word_too_long_is_cut_between_letters_and_a_link_is_not() {
        check("", "mậtkhẩudài", 4, &["mậtk", "hẩud", "ài"]);
        check(
            "",
            "xem https://example.org/a/b",
            8,
            &["xem", "https://example.org/a/b"],
        );
    }

    #[test]
    fn composed_and_decomposed_text_break_at_the_same_places() {
        let text = "Mật khẩu dùng lại bị lộ ở một trang khác, kẻ gian thử và vào được hộp thư Gmail.";
        let decomposed: String = text.nfd().collect();
        let composed = wrap("", text, 40);
        let other: Vec<String> = wrap("", &decomposed, 40)
            .iter()
            .map(|line| line.nfc().collect())
            .collect();
        assert_eq!(composed, other);
        assert!(composed.iter().all(|line| line.width() <= 40), "{composed:?}");
    }
}
