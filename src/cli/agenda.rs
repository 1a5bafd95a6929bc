//! What the interview must be told about the answers so far: the engines, put together.

use crate::audit::vault::{Logins, Measured};
use crate::audit::{self, Sheet};
use crate::domain::answer::{Answers, QuestionId};
use crate::domain::checklist::{Attribute, Catalog, Pack};
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::params::Params;
use crate::domain::profile::{Account, AccountKind, AttributeKey, Profile, Section};
use crate::exposure::{Engine, Table};
use crate::interview;
use crate::{exposure, i18n};
use std::collections::BTreeMap;

/// How much exact work telling where accounts are open may cost; a count, never time.
const PLACES_WORK: u64 = 2_000_000;

/// The engines behind an interview, as the command line and the tests put them together.
pub struct Agenda<'a> {
    pub(super) names: Names,
    params: &'a Params,
    vault: Option<&'a Logins>,
}

impl<'a> Agenda<'a> {
    /// The engines with the numbers of a model.
    pub fn new(params: &'a Params) -> Self {
        Self {
            names: i18n::names(),
            params,
            vault: None,
        }
    }

    /// The same, with a vault that answers some questions.
    #[must_use]
    pub fn with_vault(self, vault: Option<&'a Logins>) -> Self {
        Self { vault, ..self }
    }
}

impl interview::Agenda for Agenda<'_> {
    fn sheet(&self, catalog: &Catalog, answers: &Answers) -> Sheet {
        audit::sheet(catalog, &self.names, answers)
    }

    fn applicable(
        &self,
        catalog: &Catalog,
        pack: &Pack,
        only: &[String],
        answers: &Answers,
        sheet: &Sheet,
    ) -> Vec<QuestionId> {
        audit::applicable(catalog, pack, only, answers, sheet)
    }

    fn attribute_keys(&self, catalog: &Catalog, _sheet: &Sheet, question: &QuestionId) -> Vec<AttributeKey> {
        audit::attribute_key(catalog, question).into_iter().collect()
    }

    fn measured(&self, catalog: &Catalog, answers: &Answers, sheet: &Sheet) -> Option<Measured> {
        let vault = self.vault?;
        Some(audit::vault::measured(catalog, sheet, answers, vault))
    }

    fn values(&self, profile: &Profile) -> BTreeMap<String, f64> {
        if profile.accounts.is_empty() {
            return BTreeMap::new();
        }
        let mut values: BTreeMap<String, f64> = exposure::questions(profile, self.params)
            .into_iter()
            .map(|open| (open.question.to_string(), open.may_lower))
            .collect();
        values.extend(self.places(profile));
        values
    }
}

impl Agenda<'_> {
    /// What it is worth to know where an account is signed in and where its password is saved.
    ///
    /// A profile has no "?" for these, so the engine does not list them: the worst answer is compared with the
    /// best one here.
    fn places(&self, profile: &Profile) -> BTreeMap<String, f64> {
        let table = Table::new(self.params);
        let mut engine = Engine::new(&table);
        engine.allow(PLACES_WORK);
        let mut foreign = profile.clone();
        if let Some(device) = audit::shared_computer(profile) {
            foreign.devices.push(device);
        }
        let everywhere: Vec<Id> = foreign.devices.iter().map(|device| device.id.clone()).collect();
        let phone: Vec<Id> = everywhere.iter().take(1).cloned().collect();
        // Who saves a password on a computer at work is told by the answer about sessions first.
        let computers: Vec<Id> = profile
            .devices
            .iter()
            .filter(|device| !device.kind.is_phone())
            .map(|device| device.id.clone())
            .collect();
        let mut values = BTreeMap::new();
        for (place, account) in profile.accounts.iter().enumerate() {
            // Pages have no sessions of their own.
            if account.kind == AccountKind::Page || engine.exhausted() {
                continue;
            }
            let mut with = |set: &dyn Fn(&mut Account)| {
                let mut variant = foreign.clone();
                if let Some(account) = variant.accounts.get_mut(place) {
                    set(account);
                }
                engine.upper(&variant).value
            };
            let sessions = with(&|account| account.devices.clone_from(&everywhere))
                - with(&|account| account.devices.clone_from(&phone));
            let saved = with(&|account| account.saved_in.clone_from(&computers))
                - with(&|account| account.saved_in.clear());
            for (attribute, value) in [(Attribute::Devices, sessions), (Attribute::SavedIn, saved)] {
                let key = AttributeKey {
                    section: Section::Accounts,
                    id: account.id.to_string(),
                    attribute: attribute.as_str().to_owned(),
                };
                values.insert(key.to_string(), value.max(0.0));
            }
        }
        values
    }
}
