//! The words an attacker who knows Vietnam tries, laid out at compile time (`build.rs`, `words/`).

/// What kind of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A syllable of the language.
    Syllable,
    /// Family, middle or given name.
    Name,
    /// Love words.
    Love,
    /// A word or short phrase people choose.
    Word,
    /// A place.
    Place,
    /// A public body or office word.
    Agency,
    /// A saying, a song line, a slogan.
    Phrase,
    /// Only put behind something else.
    Tail,
    /// A year of the lunar calendar.
    LunarYear,
}

impl Class {
    fn from_number(number: u8) -> Option<Self> {
        Some(match number {
            1 => Class::Syllable,
            2 => Class::Name,
            3 => Class::Love,
            4 => Class::Word,
            5 => Class::Place,
            6 => Class::Agency,
            7 => Class::Phrase,
            8 => Class::Tail,
            9 => Class::LunarYear,
            _ => return None,
        })
    }
}

/// Letter, class (0 inside a word), cost in thousandths, first child, how many children.
struct Node(u8, u8, u16, u16, u8);

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub class: Class,
    /// Decimal logarithm of the guesses it takes.
    pub cost: f64,
    /// How many of its letters are written as a digit or sign.
    pub leet: u32,
}

/// Most letters that may be written as digits in one word: more would make every text a word.
const MOST_LEET: u32 = 3;

/// The letters that a digit or sign may stand for.
fn stands_for(letter: u8) -> &'static [u8] {
    match letter {
        b'4' | b'@' => b"a",
        b'3' => b"e",
        b'0' => b"o",
        b'1' | b'!' => b"il",
        b'5' | b'$' => b"s",
        b'7' => b"t",
        b'9' | b'6' => b"g",
        b'8' => b"b",
        _ => b"",
    }
}

/// Every word of the language that begins at a place of a text (small letters without marks).
pub(super) fn words(text: &[u8], from: usize, found: &mut impl FnMut(Found)) {
    walk(&WORDS, 0, text, from, 0, found);
}

/// Every tail that begins there.
pub(super) fn tails(text: &[u8], from: usize, found: &mut impl FnMut(Found)) {
    let mut node = &TAILS[0];
    for (at, letter) in text.iter().enumerate().skip(from) {
        let Some(child) = child(&TAILS, node, *letter) else {
            return;
        };
        node = child;
        report(node, at + 1, 0, found);
    }
}

/// Whether a text as a whole is a syllable, and what it costs.
pub(super) fn syllable(text: &[u8]) -> Option<f64> {
    let mut node = &WORDS[0];
    for letter in text {
        node = child(&WORDS, node, *letter)?;
    }
    matches!(Class::from_number(node.1)?, Class::Syllable | Class::Name).then(|| f64::from(node.2) / 1000.0)
}

fn child<'n>(nodes: &'n [Node], node: &Node, letter: u8) -> Option<&'n Node> {
    let first = usize::from(node.3);
    nodes[first..first + usize::from(node.4)]
        .iter()
        .find(|child| child.0 == letter)
}

fn report(node: &Node, end: usize, leet: u32, found: &mut impl FnMut(Found)) {
    if let Some(class) = Class::from_number(node.1) {
        found(Found {
            end,
            class,
            cost: f64::from(node.2) / 1000.0,
            leet,
        });
    }
}

/// Depth is bounded by the longest word, branching by the letters written as digits.
fn walk(
    nodes: &'static [Node],
    node: usize,
    text: &[u8],
    at: usize,
    leet: u32,
    found: &mut impl FnMut(Found),
) {
    let Some(letter) = text.get(at) else { return };
    let first = usize::from(nodes[node].3);
    let children = first..first + usize::from(nodes[node].4);
    for index in children {
        let child = &nodes[index];
        if child.0 == *letter {
            report(child, at + 1, leet, found);
            walk(nodes, index, text, at + 1, leet, found);
        } else if leet < MOST_LEET && stands_for(*letter).contains(&child.0) {
            report(child, at + 1, leet + 1, found);
            walk(nodes, index, text, at + 1, leet + 1, found);
        }
    }
}
