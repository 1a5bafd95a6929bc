//! Menus that differ from the content: for the person, for programs, and as a table to hand on.
//!
//! Takes reports, the content as it is now and a version; knows nothing of files. What is handed on holds no more than
//! the reports do: places, days, and what the content said there.

use super::csv;
use super::listing::{path_json, path_line};
use super::table::table;
use super::words::{path_mark_words, sentence, upper_first};
use super::wrap::Lines;
use super::{Style, TABLE_WIDTH};
use crate::domain::checklist::{Catalog, MenuPath};
use crate::domain::drift::{Drift, MenuReport, PathThen, Since};
use crate::domain::text::{Date, Mark};
use crate::i18n::Locale;
use serde_json::{Value, json};

/// Columns of the table.
const PLATFORM: u16 = 16;
const REPORTS: u16 = 18;
const SINCE: u16 = 24;

/// The columns of the CSV, for ever.
const COLUMNS: [&str; 13] = [
    "platform",
    "control",
    "title",
    "reports",
    "first",
    "last",
    "since",
    "path",
    "checked",
    "mark",
    "reported_checked",
    "reported_mark",
    "reported_program",
];

/// What is shown.
pub struct View<'a> {
    /// The reports, by place.
    pub drifts: &'a [Drift],
    /// Lines of the log that could not be read.
    pub unreadable: usize,
    /// The content as it is now.
    pub catalog: &'a Catalog,
    /// The language.
    pub locale: Locale,
}

impl View<'_> {
    /// The log as a table with the paths below it, or as paragraphs.
    pub fn text(&self, style: &Style) -> String {
        let mut lines = Lines::new(style.width, style.colour);
        if self.drifts.is_empty() {
            if self.unreadable == 0 {
                lines.paragraph(&self.locale.text("render-drift-empty"));
            }
            self.unreadable(&mut lines);
            return lines.finish();
        }
        let count = self.locale.count(self.drifts.iter().map(Drift::count).sum());
        let places = self.locale.count(self.drifts.len());
        lines.strong(
            &self
                .locale
                .with("render-drift-head", &[("places", &places), ("count", &count)]),
        );
        // For a projector: which platforms somebody uses is nobody else's business.
        if !style.screen {
            self.places(&mut lines, style);
        }
        lines.gap();
        self.unreadable(&mut lines);
        lines.paragraph(&self.locale.text("render-drift-send"));
        lines.hanging("  ", &self.locale.text("render-drift-send-command"));
        lines.finish()
    }

    fn places(&self, lines: &mut Lines, style: &Style) {
        let tabular = !style.plain && style.width >= TABLE_WIDTH;
        if tabular {
            lines.gap();
            lines.block(&self.table(style.width));
        }
        let mut platform = "";
        for drift in self.drifts {
            let placed = drift.place.placed(self.catalog);
            // Of what the content does not know the table has said everything.
            if tabular && placed.is_none() {
                continue;
            }
            if drift.place.platform != platform {
                platform = &drift.place.platform;
                lines.heading(self.platform(drift));
            }
            let title = self.title(drift);
            let said = if tabular {
                sentence(&title)
            } else {
                let args = [
                    ("title", &*title),
                    ("count", &self.locale.count(drift.count())),
                    ("when", &self.when(drift)),
                    ("since", &self.since(drift)),
                ];
                self.locale.with("render-drift-row", &args)
            };
            lines.hanging("- ", &said);
            let Some(placed) = placed else {
                continue;
            };
            for path in &placed.paths {
                let mark = path_mark_words(self.locale, &path.provenance);
                let path = sentence(&path_line(self.locale, path));
                lines.hanging("  ", &format!("{path} {mark}"));
            }
            if placed.paths.is_empty() {
                lines.hanging("  ", &self.locale.text("render-path-mark-none"));
            }
        }
    }

    fn table(&self, width: usize) -> String {
        let header = ["platform", "item", "reports", "since"]
            .map(|column| self.locale.text(&format!("render-drift-column-{column}")));
        let rows = self.drifts.iter().map(|drift| {
            let args = [
                ("count", &*self.locale.count(drift.count())),
                ("when", &self.when(drift)),
            ];
            vec![
                self.platform(drift).to_owned(),
                self.title(drift),
                self.locale.with("render-drift-reports", &args),
                self.since(drift),
            ]
        });
        let fixed = [Some(PLATFORM), None, Some(REPORTS), Some(SINCE)];
        table(&header, rows, &fixed, width)
    }

    fn unreadable(&self, lines: &mut Lines) {
        if self.unreadable > 0 {
            let count = self.locale.count(self.unreadable);
            lines.paragraph(&self.locale.with("render-drift-unreadable", &[("count", &count)]));
        }
    }

    /// The platform's name; its id where the content does not know it.
    fn platform<'s>(&'s self, drift: &'s Drift) -> &'s str {
        self.catalog
            .platform(&drift.place.platform)
            .map_or(drift.place.platform.as_str(), |platform| {
                platform.name.get(self.locale.lang())
            })
    }

    /// The control's title; its id where the content does not know it.
    fn title(&self, drift: &Drift) -> String {
        self.catalog.control(&drift.place.control).map_or_else(
            || drift.place.control.clone(),
            |control| upper_first(control.title.get(self.locale.lang())),
        )
    }

    /// On which day, or from which to which.
    fn when(&self, drift: &Drift) -> String {
        let (first, last) = (
            self.locale.date(drift.first_day()),
            self.locale.date(drift.last.day),
        );
        let key = if first == last {
            "render-drift-day"
        } else {
            "render-drift-days"
        };
        self.locale.with(key, &[("first", &first), ("last", &last)])
    }

    fn since(&self, drift: &Drift) -> String {
        self.locale.text(match drift.since(self.catalog) {
            Since::CheckedAgain => "render-drift-checked-again",
            Since::Changed => "render-drift-changed",
            Since::Unchanged => "render-drift-unchanged",
            Since::Gone => "render-drift-gone",
        })
    }

    /// The log as JSON, schema `rasoat.drift/1`.
    pub fn json(&self, program: &str) -> String {
        let lang = self.locale.lang();
        let menus: Value = self
            .drifts
            .iter()
            .map(|drift| {
                let place = &drift.place;
                let platform = self.catalog.platform(&place.platform);
                let control = self.catalog.control(&place.control);
                let now: Option<Value> = place
                    .placed(self.catalog)
                    .map(|placed| placed.paths.iter().map(|path| path_json(path, lang)).collect());
                json!({
                    "platform": place.platform,
                    "name": platform.map(|platform| platform.name.get(lang)),
                    "control": place.control,
                    "title": control.map(|control| control.title.get(lang)),
                    "count": drift.count(),
                    "first": drift.first_day().to_string(),
                    "last": drift.last.day.to_string(),
                    "since": drift.since(self.catalog).code(),
                    "paths": now,
                    "reports": drift.reports().map(report_json).collect::<Vec<_>>(),
                })
            })
            .collect();
        let value = json!({
            "schema": "rasoat.drift/1",
            "program": program,
            "menus": menus,
            "unreadable": self.unreadable,
        });
        format!("{value:#}\n")
    }

    /// The log as a table for other programs, one row a place: RFC 4180, codes beside the words.
    pub fn csv(&self) -> String {
        let rows = self.drifts.iter().map(|drift| {
            let now: &[MenuPath] = drift
                .place
                .placed(self.catalog)
                .map_or(&[], |placed| &placed.paths);
            let paths: Vec<String> = now.iter().map(|path| path_line(self.locale, path)).collect();
            let (checked, mark) = doubt(
                now.iter()
                    .map(|path| (path.provenance.checked, path.provenance.mark)),
            );
            let then = &drift.last.paths;
            let (reported_checked, reported_mark) = doubt(then.iter().map(|path| (path.checked, path.mark)));
            [
                drift.place.platform.clone(),
                drift.place.control.clone(),
                self.title(drift),
                drift.count().to_string(),
                drift.first_day().to_string(),
                drift.last.day.to_string(),
                drift.since(self.catalog).code().to_owned(),
                paths.join("; "),
                checked,
                mark,
                reported_checked,
                reported_mark,
                drift.last.program.clone(),
            ]
        });
        csv::table(COLUMNS.map(str::to_owned), rows)
    }
}

fn report_json(report: &MenuReport) -> Value {
    let path = |path: &PathThen| {
        json!({"surface": path.surface.as_str(), "checked": path.checked.to_string(),
            "mark": path.mark.as_str()})
    };
    json!({
        "day": report.day.to_string(),
        "program": report.program,
        "paths": report.paths.iter().map(path).collect::<Vec<_>>(),
    })
}

/// The oldest day and the weakest mark of paths; empty without any.
fn doubt(paths: impl Iterator<Item = (Date, Mark)>) -> (String, String) {
    let (days, marks): (Vec<Date>, Vec<Mark>) = paths.unzip();
    (
        days.iter().min().map_or_else(String::new, ToString::to_string),
        marks.iter().max().map_or_else(String::new, ToString::to_string),
    )
}
