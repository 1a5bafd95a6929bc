//! `rasoat show`: the last result, or an earlier one, recomputed from the answers that are kept.

use super::env::{Now, now};
use super::exit::Exit;
use super::failure::Failure;
use super::history::Opened;
use super::memory::Memory;
use super::{Context, out, score};
use crate::audit::{self, Basis, Sheet};
use crate::domain::answer::Answers;
use crate::domain::checklist::Content;
use crate::domain::history::PastAudit;
use crate::domain::report::Report;
use crate::i18n;
use crate::render::Origin;
use crate::store::draft::{Draft, Place};
use crate::store::profile_file;
use std::path::Path;

pub(super) fn run(
    context: &Context,
    explain: bool,
    minutes: Option<u32>,
    at: Option<&str>,
) -> Result<Exit, Failure> {
    let last = match last(context, at)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    let report = last.report(context, minutes, explain)?;
    context.print_report(&report, &last.content, Origin::Kept)?;
    Ok(context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    ))
}

/// What was found of the last audit.
pub(super) enum Found {
    /// Its answers.
    Last(Box<Last>),
    /// The person left at the prompt of the passphrase.
    Stopped(Exit),
}

/// The answers kept on this computer, and what a report is made from with them.
pub(super) struct Last {
    pub content: Content,
    pack: String,
    only: Vec<String>,
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
            only: &self.only,
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

/// Reads the last finished audit of the history, or the one that was asked for; where there is none, the draft.
pub(super) fn last(context: &Context, at: Option<&str>) -> Result<Found, Failure> {
    let folder = context.kept_folder()?;
    let memory = Memory::open(context, &folder)?;
    if let Opened::Stopped(exit) = memory.opened {
        return Ok(Found::Stopped(exit));
    }
    let audit = match at {
        Some(which) => Some(context.named(&memory.shelf, which)?),
        None => memory.shelf.audits.last(),
    };
    let last = match audit {
        Some(audit) => remembered(context, &audit.audit)?,
        None => of_draft(context, memory.place(&folder))?,
    };
    Ok(Found::Last(Box::new(last)))
}

/// What a report of a finished audit is made from. The figures are those of the content there is today.
fn remembered(context: &Context, audit: &PastAudit) -> Result<Last, Failure> {
    let content = context.content()?;
    if content.params.version != audit.model.version || content.params.date != audit.model.date {
        out::note(&context.locale.text("history-shown-anew"));
    }
    let (sheet, answers) = if let Some(text) = &audit.profile {
        let (profile, stated) = profile_file::parse(text.as_bytes())
            .map_err(|error| context.profile_failure(&error, Path::new(&audit.created)))?;
        score::read(&content, profile, &stated)
    } else {
        let answers = context.known_answers(&content.catalog, audit.answers.clone());
        (audit::sheet(&content.catalog, &i18n::names(), &answers), answers)
    };
    let pack = context.kept_pack(&content.catalog, &audit.pack)?.id.clone();
    Ok(Last {
        content,
        pack,
        only: audit.only.clone(),
        answers,
        sheet,
        answered: audit.created.clone(),
        now: now(),
    })
}

/// Reads the draft kept on this computer; what of it does not count is said.
fn of_draft(context: &Context, place: Place) -> Result<Last, Failure> {
    let nothing = || context.failure(Exit::Usage, "cli-error-no-draft", "cli-advice-no-draft", &[]);
    let kept = Draft::read(place)
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
        only: Vec::new(),
        answers,
        sheet,
        answered: kept.last,
        now: now(),
    })
}
