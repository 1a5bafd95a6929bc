//! `rasoat done`, `waive`, `reopen`: what became of a thing to do since the audit.

use super::args::Format;
use super::exit::Exit;
use super::failure::Failure;
use super::history::Opened;
use super::last::{self, Found, Last, Later};
use super::{Context, out};
use crate::audit;
use crate::domain::answer::{Answers, QuestionId};
use crate::domain::fix::{Action, BetterAnswer};
use crate::domain::history::{AuditId, Done, PastAudit, Remembered, Waiver};
use crate::domain::report::Report;
use crate::domain::text::Date;
use crate::i18n;
use crate::render;
use crate::render::history::{Changed, Compare, What};
use std::collections::BTreeSet;

/// No reason is longer than this, in characters.
const REASON: usize = 200;
/// Nothing is left aside for longer than this, in days: by then it is looked at again.
const LONGEST: i32 = 366;

/// `rasoat done WHICH`.
pub(super) fn done(context: &Context, which: &str) -> Result<Exit, Failure> {
    let last = match last::last(context, None)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    let name = last.named(context, which)?;
    let before = last.report(context, None, false)?;
    let Some(action) = last.action(context, &before, &name) else {
        let before = last.done().iter().any(|done| done.id == name);
        return Err(if before {
            context.failure(
                Exit::Usage,
                "cli-error-done-before",
                "cli-advice-done-before",
                &[("name", &name)],
            )
        } else {
            context.nothing_to_do(&name)
        });
    };
    let later = last
        .done_now(&action)
        .ok_or_else(|| context.nothing_to_do(&name))?;
    let title = context.title(&last, &before, &action);
    context.change(&last, &before, &later, &name, &title, What::Done)?;
    Ok(Exit::Done)
}

/// `rasoat waive WHICH --reason R --until D`.
pub(super) fn waive(context: &Context, which: &str, reason: &str, until: Date) -> Result<Exit, Failure> {
    let last = match last::last(context, None)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = reason.trim_end_matches('.').to_owned();
    if reason.is_empty() || reason.chars().count() > REASON {
        let most = context.locale.count(REASON);
        return Err(context.failure(
            Exit::Usage,
            "cli-error-reason",
            "cli-advice-reason",
            &[("most", &most)],
        ));
    }
    let today = last.now.date;
    let days = today.until(until).map_or(i32::MAX, |span| span.get_days());
    if !(0..=LONGEST).contains(&days) {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-until",
            "cli-advice-until",
            &[
                ("until", &context.locale.date(until)),
                ("today", &context.locale.date(today)),
            ],
        ));
    }
    last.needs_history(context)?;
    let name = last.named(context, which)?;
    let before = last.report(context, None, false)?;
    let action = last
        .action(context, &before, &name)
        .ok_or_else(|| context.nothing_to_do(&name))?;
    let waiver = Waiver {
        id: name.clone(),
        reason,
        until,
    };
    let mut later = last.as_it_is();
    later.waivers.retain(|known| known.id != name);
    later.waivers.push(waiver.clone());
    let title = context.title(&last, &before, &action);
    context.change(&last, &before, &later, &name, &title, What::Waived(&waiver))?;
    Ok(Exit::Done)
}

/// `rasoat reopen WHICH`.
pub(super) fn reopen(context: &Context, which: &str) -> Result<Exit, Failure> {
    let last = match last::last(context, None)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    last.needs_history(context)?;
    let name = last.named(context, which)?;
    let before = last.report(context, None, false)?;
    let mut later = last.as_it_is();
    later.waivers.retain(|waiver| waiver.id != name);
    later.done.retain(|done| done.id != name);
    let was_done = later.done.len() < last.done().len();
    if !was_done && later.waivers.len() == last.waivers().len() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-reopen",
            "cli-advice-reopen",
            &[("name", &name)],
        ));
    }
    if was_done {
        later.answered = match last.replayed(context, &later.done)? {
            Some(answered) => answered,
            None => match answers_before(&last, &name) {
                Some(answers) => last.with_answers(answers),
                None => return Err(context.before_unreadable(&name)),
            },
        };
    }
    let action = audit::action(&last.content.catalog, &later.answered.sheet, &name, None);
    // A thing that something else has settled meanwhile goes by its name.
    let title = match &action {
        Some(action) => context.title(&last, &last.report_of(context, &later)?, action),
        None => name.clone(),
    };
    context.change(&last, &before, &later, &name, &title, What::Reopened)?;
    Ok(Exit::Done)
}

/// The answers as they are, those put back that a step changed when it was said to be done; none where the records that
/// tell cannot be read.
fn answers_before(last: &Last, name: &str) -> Option<Answers> {
    let mut answers = last.answered.answers.clone();
    let newest = last.audit.as_ref()?;
    let of_this = |one: &&Remembered| one.root() == newest.root();
    let records: Vec<&PastAudit> = (last.memory.shelf.audits.iter())
        .filter(of_this)
        .map(|one| &one.audit)
        .collect();
    let has = |audit: &PastAudit| audit.done.iter().any(|done| done.id == name);
    let pair =
        (records.windows(2)).rfind(|pair| matches!(pair, [before, after] if !has(before) && has(after)));
    let Some([before, after]) = pair else { return None };
    // Between the two there may be a record that cannot be read: then only what this step changes is put back.
    let (earlier, changed) = if last.memory.shelf.unreadable.is_empty() {
        (before.answers.clone(), None)
    } else {
        let (earlier, changed) = replayed_to(last, before, after, name)?;
        (earlier, Some(changed))
    };
    let questions: BTreeSet<_> = earlier.keys().chain(after.answers.keys()).collect();
    for question in questions {
        let (was, became) = (earlier.get(question), after.answers.get(question));
        let by_this = (changed.as_ref()).is_none_or(|changed| changed.contains(question));
        // What was answered otherwise since stays as it was answered.
        if !by_this || was == became || answers.get(question) != became {
            continue;
        }
        match was {
            Some(answer) => answers.insert(question.clone(), answer.clone()),
            None => answers.remove(question),
        };
    }
    Some(answers)
}

/// The answers just before a step was carried out, as those of a record before it with everything else carried out that
/// was carried out meanwhile; and which of them the step changes.
fn replayed_to(
    last: &Last,
    before: &PastAudit,
    after: &PastAudit,
    name: &str,
) -> Option<(Answers, BTreeSet<QuestionId>)> {
    let (catalog, names) = (&last.content.catalog, i18n::names());
    let carried_out = |answers: &Answers, done: &Done| {
        let sheet = audit::sheet(catalog, &names, answers);
        let action = audit::action(catalog, &sheet, &done.id, done.choice.as_deref())?;
        audit::carried_out(catalog, &names, answers, &action)
    };
    let mut answers = before.answers.clone();
    for done in &after.done {
        if done.id == name {
            let later = carried_out(&answers, done)?;
            let questions = answers.keys().chain(later.keys());
            let changed = questions.filter(|question| answers.get(*question) != later.get(*question));
            let changed = changed.cloned().collect();
            return Some((answers, changed));
        }
        if !before.done.iter().any(|known| known.id == done.id) {
            answers = carried_out(&answers, done)?;
        }
    }
    None
}

impl Last {
    /// The name of what somebody means: the number of a step as last shown, or the name itself.
    pub(super) fn named(&self, context: &Context, which: &str) -> Result<String, Failure> {
        let which = which.trim();
        let Ok(number) = which.parse::<usize>() else {
            return Ok(which.to_owned());
        };
        let shown = self.shown(context)?;
        let at = number.checked_sub(1).and_then(|at| shown.get(at));
        at.map(|step| step.id.clone()).ok_or_else(|| {
            let most = context.locale.count(shown.len());
            let key = if shown.is_empty() {
                "cli-error-step-none"
            } else {
                "cli-error-step-number"
            };
            context.failure(
                Exit::Usage,
                key,
                "cli-advice-step",
                &[("given", which), ("most", &most)],
            )
        })
    }

    /// What there is to do of a name: as it was shown last, as it would be shown now, or the first there is.
    pub(super) fn action(&self, context: &Context, report: &Report, name: &str) -> Option<Action> {
        let (catalog, sheet) = (&self.content.catalog, &self.answered.sheet);
        let shown = self.shown(context).unwrap_or_default();
        let choice = (shown.into_iter().find(|step| step.id == name)).and_then(|step| step.choice);
        let step = || report.steps.iter().find(|step| step.action.to_string() == name);
        let is_there = |action: &Action| match action {
            Action::Answer(answer) => {
                let profile = &sheet.profile;
                let is_move = |(one, _): &(BetterAnswer, u32)| one == answer;
                // A step may lean on an earlier one: then it is none yet where everything stands as it does.
                audit::moves(catalog, sheet, profile).iter().any(is_move)
                    || (step().is_some() && audit::moved(catalog, sheet, profile, answer).is_some())
            }
            Action::Fix(_) => true,
        };
        let as_shown = choice.and_then(|choice| audit::action(catalog, sheet, name, Some(&choice)));
        (as_shown.filter(is_there))
            .or_else(|| step().map(|step| step.action.clone()))
            .or_else(|| audit::action(catalog, sheet, name, None))
    }

    /// What is different once an action is carried out; none where there is nothing to do of the kind.
    pub(super) fn done_now(&self, action: &Action) -> Option<Later> {
        let name = action.to_string();
        let mut later = self.as_it_is();
        later.answered = self.carried_out(action)?;
        later.waivers.retain(|waiver| waiver.id != name);
        later.done.retain(|done| done.id != name);
        later.done.push(Done {
            id: name,
            choice: match action {
                Action::Answer(answer) => Some(answer.choice.clone()),
                Action::Fix(_) => None,
            },
            at: self.now.stamp.clone(),
        });
        Some(later)
    }

    /// Marks are kept in a history, nowhere else.
    fn needs_history(&self, context: &Context) -> Result<(), Failure> {
        match (&self.memory.opened, &self.audit) {
            (Opened::Open(_), Some(_)) => Ok(()),
            _ => Err(context.failure(
                Exit::Usage,
                "cli-error-needs-history",
                "cli-advice-needs-history",
                &[],
            )),
        }
    }
}

impl Context {
    /// Keeps a change and says what it changed.
    pub(super) fn change(
        &self,
        last: &Last,
        before: &Report,
        later: &Later,
        name: &str,
        title: &str,
        what: What<'_>,
    ) -> Result<(), Failure> {
        let format = self.format_without_pages()?;
        let after = last.report_of(self, later)?;
        // What is kept is told: where that cannot be, nothing is.
        out::reaches(self.global.output.as_deref(), self.locale)?;
        last.keep(self, later, &after)?;
        let of = |report: &Report, later: &Later| Remembered {
            id: AuditId::new(&last.now.stamp, 0),
            audit: last.past(report, later),
        };
        let (was, now) = (of(before, &last.as_it_is()), of(&after, later));
        let comparison = audit::compare(&was, &now);
        let style = self.style();
        let changed = Changed {
            what,
            name,
            title,
            can_reopen: last.audit.is_some(),
            compare: Compare {
                comparison: &comparison,
                content: &last.content,
                locale: self.locale,
                style,
            },
        };
        self.print(&match format {
            Format::Json => changed.json(),
            _ => changed.text(),
        })
    }

    /// What a thing to do is called.
    pub(super) fn title(&self, last: &Last, report: &Report, action: &Action) -> String {
        render::card::title(report, &last.content, self.locale, &self.style(), action)
    }

    /// That nobody knows any more what was answered before a step was carried out.
    fn before_unreadable(&self, name: &str) -> Failure {
        self.failure(
            Exit::History,
            "cli-error-before-unreadable",
            "cli-advice-unreadable",
            &[("name", name)],
        )
    }

    /// That nothing of a name is to be done.
    pub(super) fn nothing_to_do(&self, name: &str) -> Failure {
        self.failure(
            Exit::Usage,
            "cli-error-nothing-to-do",
            "cli-advice-step",
            &[("name", name)],
        )
    }
}
