//! `rasoat breach …`: one password against leaked lists, and making, fetching and describing such lists.

use super::Context;
use super::args::{Breach as What, Format};
use super::exit::Exit;
use super::failure::Failure;
use super::out;
use super::secret::Given;
use crate::breach::build::{self, Plan};
use crate::breach::index::{self, Index};
use crate::breach::sorted_text::{RANGES, Text};
use crate::breach::{self, Error, Kind, Source};
use crate::domain::text::Date;
use crate::render::breach as words;
use crate::strength;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) fn run(context: &Context, what: What) -> Result<Exit, Failure> {
    let json = context.format_without_pages()? == Format::Json;
    match what {
        What::Check { piped, corpus } => check(context, piped, corpus.as_deref(), json),
        What::Build {
            text,
            top,
            source,
            date,
        } => {
            let plan = Plan {
                top,
                name: source.unwrap_or_default(),
                date: date.or_else(|| breach::day_of(&text)),
            };
            make(context, &text, &plan, json)
        }
        What::Info { list, verify } => info(context, &list, verify, json),
        What::Fetch { folder, from, to } => fetch(context, &folder, from, to, json),
    }
}

fn check(context: &Context, piped: bool, corpus: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    let sources = context.sources(corpus)?;
    let password = match context.secret(piped, &context.locale.text("breach-ask"))? {
        Given::Password(password) => password,
        Given::Nothing(exit) => return Ok(exit),
    };
    if password.is_empty() && !piped {
        return Ok(Exit::Done);
    }
    let score = strength::measure(&password).score;
    let Some((state, leaks)) = sources.of(&password, score)? else {
        return Ok(Exit::Interrupted);
    };
    drop(password);
    let kind = leaks.kind().map(Kind::code);
    let text = if json {
        words::check_json(state, kind)
    } else {
        words::check(state, kind, context.locale, &context.style())
    };
    context.print(&text)?;
    Ok(leaks.exit(&[state]))
}

fn make(context: &Context, text: &Path, plan: &Plan, json: bool) -> Result<Exit, Failure> {
    let Some(target) = &context.global.output else {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-missing",
            "breach-advice-output",
            &[("what", "-o")],
        ));
    };
    // Somebody's file is replaced only by what is made anew of the same kind.
    if target.exists() && !target.is_dir() && !matches!(index::is_index(target), Ok(true)) {
        let file = target.display().to_string();
        return Err(context.failure(
            Exit::Data,
            "cli-error-exists",
            "breach-advice-exists",
            &[("file", &file)],
        ));
    }
    let mut bar = Bar::new(context);
    let made = build::build(text, target, plan, &mut |progress| {
        bar.show(progress.done, progress.all, Some(progress.pass))
    });
    bar.clear();
    match made {
        Ok(header) => {
            let list = of_index(&header, false);
            let style = context.style();
            let text = if json {
                words::list_json(&list)
            } else {
                words::list(&list, context.locale, &style)
            };
            out::result(&text, None, context.locale)?;
            Ok(Exit::Done)
        }
        Err(Error::Stopped) => Ok(stopped(context)),
        Err(error @ Error::Unwritable(_)) => Err(context.list_failure(&error, target)),
        Err(error) => Err(context.list_failure(&error, text)),
    }
}

fn info(context: &Context, path: &Path, verify: bool, json: bool) -> Result<Exit, Failure> {
    let failed = |error: Error| context.list_failure(&error, path);
    let list = if index::is_index(path).map_err(failed)? {
        let index = Index::open(path).map_err(failed)?;
        if verify {
            let mut bar = Bar::new(context);
            let verified = index.verify(&mut |done, all| bar.show(done, all, None));
            bar.clear();
            match verified {
                Err(Error::Stopped) => return Ok(stopped(context)),
                verified => verified.map_err(failed)?,
            }
        }
        of_index(index.header(), verify)
    } else {
        let text = Text::open(path).map_err(failed)?;
        let mut bar = Bar::new(context);
        let all = text.bytes();
        let hashes = if verify {
            let counted = text.count(path, &mut |done| bar.show(done, all, None));
            bar.clear();
            match counted {
                Err(Error::Stopped) => return Ok(stopped(context)),
                counted => Some(counted.map_err(failed)?),
            }
        } else {
            None
        };
        words::List {
            kind: text.kind().code(),
            bytes: all,
            hashes,
            ranges: text.ranges().map(|have| (have, u64::from(RANGES))),
            date: breach::day_of(path),
            verified: verify,
            ..words::List::default()
        }
    };
    let text = if json {
        words::list_json(&list)
    } else {
        words::list(&list, context.locale, &context.style())
    };
    context.print(&text)?;
    Ok(Exit::Done)
}

/// An index as it is shown.
fn of_index(header: &index::Header, verified: bool) -> words::List {
    words::List {
        kind: if header.subset { Kind::Subset } else { Kind::Index }.code(),
        bytes: header.bytes,
        hashes: Some(header.kept),
        total: Some(header.total),
        least: header.subset.then_some(header.least),
        false_positives: Some(header.false_positives()),
        name: header.name.clone(),
        date: header.date.map(|date: Date| date),
        ranges: header.ranges().map(|have| (u64::from(have), u64::from(RANGES))),
        verified,
    }
}

fn fetch(context: &Context, folder: &Path, from: u32, to: u32, json: bool) -> Result<Exit, Failure> {
    if !context.global.online {
        // Fetching is using the network; it is said, not guessed.
        return Err(context.failure(
            Exit::Usage,
            "breach-error-needs-online",
            "breach-advice-needs-online",
            &[],
        ));
    }
    if from > to {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-value",
            "breach-advice-from-to",
            &[("given", &format!("{to:05X}")), ("option", "--to")],
        ));
    }
    let server = context.range_server()?;
    let mut bar = Bar::new(context);
    let fetched = breach::fetch::fetch(&server, folder, from..=to, &mut |done, all| {
        bar.show(u64::from(done), u64::from(all), None)
    });
    bar.clear();
    match fetched {
        Ok(done) => {
            let text = if json {
                words::fetched_json(done.kept, done.fetched, done.missing)
            } else {
                words::fetched(
                    done.kept,
                    done.fetched,
                    done.missing,
                    context.locale,
                    &context.style(),
                )
            };
            context.print(&text)?;
            Ok(if done.missing > 0 {
                Exit::Network
            } else {
                Exit::Done
            })
        }
        Err(Error::Stopped) => Ok(stopped(context)),
        Err(error) => Err(context.list_failure(&error, folder)),
    }
}

fn stopped(context: &Context) -> Exit {
    out::note(&context.locale.text("breach-error-stopped"));
    Exit::Interrupted
}

/// Whether Ctrl-C was pressed while a list was worked on.
static STOP: AtomicBool = AtomicBool::new(false);

/// How far long work is, on one line of standard error; nothing where nobody watches.
struct Bar<'c> {
    context: &'c Context,
    shown: Option<u64>,
    visible: bool,
}

impl<'c> Bar<'c> {
    /// From now on Ctrl-C is told by [`Bar::show`]: what is half made can be taken away.
    fn new(context: &'c Context) -> Self {
        let _ends_as_usual = ctrlc::try_set_handler(|| STOP.store(true, Ordering::Relaxed));
        Self {
            context,
            shown: None,
            visible: out::is_watched() && !context.plain(),
        }
    }

    /// Says how far it is; `false` means: stop.
    fn show(&mut self, done: u64, all: u64, pass: Option<u32>) -> bool {
        let tenths = (done.saturating_mul(1000))
            .checked_div(all)
            .map_or(1000, |tenths| tenths.min(1000));
        if self.visible && self.shown != Some(tenths) {
            self.shown = Some(tenths);
            let locale = self.context.locale;
            let share = format!("{}%", locale.number(tenths as f64 / 10.0, 1));
            let text = match pass {
                Some(pass) => locale.with(
                    "breach-progress-pass",
                    &[("share", &share), ("pass", &pass.to_string())],
                ),
                None => locale.with("breach-progress", &[("share", &share)]),
            };
            out::over(&text);
        }
        !STOP.load(Ordering::Relaxed)
    }

    fn clear(&mut self) {
        if self.shown.is_some() && self.visible {
            out::over("");
        }
        self.visible = false;
    }
}
