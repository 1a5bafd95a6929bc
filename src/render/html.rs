//! The result as one HTML file: no scripts, nothing loaded, light and dark, phone, desk and paper.
//!
//! The words are those of the other fronts; the pictures are drawn here as SVG, each with a title, a description
//! and the same said in words beside it. Everything that comes from outside is escaped by `maud`.

mod gauge;
mod graph;

pub(super) use gauge::{BANDS, number};

use super::Style;
use super::card::{Card, of_others, of_step};
use super::explain::{self, Item};
use super::findings::{ProvisionWords, Row, counts, groups, provisions};
use super::first::{First, first, is_partial};
use super::shares::Shares;
use super::words::{Speak, upper_first};
use crate::domain::finding::FindingState;
use crate::i18n::Locale;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Allows the style sheet and nothing else, whatever the file is opened with.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub(super) fn render(speak: &Speak<'_>, style: &Style) -> String {
    let first = first(speak);
    let title = speak.text("render-html-title");
    let body = html! {
        main {
            h1 { (title) }
            @for text in first.sample.iter().chain(&speak.nameless(style, "html")) { p.note { (text) } }
            (head(speak, &first))
            (drivers(speak))
            (picture(speak))
            (findings(speak))
            (others(speak))
            (sources(speak))
            (explanation(speak))
            footer { p { (first.model) } p { (speak.text("render-html-foot")) } }
        }
        (plan(speak, &first))
    };
    frame(speak.locale, &title, &body)
}

/// A page of ours around a body: it may load nothing, whatever stands in it.
pub(super) fn frame(locale: Locale, title: &str, body: &Markup) -> String {
    page_of(locale, title, "light dark", include_str!("html/style.css"), body)
}

/// A page with a style sheet of its own.
pub(super) fn page_of(
    locale: Locale,
    title: &str,
    schemes: &str,
    style: &'static str,
    body: &Markup,
) -> String {
    html! {
        (DOCTYPE)
        html lang=(locale.lang().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content=(schemes);
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
    .into_string()
}

fn head(speak: &Speak<'_>, first: &First) -> Markup {
    html! {
        section.card aria-labelledby="level" {
            h2 #level { (first.grade) }
            (gauge::draw(speak))
            @for text in first.interval.iter().chain([&first.coverage, &first.day]).chain(&first.bounded) { p { (text) } }
            p.lead { (first.advice) }
            @if !first.steps.is_empty() {
                ol.steps {
                    @for step in &first.steps {
                        li {
                            strong { (step.title) }
                            p { (step.effect) }
                            p { (step.closes) @if let Some(unasked) = &step.unasked { " " (unasked) } }
                            @if let Some(remark) = &step.lockout { p { (remark) } }
                        }
                    }
                }
            }
        }
        @if !first.waived.is_empty() {
            section.card {
                h2 { (speak.text("steps-waived-heading")) }
                ul { @for text in &first.waived { li { (text) } } }
                p { (speak.text("steps-waived-words")) }
            }
        }
        @if !first.questions.is_empty() {
            section.card {
                h2 { (speak.text("render-heading-questions")) }
                ol { @for question in &first.questions { li { (question) } } }
            }
        }
        @if let Some(story) = &first.story {
            section.card {
                h2 { (speak.text("render-heading-story")) }
                p.lead { (story) }
            }
        }
        section.card {
            h2 { (first.lockout) }
            p { (first.road) }
            p { (first.solid) }
            @if let Some(doubt) = &first.doubt { p.note { (doubt) } }
        }
    }
}

fn drivers(speak: &Speak<'_>) -> Markup {
    // A bar of 0% says nothing; the small ones stand together.
    let Shares { large, rest, .. } = Shares::of(speak);
    let bar = |name: &str, part: f64, share: &str| {
        html! {
            li {
                span.bar-name { (name) }
                span.bar-share { (share) }
                (gauge::bar(part))
            }
        }
    };
    html! {
        @if !large.is_empty() || rest.is_some() {
            section.card {
                h2 { (speak.text("render-heading-drivers")) }
                p { (speak.text("render-html-drivers-words")) }
                ul.bars {
                    @for (driver, share) in &large {
                        (bar(&upper_first(&speak.family(&driver.family)), driver.share, share))
                    }
                    @if let Some((part, share)) = &rest {
                        (bar(&speak.text("render-html-drivers-rest"), *part, share))
                    }
                }
            }
        }
    }
}

fn picture(speak: &Speak<'_>) -> Markup {
    let graph = graph::Graph::of(speak);
    let (drawn, left_out) = graph.readable();
    html! {
        @if !graph.is_empty() {
            section.card.graph {
                h2 { (speak.text("render-html-graph")) }
                p {
                    (speak.text("render-html-graph-words"))
                    @if drawn.has_story() { " " (speak.text("render-html-graph-told")) }
                }
                @if left_out > 0 {
                    p { (speak.with("render-html-graph-some", &[("count", &speak.locale.count(left_out))])) }
                }
                (drawn.draw(speak))
                ul.legend {
                    li { svg.key viewBox="0 0 40 8" aria-hidden="true" { path.opens d="M2 4H38" {} } (speak.text("render-html-legend-opens")) }
                    li { svg.key viewBox="0 0 40 8" aria-hidden="true" { path.resets d="M2 4H38" {} } (speak.text("render-html-legend-resets")) }
                    @if drawn.has_dots() {
                        li { svg.key viewBox="0 0 40 8" aria-hidden="true" { path.signed d="M2 4H38" {} } (speak.text("render-html-legend-signed-in")) }
                    }
                    @if drawn.has_story() {
                        li { svg.key viewBox="0 0 40 8" aria-hidden="true" { path.told d="M2 4H38" {} } (speak.text("render-html-legend-story")) }
                    }
                }
                details.words {
                    summary { (speak.text("render-html-edges")) }
                    ul { @for sentence in graph.sentences(speak) { li { (sentence) } } }
                }
            }
        }
    }
}

fn findings(speak: &Speak<'_>) -> Markup {
    let partial = is_partial(speak);
    html! {
        section.card.long {
            h2 { (speak.text("render-heading-findings")) }
            p.screen-only { (speak.text("render-html-fold")) }
            @for group in groups(speak) {
                div.together {
                    (fold(&html! { h3 { (group.heading) } span.counts { (counts(speak, &group)) } }))
                    ul.findings {
                        @for row in &group.rows { (finding(speak, row, partial)) }
                    }
                }
            }
        }
    }
}

fn finding(speak: &Speak<'_>, row: &Row, partial: bool) -> Markup {
    html! {
        li class=(class(row.state, partial)) {
            @if !row.status.is_empty() { span.status { (row.status) } }
            span.item {
                strong { (row.item) }
                @if !row.answer.is_empty() { ": " span { (row.answer) } }
                @if !row.grounds.is_empty() {
                    span.small { (speak.with("render-grounds", &[("grounds", &row.grounds)])) }
                }
                @if !row.provisions.is_empty() {
                    span.small { (speak.with("render-provisions", &[("names", &speak.list(&row.provisions))])) }
                }
            }
        }
    }
}

/// A summary that opens and closes what follows it, on the screen; on paper everything is open. What it folds
/// stands behind the `details`, not in it, because no style sheet can open a closed one everywhere.
fn fold(summary: &Markup) -> Markup {
    html! { details.fold { summary { (summary) } } }
}

/// The weight of a state beside its word; nothing is green while something was not answered.
fn class(state: Option<FindingState>, partial: bool) -> &'static str {
    match state {
        None => "plain",
        Some(FindingState::Good) if partial => "plain",
        Some(FindingState::Good) => "good",
        Some(FindingState::Bad) => "bad",
        Some(FindingState::NotChecked | FindingState::CouldNotCheck) => "open",
    }
}

/// What else is worth doing: advice that can be no step.
fn others(speak: &Speak<'_>) -> Markup {
    let cards = of_others(speak);
    html! {
        @if !cards.is_empty() {
            section.card.long {
                h2 { (speak.text("render-heading-others")) }
                p { (speak.text("render-others-words")) }
                @for card in &cards {
                    div.together {
                        (fold(&html! { h3 { (card.heading) } }))
                        div.how { (card_body(card)) }
                    }
                }
            }
        }
    }
}

fn card_body(card: &Card) -> Markup {
    html! {
        @if let Some(subjects) = &card.subjects { p { (subjects) } }
        p { (card.summary) }
        @if !card.closes.is_empty() { p { (card.closes) } }
        ol { @for step in &card.steps { li { (step) } } }
        @for note in &card.notes { p { (note) } }
        @if !card.each.is_empty() { ul.each { @for one in &card.each { li { @for text in one { p { (text) } } } } } }
        @if let Some(lockout) = &card.lockout { p { (lockout) } }
        @if let Some(mark) = &card.path_mark { p.note { (mark) } }
    }
}

fn sources(speak: &Speak<'_>) -> Markup {
    let references = speak
        .report
        .findings
        .iter()
        .flat_map(|finding| &finding.provisions);
    let list = shown_provisions(speak, references);
    html! {
        @if !list.is_empty() {
            section.card.long {
                (fold(&html! { h2 { (speak.text("render-heading-provisions")) } }))
                (provision_list(&list))
            }
        }
    }
}

/// What stands behind the figures, where it was asked for.
fn explanation(speak: &Speak<'_>) -> Markup {
    html! {
        @if speak.report.explanation.is_some() {
            section.card.long.explanation {
                (fold(&html! { h2 { (speak.text("render-html-explain")) } }))
                div.how {
                    @for text in explain::figures(speak) { p { (text) } }
                    @for part in explain::parts(speak).iter().filter(|part| !part.items.is_empty()) {
                        h3 { (part.heading) }
                        ul { @for item in &part.items { (explained(item)) } }
                    }
                    p { (speak.text("render-explain-limits")) }
                }
            }
        }
    }
}

fn explained(item: &Item) -> Markup {
    html! {
        @match item {
            Item::Text(text) | Item::Bullet(text) => li { (text) },
            Item::Story(_, words, rate, links) => li {
                p { (words) " " (rate) }
                ul { @for link in links { li { (link) } } }
            },
        }
    }
}

/// None on a projector: what somebody has to mend is nobody's business there.
fn shown_provisions<'r>(
    speak: &Speak<'_>,
    references: impl Iterator<Item = &'r String>,
) -> Vec<ProvisionWords> {
    if speak.screen {
        Vec::new()
    } else {
        provisions(speak, references)
    }
}

fn provision_list(list: &[ProvisionWords]) -> Markup {
    html! {
        ul.provisions {
            @for provision in list {
                li {
                    strong { (provision.name) }
                    p { (provision.text) }
                    @if let Some(doubt) = &provision.doubt { p.note { (doubt) } }
                }
            }
        }
    }
}

/// The page to tear off.
fn plan(speak: &Speak<'_>, first: &First) -> Markup {
    let cards: Vec<Card> = (1..=speak.report.steps.len())
        .filter_map(|number| of_step(speak, number))
        .collect();
    // Once for the whole page: the steps mostly rest on the same provisions.
    let references = speak
        .report
        .steps
        .iter()
        .filter_map(|step| speak.remedy(&step.action))
        .flat_map(|(control, _)| &control.provisions);
    let behind = shown_provisions(speak, references);
    html! {
        @if !cards.is_empty() {
            article.plan {
                h2 { (speak.text("render-html-plan")) }
                p.note { (speak.text("render-html-plan-note")) }
                @for card in &cards { (plan_card(card)) }
                @if !behind.is_empty() {
                    p { strong { (speak.text("render-html-plan-provisions")) } }
                    (provision_list(&behind))
                }
                p.small { (first.solid) }
                p.small { (first.model) }
            }
        }
    }
}

fn plan_card(card: &Card) -> Markup {
    html! {
        section.fix {
            h3 {
                svg.box viewBox="0 0 20 20" aria-hidden="true" {
                    rect x="1.5" y="1.5" width="17" height="17" rx="2" {}
                }
                span { (card.heading) }
            }
            (card_body(card))
        }
    }
}
