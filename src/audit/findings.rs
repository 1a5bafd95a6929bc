//! Answers → findings and coverage.

use super::sheet::Sheet;
use crate::domain::answer::{Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Catalog, ChoiceState};
use crate::domain::directive::Registry;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::report::Coverage;
use crate::domain::text::Date;
use std::collections::BTreeMap;

/// How every applicable question stands; what mends it is told later. Set-up questions only say what there is and give
/// no finding.
pub fn findings(
    catalog: &Catalog,
    registry: &Registry,
    questions: &[QuestionId],
    answers: &Answers,
    sheet: &Sheet,
    today: Date,
) -> Vec<Finding> {
    questions
        .iter()
        .filter(|question| question.subject != Subject::Setup)
        .filter_map(|question| {
            let control = catalog.control(&question.control)?;
            let answer = answers.get(question);
            let platform = sheet.platform(catalog, &question.subject);
            let (state, choice) = match answer.map(|answer| &answer.given) {
                None | Some(Given::Skipped) => (Some(FindingState::NotChecked), None),
                Some(Given::DontKnow) => (Some(FindingState::CouldNotCheck), None),
                Some(Given::Chosen(ids)) => {
                    // Outside the set-up there is one: the linter refuses what would take more.
                    let chosen = ids
                        .first()
                        .and_then(|id| control.choices.iter().find(|choice| choice.id == *id));
                    match chosen {
                        Some(choice) => (
                            state_of(control.state_on(choice, platform)),
                            Some(choice.id.clone()),
                        ),
                        None => (Some(FindingState::NotChecked), None),
                    }
                }
            };
            let evidence = answer.filter(|_| choice.is_some()).map(|answer| answer.evidence);
            Some(Finding {
                code: control.id.clone(),
                subject: question.subject.clone(),
                state,
                choice,
                evidence,
                provisions: in_force(registry, &control.provisions, today),
                fix: None,
            })
        })
        .collect()
}

/// What an answer comes to; one that only says what there is comes to nothing.
fn state_of(choice: ChoiceState) -> Option<FindingState> {
    match choice {
        ChoiceState::Good => Some(FindingState::Good),
        ChoiceState::Bad => Some(FindingState::Bad),
        ChoiceState::Neutral => None,
    }
}

/// Provisions that can be cited today: protective, of an instrument in force.
fn in_force(registry: &Registry, provisions: &[String], today: Date) -> Vec<String> {
    provisions
        .iter()
        .filter(|reference| {
            registry
                .provision(reference)
                .is_some_and(|(directive, provision)| {
                    provision.protective && directive.is_current(provision, today)
                })
        })
        .cloned()
        .collect()
}

/// How much of what applies was answered.
pub fn coverage(findings: &[Finding]) -> Coverage {
    let asked = u32::try_from(findings.len()).unwrap_or(u32::MAX);
    let mut by_evidence: BTreeMap<Evidence, u32> =
        Evidence::ALL.into_iter().map(|grade| (grade, 0)).collect();
    for evidence in findings.iter().filter_map(|finding| finding.evidence) {
        *by_evidence.entry(evidence).or_default() += 1;
    }
    let answered = findings.iter().filter(|finding| finding.is_answered()).count();
    let answered = u32::try_from(answered).unwrap_or(u32::MAX);
    let share = if asked == 0 {
        0.0
    } else {
        f64::from(answered) / f64::from(asked)
    };
    Coverage {
        answered,
        asked,
        share,
        by_evidence,
    }
}
