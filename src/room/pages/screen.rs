//! What the projector shows: how to come in, where the room is, and its pictures. Nothing of anybody.

use super::visit::timer;
use super::{Live, frame};
use crate::domain::answer::Answers;
use crate::domain::room::{Cell, Phase, Picture};
use crate::i18n::Locale;
use crate::room::hall::{Hall, Stage};
use crate::room::record::Room;
use maud::{Markup, PreEscaped, html};
use qrcode::render::svg;
use qrcode::{Color, QrCode};

/// The projector's page.
pub fn screen(locale: Locale, room: &Room, hall: &Hall<'_>, tick: &str, seconds: Option<u64>) -> String {
    let stage = hall.state().stage;
    let body = html! {
        @match stage {
            Stage::Joining => (join(locale, room, hall)),
            Stage::Asking(phase) => { (strip(locale, room, hall)) (asking(locale, hall, phase)) },
            Stage::Fixing(station) => { (strip(locale, room, hall)) (fixing(locale, hall, station, seconds)) },
            Stage::Leaving => {
                (strip(locale, room, hall))
                h1 { (locale.text("hall-screen-leave")) }
                (pictures(locale, hall, &all(hall)))
            },
        }
    };
    let live = Live {
        now: "/screen/now".to_owned(),
        tick: tick.to_owned(),
        page: "/screen".to_owned(),
        part: true,
        again: Some(5),
    };
    frame(locale, "screen", Some(&live), &body)
}

/// The page once the room is closed.
pub fn closed(locale: Locale) -> String {
    frame(
        locale,
        "screen",
        None,
        &html! { h1 { (locale.text("hall-screen-closed")) } },
    )
}

/// The address people type, without what every browser adds by itself.
pub fn typed(room: &Room) -> String {
    match room.listen.port() {
        80 if room.listen.is_ipv4() => room.listen.ip().to_string(),
        _ => room.listen.to_string(),
    }
}

/// The address in the code people scan.
pub fn url(room: &Room) -> String {
    format!("http://{}/{}", typed(room), room.code)
}

/// The code in two groups, easier to read aloud; they stay in one line.
pub fn spaced(code: &str) -> String {
    let middle = code.len() / 2;
    match (code.get(..middle), code.get(middle..)) {
        (Some(first), Some(second)) => format!("{first}\u{a0}{second}"),
        _ => code.to_owned(),
    }
}

/// A code to scan, as SVG; none where the address is too long for one.
pub fn qr(url: &str) -> Option<String> {
    let code = QrCode::new(url.as_bytes()).ok()?;
    let drawn = code.render::<svg::Color<'_>>().quiet_zone(true).build();
    let start = drawn.find("<svg")?;
    drawn.get(start..).map(str::to_owned)
}

/// The same as squares, for paper: how many a side has, and which are dark, row by row.
pub fn squares(url: &str) -> Option<(usize, Vec<bool>)> {
    let code = QrCode::new(url.as_bytes()).ok()?;
    let dark = code.to_colors().into_iter().map(|colour| colour == Color::Dark);
    Some((code.width(), dark.collect()))
}

fn join(locale: Locale, room: &Room, hall: &Hall<'_>) -> Markup {
    let joined = locale.count(hall.joined());
    html! {
        h1 { (locale.text("hall-screen-join")) }
        .join {
            @if let Some(code) = qr(&url(room)) { (PreEscaped(code)) }
            div {
                p { (locale.text("hall-screen-scan")) }
                p.address { (typed(room)) }
                p { (locale.text("hall-screen-code")) }
                p.code { (spaced(&room.code)) }
                p { strong { (locale.with("hall-screen-joined", &[("count", &joined)])) } }
                p.soft { (locale.text("hall-screen-private")) }
            }
        }
    }
}

fn strip(locale: Locale, room: &Room, hall: &Hall<'_>) -> Markup {
    let joined = locale.count(hall.joined());
    html! {
        .strip {
            span { (locale.text("hall-screen-code")) " " b { (spaced(&room.code)) } }
            span { b { (typed(room)) } }
            span { (locale.with("hall-screen-joined", &[("count", &joined)])) }
        }
    }
}

fn asking(locale: Locale, hall: &Hall<'_>, phase: Phase) -> Markup {
    let state = hall.state();
    let total = hall.questions().count();
    let round = locale.text(match phase {
        Phase::Before => "hall-round-before",
        Phase::After => "hall-round-after",
    });
    let last = state
        .closed
        .keys()
        .filter(|place| place.0 == phase)
        .map(|place| place.1)
        .collect::<Vec<_>>();
    html! {
        @match state.open.as_slice() {
            [] => {
                @if last.is_empty() { h1 { (round) } } @else { (pictures(locale, hall, &last)) }
            },
            [row] => {
                @let number = locale.count(row + 1);
                @let all = locale.count(total);
                .ask {
                    p.place { (round) ". " (locale.with("hall-place", &[("number", &number), ("total", &all)])) }
                    @if let Some(one) = hall.questions().pack().rows.get(*row) {
                        h1 { (one.title.get(locale.lang())) }
                        p { (asked_aloud(locale, hall, *row)) }
                    }
                    (answered(locale, hall, (phase, *row)))
                    p.soft { (locale.text("hall-screen-hidden")) }
                }
            },
            rows => {
                .ask {
                    h1 { (round) }
                    p { (locale.text("hall-screen-free")) }
                    p.address { (far(locale, hall, phase, rows)) }
                    p.soft { (locale.text("hall-screen-hidden-free")) }
                }
            },
        }
    }
}

/// How far a room is whose people go at their own pace. Nobody has answered every row in the order of the pack: what is
/// true of them all is how many answered the row the fewest have, and the one most have.
fn far(locale: Locale, hall: &Hall<'_>, phase: Phase, rows: &[usize]) -> String {
    let answered = || rows.iter().map(|row| hall.answered((phase, *row)));
    let [least, most] =
        [answered().min(), answered().max()].map(|count| locale.count(count.unwrap_or(0) as usize));
    if least == most {
        locale.with("hall-screen-answered-every", &[("count", &least)])
    } else {
        let args = [("least", least.as_str()), ("most", &most)];
        locale.with("hall-screen-answered-each", &args)
    }
}

/// The question itself, for whoever reads it aloud.
fn asked_aloud(locale: Locale, hall: &Hall<'_>, row: usize) -> String {
    let nobody = Answers::new();
    hall.questions()
        .screen(hall.catalog(), &[row], &nobody, Some(row))
        .map(|asked| asked.question.text.get(locale.lang()).to_owned())
        .unwrap_or_default()
}

fn answered(locale: Locale, hall: &Hall<'_>, place: (Phase, usize)) -> Markup {
    let count = locale.count(hall.answered(place) as usize);
    html! { p.address { (locale.with("hall-screen-answered", &[("count", &count)])) } }
}

fn fixing(locale: Locale, hall: &Hall<'_>, station: usize, seconds: Option<u64>) -> Markup {
    let stations = &hall.questions().pack().stations;
    let number = locale.count(station + 1);
    let total = locale.count(stations.len());
    html! {
        @if let Some(here) = stations.get(station) {
            @let minutes = locale.count(here.minutes as usize);
            h1 { (locale.with("hall-station", &[("number", &number), ("total", &total), ("title", here.title.get(locale.lang()))])) }
            (timer(locale, seconds))
            p { (locale.with("hall-station-minutes", &[("minutes", &minutes)])) }
            @let rows = rows_of(hall, station);
            (pictures(locale, hall, &rows))
        }
    }
}

/// The rows a station mends, by their number.
pub fn rows_of(hall: &Hall<'_>, station: usize) -> Vec<usize> {
    let pack = hall.questions().pack();
    let wanted = pack
        .stations
        .get(station)
        .map(|here| here.rows.as_slice())
        .unwrap_or_default();
    let rows = pack.rows.iter().enumerate();
    rows.filter(|(_, one)| wanted.contains(&one.row))
        .map(|(row, _)| row)
        .collect()
}

fn all(hall: &Hall<'_>) -> Vec<usize> {
    (0..hall.questions().count()).collect()
}

/// The pictures of these rows, before and after, as bars and as words.
pub fn pictures(locale: Locale, hall: &Hall<'_>, rows: &[usize]) -> Markup {
    let shown: Vec<(usize, Vec<(Phase, Picture)>)> = rows
        .iter()
        .map(|row| {
            let of = |phase| hall.picture((phase, *row)).map(|picture| (phase, picture));
            (*row, Phase::ALL.into_iter().filter_map(of).collect())
        })
        .filter(|(_, pictures): &(usize, Vec<_>)| !pictures.is_empty())
        .collect();
    let k = locale.count(hall.k() as usize);
    let two = shown.len() > 2;
    let both = shown.iter().any(|(_, pictures)| pictures.len() > 1);
    html! {
        @if !shown.is_empty() {
            .head {
                h2 { (locale.text("hall-screen-picture")) }
                p.legend.soft {
                    span { i.g {} (locale.text("hall-good")) }
                    span { i.b {} (locale.text("hall-bad")) }
                    span { i.u {} (locale.text("hall-dont-know")) }
                    (locale.with("hall-screen-legend", &[("k", &k)]))
                }
            }
            ul.bars.two[two].both[both] {
                @for (row, pictures) in &shown {
                    li {
                        @if let Some(one) = hall.questions().pack().rows.get(*row) {
                            .name { (row + 1) ". " (one.title.get(locale.lang())) }
                        }
                        @let several = pictures.len() > 1;
                        @for (phase, picture) in pictures {
                            @if let Some((answered, cells)) = picture.shown() { (bar(answered, cells)) }
                            .figure {
                                @if several { (phase_word(locale, *phase)) ": " }
                                (words(locale, *picture, hall.k()))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn phase_word(locale: Locale, phase: Phase) -> String {
    locale.text(match phase {
        Phase::Before => "hall-picture-before",
        Phase::After => "hall-picture-after",
    })
}

/// A bar: what is known is coloured, what is not said is rail.
fn bar(answered: u32, [good, bad, unknown]: [Cell; 3]) -> Markup {
    let part = |cell: Cell| match cell {
        Cell::Exact(count) => f64::from(count) / f64::from(answered.max(1)) * 100.0,
        Cell::AlmostAll => 100.0,
        Cell::AlmostNone | Cell::Hidden => 0.0,
    };
    let [good, bad, unknown] = [good, bad, unknown].map(part);
    let at = |x: f64, width: f64, class: &str| {
        html! { rect class=(class) x=(format!("{x:.2}")) y="0" width=(format!("{width:.2}")) height="10" {} }
    };
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            (at(0.0, 100.0, "rest"))
            (at(0.0, good, "good"))
            (at(100.0 - unknown - bad, bad, "bad"))
            (at(100.0 - unknown, unknown, "unknown"))
        }
    }
}

/// A picture in words.
pub fn words(locale: Locale, picture: Picture, k: u32) -> String {
    let k = locale.count(k as usize);
    match picture {
        Picture::TooFew => locale.with("hall-picture-few", &[("k", &k)]),
        Picture::Withheld => locale.text("hall-picture-withheld"),
        Picture::Shown {
            answered,
            good,
            bad,
            unknown,
        } => {
            let all = locale.count(answered as usize);
            let named = [
                ("hall-good", good),
                ("hall-bad", bad),
                ("hall-dont-know", unknown),
            ];
            // Where nearly all are alike it goes without saying that of the others there are hardly any.
            let cell = |(name, cell): (&str, Cell)| {
                let value = match cell {
                    Cell::Exact(count) => {
                        let count = locale.count(count as usize);
                        locale.with("hall-picture-of", &[("good", &count), ("answered", &all)])
                    }
                    Cell::AlmostAll => locale.text("hall-cell-all"),
                    Cell::AlmostNone | Cell::Hidden => return None,
                };
                Some(format!("{}: {value}", locale.text(name)))
            };
            let hidden = named.iter().filter(|(_, cell)| *cell == Cell::Hidden).count();
            let rest = match hidden {
                0 => None,
                3 => Some(locale.with("hall-cell-nothing", &[("answered", &all)])),
                _ => Some(locale.text("hall-cell-hidden")),
            };
            let told = named.into_iter().filter_map(cell).chain(rest);
            told.collect::<Vec<_>>().join("; ")
        }
    }
}
