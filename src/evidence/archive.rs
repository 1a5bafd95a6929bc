//! A ZIP or a folder, looked at through an allow list.
//!
//! The table of contents is gone through once and forgotten: of a million entries only those on the list are remembered,
//! and no other is ever opened, whatever it is called and whatever lies in it. An entry gives no more bytes than its kind
//! may have, none once it grew out of proportion to what it takes in the archive, and all of them together no more than
//! [`MOST_TOGETHER`]. Nothing is unpacked to disk; names are compared, never followed.

use super::error::{Error, Other, Why};
use super::json;
use crate::domain::evidence::Service;
use crate::domain::text::Date;
use flate2::read::DeflateDecoder;
use rawzip::time::ZipDateTimeKind;
use rawzip::{CompressionMethod, FileReader, ZipArchive, ZipArchiveEntryWayfinder};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// An entry that may be opened.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Whose it is.
    pub service: Service,
    /// The end of its path, normalised: small letters, `/` between, `_` for every kind of apostrophe. A `*` at the
    /// beginning stands for anything within one name.
    pub path: &'static str,
    /// The most bytes it may have.
    pub most: u64,
    /// Whether it is JSON, so that its shape is watched while it is read.
    pub json: bool,
}

/// All entries that are read of one archive, in bytes.
const MOST_TOGETHER: u64 = 768 * 1024 * 1024;
/// No text of an export shrinks to less than this part.
const MOST_RATIO: u64 = 250;
/// Up to here proportion does not matter.
const SMALL: u64 = 1024 * 1024;
/// The most entries gone through; the largest exports have some hundred thousand.
const MOST_ENTRIES: u64 = 4_000_000;
/// How deep in a folder an entry may lie.
const MOST_DEPTH: usize = 8;
/// The longest name looked at, in bytes.
const LONGEST_NAME: usize = 1024;
/// The central directory is read in pieces of this size; no record of it is larger.
const PIECE: usize = 256 * 1024;
/// Entries remembered; the list has fewer, and nobody has this many accounts in one archive.
const MOST_HITS: usize = 64;

/// Folders whose files are nobody's business: nothing below them is looked at.
const NEVER: &[&str] = &[
    "messages",
    "inbox",
    "message_requests",
    "archived_threads",
    "e2ee_cutover",
    "posts",
    "media",
    "photos",
    "videos",
    "stories",
    "friends",
    "followers_and_following",
    "comments",
    "comments_and_reactions",
    "chats",
    "mail",
    "google photos",
    "drive",
    "location history",
    "your_facebook_activity",
    "your_instagram_activity",
];

/// Where an entry lies.
#[derive(Debug)]
enum Place {
    Packed {
        finder: ZipArchiveEntryWayfinder,
        method: CompressionMethod,
        encrypted: bool,
        /// Bytes it takes in the archive.
        size: u64,
    },
    File(PathBuf),
}

/// An entry of the list that is there.
#[derive(Debug)]
pub(super) struct Hit {
    /// Which.
    pub wanted: &'static Wanted,
    /// The day it was last written.
    pub day: Option<Date>,
    place: Place,
    /// Its whole name, normalised: two of one name cannot be told apart.
    name: String,
    twice: bool,
}

/// A ZIP, a folder or a file.
#[derive(Debug)]
pub(super) struct Archive {
    zip: Option<ZipArchive<FileReader>>,
    hits: Vec<Hit>,
    marks: BTreeSet<Mark>,
    strange: usize,
}

/// What gives away whose an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Part of this platform's export.
    Part(Service),
    /// Web pages of this platform's export.
    Pages(Service),
    Other(Other),
    /// One of the two files by which `LinkedIn`'s is known.
    LinkedInHalf,
}

impl Archive {
    /// Opens what a path names and goes through its table of contents.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let mut archive = Archive {
            zip: None,
            hits: Vec::new(),
            marks: BTreeSet::new(),
            strange: 0,
        };
        // What the person names may be a link; within a folder none is followed.
        let meta = fs::metadata(path).map_err(Error::Unreadable)?;
        if meta.is_dir() {
            let mut seen = 0;
            archive.walk(path, "", 0, &mut seen)?;
            return Ok(archive);
        }
        if !meta.is_file() {
            return Err(Error::NoExport);
        }
        let mut file = File::open(path).map_err(Error::Unreadable)?;
        let mut start = Vec::new();
        (&mut file)
            .take(8)
            .read_to_end(&mut start)
            .map_err(Error::Unreadable)?;
        match start.as_slice() {
            [] => return Err(Error::Empty),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => archive.list(file)?,
            [0x1f, 0x8b, ..] => return Err(Error::Gzip),
            _ => {
                drop(file);
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                archive.see(&name.to_lowercase(), || {
                    (Place::File(path.to_owned()), changed(&meta))
                });
                if archive.hits.is_empty() && archive.marks.is_empty() {
                    return Err(Error::NoExport);
                }
            }
        }
        Ok(archive)
    }

    /// The entries of the list that are there.
    pub(super) fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// How many names lead elsewhere.
    pub(super) fn strange_names(&self) -> usize {
        self.strange
    }

    /// Why there is nothing to read, as far as the names tell.
    pub(super) fn nothing(&self) -> Error {
        let found = |wanted: fn(&Mark) -> Option<Error>| self.marks.iter().find_map(wanted);
        found(|mark| match mark {
            Mark::Pages(service) => Some(Error::Html(*service)),
            _ => None,
        })
        .or_else(|| {
            found(|mark| match mark {
                Mark::Part(_) => Some(Error::NothingWanted),
                _ => None,
            })
        })
        .or_else(|| {
            found(|mark| match mark {
                Mark::Other(other) => Some(Error::Other(*other)),
                _ => None,
            })
        })
        .unwrap_or(Error::NoExport)
    }

    /// Goes through the table of contents of a ZIP, piece by piece.
    fn list(&mut self, file: File) -> Result<(), Error> {
        let mut buffer = vec![0; PIECE];
        let zip = ZipArchive::from_file(file, &mut buffer).map_err(|error| damaged(error.into_kind()))?;
        let mut entries = zip.entries(&mut buffer);
        let mut count = 0_u64;
        let mut name = String::new();
        loop {
            let entry = match entries.next_entry() {
                Ok(Some(entry)) => entry,
                Ok(None) => break,
                Err(error) => return Err(damaged(error.into_kind())),
            };
            count += 1;
            if count > MOST_ENTRIES {
                return Err(Error::TooMany);
            }
            if entry.is_dir() {
                continue;
            }
            if !normal(entry.file_path().as_bytes(), &mut name) {
                self.strange += 1;
                continue;
            }
            self.see(&name, || {
                let place = Place::Packed {
                    finder: entry.wayfinder(),
                    method: entry.compression_method(),
                    encrypted: entry.flags().is_encrypted() || entry.flags().is_masked(),
                    size: entry.compressed_size_hint(),
                };
                (place, zip_day(&entry.last_modified()))
            });
        }
        self.zip = Some(zip);
        Ok(())
    }

    /// Goes through a folder; no link is followed.
    fn walk(&mut self, folder: &Path, under: &str, depth: usize, seen: &mut u64) -> Result<(), Error> {
        let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)
            .and_then(Iterator::collect::<io::Result<_>>)
            .map_err(Error::Unreadable)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut name = String::new();
        for entry in entries {
            *seen += 1;
            if *seen > MOST_ENTRIES {
                return Err(Error::TooMany);
            }
            let Ok(sort) = entry.file_type() else { continue };
            let bare = entry.file_name().to_string_lossy().into_owned();
            if !normal(format!("{under}{bare}").as_bytes(), &mut name) {
                self.strange += 1;
                continue;
            }
            if sort.is_dir() {
                let last = name.rsplit('/').next().unwrap_or_default();
                if depth < MOST_DEPTH && !NEVER.contains(&last) {
                    // A folder that cannot be looked into holds nothing that is known.
                    let _unknown = self.walk(&entry.path(), &format!("{name}/"), depth + 1, seen);
                }
            } else if sort.is_file() {
                let name = std::mem::take(&mut name);
                self.see(&name, || {
                    let day = entry.metadata().ok().and_then(|meta| changed(&meta));
                    (Place::File(entry.path()), day)
                });
            }
        }
        Ok(())
    }

    /// Takes a name in: remembers the entry if it is on the list, and what the name says about the whole.
    fn see(&mut self, name: &str, place: impl FnOnce() -> (Place, Option<Date>)) {
        if let Some(mark) = mark(name) {
            let whole = mark == Mark::LinkedInHalf && !self.marks.insert(mark);
            if mark != Mark::LinkedInHalf {
                self.marks.insert(mark);
            } else if whole {
                self.marks.insert(Mark::Other(Other::LinkedIn));
            }
        }
        let Some(wanted) = wanted(name) else { return };
        if let Some(known) = self.hits.iter_mut().find(|hit| hit.name == name) {
            known.twice = true;
        } else if self.hits.len() < MOST_HITS {
            let (place, day) = place();
            self.hits.push(Hit {
                wanted,
                day,
                place,
                name: name.to_owned(),
                twice: false,
            });
        }
    }

    /// Opens an entry and lets it be read; `spent` counts the bytes of all of them.
    pub(super) fn entry(
        &self,
        hit: &Hit,
        spent: &mut u64,
        take: impl FnOnce(&mut dyn BufRead) -> Result<(), Why>,
    ) -> Result<(), Why> {
        if hit.twice {
            return Err(Why::Twice);
        }
        let left = hit.wanted.most.min(MOST_TOGETHER.saturating_sub(*spent));
        let (inner, size): (Box<dyn Read + '_>, u64) = match &hit.place {
            Place::Packed { encrypted: true, .. } => return Err(Why::Encrypted),
            Place::Packed {
                finder, method, size, ..
            } => {
                let zip = self.zip.as_ref().ok_or(Why::Damaged)?;
                let entry = zip.get_entry(*finder).map_err(|_| Why::Damaged)?;
                let inner: Box<dyn Read + '_> = match *method {
                    CompressionMethod::STORE => Box::new(entry.verifying_reader(entry.reader())),
                    CompressionMethod::DEFLATE => {
                        Box::new(entry.verifying_reader(DeflateDecoder::new(entry.reader())))
                    }
                    _ => return Err(Why::Method),
                };
                (inner, *size)
            }
            Place::File(path) => {
                // It was a file a moment ago; what has become a link or a pipe since is not opened.
                let meta = fs::symlink_metadata(path).map_err(|_| Why::Refused)?;
                // The one file that the person named may be a link.
                let named = self.hits.len() == 1 && !hit.name.contains('/');
                if !(meta.is_file() || named && path.is_file()) {
                    return Err(Why::Link);
                }
                let file = File::open(path).map_err(|_| Why::Refused)?;
                (Box::new(file), u64::MAX / MOST_RATIO)
            }
        };
        let mut bounded = Bounded {
            inner,
            left,
            given: 0,
            size,
            shape: hit.wanted.json.then(json::Shape::default),
            why: None,
        };
        let taken = {
            let mut input = BufReader::with_capacity(64 * 1024, &mut bounded);
            without_mark(&mut input).and_then(|()| take(&mut input))
        };
        *spent += bounded.given;
        match (taken, bounded.why) {
            (Ok(()), _) => Ok(()),
            // What the reader of the platform saw as a broken text was broken off here.
            (Err(_), Some(why)) | (Err(why), None) => Err(why),
        }
    }
}

/// Skips the mark some programs put in front of UTF-8.
fn without_mark(input: &mut impl BufRead) -> Result<(), Why> {
    let start = input.fill_buf().map_err(|_| Why::Damaged)?;
    if start.starts_with(b"\xef\xbb\xbf") {
        input.consume(3);
    }
    Ok(())
}

/// Gives the bytes of an entry, as far as it may have them.
struct Bounded<'a> {
    inner: Box<dyn Read + 'a>,
    left: u64,
    given: u64,
    /// Bytes it takes in the archive.
    size: u64,
    shape: Option<json::Shape>,
    /// Why it was broken off.
    why: Option<Why>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let stop = |why: &mut Option<Why>, reason| {
            *why = Some(reason);
            Err(io::Error::from(io::ErrorKind::InvalidData))
        };
        if self.why.is_some() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let read = match self.inner.read(buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(_) => return stop(&mut self.why, Why::Damaged),
        };
        self.given += read as u64;
        if read as u64 > self.left {
            return stop(&mut self.why, Why::TooLarge);
        }
        self.left -= read as u64;
        if self.given > SMALL && self.given / MOST_RATIO > self.size {
            return stop(&mut self.why, Why::Bomb);
        }
        let bytes = buffer.get(..read).unwrap_or_default();
        if self.shape.as_mut().is_some_and(|shape| !shape.takes(bytes)) {
            return stop(&mut self.why, Why::Nested);
        }
        Ok(read)
    }
}

fn damaged(kind: rawzip::ErrorKind) -> Error {
    match kind {
        rawzip::ErrorKind::IO(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            Error::Unreadable(error)
        }
        _ => Error::Damaged,
    }
}

/// The day an entry was last written; none where the archive says 1980, which stands for nothing known.
fn zip_day(time: &ZipDateTimeKind) -> Option<Date> {
    let small = |number: u8| i8::try_from(number).ok();
    let day = Date::new(
        i16::try_from(time.year()).ok()?,
        small(time.month())?,
        small(time.day())?,
    );
    day.ok().filter(|day| day.year() > 1980)
}

/// The day a file was last written.
fn changed(meta: &fs::Metadata) -> Option<Date> {
    let moment = jiff::Timestamp::try_from(meta.modified().ok()?).ok()?;
    super::day_of(moment.as_second())
}

/// A name made comparable: `/` between, small letters, `_` for every kind of apostrophe and for what is no UTF-8. False for
/// a name that leads elsewhere or is no name.
fn normal(raw: &[u8], out: &mut String) -> bool {
    out.clear();
    if raw.is_empty() || raw.len() > LONGEST_NAME {
        return false;
    }
    for letter in String::from_utf8_lossy(raw).chars() {
        match letter {
            '\\' => out.push('/'),
            '\'' | '\u{2019}' | '\u{fffd}' => out.push('_'),
            '\0' => return false,
            letter => out.extend(letter.to_lowercase()),
        }
    }
    let drive = matches!(out.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    !drive && !out.starts_with('/') && !out.split('/').any(|part| part == "..")
}

/// The entry of the list that a name is.
fn wanted(name: &str) -> Option<&'static Wanted> {
    let found = super::WANTED
        .iter()
        .flat_map(|list| list.iter())
        .find(|wanted| ends_with(name, wanted.path).is_some())?;
    let before = ends_with(name, found.path).unwrap_or_default();
    let mut folders = before.split('/').filter(|part| !part.is_empty());
    let fits = before.matches('/').count() <= MOST_DEPTH && !folders.any(|part| NEVER.contains(&part));
    fits.then_some(found)
}

/// What stands in front of the end of a path; none where it ends otherwise.
fn ends_with<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    if let Some(end) = end.strip_prefix('*') {
        let whole = name.strip_suffix(end)?;
        return Some(whole.rsplit_once('/').map_or("", |(before, _)| before));
    }
    if let Some((start, end)) = end.split_once('*') {
        let (before, last) = name.rsplit_once('/').unwrap_or(("", name));
        return (last.starts_with(start) && last.ends_with(end)).then_some(before);
    }
    let before = name.strip_suffix(end)?;
    (before.is_empty() || before.ends_with('/')).then_some(before)
}

/// What a name says about the archive it is in.
fn mark(name: &str) -> Option<Mark> {
    let has = |part: &str| name.starts_with(part) || name.contains(&format!("/{part}"));
    let is = |end: &str| ends_with(name, end).is_some();
    let has_extension = |extension: &str| name.ends_with(extension);
    let instagram = has("login_and_profile_creation/")
        || has("login_and_account_creation/")
        || has("your_instagram_activity/");
    if has("security_and_login_information/") || instagram || has("your_facebook_activity/") {
        let service = if instagram {
            Service::Instagram
        } else {
            Service::Facebook
        };
        return Some(if has_extension(".html") {
            Mark::Pages(service)
        } else {
            Mark::Part(service)
        });
    }
    if has("takeout/") || is("archive_browser.html") {
        return Some(Mark::Part(Service::Google));
    }
    if is("export_results.html") {
        return Some(Mark::Pages(Service::Telegram));
    }
    if is("data/manifest.js") || is("data/account.js") {
        return Some(Mark::Other(Other::X));
    }
    if is("registration.csv") || is("email addresses.csv") {
        return Some(Mark::LinkedInHalf);
    }
    if has("whatsapp_account_information/") {
        return Some(Mark::Other(Other::WhatsApp));
    }
    if is("account/user.json") || is("messages/index.json") {
        return Some(Mark::Other(Other::Discord));
    }
    if is("json/account_history.json") {
        return Some(Mark::Other(Other::Snapchat));
    }
    (is("export.data") || is("proton pass/data.json") || is("credentials.csv"))
        .then_some(Mark::Other(Other::Vault))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(raw: &[u8]) -> Option<String> {
        let mut out = String::new();
        normal(raw, &mut out).then_some(out)
    }

    #[test]
    fn names_are_compared_and_never_followed() {
        assert_eq!(
            named("Facebook-x\\Where_you’re_logged_in.JSON".as_bytes()).as_deref(),
            Some("facebook-x/where_you_re_logged_in.json")
        );
        // The apostrophe of an old Windows is no UTF-8.
        assert_eq!(named(b"you\x92re.json").as_deref(), Some("you_re.json"));
        for strange in [
            &b"../security_and_login_information/x.json"[..],
            b"a/../b.json",
            b"..\\b.json",
            b"/etc/passwd",
            b"\\\\server\\b.json",
            b"C:\\b.json",
            b"a\0.json",
            b"",
        ] {
            assert_eq!(named(strange), None, "{}", String::from_utf8_lossy(strange));
        }
        assert_eq!(named(&[b'a'; LONGEST_NAME + 1]), None);
    }

    #[test]
    fn only_what_is_on_the_list_is_wanted_and_nothing_below_messages() {
        let service = |name: &str| wanted(name).map(|wanted| wanted.service);
        assert_eq!(
            service("facebook-a-1/security_and_login_information/where_you_re_logged_in.json"),
            Some(Service::Facebook)
        );
        assert_eq!(
            service("takeout/tài khoản google/ten.subscriberinfo.html"),
            Some(Service::Google)
        );
        assert_eq!(service("result.json"), Some(Service::Telegram));
        for name in [
            "security_and_login_information/account_activity.json",
            "xsecurity_and_login_information/where_you_re_logged_in.json",
            "messages/inbox/a/security_and_login_information/where_you_re_logged_in.json",
            "your_facebook_activity/messages/inbox/ban/message_1.json",
            "chats/chat_01/result.json",
            "myresult.json",
        ] {
            assert_eq!(service(name), None, "{name}");
        }
    }
}
