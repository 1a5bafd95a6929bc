//! One shape for JSON and TOML, in which a key that stands twice is seen.

use super::error::{Error, Format, Found, Malformed};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// A value of either format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    Null,
    Bool(bool),
    Int(i64),
    /// Any other number, as written by the format.
    Number(f64),
    Text(String),
    List(Vec<Tree>),
    Table(Vec<(String, Tree)>),
}

/// What a key that stands twice is called on its way through the JSON reader.
const TWICE: &str = "a key stands twice";

/// Reads JSON if the text begins like JSON, otherwise TOML.
pub(super) fn parse(text: &str) -> Result<Tree, Error> {
    if text.contains('\0') {
        return Err(Error::Binary);
    }
    let first = text.trim_start();
    let json = || {
        serde_json::from_str::<Tree>(text).map_err(|error| Error::Syntax {
            format: Format::Json,
            line: error.line(),
            // A text that ends with a line end ends before the first column of the next line.
            column: error.column().max(1),
            kind: json_kind(&error),
        })
    };
    if first.starts_with('{') {
        json()
    } else if is_json_list(first) {
        // A profile is never a list: where it is well written, nothing in it can be mended.
        json().and(Err(Error::Neither))
    } else {
        toml::from_str(text).map_err(|error| {
            if is_no_toml(first) {
                return Error::Neither;
            }
            let at = error.span().map_or(text.len(), |span| span.start);
            let before = text.get(..at).unwrap_or(text);
            let last = before.rsplit('\n').next().unwrap_or_default();
            Error::Syntax {
                format: Format::Toml,
                line: 1 + before.matches('\n').count(),
                column: 1 + last.chars().count(),
                kind: if error.message().contains("duplicate key") {
                    Malformed::Duplicate
                } else if at >= text.trim_end().len() {
                    Malformed::Truncated
                } else {
                    Malformed::Other
                },
            }
        })
    }
}

/// Whether a text begins like a list of JSON, and not like `[person]` or `[[accounts]]` of TOML: such a heading has
/// one or two brackets and a name, all on one line.
fn is_json_list(text: &str) -> bool {
    let rest = text.trim_start_matches(['[', ' ', '\t']);
    let opened = text.len() - rest.len();
    let brackets = text.chars().take(opened).filter(|c| *c == '[').count();
    if brackets == 0 {
        return false;
    }
    let line = rest.lines().next().unwrap_or_default();
    let behind = |value: &str| value.trim_start().starts_with([',', ']']);
    brackets > 2
        || line.trim().is_empty()
        || line.starts_with(['{', ']', '-'])
        || line.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null"]
            .iter()
            .any(|word| line.strip_prefix(word).is_some_and(behind))
        // In quotation marks a name may be either.
        || line
            .strip_prefix('"')
            .and_then(|name| name.split_once('"'))
            .is_some_and(|(_, rest)| rest.trim_start().starts_with(','))
}

/// Whether a text that failed as TOML was never meant as such: a value of JSON, or a comment of it.
fn is_no_toml(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("/*") || serde_json::from_str::<de::IgnoredAny>(text).is_ok()
}

/// The library tells these apart by their words only; a test holds them.
fn json_kind(error: &serde_json::Error) -> Malformed {
    let words = error.to_string();
    if error.is_eof() {
        Malformed::Truncated
    } else if words.starts_with(TWICE) {
        Malformed::Duplicate
    } else if words.starts_with("trailing characters") {
        Malformed::Trailing
    } else if words.starts_with("recursion limit") {
        Malformed::Deep
    } else {
        Malformed::Other
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyTree)
    }
}

struct AnyTree;

impl<'de> Visitor<'de> for AnyTree {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Number(value as f64), Tree::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some((key, value)) = map.next_entry::<String, Tree>()? {
            if !seen.insert(key.clone()) {
                return Err(de::Error::custom(TWICE));
            }
            entries.push((key, value));
        }
        Ok(Tree::Table(entries))
    }
}

impl Tree {
    /// As JSON, without what was only written for people (comments, blanks).
    pub(super) fn to_json(&self) -> serde_json::Value {
        match self {
            Tree::Null => serde_json::Value::Null,
            Tree::Bool(value) => (*value).into(),
            Tree::Int(value) => (*value).into(),
            Tree::Number(value) => (*value).into(),
            Tree::Text(text) => text.as_str().into(),
            Tree::List(items) => items.iter().map(Tree::to_json).collect(),
            Tree::Table(entries) => entries
                .iter()
                .map(|(key, value)| (key.clone(), value.to_json()))
                .collect(),
        }
    }

    /// What may be said about the value: its kind, and the value itself only where it can be no secret.
    pub(super) fn found(&self) -> Found {
        match self {
            Tree::Null => Found::Null,
            Tree::Bool(value) => Found::Bool(*value),
            // From four digits on it may be the code of a SIM or of a lock.
            Tree::Int(value) if (-999..=999).contains(value) => Found::Small(*value),
            Tree::Int(_) | Tree::Number(_) => Found::Number,
            Tree::Text(_) => Found::Text,
            Tree::List(_) => Found::List,
            Tree::Table(_) => Found::Table,
        }
    }
}
