//! How an item is shown: the question, where one is, the sections, why and how to look.

use super::event::{Help, PathHelp};
use super::items::{Ask, Item};
use super::screen::{Offered, Place, QuestionScreen, Section, SectionRow, Tally};
use super::{Interview, View, fill, is_needed, minutes, zero_means_none};
use crate::domain::answer::{Given, Subject};
use crate::domain::checklist::{Attribute, Scope};
use crate::domain::report::Label;
use crate::domain::text::Text;
use std::collections::BTreeSet;

impl Interview<'_> {
    fn label(&self, subject: &Subject) -> Option<&Label> {
        self.sheet.labels.get(subject)
    }

    /// What a subject is called in a sentence: its label, or its opaque name where it has none.
    fn name(&self, subject: &Subject) -> Text {
        self.label(subject).map_or_else(
            || Text {
                vi: subject.id().to_owned(),
                en: subject.id().to_owned(),
            },
            |label| Text {
                vi: label.vi.clone(),
                en: label.en.clone(),
            },
        )
    }

    fn section_label(&self, section: &Section) -> Option<Label> {
        match section {
            Section::Of(Subject::Setup | Subject::Person) | Section::All(_) => None,
            Section::Of(subject) => {
                let name = self.name(subject);
                Some(self.label(subject).cloned().unwrap_or(Label {
                    platform: None,
                    vi: name.vi,
                    en: name.en,
                }))
            }
        }
    }

    pub(super) fn question_screen(&self, item: &Item) -> QuestionScreen {
        let control = self.control(item);
        let current = self.common_answer(item).cloned();
        let times = |id: &str| match current.as_ref().map(|answer| &answer.given) {
            Some(Given::Chosen(ids)) => ids.iter().filter(|chosen| *chosen == id).count(),
            _ => 0,
        };
        let mut choices: Vec<Offered> = self
            .choices(item)
            .into_iter()
            .map(|choice| Offered {
                id: Some(choice.id.clone()),
                text: choice.text.clone(),
                chosen: times(&choice.id),
            })
            .collect();
        if item.ask.is_together() {
            choices.push(Offered {
                id: None,
                text: Text::default(),
                chosen: 0,
            });
        }
        let text = match (&item.ask, control) {
            (Ask::Together(_), Some(control)) => control.together.clone().unwrap_or_default(),
            (Ask::One(question), Some(control)) => fill(&control.question, &self.name(&question.subject)),
            (_, None) => Text::default(),
        };
        QuestionScreen {
            place: self.place(item),
            control: item.control.clone(),
            subjects: item
                .questions
                .iter()
                .map(|question| question.subject.clone())
                .collect(),
            scope: control.map_or(Scope::Setup, |control| control.scope),
            text,
            choices,
            current,
            multiple: control.is_some_and(|control| control.multiple),
            zero: control.is_some_and(zero_means_none),
            needed: control.is_some_and(is_needed),
            narrowed: control.is_some_and(|control| self.choices(item).len() < control.choices.len()),
            measurable: self.is_measurable(item),
            others: self.others(item, None).len(),
        }
    }

    /// Numbers go by when a question was answered or first shown, so that going back counts down.
    fn place(&self, item: &Item) -> Place {
        let setup = item.section.is_setup();
        let open = self.chosen_open();
        let counted: Vec<&Item> = self
            .items
            .iter()
            .filter(|other| other.section.is_setup() == setup)
            .filter(|other| {
                setup
                    || self.was_asked(other)
                    || other.ask == item.ask
                    || open.iter().any(|chosen| chosen.ask == other.ask)
            })
            .collect();
        let number = if setup {
            counted.iter().position(|other| other.ask == item.ask)
        } else {
            // Answered before this one was shown: all done ones but those shown later.
            let here = self.shown.iter().position(|ask| *ask == item.ask);
            Some(
                counted
                    .iter()
                    .filter(|other| other.ask != item.ask && self.is_done(other))
                    .filter(|other| self.shown.iter().position(|ask| *ask == other.ask) < here)
                    .count(),
            )
        };
        let following = if setup { Vec::new() } else { self.may_follow() };
        let left: u32 = open
            .iter()
            .map(|item| item.seconds)
            .chain(following.iter().copied())
            .sum();
        Place {
            label: self.section_label(&item.section),
            section: item.section.clone(),
            number: number.unwrap_or(0) + 1,
            total: counted.len() + following.len(),
            minutes: if self.open_setup().is_some() {
                self.options.minutes.unwrap_or(self.pack.budget_minutes).max(1)
            } else {
                minutes(left)
            },
        }
    }

    pub(super) fn section_rows(&self) -> Vec<SectionRow> {
        let open = self.chosen_open();
        let mut sections: Vec<Section> = Vec::new();
        let setup = self
            .items
            .iter()
            .filter(|item| item.section.is_setup())
            .map(|item| &item.section);
        let seen = self
            .shown
            .iter()
            .filter_map(|ask| self.item(ask))
            .map(|item| &item.section);
        let ahead = open.iter().map(|item| &item.section);
        for section in setup.chain(seen).chain(ahead) {
            if !sections.contains(section) {
                sections.push(section.clone());
            }
        }
        let here = self.current_item().map(|item| &item.section);
        sections
            .into_iter()
            .map(|section| {
                let inside = self.items.iter().filter(|item| item.section == section);
                let done = inside.clone().filter(|item| self.is_done(item)).count();
                let left = inside
                    .filter(|item| !self.is_done(item))
                    .filter(|item| {
                        item.section.is_setup()
                            || self.current.as_ref() == Some(&item.ask)
                            || open.iter().any(|chosen| chosen.ask == item.ask)
                    })
                    .count();
                SectionRow {
                    label: self.section_label(&section),
                    here: self.view != View::End && here == Some(&section),
                    done,
                    total: done + left,
                    section,
                }
            })
            .collect()
    }

    pub(super) fn tally(&self) -> Tally {
        let mut tally = Tally {
            answered: 0,
            unknown: 0,
            skipped: 0,
            left_out: 0,
        };
        for item in self.items.iter().filter(|item| !item.section.is_setup()) {
            match self.common_answer(item).map(|answer| &answer.given) {
                Some(Given::Chosen(_)) => tally.answered += 1,
                Some(Given::DontKnow) => tally.unknown += 1,
                Some(Given::Skipped) => tally.skipped += 1,
                None => tally.left_out += 1,
            }
        }
        tally
    }

    pub(super) fn help(&self, item: &Item) -> Help {
        let mut notes: Vec<(Text, Text)> = Vec::new();
        let mut paths: Vec<PathHelp> = Vec::new();
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for question in &item.questions {
            let Some(platform) = self.platform(&question.subject) else {
                continue;
            };
            let Some(there) = platform.control(&item.control) else {
                continue;
            };
            if !told.insert(&platform.id) {
                continue;
            }
            if !there.note.vi.is_empty() {
                notes.push((platform.name.clone(), there.note.clone()));
            }
            // For many at once, one way each: all the ways of every platform would be a wall.
            let ways = if item.ask.is_together() { 1 } else { usize::MAX };
            paths.extend(there.paths.iter().take(ways).map(|path| PathHelp {
                platform: platform.name.clone(),
                surface: path.surface,
                vi: path.vi.clone(),
                en: path.en.clone(),
                url: path.url.clone(),
                dated: path.provenance.dated,
                checked: path.provenance.checked,
                mark: path.provenance.mark,
                pack: path.provenance.pack.clone(),
            }));
        }
        let subject = item
            .questions
            .first()
            .filter(|_| !item.ask.is_together())
            .map(|question| self.name(&question.subject));
        let say = |text: &Text| {
            subject
                .as_ref()
                .map_or_else(|| text.clone(), |subject| fill(text, subject))
        };
        let control = self.control(item);
        // What one owns one knows, and about many at once nobody looks at each; some things no screen shows.
        let can_look = !item.section.is_setup()
            && !item.ask.is_together()
            && control.is_some_and(|control| {
                !control.sets.is_some_and(Attribute::is_remembered)
                    && (!control.look.vi.is_empty() || !paths.is_empty())
            });
        Help {
            counts_as_looking: can_look,
            why: control.map(|control| say(&control.why)).unwrap_or_default(),
            look: control.map(|control| say(&control.look)).unwrap_or_default(),
            notes,
            can_differ: !item.ask.is_together() && !told.is_empty(),
            paths,
        }
    }
}
