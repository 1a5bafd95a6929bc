//! `rasoat directive …`: what is in force, what was replaced by what, what could not be verified.

use super::Context;
use super::args::Directive;
use super::exit::Exit;
use super::failure::Failure;
use crate::render;

pub(super) fn run(context: &Context, what: Directive) -> Result<Exit, Failure> {
    let today = super::env::now().date;
    let style = context.style();
    let text = match what {
        Directive::List => {
            render::listing::directives(&context.registry()?, today, context.listing(), context.locale, &style)
        }
        Directive::Show(id) => {
            let registry = context.registry()?;
            render::listing::directive(&registry, &id, today, context.listing(), context.locale, &style).ok_or_else(
                || {
                    context.failure(
                        Exit::Usage,
                        "cli-error-item",
                        "cli-advice-list",
                        &[("given", &id), ("command", "directive list")],
                    )
                },
            )?
        }
        Directive::Check(date) => {
            let content = context.content()?;
            let day = date.unwrap_or(today);
            render::listing::directive_check(&content, day, context.listing(), context.locale, &style)
        }
    };
    context.print(&text)?;
    Ok(Exit::Done)
}
