//! Screens and notices in words.

use super::layout::{Style, wrap};
use crate::domain::answer::{Evidence, Given};
use crate::domain::checklist::Scope;
use crate::i18n::{self, Locale};
use crate::interview::{Offered, Outlook, Place, QuestionScreen, Screen, SectionRow, Tally};

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RESET: &str = "\u{1b}[0m";

pub(super) struct Words<'w> {
    pub(super) locale: Locale,
    pub(super) style: Style,
    pub(super) saves: bool,
    /// The command that asks what was left out this time; empty where there is none.
    pub(super) rest: &'w str,
}

impl Words<'_> {
    pub(super) fn new(locale: Locale, style: Style) -> Self {
        Self {
            locale,
            style,
            saves: true,
            rest: "",
        }
    }

    pub(super) fn count(&self, number: usize) -> String {
        self.locale.count(number)
    }

    fn block(&self, lead: &str, text: &str, paint: &str) -> String {
        let mut out = String::new();
        for line in wrap(lead, text, self.style.columns()) {
            if self.style.color && !paint.is_empty() {
                out.push_str(paint);
                out.push_str(&line);
                out.push_str(RESET);
            } else {
                out.push_str(&line);
            }
            out.push('\n');
        }
        out
    }

    /// A paragraph of words that come from elsewhere.
    pub(super) fn paragraph(&self, text: &str) -> String {
        self.block("", text, "")
    }

    /// A sentence of the interface.
    pub(super) fn line(&self, key: &str) -> String {
        self.paragraph(&self.locale.text(key))
    }

    pub(super) fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.paragraph(&self.locale.with(key, args))
    }

    pub(super) fn strong(&self, text: &str) -> String {
        self.block("", text, BOLD)
    }

    pub(super) fn hint(&self, text: &str) -> String {
        self.block("", text, DIM)
    }

    pub(super) fn prompt(&self) -> String {
        if self.style.plain {
            format!("{} ", self.locale.text("interview-prompt"))
        } else {
            "> ".to_owned()
        }
    }

    pub(super) fn welcome(&self, outlook: &Outlook, since: Option<&str>) -> String {
        let minutes = self.count(outlook.minutes as usize);
        let mut out = self.block("", &self.locale.text("interview-title"), BOLD);
        if let Some(when) = since {
            let count = self.count(outlook.answered);
            out += &self.with("interview-welcome-resume", &[("count", &count), ("when", when)]);
        }
        let setup = self.count(outlook.setting_up);
        out += &match outlook.questions {
            None => self.with("interview-welcome-open", &[("minutes", &minutes)]),
            Some(0) => self.line("interview-welcome-none"),
            Some(count) => {
                let key = match (outlook.setting_up, since) {
                    (0, Some(_)) => "interview-welcome-left",
                    (0, None) => "interview-welcome-exact",
                    (_, Some(_)) => "interview-welcome-left-most",
                    (_, None) => "interview-welcome-most",
                };
                let count = self.count(count);
                let mut args = vec![("count", count.as_str()), ("minutes", minutes.as_str())];
                if outlook.setting_up > 0 {
                    args.push(("setup", setup.as_str()));
                }
                self.with(key, &args)
            }
        };
        out += &self.line(if self.saves {
            "interview-welcome-saved"
        } else {
            "interview-welcome-unsaved"
        });
        out += &self.line("interview-welcome-private");
        out += &self.line("interview-welcome-free");
        out + &self.welcome_keys(outlook, since.is_some(), false)
    }

    pub(super) fn welcome_keys(&self, outlook: &Outlook, resuming: bool, sure: bool) -> String {
        self.hint(&self.locale.text(match (resuming, sure) {
            (true, true) => "interview-welcome-afresh-keys",
            (true, false) if outlook.questions == Some(0) => "interview-welcome-none-keys",
            (true, false) => "interview-welcome-resume-keys",
            (false, _) => "interview-welcome-begin",
        }))
    }

    pub(super) fn afresh(&self, outlook: &Outlook) -> String {
        let count = self.count(outlook.stored);
        self.with("interview-welcome-afresh", &[("count", &count)]) + &self.welcome_keys(outlook, true, true)
    }

    pub(super) fn screen(&self, screen: &Screen, first: bool) -> String {
        let body = match screen {
            Screen::Question(question) => self.question(question, first),
            Screen::Sections(rows) => self.sections(rows),
            Screen::End(tally) => self.end(tally),
        };
        format!("\n{body}")
    }

    fn place(&self, place: &Place) -> String {
        self.hint(&i18n::place(self.locale, place))
    }

    fn choice(&self, question: &QuestionScreen, choice: &Offered) -> String {
        match choice.id {
            Some(_) => choice.text.get(self.locale.lang()).to_owned(),
            // Who has what only some of them offer finds a true answer here too.
            None if question.narrowed => self.locale.text("interview-differs-or-other"),
            None => self.locale.text("interview-differs"),
        }
    }

    /// A question with its choices.
    pub(super) fn asked(&self, question: &QuestionScreen) -> String {
        let mut out = self.block("", &i18n::capital(question.text.get(self.locale.lang())), BOLD);
        let digits = question.choices.len().to_string().len();
        for (index, choice) in question.choices.iter().enumerate() {
            let number = (index + 1).to_string();
            let lead = if self.style.plain {
                format!("{number}. ")
            } else {
                format!("  {number:>digits$}  ")
            };
            out += &self.block(&lead, &self.choice(question, choice), "");
        }
        out
    }

    fn question(&self, question: &QuestionScreen, first: bool) -> String {
        let mut out = self.place(&question.place) + &self.asked(question);
        if let Some(current) = &question.current {
            out += &match &current.given {
                Given::DontKnow => self.line("interview-current-unknown"),
                Given::Skipped => self.line("interview-current-skipped"),
                Given::Chosen(ids) => match Self::chosen(&question.choices) {
                    // A choice that is not offered here any more has no number.
                    None if !ids.is_empty() => String::new(),
                    what => {
                        let what = what.unwrap_or_else(|| self.locale.text("interview-current-nothing"));
                        let key = match current.evidence {
                            Evidence::Measured => "interview-current-measured",
                            _ => "interview-current",
                        };
                        self.with(key, &[("what", &what)])
                    }
                },
            };
        }
        if question.multiple {
            out += &self.hint(&self.locale.text("interview-hint-multiple"));
        }
        if question.zero {
            out += &self.hint(&self.locale.text("interview-hint-zero"));
        }
        if question.others > 0 {
            out += &self.others(question);
        }
        if question.measurable {
            out += &self.hint(&self.locale.text("interview-hint-measure"));
        }
        if first || !self.style.plain {
            out += &self.keys(question.needed);
        }
        // The keys that are not in the one fixed line are said once, and whenever the sections are listed.
        if first && !question.needed {
            out += &self.hint(&self.locale.text("interview-keys-more"));
        }
        out
    }

    /// The present answer by number, so that it is as short as the question is long.
    fn chosen(choices: &[Offered]) -> Option<String> {
        let numbers: Vec<String> = choices
            .iter()
            .enumerate()
            .flat_map(|(index, choice)| std::iter::repeat_n((index + 1).to_string(), choice.chosen))
            .collect();
        (!numbers.is_empty()).then(|| numbers.join(", "))
    }

    fn others(&self, question: &QuestionScreen) -> String {
        let key = match question.scope {
            Scope::Account | Scope::Setup | Scope::Person => "interview-hint-others-account",
            Scope::Device => "interview-hint-others-device",
            Scope::Number => "interview-hint-others-number",
            Scope::Password => "interview-hint-others-password",
        };
        let number = self.count(question.choices.len().min(2));
        let count = self.count(question.others);
        self.hint(&self.locale.with(key, &[("number", &number), ("count", &count)]))
    }

    fn keys(&self, needed: bool) -> String {
        let key = match (needed, self.saves) {
            (false, true) => "interview-keys",
            (false, false) => "interview-keys-unsaved",
            (true, true) => "interview-keys-needed",
            (true, false) => "interview-keys-needed-unsaved",
        };
        self.hint(&self.locale.text(key))
    }

    fn sections(&self, rows: &[SectionRow]) -> String {
        let mut out = self.block("", &self.locale.text("interview-sections"), BOLD);
        let digits = rows.len().to_string().len();
        for (index, row) in rows.iter().enumerate() {
            let number = (index + 1).to_string();
            let lead = if self.style.plain {
                format!("{number}. ")
            } else {
                format!("  {number:>digits$}  ")
            };
            let key = if row.here {
                "interview-sections-here"
            } else {
                "interview-sections-row"
            };
            let section = i18n::section(self.locale, &row.section, row.label.as_ref());
            let text = self.locale.with(
                key,
                &[
                    ("section", &section),
                    ("done", &self.count(row.done)),
                    ("total", &self.count(row.total)),
                ],
            );
            out += &self.block(&lead, &text, "");
        }
        let keys = if self.saves {
            "interview-sections-keys"
        } else {
            "interview-sections-keys-unsaved"
        };
        out += &self.line(keys);
        out + &self.hint(&self.locale.text("interview-sections-elsewhere"))
    }

    fn end(&self, tally: &Tally) -> String {
        let mut text = self.locale.text("interview-end");
        for (count, key) in [
            (tally.answered, "interview-end-answered"),
            (tally.unknown, "interview-end-unknown"),
            (tally.skipped, "interview-end-skipped"),
            (tally.left_out, "interview-end-left-out"),
        ] {
            if count > 0 {
                text.push(' ');
                text += &self.locale.with(key, &[("count", &self.count(count))]);
            }
        }
        let keys = if self.saves {
            "interview-end-keys"
        } else {
            "interview-end-keys-unsaved"
        };
        let mut out = self.paragraph(&text);
        if tally.left_out > 0 && !self.rest.is_empty() {
            out += &self.with("interview-end-rest", &[("command", self.rest)]);
        }
        out + &self.hint(&self.locale.text(keys))
    }

    pub(super) fn saved(&self, count: usize, command: &str) -> String {
        if count == 0 {
            self.with("interview-saved-nothing", &[("command", command)])
        } else {
            self.with(
                "interview-saved",
                &[("count", &self.count(count)), ("command", command)],
            )
        }
    }

    pub(super) fn unwritten(&self, count: usize) -> String {
        self.with("interview-unwritten", &[("count", &self.count(count))])
    }

    pub(super) fn lost(&self, count: usize, command: &str) -> String {
        self.with(
            "interview-lost",
            &[("count", &self.count(count)), ("command", command)],
        )
    }
}
