//! Errors on their way to the person: what happened, why, what to do next. Printed once.

use super::exit::Exit;
use crate::i18n::Locale;
use serde_json::json;

/// Something that ends a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// What happened, one sentence.
    pub what: String,
    /// Why, where there is more to say: the system's own words, the places in a file.
    pub causes: Vec<String>,
    /// What to do next.
    pub advice: String,
}

impl Failure {
    /// A failure in words of the language files: `key` and its advice.
    pub(super) fn new(exit: Exit, locale: Locale, key: &str, advice: &str, args: &[(&str, &str)]) -> Self {
        Self {
            exit,
            what: locale.with(key, args),
            causes: Vec::new(),
            advice: locale.with(advice, args),
        }
    }

    /// A file of the person's own that cannot be read or written: what happened, and what to do.
    pub(super) fn of_data((what, advice): (String, String)) -> Self {
        Self {
            exit: Exit::Data,
            what,
            causes: Vec::new(),
            advice,
        }
    }

    /// With a cause.
    #[must_use]
    pub(super) fn because(mut self, cause: impl std::fmt::Display) -> Self {
        self.causes.push(format!("{cause}"));
        self
    }

    /// As people read it.
    pub(super) fn text(&self, locale: Locale) -> String {
        let mut out = format!("{}\n", self.what);
        for cause in &self.causes {
            for line in cause.lines() {
                out.push_str("  ");
                out.push_str(line);
                out.push('\n');
            }
        }
        if !self.advice.is_empty() {
            out.push_str(&locale.with("cli-next", &[("advice", &self.advice)]));
            out.push('\n');
        }
        out
    }

    /// As programs read it: `{error, cause, hint, exit}`.
    pub(super) fn json(&self) -> String {
        let value = json!({
            "error": self.what,
            "cause": self.causes.join("\n"),
            "hint": self.advice,
            "exit": self.exit.code(),
        });
        format!("{value}\n")
    }
}
