//! Which question comes next, and which came before.

use super::items::{Ask, Item};
use super::{Effects, Interview, Notice, Section, View};
use crate::domain::answer::{Answer, Evidence, Given, QuestionId};
use crate::domain::checklist::{Attribute, Choice, Control, Scope, Setting};
use std::collections::BTreeSet;

impl Interview<'_> {
    /// The first open question of a section, else the first skipped or unknown one, else its first one.
    pub(super) fn jump(&mut self, section: &Section) {
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
            let visiting = self.item(&ask).is_some_and(|item| self.is_done(item));
            self.show(ask);
            self.visiting = visiting;
        } else {
            self.leave_sections();
        }
    }

    pub(super) fn back(&mut self, effects: &mut Effects) {
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
            Some(ask) => {
                self.visiting = false;
                self.show(ask);
            }
            None => effects.notices.push(Notice::FirstQuestion),
        }
    }

    /// Goes on along the way one came; who only visits a section leaves it at its end.
    pub(super) fn go_on(&mut self, item: &Item) {
        let next = self
            .next_shown(&item.ask)
            .filter(|ask| !self.visiting || self.item(ask).is_some_and(|next| next.section == item.section));
        match next {
            Some(ask) => self.show(ask),
            None => self.advance(),
        }
    }

    /// Goes on after another answer to a question that had one: first what the change opened here.
    pub(super) fn go_on_after_change(&mut self, item: &Item, open_before: &[Ask]) {
        let opened = self
            .chosen_open()
            .into_iter()
            .find(|open| open.section == item.section && !open_before.contains(&open.ask))
            .map(|open| open.ask.clone());
        match opened {
            Some(ask) => {
                let here = self.shown.iter().position(|shown| *shown == item.ask);
                if let Some(here) = here.filter(|_| !self.shown.contains(&ask)) {
                    self.shown.insert(here + 1, ask.clone());
                }
                self.show(ask);
            }
            None => self.go_on(item),
        }
    }

    /// The next ask along the way one came, if one had gone back.
    pub(super) fn next_shown(&self, ask: &Ask) -> Option<Ask> {
        let here = self.shown.iter().position(|shown| shown == ask)?;
        self.shown
            .iter()
            .skip(here + 1)
            .find(|ask| self.item(ask).is_some())
            .cloned()
    }

    pub(super) fn show(&mut self, ask: Ask) {
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
    pub(super) fn advance(&mut self) {
        self.looking = false;
        self.visiting = false;
        if let Some(ask) = self.open_setup().map(|item| item.ask.clone()) {
            self.show(ask);
            return;
        }
        // "They differ" was said of these: each is asked now, and then it goes on where it was.
        let apart = self
            .chosen_open()
            .into_iter()
            .find(|item| self.was_set_apart(item))
            .map(|item| item.ask.clone());
        if let Some(ask) = apart {
            let section = self.section.take();
            self.show(ask);
            self.section = section;
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
        let first = self.chosen_open().first().map(|item| item.ask.clone());
        if let Some(ask) = first {
            self.show(ask);
        } else {
            self.current = None;
            self.view = View::End;
        }
    }

    fn was_set_apart(&self, item: &Item) -> bool {
        self.options.apart.contains(&item.control)
    }

    pub(super) fn open_setup(&self) -> Option<&Item> {
        self.items
            .iter()
            .find(|item| item.section.is_setup() && !self.is_done(item))
    }

    /// Reads the answers anew: what there is, and what therefore is asked.
    pub(super) fn refresh(&mut self) {
        self.sheet = self.agenda.sheet(self.catalog, &self.answers);
        let questions = self.agenda.applicable(
            self.catalog,
            self.pack,
            &self.options.only,
            &self.answers,
            &self.sheet,
        );
        self.items = self.make_items(&questions);
    }

    /// Open questions after the set-up that limit and time leave room for, the most telling first.
    pub(super) fn chosen_open(&self) -> Vec<&Item> {
        let asked = || self.items.iter().filter(|item| !item.section.is_setup());
        let mut open: Vec<&Item> = asked().filter(|item| !self.is_done(item)).collect();
        // Stable: equally telling questions stay in content order.
        open.sort_by(|a, b| {
            let apart = |item: &Item| self.was_set_apart(item);
            apart(b).cmp(&apart(a)).then_with(|| b.value.total_cmp(&a.value))
        });
        if let Some(limit) = self.pack.limit {
            let done = asked().filter(|item| self.was_asked(item)).count();
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

    /// Seconds of the questions that answers still to come may open, at most: so the number of questions and the
    /// time left go down only. Limit and time leave room for fewer.
    pub(super) fn may_follow(&self) -> Vec<u32> {
        let room = self.room();
        if room.questions == Some(0) || self.chosen_open().is_empty() {
            return Vec::new();
        }
        let known: BTreeSet<&QuestionId> = self.items.iter().flat_map(|item| &item.questions).collect();
        let mut out = Vec::new();
        for item in &self.supposing_the_most().items {
            if item.section.is_setup() {
                continue;
            }
            let fresh = item.questions.iter().filter(|question| !known.contains(question));
            let fresh = fresh.count();
            // Asked at once stays at once only where what leads to it is asked at once too.
            let times = if item.ask.is_together() && self.led_to_at_once(item) {
                fresh.min(1)
            } else {
                fresh
            };
            out.extend(std::iter::repeat_n(item.seconds, times));
        }
        out.truncate(room.questions.unwrap_or(usize::MAX));
        let mut left = room.seconds.unwrap_or(u64::MAX);
        out.into_iter()
            .take_while(|seconds| match left.checked_sub(u64::from(*seconds)) {
                Some(rest) => {
                    left = rest;
                    true
                }
                None => false,
            })
            .collect()
    }

    /// The interview if every open question were answered so that the most questions follow.
    fn supposing_the_most(&self) -> Self {
        let mut all = self.clone();
        // What follows may lead on by itself, but not for ever.
        for _ in 0..3 {
            let supposed = all.leading_answers();
            if supposed.is_empty() {
                break;
            }
            all.answers.extend(supposed);
            all.refresh();
        }
        all
    }

    fn leading_answers(&self) -> Vec<(QuestionId, Answer)> {
        let mut out: Vec<(QuestionId, Answer)> = Vec::new();
        // One password that is used again is asked where else: that is the most together with own ones elsewhere.
        let mut again = self.answers.iter().any(|(question, answer)| {
            let control = self.controls.get(&question.control);
            control.is_some_and(|control| match &answer.given {
                Given::Chosen(ids) => control
                    .choices
                    .iter()
                    .any(|choice| ids.contains(&choice.id) && is_used_again(control, choice)),
                Given::DontKnow | Given::Skipped => false,
            })
        });
        for item in self.items.iter().filter(|item| !self.is_done(item)) {
            let choices = self.choices(item);
            let first_again = choices
                .iter()
                .filter(|_| !again && !item.ask.is_together())
                .find(|choice| {
                    self.control(item)
                        .is_some_and(|control| is_used_again(control, choice))
                });
            again |= first_again.is_some();
            let leading = choices
                .iter()
                .max_by_key(|choice| self.leads_to(&item.control, choice))
                .filter(|choice| self.leads_to(&item.control, choice) > 0);
            let Some(choice) = first_again.or(leading) else {
                continue;
            };
            let answer = Answer {
                given: Given::Chosen(vec![choice.id.clone()]),
                evidence: Evidence::Declared,
            };
            out.extend(
                item.questions
                    .iter()
                    .map(|question| (question.clone(), answer.clone())),
            );
        }
        out
    }

    /// How much follows from a choice: questions asked only then, a password or a device to ask about.
    fn leads_to(&self, control: &str, choice: &Choice) -> usize {
        let follows = |other: &&Control| {
            self.pack.controls.contains(&other.id)
                && other.only_if.as_ref().is_some_and(|condition| {
                    condition.control == control && condition.choices.contains(&choice.id)
                })
        };
        let subject = match (
            self.controls.get(control).and_then(|control| control.sets),
            &choice.set,
        ) {
            (Some(Attribute::Password), Some(Setting::Word(word))) => word == "own",
            (Some(Attribute::Devices), Some(Setting::Word(word))) => word == "all",
            _ => false,
        };
        self.controls.values().filter(follows).count() + usize::from(subject)
    }

    /// Whether everything that leads to a question is itself asked of all at once.
    fn led_to_at_once(&self, item: &Item) -> bool {
        let Some(control) = self.control(item) else {
            return false;
        };
        let leads = |other: &Item| {
            let sets = self.control(other).and_then(|other| other.sets);
            control
                .only_if
                .as_ref()
                .is_some_and(|condition| condition.control == other.control)
                || matches!(
                    (control.scope, sets),
                    (Scope::Password, Some(Attribute::Password)) | (Scope::Device, Some(Attribute::Devices))
                )
        };
        self.items
            .iter()
            .filter(|other| leads(other))
            .all(|other| other.ask.is_together())
    }

    /// How much limit and time leave beside the chosen open questions.
    fn room(&self) -> Room {
        let asked = || self.items.iter().filter(|item| !item.section.is_setup());
        let chosen = self.chosen_open();
        // Whatever was left out already had no room.
        let left_out = asked().filter(|item| !self.is_done(item)).count() > chosen.len();
        let done = asked().filter(|item| self.was_asked(item)).count();
        let spent: u64 = asked()
            .filter(|item| self.is_done(item) && self.given_now.contains(&item.ask))
            .chain(chosen.iter().copied())
            .map(|item| u64::from(item.seconds))
            .sum();
        Room {
            questions: if left_out {
                Some(0)
            } else {
                self.pack
                    .limit
                    .map(|limit| (limit as usize).saturating_sub(done + chosen.len()))
            },
            seconds: self
                .options
                .minutes
                .map(|minutes| (u64::from(minutes) * 60).saturating_sub(spent)),
        }
    }
}

/// Whether a choice says that a password is used elsewhere too.
fn is_used_again(control: &Control, choice: &Choice) -> bool {
    control.sets == Some(Attribute::Password) && choice.set == Some(Setting::Word("shared".to_owned()))
}

/// Room for further questions; none where there is no limit.
struct Room {
    questions: Option<usize>,
    seconds: Option<u64>,
}
