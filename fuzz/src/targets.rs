//! What each fuzz target does with its bytes, and what must hold whatever they are.
//!
//! The program's tests include this file as well and play the seeds through it, so there is one copy.

use rasoat::breach::build::{Plan, build};
use rasoat::breach::index::Index;
use rasoat::breach::sorted_text::Text;
use rasoat::breach::{self, Digest, Source, range_api};
use rasoat::domain::breach::{Breach, Times};
use rasoat::domain::secret::Password;
use rasoat::domain::spelling::caseless;
use rasoat::domain::text::Lang;
use rasoat::domain::vault::Export;
use rasoat::i18n::Locale;
use rasoat::store::{own_words, profile_file};
use rasoat::vault::{Error, Opened, exceptions, open};
use rasoat::{catalog, strength};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::OnceLock;
use zeroize::Zeroizing;

#[path = "evidence.rs"]
pub mod evidence;
#[path = "sealed.rs"]
pub mod sealed;

pub use evidence::{evidence_google, evidence_meta, evidence_telegram, evidence_tiktok, evidence_zip};

/// Opens what is locked here. Nobody's.
pub const PASSWORD: &str = "kho-thu-nghiem";

fn password() -> Password {
    Password::new(PASSWORD.to_owned())
}

/// Opens; what is refused is said in both languages, with what to do next.
fn opened(data: &[u8]) -> Option<Opened> {
    open(Zeroizing::new(data.to_vec()), 1)
        .map_err(|error| explained(&error))
        .ok()
}

fn explained(error: &Error) {
    for lang in [Lang::Vi, Lang::En] {
        let words = error.explain(Locale::new(lang));
        assert!(!words.what.is_empty() && !words.advice.is_empty(), "{error:?}");
    }
}

/// Every record is told once, as an entry or as left out, and none that the file does not have; no title gives its
/// password away.
fn accounts_for(export: &Export, most: usize) {
    let mut rows: Vec<usize> = export
        .entries
        .iter()
        .flat_map(|entry| &entry.places)
        .chain(export.left_out.iter().map(|left| &left.place))
        .map(|place| {
            assert_eq!(place.file, 1);
            place.row
        })
        .collect();
    let told = rows.len();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), told, "a record is told twice");
    assert!(told <= most, "{told} records of {most}");
    assert!(rows.first() != Some(&0));
    for entry in &export.entries {
        assert!(!entry.places.is_empty());
        let secret = entry.password.expose().trim();
        assert!(entry.title.is_empty() || !caseless(&entry.title).contains(caseless(secret).as_str()));
    }
}

/// Tables of every program.
pub fn vault_csv(data: &[u8]) {
    let ends = data.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    if let Some(Opened::Export(export)) = opened(data) {
        // Bitwarden's JSON has more than one record in a line.
        if !data.contains(&b'{') {
            accounts_for(&export, ends + 1);
        }
    }
}

/// Bitwarden's JSON.
pub fn bitwarden_json(data: &[u8]) {
    if let Some(Opened::Export(export)) = opened(data) {
        let text = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
        if let Ok(json) = serde_json::from_slice::<serde_json::Value>(text) {
            let items = json["items"].as_array().map_or(0, Vec::len);
            accounts_for(&export, items);
            assert_eq!(export.entries.len() + export.left_out.len(), items);
        }
    }
}

/// Bitwarden's JSON under a password: the envelope, and what comes out of it.
pub fn bitwarden_protected(data: &[u8]) {
    // What costs seconds to derive is refused or right; neither is of interest here.
    let cheap = serde_json::from_slice::<serde_json::Value>(data).is_ok_and(|file| {
        let number = |name: &str| file[name].as_u64().unwrap_or(0);
        number("kdfIterations") <= 100 && number("kdfMemory") <= 1 && number("kdfParallelism") <= 2
    });
    if let Some(Opened::Locked(locked)) = opened(data) {
        if !cheap {
            return;
        }
        match locked.unlock(Some(&password()), None) {
            Ok(export) => accounts_for(&export, data.len()),
            Err(error) => explained(&error),
        }
    }
}

/// KDBX as it comes: the header always, what is behind it where the header is cheap.
pub fn kdbx(data: &[u8]) {
    static CHEAP: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let cheap = CHEAP.get_or_init(|| {
        let header = |(major, gzip)| {
            let mut file = sealed::seal(sealed::Lock::new(major, gzip), b"", &[0; 32]);
            let end = file.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(0);
            file.truncate(end + 4);
            file
        };
        [(3, false), (3, true), (4, false), (4, true)].map(header).into()
    });
    if let Some(Opened::Locked(locked)) = opened(data)
        && cheap.iter().any(|header| data.starts_with(header))
    {
        match locked.unlock(Some(&password()), None) {
            Ok(export) => accounts_for(&export, data.len()),
            Err(error) => explained(&error),
        }
    }
}

/// What a right password finds in a KDBX: the first byte tells the version and whether it is compressed.
pub fn kdbx_inside(data: &[u8]) {
    let Some((how, body)) = data.split_first() else {
        return;
    };
    let (major, gzip) = (if how & 1 == 0 { 3 } else { 4 }, how & 2 != 0);
    let file = sealed::seal(
        sealed::Lock::new(major, gzip),
        body,
        &sealed::key(Some(PASSWORD), None),
    );
    let Some(Opened::Locked(locked)) = opened(&file) else {
        panic!("what was sealed is no vault");
    };
    match locked.unlock(Some(&password()), None) {
        Ok(export) if gzip => accounts_for(&export, usize::MAX),
        Ok(export) => accounts_for(&export, body.len() / "<Entry>".len()),
        Err(error) => {
            assert!(!matches!(error, Error::WrongPassword), "the password is right");
            explained(&error);
        }
    }
}

/// A file with these bytes, for readers that need one.
struct Scratch(tempfile::NamedTempFile);

impl Scratch {
    fn with(data: &[u8]) -> Self {
        let mut file = tempfile::NamedTempFile::new().expect("a place for the file");
        file.write_all(data)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .expect("a file");
        Self(file)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Records of well-written lines, by a reader of its own.
fn lines(data: &[u8]) -> BTreeMap<[u8; 20], u64> {
    let mut all = BTreeMap::new();
    for line in data.split(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(line).unwrap_or_default();
        let Some((hash, count)) = line.trim_start_matches('\u{feff}').trim_end().split_once(':') else {
            continue;
        };
        let mut bytes = [0; 20];
        if hash.len() != 40 || !hash.is_ascii() {
            continue;
        }
        let read = bytes
            .iter_mut()
            .zip(hash.as_bytes().chunks(2))
            .all(|(byte, pair)| {
                let pair = std::str::from_utf8(pair).unwrap_or_default();
                u8::from_str_radix(pair, 16).map(|read| *byte = read).is_ok()
            });
        if read {
            all.insert(bytes, count.parse().unwrap_or(u64::MAX));
        }
    }
    all
}

/// A list as downloaded. Where all of it is in order, every hash in it is found, and no other.
pub fn sorted_text(data: &[u8]) {
    let file = Scratch::with(data);
    let known = lines(data);
    match Text::open(file.path()) {
        Err(error) => assert!(!error.explain(Locale::new(Lang::Vi)).what.is_empty()),
        Ok(text) => {
            let whole = text.count(file.path(), &mut |_| true);
            for (hash, count) in known.iter().take(50) {
                let answer = text.look_up(&[Digest::from_bytes(*hash)]);
                if let Ok(counted) = whole {
                    assert_eq!(counted, known.values().filter(|count| **count > 0).count() as u64);
                    let expected = match count {
                        0 => Breach::NotFound,
                        count => Breach::Found(Times::of(*count)),
                    };
                    assert_eq!(answer, [expected]);
                }
            }
            for byte in [0, 0x7c, 0x80, 0xff] {
                let answer = text.look_up(&[Digest::from_bytes([byte; 20])]);
                if whole.is_ok() && !known.contains_key(&[byte; 20]) {
                    assert_eq!(answer, [Breach::NotFound]);
                }
            }
        }
    }
}

/// A compact index. Where every checksum is right, every look-up has an answer.
pub fn index(data: &[u8]) {
    let file = Scratch::with(data);
    // As the program opens it: told from a text by its first bytes.
    drop(breach::open(file.path()));
    let Ok(index) = Index::open(file.path()) else {
        return;
    };
    let sound = index.verify(&mut |_, _| true).is_ok();
    let asked: Vec<Digest> = (0..=255)
        .step_by(5)
        .map(|byte| Digest::from_bytes([byte; 20]))
        .collect();
    let answers = index.look_up(&asked);
    assert_eq!(answers.len(), asked.len());
    if sound {
        assert!(
            !answers
                .iter()
                .any(|answer| matches!(answer, Breach::CouldNotCheck(_)))
        );
    }
}

/// A good index of a few hundred hashes, and the hashes.
pub fn good_index() -> &'static (Vec<u8>, Vec<[u8; 20]>) {
    static GOOD: OnceLock<(Vec<u8>, Vec<[u8; 20]>)> = OnceLock::new();
    GOOD.get_or_init(|| {
        let hashes: Vec<[u8; 20]> = (0..600_u32)
            .map(|number| {
                let mut hash = [7; 20];
                // Spread evenly, in order.
                hash[..4].copy_from_slice(&(number * (u32::MAX / 600)).to_be_bytes());
                hash[4..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9).to_be_bytes());
                hash
            })
            .collect();
        let mut text = String::new();
        for hash in &hashes {
            for byte in hash {
                let _always = write!(text, "{byte:02X}");
            }
            let _always = write!(text, ":{}\r\n", 1 + u32::from(hash[1]));
        }
        let file = Scratch::with(text.as_bytes());
        let folder = tempfile::tempdir().expect("a place for the index");
        let target = folder.path().join("index");
        build(file.path(), &target, &Plan::default(), &mut |_| true).expect("an index");
        (std::fs::read(target).expect("the index"), hashes)
    })
}

/// Damage to a good index: a burst of four bytes somewhere, which no checksum of 32 bits overlooks, or a cut. What is in
/// the list is then found or not answered, never called absent.
pub fn index_damaged(data: &[u8]) {
    let (good, hashes) = good_index();
    let Some((at, rest)) = data.split_first_chunk::<4>() else {
        return;
    };
    let at = u32::from_le_bytes(*at) as usize % good.len();
    let mut bytes = good.clone();
    match rest.first_chunk::<4>() {
        Some(burst) => {
            for (byte, change) in bytes.iter_mut().skip(at).zip(burst) {
                *byte ^= change;
            }
        }
        None => bytes.truncate(at),
    }
    let file = Scratch::with(&bytes);
    let Ok(index) = Index::open(file.path()) else {
        return;
    };
    let asked: Vec<Digest> = hashes.iter().map(|hash| Digest::from_bytes(*hash)).collect();
    for (answer, hash) in index.look_up(&asked).iter().zip(hashes) {
        let expected = Times::of(1 + u64::from(hash[1]));
        assert!(
            matches!(answer, Breach::Found(times) if *times == expected)
                || matches!(answer, Breach::CouldNotCheck(_)),
            "{answer:?}"
        );
    }
    assert_eq!(index.verify(&mut |_, _| true).is_ok(), bytes == *good);
}

/// The answer of a range server: every row of it or nothing.
pub fn range_answer(data: &[u8]) {
    let mut rows = 0;
    let read = range_api::answer(data, &mut |words, count| {
        assert!(count > 0);
        // 35 digits are 140 bits.
        assert_eq!(words[4] & 0x000f_ffff, 0);
        rows += 1;
    });
    if read.is_ok() {
        let text = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
        let lines = text
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.trim_ascii().is_empty());
        let seen = lines.filter(|line| {
            let count = line.rsplit(|byte| *byte == b':').next().unwrap_or_default();
            count.trim_ascii().iter().any(|digit| *digit != b'0')
        });
        assert_eq!(rows, seen.count());
    }
}

/// The file of exceptions.
pub fn exceptions(data: &[u8]) {
    let checks = ["weak", "reused"];
    let file = Scratch::with(data);
    if let Ok(read) = exceptions::read(file.path(), &checks) {
        let written = data.windows(9).filter(|part| part == b"exception").count();
        for exception in &read {
            assert!(checks.contains(&exception.check.as_str()) && !exception.reason.trim().is_empty());
        }
        assert!(read.is_empty() || written > 0);
    }
}

/// The person's own words: they only ever make a password weaker.
pub fn own_words(data: &[u8]) {
    let file = Scratch::with(data);
    if let Ok(text) = own_words::read(file.path()) {
        let words = strength::Context::new(text.lines().take(20));
        for tried in ["hoalan1990", "Xk7pQ2zmR9vT"] {
            let tried = Password::new(tried.to_owned());
            let (without, with) = (strength::measure(&tried), strength::measure_for(&tried, &words));
            assert!(with.guesses_log10 <= without.guesses_log10 + 1e-9 && with.score <= without.score);
        }
    }
}

/// A profile file: what is wrong is told by its place, with what to do next.
pub fn profile(data: &[u8]) {
    if let Err(error) = profile_file::parse(data) {
        for lang in [Lang::Vi, Lang::En] {
            let words = error.explain(Locale::new(lang));
            assert!(!words.what.is_empty() && !words.advice.is_empty(), "{error:?}");
        }
    }
}

/// A pack of questions of one's own: as `controls.toml`, as a platform, as a pack, as directives.
pub fn checklist(data: &[u8]) {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER
        .get_or_init(|| tempfile::tempdir().expect("a folder"))
        .path();
    let Some((which, data)) = data.split_first() else {
        return;
    };
    let name = [
        "controls.toml",
        "platforms/mau.toml",
        "packs/mau.toml",
        "directives/mau.toml",
    ][usize::from(*which) % 4];
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder");
    std::fs::write(&path, data).expect("a file");
    let read = catalog::content(Some(folder));
    std::fs::remove_file(&path).expect("it was there");
    if let Err(error) = read {
        for lang in [Lang::Vi, Lang::En] {
            let (what, advice) = error.explain(Locale::new(lang));
            assert!(!what.is_empty() && !advice.is_empty());
        }
    }
}
