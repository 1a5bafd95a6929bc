//! Every page of a room: light, big enough for a phone, working without a script.
//!
//! No page has a field but the one for the code. Whatever comes from outside is escaped by `maud`.

pub mod alone;
pub mod control;
pub mod question;
pub mod screen;
pub mod visit;

use crate::i18n::Locale;
use maud::{DOCTYPE, Markup, html};

/// The style sheet of every page.
pub const STYLE: &str = include_str!("assets/room.css");
/// What makes pages live.
pub const SCRIPT: &str = include_str!("assets/room.js");

/// What a page needs to follow the room.
#[derive(Clone, Debug)]
pub struct Live {
    /// Where the room's present state is told, in a few bytes.
    pub now: String,
    /// What was told when the page was made.
    pub tick: String,
    /// Where to go once it tells something else.
    pub page: String,
    /// Whether only the inside of the page is put in anew.
    pub part: bool,
    /// Without a script the page loads again after so many seconds; never where somebody may be choosing.
    pub again: Option<u32>,
}

/// A page around a body.
pub fn frame(locale: Locale, class: &str, live: Option<&Live>, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(locale.lang().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                @if let Some(seconds) = live.and_then(|live| live.again) {
                    noscript { meta http-equiv="refresh" content=(seconds); }
                }
                title { (locale.text("hall-title")) }
                link rel="stylesheet" href="/a/room.css";
                script defer src="/a/room.js" {}
            }
            @if let Some(live) = live {
                body class=(class) data-now=(live.now) data-tick=(live.tick) data-page=(live.page) data-part[live.part] {
                    p.net role="status" hidden { (locale.text("hall-offline")) }
                    main { (body) }
                }
            } @else {
                body class=(class) {
                    p.net role="status" hidden { (locale.text("hall-offline")) }
                    main { (body) }
                }
            }
        }
    }
    .into_string()
}

/// A page that only says something.
pub fn message(locale: Locale, heading: &str, text: &str) -> String {
    let body = html! { h1 { (locale.text(heading)) } p { (locale.text(text)) } };
    frame(locale, "", None, &body)
}
