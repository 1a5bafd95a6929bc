//! A draft sealed with the key of the history: `draft.sealed`.
//!
//! The first line says with which key and which draft it is: `{"rasoat_draft_sealed":1,"key":…,"draft":…}`. Every further
//! line is one line of a plain draft, encrypted and authenticated together with its place: lines cannot be changed,
//! swapped or taken over from another draft. A line is still written and synced before the next question.

use super::format::Fault;
use crate::store::history::LineKey;
use serde::{Deserialize, Serialize};
use std::io;

/// The version this program writes.
const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
struct HeadShape {
    rasoat_draft_sealed: u64,
    key: String,
    draft: String,
}

/// What seals one draft.
#[derive(Debug)]
pub(super) struct Sealed {
    key: LineKey,
    /// By chance, once for each draft.
    draft: String,
    /// Lines written so far.
    lines: usize,
}

/// What was read of a sealed file.
#[derive(Debug)]
pub(super) struct Opened {
    /// The plain lines, whole ones only.
    pub(super) text: Vec<u8>,
    /// Where each of them ends: in the text, and in the file.
    ends: Vec<(usize, usize)>,
    /// What goes on writing it.
    pub(super) sealed: Sealed,
}

impl Opened {
    /// Up to where the file is whole, if its text is up to a place.
    pub(super) fn whole(&self, of_text: usize) -> usize {
        let ends = self.ends.iter().rev();
        ends.clone()
            .find(|(text, _)| *text <= of_text)
            .map_or(0, |(_, file)| *file)
    }
}

impl Sealed {
    /// A new draft.
    pub(super) fn begin(key: LineKey) -> io::Result<Self> {
        let mut chance = [0; 8];
        getrandom::fill(&mut chance).map_err(io::Error::other)?;
        let draft = format!("{:016x}", u64::from_be_bytes(chance));
        Ok(Self { key, draft, lines: 0 })
    }

    /// Lines as they are written, the first line of the file in front of the very first.
    pub(super) fn seal(&self, text: &str) -> io::Result<(Vec<u8>, usize)> {
        let mut out = if self.lines == 0 {
            let head = HeadShape {
                rasoat_draft_sealed: VERSION,
                key: self.key.id(),
                draft: self.draft.clone(),
            };
            // Strings and a number always have a JSON form.
            serde_json::to_string(&head).unwrap_or_default() + "\n"
        } else {
            String::new()
        };
        let mut count = 0;
        for line in text.split_inclusive('\n') {
            let place = self.lines + count;
            out.push_str(
                &self
                    .key
                    .seal(&self.bound(place), line.as_bytes())
                    .map_err(io::Error::other)?,
            );
            out.push('\n');
            count += 1;
        }
        Ok((out.into_bytes(), count))
    }

    /// Takes into account what was written.
    pub(super) fn wrote(&mut self, lines: usize) {
        self.lines += lines;
    }

    fn bound(&self, place: usize) -> String {
        format!("rasoat draft {VERSION} {} {place}", self.draft)
    }

    /// Opens a file. A last line without its end was cut off; where `lenient`, lines that do not open are left out.
    pub(super) fn open(key: LineKey, bytes: &[u8], lenient: bool) -> Result<Opened, Fault> {
        let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let mut at = 0;
        let mut whole_line = || {
            let line = lines.next()?;
            at += line.len();
            Some((line.strip_suffix(b"\n")?, at))
        };
        let draft = match whole_line() {
            Some((head, _)) => Some(read_head(head, &key)?),
            None => None,
        };
        let mut sealed = match draft {
            Some(draft) => Self { key, draft, lines: 0 },
            None => Self::begin(key).map_err(|_| Fault::Damaged { line: 1 })?,
        };
        let (mut text, mut ends) = (Vec::new(), Vec::new());
        while let Some((line, end)) = whole_line() {
            match sealed.key.open(&sealed.bound(sealed.lines), line) {
                Some(plain) => {
                    text.extend_from_slice(&plain);
                    ends.push((text.len(), end));
                }
                None if lenient => {}
                None => {
                    return Err(Fault::Damaged {
                        line: sealed.lines + 2,
                    });
                }
            }
            sealed.lines += 1;
        }
        Ok(Opened { text, ends, sealed })
    }
}

fn read_head(head: &[u8], key: &LineKey) -> Result<String, Fault> {
    let damaged = Fault::Damaged { line: 1 };
    let Ok(head) = serde_json::from_slice::<HeadShape>(head) else {
        return Err(damaged);
    };
    match head.rasoat_draft_sealed {
        VERSION if head.key == key.id() => Ok(head.draft),
        version if version > VERSION => Err(Fault::Newer { version }),
        _ => Err(damaged),
    }
}
