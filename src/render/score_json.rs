//! The members `result`, `ranking`, `plan`, `questions` and `migration`, as the model's reference writes them.
//!
//! `bounded` and `left_out` appear only where they are true.

use crate::domain::assessment::{Assessment, Axis, Evaluation};
use serde_json::{Map, Value, json};

/// The five members, in the reference's order.
pub fn members(assessment: &Assessment) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("result".to_owned(), result(&assessment.result));
    let ranking = assessment.ranking.iter().map(|row| {
        let mut value = json!({
            "fix": row.fix.to_string(),
            "minutes": row.minutes,
            "gain": row.gain,
            "per_minute": row.per_minute,
            "points": row.points,
            "lockout_change": row.lockout_change,
        });
        mark(&mut value, row.bounded);
        value
    });
    out.insert("ranking".to_owned(), ranking.collect());
    let plan = assessment.plan.iter().map(|step| {
        json!({
            "fix": step.fix.to_string(),
            "minutes": step.minutes,
            "exposure": step.exposure,
            "score": step.score,
            "lockout": step.lockout,
        })
    });
    out.insert("plan".to_owned(), plan.collect());
    let questions = assessment
        .questions
        .iter()
        .map(|row| json!({ "question": row.question.to_string(), "may_lower": row.may_lower }));
    out.insert("questions".to_owned(), questions.collect());
    let migration = assessment.migration.as_ref().map_or(Value::Null, |migration| {
        json!({
            "migration": "adopt_vault",
            "minutes": migration.minutes,
            "gain": migration.gain,
            "score": migration.score,
            "lockout_change": migration.lockout_change,
            "offer": migration.offer,
        })
    });
    out.insert("migration".to_owned(), migration);
    if assessment.left_out {
        out.insert("left_out".to_owned(), Value::Bool(true));
    }
    out
}

fn result(result: &Evaluation) -> Value {
    let accounts: Map<String, Value> = result
        .accounts
        .iter()
        .map(|risk| {
            let value = json!({ "takeover": risk.takeover, "locked_out": risk.locked_out });
            (risk.id.to_string(), value)
        })
        .collect();
    let families: Map<String, Value> = result
        .by_family
        .iter()
        .map(|(family, share)| (family.clone(), json!(share)))
        .collect();
    let mut value = json!({
        "exposure": axis(&result.exposure),
        "lockout": axis(&result.lockout),
        "accounts": accounts,
        "any_important": result.any_important,
        "by_family": families,
        "unknowns": result.unknowns,
    });
    mark(&mut value, result.bounded);
    value
}

fn axis(axis: &Axis) -> Value {
    json!({
        "low": axis.low,
        "high": axis.high,
        "prior_band": axis.prior_band,
        "score_low": axis.score_low,
        "score_high": axis.score_high,
        "grade": axis.grade.letter().to_string(),
        "grade_best": axis.grade_best.letter().to_string(),
    })
}

fn mark(value: &mut Value, bounded: bool) {
    if bounded && let Some(object) = value.as_object_mut() {
        object.insert("bounded".to_owned(), Value::Bool(true));
    }
}

/// The members as text.
pub fn text(assessment: &Assessment) -> String {
    format!("{:#}\n", Value::Object(members(assessment)))
}
