//! The interview of one person: every screen of the engine as a page, every key a button.

use super::frame;
use super::question::{Around, question};
use crate::i18n::{self, Locale};
use crate::interview::{Help, Outlook, Screen, SectionRow, Tally};
use maud::{Markup, html};

/// The first page.
pub fn welcome(locale: Locale, home: &str, outlook: &Outlook, saves: bool) -> String {
    let t = |key: &str| locale.text(key);
    let minutes = locale.count(outlook.minutes as usize);
    let saved = if saves {
        "interview-welcome-saved"
    } else {
        "interview-welcome-unsaved"
    };
    let body = html! {
        h1 { (t("interview-title")) }
        @if outlook.stored > 0 {
            @let count = locale.count(outlook.answered);
            p { (locale.with("hall-alone-again", &[("count", &count)])) }
        }
        p { (locale.with("hall-alone-minutes", &[("minutes", &minutes)])) }
        p { (t("hall-alone-private")) }
        p { (t(saved)) }
        p { (t("interview-welcome-free")) }
        form method="post" action=(home) {
            button.main name="key" value="" data-key="enter" { (t("hall-alone-begin")) }
            button name="key" value="q" data-key="q" { (t("hall-alone-quit")) }
        }
    };
    frame(locale, "", None, &body)
}

/// A screen of the interview.
pub fn screen(
    locale: Locale,
    home: &str,
    screen: &Screen,
    help: Option<&Help>,
    said: &[String],
    (serial, saves): (u64, bool),
) -> String {
    let hidden = [("serial", serial.to_string()), ("looked", "0".to_owned())];
    let body = match screen {
        Screen::Question(asked) => {
            let place = i18n::place(locale, &asked.place);
            let around = Around {
                action: home,
                hidden: &hidden,
                place: &place,
                way: (asked.place.number.saturating_sub(1), asked.place.total),
                notes: said,
                lives: false,
                back: None,
            };
            question(locale, asked, help, &around)
        }
        Screen::Sections(rows) => sections(locale, home, rows, serial),
        Screen::End(tally) => end(locale, home, tally, said, serial),
    };
    let whole = html! { (body) (keys(locale, home, screen, serial, saves)) };
    frame(locale, "", None, &whole)
}

/// The keys that belong to no question, as small buttons.
fn keys(locale: Locale, home: &str, screen: &Screen, serial: u64, saves: bool) -> Markup {
    let is_question = matches!(screen, Screen::Question(_));
    let offered = [
        ("l", "hall-back", true),
        ("h", "interview-sections", !matches!(screen, Screen::Sections(_))),
        ("u", "hall-alone-undo", true),
        ("d", "hall-alone-menu", is_question),
        (
            "q",
            if saves {
                "hall-alone-stop"
            } else {
                "hall-alone-stop-unsaved"
            },
            true,
        ),
    ];
    html! {
        form.keys-row method="post" action=(home) {
            input type="hidden" name="serial" value=(serial);
            @for (key, words, there) in offered {
                @if there { button name="key" value=(key) data-key=(key) { (locale.text(words)) } }
            }
        }
    }
}

fn sections(locale: Locale, home: &str, rows: &[SectionRow], serial: u64) -> Markup {
    html! {
        h1 { (locale.text("interview-sections")) }
        form method="post" action=(home) {
            input type="hidden" name="serial" value=(serial);
            @for (index, row) in rows.iter().enumerate() {
                @let number = (index + 1).to_string();
                @let name = i18n::section(locale, &row.section, row.label.as_ref());
                @let (done, total) = (locale.count(row.done), locale.count(row.total));
                @let key = if row.here { "interview-sections-here" } else { "interview-sections-row" };
                button name="key" value=(number) data-key=(number) {
                    (locale.with(key, &[("section", &name), ("done", &done), ("total", &total)]))
                }
            }
            button.main name="key" value="" data-key="enter" { (locale.text("hall-alone-on")) }
        }
    }
}

fn end(locale: Locale, home: &str, tally: &Tally, said: &[String], serial: u64) -> Markup {
    let counts = [
        (tally.answered, "interview-end-answered"),
        (tally.unknown, "interview-end-unknown"),
        (tally.skipped, "interview-end-skipped"),
        (tally.left_out, "interview-end-left-out"),
    ];
    html! {
        h1 { (locale.text("interview-end")) }
        @for note in said { p.note { (note) } }
        @for (count, key) in counts {
            @if count > 0 { p { (locale.with(key, &[("count", &locale.count(count))])) } }
        }
        form method="post" action=(home) {
            input type="hidden" name="serial" value=(serial);
            button.main name="key" value="" data-key="enter" { (locale.text("hall-alone-result")) }
        }
    }
}

/// A question with offers, one of them another time.
pub fn offer(locale: Locale, home: &str, ask: &str, offers: &[String]) -> String {
    let body = html! {
        h1 { (locale.text("hall-alone-offer")) }
        p { (ask) }
        form method="post" action=(home) {
            @for (number, words) in (1_usize..).zip(offers) {
                @let number = number.to_string();
                button.choice name="offer" value=(number) data-key=(number) { span.n { (number) } " " (words) }
            }
            button name="offer" value="later" data-key="enter" { (locale.text("hall-alone-later")) }
        }
    };
    frame(locale, "", None, &body)
}

/// Once the result is there.
pub fn done(locale: Locale, home: &str, kept: &str) -> String {
    let body = html! {
        h1 { (locale.text("hall-alone-done")) }
        p { a.button.main href=(format!("{home}/result")) target="_blank" rel="noopener" { (locale.text("hall-alone-result")) } }
        p { (kept) }
        form method="post" action=(home) {
            button name="key" value="end" { (locale.text("hall-alone-close")) }
        }
    };
    frame(locale, "", None, &body)
}

/// The last page.
pub fn parting(locale: Locale, key: &str) -> String {
    frame(
        locale,
        "",
        None,
        &html! { h1 { (locale.text("hall-title")) } p { (locale.text(key)) } },
    )
}
