//! One question: its choices as big buttons, why and how to look behind a line. The same for a room and for one person.

use crate::domain::answer::{Evidence, Given};
use crate::i18n::{self, Locale};
use crate::interview::{Help, Offered, QuestionScreen};
use maud::{Markup, html};

/// What a question stands in.
pub struct Around<'a> {
    /// Where its form goes to.
    pub action: &'a str,
    /// What the form says beside the key: which question it was.
    pub hidden: &'a [(&'a str, String)],
    /// Where one is.
    pub place: &'a str,
    /// How far one is: so many of so many.
    pub way: (usize, usize),
    /// What was said of it before, or of the last answer.
    pub notes: &'a [String],
    /// Whether a script sends it, again and again until it is acknowledged.
    pub lives: bool,
    /// Where "back" leads; none at the first one, or where "back" is a key of the form.
    pub back: Option<String>,
}

/// The question.
pub fn question(locale: Locale, screen: &QuestionScreen, help: Option<&Help>, around: &Around<'_>) -> Markup {
    let lang = locale.lang();
    let text = i18n::capital(screen.text.get(lang));
    let current = screen.current.as_ref().map(|answer| &answer.given);
    let is_measured = screen
        .current
        .as_ref()
        .is_some_and(|answer| answer.evidence == Evidence::Measured);
    html! {
        p.place { (around.place) }
        (way(around.way))
        h1 { (text) }
        @for note in around.notes { p.note { (note) } }
        @if is_measured { p.note { (locale.text("hall-measured")) } }
        form method="post" action=(around.action) data-live[around.lives] {
            @for (name, value) in around.hidden { input type="hidden" name=(name) value=(value); }
            @if screen.others > 0 && !screen.multiple {
                @let count = locale.count(screen.others);
                label.check {
                    input type="checkbox" name="everywhere" value="1";
                    (locale.with("hall-everywhere", &[("count", &count)]))
                }
            }
            @if screen.multiple {
                (several(locale, screen))
            } @else {
                @for (index, choice) in screen.choices.iter().enumerate() {
                    (button(locale, index + 1, &words(locale, screen, choice), choice.chosen > 0))
                }
            }
            @if !screen.needed {
                .pair {
                    button name="key" value="k" data-key="k" aria-pressed=(pressed(current == Some(&Given::DontKnow))) {
                        (locale.text("hall-unknown"))
                    }
                    button name="key" value="b" data-key="b" aria-pressed=(pressed(current == Some(&Given::Skipped))) {
                        (locale.text("hall-skip"))
                    }
                }
            }
            @if current.is_some() {
                button.keep name="key" value="" data-key="enter" { (locale.text("hall-keep")) }
            }
        }
        @if let Some(help) = help {
            details data-key="?" {
                summary { (locale.text("hall-help")) }
                @for text in i18n::help(locale, help) { p { (text) } }
            }
        }
        p.soft.keys { (locale.text("hall-keys")) }
        @if let Some(back) = &around.back {
            p { a href=(back) data-key="l" { "← " (locale.text("hall-back")) } }
        }
    }
}

/// How far one is, as a line.
pub fn way((done, all): (usize, usize)) -> Markup {
    let tenths = (done * 10).checked_div(all).unwrap_or(0).min(10);
    let class = format!("w{tenths}");
    html! { .way aria-hidden="true" { i class=(class) {} } }
}

fn button(locale: Locale, number: usize, text: &str, chosen: bool) -> Markup {
    let number = number.to_string();
    html! {
        button.choice name="key" value=(number) data-key=(number) aria-pressed=(pressed(chosen)) {
            span.n aria-hidden="true" { (number) } (text)
            @if chosen { span.chosen { (locale.text("hall-chosen")) } }
        }
    }
}

/// Several answers: how many of each, by boxes and not by typing.
fn several(locale: Locale, screen: &QuestionScreen) -> Markup {
    html! {
        p.soft { (locale.text("hall-several")) }
        @for (index, choice) in screen.choices.iter().enumerate() {
            @let number = (index + 1).to_string();
            .several {
                span { (words(locale, screen, choice)) }
                @for times in 0..=2_usize {
                    @let id = format!("c{number}-{times}");
                    input type="radio" name=(format!("c{number}")) id=(id) value=(times) checked[choice.chosen.min(2) == times];
                    label for=(id) { (times) }
                }
            }
        }
        button.main name="key" value="several" { (locale.text("hall-code-go")) }
    }
}

fn words(locale: Locale, screen: &QuestionScreen, choice: &Offered) -> String {
    match choice.id {
        Some(_) => choice.text.get(locale.lang()).to_owned(),
        None if screen.narrowed => locale.text("interview-differs-or-other"),
        None => locale.text("interview-differs"),
    }
}

fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
