//! Lists of leaked passwords: the text as downloaded, a folder of ranges, a compact index. All three say the same.

use crate::harness::{file, folder};
use proptest::prelude::*;
use rasoat::breach::build::{Plan, build};
use rasoat::breach::index::Index;
use rasoat::breach::sorted_text::Text;
use rasoat::breach::{self, Digest, Error, Proven, Source};
use rasoat::domain::breach::{Breach, CouldNotCheck, Times};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// SHA-1 of `123456`.
pub(crate) const CANARY: &str = "7C4A8D09CA3762AF61E59520943DC26494F8941B";

/// Hashes and how often each was seen.
pub(crate) type List = BTreeMap<[u8; 20], u64>;

/// How a list is written.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one way files differ")]
struct Look {
    lower: bool,
    crlf: bool,
    last_end: bool,
    mark: bool,
}

const PLAIN: Look = Look {
    lower: false,
    crlf: false,
    last_end: true,
    mark: false,
};

/// The first five digits of a hash, and the rest.
pub(crate) fn halves(hash: &[u8]) -> (String, String) {
    let text = hex(hash);
    let (prefix, suffix) = text.split_at(5);
    (prefix.to_owned(), suffix.to_owned())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _always = write!(out, "{byte:02X}");
        out
    })
}

fn lines<'a>(records: impl Iterator<Item = (String, &'a u64)>, look: Look) -> String {
    let end = if look.crlf { "\r\n" } else { "\n" };
    let mut out = String::from(if look.mark { "\u{feff}" } else { "" });
    for (hash, count) in records {
        let hash = if look.lower { hash.to_lowercase() } else { hash };
        let _always = write!(out, "{hash}:{count}{end}");
    }
    if !look.last_end {
        out.truncate(out.trim_end().len());
    }
    out
}

fn text(list: &List, look: Look) -> String {
    lines(list.iter().map(|(hash, count)| (hex(hash), count)), look)
}

/// Writes the ranges of a list, also those that are empty if they are named.
fn ranges(list: &List, look: Look, also: &[&str], under: &Path, end: &str) {
    let mut files: BTreeMap<String, Vec<(String, &u64)>> = BTreeMap::new();
    for name in also {
        files.entry((*name).to_owned()).or_default();
    }
    for (hash, count) in list {
        let hash = hex(hash);
        let (prefix, suffix) = hash.split_at(5);
        files
            .entry(prefix.to_owned())
            .or_default()
            .push((suffix.to_owned(), count));
    }
    for (name, records) in files {
        let name = if look.lower { name.to_lowercase() } else { name };
        fs::write(under.join(name + end), lines(records.into_iter(), look)).expect("a range");
    }
}

/// Numbers that are the same at every run.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn hash(&mut self) -> [u8; 20] {
        let mut out = [0; 20];
        for part in out.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes()[..part.len()]);
        }
        out
    }

    /// Mostly small, as in real lists.
    fn count(&mut self) -> u64 {
        1 + (1_000_000 >> (self.next() % 40).min(20)) / (1 + self.next() % 3)
    }
}

fn canary() -> [u8; 20] {
    let mut out = [0; 20];
    for (byte, pair) in out.iter_mut().zip(CANARY.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    }
    out
}

/// A list of this many hashes, the canary, the first and the last hash there can be.
pub(crate) fn list(size: usize, seed: u64) -> List {
    let mut random = Random(seed);
    let mut list: List = (0..size).map(|_| (random.hash(), random.count())).collect();
    list.insert(canary(), 37_000_000);
    list.insert([0; 20], 1);
    list.insert([0xff; 20], 12);
    list
}

fn expected(list: &List, hash: &[u8; 20]) -> Breach {
    match list.get(hash) {
        None | Some(0) => Breach::NotFound,
        Some(count) => Breach::Found(Times::of(*count)),
    }
}

/// Every hash of the list, its neighbours, and some others.
fn agrees(list: &List, source: &dyn Source) {
    let mut random = Random(7);
    let mut asked: Vec<[u8; 20]> = list.keys().copied().collect();
    for hash in list.keys() {
        for by in [1, 255] {
            let mut near = *hash;
            near[19] = near[19].wrapping_add(by);
            asked.push(near);
        }
    }
    asked.extend((0..500).map(|_| random.hash()));
    let digests: Vec<Digest> = asked.iter().map(|hash| Digest::from_bytes(*hash)).collect();
    for (hash, answer) in asked.iter().zip(source.look_up(&digests)) {
        assert_eq!(answer, expected(list, hash), "{}", hex(hash));
    }
    // One at a time as together, and twice the same.
    for (digest, hash) in digests.iter().zip(&asked).step_by(7) {
        for part in [1, 2] {
            let again: Vec<Digest> = (0..part).map(|_| Digest::from_bytes(*hash)).collect();
            assert_eq!(
                source.look_up(&again),
                vec![expected(list, hash); part],
                "{digest:?}"
            );
        }
    }
}

/// Of an index neighbours of a hash look like the hash: they are the same number.
fn index_agrees(list: &List, index: &Index) {
    let mut random = Random(7);
    let asked: Vec<[u8; 20]> = list
        .keys()
        .copied()
        .chain((0..2000).map(|_| random.hash()))
        .collect();
    let digests: Vec<Digest> = asked.iter().map(|hash| Digest::from_bytes(*hash)).collect();
    let mut by_mistake = 0;
    for (hash, answer) in asked.iter().zip(index.look_up(&digests)) {
        // 1 in 262,000 shares its number with another: then the more frequent of both is what is said.
        match (answer, expected(list, hash)) {
            (answer, expected) if answer == expected => {}
            (Breach::Found(_), Breach::NotFound) => by_mistake += 1,
            (Breach::Found(said), Breach::Found(seen)) if said > seen => by_mistake += 1,
            (answer, _) => panic!("{}: {answer:?}", hex(hash)),
        }
    }
    assert!(by_mistake <= 2, "{by_mistake} found by mistake");
    index.verify(&mut |_, _| true).expect("whole");
}

fn built(text: &Path, plan: &Plan) -> PathBuf {
    let target = text.with_extension("rsi");
    build(text, &target, plan, &mut |_| true).expect("an index");
    target
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_sources_say_the_same(
        size in prop_oneof![0..5_usize, 50..60_usize, 1000..3000_usize],
        seed in any::<u64>(),
        (lower, crlf, last_end, mark) in any::<(bool, bool, bool, bool)>(),
    ) {
        let list = list(size, seed);
        let home = folder();
        let look = Look { lower, crlf, last_end, mark };
        let path = file(home.path(), "list.txt", text(&list, look));
        agrees(&list, &Text::open(&path).unwrap());
        let source = breach::open(&path).unwrap();
        prop_assert_eq!(Proven::new(source).doubt(), None);
        let index = Index::open(&built(&path, &Plan::default())).unwrap();
        prop_assert_eq!(index.header().kept, list.len() as u64);
        prop_assert!(!index.header().subset);
        index_agrees(&list, &index);
    }
}

/// Hashes that are not spread evenly are found too, only more slowly.
#[test]
fn made_up_hashes_are_found() {
    let home = folder();
    let mut list = list(0, 1);
    for number in 0..40_000_u64 {
        let mut hash = [0x12; 20];
        hash[12..].copy_from_slice(&(number * number).to_be_bytes());
        list.insert(hash, number % 50);
        let mut hash = [0; 20];
        hash[0] = (number >> 9) as u8;
        hash[18..].copy_from_slice(&(number as u16).to_be_bytes());
        list.insert(hash, number);
    }
    let path = file(home.path(), "list.txt", text(&list, PLAIN));
    agrees(&list, &Text::open(&path).unwrap());
    // A hash that shares its number with another is counted with the more frequent one.
    let index = Index::open(&built(&path, &Plan::default())).unwrap();
    index.verify(&mut |_, _| true).unwrap();
    let all: Vec<Digest> = list.keys().map(|hash| Digest::from_bytes(*hash)).collect();
    for (answer, (hash, count)) in index.look_up(&all).iter().zip(&list) {
        let least = Breach::Found(Times::of(*count));
        match (answer, least) {
            (Breach::Found(seen), Breach::Found(least)) if *count > 0 => {
                assert!(*seen >= least, "{}", hex(hash));
            }
            _ => assert_eq!(*count, 0, "{}", hex(hash)),
        }
    }
}

#[test]
fn ranges_of_nothing_one_and_five_thousand() {
    for (look, end) in [
        (PLAIN, ".txt"),
        (PLAIN, ""),
        (
            Look {
                crlf: true,
                last_end: false,
                lower: true,
                mark: true,
            },
            ".txt",
        ),
    ] {
        let home = folder();
        let mut random = Random(3);
        let mut list = list(0, 1);
        for _ in 0..5000 {
            let mut hash = random.hash();
            hash[..2].copy_from_slice(&[0xab, 0xcd]);
            hash[2] = 0xe0 | (hash[2] & 0x0f);
            list.insert(hash, random.count());
        }
        ranges(&list, look, &["00001", "FFFFE"], home.path(), end);
        let source = Text::open(home.path()).unwrap();
        let ask = |hash: [u8; 20]| source.look_up(&[Digest::from_bytes(hash)])[0];
        for (hash, count) in &list {
            assert_eq!(ask(*hash), Breach::Found(Times::of(*count)), "{}", hex(hash));
        }
        // Nothing in it: not found. Not there: not known.
        let mut empty = [0; 20];
        empty[2] = 0x1f;
        assert_eq!(ask(empty), Breach::NotFound);
        assert_eq!(ask([0x55; 20]), Breach::CouldNotCheck(CouldNotCheck::File));
        let mut miss = [0xab; 20];
        miss[1] = 0xcd;
        miss[2] = 0xef;
        assert_eq!(ask(miss), Breach::NotFound);
        assert_eq!(Proven::new(breach::open(home.path()).unwrap()).doubt(), None);
        // An index made of them knows the same, and says that it is not all.
        let there = folder();
        let target = there.path().join("x.rsi");
        let made = build(home.path(), &target, &Plan::default(), &mut |_| true).unwrap();
        let index = Index::open(&target).unwrap();
        assert_eq!((index.header(), made.ranges()), (&made, Some(6)));
        assert!(made.false_positives() <= 1e-5 && index.verify(&mut |_, _| true).is_ok());
        let ask = |hash: [u8; 20]| index.look_up(&[Digest::from_bytes(hash)])[0];
        for (hash, count) in &list {
            assert_eq!(ask(*hash), Breach::Found(Times::of(*count)), "{}", hex(hash));
        }
        assert_eq!(ask(empty), Breach::NotFound);
        assert_eq!(ask([0x55; 20]), Breach::CouldNotCheck(CouldNotCheck::File));
        let misses = (0..30_000).filter(|_| {
            let mut hash = random.hash();
            hash[..2].copy_from_slice(&[0xab, 0xcd]);
            hash[2] = 0xe0 | (hash[2] & 0x0f);
            ask(hash) != Breach::NotFound
        });
        assert!(misses.count() <= 3);
        assert_eq!(Proven::new(breach::open(&target).unwrap()).doubt(), None);
        // A range that is taken away, or added, is noticed.
        let mut bad = fs::read(&target).unwrap();
        bad[512 + 0x7C4A8 / 8] ^= 1;
        fs::write(&target, &bad).unwrap();
        assert!(matches!(Index::open(&target).err(), Some(Error::Damaged)));
        fs::write(&target, &bad[..1000]).unwrap();
        assert!(matches!(Index::open(&target).err(), Some(Error::WrongLength)));
    }
}

#[test]
fn a_row_that_pads_is_not_a_leak() {
    let home = folder();
    let mut list = list(10, 1);
    list.insert([0x33; 20], 0);
    let path = file(home.path(), "list.txt", text(&list, PLAIN));
    agrees(&list, &Text::open(&path).unwrap());
    let index = Index::open(&built(&path, &Plan::default())).unwrap();
    index_agrees(&list, &index);
    assert_eq!(index.header().total, list.len() as u64 - 1);
}

fn refused(home: &Path, bytes: &[u8]) -> Error {
    let path = file(home, "list.txt", bytes);
    let error = breach::open(&path).err();
    let target = home.join("x.rsi");
    let built = build(&path, &target, &Plan::default(), &mut |_| true).err();
    assert!(!target.exists() && fs::read_dir(home).unwrap().count() == 1);
    match (error, built) {
        (Some(error), Some(_)) => error,
        other => panic!("accepted: {other:?}"),
    }
}

#[test]
fn what_is_no_list_is_refused_by_name() {
    let home = folder();
    let good = text(&list(20_000, 1), PLAIN);
    let name = |bytes: &[u8]| {
        let error = format!("{:?}", refused(home.path(), bytes));
        error.split('(').next().unwrap_or_default().to_owned()
    };
    assert_eq!(name(b""), "Empty");
    assert_eq!(name(b"\r\n\n"), "Empty");
    assert_eq!(name(&good.as_bytes()[..good.len() - 9]), "Truncated");
    assert_eq!(name(&good.as_bytes()[..1000 * 44 + 7]), "Truncated");
    assert_eq!(name(b"7C4A8D09CA3762AF61E59520943DC2649"), "Truncated");
    assert_eq!(
        name(b"32ED87BDB5FDC5E9CBA88547376818D4:37\r\n42ED87BDB5FDC5E9CBA88547376818D4:37\r\n"),
        "Ntlm"
    );
    assert_eq!(name(b"\x1f\x8b\x08\x00abc"), "Compressed");
    assert_eq!(name(b"7z\xbc\xaf\x27\x1c\x00\x04"), "Compressed");
    assert_eq!(name(b"PK\x03\x04\x14\x00"), "Compressed");
    assert_eq!(name(&[0, 1, 2, 3, 4, 5, 6, 7]), "Binary");
    assert_eq!(name(b"name,url,username,password\nx,y,z,w\n"), "Foreign");
    assert_eq!(name("mật khẩu\n".as_bytes()), "Foreign");
    // Sorted by count, as the other list that is offered.
    let mut lines: Vec<&str> = good.lines().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.split(':').nth(1).unwrap().len()));
    assert_eq!(name((lines.join("\n") + "\n").as_bytes()), "Unsorted");
    // Two halves in the wrong order are seen without reading all.
    let lines: Vec<&str> = good.lines().collect();
    let swapped = [&lines[10_000..], &lines[..10_000]].concat().join("\n");
    assert_eq!(name(swapped.as_bytes()), "Unsorted");
    let empty = folder();
    assert!(matches!(breach::open(empty.path()), Err(Error::NoRanges)));
    file(empty.path(), "readme.txt", "x");
    assert!(matches!(breach::open(empty.path()), Err(Error::NoRanges)));
    assert!(matches!(
        breach::open(&empty.path().join("gone")),
        Err(Error::Unreadable(_))
    ));
}

#[test]
fn the_most_frequent_are_kept_and_exactly_so_many() {
    let home = folder();
    for seed in 0..4 {
        let mut list = list(5000, seed);
        let mut random = Random(seed);
        // Counts too great for the first tally.
        for _ in 0..200 {
            list.insert(random.hash(), 1_000_000 + random.next() % 64);
        }
        let path = file(home.path(), "list.txt", text(&list, PLAIN));
        for top in [1, 50, 150, 700, 4000, 9000] {
            let plan = Plan {
                top: Some(top),
                ..Plan::default()
            };
            let index = Index::open(&built(&path, &plan)).unwrap();
            let header = index.header().clone();
            assert_eq!(header.total, list.len() as u64);
            assert_eq!(header.kept, top.min(list.len() as u64));
            assert_eq!(header.subset, top < list.len() as u64);
            // The most frequent; of those seen equally often the first in the order of the list.
            let mut by_count: Vec<(&[u8; 20], &u64)> = list.iter().collect();
            by_count.sort_by_key(|(hash, count)| (std::cmp::Reverse(**count), **hash));
            by_count.truncate(top as usize);
            let kept: List = by_count.iter().map(|(hash, count)| (**hash, **count)).collect();
            if header.subset {
                assert_eq!(Some(&header.least), kept.values().min());
            }
            index_agrees(&kept, &index);
        }
    }
}

/// Whatever bit is flipped: no panic, and never "not found" for what is in it, nor another count.
#[test]
fn a_damaged_index_is_never_an_all_clear() {
    let home = folder();
    let list = list(1000, 5);
    let path = built(
        &file(home.path(), "list.txt", text(&list, PLAIN)),
        &Plan::default(),
    );
    let good = fs::read(&path).unwrap();
    let all: Vec<Digest> = list.keys().map(|hash| Digest::from_bytes(*hash)).collect();
    let mut random = Random(11);
    let places = (0..560).chain((0..400).map(|_| random.next() as usize % good.len()));
    let mut noticed = 0;
    for place in places {
        let mut bad = good.clone();
        bad[place] ^= 1 << (place % 8);
        let path = file(home.path(), "bad.rsi", &bad);
        match Index::open(&path) {
            Err(_) => noticed += 1,
            Ok(index) => {
                let mut damaged = 0;
                for (answer, hash) in index.look_up(&all).iter().zip(list.keys()) {
                    if *answer == Breach::CouldNotCheck(CouldNotCheck::File) {
                        damaged += 1;
                    } else {
                        assert_eq!(*answer, expected(&list, hash), "byte {place}");
                    }
                }
                assert!(
                    damaged > 0 && index.verify(&mut |_, _| true).is_err(),
                    "byte {place}"
                );
            }
        }
    }
    assert!(noticed >= 512, "{noticed}");
}

#[test]
fn other_indexes_are_refused_by_name() {
    let home = folder();
    let path = built(
        &file(home.path(), "list.txt", text(&list(50, 5), PLAIN)),
        &Plan::default(),
    );
    let good = fs::read(&path).unwrap();
    let open = |bytes: &[u8]| Index::open(&file(home.path(), "bad.rsi", bytes)).err();
    for length in [20, 100, 511, 512, good.len() - 1] {
        assert!(
            matches!(open(&good[..length]), Some(Error::WrongLength)),
            "{length}"
        );
    }
    let mut newer = good.clone();
    newer[18] = 2;
    assert!(
        matches!(open(&newer), Some(Error::Newer(2))),
        "{:?}",
        open(&newer)
    );
    let mut longer = good.clone();
    longer.push(0);
    assert!(matches!(open(&longer), Some(Error::WrongLength)));
    let refused = build(&path, &home.path().join("y.rsi"), &Plan::default(), &mut |_| true);
    assert!(matches!(refused, Err(Error::AlreadyIndex)));
}

#[test]
fn what_is_stopped_leaves_what_was_there() {
    let home = folder();
    let path = file(home.path(), "list.txt", text(&list(1000, 5), PLAIN));
    let target = file(home.path(), "old.rsi", "as it was");
    let stopped = build(&path, &target, &Plan::default(), &mut |_| false);
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!(fs::read(&target).unwrap(), b"as it was");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
}

/// A list of one's own and a password that is in it, one that is not, and the canary.
mod by_command {
    use super::*;
    use crate::harness::Rasoat;

    /// `Kn4r#Bux7hTq` is in it 52,372 times.
    pub(super) fn corpus(home: &Path) -> PathBuf {
        let mut list = list(300, 9);
        list.insert(KNOWN, 52_372);
        file(home, "list.txt", text(&list, PLAIN))
    }

    pub(super) const SECRET: &str = "Kn4r#Bux7hTq";
    pub(super) const KNOWN: [u8; 20] = [
        0xa1, 0x9d, 0xb6, 0xf7, 0x8d, 0xa9, 0xa9, 0x5b, 0x4b, 0x32, 0x67, 0x9e, 0x94, 0xba, 0x74, 0xb2, 0x72,
        0x82, 0x2b, 0x21,
    ];

    fn check(home: &Path, corpus: &Path, password: &str) -> Rasoat {
        Rasoat::new(home)
            .args(["breach", "check", "--stdin", "--json", "--corpus"])
            .arg(corpus)
            .stdin(format!("{password}\n"))
    }

    #[test]
    fn a_list_of_ones_own_is_asked() {
        let home = folder();
        let list = corpus(home.path());
        let index = home.path().join("x.rsi");
        let done = Rasoat::new(home.path())
            .args([
                "ro-ri",
                "build",
                "--source",
                "tháng 11",
                "--date",
                "23/11/2026",
                "-o",
            ])
            .arg(&index)
            .arg(&list)
            .run()
            .code(0);
        assert!(
            done.stdout.contains("tháng 11") && done.stdout.contains("23/11/2026"),
            "{}",
            done.stdout
        );
        let top = home.path().join("top.rsi");
        let _looked_at = Rasoat::new(home.path())
            .args(["breach", "build", "--top", "1", "-o"])
            .arg(&top)
            .arg(&list)
            .run()
            .code(0)
            .prints("1 trong 304");
        for (path, source) in [(&list, "text"), (&index, "index")] {
            let found = check(home.path(), path, SECRET).run().code(0).json();
            assert_eq!(found["state"], "found");
            // The count is a bucket: an exact one would name the password.
            assert_eq!(found["count"], 10_000);
            assert_eq!(found["source"], source);
            let missed = check(home.path(), path, "một mật khẩu khác hẳn")
                .run()
                .code(0)
                .json();
            assert_eq!(
                (&missed["state"], &missed["source"]),
                (&"not_found".into(), &source.into())
            );
            // Weak ones are asked too: nothing leaves this computer.
            assert_eq!(
                check(home.path(), path, "123456").run().code(0).json()["state"],
                "found"
            );
        }
        let missed = check(home.path(), &top, SECRET).run().code(0).json();
        assert_eq!(
            (&missed["state"], &missed["source"]),
            (&"not_found".into(), &"index-subset".into())
        );
        let _looked_at = Rasoat::new(home.path())
            .args(["breach", "check", "--stdin", "--corpus"])
            .arg(&top)
            .stdin(SECRET)
            .run()
            .code(0)
            .prints("vẫn có thể đã lộ");
        let info = Rasoat::new(home.path())
            .args(["breach", "info", "--verify", "--json"])
            .arg(&top)
            .run()
            .code(0)
            .json();
        assert_eq!(info["complete"], false);
        assert_eq!(info["hashes"], 1);
        assert_eq!(info["total"], 304);
        assert_eq!(info["least_count"], 37_000_000);
        assert!(info["false_positives_at_most"].as_f64().unwrap() <= 1e-5);
    }

    #[test]
    fn a_list_without_the_canary_is_not_believed() {
        let home = folder();
        let mut short = list(300, 9);
        short.remove(&canary());
        let path = file(home.path(), "list.txt", text(&short, PLAIN));
        let done = check(home.path(), &path, SECRET).run().code(4).json();
        assert_eq!(
            (&done["state"], &done["why"]),
            (&"could_not_check".into(), &"untrusted".into())
        );
        assert_eq!(done["count"], serde_json::Value::Null);
    }

    #[test]
    fn nobody_is_asked_unless_allowed() {
        let home = folder();
        for (password, why) in [(SECRET, "offline"), ("123456", "already-weak"), ("", "empty")] {
            for args in [&["--offline"][..], &[]] {
                let run = args.iter().fold(
                    Rasoat::new(home.path()).args(["breach", "check", "--stdin", "--json"]),
                    Rasoat::arg,
                );
                let done = run.stdin(format!("{password}\n")).run().code(0).json();
                assert_eq!(
                    (&done["state"], &done["why"]),
                    (&"not_checked".into(), &why.into())
                );
                assert_eq!(done["source"], serde_json::Value::Null);
            }
        }
    }

    #[test]
    fn mistakes_are_told() {
        let home = folder();
        let list = corpus(home.path());
        let _looked_at = Rasoat::new(home.path())
            .args(["breach", "build"])
            .arg(&list)
            .run()
            .code(2)
            .says("-o TỆP");
        let own = file(home.path(), "mine.txt", "mine");
        let _looked_at = Rasoat::new(home.path())
            .args(["breach", "build", "-o"])
            .arg(&own)
            .arg(&list)
            .run()
            .code(4)
            .says("Đã có sẵn");
        assert_eq!(fs::read(&own).unwrap(), b"mine");
        let _looked_at = check(home.path(), &own, SECRET)
            .run()
            .code(4)
            .says("không phải danh sách mật khẩu");
        let _looked_at = check(home.path(), &home.path().join("gone"), SECRET)
            .run()
            .code(4);
        let _looked_at = Rasoat::new(home.path())
            .args([
                "breach",
                "check",
                "--stdin",
                "--online",
                "--range-url",
                "http://example.org/range/",
            ])
            .stdin(SECRET)
            .run()
            .code(2)
            .says("https");
        let _looked_at = Rasoat::new(home.path())
            .args(["breach", "check", "--online", "--offline", "--stdin"])
            .run()
            .code(2);
        let _looked_at = Rasoat::new(home.path())
            .args(["breach", "fetch", "x"])
            .run()
            .code(2)
            .says("--online");
        let _looked_at = Rasoat::new(home.path()).args(["breach", "check"]).run().code(2);
    }

    #[test]
    fn no_output_gives_the_password_away() {
        let home = folder();
        let list = corpus(home.path());
        let hash = hex(&KNOWN);
        for json in ["--json", "--plain"] {
            let done = Rasoat::new(home.path())
                .args(["breach", "check", "--stdin", json, "--corpus"])
                .arg(&list)
                .stdin(SECRET)
                .run()
                .code(0);
            let said = (done.stdout + &done.stderr).to_uppercase();
            for sign in [&SECRET.to_uppercase(), &hash, "52372", "52.372"] {
                assert!(!said.contains(sign), "{said}");
            }
            assert!(
                !said
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == halves(&KNOWN).0)
            );
        }
    }
}
