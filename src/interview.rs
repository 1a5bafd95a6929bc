//! The interview as a state machine: answers so far and an event in, what to write down and the next screen out.
//!
//! Owns the order of the questions, back, undo, skipping, sections, the time limit and picking up where one
//! left off. It does no I/O, knows no language and reads no clock; what the answers amount to it is told by an
//! [`Agenda`]. A front (terminal, page, print) shows [`Screen`]s and hands [`Event`]s in.
//!
//! The order: the set-up first, as the content has it. Then one subject after the other, the one with the most
//! telling open question first, and within a subject the most telling question first. What a question is worth
//! is computed anew only when a subject is finished, so that the screen never jumps.

mod agenda;
mod event;
pub mod input;
mod items;
mod screen;

pub use agenda::Agenda;
pub use event::{Effects, Ending, Entry, Event, Help, Notice, PathHelp};
pub use screen::{Offered, Outlook, Place, QuestionScreen, Screen, Section, SectionRow, Tally};

use crate::audit::Sheet;
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Catalog, Choice, Control, Pack, Setting};
use crate::domain::text::Text;
use items::{Ask, Item};
use std::collections::{BTreeMap, BTreeSet};

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
pub struct Interview<'a> {
    catalog: &'a Catalog,
    pack: &'a Pack,
    agenda: &'a dyn Agenda,
    options: Options,
    answers: Answers,
    sheet: Sheet,
    values: BTreeMap<String, f64>,
    items: Vec<Item>,
    /// Every ask shown, in the order it was first shown; "back" walks along it.
    shown: Vec<Ask>,
    /// Asks answered in this sitting: they used up some of the time.
    given_now: BTreeSet<Ask>,
    changes: Vec<Change>,
    section: Option<Section>,
    current: Option<Ask>,
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
        let stored = answers.len();
        let answers: Answers = answers
            .into_iter()
            .filter(|(question, answer)| items::is_known(catalog, question, answer))
            .collect();
        let left_out = stored - answers.len();
        let sheet = agenda.sheet(catalog, &answers);
        let mut interview = Self {
            catalog,
            pack,
            agenda,
            options,
            answers,
            sheet,
            values: BTreeMap::new(),
            items: Vec::new(),
            shown: Vec::new(),
            given_now: BTreeSet::new(),
            changes: Vec::new(),
            section: None,
            current: None,
            looking: false,
            view: View::Question,
            ended: None,
            left_out,
        };
        interview.refresh();
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
        match self.left_out {
            0 => Vec::new(),
            count => vec![Notice::OldAnswersLeftOut { count }],
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
        Outlook {
            questions: if setting_up { limit } else { Some(open.len()) },
            at_most: setting_up,
            minutes: if setting_up {
                self.options.minutes.unwrap_or(self.pack.budget_minutes)
            } else {
                minutes(open.iter().map(|item| item.seconds).sum())
            },
            answered: self.items.iter().filter(|item| self.is_done(item)).count(),
        }
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

    /// The first open question of a section, else the first skipped or unknown one, else its first one.
    fn jump(&mut self, section: &Section) {
        let open = self.chosen_open();
        let inside = |item: &&Item| item.section == *section;
        let target = open
            .iter()
            .copied()
            .find(|item| item.section == *section)
            .or_else(|| {
                let weak = |given: &Given| matches!(given, Given::Skipped | Given::DontKnow);
                self.items
                    .iter()
                    .filter(inside)
                    .find(|item| self.common_answer(item).is_some_and(|answer| weak(&answer.given)))
            })
            .or_else(|| self.items.iter().find(inside));
        if let Some(ask) = target.map(|item| item.ask.clone()) {
            self.show(ask);
        } else {
            self.leave_sections();
        }
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
            Event::Choose { numbers, everywhere } => self.choose(&item, &numbers, everywhere, effects),
            Event::Keep => self.keep(&item, effects),
            Event::Back => self.back(effects),
            Event::Skip => self.give(&item, Given::Skipped, Evidence::Declared, &[], effects),
            Event::DontKnow => self.give(&item, Given::DontKnow, Evidence::Declared, &[], effects),
            Event::Help => {
                let help = self.help(&item);
                // Set-up questions have nothing to look at: what one owns one knows.
                self.looking |=
                    !item.section.is_setup() && !(help.look.vi.is_empty() && help.paths.is_empty());
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
                effects.notices.push(Notice::Unclear { max });
            }
            // Handled before; kept for completeness of the match.
            Event::Quit => self.ended = Some(Ending::Quit),
        }
    }

    fn choose(&mut self, item: &Item, numbers: &[usize], everywhere: bool, effects: &mut Effects) {
        let Some(control) = self.control(item) else {
            return;
        };
        let offered: Vec<String> = self
            .choices(item)
            .iter()
            .map(|choice| choice.id.clone())
            .collect();
        let max = self.numbers_offered(item);
        let zero = zero_means_none(control);
        if zero && numbers == [0] {
            self.give(item, Given::Chosen(Vec::new()), Evidence::Declared, &[], effects);
            return;
        }
        if numbers.iter().any(|number| *number == 0 || *number > max) {
            let min = usize::from(!zero);
            effects.notices.push(Notice::OutOfRange { min, max });
            return;
        }
        if !control.multiple && numbers.len() != 1 {
            effects.notices.push(Notice::OnlyOne { max });
            return;
        }
        if item.ask.is_together() && numbers == [max] {
            self.set_apart(item, effects);
            return;
        }
        let ids: Vec<String> = numbers
            .iter()
            .filter_map(|number| offered.get(number - 1).cloned())
            .collect();
        if ids.len() > 1 && ids.iter().any(|id| id == NONE) {
            effects.notices.push(Notice::NoneAlone);
            return;
        }
        let others = match (everywhere && !control.multiple, ids.as_slice()) {
            (true, [id]) => self.others(item, Some(id)),
            _ => Vec::new(),
        };
        let evidence = self.evidence();
        self.give(item, Given::Chosen(ids), evidence, &others, effects);
    }

    /// What an answer to the present question stands on.
    fn evidence(&self) -> Evidence {
        if self.looking {
            Evidence::Looked
        } else {
            Evidence::Declared
        }
    }

    fn keep(&mut self, item: &Item, effects: &mut Effects) {
        let Some(answer) = self.common_answer(item).cloned() else {
            effects.notices.push(Notice::NothingToKeep);
            return;
        };
        // Who looked and found the answer confirmed has looked; a measurement stays one.
        if self.looking && matches!(answer.given, Given::Chosen(_)) && answer.evidence < Evidence::Looked {
            self.record(item, &answer.given, Evidence::Looked, &[], effects);
        }
        match self.next_shown(&item.ask) {
            Some(ask) => self.show(ask),
            None => self.advance(),
        }
    }

    fn measured(&mut self, item: &Item, score: u8, effects: &mut Effects) {
        if !self.is_measurable(item) {
            effects.notices.push(Notice::NotMeasurable);
            return;
        }
        let mut steps: Vec<(u8, &Choice)> = self
            .choices(item)
            .into_iter()
            .filter_map(|choice| match choice.set {
                Some(Setting::Number(number)) => Some((number, choice)),
                _ => None,
            })
            .collect();
        steps.sort_by_key(|(number, _)| *number);
        let found = steps
            .iter()
            .rfind(|(number, _)| *number <= score)
            .or(steps.first())
            .map(|(_, choice)| (choice.id.clone(), choice.text.clone()));
        let Some((id, choice)) = found else {
            effects.notices.push(Notice::NotMeasurable);
            return;
        };
        effects.notices.push(Notice::MeasuredAs { score, choice });
        self.give(item, Given::Chosen(vec![id]), Evidence::Measured, &[], effects);
    }

    /// Records an answer and goes on.
    fn give(
        &mut self,
        item: &Item,
        given: Given,
        evidence: Evidence,
        others: &[QuestionId],
        effects: &mut Effects,
    ) {
        self.record(item, &given, evidence, others, effects);
        if !others.is_empty() {
            effects.notices.push(Notice::AlsoAnswered { count: others.len() });
        }
        self.advance();
    }

    fn record(
        &mut self,
        item: &Item,
        given: &Given,
        evidence: Evidence,
        others: &[QuestionId],
        effects: &mut Effects,
    ) {
        let own = |question: &QuestionId| {
            // Saying again what was measured or looked up does not make it a memory.
            let before = self.answers.get(question).filter(|old| old.given == *given);
            Answer {
                given: given.clone(),
                evidence: before.map_or(evidence, |old| old.evidence.max(evidence)),
            }
        };
        // Only the subject in view was looked at.
        let copy = Answer {
            given: given.clone(),
            evidence: Evidence::Declared,
        };
        let mut writes: Vec<(QuestionId, Option<Answer>)> = item
            .questions
            .iter()
            .map(|question| (question.clone(), Some(own(question))))
            .collect();
        writes.extend(
            others
                .iter()
                .map(|question| (question.clone(), Some(copy.clone()))),
        );
        let before = self.write(writes, effects);
        if !before.is_empty() {
            self.changes.push(Change {
                ask: item.ask.clone(),
                before,
                apart: None,
            });
        }
        self.given_now.insert(item.ask.clone());
        if let Some(here) = self.shown.iter().position(|ask| *ask == item.ask) {
            for question in others.iter().rev() {
                let ask = Ask::One(question.clone());
                if !self.shown.contains(&ask) {
                    self.shown.insert(here + 1, ask);
                }
            }
        }
        self.refresh();
    }

    /// "Each is different": from now on each subject is asked by itself.
    fn set_apart(&mut self, item: &Item, effects: &mut Effects) {
        let control = item.control.clone();
        let mut before = Vec::new();
        self.options.apart.insert(control.clone());
        effects.entries.push(Entry::Apart {
            control: control.clone(),
            apart: true,
        });
        // The common answer, if there was one, is what was just denied.
        let denied = item
            .questions
            .iter()
            .map(|question| (question.clone(), None))
            .collect();
        before.extend(self.write(denied, effects));
        self.changes.push(Change {
            ask: item.ask.clone(),
            before,
            apart: Some(control),
        });
        self.refresh();
        self.advance();
    }

    /// Puts answers in place; says what stood there before, where that was something else.
    fn write(
        &mut self,
        writes: Vec<(QuestionId, Option<Answer>)>,
        effects: &mut Effects,
    ) -> Vec<(QuestionId, Option<Answer>)> {
        let mut before = Vec::new();
        for (question, answer) in writes {
            if self.answers.get(&question) == answer.as_ref() {
                continue;
            }
            let old = match &answer {
                Some(answer) => self.answers.insert(question.clone(), answer.clone()),
                None => self.answers.remove(&question),
            };
            before.push((question.clone(), old));
            effects.entries.push(Entry::Record { question, answer });
        }
        before
    }

    fn undo(&mut self, effects: &mut Effects) {
        let Some(change) = self.changes.pop() else {
            effects.notices.push(Notice::NothingToUndo);
            return;
        };
        if let Some(control) = change.apart {
            self.options.apart.remove(&control);
            effects.entries.push(Entry::Apart {
                control,
                apart: false,
            });
        }
        self.write(change.before, effects);
        self.refresh();
        effects.notices.push(Notice::Undone);
        if self.item(&change.ask).is_some() {
            self.show(change.ask);
        } else {
            self.advance();
        }
    }

    fn back(&mut self, effects: &mut Effects) {
        let here = self
            .current
            .as_ref()
            .and_then(|ask| self.shown.iter().position(|shown| shown == ask))
            .unwrap_or(self.shown.len());
        let earlier = self
            .shown
            .iter()
            .take(here)
            .rev()
            .find(|ask| self.item(ask).is_some())
            .cloned();
        match earlier {
            Some(ask) => self.show(ask),
            None => effects.notices.push(Notice::FirstQuestion),
        }
    }

    /// The next ask along the way one came, if one had gone back.
    fn next_shown(&self, ask: &Ask) -> Option<Ask> {
        let here = self.shown.iter().position(|shown| shown == ask)?;
        self.shown
            .iter()
            .skip(here + 1)
            .find(|ask| self.item(ask).is_some())
            .cloned()
    }

    fn menu_differs(&mut self, item: &Item, effects: &mut Effects) {
        let platform = match item.questions.as_slice() {
            [only] => self
                .platform(&only.subject)
                .filter(|platform| platform.control(&item.control).is_some())
                .map(|platform| platform.id.clone()),
            _ => None,
        };
        match platform {
            Some(platform) => {
                effects.entries.push(Entry::MenuDiffers {
                    control: item.control.clone(),
                    platform,
                });
                effects.notices.push(Notice::MenuNoted);
            }
            None => effects.notices.push(Notice::NoMenu),
        }
    }

    fn show(&mut self, ask: Ask) {
        if !self.shown.contains(&ask) {
            self.shown.push(ask.clone());
        }
        self.section = self.item(&ask).map(|item| item.section.clone());
        if self.current.as_ref() != Some(&ask) {
            self.looking = false;
        }
        self.current = Some(ask);
        self.view = View::Question;
    }

    /// Goes to the next open question: the set-up, then the rest of this section, then the most telling section.
    fn advance(&mut self) {
        self.looking = false;
        if let Some(ask) = self.open_setup().map(|item| item.ask.clone()) {
            self.show(ask);
            return;
        }
        let here = self
            .section
            .as_ref()
            .and_then(|section| {
                self.chosen_open()
                    .into_iter()
                    .find(|item| item.section == *section)
            })
            .map(|item| item.ask.clone());
        if let Some(ask) = here {
            self.show(ask);
            return;
        }
        self.values = self.agenda.values(&self.sheet.profile);
        self.refresh();
        match self.chosen_open().first().map(|item| item.ask.clone()) {
            Some(ask) => self.show(ask),
            None => {
                self.current = None;
                self.view = View::End;
            }
        }
    }

    fn open_setup(&self) -> Option<&Item> {
        self.items
            .iter()
            .find(|item| item.section.is_setup() && !self.is_done(item))
    }

    /// Reads the answers anew: what there is, and what therefore is asked.
    fn refresh(&mut self) {
        self.sheet = self.agenda.sheet(self.catalog, &self.answers);
        let questions = self.agenda.applicable(
            self.catalog,
            self.pack,
            &self.options.only,
            &self.answers,
            &self.sheet,
        );
        self.items = self.make_items(questions);
    }

    /// Open questions after the set-up that limit and time leave room for, the most telling first.
    fn chosen_open(&self) -> Vec<&Item> {
        let asked = || self.items.iter().filter(|item| !item.section.is_setup());
        let mut open: Vec<&Item> = asked().filter(|item| !self.is_done(item)).collect();
        // Stable: equally telling questions stay in content order.
        open.sort_by(|a, b| b.value.total_cmp(&a.value));
        if let Some(limit) = self.pack.limit {
            let done = asked().filter(|item| self.is_done(item)).count();
            open.truncate((limit as usize).saturating_sub(done));
        }
        if let Some(minutes) = self.options.minutes {
            let budget = u64::from(minutes) * 60;
            let mut spent: u64 = asked()
                .filter(|item| self.is_done(item) && self.given_now.contains(&item.ask))
                .map(|item| u64::from(item.seconds))
                .sum();
            let first = spent == 0;
            let mut room = open.len();
            for (index, item) in open.iter().enumerate() {
                spent += u64::from(item.seconds);
                // However short the time, one question is asked.
                if spent > budget && !(first && index == 0) {
                    room = index;
                    break;
                }
            }
            open.truncate(room);
        }
        open
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
fn zero_means_none(control: &Control) -> bool {
    control.multiple && control.choices.iter().all(|choice| choice.id != NONE)
}

/// About how many minutes so many seconds are; never none.
fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60).max(1)
}

/// A sentence with its subject put in.
fn fill(text: &Text, subject: &Text) -> Text {
    Text {
        vi: text.vi.replace("{subject}", &subject.vi),
        en: text.en.replace("{subject}", &subject.en),
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
