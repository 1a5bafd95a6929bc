//! Cards to print: one sheet an incident, folded once. No scripts, nothing loaded, light on any screen.

use super::View;
use crate::domain::incident::Incident;
use crate::render::html::page_of;
use crate::render::words::sentence;
use maud::{Markup, html};

/// One card an incident.
pub fn page(view: &View<'_>, incidents: &[&Incident]) -> String {
    let view = &View { paper: true, ..*view };
    let title = match incidents {
        [only] => view.with("incident-page-titled", &[("title", view.pick(&only.title))]),
        _ => view.text("incident-page-title"),
    };
    let body = html! {
        main {
            @if incidents.len() != 1 { h1.screen-only { (title) } }
            @for incident in incidents { (card(view, incident, incidents.len() == 1)) }
        }
    };
    page_of(view.locale, &title, "light", include_str!("card.css"), &body)
}

fn card(view: &View<'_>, incident: &Incident, alone: bool) -> Markup {
    html! {
        article.card {
            div.now {
                @if alone { h1 { (view.pick(&incident.title)) } } @else { h2.title { (view.pick(&incident.title)) } }
                p { (view.pick(&incident.sign)) }
                @if let Some(doubt) = view.unsourced(incident) { p { (doubt) } }
                @if let Some(added) = view.added(&incident.provenance) { p.small { (added) } }
                h2 { (view.text("incident-first")) }
                ol.steps {
                    @for step in &incident.steps {
                        @let minutes = view.locale.count(step.minutes as usize);
                        li { (view.with("incident-step", &[("text", view.pick(&step.text)), ("minutes", &minutes)])) }
                    }
                }
                h2 { (view.text("incident-avoid")) }
                ul { @for text in &incident.avoid { li { (view.pick(text)) } } }
                @if let Some(warning) = &view.content.catalog.help.warning {
                    p.warning { (view.with("incident-warning", &[("text", view.pick(&warning.text))])) }
                }
            }
            div.then {
                h2 { (view.text("incident-tell")) }
                ol.tell {
                    @for told in view.tells(incident) {
                        li {
                            (view.tell_line(&told))
                            @if told.who == crate::domain::incident::Recipient::Agency {
                                p.blank { (view.text("incident-page-officer")) span.line {} }
                            }
                            @if !told.channels.is_empty() {
                                ul { @for channel in &told.channels { li { (view.channel_line(channel)) } } }
                            }
                        }
                    }
                }
                p.small { (view.text("incident-tell-check")) }
                (recover(view, incident))
                h2 { (view.text("incident-keep")) }
                ul { @for text in &incident.keep { li { (view.pick(text)) } } }
                p.small {
                    (view.with("incident-page-foot", &[
                        ("mark", &view.mark(&incident.provenance)),
                        ("date", &view.locale.date(incident.provenance.checked)),
                        ("name", view.typed(incident)),
                    ]))
                    span.paper-only { " " (view.text("incident-page-fold")) }
                }
            }
        }
    }
}

fn recover(view: &View<'_>, incident: &Incident) -> Markup {
    let platforms = view.recoveries(incident);
    // A card has no room for the words of more than one platform.
    let in_full = platforms.len() == 1;
    html! {
        @if !platforms.is_empty() {
            h2 { (view.text("incident-recover")) }
            ul.links {
                @for platform in &platforms {
                    @if let Some(url) = &platform.recover_url {
                        li {
                            (view.recover_link(platform, url))
                            @if in_full { p { (sentence(view.pick(&platform.recover))) } }
                        }
                    } @else if in_full {
                        li { p { (sentence(view.pick(&platform.recover))) } }
                    }
                }
            }
        }
    }
}
