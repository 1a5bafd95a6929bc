//! Findings that somebody accepts for a while: a small TOML file, by title and check, with a reason and an end.
//!
//! ```toml
//! [[exception]]
//! title = "Cổng nội bộ"
//! row = 6
//! check = "weak"
//! reason = "máy chủ cũ, thay trong quý I"
//! until = "2027-03-31"
//! ```

use crate::domain::text::Date;
use crate::domain::vault::Exception;
use serde::Deserialize;
use std::path::Path;

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Why the file was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It could not be read.
    #[error("exceptions cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// It is not well written, or a member is missing, misspelt or of the wrong kind.
    #[error("exceptions have an error in line {0}")]
    Malformed(usize),
    /// No check has this code.
    #[error("exception {0} names an unknown check")]
    Check(usize),
    /// No such day.
    #[error("exception {0} has no date")]
    Until(usize),
    /// Nothing is said about why.
    #[error("exception {0} has no reason")]
    Reason(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    exception: Vec<Stated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    title: String,
    row: Option<usize>,
    check: String,
    reason: String,
    until: toml::Value,
}

/// Reads the file; `checks` are the codes there are.
pub fn read(path: &Path, checks: &[&str]) -> Result<Vec<Exception>, Error> {
    if path.is_dir() {
        return Err(Error::Unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    let bytes = std::fs::read(path).map_err(Error::Unreadable)?;
    let text = std::str::from_utf8(&bytes)
        .ok()
        .filter(|text| text.len() <= MOST_BYTES)
        .ok_or(Error::Malformed(1))?;
    parse(text, checks)
}

fn parse(text: &str, checks: &[&str]) -> Result<Vec<Exception>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: File = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        Error::Malformed(before.map_or(1, |before| before.matches('\n').count() + 1))
    })?;
    let read = |(index, row): (usize, Stated)| {
        let number = index + 1;
        if !checks.contains(&row.check.as_str()) {
            return Err(Error::Check(number));
        }
        if row.reason.trim().is_empty() {
            return Err(Error::Reason(number));
        }
        let until = match &row.until {
            toml::Value::String(text) => text.parse::<Date>(),
            value => value.to_string().parse(),
        };
        Ok(Exception {
            title: row.title,
            row: row.row,
            check: row.check,
            reason: row.reason,
            until: until.map_err(|_| Error::Until(number))?,
        })
    };
    file.exception.into_iter().enumerate().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_needs_a_check_a_reason_and_an_end() {
        let whole =
            "[[exception]]\ntitle = \"a\"\ncheck = \"weak\"\nreason = \"r\"\nuntil = \"2027-03-31\"\n";
        let read = parse(whole, &["weak"]).unwrap();
        assert_eq!((read.len(), read[0].until), (1, jiff::civil::date(2027, 3, 31)));
        assert!(parse(&whole.replace("\"2027-03-31\"", "2027-03-31"), &["weak"]).is_ok());
        assert!(matches!(parse(whole, &["old"]), Err(Error::Check(1))));
        assert!(matches!(
            parse(&whole.replace("\"r\"", "\" \""), &["weak"]),
            Err(Error::Reason(1))
        ));
        assert!(matches!(
            parse(&whole.replace("2027-03-31", "soon"), &["weak"]),
            Err(Error::Until(1))
        ));
        assert!(matches!(
            parse(&whole.replace("title", "titel"), &["weak"]),
            Err(Error::Malformed(_))
        ));
        assert!(parse("", &["weak"]).unwrap().is_empty());
    }
}
