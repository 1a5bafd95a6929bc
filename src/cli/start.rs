//! `rasoat` alone: the next sensible step on a terminal, the help without one.

use super::agenda::Agenda;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, args};
use crate::interview::{Interview, Options};
use crate::store::draft::Draft;

pub(super) fn run(context: &Context) -> Result<Exit, Failure> {
    if !context.env.interactive {
        let help = args::command(context.locale).render_help().to_string();
        return context.print(&help).map(|()| Exit::Done);
    }
    let kept = match context.env.data_folder() {
        Some(folder) => Draft::read(&folder).map_err(|error| context.draft_failure(&error))?,
        None => None,
    };
    let locale = context.locale;
    let text = match kept {
        None => locale.text("cli-start-first"),
        Some(kept) => {
            let content = context.content()?;
            let agenda = Agenda::new(&content.params);
            let pack = context.pack(&content.catalog, &kept.pack)?;
            let options = Options {
                apart: kept.apart,
                ..Options::default()
            };
            let sitting = Interview::new(&content.catalog, pack, &agenda, kept.answers, options);
            let outlook = sitting.outlook();
            match outlook.questions {
                Some(0) => locale.text("cli-start-done"),
                Some(open) => locale.with(
                    "cli-start-resume",
                    &[
                        ("answers", &locale.count(outlook.answered)),
                        ("open", &locale.count(open)),
                    ],
                ),
                None => locale.text("cli-start-first"),
            }
        }
    };
    context.print(&format!("{text}\n"))?;
    Ok(Exit::Done)
}
