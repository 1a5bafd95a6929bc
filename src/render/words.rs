//! Names, grades and numbers as people read them. Owns the masking of names, for a projector and on paper.

use super::Style;
use crate::domain::answer::Subject;
use crate::domain::assessment::Grade;
use crate::domain::checklist::{Content, Control, Platform, PlatformControl, Remedy};
use crate::domain::directive::{Directive, InstrumentStatus, Provision};
use crate::domain::finding::FindingState;
use crate::domain::fix::{Action, FixName};
use crate::domain::id::Id;
use crate::domain::profile::{AttributeKey, Section};
use crate::domain::report::Report;
use crate::domain::text::{Date, Mark, Provenance, Text};
use crate::i18n::Locale;
use unicode_normalization::UnicodeNormalization;

/// A report, the content for its words, the language, and what of it must not be shown.
pub(super) struct Speak<'a> {
    pub(super) report: &'a Report,
    pub(super) content: &'a Content,
    pub(super) locale: Locale,
    /// On a projector: neither grounds nor provisions.
    pub(super) screen: bool,
    /// Names, answers and what would tell them are left out.
    pub(super) masked: bool,
}

impl<'a> Speak<'a> {
    pub(super) fn new(report: &'a Report, content: &'a Content, locale: Locale, style: &Style) -> Self {
        Self {
            report,
            content,
            locale,
            screen: style.screen,
            masked: style.screen || style.nameless,
        }
    }

    /// A sentence of the interface.
    pub(super) fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }

    /// A sentence with arguments.
    pub(super) fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.with(key, args)
    }

    /// A text of the content in the language of the reader.
    pub(super) fn pick<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.locale.lang())
    }

    /// Points with at most one decimal.
    pub(super) fn points(&self, score: f64) -> String {
        self.locale.number(score, 1)
    }

    /// `cao (D)`.
    pub(super) fn grade(&self, grade: Grade) -> String {
        let letter = grade.letter().to_string();
        let name = self.text(&format!("grade-{letter}"));
        self.with("render-grade", &[("name", &name), ("letter", &letter)])
    }

    /// The state in words, as in the middle of a sentence.
    pub(super) fn state(&self, state: FindingState) -> String {
        self.text(match state {
            FindingState::Good => "state-good",
            FindingState::Bad => "state-bad",
            FindingState::NotChecked => "state-not-checked",
            FindingState::CouldNotCheck => "state-could-not-check",
        })
    }

    /// What a subject is called; where names are left out only its kind and order.
    pub(super) fn name(&self, subject: &Subject) -> String {
        if self.masked {
            return self.mask(subject);
        }
        match self.report.labels.get(subject) {
            Some(label) => clean(label.get(self.locale.lang())),
            None => match subject {
                Subject::Setup => self.text("render-subject-setup"),
                Subject::Person => self.text("render-subject-person"),
                _ => self.mask(subject),
            },
        }
    }

    /// Which of its kind a subject is, from 0.
    fn place(&self, subject: &Subject) -> Option<usize> {
        let profile = &self.report.profile;
        let id = subject.id();
        match subject {
            Subject::Setup | Subject::Person => None,
            Subject::Account(_) => profile.accounts.iter().position(|thing| thing.id.as_str() == id),
            Subject::Number(_) => profile.numbers.iter().position(|thing| thing.id.as_str() == id),
            Subject::Device(_) => profile.devices.iter().position(|thing| thing.id.as_str() == id),
            Subject::Password(_) => profile.passwords.iter().position(|thing| thing.id.as_str() == id),
        }
    }

    fn mask(&self, subject: &Subject) -> String {
        match subject {
            Subject::Setup => return self.text("render-subject-setup"),
            Subject::Person => return self.text("render-subject-person"),
            _ => {}
        }
        let number = self
            .place(subject)
            .map_or_else(String::new, |order| self.locale.count(order + 1));
        self.with(
            match subject {
                Subject::Number(_) => "render-mask-number",
                Subject::Device(_) => "render-mask-device",
                Subject::Password(_) => "render-mask-password",
                _ => "render-mask-account",
            },
            &[("n", &number)],
        )
        .trim_end()
        .to_owned()
    }

    /// Which name stands behind which mask, in the order of the masks. A number has no other name.
    pub(super) fn masks(&self) -> String {
        let labels = self.report.labels.keys();
        let mut subjects: Vec<&Subject> = labels
            .filter(|subject| !matches!(subject, Subject::Number(_)))
            .filter(|subject| self.place(subject).is_some())
            .collect();
        subjects.sort_by_key(|subject| (subject.kind(), self.place(subject)));
        let pairs: Vec<String> = subjects
            .into_iter()
            .map(|subject| {
                let (mask, name) = (self.mask(subject), self.name(subject));
                self.with("render-mask-is", &[("mask", &mask), ("name", &name)])
            })
            .collect();
        self.with("render-masks", &[("list", &pairs.join("; "))])
    }

    /// That names are left out, and what writes them; none where they stand there or nobody is told.
    pub(super) fn nameless(&self, style: &Style, format: &str) -> Option<String> {
        let again = style.origin.again().map(|key| self.text(key));
        (style.nameless && !style.screen).then(|| nameless(self.locale, again.as_deref(), format))
    }

    /// What has to be done, imperative, with its subject.
    pub(super) fn title(&self, action: &Action) -> String {
        let subject = self.name(&action.about());
        match (self.remedy(action), action) {
            (Some((_, remedy)), _) => fill(self.pick(&remedy.title), &[("subject", &subject)]),
            (None, Action::Fix(fix)) => upper_first(&self.with(
                &format!("render-fix-{}", fix.kind.as_str()),
                &[("subject", &subject)],
            )),
            (None, Action::Answer(answer)) => answer.to_string(),
        }
    }

    /// The control and remedy that tell how to do it.
    pub(super) fn remedy(&self, action: &Action) -> Option<(&'a Control, &'a Remedy)> {
        match action {
            Action::Fix(fix) => self.remedy_of(fix),
            Action::Answer(answer) => {
                let control = self.content.catalog.control(&answer.control)?;
                Some((control, control.remedy_to(&answer.choice)?))
            }
        }
    }

    /// The control and remedy behind a fix; where several tell how, the one the platform has.
    fn remedy_of(&self, fix: &FixName) -> Option<(&'a Control, &'a Remedy)> {
        let catalog = &self.content.catalog;
        let there = self.platform(&fix.about()).and_then(|platform| {
            catalog
                .controls
                .iter()
                .filter(|control| platform.control(&control.id).is_some())
                .find_map(|control| {
                    let remedy = control
                        .remedies
                        .iter()
                        .find(|remedy| remedy.kind == Some(fix.kind))?;
                    Some((control, remedy))
                })
        });
        there.or_else(|| catalog.remedy(fix.kind))
    }

    /// The platform a subject belongs to; numbers and devices have their own.
    pub(super) fn platform(&self, subject: &Subject) -> Option<&'a Platform> {
        let id = match subject {
            Subject::Number(_) => "phone-number",
            Subject::Device(_) => "devices",
            _ => self.report.labels.get(subject)?.platform.as_deref()?,
        };
        self.content.catalog.platform(id)
    }

    /// How the platform of a subject has a control.
    pub(super) fn placed(&self, control: &str, subject: &Subject) -> Option<&'a PlatformControl> {
        self.platform(subject)?.control(control)
    }

    /// The control that asks for an attribute of the profile, and whom it asks about.
    pub(super) fn asked_by(&self, key: &AttributeKey) -> (Option<&'a Control>, Subject) {
        let id = Id::from(key.id.as_str());
        let subject = match key.section {
            Section::Person => Subject::Person,
            Section::Devices => Subject::Device(id),
            Section::Numbers => Subject::Number(id),
            Section::Passwords => Subject::Password(id),
            Section::Accounts => Subject::Account(id),
        };
        // Two controls may set one attribute, one of them for pages: the one the platform has.
        let platform = self.platform(&subject);
        let control = self.content.catalog.controls.iter().find(|control| {
            control
                .sets
                .is_some_and(|attribute| attribute.as_str() == key.attribute)
                && platform.is_none_or(|platform| platform.control(&control.id).is_some())
        });
        (control, subject)
    }

    /// `khoản 2 Điều 42 Luật An ninh mạng 2025`; without the article where its number is not verified.
    pub(super) fn provision_name(&self, directive: &Directive, provision: &Provision) -> String {
        provision_name(self.locale, directive, provision)
    }

    /// The families of incident a step closes, in words.
    pub(super) fn families(&self, families: &[String]) -> String {
        let words: Vec<String> = families.iter().map(|family| self.family(family)).collect();
        self.list(&words)
    }

    /// One family of incident in words.
    pub(super) fn family(&self, family: &str) -> String {
        const KNOWN: [&str; 12] = [
            "leak",
            "phish",
            "guess",
            "targeted",
            "malware",
            "theft",
            "number",
            "questions",
            "apps",
            "insider",
            "clone",
            "lockout",
        ];
        if KNOWN.contains(&family) {
            self.text(&format!("render-family-{family}"))
        } else {
            clean(family)
        }
    }

    /// `a, b và c`.
    pub(super) fn list(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => self.with("render-list-and", &[("rest", &rest.join(", ")), ("last", last)]),
        }
    }
}

/// That names are left out, and the command that writes them where there is one.
pub(super) fn nameless(locale: Locale, command: Option<&str>, format: &str) -> String {
    match command {
        Some(command) => locale.with("render-nameless", &[("command", command), ("format", format)]),
        None => locale.text("render-nameless-gone"),
    }
}

/// How sure a fact is, in words.
pub(super) fn mark_words(locale: Locale, mark: Mark) -> String {
    locale.text(match mark {
        Mark::Verified => "mark-verified",
        Mark::Secondary => "mark-secondary",
        Mark::Unverified => "mark-unverified",
    })
}

/// Where a menu path comes from, how old that is, and when it was read.
pub(super) fn path_mark_words(locale: Locale, provenance: &Provenance) -> String {
    locale.with(
        match provenance.mark {
            Mark::Verified => "render-path-mark-verified",
            Mark::Secondary => "render-path-mark-secondary",
            Mark::Unverified => "render-path-mark-unverified",
        },
        &[
            ("source", &locale.source_date(provenance.dated)),
            ("date", &locale.date(provenance.checked)),
        ],
    )
}

/// `khoản 2 Điều 42 Luật An ninh mạng 2025`.
pub(super) fn provision_name(locale: Locale, directive: &Directive, provision: &Provision) -> String {
    let short = directive.short.get(locale.lang());
    match &provision.article {
        Some(article) => locale.with(
            "render-provision-name",
            &[("article", article.get(locale.lang())), ("short", short)],
        ),
        None => short.to_owned(),
    }
}

/// The status of an instrument on a day, in words.
pub(super) fn status_words(locale: Locale, directive: &Directive, day: Date) -> String {
    status_in_words(
        locale,
        directive.has_begun(day),
        directive.status_mark,
        directive.status_on(day),
    )
}

/// The status of a provision on a day, in words; the day it began stands only beside "in force".
pub(super) fn provision_status_words(
    locale: Locale,
    directive: &Directive,
    provision: &Provision,
    day: Date,
) -> String {
    let begun = directive.provision_has_begun(provision, day);
    let status = directive.provision_status_on(provision, day);
    let words = status_in_words(locale, begun, directive.status_mark, status);
    match provision.in_force.or(directive.in_force) {
        Some(begin)
            if begun && status == InstrumentStatus::InForce && directive.status_mark != Mark::Unverified =>
        {
            locale.with(
                "render-status-dated",
                &[("status", &words), ("date", &locale.date(begin))],
            )
        }
        _ => words,
    }
}

fn status_in_words(locale: Locale, begun: bool, mark: Mark, status: InstrumentStatus) -> String {
    if !begun {
        return locale.text("render-status-not-yet");
    }
    // "In force" is never said of an instrument whose status nobody could verify.
    if mark == Mark::Unverified {
        return locale.text("render-status-unknown");
    }
    locale.text(match status {
        InstrumentStatus::InForce => "render-status-in-force",
        InstrumentStatus::InForcePartly => "render-status-in-force-partly",
        InstrumentStatus::Ended => "render-status-ended",
        InstrumentStatus::Unknown => "render-status-unknown",
    })
}

/// Puts values where a text of the content says `{name}`.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// Foreign text for the screen: composed, without control characters.
pub(super) fn clean(text: &str) -> String {
    text.nfc().filter(|c| !c.is_control()).collect()
}

/// With a capital.
pub(super) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Without a capital, unless the first word is an abbreviation or a name in capitals (`SMS`).
pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    if chars.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(chars).collect()
}

/// Ends with a full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '?', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
