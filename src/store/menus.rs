//! The log of menus that are not where the content says: `menus.jsonl` in the data folder, one line a report.
//!
//! Owns its format, its permissions, its size and what happens when a line of it is damaged: it is counted and left
//! where it is. A line says where somebody looked, on which day, and what the content said there; there is no field for
//! an answer, an account or a time of day, and lines are sorted, so that they do not tell what was done after what. It is
//! not encrypted: it is made to be handed on.
//!
//! The file is small and is replaced as a whole, so that no line is ever half written. The oldest lines go when it
//! is full.

use super::files::{self, NoLock};
use crate::disk;
use crate::domain::checklist::Surface;
use crate::domain::drift::{MenuPlace, MenuReport, PathThen};
use crate::domain::id::is_kebab;
use crate::domain::text::{Date, Mark};
use crate::i18n::Locale;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The file's name.
pub const FILE: &str = "menus.jsonl";
/// The file whose lock says that a program is writing; it stays behind, empty.
const LOCK: &str = "menus.lock";
/// Room for more than a thousand reports.
const MAX_BYTES: usize = 256 * 1024;
/// The version this program writes.
const VERSION: u64 = 1;
/// No version of the program has a longer name.
const PROGRAM: usize = 40;

/// What can go wrong with the log.
#[derive(Debug, thiserror::Error)]
pub enum MenusError {
    /// The folder or the file could not be opened.
    #[error("cannot open {path}")]
    Open {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Something else stands in its place: no file, or one that is far too large.
    #[error("{path} is no log of menus")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Another program is writing it.
    #[error("{path} is in use")]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// It could not be written; what was in it still is.
    #[error("cannot write to {path}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl MenusError {
    /// What happened and what to do, for the screen.
    pub fn words(&self, locale: Locale) -> (String, String) {
        let (key, path) = match self {
            MenusError::Open { path, .. } => ("open", path),
            MenusError::Foreign { path } => ("foreign", path),
            MenusError::InUse { path } => ("in-use", path),
            MenusError::Write { path, source } if source.kind() == io::ErrorKind::StorageFull => {
                ("full", path)
            }
            MenusError::Write { path, .. } => ("write", path),
        };
        let args = [
            ("path", &*path.display().to_string()),
            ("command", &files::moving(path)),
        ];
        (
            locale.with(&format!("store-error-menus-{key}"), &args),
            locale.with(&format!("store-advice-menus-{key}"), &args),
        )
    }
}

/// What the log holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The reports, oldest first.
    pub reports: Vec<MenuReport>,
    /// Lines that say nothing to this program: damaged, or of a newer one.
    pub unreadable: usize,
}

/// Reads the log of a data folder; an empty one where there is none.
pub fn read(data: &Path) -> Result<Log, MenusError> {
    let bytes = load(&data.join(FILE))?;
    let mut log = Log::default();
    for line in lines(&bytes) {
        match parse(line) {
            Some(report) => log.reports.push(report),
            None => log.unreadable += 1,
        }
    }
    log.reports.sort_by_key(|report| report.day);
    Ok(log)
}

/// Notes a report; when this returns it is on the disk. The same place on the same day counts once.
///
/// After an error everything noted before still stands.
pub fn note(data: &Path, report: &MenuReport) -> Result<(), MenusError> {
    files::make_folder(data).map_err(|source| MenusError::Open {
        path: data.to_owned(),
        source,
    })?;
    let path = data.join(FILE);
    let _lock = lock(data)?;
    let bytes = load(&path)?;
    let mut lines: Vec<&[u8]> = lines(&bytes).collect();
    let is_same = |known: MenuReport| known.day == report.day && known.place == report.place;
    if lines.iter().any(|line| parse(line).is_some_and(is_same)) {
        return Ok(());
    }
    let new = write(report);
    lines.push(new.as_bytes());
    // The day stands first in a line: the oldest come first, those of one day by name.
    lines.sort_unstable();
    let mut size: usize = lines.iter().map(|line| line.len() + 1).sum();
    let mut text = Vec::new();
    for line in lines {
        if size > MAX_BYTES {
            size -= line.len() + 1;
            continue;
        }
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    disk::replace(&path, &text).map_err(|source| MenusError::Write { path, source })
}

/// The files of the log in a folder, those put aside included.
pub fn files(data: &Path) -> Vec<PathBuf> {
    files::named(data, &[FILE])
}

/// Overwrites and removes the log of a folder; gives what could not be removed.
pub fn erase(data: &Path) -> Result<Vec<PathBuf>, MenusError> {
    let lock = lock(data)?;
    let left = files(data).into_iter().filter(|path| files::erase(path).is_err());
    let left = left.collect();
    // Windows deletes no open file.
    drop(lock);
    let _nobody_waits_for_it = fs::remove_file(data.join(LOCK));
    Ok(left)
}

/// Takes the lock and clears away what was never finished.
fn lock(data: &Path) -> Result<Option<File>, MenusError> {
    let lock = files::lock(&data.join(LOCK)).map_err(|error| match error {
        NoLock::Taken => MenusError::InUse {
            path: data.join(FILE),
        },
        NoLock::Failed { path, source } => MenusError::Open { path, source },
    })?;
    for path in files(data) {
        if path.to_string_lossy().ends_with(disk::UNFINISHED) {
            let _tried_again_next_time = fs::remove_file(path);
        }
    }
    Ok(lock)
}

fn load(path: &Path) -> Result<Vec<u8>, MenusError> {
    let path = path.to_owned();
    match files::read(&path, MAX_BYTES as u64) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(MenusError::Foreign { path }),
        Err(source) => Err(MenusError::Open { path, source }),
    }
}

/// A line of the log; a shape of its own.
#[derive(Serialize, Deserialize)]
struct Line {
    menu_differs: u64,
    day: String,
    platform: String,
    control: String,
    paths: Vec<PathCell>,
    program: String,
}

#[derive(Serialize, Deserialize)]
struct PathCell {
    surface: String,
    checked: String,
    mark: String,
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(|b| *b == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
}

fn write(report: &MenuReport) -> String {
    let line = Line {
        menu_differs: VERSION,
        day: report.day.to_string(),
        platform: report.place.platform.clone(),
        control: report.place.control.clone(),
        paths: report
            .paths
            .iter()
            .map(|path| PathCell {
                surface: path.surface.as_str().to_owned(),
                checked: path.checked.to_string(),
                mark: path.mark.as_str().to_owned(),
            })
            .collect(),
        program: report.program.clone(),
    };
    // Strings and numbers always have a JSON form.
    serde_json::to_string(&line).unwrap_or_default()
}

/// A report; none of a line that is damaged, of a newer program, or holds what is no name.
fn parse(line: &[u8]) -> Option<MenuReport> {
    let line: Line = serde_json::from_slice(line).ok()?;
    let is_version = |text: &String| {
        text.len() <= PROGRAM
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ".-+".contains(c))
    };
    if line.menu_differs != VERSION
        || !is_kebab(&line.platform)
        || !is_kebab(&line.control)
        || !is_version(&line.program)
    {
        return None;
    }
    let path = |cell: PathCell| {
        Some(PathThen {
            surface: Surface::from_name(&cell.surface)?,
            checked: day(&cell.checked)?,
            mark: Mark::from_name(&cell.mark)?,
        })
    };
    Some(MenuReport {
        day: day(&line.day)?,
        place: MenuPlace {
            platform: line.platform,
            control: line.control,
        },
        paths: line.paths.into_iter().map(path).collect::<Option<_>>()?,
        program: line.program,
    })
}

/// A day and nothing more: a time behind it would parse too.
fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| day.to_string() == text)
}
