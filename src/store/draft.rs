//! The draft of an interview: one append-only file of JSON lines, `draft.jsonl`, in the folder the caller names.
//!
//! Owns its format, its permissions (a folder it makes 0700, file 0600), the lock that keeps two programs from writing at
//! once, and what happens when a line was cut off or the disk is full. It reads no clock (times are passed in)
//! and decides nothing about the answers. Account names, logins and passwords have no place in it.
//!
//! Devices are named by kind (`android-1`); files that still name them by their order in the list are read as such
//! (`by_order`).
//!
//! Where there is a history the draft is sealed with its key instead (`sealed`), in `draft.sealed`.
//!
//! The first line is `{"rasoat_draft":1,"created":…,"pack":…}`. Every further line is one record, written with
//! one call and synced before [`Draft::append`] returns. A last line that was cut off is dropped and told; a
//! damaged line in the middle, or a newer version, is refused and the file stays as it is, until the person
//! lets it be put aside: then what can be read of it takes its place.

mod by_order;
mod format;
mod sealed;

use super::files::{self, NoLock};
use super::history::{History, LineKey};
use crate::disk;
use crate::domain::answer::Answers;
use crate::i18n::Locale;
use crate::interview::Entry;
use sealed::Sealed;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The draft's file name.
pub const FILE: &str = "draft.jsonl";
/// The file name of a draft that is sealed with the key of the history.
pub const SEALED: &str = "draft.sealed";
/// The file whose lock says that a program is writing; it stays behind, empty.
pub const LOCK: &str = "draft.lock";
/// No interview comes near this; a larger file is not one of ours.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What can go wrong with a draft.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The folder or a file could not be made or opened.
    #[error("cannot open {path}")]
    Open {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Another program is writing the draft.
    #[error("the draft {path} is in use")]
    InUse {
        /// The draft.
        path: PathBuf,
    },
    /// A line in the middle is damaged; the file was left as it is.
    #[error("line {line} of {path} is damaged")]
    Damaged {
        /// The draft.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
    },
    /// Something that is no file stands in its place.
    #[error("{path} is not a file")]
    NotAFile {
        /// The draft.
        path: PathBuf,
    },
    /// A newer program wrote it; the file was left as it is.
    #[error("{path} is of version {version}")]
    Newer {
        /// The draft.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// A record could not be written; nothing that was written before is lost.
    #[error("cannot write to {path}")]
    Write {
        /// The draft.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl DraftError {
    /// What happened and what to do, for the screen.
    pub fn words(&self, locale: Locale) -> (String, String) {
        let path = |path: &Path| path.display().to_string();
        let say = |key: &str, args: &[(&str, &str)]| {
            (
                locale.with(&format!("draft-error-{key}"), args),
                locale.with(&format!("draft-advice-{key}"), args),
            )
        };
        match self {
            DraftError::Open { path: at, .. } => say("open", &[("path", &path(at))]),
            DraftError::InUse { path: at } => say("in-use", &[("path", &path(at))]),
            DraftError::Damaged { path: at, line } => (
                locale.with(
                    "draft-error-damaged",
                    &[("path", &path(at)), ("line", &locale.count(*line))],
                ),
                locale.with("draft-advice-damaged", &[("command", &files::moving(at))]),
            ),
            DraftError::NotAFile { path: at } => (
                locale.with("draft-error-not-a-file", &[("path", &path(at))]),
                locale.with("draft-advice-not-a-file", &[("command", &files::moving(at))]),
            ),
            DraftError::Newer { path: at, version } => {
                say("newer", &[("path", &path(at)), ("version", &version.to_string())])
            }
            DraftError::Write { path: at, source } if source.kind() == io::ErrorKind::StorageFull => {
                say("full", &[("path", &path(at))])
            }
            DraftError::Write { path: at, .. } => say("write", &[("path", &path(at))]),
        }
    }
}

/// What a draft holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// When it was begun.
    pub created: String,
    /// When the newest record was written; the beginning where there is none.
    pub last: String,
    /// The pack asked last.
    pub pack: String,
    /// The newest answer to each question.
    pub answers: Answers,
    /// Controls whose subjects differ.
    pub apart: BTreeSet<String>,
    /// Whether a last line was cut off and dropped.
    pub cut_off: bool,
    /// Lines of a kind this program does not know, left alone.
    pub unknown: usize,
}

/// Where a draft is, and how: plain, or sealed with the key of the history.
#[derive(Debug)]
pub struct Place {
    folder: PathBuf,
    seal: Option<LineKey>,
}

impl From<&Path> for Place {
    /// A plain draft.
    fn from(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            seal: None,
        }
    }
}

impl From<&PathBuf> for Place {
    fn from(folder: &PathBuf) -> Self {
        Self::from(folder.as_path())
    }
}

impl Place {
    /// A sealed draft.
    pub fn sealed(folder: &Path, history: &History) -> Self {
        Self {
            folder: folder.to_owned(),
            seal: Some(history.line_key()),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.join(self.name())
    }

    fn name(&self) -> &'static str {
        match self.seal {
            None => FILE,
            Some(_) => SEALED,
        }
    }

    /// The plain lines in a file, up to where it is whole, and what seals the next line.
    fn read(self, bytes: &[u8]) -> Result<(format::Reading, u64, Option<Sealed>), DraftError> {
        let path = self.path();
        let Some(key) = self.seal else {
            let reading = format::read(bytes).map_err(|fault| fault.at(&path))?;
            let whole = reading.whole as u64;
            return Ok((reading, whole, None));
        };
        let opened = Sealed::open(key, bytes, false).map_err(|fault| fault.at(&path))?;
        let mut reading = format::read(&opened.text).map_err(|fault| fault.at(&path))?;
        let whole = opened.whole(reading.whole) as u64;
        if whole < bytes.len() as u64 {
            reading.cut_at_the_end();
        }
        // Without a whole first line the file begins anew, and so does what seals it.
        Ok((reading, whole, Some(opened.sealed)))
    }
}

/// A draft open for writing, or one that keeps nothing.
#[derive(Debug)]
pub struct Draft(Option<Journal>);

#[derive(Debug)]
struct Journal {
    path: PathBuf,
    file: File,
    /// Everything up to here is whole; what may stand behind it is the rest of a failed write.
    whole: u64,
    /// Written in front of the next record: the header of a new file, or a missing line end.
    owed: String,
    /// Whether a beginning was cut off and dropped when it was opened.
    cut_off: bool,
    /// What seals the lines; none where they are plain.
    sealed: Option<Sealed>,
    /// Held until the draft is dropped.
    _lock: Option<File>,
}

impl Draft {
    /// A draft that keeps nothing (`--no-save`).
    pub fn nowhere() -> Self {
        Draft(None)
    }

    /// Whether answers are kept.
    pub fn keeps(&self) -> bool {
        self.0.is_some()
    }

    /// Whether a last line, which may have been the only one, was cut off and dropped when it was opened.
    pub fn was_cut_off(&self) -> bool {
        self.0.as_ref().is_some_and(|journal| journal.cut_off)
    }

    /// Opens the draft of a folder for writing, and gives what it holds; none when there was no draft.
    ///
    /// The folder is made if need be. The header is written together with the first record: an empty file is no draft.
    pub fn open(place: impl Into<Place>, pack: &str, now: &str) -> Result<(Self, Option<Kept>), DraftError> {
        let place = place.into();
        make_folder(&place.folder)?;
        let lock = take_lock(&place.folder)?;
        let path = place.path();
        if path.is_dir() {
            return Err(DraftError::NotAFile { path });
        }
        let mut options = disk::private();
        options.read(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(|source| DraftError::Open {
            path: path.clone(),
            source,
        })?;
        keep_private(&path);
        let text = load(&mut file, &path)?;
        if text.is_empty() {
            disk::sync_folder(&place.folder);
        }
        let (read, whole, sealed) = place.read(&text)?;
        if read.cut_off() {
            // A rest that cannot be cut away now is cut away before the next record.
            let _tried_again_before_writing = file.set_len(whole);
        }
        let owed = match (&read.kept, read.ends_in_newline) {
            (None, _) => format::header(pack, now),
            (Some(_), false) => "\n".to_owned(),
            (Some(_), true) => String::new(),
        };
        let journal = Journal {
            path,
            file,
            whole,
            owed,
            cut_off: read.cut_off(),
            sealed,
            _lock: lock,
        };
        Ok((Draft(Some(journal)), read.kept))
    }

    /// Reads the draft of a folder without locking or changing anything; none when there is none.
    pub fn read(place: impl Into<Place>) -> Result<Option<Kept>, DraftError> {
        let place = place.into();
        let path = place.path();
        if path.is_dir() {
            return Err(DraftError::NotAFile { path });
        }
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(DraftError::Open { path, source }),
        };
        let text = load(&mut file, &path)?;
        Ok(place.read(&text)?.0.kept)
    }

    /// Seals a plain draft, if there is one: its lines go into a sealed one, whole, and then it is erased.
    pub fn seal(folder: &Path, history: &History) -> Result<(), DraftError> {
        let plain = folder.join(FILE);
        if fs::symlink_metadata(&plain).is_err() {
            return Ok(());
        }
        let _lock = take_lock(folder)?;
        let sealed = folder.join(SEALED);
        let failed = |source| DraftError::Write {
            path: sealed.clone(),
            source,
        };
        let mut file = File::open(&plain).map_err(|source| DraftError::Open {
            path: plain.clone(),
            source,
        })?;
        let text = load(&mut file, &plain)?;
        drop(file);
        let read = format::read(&text).map_err(|fault| fault.at(&plain))?;
        let whole = String::from_utf8_lossy(text.get(..read.whole).unwrap_or_default());
        // Where the power went out in between, the sealed one has them all already.
        if !sealed.exists() && read.kept.is_some() {
            let fresh = Sealed::begin(history.line_key()).map_err(failed)?;
            let whole = format!("{}\n", whole.trim_end());
            let (bytes, _) = fresh.seal(&whole).map_err(failed)?;
            disk::replace(&sealed, &bytes).map_err(failed)?;
        }
        files::erase(&plain).map_err(|source| DraftError::Write { path: plain, source })
    }

    /// How many answers can be read of a draft that is damaged.
    pub fn readable(place: impl Into<Place>) -> usize {
        readable(&place.into(), "", "").1.answers.len()
    }

    /// Moves a draft that cannot be read whole to [`Draft::aside`], puts what can be read in its place, and says
    /// where the old one is. Either both is done or nothing.
    pub fn set_aside(place: impl Into<Place>, pack: &str, now: &str) -> Result<PathBuf, DraftError> {
        let place = place.into();
        let folder = place.folder.as_path();
        let _lock = take_lock(folder)?;
        let from = place.path();
        let failed = |source| DraftError::Write {
            path: from.clone(),
            source,
        };
        let (text, kept) = readable(&place, pack, now);
        let bytes = match &place.seal {
            None => text.into_bytes(),
            Some(key) => {
                Sealed::begin(key.copied())
                    .and_then(|fresh| fresh.seal(&text))
                    .map_err(failed)?
                    .0
            }
        };
        let fresh = folder.join(format!("{}.new", place.name()));
        // Without a single answer there is nothing to put in its place: the next one begins anew.
        let rest = !kept.answers.is_empty();
        if rest {
            disk::replace(&fresh, &bytes).map_err(failed)?;
        }
        let to = files::aside(&from);
        let moved = disk::rename(&from, &to);
        let placed = match moved {
            Ok(()) if rest => disk::rename(&fresh, &from).inspect_err(|_| {
                let _back_where_it_was = disk::rename(&to, &from);
            }),
            other => other,
        };
        if placed.is_err() && rest {
            let _nothing_of_it_stays = fs::remove_file(&fresh);
        }
        placed.map_err(failed)?;
        disk::sync_folder(folder);
        Ok(to)
    }

    /// The files of drafts in a folder, those put aside included.
    pub fn files(folder: &Path) -> Vec<PathBuf> {
        files::named(folder, &[FILE, SEALED])
    }

    /// Overwrites and removes every draft of a folder, those put aside included; gives what could not be removed.
    pub fn erase(folder: &Path) -> Result<Vec<PathBuf>, DraftError> {
        let paths = Draft::files(folder);
        let lock = take_lock(folder)?;
        let left = paths
            .into_iter()
            .filter(|path| files::erase(path).is_err())
            .collect();
        // Windows deletes no open file.
        drop(lock);
        let _nobody_waits_for_it = fs::remove_file(folder.join(LOCK));
        Ok(left)
    }

    /// Where a draft would be put aside: `draft.jsonl.hong-1`, or the first free number.
    pub fn aside(place: impl Into<Place>) -> PathBuf {
        files::aside(&place.into().path())
    }

    /// Writes one record; when this returns it is on the disk.
    ///
    /// After an error everything written before still stands, and the record can be tried again.
    pub fn append(&mut self, entry: &Entry, at: &str) -> Result<(), DraftError> {
        self.write(&format::entry(entry, at))
    }

    /// Notes that another pack is asked from now on.
    pub fn choose_pack(&mut self, pack: &str, at: &str) -> Result<(), DraftError> {
        self.write(&format::pack(pack, at))
    }

    /// Writes the answers down that were given in an earlier audit, all of them or none.
    pub fn carry(&mut self, kept: &Kept) -> Result<(), DraftError> {
        let answers = kept.answers.iter().map(|(question, answer)| Entry::Record {
            question: question.clone(),
            answer: Some(answer.clone()),
        });
        let apart = kept.apart.iter().map(|control| Entry::Apart {
            control: control.clone(),
            apart: true,
        });
        let lines: String = answers
            .chain(apart)
            .map(|entry| format::entry(&entry, &kept.last))
            .collect();
        self.write(&lines)
    }

    /// Waits until everything is on the disk.
    pub fn sync(&self) -> Result<(), DraftError> {
        match &self.0 {
            Some(journal) => journal.file.sync_all().map_err(|source| DraftError::Write {
                path: journal.path.clone(),
                source,
            }),
            None => Ok(()),
        }
    }

    fn write(&mut self, line: &str) -> Result<(), DraftError> {
        match &mut self.0 {
            Some(journal) => journal.write(line).map_err(|source| DraftError::Write {
                path: journal.path.clone(),
                source,
            }),
            None => Ok(()),
        }
    }

    /// Ends the sitting and keeps the draft.
    pub fn finish(self) -> Result<(), DraftError> {
        self.sync()
    }

    /// Deletes the draft.
    pub fn discard(self) -> Result<(), DraftError> {
        let Some(Journal {
            path, file, _lock, ..
        }) = self.0
        else {
            return Ok(());
        };
        // Windows deletes no open file; the lock is held until the file is gone.
        drop(file);
        match files::erase(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(DraftError::Write { path, source })
            }
            _ => Ok(()),
        }
    }
}

impl Journal {
    fn write(&mut self, line: &str) -> io::Result<()> {
        let record = format!("{}{line}", self.owed);
        let (bytes, lines) = match &self.sealed {
            None => (record.into_bytes(), 0),
            Some(sealed) => sealed.seal(&record)?,
        };
        let result = self.put(&bytes);
        match result {
            Ok(()) => {
                self.whole += bytes.len() as u64;
                self.owed.clear();
                if let Some(sealed) = &mut self.sealed {
                    sealed.wrote(lines);
                }
            }
            Err(_) => {
                // Best effort: a full disk can still shorten a file, and the next record tries again.
                let _tried_again_before_writing = self.file.set_len(self.whole);
            }
        }
        result
    }

    fn put(&mut self, record: &[u8]) -> io::Result<()> {
        let end = self.file.seek(SeekFrom::End(0))?;
        if end != self.whole {
            self.file.set_len(self.whole)?;
            self.file.seek(SeekFrom::Start(self.whole))?;
        }
        self.file.write_all(record)?;
        self.file.sync_data()
    }
}

fn load(file: &mut File, path: &Path) -> Result<Vec<u8>, DraftError> {
    let failed = |source| DraftError::Open {
        path: path.to_owned(),
        source,
    };
    let meta = file.metadata().map_err(failed)?;
    // A device or a pipe in its place would be read without end.
    if !meta.is_file() {
        return Err(DraftError::NotAFile {
            path: path.to_owned(),
        });
    }
    if meta.len() > MAX_BYTES {
        return Err(DraftError::Damaged {
            path: path.to_owned(),
            line: 1,
        });
    }
    let mut text = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut text).map_err(failed)?;
    Ok(text)
}

/// What can be read of a damaged draft, as the text of a whole one and as what it holds.
fn readable(place: &Place, pack: &str, now: &str) -> (String, Kept) {
    let path = place.path();
    let bytes = File::open(&path)
        .ok()
        .and_then(|mut file| load(&mut file, &path).ok());
    let mut bytes = bytes.unwrap_or_default();
    if let Some(key) = &place.seal {
        bytes = Sealed::open(key.copied(), &bytes, true).map_or_else(|_| Vec::new(), |opened| opened.text);
    }
    format::readable(&bytes, pack, now)
}

fn make_folder(folder: &Path) -> Result<(), DraftError> {
    // A folder that is there already may be shared with others; the file in it is not.
    files::make_folder(folder).map_err(|source| DraftError::Open {
        path: folder.to_owned(),
        source,
    })
}

/// Takes other people's rights to a file away where the file system knows rights.
fn keep_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let open = fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0);
        if open {
            // A USB stick may know no rights; that must not keep anybody from answering.
            let _sticks_may_refuse = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Takes the lock of a folder; none where the file system has no locks.
fn take_lock(folder: &Path) -> Result<Option<File>, DraftError> {
    files::lock(&folder.join(LOCK)).map_err(|error| match error {
        NoLock::Taken => DraftError::InUse {
            path: folder.join(FILE),
        },
        NoLock::Failed { path, source } => DraftError::Open { path, source },
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::domain::answer::{Answer, Evidence, Given, QuestionId};
    use crate::domain::text::Lang;

    #[test]
    fn a_full_disk_is_an_error_that_can_be_said_and_tried_again() {
        let file = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut draft = Draft(Some(Journal {
            path: "draft.jsonl".into(),
            file,
            whole: 0,
            owed: String::new(),
            cut_off: false,
            sealed: None,
            _lock: None,
        }));
        let entry = Entry::Record {
            question: QuestionId::parse("backup-codes@account:gmail").unwrap(),
            answer: Some(Answer {
                given: Given::DontKnow,
                evidence: Evidence::Declared,
            }),
        };
        for _ in 0..2 {
            let error = draft.append(&entry, "2026-11-23T08:30:00+07:00").unwrap_err();
            let (what, advice) = error.words(Locale::new(Lang::Vi));
            assert!(what.contains("hết chỗ"), "{what}");
            assert!(!advice.is_empty());
        }
    }

    #[test]
    fn the_rest_of_a_failed_write_is_cut_away_before_the_next_record() {
        let folder = tempfile::tempdir().unwrap();
        let (mut draft, _) = Draft::open(folder.path(), "full", "t0").unwrap();
        let entry = |control: &str| Entry::Apart {
            control: control.into(),
            apart: true,
        };
        draft.append(&entry("one"), "t1").unwrap();
        let journal = draft.0.as_mut().unwrap();
        journal.file.seek(SeekFrom::End(0)).unwrap();
        journal.file.write_all(b"{\"control\":\"on").unwrap();
        draft.append(&entry("two"), "t2").unwrap();
        let kept = Draft::read(folder.path()).unwrap().unwrap();
        assert!(kept.apart.iter().eq(["one", "two"]));
        assert!(!kept.cut_off);
    }
}
