//! `rasoat room tally`: what was counted from sheets of paper, as a summary like that of a room.
//!
//! The counts themselves are neither shown nor kept: what leaves this file may be published.

use super::rows_of;
use crate::catalog;
use crate::cli::args::Format;
use crate::cli::exit::{self, Exit};
use crate::cli::failure::Failure;
use crate::cli::{Context, env, out};
use crate::domain::checklist::{Pack, RoomRow};
use crate::domain::hex::hex;
use crate::domain::room::{Counts, Origin, Phase, Picture, RowPictures, Summary};
use crate::domain::text::Date;
use crate::i18n::{self, lines::wrap};
use crate::interview::input;
use crate::prompt::{Console, Heard, Terminal};
use crate::store::counts::{self, Both, Counted, MOST};
use crate::store::summary;
use crate::tally;
use std::path::{Path, PathBuf};

/// How many names are tried for a file nobody named.
const NAMES: u32 = 1000;

pub(super) fn run(
    context: &Context,
    pack: &str,
    k: u32,
    date: Option<Date>,
    table: Option<&Path>,
) -> Result<Exit, Failure> {
    let format = context.format_without_pages()?;
    let content = context.content()?;
    let pack = rows_of(context, &content.catalog, pack)?;
    // Nobody types all of it for a folder that is not there.
    out::reaches(context.global.output.as_deref(), context.locale)?;
    let counted = match table {
        Some(path) => from_table(context, pack, path)?,
        None => match asked(context, pack)? {
            Ok(counted) => counted,
            Err(exit) => return Ok(exit),
        },
    };
    let day = date.unwrap_or_else(|| env::now().date);
    let summary = summary_of(context, pack, k, day, &counted)?;
    drop(counted);
    let pictures = || {
        summary
            .rows
            .iter()
            .flat_map(|row| [row.before, row.after])
            .flatten()
    };
    let shown = pictures()
        .filter(|picture| matches!(picture, Picture::Shown { .. }))
        .count();
    let kept = pictures().count() - shown;
    let text = summary::of_room(summary);
    if format == Format::Json && context.global.output.is_none() {
        out::result(&text, None, context.locale)?;
        return Ok(Exit::Done);
    }
    let path = match &context.global.output {
        Some(path) => path.clone(),
        None => free_name(day),
    };
    out::to(text.as_bytes(), &path, context.locale)?;
    let file = path.display().to_string();
    let locale = context.locale;
    out::note(&locale.with(
        "paper-count-written",
        &[
            ("file", &file),
            ("shown", &locale.count(shown)),
            ("kept", &locale.count(kept)),
            ("k", &locale.count(k as usize)),
        ],
    ));
    out::note(&locale.with("paper-count-next", &[("file", &file)]));
    Ok(Exit::Done)
}

/// A name in this folder that nothing has yet.
fn free_name(day: Date) -> PathBuf {
    (1..NAMES)
        .map(|number| match number {
            1 => PathBuf::from(format!("{day}.rsum")),
            number => PathBuf::from(format!("{day}-{number}.rsum")),
        })
        .find(|path| !path.exists())
        .unwrap_or_else(|| PathBuf::from(format!("{day}-{NAMES}.rsum")))
}

fn summary_of(
    context: &Context,
    pack: &Pack,
    k: u32,
    date: Date,
    counted: &Counted,
) -> Result<Summary, Failure> {
    let id = hex(&context.drawn::<16>()?);
    let rows = pack.rows.iter().map(|row| {
        let both = counted
            .rows
            .get(&row.row.to_string())
            .copied()
            .unwrap_or_default();
        let [before, after] = pictures(both, k);
        RowPictures {
            row: row.row.clone(),
            before,
            after,
        }
    });
    Ok(Summary {
        id,
        pack: pack.id.clone(),
        edition: catalog::edition(pack),
        date,
        k,
        origin: Origin::Paper,
        joined: counted.sheets.filter(|sheets| *sheets >= k),
        completed: None,
        rows: rows.collect(),
    })
}

/// What of a row may be shown. Who answered only one of the two nobody knows: at least the difference of both.
fn pictures(both: Both, k: u32) -> [Option<Picture>; 2] {
    let [before, after] = both;
    let first = before.map(|counts| tally::picture(counts, k));
    let second = after.map(|counts| {
        let differing = before.map_or(0, |before| before.answered().abs_diff(counts.answered()));
        if before.is_some() && !tally::comparable(differing, k) {
            Picture::Withheld
        } else {
            tally::picture(counts, k)
        }
    });
    [first, second]
}

fn from_table(context: &Context, pack: &Pack, path: &Path) -> Result<Counted, Failure> {
    let known: Vec<String> = pack.rows.iter().map(|row| row.row.to_string()).collect();
    let counted = counts::read(path, &known).map_err(|error| {
        let (what, advice) = error.words(&path.display().to_string(), context.locale);
        Failure::of_data((what, advice))
    })?;
    for row in &pack.rows {
        let both = counted
            .rows
            .get(&row.row.to_string())
            .copied()
            .unwrap_or_default();
        for (phase, counts) in Phase::ALL.into_iter().zip(both) {
            if let (Some(counts), Some(sheets)) = (counts, counted.sheets)
                && counts.answered() > sheets
            {
                let locale = context.locale;
                return Err(context.failure(
                    Exit::Data,
                    "paper-count-over-row",
                    "paper-count-over-advice",
                    &[
                        ("title", row.title.get(locale.lang())),
                        ("phase", &phase_words(context, phase)),
                        ("sum", &locale.count(counts.answered() as usize)),
                        ("sheets", &locale.count(sheets as usize)),
                    ],
                ));
            }
        }
    }
    Ok(counted)
}

fn phase_words(context: &Context, phase: Phase) -> String {
    context.locale.text(match phase {
        Phase::Before => "paper-phase-before",
        Phase::After => "paper-phase-after",
    })
}

/// Asks on the terminal; how the command ends where the person stopped.
fn asked(context: &Context, pack: &Pack) -> Result<Result<Counted, Exit>, Failure> {
    if !context.can_ask() {
        return Err(context.failure(
            Exit::Usage,
            "paper-count-no-terminal",
            "paper-count-no-terminal-advice",
            &[],
        ));
    }
    let mut console = Console::open(exit::interrupted);
    match ask(context, pack, &mut console) {
        Stop::Enough(counted) if counted.rows.values().flatten().flatten().next().is_none() => Err(context
            .failure(
                Exit::Usage,
                "paper-count-nothing",
                "paper-count-nothing-advice",
                &[],
            )),
        Stop::Enough(counted) => Ok(Ok(counted)),
        Stop::Left(exit) => {
            out::note(&context.locale.text("paper-count-stopped"));
            Ok(Err(exit))
        }
    }
}

enum Stop {
    Enough(Counted),
    Left(Exit),
}

/// What was typed.
enum Typed {
    Words(String),
    Back,
    Left(Exit),
}

fn typed(terminal: &mut dyn Terminal, ask: &str) -> Typed {
    if terminal.write(&format!("{ask}\n> ")).is_err() {
        return Typed::Left(Exit::Done);
    }
    match terminal.line() {
        Heard::Line(line) => match input::fold(&line).as_str() {
            "q" | "thoat" | "quit" | "exit" => Typed::Left(Exit::Done),
            "l" | "lui" | "back" => Typed::Back,
            _ => Typed::Words(line),
        },
        Heard::End => Typed::Left(Exit::Done),
        Heard::Interrupted => {
            let _gone = terminal.write("\n");
            Typed::Left(Exit::Interrupted)
        }
    }
}

fn ask(context: &Context, pack: &Pack, terminal: &mut dyn Terminal) -> Stop {
    let locale = context.locale;
    let fitted = |text: &str| wrap("", text, context.env.width).join("\n");
    let rows = locale.count(pack.rows.len());
    let most = locale.count(MOST as usize);
    let mut said = [
        fitted(&locale.with("paper-count-intro", &[("rows", &rows)])),
        fitted(&locale.text("paper-count-keys")),
    ]
    .join("\n")
        + "\n";
    let mut counted = Counted::default();
    // The number of sheets first, then every row before, then every row after.
    let places: Vec<(Phase, usize, &RoomRow)> = Phase::ALL
        .into_iter()
        .flat_map(|phase| {
            pack.rows
                .iter()
                .enumerate()
                .map(move |(index, row)| (phase, index, row))
        })
        .collect();
    let mut place = 0;
    while place <= places.len() {
        let Some((phase, index, row)) = place.checked_sub(1).and_then(|place| places.get(place)) else {
            let ask = said.clone() + &fitted(&locale.text("paper-count-sheets"));
            said.clear();
            match typed(terminal, &ask) {
                Typed::Left(exit) => return Stop::Left(exit),
                Typed::Back => {}
                Typed::Words(words) => match words.trim() {
                    "" => {
                        counted.sheets = None;
                        place += 1;
                    }
                    words => match counts::number(words).filter(|sheets| *sheets > 0) {
                        Some(sheets) => {
                            counted.sheets = Some(sheets);
                            place += 1;
                        }
                        None => said = fitted(&locale.with("paper-count-one", &[("most", &most)])) + "\n",
                    },
                },
            }
            continue;
        };
        let ask = said.clone()
            + &fitted(&locale.with(
                "paper-count-row",
                &[
                    ("phase", &i18n::capital(&phase_words(context, *phase))),
                    ("number", &locale.count(index + 1)),
                    ("rows", &rows),
                    ("title", row.title.get(locale.lang())),
                ],
            ));
        said.clear();
        let counts = match typed(terminal, &ask) {
            Typed::Left(exit) => return Stop::Left(exit),
            Typed::Back => {
                place -= 1;
                continue;
            }
            Typed::Words(words) => {
                if words.trim().is_empty() {
                    None
                } else if let Some(counts) = three(&words) {
                    Some(counts)
                } else {
                    said = fitted(&locale.with("paper-count-three", &[("most", &most)])) + "\n";
                    continue;
                }
            }
        };
        if let (Some(counts), Some(sheets)) = (counts, counted.sheets)
            && counts.answered() > sheets
        {
            let args = [
                ("sum", &*locale.count(counts.answered() as usize)),
                ("sheets", &locale.count(sheets as usize)),
            ];
            said = fitted(&locale.with("paper-count-over", &args)) + "\n";
            continue;
        }
        let both = counted.rows.entry(row.row.to_string()).or_default();
        both[*phase as usize] = counts;
        place += 1;
    }
    Stop::Enough(counted)
}

/// Three numbers; nothing where it is something else.
fn three(line: &str) -> Option<Counts> {
    let parts: Vec<&str> = line
        .split(|letter: char| letter.is_whitespace() || ",;/".contains(letter))
        .filter(|part| !part.is_empty())
        .collect();
    let [good, bad, unknown] = parts.as_slice() else {
        return None;
    };
    Some(Counts {
        good: counts::number(good)?,
        bad: counts::number(bad)?,
        unknown: counts::number(unknown)?,
    })
}
