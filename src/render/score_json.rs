//! The members of `score FILE --json`, exactly as in the reference's `expected`.

use crate::domain::assessment::{Assessment, Axis};
use serde_json::{Map, Value, json};

/// `result`, `ranking`, `plan`, `questions`, `migration`.
pub fn members(assessment: &Assessment) -> Map<String, Value> {
    let result = &assessment.result;
    let accounts: Map<String, Value> = result
        .accounts
        .iter()
        .map(|risk| {
            (
                risk.id.to_string(),
                json!({"takeover": risk.takeover, "locked_out": risk.locked_out}),
            )
        })
        .collect();
    let families: Map<String, Value> = result
        .by_family
        .iter()
        .map(|(family, value)| (family.clone(), json!(value)))
        .collect();
    let ranking: Vec<Value> = assessment
        .ranking
        .iter()
        .map(|ranked| {
            json!({"fix": ranked.fix.to_string(), "minutes": ranked.minutes, "gain": ranked.gain,
                "per_minute": ranked.per_minute, "points": ranked.points,
                "lockout_change": ranked.lockout_change, "bounded": ranked.bounded})
        })
        .collect();
    let plan: Vec<Value> = assessment
        .plan
        .iter()
        .map(|step| {
            json!({"fix": step.fix.to_string(), "minutes": step.minutes, "exposure": step.exposure,
                "score": step.score, "lockout": step.lockout})
        })
        .collect();
    let questions: Vec<Value> = assessment
        .questions
        .iter()
        .map(|open| json!({"question": open.question.to_string(), "may_lower": open.may_lower}))
        .collect();
    let migration = assessment.migration.as_ref().map(|migration| {
        json!({"migration": "adopt_vault", "minutes": migration.minutes, "gain": migration.gain,
            "score": migration.score, "lockout_change": migration.lockout_change, "offer": migration.offer})
    });
    let mut out = Map::new();
    out.insert(
        "result".to_owned(),
        json!({
            "exposure": axis(&result.exposure),
            "lockout": axis(&result.lockout),
            "accounts": accounts,
            "any_important": result.any_important,
            "by_family": families,
            "unknowns": result.unknowns,
            "bounded": result.bounded,
        }),
    );
    out.insert("ranking".to_owned(), Value::Array(ranking));
    out.insert("plan".to_owned(), Value::Array(plan));
    out.insert("questions".to_owned(), Value::Array(questions));
    out.insert("migration".to_owned(), migration.unwrap_or(Value::Null));
    out
}

fn axis(axis: &Axis) -> Value {
    json!({"low": axis.low, "high": axis.high, "prior_band": axis.prior_band, "score_low": axis.score_low,
        "score_high": axis.score_high, "grade": axis.grade.letter().to_string(),
        "grade_best": axis.grade_best.letter().to_string()})
}
