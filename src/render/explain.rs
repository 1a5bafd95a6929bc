//! What stands behind the figures, in words: `show --explain`.
//!
//! Events, rules and parameters as the engine reports them; nothing is recomputed here.

use super::Style;
use super::first::first;
use super::story;
use super::words::{Speak, clean, sentence, upper_first};
use super::wrap::Lines;
use crate::domain::assessment::Axis;
use crate::domain::fix::Action;
use crate::domain::params::{Param, Tag};

/// Stories told; the likeliest come first.
const STORIES: usize = 5;
/// Decimals of rates a year: a rate of one in ten thousand years still shows.
const RATE: usize = 4;

/// The smallest chance that two decimals of a percentage show.
const LEAST_CHANCE: f64 = 0.0001;

/// The explanation.
pub(super) fn render(speak: &Speak<'_>, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    let report = speak.report;
    let result = &report.assessment.result;
    let first = first(speak);
    if let Some(sample) = &first.sample {
        lines.paragraph(sample);
    }
    lines.heading(&first.grade);
    lines.paragraph(&first.coverage);
    for text in first.interval.iter().chain(&first.bounded) {
        lines.paragraph(text);
    }
    lines.paragraph(&axis(speak, "render-explain-exposure", &result.exposure));
    lines.paragraph(&axis(speak, "render-explain-lockout", &result.lockout));
    lines.paragraph(&speak.text("render-explain-score"));

    lines.heading(&speak.text("render-heading-drivers"));
    for driver in &report.drivers {
        lines.hanging(
            "- ",
            &speak.with(
                "render-explain-driver",
                &[
                    ("family", &upper_first(&speak.family(&driver.family))),
                    ("share", &speak.locale.percent(driver.share)),
                ],
            ),
        );
    }
    accounts(&mut lines, speak);
    incidents(&mut lines, speak);
    stories(&mut lines, speak);
    steps_and_params(&mut lines, speak);
    fixes(&mut lines, speak);

    lines.gap();
    for text in [&first.solid, &speak.text("render-explain-limits"), &first.model] {
        lines.paragraph(text);
    }
    if let Some(doubt) = &first.doubt {
        lines.paragraph(doubt);
    }
    lines.finish()
}

fn rate(speak: &Speak<'_>, value: f64) -> String {
    speak.locale.number(value, RATE)
}

fn axis(speak: &Speak<'_>, key: &str, axis: &Axis) -> String {
    let [low, high] = axis.prior_band;
    speak.with(
        key,
        &[
            ("span", &span(speak, axis.low, axis.high)),
            ("band", &span(speak, low, high)),
        ],
    )
}

/// `từ a đến b`, or `a` where both read the same.
fn span(speak: &Speak<'_>, low: f64, high: f64) -> String {
    let (low, high) = (rate(speak, low), rate(speak, high));
    if low == high {
        return low;
    }
    speak.with("render-span", &[("low", &low), ("high", &high)])
}

fn accounts(lines: &mut Lines, speak: &Speak<'_>) {
    lines.heading(&speak.text("render-explain-accounts"));
    for risk in &speak.report.assessment.result.accounts {
        let name = speak.name(&crate::domain::answer::Subject::Account(risk.id.clone()));
        lines.hanging(
            "- ",
            &speak.with(
                "render-explain-account",
                &[
                    ("name", &name),
                    ("takeover", &chance_words(speak, risk.takeover)),
                    ("locked", &chance_words(speak, risk.locked_out)),
                ],
            ),
        );
    }
    if let Some(any) = speak.report.assessment.result.any_important {
        lines.paragraph(&speak.with("render-explain-any", &[("chance", &chance_words(speak, any))]));
    }
}

/// A chance as a percentage with two decimals: small chances must not read as nothing.
fn chance_words(speak: &Speak<'_>, chance: f64) -> String {
    if chance > 0.0 && chance < LEAST_CHANCE {
        return speak.with(
            "render-under",
            &[("number", &speak.locale.number(LEAST_CHANCE * 100.0, 2))],
        );
    }
    format!("{}%", speak.locale.number(chance * 100.0, 2))
}

fn incidents(lines: &mut Lines, speak: &Speak<'_>) {
    let Some(explanation) = &speak.report.explanation else {
        return;
    };
    lines.heading(&speak.text("render-explain-incidents"));
    for found in &explanation.incidents {
        lines.hanging(
            "- ",
            &speak.with(
                "render-explain-incident",
                &[
                    ("incident", &story::incident(speak, &found.incident)),
                    ("rate", &rate(speak, found.rate)),
                    ("adds", &rate(speak, found.adds)),
                    ("params", &params(speak, &found.params)),
                ],
            ),
        );
    }
}

fn params(speak: &Speak<'_>, names: &[String]) -> String {
    if names.is_empty() {
        speak.text("render-explain-no-params")
    } else {
        names.join(", ")
    }
}

fn stories(lines: &mut Lines, speak: &Speak<'_>) {
    if speak.report.stories.is_empty() {
        return;
    }
    lines.heading(&speak.text("render-explain-stories"));
    for (index, found) in speak.report.stories.iter().take(STORIES).enumerate() {
        lines.gap();
        lines.hanging(&format!("{}. ", index + 1), &story::tell(speak, found));
        lines.hanging(
            "   ",
            &speak.with("render-explain-story-rate", &[("rate", &rate(speak, found.rate))]),
        );
        for link in &found.links {
            let Some(words) = story::link(speak, link) else {
                continue;
            };
            // The kernel's spelling holds opaque ids; a projector shows the words only.
            let text = if speak.screen {
                sentence(&words)
            } else {
                let mut body: Vec<&str> = link.from.iter().map(String::as_str).collect();
                body.extend(link.steps.iter().map(String::as_str));
                speak.with(
                    "render-explain-rule",
                    &[
                        ("words", &words),
                        ("body", &clean(&body.join(" + "))),
                        ("fact", &clean(&link.fact)),
                    ],
                )
            };
            lines.hanging("   - ", &text);
        }
    }
}

fn steps_and_params(lines: &mut Lines, speak: &Speak<'_>) {
    let Some(explanation) = &speak.report.explanation else {
        return;
    };
    if !speak.screen && !explanation.steps.is_empty() {
        lines.heading(&speak.text("render-explain-steps"));
        for step in &explanation.steps {
            lines.hanging(
                "- ",
                &speak.with(
                    "render-explain-step",
                    &[
                        ("step", &clean(&step.step)),
                        ("chance", &chance_words(speak, step.probability)),
                        ("params", &params(speak, &step.params)),
                    ],
                ),
            );
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    let names = explanation
        .incidents
        .iter()
        .flat_map(|found| &found.params)
        .chain(explanation.steps.iter().flat_map(|step| &step.params));
    for name in names {
        if !seen.contains(&name.as_str()) {
            seen.push(name);
        }
    }
    if seen.is_empty() {
        return;
    }
    lines.heading(&speak.text("render-explain-params"));
    for name in seen {
        if let Some(param) = speak.content.params.table.get(name) {
            lines.hanging("- ", &param_words(speak, name, param));
        }
    }
}

fn param_words(speak: &Speak<'_>, name: &str, param: &Param) -> String {
    let number = |value: f64| speak.locale.number(value, 6);
    let [low, middle, high] = param.triple.map(number);
    let tag = speak.text(match param.tag {
        Tag::Measured => "render-tag-measured",
        Tag::Derived => "render-tag-derived",
        Tag::Prior => "render-tag-prior",
    });
    let mut text = speak.with(
        "render-explain-param",
        &[
            ("name", name),
            ("middle", &middle),
            ("low", &low),
            ("high", &high),
            ("tag", &tag),
        ],
    );
    // A prior has no source but its authors, and the tag says so.
    let source = Some(param.source.as_str()).filter(|_| param.tag != Tag::Prior);
    for more in [Some(speak.pick(&param.note)), source].into_iter().flatten() {
        if !more.is_empty() {
            text.push(' ');
            text.push_str(&sentence(&clean(more)));
        }
    }
    text
}

fn fixes(lines: &mut Lines, speak: &Speak<'_>) {
    let ranking = &speak.report.assessment.ranking;
    if ranking.is_empty() {
        return;
    }
    lines.heading(&speak.text("render-explain-fixes"));
    for ranked in ranking {
        let text = speak.with(
            if ranked.bounded {
                "render-explain-fix-bounded"
            } else {
                "render-explain-fix"
            },
            &[
                ("title", &speak.title(&Action::Fix(ranked.fix.clone()))),
                ("minutes", &speak.locale.count(ranked.minutes as usize)),
                ("points", &speak.points(ranked.points)),
            ],
        );
        lines.hanging("- ", &text);
    }
    if let Some(migration) = speak
        .report
        .assessment
        .migration
        .as_ref()
        .filter(|migration| migration.offer)
    {
        lines.paragraph(&speak.with(
            "render-explain-migration",
            &[
                ("minutes", &speak.locale.count(migration.minutes as usize)),
                ("points", &speak.points(migration.score)),
            ],
        ));
    }
}
