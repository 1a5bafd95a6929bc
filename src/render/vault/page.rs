//! The result as one HTML file in the looks of the report: no scripts, nothing loaded.

use super::View;
use crate::audit::vault::Judged;
use crate::render::html::frame;
use maud::{Markup, html};

/// The whole page.
pub fn page(view: &View<'_>) -> String {
    let title = view.text("vault-html-title");
    let counts = view.counts();
    let left_out = view.left_out();
    let exceptions = view.exceptions();
    let body = html! {
        main {
            h1 { (title) }
            section.card {
                h2 { (view.head()) }
                @for text in view.coverage() { p { (text) } }
                @if view.report.summary.to_change > 0 { p.lead { (view.text("vault-advice-change")) } }
            }
            @if !counts.is_empty() {
                section.card {
                    h2 { (view.text("vault-html-counts")) }
                    ul { @for text in &counts { li { (text) } } }
                }
            }
            @if !exceptions.is_empty() {
                section.card { @for text in &exceptions { p { (text) } } }
            }
            @if !view.report.entries.is_empty() {
                section.card.long {
                    h2 { (view.text("vault-heading-all")) }
                    p { (view.text("vault-html-scale")) }
                    ul.findings { @for entry in &view.report.entries { (row(view, entry)) } }
                }
            }
            @if !left_out.is_empty() {
                section.card.long {
                    h2 { (view.text("vault-heading-left-out")) }
                    ul { @for text in &left_out { li { (text) } } }
                }
            }
            footer { p { (view.text("vault-html-foot")) } }
        }
    };
    frame(view.locale, &title, &body)
}

/// Strength, name, findings. Nothing is green: what was not found may be what was not looked up.
fn row(view: &View<'_>, entry: &Judged) -> Markup {
    let class = if entry.asks_for_change() { "bad" } else { "plain" };
    html! {
        li class=(class) {
            span.status { (view.score(entry)) }
            span.item { strong { (view.entry_name(entry)) } ": " (view.found(entry)) }
        }
    }
}
