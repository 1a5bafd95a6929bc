//! What one person in a room is told to do: the same report, steps and words as everywhere else.

use crate::audit::{self, Basis};
use crate::cli::env::Now;
use crate::domain::answer::Answers;
use crate::domain::checklist::Content;
use crate::domain::finding::FindingState;
use crate::domain::fix::Action;
use crate::domain::report::Report;
use crate::i18n::{self, Locale};
use crate::render::{self, Origin, Style};
use crate::room::sheet::Questions;
use crate::room::tasks::{Adviser, Plan, Task};

/// Minutes of the plan people take along: what can be done this week in one sitting.
const MINUTES: u32 = 15;

/// On one's own phone nothing is masked.
const STYLE: Style = Style {
    width: 80,
    colour: false,
    plain: true,
    all: false,
    screen: false,
    nameless: false,
    origin: Origin::Gone,
};

/// The engines and the renderer, for the pages of a room.
pub(super) struct House {
    pub content: &'static Content,
    pub locale: Locale,
    pub opened: Now,
}

impl House {
    fn report(&self, questions: &Questions, answers: &Answers) -> Report {
        let all = questions.with_setup(answers);
        audit::report(Basis {
            content: self.content,
            pack: questions.pack(),
            only: &[],
            answers: &all,
            sheet: audit::sheet(&self.content.catalog, &i18n::names(), &all),
            minutes: Some(MINUTES),
            created: self.opened.stamp.clone(),
            date: self.opened.date,
            waivers: &[],
            sample: false,
            explain: false,
        })
    }

    fn told(&self, report: &Report, action: &Action) -> Task {
        let told = render::card::walk(report, self.content, self.locale, &STYLE, action);
        Task {
            heading: told.heading,
            intro: told.intro,
            steps: told
                .steps
                .into_iter()
                .map(|step| (step.text, step.notes))
                .collect(),
        }
    }

    /// What the content says of a row where nothing of the model mends it.
    fn plainly(&self, questions: &Questions, answers: &Answers, row: usize) -> Option<Task> {
        let lang = self.locale.lang();
        let asked = questions.screen(&self.content.catalog, &[row], answers, Some(row))?;
        let control = self.content.catalog.control(&asked.question.control)?;
        let title = questions.pack().rows.get(row)?.title.get(lang);
        let help = asked
            .help
            .map(|help| i18n::help(self.locale, &help))
            .unwrap_or_default();
        Some(Task {
            heading: title.to_owned(),
            intro: vec![control.fix.get(lang).to_owned()],
            // Why it is asked stands first; here only the way is wanted.
            steps: help.into_iter().skip(1).map(|text| (text, Vec::new())).collect(),
        })
    }
}

impl Adviser for House {
    fn station(&self, questions: &Questions, answers: &Answers, rows: &[usize]) -> Vec<Task> {
        let report = self.report(questions, answers);
        let task = |row: &usize| {
            let question = questions.question(*row)?;
            let finding = (report.findings.iter())
                .find(|finding| finding.code == question.control && finding.subject == question.subject)?;
            match (finding.state?, &finding.fix) {
                (FindingState::Good | FindingState::NotChecked, _) => None,
                // A station is no plan: its tasks have no numbers of one.
                (_, Some(action)) => Some(Task {
                    heading: render::card::title(&report, self.content, self.locale, &STYLE, action),
                    ..self.told(&report, action)
                }),
                (_, None) => self.plainly(questions, answers, *row),
            }
        };
        let mut tasks: Vec<Task> = Vec::new();
        for task in rows.iter().filter_map(task) {
            if !tasks.contains(&task) {
                tasks.push(task);
            }
        }
        tasks
    }

    fn plan(&self, questions: &Questions, answers: &Answers) -> Option<Plan> {
        let rows = 0..questions.count();
        let catalog = &self.content.catalog;
        let answered = rows
            .filter(|row| questions.outcome(catalog, answers, *row).is_some())
            .count();
        if answered == 0 {
            return None;
        }
        let report = self.report(questions, answers);
        let [answered, asked] = [answered, questions.count()].map(|count| self.locale.count(count));
        let args = [("answered", answered.as_str()), ("asked", asked.as_str())];
        Some(Plan {
            level: vec![self.locale.with("hall-plan-coverage", &args)],
            tasks: (report.steps.iter())
                .map(|step| self.told(&report, &step.action))
                .collect(),
        })
    }
}
