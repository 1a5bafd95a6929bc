//! What an export says: in words, one account after the other, and as JSON, `rasoat.evidence/1`.
//!
//! Addresses and numbers are shown as their owner recognises them, on a projector only how many; in JSON there are only
//! counts.

use super::Style;
use super::words::upper_first;
use super::wrap::Lines;
use crate::domain::answer::{Answer, Answers, Given, QuestionId, Subject};
use crate::domain::checklist::{Catalog, Control};
use crate::domain::evidence::{Audience, Devices, Found, Masked, Noted, Proposal, Service, Suggestions};
use crate::domain::id::Id;
use crate::domain::text::Date;
use crate::i18n::Locale;
use serde_json::{Value, json};

/// Addresses that are shown of several.
const SHOWN: usize = 4;

/// What one platform's export says, of however many files.
pub struct Part {
    /// Whose it is.
    pub service: Service,
    /// Which of the files given, from 1.
    pub files: Vec<usize>,
    /// The day it was made, as far as known.
    pub day: Option<Date>,
    /// How many entries were read.
    pub entries: usize,
    /// Entries that could not be read: of which file, from 1, as the allow list names them, and the code of why.
    pub faults: Vec<(usize, &'static str, &'static str)>,
    /// What it suggests.
    pub suggestions: Suggestions,
}

/// What was read, for whom.
pub struct View<'v> {
    /// The platforms.
    pub parts: &'v [Part],
    /// For each file given, the code of why it could not be read; none where it was.
    pub files: &'v [Option<&'static str>],
    /// What the files given are called.
    pub names: &'v [String],
    /// Names that lead out of an archive.
    pub strange_names: usize,
    /// The questions.
    pub catalog: &'v Catalog,
    /// The answers so far.
    pub answers: &'v Answers,
    /// The language.
    pub locale: Locale,
    /// The looks.
    pub style: Style,
}

/// The earlier answer to what a proposal answers, about one account.
pub fn earlier<'a>(answers: &'a Answers, account: &Id, proposal: &Proposal) -> Option<&'a Answer> {
    let question = QuestionId {
        control: proposal.control.to_owned(),
        subject: Subject::Account(account.clone()),
    };
    answers.get(&question)
}

/// Whether an earlier answer says something else than the file.
pub fn differs(proposal: &Proposal, earlier: Option<&Answer>) -> bool {
    match earlier.map(|answer| &answer.given) {
        Some(Given::Chosen(ids)) => !ids.iter().any(|id| proposal.fits.contains(id)),
        _ => false,
    }
}

impl View<'_> {
    fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }

    fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.with(key, args)
    }

    /// What the platform is called.
    pub fn name(&self, service: Service) -> &str {
        let platform = self.catalog.platform(service.platform());
        platform.map_or(service.platform(), |platform| {
            platform.name.get(self.locale.lang())
        })
    }

    /// The words of a choice.
    pub fn choice(&self, control: &str, id: &str) -> String {
        let control = self.catalog.control(control);
        let choice = control.and_then(|control| control.choices.iter().find(|choice| choice.id == id));
        choice.map_or_else(
            || id.to_owned(),
            |choice| choice.text.get(self.locale.lang()).to_owned(),
        )
    }

    fn title(&self, control: &str) -> String {
        let title = |control: &Control| control.title.get(self.locale.lang()).to_owned();
        self.catalog
            .control(control)
            .map_or_else(|| control.to_owned(), title)
    }

    fn sorts(&self, devices: Devices) -> String {
        [
            ("evidence-sort-phones", devices.phones),
            ("evidence-sort-computers", devices.computers),
            ("evidence-sort-unknown", devices.unknown),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| self.with(key, &[("count", &self.locale.count(count))]))
        .collect::<Vec<_>>()
        .join(", ")
    }

    fn devices(&self, key: &str, idle_key: &str, devices: Devices) -> String {
        let (count, sorts) = (self.locale.count(devices.count()), self.sorts(devices));
        let args = [("count", count.as_str()), ("sorts", sorts.as_str())];
        if devices.idle == 0 {
            return self.with(key, &args);
        }
        let idle = self.locale.count(devices.idle);
        let args = [args[0], args[1], ("idle", idle.as_str())];
        self.with(idle_key, &args)
    }

    fn masked(&self, key: &str, count_key: &str, list: &[Masked]) -> String {
        if self.style.screen || list.len() > SHOWN {
            return self.with(count_key, &[("count", &self.locale.count(list.len()))]);
        }
        let shown: Vec<&str> = list.iter().map(Masked::as_str).collect();
        self.with(key, &[("masked", &shown.join(", "))])
    }

    /// What the file says, in words.
    pub fn found(&self, found: &Found) -> String {
        match found {
            Found::SecondFactor(true) => self.text("evidence-found-second-factor-on"),
            Found::SecondFactor(false) => self.text("evidence-found-second-factor-off"),
            Found::Sessions(devices) => self.devices(
                "evidence-found-sessions",
                "evidence-found-sessions-idle",
                *devices,
            ),
            Found::Apps(apps) => {
                let count = self.locale.count(apps.count);
                if self.style.screen || apps.names.is_empty() {
                    return self.with("evidence-found-apps-count", &[("count", &count)]);
                }
                let more = if apps.count > apps.names.len() {
                    ", …"
                } else {
                    ""
                };
                let names = format!("{}{more}", apps.names.join(", "));
                self.with("evidence-found-apps", &[("count", &count), ("names", &names)])
            }
            Found::Mails(list) => self.masked("evidence-found-mails", "evidence-found-mails-count", list),
            Found::Numbers(list) => {
                self.masked("evidence-found-numbers", "evidence-found-numbers-count", list)
            }
            Found::Audience(Audience::Public) => self.text("evidence-found-audience-public"),
            Found::Audience(Audience::Limited) => self.text("evidence-found-audience-limited"),
            Found::FoundByPhone(true) => self.text("evidence-found-found-by-phone-yes"),
            Found::FoundByPhone(false) => self.text("evidence-found-found-by-phone-no"),
            Found::Alerts(true) => self.text("evidence-found-alerts-on"),
            Found::Alerts(false) => self.text("evidence-found-alerts-off"),
        }
    }

    fn noted(&self, noted: &Noted) -> String {
        let count = |key: &str, count: usize| self.with(key, &[("count", &self.locale.count(count))]);
        match noted {
            Noted::Devices(devices) => {
                self.devices("evidence-noted-devices", "evidence-noted-devices-idle", *devices)
            }
            Noted::SecondFactorNumber => self.text("evidence-noted-second-factor-number"),
            Noted::FormerMails(mails) => count("evidence-noted-former-mails", *mails),
            Noted::Fields(fields) => count("evidence-noted-fields", *fields),
            Noted::PasswordChanged(day) => self.with(
                "evidence-noted-password-changed",
                &[("day", &self.locale.date(*day))],
            ),
        }
    }

    /// What stood there before, in words.
    pub fn before(&self, key: &str, proposal: &Proposal, answer: &Answer) -> String {
        let Given::Chosen(ids) = &answer.given else {
            return String::new();
        };
        let choices: Vec<String> = (ids.iter()).map(|id| self.choice(proposal.control, id)).collect();
        let grade = self.text(&format!("evidence-{}", answer.evidence.as_str()));
        self.with(key, &[("earlier", &choices.join(", ")), ("grade", &grade)])
    }

    /// What was read of a platform, what it does not tell, and what could not be read.
    pub fn about(&self, part: &Part) -> String {
        let mut lines = Lines::new(self.style.width, self.style.colour);
        self.head(&mut lines, part);
        self.foot(&mut lines, part);
        lines.finish()
    }

    fn head(&self, lines: &mut Lines, part: &Part) {
        let account = self.name(part.service);
        lines.heading(&match part.day {
            Some(day) => self.with(
                "evidence-title",
                &[("account", account), ("day", &self.locale.date(day))],
            ),
            None => self.with("evidence-title-undated", &[("account", account)]),
        });
        let count = self.locale.count(part.entries);
        lines.paragraph(&self.with("evidence-read", &[("count", &count)]));
        for (file, entry, why) in &part.faults {
            let why = self.text(&format!("evidence-why-{why}"));
            let file = self.names.get(file - 1).map_or("", String::as_str);
            lines.paragraph(&self.with(
                "evidence-fault",
                &[("entry", entry), ("file", file), ("why", &why)],
            ));
        }
    }

    fn foot(&self, lines: &mut Lines, part: &Part) {
        let noted: Vec<String> = (part.suggestions.noted.iter())
            .map(|noted| self.noted(noted))
            .collect();
        if !noted.is_empty() {
            lines.paragraph(&self.with("evidence-noted", &[("what", &noted.join("; "))]));
        }
        let unknown: Vec<String> = (part.suggestions.unknown.iter())
            .map(|control| self.title(control).to_lowercase())
            .collect();
        if !unknown.is_empty() {
            lines.paragraph(&self.with("evidence-unknown", &[("titles", &unknown.join(", "))]));
        }
    }

    fn proposal(&self, lines: &mut Lines, part: &Part, proposal: &Proposal) {
        let found = self.found(&proposal.found);
        lines.hanging("- ", &upper_first(&found));
        let choices: Vec<String> = (proposal.fits.iter())
            .map(|id| self.choice(proposal.control, id))
            .collect();
        let key = if choices.len() == 1 {
            ("evidence-suggests", "choice")
        } else {
            ("evidence-suggests-one-of", "choices")
        };
        lines.hanging("  ", &self.with(key.0, &[(key.1, &choices.join("; "))]));
        let earlier = earlier(self.answers, &Id::new(part.service.platform()), proposal);
        if let Some(answer) = earlier.filter(|_| differs(proposal, earlier)) {
            lines.hanging("  ", &self.before("evidence-differs", proposal, answer));
        }
    }
}

/// In words.
pub fn text(view: &View<'_>) -> String {
    let mut lines = Lines::new(view.style.width, view.style.colour);
    for part in view.parts {
        view.head(&mut lines, part);
        lines.gap();
        if part.suggestions.proposals.is_empty() {
            lines.paragraph(&view.text("evidence-nothing-suggested"));
        } else {
            lines.paragraph(&view.text("evidence-snapshot"));
        }
        for proposal in &part.suggestions.proposals {
            view.proposal(&mut lines, part, proposal);
        }
        lines.gap();
        view.foot(&mut lines, part);
    }
    if view.strange_names > 0 {
        let count = view.locale.count(view.strange_names);
        lines.paragraph(&view.with("evidence-strange-names", &[("count", &count)]));
    }
    lines.gap();
    lines.paragraph(&view.text("evidence-nothing-written"));
    lines.finish()
}

fn devices_json(code: &str, devices: Devices) -> Value {
    json!({
        "code": code,
        "count": devices.count(),
        "phones": devices.phones,
        "computers": devices.computers,
        "unknown": devices.unknown,
        "idle": devices.idle,
    })
}

fn found_json(found: &Found) -> Value {
    match found {
        Found::SecondFactor(on) => json!({ "code": "second-factor", "value": on }),
        Found::Sessions(devices) => devices_json("sessions", *devices),
        Found::Apps(apps) => json!({ "code": "apps", "count": apps.count }),
        Found::Mails(list) => json!({ "code": "mails", "count": list.len() }),
        Found::Numbers(list) => json!({ "code": "numbers", "count": list.len() }),
        Found::Audience(audience) => json!({ "code": "public", "value": *audience == Audience::Public }),
        Found::FoundByPhone(yes) => json!({ "code": "found-by-phone", "value": yes }),
        Found::Alerts(on) => json!({ "code": "alerts", "value": on }),
    }
}

fn noted_json(noted: &Noted) -> Value {
    match noted {
        Noted::Devices(devices) => devices_json("devices", *devices),
        Noted::SecondFactorNumber => json!({ "code": "second-factor-number" }),
        Noted::FormerMails(count) => json!({ "code": "former-mails", "count": count }),
        Noted::Fields(count) => json!({ "code": "fields", "count": count }),
        Noted::PasswordChanged(day) => json!({ "code": "password-changed", "day": day.to_string() }),
    }
}

/// For programs.
pub fn json(view: &View<'_>) -> String {
    let proposal = |part: &Part, proposal: &Proposal| {
        let earlier = earlier(view.answers, &Id::new(part.service.platform()), proposal);
        json!({
            "control": proposal.control,
            "found": found_json(&proposal.found),
            "choices": proposal.fits,
            "evidence": proposal.evidence.as_str(),
            "differs": differs(proposal, earlier),
        })
    };
    let part = |part: &Part| {
        let suggestions = &part.suggestions;
        let faults = part.faults.iter();
        json!({
            "platform": part.service.platform(),
            "files": part.files,
            "day": part.day.map(|day| day.to_string()),
            "entries": part.entries,
            "faults": faults.map(|(file, entry, why)| json!({ "file": file, "entry": entry, "why": why })).collect::<Vec<_>>(),
            "proposals": suggestions.proposals.iter().map(|one| proposal(part, one)).collect::<Vec<_>>(),
            "noted": suggestions.noted.iter().map(noted_json).collect::<Vec<_>>(),
            "unknown": suggestions.unknown,
        })
    };
    let file = |(index, why): (usize, Option<&str>)| {
        let state = if why.is_none() { "read" } else { "could_not_read" };
        json!({ "file": index + 1, "state": state, "why": why })
    };
    let value = json!({
        "schema": "rasoat.evidence/1",
        "files": view.files.iter().copied().enumerate().map(file).collect::<Vec<_>>(),
        "platforms": view.parts.iter().map(part).collect::<Vec<_>>(),
        "strange_names": view.strange_names,
    });
    format!("{value:#}\n")
}
