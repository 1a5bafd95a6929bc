//! The result of a vault: a calm first screen, then one paragraph or row an entry; and JSON, `rasoat.vault/1`.
//!
//! Entries are named by title and row. No password, no length, no hash is ever in a report: there is none to show.

use super::Style;
use super::table::table;
use super::wrap::Lines;
use crate::audit::vault::{Check, Judged, Report};
use crate::domain::breach::Breach;
use crate::domain::vault::{Format, Held, Place, Remark, Why};
use crate::domain::visible::clean;
use crate::i18n::Locale;
use crate::strength::Reason;
use serde_json::{Value, json};

/// How many entries the first screen names.
const FIRST: usize = 5;
/// The column of the strength.
const SCORE: u16 = 16;
/// The column of the name.
const NAME: u16 = 26;

/// A report, how its files were read, and for whom.
pub struct View<'v> {
    /// The result.
    pub report: &'v Report,
    /// Format and remarks of each file, in the order given.
    pub read: &'v [(Format, Vec<Remark>)],
    /// The language.
    pub locale: Locale,
    /// The looks.
    pub style: Style,
}

impl View<'_> {
    fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }

    fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.with(key, args)
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.with(key, &[("count", &self.locale.count(count))])
    }

    /// Title and row; on a projector the row alone.
    fn name(&self, title: &str, place: Option<&Place>) -> String {
        let row = place.map_or_else(String::new, |place| self.locale.count(place.row));
        let file = place.map_or_else(String::new, |place| self.locale.count(place.file));
        let place = if self.read.len() > 1 {
            self.with("vault-place-file", &[("row", &row), ("file", &file)])
        } else {
            self.with("vault-place", &[("row", &row)])
        };
        if title.is_empty() || self.style.screen {
            return place;
        }
        self.with("vault-name", &[("title", &clean(title)), ("place", &place)])
    }

    fn entry_name(&self, entry: &Judged) -> String {
        self.name(&entry.title, entry.places.first())
    }

    /// The sentence of a reason; its code where nobody has written one yet.
    fn reason(&self, reason: Reason) -> String {
        let key = format!("strength-reason-{}", reason.code());
        let text = self.text(&key);
        if text == key {
            reason.code().to_owned()
        } else {
            text
        }
    }

    fn check(&self, entry: &Judged, check: Check) -> String {
        let group = |group: Option<usize>| self.locale.count(group.unwrap_or_default());
        let key = format!("vault-check-{}", check.code());
        match check {
            Check::Reused => self.with(&key, &[("group", &group(entry.reuse_group))]),
            Check::Similar => self.with(&key, &[("group", &group(entry.similar_group))]),
            Check::Old => {
                let day = entry
                    .changed
                    .map_or_else(String::new, |day| self.locale.date(day));
                self.with(&key, &[("date", &day)])
            }
            Check::Breached => match entry.breach {
                Breach::Found(times) => {
                    let least = usize::try_from(times.at_least()).unwrap_or(usize::MAX);
                    self.with(&key, &[("times", &self.locale.count(least))])
                }
                _ => String::new(),
            },
            Check::Weak => {
                let score = self.text(&format!("strength-score-{}", entry.score));
                let number = entry.score.to_string();
                self.with(&key, &[("score", &score), ("number", &number)])
            }
            Check::Personal | Check::NoSecondFactor => self.text(&key),
        }
    }

    /// All there is to say about an entry, in one line.
    fn everything(&self, entry: &Judged) -> String {
        let mut parts: Vec<String> = entry
            .checks
            .iter()
            .map(|check| self.check(entry, *check))
            .collect();
        if entry.checks.contains(&Check::Weak) {
            // What Personal says is said already.
            let reasons = entry.reasons.iter().filter(|reason| **reason != Reason::Personal);
            parts.extend(reasons.map(|reason| self.reason(*reason)));
        }
        if entry.passkey == Held::Stored {
            parts.push(self.text("vault-passkey"));
        }
        if entry.places.len() > 1 {
            parts.push(self.count("vault-rows", entry.places.len()));
        }
        for held in &entry.excepted {
            let what = self.check(entry, held.check);
            let until = self.locale.date(held.until);
            let reason = clean(&held.reason).into_owned();
            parts.push(self.with(
                "vault-excepted",
                &[("what", &what), ("until", &until), ("reason", &reason)],
            ));
        }
        if parts.is_empty() {
            parts.push(self.text("vault-nothing-found"));
        }
        parts
            .iter()
            .map(|part| super::words::sentence(part))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// For a terminal: the first screen, and with `--all` every entry.
pub fn text(view: &View<'_>) -> String {
    let (report, style) = (view.report, &view.style);
    let summary = &report.summary;
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&if summary.to_change > 0 {
        view.with(
            "vault-head-change",
            &[
                ("count", &view.locale.count(summary.to_change)),
                ("entries", &view.locale.count(summary.entries)),
            ],
        )
    } else {
        view.count("vault-head-nothing", summary.entries)
    });
    let formats: Vec<String> = view
        .read
        .iter()
        .map(|(format, _)| view.text(&format!("vault-format-{}", format.code())))
        .collect();
    lines.paragraph(&view.with(
        "vault-coverage",
        &[
            ("formats", &formats.join(", ")),
            ("entries", &view.locale.count(summary.entries)),
            ("without", &view.locale.count(summary.without_password)),
            ("left", &view.locale.count(summary.left_out)),
        ],
    ));
    lines.paragraph(&if summary.breach_checked == summary.entries {
        view.text("vault-breach-checked")
    } else {
        view.with(
            "vault-breach-not-checked",
            &[(
                "count",
                &view.locale.count(summary.entries - summary.breach_checked),
            )],
        )
    });
    for (_, remarks) in view.read {
        for remark in remarks {
            lines.paragraph(&match remark {
                Remark::Windows1258 => view.text("vault-remark-windows-1258"),
                Remark::MixedEncoding => view.text("vault-remark-mixed"),
                Remark::CutOff => view.text("vault-remark-cut-off"),
                Remark::PasswordColumn(column) => view.count("vault-remark-column", *column),
            });
        }
    }
    if summary.unreadable > 0 {
        lines.paragraph(&view.count("vault-unreadable", summary.unreadable));
    }
    lines.gap();
    for (check, count) in &summary.found {
        if *count > 0 {
            lines.hanging(
                "- ",
                &view.count(&format!("vault-count-{}", check.code()), *count),
            );
        }
    }
    if summary.passkeys > 0 {
        lines.hanging("- ", &view.count("vault-count-passkey", summary.passkeys));
    }
    if summary.excepted > 0 {
        lines.hanging("- ", &view.count("vault-count-excepted", summary.excepted));
    }
    for exception in &report.expired {
        let until = view.locale.date(exception.until);
        let title = clean(&exception.title).into_owned();
        lines.paragraph(&view.with("vault-expired", &[("title", &title), ("until", &until)]));
    }
    for exception in &report.unused {
        let title = clean(&exception.title).into_owned();
        lines.paragraph(&view.with("vault-unused", &[("title", &title), ("check", &exception.check)]));
    }
    let shown: Vec<&Judged> = if style.all {
        report.entries.iter().collect()
    } else {
        let urgent = report.entries.iter().filter(|entry| entry.asks_for_change());
        urgent.take(FIRST).collect()
    };
    if !shown.is_empty() {
        lines.heading(&view.text(if style.all {
            "vault-heading-all"
        } else {
            "vault-heading-first"
        }));
        entries(view, &mut lines, &shown);
    }
    if style.all {
        left_out(view, &mut lines);
    } else {
        lines.gap();
        if summary.to_change > 0 {
            lines.paragraph(&view.text("vault-advice-change"));
        }
        lines.paragraph(&view.text("vault-more"));
    }
    lines.finish()
}

fn entries(view: &View<'_>, lines: &mut Lines, shown: &[&Judged]) {
    let style = &view.style;
    if style.plain || style.width < super::TABLE_WIDTH {
        for entry in shown {
            lines.gap();
            lines.paragraph(&format!("{}: {}", view.entry_name(entry), view.everything(entry)));
        }
        return;
    }
    let header =
        ["vault-column-name", "vault-column-score", "vault-column-reasons"].map(|key| view.text(key));
    let rows = shown.iter().map(|entry| {
        let score = view.text(&format!("strength-score-{}", entry.score));
        vec![
            view.entry_name(entry),
            view.with(
                "vault-score",
                &[("number", &entry.score.to_string()), ("score", &score)],
            ),
            view.everything(entry),
        ]
    });
    lines.block(&table(
        &header,
        rows,
        &[Some(NAME), Some(SCORE), None],
        style.width,
    ));
}

fn left_out(view: &View<'_>, lines: &mut Lines) {
    if view.report.left_out.is_empty() {
        return;
    }
    lines.heading(&view.text("vault-heading-left-out"));
    for why in Why::ALL {
        let rows: Vec<String> = (view.report.left_out.iter())
            .filter(|left_out| left_out.why == why)
            .map(|left_out| view.name("", Some(&left_out.place)))
            .collect();
        if !rows.is_empty() {
            let rows = rows.join(", ");
            lines.hanging(
                "- ",
                &view.with(&format!("vault-why-{}", why.code()), &[("rows", &rows)]),
            );
        }
    }
}

/// For programs: schema `rasoat.vault/1`.
pub fn json(view: &View<'_>) -> String {
    let report = view.report;
    let files = view.read.len() > 1;
    let held = |held: Held| match held {
        Held::Stored => json!(true),
        Held::NotStored => json!(false),
        Held::CannotHold => Value::Null,
    };
    let entries: Vec<Value> = report
        .entries
        .iter()
        .map(|entry| {
            let mut reasons: Vec<&str> = entry.checks.iter().map(|check| check.code()).collect();
            for reason in &entry.reasons {
                if !reasons.contains(&reason.code()) {
                    reasons.push(reason.code());
                }
            }
            let count = match entry.breach {
                Breach::Found(times) => json!(times.at_least()),
                _ => Value::Null,
            };
            let mut breach = json!({"state": entry.breach.code(), "count": count});
            let why = match entry.breach {
                Breach::NotChecked(why) => Some(why.code()),
                Breach::CouldNotCheck(why) => Some(why.code()),
                _ => None,
            };
            if let Some(why) = why {
                breach["why"] = json!(why);
            }
            let mut value = json!({
                "row": entry.places.first().map(|place| place.row),
                "title": clean(&entry.title),
                "score": entry.score,
                "guesses_log10": entry.guesses_log10,
                "reasons": reasons,
                "reuse_group": entry.reuse_group,
                "similar_group": entry.similar_group,
                "breach": breach,
                "second_factor_stored": held(entry.second_factor),
                "passkey_stored": held(entry.passkey),
                "unchanged_since": entry.changed.map(|day| day.to_string()),
            });
            if entry.places.len() > 1 {
                value["rows"] = entry.places.iter().map(|place| place.row).collect();
            }
            if files {
                value["files"] = entry.places.iter().map(|place| place.file).collect();
            }
            if !entry.excepted.is_empty() {
                let excepted = entry.excepted.iter().map(|held| {
                    json!({"check": held.check.code(), "reason": held.reason, "until": held.until.to_string()})
                });
                value["excepted"] = excepted.collect();
            }
            value
        })
        .collect();
    let left_out: Vec<Value> = report
        .left_out
        .iter()
        .map(|left_out| {
            let mut value = json!({"row": left_out.place.row, "why": left_out.why.code()});
            if files {
                value["file"] = json!(left_out.place.file);
            }
            value
        })
        .collect();
    let summary = &report.summary;
    let found: serde_json::Map<String, Value> = summary
        .found
        .iter()
        .map(|(check, count)| (check.code().to_owned(), json!(count)))
        .collect();
    let formats: Vec<&str> = view.read.iter().map(|(format, _)| format.code()).collect();
    let expired: Vec<Value> = report
        .expired
        .iter()
        .map(|exception| json!({"title": exception.title, "check": exception.check, "until": exception.until.to_string()}))
        .collect();
    let whole = json!({
        "schema": "rasoat.vault/1",
        "formats": formats,
        "summary": {
            "entries": summary.entries,
            "passwords": summary.passwords,
            "to_change": summary.to_change,
            "found": found,
            "excepted": summary.excepted,
            "passkeys": summary.passkeys,
            "can_hold_second_factor": summary.can_hold_second_factor,
            "breach_checked": summary.breach_checked,
            "left_out": summary.left_out,
            "unreadable": summary.unreadable,
            "without_password": summary.without_password,
        },
        "entries": entries,
        "left_out": left_out,
        "expired_exceptions": expired,
    });
    format!("{whole:#}\n")
}
