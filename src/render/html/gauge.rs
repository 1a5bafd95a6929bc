//! The exposure gauge: bands A to E, the interval as a bar, where the plan leads. And the bars of the drivers.

use super::super::words::Speak;
use crate::domain::assessment::Grade;
use maud::{Markup, html};

/// Upper ends of the bands on the scale of the index (0 to 100), as the grades are defined.
const BANDS: [(Grade, f64, f64); 5] = [
    (Grade::A, 0.0, 45.0),
    (Grade::B, 45.0, 60.0),
    (Grade::C, 60.0, 75.0),
    (Grade::D, 75.0, 90.0),
    (Grade::E, 90.0, 100.0),
];

/// The scale's left end and length in the picture (a phone's width).
const LEFT: f64 = 10.0;
const LENGTH: f64 = 340.0;
/// Columns of text kept free at either end for labels that are centred on a mark.
const LABEL: f64 = 72.0;

/// The picture, with its title and description.
pub(super) fn draw(speak: &Speak<'_>) -> Markup {
    let axis = &speak.report.assessment.result.exposure;
    let road = &speak.report.road;
    let steps = !speak.report.steps.is_empty();
    let direction = speak.text("lower-is-better");
    let now = speak.with(
        "render-html-gauge-now",
        &[("points", &speak.points(axis.score_high))],
    );
    let after = speak.with(
        "render-html-gauge-after",
        &[("points", &speak.points(road.after_steps))],
    );
    let floor = speak.with(
        "render-html-gauge-floor",
        &[("points", &speak.points(road.floor))],
    );
    let words = speak.with("render-html-gauge-words", &[("direction", &direction)]);
    let is_interval = speak.points(axis.score_low) != speak.points(axis.score_high);
    html! {
        svg.gauge viewBox="0 0 360 132" role="img" aria-labelledby="gauge-title gauge-desc" {
            title #gauge-title { (speak.text("render-html-gauge")) }
            desc #gauge-desc {
                (words) " " (now) ". "
                @if steps { (after) ". " }
                (floor) "."
            }
            @for (grade, from, to) in BANDS {
                @let letter = grade.letter().to_string();
                rect class=(format!("band band-{letter}")) x=(at(from)) y="38" width=(length(to - from)) height="26" {}
                text.letter x=(at(f64::midpoint(from, to))) y="57" { (letter) }
            }
            @if is_interval {
                rect.interval x=(at(axis.score_low)) y="66" width=(length(axis.score_high - axis.score_low)) height="6" rx="3" {}
            }
            path.now d=(format!("M{x} 41l-7 -13h14z", x = at(axis.score_high))) {}
            text.label.strong x=(clamped(axis.score_high)) y="24" { (now) }
            @if steps { (tick(road.after_steps, 90.0)) }
            (tick(road.floor, 107.0))
            @if steps { text.label x=(clamped(road.after_steps)) y="90" { (after) } }
            text.label x=(clamped(road.floor)) y="107" { (floor) }
            text.label.start x="10" y="124" { (speak.text("render-html-better")) }
            path.direction d="M140 120H172M140 120l6 -4M140 120l6 4" {}
        }
        p.small { (words) }
    }
}

/// A lesser mark under the scale, down to its label at `y`.
fn tick(score: f64, y: f64) -> Markup {
    html! { path.tick d=(format!("M{x} 64V{bottom}", x = at(score), bottom = number(y - 10.0))) {} }
}

/// One bar, drawn as long as its share.
pub(super) fn bar(share: f64) -> Markup {
    let width = number(share.clamp(0.0, 1.0) * 100.0);
    html! {
        svg.bar viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
            rect.rail width="100" height="4" {}
            rect.share width=(width) height="4" {}
        }
    }
}

fn at(score: f64) -> String {
    number(LEFT + score.clamp(0.0, 100.0) / 100.0 * LENGTH)
}

/// A label's middle, kept inside the picture.
fn clamped(score: f64) -> String {
    number((LEFT + score.clamp(0.0, 100.0) / 100.0 * LENGTH).clamp(LABEL, 360.0 - LABEL))
}

fn length(points: f64) -> String {
    number((points / 100.0 * LENGTH).max(0.0))
}

/// SVG numbers: a point whatever the language, two decimals.
pub(super) fn number(value: f64) -> String {
    format!("{value:.2}")
}
