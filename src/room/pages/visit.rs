//! What one phone sees.

use super::question::{self, Around, question};
use super::{Live, frame};
use crate::domain::answer::Given;
use crate::domain::room::Phase;
use crate::i18n::Locale;
use crate::room::hall::{Hall, Seat, Stage};
use crate::room::record::Room;
use crate::room::tasks::{Plan, Task};
use maud::{Markup, html};

/// The page with the field for the code: the only field there is.
pub fn code(locale: Locale, wrong: bool) -> String {
    let body = html! {
        h1 { (locale.text("hall-title")) }
        form method="post" action="/" {
            label for="code" { (locale.text("hall-code")) }
            @if wrong { p.wrong role="alert" { (locale.text("hall-code-wrong")) } }
            input #code name="code" type="text" inputmode="numeric" pattern="[0-9\\s]*" autocomplete="off" maxlength="7" autofocus required;
            p.soft { (locale.text("hall-code-hint")) }
            button.main { (locale.text("hall-code-go")) }
        }
    };
    frame(locale, "", None, &body)
}

/// What is asked and what never, before anybody comes in.
pub fn consent(locale: Locale, room: &Room, rows: usize) -> String {
    let rows = locale.count(rows);
    let k = locale.count(room.k as usize);
    let body = html! {
        h1 { (locale.text("hall-consent")) }
        p { strong { (locale.text("hall-consent-never")) } }
        p { (locale.with("hall-consent-asked", &[("rows", &rows)])) }
        p { (locale.text("hall-consent-seen")) }
        p { (locale.with("hall-consent-counted", &[("k", &k)])) }
        p { (locale.text("hall-consent-free")) }
        form method="post" action=(format!("/{}", room.code)) {
            button.main { (locale.text("hall-join")) }
        }
    };
    frame(locale, "", None, &body)
}

/// A phone's seat, by its address.
pub struct Visit<'a> {
    /// The language of the room.
    pub locale: Locale,
    /// The address of the seat's page.
    pub home: String,
    /// What the room tells its pages.
    pub tick: u64,
    /// Seconds the timer still runs.
    pub seconds: Option<u64>,
    /// The seat.
    pub seat: &'a Seat,
}

impl Visit<'_> {
    fn live(&self, again: bool) -> Live {
        Live {
            now: format!("{}/now", self.home),
            tick: self.tick.to_string(),
            page: self.home.clone(),
            part: false,
            again: again.then_some(15),
        }
    }

    /// What a person takes along: once the room is closed it is all there is, so the page stays and says so.
    fn kept(&self, body: &Markup) -> String {
        let whole = html! {
            p.note.kept role="status" hidden { (self.locale.text("hall-kept")) }
            (body)
        };
        self.page(false, &whole)
    }

    fn page(&self, waiting: bool, body: &Markup) -> String {
        let whole = html! {
            (body)
            noscript { p { a href=(self.home) { (self.locale.text("hall-reload")) } } }
            nav.foot { a href=(format!("{}/leave", self.home)) { (self.locale.text("hall-leave")) } }
        };
        frame(self.locale, "", Some(&self.live(waiting)), &whole)
    }

    /// What the seat sees where it looks at no row in particular.
    pub fn now(
        &self,
        hall: &Hall<'_>,
        asked_for: Option<usize>,
        tasks: &dyn Fn(usize) -> Vec<Task>,
        plan: &dyn Fn() -> Option<Plan>,
    ) -> String {
        match hall.state().stage {
            Stage::Joining => self.joined(),
            Stage::Asking(phase) => match hall.row_for(self.seat, asked_for) {
                Some(row) => self.asked(hall, phase, row),
                None => self.waiting(hall, phase),
            },
            Stage::Fixing(station) => self.station(hall, station, &tasks(station)),
            Stage::Leaving => self.plan(plan().as_ref()),
        }
    }

    fn joined(&self) -> String {
        let t = |key| self.locale.text(key);
        let body = html! {
            h1 { (t("hall-wait-joined")) }
            p { (t("hall-wait-start")) }
            noscript { p { (t("hall-wait-start-plain")) } }
            p.soft { (t("hall-consent-free")) }
        };
        self.page(true, &body)
    }

    fn round(&self, phase: Phase) -> String {
        self.locale.text(match phase {
            Phase::Before => "hall-round-before",
            Phase::After => "hall-round-after",
        })
    }

    fn asked(&self, hall: &Hall<'_>, phase: Phase, row: usize) -> String {
        let questions = hall.questions();
        let answerable = hall.answerable(phase);
        let answers = self.seat.answers(phase);
        let Some(asked) = questions.screen(hall.catalog(), &answerable, answers, Some(row)) else {
            return self.waiting(hall, phase);
        };
        let number = self.locale.count(row + 1);
        let total = self.locale.count(questions.count());
        let is_late = !hall.state().open.contains(&row);
        let key = if is_late { "hall-place-late" } else { "hall-place" };
        let place = self.locale.with(key, &[("number", &number), ("total", &total)]);
        let mut notes = Vec::new();
        if phase == Phase::After {
            let before = questions
                .question(row)
                .and_then(|question| self.seat.before.get(question));
            let said = |id: &String| {
                let choices = asked.question.choices.iter();
                let mut choices = choices.filter(|choice| choice.id.as_ref() == Some(id));
                choices
                    .next()
                    .map(|choice| choice.text.get(self.locale.lang()).to_owned())
            };
            let what = match before.map(|answer| &answer.given) {
                Some(Given::Chosen(ids)) => ids.first().and_then(said),
                Some(Given::DontKnow) => Some(self.locale.text("hall-unknown")),
                Some(Given::Skipped) | None => None,
            };
            notes.extend(what.map(|what| self.locale.with("hall-said-before", &[("what", &what)])));
        }
        if questions
            .pack()
            .rows
            .get(row)
            .is_some_and(|one| one.row.on.is_some())
        {
            notes.push(self.locale.text("hall-skip-hint"));
        }
        let earlier = answerable.iter().rfind(|earlier| **earlier < row);
        let around = Around {
            action: &self.home,
            hidden: &[("row", row.to_string()), ("phase", phase.as_str().to_owned())],
            place: &format!("{}. {place}", self.round(phase)),
            way: (row, questions.count()),
            notes: &notes,
            lives: true,
            back: earlier.map(|earlier| format!("{}?row={earlier}", self.home)),
        };
        let body = question(self.locale, &asked.question, asked.help.as_ref(), &around);
        self.page(false, &body)
    }

    fn waiting(&self, hall: &Hall<'_>, phase: Phase) -> String {
        let t = |key| self.locale.text(key);
        let answers = self.seat.answers(phase);
        let answerable = hall.answerable(phase);
        let done = |row: &&usize| hall.questions().is_done(answers, **row);
        let count = answerable.iter().filter(done).count();
        let all = count == hall.questions().count();
        let body = html! {
            p.place { (self.round(phase)) }
            (question::way((count, hall.questions().count())))
            @if answerable.is_empty() {
                h1 { (t("hall-wait-none")) }
            } @else if all {
                h1 { (t("hall-wait-all")) }
            } @else {
                h1 { (t("hall-wait-answered")) }
            }
            p { (t("hall-wait-next")) }
            noscript { p { (t("hall-wait-start-plain")) } }
            @if count > 0 {
                ul.rows {
                    @for row in answerable.iter().filter(done) {
                        @let number = self.locale.count(row + 1);
                        @let title = hall.questions().pack().rows.get(*row).map(|one| one.title.get(self.locale.lang()));
                        li {
                            a href=(format!("{}?row={row}", self.home)) {
                                (self.locale.with("hall-wait-change", &[("number", &number)]))
                            }
                            @if let Some(title) = title { ": " (title) }
                        }
                    }
                }
            }
        };
        self.page(true, &body)
    }

    fn station(&self, hall: &Hall<'_>, station: usize, tasks: &[Task]) -> String {
        let stations = &hall.questions().pack().stations;
        let Some(here) = stations.get(station) else {
            return self.joined();
        };
        let number = self.locale.count(station + 1);
        let total = self.locale.count(stations.len());
        let minutes = self.locale.count(here.minutes as usize);
        let title = here.title.get(self.locale.lang());
        let args = [("number", number.as_str()), ("total", &total), ("title", title)];
        let body = html! {
            h1 { (self.locale.with("hall-station", &args)) }
            (timer(self.locale, self.seconds))
            p { (self.locale.with("hall-station-minutes", &[("minutes", &minutes)])) }
            @if tasks.is_empty() {
                p.note { (self.locale.text("hall-station-good")) }
            }
            (told(self.locale, tasks))
            p.soft { (self.locale.text("hall-station-photo")) }
        };
        self.page(false, &body)
    }

    fn plan(&self, plan: Option<&Plan>) -> String {
        let t = |key| self.locale.text(key);
        let body = html! {
            h1 { (t("hall-plan")) }
            p.note { (t("hall-plan-words")) }
            @if let Some(plan) = plan {
                @for text in &plan.level { p { (text) } }
                @if plan.tasks.is_empty() { p { (t("hall-plan-none")) } }
                (told(self.locale, &plan.tasks))
            } @else {
                p { (t("hall-plan-empty")) }
            }
            p { a.button href=(format!("{}/slip", self.home)) { (t("hall-slip")) } }
        };
        self.kept(&body)
    }

    /// That somebody took part; nothing else.
    pub fn slip(&self, room: &Room) -> String {
        let date = self.locale.date(room.date);
        let args = [("pack", room.pack.as_str()), ("edition", room.edition.as_str())];
        let body = html! {
            h1 { (self.locale.text("hall-slip")) }
            .card {
                p { (self.locale.text("hall-slip-words")) }
                p { (self.locale.with("hall-slip-date", &[("date", &date)])) }
                p { (self.locale.with("hall-slip-code", &[("code", &room.code)])) }
                p { (self.locale.with("hall-slip-pack", &args)) }
            }
            p { a href=(self.home) { (self.locale.text("hall-slip-back")) } }
        };
        self.kept(&body)
    }

    /// Whether to leave and have everything erased.
    pub fn leave(&self) -> String {
        let t = |key| self.locale.text(key);
        let body = html! {
            h1 { (t("hall-leave-heading")) }
            p { (t("hall-leave-words")) }
            form method="post" action=(format!("{}/leave", self.home)) {
                button.main { (t("hall-leave-yes")) }
            }
            p { a.button href=(self.home) { (t("hall-leave-no")) } }
        };
        frame(self.locale, "", None, &body)
    }
}

/// A clock that counts down; without a script, how many minutes there were.
pub(super) fn timer(locale: Locale, seconds: Option<u64>) -> Markup {
    html! {
        @if let Some(seconds) = seconds {
            @let left = format!("{}:{:02}", seconds / 60, seconds % 60);
            p.timer role="timer" { span data-seconds=(seconds) { (locale.with("hall-station-timer", &[("left", &left)])) } }
        }
    }
}

/// Things to do, each with its steps.
fn told(locale: Locale, tasks: &[Task]) -> Markup {
    html! {
        @for task in tasks {
            section.card {
                h2 { (task.heading) }
                @for text in &task.intro { p { (text) } }
                @if !task.steps.is_empty() {
                    details open {
                        summary { (locale.text("hall-station-steps")) }
                        ol {
                            @for (step, notes) in &task.steps {
                                li { (step) @for note in notes { p.soft { (note) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}
