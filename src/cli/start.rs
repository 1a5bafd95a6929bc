//! `rasoat` alone: the next sensible step and a menu on a terminal, the help without one.
//!
//! Whoever opened the program by a double click has only this window: it stays until they leave the menu.

use super::agenda::Agenda;
use super::choice::Choice;
use super::content::WHOLE;
use super::env::now;
use super::exit::{self, Exit};
use super::failure::Failure;
use super::{Context, args, out, room};
use crate::domain::history::AGAIN;
use crate::i18n::Locale;
use crate::interview::{Interview, Options};
use crate::prompt::{Console, Terminal as _};
use crate::store::draft::Draft;
use crate::store::history;

/// A line of the menu: its words, and the command it stands for.
type Entry = (&'static str, &'static [&'static str]);

const GO_ON: Entry = ("cli-menu-go-on", &["audit"]);
const QUICK: Entry = ("cli-menu-quick", &["audit", "--quick"]);
const WHOLE_AUDIT: Entry = ("cli-menu-whole", &["audit"]);
const BROWSER: Entry = ("cli-menu-browser", &["audit", "--browser"]);
const PLAN: Entry = ("cli-menu-plan", &["plan"]);
const FIX: Entry = ("cli-menu-fix", &["fix"]);
const SHOW: Entry = ("cli-menu-show", &["show"]);
const AGAIN_AUDIT: Entry = ("cli-menu-again", &["audit"]);
const INCIDENT: Entry = ("cli-menu-incident", &["incident"]);
const ROOM: Entry = ("cli-menu-room", &["room", "open"]);
const CLOSE_ROOM: Entry = ("cli-menu-room-close", &["room", "close"]);
const HISTORY: Entry = ("cli-menu-history", &["history"]);
const FORGET: Entry = ("cli-menu-forget", &["forget"]);

/// The menu where nothing was begun; the first line is what Enter takes.
const FIRST: &[Entry] = &[QUICK, WHOLE_AUDIT, BROWSER, INCIDENT, ROOM];
/// Where an audit was begun.
const BEGUN: &[Entry] = &[GO_ON, BROWSER, INCIDENT, ROOM, FORGET];
/// Where everything was answered and nothing is kept but the answers.
const DONE: &[Entry] = &[PLAN, SHOW, INCIDENT, ROOM, FORGET];
/// Where one pack was.
const PART: &[Entry] = &[PLAN, SHOW, GO_ON, INCIDENT, ROOM, FORGET];
/// Where there is a history.
const KEPT: &[Entry] = &[PLAN, FIX, SHOW, HISTORY, AGAIN_AUDIT, INCIDENT, ROOM, FORGET];

pub(super) fn run(context: &Context) -> Result<Exit, Failure> {
    if !context.env.interactive {
        let help = args::command(context.locale).render_help().to_string();
        return context.print(&help).map(|()| Exit::Done);
    }
    if !context.env.own_window {
        return menu(context).map(|(Turn::Ran(exit) | Turn::Left(exit))| exit);
    }
    // The window would be gone before anybody read what was said last.
    loop {
        match menu(context) {
            Ok(Turn::Left(exit)) => return Ok(exit),
            Ok(Turn::Ran(_)) => {}
            Err(failure) => out::note(&failure.text(context.locale)),
        }
        match context.choose("", &[], &context.locale.text("cli-menu-back")) {
            Choice::Interrupted => return Ok(Exit::Interrupted),
            Choice::Left => return Ok(Exit::Done),
            Choice::Enter | Choice::Offer(_) => {}
        }
    }
}

/// A window that was opened for one command, by a shortcut or by a file dropped on the program, closes with it: not before
/// somebody has read what came of it.
pub(super) fn stays(result: Result<Exit, Failure>, locale: Locale) -> Result<Exit, Failure> {
    let exit = match result {
        Ok(Exit::Interrupted) => return result,
        Ok(exit) => exit,
        Err(failure) => {
            out::note(&failure.text(locale));
            failure.exit
        }
    };
    out::note(&locale.text("cli-menu-close"));
    let _whatever_was_typed = Console::open(exit::interrupted).line();
    Ok(exit)
}

/// What came of the menu.
enum Turn {
    /// A command was chosen, and ended so.
    Ran(Exit),
    /// Nothing was.
    Left(Exit),
}

/// Says where things stand, and runs what is chosen.
fn menu(context: &Context) -> Result<Turn, Failure> {
    let (text, entries) = situation(context)?;
    let mut entries = entries.to_vec();
    // Somebody who has no other window can close it only here.
    if room::is_kept(context)
        && let Some(at) = entries.iter().position(|entry| *entry == ROOM)
    {
        entries.insert(at + 1, CLOSE_ROOM);
    }
    context.print(&(context.wrapped(&[text]) + "\n"))?;
    if !context.can_ask() || context.global.output.is_some() {
        return Ok(Turn::Left(Exit::Done));
    }
    let words: Vec<String> = entries.iter().map(|(key, _)| context.locale.text(key)).collect();
    let entry = match context.choose("", &words, &context.locale.text("cli-menu-after")) {
        Choice::Offer(at) => entries.get(at),
        Choice::Enter => entries.first(),
        Choice::Left => None,
        Choice::Interrupted => return Ok(Turn::Left(Exit::Interrupted)),
    };
    match entry {
        Some((_, command)) => context.run_again(command).map(Turn::Ran),
        None => Ok(Turn::Left(Exit::Done)),
    }
}

/// Where things stand, in a sentence or two, and what can be done next.
fn situation(context: &Context) -> Result<(String, &'static [Entry]), Failure> {
    let kept = match context.env.data_folder() {
        Some(_) => {
            Draft::read(context.kept_folder()?.as_path()).map_err(|error| context.kept_failure(&error))?
        }
        None => None,
    };
    let locale = context.locale;
    let (text, entries) = match kept {
        None => match remembered(context) {
            Some(text) => (text, KEPT),
            None => (locale.text("cli-start-first"), FIRST),
        },
        Some(kept) => {
            let content = context.content()?;
            let agenda = Agenda::new(&content.params);
            let pack = context.kept_pack(&content.catalog, &kept.pack)?;
            let answers = context.known_answers(&content.catalog, kept.answers);
            let outlook = |pack| {
                let options = Options {
                    apart: kept.apart.clone(),
                    ..Options::default()
                };
                Interview::new(&content.catalog, pack, &agenda, answers.clone(), options).outlook()
            };
            let now = outlook(pack);
            let whole = context.pack(&content.catalog, WHOLE)?;
            let again = std::iter::once("rasoat audit".to_owned()).chain(context.same_again());
            let again = again.collect::<Vec<_>>().join(" ");
            match now.questions.map(|open| (open, outlook(whole).questions)) {
                Some((0, Some(0))) => (locale.text("cli-start-done"), DONE),
                Some((0, _)) => {
                    let args = [("pack", whole.title.get(locale.lang())), ("command", &again)];
                    (locale.with("cli-start-done-rest", &args), PART)
                }
                Some((open, _)) => {
                    let args = [
                        ("answers", &*locale.count(now.answered)),
                        ("open", &locale.count(open)),
                        ("command", &again),
                    ];
                    (locale.with("cli-start-resume", &args), BEGUN)
                }
                None if now.stored > 0 => {
                    let args = [("answers", &*locale.count(now.answered)), ("command", &again)];
                    (locale.with("cli-start-begun", &args), BEGUN)
                }
                None => (locale.text("cli-start-first"), FIRST),
            }
        }
    };
    Ok((text, entries))
}

impl Context {
    /// Runs a command as if it had been typed, with the options given for this one.
    fn run_again(&self, words: &[&str]) -> Result<Exit, Failure> {
        let typed = std::iter::once("rasoat")
            .chain(words.iter().copied())
            .map(Into::into);
        match args::parse(typed.collect(), self.locale) {
            Ok(parsed) => super::dispatch(self, parsed.command),
            Err(args::Stop::Help(text)) => self.print(&text).map(|()| Exit::Done),
            Err(args::Stop::Failed(failure)) => Err(failure),
        }
    }
}

/// That there is a history, from the names of its records: it is not opened for that.
fn remembered(context: &Context) -> Option<String> {
    let locale = context.locale;
    let count = history::count(&context.env.data_folder()?).ok()?;
    let day = count.newest?.day()?;
    let age = day.until(now().date).ok()?.get_days();
    let again = std::iter::once("rasoat audit".to_owned()).chain(context.same_again());
    let again = again.collect::<Vec<_>>().join(" ");
    let key = if age >= AGAIN {
        "cli-start-due"
    } else {
        "cli-start-kept"
    };
    Some(locale.with(
        key,
        &[
            ("count", &locale.count(count.audits)),
            ("day", &locale.date(day)),
            ("command", &again),
        ],
    ))
}
