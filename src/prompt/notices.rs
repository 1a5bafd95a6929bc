//! Help and short notices in words.

use super::Trouble;
use super::words::Words;
use crate::domain::text::Text;
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
        match notice {
            Notice::NothingToKeep => self.line("interview-notice-nothing-to-keep"),
            Notice::FirstQuestion => self.line("interview-notice-first"),
            Notice::NothingToUndo => self.line("interview-notice-nothing-to-undo"),
            Notice::Undone => self.line("interview-notice-undone"),
            Notice::NoMenu => self.line("interview-notice-no-menu"),
            Notice::MenuOfMany => self.line("interview-notice-menu-of-many"),
            Notice::NeedsAccounts => self.line("interview-notice-needs-accounts"),
            Notice::OutOfRange { min, max } => self.with(
                "interview-notice-range",
                &[("min", &self.count(*min)), ("max", &self.count(*max))],
            ),
            Notice::OnlyOne { max } => self.with("interview-notice-only-one", &[("max", &self.count(*max))]),
            Notice::NoneAlone => self.line("interview-notice-none-alone"),
            Notice::Ambiguous => self.line("interview-notice-ambiguous"),
            Notice::Unclear { max } => self.with("interview-notice-unclear", &[("max", &self.count(*max))]),
            Notice::UnclearNeeded { max } => {
                self.with("interview-notice-unclear-needed", &[("max", &self.count(*max))])
            }
            Notice::NotNamed { platforms } => {
                let names: Vec<&str> = platforms
                    .iter()
                    .map(|platform| platform.get(self.locale.lang()))
                    .collect();
                self.with("interview-notice-not-named", &[("platforms", &names.join(", "))])
            }
            Notice::NotMeasurable => self.line("interview-notice-not-measurable"),
            Notice::MeasuredAs { score, choice } => {
                let strength = self.locale.text(&format!("strength-score-{score}"));
                let choice = choice.get(self.locale.lang());
                self.with(
                    "interview-notice-measured",
                    &[("strength", &strength), ("choice", choice)],
                )
            }
            Notice::FromVault {
                count,
                changed,
                unclear,
                missing,
            } => {
                let names = |accounts: &[Text]| {
                    let names = accounts.iter().map(|name| name.get(self.locale.lang()));
                    names.collect::<Vec<_>>().join(", ")
                };
                let mut out = String::new();
                if *count > 0 {
                    out += &self.with("interview-vault-measured", &[("count", &self.count(*count))]);
                }
                if *changed > 0 {
                    out += &self.with("interview-vault-changed", &[("count", &self.count(*changed))]);
                }
                if !unclear.is_empty() {
                    out += &self.with("interview-vault-unclear", &[("accounts", &names(unclear))]);
                }
                if !missing.is_empty() {
                    out += &self.with("interview-vault-missing", &[("accounts", &names(missing))]);
                }
                out
            }
            Notice::AlsoAnswered { count } => {
                self.with("interview-notice-also", &[("count", &self.count(*count))])
            }
            Notice::Orphans { count } => {
                self.with("interview-notice-orphans", &[("count", &self.count(*count))])
            }
            Notice::ChooseSection { max } => {
                self.with("interview-notice-section", &[("max", &self.count(*max))])
            }
            Notice::AtTheEnd => self.line("interview-notice-at-end"),
            Notice::OldAnswersLeftOut { count } => {
                self.with("interview-notice-left-out", &[("count", &self.count(*count))])
            }
        }
    }
}
