//! The top: gather what a command needs, call the engines, hand the result to a renderer, end with a number.
//!
//! Owns the command line, the environment, the clock and the exit codes. It decides nothing about accounts.

mod agenda;
mod args;
mod audit;
mod backup;
mod breach;
mod checklist;
mod choice;
mod confirm;
mod content;
mod directive;
mod document;
mod env;
mod evidence;
mod exit;
mod failure;
mod fix;
mod forget;
mod generated;
mod guard;
mod history;
mod incident;
mod keep;
mod last;
mod leaks;
mod marks;
mod measured;
mod memory;
mod menus;
mod mistake;
mod out;
mod passphrase;
mod password;
mod plan;
mod room;
mod score;
mod secret;
mod show;
mod start;
mod system;
mod vault;
mod verdict;
mod window;

pub use agenda::Agenda;

use crate::i18n::{self, Locale};
use crate::render;
use args::{Command, Format, Global, Room, Stop};
use env::Env;
use exit::Exit;
use failure::Failure;
use std::process::ExitCode;

/// What every command gets to know.
struct Context {
    env: Env,
    global: Global,
    locale: Locale,
}

impl Context {
    /// How results look: the flags first, then the surroundings.
    fn style(&self) -> render::Style {
        let to_terminal = self.global.output.is_none() && self.env.stdout_is_terminal;
        render::Style {
            width: if to_terminal || self.env.columns {
                self.env.width
            } else {
                80
            },
            colour: to_terminal && !self.global.no_color && !self.env.no_color,
            plain: self.plain(),
            all: self.global.all,
            screen: self.global.screen,
            nameless: false,
            origin: render::Origin::Gone,
        }
    }

    /// `--plain`, `ACCESSIBLE`: no tables, no redraw, status word first.
    fn plain(&self) -> bool {
        self.global.plain || self.env.accessible || self.global.format == Some(Format::Plain)
    }

    /// The format asked for; a table is read as paragraphs where one asked for plain text.
    fn format(&self) -> Format {
        match self.global.format {
            Some(Format::Table) | None if self.plain() => Format::Plain,
            Some(format) => format,
            None => Format::Table,
        }
    }

    /// The format asked for, by a command that makes no pages.
    fn format_without_pages(&self) -> Result<Format, Failure> {
        match self.format() {
            Format::Html => Err(self.other_format("html", &["table", "plain", "json"])),
            Format::Csv => Err(self.other_format("csv", &["table", "plain", "json"])),
            format => Ok(format),
        }
    }

    /// The format asked for is not one of this command's.
    fn other_format(&self, given: &str, allowed: &[&str]) -> Failure {
        let allowed = allowed.join(", ");
        let args = [("format", given), ("allowed", allowed.as_str())];
        self.failure(Exit::Usage, "cli-error-format", "cli-advice-allowed", &args)
    }

    /// Paragraphs as they are printed: in lines that fit.
    fn wrapped(&self, paragraphs: &[String]) -> String {
        let width = self.style().width;
        let lines = paragraphs
            .iter()
            .flat_map(|text| text.lines())
            .flat_map(|text| i18n::lines::wrap("", text, width));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn failure(&self, exit: Exit, key: &str, advice: &str, args: &[(&str, &str)]) -> Failure {
        Failure::new(exit, self.locale, key, advice, args)
    }

    /// A result: to standard output or into `-o FILE`.
    fn print(&self, text: &str) -> Result<(), Failure> {
        out::result(text, self.global.output.as_deref(), self.locale)
    }
}

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    system::prepare();
    guard::quiet();
    let env = Env::read();
    // `*.rsum` is whole files by now where the shell leaves that to the program: on Windows.
    let args: Vec<std::ffi::OsString> = wild::args_os().collect();
    let locale = Locale::new(args::lang(&args, env.lang));
    let wants_json = args.iter().any(|arg| arg == "--json" || arg == "--format=json")
        || args
            .windows(2)
            .any(|pair| pair[0] == "--format" && pair[1] == "json");
    let result = guard::caught(locale, || {
        let own_window = env.own_window && env.interactive;
        let parsed = args::parse(args, locale);
        let is_menu = matches!(&parsed, Ok(parsed) if matches!(parsed.command, Command::Nothing));
        let result = match parsed {
            Ok(parsed) => {
                let context = Context {
                    env,
                    global: parsed.global,
                    locale,
                };
                dispatch(&context, parsed.command)
            }
            Err(Stop::Help(text)) => out::result(&text, None, locale).map(|()| Exit::Done),
            Err(Stop::Failed(failure)) => Err(failure),
        };
        if own_window && !is_menu {
            start::stays(result, locale)
        } else {
            result
        }
    });
    let exit = finish(result, wants_json, locale);
    system::restore();
    ExitCode::from(exit.code())
}

fn dispatch(context: &Context, command: Command) -> Result<Exit, Failure> {
    if context.global.screen && context.global.format == Some(Format::Json) {
        // Programs need the names; what they print is not for a projector.
        return Err(context.failure(
            Exit::Usage,
            "cli-error-conflict",
            "cli-advice-screen",
            &[("one", "--screen"), ("other", "json")],
        ));
    }
    if matches!(
        command,
        Command::Audit(_) | Command::Score { .. } | Command::Show { .. }
    ) {
        context.limit_is_a_grade()?;
    }
    if context.global.format == Some(Format::Csv)
        && matches!(command, Command::Nothing | Command::Incident { .. })
    {
        return Err(context.other_format("csv", &["table", "plain", "json", "html"]));
    }
    if context.global.docx && !matches!(command, Command::Room(Room::Report { .. })) {
        return Err(context.other_format("docx", &["table", "plain", "json", "html", "csv"]));
    }
    if context.global.format == Some(Format::Csv) && command.explains() {
        let allowed = ["table", "plain", "html"].join(", ");
        return Err(context.failure(
            Exit::Usage,
            "cli-error-conflict",
            "cli-advice-allowed",
            &[("one", "--explain"), ("other", "csv"), ("allowed", &allowed)],
        ));
    }
    if let Some(exit) = context.agrees_to_full(&command)? {
        return Ok(exit);
    }
    match command {
        Command::Nothing => start::run(context),
        Command::Audit(options) => audit::run(context, &options),
        Command::Score { file, explain } => score::run(context, &file, explain),
        Command::Plan { minutes, at, ics } => plan::run(context, minutes, at.as_deref(), ics.as_ref()),
        Command::Show { explain, minutes, at } => show::run(context, explain, minutes, at.as_deref()),
        Command::Fix(which) => fix::run(context, which.as_deref()),
        Command::Done(which) => marks::done(context, &which),
        Command::Waive { which, reason, until } => marks::waive(context, &which, &reason, until),
        Command::Reopen(which) => marks::reopen(context, &which),
        Command::History => history::run(context),
        Command::Compare { before, after } => history::compare(context, before.as_deref(), after.as_deref()),
        Command::Backup { file, sure } => backup::backup(context, &file, sure),
        Command::Restore { file, sure } => backup::restore(context, &file, sure),
        Command::Forget { sure } => forget::run(context, sure),
        Command::Vault(options) => vault::run(context, &options),
        Command::Evidence { files } => evidence::run(context, &files),
        Command::Checklist(what) => checklist::run(context, what),
        Command::Directive(what) => directive::run(context, what),
        Command::Incident { kind, platform } => incident::run(context, kind.as_deref(), platform.as_deref()),
        Command::Password(asked) => password::run(context, &asked),
        Command::Breach(what) => breach::run(context, what),
        Command::Room(what) => room::run(context, what),
        Command::Completions(shell) => generated::completions(context, shell),
        Command::Man => generated::man(context),
    }
}

fn finish(result: Result<Exit, Failure>, json: bool, locale: Locale) -> Exit {
    match result {
        Ok(exit) => exit,
        Err(failure) => {
            out::note(&if json {
                failure.json()
            } else {
                failure.text(locale)
            });
            failure.exit
        }
    }
}
