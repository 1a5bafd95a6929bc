//! Which question comes next, and which came before.

use super::items::{Ask, Item};
use super::{Effects, Interview, Notice, Section, View};
use crate::domain::answer::Given;

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
            self.show(ask);
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
            Some(ask) => self.show(ask),
            None => effects.notices.push(Notice::FirstQuestion),
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
}
