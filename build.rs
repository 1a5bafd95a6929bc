//! Lays the words of `src/strength/words/` out as one tree of letters, so that nothing has to be built at run time; and
//! gives the program for Windows its icon, its version and its manifest.
//!
//! A cost is the decimal logarithm of how many guesses a word takes, in thousandths: its rank in its list, plus what
//! it takes to think of that list.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script has nobody to tell but cargo, and stops where it cannot go on"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// File, class as in `src/strength/lexicon.rs`, and the logarithm of guesses before the first word of the list.
const LISTS: [(&str, u8, f64); 9] = [
    ("syllables", 1, 0.3),
    ("compounds", 1, 1.2),
    ("families", 2, 0.5),
    ("given", 2, 0.6),
    ("love", 3, 0.7),
    ("words", 4, 1.0),
    ("places", 5, 0.9),
    ("agencies", 6, 1.2),
    ("phrases", 7, 1.5),
];
/// The class of what is only put behind something else.
const TAIL: (&str, u8, f64) = ("tails", 8, 0.4);

/// How the ten stems and twelve branches of the lunar years are called, without marks.
const STEMS: [&str; 10] = [
    "giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy",
];
const BRANCHES: [&str; 12] = [
    "ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi",
];

/// What teenagers write for a sound: at the beginning of a syllable, at its end.
const ONSETS: [(&str, &str); 5] = [("ph", "f"), ("qu", "w"), ("gi", "j"), ("d", "z"), ("c", "k")];

type Words = BTreeMap<Vec<u8>, (u16, u8)>;

fn main() {
    let folder = Path::new("src/strength/words");
    println!("cargo:rerun-if-changed=src/strength/words");
    println!("cargo:rerun-if-changed=build.rs");
    let mut words = Words::new();
    for (name, class, start) in LISTS {
        let list = read(folder, name);
        for (rank, word) in (1..).zip(&list) {
            let cost = start + f64::from(rank).log10();
            add(&mut words, word, cost, class);
            if name == "syllables" {
                for variant in teencode(word) {
                    add(&mut words, &variant, cost + 0.5, class);
                }
            }
        }
    }
    for (order, branch) in BRANCHES.iter().enumerate() {
        for stem in STEMS.iter().skip(order % 2).step_by(2) {
            add(&mut words, &format!("{stem}{branch}"), 2.0, 9);
        }
    }
    let mut tails = Words::new();
    for (rank, word) in (1..).zip(&read(folder, TAIL.0)) {
        add(&mut tails, word, TAIL.2 + f64::from(rank).log10(), TAIL.1);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder")).join("lexicon.rs");
    fs::write(out, format!("{}{}", tree("WORDS", &words), tree("TAILS", &tails)))
        .expect("the folder takes a file");
    if env::var_os("CARGO_CFG_WINDOWS").is_some() {
        windows();
    }
}

/// What Explorer shows of the program, and what it asks of Windows: UTF-8, long paths, no rights of an administrator.
fn windows() {
    println!("cargo:rerun-if-changed=dist/windows");
    winresource::WindowsResource::new()
        .set_icon("dist/windows/rasoat.ico")
        .set_manifest_file("dist/windows/rasoat.manifest")
        // Vietnamese, Vietnam.
        .set_language(0x042a)
        .set("ProductName", "rasoat")
        .set("FileDescription", "Rà soát an toàn tài khoản mạng xã hội")
        .set("OriginalFilename", "rasoat.exe")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .compile()
        .expect("windres or rc lays the resources out");
}

/// The words of a list, most frequent first.
fn read(folder: &Path, name: &str) -> Vec<String> {
    let path = folder.join(format!("{name}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut seen = Vec::new();
    for word in text
        .lines()
        .filter(|line| !line.starts_with("# "))
        .flat_map(str::split_whitespace)
    {
        if !seen.iter().any(|known| known == word) {
            seen.push(word.to_owned());
        }
    }
    seen
}

/// Keeps the cheapest reading of a word. One or two letters are too easily met by chance to cost nothing.
fn add(words: &mut Words, word: &str, cost: f64, class: u8) {
    let least = match word.len() {
        1 => 0.9,
        2 => 0.8,
        _ => 0.3,
    };
    let cost = (cost.max(if class == TAIL.1 { 0.3 } else { least }) * 1000.0).round() as u16;
    let entry = words.entry(word.as_bytes().to_vec()).or_insert((cost, class));
    if cost < entry.0 {
        *entry = (cost, class);
    }
}

fn teencode(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (onset, instead) in ONSETS {
        if let Some(rest) = word.strip_prefix(onset)
            && rest.starts_with(['a', 'e', 'i', 'o', 'u'])
        {
            out.push(format!("{instead}{rest}"));
        }
    }
    if let Some(rest) = word.strip_suffix('i')
        && rest.ends_with(['a', 'o', 'u'])
    {
        out.push(format!("{rest}j"));
        out.push(format!("{rest}y"));
    }
    out
}

/// A tree as an array, the children of a node side by side: letter, class (0 inside a word), cost, first child, how many.
fn tree(name: &str, words: &Words) -> String {
    #[derive(Default)]
    struct Node {
        children: BTreeMap<u8, usize>,
        value: Option<(u16, u8)>,
    }
    let mut nodes = vec![Node::default()];
    for (word, value) in words {
        let mut at = 0;
        for letter in word {
            at = if let Some(child) = nodes[at].children.get(letter) {
                *child
            } else {
                nodes.push(Node::default());
                let new = nodes.len() - 1;
                nodes[at].children.insert(*letter, new);
                new
            };
        }
        nodes[at].value = Some(*value);
    }
    // Breadth first, so that siblings are neighbours.
    let mut order = vec![(0_u8, 0_usize)];
    let mut firsts = Vec::new();
    let mut at = 0;
    while at < order.len() {
        firsts.push(order.len());
        order.extend(
            nodes[order[at].1]
                .children
                .iter()
                .map(|(letter, child)| (*letter, *child)),
        );
        at += 1;
    }
    let mut text = format!("static {name}: [Node; {}] = [\n", order.len());
    for ((letter, node), first) in order.iter().zip(firsts) {
        let (cost, class) = nodes[*node].value.unwrap_or((0, 0));
        let count = nodes[*node].children.len();
        let _never_fails = writeln!(text, "Node({letter},{class},{cost},{first},{count}),");
    }
    text.push_str("];\n");
    text
}
