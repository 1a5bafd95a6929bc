//! The document inside: XML with entries in groups, and passwords hidden once more.
//!
//! It is gone through once, from front to back, because what hides the passwords is one stream over all of them, those
//! of the history included. Nothing is kept of an entry but what a login needs.

use super::lock::Stream;
use crate::domain::text::Date;
use crate::domain::vault::{Entry, Export, Format, Held, LeftOut, Place, Why};
use crate::vault::{Draft, Error, dates};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader as Xml;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Elements in elements, deeper than anybody keeps house.
const DEEPEST: usize = 256;
/// References to references.
const MOST_REFERENCES: usize = 8;
/// Seconds from the first day of the year 1, which KDBX 4 counts from, to 1970.
const TO_1970: i64 = 62_135_596_800;

/// Reads the entries.
pub(super) fn read(document: &[u8], stream: Stream, format: Format, file: usize) -> Result<Export, Error> {
    let text = std::str::from_utf8(document).map_err(|_| Error::Damaged)?;
    let mut reader = Reader {
        stream,
        file,
        open: Vec::new(),
        text: Zeroizing::new(String::new()),
        bin: None,
        groups: Vec::new(),
        inside: Vec::new(),
        entries: Vec::new(),
        records: Vec::new(),
    };
    let mut xml = Xml::from_str(text.trim_start_matches('\u{feff}'));
    let mut root = false;
    loop {
        match xml.read_event().map_err(|_| Error::Damaged)? {
            Event::Start(tag) => {
                root |= reader.open.is_empty() && tag.name().as_ref() == "KeePassFile";
                reader.start(&tag)?;
            }
            Event::End(_) => reader.end()?,
            Event::Empty(tag) => {
                reader.start(&tag)?;
                reader.end()?;
            }
            Event::Text(text) => reader.says(&text.xml10_content()),
            Event::CData(text) => reader.says(&text.xml10_content()),
            Event::GeneralRef(name) => {
                let letter = match name.resolve_char_ref().map_err(|_| Error::Damaged)? {
                    Some(letter) => letter,
                    None => match &*name.xml10_content() {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => return Err(Error::Damaged),
                    },
                };
                reader.says(letter.encode_utf8(&mut [0; 4]));
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
    if !root || !reader.open.is_empty() {
        return Err(Error::Damaged);
    }
    reader.export(format)
}

/// The elements that matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Group,
    Entry,
    History,
    Field,
    Key,
    Value,
    Id,
    Times,
    Modified,
    Bin,
    Other,
}

impl Tag {
    /// What it is where it stands.
    fn of(name: &str, parent: Option<Tag>) -> Self {
        match (name, parent) {
            ("Group", _) => Tag::Group,
            ("Entry", Some(Tag::Group | Tag::History)) => Tag::Entry,
            ("History", Some(Tag::Entry)) => Tag::History,
            ("String", Some(Tag::Entry)) => Tag::Field,
            ("Key", Some(Tag::Field)) => Tag::Key,
            ("Value", Some(Tag::Field)) => Tag::Value,
            ("UUID", Some(Tag::Group | Tag::Entry)) => Tag::Id,
            ("Times", Some(Tag::Entry)) => Tag::Times,
            // Notes of plugins have such a time of their own.
            ("LastModificationTime", Some(Tag::Times)) => Tag::Modified,
            ("RecycleBinUUID", _) => Tag::Bin,
            _ => Tag::Other,
        }
    }

    /// Whether its text is wanted.
    fn speaks(self) -> bool {
        matches!(self, Tag::Key | Tag::Value | Tag::Id | Tag::Modified | Tag::Bin)
    }
}

struct Open {
    tag: Tag,
    /// Hidden by the stream.
    hidden: bool,
}

struct Group {
    id: Option<u128>,
    parent: Option<usize>,
}

/// An entry that is being read, or an older version of one.
#[derive(Default)]
struct Raw {
    id: Option<u128>,
    key: String,
    fields: Vec<(String, Zeroizing<String>)>,
    /// A field whose letters cannot be read.
    unreadable: bool,
    modified: Option<Date>,
    /// With the moment as it was written: several may be of one day.
    older: Vec<(Option<Date>, Zeroizing<String>)>,
}

impl Raw {
    fn get(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(own, _)| own == name);
        field.map_or("", |(_, value)| value)
    }

    fn has(&self, begin: &str) -> bool {
        let filled =
            |(name, value): &(String, Zeroizing<String>)| name.starts_with(begin) && !value.is_empty();
        self.fields.iter().any(filled)
    }

    /// Since when the password is what it is: the oldest version, in a row up to now, that has the same one.
    fn changed(&self) -> Option<Date> {
        let now = self.get("Password");
        let mut older: Vec<_> = self.older.iter().collect();
        // A stable sort: versions of one day stay as the program wrote them, oldest first.
        older.sort_by_key(|(day, _)| *day);
        let same = older.iter().rev().take_while(|(_, older)| **older == *now);
        same.fold(self.modified, |since, (day, _)| day.or(since))
    }
}

/// What a record turned out to be.
enum Found {
    Entry(Entry),
    /// Its password is that of another one.
    Points(u128),
    LeftOut(Why),
}

struct Reader {
    stream: Stream,
    file: usize,
    open: Vec<Open>,
    /// The text of the innermost element.
    text: Zeroizing<String>,
    bin: Option<u128>,
    groups: Vec<Group>,
    /// The groups that are open, as places in `groups`.
    inside: Vec<usize>,
    /// The entries that are open: one, or one and its older version.
    entries: Vec<Raw>,
    /// Every record, in the order of the file.
    records: Vec<Record>,
}

struct Record {
    id: Option<u128>,
    group: Option<usize>,
    found: Found,
}

impl Reader {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        if self.open.len() >= DEEPEST {
            return Err(Error::Damaged);
        }
        let hidden = tag.try_get_attribute("Protected").map_err(|_| Error::Damaged)?;
        let hidden = hidden.is_some_and(|value| value.value.eq_ignore_ascii_case("true"));
        let tag = Tag::of(tag.name().as_ref(), self.open.last().map(|open| open.tag));
        match tag {
            Tag::Group => {
                let parent = self.inside.last().copied();
                self.inside.push(self.groups.len());
                self.groups.push(Group { id: None, parent });
            }
            Tag::Entry => self.entries.push(Raw::default()),
            _ => {}
        }
        self.text = Zeroizing::new(String::new());
        self.open.push(Open { tag, hidden });
        Ok(())
    }

    fn says(&mut self, text: &str) {
        let wanted = self
            .open
            .last()
            .is_some_and(|open| open.hidden || open.tag.speaks());
        if !wanted {
            return;
        }
        // A buffer that grows leaves copies behind.
        if self.text.capacity() - self.text.len() < text.len() {
            let mut larger = Zeroizing::new(String::with_capacity(2 * (self.text.len() + text.len())));
            larger.push_str(&self.text);
            self.text = larger;
        }
        self.text.push_str(text);
    }

    fn end(&mut self) -> Result<(), Error> {
        let Some(Open { tag, hidden }) = self.open.pop() else {
            return Err(Error::Damaged);
        };
        let mut text = std::mem::take(&mut self.text);
        let mut readable = true;
        if hidden {
            let mut bytes = Zeroizing::new(STANDARD.decode(text.trim()).map_err(|_| Error::Damaged)?);
            self.stream.apply(&mut bytes)?;
            readable = std::str::from_utf8(&bytes).is_ok();
            if readable {
                text = Zeroizing::new(String::from_utf8(std::mem::take(&mut *bytes)).unwrap_or_default());
            }
        }
        match tag {
            Tag::Group => drop(self.inside.pop()),
            Tag::Entry => self.entry(),
            Tag::Bin => self.bin = id(&text).filter(|id| *id != 0),
            Tag::Id => match (self.open.last().map(|open| open.tag), self.entries.last_mut()) {
                (Some(Tag::Entry), Some(entry)) => entry.id = id(&text),
                (Some(Tag::Group), _) => {
                    let group = self.inside.last().and_then(|group| self.groups.get_mut(*group));
                    if let Some(group) = group {
                        group.id = id(&text);
                    }
                }
                _ => {}
            },
            Tag::Modified => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.modified = day(&text);
                }
            }
            Tag::Key => {
                if let Some(entry) = self.entries.last_mut() {
                    text.as_str().clone_into(&mut entry.key);
                }
            }
            Tag::Value => {
                if let Some(entry) = self.entries.last_mut() {
                    let key = std::mem::take(&mut entry.key);
                    entry.unreadable |= !readable;
                    entry.fields.push((key, text));
                }
            }
            Tag::History | Tag::Field | Tag::Times | Tag::Other => {}
        }
        Ok(())
    }

    /// An entry ends here.
    fn entry(&mut self) {
        let Some(mut entry) = self.entries.pop() else {
            return;
        };
        if let Some(newer) = self.entries.last_mut() {
            let password = entry.fields.iter_mut().find(|(name, _)| name == "Password");
            let password = password
                .map(|(_, value)| std::mem::take(value))
                .unwrap_or_default();
            newer.older.push((entry.modified, password));
            return;
        }
        let found = self.judged(&entry).unwrap_or_else(Found::LeftOut);
        self.records.push(Record {
            id: entry.id,
            group: self.inside.last().copied(),
            found,
        });
    }

    fn judged(&self, entry: &Raw) -> Result<Found, Why> {
        if entry.unreadable {
            return Err(Why::Encoding);
        }
        let password = entry.get("Password");
        if let Some(target) = reference(password) {
            return Ok(Found::Points(target));
        }
        if password.contains("{REF:") {
            return Err(Why::Reference);
        }
        let held = |is_there: bool| if is_there { Held::Stored } else { Held::NotStored };
        let mut addresses: Vec<(&str, &str)> = entry
            .fields
            .iter()
            .filter(|(name, _)| name == "URL" || name.starts_with("KP2A_URL"))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        // "URL" comes last by name and first by rank.
        addresses.sort_by_key(|(name, _)| (*name != "URL", *name));
        let draft = Draft {
            // Known when all of them are there.
            place: Place {
                file: self.file,
                row: 0,
            },
            title: entry.get("Title"),
            addresses: addresses.into_iter().map(|(_, address)| address).collect(),
            user: entry.get("UserName"),
            second_factor: held(
                !entry.get("otp").is_empty()
                    || ["TOTP Seed", "TimeOtp-Secret", "HmacOtp-Secret"]
                        .iter()
                        .any(|begin| entry.has(begin)),
            ),
            passkey: held(entry.has("KPEX_PASSKEY_")),
            changed: entry.changed(),
        };
        draft.with(password).map(Found::Entry)
    }

    /// Whether a group is the bin, or in it.
    fn is_trash(&self, group: Option<usize>) -> bool {
        let mut at = group;
        while let Some(group) = at.and_then(|group| self.groups.get(group)) {
            if self.bin.is_some() && group.id == self.bin {
                return true;
            }
            at = group.parent;
        }
        false
    }

    /// Puts together what was found. An entry whose password points at another is that other one: a person keeps one
    /// password there, not two.
    fn export(mut self, format: Format) -> Result<Export, Error> {
        if self.records.is_empty() {
            return Err(Error::NoRows(format));
        }
        // The entries of a group, then those of the groups in it, as programs show them; some write groups first.
        self.records.sort_by_key(|record| record.group);
        let in_bin: Vec<bool> = self
            .records
            .iter()
            .map(|record| self.is_trash(record.group))
            .collect();
        for (record, in_bin) in self.records.iter_mut().zip(in_bin) {
            if in_bin {
                record.found = Found::LeftOut(Why::Trashed);
            }
        }
        let mut by_id: BTreeMap<u128, usize> = BTreeMap::new();
        for (index, record) in self.records.iter().enumerate() {
            if let Some(id) = record.id {
                by_id.insert(id, index);
            }
        }
        let targets: Vec<Option<usize>> = (0..self.records.len())
            .map(|index| self.target(index, &by_id))
            .collect();
        let mut export = Export {
            format,
            entries: Vec::new(),
            left_out: Vec::new(),
            remarks: Vec::new(),
        };
        // Where the entry of a record has come to stand.
        let mut moved: BTreeMap<usize, usize> = BTreeMap::new();
        let mut points = Vec::new();
        for (index, record) in self.records.into_iter().enumerate() {
            let place = Place {
                file: self.file,
                row: index + 1,
            };
            match record.found {
                Found::Entry(mut entry) => {
                    entry.places = vec![place];
                    moved.insert(index, export.entries.len());
                    export.entries.push(entry);
                }
                Found::Points(_) => points.push((place, targets.get(index).copied().flatten())),
                Found::LeftOut(why) => export.left_out.push(LeftOut { place, why }),
            }
        }
        for (place, target) in points {
            let entry = target
                .and_then(|target| moved.get(&target))
                .and_then(|entry| export.entries.get_mut(*entry));
            match entry {
                Some(entry) => entry.places.push(place),
                None => export.left_out.push(LeftOut {
                    place,
                    why: Why::Reference,
                }),
            }
        }
        Ok(export)
    }

    /// The record whose password this one has, where it points at another.
    fn target(&self, index: usize, by_id: &BTreeMap<u128, usize>) -> Option<usize> {
        let mut at = index;
        for _ in 0..=MOST_REFERENCES {
            match self.records.get(at)?.found {
                Found::Points(id) => at = *by_id.get(&id)?,
                Found::Entry(_) => return Some(at),
                Found::LeftOut(_) => return None,
            }
        }
        None
    }
}

/// Sixteen bytes in base64.
fn id(text: &str) -> Option<u128> {
    let bytes = STANDARD.decode(text.trim()).ok()?;
    bytes.as_slice().try_into().map(u128::from_be_bytes).ok()
}

/// The id in `{REF:P@I:…}`, where the whole field is that.
fn reference(password: &str) -> Option<u128> {
    let id = password.strip_prefix("{REF:P@I:")?.strip_suffix('}')?;
    let is_id = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    u128::from_str_radix(id, 16).ok().filter(|_| is_id)
}

/// A day, as KDBX 3 writes it, or in the seconds of KDBX 4.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    dates::iso(text).or_else(|| {
        let bytes = STANDARD.decode(text).ok()?;
        let seconds = bytes.as_slice().try_into().map(i64::from_le_bytes).ok()?;
        dates::seconds(seconds.checked_sub(TO_1970)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_it(entries: &str) -> Export {
        let xml = format!("<KeePassFile><Meta/><Root><Group>{entries}</Group></Root></KeePassFile>");
        read(xml.as_bytes(), Stream::new(2, b"key").unwrap(), Format::Kdbx4, 1).unwrap()
    }

    fn field(key: &str, value: &str) -> String {
        format!("<String><Key>{key}</Key><Value>{value}</Value></String>")
    }

    #[test]
    fn the_day_of_a_password_is_that_of_the_oldest_version_with_it() {
        let version = |day: &str, password: &str, more: &str| {
            format!(
                "<Entry><Times><LastModificationTime>{day}T00:00:00Z</LastModificationTime></Times>{}{more}</Entry>",
                field("Password", password)
            )
        };
        // A plugin's own time, and a group's, are none of the password.
        let plugin = "<CustomData><Item><Key>x</Key><Value>y</Value><LastModificationTime>2030-01-01T00:00:00Z</LastModificationTime></Item></CustomData>";
        let history = [("2020-01-01", "cũ"), ("2021-01-01", "mới"), ("2022-01-01", "mới")]
            .map(|(day, password)| version(day, password, ""))
            .concat();
        let entry = version(
            "2025-01-01",
            "mới",
            &format!("{plugin}<History>{history}</History>"),
        );
        let times = "<Times><LastModificationTime>2031-01-01T00:00:00Z</LastModificationTime></Times>";
        let export = read_it(&format!(
            "{times}{entry}{}",
            version("2024-01-01", "khác", plugin)
        ));
        let days: Vec<_> = export.entries.iter().filter_map(|entry| entry.changed).collect();
        assert_eq!(
            days,
            [jiff::civil::date(2021, 1, 1), jiff::civil::date(2024, 1, 1)]
        );
    }

    #[test]
    fn letters_written_in_every_way_are_read() {
        let entry = format!(
            "<Entry>{}{}</Entry>",
            field("Title", "Thư &amp; &#x1EA3;nh<![CDATA[ <b>]]>"),
            field("Password", "a&lt;b&gt;&quot;&apos;  ")
        );
        let export = read_it(&entry);
        assert_eq!(export.entries[0].title, "Thư & ảnh <b>");
        assert_eq!(export.entries[0].password.expose(), "a<b>\"'  ");
    }

    #[test]
    fn what_is_no_document_is_damaged() {
        let deep = "<a>".repeat(1000);
        for xml in [
            "",
            "<KeePassFile>",
            "<KeePassFile></Root>",
            "<Other></Other>",
            "<KeePassFile>&unknown;</KeePassFile>",
            "<KeePassFile><Root><Group><Entry><String><Value Protected=\"True\">%</Value></String></Entry></Group></Root></KeePassFile>",
            deep.as_str(),
        ] {
            let stream = Stream::new(3, b"key").unwrap();
            let read = read(xml.as_bytes(), stream, Format::Kdbx4, 1);
            assert!(matches!(read, Err(Error::Damaged)), "{xml}");
        }
    }
}
