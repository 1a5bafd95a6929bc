//! The sentences of the first screen, the same on every front. Lays nothing out.
//!
//! What to do comes before what threatens; a figure never stands without its direction; nothing sounds settled
//! while something was not answered.

use super::story;
use super::words::{Speak, clean, fill, lower_first, sentence};
use crate::domain::assessment::{Axis, Grade, Step};
use crate::domain::checklist::{Choice, Control, Scope};
use crate::domain::finding::{Finding, FindingState};
use crate::domain::fix::Action;
use crate::domain::names::about;
use crate::domain::report::{Report, Waived};
use crate::domain::text::{Date, Mark};

/// Questions shown: more would be a second interview.
const QUESTIONS: usize = 2;

/// A movement of the lock-out axis smaller than this is rounding.
const STILL: f64 = 1e-12;

/// Everything on the first screen, in the order it is read.
pub(super) struct First {
    /// The report is about the sample person.
    pub(super) sample: Option<String>,
    /// "Mức nguy cơ: cao (D), 80,5 điểm, càng thấp càng tốt."
    pub(super) grade: String,
    /// The interval in words, where there is one, and why the grade is provisional.
    pub(super) interval: Option<String>,
    /// "Phần đã rà soát: 8 trên 12 mục."
    pub(super) coverage: String,
    /// The day the answers were given.
    pub(super) day: String,
    /// Where the figure is a bound, and where something is left out.
    pub(super) bounded: Vec<String>,
    /// How many steps, how long, where they lead.
    pub(super) advice: String,
    /// The steps.
    pub(super) steps: Vec<StepWords>,
    /// What is left aside on purpose, and until when.
    pub(super) waived: Vec<String>,
    /// The next questions worth answering.
    pub(super) questions: Vec<String>,
    /// One attack story.
    pub(super) story: Option<String>,
    /// The second axis.
    pub(super) lockout: String,
    /// Now, after the plan, after everything.
    pub(super) road: String,
    /// How solid all this is.
    pub(super) solid: String,
    /// Model version and dates.
    pub(super) model: String,
    /// What of the above could not be verified.
    pub(super) doubt: Option<String>,
}

/// One step in words.
pub(super) struct StepWords {
    /// Imperative, with its subject.
    pub(super) title: String,
    /// "Khoảng 4 phút. Điểm nguy cơ từ 80,7 còn 78,1."
    pub(super) effect: String,
    /// Title, minutes and where the points go, in one sentence.
    pub(super) line: String,
    /// What it closes.
    pub(super) closes: String,
    /// That nobody said how the thing stands now.
    pub(super) unasked: Option<String>,
    /// What it does to the second axis; none where that does not move.
    pub(super) lockout: Option<String>,
}

/// Whether something that applies was not answered; then nothing may sound settled.
pub(super) fn is_partial(speak: &Speak<'_>) -> bool {
    let coverage = &speak.report.coverage;
    coverage.answered < coverage.asked || speak.report.findings.iter().any(|finding| !finding.is_answered())
}

/// The first screen of a report.
pub(super) fn first(speak: &Speak<'_>) -> First {
    let report = speak.report;
    let axis = &report.assessment.result.exposure;
    First {
        sample: report.sample.then(|| speak.text("render-sample")),
        grade: if report.coverage.answered == 0 {
            speak.text("render-grade-none")
        } else {
            speak.with(
                // A low grade on part of the answers must not read like good news.
                if is_partial(speak) && axis.grade <= Grade::B {
                    "render-grade-line-partial"
                } else {
                    "render-grade-line"
                },
                &[
                    ("grade", &speak.grade(axis.grade)),
                    ("points", &speak.points(axis.score_high)),
                    ("direction", &speak.text("lower-is-better")),
                ],
            )
        },
        interval: interval(speak, axis).filter(|_| report.coverage.answered > 0),
        coverage: coverage(speak),
        day: speak.with("render-day", &[("day", &speak.locale.date(audited(report)))]),
        bounded: [
            (report.assessment.result.bounded, "render-bounded"),
            (report.assessment.left_out, "render-left-out"),
        ]
        .into_iter()
        .filter(|(true_here, _)| *true_here)
        .map(|(_, key)| speak.text(key))
        .collect(),
        advice: advice(speak),
        steps: report.steps.iter().map(|step| step_words(speak, step)).collect(),
        waived: waived(speak),
        questions: questions(speak),
        story: report.stories.first().map(|found| story::tell(speak, found)),
        lockout: lockout(speak, &report.assessment.result.lockout),
        road: road(speak),
        solid: speak.text("render-solid"),
        model: speak.with(
            "render-model",
            &[
                ("version", &report.model.version),
                ("date", &speak.locale.date(report.model.date)),
                ("day", &speak.locale.date(audited(report))),
            ],
        ),
        doubt: doubt(speak),
    }
}

fn interval(speak: &Speak<'_>, axis: &Axis) -> Option<String> {
    let (low, high) = (speak.points(axis.score_low), speak.points(axis.score_high));
    // What reads the same is not an interval.
    (low != high).then(|| {
        speak.with(
            "render-interval",
            &[
                ("low", &low),
                ("high", &high),
                ("letter", &axis.grade.letter().to_string()),
            ],
        )
    })
}

fn coverage(speak: &Speak<'_>) -> String {
    let coverage = &speak.report.coverage;
    let (answered, asked) = (
        speak.locale.count(coverage.answered as usize),
        speak.locale.count(coverage.asked as usize),
    );
    speak.with("render-coverage", &[("answered", &answered), ("asked", &asked)])
}

fn advice(speak: &Speak<'_>) -> String {
    let report = speak.report;
    let items = speak.locale.count(report.coverage.answered as usize);
    let grade = report.assessment.result.exposure.grade;
    let minutes: u32 = report.steps.iter().map(|step| step.minutes).sum();
    let minutes = speak.locale.count(minutes as usize);
    let count = speak.locale.count(report.steps.len());
    let nothing_big = grade <= Grade::B
        && report
            .findings
            .iter()
            .all(|finding| finding.state != Some(FindingState::Bad));
    match report.steps.as_slice() {
        [] if is_partial(speak) => speak.with("render-advice-partial", &[("items", &items)]),
        [] if nothing_big => speak.with("render-advice-none", &[("items", &items)]),
        [] => speak.text("render-advice-no-steps"),
        [_] => speak.with("render-advice-one", &[("minutes", &minutes)]),
        _ => speak.with("render-advice-steps", &[("count", &count), ("minutes", &minutes)]),
    }
}

fn step_words(speak: &Speak<'_>, step: &Step) -> StepWords {
    let subject = speak.name(&step.action.about());
    let closes = match speak.remedy(&step.action) {
        Some((_, remedy)) => sentence(&fill(speak.pick(&remedy.closes), &[("subject", &subject)])),
        None => speak.with("render-closes", &[("families", &speak.families(&step.closes))]),
    };
    let title = speak.title(&step.action);
    StepWords {
        line: line(speak, step, &title),
        title,
        effect: effect(speak, step),
        closes,
        unasked: (!is_answered(speak, &step.action)).then(|| speak.text("render-step-unasked")),
        lockout: lockout_remark(speak, step),
    }
}

/// Whether the person said how the thing stands that a step would change; a step may rest on the worst case alone.
pub(super) fn is_answered(speak: &Speak<'_>, action: &Action) -> bool {
    let Some((control, _)) = speak.remedy(action) else {
        return true;
    };
    // What is about all accounts at once has no question of its own.
    control.sets.is_none()
        || control.scope == Scope::Setup
        || speak.report.findings.iter().any(|finding| {
            finding.code == control.id && finding.subject == action.about() && finding.is_answered()
        })
}

fn line(speak: &Speak<'_>, step: &Step, title: &str) -> String {
    let minutes = speak.locale.count(step.minutes as usize);
    let (before, after) = (speak.points(step.score_before), speak.points(step.score_after));
    let args = [("title", title), ("minutes", &minutes), ("after", &after)];
    if before == after {
        speak.with("render-step-line-still", &args[..2])
    } else {
        speak.with("render-step-line", &args)
    }
}

fn effect(speak: &Speak<'_>, step: &Step) -> String {
    let minutes = speak.locale.count(step.minutes as usize);
    let (before, after) = (speak.points(step.score_before), speak.points(step.score_after));
    if before == after {
        return speak.with("render-step-minutes", &[("minutes", &minutes)]);
    }
    speak.with(
        "render-step-effect",
        &[("minutes", &minutes), ("before", &before), ("after", &after)],
    )
}

/// What a step does to the second axis, where it moves.
pub(super) fn lockout_remark(speak: &Speak<'_>, step: &Step) -> Option<String> {
    lockout_words(speak, step.lockout_change, step.lockout_grades)
}

/// How the second axis moves; none where it stands still.
pub(super) fn lockout_words(
    speak: &Speak<'_>,
    change: f64,
    (before, after): (Grade, Grade),
) -> Option<String> {
    let worse = change > STILL;
    let better = change < -STILL;
    let key = match (before == after, worse, better) {
        (false, true, _) => "render-lockout-up",
        (false, _, true) => "render-lockout-down",
        (true, true, _) => "render-lockout-slightly-up",
        (true, _, true) => "render-lockout-slightly-down",
        _ => return None,
    };
    let before = speak.grade(before);
    let after = speak.grade(after);
    Some(if key.contains("slightly") {
        speak.with(key, &[("grade", &after)])
    } else {
        speak.with(key, &[("before", &before), ("after", &after)])
    })
}

/// What is left aside on purpose, as far as there is something to do. The reason is nobody else's business.
pub(super) fn waived(speak: &Speak<'_>) -> Vec<String> {
    let told = |waived: &Waived| {
        let title = speak.title(waived.action.as_ref()?);
        let until = speak.locale.date(waived.waiver.until);
        let reason = clean(&waived.waiver.reason);
        let args = [("title", &*title), ("until", &until), ("reason", &reason)];
        Some(if speak.masked {
            speak.with("steps-waived-masked", &args[..2])
        } else {
            speak.with("steps-waived", &args)
        })
    };
    speak.report.waivers.iter().filter_map(told).collect()
}

fn questions(speak: &Speak<'_>) -> Vec<String> {
    speak
        .report
        .assessment
        .questions
        .iter()
        .map(|open| speak.asked_by(&open.question))
        // A leaked list answers the question and leaves the model's open.
        .filter(|(control, subject)| {
            let listed = |finding: &Finding, control: &Control| {
                let mut choices = control.choices.iter().filter(|choice| choice.measured_only);
                let chosen = |choice: &Choice| finding.choice.as_ref() == Some(&choice.id);
                finding.code == control.id && finding.subject == *subject && choices.any(chosen)
            };
            let mut findings = speak.report.findings.iter();
            !control.is_some_and(|control| findings.any(|finding| listed(finding, control)))
        })
        .take(QUESTIONS)
        .map(|(control, subject)| {
            let name = speak.name(&subject);
            match control {
                Some(control) => about(speak.pick(&control.question), &name),
                None => speak.with("render-question-unnamed", &[("subject", &name)]),
            }
        })
        .collect()
}

fn lockout(speak: &Speak<'_>, axis: &Axis) -> String {
    let direction = speak.text("lower-is-better");
    if axis.grade_best == axis.grade {
        return speak.with(
            "render-lockout",
            &[("grade", &speak.grade(axis.grade)), ("direction", &direction)],
        );
    }
    speak.with(
        "render-lockout-between",
        &[
            ("low", &speak.grade(axis.grade_best)),
            ("high", &speak.grade(axis.grade)),
            ("direction", &direction),
        ],
    )
}

fn road(speak: &Speak<'_>) -> String {
    if speak.report.coverage.answered == 0 {
        return speak.text("render-road-none");
    }
    let mut text = way(speak);
    // Whoever gets lower than that needs no comfort.
    if speak.report.road.grades[2] >= Grade::B {
        text.push(' ');
        text.push_str(&speak.text("render-road-hardened"));
    }
    text
}

fn way(speak: &Speak<'_>) -> String {
    let road = &speak.report.road;
    let [now, after, floor] = road.grades;
    let values = [
        ("now", speak.grade(now)),
        ("now_points", speak.points(road.now)),
        ("after", speak.grade(after)),
        ("after_points", speak.points(road.after_steps)),
        ("floor", speak.grade(floor)),
        ("floor_points", speak.points(road.floor)),
    ];
    let args: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    if !road.complete {
        let key = if speak.report.steps.is_empty() {
            "render-road-open"
        } else {
            "render-road-open-plan"
        };
        let wanted = if speak.report.steps.is_empty() { "now" } else { "" };
        let args: Vec<_> = args
            .into_iter()
            .filter(|(name, _)| name.starts_with(wanted) && !name.starts_with("floor"))
            .collect();
        return speak.with(key, &args);
    }
    if speak.report.steps.is_empty() {
        // The two arguments of the plan are not said where there is no plan.
        let args: Vec<_> = args
            .into_iter()
            .filter(|(name, _)| !name.starts_with("after"))
            .collect();
        if speak.points(road.now) == speak.points(road.floor) {
            let args: Vec<_> = args
                .into_iter()
                .filter(|(name, _)| name.starts_with("now"))
                .collect();
            // Never the lowest possible while the list of other things could lower it, at a price on the other axis.
            let traded = speak.report.others.iter().any(|advice| {
                advice
                    .effect
                    .is_some_and(|effect| speak.points(effect.scores[0]) != speak.points(effect.scores[1]))
            });
            return speak.with(
                if traded {
                    "render-road-price"
                } else {
                    "render-road-floor"
                },
                &args,
            );
        }
        return speak.with("render-road-no-plan", &args);
    }
    speak.with("render-road", &args)
}

/// The day the answers were given, which is not the day they are shown again.
pub(super) fn audited(report: &Report) -> Date {
    report
        .created
        .get(..10)
        .and_then(|day| day.parse().ok())
        .unwrap_or(report.date)
}

/// The doubt line: a menu path or a provision behind the steps or findings that nobody could verify.
fn doubt(speak: &Speak<'_>) -> Option<String> {
    // Where names are left out, so are the ways there.
    let mut steps = speak.report.steps.iter().filter(|_| !speak.masked);
    let path = steps.any(|step| doubtful_path(speak, &step.action));
    let provision = speak
        .report
        .findings
        .iter()
        .flat_map(|finding| &finding.provisions)
        .any(|reference| {
            speak
                .content
                .registry
                .provision(reference)
                .is_none_or(|(directive, provision)| {
                    provision.mark != Mark::Verified
                        || directive.mark != Mark::Verified
                        || directive.status_mark != Mark::Verified
                })
        });
    match (path, provision) {
        (true, true) => Some(speak.text("render-doubt-both")),
        (true, false) => Some(speak.text("render-doubt-path")),
        (false, true) => Some(speak.text("render-doubt-provision")),
        (false, false) => None,
    }
}

/// Whether the menu path of a fix could not be verified; a fix that needs no path cannot.
pub(super) fn doubtful_path(speak: &Speak<'_>, action: &Action) -> bool {
    let Some((control, remedy)) = speak.remedy(action) else {
        return false;
    };
    let needs_path = remedy
        .steps
        .iter()
        .any(|step| speak.pick(step).contains("{path}"));
    needs_path
        && speak
            .placed(&control.id, &action.about())
            .and_then(|placed| placed.paths.first())
            .is_none_or(|path| path.provenance.mark != Mark::Verified)
}

/// "Việc 1 trên 3: bật xác minh 2 bước cho Gmail."
pub(super) fn step_heading(speak: &Speak<'_>, number: usize, of: usize, title: &str) -> String {
    speak.with(
        "render-step-heading",
        &[
            ("n", &speak.locale.count(number)),
            ("of", &speak.locale.count(of)),
            ("title", &lower_first(&sentence(title))),
        ],
    )
}
