//! The report as one table for a spreadsheet: every row says in its first cell what it is, so that a filter finds it.
//!
//! The grade, its coverage and what there is to know about them are rows like the others: a table that lost them
//! would sound more certain than the report.

use super::card::task_of;
use super::csv::table;
use super::findings;
use super::first::{audited, first};
use super::shares::Shares;
use super::words::{Speak, fill, sentence, upper_first};
use super::{Rows, Style};
use crate::domain::answer::Subject;
use crate::domain::assessment::{Advice, Axis};
use crate::domain::finding::Finding;
use crate::domain::fix::Action;

/// The columns, by their words.
const COLUMNS: [&str; 10] = [
    "render-csv-part",
    "render-column-subject",
    "render-column-item",
    "render-column-status",
    "render-csv-content",
    "render-column-grounds",
    "render-csv-fix",
    "render-csv-minutes",
    "render-column-provisions",
    "render-csv-code",
];

/// One row; a cell that does not apply is empty.
#[derive(Default)]
struct Cells {
    part: &'static str,
    subject: String,
    item: String,
    status: String,
    content: String,
    grounds: String,
    fix: String,
    minutes: Option<u32>,
    provisions: String,
    code: String,
}

/// The whole table.
pub(super) fn render(speak: &Speak<'_>, style: &Style, rows: Rows) -> String {
    let mut out = result(speak, style);
    out.extend(steps(speak));
    out.extend(
        speak
            .report
            .others
            .iter()
            .filter_map(|advice| other(speak, advice)),
    );
    out.extend(first(speak).waived.into_iter().map(|content| Cells {
        part: "steps-waived-heading",
        content,
        ..Cells::default()
    }));
    if rows == Rows::All {
        out.extend(speak.report.findings.iter().map(|found| finding(speak, found)));
    }
    let rows = out.into_iter().map(|row| {
        [
            speak.text(row.part),
            row.subject,
            row.item,
            row.status,
            row.content,
            row.grounds,
            row.fix,
            row.minutes
                .map_or_else(String::new, |minutes| minutes.to_string()),
            row.provisions,
            row.code,
        ]
    });
    table(COLUMNS.map(|key| speak.text(key)), rows)
}

/// What it comes to, how much was answered, and what has to be known with it.
fn result(speak: &Speak<'_>, style: &Style) -> Vec<Cells> {
    let report = speak.report;
    let words = first(speak);
    let row = |part, item: String, content| Cells {
        part,
        item,
        content,
        ..Cells::default()
    };
    let line = |key: &str, content| row("render-csv-result", speak.text(key), content);
    let note = |content| line("render-csv-note", content);
    let asked = [report.coverage.answered, report.coverage.asked].map(|n| speak.locale.count(n as usize));
    let exposure = &report.assessment.result.exposure;
    let mut out: Vec<Cells> = speak
        .nameless(style, "csv")
        .into_iter()
        .chain(words.sample)
        .map(note)
        .collect();
    out.push(line("render-csv-day", speak.locale.date(audited(report))));
    if report.coverage.answered == 0 {
        out.push(note(words.grade));
    } else {
        out.push(line("render-html-gauge", speak.grade(exposure.grade)));
        out.push(line("render-csv-points", points(speak, exposure)));
    }
    out.push(line(
        "render-csv-lockout",
        lockout(speak, &report.assessment.result.lockout),
    ));
    out.push(line(
        "render-csv-coverage",
        speak.with("history-asked", &[("answered", &asked[0]), ("asked", &asked[1])]),
    ));
    out.extend(words.bounded.into_iter().chain(words.doubt).map(note));
    out.push(note(words.model));
    let Shares { large, .. } = Shares::of(speak);
    out.extend(large.into_iter().map(|(driver, share)| {
        let family = upper_first(&speak.family(&driver.family));
        row("render-csv-driver", family, share)
    }));
    out
}

/// The score, as an interval where it is one.
fn points(speak: &Speak<'_>, axis: &Axis) -> String {
    between(
        speak,
        &speak.points(axis.score_low),
        &speak.points(axis.score_high),
    )
}

fn lockout(speak: &Speak<'_>, axis: &Axis) -> String {
    between(speak, &speak.grade(axis.grade_best), &speak.grade(axis.grade))
}

fn between(speak: &Speak<'_>, low: &str, high: &str) -> String {
    if low == high {
        high.to_owned()
    } else {
        speak.with("history-interval", &[("low", low), ("high", high)])
    }
}

fn steps(speak: &Speak<'_>) -> Vec<Cells> {
    let words = first(speak).steps;
    let told = speak.report.steps.iter().zip(words).map(|(step, words)| {
        let content = [words.effect, words.closes].into_iter();
        let content: Vec<String> = content.chain(words.unasked).chain(words.lockout).collect();
        let behind = speak.remedy(&step.action).map(|(control, _)| &control.provisions);
        Cells {
            part: "render-csv-step",
            subject: subject(speak, &step.action.about()),
            item: words.title,
            content: content.join(" "),
            minutes: Some(step.minutes),
            provisions: provisions(speak, behind.into_iter().flatten()),
            code: code(speak, &step.action),
            ..Cells::default()
        }
    });
    told.collect()
}

fn other(speak: &Speak<'_>, advice: &Advice) -> Option<Cells> {
    let task = task_of(speak, advice)?;
    let (control, remedy) = task.told?;
    let name = speak.name(&advice.subject);
    Some(Cells {
        part: "render-csv-other",
        subject: subject(speak, &advice.subject),
        item: task.title,
        content: sentence(&fill(speak.pick(&remedy.closes), &[("subject", &name)])),
        minutes: Some(advice.minutes),
        provisions: provisions(speak, control.provisions.iter()),
        code: advice.control.clone(),
        ..Cells::default()
    })
}

fn finding(speak: &Speak<'_>, finding: &Finding) -> Cells {
    let words = findings::row(speak, finding);
    let minutes = finding.fix.as_ref().and_then(|action| speak.remedy(action));
    Cells {
        part: "render-csv-finding",
        subject: subject(speak, &finding.subject),
        item: words.item,
        status: words.status,
        content: words.answer,
        grounds: words.grounds,
        fix: finding
            .fix
            .as_ref()
            .map_or_else(String::new, |action| speak.title(action)),
        minutes: minutes.map(|(_, remedy)| remedy.minutes),
        provisions: provisions(speak, finding.provisions.iter()),
        code: finding.code.clone(),
    }
}

fn subject(speak: &Speak<'_>, subject: &Subject) -> String {
    upper_first(&speak.name(subject))
}

/// The name of what is to be done; it tells no account where names are left out.
fn code(speak: &Speak<'_>, action: &Action) -> String {
    match action {
        _ if !speak.masked => action.to_string(),
        Action::Fix(fix) => fix.kind.as_str().to_owned(),
        Action::Answer(answer) => answer.control.clone(),
    }
}

/// The provisions in force, by article and instrument; none on a projector.
fn provisions<'r>(speak: &Speak<'_>, references: impl Iterator<Item = &'r String>) -> String {
    let names: Vec<String> = references
        .filter(|_| !speak.screen)
        .filter_map(|reference| speak.content.registry.provision(reference))
        .filter(|(directive, provision)| directive.is_current(provision, speak.report.date))
        .map(|(directive, provision)| upper_first(&speak.provision_name(directive, provision)))
        .collect();
    names.join("; ")
}
