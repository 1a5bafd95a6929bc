//! Answers → findings and coverage.

use super::sheet::Sheet;
use crate::domain::answer::{Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::assessment::RankedFix;
use crate::domain::checklist::{Catalog, ChoiceState, Control};
use crate::domain::directive::Registry;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::fix::FixName;
use crate::domain::profile::Known;
use crate::domain::report::Coverage;
use crate::domain::text::Date;
use std::collections::BTreeMap;

/// How every applicable question stands. Set-up questions only say what there is and give no finding.
pub fn findings(
    catalog: &Catalog,
    registry: &Registry,
    questions: &[QuestionId],
    answers: &Answers,
    sheet: &Sheet,
    ranking: &[RankedFix],
    today: Date,
) -> Vec<Finding> {
    questions
        .iter()
        .filter(|question| question.subject != Subject::Setup)
        .filter_map(|question| {
            let control = catalog.control(&question.control)?;
            let answer = answers.get(question);
            let (state, choice) = match answer.map(|answer| &answer.given) {
                None | Some(Given::Skipped) => (Some(FindingState::NotChecked), None),
                Some(Given::DontKnow) => (Some(FindingState::CouldNotCheck), None),
                Some(Given::Chosen(ids)) => {
                    let chosen = ids
                        .first()
                        .and_then(|id| control.choices.iter().find(|choice| choice.id == *id));
                    match chosen {
                        Some(choice) => (state_of(choice.state), Some(choice.id.clone())),
                        None => (Some(FindingState::NotChecked), None),
                    }
                }
            };
            let evidence = answer.filter(|_| choice.is_some()).map(|answer| answer.evidence);
            let fix = (state == Some(FindingState::Bad))
                .then(|| fix(control, &question.subject, sheet, ranking))
                .flatten();
            Some(Finding {
                code: control.id.clone(),
                subject: question.subject.clone(),
                state,
                choice,
                evidence,
                provisions: in_force(registry, &control.provisions, today),
                fix,
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

/// The best-ranked fix that mends this control for this subject.
fn fix(control: &Control, subject: &Subject, sheet: &Sheet, ranking: &[RankedFix]) -> Option<FixName> {
    let concerns = |fix: &FixName| match (&fix.subject, subject) {
        (None, _) => true,
        (Some(account), Subject::Password(group)) => sheet
            .profile
            .accounts
            .iter()
            .find(|known| known.id == *account)
            .is_some_and(|known| known.password.as_ref().and_then(Known::value) == Some(group)),
        // A browser's saved passwords are cleared device by device.
        (Some(target), Subject::Account(id)) => {
            target == id
                || sheet
                    .profile
                    .accounts
                    .iter()
                    .find(|known| known.id == *id)
                    .is_some_and(|known| known.saved_in.contains(target))
        }
        (Some(target), subject) => target.as_str() == subject.id(),
    };
    ranking
        .iter()
        .filter(|row| row.gain > 0.0 || row.lockout_change < 0.0)
        .find(|row| {
            control
                .remedies
                .iter()
                .any(|remedy| remedy.kind == Some(row.fix.kind))
                && concerns(&row.fix)
        })
        .map(|row| row.fix.clone())
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
