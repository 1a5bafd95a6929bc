//! `rasoat show`: the last result, recomputed from the answers that are kept.

use super::env::{Now, now};
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, out};
use crate::audit::{self, Basis, Sheet};
use crate::domain::answer::Answers;
use crate::domain::checklist::Content;
use crate::domain::report::Report;
use crate::i18n;
use crate::render::Origin;
use crate::store::draft::Draft;

pub(super) fn run(context: &Context, explain: bool, minutes: Option<u32>) -> Result<Exit, Failure> {
    let last = last(context)?;
    let report = last.report(context, minutes, explain)?;
    context.print_report(&report, &last.content, Origin::Kept)?;
    Ok(context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    ))
}

/// The answers kept on this computer, and what a report is made from with them.
pub(super) struct Last {
    pub content: Content,
    pack: String,
    answers: Answers,
    sheet: Sheet,
    /// When the last answer was given.
    answered: String,
    now: Now,
}

impl Last {
    /// The report for so many minutes.
    pub(super) fn report(
        &self,
        context: &Context,
        minutes: Option<u32>,
        explain: bool,
    ) -> Result<Report, Failure> {
        Ok(audit::report(Basis {
            pack: context.pack(&self.content.catalog, &self.pack)?,
            content: &self.content,
            only: &[],
            answers: &self.answers,
            sheet: self.sheet.clone(),
            minutes,
            created: self.answered.clone(),
            date: self.now.date,
            sample: false,
            explain,
        }))
    }
}

/// Reads the answers kept on this computer; what of them does not count is said.
pub(super) fn last(context: &Context) -> Result<Last, Failure> {
    let nothing = || context.failure(Exit::Usage, "cli-error-no-draft", "cli-advice-no-draft", &[]);
    let folder = context.kept_folder()?;
    let kept = Draft::read(&folder)
        .map_err(|error| context.kept_failure(&error))?
        .ok_or_else(nothing)?;
    if kept.cut_off {
        out::note(&context.locale.text("draft-cut-off"));
    }
    let content = context.content()?;
    let answers = context.known_answers(&content.catalog, kept.answers);
    let sheet = audit::sheet(&content.catalog, &i18n::names(), &answers);
    if sheet.profile.accounts.is_empty() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-no-accounts",
            "cli-advice-no-accounts",
            &[],
        ));
    }
    let pack = context.kept_pack(&content.catalog, &kept.pack)?.id.clone();
    Ok(Last {
        content,
        pack,
        answers,
        sheet,
        answered: kept.last,
        now: now(),
    })
}
