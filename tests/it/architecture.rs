//! The house itself: arrows point down only, and what is deliberately absent stays absent.

mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tokens::Said;

/// Rooms and the floor they stand on. A room may use the engines of its own floor (never in a circle) and any
/// floor below; adapters do not know each other, but all may speak (`i18n`).
const FLOORS: &[(&str, u8)] = &[
    ("domain", 0),
    ("exposure", 1),
    ("strength", 1),
    ("plan", 1),
    ("interview", 1),
    ("tally", 1),
    ("audit", 1),
    ("i18n", 2),
    ("disk", 2),
    ("breach", 3),
    ("catalog", 3),
    ("evidence", 3),
    ("store", 3),
    ("render", 3),
    ("room", 3),
    ("vault", 3),
    ("prompt", 3),
    ("cli", 4),
];

/// The floor of the engines.
const ENGINES: u8 = 1;

/// What only certain places may name. A rule is the end of a path; a place is a file or a room.
///
/// One file speaks to a network, by one crate: `breach/range_api.rs`, by `ureq`. The room listens on the addresses its
/// officer picks, by `tokio`, and calls nobody but its own server on this computer. One file speaks to the system's key
/// store, by one crate: on Linux that is a socket of the person's own session.
const PLACES: &[(&[&str], &[&str])] = &[
    (
        &["std", "net"],
        &[
            "breach/range_api.rs",
            "room",
            "cli/room.rs",
            "cli/room/open.rs",
            "cli/room/rehearse.rs",
            "cli/args/room.rs",
            "cli/window.rs",
        ],
    ),
    (&["tokio"], &["room"]),
    (&["axum"], &["room"]),
    (&["hyper"], &["room/web.rs"]),
    (&["TcpStream"], &["room/request.rs"]),
    (&["ureq"], &["breach/range_api.rs"]),
    // A browser is opened for the person's own page, on their terminal; no other program is started.
    (&["open", "that_detached"], &["cli/window.rs"]),
    (&["process", "exit"], &["cli/exit.rs"]),
    (&["process", "abort"], &[]),
    (&["process", "Command"], &[]),
    (&["env", "var"], &[]),
    (&["env", "var_os"], &["cli/env.rs"]),
    (&["env", "vars"], &[]),
    (&["env", "set_var"], &[]),
    (&["SystemTime"], &[]),
    // How long a timer still runs and how much was asked for lately: nobody learns the time of day from that.
    (
        &["Instant"],
        &["room/limits.rs", "room/rehearsal.rs", "room/server.rs"],
    ),
    (&["Timestamp", "now"], &["cli/env.rs"]),
    (&["Zoned", "now"], &[]),
    (&["TimeZone", "system"], &["cli/env.rs"]),
    (
        &["stdin"],
        &[
            "cli/env.rs",
            "cli/passphrase.rs",
            "cli/score.rs",
            "cli/secret.rs",
            "prompt/console.rs",
        ],
    ),
    (&["stdout"], &["cli/env.rs", "cli/out.rs"]),
    (&["stderr"], &["cli/env.rs", "cli/out.rs", "prompt/console.rs"]),
    (
        &["std", "fs"],
        &[
            "breach",
            "catalog",
            "disk.rs",
            "evidence",
            "store",
            "vault",
            "cli/out.rs",
            "cli/checklist.rs",
            // A handle on standard input that reads nothing ahead.
            "cli/secret.rs",
            "cli/passphrase.rs",
        ],
    ),
    (
        &["thread", "spawn"],
        &[
            "prompt/console.rs",
            "room/alone.rs",
            "room/writer.rs",
            "cli/room/rehearse.rs",
        ],
    ),
    (
        &["expose"],
        // The last four open a vault, the history or a backup with its own password.
        &[
            "breach/digest.rs",
            "strength.rs",
            "domain/secret.rs",
            "audit/vault.rs",
            "vault/kdbx/lock.rs",
            "vault/protected.rs",
            "store/history/keys.rs",
            "store/history/backup.rs",
        ],
    ),
    (&["keyring", "Entry"], &["store/history/keyring.rs"]),
    (&["age", "Decryptor"], &["store/history/backup.rs"]),
    // What the console of Windows has no safe call for.
    (&["unsafe"], &["cli/system.rs"]),
    (&["windows_sys"], &["cli/system.rs"]),
];

/// Macros that write to the terminal.
const WRITERS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

/// What types and engines never name, beside what hardly anybody may.
const IMPURE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "io"],
    &["std", "env"],
    &["std", "process"],
    &["std", "time"],
    &["std", "thread"],
    &["serde"],
    &["serde_json"],
    &["rand"],
    &["getrandom"],
    &["Locale"],
];

/// Crates that speak to a network, or bring what does.
const NETWORK: &[&str] = &[
    "attohttpc",
    "curl",
    "h2",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "tungstenite",
];

/// Sources by their path under `src`, with forward slashes.
type Sources = BTreeMap<String, String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sources() -> Sources {
    fn walk(folder: &Path, under: &Path, out: &mut Sources) {
        for entry in std::fs::read_dir(folder).expect("a source folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, under, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(under).expect("under src").to_string_lossy();
                let text = std::fs::read_to_string(&path).expect("a source file");
                out.insert(name.replace('\\', "/"), text);
            }
        }
    }
    let mut out = Sources::new();
    let src = root().join("src");
    walk(&src, &src, &mut out);
    out
}

fn module(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs");
    if matches!(path, "lib" | "main") {
        return Vec::new();
    }
    path.split('/').map(str::to_owned).collect()
}

/// The room a file belongs to; none for `lib.rs` and `main.rs`.
fn room(file: &str) -> Option<String> {
    module(file).into_iter().next()
}

fn floor(room: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, floor)| *floor)
}

fn said(sources: &Sources) -> BTreeMap<&str, Said> {
    sources
        .iter()
        .map(|(file, text)| (file.as_str(), tokens::read(text, &module(file))))
        .collect()
}

/// Which room a room uses, and where it does.
fn arrows(sources: &Sources) -> BTreeMap<(String, String), String> {
    let mut out = BTreeMap::new();
    for (file, said) in said(sources) {
        let Some(from) = room(file) else { continue };
        for path in &said.paths {
            if let [first, to, ..] = path.as_slice()
                && first == "crate"
                && *to != from
                && floor(to).is_some()
            {
                out.insert((from.clone(), to.clone()), file.to_owned());
            }
        }
    }
    out
}

/// Arrows that point up or sideways, and engines that need each other.
fn wrong_arrows(sources: &Sources) -> Vec<String> {
    let arrows = arrows(sources);
    let mut wrong = Vec::new();
    for ((from, to), file) in &arrows {
        let own =
            floor(from).unwrap_or_else(|| panic!("{from} has no floor: add it to FLOORS and to lib.rs"));
        let target = floor(to).unwrap_or(u8::MAX);
        if target > own || (target == own && own != ENGINES) {
            wrong.push(format!("{file}: {from} uses {to}"));
        }
    }
    // An engine that nobody of those left uses can be taken away; what cannot is a circle.
    let mut left: BTreeSet<(&str, &str)> = arrows
        .keys()
        .map(|(from, to)| (from.as_str(), to.as_str()))
        .filter(|(from, to)| floor(from) == Some(ENGINES) && floor(to) == Some(ENGINES))
        .collect();
    loop {
        let users: BTreeSet<&str> = left.iter().map(|(from, _)| *from).collect();
        let before = left.len();
        left.retain(|(_, to)| users.contains(to));
        if left.len() == before {
            break;
        }
    }
    wrong.extend(
        left.iter()
            .map(|(from, to)| format!("a circle: {from} uses {to}")),
    );
    wrong
}

/// Whether a path ends with, or goes through, these names.
fn names(path: &[String], rule: &[&str]) -> bool {
    path.windows(rule.len())
        .any(|part| part.iter().zip(rule).all(|(name, wanted)| name == wanted))
}

/// What stands where it may not.
fn out_of_place(sources: &Sources) -> Vec<String> {
    let mut wrong = Vec::new();
    for (file, said) in said(sources) {
        let is_in = |places: &[&str]| {
            let inside =
                |place: &&str| file == *place || module(file).first().is_some_and(|room| room == place);
            places.iter().any(inside)
        };
        for (rule, places) in PLACES {
            if !is_in(places) && said.paths.iter().any(|path| names(path, rule)) {
                wrong.push(format!("{file}: {}", rule.join("::")));
            }
        }
        wrong.extend(
            said.macros
                .iter()
                .filter(|name| WRITERS.contains(&name.as_str()))
                .map(|name| format!("{file}: {name}!")),
        );
        if room(file)
            .and_then(|room| floor(&room))
            .is_some_and(|floor| floor <= ENGINES)
        {
            let impure = IMPURE
                .iter()
                .filter(|rule| said.paths.iter().any(|path| names(path, rule)));
            wrong.extend(impure.map(|rule| format!("{file}: {}", rule.join("::"))));
        }
    }
    wrong
}

#[test]
fn arrows_point_down_only() {
    let wrong = wrong_arrows(&sources());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_on_the_map() {
    let map = std::fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    for room in sources().keys().filter_map(|file| room(file)) {
        assert!(
            map.contains(&format!("//! {room}/")),
            "{room} is missing from the map in lib.rs"
        );
        assert!(floor(&room).is_some(), "{room} has no floor");
    }
}

#[test]
fn everything_stands_in_its_place() {
    let wrong = out_of_place(&sources());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An exception that nobody needs any more is a hole.
#[test]
fn every_exception_is_needed() {
    let sources = sources();
    let said = said(&sources);
    for (rule, places) in PLACES {
        for place in *places {
            let used = said.iter().any(|(file, said)| {
                (file == place || room(file).is_some_and(|room| room == *place))
                    && (*rule == ["expose"] && *place == "domain/secret.rs"
                        || said.paths.iter().any(|path| names(path, rule)))
            });
            assert!(used, "{place} does not use {} any more", rule.join("::"));
        }
    }
}

/// The rules see what somebody would do wrong, however it is written.
#[test]
fn planted_violations_are_found() {
    let planted = |file: &str, text: &str| Sources::from([(file.to_owned(), text.to_owned())]);
    for (file, text, expected) in [
        ("domain/id.rs", "use crate::render::Style;", "domain uses render"),
        (
            "audit/x.rs",
            "use crate::{domain::{id::Id}, catalog};",
            "audit uses catalog",
        ),
        (
            "audit/a/b.rs",
            "use super::super::super::cli::Context;",
            "audit uses cli",
        ),
        ("plan.rs", "fn f() { super::i18n::names(); }", "plan uses i18n"),
        (
            "render/card.rs",
            "mod inner { use super::super::super::store; }",
            "render uses store",
        ),
        (
            "prompt.rs",
            "#[cfg(test)]\nmod tests {}\nuse crate::store::draft;",
            "prompt uses store",
        ),
        (
            "prompt.rs",
            "#[cfg(not(test))]\nuse crate::store::draft;",
            "prompt uses store",
        ),
        (
            "exposure.rs",
            "/* x */ pub fn f() -> self::super::cli::Exit {}",
            "exposure uses cli",
        ),
    ] {
        let wrong = wrong_arrows(&planted(file, text));
        assert!(
            wrong.iter().any(|wrong| wrong.contains(expected)),
            "{text}: {wrong:?}"
        );
    }
    let circle = Sources::from([
        ("plan.rs".to_owned(), "use crate::exposure;".to_owned()),
        ("exposure.rs".to_owned(), "use crate::audit::Sheet;".to_owned()),
        ("audit.rs".to_owned(), "use crate::{plan, domain};".to_owned()),
    ]);
    assert_eq!(wrong_arrows(&circle).len(), 3, "{:?}", wrong_arrows(&circle));
    for (file, text, expected) in [
        ("render/x.rs", "use std::net::TcpStream;", "std::net"),
        ("cli/x.rs", "use std::{fmt, net::UdpSocket};", "std::net"),
        ("render.rs", "use std::io; fn f() { io::stdout(); }", "stdout"),
        ("render.rs", "use std::io::{self, stdin};", "stdin"),
        ("render.rs", "fn f() { jiff::Zoned::now(); }", "Zoned::now"),
        (
            "cli/show.rs",
            "use std::process::{Command, ExitCode};",
            "process::Command",
        ),
        ("cli/show.rs", "fn f() { std::process::exit(1) }", "process::exit"),
        ("render.rs", "fn f(p: &Password) { p.expose(); }", "expose"),
        (
            "render.rs",
            "fn f(p: &Password) { Password::expose(p); }",
            "expose",
        ),
        ("cli/show.rs", "fn f() { println!(\"x\") }", "println!"),
        ("cli/show.rs", "fn f() { std::println !(\"x\") }", "println!"),
        ("audit.rs", "use serde::Serialize;", "serde"),
        ("plan.rs", "fn f(x: &mut dyn std::io::Write) {}", "std::io"),
        ("domain/x.rs", "unsafe fn f() {}", "unsafe"),
        ("plan.rs", "#[cfg(test)]\nuse a::{b};\nuse std::fs;", "std::fs"),
    ] {
        let wrong = out_of_place(&planted(file, text));
        let expected = format!("{file}: {expected}");
        assert!(wrong.contains(&expected), "{text}: {wrong:?}");
    }
    // And not what is none.
    for (file, text) in [
        (
            "plan.rs",
            "// use crate::cli;\n/// crate::cli, println!()\npub fn f() { let _ = \"crate::cli println!\"; }",
        ),
        (
            "plan.rs",
            "#[cfg(test)]\nmod tests { use std::fs; fn f() { println!() } }",
        ),
        (
            "plan.rs",
            "#[cfg(all(test, unix))]\n#[expect(x, reason = \"y\")]\nmod tests { use crate::cli; }",
        ),
    ] {
        let planted = planted(file, text);
        assert_eq!(out_of_place(&planted), Vec::<String>::new(), "{text}");
        assert_eq!(wrong_arrows(&planted), Vec::<String>::new(), "{text}");
    }
}

/// Nothing that is built in can open a connection, but `ureq` and what it encrypts with; and `zbus`, which speaks to
/// the bus of the person's own session where `keyring` needs it. `tokio`, `axum` and `hyper` serve a room; where they may
/// be named is told by [`PLACES`].
#[test]
fn no_other_crate_speaks_to_a_network() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    let crates: BTreeSet<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .collect();
    assert!(crates.contains("serde_json"), "the lock file is read");
    let found: Vec<_> = NETWORK.iter().filter(|name| crates.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?} came into Cargo.lock");
}

/// Words for people stand in the language files. Here are those that are none: what the linter looks for, what
/// a new pack and the lock file begin with, what a library says about TOML (it is put into our words there).
const OWN_WORDS: &[&str] = &[
    "catalog/ids.rs",
    "catalog/reader.rs",
    "catalog/scaffold.rs",
    "catalog/wording.rs",
];

/// Texts that are never shown: what may be typed, what a library's error is told apart by, how a file begins.
const NEVER_SHOWN: &[&str] = &[
    "lam lai tu dau",
    "a key stands twice",
    "-----BEGIN AGE ENCRYPTED FILE",
    "user agent string",
    // What keys are derived for, and what a system without chance is told apart by.
    "rasoat room seat name",
    "rasoat room seat key",
    "the system draws bytes at random",
    "Profile And Settings",
    "Times New Roman",
];

#[test]
fn words_for_people_stand_in_the_language_files() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (file, said) in said(&sources) {
        if OWN_WORDS.contains(&file) {
            continue;
        }
        wrong.extend(
            said.texts
                .iter()
                .filter(|text| is_for_people(text) && !NEVER_SHOWN.contains(&text.as_str()))
                .map(|text| format!("{file}: {text:?}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Vietnamese letters, or three English words in a row.
fn is_for_people(text: &str) -> bool {
    let vietnamese = |c: char| {
        matches!(c, 'à'..='ý' | 'À'..='Ý' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
            && c != '×'
            && c != '÷'
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        let word = word.trim_end_matches(['.', ',', ':', ';', '?', '!']);
        word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic() || c == '\'')
    };
    text.contains(vietnamese) || words.windows(3).any(|three| three.iter().all(&is_word))
}

#[test]
fn sentences_are_told_from_other_strings() {
    for text in ["Đã lưu", "mật", "The file is gone.", "x: the file is gone"] {
        assert!(is_for_people(text), "{text}");
    }
    for text in [
        "cli-error-internal",
        "{} {}",
        "a b c",
        "%Y-%m-%d",
        "second_factor",
        "15×2",
    ] {
        assert!(!is_for_people(text), "{text}");
    }
}
