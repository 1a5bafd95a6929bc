//! Making an index: the text is streamed, what is held does not grow with it.
//!
//! One pass for all of a list, one or two more before it for the most frequent: the counts are tallied first, to
//! find the least that is kept. Of the hashes seen exactly that often the first in the order of the list are kept,
//! so that exactly as many are kept as were asked for.
//!
//! The index is written beside its name and renamed when it is whole and on the disk; whatever stops it, the half
//! one is deleted.

use super::error::Error;
use super::files::write_at;
use super::index::{BEFORE, BLOCK, Header, IN_BLOCK, LOW, NAME, POWERS, checksum};
use super::sorted_text::Text;
use crate::disk;
use crate::domain::breach::Times;
use crate::domain::text::Date;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

/// So many hashes are handed over at once, and so many times that may wait.
const BATCH: usize = 1 << 14;
const BATCHES: usize = 4;

/// What to make.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Only so many, the most frequent; all where none is said.
    pub top: Option<u64>,
    /// Where the list came from.
    pub name: String,
    /// The day of the list.
    pub date: Option<Date>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of text read in this pass.
    pub done: u64,
    /// Bytes of text there are.
    pub all: u64,
    /// Which pass, from 1.
    pub pass: u32,
}

/// Makes an index of a sorted text. `progress` is told how far it is and stops it by saying `false`.
pub fn build(
    text: &Path,
    target: &Path,
    plan: &Plan,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Header, Error> {
    if super::index::is_index(text)? {
        return Err(Error::AlreadyIndex);
    }
    let source = Text::open(text)?;
    // What is not there must not be taken for not leaked.
    let coverage = source.coverage();
    let all = source.bytes();
    let mut pass = 0;
    let mut read = |on: &mut dyn FnMut(u64, u64) -> Result<(), Error>| {
        pass += 1;
        let mut done = 0;
        let mut told = |bytes| {
            done += bytes;
            progress(Progress { done, all, pass })
        };
        source.each(text, &mut told, &mut |head, count| {
            // A row that pads an answer was never seen.
            if count == 0 { Ok(()) } else { on(head, count) }
        })
    };

    let (mut above, mut ties, mut subset) = (0, u64::MAX, false);
    let mut most = source.most();
    if let Some(top) = plan.top {
        let least = Least::find(top, &mut read)?;
        (above, ties, subset) = (least.count, least.ties, least.total > top);
        most = most.min(top);
    }
    let unfinished = Unfinished::new(target)?;
    let header = Header {
        blocks: most.div_ceil(IN_BLOCK).max(1),
        total: 0,
        kept: 0,
        subset,
        least: above.max(1),
        bytes: 0,
        date: plan.date,
        name: shortened(&plan.name),
        powers: [0; POWERS],
        coverage,
    };
    // Reading and writing are about as much work: each has a thread.
    let (mut total, mut batch) = (0, Vec::with_capacity(BATCH));
    let (written, read) = std::thread::scope(|scope| {
        let (send, batches) = sync_channel::<Vec<(u64, u8)>>(BATCHES);
        let file = &unfinished.file;
        let writing = scope.spawn(move || {
            let mut writer = Writer::new(file, header);
            for (head, power) in batches.into_iter().flatten() {
                writer.add(head, power)?;
            }
            Ok(writer)
        });
        // Nobody takes a batch any more: writing failed, and says itself why.
        let hand_over = |batch| send.send(batch).map_err(|_| Error::Stopped);
        let done = read(&mut |head, count| {
            total += 1;
            if count < above {
                return Ok(());
            }
            if count == above {
                if ties == 0 {
                    return Ok(());
                }
                ties -= 1;
            }
            batch.push((head, Times::of(count).power()));
            if batch.len() < BATCH {
                return Ok(());
            }
            hand_over(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))
        })
        .and_then(|()| hand_over(std::mem::take(&mut batch)));
        drop(send);
        (writing.join(), done)
    });
    let mut writer = written.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    read?;
    writer.header.total = total;
    let header = writer.finish()?;
    unfinished.finish(target)?;
    Ok(header)
}

/// At most [`NAME`] bytes of a name.
fn shortened(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().filter(|c| !c.is_control()) {
        if out.len() + c.len_utf8() > NAME {
            break;
        }
        out.push(c);
    }
    out
}

/// The least count that is kept.
struct Least {
    count: u64,
    /// How many of the hashes with exactly this count are kept.
    ties: u64,
    total: u64,
}

impl Least {
    /// Counts are told apart exactly up to this many bits; above, in groups that are told apart by a second pass.
    const EXACT: u32 = 16;
    /// Greater counts are one: no password was seen so often.
    const CAP: u64 = u32::MAX as u64;

    fn find(
        top: u64,
        read: &mut impl FnMut(&mut dyn FnMut(u64, u64) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let mut groups = vec![0_u64; Self::group(Self::CAP) + 1];
        let mut total = 0;
        read(&mut |_, count| {
            groups[Self::group(count)] += 1;
            total += 1;
            Ok(())
        })?;
        let mut left = top;
        let Some(group) = Self::last(&groups, &mut left) else {
            return Ok(Self {
                count: 0,
                ties: u64::MAX,
                total,
            });
        };
        let (first, width) = Self::counts(group);
        let mut count = first;
        if width > 1 {
            let mut counts = vec![0_u64; width as usize];
            read(&mut |_, count| {
                let count = count.min(Self::CAP);
                if let Some(tally) = count
                    .checked_sub(first)
                    .and_then(|offset| counts.get_mut(offset as usize))
                {
                    *tally += 1;
                }
                Ok(())
            })?;
            count += Self::last(&counts, &mut left).unwrap_or_default() as u64;
        }
        Ok(Self {
            count,
            ties: left,
            total,
        })
    }

    /// Goes down from the greatest until `left` are gathered: the place where it ends; `left` of it are wanted. None
    /// where there are fewer in all.
    fn last(tallies: &[u64], left: &mut u64) -> Option<usize> {
        for (place, tally) in tallies.iter().enumerate().rev() {
            if *left <= *tally {
                return Some(place);
            }
            *left -= tally;
        }
        None
    }

    fn group(count: u64) -> usize {
        let count = count.min(Self::CAP);
        let shift = (u64::BITS - count.leading_zeros()).saturating_sub(Self::EXACT + 1);
        ((u64::from(shift) << Self::EXACT) + (count >> shift)) as usize
    }

    /// The first count of a group, and how many there are.
    fn counts(group: usize) -> (u64, u64) {
        let group = group as u64;
        let shift = (group >> Self::EXACT).saturating_sub(1);
        ((group - (shift << Self::EXACT)) << shift, 1 << shift)
    }
}

/// A file that is not whole yet: gone unless it is finished.
struct Unfinished {
    file: File,
    path: PathBuf,
    whole: bool,
}

impl Unfinished {
    fn new(target: &Path) -> Result<Self, Error> {
        if target.is_dir() {
            return Err(Error::Unwritable(std::io::ErrorKind::IsADirectory.into()));
        }
        let path = disk::neighbour(target);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .map_err(Error::Unwritable)?;
        Ok(Self {
            file,
            path,
            whole: false,
        })
    }

    fn finish(mut self, target: &Path) -> Result<(), Error> {
        self.file.sync_all().map_err(Error::Unwritable)?;
        disk::rename(&self.path, target).map_err(Error::Unwritable)?;
        self.whole = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.whole {
            let _gone_or_never_there = std::fs::remove_file(&self.path);
        }
    }
}

/// Writes an index front to back, its directory beside.
struct Writer<'f> {
    file: &'f File,
    header: Header,
    /// Blocks finished.
    done: u64,
    /// The last number, within the block.
    before: u64,
    hashes: u32,
    gaps: Bits,
    /// Powers of ten of the block's hashes.
    powers: Vec<u8>,
    /// Bytes that wait to be written, and where.
    waiting: Vec<u8>,
    at: u64,
    directory: Vec<u8>,
    directory_at: u64,
    /// The first blocks wait until the most frequent powers are known.
    held: Option<Vec<(u64, u8)>>,
}

/// How many bytes wait before they are written.
const WAITING: usize = 1 << 18;
/// From so many hashes the most frequent powers are known well enough.
const HELD: usize = 1 << 16;

impl<'f> Writer<'f> {
    fn new(file: &'f File, header: Header) -> Self {
        Self {
            file,
            done: 0,
            before: 0,
            hashes: 0,
            gaps: Bits::default(),
            powers: Vec::new(),
            waiting: Vec::new(),
            at: header.payload(),
            directory: Vec::new(),
            directory_at: header.directory(),
            held: Some(Vec::new()),
            header,
        }
    }

    #[inline]
    fn add(&mut self, head: u64, power: u8) -> Result<(), Error> {
        self.header.kept += 1;
        if let Some(held) = &mut self.held {
            held.push((head, power));
            return if held.len() < HELD { Ok(()) } else { self.release() };
        }
        self.put(head, power)
    }

    fn put(&mut self, head: u64, power: u8) -> Result<(), Error> {
        let number = self.header.number(head).ok_or(Error::NotCovered)?;
        let block = number >> BLOCK;
        while self.done < block {
            self.close()?;
        }
        let low = number & ((1 << BLOCK) - 1);
        self.gaps.gap(low - self.before);
        self.before = low;
        self.hashes += 1;
        self.powers.push(power);
        Ok(())
    }

    /// Orders the powers by how frequent they are so far, and lets the first hashes go.
    fn release(&mut self) -> Result<(), Error> {
        let held = self.held.take().unwrap_or_default();
        let mut tallies = [0_u32; POWERS];
        for (_, power) in &held {
            tallies[usize::from(*power)] += 1;
        }
        let mut order: Vec<u8> = (0..=Times::HIGHEST).collect();
        order.sort_by_key(|power| (std::cmp::Reverse(tallies[usize::from(*power)]), *power));
        self.header.powers.copy_from_slice(&order);
        for (head, power) in held {
            self.put(head, power)?;
        }
        Ok(())
    }

    /// Ends a block.
    fn close(&mut self) -> Result<(), Error> {
        self.directory.extend(self.at.to_le_bytes());
        if self.directory.len() >= WAITING {
            self.write_directory()?;
        }
        let mut ranks = [0; POWERS];
        for (rank, power) in (0..).zip(self.header.powers) {
            ranks[usize::from(power)] = rank;
        }
        for power in self.powers.drain(..) {
            self.gaps.unary(ranks[usize::from(power)]);
        }
        let begin = self.waiting.len();
        self.waiting.extend([0; BEFORE]);
        self.gaps.drain(&mut self.waiting);
        let block = &mut self.waiting[begin..];
        block[4..BEFORE].copy_from_slice(&self.hashes.to_le_bytes());
        let sum = checksum(self.done, &block[4..]);
        block[..4].copy_from_slice(&sum.to_le_bytes());
        self.at += block.len() as u64;
        (self.before, self.hashes) = (0, 0);
        self.done += 1;
        if self.waiting.len() >= WAITING {
            self.write_waiting()?;
        }
        Ok(())
    }

    fn write_waiting(&mut self) -> Result<(), Error> {
        let from = self.at - self.waiting.len() as u64;
        write_at(self.file, &self.waiting, from).map_err(Error::Unwritable)?;
        self.waiting.clear();
        Ok(())
    }

    fn write_directory(&mut self) -> Result<(), Error> {
        write_at(self.file, &self.directory, self.directory_at).map_err(Error::Unwritable)?;
        self.directory_at += self.directory.len() as u64;
        self.directory.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<Header, Error> {
        if self.held.is_some() {
            self.release()?;
        }
        while self.done < self.header.blocks {
            self.close()?;
        }
        self.directory.extend(self.at.to_le_bytes());
        self.write_directory()?;
        self.write_waiting()?;
        self.header.bytes = self.at;
        // The header last: without it there is no index.
        write_at(self.file, &self.header.write(), 0).map_err(Error::Unwritable)?;
        Ok(self.header)
    }
}

/// Bits, from the low end of each byte.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    waiting: u64,
    count: u32,
}

impl Bits {
    /// Writes up to 32 bits.
    #[inline]
    fn push(&mut self, bits: u64, count: u32) {
        self.waiting |= bits << self.count;
        self.count += count;
        if self.count >= 32 {
            self.bytes.extend((self.waiting as u32).to_le_bytes());
            self.waiting >>= 32;
            self.count -= 32;
        }
    }

    /// Zeros, then a one.
    #[inline]
    fn unary(&mut self, mut zeros: u32) {
        while zeros >= 31 {
            self.push(0, 31);
            zeros -= 31;
        }
        self.push(1 << zeros, zeros + 1);
    }

    #[inline]
    fn gap(&mut self, gap: u64) {
        self.unary((gap >> LOW) as u32);
        self.push(gap & ((1 << LOW) - 1), LOW);
    }

    /// Hands over what was written, to a whole byte.
    fn drain(&mut self, out: &mut Vec<u8>) {
        let bytes = self.count.div_ceil(8) as usize;
        out.append(&mut self.bytes);
        out.extend(&self.waiting.to_le_bytes()[..bytes]);
        (self.waiting, self.count) = (0, 0);
    }
}
