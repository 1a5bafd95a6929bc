//! `model.toml`: the numbers of the exposure model.

use super::codes;
use super::facts::{Arg, FOREIGN};
use super::fields::{Fields, is_dotted};
use super::reader::Reading;
use super::source::{Origin, Source};
use super::words::{TAGS, UNITS};
use super::{Error, lint, load};
use crate::domain::params::{Param, Params, Unit};
use std::collections::BTreeMap;
use toml::de::DeTable;

/// Reads the table of parameters from the text of `model.toml`.
pub fn parse(text: &str) -> Result<Params, Error> {
    let source = Source::new("checklists", "model.toml", text, Origin::BuiltIn);
    let sources: Vec<Source> = source.into_iter().collect();
    let loaded = load::read(&sources, false);
    match loaded.params {
        Some(params) if !loaded.problems.iter().any(|problem| problem.code.blocks) => Ok(params),
        _ => Err(Error::invalid(lint::outcome(sources, loaded.problems))),
    }
}

/// The parameters of a document.
pub(crate) fn read(cx: &mut Reading, table: &DeTable<'_>) -> Option<Params> {
    let mut root = Fields::new(table, 0..0);
    let version = root
        .need(cx, "version")
        .and_then(|node| cx.string(node))
        .map(str::to_owned);
    if root.get("date").is_none() {
        root.missing(cx, "date");
    }
    let date = root.day(cx, "date");
    let nodes = root.list(cx, "param");
    root.finish(cx);
    let mut entries = BTreeMap::new();
    for node in nodes {
        let Some(mut fields) = cx.fields(node) else {
            continue;
        };
        let name = fields.id(cx, "name", is_dotted);
        let numbers = ["lo", "mid", "hi"].map(|key| fields.need(cx, key).and_then(|node| cx.real(node)));
        let unit = fields.word(cx, "unit", UNITS, codes::BAD_VALUE);
        let tag = fields.word(cx, "tag", TAGS, codes::BAD_VALUE);
        let note = fields.text(cx, "note", FOREIGN);
        let source = fields.source(cx, "source");
        fields.finish(cx);
        let ([Some(lo), Some(mid), Some(hi)], Some(name), Some(unit), Some(tag)) = (numbers, name, unit, tag)
        else {
            continue;
        };
        // Chances end at one; rates and factors have no end.
        let most = match unit {
            Unit::Prob | Unit::Loss => 1.0,
            Unit::Rate | Unit::Factor => f64::MAX,
        };
        if !(0.0 <= lo && lo <= mid && mid <= hi && hi <= most) {
            let args = vec![("name", name.as_str().into())];
            cx.report(codes::BAD_TRIPLE, fields.place("lo"), args);
        }
        let place = fields.place("name");
        if cx.lint {
            let site = cx.site(place.clone());
            cx.facts.parameters.push((name.clone(), site));
        }
        let param = Param {
            triple: [lo, mid, hi],
            unit,
            tag,
            note,
            source,
        };
        if entries.insert(name.clone(), param).is_some() {
            cx.report(
                codes::DUPLICATE_ID,
                place,
                vec![("name", name.into()), ("first", Arg::Said("catalog-above"))],
            );
        }
    }
    Some(Params {
        version: version?,
        date: date?,
        table: entries,
    })
}
