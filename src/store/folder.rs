//! A folder of papers, made at once.

use super::files;
use crate::disk;
use std::fs;
use std::io;
use std::path::Path;

/// What is in the way of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is there, with something in it.
    Folder,
    /// A file has its name.
    File,
}

/// What is in a folder's way. One that is not there is free, and so is an empty one.
pub fn taken(folder: &Path) -> io::Result<Option<Taken>> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().map(|_| Taken::Folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // Windows has another name for what is no folder.
        Err(_) if folder.is_file() => Ok(Some(Taken::File)),
        Err(error) => Err(error),
    }
}

/// No program that is carried along is larger.
const LARGEST: u64 = 100 << 20;

/// A program for Windows, to be put into a folder; none where the file is something else.
pub fn windows_program(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let bytes = files::read(path, LARGEST)?;
    // Every one begins so.
    Ok(bytes.starts_with(b"MZ").then_some(bytes))
}

/// Makes a folder and writes files into it, each whole or not at all.
pub fn write<'f>(folder: &Path, files: impl Iterator<Item = (&'f str, &'f [u8])>) -> io::Result<()> {
    files::make_folder(folder)?;
    for (name, bytes) in files {
        disk::replace(&folder.join(name), bytes)?;
    }
    Ok(())
}
