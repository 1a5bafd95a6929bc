//! What to do, step by step: menu path, marks and dates, what to have at hand, provisions (a fix card).

use super::Style;
use super::findings::{ProvisionWords, provisions};
use super::first::{lockout_remark, step_heading};
use super::words::{Speak, clean, fill, fix_subject, sentence, upper_first};
use super::wrap::Lines;
use crate::domain::assessment::Step;
use crate::domain::checklist::{Content, MenuPath, Surface};
use crate::domain::fix::FixName;
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

/// The card of any fix, also one that is not in the plan.
pub fn card_of(report: &Report, content: &Content, locale: Locale, style: &Style, fix: &FixName) -> String {
    let speak = Speak::new(report, content, locale, style.screen);
    let card = build(&speak, fix, None, None);
    lay_out(&speak, style, &card, None)
}

/// The card of a step of the plan.
pub(super) fn of_step(speak: &Speak<'_>, number: usize) -> Option<Card> {
    let step = speak.report.steps.get(number.checked_sub(1)?)?;
    Some(build(speak, &step.fix, Some(step), Some(number)))
}

fn build(speak: &Speak<'_>, fix: &FixName, step: Option<&Step>, number: Option<usize>) -> Card {
    let subject = fix_subject(fix);
    let name = speak.name(&subject);
    let title = speak.fix_title(fix);
    let remedy = speak.remedy(fix);
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
        summary: summary(speak, fix, step),
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
        lockout: step.and_then(|step| lockout_remark(speak, step)),
        provisions: if speak.screen {
            Vec::new()
        } else {
            remedy.map_or_else(Vec::new, |(control, _)| {
                provisions(speak, control.provisions.iter())
            })
        },
    }
}

fn summary(speak: &Speak<'_>, fix: &FixName, step: Option<&Step>) -> String {
    let minutes = step.map_or(fix.kind.minutes(), |step| step.minutes);
    let minutes = speak.locale.count(minutes as usize);
    let mut text = match step {
        Some(step) if speak.points(step.score_before) != speak.points(step.score_after) => speak.with(
            "render-step-effect",
            &[
                ("minutes", &minutes),
                ("before", &speak.points(step.score_before)),
                ("after", &speak.points(step.score_after)),
            ],
        ),
        _ => speak.with("render-step-minutes", &[("minutes", &minutes)]),
    };
    if let Some((_, remedy)) = speak.remedy(fix) {
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
    let Some(path) = path else {
        return speak.text("render-path-mark-none");
    };
    let date = speak.locale.date(path.provenance.checked);
    speak.with(
        match path.provenance.mark {
            Mark::Verified => "render-path-mark-verified",
            Mark::Secondary => "render-path-mark-secondary",
            Mark::Unverified => "render-path-mark-unverified",
        },
        &[("date", &date)],
    )
}

fn lay_out(speak: &Speak<'_>, style: &Style, card: &Card, number: Option<usize>) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&card.heading);
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
