//! Reading one TOML file: values with their places, every mistake noted, nothing thrown away early.
//!
//! One reader serves both the loader and the linter, so that they cannot disagree about a file. What only the
//! linter needs (names, references, sentences, days, links) is noted as facts when linting.

use super::codes::{self, Code};
use super::words::{self, Words, meaning, nearest, spellings};
use crate::domain::fix::FixKind;
use crate::domain::text::{Date, Mark, Provenance, Text};
use serde_spanned::Spanned;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(crate) type Node<'t> = Spanned<DeValue<'t>>;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    /// Index of the source.
    pub file: usize,
    /// Bytes.
    pub span: Range<usize>,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Arg {
    /// As it stands in the file.
    Raw(String),
    /// Words of ours: never cut short.
    Ours(String),
    /// A Fluent key, said in the reader's language.
    Said(&'static str),
    /// A whole number.
    Count(usize),
    /// A day.
    Day(Date),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Raw(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Raw(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(count)
    }
}

impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Arg::Day(day)
    }
}

/// A mistake, before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub code: Code,
    pub site: Site,
    pub args: Vec<(&'static str, Arg)>,
    /// What was probably meant.
    pub near: Option<String>,
}

/// The kinds of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Control,
    Choice,
    Platform,
    Pack,
    Directive,
    Provision,
}

impl Kind {
    pub(crate) const ALL: [Kind; 6] = [
        Kind::Control,
        Kind::Choice,
        Kind::Platform,
        Kind::Pack,
        Kind::Directive,
        Kind::Provision,
    ];

    /// The word in `ids.lock`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Kind::Control => "control",
            Kind::Choice => "choice",
            Kind::Platform => "platform",
            Kind::Pack => "pack",
            Kind::Directive => "directive",
            Kind::Provision => "provision",
        }
    }
}

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Control,
    /// A control that must have a question for several subjects.
    Together,
    Choice,
    Platform,
    Directive,
    Provision,
}

/// A sentence in one language.
#[derive(Clone, Debug)]
pub(crate) struct Prose {
    pub words: String,
    pub is_vietnamese: bool,
    pub site: Site,
    /// Placeholders that are filled in there.
    pub placeholders: &'static [&'static str],
    /// The placeholders of the other language's sentence.
    pub other: String,
    /// Whether our own choice of words is checked.
    pub ours: bool,
}

/// What the linter needs beside the items.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub names: Vec<(Kind, String, Site)>,
    pub references: Vec<(Target, String, Site)>,
    pub prose: Vec<Prose>,
    pub days: Vec<(Date, Site)>,
    pub links: Vec<(String, Site)>,
    pub remedies: Vec<(FixKind, Site)>,
    pub budgets: Vec<(String, Site)>,
}

/// How a sentence is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    placeholders: &'static [&'static str],
    ours: bool,
}

/// A sentence of ours without placeholders.
pub(crate) const PLAIN: Manner = Manner {
    placeholders: &[],
    ours: true,
};
/// A sentence of ours that names the subject.
pub(crate) const SUBJECT: Manner = Manner {
    placeholders: &["subject"],
    ours: true,
};
/// A step: the subject and the menu path.
pub(crate) const STEP: Manner = Manner {
    placeholders: &["subject", "path"],
    ours: true,
};
/// Titles and names chosen by others.
pub(crate) const FOREIGN: Manner = Manner {
    placeholders: &[],
    ours: false,
};

/// The reading of one file.
#[derive(Debug)]
pub(crate) struct Reading {
    file: usize,
    lint: bool,
    pub problems: Vec<Problem>,
    pub facts: Facts,
}

impl Reading {
    /// Begins a file. Facts are noted only when linting.
    pub(crate) fn new(file: usize, lint: bool) -> Self {
        Self {
            file,
            lint,
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

    fn report_near(
        &mut self,
        code: Code,
        span: Range<usize>,
        args: Vec<(&'static str, Arg)>,
        near: Option<&str>,
    ) {
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

/// One table of a file; remembers which keys somebody asked for.
#[derive(Debug)]
pub(crate) struct Fields<'n, 't> {
    table: &'n DeTable<'t>,
    /// Where the table begins, for what is missing.
    pub span: Range<usize>,
    known: Vec<&'static str>,
}

impl<'n, 't> Fields<'n, 't> {
    pub(crate) fn new(table: &'n DeTable<'t>, span: Range<usize>) -> Self {
        Self {
            table,
            span,
            known: Vec::new(),
        }
    }

    /// The value of a key.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'n Node<'t>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&mut self, cx: &mut Reading, key: &'static str) -> Option<&'n Node<'t>> {
        let found = self.get(key);
        if found.is_none() {
            self.missing(cx, key);
        }
        found
    }

    /// Notes that a key is missing, under the code that has advice for it.
    pub(crate) fn missing(&self, cx: &mut Reading, key: &'static str) {
        let code = match key {
            "why" => codes::MISSING_WHY,
            "look" => codes::MISSING_LOOK,
            "fix" => codes::MISSING_FIX,
            "source" | "sources" => codes::MISSING_SOURCE,
            "checked" => codes::MISSING_CHECKED,
            "mark" | "status_mark" => codes::MISSING_MARK,
            _ => codes::MISSING_FIELD,
        };
        cx.report(code, self.span.clone(), vec![("name", key.into())]);
    }

    /// Says which keys nobody knows.
    pub(crate) fn finish(&self, cx: &mut Reading) {
        if !cx.lint {
            return;
        }
        for (key, _) in self.table {
            let written: &str = key.get_ref();
            if !self.known.contains(&written) {
                let args = vec![
                    ("name", written.into()),
                    ("expected", Arg::Ours(self.known.join(", "))),
                ];
                let near = nearest(written, self.known.iter().copied());
                cx.report_near(codes::UNKNOWN_KEY, key.span(), args, near);
            }
        }
    }

    /// The id of the item; the fallback keeps a broken item readable for the other checks.
    pub(crate) fn id(
        &mut self,
        cx: &mut Reading,
        key: &'static str,
        accept: fn(&str) -> bool,
    ) -> Option<String> {
        let node = self.need(cx, key)?;
        let id = cx.string(node)?;
        if !accept(id) {
            cx.report(codes::BAD_ID, node.span(), vec![("name", id.into())]);
        }
        Some(id.to_owned())
    }

    /// The place of a key's value; the table's own when it is missing.
    pub(crate) fn place(&self, key: &str) -> Range<usize> {
        self.table
            .get(key)
            .map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// A sentence that must be there.
    pub(crate) fn text(&mut self, cx: &mut Reading, key: &'static str, manner: Manner) -> Text {
        match self.need(cx, key) {
            Some(node) => cx.text(node, manner),
            None => Text::default(),
        }
    }

    /// A sentence that may be there.
    pub(crate) fn text_if(&mut self, cx: &mut Reading, key: &'static str, manner: Manner) -> Option<Text> {
        self.get(key).map(|node| cx.text(node, manner))
    }

    /// A word of a closed list that must be there.
    pub(crate) fn word<T: Copy>(
        &mut self,
        cx: &mut Reading,
        key: &'static str,
        words: Words<T>,
        code: Code,
    ) -> Option<T> {
        let node = self.need(cx, key)?;
        cx.word(node, words, code)
    }

    /// A list that may be there.
    pub(crate) fn list(&mut self, cx: &mut Reading, key: &'static str) -> Vec<&'n Node<'t>> {
        self.get(key).map(|node| cx.list(node)).unwrap_or_default()
    }

    /// A list of plain texts that may be there, with the place of each.
    pub(crate) fn strings(&mut self, cx: &mut Reading, key: &'static str) -> Vec<(String, Range<usize>)> {
        let nodes = self.list(cx, key);
        nodes
            .into_iter()
            .filter_map(|node| cx.string(node).map(|text| (text.to_owned(), node.span())))
            .collect()
    }

    /// Yes or no; no when it is not said.
    pub(crate) fn flag(&mut self, cx: &mut Reading, key: &'static str) -> bool {
        match self.get(key) {
            None => false,
            Some(node) => node.get_ref().as_bool().unwrap_or_else(|| {
                cx.wrong_type(node, "catalog-type-flag");
                false
            }),
        }
    }

    /// A day that may be there.
    pub(crate) fn day(&mut self, cx: &mut Reading, key: &'static str) -> Option<Date> {
        let node = self.get(key)?;
        let day = match node.get_ref() {
            DeValue::Datetime(value) if value.time.is_none() && value.offset.is_none() => {
                value.date.and_then(|date| {
                    let parts = (
                        i16::try_from(date.year),
                        i8::try_from(date.month),
                        i8::try_from(date.day),
                    );
                    let (Ok(year), Ok(month), Ok(day)) = parts else {
                        return None;
                    };
                    Date::new(year, month, day).ok()
                })
            }
            _ => None,
        };
        if day.is_none() {
            cx.report(codes::BAD_DATE, node.span(), vec![("name", key.into())]);
        }
        day
    }

    /// A link that may be there.
    pub(crate) fn link(&mut self, cx: &mut Reading, key: &'static str) -> Option<String> {
        let node = self.get(key)?;
        let url = cx.string(node)?.to_owned();
        if cx.lint {
            let site = cx.site(node.span());
            cx.facts.links.push((url.clone(), site));
        }
        Some(url)
    }

    /// The day of the last check; without one the fact counts as very old.
    pub(crate) fn checked(&mut self, cx: &mut Reading) -> Date {
        if self.get("checked").is_none() {
            self.missing(cx, "checked");
        }
        let day = self.day(cx, "checked");
        if let (true, Some(day)) = (cx.lint, day) {
            let site = cx.site(self.place("checked"));
            cx.facts.days.push((day, site));
        }
        day.unwrap_or(Date::constant(1970, 1, 1))
    }

    /// How sure a fact is; without a mark it is not.
    pub(crate) fn mark(&mut self, cx: &mut Reading, key: &'static str) -> Mark {
        self.word(cx, key, words::MARKS, codes::BAD_MARK)
            .unwrap_or(Mark::Unverified)
    }

    /// Where a fact comes from.
    pub(crate) fn provenance(&mut self, cx: &mut Reading) -> Provenance {
        let source = self.source(cx, "source");
        Provenance {
            source,
            checked: self.checked(cx),
            mark: self.mark(cx, "mark"),
        }
    }

    /// A source that must be there and not be empty.
    pub(crate) fn source(&mut self, cx: &mut Reading, key: &'static str) -> String {
        let source = match self.get(key) {
            Some(node) => cx.string(node).unwrap_or("?").to_owned(),
            None => String::new(),
        };
        if source.trim().is_empty() {
            self.missing(cx, key);
        }
        source
    }
}

/// Whether an id is ASCII kebab.
pub(crate) fn is_kebab(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && !id.ends_with('-')
        && !id.contains("--")
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether an id of a provision or a parameter is ASCII: kebab with dots.
pub(crate) fn is_dotted(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
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
