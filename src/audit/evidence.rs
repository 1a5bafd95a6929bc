//! What an export gives cause to answer: facts → proposals, by the controls and choices there are.
//!
//! Two rules. What is missing says nothing. And what a file cannot know is left to the person: whether a device, an
//! address or an application is still theirs is never taken for granted, so that no good answer comes out of a file alone.

use crate::domain::answer::Evidence;
use crate::domain::checklist::Catalog;
use crate::domain::evidence::{Audience, Facts, Found, Noted, Proposal, Service, Suggestions};

/// Every control that some export may answer.
pub const CONTROLS: [&str; 8] = [
    "second-factor",
    "recovery-mail",
    "recovery-phone",
    "sessions",
    "connected-apps",
    "login-alerts",
    "profile-audience",
    "found-by-phone",
];

/// What the file says about a control, the choices that agree with it, and what choosing one of several rests on.
struct Said {
    found: Found,
    fits: &'static [&'static str],
    choosing: Evidence,
}

/// Two-step verification that is on, whichever way.
const ON: &[&str] = &[
    "key",
    "app",
    "push",
    "old-device",
    "extra-password",
    "app-sms",
    "sms",
    "email",
];

/// What is said about a control; none where the file does not speak of it.
fn said(control: &str, facts: &Facts) -> Option<Said> {
    let told = |found: Found, fits: &'static [&'static str]| Said {
        found,
        fits,
        choosing: Evidence::Parsed,
    };
    Some(match control {
        // The file does not say which second step: that is known by heart or not at all.
        "second-factor" if facts.second_factor? => Said {
            choosing: Evidence::Declared,
            ..told(Found::SecondFactor(true), ON)
        },
        "second-factor" => told(Found::SecondFactor(false), &["none"]),
        "recovery-mail" if !facts.mails.is_empty() => {
            told(Found::Mails(facts.mails.clone()), &["own", "old"])
        }
        "recovery-phone" if !facts.numbers.is_empty() => {
            told(Found::Numbers(facts.numbers.clone()), &["own", "old"])
        }
        "sessions" => {
            let devices = facts.sessions.filter(|devices| devices.count() > 0)?;
            let fits: &[&str] = if devices.computers > 0 {
                &["own", "all"]
            } else if devices.unknown > 0 {
                &["phone", "own", "all"]
            } else {
                &["phone", "all"]
            };
            told(Found::Sessions(devices), fits)
        }
        "connected-apps" => {
            let apps = facts.apps.clone().filter(|apps| apps.count > 0)?;
            told(Found::Apps(apps), &["few", "many"])
        }
        "login-alerts" if facts.alerts? => told(Found::Alerts(true), &["on", "unread"]),
        "login-alerts" => told(Found::Alerts(false), &["off"]),
        "profile-audience" => match facts.audience? {
            Audience::Public => told(Found::Audience(Audience::Public), &["partly", "public"]),
            Audience::Limited => told(Found::Audience(Audience::Limited), &["limited", "partly"]),
        },
        "found-by-phone" if facts.found_by_phone? => told(Found::FoundByPhone(true), &["yes"]),
        "found-by-phone" => told(Found::FoundByPhone(false), &["no"]),
        _ => return None,
    })
}

/// What an export suggests about an account of its platform.
pub fn suggestions(catalog: &Catalog, service: Service, facts: &Facts) -> Suggestions {
    let mut out = Suggestions::default();
    let platform = catalog.platform(service.platform());
    for id in CONTROLS {
        let Some(control) = catalog.control(id) else {
            continue;
        };
        if platform.is_none_or(|platform| platform.control(id).is_none()) {
            continue;
        }
        let proposal = said(id, facts).and_then(|said| {
            let fits: Vec<String> = (control.choices.iter())
                .filter(|choice| said.fits.contains(&choice.id.as_str()) && control.offers(choice, platform))
                .map(|choice| choice.id.clone())
                .collect();
            let evidence = if fits.len() > 1 {
                said.choosing
            } else {
                Evidence::Parsed
            };
            (!fits.is_empty()).then_some(Proposal {
                control: id,
                found: said.found,
                fits,
                evidence,
            })
        });
        match proposal {
            Some(proposal) => out.proposals.push(proposal),
            None => out.unknown.push(id),
        }
    }
    let counted = |count: usize| Some(count).filter(|count| *count > 0);
    out.noted.extend(
        [
            facts
                .devices
                .filter(|devices| devices.count() > 0)
                .map(Noted::Devices),
            facts.second_factor_number.then_some(Noted::SecondFactorNumber),
            counted(facts.former_mails).map(Noted::FormerMails),
            facts.fields.and_then(counted).map(Noted::Fields),
            facts.password_changed.map(Noted::PasswordChanged),
        ]
        .into_iter()
        .flatten(),
    );
    out
}
