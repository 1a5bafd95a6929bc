//! The interview on a terminal, line by line.
//!
//! Owns what the screens look like, reading lines, the hidden prompt and Ctrl-C. Text is only ever added: no
//! cursor movement, no redraw, so that the same front serves a screen reader and a pipe. It writes to stderr
//! only. It decides nothing about the interview (that is `interview`) and knows no files: what is to be kept it
//! hands to its caller, before the next screen.

mod console;
pub mod layout;
mod notices;
pub mod walk;
mod words;

pub use console::Console;

use crate::domain::drift::MenuPlace;
use crate::domain::secret::Password;
use crate::i18n::Locale;
use crate::interview::{Ending, Entry, Event, Interview, Outlook, Screen, input};
use crate::strength;
use layout::Style;
use std::collections::VecDeque;
use std::io;
use words::Words;

/// What came from the keyboard.
#[derive(Debug)]
pub enum Heard {
    /// A line, without its end.
    Line(String),
    /// There is no more input, or the terminal is gone.
    End,
    /// Ctrl-C.
    Interrupted,
}

/// What came from the hidden prompt.
#[derive(Debug)]
pub enum Secret {
    /// A password.
    Typed(Password),
    /// The input ended instead.
    Nothing,
    /// The terminal cannot hide what is typed; nothing was read.
    CannotHide,
    /// Ctrl-C.
    Interrupted,
}

/// A terminal, or a test's stand-in.
pub trait Terminal {
    /// Shows text as it is.
    fn write(&mut self, text: &str) -> io::Result<()>;
    /// Waits for a line.
    fn line(&mut self) -> Heard;
    /// Shows text, then waits for a line that is not shown. Hides first: who types fast is not ahead of it.
    fn hidden(&mut self, ask: &str) -> Secret;
}

/// Why something could not be kept, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub what: String,
    /// What to do.
    pub advice: String,
}

/// Where answers go.
pub struct Keeping<'a> {
    /// Keeps one entry; when it returns, the entry is on the disk.
    pub keep: &'a mut dyn FnMut(&Entry) -> Result<(), Trouble>,
    /// Notes that a menu is not where the content says; not asked where nothing is saved.
    pub note: &'a mut dyn FnMut(&MenuPlace) -> Result<(), Trouble>,
    /// Whether anything is saved at all.
    pub saves: bool,
    /// The command that goes on, as the person would type it.
    pub resume: &'a str,
    /// The command that asks what was left out this time; empty where there is none.
    pub rest: &'a str,
}

/// How the interview on the terminal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// On to the result.
    Finished,
    /// The person quit, or the input ended.
    Quit,
    /// Ctrl-C.
    Interrupted,
    /// The person left, or the input ended, although some answers could not be written.
    Lost,
}

/// What the person chose about a draft that cannot be read whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rescue {
    /// Put it aside and go on with what can be read.
    Aside,
    /// Leave it as it is.
    Quit,
    /// Ctrl-C.
    Interrupted,
}

/// Asks whether to put a draft aside that cannot be read whole. `what` says what is wrong with it, `readable` is how
/// many answers can be read, `aside` where it would go.
pub fn rescue(
    what: &str,
    readable: usize,
    aside: &str,
    terminal: &mut dyn Terminal,
    locale: Locale,
    style: Style,
) -> Rescue {
    let words = Words::new(locale, style);
    let keys = words.with("draft-rescue-keys", &[("aside", aside)]);
    let count = words.count(readable);
    let mut text = words.paragraph(what) + &words.with("draft-rescue", &[("count", &count)]) + &keys;
    loop {
        text.push_str(&words.prompt());
        if terminal.write(&text).is_err() {
            return Rescue::Quit;
        }
        match terminal.line() {
            Heard::Line(line) => match input::fold(&line).as_str() {
                "" => return Rescue::Aside,
                "q" | "thoat" | "quit" | "exit" => return Rescue::Quit,
                _ => text.clone_from(&keys),
            },
            Heard::End => {
                let _gone = terminal.write("\n");
                return Rescue::Quit;
            }
            Heard::Interrupted => {
                let _gone = terminal.write(&format!("\n{}", words.line("interview-interrupted")));
                return Rescue::Interrupted;
            }
        }
    }
}

/// What the person chose on the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcome {
    /// Begin, or go on.
    Begin,
    /// Delete the answers there are and begin anew (confirmed).
    Afresh,
    /// Not now.
    Quit,
    /// Ctrl-C.
    Interrupted,
}

/// The first screen. `since` is when the answers there are were given last, in words, and the command that goes on
/// from them; none without any.
pub fn welcome(
    outlook: &Outlook,
    since: Option<(&str, &str)>,
    saves: bool,
    terminal: &mut dyn Terminal,
    locale: Locale,
    style: Style,
) -> Welcome {
    let words = Words {
        saves,
        ..Words::new(locale, style)
    };
    let mut text = words.welcome(outlook, since.map(|(when, _)| when));
    // Whoever stops here has lost nothing.
    let kept = since.map_or_else(String::new, |(_, resume)| words.saved(outlook.answered, resume));
    let mut sure = false;
    loop {
        text.push_str(&words.prompt());
        if terminal.write(&text).is_err() {
            return Welcome::Quit;
        }
        let line = match terminal.line() {
            Heard::Line(line) => line,
            Heard::End => {
                let _gone = terminal.write(&format!("\n{kept}"));
                return Welcome::Quit;
            }
            Heard::Interrupted => {
                // What the shell writes next begins a line of its own.
                let stopped = words.line("interview-interrupted");
                let _gone = terminal.write(&format!("\n{stopped}{kept}"));
                return Welcome::Interrupted;
            }
        };
        let key = input::fold(&line);
        match key.as_str() {
            "" => return Welcome::Begin,
            "q" | "thoat" | "quit" | "exit" => {
                let _gone = terminal.write(&kept);
                return Welcome::Quit;
            }
            "x" | "xoa" | "lam lai" | "lam lai tu dau" | "delete" | "start over" if since.is_some() => {
                if sure {
                    return Welcome::Afresh;
                }
                sure = true;
                text = words.afresh(outlook);
            }
            _ => text = words.welcome_keys(outlook, since.is_some(), sure),
        }
    }
}

/// Asks until the person is through, quits or interrupts. Every entry is kept before the next screen.
pub fn run(
    interview: &mut Interview<'_>,
    keeping: &mut Keeping<'_>,
    terminal: &mut dyn Terminal,
    locale: Locale,
    style: Style,
) -> Outcome {
    let mut front = Front {
        words: Words {
            saves: keeping.saves,
            rest: keeping.rest,
            ..Words::new(locale, style)
        },
        keeping,
        waiting: VecDeque::new(),
        warned: false,
        first: true,
    };
    front.run(interview, terminal)
}

struct Front<'f, 'k> {
    words: Words<'k>,
    keeping: &'f mut Keeping<'k>,
    /// Entries that could not be written yet, oldest first.
    waiting: VecDeque<Entry>,
    /// Whether the person was told that leaving now loses answers.
    warned: bool,
    /// Whether no question was shown yet.
    first: bool,
}

impl Front<'_, '_> {
    fn run(&mut self, interview: &mut Interview<'_>, terminal: &mut dyn Terminal) -> Outcome {
        let mut said = String::new();
        let begun = interview.begin();
        self.waiting.extend(begun.entries);
        self.keep(&mut said);
        for notice in &begun.notices {
            said.push_str(&self.words.notice(notice));
        }
        let mut shown: Option<Screen> = None;
        loop {
            let screen = interview.screen();
            if shown.as_ref() != Some(&screen) {
                said.push_str(&self.words.screen(&screen, self.first));
                // Where nothing can be skipped there are fewer keys: the rest is said at the next question.
                self.first &= !matches!(&screen, Screen::Question(question) if !question.needed);
            }
            said.push_str(&self.words.prompt());
            if terminal.write(&said).is_err() {
                return Outcome::Quit;
            }
            said.clear();
            let event = match terminal.line() {
                Heard::Line(line) => input::read(&line, &screen, self.words.locale.lang()),
                Heard::End => return self.leave(interview, terminal, Outcome::Quit),
                Heard::Interrupted => return self.leave(interview, terminal, Outcome::Interrupted),
            };
            shown = Some(screen);
            let leaving = self.take(interview, terminal, event, &mut said);
            if leaving.is_none() || self.unwritten() == 0 {
                self.warned = false;
            }
            match leaving {
                // Leaving would lose something: said once, and then it is the person's will.
                Some(Outcome::Finished | Outcome::Quit) if self.unwritten() > 0 && !self.warned => {
                    self.warned = true;
                    said.push_str(&self.words.unwritten(self.unwritten()));
                    interview.stay();
                }
                Some(Outcome::Finished) => {
                    if self.unwritten() > 0 {
                        let lost = self.words.lost(self.unwritten(), self.keeping.resume);
                        said = lost;
                    }
                    return match terminal.write(&said) {
                        Ok(()) | Err(_) if self.unwritten() > 0 => Outcome::Lost,
                        Ok(()) | Err(_) => Outcome::Finished,
                    };
                }
                // What could not be written was said before.
                Some(outcome) if self.unwritten() > 0 => return self.leave(interview, terminal, outcome),
                Some(outcome) => {
                    // A terminal that is gone needs no parting words.
                    let _gone = terminal.write(&said);
                    return self.leave(interview, terminal, outcome);
                }
                None => {}
            }
        }
    }

    /// Hands an event in, keeps what is to be kept, and gathers what is to be said.
    fn take(
        &mut self,
        interview: &mut Interview<'_>,
        terminal: &mut dyn Terminal,
        event: Event,
        said: &mut String,
    ) -> Option<Outcome> {
        let effects = interview.handle(event);
        self.waiting.extend(effects.entries);
        self.keep(said);
        if let Some(place) = &effects.menu {
            self.note(place, said);
        }
        for notice in &effects.notices {
            said.push_str(&self.words.notice(notice));
        }
        if let Some(help) = &effects.help {
            said.push_str(&self.words.help(help));
            if let Screen::Question(question) = interview.screen() {
                said.push_str(&self.words.after_help(help, &question));
            }
        }
        match effects.ended {
            Some(Ending::Finished) => return Some(Outcome::Finished),
            Some(Ending::Quit) => return Some(Outcome::Quit),
            None => {}
        }
        if effects.measure {
            return self.measure(interview, terminal, said);
        }
        None
    }

    fn keep(&mut self, said: &mut String) {
        while let Some(entry) = self.waiting.front() {
            match (self.keeping.keep)(entry) {
                Ok(()) => {
                    self.waiting.pop_front();
                }
                Err(trouble) => {
                    said.push_str(&self.words.trouble(&trouble));
                    return;
                }
            }
        }
    }

    /// Notes that a menu differs. Answers do not wait for it: what cannot be noted is told, and not tried again.
    fn note(&mut self, place: &MenuPlace, said: &mut String) {
        said.push_str(&if self.keeping.saves {
            self.words.menu_noted((self.keeping.note)(place))
        } else {
            self.words.line("interview-notice-menu-unsaved")
        });
    }

    fn measure(
        &mut self,
        interview: &mut Interview<'_>,
        terminal: &mut dyn Terminal,
        said: &mut String,
    ) -> Option<Outcome> {
        let mut ask = std::mem::take(said);
        ask.push_str(&self.words.line("interview-measure-ask"));
        ask.push_str(&self.words.prompt());
        match terminal.hidden(&ask) {
            Secret::Typed(password) if !password.is_empty() => {
                // Whoever tries an account tries the platform's name first.
                let platform = match interview.screen() {
                    Screen::Question(question) => question.place.label.and_then(|label| label.platform),
                    _ => None,
                };
                let about = strength::Context::new(platform.as_deref());
                let strength = strength::measure_for(&password, &about);
                drop(password);
                for reason in &strength.reasons {
                    said.push_str(&self.words.line(&format!("strength-reason-{}", reason.code())));
                }
                self.take(interview, terminal, Event::Measured(strength.score), said)
            }
            Secret::Typed(_) | Secret::Nothing => {
                said.push_str(&self.words.line("interview-measure-nothing"));
                None
            }
            Secret::CannotHide => {
                said.push('\n');
                said.push_str(&self.words.line("interview-measure-cannot-hide"));
                None
            }
            Secret::Interrupted => Some(Outcome::Interrupted),
        }
    }

    /// Parting words: what is saved, and how to go on.
    fn leave(&mut self, interview: &Interview<'_>, terminal: &mut dyn Terminal, outcome: Outcome) -> Outcome {
        let mut said = String::from("\n");
        if outcome == Outcome::Interrupted {
            said.push_str(&self.words.line("interview-interrupted"));
        }
        // One more try; what is in the way was said when it failed first.
        self.keep(&mut String::new());
        let lost = self.unwritten();
        let count = interview.outlook().answered;
        if lost > 0 {
            said.push_str(&self.words.lost(lost, self.keeping.resume));
            let _gone = terminal.write(&said);
            return match outcome {
                Outcome::Interrupted => Outcome::Interrupted,
                Outcome::Finished | Outcome::Quit | Outcome::Lost => Outcome::Lost,
            };
        } else if !self.keeping.saves {
            said.push_str(&self.words.line("interview-not-saved"));
        } else {
            said.push_str(&self.words.saved(count, self.keeping.resume));
        }
        let _gone = terminal.write(&said);
        outcome
    }

    /// How many answers wait to be written.
    fn unwritten(&self) -> usize {
        let answers = |entry: &&Entry| matches!(entry, Entry::Record { .. });
        self.waiting.iter().filter(answers).count()
    }
}
