//! The entries as a table for other programs: one row an entry, codes instead of sentences.

use super::View;
use crate::domain::breach::Breach;
use crate::render::csv::table;

/// The columns, for ever.
const COLUMNS: [&str; 10] = [
    "file",
    "row",
    "title",
    "score",
    "findings",
    "causes",
    "reuse_group",
    "similar_group",
    "breach",
    "breach_at_least",
];

/// The table. Titles are left out on a projector.
pub fn csv(view: &View<'_>) -> String {
    let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
    let rows = view.report.entries.iter().map(|entry| {
        let place = entry.places.first();
        let findings: Vec<&str> = entry.checks.iter().map(|check| check.code()).collect();
        let causes: Vec<&str> = entry.reasons.iter().map(|reason| reason.code()).collect();
        [
            number(place.map(|place| place.file)),
            number(place.map(|place| place.row)),
            if view.style.screen {
                String::new()
            } else {
                entry.title.clone()
            },
            entry.score.to_string(),
            findings.join(" "),
            causes.join(" "),
            number(entry.reuse_group),
            number(entry.similar_group),
            entry.breach.code().to_owned(),
            match entry.breach {
                Breach::Found(times) => times.at_least().to_string(),
                _ => String::new(),
            },
        ]
    });
    table(COLUMNS.map(str::to_owned), rows)
}
