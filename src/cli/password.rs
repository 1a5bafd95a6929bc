//! `rasoat password`: one password, from a hidden prompt or standard input; and passphrases to take instead.

use super::Context;
use super::args::{Format, Password as Asked};
use super::exit::{self, Exit};
use super::failure::Failure;
use super::secret::Given;
use crate::breach::Kind;
use crate::domain::breach::Breach;
use crate::prompt::{Console, Heard, Terminal};
use crate::render::password as words;
use crate::store;
use crate::strength::{self, Passphrase, Strength};
use std::path::Path;
use zeroize::Zeroizing;

pub(super) fn run(context: &Context, asked: &Asked) -> Result<Exit, Failure> {
    let json = context.format_without_pages()? == Format::Json;
    let limit = context.strength_limit()?;
    if asked.suggest {
        return suggest(context, json);
    }
    let about = match &asked.about {
        Some(file) => Some(own_words(context, file)?),
        None => None,
    };
    let sources = context.sources(asked.corpus.as_deref())?;
    let ask = context.locale.text("password-ask");
    let password = match context.secret(asked.piped, &ask)? {
        Given::Password(password) => password,
        Given::Nothing(exit) => return Ok(exit),
    };
    // Who only pressed Enter wants to leave.
    if password.is_empty() && !asked.piped {
        return Ok(Exit::Done);
    }
    let about = match about {
        Some(about) => about,
        None if asked.piped => strength::Context::default(),
        None => match ask_about(context) {
            Some(about) => about,
            None => return Ok(Exit::Interrupted),
        },
    };
    let strength = strength::measure_for(&password, &about);
    let Some((breach, leaks)) = sources.of(&password, strength.score)? else {
        return Ok(Exit::Interrupted);
    };
    drop(password);
    let source = leaks.kind().map(Kind::code);
    let text = if json {
        words::json(&strength, breach)
    } else {
        words::text(&strength, breach, source, context.locale, &context.style())
    };
    context.print(&text)?;
    Ok(match leaks.exit(&[breach]) {
        Exit::Done => judge(limit, &strength, breach),
        in_vain => in_vain,
    })
}

/// The exit code a password deserves.
fn judge(fail_on: Option<u8>, strength: &Strength, breach: Breach) -> Exit {
    let failed = |limit| strength.score <= limit || matches!(breach, Breach::Found(_));
    if fail_on.is_some_and(failed) {
        Exit::FailOn
    } else {
        Exit::Done
    }
}

/// The person's own words, one or more a line.
fn own_words(context: &Context, file: &Path) -> Result<strength::Context, Failure> {
    let text = store::own_words::read(file).map_err(|error| {
        let name = file.display().to_string();
        context
            .failure(
                Exit::Data,
                "cli-error-about",
                "cli-advice-about",
                &[("file", &name)],
            )
            .because(error)
    })?;
    Ok(strength::Context::new(text.lines()))
}

/// Asks for them, once; nothing is a fine answer. None where the person wants to stop.
fn ask_about(context: &Context) -> Option<strength::Context> {
    let mut console = Console::open(exit::interrupted);
    let ask = format!("{}\n> ", context.locale.text("password-about-ask"));
    if console.write(&ask).is_err() {
        return Some(strength::Context::default());
    }
    match console.line() {
        Heard::Line(line) => {
            let line = Zeroizing::new(line);
            Some(strength::Context::new(line.split([',', ';'])))
        }
        Heard::End => Some(strength::Context::default()),
        Heard::Interrupted => None,
    }
}

/// A passphrase on the screen, and nowhere else.
fn suggest(context: &Context, json: bool) -> Result<Exit, Failure> {
    if context.global.output.is_some() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-suggest-file",
            "cli-advice-suggest-file",
            &[],
        ));
    }
    let drawn = Passphrase::draw(getrandom::u32).map_err(|error| {
        context
            .failure(Exit::Internal, "cli-error-chance", "cli-advice-chance", &[])
            .because(error)
    })?;
    if json {
        context.print(&words::suggestion_json(&drawn))?;
        return Ok(Exit::Done);
    }
    context.print(&words::suggestion(&drawn, context.locale, &context.style()))?;
    super::out::note(&context.locale.text("password-suggestion-notes"));
    Ok(Exit::Done)
}
