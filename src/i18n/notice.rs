//! Short notices, and where one is, in words: the same in every front.

use super::Locale;
use crate::domain::answer::Subject;
use crate::domain::checklist::Scope;
use crate::domain::report::Label;
use crate::domain::text::Text;
use crate::interview::{Notice, Place, Section};

/// A short notice in sentences, one paragraph each.
pub fn notice(locale: Locale, notice: &Notice) -> Vec<String> {
    let line = |key: &str| vec![locale.text(key)];
    let with = |key: &str, args: &[(&str, &str)]| vec![locale.with(key, args)];
    let said = |number: &usize| locale.count(*number);
    match notice {
        Notice::NothingToKeep => line("interview-notice-nothing-to-keep"),
        Notice::FirstQuestion => line("interview-notice-first"),
        Notice::NothingToUndo => line("interview-notice-nothing-to-undo"),
        Notice::Undone => line("interview-notice-undone"),
        Notice::NoMenu => line("interview-notice-no-menu"),
        Notice::MenuOfMany => line("interview-notice-menu-of-many"),
        Notice::NeedsAccounts => line("interview-notice-needs-accounts"),
        Notice::OutOfRange { min, max } => with(
            "interview-notice-range",
            &[("min", &said(min)), ("max", &said(max))],
        ),
        Notice::OnlyOne { max } => with("interview-notice-only-one", &[("max", &said(max))]),
        Notice::NoneAlone => line("interview-notice-none-alone"),
        Notice::Ambiguous => line("interview-notice-ambiguous"),
        Notice::Unclear { max } => with("interview-notice-unclear", &[("max", &said(max))]),
        Notice::UnclearNeeded { max } => with("interview-notice-unclear-needed", &[("max", &said(max))]),
        Notice::NotNamed { platforms } => {
            let names: Vec<&str> = platforms
                .iter()
                .map(|platform| platform.get(locale.lang()))
                .collect();
            with("interview-notice-not-named", &[("platforms", &names.join(", "))])
        }
        Notice::NotMeasurable => line("interview-notice-not-measurable"),
        Notice::MeasuredAs { score, choice } => {
            let strength = locale.text(&format!("strength-score-{score}"));
            let choice = choice.get(locale.lang());
            with(
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
                let names = accounts.iter().map(|name| name.get(locale.lang()));
                names.collect::<Vec<_>>().join(", ")
            };
            let mut out = Vec::new();
            if *count > 0 {
                out.extend(with("interview-vault-measured", &[("count", &said(count))]));
            }
            if *changed > 0 {
                out.extend(with("interview-vault-changed", &[("count", &said(changed))]));
            }
            if !unclear.is_empty() {
                out.extend(with("interview-vault-unclear", &[("accounts", &names(unclear))]));
            }
            if !missing.is_empty() {
                out.extend(with("interview-vault-missing", &[("accounts", &names(missing))]));
            }
            out
        }
        Notice::AlsoAnswered { count } => with("interview-notice-also", &[("count", &said(count))]),
        Notice::Orphans { count } => with("interview-notice-orphans", &[("count", &said(count))]),
        Notice::ChooseSection { max } => with("interview-notice-section", &[("max", &said(max))]),
        Notice::AtTheEnd => line("interview-notice-at-end"),
        Notice::OldAnswersLeftOut { count } => with("interview-notice-left-out", &[("count", &said(count))]),
    }
}

/// What a section is called.
pub fn section(locale: Locale, section: &Section, label: Option<&Label>) -> String {
    let key = match section {
        Section::Of(Subject::Setup) | Section::All(Scope::Setup) => "interview-section-setup",
        Section::Of(Subject::Person) | Section::All(Scope::Person) => "interview-section-person",
        Section::All(Scope::Account) => "interview-section-all-account",
        Section::All(Scope::Device) => "interview-section-all-device",
        Section::All(Scope::Number) => "interview-section-all-number",
        Section::All(Scope::Password) => "interview-section-all-password",
        Section::Of(subject) => {
            let name = label.map_or(subject.id(), |label| label.get(locale.lang()));
            return capital(name);
        }
    };
    locale.text(key)
}

/// Where one is, and about how long it still takes.
pub fn place(locale: Locale, place: &Place) -> String {
    let (number, total) = (locale.count(place.number), locale.count(place.total));
    let minutes = locale.count(place.minutes as usize);
    let section = section(locale, &place.section, place.label.as_ref());
    let mut args = vec![
        ("number", number.as_str()),
        ("total", total.as_str()),
        ("minutes", minutes.as_str()),
    ];
    let key = if place.section.is_setup() {
        "interview-place-setup"
    } else {
        args.push(("section", section.as_str()));
        "interview-place"
    };
    locale.with(key, &args)
}

/// A label such as "số điện thoại 1" at the beginning of a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
