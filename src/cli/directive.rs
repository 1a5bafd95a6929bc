//! `rasoat directive …`: what is in force, what was replaced by what, what could not be verified.

use super::Context;
use super::args::{Directive, Format};
use super::exit::Exit;
use super::failure::Failure;
use crate::render::listing;

pub(super) fn run(context: &Context, what: Directive) -> Result<Exit, Failure> {
    let today = super::env::now().date;
    let (locale, style) = (context.locale, context.style());
    let json = context.format_without_pages()? == Format::Json;
    let text = match what {
        Directive::List => {
            let registry = context.registry()?;
            if json {
                listing::directives_json(&registry, today, locale)
            } else {
                listing::directives(&registry, today, locale, &style)
            }
        }
        Directive::Show(id) => {
            let registry = context.registry()?;
            let found = if json {
                listing::directive_json(&registry, &id, today, locale)
            } else {
                listing::directive(&registry, &id, today, locale, &style)
            };
            return context.print_item(found, &id, "directive list");
        }
        Directive::Check(date) => {
            let content = context.content()?;
            let day = date.unwrap_or(today);
            if json {
                listing::check_json(&content, day, locale)
            } else {
                listing::check(&content, day, locale, &style)
            }
        }
    };
    context.print(&text)?;
    Ok(Exit::Done)
}
