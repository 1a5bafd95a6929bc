//! What is printed, once for both ways it leaves the program: a page for a browser and a document for a word processor.
//!
//! A paper is blocks in an order; it knows neither rooms nor reports. Everything in it is text: both ways escape it.

mod docx;
mod page;
mod png;

pub(super) use docx::{Official, official, plain};
pub(super) use page::{body, styled};

/// Something printed.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    /// Its name, for the window of a browser.
    pub title: String,
    /// What stands on it.
    pub blocks: Vec<Block>,
    /// The size of its letters, in points.
    pub points: u32,
    /// Whether it lies on its side.
    pub landscape: bool,
}

/// A piece of a paper.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// What it is called: large, in the middle.
    Title(String),
    /// A chapter.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that must be seen.
    Strong(String),
    /// A line that is read from afar.
    Large(String),
    /// Small print.
    Small(String),
    /// Things in no order.
    Items(Vec<String>),
    /// Things in an order.
    Steps(Vec<String>),
    /// A table.
    Table(Table),
    /// Bars of percentages.
    Bars(Vec<Bar>),
    /// Something to be written after these words, by hand.
    Blank(String),
    /// Where to cut; with the words beside the scissors.
    Cut(String),
    /// A new sheet begins.
    Break,
    /// Room for something drawn or glued on, so many millimetres high, with words in it.
    Frame(String, u32),
    /// A code to scan.
    Squares {
        /// How many squares a side has.
        side: usize,
        /// Which of them are dark, row by row.
        dark: Vec<bool>,
        /// How high it is, in millimetres, with what stays white around it.
        millimetres: u32,
        /// What whoever cannot see it is told.
        words: String,
    },
}

/// Squares that stay white around a code to scan: without them cameras do not find it.
const QUIET: usize = 4;

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// What stands above the columns.
    pub header: Vec<String>,
    /// How wide each is, in parts of a thousand.
    pub widths: Vec<u32>,
    /// The columns that stand in the middle.
    pub middle: Vec<usize>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// How high a row is at least, in millimetres; nothing where the words decide.
    pub height: u32,
    /// Smaller letters by so many points.
    pub smaller: u32,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// Words.
    Text(String),
    /// Words that go on over so many rows.
    Over(String, u32),
    /// Covered by the one above it.
    Covered,
}

/// One bar, with what it says in words.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    /// What it is about; empty where it is about the same as the one above.
    pub name: String,
    /// Which of two it is.
    pub second: bool,
    /// How long it is; nothing where that is not said.
    pub share: Option<f64>,
    /// The same in words.
    pub words: String,
}

/// Words in a cell.
pub(super) fn cell(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}
