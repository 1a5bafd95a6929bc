//! A mistake in a content file, shown to its author: file, line, column, what is wrong, what to do.
//!
//! Owns the look; the rules are elsewhere.

use super::Error;
use super::codes::{Code, Severity};
use super::facts::{Arg, Problem};
use super::source::Source;
use crate::domain::visible;
use crate::i18n::Locale;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// The longest piece of a file that is repeated in a message.
const LONGEST: usize = 80;
/// Longer lines are not drawn.
const WIDEST: usize = 2_000;

/// How diagnostics are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// With colours.
    pub colour: bool,
    /// Sentences only, for screen readers: no drawing.
    pub plain: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            colour: false,
            plain: false,
            width: 100,
        }
    }
}

/// One mistake, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The file, as shown to people.
    pub file: String,
    /// Bytes in the file; none when the file as a whole is meant.
    pub span: Option<Range<usize>>,
    /// Line, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// Column in letters, from 1; 0 when the file as a whole is meant.
    pub column: usize,
    args: Vec<(&'static str, Arg)>,
    near: Option<String>,
}

impl Diagnostic {
    /// Finds line and column of a problem; `lines` are the beginnings of the source's lines.
    pub(crate) fn new(problem: Problem, source: &Source, lines: &[usize], severity: Severity) -> Self {
        let text = &source.text;
        let start = floor(text, problem.site.span.start);
        // An empty span at the very beginning means the file.
        let whole = problem.site.span == (0..0);
        let line = lines.partition_point(|begin| *begin <= start).max(1);
        let line_start = lines.get(line - 1).copied().unwrap_or(0);
        let column = text.get(line_start..start).unwrap_or_default().chars().count() + 1;
        Self {
            code: problem.code.name,
            severity,
            file: source.path.clone(),
            span: (!whole).then(|| start..floor(text, problem.site.span.end).max(start)),
            line: if whole { 0 } else { line },
            column: if whole { 0 } else { column },
            args: problem.args,
            near: problem.near,
        }
    }

    /// A file that could not be read.
    pub(crate) fn of_file(code: Code, error: &Error) -> Self {
        let number = match error {
            Error::TooLarge { bytes, .. } => usize::try_from(*bytes / (1024 * 1024)).unwrap_or(usize::MAX),
            Error::TooManyFiles { files, .. } => *files,
            Error::NotText { at, .. } => *at,
            _ => 0,
        };
        Self {
            code: code.name,
            severity: code.severity,
            file: error.path().to_owned(),
            span: None,
            line: 0,
            column: 0,
            args: vec![("name", error.path().into()), ("number", number.into())],
            near: None,
        }
    }

    /// What is wrong.
    pub fn message(&self, locale: Locale) -> String {
        self.said(locale, "lint")
    }

    /// What to do.
    pub fn advice(&self, locale: Locale) -> String {
        let advice = self.said(locale, "advice");
        match &self.near {
            None => advice,
            Some(near) => format!(
                "{} {advice}",
                locale.with("catalog-did-you-mean", &[("near", &clean(near))])
            ),
        }
    }

    fn said(&self, locale: Locale, part: &str) -> String {
        let args: Vec<(&str, String)> = self
            .args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Raw(text) => clean(text),
                    Arg::Ours(text) => text.clone(),
                    Arg::Said(key) => locale.text(key),
                    Arg::Count(count) => locale.count(*count),
                    Arg::Day(day) => locale.date(*day),
                };
                (*name, value)
            })
            .collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        locale.with(&format!("catalog-{part}-{}", self.code), &args)
    }

    /// Draws the mistake. `source` is the text of [`Diagnostic::file`].
    pub fn render(&self, locale: Locale, source: &str, style: Style) -> String {
        let level = locale.text(match self.severity {
            Severity::Error => "catalog-level-error",
            Severity::Warning => "catalog-level-warning",
        });
        let help = locale.text("catalog-level-help");
        let (message, advice) = (self.message(locale), self.advice(locale));
        let file = visible::clean(&self.file).into_owned();
        if style.plain {
            let place = if self.line == 0 {
                locale.with("catalog-at-file", &[("file", &file)])
            } else {
                let (line, column) = (self.line.to_string(), self.column.to_string());
                locale.with(
                    "catalog-at",
                    &[("file", &file), ("line", &line), ("column", &column)],
                )
            };
            return format!("{level}[{}]: {message}\n{place}\n{help}: {advice}", self.code);
        }
        let base = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = base.with_name(level).primary_title(message).id(self.code);
        let help = Level::HELP.with_name(help).message(advice);
        let group = match self.window(source) {
            Some((lines, span)) => title
                .element(
                    Snippet::source(lines)
                        .path(file)
                        .line_start(self.line)
                        .annotation(AnnotationKind::Primary.span(span)),
                )
                .element(help),
            None if self.line == 0 => title.element(Origin::path(file)).element(help),
            None => title
                .element(Origin::path(file).line(self.line).char_column(self.column))
                .element(help),
        };
        let renderer = if style.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.term_width(style.width.max(40)).render(&[group])
    }

    /// The first line that is meant, and the place within it.
    fn window<'s>(&self, source: &'s str) -> Option<(&'s str, Range<usize>)> {
        let span = self.span.clone()?;
        let line_start = source.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let rest = source.get(line_start..)?;
        let line = rest.lines().next().unwrap_or_default();
        let from = span.start - line_start;
        let to = (span.end - line_start).min(line.len()).max(from);
        (line.len() <= WIDEST && from <= line.len()).then_some((line, from..to))
    }
}

/// The nearest place at or before an index where a letter begins.
fn floor(text: &str, index: usize) -> usize {
    text.floor_char_boundary(index)
}

/// Text from a file inside our own sentence: no control or direction characters, not endless.
pub(crate) fn clean(text: &str) -> String {
    let seen = visible::clean(text);
    let mut letters = seen.chars();
    let mut out: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        out.push('…');
    }
    out
}
