//! The lines of the draft, version 1: shapes of their own, not dumps of what they stand for.

use super::by_order::ByOrder;
use super::{DraftError, Kept};
use crate::domain::answer::{Answer, Evidence, Given, QuestionId};
use crate::interview::Entry;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::Path;

/// The version this program writes.
const VERSION: u64 = 1;

#[derive(Serialize)]
struct HeaderLine<'a> {
    rasoat_draft: u64,
    created: &'a str,
    pack: &'a str,
}

#[derive(Serialize, Deserialize)]
struct AnswerLine {
    question: String,
    given: GivenCell,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
    at: String,
}

/// Choices, or one of the words below.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum GivenCell {
    Ids(Vec<String>),
    Word(String),
}

const DONT_KNOW: &str = "dont_know";
const SKIPPED: &str = "skipped";
/// The answer was taken back: the question is open again.
const OPEN: &str = "open";

#[derive(Serialize, Deserialize)]
struct ApartLine {
    control: String,
    apart: bool,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct PackLine {
    pack: String,
    at: String,
}

fn line(record: &impl Serialize) -> String {
    // Strings, booleans and lists of strings always have a JSON form.
    let mut text = serde_json::to_string(record).unwrap_or_default();
    text.push('\n');
    text
}

pub(super) fn header(pack: &str, created: &str) -> String {
    line(&HeaderLine {
        rasoat_draft: VERSION,
        created,
        pack,
    })
}

pub(super) fn pack(pack: &str, at: &str) -> String {
    line(&PackLine {
        pack: pack.to_owned(),
        at: at.to_owned(),
    })
}

pub(super) fn entry(entry: &Entry, at: &str) -> String {
    let at = at.to_owned();
    match entry {
        Entry::Record { question, answer } => line(&AnswerLine {
            question: question.to_string(),
            given: match answer.as_ref().map(|answer| &answer.given) {
                Some(Given::Chosen(ids)) => GivenCell::Ids(ids.clone()),
                Some(Given::DontKnow) => GivenCell::Word(DONT_KNOW.to_owned()),
                Some(Given::Skipped) => GivenCell::Word(SKIPPED.to_owned()),
                None => GivenCell::Word(OPEN.to_owned()),
            },
            evidence: answer.as_ref().map(|answer| answer.evidence.as_str().to_owned()),
            at,
        }),
        Entry::Apart { control, apart } => line(&ApartLine {
            control: control.clone(),
            apart: *apart,
            at,
        }),
    }
}

/// Why a draft cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Damaged { line: usize },
    Newer { version: u64 },
}

impl Fault {
    pub(super) fn at(self, path: &Path) -> DraftError {
        let path = path.to_owned();
        match self {
            Fault::Damaged { line } => DraftError::Damaged { path, line },
            Fault::Newer { version } => DraftError::Newer { path, version },
        }
    }
}

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// None when there is no whole header yet.
    pub(super) kept: Option<Kept>,
    /// Bytes that are whole.
    pub(super) whole: usize,
    /// Bytes of the file.
    pub(super) size: usize,
    /// Whether the whole part ends in a line end.
    pub(super) ends_in_newline: bool,
}

impl Reading {
    /// Something behind the whole part was cut off, although it is not in these bytes.
    pub(super) fn cut_at_the_end(&mut self) {
        self.size = self.size.max(self.whole + 1);
        if let Some(kept) = &mut self.kept {
            kept.cut_off = true;
        }
    }

    pub(super) fn cut_off(&self) -> bool {
        self.whole < self.size
    }
}

/// Reads a file. A last line without its end counts if it is complete otherwise; if not, it was cut off.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, Fault> {
    let mut reading = Reading {
        size: bytes.len(),
        ends_in_newline: true,
        ..Reading::default()
    };
    let mut kept: Option<Kept> = None;
    let mut by_order = ByOrder::default();
    for (index, raw) in bytes.split_inclusive(|b| *b == b'\n').enumerate() {
        let number = index + 1;
        let ended = raw.last() == Some(&b'\n');
        // An empty line says nothing and harms nothing.
        if ended && raw.trim_ascii().is_empty() {
            reading.whole += raw.len();
            continue;
        }
        let object = match serde_json::from_slice::<Value>(raw) {
            Ok(Value::Object(object)) => object,
            _ if ended => return Err(Fault::Damaged { line: number }),
            _ => break,
        };
        match &mut kept {
            None => kept = Some(begin(&object)?),
            Some(kept) => take(kept, &mut by_order, object).ok_or(Fault::Damaged { line: number })?,
        }
        reading.whole += raw.len();
        reading.ends_in_newline = ended;
    }
    match &mut kept {
        Some(kept) => kept.cut_off = reading.whole < reading.size,
        // What is no beginning of ours belongs to somebody: a newer program, or another file in this place.
        None if !begins_a_header(bytes) => return Err(Fault::Damaged { line: 1 }),
        None => {}
    }
    reading.kept = kept;
    Ok(reading)
}

/// Whether bytes are what a header looks like while it is being written, or nothing. Zeros at the end are what a
/// power cut leaves.
fn begins_a_header(bytes: &[u8]) -> bool {
    let written = bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
    let mut rest = bytes.get(..written).unwrap_or_default();
    let whole = header("\n", "\n");
    // The header as it is written, with its two words left out.
    for (index, fixed) in whole.trim_end().split("\\n").enumerate() {
        if index > 0 {
            let word = rest
                .iter()
                .take_while(|b| b.is_ascii_graphic() && !b"\"\\".contains(b));
            rest = rest.get(word.count()..).unwrap_or_default();
        }
        match rest.strip_prefix(fixed.as_bytes()) {
            Some(after) => rest = after,
            None => return fixed.as_bytes().starts_with(rest),
        }
    }
    rest.is_empty()
}

/// What can be read of a damaged file: its good lines under a header (a new one where the old one is gone), and what
/// they hold.
pub(super) fn readable(bytes: &[u8], pack: &str, now: &str) -> (String, Kept) {
    let objects = bytes.split(|b| *b == b'\n').filter_map(|raw| {
        let text = std::str::from_utf8(raw).ok()?;
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(object)) => Some((text, object)),
            _ => None,
        }
    });
    let mut kept: Option<Kept> = None;
    let mut by_order = ByOrder::default();
    let mut lines = String::new();
    for (text, object) in objects {
        if let Ok(begun) = begin(&object) {
            kept.get_or_insert(begun);
            continue;
        }
        let kept = kept.get_or_insert_with(|| new(pack, now));
        if take(kept, &mut by_order, object).is_some() {
            lines.push_str(text.trim_end());
            lines.push('\n');
        }
    }
    let kept = kept.unwrap_or_else(|| new(pack, now));
    // What was chosen since stands in a line of its own.
    (header(&kept.pack, &kept.created) + &lines, kept)
}

fn new(pack: &str, created: &str) -> Kept {
    Kept {
        created: created.to_owned(),
        last: created.to_owned(),
        pack: pack.to_owned(),
        ..Kept::default()
    }
}

fn begin(object: &Map<String, Value>) -> Result<Kept, Fault> {
    let damaged = Fault::Damaged { line: 1 };
    let version = object.get("rasoat_draft").and_then(Value::as_u64);
    match version {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(Fault::Newer { version }),
        _ => return Err(damaged),
    }
    let word = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    match (word("created"), word("pack")) {
        (Some(created), Some(pack)) => Ok(Kept {
            last: created.clone(),
            created,
            pack,
            ..Kept::default()
        }),
        _ => Err(damaged),
    }
}

/// Takes one record in; none when it is damaged.
fn take(kept: &mut Kept, by_order: &mut ByOrder, object: Map<String, Value>) -> Option<()> {
    let has = |key: &str| object.contains_key(key);
    let (answer, apart, pack) = (has("question"), has("apart"), has("pack"));
    let value = Value::Object(object);
    if answer {
        let line: AnswerLine = serde_json::from_value(value).ok()?;
        let question = QuestionId::parse(&line.question)?;
        let given = match line.given {
            GivenCell::Ids(ids) => Some(Given::Chosen(ids)),
            GivenCell::Word(word) => match word.as_str() {
                DONT_KNOW => Some(Given::DontKnow),
                SKIPPED => Some(Given::Skipped),
                OPEN => None,
                _ => return None,
            },
        };
        let answer = match given {
            Some(given) => Some(Answer {
                given,
                evidence: Evidence::from_name(line.evidence.as_deref()?)?,
            }),
            None => None,
        };
        if let Some(question) = by_order.translate(&mut kept.answers, question, answer.as_ref()) {
            match answer {
                Some(answer) => kept.answers.insert(question, answer),
                None => kept.answers.remove(&question),
            };
        }
        kept.last = line.at;
    } else if apart {
        let line: ApartLine = serde_json::from_value(value).ok()?;
        if line.apart {
            kept.apart.insert(line.control);
        } else {
            kept.apart.remove(&line.control);
        }
        kept.last = line.at;
    } else if pack {
        let line: PackLine = serde_json::from_value(value).ok()?;
        kept.pack = line.pack;
    } else {
        // A kind of record that came later, within the same version.
        kept.unknown += 1;
    }
    Some(())
}
