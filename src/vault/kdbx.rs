//! KeePass databases, KDBX 3.1 and 4, by the crate `keepass`.
//!
//! The crate puts no ceiling on what it costs to derive a key, so the header (which is plain) is read here first.
//! Whatever a broken file makes the crate do, a panic included, is a damaged file here.

use super::error::Cost;
use super::{Draft, Error, Foreign, dates};
use crate::domain::secret::Password;
use crate::domain::text::Date;
use crate::domain::vault::{Export, Format, Held, LeftOut, Place, Why};
use keepass::db::{EntryRef, GroupRef};
use keepass::error::{DatabaseKeyError, DatabaseOpenError};
use keepass::{Database, DatabaseKey};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

const SIGNATURE: [u8; 4] = [0x03, 0xd9, 0xa2, 0x9a];
const KEEPASS_1: [u8; 4] = [0x65, 0xfb, 0x4b, 0xb5];
const KEEPASS_2: [u8; 4] = [0x67, 0xfb, 0x4b, 0xb5];

/// Some twenty seconds of AES here.
const MOST_ROUNDS: u64 = 200_000_000;
/// One gibibyte.
const MOST_MEMORY: u64 = 1 << 30;
/// Bytes of memory times passes: about a minute.
const MOST_WORK: u64 = 64 << 30;
const MOST_LANES: u64 = 64;

/// Groups in groups, deeper than anybody keeps house.
const DEEPEST: usize = 64;
/// References to references.
const MOST_REFERENCES: usize = 8;

/// Whether it is one, of which version, and bearable to open.
pub(super) fn recognise(bytes: &[u8]) -> Result<Option<Format>, Error> {
    let Some(rest) = bytes.strip_prefix(&SIGNATURE) else {
        return Ok(None);
    };
    if rest.starts_with(&KEEPASS_1) {
        return Err(Error::Foreign(Foreign::KeePass1));
    }
    let major = rest.get(6..8).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let header = rest.get(8..).ok_or(Error::Damaged)?;
    let (format, costs) = match (rest.starts_with(&KEEPASS_2), major) {
        (true, Some(3)) => (Format::Kdbx3, costs_3(header)),
        (true, Some(4)) => (Format::Kdbx4, costs_4(header)),
        _ => return Err(Error::NewerVersion),
    };
    costs.ok_or(Error::Damaged)?.bearable()?;
    Ok(Some(format))
}

/// What deriving the key takes.
#[derive(Default)]
struct Costs {
    rounds: u64,
    memory: u64,
    passes: u64,
    lanes: u64,
}

impl Costs {
    fn bearable(&self) -> Result<(), Error> {
        if self.rounds > MOST_ROUNDS {
            return Err(Error::TooCostly(Cost::Rounds(self.rounds)));
        }
        let work = self.memory.saturating_mul(self.passes);
        if self.memory > MOST_MEMORY || work > MOST_WORK || self.lanes > MOST_LANES {
            return Err(Error::TooCostly(Cost::Memory {
                mebibytes: self.memory >> 20,
                passes: self.passes,
            }));
        }
        Ok(())
    }
}

/// A number at a place, little-endian; none where the file ends.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(width)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// Fields of one byte for the kind, two for the length: KDBX 3.
fn costs_3(header: &[u8]) -> Option<Costs> {
    let mut at = 0;
    let mut costs = None;
    loop {
        let kind = *header.get(at)?;
        let length = number(header, at + 1, 2)? as usize;
        let value = header.get(at + 3..at + 3 + length)?;
        at += 3 + length;
        match kind {
            0 => return costs,
            6 => {
                costs = Some(Costs {
                    rounds: number(value, 0, 8)?,
                    ..Costs::default()
                });
            }
            _ => {}
        }
    }
}

/// Whether the body of a KDBX 3 is whole blocks of its cipher, as far as its length tells.
fn has_whole_blocks_3(bytes: &[u8]) -> bool {
    let mut at = SIGNATURE.len() + 8;
    while let (Some(kind), Some(length)) = (bytes.get(at), number(bytes, at + 1, 2)) {
        at += 3 + length as usize;
        if *kind == 0 {
            return bytes
                .len()
                .checked_sub(at)
                .is_some_and(|body| body > 0 && body % 16 == 0);
        }
    }
    false
}

/// Fields of one byte for the kind, four for the length: KDBX 4.
fn costs_4(header: &[u8]) -> Option<Costs> {
    let mut at = 0;
    let mut costs = None;
    loop {
        let kind = *header.get(at)?;
        let length = number(header, at + 1, 4)? as usize;
        let end = at.checked_add(5)?.checked_add(length)?;
        let value = header.get(at + 5..end)?;
        at = end;
        match kind {
            0 => return costs,
            11 => costs = Some(dictionary(value)?),
            _ => {}
        }
    }
}

/// The numbers of the dictionary that describes the derivation.
fn dictionary(bytes: &[u8]) -> Option<Costs> {
    let mut costs = Costs::default();
    let mut at = 2;
    loop {
        let kind = *bytes.get(at)?;
        if kind == 0 {
            return Some(costs);
        }
        let length = number(bytes, at + 1, 4)? as usize;
        let name = bytes.get(at + 5..at.checked_add(5)?.checked_add(length)?)?;
        at += 5 + length;
        let length = number(bytes, at, 4)? as usize;
        let end = at.checked_add(4)?.checked_add(length)?;
        let value = bytes.get(at + 4..end)?;
        at = end;
        let amount = || number(value, 0, value.len().min(8));
        match name {
            b"R" => costs.rounds = amount()?,
            b"I" => costs.passes = amount()?,
            b"M" => costs.memory = amount()?,
            b"P" => costs.lanes = amount()?,
            _ => {}
        }
    }
}

/// Opens and reads it.
pub(super) fn read(
    bytes: &[u8],
    format: Format,
    file: usize,
    password: Option<&Password>,
    key_file: Option<&[u8]>,
) -> Result<Export, Error> {
    let mut key = DatabaseKey::new();
    // Who has a key file and types nothing has no password.
    if let Some(password) = password.filter(|password| !password.is_empty() || key_file.is_none()) {
        key = key.with_password(password.expose());
    }
    if let Some(mut key_file) = key_file {
        key = key.with_keyfile(&mut key_file).map_err(|_| Error::KeyFile)?;
    }
    let opened = catch_unwind(AssertUnwindSafe(|| Database::parse(bytes, key)));
    let database = match opened {
        Ok(Ok(database)) => database,
        Ok(Err(DatabaseOpenError::Key(DatabaseKeyError::IncorrectKey | DatabaseKeyError::EmptyKey))) => {
            return Err(Error::WrongPassword);
        }
        // With a wrong key the padding of KDBX 3 is wrong as well, nearly always.
        Ok(Err(DatabaseOpenError::Cryptography(_)))
            if format == Format::Kdbx3 && has_whole_blocks_3(bytes) =>
        {
            return Err(Error::WrongPassword);
        }
        Ok(Err(DatabaseOpenError::Key(_))) => return Err(Error::KeyFile),
        Ok(Err(DatabaseOpenError::UnsupportedVersion)) => return Err(Error::NewerVersion),
        Ok(Err(_)) | Err(_) => return Err(Error::Damaged),
    };
    let mut reader = Reader {
        file,
        row: 0,
        bin: database.recycle_bin().map(|bin| bin.id().to_string()),
        export: Export {
            format,
            entries: Vec::new(),
            left_out: Vec::new(),
            remarks: Vec::new(),
        },
        by_id: BTreeMap::new(),
        references: Vec::new(),
    };
    reader.group(&database.root(), false, 0);
    reader.resolve();
    if reader.row == 0 {
        return Err(Error::NoRows(format));
    }
    Ok(reader.export)
}

/// What an id leads to.
enum Target {
    /// An entry of the export.
    Entry(usize),
    /// Another reference.
    Further(String),
}

struct Reader {
    file: usize,
    row: usize,
    bin: Option<String>,
    export: Export,
    by_id: BTreeMap<String, Target>,
    references: Vec<(Place, String)>,
}

impl Reader {
    /// Entries in the order of the file; those of the bin are counted and left out.
    fn group(&mut self, group: &GroupRef<'_>, in_bin: bool, depth: usize) {
        let in_bin = in_bin || self.bin.as_deref() == Some(group.id().to_string().as_str());
        for entry in group.entries() {
            self.row += 1;
            let place = Place {
                file: self.file,
                row: self.row,
            };
            if let Err(why) = self.entry(&entry, place, in_bin) {
                self.export.left_out.push(LeftOut { place, why });
            }
        }
        if depth < DEEPEST {
            for inner in group.groups() {
                self.group(&inner, in_bin, depth + 1);
            }
        }
    }

    fn entry(&mut self, entry: &EntryRef<'_>, place: Place, in_bin: bool) -> Result<(), Why> {
        if in_bin {
            return Err(Why::Trashed);
        }
        let password = entry.get_password().unwrap_or_default();
        let id = entry.id().uuid().simple().to_string();
        if let Some(target) = reference(password) {
            self.by_id.insert(id, Target::Further(target.clone()));
            self.references.push((place, target));
            return Ok(());
        }
        if password.contains("{REF:") {
            return Err(Why::Reference);
        }
        let has = |begin: &str| {
            let filled = |(name, value): (&String, &keepass::db::Value<String>)| {
                name.starts_with(begin) && !value.get().is_empty()
            };
            entry.fields.iter().any(filled)
        };
        let held = |is_there: bool| if is_there { Held::Stored } else { Held::NotStored };
        let mut addresses: Vec<(&str, &str)> = entry
            .fields
            .iter()
            .filter(|(name, _)| *name == "URL" || name.starts_with("KP2A_URL"))
            .map(|(name, value)| (name.as_str(), value.get().as_str()))
            .collect();
        // The crate keeps fields without order; "URL" comes last by name and first by rank.
        addresses.sort_unstable_by_key(|(name, _)| (*name != "URL", *name));
        let draft = Draft {
            place,
            title: entry.get_title().unwrap_or_default(),
            addresses: addresses.into_iter().map(|(_, address)| address).collect(),
            user: entry.get_username().unwrap_or_default(),
            second_factor: held(
                entry.get_raw_otp_value().is_some_and(|otp| !otp.is_empty())
                    || has("TOTP Seed")
                    || has("TimeOtp-Secret")
                    || has("HmacOtp-Secret"),
            ),
            passkey: held(has("KPEX_PASSKEY_")),
            changed: changed(entry),
        };
        let read = draft.with(password)?;
        self.by_id.insert(id, Target::Entry(self.export.entries.len()));
        self.export.entries.push(read);
        Ok(())
    }

    /// An entry whose password points at another is that other one: a person keeps one password there, not two.
    fn resolve(&mut self) {
        for (place, target) in std::mem::take(&mut self.references) {
            let mut at = self.by_id.get(&target);
            for _ in 0..MOST_REFERENCES {
                match at {
                    Some(Target::Further(next)) => at = self.by_id.get(next),
                    _ => break,
                }
            }
            let entry = match at {
                Some(Target::Entry(index)) => self.export.entries.get_mut(*index),
                _ => None,
            };
            match entry {
                Some(entry) => entry.places.push(place),
                None => self.export.left_out.push(LeftOut {
                    place,
                    why: Why::Reference,
                }),
            }
        }
    }
}

/// The id in `{REF:P@I:…}`, where the whole field is that.
fn reference(password: &str) -> Option<String> {
    let id = password.strip_prefix("{REF:P@I:")?.strip_suffix('}')?;
    let is_id = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| id.to_lowercase())
}

/// Since when the password is what it is: the history's oldest version in a row that has the same one.
fn changed(entry: &EntryRef<'_>) -> Option<Date> {
    let now = entry.get_password();
    let mut since = entry.times.last_modification;
    let mut older: Vec<_> = entry
        .history
        .iter()
        .flat_map(keepass::db::History::get_entries)
        .collect();
    older.sort_by_key(|older| std::cmp::Reverse(older.times.last_modification));
    for older in older.iter().take_while(|older| older.get_password() == now) {
        since = older.times.last_modification.or(since);
    }
    dates::iso(&since?.to_string())
}
