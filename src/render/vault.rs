//! The result of a vault: a calm first screen, then one paragraph or row an entry; one HTML page; a table for other
//! programs; and JSON, `rasoat.vault/1`.
//!
//! Entries are named by title and row. No password, no length, no hash is ever in a report: there is none to show.

mod csv;
mod page;

pub use csv::csv;
pub use page::page;

use super::Style;
use super::table::table;
use super::words::{sentence, upper_first};
use super::wrap::Lines;
use crate::audit::vault::{Check, Judged, Report};
use crate::domain::breach::Breach;
use crate::domain::vault::{Exception, Format, Held, LeftOut, Place, Remark, Why};
use crate::domain::visible::clean;
use crate::i18n::Locale;
use crate::strength::Reason;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// How many entries the first screen names.
const FIRST: usize = 3;
/// How many causes of weakness stand beside an entry.
const CAUSES: usize = 2;
/// The column of the strength.
const SCORE: u16 = 10;
/// The column of the name.
const NAME: u16 = 28;

/// A report, how its files were read, and for whom.
pub struct View<'v> {
    /// The result.
    pub report: &'v Report,
    /// Format and remarks of each file, in the order given.
    pub read: &'v [(Format, Vec<Remark>)],
    /// The code of the leaked list that was asked; none for none.
    pub leaks: Option<&'v str>,
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
        let key = format!("vault-check-{}", check.code());
        match check {
            // Letters for the one, numbers for the other: they are counted apart, and nobody may mix them up.
            Check::Reused => self.with(&key, &[("group", &letters(entry.reuse_group.unwrap_or(1)))]),
            Check::Similar => {
                let group = self.locale.count(entry.similar_group.unwrap_or_default());
                self.with(&key, &[("group", &group)])
            }
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
            Check::Weak | Check::Personal | Check::NoSecondFactor => self.text(&key),
        }
    }

    /// Why an entry is weak, without what another finding says already.
    fn causes(entry: &Judged) -> impl Iterator<Item = Reason> {
        let weak = entry.checks.contains(&Check::Weak);
        let reasons = entry.reasons.iter().copied();
        reasons.filter(move |reason| weak && *reason != Reason::Personal)
    }

    /// All that was found about an entry, in a few words each. How weak it is stands beside it: here is why.
    fn found(&self, entry: &Judged) -> String {
        let mut parts: Vec<String> = Vec::new();
        for check in &entry.checks {
            if *check != Check::Weak {
                parts.push(self.check(entry, *check));
                continue;
            }
            let causes = Self::causes(entry).take(CAUSES);
            let causes: Vec<String> = causes
                .map(|reason| self.text(&format!("vault-cause-{}", reason.code())))
                .collect();
            if !causes.is_empty() {
                parts.push(causes.join(", "));
            } else if entry.checks.len() == 1 {
                parts.push(self.check(entry, *check));
            }
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
            // A reason may name people; it is not for a projector.
            let reason = if self.style.screen {
                String::new()
            } else {
                self.with("vault-excepted-reason", &[("reason", &clean(&held.reason))])
            };
            parts.push(self.with(
                "vault-excepted",
                &[("what", &what), ("until", &until), ("reason", &reason)],
            ));
        }
        if parts.is_empty() {
            let looked_up = matches!(entry.breach, Breach::Found(_) | Breach::NotFound);
            parts.push(self.text(if looked_up && !self.is_subset() {
                "vault-nothing-found"
            } else {
                "vault-nothing-found-yet"
            }));
        }
        upper_first(&parts.join("; "))
    }

    /// The same, and with `--all` a sentence for every cause.
    fn everything(&self, entry: &Judged) -> String {
        let found = self.found(entry);
        let mut sentences: Vec<String> = Vec::new();
        if self.style.all {
            sentences.extend(Self::causes(entry).map(|reason| self.reason(reason)));
        }
        if sentences.is_empty() {
            return found;
        }
        sentences.insert(0, sentence(&found));
        sentences.join(" ")
    }

    fn score(&self, entry: &Judged) -> String {
        self.with("vault-score", &[("number", &entry.score.to_string())])
    }

    fn head(&self) -> String {
        let summary = &self.report.summary;
        if summary.entries == 0 {
            return self.text("vault-head-none");
        }
        if summary.to_change == 0 {
            let whole = summary.breach_checked == summary.entries && summary.unreadable == 0;
            let key = if whole && !self.is_subset() {
                "vault-head-nothing"
            } else {
                "vault-head-nothing-yet"
            };
            return self.count(key, summary.entries);
        }
        let count = self.locale.count(summary.to_change);
        let entries = self.locale.count(summary.entries);
        self.with("vault-head-change", &[("count", &count), ("entries", &entries)])
    }

    /// Whether only a part of the leaked list was asked.
    fn is_subset(&self) -> bool {
        self.leaks == Some("index-subset")
    }

    /// What was audited, and what was not: never less than all of it.
    fn coverage(&self) -> Vec<String> {
        let summary = &self.report.summary;
        let formats: Vec<String> = (self.read.iter())
            .map(|(format, _)| self.text(&format!("vault-format-{}", format.code())))
            .collect();
        let mut out = vec![self.with(
            "vault-coverage",
            &[
                ("formats", &formats.join(", ")),
                ("entries", &self.locale.count(summary.entries)),
                ("without", &self.locale.count(summary.without_password)),
                ("left", &self.locale.count(summary.left_out)),
            ],
        )];
        if summary.breach_checked > 0 && self.is_subset() {
            out.push(self.text("vault-breach-subset"));
        }
        if summary.breach_checked == summary.entries {
            if summary.entries > 0 && !self.is_subset() {
                out.push(self.text("vault-breach-checked"));
            }
        } else {
            let entries = || self.report.entries.iter();
            let in_vain = entries().filter(|entry| matches!(entry.breach, Breach::CouldNotCheck(_)));
            let in_vain = in_vain.count();
            let unasked = summary.entries - summary.breach_checked - in_vain;
            if unasked > 0 {
                out.push(self.count("vault-breach-not-checked", unasked));
            }
            if in_vain > 0 {
                out.push(self.count("vault-breach-could-not", in_vain));
            }
            let why = entries().find_map(|entry| match entry.breach {
                Breach::CouldNotCheck(why) => Some(why),
                _ => None,
            });
            if let Some(why) = why {
                out.push(self.text(&format!("breach-check-could-not-check-{}-next", why.code())));
            }
        }
        for remark in self.read.iter().flat_map(|(_, remarks)| remarks) {
            out.push(match remark {
                Remark::Windows1258 => self.text("vault-remark-windows-1258"),
                Remark::MixedEncoding => self.text("vault-remark-mixed"),
                Remark::CutOff => self.text("vault-remark-cut-off"),
                Remark::PasswordColumn(column) => self.count("vault-remark-column", *column),
                Remark::SameName { first, second } => {
                    let (first, second) = (self.locale.count(*first), self.locale.count(*second));
                    self.with(
                        "vault-remark-same-name",
                        &[("first", &first), ("second", &second)],
                    )
                }
            });
        }
        if summary.unreadable > 0 {
            out.push(self.count("vault-unreadable", summary.unreadable));
        }
        out
    }

    /// How many entries each check found; empty where there is nothing.
    fn counts(&self) -> Vec<String> {
        let summary = &self.report.summary;
        let found = summary.found.iter().filter(|(_, count)| **count > 0);
        let mut out: Vec<String> = found
            .map(|(check, count)| self.count(&format!("vault-count-{}", check.code()), *count))
            .collect();
        if summary.passkeys > 0 {
            out.push(self.count("vault-count-passkey", summary.passkeys));
        }
        if summary.excepted > 0 {
            out.push(self.count("vault-count-excepted", summary.excepted));
        }
        out
    }

    /// Exceptions that no longer hold, or hold nothing.
    fn exceptions(&self) -> Vec<String> {
        let title = |exception: &Exception| {
            if self.style.screen {
                self.text("vault-masked")
            } else {
                clean(&exception.title).into_owned()
            }
        };
        let check = |exception: &Exception| self.text(&format!("vault-about-{}", exception.check));
        let expired = self.report.expired.iter().map(|exception| {
            let until = self.locale.date(exception.until);
            let args = [
                ("title", title(exception)),
                ("check", check(exception)),
                ("until", until),
            ];
            self.with(
                "vault-expired",
                &args.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        });
        let unused = self.report.unused.iter().map(|exception| {
            let args = [("title", title(exception)), ("check", check(exception))];
            self.with(
                "vault-unused",
                &args.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        });
        expired.chain(unused).collect()
    }

    /// The rows that were not audited, by why.
    fn left_out(&self) -> Vec<String> {
        let of = |why: Why| {
            let rows: Vec<String> = (self.report.left_out.iter())
                .filter(|left_out| left_out.why == why)
                .map(|left_out| self.name("", Some(&left_out.place)))
                .collect();
            (!rows.is_empty()).then(|| {
                self.with(
                    &format!("vault-why-{}", why.code()),
                    &[("rows", &rows.join(", "))],
                )
            })
        };
        Why::ALL.into_iter().filter_map(of).collect()
    }
}

/// The name of a group, from 1: A to Z, then AA, as the columns of a spreadsheet.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    while let Some(below) = number.checked_sub(1) {
        out.insert(0, char::from(b'A' + (below % 26) as u8));
        number = below / 26;
    }
    out
}

/// For a terminal: the first screen, and with `--all` every entry.
pub fn text(view: &View<'_>) -> String {
    let (report, style) = (view.report, &view.style);
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&view.head());
    for text in view.coverage() {
        lines.paragraph(&text);
    }
    let counts = view.counts();
    if !counts.is_empty() {
        lines.paragraph(&view.with("vault-found", &[("list", &counts.join("; "))]));
    }
    for text in view.exceptions() {
        lines.paragraph(&text);
    }
    let shown: Vec<&Judged> = if style.all {
        report.entries.iter().collect()
    } else {
        let urgent = report.entries.iter().filter(|entry| entry.asks_for_change());
        urgent.take(FIRST).collect()
    };
    if !shown.is_empty() {
        if style.all {
            lines.heading(&view.text("vault-heading-all"));
        } else {
            lines.gap();
        }
        entries(view, &mut lines, &shown);
    }
    if style.all {
        let left_out = view.left_out();
        if !left_out.is_empty() {
            lines.heading(&view.text("vault-heading-left-out"));
        }
        for text in left_out {
            lines.hanging("- ", &text);
        }
    }
    if style.plain || style.width < super::TABLE_WIDTH {
        lines.gap();
    }
    if report.summary.to_change > 0 {
        lines.paragraph(&view.text("vault-advice-change"));
    }
    if !style.all {
        lines.paragraph(&view.text("vault-more"));
    }
    lines.finish()
}

fn entries(view: &View<'_>, lines: &mut Lines, shown: &[&Judged]) {
    let style = &view.style;
    if style.plain || style.width < super::TABLE_WIDTH {
        for entry in shown {
            lines.gap();
            let args = [
                ("name", view.entry_name(entry)),
                ("score", view.score(entry)),
                ("found", view.everything(entry)),
            ];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            lines.paragraph(&view.with("vault-entry", &args));
        }
        return;
    }
    let header =
        ["vault-column-name", "vault-column-score", "vault-column-reasons"].map(|key| view.text(key));
    let rows = shown
        .iter()
        .map(|entry| vec![view.entry_name(entry), view.score(entry), view.everything(entry)]);
    lines.block(&table(
        &header,
        rows,
        &[Some(NAME), Some(SCORE), None],
        style.width,
    ));
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
    let entry = |entry: &Judged| {
        let mut reasons: Vec<&str> = entry.checks.iter().map(|check| check.code()).collect();
        for reason in &entry.reasons {
            if !reasons.contains(&reason.code()) {
                reasons.push(reason.code());
            }
        }
        let mut value = json!({
            "row": entry.places.first().map(|place| place.row),
            "title": clean(&entry.title),
            "score": entry.score,
            "guesses_log10": entry.guesses_log10,
            "reasons": reasons,
            "reuse_group": entry.reuse_group,
            "similar_group": entry.similar_group,
            "breach": super::breach_json(entry.breach),
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
            let excepted = entry.excepted.iter().map(
                |held| json!({"check": held.check.code(), "reason": held.reason, "until": held.until.to_string()}),
            );
            value["excepted"] = excepted.collect();
        }
        value
    };
    let left_out = |left_out: &LeftOut| {
        let mut value = json!({"row": left_out.place.row, "why": left_out.why.code()});
        if files {
            value["file"] = json!(left_out.place.file);
        }
        value
    };
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
    let summary = json!({
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
    });
    let whole = Whole {
        schema: "rasoat.vault/1",
        formats,
        summary,
        entries: Each(&report.entries, entry),
        left_out: Each(&report.left_out, left_out),
        expired_exceptions: expired,
    };
    // Nothing of it can fail: every key is text.
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

/// The members in their order.
#[derive(Serialize)]
struct Whole<'v, E: Serialize, L: Serialize> {
    schema: &'static str,
    formats: Vec<&'v str>,
    summary: Value,
    entries: E,
    left_out: L,
    expired_exceptions: Vec<Value>,
}

/// A list that is made row by row: a large vault would otherwise stand in memory twice.
struct Each<'v, T, F>(&'v [T], F);

impl<T, F: Fn(&T) -> Value> Serialize for Each<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(&self.1))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn groups_are_named_like_columns() {
        for (number, name) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")] {
            assert_eq!(super::letters(number), name);
        }
    }
}
