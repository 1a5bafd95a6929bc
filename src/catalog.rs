//! `checklists/` → domain: the content that officers and translators write, read with places, checked strictly.
//!
//! Owns the TOML spelling of content, the embedded files, overlay folders, the linter with its codes, and
//! `ids.lock`. It does not decide what is asked when (interview), what an answer means (audit), or whether a
//! day is today: the caller gives the day.
//!
//! The loader is lenient: it skips keys it does not know, so that an older program reads newer content. An
//! overlay folder is another matter: it must pass the linter as a whole, or nothing of it is used. It can only
//! add items; whatever is built in stays as it is.

pub mod codes;

mod budget;
mod controls;
mod diagnostic;
mod directives;
mod edition;
mod embedded;
mod facts;
mod fields;
mod ids;
mod incidents;
mod lint;
mod load;
pub mod model;
mod packs;
mod platforms;
mod reader;
mod rules;
mod scaffold;
mod source;
mod wording;
mod words;

pub use codes::Severity;
pub use diagnostic::{Diagnostic, Style};
pub use edition::edition;
pub use ids::ids_lock;
pub use lint::{LintOptions, LintOutcome, lint};
pub use scaffold::scaffold;
pub(crate) use words::nearest;

use crate::catalog::codes::Code;
use crate::catalog::load::Loaded;
use crate::catalog::source::{Origin, Source};
use crate::domain::checklist::{Catalog, Content};
use crate::domain::directive::Registry;
use crate::domain::params::Params;
use crate::i18n::Locale;
use std::path::Path;

/// Why there is no content.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder does not exist.
    #[error("no such folder: {path}")]
    NoSuchFolder {
        /// The folder.
        path: String,
    },
    /// A folder was expected.
    #[error("not a folder: {path}")]
    NotAFolder {
        /// What is there instead.
        path: String,
    },
    /// A regular file was expected.
    #[error("not a file: {path}")]
    NotAFile {
        /// What is there instead.
        path: String,
    },
    /// The system refused.
    #[error("cannot read {path}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file is larger than any content.
    #[error("{path} is too large: {bytes} bytes")]
    TooLarge {
        /// The file.
        path: String,
        /// Its size.
        bytes: u64,
    },
    /// The folder has more files than any content.
    #[error("{path} has too many files: {files}")]
    TooManyFiles {
        /// The folder.
        path: String,
        /// How many.
        files: usize,
    },
    /// The file is not UTF-8 text.
    #[error("{path} is not UTF-8 text (byte {at})")]
    NotText {
        /// The file.
        path: String,
        /// The first byte that is not.
        at: usize,
    },
    /// The folder has no content files.
    #[error("{path} has no content files")]
    NothingToRead {
        /// The folder.
        path: String,
    },
    /// The content has mistakes.
    #[error("{path} has {count} mistakes", count = outcome.errors())]
    Invalid {
        /// The folder.
        path: String,
        /// What the linter found.
        outcome: Box<LintOutcome>,
    },
    /// A name that cannot become an id.
    #[error("not a name for content: {name}")]
    BadName {
        /// The name.
        name: String,
    },
}

impl Error {
    /// Content with mistakes; the folder is that of the first one.
    pub(crate) fn invalid(outcome: LintOutcome) -> Self {
        let first = outcome.diagnostics.first().map(|found| found.file.clone());
        Error::Invalid {
            path: first.unwrap_or_else(|| embedded::FOLDER.to_owned()),
            outcome: Box::new(outcome),
        }
    }

    /// The file or folder, or the name that was refused.
    pub fn path(&self) -> &str {
        match self {
            Error::NoSuchFolder { path }
            | Error::NotAFolder { path }
            | Error::NotAFile { path }
            | Error::Unreadable { path, .. }
            | Error::TooLarge { path, .. }
            | Error::TooManyFiles { path, .. }
            | Error::NotText { path, .. }
            | Error::NothingToRead { path }
            | Error::Invalid { path, .. } => path,
            Error::BadName { name } => name,
        }
    }

    /// The linter's findings, where it is their fault.
    pub fn outcome(&self) -> Option<&LintOutcome> {
        match self {
            Error::Invalid { outcome, .. } => Some(outcome),
            _ => None,
        }
    }

    /// The code under which the linter reports the same thing.
    pub(crate) fn code(&self) -> Option<Code> {
        match self {
            Error::NoSuchFolder { .. } => Some(codes::NO_SUCH_FOLDER),
            Error::NotAFolder { .. } => Some(codes::NOT_A_FOLDER),
            Error::NotAFile { .. } => Some(codes::NOT_A_FILE),
            Error::Unreadable { .. } => Some(codes::UNREADABLE),
            Error::TooLarge { .. } => Some(codes::TOO_LARGE),
            Error::TooManyFiles { .. } => Some(codes::TOO_MANY_FILES),
            Error::NotText { .. } => Some(codes::NOT_TEXT),
            Error::NothingToRead { .. } => Some(codes::NOTHING_TO_READ),
            Error::Invalid { .. } | Error::BadName { .. } => None,
        }
    }

    /// What is wrong and what to do, in the person's language.
    pub fn explain(&self, locale: Locale) -> (String, String) {
        if let Some(code) = self.code() {
            let found = Diagnostic::of_file(code, self);
            return (found.message(locale), found.advice(locale));
        }
        let path = diagnostic::clean(self.path());
        if let Error::Invalid { outcome, .. } = self {
            let count = locale.count(outcome.errors());
            let args = [("path", path.as_str()), ("count", count.as_str())];
            (
                locale.with("catalog-error-invalid", &args),
                locale.with("catalog-advice-invalid", &args),
            )
        } else {
            let args = [("name", path.as_str())];
            (
                locale.with("catalog-error-bad-name", &args),
                locale.with("catalog-advice-bad-name", &args),
            )
        }
    }
}

/// Everything an audit needs, with what an overlay folder adds.
pub fn content(overlay: Option<&Path>) -> Result<Content, Error> {
    let loaded = load(embedded::CONTENT, overlay)?;
    let params = loaded
        .params
        .ok_or_else(|| Error::invalid(LintOutcome::default()))?;
    Ok(Content {
        catalog: loaded.catalog,
        registry: loaded.registry,
        params,
    })
}

/// Controls, platforms and packs only.
pub fn catalog(overlay: Option<&Path>) -> Result<Catalog, Error> {
    Ok(load(&[embedded::CATALOG], overlay)?.catalog)
}

/// The registry of directives only.
pub fn registry(overlay: Option<&Path>) -> Result<Registry, Error> {
    Ok(load(&[embedded::REGISTRY], overlay)?.registry)
}

/// The parameters of the exposure model only.
pub fn params() -> Result<Params, Error> {
    let text = embedded::MODEL.first().map_or("", |(_, text)| text);
    model::parse(text)
}

/// What `ids.lock` should hold: the ids of the built-in content or of a folder, and whatever its lock held before.
///
/// The lock of a folder is read from the disk: what is built in may be older than what somebody just wrote.
pub fn locked_ids(folder: Option<&Path>) -> Result<String, Error> {
    let sources = match folder {
        None => embedded_sources(embedded::ALL),
        Some(root) => {
            let folder = source::folder(root, Origin::BuiltIn);
            match folder.failures.into_iter().next() {
                Some(error) => return Err(error),
                None => folder.sources,
            }
        }
    };
    let loaded = load::read(&sources, false);
    let stops = loaded.problems.iter().filter(|problem| problem.code.blocks);
    let stops: Vec<_> = stops.cloned().collect();
    if !stops.is_empty() {
        return Err(Error::invalid(lint::outcome(sources, stops)));
    }
    let before = sources.iter().find(|source| source.role == source::Role::Lock);
    let before = before.map_or("", |source| &source.text);
    Ok(ids_lock(&loaded.catalog, &loaded.registry, before))
}

/// The embedded files of some lists.
pub(crate) fn embedded_sources(lists: &[&[(&str, &str)]]) -> Vec<Source> {
    let files = lists.iter().flat_map(|list| list.iter());
    files
        .filter_map(|(path, text)| Source::new(embedded::FOLDER, path, text, Origin::BuiltIn))
        .collect()
}

/// Reads embedded files, and an overlay behind them if it passes the linter.
fn load(lists: &[&[(&str, &str)]], overlay: Option<&Path>) -> Result<Loaded, Error> {
    let mut sources = embedded_sources(lists);
    if let Some(root) = overlay {
        let folder = source::folder(root, Origin::Overlay);
        if let Some(error) = folder.failures.into_iter().next() {
            return Err(error);
        }
        let mut checked = embedded_sources(embedded::CONTENT);
        checked.extend(folder.sources.iter().cloned());
        let outcome = lint::check(checked, LintOptions::default(), Origin::Overlay);
        if outcome.errors() > 0 {
            return Err(Error::Invalid {
                path: source::shown(root),
                outcome: Box::new(outcome),
            });
        }
        sources.extend(folder.sources);
    }
    let loaded = load::read(&sources, false);
    let (stops, _) = loaded
        .problems
        .iter()
        .partition::<Vec<_>, _>(|problem| problem.code.blocks);
    if stops.is_empty() {
        return Ok(loaded);
    }
    let stops = stops.into_iter().cloned().collect();
    Err(Error::invalid(lint::outcome(sources, stops)))
}
