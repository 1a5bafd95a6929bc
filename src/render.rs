//! One verdict, several looks: table, plain paragraphs, JSON, one HTML file, and the explanation.
//!
//! Owns how a [`Report`] is worded and laid out. It computes no figure, sorts nothing, decides no exit code and
//! writes to no terminal: a report and the content in, text out. What a report does not say is not shown.
//!
//! ```text
//! words      names, grades, points, masking for a projector
//! first      the sentences of the first screen, the same on every front
//! findings   the findings as rows, and the provisions behind them
//! card       what to do, step by step, with menu path, marks and dates
//! shares     parts of a whole as percentages that add up
//! csv        tables whose cells no spreadsheet runs
//! story      an attack path as one or two sentences
//! incident   what to do when something went wrong, and its card
//! password   what is said of one password
//! paper      what is printed, as a page and as a document for a word processor
//! training   the training day: its report and its papers
//! drift      menus that differ from the content
//! reminders  the steps as reminders of a calendar
//! history    the trend of finished audits, and two of them beside each other
//! wrap       lines of at most so many columns
//! ```

pub mod breach;
pub mod card;
mod csv;
pub mod drift;
pub mod evidence;
mod explain;
mod findings;
mod first;
pub mod history;
mod html;
pub mod incident;
pub mod listing;
mod paper;
pub mod password;
mod plain;
pub mod reminders;
mod report_csv;
mod report_json;
pub mod score_json;
mod shares;
pub mod story;
mod table;
pub mod training;
pub mod vault;
mod words;
mod wrap;

use crate::domain::breach::Breach;
use crate::domain::checklist::Content;
use crate::domain::report::Report;
use crate::i18n::Locale;

/// Columns from which findings are drawn as tables; below, they become paragraphs.
pub const TABLE_WIDTH: usize = 80;

/// How the result is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether weight may be used beside the words; never as the only signal.
    pub colour: bool,
    /// No tables, no box characters, status word first.
    pub plain: bool,
    /// Every finding with its grounds and provisions; otherwise how many stand how.
    pub all: bool,
    /// For a projector: names of accounts, numbers and platforms are masked, answers are not shown.
    pub screen: bool,
    /// For whoever may find the page: masked the same way, but grounds and provisions stand there.
    pub nameless: bool,
    /// Where the answers behind the result are: what can be asked of them next.
    pub origin: Origin,
}

/// Where the answers behind a result are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Kept on this computer: `rasoat show` has them, a further audit goes on from them.
    Kept,
    /// Nowhere any more.
    Gone,
    /// In the file that `rasoat score` was given.
    Scored,
    /// In the file that `rasoat audit --answers` was given.
    Answers,
    /// In the program: the sample person.
    Sample,
}

impl Origin {
    /// The words for the command that shows the same result again; none where nothing can.
    fn again(self) -> Option<&'static str> {
        match self {
            Origin::Kept => Some("render-again-show"),
            Origin::Gone => None,
            Origin::Scored => Some("render-again-score"),
            Origin::Answers => Some("render-again-answers"),
            Origin::Sample => Some("render-again-sample"),
        }
    }
}

impl Default for Style {
    fn default() -> Self {
        Self {
            width: TABLE_WIDTH,
            colour: false,
            plain: false,
            all: false,
            screen: false,
            nameless: false,
            origin: Origin::Gone,
        }
    }
}

/// The result for a terminal: the first screen, then the findings as tables; paragraphs where it is too narrow.
pub fn table(report: &Report, content: &Content, locale: Locale, style: &Style) -> String {
    if style.plain || style.width < TABLE_WIDTH {
        return plain(report, content, locale, style);
    }
    table::render(&words::Speak::new(report, content, locale, style), style)
}

/// The result as short paragraphs, for screen readers and narrow terminals.
pub fn plain(report: &Report, content: &Content, locale: Locale, style: &Style) -> String {
    plain::render(&words::Speak::new(report, content, locale, style), style)
}

/// The result as JSON, schema `rasoat.report/1`.
pub fn json(report: &Report, content: &Content) -> String {
    report_json::render(report, content)
}

/// The result as one HTML file: no scripts, nothing loaded from elsewhere. With an explanation in the report, what
/// stands behind the figures is a section of it.
pub fn html(report: &Report, content: &Content, locale: Locale, style: &Style) -> String {
    html::render(&words::Speak::new(report, content, locale, style), style)
}

/// What of a report a table holds beside the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// What to do and every finding.
    All,
    /// What to do.
    Plan,
}

/// The result as one table for a spreadsheet; the mark by which Excel knows UTF-8 is the caller's.
pub fn csv(report: &Report, content: &Content, locale: Locale, style: &Style, rows: Rows) -> String {
    report_csv::render(&words::Speak::new(report, content, locale, style), style, rows)
}

/// Which name stands behind which mask: for the person, never for the page.
pub fn masks(report: &Report, content: &Content, locale: Locale) -> String {
    words::Speak::new(report, content, locale, &Style::default()).masks()
}

/// What stands behind the figures: incidents, rules, parameters, and the likeliest stories in words.
pub fn explain(report: &Report, content: &Content, locale: Locale, style: &Style) -> String {
    explain::render(&words::Speak::new(report, content, locale, style), style)
}

/// What leaked lists say of a password, for programs: its state, the lower bound of its count where it was found,
/// and why it was not checked where it was not.
fn breach_json(breach: Breach) -> serde_json::Value {
    let mut value = serde_json::json!({ "state": breach.code(), "count": null });
    match breach {
        Breach::Found(times) => value["count"] = times.at_least().into(),
        Breach::NotFound => {}
        Breach::NotChecked(why) => value["why"] = why.code().into(),
        Breach::CouldNotCheck(why) => value["why"] = why.code().into(),
    }
    value
}
