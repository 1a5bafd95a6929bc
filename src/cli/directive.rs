//! `rasoat directive …`: what is in force, what was replaced by what, what could not be verified.

use super::Context;
use super::args::{Directive, Format};
use super::exit::Exit;
use super::failure::Failure;
use crate::domain::directive::Registry;
use crate::interview::input;
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
            let id = meant(&registry, id);
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

/// The id of what was typed: an id, or the number on the paper, however it is spaced and with or without marks.
/// A number that several instruments have names none of them.
fn meant(registry: &Registry, given: String) -> String {
    let bare = |text: &str| -> String {
        input::fold(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let wanted = bare(&given);
    if wanted.is_empty() || registry.directive(&given).is_some() {
        return given;
    }
    let mut found = registry
        .directives
        .iter()
        .filter(|directive| bare(&directive.number) == wanted || bare(&directive.id) == wanted);
    match (found.next(), found.next()) {
        (Some(only), None) => only.id.clone(),
        _ => given,
    }
}
