//! Before and after as bars, drawn by `plotters` as SVG. The same stands beside it in words and in a table.

use crate::render::paper::Bar;
use plotters::coord::Shift;
use plotters::prelude::{
    Color, DrawingArea, IntoDrawingArea, IntoFont, RGBColor, Rectangle, SVGBackend, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

const WIDTH: u32 = 760;
/// Where bars begin and how long the longest is.
const FROM: i32 = 8;
const LONG: f64 = 430.0;
const NAME: i32 = 24;
const BAR: i32 = 22;
const GAP: i32 = 12;
/// The style sheet turns these two and the rail into colours that fit a dark screen too.
const FIRST: RGBColor = RGBColor(0x9d, 0xb8, 0xcc);
const SECOND: RGBColor = RGBColor(0x1f, 0x5f, 0x8b);
const RAIL: RGBColor = RGBColor(0xe8, 0xea, 0xec);

/// The picture, as an `svg` element.
pub(super) fn draw(bars: &[Bar], title: &str) -> String {
    let mut height = GAP;
    for bar in bars {
        height += row(bar);
    }
    let mut out = String::new();
    {
        let area = SVGBackend::with_string(&mut out, (WIDTH, height.unsigned_abs())).into_drawing_area();
        let mut top = 0;
        for bar in bars {
            top = one(&area, bar, top);
        }
        let _a_string_takes_everything = area.present();
    }
    // The crate makes a file; here it is an element of a page, named and scaled.
    let named = format!(
        "<svg class=\"chart\" role=\"img\" aria-label=\"{}\" ",
        maud::html! { (title) }.into_string()
    );
    out.replacen("<svg ", &named, 1)
}

fn row(bar: &Bar) -> i32 {
    if bar.name.is_empty() {
        BAR
    } else {
        GAP + NAME + BAR
    }
}

/// One bar; where the next begins.
fn one(area: &DrawingArea<SVGBackend<'_>, Shift>, bar: &Bar, mut top: i32) -> i32 {
    let style = |size: i32| {
        ("sans-serif", size)
            .into_font()
            .color(&RGBColor(0, 0, 0))
            .pos(Pos::new(HPos::Left, VPos::Center))
    };
    if !bar.name.is_empty() {
        top += GAP;
        let _drawn = area.draw(&Text::new(bar.name.clone(), (FROM, top + NAME / 2), style(17)));
        top += NAME;
    }
    let (upper, lower) = (top + 2, top + BAR - 3);
    let end = FROM + LONG as i32;
    let _drawn = area.draw(&Rectangle::new([(FROM, upper), (end, lower)], RAIL.filled()));
    if let Some(share) = bar.share {
        let end = FROM + (LONG * share.clamp(0.0, 1.0)).round() as i32;
        let colour = if bar.second { SECOND } else { FIRST };
        let _drawn = area.draw(&Rectangle::new([(FROM, upper), (end, lower)], colour.filled()));
    }
    let words = Text::new(bar.words.clone(), (end + 10, top + BAR / 2), style(15));
    let _drawn = area.draw(&words);
    top + BAR
}
