//! A report as it is remembered, and what changed from one to another.

use super::sheet::subjects;
use super::waived::covers_finding;
use crate::domain::answer::{Answers, Subject};
use crate::domain::checklist::{Catalog, ChoiceState, Control};
use crate::domain::finding::FindingState;
use crate::domain::history::{Change, Compared, Comparison, PastAudit, PastFinding, PastStep, Remembered};
use crate::domain::report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// What is remembered beside the report itself.
pub struct Told<'a> {
    /// Every answer.
    pub answers: &'a Answers,
    /// Controls whose subjects were said to differ.
    pub apart: &'a BTreeSet<String>,
    /// Only these platforms were asked about; empty for all.
    pub only: &'a [String],
    /// The profile file it was made from, as JSON.
    pub profile: Option<String>,
    /// The version of the program.
    pub program: &'a str,
}

/// A report as it is remembered.
pub fn remember(report: &Report, catalog: &Catalog, told: Told<'_>) -> PastAudit {
    let result = &report.assessment.result;
    let waived = || report.waivers.iter().filter_map(|waived| waived.action.as_ref());
    PastAudit {
        created: report.created.clone(),
        after: None,
        program: told.program.to_owned(),
        model: report.model.clone(),
        pack: report.pack.clone(),
        only: told.only.to_vec(),
        answers: told.answers.clone(),
        apart: told.apart.clone(),
        profile: told.profile,
        exposure: (&result.exposure).into(),
        lockout: (&result.lockout).into(),
        coverage: report.coverage.clone(),
        findings: report
            .findings
            .iter()
            .map(|finding| PastFinding {
                code: finding.code.clone(),
                subject: finding.subject.clone(),
                state: finding.state,
                choice: finding.choice.clone(),
                evidence: finding.evidence,
                asked: catalog.control(&finding.code).map(asked).unwrap_or_default(),
                waived: finding.state == Some(FindingState::Bad)
                    && waived().any(|action| covers_finding(catalog, &report.profile, action, finding)),
                fix: finding.fix.as_ref().map(ToString::to_string),
            })
            .collect(),
        steps: report
            .steps
            .iter()
            .map(|step| PastStep {
                id: step.action.to_string(),
                choice: step.action.choice().map(str::to_owned),
                minutes: step.minutes,
            })
            .collect(),
        waivers: report
            .waivers
            .iter()
            .map(|waived| waived.waiver.clone())
            .collect(),
        done: Vec::new(),
        labels: report.labels.clone(),
        order: subjects(&report.profile),
    }
}

/// The fingerprint of what is asked: the question, its choices and what they mean. FNV-1a; it guards against
/// nobody, it only tells one question from another.
fn asked(control: &Control) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    take(&control.question.vi);
    for choice in &control.choices {
        take(&choice.id);
        take(match choice.state {
            ChoiceState::Good => "good",
            ChoiceState::Bad => "bad",
            ChoiceState::Neutral => "neutral",
        });
    }
    format!("{hash:016x}")
}

/// What became of every control about every subject from the older audit to the newer one.
pub fn compare<'a>(before: &'a Remembered, after: &'a Remembered) -> Comparison<'a> {
    type Key<'k> = (&'k str, &'k Subject);
    let key = |finding: &'a PastFinding| -> Key<'a> { (&finding.code, &finding.subject) };
    let old: BTreeMap<Key<'a>, &PastFinding> = before
        .audit
        .findings
        .iter()
        .map(|finding| (key(finding), finding))
        .collect();
    let new: BTreeSet<Key<'a>> = after.audit.findings.iter().map(key).collect();
    let mut rows: Vec<Compared> = after
        .audit
        .findings
        .iter()
        .map(|now| {
            let was = old.get(&key(now)).copied();
            Compared {
                code: now.code.clone(),
                subject: now.subject.clone(),
                change: change(was, now),
                before: was.and_then(|was| was.state),
                after: now.state,
            }
        })
        .collect();
    let gone = before
        .audit
        .findings
        .iter()
        .filter(|was| !new.contains(&key(was)));
    rows.extend(gone.map(|was| Compared {
        code: was.code.clone(),
        subject: was.subject.clone(),
        change: Change::Gone,
        before: was.state,
        after: None,
    }));
    // A stable sort: within a kind the order of the interview stays.
    rows.sort_by_key(|row| row.change);
    Comparison { before, after, rows }
}

fn change(was: Option<&PastFinding>, now: &PastFinding) -> Change {
    use FindingState::{Bad, Good};
    if now.state == Some(Bad) && now.waived {
        return Change::Waived;
    }
    if was.is_some_and(|was| was.asked != now.asked) {
        return Change::AskedDifferently;
    }
    // Good or not; none where nobody knows.
    let known = |state: Option<FindingState>| match state {
        Some(Good) => Some(true),
        Some(Bad) => Some(false),
        Some(FindingState::NotChecked | FindingState::CouldNotCheck) | None => None,
    };
    match (known(was.and_then(|was| was.state)), known(now.state)) {
        (Some(true), Some(false)) => Change::Regressed,
        (Some(false), Some(true)) => Change::Fixed,
        (None, Some(false)) => Change::New,
        (None, Some(true)) => Change::Cleared,
        (Some(_), None) => Change::Unclear,
        (Some(true), Some(true)) | (Some(false), Some(false)) | (None, None) => Change::Unchanged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Grade;
    use crate::domain::history::{AuditId, PastAxis};
    use crate::domain::report::{Coverage, ModelVersion};
    use FindingState::{Bad, CouldNotCheck, Good, NotChecked};

    fn audit(findings: &[(&str, Option<FindingState>, &str)]) -> Remembered {
        let axis = PastAxis {
            score_low: 10.0,
            score_high: 20.0,
            grade: Grade::A,
        };
        let findings = findings.iter().map(|(code, state, asked)| PastFinding {
            code: (*code).to_owned(),
            subject: Subject::Account("gmail".into()),
            state: *state,
            choice: None,
            evidence: None,
            asked: (*asked).to_owned(),
            fix: Some(format!("{code}:gmail")),
            waived: false,
        });
        Remembered {
            id: AuditId::parse("20261123-083000-0001").unwrap(),
            audit: PastAudit {
                created: "2026-11-23T08:30:00+07:00".to_owned(),
                after: None,
                program: String::new(),
                model: ModelVersion {
                    version: "1".to_owned(),
                    date: jiff::civil::date(2026, 11, 1),
                },
                pack: "full".to_owned(),
                only: Vec::new(),
                answers: Answers::new(),
                apart: BTreeSet::new(),
                profile: None,
                exposure: axis,
                lockout: axis,
                coverage: Coverage {
                    answered: 0,
                    asked: 0,
                    share: 0.0,
                    by_evidence: BTreeMap::new(),
                },
                findings: findings.collect(),
                steps: Vec::new(),
                waivers: Vec::new(),
                done: Vec::new(),
                labels: BTreeMap::new(),
                order: Vec::new(),
            },
        }
    }

    /// None where it was not there; none in it where the answer says only what there is.
    #[expect(clippy::option_option, reason = "two different kinds of nothing")]
    #[track_caller]
    fn check(before: Option<Option<FindingState>>, after: Option<Option<FindingState>>, expected: Change) {
        let rows = |state: Option<Option<FindingState>>| {
            audit(
                &state
                    .map(|state| ("x", state, "1"))
                    .into_iter()
                    .collect::<Vec<_>>(),
            )
        };
        let (before, after) = (rows(before), rows(after));
        let found = compare(&before, &after);
        assert_eq!(found.rows.len(), 1);
        assert_eq!(found.rows[0].change, expected);
    }

    #[test]
    fn what_became_of_a_finding() {
        check(Some(Some(Good)), Some(Some(Bad)), Change::Regressed);
        check(Some(Some(Bad)), Some(Some(Good)), Change::Fixed);
        check(Some(Some(Bad)), Some(Some(Bad)), Change::Unchanged);
        check(None, Some(Some(Bad)), Change::New);
        check(Some(Some(NotChecked)), Some(Some(Bad)), Change::New);
        check(Some(Some(CouldNotCheck)), Some(Some(Good)), Change::Cleared);
        check(None, Some(Some(Good)), Change::Cleared);
        check(Some(Some(Bad)), None, Change::Gone);
        check(Some(None), Some(None), Change::Unchanged);
    }

    /// What is not known any more was not fixed.
    #[test]
    fn what_is_not_known_any_more_is_not_fixed() {
        for unknown in [NotChecked, CouldNotCheck] {
            check(Some(Some(Bad)), Some(Some(unknown)), Change::Unclear);
            check(Some(Some(Good)), Some(Some(unknown)), Change::Unclear);
        }
        check(
            Some(Some(NotChecked)),
            Some(Some(CouldNotCheck)),
            Change::Unchanged,
        );
    }

    #[test]
    fn another_question_is_not_compared() {
        let (before, after) = (audit(&[("x", Some(Bad), "1")]), audit(&[("x", Some(Good), "2")]));
        assert_eq!(compare(&before, &after).rows[0].change, Change::AskedDifferently);
    }

    #[test]
    fn what_is_waived_is_called_so() {
        let before = audit(&[("x", Some(Good), "1")]);
        let mut after = audit(&[("x", Some(Bad), "1")]);
        assert_eq!(compare(&before, &after).rows[0].change, Change::Regressed);
        after.audit.findings[0].waived = true;
        assert_eq!(compare(&before, &after).rows[0].change, Change::Waived);
    }
}
