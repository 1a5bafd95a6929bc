//! `checklists/model.toml`: every number of the exposure model, with its source.
//!
//! Refuses a table that lacks a parameter the engine asks for, holds one it does not know, or breaks
//! low ≤ middle ≤ high. Says where, by byte span; the words are found by whoever shows the mistake.

use crate::domain::params::{Param, Params, Tag, Unit};
use crate::domain::text::{Date, Text};
use crate::exposure::NAMES;
use serde::Deserialize;
use serde_spanned::Spanned;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is wrong with the table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not TOML, or not of this shape; the parser's own words.
    #[error("not a parameter table: {0}")]
    Syntax(String),
    /// The date is not a calendar day.
    #[error("date is not a calendar day")]
    BadDate,
    /// A parameter the engine does not know.
    #[error("unknown parameter {0}")]
    Unknown(String),
    /// A parameter that stands twice.
    #[error("parameter {0} stands twice")]
    Twice(String),
    /// A parameter the engine needs and the table lacks.
    #[error("parameter {0} is missing")]
    Missing(String),
    /// Not low ≤ middle ≤ high, negative, not finite, or a probability above one.
    #[error("parameter {0} is out of order or out of range")]
    Range(String),
    /// `unit` is not one of rate, prob, factor, loss.
    #[error("parameter {0} has no such unit")]
    Unit(String),
    /// `tag` is not one of measured, derived, prior.
    #[error("parameter {0} has no such tag")]
    Tag(String),
    /// A note or a source is empty.
    #[error("parameter {0} has an empty note or source")]
    Empty(String),
}

/// A mistake and where it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct Error {
    /// What is wrong.
    pub fault: Fault,
    /// Where, in bytes of the source; none when something is absent.
    pub span: Option<Range<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    date: Spanned<toml::value::Datetime>,
    param: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: Spanned<String>,
    lo: f64,
    mid: f64,
    hi: f64,
    unit: Spanned<String>,
    tag: Spanned<String>,
    note: Words,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    vi: String,
    en: String,
}

/// Reads the table.
pub fn parse(source: &str) -> Result<Params, Error> {
    let file: File = toml::from_str(source).map_err(|error| Error {
        fault: Fault::Syntax(error.message().to_owned()),
        span: error.span(),
    })?;
    let date = day(file.date.get_ref()).ok_or_else(|| Error {
        fault: Fault::BadDate,
        span: Some(file.date.span()),
    })?;
    let mut table = BTreeMap::new();
    for row in file.param {
        let span = row.name.span();
        let name = row.name.get_ref().clone();
        let at = |fault: fn(String) -> Fault, span: Range<usize>| Error {
            fault: fault(name.clone()),
            span: Some(span),
        };
        if !NAMES.contains(&name.as_str()) {
            return Err(at(Fault::Unknown, span));
        }
        let unit = Unit::from_name(row.unit.get_ref()).ok_or_else(|| at(Fault::Unit, row.unit.span()))?;
        let tag = Tag::from_name(row.tag.get_ref()).ok_or_else(|| at(Fault::Tag, row.tag.span()))?;
        let triple = [row.lo, row.mid, row.hi];
        let chance = matches!(unit, Unit::Prob | Unit::Loss);
        let in_range = triple.iter().all(|end| end.is_finite() && *end >= 0.0)
            && row.lo <= row.mid
            && row.mid <= row.hi
            && (!chance || row.hi <= 1.0);
        if !in_range {
            return Err(at(Fault::Range, span));
        }
        if [&row.note.vi, &row.note.en, &row.source]
            .iter()
            .any(|text| text.trim().is_empty())
        {
            return Err(at(Fault::Empty, span));
        }
        let param = Param {
            triple,
            unit,
            tag,
            note: Text {
                vi: row.note.vi,
                en: row.note.en,
            },
            source: row.source,
        };
        if table.insert(name.clone(), param).is_some() {
            return Err(at(Fault::Twice, span));
        }
    }
    if let Some(name) = NAMES.iter().find(|name| !table.contains_key(**name)) {
        return Err(Error {
            fault: Fault::Missing((*name).to_owned()),
            span: None,
        });
    }
    Ok(Params {
        version: file.version,
        date,
        table,
    })
}

fn day(value: &toml::value::Datetime) -> Option<Date> {
    let date = value.date?;
    Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}
