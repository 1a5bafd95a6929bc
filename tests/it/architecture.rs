//! The house itself: arrows point down only, and what is deliberately absent stays absent.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rooms and the floor they stand on. A room may use its own floor's engines and types, and any floor below;
/// adapters do not know each other, but all may speak (`i18n`).
const FLOORS: &[(&str, u8)] = &[
    ("domain", 0),
    ("exposure", 1),
    ("strength", 1),
    ("plan", 1),
    ("interview", 1),
    ("audit", 1),
    ("i18n", 2),
    ("catalog", 3),
    ("store", 3),
    ("render", 3),
    ("prompt", 3),
    ("cli", 4),
];

/// A front may drive the engine it is the front of, and write to the draft it was handed.
const ALLOWED: &[(&str, &str)] = &[("prompt", "store")];

fn sources() -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, out: &mut BTreeMap<PathBuf, String>) {
        for entry in std::fs::read_dir(folder).expect("a source folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.insert(
                    path.clone(),
                    std::fs::read_to_string(&path).expect("a source file"),
                );
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    out
}

/// The room a file belongs to: the first part of its path under `src`.
fn room(path: &Path) -> String {
    let relative = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .expect("under src");
    let first = relative
        .components()
        .next()
        .expect("a name")
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The source without its tests and comments: what runs.
fn running(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn floor(room: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, floor)| *floor)
}

#[test]
fn arrows_point_down_only() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let from = room(&path);
        if from == "lib" || from == "main" {
            continue;
        }
        let own =
            floor(&from).unwrap_or_else(|| panic!("{from} has no floor: add it to FLOORS and to lib.rs"));
        let text = running(&source);
        for part in text.split("crate::").skip(1) {
            let names: Vec<&str> = match part.strip_prefix('{') {
                Some(list) => list
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(str::trim)
                    .collect(),
                None => vec![part],
            };
            for name in names {
                let to: String = name
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                let Some(target) = floor(&to) else { continue };
                let same_floor_engine = target == own && own == 1;
                let allowed = to == from
                    || target < own
                    || same_floor_engine
                    || ALLOWED.contains(&(from.as_str(), to.as_str()));
                if !allowed {
                    wrong.push(format!("{}: {from} uses {to}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_on_the_map() {
    let map =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    for path in sources().keys() {
        let room = room(path);
        if room != "lib" && room != "main" {
            assert!(
                map.contains(&format!("//! {room}/")),
                "{room} is missing from the map in lib.rs"
            );
        }
    }
}

#[test]
fn the_pure_rooms_touch_nothing_outside() {
    let forbidden = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::time",
        "Timestamp::now",
        "println!",
        "eprintln!",
        "serde",
        "rand::",
        "getrandom",
        "Locale",
    ];
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        if !matches!(floor(&room(&path)), Some(0 | 1)) {
            continue;
        }
        let text = running(&source);
        wrong.extend(
            forbidden
                .iter()
                .filter(|word| text.contains(**word))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_place_each_for_the_terminal_the_environment_and_the_end() {
    let rules: &[(&str, &[&str])] = &[
        ("println!", &[]),
        ("print!(", &[]),
        ("process::exit", &["cli/exit.rs"]),
        ("std::env::var", &["cli/env.rs"]),
        ("SystemTime::now", &["cli/env.rs"]),
        ("Timestamp::now", &["cli/env.rs"]),
        ("stdout()", &["cli/env.rs", "cli/out.rs"]),
        ("stderr()", &["cli/env.rs", "cli/out.rs", "prompt"]),
        (".expose()", &["strength"]),
        ("unsafe ", &[]),
    ];
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        let text = running(&source);
        for (word, places) in rules {
            if text.contains(word) && !places.iter().any(|place| name.contains(&format!("/src/{place}"))) {
                wrong.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
