//! One table of a content file: its keys, which of them are known, and what each must hold.

use super::codes::{self, Code};
use super::facts::{Arg, Manner};
use super::reader::{Node, Reading};
use super::words::{self, Words, nearest};
pub(crate) use crate::domain::id::is_kebab;
use crate::domain::text::{Date, Mark, Provenance, SourceDate, Text};
use serde_spanned::Spanned;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

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

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
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

    /// The place of a key inside a key's table; that of the table where it is missing.
    pub(crate) fn place_in(&self, key: &str, inner: &str) -> Range<usize> {
        let table = self.table.get(key).and_then(|node| node.get_ref().as_table());
        table
            .and_then(|table| table.get(inner))
            .map_or_else(|| self.place(key), Spanned::span)
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
        let dated = self.source_date(cx, "dated");
        Provenance {
            source,
            dated,
            checked: self.checked(cx),
            mark: self.mark(cx, "mark"),
            pack: cx.pack.clone(),
        }
    }

    /// The date a source bears, as exact as it gives it: a day, `"2025-06"` or `"2025"`.
    fn source_date(&mut self, cx: &mut Reading, key: &'static str) -> Option<SourceDate> {
        let node = self.get(key)?;
        if let DeValue::String(written) = node.get_ref() {
            let found = written.parse().ok();
            if found.is_none() {
                cx.report(codes::BAD_DATE, node.span(), vec![("name", key.into())]);
            }
            return found;
        }
        self.day(cx, key).map(SourceDate::from)
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

/// Whether an id of a provision or a parameter is ASCII: kebab with dots.
pub(crate) fn is_dotted(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
}
