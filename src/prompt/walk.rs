//! One thing to do, screen by screen: what it is, each of its steps, and the one question that tells whether it is done.

use super::layout::Style;
use super::words::Words;
use super::{Heard, Terminal, Trouble};
use crate::i18n::Locale;
use crate::interview::{Event, Notice, QuestionScreen, Screen, Tally, input};

/// One screen of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What to do.
    pub text: String,
    /// Other ways there, quirks, how sure the menu is.
    pub notes: Vec<String>,
    /// Whether it names a menu, which may be another one here.
    pub names_menu: bool,
}

/// What there is to walk through.
#[derive(Clone, Copy, Debug)]
pub struct Walk<'w> {
    /// What it is called.
    pub heading: &'w str,
    /// How long it takes, what it closes, what it costs.
    pub intro: &'w [String],
    /// The steps.
    pub pages: &'w [Page],
    /// What is asked at the end.
    pub question: &'w QuestionScreen,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Walked {
    /// The person chose: the place of the choice, from 0.
    Chose(usize),
    /// The person left, or does not know yet: nothing is different.
    Left,
    /// Ctrl-C.
    Interrupted,
}

/// Walks through it. `differs` writes down that the menu is another one here.
pub fn walk(
    walk: &Walk<'_>,
    differs: &mut dyn FnMut() -> Result<(), Trouble>,
    terminal: &mut dyn Terminal,
    locale: Locale,
    style: Style,
) -> Walked {
    let words = Words::new(locale, style);
    let last = walk.pages.len() + 1;
    let asking = Screen::Question(Box::new(walk.question.clone()));
    // Of keys alone: there is nothing to choose yet.
    let reading = Screen::End(Tally {
        answered: 0,
        unknown: 0,
        skipped: 0,
        left_out: 0,
    });
    let mut at = 0;
    let mut said = words.walk_page(walk, at);
    loop {
        said.push_str(&words.prompt());
        if terminal.write(&said).is_err() {
            return Walked::Left;
        }
        said.clear();
        let screen = if at == last { &asking } else { &reading };
        let event = match terminal.line() {
            Heard::Line(line) => input::read(&line, screen, locale.lang()),
            Heard::End => {
                let _gone = terminal.write("\n");
                return Walked::Left;
            }
            Heard::Interrupted => {
                let _gone = terminal.write(&format!("\n{}", words.line("interview-interrupted")));
                return Walked::Interrupted;
            }
        };
        let before = at;
        match event {
            Event::Quit => return Walked::Left,
            Event::Back if at > 0 => at -= 1,
            Event::Back => said.push_str(&words.line("steps-walk-first")),
            Event::Keep if at < last => at += 1,
            Event::Skip | Event::DontKnow | Event::Keep if at == last => return Walked::Left,
            Event::Choose { numbers, .. } if at == last => {
                let chosen = match numbers.as_slice() {
                    [number] => number.checked_sub(1),
                    _ => None,
                };
                let max = walk.question.choices.len();
                if let Some(chosen) = chosen.filter(|chosen| *chosen < max) {
                    return Walked::Chose(chosen);
                }
                said.push_str(&words.notice(&Notice::OutOfRange { min: 1, max }));
            }
            Event::MenuDiffers if names_menu(walk, at) => said.push_str(&words.menu_noted(differs())),
            Event::MenuDiffers => said.push_str(&words.notice(&Notice::NoMenu)),
            _ => said.push_str(&words.walk_keys(walk, at)),
        }
        if at != before {
            said.push_str(&words.walk_page(walk, at));
        }
    }
}

fn names_menu(walk: &Walk<'_>, at: usize) -> bool {
    let page = at.checked_sub(1).and_then(|at| walk.pages.get(at));
    page.is_some_and(|page| page.names_menu)
}

impl Words<'_> {
    fn walk_page(&self, walk: &Walk<'_>, at: usize) -> String {
        let mut out = String::from("\n");
        match at.checked_sub(1).map(|at| (at, walk.pages.get(at))) {
            None => {
                out += &self.strong(walk.heading);
                for text in walk.intro {
                    out += &self.paragraph(text);
                }
            }
            Some((at, Some(page))) => {
                let (number, total) = (self.count(at + 1), self.count(walk.pages.len()));
                let place = [("number", number.as_str()), ("total", total.as_str())];
                out += &self.hint(&self.locale.with("steps-walk-place", &place));
                out += &self.strong(&page.text);
                for text in &page.notes {
                    out += &self.paragraph(text);
                }
            }
            Some((_, None)) => {
                out += &self.hint(&self.locale.text("steps-walk-question"));
                out += &self.asked(walk.question);
            }
        }
        out + &self.walk_keys(walk, at)
    }

    fn walk_keys(&self, walk: &Walk<'_>, at: usize) -> String {
        self.hint(&self.locale.text(if at == 0 {
            "steps-walk-keys-first"
        } else if at > walk.pages.len() {
            "steps-walk-keys-question"
        } else if names_menu(walk, at) {
            "steps-walk-keys-menu"
        } else {
            "steps-walk-keys"
        }))
    }
}
