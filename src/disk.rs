//! Files that are written whole or not at all, for the adapters and commands that write some.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The end of the names of files that are being written; what bears it was never finished.
pub const UNFINISHED: &str = ".tmp";

/// How long a name that is held is waited for at first, and when it is no longer: a second and a quarter in all.
const PAUSE: Duration = Duration::from_millis(10);
const TOO_LONG: Duration = Duration::from_secs(1);

/// For writing, and for the owner alone where a file is made.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Where a file is written before it gets its name: beside it, so that it can be renamed.
pub fn neighbour(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or(OsStr::new("")).to_owned();
    name.push(format!(".{}{UNFINISHED}", std::process::id()));
    path.with_file_name(name)
}

/// Puts a file under a name, whole or not at all: a neighbour first, synced, then the name.
///
/// Whatever goes wrong, what stood there before still stands there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by(path, |file| file.write_all(bytes))
}

fn replace_by(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let neighbour = neighbour(path);
    // Left over from a power cut at worst: nobody else runs under this number.
    let _seldom_there = fs::remove_file(&neighbour);
    let written = private()
        .create_new(true)
        .open(&neighbour)
        .and_then(|mut file| {
            write(&mut file)?;
            file.sync_all()
        })
        .and_then(|()| rename(&neighbour, path));
    match written {
        Ok(()) => sync_folder(path.parent().unwrap_or(path)),
        Err(_) => {
            let _full_disk = fs::remove_file(&neighbour);
        }
    }
    written
}

/// Gives a file another name; what bore that name is gone.
///
/// On Windows a scanner for viruses, or a program that keeps a folder in step with another place, opens what was just
/// written, and nobody can rename it before they are done: that is waited for.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let mut pause = PAUSE;
    loop {
        match fs::rename(from, to) {
            Err(error) if is_held(&error) && pause < TOO_LONG => {
                std::thread::sleep(pause);
                pause *= 2;
            }
            done => return done,
        }
    }
}

/// Whether an error may come from another program that has the file open: `ERROR_ACCESS_DENIED` and
/// `ERROR_SHARING_VIOLATION` of Windows. Elsewhere an open file can be renamed.
fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// Makes the name of a new file last a power cut, where folders can be synced.
pub fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(open) = File::open(folder) {
        let _not_every_file_system_can = open.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that takes so many bytes and no more.
    #[test]
    fn a_write_that_stops_at_any_byte_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        replace(&path, b"the last good state").unwrap();
        let new = b"something new that does not fit";
        for fits in 0..new.len() {
            let stopped = replace_by(&path, |file| {
                file.write_all(&new[..fits])?;
                Err(io::ErrorKind::StorageFull.into())
            });
            assert_eq!(stopped.unwrap_err().kind(), io::ErrorKind::StorageFull);
            assert_eq!(fs::read(&path).unwrap(), b"the last good state");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "byte {fits}");
        }
        replace(&path, new).unwrap();
        assert_eq!(fs::read(&path).unwrap(), new);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("kept");
        replace(&path, b"x").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
