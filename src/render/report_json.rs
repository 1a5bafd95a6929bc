//! The report as JSON, schema `rasoat.report/1` (`schemas/rasoat.report-1.json`).
//!
//! Every member is written by hand: the shape is a promise, a change of a domain type must not change it.

use super::score_json;
use crate::domain::answer::Evidence;
use crate::domain::assessment::{Advice, Because, Road, Step, Story};
use crate::domain::checklist::Content;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::history::Waiver;
use crate::domain::report::{Coverage, Explanation, Report, Waived};
use crate::domain::text::Lang;
use serde_json::{Map, Value, json};

/// The schema's name.
const SCHEMA: &str = "rasoat.report/1";

/// The whole report, indented, with a newline at the end.
pub(super) fn render(report: &Report, content: &Content) -> String {
    let mut out = format!("{:#}", Value::Object(object(report, content)));
    out.push('\n');
    out
}

fn object(report: &Report, content: &Content) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    put("schema", json!(SCHEMA));
    put("created", json!(report.created));
    put("sample", json!(report.sample));
    put(
        "model",
        json!({"version": report.model.version, "date": report.model.date.to_string()}),
    );
    put("pack", json!(report.pack));
    put("coverage", coverage(&report.coverage));
    for (name, value) in score_json::members(&report.assessment) {
        put(&name, value);
    }
    put("steps", report.steps.iter().map(step).collect());
    put(
        "others",
        report
            .others
            .iter()
            .map(|advice| other(advice, content))
            .collect(),
    );
    put("waived", report.waivers.iter().map(waived).collect());
    put("road", road(&report.road));
    put(
        "drivers",
        report
            .drivers
            .iter()
            .map(|driver| json!({"family": driver.family, "share": driver.share}))
            .collect(),
    );
    put("stories", report.stories.iter().map(story).collect());
    put("findings", report.findings.iter().map(finding).collect());
    put("labels", labels(report));
    put("provisions", provisions(report, content));
    if let Some(explanation) = &report.explanation {
        put("explanation", explained(explanation));
    }
    out
}

fn coverage(coverage: &Coverage) -> Value {
    let grounds: Map<String, Value> = Evidence::ALL
        .into_iter()
        .map(|grade| {
            let count = coverage.by_evidence.get(&grade).copied().unwrap_or(0);
            (grade.as_str().to_owned(), json!(count))
        })
        .collect();
    json!({"answered": coverage.answered, "asked": coverage.asked, "share": coverage.share, "by_evidence": grounds})
}

fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "subject": finding.subject.to_string(),
        "state": finding.state.map(FindingState::as_str),
        "choice": finding.choice,
        "evidence": finding.evidence.map(Evidence::as_str),
        "provisions": finding.provisions,
        "fix": finding.fix.as_ref().map(ToString::to_string),
    })
}

fn step(step: &Step) -> Value {
    let (before, after) = step.lockout_grades;
    json!({
        "id": step.action.to_string(),
        "minutes": step.minutes,
        "closes": step.closes,
        "score_before": step.score_before,
        "score_after": step.score_after,
        "lockout_change": step.lockout_change,
        "lockout_grades": [before.letter().to_string(), after.letter().to_string()],
        "because": match step.because {
            Because::LowersExposure => "lowers_exposure",
            Because::LowersLockout => "lowers_lockout",
        },
    })
}

fn other(advice: &Advice, content: &Content) -> Value {
    let title = content
        .catalog
        .control(&advice.control)
        .and_then(|control| control.remedies.get(advice.remedy))
        .map(|remedy| json!({"vi": remedy.title.get(Lang::Vi), "en": remedy.title.get(Lang::En)}));
    json!({
        "id": advice.name(&content.catalog),
        "code": advice.control,
        "subject": advice.subject.to_string(),
        "title": title,
        "minutes": advice.minutes,
        "score_after": advice.effect.map(|effect| effect.scores[1]),
        "lockout_change": advice.effect.map(|effect| effect.lockout_change),
    })
}

fn waived(waived: &Waived) -> Value {
    let Waiver { id, reason, until } = &waived.waiver;
    json!({"id": id, "reason": reason, "until": until.to_string()})
}

fn road(road: &Road) -> Value {
    let [now, after, floor] = road.grades.map(|grade| grade.letter().to_string());
    json!({
        "now": {"score": road.now, "grade": now},
        "after_steps": {"score": road.after_steps, "grade": after},
        "floor": {"score": road.floor, "grade": floor},
        "complete": road.complete,
    })
}

fn story(story: &Story) -> Value {
    let links: Vec<Value> = story
        .links
        .iter()
        .map(|link| json!({"fact": link.fact, "from": link.from, "steps": link.steps}))
        .collect();
    json!({
        "account": story.account.as_str(),
        "incident": story.incident,
        "links": links,
        "steps": story.steps,
        "rate": story.rate,
        "sure": story.sure,
    })
}

fn labels(report: &Report) -> Value {
    let map: Map<String, Value> = report
        .labels
        .iter()
        .map(|(subject, label)| {
            (
                subject.to_string(),
                json!({"platform": label.platform, "vi": label.get(Lang::Vi), "en": label.get(Lang::En)}),
            )
        })
        .collect();
    Value::Object(map)
}

/// The provisions cited by the findings, each once, with what is known about them on the day of the report.
fn provisions(report: &Report, content: &Content) -> Value {
    let mut map = Map::new();
    for reference in report.findings.iter().flat_map(|finding| &finding.provisions) {
        if map.contains_key(reference) {
            continue;
        }
        let Some((directive, provision)) = content.registry.provision(reference) else {
            continue;
        };
        map.insert(
            reference.clone(),
            json!({
                "number": directive.number,
                "status": directive.provision_status_on(provision, report.date).as_str(),
                "in_force": provision.in_force.or(directive.in_force).map(|date| date.to_string()),
                "status_mark": directive.status_mark.as_str(),
                "mark": provision.mark.as_str(),
                "article": provision.article.as_ref().map(|article| article.get(Lang::Vi)),
            }),
        );
    }
    Value::Object(map)
}

fn explained(explanation: &Explanation) -> Value {
    let incidents: Vec<Value> = explanation
        .incidents
        .iter()
        .map(|found| {
            json!({"incident": found.incident, "rate": found.rate, "adds": found.adds, "params": found.params})
        })
        .collect();
    let steps: Vec<Value> = explanation
        .steps
        .iter()
        .map(|found| json!({"step": found.step, "probability": found.probability, "params": found.params}))
        .collect();
    json!({"incidents": incidents, "steps": steps})
}
