//! `rasoat room report`: the officer's report of one room or of many.

use super::gather::Figures;
use crate::cli::args::{Format, Heading};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, out};
use crate::render::training::Letterhead;
use std::path::PathBuf;

/// Provinces that became part of others on 1 July 2025, where this program is used.
const GONE: [&str; 2] = ["soc trang", "hau giang"];

/// What a report is written as.
enum As {
    Docx,
    Format(Format),
}

pub(super) fn run(context: &Context, files: &[PathBuf], heading: &Heading) -> Result<Exit, Failure> {
    let written_as = written_as(context);
    let target = context.global.output.as_deref();
    if matches!(written_as, As::Docx) && target.is_none() {
        return Err(context.failure(
            Exit::Usage,
            "paper-report-where",
            "paper-report-where-advice",
            &[],
        ));
    }
    if let Some(place) = heading
        .place
        .as_deref()
        .filter(|place| GONE.contains(&crate::interview::input::fold(place).as_str()))
    {
        out::note(&context.locale.with("paper-place-gone", &[("place", place)]));
    }
    let gathered = context.summaries(files)?;
    let content = context.content()?;
    let figures = Figures::of(&gathered.merged, &content);
    let head = Letterhead {
        agency: heading.agency.as_deref(),
        parent: heading.parent.as_deref(),
        place: heading.place.as_deref(),
        attended: heading.attended,
    };
    let view = figures.view(context, &content, &gathered.left_out, head, heading.date);
    match written_as {
        As::Docx => {
            if let Some(path) = target {
                out::to(&view.docx(), path, context.locale)?;
                let file = path.display().to_string();
                out::note(&context.locale.with("paper-report-written", &[("file", &file)]));
            }
        }
        As::Format(Format::Html) => context.print(&view.html())?,
        As::Format(Format::Csv) => context.print_csv(&view.csv())?,
        As::Format(Format::Json) => context.print(&view.json())?,
        As::Format(Format::Table | Format::Plain) => context.print(&view.text(&context.style()))?,
    }
    Ok(gathered.exit())
}

/// What was asked for; else what the name of the file says.
fn written_as(context: &Context) -> As {
    if context.global.docx {
        return As::Docx;
    }
    if context.global.format.is_some() {
        return As::Format(context.format());
    }
    let end = context
        .global
        .output
        .as_deref()
        .and_then(|path| path.extension())
        .map(|end| end.to_string_lossy().to_lowercase());
    match end.as_deref() {
        Some("docx") => As::Docx,
        Some("html" | "htm") => As::Format(Format::Html),
        Some("csv") => As::Format(Format::Csv),
        Some("json") => As::Format(Format::Json),
        _ => As::Format(context.format()),
    }
}
