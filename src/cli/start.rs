//! `rasoat` alone: the next sensible step on a terminal, the help without one.

use super::agenda::Agenda;
use super::content::WHOLE;
use super::env::now;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, args};
use crate::domain::history::AGAIN;
use crate::interview::{Interview, Options};
use crate::prompt;
use crate::store::draft::Draft;
use crate::store::history;

pub(super) fn run(context: &Context) -> Result<Exit, Failure> {
    if !context.env.interactive {
        let help = args::command(context.locale).render_help().to_string();
        return context.print(&help).map(|()| Exit::Done);
    }
    let kept = match context.env.data_folder() {
        Some(_) => {
            Draft::read(context.kept_folder()?.as_path()).map_err(|error| context.kept_failure(&error))?
        }
        None => None,
    };
    let locale = context.locale;
    let text = match kept {
        None => match remembered(context) {
            Some(text) => text,
            None => locale.text("cli-start-first"),
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
                Some((0, Some(0))) => locale.text("cli-start-done"),
                Some((0, _)) => locale.with(
                    "cli-start-done-rest",
                    &[("pack", whole.title.get(locale.lang())), ("command", &again)],
                ),
                Some((open, _)) => locale.with(
                    "cli-start-resume",
                    &[
                        ("answers", &locale.count(now.answered)),
                        ("open", &locale.count(open)),
                        ("command", &again),
                    ],
                ),
                None if now.stored > 0 => locale.with(
                    "cli-start-begun",
                    &[("answers", &locale.count(now.answered)), ("command", &again)],
                ),
                None => locale.text("cli-start-first"),
            }
        }
    };
    let columns = prompt::layout::Style {
        plain: true,
        color: false,
        width: context.style().width,
    }
    .columns();
    let lines = prompt::layout::wrap("", &text, columns);
    context.print(&(lines.join("\n") + "\n"))?;
    Ok(Exit::Done)
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
