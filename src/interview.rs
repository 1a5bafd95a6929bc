//! The interview as a state machine: answers so far and an event in, what to write down and the next screen out.
//!
//! Owns the order of the questions, back, undo, skipping, sections, the time limit and picking up where one
//! left off. It does no I/O, knows no language and reads no clock; what the answers amount to it is told by an
//! [`Agenda`]. A front (terminal, page, print) shows [`Screen`]s and hands [`Event`]s in.
//!
//! The order: the set-up first, as the content has it. Then one subject after the other, the one with the most
//! telling open question first, and within a subject the most telling question first. What a question is worth
//! is computed anew only when a subject is finished, so that the screen never jumps. Whoever says of a common
//! question that the subjects differ is asked about each of them at once.

mod agenda;
mod answering;
mod event;
pub mod input;
mod items;
mod measured;
mod order;
mod screen;
mod showing;
mod single;

pub use agenda::Agenda;
pub use event::{Effects, Ending, Entry, Event, Help, Notice, PathHelp};
pub use items::choices_of;
pub use screen::{Offered, Outlook, Place, QuestionScreen, Screen, Section, SectionRow, Tally};
pub use single::single;

use crate::audit::{self, Sheet};
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Control, Pack};
use crate::domain::names;
use crate::domain::text::Text;
use items::{Ask, Item};
use std::collections::{BTreeMap, BTreeSet};

/// The answers that the content still knows, and how many it does not, wholly or in part.
///
/// Of a list only what is known is left; an answer of which nothing is known is open again.
pub fn known_answers(catalog: &Catalog, answers: Answers) -> (Answers, usize) {
    items::still_known(&items::complete_controls(catalog), answers)
}

/// The id that means "none of these" in a question with several answers.
const NONE: &str = "none";

/// How to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Ask at most about this long, the most telling questions first; the set-up does not count.
    pub minutes: Option<u32>,
    /// Only these platforms.
    pub only: Vec<String>,
    /// Controls whose subjects were said to differ in an earlier sitting.
    pub apart: BTreeSet<String>,
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Question,
    Sections,
    End,
}

/// One change that can be taken back.
#[derive(Clone, Debug)]
struct Change {
    ask: Ask,
    before: Vec<(QuestionId, Option<Answer>)>,
    /// The control that this change set apart.
    apart: Option<String>,
}

/// An interview in progress.
#[derive(Clone)]
pub struct Interview<'a> {
    catalog: &'a Catalog,
    controls: BTreeMap<String, Control>,
    pack: &'a Pack,
    agenda: &'a dyn Agenda,
    options: Options,
    answers: Answers,
    sheet: Sheet,
    values: BTreeMap<String, f64>,
    items: Vec<Item>,
    /// Every ask shown, in the order it was first shown; "back" walks along it.
    shown: Vec<Ask>,
    /// What was measured beforehand and written down in this sitting; what the person changed since is theirs.
    measured: Answers,
    /// Whether it was said what the vault does and does not answer.
    told: bool,
    /// What is to be written down and said before the first screen.
    pending: Effects,
    /// Asks answered in this sitting: they used up some of the time.
    given_now: BTreeSet<Ask>,
    changes: Vec<Change>,
    section: Option<Section>,
    current: Option<Ask>,
    /// Whether one came to a section only to go over its answers: at its end it goes on where it was.
    visiting: bool,
    /// Whether the person was shown how to look at the present question.
    looking: bool,
    view: View,
    ended: Option<Ending>,
    left_out: usize,
}

impl<'a> Interview<'a> {
    /// Begins, or goes on from stored answers: only what is unanswered is asked.
    ///
    /// Answers whose control or choice the content no longer knows do not count; see [`Interview::greeting`].
    pub fn new(
        catalog: &'a Catalog,
        pack: &'a Pack,
        agenda: &'a dyn Agenda,
        answers: Answers,
        options: Options,
    ) -> Self {
        let controls = items::complete_controls(catalog);
        let (answers, left_out) = items::still_known(&controls, answers);
        let sheet = agenda.sheet(catalog, &answers);
        let mut interview = Self {
            catalog,
            controls,
            pack,
            agenda,
            options,
            answers,
            sheet,
            values: BTreeMap::new(),
            items: Vec::new(),
            shown: Vec::new(),
            measured: Answers::new(),
            told: false,
            pending: Effects::default(),
            given_now: BTreeSet::new(),
            changes: Vec::new(),
            section: None,
            current: None,
            visiting: false,
            looking: false,
            view: View::Question,
            ended: None,
            left_out,
        };
        interview.refresh();
        let mut pending = Effects::default();
        interview.take_measured(&mut pending);
        interview.pending = pending;
        interview.shown = interview
            .items
            .iter()
            .filter(|item| interview.is_done(item))
            .map(|item| item.ask.clone())
            .collect();
        interview.advance();
        interview
    }

    /// What to say once, before the first screen.
    pub fn greeting(&self) -> Vec<Notice> {
        let old = match self.left_out {
            0 => None,
            count => Some(Notice::OldAnswersLeftOut { count }),
        };
        old.into_iter().chain(self.not_named()).collect()
    }

    /// What is to be written down and said before the first screen, once.
    pub fn begin(&mut self) -> Effects {
        let notices = self.greeting();
        let mut effects = std::mem::take(&mut self.pending);
        effects.notices.splice(0..0, notices);
        effects
    }

    /// The end was not meant: whatever could not be written is still to be kept.
    pub fn stay(&mut self) {
        self.ended = None;
    }

    /// Goes to a question that can be asked now, by whatever way one came; stays where it is if it cannot.
    pub fn go_to(&mut self, question: &QuestionId) {
        let item = self.items.iter().find(|item| item.questions.contains(question));
        if let Some(ask) = item.map(|item| item.ask.clone()) {
            self.show(ask);
        }
    }

    /// Every answer, those included whose question does not apply any more.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What lies ahead.
    pub fn outlook(&self) -> Outlook {
        let setting_up = self.open_setup().is_some();
        let open = self.chosen_open();
        let limit = self.pack.limit.map(|limit| limit as usize);
        let following = self.may_follow();
        Outlook {
            setting_up: self
                .items
                .iter()
                .filter(|item| item.section.is_setup() && !self.is_done(item))
                .count(),
            questions: if setting_up {
                limit
            } else {
                Some(open.len() + following.len())
            },
            minutes: if setting_up {
                self.options.minutes.unwrap_or(self.pack.budget_minutes).max(1)
            } else {
                minutes(open.iter().map(|item| item.seconds).chain(following).sum())
            },
            answered: self.answered(),
            stored: self.answers.len(),
        }
    }

    /// How many questions have an answer, whichever platforms are asked about now.
    fn answered(&self) -> usize {
        let done = |interview: &Self| {
            let items = interview.items.iter();
            items.filter(|item| interview.is_done(item)).count()
        };
        if self.options.only.is_empty() {
            return done(self);
        }
        let mut all = self.clone();
        all.options.only.clear();
        // What is asked at once does not hang on what was shown under this narrower choice.
        all.shown.clear();
        all.refresh();
        done(&all)
    }

    /// The platforms that were asked for and are none of the accounts, once the accounts are known.
    fn not_named(&self) -> Option<Notice> {
        if self.open_setup().is_some() {
            return None;
        }
        let platforms: Vec<Text> = audit::not_named(self.catalog, &self.options.only, &self.sheet)
            .into_iter()
            .map(|platform| platform.name.clone())
            .collect();
        (!platforms.is_empty()).then_some(Notice::NotNamed { platforms })
    }

    /// What to show now.
    pub fn screen(&self) -> Screen {
        match (self.view, self.current_item()) {
            (View::Question, Some(item)) => Screen::Question(Box::new(self.question_screen(item))),
            (View::Sections, _) => Screen::Sections(self.section_rows()),
            (View::End, _) | (View::Question, None) => Screen::End(self.tally()),
        }
    }

    /// Takes an event in.
    pub fn handle(&mut self, event: Event) -> Effects {
        let mut effects = Effects::default();
        if self.ended.is_none() {
            match (self.view, event) {
                (_, Event::Quit) => self.ended = Some(Ending::Quit),
                (View::Sections, event) => self.in_sections(&event, &mut effects),
                (View::Question, event) if self.current.is_some() => self.in_question(event, &mut effects),
                (View::Question | View::End, event) => self.at_end(&event, &mut effects),
            }
        }
        effects.ended = self.ended;
        effects
    }

    fn in_sections(&mut self, event: &Event, effects: &mut Effects) {
        match event {
            Event::Keep | Event::Back | Event::Sections => self.leave_sections(),
            Event::Choose { numbers, .. } => {
                let rows = self.section_rows();
                let row = match numbers.as_slice() {
                    [number] => number.checked_sub(1).and_then(|index| rows.get(index)),
                    _ => None,
                };
                match row.map(|row| row.section.clone()) {
                    Some(section) => self.jump(&section),
                    None => effects.notices.push(Notice::ChooseSection { max: rows.len() }),
                }
            }
            _ => {
                let max = self.section_rows().len();
                effects.notices.push(Notice::ChooseSection { max });
            }
        }
    }

    fn leave_sections(&mut self) {
        self.view = if self.current.is_some() {
            View::Question
        } else {
            View::End
        };
    }

    fn at_end(&mut self, event: &Event, effects: &mut Effects) {
        match event {
            Event::Keep => self.ended = Some(Ending::Finished),
            Event::Back => self.back(effects),
            Event::Undo => self.undo(effects),
            Event::Sections => self.view = View::Sections,
            _ => effects.notices.push(Notice::AtTheEnd),
        }
    }

    fn in_question(&mut self, event: Event, effects: &mut Effects) {
        let Some(item) = self.current_item().cloned() else {
            return;
        };
        match event {
            Event::Skip | Event::DontKnow if self.control(&item).is_some_and(is_needed) => {
                effects.notices.push(Notice::NeedsAccounts);
            }
            Event::Choose { numbers, everywhere } => self.choose(&item, &numbers, everywhere, effects),
            Event::Keep => self.keep(&item, effects),
            Event::Back => self.back(effects),
            Event::Skip => self.give(&item, &Given::Skipped, Evidence::Declared, &[], effects),
            Event::DontKnow => self.give(&item, &Given::DontKnow, Evidence::Declared, &[], effects),
            Event::Help => {
                let help = self.help(&item);
                self.looking |= help.counts_as_looking;
                effects.help = Some(help);
            }
            Event::MenuDiffers => self.menu_differs(&item, effects),
            Event::Undo => self.undo(effects),
            Event::Sections => self.view = View::Sections,
            Event::Measure => {
                if self.is_measurable(&item) {
                    effects.measure = true;
                } else {
                    effects.notices.push(Notice::NotMeasurable);
                }
            }
            Event::Measured(score) => self.measured(&item, score, effects),
            Event::Ambiguous => effects.notices.push(Notice::Ambiguous),
            Event::Unclear => {
                let max = self.numbers_offered(&item);
                let needed = self.control(&item).is_some_and(is_needed);
                effects.notices.push(if needed {
                    Notice::UnclearNeeded { max }
                } else {
                    Notice::Unclear { max }
                });
            }
            // Handled before; kept for completeness of the match.
            Event::Quit => self.ended = Some(Ending::Quit),
        }
    }

    /// What an answer to the present question stands on.
    fn evidence(&self) -> Evidence {
        if self.looking {
            Evidence::Looked
        } else {
            Evidence::Declared
        }
    }

    fn is_measurable(&self, item: &Item) -> bool {
        self.control(item).is_some_and(|control| control.measurable) && !item.ask.is_together()
    }

    /// Numbers 1 to this are allowed.
    fn numbers_offered(&self, item: &Item) -> usize {
        self.choices(item).len() + usize::from(item.ask.is_together())
    }
}

/// Whether 0 means "none of these": several answers allowed, and no choice of that meaning.
///
/// Nobody has no account and no device: there 0 is a slip.
fn zero_means_none(control: &Control) -> bool {
    control.multiple
        && !matches!(
            control.sets,
            Some(Attribute::UsedAccounts | Attribute::UsedDevices)
        )
        && control.choices.iter().all(|choice| choice.id != NONE)
}

/// Whether nothing can go on without an answer: no account, nothing to ask about.
fn is_needed(control: &Control) -> bool {
    control.sets == Some(Attribute::UsedAccounts)
}

/// About how many minutes so many seconds are; never none.
fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60).max(1)
}

/// A sentence with its subject put in.
fn fill(text: &Text, subject: &Text) -> Text {
    Text {
        vi: names::about(&text.vi, &subject.vi),
        en: names::about(&text.en, &subject.en),
    }
}

/// The fixed platform of things that are no accounts.
fn fixed_platform(subject: &Subject) -> Option<&'static str> {
    match subject {
        Subject::Number(_) => Some("phone-number"),
        Subject::Device(_) => Some("devices"),
        Subject::Setup | Subject::Person | Subject::Password(_) | Subject::Account(_) => None,
    }
}
