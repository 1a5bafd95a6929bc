//! What to do, step by step: menu path, marks and dates, what to have at hand, provisions (a fix card).

use super::Style;
use super::findings::{ProvisionWords, provisions};
use super::first::{lockout_words, step_heading};
use super::words::{Speak, clean, fill, path_mark_words, sentence, upper_first};
use super::wrap::Lines;
use crate::domain::answer::Subject;
use crate::domain::assessment::{Advice, Effect};
use crate::domain::checklist::{Content, Control, MenuPath, Remedy, Surface};
use crate::domain::report::Report;
use crate::domain::text::{Lang, Mark};
use crate::i18n::Locale;

/// A fix in words, ready to be laid out.
pub(super) struct Card {
    /// "Việc 1 trên 3: …" or the bare title where it has no number.
    pub(super) heading: String,
    /// Minutes, points, what to have at hand.
    pub(super) summary: String,
    /// What it closes.
    pub(super) closes: String,
    /// Numbered steps; paths filled in.
    pub(super) steps: Vec<String>,
    /// Other ways there, links, quirks.
    pub(super) notes: Vec<String>,
    /// How fresh and how sure the path is.
    pub(super) path_mark: Option<String>,
    /// The second axis, where it moves.
    pub(super) lockout: Option<String>,
    /// Why this is asked.
    pub(super) provisions: Vec<ProvisionWords>,
}

/// The card of a step of the report's plan (`number` counts from 1), laid out for a terminal.
///
/// `None` where the plan has no such step.
pub fn card(
    report: &Report,
    content: &Content,
    locale: Locale,
    style: &Style,
    number: usize,
) -> Option<String> {
    let speak = Speak::new(report, content, locale, style.screen);
    let card = of_step(&speak, number)?;
    Some(lay_out(&speak, style, &card, Some(number)))
}

/// What else is worth doing, laid out for a terminal; none where there is nothing.
pub fn others(report: &Report, content: &Content, locale: Locale, style: &Style) -> Option<String> {
    let speak = Speak::new(report, content, locale, style.screen);
    let mut lines = Lines::new(style.width, style.colour);
    other_lines(&mut lines, &speak);
    (!report.others.is_empty()).then(|| lines.finish())
}

/// The same among other lines.
pub(super) fn other_lines(lines: &mut Lines, speak: &Speak<'_>) {
    let cards = of_others(speak);
    if cards.is_empty() {
        return;
    }
    lines.heading(&speak.text("render-heading-others"));
    lines.paragraph(&speak.text("render-others-words"));
    for card in &cards {
        lines.gap();
        lines.paragraph(&card.heading);
        body(lines, card);
    }
}

/// The cards of what else is worth doing.
pub(super) fn of_others(speak: &Speak<'_>) -> Vec<Card> {
    let others = speak.report.others.iter();
    others.filter_map(|advice| of_advice(speak, advice)).collect()
}

fn of_advice(speak: &Speak<'_>, advice: &Advice) -> Option<Card> {
    let control = speak.content.catalog.control(&advice.control)?;
    let remedy = control.remedies.get(advice.remedy)?;
    let name = speak.name(&advice.subject);
    let task = Task {
        title: fill(speak.pick(&remedy.title), &[("subject", &name)]),
        subject: advice.subject.clone(),
        told: Some((control, remedy)),
        minutes: advice.minutes,
        effect: advice.effect,
    };
    Some(build(speak, task, None))
}

/// The card of a step of the plan.
pub(super) fn of_step(speak: &Speak<'_>, number: usize) -> Option<Card> {
    let step = speak.report.steps.get(number.checked_sub(1)?)?;
    let task = Task {
        title: speak.title(&step.action),
        subject: step.action.about(),
        told: speak.remedy(&step.action),
        minutes: step.minutes,
        effect: Some(Effect {
            scores: [step.score_before, step.score_after],
            lockout_change: step.lockout_change,
            lockout_grades: step.lockout_grades,
        }),
    };
    Some(build(speak, task, Some(number)))
}

/// What a card is made from.
struct Task<'a> {
    title: String,
    subject: Subject,
    /// The control and remedy that tell how.
    told: Option<(&'a Control, &'a Remedy)>,
    minutes: u32,
    effect: Option<Effect>,
}

fn build(speak: &Speak<'_>, task: Task<'_>, number: Option<usize>) -> Card {
    let summary = summary(speak, &task);
    let Task {
        title,
        subject,
        told: remedy,
        effect,
        ..
    } = task;
    let name = speak.name(&subject);
    // On a projector the platform must not show through its menu.
    let placed = remedy
        .filter(|_| !speak.screen)
        .and_then(|(control, _)| speak.placed(&control.id, &subject));
    let path = placed.and_then(|placed| placed.paths.first());
    let shown = path.map_or_else(
        || speak.with("render-path-none", &[("subject", &name)]),
        |path| path_words(speak, path),
    );
    let needs_path = remedy.is_some_and(|(_, remedy)| {
        remedy
            .steps
            .iter()
            .any(|step| speak.pick(step).contains("{path}"))
    });
    Card {
        heading: number.map_or_else(
            || sentence(&title),
            |number| step_heading(speak, number, speak.report.steps.len(), &title),
        ),
        summary,
        closes: remedy.map_or_else(String::new, |(_, remedy)| {
            sentence(&fill(speak.pick(&remedy.closes), &[("subject", &name)]))
        }),
        steps: remedy.map_or_else(Vec::new, |(_, remedy)| {
            remedy
                .steps
                .iter()
                .map(|step| {
                    upper_first(&sentence(&fill(
                        speak.pick(step),
                        &[("subject", &name), ("path", &shown)],
                    )))
                })
                .collect()
        }),
        notes: placed.map_or_else(Vec::new, |placed| {
            let mut notes = Vec::new();
            if needs_path {
                for (index, path) in placed.paths.iter().enumerate() {
                    let first = placed.paths.first().filter(|_| index > 0);
                    notes.extend(other_way(speak, path, first));
                }
            }
            let quirk = speak.pick(&placed.note);
            if !quirk.is_empty() {
                notes.push(sentence(&clean(quirk)));
            }
            notes
        }),
        path_mark: needs_path
            .then(|| path_mark(speak, path))
            .filter(|_| !speak.screen),
        lockout: effect.and_then(|effect| lockout_words(speak, effect.lockout_change, effect.lockout_grades)),
        provisions: if speak.screen {
            Vec::new()
        } else {
            remedy.map_or_else(Vec::new, |(control, _)| {
                provisions(speak, control.provisions.iter())
            })
        },
    }
}

fn summary(speak: &Speak<'_>, task: &Task<'_>) -> String {
    let minutes = speak.locale.count(task.minutes as usize);
    let points = task.effect.map(|effect| {
        let [before, after] = effect.scores;
        (speak.points(before), speak.points(after), after > before)
    });
    let mut text = match points {
        Some((before, after, rises)) if before != after => speak.with(
            // Only advice outside the steps can raise the points, and never without saying so.
            if rises {
                "render-step-rise"
            } else {
                "render-step-effect"
            },
            &[("minutes", &minutes), ("before", &before), ("after", &after)],
        ),
        _ => speak.with("render-step-minutes", &[("minutes", &minutes)]),
    };
    if let Some((_, remedy)) = task.told {
        let needs = speak.pick(&remedy.needs);
        if !needs.is_empty() {
            text.push(' ');
            text.push_str(&speak.with("render-needs", &[("needs", needs)]));
        }
    }
    text
}

/// `"Trung tâm tài khoản", rồi "Mật khẩu và bảo mật", rồi "Xác thực 2 yếu tố"`: no arrows, a screen reader reads it.
fn path_words(speak: &Speak<'_>, path: &MenuPath) -> String {
    let labels = match speak.locale.lang() {
        Lang::En if !path.en.is_empty() => &path.en,
        Lang::Vi | Lang::En => &path.vi,
    };
    let labels: Vec<String> = labels
        .iter()
        .map(|label| speak.with("render-quoted", &[("label", &clean(label))]))
        .collect();
    match (labels.is_empty(), &path.url) {
        (true, Some(url)) => link(speak, path, url),
        _ => labels.join(&speak.text("render-path-then")),
    }
}

fn link(speak: &Speak<'_>, path: &MenuPath, url: &str) -> String {
    speak.locale.link(url, path.provenance.pack.as_deref())
}

/// A link, or a second way there besides the first; its doubt is said where it differs.
fn other_way(speak: &Speak<'_>, path: &MenuPath, first: Option<&MenuPath>) -> Option<String> {
    let labels = !path.vi.is_empty();
    match (first.is_none(), labels, &path.url) {
        (true, true, Some(url)) => Some(speak.with("render-path-link", &[("url", &link(speak, path, url))])),
        (true, _, _) | (false, false, None) => None,
        (false, _, url) => {
            let surface = speak.text(match path.surface {
                Surface::App => "render-surface-app",
                Surface::Web => "render-surface-web",
            });
            let mut text = speak.with(
                "render-path-other",
                &[("surface", &surface), ("path", &path_words(speak, path))],
            );
            if let (true, Some(url)) = (labels, url) {
                text.push_str(". ");
                text.push_str(&speak.with("render-path-link", &[("url", &link(speak, path, url))]));
            }
            let said = first.is_some_and(|first| first.provenance.mark == path.provenance.mark);
            if path.provenance.mark != Mark::Verified && !said {
                text.push_str(". ");
                text.push_str(&path_mark(speak, Some(path)));
            }
            Some(text)
        }
    }
}

fn path_mark(speak: &Speak<'_>, path: Option<&MenuPath>) -> String {
    path.map_or_else(
        || speak.text("render-path-mark-none"),
        |path| path_mark_words(speak.locale, &path.provenance),
    )
}

fn lay_out(speak: &Speak<'_>, style: &Style, card: &Card, number: Option<usize>) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&card.heading);
    body(&mut lines, card);
    if let Some(number) = number {
        lines.paragraph(&speak.with("render-done-hint", &[("n", &number.to_string())]));
    }
    if !card.provisions.is_empty() {
        lines.gap();
        lines.paragraph(&speak.text("render-why-item"));
        provision_lines(&mut lines, &card.provisions);
    }
    lines.finish()
}

/// Everything below the heading but the provisions.
fn body(lines: &mut Lines, card: &Card) {
    lines.paragraph(&card.summary);
    lines.paragraph(&card.closes);
    for (index, step) in card.steps.iter().enumerate() {
        lines.hanging(&format!("{}. ", index + 1), step);
    }
    for note in &card.notes {
        lines.paragraph(note);
    }
    for text in card.lockout.iter().chain(&card.path_mark) {
        lines.paragraph(text);
    }
}

/// Provisions as paragraphs.
pub(super) fn provision_lines(lines: &mut Lines, provisions: &[ProvisionWords]) {
    for provision in provisions {
        lines.hanging("- ", &provision.name);
        lines.hanging("  ", &provision.text);
        if let Some(doubt) = &provision.doubt {
            lines.hanging("  ", doubt);
        }
    }
}
