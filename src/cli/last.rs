//! The last finished audit, or an earlier one, as every command takes it up that goes on from it; where there is none,
//! the draft. Its report is made anew, and what was carried out since is kept as a record that goes on from it.

use super::env::{Now, now};
use super::exit::Exit;
use super::failure::Failure;
use super::history::Opened;
use super::memory::Memory;
use super::{Context, out, score};
use crate::audit::{self, Basis, Sheet, Told};
use crate::domain::answer::{Answers, Evidence, QuestionId};
use crate::domain::checklist::{Catalog, Content};
use crate::domain::fix::Action;
use crate::domain::history::{Done, PastAudit, Remembered, Shown, Waiver};
use crate::domain::profile::Profile;
use crate::domain::report::Report;
use crate::i18n;
use crate::interview::Entry;
use crate::store::draft::Draft;
use crate::store::profile_file::{self, Stated};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What was found of the last audit.
pub(super) enum Found {
    /// Its answers.
    Last(Box<Last>),
    /// The person left at the prompt of the passphrase.
    Stopped(Exit),
}

/// What was answered, and what that adds up to.
#[derive(Clone)]
pub(super) struct Answered {
    pub answers: Answers,
    pub sheet: Sheet,
    /// What the profile file states; none where questions were asked.
    stated: Option<Stated>,
}

/// What is different in the record that goes on from an audit.
pub(super) struct Later {
    pub answered: Answered,
    pub waivers: Vec<Waiver>,
    pub done: Vec<Done>,
}

/// The answers kept on this computer, and what a report is made from with them.
pub(super) struct Last {
    pub content: Content,
    pub memory: Memory,
    /// The audit they are of; none where there is only a draft.
    pub audit: Option<Remembered>,
    pub answered: Answered,
    pub now: Now,
    folder: PathBuf,
    pack: String,
    only: Vec<String>,
    apart: BTreeSet<String>,
    /// When the last answer was given.
    stamp: String,
}

impl Last {
    /// The report for so many minutes.
    pub(super) fn report(
        &self,
        context: &Context,
        minutes: Option<u32>,
        explain: bool,
    ) -> Result<Report, Failure> {
        let stamp = self.stamp.clone();
        self.made(context, &self.answered, self.waivers(), stamp, minutes, explain)
    }

    /// The report once something has changed.
    pub(super) fn report_of(&self, context: &Context, later: &Later) -> Result<Report, Failure> {
        let stamp = self.now.stamp.clone();
        self.made(context, &later.answered, &later.waivers, stamp, None, false)
    }

    fn made(
        &self,
        context: &Context,
        answered: &Answered,
        waivers: &[Waiver],
        created: String,
        minutes: Option<u32>,
        explain: bool,
    ) -> Result<Report, Failure> {
        Ok(audit::report(Basis {
            pack: context.pack(&self.content.catalog, &self.pack)?,
            content: &self.content,
            only: &self.only,
            answers: &answered.answers,
            sheet: answered.sheet.clone(),
            minutes,
            created,
            date: self.now.date,
            waivers,
            sample: false,
            explain,
        }))
    }

    /// Remembers which steps were shown: `done 2` means the second of these.
    pub(super) fn remember_shown(&self, context: &Context, report: &Report) {
        if let Opened::Open(history) = &self.memory.opened
            && let Err(error) = history.remember_shown(&numbered(report))
        {
            // The numbers would mean other steps: then names have to do.
            out::note(&context.history_failure(&error).text(context.locale));
        }
    }

    /// The steps as they were shown last.
    pub(super) fn shown(&self, context: &Context) -> Result<Vec<Shown>, Failure> {
        if let (Opened::Open(history), Some(last)) = (&self.memory.opened, &self.audit) {
            let kept = || last.audit.steps.iter().map(Shown::from).collect();
            return match history.shown() {
                Some(shown) => Ok(shown),
                None if history.was_shown() => {
                    Err(context.failure(Exit::Usage, "cli-error-step-lost", "cli-advice-step", &[]))
                }
                None => Ok(kept()),
            };
        }
        Ok(numbered(&self.report(context, None, false)?))
    }

    /// What is left aside on purpose, whether or not that still holds.
    pub(super) fn waivers(&self) -> &[Waiver] {
        self.audit.as_ref().map_or(&[], |last| &last.audit.waivers)
    }

    /// What was carried out since the audit.
    pub(super) fn done(&self) -> &[Done] {
        self.audit.as_ref().map_or(&[], |last| &last.audit.done)
    }

    /// The same as it stands now.
    pub(super) fn as_it_is(&self) -> Later {
        Later {
            answered: self.answered.clone(),
            waivers: self.waivers().to_vec(),
            done: self.done().to_vec(),
        }
    }

    /// What is answered once an action is carried out; none where there is nothing to do of the kind.
    pub(super) fn carried_out(&self, action: &Action) -> Option<Answered> {
        let catalog = &self.content.catalog;
        let Some(stated) = &self.answered.stated else {
            let answers = audit::carried_out(catalog, &i18n::names(), &self.answered.answers, action)?;
            return Some(answered(catalog, answers));
        };
        let told = audit::carried_out_in_profile(catalog, &self.answered.sheet, stated, action)?;
        Some(gone_on(&self.content, &self.answered, told))
    }

    /// What is answered with other answers; of a profile file, nothing else.
    pub(super) fn with_answers(&self, answers: Answers) -> Answered {
        match self.answered.stated {
            Some(_) => self.answered.clone(),
            None => answered(&self.content.catalog, answers),
        }
    }

    /// Whether it was made from a profile file.
    pub(super) fn is_of_file(&self) -> bool {
        self.answered.stated.is_some()
    }

    /// What is answered with only some of what was carried out; of a profile file.
    pub(super) fn replayed(&self, context: &Context, done: &[Done]) -> Result<Option<Answered>, Failure> {
        let Some(last) = &self.audit else { return Ok(None) };
        of_file(context, &self.content, last, &self.memory, done)
    }

    /// Keeps what has changed: in the history as a record that goes on from the audit, and in the draft where one is
    /// open.
    pub(super) fn keep(&self, context: &Context, later: &Later, report: &Report) -> Result<(), Failure> {
        if let (Opened::Open(history), Some(_)) = (&self.memory.opened, &self.audit) {
            history
                .save(&self.past(report, later))
                .map_err(|error| context.history_failure(&error))?;
        }
        self.keep_in_draft(context, &later.answered.answers)
    }

    /// The record that goes on from the audit.
    pub(super) fn past(&self, report: &Report, later: &Later) -> PastAudit {
        let told = Told {
            answers: &later.answered.answers,
            apart: &self.apart,
            only: &self.only,
            profile: self.audit.as_ref().and_then(|last| last.audit.profile.clone()),
            program: env!("CARGO_PKG_VERSION"),
        };
        PastAudit {
            after: self.audit.as_ref().map(|last| last.root().clone()),
            waivers: later.waivers.clone(),
            done: later.done.clone(),
            ..audit::remember(report, &self.content.catalog, told)
        }
    }

    fn keep_in_draft(&self, context: &Context, answers: &Answers) -> Result<(), Failure> {
        let place = || self.memory.place(&self.folder);
        let failed = |error| context.draft_failure(&error);
        if self.is_of_file() || Draft::read(place()).map_err(failed)?.is_none() {
            return Ok(());
        }
        let (mut draft, _) = Draft::open(place(), &self.pack, &self.now.stamp).map_err(failed)?;
        let old = &self.answered.answers;
        let gone = old.keys().filter(|question| !answers.contains_key(*question));
        let new = answers
            .iter()
            .filter(|(question, answer)| old.get(question) != Some(answer));
        let entries = (gone.map(|question| (question, None)))
            .chain(new.map(|(question, answer)| (question, Some(answer.clone()))));
        for (question, answer) in entries {
            let entry = Entry::Record {
                question: question.clone(),
                answer,
            };
            draft.append(&entry, &self.now.stamp).map_err(failed)?;
        }
        draft.finish().map_err(failed)
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
        Some(_) if memory.shelf.audits.is_empty() && !memory.shelf.unreadable.is_empty() => {
            return Err(context.all_unreadable(&memory.shelf));
        }
        Some(which) => Some(context.named(&memory.shelf, which)?),
        None => memory.shelf.audits.last(),
    };
    let last = match audit.cloned() {
        Some(audit) => remembered(context, audit, memory, folder)?,
        None => of_draft(context, memory, folder)?,
    };
    Ok(Found::Last(Box::new(last)))
}

/// The steps of a report in the order of their numbers.
fn numbered(report: &Report) -> Vec<Shown> {
    let shown = |action: &Action| Shown {
        id: action.to_string(),
        choice: action.choice().map(str::to_owned),
    };
    report.steps.iter().map(|step| shown(&step.action)).collect()
}

fn answered(catalog: &Catalog, answers: Answers) -> Answered {
    Answered {
        sheet: audit::sheet(catalog, &i18n::names(), &answers),
        answers,
        stated: None,
    }
}

/// What a profile file says once everything that was carried out since is; none where questions were asked.
fn of_file(
    context: &Context,
    content: &Content,
    last: &Remembered,
    memory: &Memory,
    done: &[Done],
) -> Result<Option<Answered>, Failure> {
    let audit = &last.audit;
    let Some(text) = &audit.profile else {
        return Ok(None);
    };
    let catalog = &content.catalog;
    let (profile, stated) = profile_file::parse(text.as_bytes())
        .map_err(|error| context.profile_failure(&error, Path::new(&audit.created)))?;
    // With what was measured then; a record that goes on from it has only what still holds.
    let root = memory.shelf.audits.iter().find(|one| one.id == *last.root());
    let kept = root.map_or(audit, |root| &root.audit);
    let (sheet, answers, stated) = score::read_kept(content, profile, stated, &kept.answers);
    let mut answered = Answered {
        answers,
        sheet,
        stated: Some(stated),
    };
    for mark in done {
        let action = audit::action(catalog, &answered.sheet, &mark.id, mark.choice.as_deref());
        let stated = answered.stated.clone().unwrap_or_default();
        let told = action
            .and_then(|action| audit::carried_out_in_profile(catalog, &answered.sheet, &stated, &action));
        // What the content of today knows no more stays as it was.
        if let Some(told) = told {
            answered = gone_on(content, &answered, told);
        }
    }
    Ok(Some(answered))
}

/// What a profile file says once something was carried out. What was measured holds where the file says the same as
/// before.
fn gone_on(content: &Content, before: &Answered, (profile, stated): (Profile, Stated)) -> Answered {
    let said = before.stated.as_ref();
    let said = said.map(|stated| audit::declared(&content.catalog, &before.sheet, stated));
    let said = said.unwrap_or_default();
    let (sheet, mut answers) = score::read(content, profile, &stated);
    let there = sheet.subjects();
    let holds = |question: &QuestionId| {
        there.contains(&question.subject) && said.get(question) == answers.get(question)
    };
    let measured: Answers = (before.answers.iter())
        .filter(|(question, answer)| answer.evidence == Evidence::Measured && holds(question))
        .map(|(question, answer)| (question.clone(), answer.clone()))
        .collect();
    answers.extend(measured);
    Answered {
        answers,
        sheet,
        stated: Some(stated),
    }
}

/// What a report of a finished audit is made from. The figures are those of the content there is today.
fn remembered(context: &Context, last: Remembered, memory: Memory, folder: PathBuf) -> Result<Last, Failure> {
    let content = context.content()?;
    let audit = &last.audit;
    if content.params.version != audit.model.version || content.params.date != audit.model.date {
        out::note(&context.locale.text("history-shown-anew"));
    }
    let answered = if let Some(answered) = of_file(context, &content, &last, &memory, &audit.done)? {
        answered
    } else {
        let answers = context.known_answers(&content.catalog, audit.answers.clone());
        answered(&content.catalog, answers)
    };
    let pack = context.kept_pack(&content.catalog, &audit.pack)?.id.clone();
    Ok(Last {
        content,
        memory,
        answered,
        now: now(),
        folder,
        pack,
        only: audit.only.clone(),
        apart: audit.apart.clone(),
        stamp: audit.created.clone(),
        audit: Some(last),
    })
}

/// Reads the draft kept on this computer; what of it does not count is said.
fn of_draft(context: &Context, memory: Memory, folder: PathBuf) -> Result<Last, Failure> {
    let kept = Draft::read(memory.place(&folder)).map_err(|error| context.kept_failure(&error))?;
    let Some(kept) = kept else {
        return Err(if memory.shelf.unreadable.is_empty() {
            context.failure(Exit::Usage, "cli-error-no-draft", "cli-advice-no-draft", &[])
        } else {
            context.all_unreadable(&memory.shelf)
        });
    };
    if kept.cut_off {
        out::note(&context.locale.text("draft-cut-off"));
    }
    let content = context.content()?;
    let answers = context.known_answers(&content.catalog, kept.answers);
    let answered = answered(&content.catalog, answers);
    if answered.sheet.profile.accounts.is_empty() {
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
        memory,
        audit: None,
        answered,
        now: now(),
        folder,
        pack,
        only: Vec::new(),
        apart: kept.apart,
        stamp: kept.last,
    })
}
