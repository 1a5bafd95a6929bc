//! The result as short paragraphs: no table, no box, no arrow; one finding a paragraph, status word first.

use super::card::{other_lines, provision_lines};
use super::findings::{Group, groups, paragraph, provisions};
use super::first::{First, StepWords, first};
use super::words::Speak;
use super::wrap::Lines;
use super::{Origin, Style};

/// The whole result.
pub(super) fn render(speak: &Speak<'_>, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    let first = first(speak);
    first_screen(&mut lines, speak, &first, style);
    if style.all {
        about(&mut lines, &first);
        findings(&mut lines, speak, &groups(speak));
        other_lines(&mut lines, speak);
        provision_list(&mut lines, speak);
    }
    lines.finish()
}

/// The first screen; the table look shares it, for it has no table.
///
/// Complete in itself and no longer than a small terminal is high: the sentences stand close together, and whatever
/// is not needed to act waits behind [`about`] and the findings.
pub(super) fn first_screen(lines: &mut Lines, speak: &Speak<'_>, first: &First, style: &Style) {
    if let Some(sample) = &first.sample {
        lines.paragraph(sample);
    }
    lines.strong(&first.grade);
    let known: Vec<&str> = first
        .interval
        .iter()
        .chain([&first.coverage, &first.day])
        .chain(&first.bounded)
        .map(String::as_str)
        .collect();
    lines.paragraph(&known.join(" "));
    lines.heading(&first.advice);
    for (index, step) in first.steps.iter().enumerate() {
        let number = format!("{}. ", index + 1);
        let effects = effects(speak, &first.steps, index);
        // What breaks anyway goes on: a line saved is a line seen.
        if lines.fits(&number, &step.line) {
            lines.hanging(&number, &step.line);
            lines.hanging(&" ".repeat(number.len()), &effects);
        } else {
            lines.hanging(&number, &format!("{} {effects}", step.line));
        }
    }
    lines.gap();
    for text in &first.waived {
        lines.paragraph(text);
    }
    if !first.questions.is_empty() {
        lines.strong(&speak.text(if style.origin == Origin::Kept {
            "render-questions-command"
        } else {
            "render-questions"
        }));
        for (index, question) in first.questions.iter().enumerate() {
            lines.hanging(&format!("{}. ", index + 1), question);
        }
    }
    if let Some(story) = &first.story {
        lines.paragraph(&speak.with("render-story", &[("story", story)]));
    }
    for text in [&first.lockout, &first.road] {
        lines.paragraph(text);
    }
    if !style.all {
        lines.paragraph(&more(speak, style));
    }
}

/// How to see more of the same result.
fn more(speak: &Speak<'_>, style: &Style) -> String {
    match style.origin.again() {
        Some(again) => speak.with("render-more-explain", &[("command", &speak.text(again))]),
        None => speak.text("render-more"),
    }
}

/// What a step closes, by its number where an earlier one closes the same; its price.
fn effects(speak: &Speak<'_>, steps: &[StepWords], index: usize) -> String {
    let Some(step) = steps.get(index) else {
        return String::new();
    };
    let earlier = steps
        .iter()
        .take(index)
        .position(|earlier| earlier.closes == step.closes);
    let closes = match earlier {
        Some(earlier) => speak.with("render-closes-same", &[("n", &speak.locale.count(earlier + 1))]),
        None => step.closes.clone(),
    };
    let parts: Vec<&str> = std::iter::once(&closes)
        .chain(&step.unasked)
        .chain(&step.lockout)
        .map(String::as_str)
        .collect();
    parts.join(" ")
}

/// How solid all of it is, and of which day.
pub(super) fn about(lines: &mut Lines, first: &First) {
    lines.gap();
    for text in [&first.solid, &first.model].into_iter().chain(&first.doubt) {
        lines.paragraph(text);
    }
}

fn findings(lines: &mut Lines, speak: &Speak<'_>, groups: &[Group]) {
    if !groups.is_empty() {
        lines.heading(&speak.text("render-heading-findings"));
    }
    for group in groups {
        lines.heading(&group.heading);
        for row in &group.rows {
            lines.gap();
            lines.paragraph(&paragraph(speak, row));
        }
    }
}

/// The provisions behind the findings.
pub(super) fn provision_list(lines: &mut Lines, speak: &Speak<'_>) {
    if speak.screen {
        return;
    }
    let list = provisions(
        speak,
        speak
            .report
            .findings
            .iter()
            .flat_map(|finding| &finding.provisions),
    );
    if !list.is_empty() {
        lines.heading(&speak.text("render-heading-provisions"));
        provision_lines(lines, &list);
    }
}
