//! Downloading the ranges, so that a province holds a copy of its own.
//!
//! One file a range, named as the sorted text reads them. A file appears only once its answer is whole, sorted and
//! well-formed; what is there already is not fetched again. Whatever stops it, running it again goes on.

use super::error::Error;
use super::range_api::RangeApi;
use super::sorted_text::RANGES;
use crate::disk;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many requests are under way at once: these name nobody's password, so more than a look-up may.
const AT_ONCE: usize = 16;
/// How often a range is asked before it counts as failed.
const TRIES: u32 = 3;
/// After so many failed ranges in a row the server is taken to be gone.
const PATIENCE: usize = 8;

/// What a download did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Ranges that were there before.
    pub kept: u32,
    /// Ranges fetched now.
    pub fetched: u32,
    /// Ranges still missing: the server did not answer, or not what it should.
    pub missing: u32,
}

/// Fetches the ranges that a folder lacks. `progress` is told how many are there, of how many, and stops it by saying
/// `false`: what was fetched stays.
pub fn fetch(
    server: &RangeApi,
    folder: &Path,
    ranges: RangeInclusive<u32>,
    progress: &mut (dyn FnMut(u32, u32) -> bool + Send),
) -> Result<Fetched, Error> {
    fs::create_dir_all(folder).map_err(Error::Unwritable)?;
    let last = (*ranges.end()).min(RANGES - 1);
    let all = (last + 1).saturating_sub(*ranges.start());
    let next = AtomicU32::new(*ranges.start());
    let stop = AtomicBool::new(false);
    let failures = AtomicUsize::new(0);
    let state = Mutex::new((Fetched::default(), None, progress));
    let work = || {
        loop {
            let range = next.fetch_add(1, Ordering::Relaxed);
            if range > last || stop.load(Ordering::Relaxed) {
                return;
            }
            let name = format!("{range:05X}");
            let path = folder.join(format!("{name}.txt"));
            // An empty one may be what a power cut left.
            let here = fs::metadata(&path).is_ok_and(|meta| meta.len() > 0);
            let answer = if here { None } else { ask(server, &name) };
            let written = match (&answer, here) {
                (Some(text), false) => write(&path, text),
                _ => Ok(()),
            };
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            let (done, error, progress) = &mut *state;
            if here {
                done.kept += 1;
            } else if let Err(problem) = written {
                // The disk is full: no other range will fare better.
                stop.store(true, Ordering::Relaxed);
                *error = Some(Error::Unwritable(problem));
            } else if answer.is_some() {
                done.fetched += 1;
                failures.store(0, Ordering::Relaxed);
            } else if failures.fetch_add(1, Ordering::Relaxed) + 1 >= PATIENCE {
                stop.store(true, Ordering::Relaxed);
            }
            if !progress(done.kept + done.fetched, all) {
                stop.store(true, Ordering::Relaxed);
                *error = Some(Error::Stopped);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..AT_ONCE {
            scope.spawn(work);
        }
        work();
    });
    let (mut done, error, _) = state.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.missing = all - done.kept - done.fetched;
    match error {
        Some(error) => Err(error),
        None => Ok(done),
    }
}

/// A range as it is written: checked, sorted, one line end for all. None where it could not be had.
fn ask(server: &RangeApi, name: &str) -> Option<String> {
    for _ in 0..TRIES {
        let mut text = String::new();
        let (mut before, mut sorted) = ([0; 5], true);
        let answered = server.range(name, false, &mut |words, count| {
            sorted &= text.is_empty() || before < *words;
            before = *words;
            for word in &words[..4] {
                let _always = write!(text, "{word:08X}");
            }
            // Thirty-five digits: the last three stand in the high bits.
            let _always = writeln!(text, "{:03X}:{count}", words[4] >> 20);
        });
        // No range is empty where passwords are counted in billions: an empty answer is a fault of the server.
        if answered.is_ok() && sorted && !text.is_empty() {
            return Some(text);
        }
    }
    None
}

/// Whole or not at all.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let neighbour = disk::neighbour(path);
    let written = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&neighbour)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| disk::rename(&neighbour, path));
    if written.is_err() {
        let _gone_or_never_there = fs::remove_file(&neighbour);
    }
    written
}
