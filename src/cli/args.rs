//! The command line: what was typed, and what that means.

mod line;
mod room;

pub(super) use line::command;
pub(super) use room::{Heading, Listen, PACK, Room};

use super::env;
use super::failure::Failure;
use super::mistake::{self, NotThis};
use crate::domain::assessment::Grade;
use crate::domain::text::{Date, Lang};
use crate::i18n::Locale;
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::PathBuf;

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A table for a terminal.
    Table,
    /// Paragraphs, status word first, for screen readers and pipes.
    Plain,
    /// For programs.
    Json,
    /// One self-contained page.
    Html,
    /// A table for spreadsheets and other programs.
    Csv,
}

/// Options every command understands.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Global {
    /// `--format`, `--json`.
    pub format: Option<Format>,
    /// `--format docx`: a document for a word processor; of the report of a room only.
    pub docx: bool,
    /// `-o FILE`.
    pub output: Option<PathBuf>,
    /// `--no-color`.
    pub no_color: bool,
    /// `--plain`.
    pub plain: bool,
    /// `--screen`.
    pub screen: bool,
    /// `--all`: every finding, not only how many.
    pub all: bool,
    /// `--full`: a document holds names and answers.
    pub full: bool,
    /// `--yes`: that is agreed to already.
    pub sure: bool,
    /// `--no-input`.
    pub no_input: bool,
    /// `--fail-on A…E`, of passwords `--fail-on 0…4`.
    pub fail_on: Option<Limit>,
    /// `--min-coverage`, as a share.
    pub min_coverage: Option<f64>,
    /// `--checklists DIR`.
    pub checklists: Option<PathBuf>,
    /// `--online`: the range server may be asked, without a question.
    pub online: bool,
    /// `--offline`: it may not, without a question.
    pub offline: bool,
    /// `--range-url URL`.
    pub range_url: Option<String>,
    /// `--passphrase-file FILE`; `-` is standard input.
    pub passphrase_file: Option<PathBuf>,
}

/// What to do.
#[derive(Clone, Debug)]
pub(super) enum Command {
    /// Nothing was named.
    Nothing,
    /// `audit`.
    Audit(Audit),
    /// `score FILE`.
    Score {
        /// The profile file.
        file: PathBuf,
        /// `--explain`.
        explain: bool,
    },
    /// `plan`.
    Plan {
        /// `--minutes N`.
        minutes: Option<u32>,
        /// `--at WHICH`.
        at: Option<String>,
        /// `--ics FILE`.
        ics: Option<Ics>,
    },
    /// `show`.
    Show {
        /// `--at WHICH`.
        at: Option<String>,
        /// `--explain`.
        explain: bool,
        /// `--minutes N`: for the steps in it.
        minutes: Option<u32>,
    },
    /// `done WHICH`.
    Done(String),
    /// `waive WHICH --reason R --until D`.
    Waive {
        /// The step: its number as last shown, or its name.
        which: String,
        /// Why.
        reason: String,
        /// The last day it holds.
        until: Date,
    },
    /// `reopen WHICH`.
    Reopen(String),
    /// `fix [WHICH]`.
    Fix(Option<String>),
    /// `history`.
    History,
    /// `compare [A B]`.
    Compare {
        /// The older one; none for the one before the newer.
        before: Option<String>,
        /// The newer one; none for the last.
        after: Option<String>,
    },
    /// `backup FILE`.
    Backup {
        /// Where to.
        file: PathBuf,
        /// `--yes`.
        sure: bool,
    },
    /// `restore FILE`.
    Restore {
        /// Where from.
        file: PathBuf,
        /// `--yes`.
        sure: bool,
    },
    /// `forget`.
    Forget {
        /// `--yes`.
        sure: bool,
    },
    /// `vault FILE…`.
    Vault(Vault),
    /// `evidence FILE…`.
    Evidence {
        /// Exports: ZIPs, folders, single files.
        files: Vec<PathBuf>,
    },
    /// `checklist …`.
    Checklist(Checklist),
    /// `directive …`.
    Directive(Directive),
    /// `incident [KIND]`.
    Incident {
        /// Which one: an id, another name, a number of the list.
        kind: Option<String>,
        /// `--platform NAME`.
        platform: Option<String>,
    },
    /// `password`.
    Password(Password),
    /// `breach …`.
    Breach(Breach),
    /// `room …`.
    Room(Room),
    /// `completions SHELL`.
    Completions(clap_complete::Shell),
    /// `man`.
    Man,
}

/// `plan --ics FILE`.
#[derive(Clone, Debug)]
pub(super) struct Ics {
    /// Where to.
    pub file: PathBuf,
    /// `--detailed`: naming what is to be done.
    pub detailed: bool,
    /// `--yes`.
    pub sure: bool,
}

impl Command {
    /// Whether what stands behind the figures is asked for.
    pub(super) fn explains(&self) -> bool {
        matches!(
            self,
            Command::Audit(Audit { explain: true, .. })
                | Command::Score { explain: true, .. }
                | Command::Show { explain: true, .. }
        )
    }
}

/// `audit`.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Audit {
    /// `--quick`.
    pub quick: bool,
    /// `--pack NAME`.
    pub pack: Option<String>,
    /// `--minutes N`.
    pub minutes: Option<u32>,
    /// `--only PLATFORM…`.
    pub only: Vec<String>,
    /// `--answers FILE`.
    pub answers: Option<PathBuf>,
    /// `--demo`.
    pub demo: bool,
    /// `--no-save`.
    pub no_save: bool,
    /// `--browser`: in a browser on this computer instead of in the terminal.
    pub browser: bool,
    /// `--explain`.
    pub explain: bool,
    /// `--vault FILE…`, with what opens it and the lists to ask; no files without it.
    pub vault: Vault,
}

/// `password`.
#[derive(Clone, Debug)]
pub(super) struct Password {
    /// `--stdin`: the first line of standard input.
    pub piped: bool,
    /// `--suggest`: a passphrase instead.
    pub suggest: bool,
    /// `--about FILE`: the person's own words.
    pub about: Option<PathBuf>,
    /// `--corpus PATH`: leaked lists of one's own.
    pub corpus: Option<PathBuf>,
}

/// `breach …`.
#[derive(Clone, Debug)]
pub(super) enum Breach {
    /// `check`.
    Check {
        /// `--stdin`: the first line of standard input.
        piped: bool,
        /// `--corpus PATH`.
        corpus: Option<PathBuf>,
    },
    /// `build TEXT -o INDEX`.
    Build {
        /// The sorted text, or the folder of ranges.
        text: PathBuf,
        /// `--top N`.
        top: Option<u64>,
        /// `--source NAME`.
        source: Option<String>,
        /// `--date D`.
        date: Option<Date>,
    },
    /// `info PATH`.
    Info {
        /// The list.
        list: PathBuf,
        /// `--verify`: all of it.
        verify: bool,
    },
    /// `fetch FOLDER`.
    Fetch {
        /// Where to.
        folder: PathBuf,
        /// `--from`.
        from: u32,
        /// `--to`.
        to: u32,
    },
}

/// What `--fail-on` names: a grade, or the strength of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// `A` to `E`, of the commands about accounts.
    Grade(Grade),
    /// `0` to `4`, of the commands about passwords.
    Strength(u8),
}

/// `vault FILE…`.
#[derive(Clone, Debug, Default)]
pub(super) struct Vault {
    /// The exports; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// `--stdin`: the vault's own password is the first line of standard input.
    pub piped: bool,
    /// `--key-file FILE`.
    pub key_file: Option<PathBuf>,
    /// `--exceptions FILE`.
    pub exceptions: Option<PathBuf>,
    /// `--corpus PATH`: leaked lists of one's own.
    pub corpus: Option<PathBuf>,
}

/// `checklist …`.
#[derive(Clone, Debug)]
pub(super) enum Checklist {
    /// `list`.
    List,
    /// `show ID`.
    Show(String),
    /// `lint [DIR]`.
    Lint {
        /// The folder; none for the built-in content.
        folder: Option<PathBuf>,
        /// `--strict`.
        strict: bool,
        /// `--date D`.
        date: Option<Date>,
        /// `--lock`: print what `ids.lock` should hold.
        lock: bool,
    },
    /// `new NAME`.
    New {
        /// The pack's id.
        name: String,
        /// Where to write it.
        folder: Option<PathBuf>,
    },
    /// `drift`.
    Drift,
}

/// `directive …`.
#[derive(Clone, Debug)]
pub(super) enum Directive {
    /// `list`.
    List,
    /// `show ID`.
    Show(String),
    /// `check [--date D]`.
    Check(Option<Date>),
}

/// What was typed.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    /// Options every command understands.
    pub global: Global,
    /// What to do.
    pub command: Command,
}

/// Why there is nothing to run.
#[derive(Debug)]
pub(super) enum Stop {
    /// Help or version was asked for: this text, then done.
    Help(String),
    /// A mistake.
    Failed(Failure),
}

/// The language, before anything can be said: `--lang`, else `RASOAT_LANG`, else Vietnamese.
pub(super) fn lang(args: &[OsString], env: Option<Lang>) -> Lang {
    let mut given = None;
    for (index, arg) in args.iter().enumerate() {
        let Some(arg) = arg.to_str() else { continue };
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.get(index + 1).and_then(|next| next.to_str()),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        given = value.and_then(env::lang).or(given);
    }
    given.or(env).unwrap_or_default()
}

/// Reads the command line.
pub(super) fn parse(args: Vec<OsString>, locale: Locale) -> Result<Parsed, Stop> {
    let whole = command(locale);
    let read = |args: Vec<OsString>| {
        whole
            .clone()
            .try_get_matches_from(&args)
            .map_err(|error| mistake::stop(&error, &args, &whole, locale))
    };
    let mut matches = read(args)?;
    if let Some(("help", asked)) = matches.subcommand() {
        // `help audit` is `audit --help`, in every language and by every name.
        let words = asked.get_many::<OsString>("of").into_iter().flatten().cloned();
        let mut line = vec![OsString::from("rasoat")];
        line.extend(words.chain(["--help".into()]));
        matches = read(line)?;
    }
    Ok(Parsed {
        global: global(&matches),
        command: chosen(&matches),
    })
}

fn global(matches: &ArgMatches) -> Global {
    let format = match matches.get_one::<String>("format").map(String::as_str) {
        Some("table") => Some(Format::Table),
        Some("plain") => Some(Format::Plain),
        Some("json") => Some(Format::Json),
        Some("html") => Some(Format::Html),
        Some("csv") => Some(Format::Csv),
        _ => matches.get_flag("json").then_some(Format::Json),
    };
    Global {
        format,
        docx: matches
            .get_one::<String>("format")
            .is_some_and(|format| format == "docx"),
        output: matches.get_one("output").cloned(),
        no_color: matches.get_flag("no-color"),
        plain: matches.get_flag("plain"),
        screen: matches.get_flag("screen"),
        all: given(matches, "all"),
        full: given(matches, "full"),
        sure: given(matches, "yes"),
        no_input: matches.get_flag("no-input"),
        fail_on: matches.get_one("fail-on").copied(),
        min_coverage: matches.get_one("min-coverage").copied(),
        checklists: matches.get_one("checklists").cloned(),
        online: matches.get_flag("online"),
        offline: matches.get_flag("offline"),
        range_url: matches.get_one("range-url").cloned(),
        passphrase_file: matches.get_one("passphrase-file").cloned(),
    }
}

/// A flag that some commands have.
fn given(matches: &ArgMatches, flag: &str) -> bool {
    matches
        .subcommand()
        .is_some_and(|(_, m)| matches!(m.try_get_one::<bool>(flag), Ok(Some(true))))
}

fn chosen(matches: &ArgMatches) -> Command {
    let one = |matches: &ArgMatches, id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    match matches.subcommand() {
        Some(("audit", m)) => Command::Audit(Audit {
            quick: m.get_flag("quick"),
            pack: m.get_one("pack").cloned(),
            minutes: m.get_one("minutes").copied(),
            only: m.get_many("only").into_iter().flatten().cloned().collect(),
            answers: m.get_one("answers").cloned(),
            demo: m.get_flag("demo"),
            no_save: m.get_flag("no-save"),
            browser: m.get_flag("browser"),
            explain: m.get_flag("explain"),
            vault: Vault {
                files: m.get_many("vault").into_iter().flatten().cloned().collect(),
                piped: m.get_flag("stdin"),
                key_file: m.get_one("key-file").cloned(),
                exceptions: None,
                corpus: m.get_one("corpus").cloned(),
            },
        }),
        Some(("score", m)) => Command::Score {
            file: m.get_one("file").cloned().unwrap_or_default(),
            explain: m.get_flag("explain"),
        },
        Some(("plan", m)) => Command::Plan {
            minutes: m.get_one("minutes").copied(),
            at: m.get_one("at").cloned(),
            ics: m.get_one("ics").cloned().map(|file| Ics {
                file,
                detailed: m.get_flag("detailed"),
                sure: m.get_flag("yes"),
            }),
        },
        Some(("fix", m)) => Command::Fix(m.get_one("step").cloned()),
        Some(("done", m)) => Command::Done(one(m, "step")),
        Some(("waive", m)) => Command::Waive {
            which: one(m, "step"),
            reason: one(m, "reason"),
            until: m.get_one("until").copied().unwrap_or_default(),
        },
        Some(("reopen", m)) => Command::Reopen(one(m, "step")),
        Some(("history", _)) => Command::History,
        Some(("compare", m)) => Command::Compare {
            before: m.get_one("before").cloned(),
            after: m.get_one("after").cloned(),
        },
        Some(("backup", m)) => Command::Backup {
            file: m.get_one("backup-file").cloned().unwrap_or_default(),
            sure: m.get_flag("yes"),
        },
        Some(("restore", m)) => Command::Restore {
            file: m.get_one("restore-file").cloned().unwrap_or_default(),
            sure: m.get_flag("yes"),
        },
        Some(("forget", m)) => Command::Forget {
            sure: m.get_flag("yes"),
        },
        Some(("show", m)) => Command::Show {
            at: m.get_one("at").cloned(),
            explain: m.get_flag("explain"),
            minutes: m.get_one("minutes").copied(),
        },
        Some(("vault", m)) => Command::Vault(Vault {
            files: m.get_many("files").into_iter().flatten().cloned().collect(),
            piped: m.get_flag("stdin"),
            key_file: m.get_one("key-file").cloned(),
            exceptions: m.get_one("exceptions").cloned(),
            corpus: m.get_one("corpus").cloned(),
        }),
        Some(("evidence", m)) => Command::Evidence {
            files: m.get_many("files").into_iter().flatten().cloned().collect(),
        },
        Some(("checklist", m)) => Command::Checklist(match m.subcommand() {
            Some(("show", m)) => Checklist::Show(one(m, "id")),
            Some(("lint", m)) => Checklist::Lint {
                folder: m.get_one("folder").cloned(),
                strict: m.get_flag("strict"),
                date: m.get_one("date").copied(),
                lock: m.get_flag("lock"),
            },
            Some(("new", m)) => Checklist::New {
                name: one(m, "name"),
                folder: m.get_one("folder").cloned(),
            },
            Some(("drift", _)) => Checklist::Drift,
            _ => Checklist::List,
        }),
        Some(("directive", m)) => Command::Directive(match m.subcommand() {
            Some(("show", m)) => Directive::Show(one(m, "id")),
            Some(("check", m)) => Directive::Check(m.get_one("date").copied()),
            _ => Directive::List,
        }),
        Some(("incident", m)) => Command::Incident {
            kind: m.get_one("incident").cloned(),
            platform: m.get_one("platform").cloned(),
        },
        Some(("password", m)) => Command::Password(Password {
            piped: m.get_flag("stdin"),
            suggest: m.get_flag("suggest"),
            about: m.get_one("about").cloned(),
            corpus: m.get_one("corpus").cloned(),
        }),
        Some(("breach", m)) => Command::Breach(breach(m)),
        Some(("room", m)) => Command::Room(room::read(m)),
        Some(("completions", m)) => m
            .get_one("shell")
            .copied()
            .map_or(Command::Nothing, Command::Completions),
        Some(("man", _)) => Command::Man,
        _ => Command::Nothing,
    }
}

fn breach(matches: &ArgMatches) -> Breach {
    let path = |m: &ArgMatches, id: &str| m.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    match matches.subcommand() {
        Some(("build", m)) => Breach::Build {
            text: path(m, "list"),
            top: m.get_one("top").copied(),
            source: m.get_one("source").cloned(),
            date: m.get_one("date").copied(),
        },
        Some(("info", m)) => Breach::Info {
            list: path(m, "list"),
            verify: m.get_flag("verify"),
        },
        Some(("fetch", m)) => Breach::Fetch {
            folder: path(m, "ranges"),
            from: m.get_one("from").copied().unwrap_or(0),
            to: m.get_one("to").copied().unwrap_or(0xF_FFFF),
        },
        check => Breach::Check {
            piped: check.is_some_and(|(_, m)| m.get_flag("stdin")),
            corpus: check.and_then(|(_, m)| m.get_one("corpus").cloned()),
        },
    }
}

/// The longest time that can be asked for.
pub(super) const MINUTES: u32 = 600;

/// Minutes there are.
fn parse_minutes(text: &str) -> Result<u32, NotThis> {
    text.trim()
        .parse()
        .ok()
        .filter(|minutes| (1..=MINUTES).contains(minutes))
        .ok_or(NotThis::Minutes)
}

/// A number of things.
fn parse_number(text: &str) -> Result<u64, NotThis> {
    let number = text.trim().parse().ok();
    number.filter(|number| *number > 0).ok_or(NotThis::Number)
}

fn parse_limit(text: &str) -> Result<Limit, String> {
    Ok(match text {
        "A" | "a" => Limit::Grade(Grade::A),
        "B" | "b" => Limit::Grade(Grade::B),
        "C" | "c" => Limit::Grade(Grade::C),
        "D" | "d" => Limit::Grade(Grade::D),
        "E" | "e" => Limit::Grade(Grade::E),
        "0" | "1" | "2" | "3" | "4" => Limit::Strength(text.as_bytes()[0] - b'0'),
        _ => return Err("A, B, C, D, E, 0, 1, 2, 3, 4".to_owned()),
    })
}

/// Percent, `80`, `80%` and `0,5%`; without the sign a number below 1 is a share: `0.8` and `0,8` are 80 too.
fn parse_share(text: &str) -> Result<f64, NotThis> {
    let number = text
        .trim()
        .trim_end_matches('%')
        .replace(',', ".")
        .parse::<f64>()
        .map_err(|_| NotThis::Percent)?;
    let share = if number < 1.0 && !text.contains('%') {
        number
    } else {
        number / 100.0
    };
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(NotThis::Percent)
    }
}

/// Five hex digits.
fn parse_range(text: &str) -> Result<u32, String> {
    u32::from_str_radix(text, 16)
        .ok()
        .filter(|_| text.len() == 5 && !text.starts_with('+'))
        .ok_or_else(|| "00000–FFFFF".to_owned())
}

/// `2026-11-23`, and the way people here write it: `23/11/2026`.
pub(super) fn parse_date(text: &str) -> Result<Date, NotThis> {
    if let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    let parts: Vec<i16> = text
        .split(['/', '-', '.'])
        .map_while(|part| part.parse().ok())
        .collect();
    let [day, month, year] = parts.as_slice() else {
        return Err(NotThis::Day);
    };
    let small = |part: i16| i8::try_from(part).map_err(|_| NotThis::Day);
    Date::new(*year, small(*month)?, small(*day)?).map_err(|_| NotThis::Day)
}
