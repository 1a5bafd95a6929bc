//! What is said of leaked lists: one password's state, and what a list is.

use super::Style;
use super::wrap::Lines;
use crate::domain::breach::{Breach, NotChecked};
use crate::domain::text::Date;
use crate::i18n::Locale;
use serde_json::json;

/// One password's state, for people. `source` is the code of what was asked.
pub fn check(state: Breach, source: Option<&str>, locale: Locale, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    let name = source.map(|code| locale.text(&format!("breach-source-{code}")));
    lines.heading(&locale.text(&format!("breach-state-{}", state.code())));
    let (what, advice) = sentence(state, source, locale);
    lines.paragraph(&what);
    if state != Breach::NotChecked(NotChecked::Empty) {
        lines.paragraph(&locale.text(&advice));
    }
    if let Some(name) = name {
        lines.gap();
        lines.paragraph(&locale.with("breach-source", &[("source", &name)]));
    }
    lines.finish()
}

/// One password's state in a sentence, and the message with what to do about it.
pub(super) fn sentence(state: Breach, source: Option<&str>, locale: Locale) -> (String, String) {
    match state {
        Breach::Found(times) => {
            let count = locale.count(usize::try_from(times.at_least()).unwrap_or(usize::MAX));
            (
                locale.with("breach-check-found", &[("count", &count)]),
                "breach-check-found-next".to_owned(),
            )
        }
        Breach::NotFound if source == Some("index-subset") => (
            locale.text("breach-check-not-in-subset"),
            "breach-check-not-found-next".to_owned(),
        ),
        Breach::NotFound => (
            locale.text("breach-check-not-found"),
            "breach-check-not-found-next".to_owned(),
        ),
        Breach::NotChecked(why) => (
            locale.text(&format!("breach-check-not-checked-{}", why.code())),
            format!("breach-check-not-checked-{}-next", why.code()),
        ),
        Breach::CouldNotCheck(why) => (
            locale.text(&format!("breach-check-could-not-check-{}", why.code())),
            format!("breach-check-could-not-check-{}-next", why.code()),
        ),
    }
}

/// One password's state, for programs.
pub fn check_json(state: Breach, source: Option<&str>) -> String {
    let mut value = super::breach_json(state);
    value["source"] = source.into();
    format!("{value:#}\n")
}

/// A list, as it is described.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The code of its kind.
    pub kind: &'static str,
    /// Bytes.
    pub bytes: u64,
    /// Hashes in it, where that is known.
    pub hashes: Option<u64>,
    /// Hashes in the list it was made from.
    pub total: Option<u64>,
    /// Only hashes seen at least so often.
    pub least: Option<u64>,
    /// The probability that a hash of no list is found.
    pub false_positives: Option<f64>,
    /// Where it came from.
    pub name: String,
    /// Its day.
    pub date: Option<Date>,
    /// Ranges there are, of how many.
    pub ranges: Option<(u64, u64)>,
    /// Whether all of it was read.
    pub verified: bool,
}

/// A list for people.
pub fn list(list: &List, locale: Locale, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    let count = |number: u64| locale.count(usize::try_from(number).unwrap_or(usize::MAX));
    let is_part = list.ranges.is_some_and(|(have, of)| have < of);
    lines.heading(&match list.kind {
        "index" if is_part => locale.text("breach-list-index-ranges"),
        kind => locale.text(&format!("breach-source-{kind}")),
    });
    let mut say = |key: &str, args: &[(&str, &str)]| lines.paragraph(&locale.with(key, args));
    let decimals = if list.bytes < 1_000_000 { 3 } else { 1 };
    let size = locale.number(list.bytes as f64 / 1e6, decimals);
    say("breach-list-size", &[("size", &size)]);
    match (list.hashes, list.total, list.least) {
        (Some(hashes), Some(total), Some(least)) => say(
            "breach-list-subset",
            &[
                ("hashes", &count(hashes)),
                ("total", &count(total)),
                ("least", &count(least)),
            ],
        ),
        (Some(hashes), _, _) if is_part => say("breach-list-part", &[("hashes", &count(hashes))]),
        (Some(hashes), _, _) => say("breach-list-whole", &[("hashes", &count(hashes))]),
        (None, _, _) => say("breach-list-uncounted", &[]),
    }
    if let Some(hashes) = list.hashes.filter(|hashes| *hashes > 0) {
        let each = locale.number(list.bytes as f64 / hashes as f64, 2);
        say("breach-list-each", &[("bytes", &each)]);
    }
    if let Some((have, of)) = list.ranges {
        let key = if have < of {
            "breach-list-ranges-missing"
        } else {
            "breach-list-ranges"
        };
        say(key, &[("have", &count(have)), ("of", &count(of))]);
    }
    match list.false_positives {
        Some(share) if share > 0.0 => say(
            "breach-list-false-positives",
            &[("one", &locale.number((1.0 / share).floor(), 0))],
        ),
        _ => say("breach-list-exact", &[]),
    }
    match list.date {
        Some(date) => say("breach-list-date", &[("date", &locale.date(date))]),
        None => say("breach-list-undated", &[]),
    }
    if !list.name.is_empty() {
        say("breach-list-name", &[("name", &list.name)]);
    }
    if list.verified {
        say("breach-list-verified", &[]);
    }
    lines.finish()
}

/// A list for programs.
pub fn list_json(list: &List) -> String {
    let value = json!({
        "kind": list.kind,
        "bytes": list.bytes,
        "hashes": list.hashes,
        "total": list.total,
        "complete": list.least.is_none() && list.ranges.is_none_or(|(have, of)| have == of),
        "least_count": list.least,
        "false_positives_at_most": list.false_positives.unwrap_or(0.0),
        "source": if list.name.is_empty() { None } else { Some(&list.name) },
        "date": list.date.map(|date| date.to_string()),
        "ranges": list.ranges.map(|(have, _)| have),
        "verified": list.verified,
    });
    format!("{value:#}\n")
}

/// What a download did, for people.
pub fn fetched(kept: u32, fetched: u32, missing: u32, locale: Locale, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    let count = |number: u32| locale.count(number as usize);
    lines.paragraph(&locale.with(
        "breach-fetched",
        &[("fetched", &count(fetched)), ("kept", &count(kept))],
    ));
    if missing > 0 {
        lines.paragraph(&locale.with("breach-fetched-missing", &[("missing", &count(missing))]));
    } else {
        lines.paragraph(&locale.text("breach-fetched-all"));
    }
    lines.finish()
}

/// What a download did, for programs.
pub fn fetched_json(kept: u32, fetched: u32, missing: u32) -> String {
    let value = json!({ "kept": kept, "fetched": fetched, "missing": missing });
    format!("{value:#}\n")
}
