//! The history and its trend; a comparison of two audits: as tables, paragraphs, JSON and one HTML page.
//!
//! Nothing is computed here but widths. What is not known is never drawn as good.

mod changed;
mod compare;
mod forgotten;
mod page;

pub use changed::{Changed, What};
pub use compare::Compare;
pub use forgotten::{Erased, Remains, forgotten};
pub use page::page;

use super::Style;
use super::table::table as framed;
use super::wrap::Lines;
use crate::domain::history::{AuditId, PastAudit, PastAxis, Remembered, Shelf};
use crate::domain::report::Coverage;
use crate::i18n::Locale;
use serde_json::{Value, json};

/// How many of the newest audits the picture of a terminal shows.
const SHOWN: usize = 12;
/// Columns of the bar of a full score.
const BAR: usize = 30;
/// Columns of the table.
const NUMBER: u16 = 5;
const WHEN: u16 = 18;
const GRADE: u16 = 18;
const ASKED: u16 = 16;

/// The list as a table, with the trend above it.
pub fn table(shelf: &Shelf, locale: Locale, style: &Style) -> String {
    if style.plain || style.width < super::TABLE_WIDTH {
        return plain(shelf, locale, style);
    }
    let mut lines = Lines::new(style.width, style.colour);
    if !head(&mut lines, shelf, locale) {
        trend(&mut lines, shelf, locale, Bars::BLOCKS);
        lines.heading(&locale.text("history-heading-all"));
        let header = [
            "history-column-number",
            "history-column-when",
            "history-column-grade",
            "history-column-points",
            "history-column-asked",
        ];
        let rows = (1..).zip(&shelf.audits).map(|(number, audit)| {
            vec![
                locale.count(number),
                when(&audit.audit, locale),
                grade(audit.audit.exposure, locale),
                points(audit.audit.exposure, locale),
                asked(&audit.audit.coverage, locale),
            ]
        });
        let fixed = [Some(NUMBER), Some(WHEN), Some(GRADE), None, Some(ASKED)];
        lines.block(&framed(
            &header.map(|key| locale.text(key)),
            rows,
            &fixed,
            style.width,
        ));
    }
    foot(&mut lines, shelf, locale);
    lines.finish()
}

/// The list as paragraphs.
pub fn plain(shelf: &Shelf, locale: Locale, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    if !head(&mut lines, shelf, locale) {
        lines.gap();
        for (number, audit) in (1..).zip(&shelf.audits) {
            lines.paragraph(&row(number, audit, locale));
        }
        trend(&mut lines, shelf, locale, Bars::ASCII);
    }
    foot(&mut lines, shelf, locale);
    lines.finish()
}

/// The list as a table for a spreadsheet: a figure has a cell of its own.
pub fn csv(shelf: &Shelf, locale: Locale) -> String {
    let header = [
        "history-column-number",
        "history-column-when",
        "history-column-grade",
        "history-csv-low",
        "history-csv-high",
        "render-csv-lockout",
        "history-csv-answered",
        "history-csv-asked",
        "render-csv-code",
    ];
    let rows = (1..)
        .zip(&shelf.audits)
        .map(|(number, Remembered { id, audit })| {
            [
                locale.count(number),
                when(audit, locale),
                grade(audit.exposure, locale),
                locale.number(audit.exposure.score_low, 1),
                locale.number(audit.exposure.score_high, 1),
                grade(audit.lockout, locale),
                locale.count(audit.coverage.answered as usize),
                locale.count(audit.coverage.asked as usize),
                id.as_str().to_owned(),
            ]
        });
    super::csv::table(header.map(|key| locale.text(key)), rows)
}

/// The list as JSON, schema `rasoat.history/1`.
pub fn json(shelf: &Shelf) -> String {
    let audits: Vec<Value> = shelf
        .audits
        .iter()
        .map(|Remembered { id, audit }| {
            json!({
                "id": id.as_str(),
                "created": audit.created,
                "after": audit.after.as_ref().map(AuditId::as_str),
                "score_low": audit.exposure.score_low,
                "score_high": audit.exposure.score_high,
                "grade": audit.exposure.grade.letter().to_string(),
                "lockout": axis_json(audit.lockout),
                "coverage": coverage_json(&audit.coverage),
                "pack": audit.pack,
                "model": {"version": audit.model.version, "date": audit.model.date.to_string()},
            })
        })
        .collect();
    let unreadable: Vec<Value> = shelf
        .unreadable
        .iter()
        .map(|one| json!({"record": one.record, "why": one.why.code()}))
        .collect();
    let value = json!({
        "schema": "rasoat.history/1",
        "audits": audits,
        "unreadable": unreadable,
    });
    format!("{value:#}\n")
}

fn axis_json(axis: PastAxis) -> Value {
    json!({
        "score_low": axis.score_low,
        "score_high": axis.score_high,
        "grade": axis.grade.letter().to_string(),
    })
}

fn coverage_json(coverage: &Coverage) -> Value {
    json!({"answered": coverage.answered, "asked": coverage.asked, "share": coverage.share})
}

/// The first sentences; whether there is nothing to list.
fn head(lines: &mut Lines, shelf: &Shelf, locale: Locale) -> bool {
    let texts = headline(shelf, locale);
    let mut texts = texts.iter();
    if let Some(first) = texts.next() {
        lines.strong(first);
    }
    for text in texts {
        lines.paragraph(text);
    }
    shelf.audits.is_empty()
}

/// How many audits there are, and from where to where the score went.
fn headline(shelf: &Shelf, locale: Locale) -> Vec<String> {
    let [first, rest @ ..] = shelf.audits.as_slice() else {
        let key = if shelf.unreadable.is_empty() {
            "history-empty"
        } else {
            "history-none-readable"
        };
        return vec![locale.text(key)];
    };
    let (later, audits): (Vec<_>, Vec<_>) = shelf.audits.iter().partition(|one| one.audit.after.is_some());
    let counts = [
        ("count", locale.count(audits.len())),
        ("later", locale.count(later.len())),
    ];
    let mut out = vec![if later.is_empty() {
        locale.with("history-head", &[("count", &counts[0].1)])
    } else {
        let [count, later] = &counts;
        locale.with("history-head-later", &[("count", &count.1), ("later", &later.1)])
    }];
    let Some(last) = rest.last() else {
        out.push(locale.text("history-only-one"));
        return out;
    };
    let (before, after) = (first.audit.exposure, last.audit.exposure);
    let args = [
        ("from", grade(before, locale)),
        ("from_points", locale.number(before.score_high, 1)),
        ("to", grade(after, locale)),
        ("to_points", locale.number(after.score_high, 1)),
        ("direction", locale.text("lower-is-better")),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    out.push(locale.with("history-trend", &args));
    if shelf
        .audits
        .iter()
        .any(|audit| audit.audit.model != last.audit.model)
    {
        out.push(locale.text("history-other-model"));
    }
    out
}

/// What bars are made of: what is certain, what is only possible, what is left of the scale.
#[derive(Clone, Copy)]
struct Bars {
    sure: &'static str,
    possible: &'static str,
    rest: &'static str,
}

impl Bars {
    const BLOCKS: Bars = Bars {
        sure: "█",
        possible: "▒",
        rest: "·",
    };
    const ASCII: Bars = Bars {
        sure: "#",
        possible: "-",
        rest: ".",
    };

    /// One bar of [`BAR`] columns.
    fn draw(self, axis: PastAxis) -> String {
        let columns = |score: f64| (score / 100.0 * BAR as f64).round() as usize;
        let (low, high) = (columns(axis.score_low), columns(axis.score_high));
        let high = high.clamp(low, BAR);
        [
            self.sure.repeat(low),
            self.possible.repeat(high - low),
            self.rest.repeat(BAR - high),
        ]
        .concat()
    }
}

/// The trend of the newest audits as bars, one a line.
fn trend(lines: &mut Lines, shelf: &Shelf, locale: Locale, bars: Bars) {
    let audits = &shelf.audits;
    if audits.len() < 2 {
        return;
    }
    lines.heading(&locale.text("history-heading-trend"));
    let newest = audits.iter().rev().take(SHOWN).rev();
    let rows: Vec<(String, PastAxis)> = newest
        .map(|audit| (day(&audit.audit, locale), audit.audit.exposure))
        .collect();
    let wide = rows.iter().map(|(day, _)| day.chars().count()).max().unwrap_or(0);
    for (day, axis) in rows {
        let gap = " ".repeat(wide - day.chars().count());
        let letter = axis.grade.letter();
        let points = locale.number(axis.score_high, 1);
        lines.block(&format!("{day}{gap}  {}  {letter}  {points}", bars.draw(axis)));
    }
    lines.paragraph(&locale.with(
        "history-bars",
        &[("sure", bars.sure), ("possible", bars.possible)],
    ));
}

fn row(number: usize, audit: &Remembered, locale: Locale) -> String {
    let args = [
        ("number", locale.count(number)),
        ("when", when(&audit.audit, locale)),
        ("grade", grade(audit.audit.exposure, locale)),
        ("points", points(audit.audit.exposure, locale)),
        ("asked", asked(&audit.audit.coverage, locale)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    locale.with("history-row", &args)
}

fn foot(lines: &mut Lines, shelf: &Shelf, locale: Locale) {
    let unreadable = unreadable(shelf, locale);
    if !unreadable.is_empty() {
        lines.heading(&locale.text("history-heading-unreadable"));
        for text in &unreadable {
            lines.hanging("- ", text);
        }
        lines.paragraph(&locale.text("history-unreadable-stays"));
    }
    if shelf.audits.len() > 1 {
        lines.gap();
        lines.paragraph(&locale.text("history-next"));
    }
}

/// What cannot be read, and why.
fn unreadable(shelf: &Shelf, locale: Locale) -> Vec<String> {
    shelf
        .unreadable
        .iter()
        .map(|one| {
            let why = locale.text(&format!("history-why-{}", one.why.code()));
            locale.with(
                "history-unreadable",
                &[("record", &super::words::clean(&one.record)), ("why", &why)],
            )
        })
        .collect()
}

/// Day and time of an audit.
fn when(audit: &PastAudit, locale: Locale) -> String {
    let time = audit.created.get(11..16).unwrap_or_default();
    let when = format!("{} {time}", day(audit, locale)).trim_end().to_owned();
    match audit.after {
        None => when,
        Some(_) => locale.with("history-when-after", &[("when", &when)]),
    }
}

fn day(audit: &PastAudit, locale: Locale) -> String {
    audit.day().map_or_else(
        || super::words::clean(audit.created.get(..10).unwrap_or_default()),
        |day| locale.date(day),
    )
}

fn grade(axis: PastAxis, locale: Locale) -> String {
    let letter = axis.grade.letter().to_string();
    let name = locale.text(&format!("grade-{letter}"));
    locale.with("render-grade", &[("name", &name), ("letter", &letter)])
}

/// The score, as an interval where it is one.
fn points(axis: PastAxis, locale: Locale) -> String {
    let (low, high) = (
        locale.number(axis.score_low, 1),
        locale.number(axis.score_high, 1),
    );
    if low == high {
        high
    } else {
        locale.with("history-interval", &[("low", &low), ("high", &high)])
    }
}

/// "Phần đã rà soát: 8 trên 12 mục."
fn coverage_words(coverage: &Coverage, locale: Locale) -> String {
    locale.with(
        "render-coverage",
        &[
            ("answered", &locale.count(coverage.answered as usize)),
            ("asked", &locale.count(coverage.asked as usize)),
        ],
    )
}

fn asked(coverage: &Coverage, locale: Locale) -> String {
    let (answered, asked) = (
        locale.count(coverage.answered as usize),
        locale.count(coverage.asked as usize),
    );
    locale.with("history-asked", &[("answered", &answered), ("asked", &asked)])
}
