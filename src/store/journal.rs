//! A journal: lines that are on the disk before anything goes on, written by one program at a time.
//!
//! What a line means is its writer's business. A line that was cut off at the end is left away; a journal is replaced
//! whole or not at all.

use super::files;
use crate::disk;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The largest journal that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// A journal that only this program writes to, as long as it lives.
pub struct Journal {
    path: PathBuf,
    file: Option<File>,
    lock: File,
}

/// Why a journal cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another program has it open.
    #[error("another program has it open")]
    InUse,
    /// It is there and cannot be read, or its folder cannot be made.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Journal {
    /// Opens the journal of a name in a folder, which is made where it is not there.
    pub fn open(folder: &Path, name: &str) -> Result<Self, JournalError> {
        files::make_folder(folder)?;
        let lock = disk::private()
            .create(true)
            .truncate(false)
            .open(folder.join(format!("{name}.lock")))?;
        lock.try_lock().map_err(|error| match error {
            std::fs::TryLockError::WouldBlock => JournalError::InUse,
            std::fs::TryLockError::Error(error) => JournalError::Io(error),
        })?;
        Ok(Self {
            path: folder.join(name),
            file: None,
            lock,
        })
    }

    /// The lines of a journal as they are now, by whoever looks; none where there is none.
    pub fn look(folder: &Path, name: &str) -> io::Result<Option<Vec<String>>> {
        read(&folder.join(name))
    }

    /// Its lines; none where nothing was written yet.
    pub fn read(&self) -> io::Result<Option<Vec<String>>> {
        read(&self.path)
    }

    /// Adds lines; they are on the disk once this is over.
    pub fn append(&mut self, text: &str) -> io::Result<()> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => self.opened()?,
        };
        file.write_all(text.as_bytes())?;
        file.sync_data()?;
        self.file = Some(file);
        Ok(())
    }

    /// What an error cut off before stays a line of its own, which is left away.
    fn opened(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).append(true);
        let mut file = options.open(&self.path)?;
        let length = file.seek(SeekFrom::End(0))?;
        if length > 0 {
            let mut last = [0];
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                file.write_all(b"\n")?;
            }
        }
        Ok(file)
    }

    /// Puts these lines in the place of all there were, whole or not at all.
    pub fn replace(&mut self, text: &str) -> io::Result<()> {
        self.file = None;
        disk::replace(&self.path, text.as_bytes())
    }

    /// Writes over it and takes it away.
    pub fn erase(&mut self) -> io::Result<()> {
        self.file = None;
        match files::erase(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => {
                // What is erased is erased; wine says no where everything was unlocked.
                let _unlocked_at_the_end_at_worst = self.lock.unlock();
                Ok(())
            }
        }
    }
}

fn read(path: &Path) -> io::Result<Option<Vec<String>>> {
    match files::read(path, LARGEST) {
        Ok(bytes) => Ok(Some(lines(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The lines that were written whole.
fn lines(bytes: &[u8]) -> Vec<String> {
    let whole = bytes
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |end| end + 1);
    let whole = bytes.get(..whole).unwrap_or_default();
    String::from_utf8_lossy(whole)
        .lines()
        .map(str::to_owned)
        .collect()
}
