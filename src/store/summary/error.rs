//! Why a summary was not read, and the words for it.

use super::MAX_BYTES;
use crate::i18n::Locale;
use std::io;

/// Why a file is no summary that counts.
#[derive(Debug, thiserror::Error)]
pub enum SummaryError {
    /// It could not be opened or read.
    #[error("summary cannot be read")]
    Unreadable(#[source] io::Error),
    /// A folder, a device, a pipe.
    #[error("not a file")]
    NotAFile,
    /// Larger than any summary.
    #[error("summary is too large")]
    TooLarge,
    /// Nothing in it.
    #[error("summary is empty")]
    Empty,
    /// Something else than a summary.
    #[error("not a summary")]
    Foreign,
    /// A summary that was cut off or changed.
    #[error("summary is damaged")]
    Damaged,
    /// A newer program wrote it.
    #[error("summary is of version {0}")]
    Newer(String),
    /// It says what no room can have.
    #[error("summary says what no room can have")]
    Impossible,
}

impl SummaryError {
    /// The name in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            SummaryError::Unreadable(_) => "unreadable",
            SummaryError::NotAFile => "not-a-file",
            SummaryError::TooLarge => "too-large",
            SummaryError::Empty => "empty",
            SummaryError::Foreign => "foreign",
            SummaryError::Damaged => "damaged",
            SummaryError::Newer(_) => "newer",
            SummaryError::Impossible => "impossible",
        }
    }

    /// What is wrong, a sentence, and what to do. `file` is the name of the file.
    pub fn words(&self, file: &str, locale: Locale) -> (String, String) {
        let code = self.code();
        let limit = locale.count(usize::try_from(MAX_BYTES / (1024 * 1024)).unwrap_or_default());
        let version = match self {
            SummaryError::Newer(version) => version.as_str(),
            _ => "",
        };
        let args = [("file", file), ("limit", &limit), ("version", version)];
        (
            locale.with(&format!("rsum-error-{code}"), &args),
            locale.with(&format!("rsum-advice-{code}"), &args),
        )
    }
}
