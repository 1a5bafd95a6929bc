//! A person's profile file: JSON or TOML, told apart by content.
//!
//! Strict, because a misspelt word would silently change the result: unknown fields, unknown words, names that
//! refer to nothing and numbers out of range are refused, each with the path to it, up to ten at once. What is left
//! out takes its default. The file can hold no secret: there is no field for one; and should somebody paste one all the
//! same, no message repeats it: mistakes are told by their place and by what may stand there.

mod check;
mod error;
mod passwords;
mod read;
mod tree;

pub use error::{Error, Explained, Format, Found, Malformed, Problem, Wrong};
pub use passwords::with_passwords;

use crate::domain::profile::{AttributeKey, Profile};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

/// The largest file that is read.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The attributes a file states itself, as opposed to those that took their default.
pub type Stated = BTreeSet<AttributeKey>;

/// Reads a profile file.
pub fn read(path: &Path) -> Result<(Profile, Stated), Error> {
    parse(&bytes_at(path)?)
}

/// Every byte of a file, up to [`MAX_BYTES`].
pub fn bytes_at(path: &Path) -> Result<Vec<u8>, Error> {
    // Some systems open a folder and fail later, others call it forbidden.
    if path.is_dir() {
        return Err(Error::Unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    let file = std::fs::File::open(path).map_err(Error::Unreadable)?;
    bytes_of(file)
}

/// Reads a profile from anything, up to [`MAX_BYTES`].
pub fn from_reader(source: impl Read) -> Result<(Profile, Stated), Error> {
    parse(&bytes_of(source)?)
}

/// Every byte of a source, up to [`MAX_BYTES`].
pub fn bytes_of(source: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    source
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(Error::Unreadable)?;
    Ok(bytes)
}

/// Reads a profile from bytes.
pub fn parse(bytes: &[u8]) -> Result<(Profile, Stated), Error> {
    parse_to_keep(bytes).map(|(profile, stated, _)| (profile, stated))
}

/// Reads a profile from bytes, and gives with it what the file says as JSON: it comes back from that the same.
pub fn parse_to_keep(bytes: &[u8]) -> Result<(Profile, Stated, String), Error> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Error::NotUtf8 {
        line: line_of(bytes, error.valid_up_to()),
    })?;
    // Windows editors put a byte-order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let root = tree::parse(text)?;
    let mut reader = read::Reader::new(text);
    let profile = reader.profile(&root);
    let stated = std::mem::take(&mut reader.stated);
    let mut problems = reader.problems;
    if problems.is_empty() {
        if profile.accounts.is_empty() {
            return Err(Error::NoAccounts);
        }
        check::check(&profile, &mut problems);
    }
    if problems.is_empty() {
        Ok((profile, stated, root.to_json().to_string()))
    } else {
        problems.truncate(MAX_PROBLEMS);
        Err(Error::Invalid(problems))
    }
}

/// How many mistakes are reported at once.
const MAX_PROBLEMS: usize = 10;

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}
