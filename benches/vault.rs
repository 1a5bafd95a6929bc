//! A whole vault: every password measured, compared with all others and looked up in a leaked list of 10 million.
//!
//! `cargo bench --bench vault [-- --million N] [--in FOLDER] [--rounds N]`: made-up entries as Chromium writes them,
//! a third with the password of another, a seventh with nearly the same, and a made-up list that has half of the
//! weaker ones.
//!
//! Printed are times of the program itself from start to end, as ratios to a bare zxcvbn loop on two threads over the
//! same distinct passwords, and to `keepassxc-cli db-info` and `analyze --hibp` on the same entries, which are not
//! measured where that program is not installed. KeePassXC opens an encrypted file, ours a table; so ours on the
//! very file of KeePassXC is measured too. Runs alternate, so that a busy machine disturbs all alike; the least of
//! each counts, and the median of the ratios of each round is said beside.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where something is wrong"
)]

mod made_up;

use made_up::{Random, make, peak};
use sha1::{Digest as _, Sha1};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The password of the file KeePassXC is given.
const MASTER: &str = "not-a-real-master\n";

impl Random {
    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 16) as usize % end
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    fn letters(&mut self, from: &str, least: usize, most: usize) -> String {
        let from: Vec<char> = from.chars().collect();
        let length = least + self.below(most - least + 1);
        (0..length).map(|_| from[self.below(from.len())]).collect()
    }
}

const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";
const MIXED: &str =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~";
const WORDS: &[&str] = &[
    "sunshine", "dragon", "monkey", "football", "welcome", "princess", "shadow", "master", "purple",
    "summer", "winter", "flower", "orange", "cookie", "hunter", "ranger", "silver", "golden", "secret",
    "office",
];
const TAILS: &[&str] = &[
    "1", "123", "@123", "!", "2024", "2025", "12345", "99", "@2023", "888",
];

/// One password somebody thought of, or let a program make; whether it is of the weaker kinds.
fn fresh(random: &mut Random, syllables: &[&str]) -> (String, bool) {
    let two = |random: &mut Random| format!("{}{}", random.pick(syllables), random.pick(syllables));
    let capital = |text: String| {
        let mut text = text.chars();
        let first = text.next().unwrap().to_ascii_uppercase();
        std::iter::once(first).chain(text).collect::<String>()
    };
    match random.below(20) {
        0..5 => (two(random) + random.pick(TAILS), true),
        5..8 => (capital(two(random)) + random.pick(TAILS), true),
        8..10 => {
            let day = format!("{:02}{:02}", random.below(28) + 1, random.below(12) + 1);
            (
                format!("{}{day}{}", random.pick(syllables), 1960 + random.below(50)),
                true,
            )
        }
        10 => (format!("09{:08}", random.below(100_000_000)), true),
        11..13 => (
            capital(random.pick(WORDS).to_owned()) + &random.below(10_000).to_string(),
            true,
        ),
        13 => (random.letters(SMALL, 6, 9), true),
        14..18 => (random.letters(MIXED, 12, 20), false),
        18 => (
            (0..3)
                .map(|_| random.letters(SMALL, 6, 6))
                .collect::<Vec<_>>()
                .join("-"),
            false,
        ),
        _ => (
            (0..5)
                .map(|_| random.pick(syllables))
                .collect::<Vec<_>>()
                .join(" "),
            false,
        ),
    }
}

/// Nearly the same password: what people do when they must change one.
fn changed(random: &mut Random, old: &str) -> String {
    match random.below(4) {
        0 => format!("{old}{}", random.pick(TAILS)),
        1 => old.to_uppercase(),
        2 => old.replace('a', "@"),
        _ => {
            let mut letters: Vec<char> = old.chars().collect();
            let place = random.below(letters.len());
            letters[place] = char::from(b'a' + random.below(26) as u8);
            letters.into_iter().collect()
        }
    }
}

/// The passwords of a vault; whether each is of the weaker kinds.
fn passwords(count: usize, syllables: &[&str]) -> Vec<(String, bool)> {
    let mut random = Random(2024);
    let mut all: Vec<(String, bool)> = Vec::with_capacity(count);
    for number in 0..count {
        let next = match random.below(20) {
            0..7 if number > 0 => all[random.below(number)].clone(),
            7..10 if number > 0 => {
                let (old, weak) = &all[random.below(number)];
                (changed(&mut random, old), *weak)
            }
            _ => fresh(&mut random, syllables),
        };
        all.push(next);
    }
    all
}

/// As Chromium writes it.
fn chromium(passwords: &[(String, bool)]) -> String {
    let mut out = "name,url,username,password,note\n".to_owned();
    for (number, (password, _)) in passwords.iter().enumerate() {
        let password = password.replace('"', "\"\"");
        writeln!(
            out,
            "site{number}.example,https://site{number}.example/login,canbo{}@example.vn,\"{password}\",",
            number % 7
        )
        .unwrap();
    }
    out
}

/// As KeePass writes it, without encryption.
fn keepass(passwords: &[(String, bool)]) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<KeePassFile><Meta><DatabaseName>v</DatabaseName></Meta>\
                   <Root><Group><Name>Root</Name>"
        .to_owned();
    for (number, (password, _)) in passwords.iter().enumerate() {
        let password = password
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let fields = [
            ("Title", format!("site{number}.example")),
            ("UserName", format!("canbo{}@example.vn", number % 7)),
            ("Password", password),
            ("URL", format!("https://site{number}.example/login")),
        ];
        out += "<Entry>";
        for (key, value) in fields {
            write!(out, "<String><Key>{key}</Key><Value>{value}</Value></String>").unwrap();
        }
        out += "</Entry>";
    }
    out + "</Group></Root></KeePassFile>\n"
}

/// Seconds that something takes.
fn seconds(run: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    run();
    begun.elapsed().as_secs_f64()
}

/// A program that was told the password of its file.
fn start(program: &Path, args: &[&str], files: &[&Path]) -> Child {
    let mut child = Command::new(program)
        .args(args)
        .args(files)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let told = child.stdin.take().unwrap().write_all(MASTER.repeat(2).as_bytes());
    // Who asks for none may be gone before.
    drop(told);
    child
}

fn run(program: &Path, args: &[&str], files: &[&Path]) {
    assert!(start(program, args, files).wait().unwrap().success(), "{args:?}");
}

/// The bare loop: two threads, nothing but zxcvbn.
fn bare(passwords: &[&str]) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(password) = passwords.get(next.fetch_add(1, Ordering::Relaxed)) {
                    std::hint::black_box(zxcvbn::zxcvbn(password, &[]));
                }
            });
        }
    });
}

fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

/// The median of the ratios of each round.
fn median(ours: &[f64], theirs: &[f64]) -> f64 {
    let mut ratios: Vec<f64> = ours
        .iter()
        .zip(theirs)
        .map(|(ours, theirs)| ours / theirs)
        .collect();
    ratios.sort_unstable_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1).cloned()
    };
    let number = |name: &str| after(name).and_then(|text| text.parse::<u64>().ok());
    let million = number("--million").unwrap_or(10);
    let rounds = number("--rounds").unwrap_or(5).max(1);
    let temporary = tempfile::tempdir().unwrap();
    let folder = after("--in").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let ours = Path::new(env!("CARGO_BIN_EXE_rasoat"));
    let peer = Path::new("keepassxc-cli");
    let has_peer = Command::new(peer)
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok();
    if !has_peer {
        println!("KeePassXC: not installed, not measured");
    }
    let syllables: Vec<&str> = include_str!("../src/strength/words/syllables.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();

    // The canary, without which no list is believed, and every second of the weaker ones.
    let most = passwords(100_000, &syllables);
    let weak: BTreeSet<&str> = most
        .iter()
        .filter(|(_, weak)| *weak)
        .map(|(text, _)| text.as_str())
        .collect();
    let mut leaked: Vec<[u8; 20]> = std::iter::once("123456")
        .chain(weak.into_iter().step_by(2))
        .map(|text| Sha1::digest(text.as_bytes()).into())
        .collect();
    leaked.sort_unstable();
    let list = folder.join(format!("leaked-{million}.txt"));
    make(&list, million * 1_000_000, u64::MAX, &leaked);
    let list_name = list.to_str().unwrap();

    let mut each = Vec::new();
    for count in [1_000, 10_000, 100_000] {
        let all = passwords(count, &syllables);
        let distinct: BTreeSet<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
        let distinct: Vec<&str> = distinct.into_iter().collect();
        let table = folder.join(format!("vault-{count}.csv"));
        std::fs::write(&table, chromium(&all)).unwrap();
        let vault = ["vault", "--corpus", list_name, "--json", "--offline"];
        let locked = folder.join(format!("vault-{count}.kdbx"));
        // Theirs takes minutes for the most.
        let beside = has_peer && count <= 10_000;
        if beside {
            let xml = folder.join("vault.xml");
            std::fs::write(&xml, keepass(&all)).unwrap();
            run(peer, &["import", "-q", "-p", "-t", "100"], &[&xml, &locked]);
            std::fs::remove_file(&xml).unwrap();
        }
        let (mut mine, mut loops, mut theirs, mut same) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for round in 0..=rounds {
            let took = [
                seconds(|| run(ours, &vault, &[&table])),
                seconds(|| bare(&distinct)),
            ];
            // The first round brings the files into memory.
            if round > 0 {
                mine.push(took[0]);
                loops.push(took[1]);
            }
            if beside && round < rounds.min(3) {
                theirs.push(seconds(|| {
                    run(peer, &["db-info", "-q"], &[&locked]);
                    run(peer, &["analyze", "-q", "--hibp", list_name], &[&locked]);
                }));
                let vault = ["vault", "--stdin", "--corpus", list_name, "--json", "--offline"];
                same.push(seconds(|| run(ours, &vault, &[&locked])));
            }
        }
        println!(
            "{count} entries ({} distinct passwords): {:.0} ms, bare zxcvbn on two threads {:.0} ms: {:.2} times (median {:.2})",
            distinct.len(),
            least(&mine) * 1e3,
            least(&loops) * 1e3,
            least(&mine) / least(&loops),
            median(&mine, &loops),
        );
        match peak(start(ours, &vault, &[&table])) {
            Some(peak) => println!("{count} entries: {:.1} MB at most", peak as f64 / 1e3),
            None => println!("{count} entries: memory is not measured on this system"),
        }
        if beside {
            println!(
                "{count} entries: KeePassXC {:.2} s, {:.1} times ours; its own file, encrypted: ours {:.0} ms, {:.1} times",
                least(&theirs),
                least(&theirs) / least(&mine),
                least(&same) * 1e3,
                least(&theirs) / least(&same),
            );
        }
        each.push(least(&mine) / count as f64);
    }
    println!(
        "an entry of 100,000 against one of 10,000: {:.2} times",
        each[2] / each[1]
    );
}
