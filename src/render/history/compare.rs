//! Two audits beside each other: what is new, fixed, worse again, as it was, left aside, or asked differently.

use super::super::Style;
use super::super::csv::table;
use super::super::html::frame;
use super::super::table::table as framed;
use super::super::words::{clean, nameless, upper_first};
use super::super::wrap::Lines;
use super::{asked, axis_json, coverage_json, grade, points, when};
use crate::domain::answer::Subject;
use crate::domain::checklist::Content;
use crate::domain::finding::FindingState;
use crate::domain::history::{Change, Compared, Comparison, PastAudit, Remembered};
use crate::domain::names;
use crate::i18n::Locale;
use maud::html;
use serde_json::{Map, Value, json};

/// The column of what became of it, and of how it stood.
const CHANGE: u16 = 16;
const STATE: u16 = 16;

/// A comparison, and for whom.
pub struct Compare<'v> {
    /// The comparison.
    pub comparison: &'v Comparison<'v>,
    /// What things are called.
    pub content: &'v Content,
    /// The language.
    pub locale: Locale,
    /// The looks.
    pub style: Style,
}

impl Compare<'_> {
    /// As a table.
    pub fn table(&self) -> String {
        if self.style.plain || self.style.width < super::super::TABLE_WIDTH {
            return self.plain();
        }
        let mut lines = self.first();
        let rows: Vec<&Compared> = self.told().collect();
        if !rows.is_empty() {
            lines.gap();
            let header = [
                "history-column-change",
                "history-column-item",
                "history-column-before",
                "history-column-after",
            ];
            let rows = rows.into_iter().map(|row| {
                vec![
                    upper_first(&self.change(row.change)),
                    self.item(row),
                    self.state(row.before),
                    self.state(row.after),
                ]
            });
            let fixed = [Some(CHANGE), None, Some(STATE), Some(STATE)];
            lines.block(&framed(
                &header.map(|key| self.locale.text(key)),
                rows,
                &fixed,
                self.style.width,
            ));
        }
        self.foot(&mut lines);
        lines.finish()
    }

    /// As paragraphs, what became of it first.
    pub fn plain(&self) -> String {
        let mut lines = self.first();
        lines.gap();
        for row in self.told() {
            lines.paragraph(&self.sentence(row));
        }
        self.foot(&mut lines);
        lines.finish()
    }

    /// As JSON, schema `rasoat.compare/1`.
    pub fn json(&self) -> String {
        let side = |Remembered { id, audit }: &Remembered| {
            json!({
                "id": id.as_str(),
                "created": audit.created,
                "exposure": axis_json(audit.exposure),
                "lockout": axis_json(audit.lockout),
                "coverage": coverage_json(&audit.coverage),
                "model": {"version": audit.model.version, "date": audit.model.date.to_string()},
            })
        };
        let counts: Map<String, Value> = Change::ALL
            .into_iter()
            .map(|change| (change.as_str().to_owned(), json!(self.comparison.count(change))))
            .collect();
        let rows: Vec<Value> = self.comparison.rows.iter().map(Self::row_json).collect();
        let value = json!({
            "schema": "rasoat.compare/1",
            "before": side(self.comparison.before),
            "after": side(self.comparison.after),
            "same_model": !self.comparison.other_model(),
            "summary": counts,
            "changes": rows,
        });
        format!("{value:#}\n")
    }

    /// As a table for a spreadsheet: the figures first, then every row, also what stayed as it was.
    pub fn csv(&self) -> String {
        let text = |key: &str| self.locale.text(key);
        let header = [
            "history-column-change",
            "render-column-subject",
            "history-column-item",
            "history-column-before",
            "history-column-after",
            "render-csv-code",
        ];
        let (before, after) = (&self.comparison.before.audit, &self.comparison.after.audit);
        let none = String::new;
        let notes = self.nameless("csv").into_iter().chain(self.other_model());
        let notes = notes.map(|note| [text("render-csv-note"), none(), note, none(), none(), none()]);
        let figure = |key: &str, of: &dyn Fn(&PastAudit) -> String| {
            let result = text("render-csv-result");
            [result, none(), text(key), of(before), of(after), none()]
        };
        let figures = [
            figure("render-csv-day", &|audit| when(audit, self.locale)),
            figure("render-html-gauge", &|audit| grade(audit.exposure, self.locale)),
            figure("render-csv-points", &|audit| points(audit.exposure, self.locale)),
            figure("render-csv-lockout", &|audit| grade(audit.lockout, self.locale)),
            figure("render-csv-coverage", &|audit| {
                asked(&audit.coverage, self.locale)
            }),
        ];
        let rows = self
            .comparison
            .rows
            .iter()
            .filter(|row| row.before.is_some() || row.after.is_some());
        let rows = rows.map(|row| {
            let subject = self.name(&row.subject);
            [
                upper_first(&self.change(row.change)),
                upper_first(&subject),
                self.title(row, &subject),
                self.state(row.before),
                self.state(row.after),
                row.code.clone(),
            ]
        });
        table(header.map(text), notes.chain(figures).chain(rows))
    }

    /// As one HTML page.
    pub fn page(&self) -> String {
        let title = self.locale.text("history-compare-title");
        let body = html! {
            main {
                h1 { (title) }
                @if let Some(note) = self.nameless("html") { p.note { (note) } }
                section.card {
                    h2 { (self.verdict()) }
                    @for text in self.figures() { p { (text) } }
                }
                section.card.long {
                    ul.findings {
                        @for row in self.told() {
                            li class=(class(row.change)) {
                                span.status { (upper_first(&self.change(row.change))) }
                                span.item {
                                    strong { (self.item(row)) }
                                    @if let Some(states) = self.states(row) { ": " (states) }
                                }
                            }
                        }
                    }
                    @for text in self.rest() { p { (text) } }
                }
                footer { p { (self.locale.text("history-page-foot")) } }
            }
        };
        frame(self.locale, &title, &body)
    }

    /// What is told row by row; what stayed as it was is counted unless everything is asked for.
    fn told(&self) -> impl Iterator<Item = &Compared> {
        let all = self.style.all;
        self.comparison
            .rows
            .iter()
            .filter(move |row| all || row.change != Change::Unchanged)
            // What says only what there is became nothing.
            .filter(|row| row.before.is_some() || row.after.is_some())
    }

    fn first(&self) -> Lines {
        let mut lines = Lines::new(self.style.width, self.style.colour);
        lines.strong(&self.verdict());
        for text in self.figures() {
            lines.paragraph(&text);
        }
        lines
    }

    /// One sentence: how many of what.
    fn verdict(&self) -> String {
        let told = |change: &Change| !matches!(change, Change::Gone | Change::Unchanged);
        let parts: Vec<String> = Change::ALL
            .into_iter()
            .filter(told)
            .filter_map(|change| {
                let count = self.told().filter(|row| row.change == change).count();
                let count = (count > 0).then(|| self.locale.count(count))?;
                Some(
                    self.locale
                        .with(&format!("history-count-{}", key(change)), &[("count", &count)]),
                )
            })
            .collect();
        if parts.is_empty() {
            return self.locale.text("history-nothing-changed");
        }
        self.locale
            .with("history-verdict", &[("parts", &parts.join(", "))])
    }

    /// From when to when, and how the figures moved.
    fn figures(&self) -> Vec<String> {
        let (before, after) = (&self.comparison.before.audit, &self.comparison.after.audit);
        let locale = self.locale;
        let args = self.words_of_figures();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut out = vec![
            locale.with("history-compare-when", &args),
            locale.with("history-compare-exposure", &args),
            if before.lockout.grade == after.lockout.grade {
                locale.with("history-compare-lockout-same", &args)
            } else {
                locale.with("history-compare-lockout", &args)
            },
        ];
        out.extend(self.other_model());
        out
    }

    /// Both days and both ends of each axis, in words, under the names the sentences know them by.
    pub(super) fn words_of_figures(&self) -> [(&'static str, String); 9] {
        let (before, after) = (&self.comparison.before.audit, &self.comparison.after.audit);
        let locale = self.locale;
        [
            ("before", when(before, locale)),
            ("after", when(after, locale)),
            ("from", grade(before.exposure, locale)),
            ("from_points", points(before.exposure, locale)),
            ("to", grade(after.exposure, locale)),
            ("to_points", points(after.exposure, locale)),
            ("lock_from", grade(before.lockout, locale)),
            ("lock_to", grade(after.lockout, locale)),
            ("direction", locale.text("lower-is-better")),
        ]
    }

    /// That the figures are not of one model.
    fn other_model(&self) -> Option<String> {
        let other = self.comparison.other_model();
        other.then(|| self.locale.text("history-other-model"))
    }

    /// That names are left out, where they are.
    fn nameless(&self, format: &str) -> Option<String> {
        let told = self.style.nameless && !self.style.screen;
        told.then(|| nameless(self.locale, Some("rasoat compare"), format))
    }

    fn foot(&self, lines: &mut Lines) {
        lines.gap();
        for text in self.rest() {
            lines.paragraph(&text);
        }
    }

    /// What stayed as it was, in one or two sentences.
    fn rest(&self) -> Vec<String> {
        let same = |state| {
            let rows = self.comparison.rows.iter();
            rows.filter(|row| row.change == Change::Unchanged && row.after == Some(state))
                .count()
        };
        let mut out = Vec::new();
        for (state, key) in [
            (FindingState::Bad, "history-same-bad"),
            (FindingState::Good, "history-same-good"),
        ] {
            let count = same(state);
            if count > 0 {
                out.push(self.locale.with(key, &[("count", &self.locale.count(count))]));
            }
        }
        let open = same(FindingState::NotChecked) + same(FindingState::CouldNotCheck);
        if open > 0 {
            out.push(
                self.locale
                    .with("history-same-open", &[("count", &self.locale.count(open))]),
            );
        }
        if !self.style.all && !out.is_empty() {
            out.push(self.locale.text("history-same-all"));
        }
        out
    }

    pub(super) fn row_json(row: &Compared) -> Value {
        json!({
            "code": row.code,
            "subject": row.subject.to_string(),
            "change": row.change.as_str(),
            "before": row.before.map(FindingState::as_str),
            "after": row.after.map(FindingState::as_str),
        })
    }

    pub(super) fn sentence(&self, row: &Compared) -> String {
        let change = upper_first(&self.change(row.change));
        let item = self.item(row);
        match self.states(row) {
            Some(states) => format!("{change}: {item}. {}.", upper_first(&states)),
            None => format!("{change}: {item}."),
        }
    }

    /// From how to how, where the kind of change does not say it.
    fn states(&self, row: &Compared) -> Option<String> {
        let (before, after) = (self.state(row.before), self.state(row.after));
        match row.change {
            Change::Fixed | Change::Regressed => None,
            Change::Unchanged => Some(after),
            _ => Some(
                self.locale
                    .with("history-from-to", &[("before", &before), ("after", &after)]),
            ),
        }
    }

    fn change(&self, change: Change) -> String {
        self.locale.text(&format!("history-change-{}", key(change)))
    }

    fn state(&self, state: Option<FindingState>) -> String {
        self.locale.text(match state {
            None => "history-not-there",
            Some(FindingState::Good) => "state-good",
            Some(FindingState::Bad) => "state-bad",
            Some(FindingState::NotChecked) => "state-not-checked",
            Some(FindingState::CouldNotCheck) => "state-could-not-check",
        })
    }

    /// What was asked about what.
    fn item(&self, row: &Compared) -> String {
        let subject = self.name(&row.subject);
        let title = self.title(row, &subject);
        match row.subject {
            Subject::Setup | Subject::Person => title,
            _ => self.locale.with(
                "history-item",
                &[("subject", &upper_first(&subject)), ("title", &title)],
            ),
        }
    }

    /// What was asked.
    fn title(&self, row: &Compared, subject: &str) -> String {
        self.content.catalog.control(&row.code).map_or_else(
            || clean(&row.code),
            |control| names::about(control.title.get(self.locale.lang()), subject),
        )
    }

    /// What a subject is called; where names are left out only its kind and its place.
    fn name(&self, subject: &Subject) -> String {
        let sides = [&self.comparison.after.audit, &self.comparison.before.audit];
        let label = sides.iter().find_map(|audit| audit.labels.get(subject));
        match (subject, label) {
            (Subject::Setup, _) => self.locale.text("render-subject-setup"),
            (Subject::Person, _) => self.locale.text("render-subject-person"),
            (_, Some(label)) if !self.style.screen && !self.style.nameless => {
                clean(label.get(self.locale.lang()))
            }
            _ => {
                let kind = subject.kind();
                // In the order in which the report numbers them; old records know only that of what was asked.
                let order = sides.iter().flat_map(|audit| &audit.order);
                let findings = sides.iter().flat_map(|audit| &audit.findings);
                let asked = findings.map(|finding| &finding.subject);
                let mut seen: Vec<&Subject> = Vec::new();
                for other in order.chain(asked).filter(|other| other.kind() == kind) {
                    if !seen.contains(&other) {
                        seen.push(other);
                    }
                }
                let place = seen.iter().position(|other| *other == subject);
                let number = place.map_or_else(String::new, |place| self.locale.count(place + 1));
                let mask = self
                    .locale
                    .with(&format!("render-mask-{kind}"), &[("n", &number)]);
                mask.trim_end().to_owned()
            }
        }
    }
}

/// The name of a kind of change in the language files.
fn key(change: Change) -> String {
    change.as_str().replace('_', "-")
}

/// The weight of a kind beside its word. Nothing is green but what is known to be good now.
fn class(change: Change) -> &'static str {
    match change {
        Change::Regressed | Change::New => "bad",
        Change::Fixed | Change::Cleared => "good",
        Change::Waived | Change::AskedDifferently | Change::Unclear => "open",
        Change::Gone | Change::Unchanged => "plain",
    }
}
