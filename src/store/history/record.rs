//! A finished audit as JSON, version 1: what is inside an envelope, and inside a backup.
//!
//! ```text
//! rasoat_audit   1
//! created        when the last of its answers was given
//! after          the audit it goes on from, where it is no audit of its own
//! program        version of the program
//! model          {version, date}
//! pack, only     what was asked
//! answers        [{question, given, evidence}]: given is a list of choices, "dont_know" or "skipped"
//! apart          controls whose subjects were said to differ
//! profile        the profile file it was made from, where it was made from one
//! exposure, lockout  {score_low, score_high, grade}
//! coverage       {answered, asked, by_evidence}
//! findings       [{code, subject, state, choice, evidence, asked, fix, waived}]
//! steps          [{id, choice, minutes}]
//! waivers        [{id, reason, until}]
//! done           [{id, choice, at}]
//! labels         {subject: {platform, vi, en}}
//! order          every subject, in the order in which it is numbered
//! ```
//!
//! Shapes of their own, not dumps of what they stand for. Members may be added within a version; who reads an older
//! record takes what is missing as empty, and who reads one with more members leaves them alone.

use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::assessment::Grade;
use crate::domain::finding::FindingState;
use crate::domain::history::{AuditId, Done, PastAudit, PastAxis, PastFinding, PastStep, Shown, Waiver};
use crate::domain::report::{Coverage, Label, ModelVersion};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The version this program writes.
const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
struct AuditShape {
    rasoat_audit: u64,
    created: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default)]
    program: String,
    model: ModelShape,
    pack: String,
    #[serde(default)]
    only: Vec<String>,
    answers: Vec<AnswerShape>,
    #[serde(default)]
    apart: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    profile: Option<Value>,
    exposure: AxisShape,
    lockout: AxisShape,
    coverage: CoverageShape,
    findings: Vec<FindingShape>,
    #[serde(default)]
    steps: Vec<StepShape>,
    #[serde(default)]
    waivers: Vec<WaiverShape>,
    #[serde(default)]
    done: Vec<DoneShape>,
    #[serde(default)]
    labels: BTreeMap<String, LabelShape>,
    #[serde(default)]
    order: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct ModelShape {
    version: String,
    date: String,
}

#[derive(Serialize, Deserialize)]
struct AnswerShape {
    question: String,
    given: GivenShape,
    evidence: String,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum GivenShape {
    Ids(Vec<String>),
    Word(String),
}

const DONT_KNOW: &str = "dont_know";
const SKIPPED: &str = "skipped";

#[derive(Serialize, Deserialize)]
struct AxisShape {
    score_low: f64,
    score_high: f64,
    grade: String,
}

#[derive(Serialize, Deserialize)]
struct CoverageShape {
    answered: u32,
    asked: u32,
    by_evidence: BTreeMap<String, u32>,
}

#[derive(Serialize, Deserialize)]
struct FindingShape {
    code: String,
    subject: String,
    state: Option<String>,
    choice: Option<String>,
    evidence: Option<String>,
    asked: String,
    #[serde(default)]
    fix: Option<String>,
    #[serde(default)]
    waived: bool,
}

#[derive(Serialize, Deserialize)]
struct StepShape {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choice: Option<String>,
    minutes: u32,
}

#[derive(Serialize, Deserialize)]
struct WaiverShape {
    id: String,
    reason: String,
    until: String,
}

#[derive(Serialize, Deserialize)]
struct DoneShape {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choice: Option<String>,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct LabelShape {
    platform: Option<String>,
    vi: String,
    en: String,
}

/// Why a payload cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadRecord {
    Damaged,
    Newer,
}

/// A finished audit as JSON.
pub(super) fn to_json(audit: &PastAudit) -> Value {
    let axis = |axis: PastAxis| AxisShape {
        score_low: axis.score_low,
        score_high: axis.score_high,
        grade: axis.grade.letter().to_string(),
    };
    let shape = AuditShape {
        rasoat_audit: VERSION,
        created: audit.created.clone(),
        after: audit.after.as_ref().map(ToString::to_string),
        program: audit.program.clone(),
        model: ModelShape {
            version: audit.model.version.clone(),
            date: audit.model.date.to_string(),
        },
        pack: audit.pack.clone(),
        only: audit.only.clone(),
        answers: audit.answers.iter().map(answer).collect(),
        apart: audit.apart.iter().cloned().collect(),
        profile: audit
            .profile
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok()),
        exposure: axis(audit.exposure),
        lockout: axis(audit.lockout),
        coverage: CoverageShape {
            answered: audit.coverage.answered,
            asked: audit.coverage.asked,
            by_evidence: audit
                .coverage
                .by_evidence
                .iter()
                .map(|(grade, count)| (grade.as_str().to_owned(), *count))
                .collect(),
        },
        findings: audit.findings.iter().map(finding).collect(),
        steps: audit
            .steps
            .iter()
            .map(|step| StepShape {
                id: step.id.clone(),
                choice: step.choice.clone(),
                minutes: step.minutes,
            })
            .collect(),
        waivers: audit
            .waivers
            .iter()
            .map(|waiver| WaiverShape {
                id: waiver.id.clone(),
                reason: waiver.reason.clone(),
                until: waiver.until.to_string(),
            })
            .collect(),
        done: audit
            .done
            .iter()
            .map(|done| DoneShape {
                id: done.id.clone(),
                choice: done.choice.clone(),
                at: done.at.clone(),
            })
            .collect(),
        labels: audit
            .labels
            .iter()
            .map(|(subject, label)| {
                let shape = LabelShape {
                    platform: label.platform.clone(),
                    vi: label.vi.clone(),
                    en: label.en.clone(),
                };
                (subject.to_string(), shape)
            })
            .collect(),
        order: audit.order.iter().map(ToString::to_string).collect(),
    };
    // Strings, numbers and lists of them always have a JSON form.
    serde_json::to_value(shape).unwrap_or_default()
}

/// A step that was shown: its name, or its name and its choice.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum ShownShape {
    Name(String),
    Choice(String, String),
}

/// The steps that were shown last.
pub(super) fn shown_to_json(steps: &[Shown]) -> Value {
    let shape = |step: &Shown| match &step.choice {
        None => ShownShape::Name(step.id.clone()),
        Some(choice) => ShownShape::Choice(step.id.clone(), choice.clone()),
    };
    let shapes: Vec<ShownShape> = steps.iter().map(shape).collect();
    // Strings and lists of them always have a JSON form.
    serde_json::to_value(shapes).unwrap_or_default()
}

/// Reads the steps that were shown last; older programs wrote names only.
pub(super) fn shown_from_json(bytes: &[u8]) -> Option<Vec<Shown>> {
    let shapes: Vec<ShownShape> = serde_json::from_slice(bytes).ok()?;
    let step = |shape| match shape {
        ShownShape::Name(id) => Shown { id, choice: None },
        ShownShape::Choice(id, choice) => Shown {
            id,
            choice: Some(choice),
        },
    };
    Some(shapes.into_iter().map(step).collect())
}

/// Reads a finished audit.
pub(super) fn from_json(bytes: &[u8]) -> Result<PastAudit, BadRecord> {
    /// What every version has.
    #[derive(Deserialize)]
    struct AnyVersion {
        rasoat_audit: u64,
    }
    match serde_json::from_slice::<AuditShape>(bytes) {
        Ok(shape) if shape.rasoat_audit == VERSION => read(shape).ok_or(BadRecord::Damaged),
        _ => match serde_json::from_slice::<AnyVersion>(bytes) {
            Ok(any) if any.rasoat_audit > VERSION => Err(BadRecord::Newer),
            _ => Err(BadRecord::Damaged),
        },
    }
}

fn answer((question, answer): (&QuestionId, &Answer)) -> AnswerShape {
    AnswerShape {
        question: question.to_string(),
        given: match &answer.given {
            Given::Chosen(ids) => GivenShape::Ids(ids.clone()),
            Given::DontKnow => GivenShape::Word(DONT_KNOW.to_owned()),
            Given::Skipped => GivenShape::Word(SKIPPED.to_owned()),
        },
        evidence: answer.evidence.as_str().to_owned(),
    }
}

fn finding(finding: &PastFinding) -> FindingShape {
    FindingShape {
        code: finding.code.clone(),
        subject: finding.subject.to_string(),
        state: finding.state.map(|state| state.as_str().to_owned()),
        choice: finding.choice.clone(),
        evidence: finding.evidence.map(|grade| grade.as_str().to_owned()),
        asked: finding.asked.clone(),
        fix: finding.fix.clone(),
        waived: finding.waived,
    }
}

/// None where a word stands for nothing.
fn read(shape: AuditShape) -> Option<PastAudit> {
    let answers: Option<Answers> = shape.answers.into_iter().map(read_answer).collect();
    let findings: Option<Vec<PastFinding>> = shape.findings.into_iter().map(read_finding).collect();
    let labels: Option<BTreeMap<Subject, Label>> = shape
        .labels
        .into_iter()
        .map(|(subject, label)| {
            let LabelShape { platform, vi, en } = label;
            Some((Subject::parse(&subject)?, Label { platform, vi, en }))
        })
        .collect();
    let order: Option<Vec<Subject>> = (shape.order.iter())
        .map(|subject| Subject::parse(subject))
        .collect();
    let waivers: Option<Vec<Waiver>> = shape
        .waivers
        .into_iter()
        .map(|waiver| {
            Some(Waiver {
                until: waiver.until.parse().ok()?,
                id: waiver.id,
                reason: waiver.reason,
            })
        })
        .collect();
    let after = match shape.after {
        None => None,
        Some(id) => Some(AuditId::parse(&id)?),
    };
    Some(PastAudit {
        created: shape.created,
        after,
        program: shape.program,
        model: ModelVersion {
            version: shape.model.version,
            date: shape.model.date.parse().ok()?,
        },
        pack: shape.pack,
        only: shape.only,
        answers: answers?,
        apart: shape.apart.into_iter().collect(),
        profile: shape.profile.map(|profile| profile.to_string()),
        exposure: read_axis(&shape.exposure)?,
        lockout: read_axis(&shape.lockout)?,
        coverage: read_coverage(shape.coverage)?,
        findings: findings?,
        steps: shape
            .steps
            .into_iter()
            .map(|StepShape { id, choice, minutes }| PastStep { id, choice, minutes })
            .collect(),
        waivers: waivers?,
        done: shape
            .done
            .into_iter()
            .map(|DoneShape { id, choice, at }| Done { id, choice, at })
            .collect(),
        labels: labels?,
        order: order?,
    })
}

fn read_answer(shape: AnswerShape) -> Option<(QuestionId, Answer)> {
    let given = match shape.given {
        GivenShape::Ids(ids) => Given::Chosen(ids),
        GivenShape::Word(word) => match word.as_str() {
            DONT_KNOW => Given::DontKnow,
            SKIPPED => Given::Skipped,
            _ => return None,
        },
    };
    let evidence = Evidence::from_name(&shape.evidence)?;
    Some((QuestionId::parse(&shape.question)?, Answer { given, evidence }))
}

fn read_finding(shape: FindingShape) -> Option<PastFinding> {
    let state = match shape.state {
        None => None,
        Some(name) => Some(FindingState::from_name(&name)?),
    };
    let evidence = match shape.evidence {
        None => None,
        Some(name) => Some(Evidence::from_name(&name)?),
    };
    Some(PastFinding {
        subject: Subject::parse(&shape.subject)?,
        code: shape.code,
        state,
        choice: shape.choice,
        evidence,
        asked: shape.asked,
        fix: shape.fix,
        waived: shape.waived,
    })
}

fn read_axis(shape: &AxisShape) -> Option<PastAxis> {
    let scale = 0.0..=100.0;
    let fits = scale.contains(&shape.score_low) && scale.contains(&shape.score_high);
    fits.then_some(PastAxis {
        score_low: shape.score_low,
        score_high: shape.score_high,
        grade: Grade::from_letter(&shape.grade)?,
    })
}

fn read_coverage(shape: CoverageShape) -> Option<Coverage> {
    let by_evidence: Option<BTreeMap<Evidence, u32>> = shape
        .by_evidence
        .into_iter()
        .map(|(name, count)| Some((Evidence::from_name(&name)?, count)))
        .collect();
    Some(Coverage {
        answered: shape.answered,
        asked: shape.asked,
        share: if shape.asked == 0 {
            0.0
        } else {
            f64::from(shape.answered) / f64::from(shape.asked)
        },
        by_evidence: by_evidence?,
    })
}
