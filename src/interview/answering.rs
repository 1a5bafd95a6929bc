//! Answers: taken in, kept, measured, taken back. Every change is an entry for the disk and can be undone.

use super::items::{Ask, Item};
use super::{Change, Effects, Entry, Interview, NONE, Notice, is_needed, zero_means_none};
use crate::audit;
use crate::domain::answer::{Answer, Evidence, Given, QuestionId};
use crate::domain::checklist::{Choice, Setting};
use crate::domain::drift::MenuPlace;

impl Interview<'_> {
    pub(super) fn choose(&mut self, item: &Item, numbers: &[usize], everywhere: bool, effects: &mut Effects) {
        let Some(control) = self.control(item) else {
            return;
        };
        let offered: Vec<String> = self
            .choices(item)
            .iter()
            .map(|choice| choice.id.clone())
            .collect();
        let max = self.numbers_offered(item);
        let none = offered.iter().any(|id| id == NONE);
        let zero = control.multiple && (none || zero_means_none(control));
        if zero && numbers == [0] {
            let ids = none.then(|| NONE.to_owned()).into_iter().collect();
            self.give(item, &Given::Chosen(ids), Evidence::Declared, &[], effects);
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
        self.give(item, &Given::Chosen(ids), evidence, &others, effects);
    }

    pub(super) fn keep(&mut self, item: &Item, effects: &mut Effects) {
        let Some(answer) = self.common_answer(item).cloned() else {
            let needed = self.control(item).is_some_and(is_needed);
            effects.notices.push(if needed {
                Notice::NeedsAccounts
            } else {
                Notice::NothingToKeep
            });
            return;
        };
        // Who looked and found the answer confirmed has looked; a measurement stays one.
        if self.looking && matches!(answer.given, Given::Chosen(_)) && answer.evidence < Evidence::Looked {
            self.record(item, &answer.given, Evidence::Looked, &[], effects);
        }
        self.go_on(item);
    }

    pub(super) fn measured(&mut self, item: &Item, score: u8, effects: &mut Effects) {
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
        self.give(item, &Given::Chosen(vec![id]), Evidence::Measured, &[], effects);
    }

    /// Records an answer and goes on.
    pub(super) fn give(
        &mut self,
        item: &Item,
        given: &Given,
        evidence: Evidence,
        others: &[QuestionId],
        effects: &mut Effects,
    ) {
        let was_done = self.is_done(item);
        let open: Vec<Ask> = self.chosen_open().iter().map(|item| item.ask.clone()).collect();
        self.record(item, given, evidence, others, effects);
        if !others.is_empty() {
            effects.notices.push(Notice::AlsoAnswered { count: others.len() });
        }
        if item.section.is_setup() {
            effects.notices.extend(self.not_named());
        }
        if was_done || self.visiting {
            self.go_on_after_change(item, &open);
        } else {
            self.advance();
        }
    }

    pub(super) fn record(
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
        let orphans = self.orphans(item, &writes);
        if !orphans.is_empty() {
            effects.notices.push(Notice::Orphans { count: orphans.len() });
        }
        // Before the list itself: cut off in between, they are only asked again.
        let mut before = self.write(orphans, effects);
        before.extend(self.write(writes, effects));
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
        self.take_measured(effects);
    }

    /// What is to be taken back because a list of the set-up changes.
    fn orphans(
        &self,
        item: &Item,
        writes: &[(QuestionId, Option<Answer>)],
    ) -> Vec<(QuestionId, Option<Answer>)> {
        if !item.section.is_setup() {
            return Vec::new();
        }
        let mut after = self.answers.clone();
        for (question, answer) in writes {
            match answer {
                Some(answer) => after.insert(question.clone(), answer.clone()),
                None => after.remove(question),
            };
        }
        let sheet = self.agenda.sheet(self.catalog, &after);
        audit::orphans(&self.sheet, &sheet, &self.answers)
            .into_iter()
            .map(|question| (question, None))
            .collect()
    }

    /// "Each is different": from now on each subject is asked by itself.
    pub(super) fn set_apart(&mut self, item: &Item, effects: &mut Effects) {
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
        self.take_measured(effects);
        self.advance();
    }

    /// Puts answers in place; says what stood there before, where that was something else.
    pub(super) fn write(
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

    pub(super) fn undo(&mut self, effects: &mut Effects) {
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
        self.take_measured(effects);
        effects.notices.push(Notice::Undone);
        if self.item(&change.ask).is_some() {
            self.show(change.ask);
        } else {
            self.advance();
        }
    }

    pub(super) fn menu_differs(&mut self, item: &Item, effects: &mut Effects) {
        let platform = match item.questions.as_slice() {
            [only] => self
                .platform(&only.subject)
                .filter(|platform| platform.control(&item.control).is_some())
                .map(|platform| platform.id.clone()),
            _ => None,
        };
        match platform {
            Some(platform) => {
                effects.menu = Some(MenuPlace {
                    platform,
                    control: item.control.clone(),
                });
            }
            None if item.ask.is_together() => effects.notices.push(Notice::MenuOfMany),
            None => effects.notices.push(Notice::NoMenu),
        }
    }
}
