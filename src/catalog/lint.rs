//! The strict linter: what it looks at, and what it hands back.
//!
//! The rules themselves are in the reader (what can be seen within one value) and in `rules`.

use super::codes::{self, Severity};
use super::diagnostic::{Diagnostic, Style};
use super::facts::Problem;
use super::load;
use super::rules::Checked;
use super::source::{self, Folder, Origin, Source};
use super::{embedded, embedded_sources};
use crate::domain::text::Date;
use crate::i18n::Locale;
use std::collections::BTreeMap;
use std::path::Path;

/// The most diagnostics that are kept for one file.
const MOST_PER_FILE: usize = 200;

/// How strictly to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LintOptions {
    /// Whether stale facts are errors (only sensible with a day that somebody chose).
    pub strict: bool,
    /// The day the facts are judged on; none leaves days alone.
    pub date: Option<Date>,
}

/// What the linter found.
#[derive(Clone, Debug, Default)]
pub struct LintOutcome {
    /// By file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are in files with very many.
    pub left_out: usize,
    /// How many content files were looked at.
    pub files: usize,
    sources: BTreeMap<String, String>,
}

impl LintOutcome {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    }

    /// The text of a file, for [`Diagnostic::render`]; empty where it could not be read.
    pub fn source(&self, file: &str) -> &str {
        self.sources.get(file).map_or("", String::as_str)
    }

    /// Draws every diagnostic.
    pub fn render(&self, locale: Locale, style: Style) -> String {
        let drawn: Vec<String> = self
            .diagnostics
            .iter()
            .map(|found| found.render(locale, self.source(&found.file), style))
            .collect();
        drawn.join("\n\n")
    }
}

/// Checks a folder, or the embedded content when there is none.
///
/// A folder with a `model.toml` is a whole content (the repository's `checklists/`) and is checked by itself;
/// any other folder is an overlay and is checked together with the embedded content.
pub fn lint(folder: Option<&Path>, options: LintOptions) -> LintOutcome {
    let Some(root) = folder else {
        return check(embedded_sources(embedded::ALL), options, Origin::BuiltIn);
    };
    if root.join("model.toml").exists() {
        let folder = source::folder(root, Origin::BuiltIn);
        return with_failures(folder, |sources| check(sources, options, Origin::BuiltIn));
    }
    lint_overlay(root, options)
}

/// Checks a folder as an overlay.
pub(crate) fn lint_overlay(root: &Path, options: LintOptions) -> LintOutcome {
    with_failures(source::folder(root, Origin::Overlay), |overlay| {
        let mut sources = embedded_sources(embedded::CONTENT);
        sources.extend(overlay);
        check(sources, options, Origin::Overlay)
    })
}

fn with_failures(folder: Folder, look: impl FnOnce(Vec<Source>) -> LintOutcome) -> LintOutcome {
    let mut outcome = if folder.sources.is_empty() {
        LintOutcome::default()
    } else {
        look(folder.sources)
    };
    outcome.files += folder.failures.len();
    for error in &folder.failures {
        outcome
            .diagnostics
            .extend(error.code().map(|code| Diagnostic::of_file(code, error)));
    }
    sort(&mut outcome.diagnostics);
    outcome
}

fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let place = |found: &Diagnostic| {
        (
            found.file.clone(),
            found.span.clone().map(|span| (span.start, span.end)),
        )
    };
    diagnostics.sort_by(|left, right| (place(left), left.code).cmp(&(place(right), right.code)));
    diagnostics.dedup();
}

/// Puts problems into words' reach: file, line, column.
pub(crate) fn outcome(sources: Vec<Source>, problems: Vec<Problem>) -> LintOutcome {
    finish(sources, problems, false, Origin::BuiltIn)
}

fn finish(sources: Vec<Source>, mut problems: Vec<Problem>, strict: bool, target: Origin) -> LintOutcome {
    let mut out = LintOutcome::default();
    // Errors first, so that many warnings cannot crowd them out.
    problems.sort_by_key(|problem| problem.code.severity);
    let mut per_file = vec![0_usize; sources.len()];
    let mut lines: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for problem in problems {
        let file = problem.site.file;
        let (Some(source), Some(count)) = (sources.get(file), per_file.get_mut(file)) else {
            continue;
        };
        if source.origin != target {
            continue;
        }
        *count += 1;
        if *count > MOST_PER_FILE {
            out.left_out += 1;
            continue;
        }
        let stricter = strict && problem.code == codes::STALE;
        let severity = if stricter {
            Severity::Error
        } else {
            problem.code.severity
        };
        let starts = lines.entry(file).or_insert_with(|| line_starts(&source.text));
        out.diagnostics
            .push(Diagnostic::new(problem, source, starts, severity));
    }
    sort(&mut out.diagnostics);
    out.sources = sources
        .into_iter()
        .filter(|source| source.origin == target)
        .map(|source| (source.path, source.text))
        .collect();
    out.files = out.sources.len();
    out
}

/// Where each line begins.
fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// Runs every rule; only mistakes in the sources of `target` are reported.
pub(crate) fn check(sources: Vec<Source>, options: LintOptions, target: Origin) -> LintOutcome {
    let mut loaded = load::read(&sources, true);
    let mut problems = std::mem::take(&mut loaded.problems);
    let checked = Checked {
        sources: &sources,
        loaded: &loaded,
        target,
        options,
    };
    checked.run(&mut problems);
    let left_out = loaded.left_out;
    let mut out = finish(sources, problems, options.strict, target);
    out.left_out += left_out;
    out
}
