//! A summary as text.

use super::{ALMOST_ALL, ALMOST_NONE, HIDDEN, SCHEMA, TOO_FEW, WITHHELD};
use crate::domain::hex::hex;
use crate::domain::room::{Cell, Picture, Summary};
use crate::tally::{Merged, merge};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A file of rooms: the checksum first, then a line a room, in the order of their ids.
pub fn text(merged: &Merged) -> String {
    let mut out = format!(
        "{{\"schema\":{},\"checksum\":\"{}\",\n\"contradicted\":{},\n\"rooms\":[\n",
        json!(SCHEMA),
        checksum(merged),
        contradicted(&merged.contradicted)
    );
    for (index, summary) in merged.rooms.values().enumerate() {
        if index > 0 {
            out.push_str(",\n");
        }
        room(&mut out, summary);
    }
    out.push_str("\n]}\n");
    out
}

/// A file of one room.
pub fn of_room(summary: Summary) -> String {
    let mut merged = Merged::default();
    merge(&mut merged, summary);
    text(&merged)
}

/// SHA-256 over what is said, in one order and one spelling.
pub(super) fn checksum(merged: &Merged) -> String {
    let mut hash = Sha256::new();
    hash.update(SCHEMA);
    hash.update("\n");
    hash.update(contradicted(&merged.contradicted));
    let mut line = String::new();
    for summary in merged.rooms.values() {
        line.clear();
        line.push('\n');
        room(&mut line, summary);
        hash.update(&line);
    }
    hex(&hash.finalize())
}

fn contradicted(ids: &BTreeSet<String>) -> String {
    json!(ids.iter().collect::<Vec<_>>()).to_string()
}

fn room(out: &mut String, summary: &Summary) {
    let number = |number: Option<u32>| number.map_or_else(|| "null".to_owned(), |number| number.to_string());
    let _a_string_takes_everything = write!(
        out,
        "{{\"id\":{},\"pack\":{},\"edition\":{},\"date\":\"{}\",\"k\":{},\"origin\":\"{}\",\"joined\":{},\"completed\":{},\"rows\":[",
        json!(summary.id),
        json!(summary.pack),
        json!(summary.edition),
        summary.date,
        summary.k,
        summary.origin.as_str(),
        number(summary.joined),
        number(summary.completed),
    );
    for (index, pictures) in summary.rows.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let _a_string_takes_everything =
            write!(out, "{{\"row\":{},\"before\":", json!(pictures.row.to_string()));
        picture(out, pictures.before);
        out.push_str(",\"after\":");
        picture(out, pictures.after);
        out.push('}');
    }
    out.push_str("]}");
}

fn picture(out: &mut String, picture: Option<Picture>) {
    let word = match picture {
        None => "null",
        Some(Picture::TooFew) => return quoted(out, TOO_FEW),
        Some(Picture::Withheld) => return quoted(out, WITHHELD),
        Some(Picture::Shown {
            answered,
            good,
            bad,
            unknown,
        }) => {
            let _a_string_takes_everything = write!(out, "{{\"answered\":{answered},\"good\":");
            cell(out, good);
            out.push_str(",\"bad\":");
            cell(out, bad);
            out.push_str(",\"unknown\":");
            cell(out, unknown);
            "}"
        }
    };
    out.push_str(word);
}

fn cell(out: &mut String, cell: Cell) {
    match cell {
        Cell::Exact(count) => out.push_str(&count.to_string()),
        Cell::AlmostAll => quoted(out, ALMOST_ALL),
        Cell::AlmostNone => quoted(out, ALMOST_NONE),
        Cell::Hidden => quoted(out, HIDDEN),
    }
}

fn quoted(out: &mut String, word: &str) {
    out.push('"');
    out.push_str(word);
    out.push('"');
}
