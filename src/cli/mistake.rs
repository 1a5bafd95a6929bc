//! What a mistake on the command line is told: what is wrong, and what was probably meant.

use super::args::{MINUTES, Stop};
use super::exit::Exit;
use super::failure::Failure;
use crate::catalog::nearest;
use crate::i18n::Locale;
use clap::Command as Clap;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// What a value is not; the words are in the language files.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub(super) enum NotThis {
    /// Minutes, from 1 to [`MINUTES`].
    #[error("not a number of minutes from 1 to {MINUTES}")]
    Minutes,
    /// A whole number, from 1.
    #[error("not a whole number from 1")]
    Number,
    /// A percentage.
    #[error("not a percentage from 0 to 100")]
    Percent,
    /// A day of the calendar.
    #[error("not a day")]
    Day,
    /// The smallest group anything is said of.
    #[error("not a group of 5 to 1000")]
    Smallest,
    /// An address, with its port or without.
    #[error("not an address")]
    Listen,
}

impl NotThis {
    fn advice(self) -> &'static str {
        match self {
            NotThis::Minutes => "cli-advice-minutes",
            NotThis::Number => "cli-advice-number",
            NotThis::Percent => "cli-advice-percent",
            NotThis::Day => "cli-advice-day",
            NotThis::Smallest => "cli-advice-smallest",
            NotThis::Listen => "cli-advice-listen",
        }
    }
}

/// Help that was asked for, or a mistake in the person's language: what clap knows about it, in our words.
pub(super) fn stop(error: &clap::Error, args: &[OsString], whole: &Clap, locale: Locale) -> Stop {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return Stop::Help(error.to_string());
    }
    let (what, advice) = words(error, &Place::of(args, whole), whole, locale);
    Stop::Failed(Failure {
        exit: Exit::Usage,
        what,
        causes: Vec::new(),
        advice,
    })
}

/// The command a line had come to.
struct Place<'a> {
    command: &'a Clap,
    /// As it is typed: `rasoat checklist show`.
    path: String,
}

impl<'a> Place<'a> {
    fn of(args: &[OsString], whole: &'a Clap) -> Self {
        let mut place = Place {
            command: whole,
            path: whole.get_name().to_owned(),
        };
        for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
            if let Some(next) = place.command.find_subcommand(arg) {
                place.path = format!("{} {}", place.path, next.get_name());
                place.command = next;
            }
        }
        place
    }

    /// Whether a word too many may be the password somebody wants to try.
    fn asks_for_a_password(&self) -> bool {
        ["rasoat password", "rasoat breach"]
            .iter()
            .any(|path| self.path.starts_with(path))
    }
}

/// A word too many that is not repeated.
fn perhaps_a_password(place: &Place<'_>, locale: Locale) -> (String, String) {
    (
        locale.text("cli-error-perhaps-password"),
        locale.with("cli-advice-perhaps-password", &[("command", &place.path)]),
    )
}

fn words(error: &clap::Error, place: &Place<'_>, whole: &Clap, locale: Locale) -> (String, String) {
    let context = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(list) => list.join(", "),
            ContextValue::StyledStrs(list) => list
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            value => value.to_string(),
        })
    };
    let given = |kind| context(kind).unwrap_or_default();
    let argument = given(ContextKind::InvalidArg);
    let value = given(ContextKind::InvalidValue);
    let help = || locale.with("cli-advice-help", &[("command", &place.path)]);
    let meant = |near: &str| locale.with("cli-advice-did-you-mean", &[("suggestion", near)]);
    let option = |key: &str| locale.with(key, &[("option", &argument)]);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let given = given(ContextKind::InvalidSubcommand);
            let known = place.command.get_subcommands();
            let known = known.flat_map(|sub| std::iter::once(sub.get_name()).chain(sub.get_all_aliases()));
            match nearest(&given, known) {
                None if place.asks_for_a_password() => perhaps_a_password(place, locale),
                near => (
                    locale.with("cli-error-command", &[("given", &given)]),
                    near.map_or_else(help, meant),
                ),
            }
        }
        ErrorKind::UnknownArgument if !argument.starts_with("--") && place.asks_for_a_password() => {
            perhaps_a_password(place, locale)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => (
            locale.with("cli-error-extra", &[("given", &argument)]),
            locale.with("cli-advice-extra", &[("command", &place.path)]),
        ),
        ErrorKind::UnknownArgument => unknown_option(&argument, place, whole, locale),
        ErrorKind::InvalidValue if value.is_empty() => (option("cli-error-value-missing"), help()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let what = locale.with(
                "cli-error-value",
                &[("given", value.as_str()), ("option", argument.as_str())],
            );
            let source = std::error::Error::source(error);
            if let Some(not) = source.and_then(|source| source.downcast_ref::<NotThis>()) {
                return (what, locale.text(not.advice()));
            }
            let allowed = context(ContextKind::ValidValue).or_else(|| source.map(ToString::to_string));
            let advice = match (context(ContextKind::SuggestedValue), allowed) {
                (Some(near), _) => meant(&near),
                (None, Some(allowed)) if !allowed.is_empty() => {
                    locale.with("cli-advice-allowed", &[("allowed", &allowed)])
                }
                _ => help(),
            };
            (what, advice)
        }
        ErrorKind::TooManyValues => (option("cli-error-value-extra"), help()),
        ErrorKind::MissingRequiredArgument => {
            (locale.with("cli-error-missing", &[("what", &argument)]), help())
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (locale.text("cli-error-subcommand-missing"), help())
        }
        ErrorKind::ArgumentConflict => {
            let prior = given(ContextKind::PriorArg);
            if prior == argument {
                return (option("cli-error-repeated"), help());
            }
            let args = [("one", argument.as_str()), ("other", prior.as_str())];
            (locale.with("cli-error-conflict", &args), help())
        }
        ErrorKind::InvalidUtf8 => (locale.text("cli-error-utf8"), help()),
        _ => (locale.text("cli-error-usage"), help()),
    }
}

/// An option nobody knows here: the commands that have it, else one spelt nearly like it.
fn unknown_option(given: &str, place: &Place<'_>, whole: &Clap, locale: Locale) -> (String, String) {
    let name = given.trim_start_matches('-');
    let having: Vec<String> = whole
        .get_subcommands()
        .filter(|sub| sub.get_arguments().any(|arg| arg.get_long() == Some(name)))
        .map(|sub| format!("rasoat {}", sub.get_name()))
        .collect();
    if !having.is_empty() {
        return (
            locale.with("cli-error-option-elsewhere", &[("given", given)]),
            locale.with("cli-advice-option-elsewhere", &[("commands", &having.join(", "))]),
        );
    }
    let known = place.command.get_arguments();
    let known = known.chain(whole.get_arguments()).filter_map(clap::Arg::get_long);
    let advice = match nearest(name, known.filter(|long| !are_opposite(name, long))) {
        Some(near) => locale.with("cli-advice-did-you-mean", &[("suggestion", &format!("--{near}"))]),
        None => locale.with("cli-advice-help", &[("command", &place.path)]),
    };
    (locale.with("cli-error-option", &[("given", given)]), advice)
}

/// Whether one option undoes what the other asks for: nobody who asks for one means the other.
fn are_opposite(one: &str, other: &str) -> bool {
    let without = |one: &str, other: &str| one.strip_prefix("no-") == Some(other);
    without(one, other)
        || without(other, one)
        || matches!((one, other), ("online", "offline") | ("offline", "online"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn an_opposite_is_never_suggested() {
        let locale = Locale::new(Lang::Vi);
        let known = |name: &'static str| Clap::new("rasoat").arg(clap::Arg::new(name).long(name));
        for (given, other) in [
            ("--online", "offline"),
            ("--offline", "online"),
            ("--save", "no-save"),
            ("--no-json", "json"),
        ] {
            let whole = known(other);
            let (_, advice) = unknown_option(given, &Place::of(&[], &whole), &whole, locale);
            assert!(!advice.contains(other), "{given}: {advice}");
        }
        let whole = known("offline");
        let (_, advice) = unknown_option("--ofline", &Place::of(&[], &whole), &whole, locale);
        assert!(advice.contains("--offline"), "{advice}");
    }
}
