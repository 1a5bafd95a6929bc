//! `rasoat plan`: what to do next, step by step.

use super::args::Format;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, show};
use crate::render;

pub(super) fn run(context: &Context, minutes: Option<u32>) -> Result<Exit, Failure> {
    let (report, content) = show::last(context, minutes, false)?;
    match context.format() {
        Format::Table | Format::Plain => {
            let style = context.style();
            let cards: Vec<String> = (1..=report.steps.len())
                .filter_map(|number| render::card::card(&report, &content, context.locale, &style, number))
                .collect();
            let mut parts = if cards.is_empty() {
                vec![context.locale.text("cli-plan-empty") + "\n"]
            } else {
                cards
            };
            parts.extend(render::card::others(&report, &content, context.locale, &style));
            context.print(&parts.join("\n"))?;
        }
        Format::Json | Format::Html => context.print_report(&report, &content)?,
    }
    Ok(Exit::Done)
}
