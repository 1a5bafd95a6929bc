//! The encrypted history: every finished audit in a file of its own, in the folder `history` of the data folder.
//!
//! Owns the files, what they are called, the lock that keeps two programs from writing at once, and what happens
//! when one of them is damaged: it is listed, never deleted, and the others are read all the same. It decides
//! nothing about audits, asks nobody anything and reads no clock.
//!
//! ```text
//! envelope   the bytes of one record: header, encrypted payload
//! record     the payload: a finished audit as JSON
//! keys       the key, and the file that says where it is
//! keyring    the system's key store
//! backup     the whole history in one file that `age` opens
//! ```
//!
//! A record is written whole under its name or not at all, and never changed afterwards. What goes on from an audit says
//! so in the name of its file (`….mark.rasoat`), for whoever asks when the last audit was without a key; older records
//! do not. Names decide nothing else: what a record is stands in it.

pub mod backup;
mod envelope;
mod error;
mod keyring;
mod keys;
mod record;

pub use error::HistoryError;
pub use keyring::SystemKeys;
pub use keys::{DataKey, Decision, KeyId, KeyPlace, KeyStore, KeyStoreError, Way};

use super::files::{self, NoLock};
use crate::disk;
use crate::domain::history::{AuditId, PastAudit, Remembered, Shelf, Shown, Unreadable, Why};
use crate::domain::secret::Password;
use keys::BadFile;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The folder's name below the data folder.
pub const FOLDER: &str = "history";
/// The file that says where the key is.
const KEY_FILE: &str = "key.json";
/// Its copy: without it a single damaged file would lock everything away.
const KEY_COPY: &str = "key-copy.json";
/// The file whose lock says that a program is writing; it stays behind, empty.
const LOCK: &str = "lock";
/// The file of the steps that were shown last: their numbers mean these until others are shown.
const SHOWN: &str = "shown";
/// The end of the name of a record.
const RECORD: &str = "rasoat";
/// What stands before that in the name of a record that goes on from an audit.
const MARK: &str = ".mark";
/// No audit comes near this; a larger file is not one of ours.
const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// Payloads are filled up with blanks to a multiple of this: the size of a file does not tell how many accounts
/// somebody has.
const BLOCK: usize = 4096;

/// What a history is opened with.
pub enum Opener<'a> {
    /// The system's key store.
    Store(&'a dyn KeyStore),
    /// A passphrase.
    Passphrase(&'a Password),
}

/// An open history.
#[derive(Debug)]
pub struct History {
    folder: PathBuf,
    place: KeyPlace,
    key: DataKey,
}

/// What a person decided about keeping a history in a data folder; none while nobody was asked.
pub fn decision(data: &Path) -> Result<Option<Decision>, HistoryError> {
    let folder = data.join(FOLDER);
    let mut damaged = None;
    for name in [KEY_FILE, KEY_COPY] {
        let path = folder.join(name);
        let bytes = match files::read(&path, keys::MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                damaged.get_or_insert(path);
                continue;
            }
            Err(source) => return Err(HistoryError::Open { path, source }),
        };
        match Decision::from_file(&bytes) {
            Ok(decision) => return Ok(Some(decision)),
            Err(BadFile::Newer) => return Err(HistoryError::Newer { path }),
            Err(BadFile::Damaged) => {
                damaged.get_or_insert(path);
            }
        }
    }
    match damaged {
        Some(path) => Err(HistoryError::KeyFileDamaged { path }),
        None if records(&folder)?.is_empty() => Ok(None),
        None => Err(HistoryError::KeyFileGone { path: folder }),
    }
}

/// Remembers that nothing is to be kept.
pub fn keep_nothing(data: &Path, now: &str) -> Result<(), HistoryError> {
    let (folder, _lock) = locked(data)?;
    write_decision(&folder, &Decision::Nothing, now)
}

/// What the names of the records tell, without opening any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many audits there are; older records that go on from one are among them.
    pub audits: usize,
    /// How many records go on from an audit.
    pub marks: usize,
    /// The newest audit; where there is none, the newest record.
    pub newest: Option<AuditId>,
}

/// How many audits and other records there are, and the name of the newest audit, without opening any.
pub fn count(data: &Path) -> Result<Count, HistoryError> {
    let names = records(&data.join(FOLDER))?;
    let (marks, audits): (Vec<&String>, Vec<&String>) = names.iter().partition(|name| name.ends_with(MARK));
    let newest = |names: &[&String]| names.iter().filter_map(|name| id_of(name)).max();
    Ok(Count {
        audits: audits.len(),
        marks: marks.len(),
        newest: newest(&audits).or_else(|| newest(&marks)),
    })
}

/// The id in the name of a record.
fn id_of(name: &str) -> Option<AuditId> {
    AuditId::parse(name.strip_suffix(MARK).unwrap_or(name))
}

impl History {
    /// Begins a history: makes a key, keeps it the way the opener says, and remembers that decision.
    ///
    /// Where another program was faster the history it began is opened instead.
    pub fn begin(data: &Path, opener: &Opener<'_>, now: &str) -> Result<Self, HistoryError> {
        let (folder, lock) = locked(data)?;
        if let Some(Decision::Kept(place)) = decision(data)? {
            drop(lock);
            return Self::open(data, place, opener);
        }
        let (place, key) = match opener {
            Opener::Store(store) => KeyPlace::in_store(*store)?,
            Opener::Passphrase(passphrase) => KeyPlace::under(passphrase)?,
        };
        if let Err(error) = write_decision(&folder, &Decision::Kept(place.clone()), now) {
            // A key that nothing names would lie in the store for ever.
            if let (Opener::Store(store), Ok(None)) = (opener, decision(data)) {
                let _stays_at_worst = store.delete(place.id());
            }
            return Err(error);
        }
        Ok(Self { folder, place, key })
    }

    /// Opens the history whose key is in a place.
    pub fn open(data: &Path, place: KeyPlace, opener: &Opener<'_>) -> Result<Self, HistoryError> {
        let key = match opener {
            Opener::Store(store) => place.fetch(*store)?,
            Opener::Passphrase(passphrase) => place.unwrap(passphrase)?,
        };
        let folder = data.join(FOLDER);
        Ok(Self { folder, place, key })
    }

    /// The folder of the records.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where its key is.
    pub fn way(&self) -> Way {
        self.place.way()
    }

    /// Keeps a finished audit; when this returns it is on the disk.
    pub fn save(&self, audit: &PastAudit) -> Result<AuditId, HistoryError> {
        let _lock = lock(&self.folder)?;
        self.mend_key_file()?;
        let id = self.free_id(&audit.created)?;
        self.put(&id, audit)?;
        Ok(id)
    }

    /// Puts audits back that came out of a backup; those that are there already stay as they are, and what is damaged
    /// is put aside for what was backed up of it. Gives how many were put.
    pub fn merge(&self, audits: &[Remembered]) -> Result<usize, HistoryError> {
        let _lock = lock(&self.folder)?;
        self.mend_key_file()?;
        let mut put = 0;
        for Remembered { id, audit } in audits {
            let damaged = match self.file(id) {
                None => None,
                Some(name) => match self.read_one(&name) {
                    Err(Why::Damaged | Why::Foreign) => Some(self.path(&name)),
                    _ => continue,
                },
            };
            if let Some(path) = damaged {
                let aside = files::aside(&path);
                disk::rename(&path, &aside).map_err(|source| HistoryError::Write { path, source })?;
            }
            self.put(id, audit)?;
            put += 1;
        }
        Ok(put)
    }

    /// Everything there is. What cannot be read is listed.
    pub fn read(&self) -> Result<Shelf, HistoryError> {
        let mut shelf = Shelf::default();
        for name in records(&self.folder)? {
            match self.read_one(&name) {
                Ok(audit) => shelf.audits.push(audit),
                Err(why) => shelf.unreadable.push(Unreadable { record: name, why }),
            }
        }
        sort(&mut shelf.audits);
        Ok(shelf)
    }

    /// Remembers which steps were shown, by name, in their order; sealed, and written only where that is new.
    pub fn remember_shown(&self, steps: &[Shown]) -> Result<(), HistoryError> {
        if self.shown().as_deref() == Some(steps) {
            return Ok(());
        }
        let _lock = lock(&self.folder)?;
        let mut payload = record::shown_to_json(steps).to_string().into_bytes();
        payload.resize(payload.len().next_multiple_of(BLOCK), b' ');
        let text = self.line_key().seal(SHOWN, &payload)?;
        let path = self.folder.join(SHOWN);
        disk::replace(&path, text.as_bytes()).map_err(|source| HistoryError::Write { path, source })
    }

    /// The steps that were shown last; none where nobody knows any more.
    pub fn shown(&self) -> Option<Vec<Shown>> {
        let text = files::read(&self.folder.join(SHOWN), MAX_BYTES).ok()?;
        record::shown_from_json(&self.line_key().open(SHOWN, &text)?)
    }

    /// Whether steps were ever shown.
    pub fn was_shown(&self) -> bool {
        self.folder.join(SHOWN).exists()
    }

    fn read_one(&self, name: &str) -> Result<Remembered, Why> {
        let id = id_of(name).ok_or(Why::Misnamed)?;
        let bytes = files::read(&self.path(name), MAX_BYTES).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Why::Foreign,
            _ => Why::Unreadable,
        })?;
        let payload = envelope::open(&self.key, self.place.id, &id, &bytes)?;
        let audit = record::from_json(&payload).map_err(|bad| match bad {
            record::BadRecord::Damaged => Why::Damaged,
            record::BadRecord::Newer => Why::Newer,
        })?;
        Ok(Remembered { id, audit })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.{RECORD}"))
    }

    /// The name under which a record is there, whether it says that it goes on from an audit or not.
    fn file(&self, id: &AuditId) -> Option<String> {
        let mut names = [id.to_string(), format!("{id}{MARK}")].into_iter();
        names.find(|name| self.path(name).exists())
    }

    fn put(&self, id: &AuditId, audit: &PastAudit) -> Result<(), HistoryError> {
        let end = audit.after.as_ref().map_or("", |_| MARK);
        let path = self.path(&format!("{id}{end}"));
        let mut payload = record::to_json(audit).to_string().into_bytes();
        payload.resize(payload.len().next_multiple_of(BLOCK), b' ');
        let bytes = envelope::seal(&self.key, self.place.id, id, &payload)?;
        disk::replace(&path, &bytes).map_err(|source| HistoryError::Write { path, source })
    }

    /// A name nobody has: the moment, which of its audits it is, and a number by chance, for another computer may have
    /// kept one at the same moment. So names stand in the order in which audits were kept.
    fn free_id(&self, stamp: &str) -> Result<AuditId, HistoryError> {
        let moment = AuditId::new(stamp, 0);
        let names = records(&self.folder)?;
        let of_moment = |name: &&String| name.get(..15) == moment.as_str().get(..15);
        let place = |name: &String| u16::from_str_radix(name.get(16..18)?, 16).ok();
        let last = names.iter().filter(of_moment).filter_map(place).max();
        let next = last.map_or(0, |last| last + 1);
        loop {
            let mut chance = [0; 2];
            getrandom::fill(&mut chance)?;
            let [number, place] = chance.map(u16::from);
            // Nobody keeps that many in a second; a program that does has them in no order.
            let place = if next > 0xff { place } else { next };
            let id = AuditId::new(stamp, place << 8 | number);
            if self.file(&id).is_none() {
                return Ok(id);
            }
        }
    }

    /// Writes the key file anew where it or its copy was damaged or lost.
    fn mend_key_file(&self) -> Result<(), HistoryError> {
        let read = |name| files::read(&self.folder.join(name), keys::MAX_BYTES).ok();
        let good = |bytes: &Option<Vec<u8>>| {
            bytes
                .as_deref()
                .is_some_and(|bytes| Decision::from_file(bytes) == Ok(Decision::Kept(self.place.clone())))
        };
        let (first, copy) = (read(KEY_FILE), read(KEY_COPY));
        let (from, to) = match (good(&first), good(&copy)) {
            (true, false) => (first, KEY_COPY),
            (false, true) => (copy, KEY_FILE),
            // Both are good; or somebody forgot this history while it was open, and it stays forgotten.
            (true, true) | (false, false) => return Ok(()),
        };
        let path = self.folder.join(to);
        disk::replace(&path, &from.unwrap_or_default()).map_err(|source| HistoryError::Write { path, source })
    }
}

/// What seals the lines of a draft: the key of a history.
#[derive(Debug)]
pub struct LineKey {
    key: DataKey,
    id: KeyId,
}

impl History {
    /// What seals the lines of a draft.
    pub fn line_key(&self) -> LineKey {
        LineKey {
            key: self.key.copied(),
            id: self.place.id,
        }
    }
}

impl LineKey {
    /// The same once more.
    pub(super) fn copied(&self) -> Self {
        LineKey {
            key: self.key.copied(),
            id: self.id,
        }
    }

    /// The name of the key.
    pub(super) fn id(&self) -> String {
        self.id.to_string()
    }

    /// A line as text, bound to its place.
    pub(super) fn seal(&self, place: &str, line: &[u8]) -> Result<String, getrandom::Error> {
        envelope::seal_text(&self.key, self.id, place, line)
    }

    /// The line of a text, if it stands in its place and was not changed.
    pub(super) fn open(&self, place: &str, text: &[u8]) -> Option<zeroize::Zeroizing<Vec<u8>>> {
        envelope::open_text(&self.key, self.id, place, text)
    }
}

/// The oldest first: by the moment, wherever in the world it was written down; and what goes on from an audit never
/// before it, whatever the clock said.
fn sort(audits: &mut [Remembered]) {
    let moment = |one: &Remembered| one.audit.created.parse::<jiff::Timestamp>().ok();
    let begun: BTreeMap<AuditId, Option<jiff::Timestamp>> =
        audits.iter().map(|one| (one.id.clone(), moment(one))).collect();
    audits.sort_by_cached_key(|one| {
        let root = begun.get(one.root()).copied().flatten();
        let is_later = one.audit.after.is_some();
        (
            moment(one).max(root),
            is_later,
            one.audit.created.clone(),
            one.id.clone(),
        )
    });
}

/// What was erased, and what could not be.
#[derive(Debug, Default)]
pub struct Forgotten {
    /// How many audits, as their names tell.
    pub audits: usize,
    /// How many records that go on from an audit.
    pub marks: usize,
    /// Whether a key was deleted from the key store.
    pub key: bool,
    /// Why a key may still be in the key store, and its name.
    pub key_left: Option<(KeyId, KeyStoreError)>,
    /// Files that could not be erased.
    pub left: Vec<PathBuf>,
}

/// Erases a history: records, keys, the decision. It needs no key for that.
pub fn forget(data: &Path, store: &dyn KeyStore) -> Result<Forgotten, HistoryError> {
    let folder = data.join(FOLDER);
    let mut forgotten = Forgotten::default();
    if !folder.is_dir() {
        return Ok(forgotten);
    }
    let lock = lock(&folder)?;
    // The key first: what is left of the records afterwards opens no more.
    if let Ok(Some(Decision::Kept(place))) = decision(data)
        && place.way() == Way::KeyStore
    {
        match store.is_there().and_then(|()| store.delete(place.id())) {
            Ok(was_there) => forgotten.key = was_there,
            Err(error) => forgotten.key_left = Some((place.id(), error)),
        }
    }
    let listed = fs::read_dir(&folder).map_err(|source| HistoryError::Open {
        path: folder.clone(),
        source,
    })?;
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    // Key files first, for the same reason.
    paths.sort_by_key(|path| (path.extension().is_some_and(|end| end == RECORD), path.clone()));
    for path in paths {
        if path.file_name().is_some_and(|name| name == LOCK) || path.is_dir() {
            continue;
        }
        let is_record = path.extension().is_some_and(|end| end == RECORD);
        let is_mark = (path.file_stem()).is_some_and(|stem| stem.to_string_lossy().ends_with(MARK));
        match files::erase(&path) {
            Ok(()) if is_record && is_mark => forgotten.marks += 1,
            Ok(()) => forgotten.audits += usize::from(is_record),
            Err(_) => forgotten.left.push(path),
        }
    }
    // Windows deletes no open file.
    drop(lock);
    let _empty_by_now = fs::remove_file(folder.join(LOCK));
    let _stays_where_something_is_left = fs::remove_dir(&folder);
    disk::sync_folder(data);
    Ok(forgotten)
}

fn locked(data: &Path) -> Result<(PathBuf, Option<File>), HistoryError> {
    let folder = data.join(FOLDER);
    files::make_folder(&folder).map_err(|source| HistoryError::Open {
        path: folder.clone(),
        source,
    })?;
    let lock = lock(&folder)?;
    Ok((folder, lock))
}

/// Takes the lock of the folder and clears away what was never finished.
fn lock(folder: &Path) -> Result<Option<File>, HistoryError> {
    let lock = files::lock(&folder.join(LOCK)).map_err(|error| match error {
        NoLock::Taken => HistoryError::InUse {
            path: folder.to_owned(),
        },
        NoLock::Failed { path, source } => HistoryError::Write { path, source },
    })?;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().ends_with(disk::UNFINISHED) {
            let _tried_again_next_time = fs::remove_file(entry.path());
        }
    }
    Ok(lock)
}

fn write_decision(folder: &Path, decision: &Decision, now: &str) -> Result<(), HistoryError> {
    let text = decision.to_file(now);
    for name in [KEY_FILE, KEY_COPY] {
        let path = folder.join(name);
        disk::replace(&path, text.as_bytes()).map_err(|source| HistoryError::Write { path, source })?;
    }
    Ok(())
}

/// The names of the records of a folder, in order; none where there is no folder.
fn records(folder: &Path) -> Result<Vec<String>, HistoryError> {
    let failed = |source| HistoryError::Open {
        path: folder.to_owned(),
        source,
    };
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(failed(source)),
    };
    let mut names = Vec::new();
    for entry in listed {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|end| end == RECORD)
            && let Some(stem) = path.file_stem()
        {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
