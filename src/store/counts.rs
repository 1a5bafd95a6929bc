//! A table of what was counted from sheets of paper: CSV as the kit's own, filled in by hand or in a spreadsheet.
//!
//! It holds counts that may not be shown, so nothing of it is repeated in a message but the place of a mistake.

use super::files;
use crate::domain::room::{COUNT_COLUMNS, Counts};
use crate::i18n::Locale;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// No table of counts is larger.
const MAX_BYTES: u64 = 1024 * 1024;
/// No hall has more people.
pub const MOST: u32 = 100_000;
/// The row that says how many sheets were collected.
pub const SHEETS: &str = "sheets";
/// What was counted of one row, before and after; nothing where it was not asked.
pub type Both = [Option<Counts>; 2];

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many sheets there were, the larger of both rounds; nothing where nobody counted them.
    pub sheets: Option<u32>,
    /// By row, as it is spelt.
    pub rows: BTreeMap<String, Both>,
}

/// Why a table was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CountsError {
    /// It could not be opened or read.
    #[error("table cannot be read")]
    Unreadable(#[source] io::Error),
    /// A folder, a device, a pipe.
    #[error("not a file")]
    NotAFile,
    /// Larger than any table of counts.
    #[error("table is too large")]
    TooLarge,
    /// No row with numbers.
    #[error("table is empty")]
    Empty,
    /// Not UTF-8, or no text.
    #[error("table is no text")]
    NotText,
    /// A column is missing.
    #[error("column {0} is missing")]
    Column(&'static str),
    /// A row nobody knows.
    #[error("unknown row at line {line}")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        given: String,
    },
    /// A row a second time.
    #[error("row twice at line {line}")]
    Twice {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        given: String,
    },
    /// A cell that is no number.
    #[error("no number at line {line}")]
    Number {
        /// The line, from 1.
        line: u64,
        /// The column.
        column: &'static str,
    },
    /// Only some of three numbers.
    #[error("numbers are missing at line {line}")]
    Part {
        /// The line, from 1.
        line: u64,
    },
}

impl CountsError {
    /// What is wrong, and what to do. `file` is the name of the file.
    pub fn words(&self, file: &str, locale: Locale) -> (String, String) {
        let (code, line, given, column) = match self {
            CountsError::Unreadable(_) => ("unreadable", None, "", ""),
            CountsError::NotAFile => ("not-a-file", None, "", ""),
            CountsError::TooLarge => ("too-large", None, "", ""),
            CountsError::Empty => ("empty", None, "", ""),
            CountsError::NotText => ("not-text", None, "", ""),
            CountsError::Column(column) => ("column", None, "", *column),
            CountsError::Row { line, given } => ("row", Some(*line), given.as_str(), ""),
            CountsError::Twice { line, given } => ("twice", Some(*line), given.as_str(), ""),
            CountsError::Number { line, column } => ("number", Some(*line), "", *column),
            CountsError::Part { line } => ("part", Some(*line), "", ""),
        };
        let line = line.map_or_else(String::new, |line| line.to_string());
        let most = locale.count(MOST as usize);
        let args = [
            ("file", file),
            ("line", &line),
            ("given", given),
            ("column", column),
            ("most", &most),
        ];
        (
            locale.with(&format!("counts-error-{code}"), &args),
            locale.with(&format!("counts-advice-{code}"), &args),
        )
    }
}

/// Reads a table whose rows are among these.
pub fn read(path: &Path, known: &[String]) -> Result<Counted, CountsError> {
    let bytes = files::read(path, MAX_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData if path.is_file() => CountsError::TooLarge,
        io::ErrorKind::InvalidData => CountsError::NotAFile,
        _ => CountsError::Unreadable(error),
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|_| CountsError::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(CountsError::NotText);
    }
    parse(text, known)
}

fn parse(text: &str, known: &[String]) -> Result<Counted, CountsError> {
    let head = text.lines().next().unwrap_or_default();
    // Excel writes semicolons where the comma is the decimal mark.
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| (head.bytes().filter(|byte| byte == mark).count(), *mark == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| CountsError::NotText)?.clone();
    if header.iter().all(str::is_empty) {
        return Err(CountsError::Empty);
    }
    let place = |name: &'static str| {
        header
            .iter()
            .position(|column| column.eq_ignore_ascii_case(name))
            .ok_or(CountsError::Column(name))
    };
    let row = place("row")?;
    let mut places = [0; 6];
    for (index, name) in COUNT_COLUMNS.into_iter().enumerate() {
        places[index] = place(name)?;
    }
    let mut counted = Counted::default();
    let mut sheets = false;
    for record in reader.records() {
        let record = record.map_err(|_| CountsError::NotText)?;
        let line = record.position().map_or(0, csv::Position::line);
        let given = record.get(row).unwrap_or_default();
        if given.is_empty() && record.iter().all(str::is_empty) {
            continue;
        }
        let mut numbers = [None; 6];
        for (index, column) in COUNT_COLUMNS.into_iter().enumerate() {
            let cell = record.get(places[index]).unwrap_or_default();
            if !cell.is_empty() {
                numbers[index] = Some(number(cell).ok_or(CountsError::Number { line, column })?);
            }
        }
        if given == SHEETS {
            if std::mem::replace(&mut sheets, true) {
                return Err(CountsError::Twice {
                    line,
                    given: given.to_owned(),
                });
            }
            counted.sheets = numbers.into_iter().flatten().max().filter(|sheets| *sheets > 0);
            continue;
        }
        if !known.iter().any(|known| known == given) {
            return Err(CountsError::Row {
                line,
                given: given.to_owned(),
            });
        }
        let both = [three(&numbers[..3], line)?, three(&numbers[3..], line)?];
        if counted.rows.insert(given.to_owned(), both).is_some() {
            return Err(CountsError::Twice {
                line,
                given: given.to_owned(),
            });
        }
    }
    if counted.rows.values().flatten().flatten().next().is_none() {
        return Err(CountsError::Empty);
    }
    Ok(counted)
}

/// A whole number a hall can have.
pub fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= MOST)
}

/// All three numbers, or none.
fn three(numbers: &[Option<u32>], line: u64) -> Result<Option<Counts>, CountsError> {
    match numbers {
        [None, None, None] => Ok(None),
        [Some(good), Some(bad), Some(unknown)] => Ok(Some(Counts {
            good: *good,
            bad: *bad,
            unknown: *unknown,
        })),
        _ => Err(CountsError::Part { line }),
    }
}
