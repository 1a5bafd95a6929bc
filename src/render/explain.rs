//! What stands behind the figures, in words: `--explain`. The page has the same parts.
//!
//! Events, rules and parameters as the engine reports them; nothing is recomputed here.

use super::Style;
use super::first::first;
use super::shares::Shares;
use super::story;
use super::words::{Speak, clean, sentence, upper_first};
use super::wrap::Lines;
use crate::domain::answer::Subject;
use crate::domain::assessment::{AccountRisk, Axis, Link, RankedFix};
use crate::domain::fix::Action;
use crate::domain::params::{Param, Tag};

/// Stories told; the likeliest come first.
const STORIES: usize = 5;
/// Decimals of rates a year: a rate of one in ten thousand years still shows.
const RATE: usize = 4;

/// The smallest chance that two decimals of a percentage show.
const LEAST_CHANCE: f64 = 0.0001;

/// A line of a part.
pub(super) enum Item {
    /// A paragraph.
    Text(String),
    /// One of several.
    Bullet(String),
    /// A story with its number: the words, how often, the links.
    Story(usize, String, String, Vec<String>),
}

/// What stands under one heading.
pub(super) struct Part {
    pub(super) heading: String,
    pub(super) items: Vec<Item>,
}

/// The explanation.
pub(super) fn render(speak: &Speak<'_>, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    let first = first(speak);
    if let Some(sample) = &first.sample {
        lines.paragraph(sample);
    }
    lines.heading(&first.grade);
    lines.paragraph(&first.coverage);
    for text in first.interval.iter().chain(&first.bounded) {
        lines.paragraph(text);
    }
    for text in figures(speak) {
        lines.paragraph(&text);
    }
    lay_out(&mut lines, &drivers(speak));
    for part in parts(speak) {
        lay_out(&mut lines, &part);
    }
    lines.gap();
    for text in [&first.solid, &speak.text("render-explain-limits"), &first.model] {
        lines.paragraph(text);
    }
    if let Some(doubt) = &first.doubt {
        lines.paragraph(doubt);
    }
    lines.finish()
}

fn lay_out(lines: &mut Lines, part: &Part) {
    if part.items.is_empty() {
        return;
    }
    lines.heading(&part.heading);
    for item in &part.items {
        match item {
            Item::Text(text) => lines.paragraph(text),
            Item::Bullet(text) => lines.hanging("- ", text),
            Item::Story(number, words, rate, links) => {
                lines.gap();
                lines.hanging(&format!("{number}. "), words);
                lines.hanging("   ", rate);
                for link in links {
                    lines.hanging("   - ", link);
                }
            }
        }
    }
}

/// What the two figures are, in sentences.
pub(super) fn figures(speak: &Speak<'_>) -> [String; 3] {
    let result = &speak.report.assessment.result;
    [
        axis(speak, "render-explain-exposure", &result.exposure),
        axis(speak, "render-explain-lockout", &result.lockout),
        speak.text("render-explain-score"),
    ]
}

/// Everything behind the figures but the families of incident, part by part; a part may be empty.
pub(super) fn parts(speak: &Speak<'_>) -> Vec<Part> {
    let mut out = vec![accounts(speak), incidents(speak), stories(speak)];
    out.extend(steps_and_params(speak));
    out.push(fixes(speak));
    out
}

fn drivers(speak: &Speak<'_>) -> Part {
    let row = |family: &str, share: &str| {
        let family = upper_first(&speak.family(family));
        let args = [("family", family.as_str()), ("share", share)];
        Item::Bullet(speak.with("render-explain-driver", &args))
    };
    let Shares { large, small, .. } = Shares::of(speak);
    let small = small
        .into_iter()
        .map(|family| row(&family, &under(speak, 1.0, 0)));
    Part {
        heading: speak.text("render-heading-drivers"),
        items: large
            .iter()
            .map(|(driver, share)| row(&driver.family, share))
            .chain(small)
            .collect(),
    }
}

fn under(speak: &Speak<'_>, percent: f64, decimals: usize) -> String {
    speak.with(
        "render-under",
        &[("number", &speak.locale.number(percent, decimals))],
    )
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

fn accounts(speak: &Speak<'_>) -> Part {
    let result = &speak.report.assessment.result;
    let one = |risk: &AccountRisk| {
        let name = upper_first(&speak.name(&Subject::Account(risk.id.clone())));
        Item::Bullet(speak.with(
            "render-explain-account",
            &[
                ("name", &name),
                ("takeover", &chance_words(speak, risk.takeover)),
                ("locked", &chance_words(speak, risk.locked_out)),
            ],
        ))
    };
    let any = result
        .any_important
        .map(|any| Item::Text(speak.with("render-explain-any", &[("chance", &chance_words(speak, any))])));
    Part {
        heading: speak.text("render-explain-accounts"),
        items: result.accounts.iter().map(one).chain(any).collect(),
    }
}

/// A chance as a percentage with two decimals: small chances must not read as nothing.
fn chance_words(speak: &Speak<'_>, chance: f64) -> String {
    if chance > 0.0 && chance < LEAST_CHANCE {
        return under(speak, LEAST_CHANCE * 100.0, 2);
    }
    format!("{}%", speak.locale.number(chance * 100.0, 2))
}

fn incidents(speak: &Speak<'_>) -> Part {
    let found = speak.report.explanation.iter().flat_map(|known| &known.incidents);
    Part {
        heading: speak.text("render-explain-incidents"),
        items: found
            .map(|found| {
                Item::Bullet(speak.with(
                    "render-explain-incident",
                    &[
                        ("incident", &story::incident(speak, &found.incident)),
                        ("rate", &rate(speak, found.rate)),
                        ("adds", &rate(speak, found.adds)),
                        ("params", &params(speak, &found.params)),
                    ],
                ))
            })
            .collect(),
    }
}

fn params(speak: &Speak<'_>, names: &[String]) -> String {
    if names.is_empty() {
        speak.text("render-explain-no-params")
    } else {
        names.join(", ")
    }
}

fn stories(speak: &Speak<'_>) -> Part {
    let told = speak.report.stories.iter().take(STORIES).enumerate();
    Part {
        heading: speak.text("render-explain-stories"),
        items: told
            .map(|(index, found)| {
                Item::Story(
                    index + 1,
                    story::tell(speak, found),
                    speak.with("render-explain-story-rate", &[("rate", &rate(speak, found.rate))]),
                    found.links.iter().filter_map(|link| rule(speak, link)).collect(),
                )
            })
            .collect(),
    }
}

/// A link in words, and the rule of the kernel behind it.
fn rule(speak: &Speak<'_>, link: &Link) -> Option<String> {
    let words = story::link(speak, link)?;
    // The kernel's spelling holds opaque ids: where names are masked, the words only.
    if speak.masked {
        return Some(sentence(&words));
    }
    let mut body: Vec<&str> = link.from.iter().map(String::as_str).collect();
    body.extend(link.steps.iter().map(String::as_str));
    Some(speak.with(
        "render-explain-rule",
        &[
            ("words", &words),
            ("body", &clean(&body.join(" + "))),
            ("fact", &clean(&link.fact)),
        ],
    ))
}

fn steps_and_params(speak: &Speak<'_>) -> Vec<Part> {
    // Steps are spelt with opaque ids, and the notes of the parameters name platforms.
    let Some(explanation) = speak.report.explanation.as_ref().filter(|_| !speak.masked) else {
        return Vec::new();
    };
    let steps = Part {
        heading: speak.text("render-explain-steps"),
        items: explanation
            .steps
            .iter()
            .map(|step| {
                Item::Bullet(speak.with(
                    "render-explain-step",
                    &[
                        ("step", &clean(&step.step)),
                        ("chance", &chance_words(speak, step.probability)),
                        ("params", &params(speak, &step.params)),
                    ],
                ))
            })
            .collect(),
    };
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
    let known = seen
        .into_iter()
        .filter_map(|name| Some((name, speak.content.params.table.get(name)?)));
    let params = Part {
        heading: speak.text("render-explain-params"),
        items: known
            .map(|(name, param)| Item::Bullet(param_words(speak, name, param)))
            .collect(),
    };
    vec![steps, params]
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

fn fixes(speak: &Speak<'_>) -> Part {
    let assessment = &speak.report.assessment;
    let one = |ranked: &RankedFix| {
        Item::Bullet(speak.with(
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
        ))
    };
    // Without any fix there is nothing to move either.
    let migration = assessment
        .migration
        .as_ref()
        .filter(|migration| migration.offer && !assessment.ranking.is_empty())
        .map(|migration| {
            Item::Text(speak.with(
                "render-explain-migration",
                &[
                    ("minutes", &speak.locale.count(migration.minutes as usize)),
                    ("points", &speak.points(migration.score)),
                ],
            ))
        });
    Part {
        heading: speak.text("render-explain-fixes"),
        items: assessment.ranking.iter().map(one).chain(migration).collect(),
    }
}
