//! The rows of a room as questions of the interview: the same engine asks them as in a terminal.

use crate::audit::{self, Sheet};
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, ChoiceState, Control, Pack, Row};
use crate::domain::names::Names;
use crate::domain::profile::{AttributeKey, Profile};
use crate::domain::room::Outcome;
use crate::interview::{Agenda, Event, Help, Interview, Options, QuestionScreen, Screen};
use std::collections::BTreeMap;

/// The questions of a pack's rows, for a set-up that is the same for everybody: the platforms the rows name, a phone, a
/// number. Who does not use a platform skips its rows.
pub struct Questions {
    names: Names,
    pack: Pack,
    setup: Answers,
    rows: Vec<QuestionId>,
    /// The ids of every row's choices, in the order of the content.
    choices: Vec<Vec<String>>,
}

impl Questions {
    /// The questions of a pack; none where one of its rows cannot be asked.
    pub fn new(catalog: &Catalog, pack: &Pack, names: Names) -> Option<Self> {
        let setup = setup(catalog, pack);
        let sheet = audit::sheet(catalog, &names, &setup);
        let rows: Option<Vec<QuestionId>> = pack
            .rows
            .iter()
            .map(|one| question(catalog, &sheet, &one.row))
            .collect();
        let rows = rows.filter(|rows| !rows.is_empty())?;
        let choices = rows
            .iter()
            .filter_map(|question| catalog.control(&question.control))
            .map(|control| control.choices.iter().map(|choice| choice.id.clone()).collect())
            .collect();
        Some(Self {
            choices,
            names,
            pack: pack.clone(),
            setup,
            rows,
        })
    }

    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The question of a row.
    pub fn question(&self, row: usize) -> Option<&QuestionId> {
        self.rows.get(row)
    }

    /// The ids of a row's choices, in the order of the content; empty where there is no such row.
    pub fn choices(&self, row: usize) -> &[String] {
        self.choices.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everything that is taken as said, with what a person said.
    pub fn with_setup(&self, answers: &Answers) -> Answers {
        let mut all = self.setup.clone();
        all.extend(
            answers
                .iter()
                .map(|(question, answer)| (question.clone(), answer.clone())),
        );
        all
    }

    /// What an answer comes down to; none where there is none, or it was skipped.
    pub fn outcome(&self, catalog: &Catalog, answers: &Answers, row: usize) -> Option<Outcome> {
        let question = self.rows.get(row)?;
        match &answers.get(question)?.given {
            Given::Skipped => None,
            Given::DontKnow => Some(Outcome::Unknown),
            Given::Chosen(ids) => {
                let control = catalog.control(&question.control)?;
                let choice = control.choices.iter().find(|choice| ids.contains(&choice.id))?;
                match choice.state {
                    ChoiceState::Good => Some(Outcome::Good),
                    ChoiceState::Bad => Some(Outcome::Bad),
                    ChoiceState::Neutral => None,
                }
            }
        }
    }

    /// Whether a row was answered or skipped.
    pub fn is_done(&self, answers: &Answers, row: usize) -> bool {
        (self.rows.get(row)).is_some_and(|question| answers.contains_key(question))
    }

    /// A sitting over the rows that are open, at one of them where one is named.
    fn sitting<'a>(
        &'a self,
        catalog: &'a Catalog,
        agenda: &'a Open<'a>,
        answers: &Answers,
        at: Option<usize>,
    ) -> Interview<'a> {
        let mut sitting = Interview::new(
            catalog,
            &self.pack,
            agenda,
            self.with_setup(answers),
            Options::default(),
        );
        if let Some(question) = at.and_then(|row| self.rows.get(row)) {
            sitting.go_to(question);
        }
        sitting
    }

    /// What is on the screen of somebody: a row that is open, at its number; none where nothing is open any more.
    pub fn screen(
        &self,
        catalog: &Catalog,
        open: &[usize],
        answers: &Answers,
        at: Option<usize>,
    ) -> Option<Asked> {
        let agenda = Open {
            questions: self,
            open,
        };
        let mut sitting = self.sitting(catalog, &agenda, answers, at);
        let Screen::Question(mut question) = sitting.screen() else {
            return None;
        };
        let row = self.row_of(&question)?;
        // Every row is counted by itself.
        question.others = 0;
        let help = sitting.handle(Event::Help).help;
        Some(Asked { row, question, help })
    }

    /// Takes in what somebody did at a row: the answers from now on, and the row that comes next.
    ///
    /// None where the row is not open.
    pub fn take(
        &self,
        catalog: &Catalog,
        open: &[usize],
        answers: &Answers,
        row: usize,
        event: Event,
    ) -> Option<(Answers, Option<usize>)> {
        if !open.contains(&row) {
            return None;
        }
        let agenda = Open {
            questions: self,
            open,
        };
        let mut sitting = self.sitting(catalog, &agenda, answers, Some(row));
        let _nothing_to_say = sitting.handle(event);
        let next = match sitting.screen() {
            Screen::Question(question) => self.row_of(&question),
            Screen::Sections(_) | Screen::End(_) => None,
        };
        let kept = (sitting.answers().iter())
            .filter(|(question, _)| self.rows.contains(question))
            .map(|(question, answer)| (question.clone(), answer.clone()))
            .collect();
        Some((kept, next))
    }

    fn row_of(&self, screen: &QuestionScreen) -> Option<usize> {
        let subject = screen.subjects.first()?;
        let is_it =
            |question: &QuestionId| question.control == screen.control && question.subject == *subject;
        self.rows.iter().position(is_it)
    }
}

/// A row on somebody's screen.
pub struct Asked {
    /// Which row.
    pub row: usize,
    /// The question.
    pub question: Box<QuestionScreen>,
    /// Why it is asked and how to look.
    pub help: Option<Help>,
}

/// What is asked now: the open rows in the order of the pack, whatever an answer would be worth.
struct Open<'a> {
    questions: &'a Questions,
    open: &'a [usize],
}

impl Agenda for Open<'_> {
    fn sheet(&self, catalog: &Catalog, answers: &Answers) -> Sheet {
        audit::sheet(catalog, &self.questions.names, answers)
    }

    fn applicable(
        &self,
        _catalog: &Catalog,
        _pack: &Pack,
        _only: &[String],
        _answers: &Answers,
        _sheet: &Sheet,
    ) -> Vec<QuestionId> {
        let rows = self.questions.rows.iter().enumerate();
        rows.filter(|(row, _)| self.open.contains(row))
            .map(|(_, question)| question.clone())
            .collect()
    }

    fn attribute_keys(
        &self,
        _catalog: &Catalog,
        _sheet: &Sheet,
        _question: &QuestionId,
    ) -> Vec<AttributeKey> {
        Vec::new()
    }

    fn values(&self, _profile: &Profile) -> BTreeMap<String, f64> {
        BTreeMap::new()
    }
}

/// What is taken as said: the platforms the rows name, one phone, one number.
fn setup(catalog: &Catalog, pack: &Pack) -> Answers {
    let mut platforms: Vec<String> = Vec::new();
    for on in pack.rows.iter().filter_map(|one| one.row.on.clone()) {
        let is_account = catalog
            .platform(&on)
            .is_some_and(|platform| platform.kind.is_some());
        if is_account && !platforms.contains(&on) {
            platforms.push(on);
        }
    }
    let of = |attribute| (catalog.controls.iter()).find(|control: &&Control| control.sets == Some(attribute));
    let first = |attribute| {
        of(attribute)
            .and_then(|control: &Control| control.choices.first())
            .map(|choice| vec![choice.id.clone()])
    };
    let said = [
        (Attribute::UsedAccounts, Some(platforms)),
        (Attribute::UsedDevices, first(Attribute::UsedDevices)),
        (Attribute::UsedNumbers, first(Attribute::UsedNumbers)),
    ];
    let answers = said.into_iter().filter_map(|(attribute, ids)| {
        let question = QuestionId {
            control: of(attribute)?.id.clone(),
            subject: Subject::Setup,
        };
        let answer = Answer {
            given: Given::Chosen(ids?),
            evidence: Evidence::Declared,
        };
        Some((question, answer))
    });
    answers.collect()
}

/// The question a row asks in that set-up.
fn question(catalog: &Catalog, sheet: &Sheet, row: &Row) -> Option<QuestionId> {
    let subject = match row.on.as_deref() {
        None => Subject::Person,
        Some(on) => {
            let there = |subject: &Subject| {
                sheet
                    .platform(catalog, subject)
                    .is_some_and(|platform| platform.id == on)
            };
            sheet.subjects().into_iter().find(there)?
        }
    };
    catalog.control(&row.control)?;
    Some(QuestionId {
        control: row.control.clone(),
        subject,
    })
}
