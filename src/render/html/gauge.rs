//! The exposure gauge: bands A to E, the interval as a bar, where the plan leads. And the bars of the drivers.

use super::super::words::Speak;
use crate::domain::assessment::Grade;
use maud::{Markup, html};

/// Upper ends of the bands on the scale of the index (0 to 100), as the grades are defined.
pub(in crate::render) const BANDS: [(Grade, f64, f64); 5] = [
    (Grade::A, 0.0, 45.0),
    (Grade::B, 45.0, 60.0),
    (Grade::C, 60.0, 75.0),
    (Grade::D, 75.0, 90.0),
    (Grade::E, 90.0, 100.0),
];

/// The scale's left end and length in the picture (a phone's width).
const LEFT: f64 = 10.0;
const LENGTH: f64 = 340.0;
/// The picture's width.
const WIDTH: f64 = 360.0;
/// Columns of text kept free at either end for labels that are centred on a mark.
const LABEL: f64 = 72.0;
/// Room for a whole label that begins or ends beside its mark.
const BESIDE: f64 = 142.0;
/// Baselines of the two rows of labels under the scale.
const ROWS: [f64; 2] = [90.0, 107.0];
/// Between a mark and the label beside it.
const GAP: f64 = 4.0;

/// A label under the scale.
struct Label {
    /// Where its text begins, is centred or ends.
    x: f64,
    /// Its row.
    row: f64,
    /// `start`, `middle` or `end`.
    anchor: &'static str,
}

/// Where the labels of the lowest possible score and of the plan's end stand so that neither mark runs through the
/// other's text. The lowest possible never lies right of the plan's end.
fn labels(floor: f64, after: f64) -> (Label, Label) {
    let right_of = |x: f64, row| Label {
        x: x + GAP,
        row,
        anchor: "start",
    };
    let left_of = |x: f64, row| Label {
        x: x - GAP,
        row,
        anchor: "end",
    };
    let [upper, lower] = ROWS;
    let fits_left = floor >= BESIDE;
    let fits_right = after <= WIDTH - BESIDE;
    let of_floor = match (fits_left, fits_right) {
        (true, _) => left_of(floor, upper),
        (false, true) => right_of(floor, lower),
        (false, false) => Label {
            x: floor.max(LABEL),
            row: upper,
            anchor: "middle",
        },
    };
    let of_after = if fits_right {
        right_of(after, upper)
    } else {
        left_of(after, lower)
    };
    (of_floor, of_after)
}

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
    let (low, high) = (speak.points(axis.score_low), speak.points(axis.score_high));
    let is_interval = low != high;
    let interval = speak.with("render-html-gauge-interval", &[("low", &low), ("high", &high)]);
    let (of_floor, of_after) = if steps {
        labels(x_of(road.floor), x_of(road.after_steps))
    } else {
        let x = x_of(road.floor).clamp(LABEL, WIDTH - LABEL);
        let alone = Label {
            x,
            row: ROWS[0],
            anchor: "middle",
        };
        (alone, labels(0.0, 0.0).1)
    };
    html! {
        svg.gauge viewBox="0 0 360 132" role="img" aria-labelledby="gauge-title gauge-desc" {
            title #gauge-title { (speak.text("render-html-gauge")) }
            desc #gauge-desc {
                (words) " " (now) ". "
                @if is_interval { (interval) ". " }
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
            @if steps { (mark(road.after_steps, &of_after, &after)) }
            (mark(road.floor, &of_floor, &floor))
            text.label.start x="10" y="124" { (speak.text("render-html-better")) }
            path.direction d="M140 120H172M140 120l6 -4M140 120l6 4" {}
        }
        p.small { (words) }
    }
}

/// A lesser mark under the scale with its label; one beside the mark ends level with it, one below it lets it end.
fn mark(score: f64, label: &Label, words: &str) -> Markup {
    let bottom = if label.anchor == "middle" {
        label.row - 12.0
    } else {
        label.row
    };
    html! {
        path.tick d=(format!("M{x} 64V{bottom}", x = at(score), bottom = number(bottom))) {}
        text class=(format!("label {}", label.anchor)) x=(number(label.x)) y=(number(label.row)) { (words) }
    }
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

fn x_of(score: f64) -> f64 {
    LEFT + score.clamp(0.0, 100.0) / 100.0 * LENGTH
}

fn at(score: f64) -> String {
    number(x_of(score))
}

/// A label's middle, kept inside the picture.
fn clamped(score: f64) -> String {
    number(x_of(score).clamp(LABEL, WIDTH - LABEL))
}

fn length(points: f64) -> String {
    number((points / 100.0 * LENGTH).max(0.0))
}

/// SVG numbers: a point whatever the language, two decimals.
pub(in crate::render) fn number(value: f64) -> String {
    format!("{value:.2}")
}

#[cfg(test)]
mod tests {
    use super::{BESIDE, GAP, Label, WIDTH, labels, x_of};

    /// Where a label reaches from and to, at the most.
    fn reach(label: &Label) -> (f64, f64) {
        let text = BESIDE - GAP;
        match label.anchor {
            "start" => (label.x, label.x + text),
            "end" => (label.x - text, label.x),
            _ => (label.x - text / 2.0, label.x + text / 2.0),
        }
    }

    #[test]
    fn no_mark_runs_through_a_label_wherever_the_scores_are() {
        for floor in 0..=100_u32 {
            for after in floor..=100 {
                let (floor, after) = (x_of(f64::from(floor)), x_of(f64::from(after)));
                let (of_floor, of_after) = labels(floor, after);
                let marks = [(floor, &of_floor, &of_after), (after, &of_after, &of_floor)];
                for (x, own, other) in marks {
                    let (from, to) = reach(other);
                    let passes = own.row >= other.row && from < x && x < to;
                    assert!(
                        !passes,
                        "{floor} {after}: the mark at {x} runs through {from} to {to}"
                    );
                    let (from, to) = reach(own);
                    assert!(from >= 0.0 && to <= WIDTH, "{floor} {after}: {from} to {to}");
                }
                let (one, other) = (reach(&of_floor), reach(&of_after));
                let apart = (of_floor.row - of_after.row).abs() > 1.0 || one.1 <= other.0 || other.1 <= one.0;
                assert!(apart, "{floor} {after}: the labels lie on each other");
            }
        }
    }
}
