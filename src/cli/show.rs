//! `rasoat show`: the last result, recomputed from the answers that are kept.

use super::env::now;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, args::Format};
use crate::audit::{self, Basis};
use crate::domain::checklist::Content;
use crate::domain::report::Report;
use crate::store::draft::Draft;
use crate::{i18n, render};

pub(super) fn run(context: &Context, explain: bool, minutes: Option<u32>) -> Result<Exit, Failure> {
    let (report, content) = last(context, minutes, explain)?;
    if explain && matches!(context.format(), Format::Table | Format::Plain) {
        context.print(&render::explain(
            &report,
            &content,
            context.locale,
            &context.style(),
        ))?;
    } else {
        context.print_report(&report, &content)?;
    }
    Ok(context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    ))
}

/// The report of the answers kept on this computer.
pub(super) fn last(
    context: &Context,
    minutes: Option<u32>,
    explain: bool,
) -> Result<(Report, Content), Failure> {
    let nothing = || context.failure(Exit::Usage, "cli-error-no-draft", "cli-advice-no-draft", &[]);
    let folder = context.draft_folder(false)?.ok_or_else(nothing)?;
    let kept = Draft::read(&folder)
        .map_err(|error| context.draft_failure(&error))?
        .ok_or_else(nothing)?;
    let content = context.content()?;
    let sheet = audit::sheet(&content.catalog, &i18n::names(), &kept.answers);
    if sheet.profile.accounts.is_empty() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-no-accounts",
            "cli-advice-no-accounts",
            &[],
        ));
    }
    let now = now();
    let report = audit::report(Basis {
        pack: context.pack(&content.catalog, &kept.pack)?,
        content: &content,
        only: &[],
        answers: &kept.answers,
        sheet,
        minutes,
        created: now.stamp,
        date: now.date,
        sample: false,
        explain,
    });
    Ok((report, content))
}
