//! The result as short paragraphs: no table, no box, no arrow; one finding a paragraph, status word first.

use super::card::{other_lines, provision_lines};
use super::findings::{Group, counts, groups, paragraph, provisions};
use super::first::{First, first, step_heading};
use super::words::{Speak, sentence};
use super::wrap::Lines;
use super::{Origin, Style};

/// The whole result.
pub(super) fn render(speak: &Speak<'_>, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    first_screen(&mut lines, speak, &first(speak), style);
    findings(&mut lines, speak, &groups(speak), style);
    if style.all {
        other_lines(&mut lines, speak);
        provision_list(&mut lines, speak);
    }
    lines.finish()
}

/// The first screen; the table look shares it, for it has no table.
pub(super) fn first_screen(lines: &mut Lines, speak: &Speak<'_>, first: &First, style: &Style) {
    if let Some(sample) = &first.sample {
        lines.paragraph(sample);
    }
    lines.heading(&first.grade);
    for text in first
        .interval
        .iter()
        .chain([&first.coverage])
        .chain(&first.bounded)
    {
        lines.paragraph(text);
    }
    lines.gap();
    lines.paragraph(&first.advice);
    for (index, step) in first.steps.iter().enumerate() {
        lines.gap();
        lines.paragraph(&step_heading(speak, index + 1, first.steps.len(), &step.title));
        lines.paragraph(&step.effect);
        lines.paragraph(&step.closes);
        if let Some(remark) = &step.lockout {
            lines.paragraph(remark);
        }
    }
    if !first.questions.is_empty() {
        lines.heading(&speak.text("render-heading-questions"));
        for (index, question) in first.questions.iter().enumerate() {
            lines.hanging(&format!("{}. ", index + 1), question);
        }
        if style.origin == Origin::Kept {
            lines.paragraph(&speak.text("render-questions-command"));
        }
    }
    if let Some(story) = &first.story {
        lines.heading(&speak.text("render-heading-story"));
        lines.paragraph(story);
    }
    lines.heading(&first.lockout);
    lines.gap();
    lines.paragraph(&first.road);
    lines.paragraph(&first.solid);
    lines.gap();
    lines.paragraph(&first.model);
    if let Some(doubt) = &first.doubt {
        lines.paragraph(doubt);
    }
}

/// How to see more of the same result.
pub(super) fn more(speak: &Speak<'_>, style: &Style) -> String {
    let mut text = speak.text("render-more");
    if let Some(again) = style.origin.again() {
        text.push(' ');
        text.push_str(&speak.with("render-more-explain", &[("command", &speak.text(again))]));
    }
    text
}

fn findings(lines: &mut Lines, speak: &Speak<'_>, groups: &[Group], style: &Style) {
    if groups.is_empty() {
        return;
    }
    lines.heading(&speak.text("render-heading-findings"));
    if !style.all {
        for group in groups {
            let counts = counts(speak, group);
            if !counts.is_empty() {
                lines.paragraph(&sentence(&format!("{}: {counts}", group.heading)));
            }
        }
        lines.paragraph(&more(speak, style));
        return;
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
