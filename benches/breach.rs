//! Lists of leaked passwords: searching the text, building and searching the index.
//!
//! `cargo bench --bench breach [-- --million N] [--in FOLDER]`: a made-up list of N million hashes (10 unless said
//! otherwise; about 45 bytes each) in a temporary folder, or in FOLDER. Beside it lists of one and ten million
//! show what the size matters.
//!
//! Printed are ratios against a bare loop that interpolates with positioned reads, and against merely streaming the text.
//! Cold figures need a system that forgets a file's pages when asked (Linux); elsewhere they are not measured.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a benchmark prints, and stops where something is wrong"
)]

mod made_up;

use made_up::{Random, make, peak, status};
use rasoat::breach::build::{Plan, build};
use rasoat::breach::index::Index;
use rasoat::breach::sorted_text::Text;
use rasoat::breach::{Digest, Source};
use rasoat::domain::breach::Breach;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What a search needs at least: guess, read, compare.
struct Bare {
    file: File,
    length: u64,
}

impl Bare {
    fn read(&self, buffer: &mut [u8], at: u64) -> usize {
        #[cfg(unix)]
        {
            std::os::unix::fs::FileExt::read_at(&self.file, buffer, at).unwrap()
        }
        #[cfg(windows)]
        {
            std::os::windows::fs::FileExt::seek_read(&self.file, buffer, at).unwrap()
        }
    }

    fn find(&self, wanted: &[u8; 40]) -> bool {
        let key = |text: &[u8]| {
            text[..16].iter().fold(0_u64, |key, byte| {
                key << 4
                    | u64::from(if *byte > b'9' {
                        byte - b'A' + 10
                    } else {
                        byte - b'0'
                    })
            }) as f64
        };
        let target = key(wanted);
        let (mut low, mut high, mut low_key, mut high_key) = (0_u64, self.length, 0.0, 2_f64.powi(64));
        let mut buffer = [0; 4096];
        while low < high {
            let guess = ((target - low_key) / (high_key - low_key) * (high - low) as f64) as u64;
            let from = (low + guess).saturating_sub(2048).max(low);
            let count = self.read(&mut buffer, from);
            let text = &buffer[..count];
            let first = if from == low {
                0
            } else {
                text.iter().position(|byte| *byte == b'\n').unwrap() + 1
            };
            let stop = text.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            if wanted[..] < text[first..first + 40] {
                if from == low {
                    return false;
                }
                (high, high_key) = (from + first as u64, key(&text[first..]));
                continue;
            }
            let start = |at: usize| {
                text[first..at]
                    .iter()
                    .rposition(|byte| *byte == b'\n')
                    .map_or(first, |found| first + found + 1)
            };
            let last = start(stop - 1);
            if wanted[..] > text[last..last + 40] {
                (low, low_key) = (from + stop as u64, key(&text[last..]));
                continue;
            }
            let (mut a, mut b) = (first, stop);
            while a < b {
                let middle = start(a + (b - a) / 2);
                match wanted[..].cmp(&text[middle..middle + 40]) {
                    std::cmp::Ordering::Less => b = middle,
                    std::cmp::Ordering::Greater => {
                        a = middle + text[middle..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
                    }
                    std::cmp::Ordering::Equal => return true,
                }
            }
            return false;
        }
        false
    }
}

fn hex(hash: &[u8; 20]) -> [u8; 40] {
    let mut out = String::new();
    for byte in hash {
        write!(out, "{byte:02X}").unwrap();
    }
    out.as_bytes().try_into().unwrap()
}

/// Half are in the list, half are not; in random order.
fn questions(known: &[[u8; 20]], count: usize) -> Vec<[u8; 20]> {
    let mut random = Random(42);
    (0..count)
        .map(|number| {
            if number % 2 == 0 {
                known[random.next() as usize % known.len()]
            } else {
                let head = random.next();
                random.hash(head)
            }
        })
        .collect()
}

/// The best of some runs, microseconds each.
fn best(count: usize, mut run: impl FnMut()) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..7 {
        let begun = Instant::now();
        run();
        least = least.min(begun.elapsed().as_secs_f64());
    }
    least * 1e6 / count as f64
}

struct Corpus {
    text: PathBuf,
    known: Vec<[u8; 20]>,
}

fn corpus(folder: &Path, million: u64) -> Corpus {
    let text = folder.join(format!("list-{million}.txt"));
    let begun = Instant::now();
    let known = make(&text, million * 1_000_000, (million * 50).max(1), &[]);
    println!(
        "{million} million made up: {:.0} MB in {:.0} s",
        std::fs::metadata(&text).unwrap().len() as f64 / 1e6,
        begun.elapsed().as_secs_f64()
    );
    Corpus { text, known }
}

/// How often this program has read a file or socket so far; none where the system does not count.
fn reads() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/io").ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix("syscr: ")?.parse().ok())
}

/// Bare loop and ours, microseconds a look-up, one at a time.
fn warm(corpus: &Corpus, name: &str) -> f64 {
    let asked = questions(&corpus.known, 20_000);
    let digests: Vec<Digest> = asked.iter().map(|hash| Digest::from_bytes(*hash)).collect();
    let words: Vec<[u8; 40]> = asked.iter().map(hex).collect();
    let file = File::open(&corpus.text).unwrap();
    let length = file.metadata().unwrap().len();
    let bare = Bare { file, length };
    let text = Text::open(&corpus.text).unwrap();
    let found = words.iter().filter(|word| bare.find(word)).count();
    let answers = text.look_up(&digests);
    let seen = answers
        .iter()
        .filter(|answer| matches!(answer, Breach::Found(_)))
        .count();
    assert_eq!((found, seen), (10_000, 10_000));
    let theirs = best(words.len(), || {
        for word in &words {
            std::hint::black_box(bare.find(word));
        }
    });
    let one_by_one = || {
        for digest in &digests {
            std::hint::black_box(text.look_up(std::slice::from_ref(digest)));
        }
    };
    let ours = best(words.len(), one_by_one);
    println!(
        "text, {name}, warm, one by one: {ours:.2} µs a look-up, bare loop {theirs:.2} µs: {:.2} times",
        ours / theirs
    );
    let before = reads();
    one_by_one();
    if let (Some(before), Some(after)) = (before, reads()) {
        let each = (after - before) as f64 / digests.len() as f64;
        println!("text, {name}: {each:.2} reads a look-up");
    }
    ours
}

/// Forgets what the system holds of a file; whether it could.
fn forget(path: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        let file = File::open(path).unwrap();
        rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed).is_ok()
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _not_here = path;
        false
    }
}

fn cold(name: &str, path: &Path, source: &dyn Source, known: &[[u8; 20]]) {
    let digests: Vec<Digest> = questions(known, 1000)
        .into_iter()
        .map(Digest::from_bytes)
        .collect();
    for threads in [1, 4] {
        if !forget(path) {
            println!("{name}, cold: not measured on this system");
            return;
        }
        let begun = Instant::now();
        std::thread::scope(|scope| {
            for part in digests.chunks(digests.len().div_ceil(threads)) {
                scope.spawn(|| std::hint::black_box(source.look_up(part)));
            }
        });
        let each = begun.elapsed().as_secs_f64() * 1e6 / digests.len() as f64;
        println!("{name}, cold, {threads} at once: {each:.0} µs a look-up");
    }
    if forget(path) {
        let file = File::open(path).unwrap();
        let length = file.metadata().unwrap().len();
        #[cfg(target_os = "linux")]
        let _only_advice = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::Random);
        let bare = Bare { file, length };
        let mut random = Random(9);
        let mut page = [0; 4096];
        let begun = Instant::now();
        for _ in 0..1000 {
            bare.read(&mut page, random.next() % (length / 4096) * 4096);
        }
        let each = begun.elapsed().as_secs_f64() * 1e6 / 1000.0;
        println!("one random page of the same file, cold: {each:.0} µs");
    }
}

/// Seconds to read a text and to build from it when the system holds nothing of it: a list greater than the memory.
fn from_disk(text: &Path, index: &Path) {
    if !forget(text) {
        println!("build from the disk: not measured on this system");
        return;
    }
    let begun = Instant::now();
    let mut file = File::open(text).unwrap();
    let mut buffer = vec![0; 1 << 20];
    while file.read(&mut buffer).unwrap() > 0 {}
    let raw = begun.elapsed().as_secs_f64();
    forget(text);
    let begun = Instant::now();
    build(text, index, &Plan::default(), &mut |_| true).unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "build from the disk: {seconds:.2} s; reading the text {raw:.2} s ({:.2} of its speed)",
        raw / seconds
    );
}

/// Seconds to read a text, and do nothing; and line by line.
fn stream(path: &Path) -> (f64, f64) {
    let mut least = (f64::INFINITY, f64::INFINITY);
    let mut buffer = vec![0; 1 << 20];
    for _ in 0..3 {
        let begun = Instant::now();
        let mut file = File::open(path).unwrap();
        while file.read(&mut buffer).unwrap() > 0 {}
        least.0 = least.0.min(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        let mut lines = std::io::BufReader::with_capacity(1 << 20, File::open(path).unwrap());
        let mut line = Vec::new();
        while std::io::BufRead::read_until(&mut lines, b'\n', &mut line).unwrap() > 0 {
            line.clear();
        }
        least.1 = least.1.min(begun.elapsed().as_secs_f64());
    }
    least
}

/// Builds with the program itself; the most memory it had, kilobytes.
fn building(text: &Path, index: &Path, more: &[&str]) -> Option<u64> {
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(["breach", "build", "--json", "-o"])
        .arg(index)
        .args(more)
        .arg(text)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    peak(child)
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1).cloned()
    };
    let million = after("--million")
        .and_then(|text| text.parse().ok())
        .unwrap_or(10);
    let temporary = tempfile::tempdir().unwrap();
    let folder = after("--in").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let small = corpus(&folder, 1);
    let large = corpus(&folder, million);

    let before = status("self", "VmRSS");
    let one = warm(&small, "1 million");
    let many = warm(&large, &format!("{million} million"));
    println!("text: {million} million against 1: {:.2} times", many / one);
    let text = Text::open(&large.text).unwrap();
    let digest = [Digest::from_bytes(large.known[0])];
    if let (Some(before), Some(after)) = (before, status("self", "VmRSS")) {
        text.look_up(&digest);
        println!(
            "memory of all that: {:.1} MB more, questions included",
            after.saturating_sub(before) as f64 / 1e3
        );
    }

    if million > 10 {
        // A million lie in the processor's own memory, in part; ten do not.
        let ten = warm(&corpus(&folder, 10), "10 million");
        println!("text: {million} million against 10: {:.2} times", many / ten);
    }

    let path = folder.join("list.rsi");
    let (raw, lines) = stream(&large.text);
    let mut seconds = f64::INFINITY;
    for _ in 0..3 {
        let begun = Instant::now();
        build(&large.text, &path, &Plan::default(), &mut |_| true).unwrap();
        seconds = seconds.min(begun.elapsed().as_secs_f64());
    }
    println!(
        "build: {seconds:.2} s; reading the text {raw:.2} s ({:.2} of its speed), reading its lines {lines:.2} s ({:.2})",
        raw / seconds,
        lines / seconds
    );
    from_disk(&large.text, &path);
    for (name, more) in [("all", &[][..]), ("--top 1000000", &["--top", "1000000"])] {
        match building(&large.text, &folder.join("child.rsi"), more) {
            Some(peak) => println!("build, {name}: {:.0} MB at most", peak as f64 / 1e3),
            None => println!("build, {name}: memory is not measured on this system"),
        }
    }

    let index = Index::open(&path).unwrap();
    let header = index.header();
    println!(
        "index: {:.3} bytes a hash, count included; stated false positives at most {:.2e}",
        header.bytes as f64 / header.kept as f64,
        header.false_positives()
    );
    let mut random = Random(99);
    let misses: Vec<Digest> = (0..1_000_000)
        .map(|_| {
            let head = random.next();
            Digest::from_bytes(random.hash(head))
        })
        .collect();
    let wrong = index
        .look_up(&misses)
        .iter()
        .filter(|answer| **answer != Breach::NotFound)
        .count();
    println!("index: {wrong} of 1,000,000 misses were found");
    drop(misses);
    let all: Vec<Digest> = large.known.iter().map(|hash| Digest::from_bytes(*hash)).collect();
    let lost = index
        .look_up(&all)
        .iter()
        .filter(|answer| !matches!(answer, Breach::Found(_)))
        .count();
    println!("index: {lost} of {} known ones were not found", all.len());
    let digests: Vec<Digest> = questions(&large.known, 20_000)
        .into_iter()
        .map(Digest::from_bytes)
        .collect();
    for (name, size) in [("one by one", 1), ("together", digests.len())] {
        let both: [&dyn Source; 2] = [&index, &text];
        let [ours, theirs] = both.map(|source| {
            best(digests.len(), || {
                for part in digests.chunks(size) {
                    std::hint::black_box(source.look_up(part));
                }
            })
        });
        println!(
            "index, warm, {name}: {ours:.2} µs a look-up; text {theirs:.2} µs: {:.2} times",
            ours / theirs
        );
    }
    cold("text", &large.text, &text, &large.known);
    cold("index", &path, &index, &large.known);
}
