//! A compact index of a list: what can be carried on a stick.
//!
//! The first 64 bits of a hash are mapped, in order, onto the numbers below `blocks` × 2²⁶, which gives each of the
//! `n` hashes about 2¹⁸ numbers. A block of 2²⁶ numbers therefore holds about 256 hashes, written as the gaps
//! between them. So a hash that is in no list is found by mistake with a probability of at most `n` / (`blocks` × 2²⁶) ≤
//! 2⁻¹⁸, about 1 in 262,000.
//!
//! What a hash costs, in bits: a gap of 2¹⁸ in the mean has an entropy of 18 + log₂ e = 19.4; the Rice code with 18 low
//! bits takes 19.6. How often the hash was seen is its power of ten, the most frequent power first in a unary code: 1.3
//! where nine in ten share one. The block's checksum and number of hashes take 0.25, its place in the directory
//! 0.25. Sum 21.4 bits, 2.7 bytes.
//!
//! ```text
//! 0        header, 512 bytes, its own checksum at the end (see `Header`)
//! 512      of an index of some ranges only: a bit for each of the 2²⁰ ranges, 131,072 bytes
//! …        directory: blocks + 1 places of 8 bytes, where each block begins; the last is the file's length
//! …        blocks: CRC-32 of (number of the block, rest) · hashes in it (u32) · gaps · powers
//! ```
//!
//! An index of some ranges only maps those ranges, as if they stood side by side: so its blocks are as full, and a hash
//! is found by mistake as rarely.
//!
//! Numbers are little-endian, bits are taken from the low end. A look-up is two positioned reads, of 16 bytes and
//! of about 700, whatever the size; of many in order the directory is read by the page. The directory needs no checksum: a wrong place gives a block whose checksum does not
//! match. Nothing damaged is ever taken for "not found".
//!
//! Why not a crate: Elias–Fano of `sux` 0.15, measured on the same 10 million hashes, takes 2.57 bytes each without
//! counts and answers in 0.1 µs, but all of it is in memory while it is built and while it is asked (5 GB for the real
//! list), or is reached through a mapping, which needs `unsafe`. Binary fuse filters need all keys at once (49 bytes each
//! while building) and keep no count.

use super::coverage::Coverage;
use super::error::Error;
use super::files::{expect_jumps, read_at};
use super::{Digest, Kind, Source, in_order};
use crate::domain::breach::{Breach, CouldNotCheck, Times};
use crate::domain::text::Date;
use std::fs::File;
use std::path::Path;

/// What an index begins with: no text does, and a transfer that changes line ends is seen.
pub(super) const MAGIC: &[u8] = b"\x89rasoat-breach\r\n\x1a\n";
/// The format this program writes and reads.
pub(super) const VERSION: u32 = 1;
/// Bytes of the header.
pub(super) const HEADER: usize = 512;
/// Where in it stands how many ranges are known, 0 for all; then the checksum of which they are, then its own.
const RANGES_AT: usize = HEADER - 12;
/// Numbers in a block, as a power of two.
pub(super) const BLOCK: u32 = 26;
/// Low bits of a gap, stored as they are.
pub(super) const LOW: u32 = 18;
/// Hashes a block holds in the mean.
pub(super) const IN_BLOCK: u64 = 1 << (BLOCK - LOW);
/// What stands before the bits of a block: checksum and number of hashes.
pub(super) const BEFORE: usize = 8;
/// No block of evenly spread hashes comes near this; bytes.
const LARGEST: u64 = 1 << 30;
/// How many powers of ten there are.
pub(super) const POWERS: usize = Times::HIGHEST as usize + 1;
/// The longest name of a source, bytes.
pub(super) const NAME: usize = 200;

/// What an index says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Blocks of numbers.
    pub(super) blocks: u64,
    /// Hashes in the list it was made from.
    pub total: u64,
    /// Hashes in it.
    pub kept: u64,
    /// Whether only the most frequent were kept.
    pub subset: bool,
    /// No hash seen less often was kept; 1 where all were.
    pub least: u64,
    /// The file's length, bytes.
    pub bytes: u64,
    /// The day of the list.
    pub date: Option<Date>,
    /// Where the list came from, as whoever made the index said.
    pub name: String,
    /// Powers of ten, the most frequent first.
    pub(super) powers: [u8; POWERS],
    /// The ranges it knows; none where it knows all.
    pub(super) coverage: Option<Coverage>,
}

/// Bits of a hash behind its range, of the 64 that are looked at.
const BEHIND_RANGE: u32 = 44;

impl Header {
    /// The probability that a hash of no list is found: at most this.
    pub fn false_positives(&self) -> f64 {
        self.kept as f64 / (self.blocks as f64 * f64::from(1_u32 << BLOCK))
    }

    /// How many ranges it knows; none where it knows all.
    pub fn ranges(&self) -> Option<u32> {
        self.coverage.as_ref().map(|coverage| coverage.have)
    }

    /// Where the directory begins.
    pub(super) fn directory(&self) -> u64 {
        let ranges = self.coverage.as_ref().map_or(0, |_| Coverage::BYTES);
        (HEADER + ranges) as u64
    }

    /// Where the blocks begin.
    pub(super) fn payload(&self) -> u64 {
        self.directory() + (self.blocks + 1) * 8
    }

    /// The number a hash is mapped to; none where its range is not known.
    #[inline]
    pub(super) fn number(&self, head: u64) -> Option<u64> {
        let numbers = u128::from(self.blocks) << BLOCK;
        let number = match &self.coverage {
            None => (u128::from(head) * numbers) >> u64::BITS,
            Some(coverage) => {
                let rank = coverage.rank((head >> BEHIND_RANGE) as u32)?;
                let behind = head & ((1 << BEHIND_RANGE) - 1);
                let place = u64::from(rank) << BEHIND_RANGE | behind;
                u128::from(place) * numbers / (u128::from(coverage.have) << BEHIND_RANGE)
            }
        };
        Some(number as u64)
    }

    /// As it stands in the file.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        for number in [self.blocks, self.total, self.kept, self.least, self.bytes] {
            out.extend(number.to_le_bytes());
        }
        out.push(u8::from(self.subset));
        out.extend(self.powers);
        let (year, month, day) = self
            .date
            .map_or((0, 0, 0), |date| (date.year(), date.month(), date.day()));
        out.extend(year.to_le_bytes());
        out.extend(month.to_le_bytes());
        out.extend(day.to_le_bytes());
        let name = self.name.as_bytes();
        out.push(name.len() as u8);
        out.extend(name);
        out.resize(RANGES_AT, 0);
        let ranges = self.coverage.as_ref().map(Coverage::write).unwrap_or_default();
        out.extend(self.ranges().unwrap_or_default().to_le_bytes());
        out.extend(crc32fast::hash(&ranges).to_le_bytes());
        out.extend(crc32fast::hash(&out).to_le_bytes());
        out.extend(ranges);
        out
    }

    /// From the beginning of a file of this length, at least [`HEADER`] bytes and what stands before the directory.
    fn read(bytes: &[u8], length: u64) -> Result<Self, Error> {
        let mut fields = Fields(bytes.strip_prefix(MAGIC).ok_or(Error::Damaged)?);
        let version = fields.take().map(u32::from_le_bytes).ok_or(Error::WrongLength)?;
        if version > VERSION {
            return Err(Error::Newer(version));
        }
        if bytes.len() < HEADER {
            return Err(Error::WrongLength);
        }
        let (bytes, ranges) = bytes.split_at(HEADER);
        let (sealed, sum) = bytes.split_at(HEADER - 4);
        if sum != crc32fast::hash(sealed).to_le_bytes() || version == 0 {
            return Err(Error::Damaged);
        }
        let mut header = Self::fields(&mut fields).ok_or(Error::Damaged)?;
        if header.bytes != length {
            return Err(Error::WrongLength);
        }
        let mut end = Fields(sealed.split_at(RANGES_AT).1);
        let (Some(have), Some(sum)) = (end.take().map(u32::from_le_bytes), end.take()) else {
            return Err(Error::Damaged);
        };
        if have > 0 {
            let ranges = ranges.get(..Coverage::BYTES).ok_or(Error::WrongLength)?;
            header.coverage = Coverage::read(ranges).filter(|coverage| coverage.have == have);
            if header.coverage.is_none() || sum != crc32fast::hash(ranges).to_le_bytes() {
                return Err(Error::Damaged);
            }
        }
        Ok(header)
    }

    fn fields(fields: &mut Fields<'_>) -> Option<Self> {
        let mut number = || fields.take().map(u64::from_le_bytes);
        let (blocks, total, kept, least, bytes) = (number()?, number()?, number()?, number()?, number()?);
        let [subset] = fields.take()?;
        let powers = fields.take::<POWERS>()?;
        let year = i16::from_le_bytes(fields.take()?);
        let (month, day) = (
            i8::from_le_bytes(fields.take()?),
            i8::from_le_bytes(fields.take()?),
        );
        let [length] = fields.take()?;
        let name = std::str::from_utf8(fields.0.get(..usize::from(length))?).ok()?;
        let header = Self {
            blocks,
            total,
            kept,
            subset: subset != 0,
            least,
            bytes,
            date: Date::new(year, month, day).ok().filter(|_| year != 0),
            name: name.to_owned(),
            powers,
            coverage: None,
        };
        // What would make arithmetic overflow was never written.
        let sound = (1..1 << 36).contains(&blocks) && powers.iter().all(|power| *power <= Times::HIGHEST);
        sound.then_some(header)
    }
}

/// Bytes taken one field at a time.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*field)
    }
}

/// Whether a file is an index, by its first bytes.
pub fn is_index(path: &Path) -> Result<bool, Error> {
    if path.is_dir() {
        return Ok(false);
    }
    let file = File::open(path).map_err(Error::Unreadable)?;
    let mut head = [0; MAGIC.len()];
    let count = read_at(&file, &mut head, 0).map_err(Error::Unreadable)?;
    Ok(count >= 8 && MAGIC.starts_with(&head[..count]))
}

/// An open index.
pub struct Index {
    file: File,
    header: Header,
}

impl Index {
    /// Opens an index and reads its header.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(Error::Unreadable)?;
        let length = file.metadata().map_err(Error::Unreadable)?.len();
        let mut head = vec![0; HEADER];
        let mut count = read_at(&file, &mut head, 0).map_err(Error::Unreadable)?;
        if head.get(RANGES_AT..RANGES_AT + 4) != Some(&[0; 4]) {
            head.resize(HEADER + Coverage::BYTES, 0);
            count = read_at(&file, &mut head, 0).map_err(Error::Unreadable)?;
        }
        head.truncate(count);
        let header = Header::read(&head, length)?;
        expect_jumps(&file);
        Ok(Self { file, header })
    }

    /// What it says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Reads all of it and compares every checksum. `progress` is told the blocks read, of how many, and stops it by
    /// saying `false`.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), Error> {
        let mut search = Search::together();
        let mut kept = 0;
        for number in 0..self.header.blocks {
            kept += u64::from(self.block(number, &mut search)?.hashes);
            if number % 4096 == 0 && !progress(number, self.header.blocks) {
                return Err(Error::Stopped);
            }
        }
        if kept == self.header.kept {
            Ok(())
        } else {
            Err(Error::Damaged)
        }
    }

    /// Where a block begins and ends.
    fn places(&self, number: u64, search: &mut Search) -> Result<(u64, u64), Error> {
        let at = self.header.directory() + number * 8;
        let Search {
            directory,
            from,
            ahead,
            ..
        } = search;
        let within = |from: u64, directory: &[u8]| {
            let places = directory.get(usize::try_from(at.checked_sub(from)?).ok()?..)?;
            places
                .first_chunk::<16>()
                .map(|places| u128::from_le_bytes(*places))
        };
        let places = if let Some(places) = within(*from, directory) {
            places
        } else {
            directory.resize(*ahead, 0);
            let count = read_at(&self.file, directory, at).map_err(Error::Unreadable)?;
            directory.truncate(count);
            *from = at;
            within(at, directory).ok_or(Error::Damaged)?
        };
        Ok((places as u64, (places >> 64) as u64))
    }

    /// Reads a block; its bits follow [`BEFORE`] in the bytes of the search.
    fn block<'b>(&self, number: u64, search: &'b mut Search) -> Result<Block<'b>, Error> {
        let (from, to) = self.places(number, search)?;
        let bytes = &mut search.bytes;
        let length = to.checked_sub(from).ok_or(Error::Damaged)?;
        let within = from >= self.header.payload() && to <= self.header.bytes;
        if !within || length < BEFORE as u64 || length > LARGEST {
            return Err(Error::Damaged);
        }
        let length = length as usize;
        // What is read past the end of the bits is never needed, but is there.
        bytes.resize(length + 8, 0);
        bytes[length..].fill(0);
        if read_at(&self.file, &mut bytes[..length], from).map_err(Error::Unreadable)? < length {
            return Err(Error::Damaged);
        }
        let (before, bits) = bytes.split_at(BEFORE);
        let bits = &bits[..length + 8 - BEFORE];
        let (sum, hashes) = before.split_at(4);
        if sum != checksum(number, &bytes[4..length]).to_le_bytes() {
            return Err(Error::Damaged);
        }
        Ok(Block {
            hashes: hashes.first_chunk().map_or(0, |count| u32::from_le_bytes(*count)),
            bits: Bits { bytes: bits, at: 0 },
        })
    }

    fn find(&self, digest: &Digest, search: &mut Search) -> Result<Option<Times>, Error> {
        let wanted = self.header.number(digest.head()).ok_or(Error::NotCovered)?;
        let low = wanted & ((1 << BLOCK) - 1);
        let Block { hashes, mut bits } = self.block(wanted >> BLOCK, search)?;
        let mut sum = 0;
        // Several hashes may be the same number: the most frequent counts.
        let mut found = 0..0;
        for index in 0..hashes {
            sum += bits.gap().ok_or(Error::Damaged)?;
            if sum == low {
                if found.is_empty() {
                    found.start = index;
                }
                found.end = index + 1;
            } else if sum > low && found.is_empty() {
                return Ok(None);
            }
        }
        let mut most = None;
        for index in 0..found.end {
            let rank = bits.unary().ok_or(Error::Damaged)?;
            let power = self.header.powers.get(rank as usize).ok_or(Error::Damaged)?;
            if found.contains(&index) {
                most = most.max(Some(Times::bucket(*power)));
            }
        }
        Ok(most)
    }
}

impl Source for Index {
    fn look_up(&self, digests: &[Digest]) -> Vec<Breach> {
        let mut search = match digests {
            [_] => Search::alone(),
            _ => Search::together(),
        };
        in_order(digests, |digest| match self.find(digest, &mut search) {
            Ok(None) => Breach::NotFound,
            Ok(Some(times)) => Breach::Found(times),
            Err(_) => Breach::CouldNotCheck(CouldNotCheck::File),
        })
    }

    fn kind(&self) -> Kind {
        if self.header.subset {
            Kind::Subset
        } else {
            Kind::Index
        }
    }
}

/// The checksum of a block: of its number too, so that no block stands for another.
pub(super) fn checksum(number: u64, rest: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&number.to_le_bytes());
    sum.update(rest);
    sum.finalize()
}

/// What is read, and read again where the next look-up is near.
struct Search {
    /// A block.
    bytes: Vec<u8>,
    /// Part of the directory, and where it begins in the file.
    directory: Vec<u8>,
    from: u64,
    /// How much of the directory is read at once, bytes.
    ahead: usize,
}

impl Search {
    /// For one look-up: no more than it needs.
    fn alone() -> Self {
        Self {
            bytes: Vec::new(),
            directory: Vec::new(),
            from: 0,
            ahead: 16,
        }
    }

    /// For many in order: the places of the next ones stand beside.
    fn together() -> Self {
        Self {
            ahead: 4096,
            ..Self::alone()
        }
    }
}

struct Block<'b> {
    hashes: u32,
    bits: Bits<'b>,
}

/// Bits, from the low end of each byte. Eight bytes that belong to nobody stand behind.
struct Bits<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Bits<'_> {
    /// At least the next 57 bits; none past the end.
    #[inline]
    fn peek(&self) -> Option<u64> {
        let eight = self.bytes.get(self.at >> 3..)?.first_chunk()?;
        Some(u64::from_le_bytes(*eight) >> (self.at & 7))
    }

    /// Zeros up to the next one.
    #[inline]
    fn unary(&mut self) -> Option<u32> {
        let mut before = 0;
        loop {
            let bits = self.peek()?;
            if bits != 0 {
                let zeros = bits.trailing_zeros();
                self.at += zeros as usize + 1;
                return Some(before + zeros);
            }
            self.at += 56;
            before += 56;
        }
    }

    /// A gap between two numbers.
    #[inline]
    fn gap(&mut self) -> Option<u64> {
        let high = self.unary()?;
        let low = self.peek()? & ((1 << LOW) - 1);
        self.at += LOW as usize;
        Some(u64::from(high) << LOW | low)
    }
}
