//! The only type a password lives in.

use std::fmt;
use zeroize::Zeroizing;

/// A password in memory: wiped on drop, never printed, never cloned, never stored.
///
/// It is exposed only where it is judged (`strength`, `breach`, the reuse check) and where it opens something (a vault,
/// the history, a backup).
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes the text over; the caller's copy is the one that is wiped.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text. Called only where a password is judged.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the other is typed the same.
    pub fn same_as(&self, other: &Password) -> bool {
        *self.0 == *other.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}
