//! Lines of at most so many columns. Owns no words.
//!
//! Widths are columns, not code points: composed and decomposed Vietnamese break at the same places.
//! No-break spaces keep their neighbours together.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The narrowest width that is honoured; below, a terminal is reporting nonsense.
const LEAST: usize = 20;

/// Text under construction: paragraphs wrapped to one width.
pub(super) struct Lines {
    width: usize,
    bold: bool,
    out: String,
}

impl Lines {
    /// Nothing yet.
    pub(super) fn new(width: usize, bold: bool) -> Self {
        Self {
            width: width.max(LEAST),
            bold,
            out: String::new(),
        }
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.hanging("", text);
    }

    /// A paragraph whose first line begins with `lead` (`1. `) and whose other lines are indented as far.
    pub(super) fn hanging(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(lead.width());
        for (index, line) in wrap(text, self.width.saturating_sub(indent.len()))
            .iter()
            .enumerate()
        {
            self.out.push_str(if index == 0 { lead } else { &indent });
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// A heading, with an empty line above it.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        for line in wrap(text, self.width) {
            if self.bold {
                self.out.push_str("\u{1b}[1m");
                self.out.push_str(&line);
                self.out.push_str("\u{1b}[0m");
            } else {
                self.out.push_str(&line);
            }
            self.out.push('\n');
        }
    }

    /// An empty line, unless there is one already.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Lines that are laid out already.
    pub(super) fn block(&mut self, text: &str) {
        self.out.push_str(text);
        if !text.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// The lines of a text; every line fits into `width` columns, whatever the words are.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let wide = word.width();
        if used > 0 && used + 1 + wide <= width {
            line.push(' ');
            line.push_str(word);
            used += 1 + wide;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if wide <= width {
            line.push_str(word);
            used = wide;
            continue;
        }
        // A link or another word wider than the line: cut between graphemes.
        for piece in word.graphemes(true) {
            let wide = piece.width();
            if used > 0 && used + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(piece);
            used += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    const TEXT: &str = "Mật khẩu dùng lại bị lộ ở một trang khác, kẻ gian thử và vào được hộp thư Gmail.";

    #[test]
    fn composed_and_decomposed_text_break_at_the_same_places() {
        let decomposed: String = TEXT.nfd().collect();
        let composed = wrap(TEXT, 40);
        let other: Vec<String> = wrap(&decomposed, 40)
            .iter()
            .map(|line| line.nfc().collect())
            .collect();
        assert_eq!(composed, other);
        assert!(composed.iter().all(|line| line.width() <= 40), "{composed:?}");
    }

    #[test]
    fn long_links_are_cut_rather_than_run_over() {
        let lines = wrap(
            "Mở https://accountscenter.facebook.com/password_and_security/two_factor trên máy",
            30,
        );
        assert!(lines.iter().all(|line| line.width() <= 30), "{lines:?}");
        assert_eq!(
            lines.concat().replace(' ', ""),
            "Mởhttps://accountscenter.facebook.com/password_and_security/two_factortrênmáy"
        );
    }

    #[test]
    fn a_no_break_space_keeps_its_neighbours() {
        assert_eq!(wrap("khoảng 15\u{a0}phút", 9), ["khoảng", "15\u{a0}phút"]);
    }
}
