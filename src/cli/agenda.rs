//! What the interview must be told about the answers so far: the engines, put together.

use crate::audit::{self, Sheet};
use crate::domain::answer::{Answers, QuestionId};
use crate::domain::checklist::{Catalog, Pack};
use crate::domain::names::Names;
use crate::domain::params::Params;
use crate::domain::profile::{AttributeKey, Profile};
use crate::interview;
use crate::{exposure, i18n};
use std::collections::BTreeMap;

/// The engines behind an interview.
pub(super) struct Agenda<'a> {
    pub names: Names,
    pub params: &'a Params,
}

impl<'a> Agenda<'a> {
    pub(super) fn new(params: &'a Params) -> Self {
        Self {
            names: i18n::names(),
            params,
        }
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

    fn values(&self, profile: &Profile) -> BTreeMap<String, f64> {
        if profile.accounts.is_empty() {
            return BTreeMap::new();
        }
        exposure::questions(profile, self.params)
            .into_iter()
            .map(|open| (open.question.to_string(), open.may_lower))
            .collect()
    }
}
