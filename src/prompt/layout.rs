//! How the interview is to look.

pub use crate::i18n::lines::wrap;

/// Narrower than this nothing can be read.
const MIN_WIDTH: usize = 20;
/// Longer lines than this are hard to read, however wide the window.
const MAX_WIDTH: usize = 100;

/// How the text is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// For screen readers and dumb terminals: status word first, key hints only once.
    pub plain: bool,
    /// Whether colour may be used; it never says anything by itself.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Style {
    /// The columns that are used.
    pub fn columns(self) -> usize {
        self.width.clamp(MIN_WIDTH, MAX_WIDTH)
    }
}
