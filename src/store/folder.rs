//! A folder of papers, made at once.

use super::files;
use std::fs;
use std::io;
use std::path::Path;

/// Whether something is in a folder, or something else stands in its place. One that is not there is free.
pub fn is_taken(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(true),
        Err(error) => Err(error),
    }
}

/// Makes a folder and writes files into it, each whole or not at all.
pub fn write<'f>(folder: &Path, files: impl Iterator<Item = (&'f str, &'f [u8])>) -> io::Result<()> {
    files::make_folder(folder)?;
    for (name, bytes) in files {
        files::replace(&folder.join(name), bytes)?;
    }
    Ok(())
}
