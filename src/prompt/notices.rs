//! Help and short notices in words.

use super::Trouble;
use super::words::Words;
use crate::i18n;
use crate::interview::{Help, Notice, QuestionScreen};

impl Words<'_> {
    pub(super) fn help(&self, help: &Help) -> String {
        let mut out: String = (i18n::help(self.locale, help).iter())
            .map(|text| self.paragraph(text))
            .collect();
        if help.can_differ && !help.paths.is_empty() {
            out += &self.line("interview-help-differs");
        }
        out
    }

    /// After the help the question stands below it again: on a small screen it has gone out of sight.
    pub(super) fn after_help(&self, help: &Help, question: &QuestionScreen) -> String {
        let then = if help.counts_as_looking {
            "interview-help-then-answer"
        } else {
            "interview-help-then-remember"
        };
        self.asked(question) + &self.hint(&self.locale.text(then))
    }

    /// What is said once it was tried to note that the menu differs.
    pub(super) fn menu_noted(&self, noted: Result<(), Trouble>) -> String {
        match noted {
            Ok(()) => self.line("interview-notice-menu"),
            Err(trouble) => self.trouble(&trouble),
        }
    }

    pub(super) fn trouble(&self, trouble: &Trouble) -> String {
        self.paragraph(&trouble.what) + &self.paragraph(&trouble.advice)
    }

    pub(super) fn notice(&self, notice: &Notice) -> String {
        (i18n::notice(self.locale, notice).iter())
            .map(|text| self.paragraph(text))
            .collect()
    }
}
