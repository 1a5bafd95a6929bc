//! What is asked: the applicable questions, some of them drawn together, and the choices each has.

use super::screen::Section;
use super::{Interview, fixed_platform};
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Choice, ChoiceState, Control, Platform};
use crate::domain::profile::AccountKind;
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
            only_on: Vec::new(),
            measured_only: false,
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

/// Stored answers as far as the content still knows their control and their choices; how many it does not know whole.
pub(super) fn still_known(controls: &BTreeMap<String, Control>, answers: Answers) -> (Answers, usize) {
    let mut unknown = 0;
    let mut known = Answers::new();
    for (question, mut answer) in answers {
        let Some(control) = controls.get(&question.control) else {
            unknown += 1;
            continue;
        };
        if let Given::Chosen(ids) = &mut answer.given {
            let given = ids.len();
            ids.retain(|id| control.choices.iter().any(|choice| choice.id == *id));
            let whole = ids.len() == given && (control.multiple || given == 1);
            unknown += usize::from(!whole);
            if !whole && (ids.is_empty() || !control.multiple) {
                continue;
            }
        }
        known.insert(question, answer);
    }
    (known, unknown)
}

impl Interview<'_> {
    pub(super) fn make_items(&self, questions: &[QuestionId]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut drawn: BTreeSet<QuestionId> = BTreeSet::new();
        for question in questions {
            let Some(control) = self.controls.get(&question.control) else {
                continue;
            };
            if drawn.contains(question) {
                continue;
            }
            // Where nothing can be chosen there is nothing to ask.
            if self.offered(control, std::slice::from_ref(question)).is_empty() {
                continue;
            }
            let together = self.together(control, questions);
            let item = if together.len() > 1 && together.contains(question) {
                drawn.extend(together.iter().cloned());
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
    /// a common question would ask again what was said. What was answered one by one stays apart in this
    /// sitting, so that the numbers of the questions do not jump. Where only one choice is common to all, a
    /// common question would put the answer into people's mouths: then the platform that has nothing in common with
    /// the rest is asked by itself.
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
        let all = self.in_common(control, all);
        let mut answers = all
            .iter()
            .map(|question| self.answers.get(question).map(|answer| &answer.given));
        let first = answers.next().flatten();
        let alike = answers.all(|given| given == first);
        let was_one = first.is_none()
            || self.shown.is_empty()
            || self.shown.contains(&Ask::Together(control.id.clone()));
        if alike && was_one { all } else { Vec::new() }
    }

    /// Those of the questions that have more than one choice in common: all of them, or all but one platform's.
    fn in_common(&self, control: &Control, all: Vec<QuestionId>) -> Vec<QuestionId> {
        if self.offered(control, &all).len() > 1 {
            return all;
        }
        let platform = |question: &QuestionId| self.platform(&question.subject).map(|platform| &platform.id);
        let without = |odd: &QuestionId| {
            let rest = all.iter().filter(|question| platform(question) != platform(odd));
            rest.cloned().collect::<Vec<_>>()
        };
        all.iter()
            .map(without)
            .filter(|rest| rest.len() > 1 && self.offered(control, rest).len() > 1)
            .max_by_key(Vec::len)
            .unwrap_or_default()
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

    /// Whether a question was answered by the person. What was measured beforehand takes nobody's time.
    pub(super) fn was_asked(&self, item: &Item) -> bool {
        let is_measured = |question| {
            let answer: Option<&Answer> = self.answers.get(question);
            answer.is_some_and(|answer| answer.evidence == Evidence::Measured)
        };
        self.is_done(item) && (self.given_now.contains(&item.ask) || !item.questions.iter().all(is_measured))
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
                    .all(|question| control.offers(choice, self.platform(&question.subject)))
            })
            .collect()
    }

    pub(super) fn choices(&self, item: &Item) -> Vec<&Choice> {
        let Some(control) = self.control(item) else {
            return Vec::new();
        };
        let offered = self.offered(control, &item.questions);
        // What was measured stands among the choices while it is the answer.
        let is_answer = |choice: &Choice| {
            let given = self.common_answer(item).map(|answer| &answer.given);
            choice.measured_only && matches!(given, Some(Given::Chosen(ids)) if ids.contains(&choice.id))
        };
        (control.choices.iter())
            .filter(|choice| is_answer(choice) || offered.contains(choice))
            .collect()
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
            .filter(|question| {
                choice.is_none_or(|choice| control.offers(choice, self.platform(&question.subject)))
            })
            .cloned()
            .collect()
    }
}
