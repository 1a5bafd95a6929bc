//! What was measured beforehand (a vault): written down once the accounts are known, never asked, always open to change.

use super::items::Ask;
use super::{Effects, Interview, Notice};
use crate::domain::answer::{Answer, Given, QuestionId, Subject};
use crate::domain::id::Id;
use crate::domain::text::Text;
use std::collections::BTreeSet;

/// Answers about accounts make groups of passwords, which have answers of their own; after that nothing new follows.
const ROUNDS: usize = 3;

impl Interview<'_> {
    /// Writes down what was measured about the accounts there are, and takes back what no longer holds of them.
    ///
    /// A measurement comes before what was said in an earlier sitting; what the person changes in this one stays.
    pub(super) fn take_measured(&mut self, effects: &mut Effects) {
        if self.open_setup().is_some() {
            return;
        }
        let before = self.answers.clone();
        let mut said = None;
        for _ in 0..ROUNDS {
            let Some(found) = self.agenda.measured(self.catalog, &self.answers, &self.sheet) else {
                return;
            };
            let mut writes: Vec<(QuestionId, Option<Answer>)> = Vec::new();
            for (question, written) in &self.measured {
                if !found.answers.contains_key(question) && self.answers.get(question) == Some(written) {
                    writes.push((question.clone(), None));
                }
            }
            for (question, answer) in &found.answers {
                let now = self.answers.get(question);
                let is_ours = match (self.measured.get(question), now) {
                    (None, _) | (_, None) => true,
                    (Some(written), Some(now)) => written == now,
                };
                if is_ours {
                    writes.push((question.clone(), Some(answer.clone())));
                }
            }
            for (question, answer) in &writes {
                match answer {
                    Some(answer) => self.measured.insert(question.clone(), answer.clone()),
                    None => self.measured.remove(question),
                };
            }
            let wrote = !self.write(writes, effects).is_empty();
            said = Some(found);
            if !wrote {
                break;
            }
            self.refresh();
        }
        let Some(found) = said else { return };
        // Only what would have been asked counts; all of it can be gone back to.
        let mut count = 0;
        let mut asks: Vec<Ask> = Vec::new();
        for item in &self.items {
            for question in &item.questions {
                let now = self.answers.get(question);
                if now == self.measured.get(question) && now.is_some() && now != before.get(question) {
                    count += 1;
                    if !self.shown.contains(&item.ask) && !asks.contains(&item.ask) {
                        asks.push(item.ask.clone());
                    }
                }
            }
        }
        self.shown.extend(asks);
        let changed = (self.measured.iter())
            .filter(|(question, answer)| {
                let said = before.get(*question).map(|before| &before.given);
                matches!(said, Some(said @ Given::Chosen(_)) if *said != answer.given)
                    && self.answers.get(*question) == Some(*answer)
            })
            .count();
        if count > 0 || !std::mem::replace(&mut self.told, true) {
            effects.notices.push(Notice::FromVault {
                count,
                changed,
                unclear: self.accounts(&found.unclear),
                missing: self.accounts(&found.missing),
            });
        }
    }

    /// What accounts are called, each once.
    fn accounts(&self, ids: &[Id]) -> Vec<Text> {
        let labels = ids
            .iter()
            .filter_map(|id| self.sheet.labels.get(&Subject::Account(id.clone())));
        let known: BTreeSet<(&str, &str)> = labels
            .map(|label| (label.vi.as_str(), label.en.as_str()))
            .collect();
        let text = |(vi, en): (&str, &str)| Text {
            vi: vi.to_owned(),
            en: en.to_owned(),
        };
        known.into_iter().map(text).collect()
    }
}
