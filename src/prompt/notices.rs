//! Help and short notices in words.

use super::Trouble;
use super::words::Words;
use crate::domain::checklist::Surface;
use crate::domain::text::{Lang, Mark, Text};
use crate::interview::{Help, Notice, PathHelp, QuestionScreen};

impl Words<'_> {
    pub(super) fn help(&self, help: &Help) -> String {
        let lang = self.locale.lang();
        let mut out = self.with("interview-help-why", &[("text", help.why.get(lang))]);
        if !help.look.get(lang).is_empty() {
            out += &self.with("interview-help-look", &[("text", help.look.get(lang))]);
        }
        for (index, path) in help.paths.iter().enumerate() {
            out += &self.path(path);
            // Paths equally old and equally sure share one sentence about it.
            let next = help.paths.get(index + 1);
            let doubt = |path: &PathHelp| (path.dated, path.checked, path.mark);
            if next.is_none_or(|next| doubt(next) != doubt(path)) {
                let key = match path.mark {
                    Mark::Verified => "interview-help-verified",
                    Mark::Secondary => "interview-help-secondary",
                    Mark::Unverified => "interview-help-unverified",
                };
                let source = self.locale.source_date(path.dated);
                let read = self.locale.date(path.checked);
                out += &self.with(key, &[("source", &source), ("date", &read)]);
            }
        }
        if help.paths.is_empty() && help.can_differ {
            out += &self.line("interview-help-no-path");
        }
        // Whose note it is must be said only where several platforms are spoken of.
        let names = help.paths.iter().map(|path| &path.platform);
        let mut names = names.chain(help.notes.iter().map(|(name, _)| name));
        let first = names.next();
        let several = names.any(|name| Some(name) != first);
        for (name, note) in &help.notes {
            let text = note.get(lang);
            out += &if several {
                self.with(
                    "interview-help-note-of",
                    &[("platform", name.get(lang)), ("text", text)],
                )
            } else {
                self.with("interview-help-note", &[("text", text)])
            };
        }
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

    fn path(&self, path: &PathHelp) -> String {
        let lang = self.locale.lang();
        let (own, other) = match lang {
            Lang::Vi => (&path.vi, &path.en),
            Lang::En => (&path.en, &path.vi),
        };
        let labels = if own.is_empty() { other } else { own };
        let mut chain = String::new();
        for (index, label) in labels.iter().enumerate() {
            let quoted = format!("\"{label}\"");
            if index == 0 {
                chain.push_str(&quoted);
            } else {
                chain += &self.locale.with("interview-help-then", &[("label", &quoted)]);
            }
        }
        let key = match path.surface {
            Surface::App => "interview-help-app",
            Surface::Web => "interview-help-web",
        };
        let platform = path.platform.get(lang);
        let mut out = if chain.is_empty() {
            String::new()
        } else {
            self.with(key, &[("platform", platform), ("path", &chain)])
        };
        if let Some(url) = &path.url {
            let url = &self.locale.link(url, path.pack.as_deref());
            // A link that stands alone says where it leads.
            out += &if chain.is_empty() {
                self.with("interview-help-link-of", &[("platform", platform), ("url", url)])
            } else {
                self.with("interview-help-link", &[("url", url)])
            };
        }
        out
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
