//! `rasoat plan`: what to do next, step by step.

use super::args::Format;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, show};
use crate::render;

pub(super) fn run(context: &Context, minutes: Option<u32>) -> Result<Exit, Failure> {
    let (report, content) = show::last(context, minutes)?;
    match context.format() {
        Format::Table | Format::Plain => {
            context.print(&render::plan(&report, &content, context.locale, &context.style()))?;
        }
        Format::Json | Format::Html => context.print_report(&report, &content)?,
    }
    Ok(Exit::Done)
}
