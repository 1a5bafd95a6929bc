//! `rasoat plan`: what to do next, step by step.

use super::args::{self, Format, Ics};
use super::exit::Exit;
use super::failure::Failure;
use super::last::{self, Found, Last};
use super::{Context, out};
use crate::domain::report::Report;
use crate::render::reminders::{self, Reminders};
use crate::render::{self, Origin};

pub(super) fn run(
    context: &Context,
    minutes: Option<u32>,
    at: Option<&str>,
    ics: Option<&Ics>,
) -> Result<Exit, Failure> {
    let last = match last::last(context, at)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    let report = last.report(context, minutes, false)?;
    let content = &last.content;
    if let Some(ics) = ics
        && let Some(exit) = context.write_reminders(&last, &report, minutes, ics)?
    {
        return Ok(exit);
    }
    match context.format() {
        Format::Table | Format::Plain => {
            // The numbers of an earlier audit are no numbers to go on with.
            let origin = if at.is_none() { Origin::Kept } else { Origin::Gone };
            let style = render::Style {
                origin,
                ..context.style()
            };
            let cards: Vec<String> = (1..=report.steps.len())
                .filter_map(|number| render::card::card(&report, content, context.locale, &style, number))
                .collect();
            let mut parts = if cards.is_empty() {
                vec![empty(context, &last, minutes)? + "\n"]
            } else {
                cards
            };
            parts.extend(render::card::others(&report, content, context.locale, &style));
            parts.extend(render::card::waived(&report, content, context.locale, &style));
            context.print(&parts.join("\n"))?;
        }
        Format::Json | Format::Html | Format::Csv => {
            context.print_rows(&report, content, Origin::Kept, render::Rows::Plan)?;
        }
    }
    if at.is_none() {
        last.remember_shown(context, &report);
    }
    Ok(Exit::Done)
}

impl Context {
    /// Writes the steps as reminders; how it ends where the person does not want that. It is asked about first where
    /// they name what is to be done.
    fn write_reminders(
        &self,
        last: &Last,
        report: &Report,
        minutes: Option<u32>,
        ics: &Ics,
    ) -> Result<Option<Exit>, Failure> {
        if ics.detailed && !ics.sure {
            if !self.can_ask() {
                return Err(self.failure(Exit::Usage, "cli-error-detailed", "cli-advice-detailed", &[]));
            }
            match self.confirms(&self.locale.text("steps-ics-ask"), &["ghi", "write"]) {
                Some(true) => {}
                Some(false) => return Ok(Some(Exit::Done)),
                None => return Ok(Some(Exit::Interrupted)),
            }
        }
        let reminders = Reminders {
            report,
            content: &last.content,
            locale: self.locale,
            minutes: minutes.unwrap_or(reminders::MINUTES),
            detailed: ics.detailed,
            style: self.style(),
            stamp: &last.now.stamp,
        };
        out::result(&reminders.text(), Some(&ics.file), self.locale)?;
        let args = [
            ("count", self.locale.count(reminders.count())),
            ("file", ics.file.display().to_string()),
        ];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        out::note(&self.locale.with("steps-ics-written", &args));
        Ok(None)
    }
}

/// That there is no step, and from how many minutes on there is one.
fn empty(context: &Context, last: &Last, minutes: Option<u32>) -> Result<String, Failure> {
    let locale = context.locale;
    let fits = |minutes: u32| -> Result<bool, Failure> {
        Ok(!last.report(context, Some(minutes), false)?.steps.is_empty())
    };
    let Some(mut short) = minutes else {
        return Ok(locale.text("cli-plan-empty"));
    };
    let mut enough = args::MINUTES;
    if !fits(enough)? {
        return Ok(locale.text("cli-plan-empty"));
    }
    // What fits into some minutes fits into more.
    while enough - short > 1 {
        let middle = short.midpoint(enough);
        if fits(middle)? {
            enough = middle;
        } else {
            short = middle;
        }
    }
    let needed = locale.count(enough as usize);
    Ok(locale.with("cli-plan-short", &[("minutes", &needed)]))
}
