//! The exposure engine against its reference, and the laws it must keep.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::many_single_char_names,
    reason = "helpers of tests are tests too; the differential test prints what it measured"
)]

use rasoat::domain::params::{Param, Params, Tag, Unit};
use rasoat::domain::profile::Profile;
use rasoat::domain::text::Text;
use rasoat::exposure::{self, Class, Effort, NamedKernel};
use rasoat::render::score_json;
use rasoat::store::profile_file;
use serde_json::Value;
use std::sync::OnceLock;

mod bounds;
mod files;
mod laws;
mod steps;

const TOLERANCE: f64 = 1e-9;

fn scenarios() -> &'static Value {
    static DATA: OnceLock<Value> = OnceLock::new();
    DATA.get_or_init(|| serde_json::from_str(include_str!("../data/model/scenarios.json")).unwrap())
}

/// The parameters the reference was run with.
fn params() -> &'static Params {
    static DATA: OnceLock<Params> = OnceLock::new();
    DATA.get_or_init(|| {
        let table = scenarios()["params"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, row)| {
                let number = |key: &str| row[key].as_f64().unwrap();
                let param = Param {
                    triple: [number("lo"), number("mid"), number("hi")],
                    unit: Unit::from_name(row["unit"].as_str().unwrap()).unwrap(),
                    tag: Tag::from_name(row["tag"].as_str().unwrap()).unwrap(),
                    note: Text::default(),
                    source: String::new(),
                };
                (name.clone(), param)
            })
            .collect();
        Params {
            version: "test".to_owned(),
            date: jiff::civil::date(2026, 11, 23),
            table,
        }
    })
}

fn profile(value: &Value) -> Profile {
    match profile_file::parse(value.to_string().as_bytes()) {
        Ok((profile, _)) => profile,
        Err(error) => panic!("{error:?} in {value}"),
    }
}

fn scenario(name: &str) -> Profile {
    profile(&scenarios()["profiles"][name]["input"])
}

/// The largest difference of two JSON values; names, order and length must be the same.
fn difference(path: &str, found: &Value, expected: &Value) -> f64 {
    match (found, expected) {
        (Value::Object(a), Value::Object(b)) => {
            let names = |object: &serde_json::Map<String, Value>| {
                let mut names: Vec<String> = object.keys().cloned().collect();
                names.sort();
                names
            };
            assert_eq!(names(a), names(b), "{path}");
            b.iter()
                .map(|(key, value)| difference(&format!("{path}/{key}"), &a[key], value))
                .fold(0.0, f64::max)
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{path}: {found} against {expected}");
            a.iter()
                .zip(b)
                .enumerate()
                .map(|(index, (a, b))| difference(&format!("{path}[{index}]"), a, b))
                .fold(0.0, f64::max)
        }
        (Value::Number(a), Value::Number(b)) => {
            let difference = (a.as_f64().unwrap() - b.as_f64().unwrap()).abs();
            assert!(difference <= TOLERANCE, "{path}: {a} against {b}");
            difference
        }
        _ => {
            assert_eq!(found, expected, "{path}");
            0.0
        }
    }
}

#[test]
fn every_profile_of_the_reference_gives_the_same_json() {
    let mut largest = 0.0_f64;
    for (name, scenario) in scenarios()["profiles"].as_object().unwrap() {
        let assessment = exposure::assess(&profile(&scenario["input"]), params(), Effort::THOROUGH);
        let found = score_json::members(&assessment);
        for member in ["result", "ranking", "plan", "questions", "migration"] {
            let path = format!("{name}/{member}");
            largest = largest.max(difference(&path, &found[member], &scenario["expected"][member]));
        }
    }
    println!("7 profiles, largest difference {largest:e}");
}

fn class(name: &str) -> Class {
    match name {
        "bot" => Class::Bot,
        "bulk" => Class::Bulk,
        _ => Class::Targeted,
    }
}

fn triple(value: &Value) -> [f64; 3] {
    let at = |i: usize| value[i].as_f64().unwrap();
    [at(0), at(1), at(2)]
}

fn names(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect()
}

fn kernel(input: &Value) -> NamedKernel {
    let mut kernel = NamedKernel::default();
    for incident in input["incidents"].as_array().unwrap() {
        kernel.incident(
            incident["id"].as_str().unwrap(),
            class(incident["class"].as_str().unwrap()),
            triple(&incident["rate"]),
            &names(&incident["start"]),
        );
    }
    for (name, chance) in input["steps"].as_object().unwrap() {
        let chance = if chance.is_array() {
            [triple(chance); 3]
        } else {
            ["bot", "bulk", "targeted"].map(|class| triple(&chance[class]))
        };
        kernel.step(name, chance);
    }
    for rule in input["rules"].as_array().unwrap() {
        kernel.rule(
            rule["head"].as_str().unwrap(),
            &names(&rule["facts"]),
            &names(&rule["steps"]),
        );
    }
    for (fact, weight) in input["weights"].as_object().unwrap() {
        kernel.weight(fact, weight.as_f64().unwrap());
    }
    kernel
}

#[test]
fn every_kernel_of_the_reference_gives_the_same_probabilities() {
    for (name, scenario) in scenarios()["kernels"].as_object().unwrap() {
        let kernel = kernel(&scenario["input"]);
        let expected = &scenario["expected"];
        for (incident, row) in kernel.probabilities() {
            let incident = &expected["incidents"][&kernel.incidents[incident].0];
            for ((fact, _), value) in kernel.weights.iter().zip(row) {
                let known = incident["probability"][fact].as_f64().unwrap();
                assert!((value - known).abs() <= 1e-15, "{name} {fact}: {value} {known}");
            }
        }
        let exposure = expected["exposure"].as_f64().unwrap();
        assert!((kernel.exposure() - exposure).abs() <= 1e-15, "{name}");
        let score = expected["score"].as_f64().unwrap();
        assert!(
            (exposure::score(kernel.exposure()) - score).abs() <= TOLERANCE,
            "{name}"
        );
    }
}

#[test]
fn the_compiled_kernels_are_the_references_rule_by_rule() {
    let small = &scenarios()["profiles"]["small_two_accounts"];
    let input = profile(&small["input"]);
    for (found, expected) in [
        (exposure::attack_kernel(&input, params()), "exposure_kernel"),
        (exposure::owner_kernel(&input, params()), "lockout_kernel"),
    ] {
        let expected = kernel(&small["expected"][expected]);
        assert_eq!(found.incidents, expected.incidents);
        assert_eq!(found.steps, expected.steps);
        assert_eq!(found.rules, expected.rules);
        assert_eq!(found.weights, expected.weights);
    }
}

#[test]
fn the_likeliest_paths_are_the_references() {
    for name in ["small_two_accounts", "typical_officer"] {
        let expected = &scenarios()["profiles"][name]["expected"]["paths"];
        for (fact, rows) in expected.as_object().unwrap() {
            let account = fact.strip_prefix("own:").unwrap();
            let found = exposure::paths(&scenario(name), params(), account, 5);
            let found: Value = found
                .iter()
                .map(|story| {
                    serde_json::json!({"incident": story.incident, "steps": story.steps, "rate": story.rate})
                })
                .collect();
            difference(&format!("{name}/{fact}"), &found, rows);
        }
    }
}

#[test]
fn a_story_tells_the_way_from_the_incident_to_the_account() {
    let stories = exposure::stories(&scenario("typical_officer"), params(), 4);
    // One per important account first, the likeliest first.
    let accounts: Vec<&str> = stories.iter().map(|story| story.account.as_str()).collect();
    assert_eq!(accounts.len(), 4);
    for account in ["gmail", "facebook", "zalo", "page"] {
        assert!(accounts.contains(&account), "{accounts:?}");
    }
    assert!(stories.windows(2).all(|pair| pair[0].rate >= pair[1].rate));
    let page = stories
        .iter()
        .find(|story| story.account.as_str() == "page")
        .unwrap();
    let reached: Vec<&str> = page.links.iter().map(|link| link.fact.as_str()).collect();
    assert_eq!(reached, ["own:facebook", "own:page"]);
    assert_eq!(page.links[1].from, ["own:facebook"]);
}

/// Of two accounts with the same worst case, the one that was spoken about comes first.
#[test]
fn a_story_that_rests_on_an_open_answer_says_so_and_stands_behind() {
    let account = |id: &str, second: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "social", "value": "high", "password": "{id}", "second": {second},
                "recovery_mail": [], "recovery_sms": [], "devices": ["phone"]}}"#
        )
    };
    let group = |id: &str| {
        format!(r#"{{"id": "{id}", "strength": 1, "exposed": false, "personal": false, "elsewhere": 0}}"#)
    };
    let text = format!(
        r#"{{"person": {{"target": "medium", "oversharing": "low"}},
            "devices": [{{"id": "phone", "kind": "android", "hygiene": "good", "lock": "strong"}}],
            "numbers": [], "passwords": [{}, {}], "similar": [], "accounts": [{}, {}]}}"#,
        group("asked"),
        group("said"),
        account("asked", "\"?\""),
        account("said", "[]"),
    );
    let stories = exposure::stories(&profile(&serde_json::from_str(&text).unwrap()), params(), 2);
    let told: Vec<(&str, bool)> = stories
        .iter()
        .map(|story| (story.account.as_str(), story.sure))
        .collect();
    assert_eq!(told, [("said", true), ("asked", false)]);
    // Where everything was answered, everything is sure.
    let stories = exposure::stories(&scenario("typical_officer"), params(), 4);
    assert!(stories.iter().all(|story| story.sure), "{stories:?}");
}

/// Random profiles with the reference's answers.
#[test]
fn random_profiles_agree_with_the_reference() {
    let files = [
        include_str!("../data/model/profiles-1.json"),
        include_str!("../data/model/profiles-2.json"),
        include_str!("../data/model/profiles-3.json"),
        include_str!("../data/model/profiles-4.json"),
        include_str!("../data/model/profiles-5.json"),
        include_str!("../data/model/profiles-6.json"),
    ];
    let mut count = 0;
    let mut largest = 0.0_f64;
    for file in files {
        let cases: Vec<Value> = serde_json::from_str(file).unwrap();
        for case in cases {
            let input = profile(&case["input"]);
            let found = exposure::assess(&input, params(), Effort::WAITED_FOR);
            assert!(!found.result.bounded);
            let path = format!("case {count}");
            let mut lean = lean(&found, &input);
            if case["expected"]["plan"].is_null() {
                lean["plan"] = Value::Null;
            }
            largest = largest.max(difference(&path, &lean, &case["expected"]));
            count += 1;
        }
    }
    println!("{count} random profiles, largest difference {largest:e}");
    assert_eq!(count, 300);
}

/// Shapes whose diagrams grow fast: the answer is the reference's as long as the reference has one.
#[test]
fn large_structures_agree_with_the_reference() {
    let rows: Vec<Value> = serde_json::from_str(include_str!("../data/model/structures.json")).unwrap();
    assert_eq!(rows.len(), 5);
    for row in rows {
        let found = exposure::evaluate(&profile(&row["input"]), params());
        assert!(!found.bounded, "{}", row["name"]);
        for (value, key) in [(found.exposure.high, "exposure"), (found.lockout.high, "lockout")] {
            let expected = row[key].as_f64().unwrap();
            assert!(
                (value - expected).abs() < TOLERANCE,
                "{}: {key} {value} {expected}",
                row["name"]
            );
        }
    }
}

/// What the data files keep of an assessment.
fn lean(found: &rasoat::domain::assessment::Assessment, input: &Profile) -> Value {
    let kernel = exposure::attack_kernel(input, params());
    let ends = |axis: &rasoat::domain::assessment::Axis| {
        serde_json::json!([axis.low, axis.high, axis.prior_band[0], axis.prior_band[1]])
    };
    let result = &found.result;
    let families: serde_json::Map<String, Value> = result
        .by_family
        .iter()
        .map(|(family, share)| (family.clone(), serde_json::json!(share)))
        .collect();
    let rows = Value::Array;
    serde_json::json!({
        "size": [kernel.incidents.len(), kernel.steps.len(), kernel.rules.len()],
        "exposure": ends(&result.exposure),
        "lockout": ends(&result.lockout),
        "accounts": rows(result.accounts.iter().map(|risk| serde_json::json!([risk.takeover, risk.locked_out])).collect()),
        "any": result.any_important,
        "families": families,
        "unknowns": result.unknowns,
        "ranking": rows(found.ranking.iter().map(|row| serde_json::json!([row.fix.to_string(), row.gain, row.lockout_change])).collect()),
        "plan": rows(found.plan.iter().map(|step| serde_json::json!([step.fix.to_string(), step.exposure, step.lockout])).collect()),
        "questions": rows(found.questions.iter().map(|row| serde_json::json!([row.question.to_string(), row.may_lower])).collect()),
        "migration": found.migration.as_ref().map(|m| serde_json::json!([m.gain, m.lockout_change, m.offer])),
    })
}
