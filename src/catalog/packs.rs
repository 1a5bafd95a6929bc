//! `packs/*.toml`: which questions go together, and what a whole room is asked.

use super::codes;
use super::facts::{Kind, PLAIN, Target};
use super::fields::{Fields, is_kebab};
use super::platforms::named_like_file;
use super::reader::{Node, Reading};
use crate::domain::checklist::{Pack, RoomRow, Row, Station};
use std::ops::Range;
use toml::de::DeTable;

/// The pack of a document.
pub(crate) fn pack(cx: &mut Reading, table: &DeTable<'_>, stem: &str) -> Option<Pack> {
    let mut root = Fields::new(table, 0..0);
    let node = root.need(cx, "pack");
    let rows: Vec<RoomRow> = root
        .list(cx, "row")
        .into_iter()
        .filter_map(|node| row(cx, node))
        .collect();
    let stations = root
        .list(cx, "station")
        .into_iter()
        .filter_map(|node| station(cx, node, &rows))
        .collect();
    root.finish(cx);
    let mut fields = cx.fields(node?)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        named_like_file(cx, &fields, id, stem);
        cx.name(Kind::Pack, id.clone(), fields.place("id"));
        let site = cx.site(fields.place("budget_minutes"));
        cx.facts.budgets.push((id.clone(), site));
    }
    let title = fields.text(cx, "title", PLAIN);
    let about = fields.text(cx, "about", PLAIN);
    let limit = fields.get("limit").and_then(|node| cx.whole(node, 1000));
    let budget_minutes = fields
        .need(cx, "budget_minutes")
        .and_then(|node| cx.whole(node, 600))
        .unwrap_or(0);
    let controls = fields.strings(cx, "controls");
    if controls.is_empty() {
        fields.missing(cx, "controls");
    }
    let controls = refer(cx, Target::Control, controls);
    let together = fields.strings(cx, "together");
    let together = refer(cx, Target::Together, together);
    fields.finish(cx);
    Some(Pack {
        id: id?,
        title,
        about,
        limit,
        budget_minutes,
        controls,
        together,
        rows,
        stations,
    })
}

/// A row of a room.
fn row(cx: &mut Reading, node: &Node<'_>) -> Option<RoomRow> {
    let mut fields = cx.fields(node)?;
    let control = fields
        .need(cx, "control")
        .and_then(|node| cx.string(node))
        .map(str::to_owned);
    let on = fields
        .get("on")
        .and_then(|node| cx.string(node))
        .map(str::to_owned);
    if let Some(control) = &control {
        cx.refers(Target::Control, control.clone(), fields.place("control"));
    }
    if let Some(on) = &on {
        cx.refers(Target::Platform, on.clone(), fields.place("on"));
    }
    let title = fields.text(cx, "title", PLAIN);
    let statement = fields.text(cx, "statement", PLAIN);
    fields.finish(cx);
    let row = Row {
        control: control?,
        on,
    };
    cx.refers(Target::Row, row.to_string(), fields.span.clone());
    Some(RoomRow {
        row,
        title,
        statement,
    })
}

/// A station, with the rows it mends.
fn station(cx: &mut Reading, node: &Node<'_>, known: &[RoomRow]) -> Option<Station> {
    let mut fields = cx.fields(node)?;
    let title = fields.text(cx, "title", PLAIN);
    let minutes = fields
        .need(cx, "minutes")
        .and_then(|node| cx.whole(node, 120))
        .unwrap_or(0);
    let mut rows = Vec::new();
    for (name, span) in fields.strings(cx, "rows") {
        match known.iter().find(|one| one.row.to_string() == name) {
            Some(one) => rows.push(one.row.clone()),
            None => cx.report(codes::BAD_ROW, span, vec![("name", name.into())]),
        }
    }
    fields.finish(cx);
    Some(Station { title, minutes, rows })
}

fn refer(cx: &mut Reading, target: Target, names: Vec<(String, Range<usize>)>) -> Vec<String> {
    names
        .into_iter()
        .map(|(name, span)| {
            cx.refers(target, name.clone(), span);
            name
        })
        .collect()
}
