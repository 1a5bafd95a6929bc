//! What is asked: the applicable questions, some of them drawn together, and how each is shown.

use super::event::{Help, PathHelp};
use super::screen::{Offered, Place, QuestionScreen, Section, SectionRow, Tally};
use super::{Interview, View, fill, fixed_platform, minutes, zero_means_none};
use crate::domain::answer::{Answer, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Choice, ChoiceState, Control, Platform};
use crate::domain::profile::AccountKind;
use crate::domain::report::Label;
use crate::domain::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// One thing on the screen at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ask {
    /// One control about one subject.
    One(QuestionId),
    /// One control about all its subjects at once.
    Together(String),
}

impl Ask {
    pub(super) fn is_together(&self) -> bool {
        matches!(self, Ask::Together(_))
    }
}

/// An ask with what it stands for today.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) ask: Ask,
    pub(super) control: String,
    pub(super) questions: Vec<QuestionId>,
    pub(super) section: Section,
    pub(super) seconds: u32,
    /// How far the answer may lower the upper end.
    pub(super) value: f64,
}

/// The choices of a control; for accounts and pages they are the platforms, unless the content names some.
pub fn choices_of(catalog: &Catalog, control: &Control) -> Vec<Choice> {
    let listed: fn(AccountKind) -> bool = match control.sets {
        // A password manager has a question of its own.
        Some(Attribute::UsedAccounts) => |kind| !matches!(kind, AccountKind::Page | AccountKind::Vault),
        Some(Attribute::RunPages) => |kind| kind == AccountKind::Page,
        _ => return control.choices.clone(),
    };
    if !control.choices.is_empty() {
        return control.choices.clone();
    }
    catalog
        .platforms
        .iter()
        .filter(|platform| platform.kind.is_some_and(listed))
        .map(|platform| Choice {
            id: platform.id.clone(),
            text: platform.name.clone(),
            state: ChoiceState::Neutral,
            set: None,
            needs: None,
        })
        .collect()
}

/// Every control by its id, its choices complete.
pub(super) fn complete_controls(catalog: &Catalog) -> BTreeMap<String, Control> {
    let complete = |control: &Control| Control {
        choices: choices_of(catalog, control),
        ..control.clone()
    };
    catalog
        .controls
        .iter()
        .map(|control| (control.id.clone(), complete(control)))
        .collect()
}

/// Whether the content still knows the control and every choice of a stored answer.
pub(super) fn is_known(controls: &BTreeMap<String, Control>, question: &QuestionId, answer: &Answer) -> bool {
    let Some(control) = controls.get(&question.control) else {
        return false;
    };
    match &answer.given {
        Given::DontKnow | Given::Skipped => true,
        Given::Chosen(ids) => {
            (control.multiple || ids.len() == 1)
                && ids
                    .iter()
                    .all(|id| control.choices.iter().any(|choice| choice.id == *id))
        }
    }
}

impl Interview<'_> {
    pub(super) fn make_items(&self, questions: &[QuestionId]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut drawn: BTreeSet<String> = BTreeSet::new();
        for question in questions {
            let Some(control) = self.controls.get(&question.control) else {
                continue;
            };
            if drawn.contains(&control.id) {
                continue;
            }
            let together = self.together(control, questions);
            let item = if together.len() > 1 {
                drawn.insert(control.id.clone());
                Item {
                    ask: Ask::Together(control.id.clone()),
                    section: Section::All(control.scope),
                    // One answer settles all of them.
                    value: together.iter().map(|question| self.value(question)).sum(),
                    questions: together,
                    control: control.id.clone(),
                    seconds: control.seconds,
                }
            } else {
                Item {
                    ask: Ask::One(question.clone()),
                    section: Section::Of(question.subject.clone()),
                    value: self.value(question),
                    questions: vec![question.clone()],
                    control: control.id.clone(),
                    seconds: control.seconds,
                }
            };
            items.push(item);
        }
        items
    }

    /// The questions of a control that are asked at once; empty where each is asked by itself.
    ///
    /// Once some are answered and others are not (an account came later), the rest is asked one by one:
    /// a common question would ask again what was said.
    fn together(&self, control: &Control, questions: &[QuestionId]) -> Vec<QuestionId> {
        let wanted = self.pack.together.contains(&control.id)
            && control.together.is_some()
            && !control.multiple
            && !self.options.apart.contains(&control.id);
        if !wanted {
            return Vec::new();
        }
        let all: Vec<QuestionId> = questions
            .iter()
            .filter(|question| question.control == control.id)
            .cloned()
            .collect();
        let mut answers = all
            .iter()
            .map(|question| self.answers.get(question).map(|answer| &answer.given));
        let first = answers.next().flatten();
        let alike = answers.all(|given| given == first);
        if alike && !self.offered(control, &all).is_empty() {
            all
        } else {
            Vec::new()
        }
    }

    fn value(&self, question: &QuestionId) -> f64 {
        if self.values.is_empty() {
            return 0.0;
        }
        self.agenda
            .attribute_keys(self.catalog, &self.sheet, question)
            .iter()
            .filter_map(|key| self.values.get(&key.to_string()))
            .copied()
            .fold(0.0, f64::max)
    }

    pub(super) fn item(&self, ask: &Ask) -> Option<&Item> {
        self.items.iter().find(|item| item.ask == *ask)
    }

    pub(super) fn current_item(&self) -> Option<&Item> {
        self.item(self.current.as_ref()?)
    }

    pub(super) fn control(&self, item: &Item) -> Option<&Control> {
        self.controls.get(&item.control)
    }

    pub(super) fn is_done(&self, item: &Item) -> bool {
        item.questions
            .iter()
            .all(|question| self.answers.contains_key(question))
    }

    /// The answer of an item, where all its questions have the same; the weakest grounds count.
    pub(super) fn common_answer(&self, item: &Item) -> Option<&Answer> {
        let answers: Option<Vec<&Answer>> = item
            .questions
            .iter()
            .map(|question| self.answers.get(question))
            .collect();
        answers?.into_iter().min_by_key(|answer| answer.evidence)
    }

    pub(super) fn platform(&self, subject: &Subject) -> Option<&Platform> {
        let id = match subject {
            Subject::Account(id) => self.sheet.platform_of.get(id).map(String::as_str),
            other => fixed_platform(other),
        };
        self.catalog.platform(id?)
    }

    /// The choices of a control that exist for all of these subjects.
    fn offered<'c>(&self, control: &'c Control, questions: &[QuestionId]) -> Vec<&'c Choice> {
        control
            .choices
            .iter()
            .filter(|choice| {
                questions
                    .iter()
                    .all(|question| self.offers(&question.subject, choice))
            })
            .collect()
    }

    fn offers(&self, subject: &Subject, choice: &Choice) -> bool {
        match (choice.needs, self.platform(subject)) {
            (Some(method), Some(platform)) => platform.second_factors.contains(&method),
            _ => true,
        }
    }

    pub(super) fn choices(&self, item: &Item) -> Vec<&Choice> {
        self.control(item)
            .map(|control| self.offered(control, &item.questions))
            .unwrap_or_default()
    }

    /// The other open questions of this control; with a choice, those that offer it.
    pub(super) fn others(&self, item: &Item, choice: Option<&str>) -> Vec<QuestionId> {
        let Some(control) = self.control(item) else {
            return Vec::new();
        };
        if item.ask.is_together() || control.multiple || item.section.is_setup() {
            return Vec::new();
        }
        let choice = choice.and_then(|id| control.choices.iter().find(|choice| choice.id == id));
        self.items
            .iter()
            .filter(|other| other.control == item.control && other.ask != item.ask)
            .flat_map(|other| other.questions.iter())
            .filter(|question| !self.answers.contains_key(*question))
            .filter(|question| choice.is_none_or(|choice| self.offers(&question.subject, choice)))
            .cloned()
            .collect()
    }

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
            scope: control.map_or(crate::domain::checklist::Scope::Setup, |control| control.scope),
            text,
            choices,
            current,
            multiple: control.is_some_and(|control| control.multiple),
            zero: control.is_some_and(zero_means_none),
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
                    || self.is_done(other)
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
        let left: u32 = open.iter().map(|item| item.seconds).sum();
        Place {
            label: self.section_label(&item.section),
            section: item.section.clone(),
            number: number.unwrap_or(0) + 1,
            total: counted.len(),
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
        let mut notes: Vec<Text> = Vec::new();
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
            if !there.note.vi.is_empty() && !notes.contains(&there.note) {
                notes.push(there.note.clone());
            }
            paths.extend(there.paths.iter().map(|path| PathHelp {
                platform: platform.name.clone(),
                surface: path.surface,
                vi: path.vi.clone(),
                en: path.en.clone(),
                url: path.url.clone(),
                checked: path.provenance.checked,
                mark: path.provenance.mark,
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
        Help {
            why: control.map(|control| say(&control.why)).unwrap_or_default(),
            look: control.map(|control| say(&control.look)).unwrap_or_default(),
            notes,
            can_differ: !item.ask.is_together() && !told.is_empty(),
            paths,
        }
    }
}
