//! The figures for programs, schema `rasoat.room/1`.

use super::View;
use crate::domain::room::Phase;
use crate::tally::{Said, Told};
use serde_json::{Value, json};

impl View<'_> {
    /// The figures as JSON.
    pub fn json(&self) -> String {
        let digest = self.digest;
        let rows: Vec<Value> = digest
            .rows
            .iter()
            .map(|row| {
                json!({
                    "row": row.row.to_string(),
                    "title": self.title(&row.row),
                    "before": told(&row.before),
                    "after": told(&row.after),
                })
            })
            .collect();
        let needs: Vec<Value> = digest
            .needs
            .iter()
            .map(|need| {
                json!({
                    "row": need.row.to_string(),
                    "phase": need.phase.as_str(),
                    "share": (need.share * 1000.0).round() / 1000.0,
                    "at_least": !need.exact,
                })
            })
            .collect();
        let left_out: Vec<Value> = self
            .left_out
            .iter()
            .map(|left| json!({"file": left.file, "why": left.why}))
            .collect();
        let value = json!({
            "schema": "rasoat.room/1",
            "rooms": digest.rooms,
            "contradicted": digest.contradicted,
            "packs": self.packs,
            "first": digest.days.map(|(first, _)| first.to_string()),
            "last": digest.days.map(|(_, last)| last.to_string()),
            "k": {"least": digest.k.map(|(least, _)| least), "most": digest.k.map(|(_, most)| most)},
            "attended": self.head.attended,
            "joined": digest.joined,
            "completed": digest.completed,
            "rows": rows,
            "needs": needs,
            "left_out": left_out,
        });
        format!("{value:#}\n")
    }
}

fn told(told: &Told) -> Value {
    match told {
        Told::NotAsked => Value::Null,
        Told::TooFew => json!("too-few"),
        Told::Withheld => json!("withheld"),
        Told::Shown {
            answered,
            rooms,
            withheld,
            cells,
        } => {
            let [good, bad, unknown] = cells.map(said);
            json!({"answered": answered, "rooms": rooms, "withheld": withheld,
                "good": good, "bad": bad, "unknown": unknown})
        }
    }
}

fn said(said: Said) -> Value {
    match said {
        Said::Count { count, of, rooms } => json!({"count": count, "of": of, "rooms": rooms}),
        Said::AlmostAll => json!("almost-all"),
        Said::AlmostNone => json!("almost-none"),
        Said::Unsaid => json!("hidden"),
    }
}

/// The words of a phase in tables for other programs.
pub(super) fn phase_code(phase: Phase) -> String {
    phase.as_str().to_owned()
}

/// Why nothing is said, or that something is.
pub(super) fn told_code(told: &Told) -> &'static str {
    match told {
        Told::NotAsked => "not-asked",
        Told::TooFew => "too-few",
        Told::Withheld => "withheld",
        Told::Shown { .. } => "shown",
    }
}
