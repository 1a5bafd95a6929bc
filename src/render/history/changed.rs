//! What became of one thing to do since the audit, and what that changed.

use super::super::words::clean;
use super::super::wrap::Lines;
use super::compare::Compare;
use super::{axis_json, coverage_json, coverage_words, points};
use crate::domain::finding::FindingState;
use crate::domain::history::{Change, Compared, PastAudit, Waiver};
use serde_json::{Value, json};

/// What became of it.
#[derive(Clone, Copy, Debug)]
pub enum What<'v> {
    /// It was carried out, as the person says.
    Done,
    /// It was looked at, and answered.
    Answered,
    /// It is left aside on purpose.
    Waived(&'v Waiver),
    /// It is to be done again.
    Reopened,
}

impl What<'_> {
    fn code(self) -> &'static str {
        match self {
            What::Done => "done",
            What::Answered => "answered",
            What::Waived(_) => "waived",
            What::Reopened => "reopened",
        }
    }
}

/// One thing to do, what became of it, and the audit before and after.
pub struct Changed<'v> {
    /// What became of it.
    pub what: What<'v>,
    /// Its name, as steps are named.
    pub name: &'v str,
    /// What it is called.
    pub title: &'v str,
    /// Whether it can be taken back by its name.
    pub can_reopen: bool,
    /// Before and after, for whom.
    pub compare: Compare<'v>,
}

impl Changed<'_> {
    /// As paragraphs: what became of it, the figures, what else is different now.
    pub fn text(&self) -> String {
        let mut lines = Lines::new(self.compare.style.width, self.compare.style.colour);
        lines.strong(&self.head());
        for text in self.figures() {
            lines.paragraph(&text);
        }
        // What is asked about a thing that was not there before goes without saying.
        let is_told = |row: &&Compared| row.change != Change::Cleared || row.before.is_some();
        let rows: Vec<&Compared> = self.rows().filter(is_told).collect();
        if !rows.is_empty() {
            lines.gap();
            for row in rows {
                lines.paragraph(&self.compare.sentence(row));
            }
        }
        lines.gap();
        for text in self.next() {
            lines.paragraph(&text);
        }
        lines.finish()
    }

    /// As JSON, schema `rasoat.change/1`.
    pub fn json(&self) -> String {
        let side = |audit: &PastAudit| {
            json!({
                "exposure": axis_json(audit.exposure),
                "lockout": axis_json(audit.lockout),
                "coverage": coverage_json(&audit.coverage),
            })
        };
        let (before, after) = self.sides();
        let rows: Vec<Value> = self.rows().map(Compare::row_json).collect();
        let mut value = json!({
            "schema": "rasoat.change/1",
            "id": self.name,
            "what": self.what.code(),
            "before": side(before),
            "after": side(after),
            "changes": rows,
        });
        if let What::Waived(waiver) = self.what {
            value["until"] = json!(waiver.until.to_string());
            value["reason"] = json!(waiver.reason);
        }
        format!("{value:#}\n")
    }

    fn sides(&self) -> (&PastAudit, &PastAudit) {
        let Compare { comparison, .. } = &self.compare;
        (&comparison.before.audit, &comparison.after.audit)
    }

    /// What is different now. What is waived stands as it stood.
    fn rows(&self) -> impl Iterator<Item = &Compared> {
        let is_different = |row: &&Compared| {
            !matches!(row.change, Change::Unchanged | Change::Waived)
                && (row.before.is_some() || row.after.is_some())
        };
        self.compare.comparison.rows.iter().filter(is_different)
    }

    fn head(&self) -> String {
        let locale = self.compare.locale;
        let title = [("title", self.title)];
        match self.what {
            What::Done => locale.with("steps-change-done", &title),
            What::Answered => locale.with("steps-change-answered", &title),
            What::Reopened => locale.with("steps-change-reopened", &title),
            What::Waived(waiver) if self.compare.style.screen => locale.with(
                "steps-waived-masked",
                &[("title", self.title), ("until", &locale.date(waiver.until))],
            ),
            What::Waived(waiver) => locale.with(
                "steps-change-waived",
                &[
                    ("title", self.title),
                    ("until", &locale.date(waiver.until)),
                    ("reason", &clean(&waiver.reason)),
                ],
            ),
        }
    }

    /// Where the figures stand, how they moved, and how much they rest on.
    fn figures(&self) -> Vec<String> {
        let (before, after) = self.sides();
        let locale = self.compare.locale;
        let args = self.compare.words_of_figures();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let moves = points(before.exposure, locale) != points(after.exposure, locale);
        let mut out = vec![locale.with(
            if moves {
                "history-compare-exposure"
            } else {
                "steps-change-exposure-same"
            },
            &args,
        )];
        if before.lockout.grade != after.lockout.grade {
            out.push(locale.with("history-compare-lockout", &args));
        }
        out.push(coverage_words(&after.coverage, locale));
        out
    }

    fn next(&self) -> Vec<String> {
        let locale = self.compare.locale;
        let name = [("name", self.name)];
        let still_bad = || {
            let (_, after) = self.sides();
            let mut findings = after.findings.iter();
            findings.any(|finding| {
                finding.state == Some(FindingState::Bad) && finding.fix.as_deref() == Some(self.name)
            })
        };
        match self.what {
            // Names of accounts stand in the names of steps.
            _ if self.compare.style.screen => vec![locale.text("steps-change-next")],
            What::Done if !self.can_reopen => vec![locale.text("steps-change-next")],
            What::Done => vec![
                locale.with("steps-change-done-check", &name),
                locale.text("steps-change-next"),
            ],
            What::Answered if still_bad() => vec![locale.with("steps-change-not-yet", &name)],
            What::Waived(_) => vec![locale.with("steps-change-waived-back", &name)],
            What::Answered | What::Reopened => vec![locale.text("steps-change-next")],
        }
    }
}
