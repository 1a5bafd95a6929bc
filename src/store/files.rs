//! Files of the owner's own: in folders nobody else reads, put aside or erased, and used by one program at a time.

use crate::disk;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Makes a folder for the owner alone; one that is there already keeps its rights.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Reads a file of at most so many bytes; a larger one, or what is no file, is an error of the kind
/// [`io::ErrorKind::InvalidData`].
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let meta = fs::metadata(path)?;
    // A device would be read without end, and a pipe not even be opened before somebody writes to it.
    if !meta.is_file() || meta.len() > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes zeros over a file and removes it. What an SSD or a backup keeps is out of reach.
pub(super) fn erase(path: &Path) -> io::Result<()> {
    if !path.is_symlink()
        && let Ok(mut file) = OpenOptions::new().write(true).open(path)
    {
        let length = file.metadata()?.len();
        let mut zeros = io::repeat(0).take(length);
        // A disk that is full or worn out must not keep the file from going.
        let _removed_all_the_same = io::copy(&mut zeros, &mut file).and_then(|_| file.sync_all());
    }
    fs::remove_file(path)
}

/// Where a file would be put aside.
pub(super) fn aside(path: &Path) -> PathBuf {
    let beside = |end: &str| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(end);
        path.with_file_name(name)
    };
    (1..=u16::MAX)
        .map(|number| beside(&format!(".hong-{number}")))
        .find(|path| fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| beside(".hong"))
}

/// The command that puts a file aside by hand.
pub(super) fn moving(path: &Path) -> String {
    let mover = if cfg!(windows) { "move" } else { "mv" };
    let to = aside(path);
    format!("{mover} \"{}\" \"{}\"", path.display(), to.display())
}

/// The files of a folder whose names begin like one of these: they themselves, put aside, or never finished.
pub(super) fn named(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            names.iter().any(|begin| name.starts_with(begin))
        })
        .map(|entry| entry.path())
        .filter(|path| !path.is_dir())
        .collect();
    paths.sort();
    paths
}

/// Why a lock was not taken.
#[derive(Debug)]
pub(super) enum NoLock {
    /// Another program holds it.
    Taken,
    /// The file of the lock could not be opened.
    Failed {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// How often a lock that is taken is tried again, and how long is waited before: a copy of this program that has just
/// ended, or begun another one, may hold it for a moment.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(50);

/// Takes a lock until the file is dropped; none where the file system has no locks. Waits half a second at most.
pub(super) fn lock(path: &Path) -> Result<Option<File>, NoLock> {
    let failed = |source| NoLock::Failed {
        path: path.to_owned(),
        source,
    };
    let mut options = disk::private();
    options.read(true).create(true).truncate(false);
    let file = options.open(path).map_err(failed)?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(source)) if knows_no_locks(&source) => return Ok(None),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
    }
    Err(NoLock::Taken)
}

/// Whether an error says that this file system has no locks: network folders often have none.
fn knows_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    let codes = [
        rustix::io::Errno::NOLCK.raw_os_error(),
        rustix::io::Errno::NOTSUP.raw_os_error(),
    ];
    // ERROR_INVALID_FUNCTION and ERROR_NOT_SUPPORTED.
    #[cfg(not(unix))]
    let codes = [1, 50];
    error.kind() == io::ErrorKind::Unsupported
        || error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::replace;

    #[test]
    fn what_is_too_large_or_no_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        replace(&path, &[7; 100]).unwrap();
        assert_eq!(read(&path, 100).unwrap().len(), 100);
        assert_eq!(read(&path, 99).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert!(read(folder.path(), 99).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        make_folder(&folder).unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_network_folder_without_locks_is_written_without_one() {
        let errno = |code: rustix::io::Errno| io::Error::from_raw_os_error(code.raw_os_error());
        assert!(knows_no_locks(&errno(rustix::io::Errno::NOLCK)));
        assert!(knows_no_locks(&errno(rustix::io::Errno::NOSYS)));
        assert!(!knows_no_locks(&errno(rustix::io::Errno::ACCESS)));
    }
}
