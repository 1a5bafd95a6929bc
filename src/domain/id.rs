//! Opaque names of things: never a login, never a person's name.

use std::fmt;

/// The longest opaque id a person's file may use.
pub const MAX_LEN: usize = 32;

/// An opaque name of an account, a device, a number or a password group.
///
/// What a person writes matches `[a-z][a-z0-9_-]{0,31}`; the program itself also makes
/// names beginning with `fix:` or `?`, which are accepted when they come back.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Takes a name as it stands; whether it is acceptable is asked with [`Id::is_opaque`].
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a person's file may use this name: `[a-z][a-z0-9_-]{0,31}`.
    pub fn is_opaque(name: &str) -> bool {
        let mut bytes = name.bytes();
        name.len() <= MAX_LEN
            && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
    }
}

/// Whether a part of the content may bear this name: ASCII kebab, such as `second-factor`.
pub fn is_kebab(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && !id.ends_with('-')
        && !id.contains("--")
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl From<String> for Id {
    fn from(name: String) -> Self {
        Self(name)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
