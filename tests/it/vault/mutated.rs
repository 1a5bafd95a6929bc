//! Samples with bytes changed at random: whatever comes in, the readers end with entries or an error.
//!
//! A few rounds run with the other tests. For longer, with the seconds in `RASOAT_MUTATE_SECONDS`:
//! `cargo test --test it vault::mutated -- --ignored --nocapture`.

#![allow(clippy::print_stderr, reason = "whoever runs the tests is told")]

use super::samples::{PASSWORD, every};
use crate::breach::Random;
use rasoat::domain::secret::Password;
use rasoat::vault::{Opened, open};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// Pieces that readers look for.
const PIECES: [&[u8]; 22] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\r\n",
    b"\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{",
    b"[",
    b"]",
    b"}",
    b"null",
    b"-1",
    b"99999999999999999999",
    b"\"items\":",
    b"\\u0000",
    b"{REF:P@I:",
    b"\xff\xff\xff\xff",
    b"sep=;",
];

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    // Mostly near the front, where headers stand.
    let mut at = |length: usize| {
        let span = if random.next().is_multiple_of(2) {
            length
        } else {
            length.min(300)
        };
        usize::try_from(random.next()).unwrap_or(0) % span.max(1)
    };
    for _ in 0..=at(8) {
        if bytes.is_empty() {
            return;
        }
        let place = at(bytes.len());
        match at(7) {
            0 => bytes[place] ^= 1 << at(8),
            1 => bytes[place] = u8::try_from(at(256)).unwrap_or(0),
            2 => bytes.truncate(place),
            3 => drop(bytes.drain(place..(place + at(40)).min(bytes.len()))),
            4 => {
                let end = (place + at(200)).min(bytes.len());
                let copy = bytes[place..end].to_vec();
                let into = at(bytes.len());
                bytes.splice(into..into, copy);
            }
            5 => {
                let piece = PIECES[at(PIECES.len())];
                let end = (place + piece.len()).min(bytes.len());
                bytes.splice(place..end, piece.iter().copied());
            }
            _ => {
                bytes.splice(place..place, PIECES[at(PIECES.len())].iter().copied());
            }
        }
    }
}

#[derive(Default, Debug)]
struct Count {
    tried: u64,
    refused: u64,
    locked: u64,
    unlocked: u64,
    entries: usize,
    left_out: usize,
    slowest: Duration,
}

/// Reads mutants until the time is over or so many were tried. What is locked is opened one time in `each`.
fn hunt(seed: u64, time: Duration, most: u64, each: u64) -> Count {
    let samples = every();
    let password = Password::new(PASSWORD.to_owned());
    let mut random = Random(seed);
    let mut count = Count::default();
    let began = Instant::now();
    while count.tried < most && began.elapsed() < time {
        let (code, sample, _) = &samples[usize::try_from(count.tried).unwrap_or(0) % samples.len()];
        let mut bytes = sample.clone();
        mutate(&mut bytes, &mut random);
        count.tried += 1;
        let tried = Instant::now();
        let opens = random.next().is_multiple_of(each);
        let read = catch_unwind(AssertUnwindSafe(|| {
            match open(Zeroizing::new(bytes.clone()), 1) {
                Ok(Opened::Locked(locked)) if opens => (1, 1, locked.unlock(Some(&password), None).ok()),
                Ok(Opened::Locked(_)) => (1, 0, None),
                Ok(Opened::Export(export)) => (0, 0, Some(export)),
                Err(_) => (0, 0, None),
            }
        }));
        let Ok((locked, unlocked, export)) = read else {
            let path = std::env::temp_dir().join(format!("rasoat-mutant-{seed}-{}", count.tried));
            std::fs::write(&path, &bytes).expect("a place for the mutant");
            panic!("a mutant of {code} panics: {}", path.display());
        };
        count.locked += locked;
        count.unlocked += unlocked;
        match export {
            Some(export) => {
                count.entries += export.entries.len();
                count.left_out += export.left_out.len();
            }
            None => count.refused += 1,
        }
        // A header may ask for more rounds than the sample: bounded, and not of interest here.
        if locked == 0 {
            count.slowest = count.slowest.max(tried.elapsed());
        }
    }
    count
}

#[test]
fn a_few_thousand_mutants_end() {
    let count = hunt(1, Duration::from_secs(10), 6000, 40);
    assert!(
        count.tried > 100 && count.refused > 0 && count.entries > 0,
        "{count:?}"
    );
    assert!(count.slowest < Duration::from_secs(5), "{count:?}");
}

#[test]
#[ignore = "runs for minutes"]
fn mutants_for_minutes() {
    #[allow(
        clippy::disallowed_methods,
        reason = "a test that is told how long it may take"
    )]
    let seconds = std::env::var("RASOAT_MUTATE_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let time = Duration::from_secs(seconds.unwrap_or(120));
    let seed = std::process::id().into();
    eprintln!("seed {seed}: {:?}", hunt(seed, time, u64::MAX, 20));
}
