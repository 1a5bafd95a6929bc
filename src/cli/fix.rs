//! `rasoat fix [WHICH]`: one thing to do, screen by screen, then the one question that tells whether it is done.

use super::exit::{self, Exit};
use super::failure::Failure;
use super::last::{self, Found, Last, Later};
use super::{Context, out};
use crate::audit;
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId};
use crate::domain::checklist::{ChoiceState, Scope};
use crate::domain::fix::{Action, BetterAnswer};
use crate::domain::report::Report;
use crate::domain::text::{Lang, Text};
use crate::i18n::Locale;
use crate::interview::{self, Offered, Place, QuestionScreen, Section};
use crate::prompt::Console;
use crate::prompt::walk::{Page, Walk, Walked, walk};
use crate::render;
use crate::render::history::What;

/// The choice of the plain question whether it is done.
const DONE: &str = "done";

pub(super) fn run(context: &Context, which: Option<&str>) -> Result<Exit, Failure> {
    if !context.can_ask() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-fix-terminal",
            "cli-advice-fix-terminal",
            &[],
        ));
    }
    context.format_without_pages()?;
    let last = match last::last(context, None)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    let before = last.report(context, None, false)?;
    let action = if let Some(which) = which {
        let name = last.named(context, which)?;
        last.action(context, &before, &name)
            .ok_or_else(|| context.nothing_to_do(&name))?
    } else if let Some(step) = before.steps.first() {
        step.action.clone()
    } else {
        out::note(&context.locale.text("cli-plan-empty"));
        return Ok(Exit::Done);
    };
    let question = audit::telling(&last.content.catalog, &last.answered.sheet, &action);
    let screen = question
        .as_ref()
        .and_then(|question| {
            let known = &last.answered;
            interview::single(&last.content.catalog, &known.sheet, &known.answers, question)
        })
        .unwrap_or_else(plain_question);
    match context.walked(&last, &before, &action, &screen) {
        Walked::Interrupted => return Ok(Exit::Interrupted),
        Walked::Left => context.nothing_changed(&action),
        Walked::Chose(at) => {
            let choice = screen.choices.get(at).and_then(|choice| choice.id.as_deref());
            match choice.and_then(|choice| outcome(&last, &action, question.as_ref(), choice)) {
                Some((later, what, of)) => {
                    let title = context.title(&last, &before, &action);
                    context.change(&last, &before, &later, &of, &title, what)?;
                }
                None => context.nothing_changed(&action),
            }
        }
    }
    Ok(Exit::Done)
}

/// Whether it is done: where no question of the content tells.
fn plain_question() -> QuestionScreen {
    let text = |key: &str| {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| Locale::new(lang).text(key));
        Text { vi, en }
    };
    let choice = |id: &str, key: &str| Offered {
        id: Some(id.to_owned()),
        text: text(key),
        chosen: 0,
    };
    QuestionScreen {
        place: Place {
            section: Section::All(Scope::Person),
            label: None,
            number: 1,
            total: 1,
            minutes: 1,
        },
        control: String::new(),
        subjects: Vec::new(),
        scope: Scope::Person,
        text: text("steps-walk-done-question"),
        choices: vec![
            choice(DONE, "steps-walk-done-yes"),
            choice("not-yet", "steps-walk-done-no"),
        ],
        current: None,
        multiple: false,
        zero: false,
        needed: false,
        narrowed: false,
        measurable: false,
        others: 0,
    }
}

/// What is different with this choice, and what that is called; none where nothing is.
fn outcome(
    last: &Last,
    action: &Action,
    question: Option<&QuestionId>,
    choice: &str,
) -> Option<(Later, What<'static>, String)> {
    let Some(question) = question else {
        let later = (choice == DONE).then(|| last.done_now(action)).flatten()?;
        return Some((later, What::Done, action.to_string()));
    };
    let catalog = &last.content.catalog;
    let control = catalog.control(&question.control)?;
    let platform = last.answered.sheet.platform(catalog, &question.subject);
    let chosen = control.choices.iter().find(|one| one.id == choice)?;
    // They looked just now: the menu was before them.
    let answer = Answer {
        given: Given::Chosen(vec![choice.to_owned()]),
        evidence: Evidence::Looked,
    };
    let is_given = |answers: &Answers| {
        answers
            .get(question)
            .is_some_and(|known| known.given == answer.given)
    };
    let with_answer = |mut later: Later| {
        if !last.is_of_file() {
            let mut answers = later.answered.answers.clone();
            answers.insert(question.clone(), answer.clone());
            later.answered = last.with_answers(answers);
        }
        later
    };
    let good = control.state_on(chosen, platform) == ChoiceState::Good;
    let whole = last
        .done_now(action)
        .filter(|later| good && is_given(&later.answered.answers));
    if let Some(whole) = whole {
        return Some((with_answer(whole), What::Done, action.to_string()));
    }
    // What a profile file says is not for this program to write down, unless something was mended.
    if is_given(&last.answered.answers) || (last.is_of_file() && !good) {
        return None;
    }
    // Another way than the one that was told: then this answer counts, and nothing beside it.
    let other = Action::Answer(BetterAnswer {
        control: question.control.clone(),
        subject: question.subject.clone(),
        choice: choice.to_owned(),
    });
    let mut later = match last.done_now(&other) {
        Some(later) => with_answer(later),
        None if last.is_of_file() => return None,
        None => with_answer(last.as_it_is()),
    };
    if good {
        return Some((later, What::Done, other.to_string()));
    }
    later.done = last.done().to_vec();
    later.waivers = last.waivers().to_vec();
    Some((later, What::Answered, action.to_string()))
}

impl Context {
    fn walked(&self, last: &Last, before: &Report, action: &Action, question: &QuestionScreen) -> Walked {
        let told = render::card::walk(before, &last.content, self.locale, &self.style(), action);
        let pages: Vec<Page> = told
            .steps
            .into_iter()
            .map(|step| Page {
                text: step.text,
                notes: step.notes,
                names_menu: step.names_menu,
            })
            .collect();
        let mut differs = || match &told.menu {
            Some(place) => self.note_menu(&last.content.catalog, place),
            None => Ok(()),
        };
        let mut console = Console::open(exit::interrupted);
        walk(
            &Walk {
                heading: &told.heading,
                intro: &told.intro,
                pages: &pages,
                question,
            },
            &mut differs,
            &mut console,
            self.locale,
            self.interview_style(),
        )
    }

    fn nothing_changed(&self, action: &Action) {
        let name = action.to_string();
        let text = if self.global.screen {
            self.locale.text("steps-walk-left-masked")
        } else {
            self.locale.with("steps-walk-left", &[("name", &name)])
        };
        out::note(&self.wrapped(&[text]));
    }
}
