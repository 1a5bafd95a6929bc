//! The numbers of the exposure model, as content: read from `checklists/model.toml`.

use super::text::{Date, Text};
use std::collections::BTreeMap;

/// What a parameter measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Incidents per year.
    Rate,
    /// Success of a step within an incident.
    Prob,
    /// Multiplies a rate or a probability.
    Factor,
    /// Lock-out: probability that something is missing when needed.
    Loss,
}

/// Where a parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The middle or an end is a published figure.
    Measured,
    /// Arithmetic on published figures.
    Derived,
    /// An expert prior, to be argued with.
    Prior,
}

/// One parameter: low, middle, high, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// low ≤ middle ≤ high.
    pub triple: [f64; 3],
    /// What it measures.
    pub unit: Unit,
    /// Where it comes from.
    pub tag: Tag,
    /// What it says, in both languages.
    pub note: Text,
    /// The source, or "expert prior".
    pub source: String,
}

/// The whole table, with its version and date.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    /// The version of the table, shown in every report.
    pub version: String,
    /// The day it was last changed.
    pub date: Date,
    /// Every parameter by its name (`guess.0`, `byp.totp.bulk`).
    pub table: BTreeMap<String, Param>,
}

impl Unit {
    /// The unit of a spelling.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "rate" => Some(Unit::Rate),
            "prob" => Some(Unit::Prob),
            "factor" => Some(Unit::Factor),
            "loss" => Some(Unit::Loss),
            _ => None,
        }
    }
}

impl Tag {
    /// The tag of a spelling.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "measured" => Some(Tag::Measured),
            "derived" => Some(Tag::Derived),
            "prior" => Some(Tag::Prior),
            _ => None,
        }
    }
}
