//! The history as one HTML file in the looks of the report: the trend as a picture, then the list in words.

use super::super::Style;
use super::super::html::{BANDS, frame, number};
use super::{day, headline, row, unreadable};
use crate::domain::history::{Remembered, Shelf};
use crate::i18n::Locale;
use maud::{Markup, html};

/// The picture: a phone's width.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 210.0;
/// Where the scale begins and ends, from left to right and from 100 down to 0.
const LEFT: f64 = 26.0;
const RIGHT: f64 = 350.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 172.0;
/// More audits than this would lie on each other: the newest are drawn.
const SHOWN: usize = 60;

/// The whole page.
pub fn page(shelf: &Shelf, locale: Locale, _style: &Style) -> String {
    let title = locale.text("history-page-title");
    let words = headline(shelf, locale);
    let unreadable = unreadable(shelf, locale);
    let body = html! {
        main {
            h1 { (title) }
            section.card {
                @for (place, text) in words.iter().enumerate() {
                    @if place == 0 { h2 { (text) } } @else { p { (text) } }
                }
                @if shelf.audits.len() > 1 { (trend(&shelf.audits, locale)) }
            }
            @if !shelf.audits.is_empty() {
                section.card.long {
                    h2 { (locale.text("history-heading-all")) }
                    ul { @for (at, audit) in (1..).zip(&shelf.audits) { li { (row(at, audit, locale)) } } }
                }
            }
            @if !unreadable.is_empty() {
                section.card.long {
                    h2 { (locale.text("history-heading-unreadable")) }
                    ul { @for text in &unreadable { li { (text) } } }
                    p { (locale.text("history-unreadable-stays")) }
                }
            }
            footer { p { (locale.text("history-page-foot")) } }
        }
    };
    frame(locale, &title, &body)
}

/// The scores in the order of time: bands A to E behind them, the interval of each as a bar, its upper end as a dot.
fn trend(audits: &[Remembered], locale: Locale) -> Markup {
    let audits = audits.get(audits.len().saturating_sub(SHOWN)..).unwrap_or(audits);
    let step = (RIGHT - LEFT - 20.0) / (audits.len().max(2) - 1) as f64;
    let x = |place: usize| LEFT + 10.0 + step * place as f64;
    let points: Vec<(f64, f64, f64)> = audits
        .iter()
        .enumerate()
        .map(|(place, audit)| {
            let axis = audit.audit.exposure;
            (x(place), y(axis.score_low), y(axis.score_high))
        })
        .collect();
    let line: Vec<String> = points
        .iter()
        .map(|(x, _, high)| format!("{} {}", number(*x), number(*high)))
        .collect();
    let line = format!("M{}", line.join("L"));
    let desc: Vec<String> = audits
        .iter()
        .map(|audit| {
            let points = locale.number(audit.audit.exposure.score_high, 1);
            locale.with(
                "history-point",
                &[("day", &day(&audit.audit, locale)), ("points", &points)],
            )
        })
        .collect();
    let ends = [audits.first(), audits.last()].map(|audit| audit.map(|audit| day(&audit.audit, locale)));
    let [first, last] = ends.map(Option::unwrap_or_default);
    html! {
        svg.gauge.trend viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby="trend-title trend-desc" {
            title #trend-title { (locale.text("history-heading-trend")) }
            desc #trend-desc { (desc.join(". ")) "." }
            @for (grade, from, to) in BANDS {
                @let letter = grade.letter().to_string();
                rect class=(format!("band band-{letter}")) x=(number(LEFT)) y=(number(y(to)))
                    width=(number(RIGHT - LEFT)) height=(number(y(from) - y(to))) {}
                text.label x="8" y=(number(f64::midpoint(y(from), y(to)) + 4.5)) { (letter) }
            }
            @for (x, low, high) in &points {
                @if low > high { path.spread d=(format!("M{x} {low}V{high}", x = number(*x), low = number(*low), high = number(*high))) {} }
            }
            path.way d=(line) {}
            @for (x, _, high) in &points { circle.dot cx=(number(*x)) cy=(number(*high)) r="3.5" {} }
            text.label.start x=(number(LEFT)) y="190" { (first) }
            text.label.end x=(number(RIGHT)) y="190" { (last) }
            text.label.start x=(number(LEFT)) y="206" { (locale.text("history-picture-direction")) }
        }
        p.small { (locale.text("history-picture-words")) }
    }
}

/// 0 at the bottom, 100 at the top.
fn y(score: f64) -> f64 {
    BOTTOM - score.clamp(0.0, 100.0) / 100.0 * (BOTTOM - TOP)
}
