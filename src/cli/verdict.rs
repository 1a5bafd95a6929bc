//! A report on its way out: the format, and the number the program ends with.

use super::Context;
use super::args::{Format, Limit};
use super::exit::Exit;
use super::failure::Failure;
use crate::domain::assessment::Grade;
use crate::domain::checklist::Content;
use crate::domain::report::Report;
use crate::render::{self, Origin};

impl Context {
    /// Writes a report in the format asked for; one that is to be explained by its explanation, where people read it.
    pub(super) fn print_report(
        &self,
        report: &Report,
        content: &Content,
        origin: Origin,
    ) -> Result<(), Failure> {
        self.print_rows(report, content, origin, render::Rows::All)
    }

    /// The same, where a table for other programs need not hold everything.
    pub(super) fn print_rows(
        &self,
        report: &Report,
        content: &Content,
        origin: Origin,
        rows: render::Rows,
    ) -> Result<(), Failure> {
        let own = self.own_style();
        let style = render::Style {
            origin,
            // Nobody is behind the sample person.
            nameless: own.nameless && !report.sample,
            ..own
        };
        let text = match self.format() {
            Format::Table | Format::Plain if report.explanation.is_some() => {
                render::explain(report, content, self.locale, &style)
            }
            Format::Table => render::table(report, content, self.locale, &style),
            Format::Plain => render::plain(report, content, self.locale, &style),
            Format::Json => render::json(report, content),
            Format::Html => render::html(report, content, self.locale, &style),
            Format::Csv => render::csv(report, content, self.locale, &style, rows),
        };
        if self.format() == Format::Csv {
            self.print_csv(&text)?;
        } else {
            self.print(&text)?;
        }
        self.tell_masks(report, content, &style);
        Ok(())
    }

    /// The exit code a result deserves: `--fail-on` first, then `--min-coverage`.
    pub(super) fn judge(&self, grade: Grade, coverage: Option<f64>) -> Exit {
        let failed = |limit| matches!(limit, Limit::Grade(limit) if grade >= limit);
        if self.global.fail_on.is_some_and(failed) {
            return Exit::FailOn;
        }
        match (self.global.min_coverage, coverage) {
            (Some(least), Some(share)) if share < least => Exit::Coverage,
            _ => Exit::Done,
        }
    }

    /// Of the commands about accounts: `--fail-on` names a grade.
    pub(super) fn limit_is_a_grade(&self) -> Result<(), Failure> {
        match self.global.fail_on {
            Some(Limit::Strength(given)) => Err(self.wrong_limit(&given.to_string(), "A, B, C, D, E")),
            _ => Ok(()),
        }
    }

    /// Of the commands about passwords: the strength `--fail-on` names.
    pub(super) fn strength_limit(&self) -> Result<Option<u8>, Failure> {
        match self.global.fail_on {
            Some(Limit::Grade(given)) => Err(self.wrong_limit(&format!("{given:?}"), "0, 1, 2, 3, 4")),
            Some(Limit::Strength(limit)) => Ok(Some(limit)),
            None => Ok(None),
        }
    }

    fn wrong_limit(&self, given: &str, allowed: &str) -> Failure {
        self.failure(
            Exit::Usage,
            "cli-error-value",
            "cli-advice-allowed",
            &[("given", given), ("option", "--fail-on"), ("allowed", allowed)],
        )
    }
}
