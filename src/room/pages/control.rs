//! The officer's page: what the room does next. It is served on this computer only.

use super::screen::pictures;
use super::{Live, frame};
use crate::domain::room::Phase;
use crate::i18n::Locale;
use crate::room::hall::{Hall, Stage};
use crate::room::record::Room;
use maud::{Markup, html};

/// Minutes a timer is offered for.
const MINUTES: [u32; 3] = [5, 10, 15];

/// The officer's page.
pub fn control(locale: Locale, room: &Room, hall: &Hall<'_>, tick: &str, screen: &str) -> String {
    let home = format!("/{}", room.secret);
    let t = |key: &str| locale.text(key);
    let joined = locale.count(hall.joined());
    let away = locale.count(hall.away().len());
    let k = locale.count(room.k as usize);
    let state = hall.state();
    let body = html! {
        h1 { (t("hall-control")) }
        p.soft { (t("hall-control-words")) }
        .card {
            p { (locale.with("hall-screen-joined", &[("count", &joined)])) }
            @if !hall.away().is_empty() { p { (locale.with("hall-control-away", &[("count", &away)])) } }
            p { strong { (locale.with("hall-control-now", &[("stage", &stage(locale, hall))])) } }
            @if let (Some(phase), [row]) = (hall.phase(), state.open.as_slice()) {
                @let count = locale.count(hall.answered((phase, *row)) as usize);
                p { (locale.with("hall-screen-answered", &[("count", &count)])) }
                @if let Some(one) = hall.questions().pack().rows.get(*row) { p { (one.title.get(locale.lang())) } }
            }
            p { a href=(screen) target="_blank" rel="noopener" { (t("hall-control-screen")) } }
        }
        (next(locale, hall, &home))
        details {
            summary { (t("hall-control-end")) }
            p { (locale.with("hall-control-end-words", &[("k", &k)])) }
            @if !hall.away().is_empty() { p { strong { (locale.with("hall-control-end-away", &[("count", &away)])) } } }
            form method="post" action=(format!("{home}/close")) {
                button.main { (t("hall-control-end-yes")) }
            }
        }
        @let rows: Vec<usize> = (0..hall.questions().count()).collect();
        (pictures(locale, hall, &rows))
    };
    let live = Live {
        now: format!("{home}/now"),
        tick: tick.to_owned(),
        page: home.clone(),
        part: true,
        again: Some(5),
    };
    frame(locale, "", Some(&live), &body)
}

fn stage(locale: Locale, hall: &Hall<'_>) -> String {
    let round = |phase| {
        locale.text(match phase {
            Phase::Before => "hall-round-before",
            Phase::After => "hall-round-after",
        })
    };
    match (hall.state().stage, hall.state().open.as_slice()) {
        (Stage::Joining, _) => locale.text("hall-control-joining"),
        (Stage::Leaving, _) => locale.text("hall-control-leaving"),
        (Stage::Fixing(station), _) => {
            locale.with("hall-control-fixing", &[("number", &locale.count(station + 1))])
        }
        (Stage::Asking(phase), []) => locale.with("hall-control-asking-closed", &[("round", &round(phase))]),
        (Stage::Asking(phase), [row]) => locale.with(
            "hall-control-asking",
            &[("round", &round(phase)), ("number", &locale.count(row + 1))],
        ),
        (Stage::Asking(phase), _) => locale.with("hall-control-asking-free", &[("round", &round(phase))]),
    }
}

/// A button that does one thing.
fn act(home: &str, fields: &[(&str, &str)], text: &str, main: bool) -> Markup {
    html! {
        form method="post" action=(format!("{home}/act")) {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button.main[main] { (text) }
        }
    }
}

/// What can be done now, the likeliest first.
fn next(locale: Locale, hall: &Hall<'_>, home: &str) -> Markup {
    let state = hall.state();
    let count = hall.questions().count();
    let stations = &hall.questions().pack().stations;
    let t = |key: &str| locale.text(key);
    let begin = |phase: Phase, main: bool| {
        let [one, free] = match phase {
            Phase::Before => ["hall-control-begin-before", "hall-control-free-before"],
            Phase::After => ["hall-control-begin-after", "hall-control-free-after"],
        };
        let fresh = (0..count).find(|row| !state.closed.contains_key(&(phase, *row)));
        html! {
            @if let Some(row) = fresh {
                (act(home, &[("do", "open"), ("phase", phase.as_str()), ("row", &row.to_string())], &t(one), main))
                (act(home, &[("do", "free"), ("phase", phase.as_str())], &t(free), false))
            }
        }
    };
    let station = |number: usize, main: bool| {
        html! {
            @if let Some(there) = stations.get(number) {
                @let shown = locale.count(number + 1);
                @let text = locale.with("hall-control-station", &[("number", &shown), ("title", there.title.get(locale.lang()))]);
                (act(home, &[("do", "fix"), ("station", &number.to_string())], &text, main))
            }
        }
    };
    html! {
        @match state.stage {
            Stage::Joining => (begin(Phase::Before, true)),
            Stage::Asking(phase) => {
                @match state.open.as_slice() {
                    [] => {
                        @let fresh = (0..count).find(|row| !state.closed.contains_key(&(phase, *row)));
                        @if fresh.is_some() { (begin(phase, true)) }
                        @if phase == Phase::Before { (station(0, fresh.is_none())) }
                        @if phase == Phase::After {
                            (act(home, &[("do", "leave")], &t("hall-control-leave"), fresh.is_none()))
                        }
                    },
                    [row] => {
                        @let following = (row + 1..count).find(|row| !state.closed.contains_key(&(phase, *row)));
                        @if let Some(following) = following {
                            @let number = locale.count(following + 1);
                            (act(home, &[("do", "open"), ("phase", phase.as_str()), ("row", &following.to_string())],
                                &locale.with("hall-control-next", &[("number", &number)]), true))
                        }
                        (act(home, &[("do", "close")], &t("hall-control-close"), following.is_none()))
                    },
                    _ => (act(home, &[("do", "close")], &t("hall-control-close-free"), true)),
                }
            },
            Stage::Fixing(here) => {
                (station(here + 1, true))
                (begin(Phase::After, here + 1 >= stations.len()))
                .pair {
                    @for minutes in MINUTES {
                        @let shown = locale.count(minutes as usize);
                        (act(home, &[("do", "timer"), ("minutes", &minutes.to_string())],
                            &locale.with("hall-control-timer", &[("minutes", &shown)]), false))
                    }
                    (act(home, &[("do", "timer"), ("minutes", "0")], &t("hall-control-timer-off"), false))
                }
                @for other in 0..stations.len() {
                    @if other != here && other != here + 1 { (station(other, false)) }
                }
                (act(home, &[("do", "leave")], &t("hall-control-leave"), false))
            },
            Stage::Leaving => {
                (begin(Phase::After, false))
                (station(0, false))
            },
        }
    }
}

/// The page once the room is closed, or why it is not.
pub fn ended(locale: Locale, text: &str, closed: bool) -> String {
    let body = html! {
        h1 { (locale.text(if closed { "hall-control-ended" } else { "hall-control" })) }
        p role="status" { (text) }
    };
    frame(locale, "", None, &body)
}
