//! One verdict object; every renderer reads it and decides nothing.

use super::assessment::{Advice, Assessment, Road, Step, Story};
use super::finding::Finding;
use super::fix::Action;
use super::history::Waiver;
use super::text::{Date, Lang};
use super::{answer::Evidence, answer::Subject, profile::Profile};
use std::collections::BTreeMap;

/// How much of what applies was answered. Stands beside every score.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// Good or bad.
    pub answered: u32,
    /// Applicable questions of the chosen pack.
    pub asked: u32,
    /// `answered / asked`; 0 where nothing applies.
    pub share: f64,
    /// How many answers stand on which grounds.
    pub by_evidence: BTreeMap<Evidence, u32>,
}

/// How a thing is called on the screen: by platform and order, never by a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The platform it belongs to; none for numbers, devices, passwords of no platform.
    pub platform: Option<String>,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Label {
    /// The words for one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// The model's version in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelVersion {
    /// Version of the parameter table.
    pub version: String,
    /// Its date.
    pub date: Date,
}

/// Something left aside on purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Waived {
    /// What, why and until when.
    pub waiver: Waiver,
    /// The thing to do; none where there is nothing to do of the kind any more.
    pub action: Option<Action>,
}

/// One family of incidents and its part of the exposure.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The family (`leak`, `phish`, …), as in `by_family`.
    pub family: String,
    /// Its part of the upper end of the exposure, 0 to 1.
    pub share: f64,
}

/// An incident behind the figures: worst end of the answers, middle priors.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedIncident {
    /// The incident, as the kernel spells it (`leak:main`, `targeted`).
    pub incident: String,
    /// How often a year.
    pub rate: f64,
    /// Its part of the exposure, in weighted takeovers a year.
    pub adds: f64,
    /// The parameters its rate comes from (`leak.site`), keys of the parameter table.
    pub params: Vec<String>,
}

/// A step that decides whether an incident goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedStep {
    /// The step, as the kernel spells it (`rec:facebook/mail`).
    pub step: String,
    /// How often it succeeds, for the class of the incident it was asked about.
    pub probability: f64,
    /// The parameters it comes from.
    pub params: Vec<String>,
}

/// What stands behind the figures: `show --explain`. The rules are the links of the stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// Incidents, the one that adds most first.
    pub incidents: Vec<ExplainedIncident>,
    /// Steps of the stories, in the order they first appear there.
    pub steps: Vec<ExplainedStep>,
}

/// Everything an audit says.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// When the last of its answers was given: RFC 3339, seconds.
    pub created: String,
    /// The day it is shown: what is in force is told as of it.
    pub date: Date,
    /// The model's version.
    pub model: ModelVersion,
    /// The pack that was asked.
    pub pack: String,
    /// Whether it is about the embedded sample person.
    pub sample: bool,
    /// The profile behind it.
    pub profile: Profile,
    /// What things are called.
    pub labels: BTreeMap<Subject, Label>,
    /// What the exposure model says.
    pub assessment: Assessment,
    /// How much was answered.
    pub coverage: Coverage,
    /// Every applicable control, in the order of the interview.
    pub findings: Vec<Finding>,
    /// What to do first: at most three.
    pub steps: Vec<Step>,
    /// What else is worth doing, and can be no step.
    pub others: Vec<Advice>,
    /// What is left aside on purpose on the day it is shown.
    pub waivers: Vec<Waived>,
    /// Now, after the steps, after everything.
    pub road: Road,
    /// The likeliest ways in, the likeliest first.
    pub stories: Vec<Story>,
    /// What drives the exposure, the largest part first.
    pub drivers: Vec<Driver>,
    /// What stands behind the figures; none where it was not asked for.
    pub explanation: Option<Explanation>,
}
