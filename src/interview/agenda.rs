//! What the interview must be told about the answers so far; it never works it out itself.

use crate::audit::Sheet;
use crate::audit::vault::Measured;
use crate::domain::answer::{Answers, QuestionId};
use crate::domain::checklist::{Catalog, Pack};
use crate::domain::profile::{AttributeKey, Profile};
use std::collections::BTreeMap;

/// Reads answers: which questions follow from them, and what each question is worth.
pub trait Agenda {
    /// The set-up that the answers describe.
    fn sheet(&self, catalog: &Catalog, answers: &Answers) -> Sheet;

    /// Every question that applies given the answers so far, in content order, set-up first.
    fn applicable(
        &self,
        catalog: &Catalog,
        pack: &Pack,
        only: &[String],
        answers: &Answers,
        sheet: &Sheet,
    ) -> Vec<QuestionId>;

    /// The "?" of the profile that an answer settles.
    fn attribute_keys(&self, catalog: &Catalog, sheet: &Sheet, question: &QuestionId) -> Vec<AttributeKey>;

    /// How far the answer to each unknown (an attribute key as text) may lower the upper end of the exposure.
    ///
    /// May be empty: then the content decides the order.
    fn values(&self, profile: &Profile) -> BTreeMap<String, f64>;

    /// What was measured beforehand about the accounts there are; none where nothing was.
    fn measured(&self, _catalog: &Catalog, _answers: &Answers, _sheet: &Sheet) -> Option<Measured> {
        None
    }
}
