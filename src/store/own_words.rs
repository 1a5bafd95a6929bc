//! The person's own words, from a file of theirs: what an attacker who knows them would try. Read, never kept.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// The most that is read, in bytes: a few lines are meant.
const MOST: u64 = 64 * 1024;

/// The text of the file; wiped when it is dropped.
///
/// # Errors
///
/// What the system says; `FileTooLarge` beyond 64 KiB, `InvalidData` where it is not UTF-8.
pub fn read(file: &Path) -> io::Result<Zeroizing<String>> {
    // Room for all of it from the start: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(MOST as usize + 1));
    File::open(file)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| ErrorKind::InvalidData)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(Zeroizing::new(text.to_owned()))
}
