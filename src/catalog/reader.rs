//! Reading one TOML file: values with their places, every mistake noted, nothing thrown away early.
//!
//! One reader serves both the loader and the linter, so that they cannot disagree about a file. What only the
//! linter needs (names, references, sentences, days, links) is noted as facts when linting.

use super::codes::{self, Code, Severity};
use super::facts::{Arg, Facts, Kind, Manner, Problem, Prose, Site, Target};
use super::fields::Fields;
use super::words::{Words, meaning, nearest, spellings};
use crate::domain::text::Text;
use crate::domain::visible;
use serde_spanned::Spanned;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(crate) type Node<'t> = Spanned<DeValue<'t>>;

/// When linting, at most this many errors and this many warnings are kept of one file.
const MOST_PROBLEMS: usize = 1_000;

/// The reading of one file.
#[derive(Debug)]
pub(crate) struct Reading {
    file: usize,
    /// Whether facts are noted.
    pub lint: bool,
    /// The pack that brings the file; none for built-in content.
    pub pack: Option<String>,
    /// Problems beyond [`MOST_PROBLEMS`].
    pub left_out: usize,
    /// Errors and warnings noted so far.
    kept: (usize, usize),
    pub problems: Vec<Problem>,
    pub facts: Facts,
}

impl Reading {
    /// Begins a file. Facts are noted only when linting.
    pub(crate) fn new(file: usize, lint: bool) -> Self {
        Self {
            file,
            lint,
            pack: None,
            left_out: 0,
            kept: (0, 0),
            problems: Vec::new(),
            facts: Facts::default(),
        }
    }

    /// Parses a document; every mistake of the notation is noted. The second value says whether it was sound.
    pub(crate) fn parse<'t>(&mut self, text: &'t str) -> (Spanned<DeTable<'t>>, bool) {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let duplicate = error.message().starts_with("duplicate key");
            let code = if duplicate {
                codes::DUPLICATE_KEY
            } else {
                codes::TOML_SYNTAX
            };
            let name = if duplicate {
                Arg::from(text.get(span.clone()).unwrap_or_default())
            } else {
                Arg::Said(syntax(error.message()))
            };
            self.report(code, span, vec![("name", name)]);
        }
        (table, errors.is_empty())
    }

    /// Notes every text that holds a character nobody sees: a terminal obeys some, and others turn words around.
    pub(crate) fn invisible(&mut self, table: &DeTable<'_>) {
        let mut tables = vec![table];
        let mut nodes = Vec::new();
        loop {
            match (tables.pop(), nodes.pop()) {
                (Some(table), node) => {
                    for (key, value) in table {
                        self.seen(key.get_ref(), key.span());
                        nodes.push(value);
                    }
                    nodes.extend(node);
                }
                (None, Some(node)) => match node.get_ref() {
                    DeValue::String(text) => self.seen(text, node.span()),
                    DeValue::Array(list) => nodes.extend(list.iter()),
                    DeValue::Table(inner) => tables.push(inner),
                    _ => {}
                },
                (None, None) => return,
            }
        }
    }

    fn seen(&mut self, text: &str, span: Range<usize>) {
        // A line of a longer text may end; nothing shows it as anything but a blank.
        let odd = text
            .chars()
            .find(|letter| *letter != '\n' && visible::is_invisible(*letter));
        if let Some(odd) = odd {
            let name = format!("U+{:04X}", u32::from(odd));
            self.report(codes::INVISIBLE_CHARACTER, span, vec![("name", Arg::Ours(name))]);
        }
    }

    /// The place of a span in this file.
    pub(crate) fn site(&self, span: Range<usize>) -> Site {
        Site {
            file: self.file,
            span,
        }
    }

    /// Notes a mistake.
    pub(crate) fn report(&mut self, code: Code, span: Range<usize>, args: Vec<(&'static str, Arg)>) {
        self.report_near(code, span, args, None);
    }

    pub(crate) fn report_near(
        &mut self,
        code: Code,
        span: Range<usize>,
        args: Vec<(&'static str, Arg)>,
        near: Option<&str>,
    ) {
        let kept = match code.severity {
            Severity::Error => &mut self.kept.0,
            Severity::Warning => &mut self.kept.1,
        };
        if self.lint && *kept >= MOST_PROBLEMS {
            self.left_out += 1;
            return;
        }
        *kept += 1;
        let site = self.site(span);
        self.problems.push(Problem {
            code,
            site,
            args,
            near: near.map(str::to_owned),
        });
    }

    /// Notes a value outside its closed list.
    pub(crate) fn not_a_word(
        &mut self,
        code: Code,
        span: Range<usize>,
        written: &str,
        known: &[&'static str],
    ) {
        let near = nearest(written, known.iter().copied());
        let args = vec![
            ("name", written.into()),
            ("expected", Arg::Ours(known.join(", "))),
        ];
        self.report_near(code, span, args, near);
    }

    /// Notes the name of an item; malformed ones are a mistake.
    pub(crate) fn name(&mut self, kind: Kind, full: String, span: Range<usize>) {
        if self.lint {
            let site = self.site(span);
            self.facts.names.push((kind, full, site));
        }
    }

    /// Notes a reference to another item.
    pub(crate) fn refers(&mut self, target: Target, name: String, span: Range<usize>) {
        if self.lint {
            let site = self.site(span);
            self.facts.references.push((target, name, site));
        }
    }

    /// The text of a value; anything else is a mistake.
    pub(crate) fn string<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        if let DeValue::String(text) = node.get_ref() {
            return Some(text);
        }
        self.wrong_type(node, "catalog-type-text");
        None
    }

    /// The elements of a list; anything else is a mistake.
    pub(crate) fn list<'n, 't>(&mut self, node: &'n Node<'t>) -> Vec<&'n Node<'t>> {
        if let DeValue::Array(array) = node.get_ref() {
            return array.iter().collect();
        }
        self.wrong_type(node, "catalog-type-list");
        Vec::new()
    }

    /// The fields of a table; anything else is a mistake.
    pub(crate) fn fields<'n, 't>(&mut self, node: &'n Node<'t>) -> Option<Fields<'n, 't>> {
        if let DeValue::Table(table) = node.get_ref() {
            return Some(Fields::new(table, node.span()));
        }
        self.wrong_type(node, "catalog-type-table");
        None
    }

    /// A whole number within bounds.
    pub(crate) fn whole(&mut self, node: &Node<'_>, most: u32) -> Option<u32> {
        let DeValue::Integer(integer) = node.get_ref() else {
            self.wrong_type(node, "catalog-type-number");
            return None;
        };
        let value = u32::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .filter(|value| *value <= most);
        if value.is_none() {
            let args = vec![
                ("name", integer.to_string().into()),
                ("low", 0.into()),
                ("high", Arg::Count(most as usize)),
            ];
            self.report(codes::BAD_NUMBER, node.span(), args);
        }
        value
    }

    /// A number that may have decimals.
    pub(crate) fn real(&mut self, node: &Node<'_>) -> Option<f64> {
        let written = match node.get_ref() {
            DeValue::Integer(integer) => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => {
                self.wrong_type(node, "catalog-type-number");
                return None;
            }
        };
        let value = written.parse::<f64>().ok().filter(|value| value.is_finite());
        if value.is_none() {
            self.wrong_type(node, "catalog-type-number");
        }
        value
    }

    pub(crate) fn wrong_type(&mut self, node: &Node<'_>, expected: &'static str) {
        self.report(
            codes::WRONG_TYPE,
            node.span(),
            vec![("expected", Arg::Said(expected))],
        );
    }

    /// One word of a closed list.
    pub(crate) fn word<T: Copy>(&mut self, node: &Node<'_>, words: Words<T>, code: Code) -> Option<T> {
        let written = self.string(node)?;
        let found = meaning(words, written);
        if found.is_none() {
            self.not_a_word(code, node.span(), written, &spellings(words));
        }
        found
    }

    /// A sentence in both languages.
    pub(crate) fn text(&mut self, node: &Node<'_>, manner: Manner) -> Text {
        let Some(mut fields) = self.fields(node) else {
            return Text::default();
        };
        let text = Text {
            vi: self.language(&mut fields, "vi"),
            en: self.language(&mut fields, "en"),
        };
        if self.lint {
            for (key, words, other) in [("vi", &text.vi, &text.en), ("en", &text.en, &text.vi)] {
                if let Some(value) = fields.get(key) {
                    let prose = Prose {
                        words: words.clone(),
                        is_vietnamese: key == "vi",
                        site: self.site(value.span()),
                        placeholders: manner.placeholders,
                        other: other.clone(),
                        ours: manner.ours,
                    };
                    self.facts.prose.push(prose);
                }
            }
        }
        fields.finish(self);
        text
    }

    fn language(&mut self, fields: &mut Fields<'_, '_>, key: &'static str) -> String {
        let said = if key == "vi" {
            "catalog-lang-vi"
        } else {
            "catalog-lang-en"
        };
        let words = match fields.get(key) {
            Some(value) => self.string(value).unwrap_or("?").to_owned(),
            None => String::new(),
        };
        if words.trim().is_empty() {
            let span = fields.get(key).map_or_else(|| fields.span.clone(), Spanned::span);
            self.report(codes::MISSING_LANGUAGE, span, vec![("name", Arg::Said(said))]);
        }
        words
    }
}

/// What the parser's English message means, as a Fluent key.
fn syntax(message: &str) -> &'static str {
    let known = [
        ("missing opening quote", "catalog-syntax-quote"),
        ("string values must be quoted", "catalog-syntax-quote"),
        ("invalid basic string", "catalog-syntax-quote"),
        ("invalid literal string", "catalog-syntax-quote"),
        ("invalid multi-line", "catalog-syntax-quote"),
        ("missing comma", "catalog-syntax-comma"),
        ("extra comma", "catalog-syntax-comma"),
        ("unclosed", "catalog-syntax-bracket"),
        ("missing array", "catalog-syntax-bracket"),
        ("missing inline table", "catalog-syntax-bracket"),
        ("missing table", "catalog-syntax-bracket"),
        ("key with no value", "catalog-syntax-assignment"),
        ("missing assignment", "catalog-syntax-assignment"),
        ("missing value", "catalog-syntax-assignment"),
        ("extra `=`", "catalog-syntax-assignment"),
        ("invalid unquoted key", "catalog-syntax-key"),
        ("unquoted keys", "catalog-syntax-key"),
        ("missing escaped value", "catalog-syntax-backslash"),
        ("too few unicode", "catalog-syntax-backslash"),
    ];
    known
        .iter()
        .find(|(start, _)| message.starts_with(start))
        .map_or("catalog-syntax-other", |(_, key)| key)
}
