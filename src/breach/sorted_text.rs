//! The list as downloaded: sorted text in one file, or a folder of range files, searched unconverted.
//!
//! Hashes are spread evenly, so the place of one can be guessed (interpolation). After a first guess what is left is a
//! few kilobytes, after a second one a few records. Each guess is one positioned read of at most `WINDOW` bytes;
//! nothing is mapped, nothing is kept.

use super::coverage::Coverage;
use super::error::{Error, Place};
use super::files::{expect_jumps, read_at};
use super::records::{HASH, LONGEST, MARK, Record, SUFFIX, diagnose, each};
use super::{Digest, Kind, Source, hex, in_order};
use crate::domain::breach::{Breach, CouldNotCheck, Times};
use std::cmp::Ordering;
use std::fs::File;
use std::path::{Path, PathBuf};

/// How many ranges there are: five hex digits.
pub const RANGES: u32 = 1 << 20;

/// No read of a search is larger, bytes.
const WINDOW: usize = 16 * 1024;
/// A place is only roughly known where a guess is off by more than this, bytes.
const ROUGH: usize = 2048;
/// There one record is enough to know more: so the size of the list hardly matters.
const PROBE: usize = 4 * LONGEST;
/// How many places are looked at to see that a list is sorted.
const SAMPLES: u64 = 64;

/// A sorted text.
pub struct Text(Layout);

enum Layout {
    One(Lines),
    Ranges(Ranges),
}

impl Text {
    /// Opens a file or a folder of range files, and looks whether it is what it should be: the beginning, the end and
    /// places between.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if path.is_dir() {
            return Ok(Self(Layout::Ranges(Ranges::open(path)?)));
        }
        let lines = Lines::open(File::open(path).map_err(Error::Unreadable)?)?;
        Ok(Self(Layout::One(lines)))
    }

    /// Bytes of text; of a folder an estimate from the ranges looked at.
    pub fn bytes(&self) -> u64 {
        match &self.0 {
            Layout::One(lines) => lines.end - lines.start,
            Layout::Ranges(ranges) => ranges.bytes(),
        }
    }

    /// No more records than this are in it.
    pub(super) fn most(&self) -> u64 {
        match &self.0 {
            Layout::One(lines) => (lines.end - lines.start + 1) / (HASH as u64 + 3) + 1,
            Layout::Ranges(ranges) => {
                let mut bytes = 0;
                for range in 0..RANGES {
                    bytes += std::fs::metadata(ranges.path(range)).map_or(0, |meta| meta.len() + 1);
                }
                bytes / (SUFFIX as u64 + 3) + 1
            }
        }
    }

    /// How many range files there are of [`RANGES`]; none for one file.
    pub fn ranges(&self) -> Option<u64> {
        match &self.0 {
            Layout::One(_) => None,
            Layout::Ranges(ranges) => {
                Some((0..RANGES).filter(|range| ranges.path(*range).exists()).count() as u64)
            }
        }
    }

    /// The range files there are; none for one file, and where there are all.
    pub(super) fn coverage(&self) -> Option<Coverage> {
        match &self.0 {
            Layout::One(_) => None,
            Layout::Ranges(ranges) => Coverage::of(|range| ranges.path(range).exists()),
        }
    }

    /// Reads all of it and counts the hashes. `progress` is told the bytes read so far, and stops it by saying `false`.
    pub fn count(&self, path: &Path, progress: &mut dyn FnMut(u64) -> bool) -> Result<u64, Error> {
        let (mut count, mut done) = (0, 0);
        let mut told = |bytes| {
            done += bytes;
            progress(done)
        };
        match &self.0 {
            Layout::Ranges(ranges) => {
                for range in (0..RANGES).filter(|range| ranges.path(*range).exists()) {
                    let file = File::open(ranges.path(range)).map_err(Error::Unreadable)?;
                    each(&file, Some(&ranges.name(range)), &mut told, &mut |record| {
                        count += u64::from(record.count > 0);
                        Ok(())
                    })?;
                }
            }
            Layout::One(_) => self.each(path, &mut told, &mut |_, seen| {
                count += u64::from(seen > 0);
                Ok(())
            })?,
        }
        Ok(count)
    }

    /// Reads all of it in order: the first 64 bits of each hash, and its count. `progress` is told the bytes read and
    /// stops it by saying `false`.
    pub(super) fn each(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(u64) -> bool,
        on: &mut impl FnMut(u64, u64) -> Result<(), Error>,
    ) -> Result<(), Error> {
        match &self.0 {
            // Opened anew: this one is read ahead.
            Layout::One(_) => {
                let file = File::open(path).map_err(Error::Unreadable)?;
                each(&file, None, progress, &mut |record| {
                    on(head(&record.words), record.count)
                })
            }
            Layout::Ranges(ranges) => {
                for range in (0..RANGES).filter(|range| ranges.path(*range).exists()) {
                    let name = ranges.name(range);
                    let file = File::open(ranges.path(range)).map_err(Error::Unreadable)?;
                    each(&file, Some(&name), progress, &mut |record| {
                        on(u64::from(range) << 44 | head(&record.words) >> 20, record.count)
                    })?;
                }
                Ok(())
            }
        }
    }
}

impl Source for Text {
    fn look_up(&self, digests: &[Digest]) -> Vec<Breach> {
        let mut search = Search::default();
        in_order(digests, |digest| {
            let found = match &self.0 {
                Layout::One(lines) => lines.find(&digest.words(0), &mut search),
                Layout::Ranges(ranges) => ranges.find(digest, &mut search),
            };
            match found {
                // A row that pads an answer was never seen.
                Ok(None | Some(0)) => Breach::NotFound,
                Ok(Some(count)) => Breach::Found(Times::of(count)),
                Err(_) => Breach::CouldNotCheck(CouldNotCheck::File),
            }
        })
    }

    fn kind(&self) -> Kind {
        match &self.0 {
            Layout::One(_) => Kind::Text,
            Layout::Ranges(_) => Kind::Ranges,
        }
    }
}

fn head(words: &[u32; 5]) -> u64 {
    u64::from(words[0]) << 32 | u64::from(words[1])
}

/// A folder of range files: `7C4A8.txt` or `7C4A8`, in either case.
struct Ranges {
    folder: PathBuf,
    lower: bool,
    bare: bool,
}

impl Ranges {
    /// How many names are looked at in a folder that may hold anything.
    const NAMES: usize = 4096;

    fn open(folder: &Path) -> Result<Self, Error> {
        // The way one file is named is the way all are; that of the canary is there in any list.
        let with = |lower, bare| Self {
            folder: folder.to_owned(),
            lower,
            bare,
        };
        let ways = [(false, false), (false, true), (true, false), (true, true)];
        for (lower, bare) in ways {
            if with(lower, bare).path(0x7C4A8).is_file() {
                return with(lower, bare).checked();
            }
        }
        let names = std::fs::read_dir(folder).map_err(Error::Unreadable)?;
        for name in names.take(Self::NAMES).flatten().map(|entry| entry.file_name()) {
            let name = name.to_string_lossy();
            let (stem, bare) = name
                .strip_suffix(".txt")
                .map_or((&*name, true), |stem| (stem, false));
            if stem.len() == 5 && hex::run(stem.as_bytes()) == 5 {
                return with(stem.bytes().any(|byte| byte.is_ascii_lowercase()), bare).checked();
            }
        }
        Err(Error::NoRanges)
    }

    /// Looks into some of the ranges.
    fn checked(self) -> Result<Self, Error> {
        for sample in 0..8 {
            let range = 0x7C4A8_u32.wrapping_add(sample * (RANGES / 8)) % RANGES;
            if let Ok(file) = File::open(self.path(range)) {
                let name = self.name(range);
                let mut first = 0;
                each(&file, Some(&name), &mut |_| true, &mut |_| {
                    first += 1;
                    Ok(())
                })?;
            }
        }
        Ok(self)
    }

    fn name(&self, range: u32) -> String {
        let name = if self.lower {
            format!("{range:05x}")
        } else {
            format!("{range:05X}")
        };
        if self.bare { name } else { name + ".txt" }
    }

    fn path(&self, range: u32) -> PathBuf {
        self.folder.join(self.name(range))
    }

    fn bytes(&self) -> u64 {
        (0..RANGES)
            .filter_map(|range| std::fs::metadata(self.path(range)).ok())
            .map(|meta| meta.len())
            .sum()
    }

    fn find(&self, digest: &Digest, search: &mut Search) -> Result<Option<u64>, Error> {
        let range = (digest.head() >> 44) as u32;
        // A range that is not there is not known; it is not empty.
        let file = File::open(self.path(range)).map_err(Error::Unreadable)?;
        match Lines::within(file, SUFFIX)? {
            Some(lines) => {
                search.before = Bound::default();
                lines.find(&digest.words(HASH - SUFFIX), search)
            }
            None => Ok(None),
        }
    }
}

/// A file of sorted records.
struct Lines {
    file: File,
    /// Hex digits a record begins with.
    digits: usize,
    /// Where the first record begins.
    start: u64,
    /// Where the last record ends, its line end not counted.
    end: u64,
    /// Records seen when the file was opened: what is looked for lies between two of them.
    seen: Vec<Bound>,
}

impl Lines {
    /// A whole list: looked at in some places.
    fn open(file: File) -> Result<Self, Error> {
        let mut head = vec![0; WINDOW];
        let count = read_at(&file, &mut head, 0).map_err(Error::Unreadable)?;
        head.truncate(count);
        if let Some(kind) = compressed(&head) {
            return Err(Error::Compressed(kind));
        }
        if head.starts_with(super::index::MAGIC) {
            return Err(Error::AlreadyIndex);
        }
        let start = if head.starts_with(MARK) { MARK.len() } else { 0 };
        let whole = count < WINDOW;
        let mut at = start;
        let mut line = 0;
        let mut before = None;
        while head.len() - at >= LONGEST || (whole && at < head.len()) {
            let text = &head[at..];
            let Some(record) = Record::read(text, HASH, whole) else {
                if whole && text.iter().all(u8::is_ascii_whitespace) {
                    break;
                }
                return Err(diagnose(text, HASH, whole, Place::Line(line + 1)));
            };
            line += 1;
            if before.is_some_and(|before| before >= record.words) {
                return Err(Error::Unsorted(Place::Line(line)));
            }
            before = Some(record.words);
            at += record.length;
        }
        let mut lines = Self::within(file, HASH)?.ok_or(Error::Empty)?;
        lines.sample()?;
        expect_jumps(&lines.file);
        Ok(lines)
    }

    /// A file whose last record is whole; none where there is no record.
    fn within(file: File, digits: usize) -> Result<Option<Self>, Error> {
        let length = file.metadata().map_err(Error::Unreadable)?.len();
        let mut mark = [0; 3];
        read_at(&file, &mut mark, 0).map_err(Error::Unreadable)?;
        let start = if mark == *MARK { MARK.len() as u64 } else { 0 };
        let from = length.saturating_sub(4 * LONGEST as u64).max(start);
        let mut tail = vec![0; (length.saturating_sub(from)) as usize];
        let count = read_at(&file, &mut tail, from).map_err(Error::Unreadable)?;
        let text = tail.get(..count).unwrap_or_default().trim_ascii_end();
        if text.is_empty() {
            // Nothing but line ends: no record, unless something stands before them.
            return if from == start {
                Ok(None)
            } else {
                Err(Error::Foreign(Place::Byte(from)))
            };
        }
        let last = text
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        if last == 0 && from > start {
            return Err(diagnose(text, digits, true, Place::Byte(from)));
        }
        if Record::read(&text[last..], digits, true).is_none() {
            let place = Place::Byte(from + last as u64);
            return Err(diagnose(&text[last..], digits, true, place));
        }
        Ok(Some(Self {
            file,
            digits,
            start,
            end: from + text.len() as u64,
            seen: Vec::new(),
        }))
    }

    /// Looks whether places spread over the file are records in order.
    fn sample(&mut self) -> Result<(), Error> {
        for sample in 0..SAMPLES {
            let from = self.start + (self.end - self.start) / SAMPLES * sample;
            let mut text = [0; PROBE];
            let count = read_at(&self.file, &mut text, from).map_err(Error::Unreadable)?;
            let text = &text[..count];
            let skipped = match text.iter().position(|byte| *byte == b'\n') {
                _ if from == self.start => 0,
                Some(at) => at + 1,
                // Within the last record.
                None if from + count as u64 >= self.end => break,
                None => return Err(diagnose(text, self.digits, false, Place::Byte(from))),
            };
            let at = from + skipped as u64;
            if at >= self.end {
                break;
            }
            let last = from + count as u64 >= self.end;
            let Some(record) = Record::read(&text[skipped..], self.digits, last) else {
                return Err(diagnose(&text[skipped..], self.digits, last, Place::Byte(at)));
            };
            match self.seen.last() {
                // A small file: the same record again.
                Some(seen) if seen.place == at => {}
                Some(seen) if seen.words >= record.words => return Err(Error::Unsorted(Place::Byte(at))),
                _ => self.seen.push(Bound {
                    place: at,
                    words: record.words,
                }),
            }
        }
        Ok(())
    }

    /// The count of a hash, given by what records hold of it.
    fn find(&self, wanted: &[u32; 5], search: &mut Search) -> Result<Option<u64>, Error> {
        let Search { window, before } = search;
        let key = head(wanted) as f64;
        // The record, if there is one, begins in low..high; low is where a record begins, high where one does or
        // where the last ends. The keys there are what to interpolate between.
        let mut low = Bound {
            place: self.start,
            words: [0; 5],
        };
        let (mut high, mut high_key) = (self.end, 18_446_744_073_709_551_616.0);
        let above = self.seen.partition_point(|seen| seen.words <= *wanted);
        if let Some(seen) = above.checked_sub(1).and_then(|at| self.seen.get(at)) {
            low = *seen;
        }
        if let Some(seen) = self.seen.get(above) {
            (high, high_key) = (seen.place, seen.key());
        }
        if before.words <= *wanted && before.place > low.place {
            low = *before;
        }
        let mut tries = 0;
        while low.place < high {
            let left = high - low.place;
            let (from, length) = if left <= WINDOW as u64 {
                (low.place, left as usize + LONGEST)
            } else {
                let share = if tries < 8 {
                    ((key - low.key()) / (high_key - low.key())).clamp(0.0, 1.0)
                } else {
                    // Hashes are not spread like this: somebody made them up. Halving always ends.
                    0.5
                };
                let guess = (left as f64 * share) as u64;
                // So far off is the guess usually: the records in between are spread by chance.
                let near = guess.min(left - guess) as f64;
                let off = (near * (self.digits + 5) as f64).sqrt() * 1.4;
                let length = if off as usize > ROUGH {
                    PROBE
                } else {
                    off as usize * 2 + PROBE
                };
                let from = (low.place + guess)
                    .saturating_sub(length as u64 / 2)
                    .max(low.place);
                (from, length)
            };
            tries += 1;
            window.resize(length, 0);
            let count = read_at(&self.file, window, from).map_err(Error::Unreadable)?;
            let count = count.min((self.end - from) as usize);
            let text = &window[..count];
            let last = from + count as u64 == self.end;
            let first = if from == low.place {
                Some(0)
            } else {
                after_line(text, 0)
            };
            // Complete records only.
            let stop = if last {
                count
            } else {
                text.iter()
                    .rposition(|byte| *byte == b'\n')
                    .map_or(0, |at| at + 1)
            };
            let broken = || diagnose(text, self.digits, last, Place::Byte(from));
            let (Some(first), true) = (first, stop > 0) else {
                return Err(broken());
            };
            let record = |at: usize| Record::read(text.get(at..stop)?, self.digits, true);
            let words = record(first).ok_or_else(broken)?.words;
            let place = from + first as u64;
            if *wanted < words {
                if from == low.place {
                    break;
                }
                (high, high_key) = (place, head(&words) as f64);
                continue;
            }
            low = Bound { place, words };
            let last_record = record(line_start(text, first, stop - 1)).ok_or_else(broken)?;
            if *wanted > last_record.words {
                low = Bound {
                    place: from + stop as u64,
                    words: last_record.words,
                };
                continue;
            }
            *before = low;
            return self
                .within_text(&text[..stop], first, wanted)
                .map_err(|()| broken());
        }
        *before = low;
        Ok(None)
    }

    /// Halves a text of whole records, from `low`. The error: something in it is no record.
    fn within_text(&self, text: &[u8], mut low: usize, wanted: &[u32; 5]) -> Result<Option<u64>, ()> {
        let mut high = text.len();
        while low < high {
            let middle = line_start(text, low, low + (high - low) / 2);
            let record = Record::read(&text[middle..], self.digits, true).ok_or(())?;
            match wanted.cmp(&record.words) {
                Ordering::Less => high = middle,
                Ordering::Greater => low = middle + record.length,
                Ordering::Equal => return Ok(Some(record.count)),
            }
        }
        Ok(None)
    }
}

/// A place where a record begins, before which no hash is greater than these words.
#[derive(Clone, Copy, Default)]
struct Bound {
    place: u64,
    words: [u32; 5],
}

impl Bound {
    fn key(&self) -> f64 {
        head(&self.words) as f64
    }
}

/// What one look-up leaves to the next, which is for the same hash or a greater one.
#[derive(Default)]
struct Search {
    window: Vec<u8>,
    /// Where the last one ended.
    before: Bound,
}

/// Where the line after this place begins.
fn after_line(text: &[u8], from: usize) -> Option<usize> {
    let at = text.get(from..)?.iter().position(|byte| *byte == b'\n')?;
    Some(from + at + 1)
}

/// Where the line that holds this place begins, not before `low`.
fn line_start(text: &[u8], low: usize, at: usize) -> usize {
    text[low..at]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(low, |found| low + found + 1)
}

/// What kind of compressed file a text is.
fn compressed(head: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 6] = [
        (b"\x1f\x8b", "gzip"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"PK\x03\x04", "zip"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"BZh", "bzip2"),
    ];
    kinds
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|(_, kind)| *kind)
}
