//! The registry of directives: what is in force, what replaced what, what could not be verified.

use super::text::{Date, Mark, Text};

/// How binding an instrument is, and whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the variants say what they are")]
pub enum InstrumentLevel {
    Law,
    Decree,
    Circular,
    MinisterialDecision,
    /// A resolution of the Government.
    Resolution,
    /// A national standard.
    Standard,
    PartyCentral,
    PartyProvincial,
}

impl InstrumentLevel {
    /// The name in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            InstrumentLevel::Law => "law",
            InstrumentLevel::Decree => "decree",
            InstrumentLevel::Circular => "circular",
            InstrumentLevel::MinisterialDecision => "ministerial-decision",
            InstrumentLevel::Resolution => "resolution",
            InstrumentLevel::Standard => "standard",
            InstrumentLevel::PartyCentral => "party-central",
            InstrumentLevel::PartyProvincial => "party-provincial",
        }
    }
}

/// Whether an instrument can be cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InstrumentStatus {
    /// In force (from its date on).
    InForce,
    /// In force in part.
    InForcePartly,
    /// Wholly replaced or ended: never cited as current.
    Ended,
    /// It could not be found out.
    Unknown,
}

impl InstrumentStatus {
    /// The name in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            InstrumentStatus::InForce => "in-force",
            InstrumentStatus::InForcePartly => "in-force-partly",
            InstrumentStatus::Ended => "ended",
            InstrumentStatus::Unknown => "unknown",
        }
    }
}

/// One provision, paraphrased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// `d42.2`, or `x-…` where the number could not be verified.
    pub id: String,
    /// "khoản 2 Điều 42" in both languages; none where the number could not be verified.
    pub article: Option<Text>,
    /// A paraphrase, never the wording.
    pub text: Text,
    /// When it came into force, where that is not the day of the instrument.
    pub in_force: Option<Date>,
    /// How it stands by itself, where the instrument as a whole stands otherwise.
    pub status: Option<InstrumentStatus>,
    /// How sure it is.
    pub mark: Mark,
    /// Whether it asks somebody to protect accounts or data: only these may stand behind a control.
    pub protective: bool,
}

/// One instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Stable id.
    pub id: String,
    /// Its number in full; empty where it is not known.
    pub number: String,
    /// Who issued it.
    pub issuer: Text,
    /// How binding it is.
    pub level: InstrumentLevel,
    /// Its title.
    pub title: Text,
    /// A short name for the screen.
    pub short: Text,
    /// When it was issued, if known.
    pub issued: Option<Date>,
    /// When it came into force, if known.
    pub in_force: Option<Date>,
    /// When it ended, if it has.
    pub ended: Option<Date>,
    /// Whether it can be cited.
    pub status: InstrumentStatus,
    /// How sure the status is.
    pub status_mark: Mark,
    /// What replaced it.
    pub successor: Option<String>,
    /// `vn`, or the place it was made for.
    pub territory: String,
    /// What else one should know; may be empty.
    pub note: Text,
    /// Why it has no provisions, where it has none.
    pub no_provisions: Option<Text>,
    /// Where it was read.
    pub sources: Vec<String>,
    /// The day it was checked.
    pub checked: Date,
    /// How sure its existence and dates are.
    pub mark: Mark,
    /// Its provisions.
    pub provisions: Vec<Provision>,
    /// The pack that brought it; none for built-in content.
    pub pack: Option<String>,
}

/// Every instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// In the registry's order.
    pub directives: Vec<Directive>,
}

impl Registry {
    /// The instrument of an id.
    pub fn directive(&self, id: &str) -> Option<&Directive> {
        self.directives.iter().find(|directive| directive.id == id)
    }

    /// The instrument and provision of `luat-anm-2025#d42.2`.
    pub fn provision(&self, reference: &str) -> Option<(&Directive, &Provision)> {
        let (directive, provision) = reference.split_once('#')?;
        let directive = self.directive(directive)?;
        Some((
            directive,
            directive.provisions.iter().find(|found| found.id == provision)?,
        ))
    }
}

impl Directive {
    /// Its status on a day: in force only between its dates, whatever the file says about today.
    pub fn status_on(&self, day: Date) -> InstrumentStatus {
        if self.ended.is_some_and(|ended| day >= ended) {
            return InstrumentStatus::Ended;
        }
        match self.status {
            // Before its end, an ended instrument was in force.
            InstrumentStatus::Ended if self.ended.is_some() => InstrumentStatus::InForce,
            status => status,
        }
    }

    /// Whether it had already come into force on a day; where that day is not known, whether it had been issued.
    pub fn has_begun(&self, day: Date) -> bool {
        self.in_force.or(self.issued).is_none_or(|begin| day >= begin)
    }

    /// The status of one of its provisions on a day; nothing outlives the instrument.
    pub fn provision_status_on(&self, provision: &Provision, day: Date) -> InstrumentStatus {
        match (self.status_on(day), provision.status) {
            (InstrumentStatus::Ended, _) => InstrumentStatus::Ended,
            (_, Some(own)) => own,
            (whole, None) => whole,
        }
    }

    /// Whether one of its provisions had already come into force on a day.
    pub fn provision_has_begun(&self, provision: &Provision, day: Date) -> bool {
        self.has_begun(day) && provision.in_force.is_none_or(|begin| day >= begin)
    }

    /// Whether one of its provisions can be cited as current on a day.
    pub fn is_current(&self, provision: &Provision, day: Date) -> bool {
        self.provision_has_begun(provision, day)
            && matches!(
                self.provision_status_on(provision, day),
                InstrumentStatus::InForce | InstrumentStatus::InForcePartly
            )
    }
}
