//! An attack path in words: each incident and each link is a clause, the clauses become one or two sentences.
//!
//! Reads the kernel's spelling (`own:gmail`, `rec:facebook/mail`) and the report's labels; decides nothing about
//! which path is told.

use super::Style;
use super::words::{Speak, sentence, upper_first};
use crate::domain::answer::Subject;
use crate::domain::assessment::{Link, Story};
use crate::domain::checklist::Content;
use crate::domain::id::Id;
use crate::domain::report::Report;
use crate::i18n::Locale;

/// Clauses of the first sentence; what is longer goes on in a second one.
const FIRST_SENTENCE: usize = 2;

/// A story in one or two sentences, names from the report's labels (masked with `screen`).
pub fn in_words(report: &Report, content: &Content, locale: Locale, screen: bool, story: &Story) -> String {
    let style = Style {
        screen,
        ..Style::default()
    };
    tell(&Speak::new(report, content, locale, &style), story)
}

/// Whether the program has words of its own for an incident.
pub fn knows_incident(incident: &str) -> bool {
    incident_key(kind(incident).0).is_some()
}

/// Whether the program has words of its own for a link (a link without steps and origins needs none).
pub fn knows_link(link: &Link) -> bool {
    is_start(link) || clause_key(link).is_some()
}

pub(super) fn tell(speak: &Speak<'_>, story: &Story) -> String {
    let links: Vec<&Link> = story.links.iter().filter(|link| !is_start(link)).collect();
    let begin = incident(speak, &story.incident);
    let mut clauses: Vec<String> = Vec::new();
    let mut before: Option<&Link> = None;
    let mut rest = links.as_slice();
    while let [link, more @ ..] = rest {
        rest = more;
        // A second sentence names things anew.
        let known = before.filter(|_| clauses.len() != FIRST_SENTENCE);
        match more.first() {
            Some(next) if enters(link, next) => {
                clauses.push(clause(speak, link, known, true));
                before = Some(next);
                rest = more.get(1..).unwrap_or_default();
            }
            _ => {
                clauses.push(clause(speak, link, known, false));
                before = Some(link);
            }
        }
    }
    let doubt = |mut text: String| {
        if !story.sure {
            text.push(' ');
            text.push_str(&speak.text("render-story-unsure"));
        }
        text
    };
    if clauses.is_empty() {
        return doubt(sentence(&begin));
    }
    let (now, later) = clauses.split_at(clauses.len().min(FIRST_SENTENCE));
    let first_is_sign_in = links
        .first()
        .is_some_and(|link| clause_key(link) == Some("own-password"));
    let lead = match (kind(&story.incident).0, first_is_sign_in) {
        ("leak", true) => "render-story-lead-leak",
        ("targeted" | "guess" | "number" | "questions", _) => "render-story-lead-same",
        ("apps" | "insider", _) => "render-story-lead-then",
        _ => "render-story-lead",
    };
    let then = speak.text("render-story-then");
    let mut text = speak.with(lead, &[("begin", &begin), ("rest", &now.join(&then))]);
    if !later.is_empty() {
        text.push(' ');
        text.push_str(&speak.with("render-story-second", &[("rest", &later.join(&then))]));
    }
    doubt(text)
}

/// Whether the second link only uses the password that the first one set.
fn enters(reset: &Link, next: &Link) -> bool {
    reset.fact.starts_with("rst:")
        && clause_key(reset).is_some()
        && clause_key(next) == Some("own-reset")
        && next.from.contains(&reset.fact)
}

/// The incident as a clause with a capital.
pub(super) fn incident(speak: &Speak<'_>, incident: &str) -> String {
    let (kind, id) = kind(incident);
    let Some(key) = incident_key(kind) else {
        return upper_first(&super::words::clean(incident));
    };
    let subject = match kind {
        "leak" | "guess" => Subject::Password(Id::from(id)),
        "phish" | "questions" | "apps" | "insider" => Subject::Account(Id::from(id)),
        "malware" | "theft" => Subject::Device(Id::from(id)),
        "number" => Subject::Number(Id::from(id)),
        _ => Subject::Person,
    };
    let key = format!("render-incident-{key}");
    upper_first(&if subject == Subject::Person {
        speak.text(&key)
    } else {
        speak.with(&key, &[("subject", &speak.name(&subject))])
    })
}

/// A link on its own, as a clause; used where the rules are listed.
pub(super) fn link(speak: &Speak<'_>, link: &Link) -> Option<String> {
    (!is_start(link)).then(|| upper_first(&clause(speak, link, None, false)))
}

/// The thing a fact is about, where it is a thing: what a picture would draw.
pub(super) fn thing(fact: &str) -> Option<Subject> {
    let (kind, id) = kind(fact);
    let id = Id::from(id);
    match kind {
        "own" | "rst" | "sf" => Some(Subject::Account(id)),
        "know" => Some(Subject::Password(id)),
        "ctl" => Some(Subject::Number(id)),
        "unl" | "infected" | "stolen" => Some(Subject::Device(id)),
        _ => None,
    }
}

fn is_start(link: &Link) -> bool {
    link.steps.is_empty() && link.from.is_empty()
}

fn kind(spelling: &str) -> (&str, &str) {
    spelling.split_once(':').unwrap_or((spelling, ""))
}

fn incident_key(kind: &str) -> Option<&'static str> {
    [
        "leak",
        "guess",
        "phish",
        "targeted",
        "malware",
        "theft",
        "number",
        "questions",
        "apps",
        "insider",
        "clone",
    ]
    .into_iter()
    .find(|known| *known == kind)
}

/// The words for a link, by the fact reached, the steps that had to succeed and what it rests on.
fn clause_key(link: &Link) -> Option<&'static str> {
    let step = |name: &str| link.steps.iter().any(|step| kind(step).0 == name);
    let from = |name: &str| link.from.iter().any(|fact| kind(fact).0 == name);
    let (fact, _) = kind(&link.fact);
    Some(match fact {
        "own" => {
            let known = from("know");
            let reset = from("rst");
            match () {
                () if step("sess") => "own-session",
                () if step("dsess") => "own-open",
                () if step("mfareset") => "own-reset-drops",
                () if step("byp") && known => "own-password-bypass",
                () if step("byp") && reset => "own-reset-bypass",
                () if from("sf") && known => "own-password-factor",
                () if from("sf") && reset => "own-reset-factor",
                () if from("sf") => "own-factor",
                () if known => "own-password",
                () if reset => "own-reset",
                () if from("own") => "own-account",
                () => return None,
            }
        }
        "rst" => match () {
            () if step("kbat") => "rst-questions",
            () if from("own") => "rst-mail",
            () if from("ctl") => "rst-sms",
            () => return None,
        },
        "sf" => match () {
            () if step("code") => "sf-infected",
            () if from("ctl") => "sf-sms",
            () if from("own") => "sf-account",
            () if from("unl") => "sf-device",
            () => return None,
        },
        "know" => match () {
            () if step("tweak") => "know-similar",
            () if step("spear") => "know-spear",
            () if step("pii") => "know-personal",
            () if step("sister") => "know-exposed",
            () if step("harvest") => "know-harvest",
            () if from("own") => "know-vault",
            () => return None,
        },
        "ctl" => match () {
            () if step("simmove") => "ctl-moved",
            () if step("smsread") => "ctl-read",
            () if step("simt") => "ctl-swap",
            () if from("unl") => "ctl-device",
            () => return None,
        },
        "unl" if step("unlock") => "unl",
        _ => return None,
    })
}

/// A link as a clause without a subject: "từ Gmail đặt lại được mật khẩu Facebook"; with `enters`, "… để vào".
fn clause(speak: &Speak<'_>, link: &Link, before: Option<&Link>, enters: bool) -> String {
    let target = thing(&link.fact).map_or_else(String::new, |subject| speak.name(&subject));
    let Some(key) = clause_key(link) else {
        // A rule this program does not know yet: say what was reached.
        return speak.with("render-link-other", &[("target", &target)]);
    };
    let just_reached = before.is_some_and(|before| link.from.contains(&before.fact));
    let after_reset = just_reached && before.is_some_and(|before| before.fact.starts_with("rst:"));
    match key {
        "own-reset-bypass" if after_reset => return speak.text("render-link-own-reset-bypass-follows"),
        "own-reset-drops" if after_reset => return speak.text("render-link-own-reset-drops-follows"),
        "own-reset" if after_reset => return speak.text("render-link-own-reset-follows"),
        _ => {}
    }
    let source = if just_reached && matches!(key, "own-account" | "rst-mail") {
        speak.text("render-link-there")
    } else {
        source(speak, link)
    };
    let name = format!("render-link-{key}{}", if enters { "-enter" } else { "" });
    if NAMES_SOURCE.contains(&key) {
        speak.with(&name, &[("target", &target), ("source", &source)])
    } else {
        speak.with(&name, &[("target", &target)])
    }
}

/// Clauses that also name what the link rests on.
const NAMES_SOURCE: [&str; 16] = [
    "own-session",
    "own-open",
    "own-account",
    "rst-mail",
    "rst-sms",
    "sf-infected",
    "sf-sms",
    "sf-account",
    "sf-device",
    "know-similar",
    "know-harvest",
    "know-spear",
    "know-vault",
    "ctl-device",
    "ctl-read",
    "ctl-moved",
];

/// What a link rests on, by name: the first thing among its origins, or what a step names.
fn source(speak: &Speak<'_>, link: &Link) -> String {
    let from_step = link.steps.iter().find_map(|step| {
        let (name, rest) = kind(step);
        match name {
            "spear" => Some(Subject::Account(Id::from(rest))),
            "simmove" => Some(Subject::Number(Id::from(rest))),
            _ => None,
        }
    });
    from_step
        .or_else(|| link.from.iter().find_map(|fact| thing(fact)))
        .map_or_else(String::new, |subject| speak.name(&subject))
}
