//! Lines of at most so many columns. Owns no words.
//!
//! Where lines break is decided in `i18n::lines`, for every front the same.

use crate::i18n::lines::wrap;

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
        if text.trim().is_empty() {
            return;
        }
        for line in wrap(lead, text, self.width) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    /// Paragraphs, if any.
    pub(super) fn extend(&mut self, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            self.paragraph(&text);
        }
    }

    /// Whether a paragraph with such a lead stays on one line.
    pub(super) fn fits(&self, lead: &str, text: &str) -> bool {
        wrap(lead, text, self.width).len() == 1
    }

    /// A heading, with an empty line above it.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.strong(text);
    }

    /// A paragraph with the weight of a heading.
    pub(super) fn strong(&mut self, text: &str) {
        for line in wrap("", text, self.width) {
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

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_link_in_a_step_can_be_copied_at_any_width() {
        let link = "https://accountscenter.facebook.com/password_and_security/two_factor";
        let mut lines = Lines::new(40, false);
        lines.hanging("1. ", &format!("Mở {link} trên máy, rồi làm tiếp."));
        assert_eq!(
            lines.finish(),
            format!("1. Mở\n   {link}\n   trên máy, rồi làm tiếp.\n")
        );
    }

    #[test]
    fn nothing_to_say_makes_no_line() {
        let mut lines = Lines::new(40, false);
        lines.paragraph(" ");
        assert_eq!(lines.finish(), "");
    }
}
