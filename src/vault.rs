//! Exports of password managers and browsers, read into entries in memory.
//!
//! Owns which file is what (by content, never by name), one reader for every table, one file for each further
//! format, and the limits that a hostile file runs into. It judges nothing: what is weak or used twice is
//! `audit`'s. It writes nothing, and what it read is wiped when dropped; what the readers of JSON and KDBX copy for
//! themselves is listed in SECURITY.
//!
//! Everything here says where something stands (file, row, column), never what stands there.

mod bitwarden;
mod dates;
mod error;
pub mod exceptions;
mod foreign;
mod kdbx;
mod protected;
mod records;
mod site;
mod table;
mod text;

pub use error::{Error, Explained};
pub use foreign::Foreign;

use crate::domain::secret::Password;
use crate::domain::spelling::caseless;
use crate::domain::text::Date;
use crate::domain::vault::{Entry, Export, Format, Held, Place, Why};
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// What stands in a file.
pub enum Opened {
    /// Entries, there to read.
    Export(Export),
    /// Something that wants its password first.
    Locked(Locked),
}

/// A file under lock. What it costs to open it has been looked at: it is bearable.
pub struct Locked {
    bytes: Zeroizing<Vec<u8>>,
    file: usize,
    kind: Kind,
}

enum Kind {
    Kdbx(kdbx::Header),
    Bitwarden(protected::Envelope),
}

impl Locked {
    /// Whose file it is.
    pub fn format(&self) -> Format {
        match &self.kind {
            Kind::Kdbx(header) => header.format,
            Kind::Bitwarden(_) => Format::BitwardenProtected,
        }
    }

    /// Opens it. A password is tried as it was typed, then composed (NFC): keyboards differ.
    pub fn unlock(&self, password: Option<&Password>, key_file: Option<&[u8]>) -> Result<Export, Error> {
        let first = self.try_once(password, key_file);
        if let (Err(Error::WrongPassword), Some(typed)) = (&first, password) {
            let composed = protected::composed(typed);
            if let Some(composed) = composed {
                return self.try_once(Some(&composed), key_file);
            }
        }
        first
    }

    fn try_once(&self, password: Option<&Password>, key_file: Option<&[u8]>) -> Result<Export, Error> {
        match &self.kind {
            Kind::Kdbx(header) => kdbx::read(&self.bytes, header, self.file, password, key_file),
            Kind::Bitwarden(envelope) => {
                let text = envelope.open(password.ok_or(Error::WrongPassword)?)?;
                bitwarden::read(&text, self.file, Format::BitwardenProtected)
            }
        }
    }
}

/// Reads a file, whole.
pub fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, Error> {
    // Some systems open a folder and fail later, others call it forbidden.
    if path.is_dir() {
        return Err(Error::Unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    let file = std::fs::File::open(path).map_err(Error::Unreadable)?;
    let size = file.metadata().map_err(Error::Unreadable)?.len();
    if size > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    from_reader(file, size as usize)
}

/// Reads from anything, up to [`MOST_BYTES`]; `size` is what is expected.
pub fn from_reader(source: impl Read, size: usize) -> Result<Zeroizing<Vec<u8>>, Error> {
    // Room for all of it at once: growing would leave copies behind that nobody wipes.
    let mut bytes = Zeroizing::new(Vec::with_capacity(size.saturating_add(1)));
    let mut source = source.take(MOST_BYTES + 1);
    loop {
        if bytes.len() == bytes.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(bytes.len() * 2 + 4096));
            larger.extend_from_slice(&bytes);
            bytes = larger;
        }
        let start = bytes.len();
        let room = bytes.capacity();
        bytes.resize(room, 0);
        let read = source
            .read(bytes.get_mut(start..).unwrap_or_default())
            .map_err(Error::Unreadable);
        let count = *read.as_ref().unwrap_or(&0);
        bytes.truncate(start + count);
        read?;
        if count == 0 {
            break;
        }
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    Ok(bytes)
}

/// Says what a file is, and reads it unless it is locked. `file` is its number, from 1.
pub fn open(bytes: Zeroizing<Vec<u8>>, file: usize) -> Result<Opened, Error> {
    if bytes.trim_ascii().is_empty() {
        return Err(Error::Empty);
    }
    if let Some(header) = kdbx::recognise(&bytes)? {
        return Ok(Opened::Locked(Locked {
            bytes,
            file,
            kind: Kind::Kdbx(header),
        }));
    }
    if let Some(foreign) = foreign::by_bytes(&bytes) {
        return Err(Error::Foreign(foreign));
    }
    let (text, remark) = text::decode(bytes)?;
    let begin = text.trim_ascii_start();
    if let Some(foreign) = foreign::by_text(begin) {
        return Err(Error::Foreign(foreign));
    }
    if matches!(begin.first(), Some(b'{' | b'[')) {
        return match bitwarden::recognise(&text)? {
            bitwarden::Found::Plain => {
                bitwarden::read(&text, file, Format::BitwardenJson).map(Opened::Export)
            }
            bitwarden::Found::Protected => Ok(Opened::Locked(Locked {
                kind: Kind::Bitwarden(protected::Envelope::read(&text)?),
                bytes: text,
                file,
            })),
            bitwarden::Found::Foreign(foreign) => Err(Error::Foreign(foreign)),
        };
    }
    let mut export = table::read(&text, file)?;
    export.remarks.extend(remark);
    Ok(Opened::Export(export))
}

/// An entry before its password is looked at.
struct Draft<'t> {
    place: Place,
    title: &'t str,
    addresses: Vec<&'t str>,
    user: &'t str,
    second_factor: Held,
    passkey: Held,
    changed: Option<Date>,
}

impl Draft<'_> {
    /// The entry, with its password as it stands; never trimmed.
    fn with(self, password: &str) -> Result<Entry, Why> {
        if password.is_empty() {
            return Err(Why::NoPassword);
        }
        let mut sites: Vec<String> = Vec::new();
        for site in self.addresses.iter().filter_map(|address| site::of(address)) {
            if !sites.contains(&site) {
                sites.push(site);
            }
        }
        let host = self.addresses.iter().find_map(|address| site::host(address));
        Ok(Entry {
            places: vec![self.place],
            title: title(self.title, self.user, password)
                .or_else(|| title(host.unwrap_or_default(), self.user, password))
                .unwrap_or_default(),
            sites,
            user: Zeroizing::new(self.user.to_owned()),
            password: Password::new(password.to_owned()),
            second_factor: self.second_factor,
            passkey: self.passkey,
            changed: self.changed,
        })
    }
}

/// The most characters of a title.
const LONGEST_TITLE: usize = 80;

/// A title that gives nothing away: without the login name that Apple puts behind it, and none at all where it holds
/// the password, as people do write it there.
fn title(text: &str, user: &str, password: &str) -> Option<String> {
    let text = text.trim();
    let with_user = format!("({user})");
    let text = match text.strip_suffix(with_user.as_str()) {
        Some(bare) if !user.is_empty() && !bare.trim().is_empty() => bare.trim(),
        _ => text,
    };
    // With or without the blanks around it. What other entries' passwords do in it is seen when all are there.
    let gives_away = caseless(text).contains(caseless(password.trim()).as_str());
    (!text.is_empty() && !gives_away).then(|| text.chars().take(LONGEST_TITLE).collect())
}
