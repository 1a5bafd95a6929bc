//! `rasoat room merge`: many summaries into one, in any order, as often as one likes.

use super::gather::Figures;
use crate::cli::args::Format;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, out};
use crate::render::training::Letterhead;
use crate::store::summary;
use std::path::PathBuf;

pub(super) fn run(context: &Context, files: &[PathBuf]) -> Result<Exit, Failure> {
    let format = context.format_without_pages()?;
    let gathered = context.summaries(files)?;
    let rooms = context.locale.count(gathered.merged.rooms.len());
    let target = context.global.output.as_deref();
    if let Some(path) = target {
        let file = path.display().to_string();
        out::to(summary::text(&gathered.merged).as_bytes(), path, context.locale)?;
        out::note(
            &context
                .locale
                .with("paper-merged", &[("rooms", &rooms), ("file", &file)]),
        );
    }
    if !gathered.left_out.is_empty() {
        let count = context.locale.count(gathered.left_out.len());
        out::note(&context.locale.with("paper-merge-left-out", &[("count", &count)]));
    }
    // With a file the figures go to programs alone.
    if target.is_none() || format == Format::Json {
        let content = context.content()?;
        let figures = Figures::of(&gathered.merged, &content);
        let view = figures.view(context, &content, &gathered.left_out, Letterhead::default(), None);
        let text = if format == Format::Json {
            view.json()
        } else {
            view.text(&context.style())
        };
        out::result(&text, None, context.locale)?;
    }
    Ok(gathered.exit())
}
