//! What the real program prints is what the schemas in `schemas/` promise; and the schemas refuse what is not.

use crate::harness::{Rasoat, file, folder};
use serde_json::{Value, json};

pub(crate) fn validator(text: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(text).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a schema is a schema")
}

fn report() -> jsonschema::Validator {
    validator(include_str!("../../schemas/rasoat.report-1.json"))
}

fn score() -> jsonschema::Validator {
    validator(include_str!("../../schemas/rasoat.score-1.json"))
}

#[track_caller]
pub(crate) fn fits(schema: &jsonschema::Validator, value: &Value) {
    let faults: Vec<String> = schema
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

fn demo() -> Value {
    let home = folder();
    Rasoat::new(home.path())
        .args(["audit", "--demo", "--json"])
        .run()
        .code(0)
        .json()
}

#[test]
fn every_scenario_scored_fits_its_schema() {
    let scenarios: Value = serde_json::from_str(include_str!("../data/model/scenarios.json")).unwrap();
    let schema = score();
    let home = folder();
    let profiles = scenarios["profiles"].as_object().unwrap();
    assert!(profiles.len() >= 7);
    for (name, scenario) in profiles {
        let path = file(
            home.path(),
            &format!("{name}.json"),
            scenario["input"].to_string(),
        );
        let printed = Rasoat::new(home.path())
            .args(["score", "--json"])
            .arg(path)
            .run()
            .code(0)
            .json();
        fits(&schema, &printed);
    }
}

#[test]
fn reports_fit_their_schema() {
    let schema = report();
    let sample = demo();
    assert_eq!(sample["sample"], true);
    fits(&schema, &sample);
    // With everything explained, in English, and of somebody with unknown answers.
    let home = folder();
    let profile = r#"{"person": {"target": "?"}, "devices": [{"id": "phone", "kind": "android", "lock": "?"}],
        "numbers": [{"id": "sim", "device": "phone", "sim_pin": "?"}], "passwords": [{"id": "p", "strength": "?"}],
        "accounts": [{"id": "gmail", "kind": "mail", "value": "critical", "password": "p", "second": "?", "codes": "?"},
                     {"id": "facebook", "kind": "social", "password": "?", "recovery_mail": ["gmail"]}]}"#;
    let path = file(home.path(), "profile.json", profile);
    let explained = Rasoat::new(home.path())
        .args(["audit", "--json", "--lang", "en", "--answers"])
        .arg(path)
        .run()
        .code(0)
        .json();
    assert_eq!(explained["sample"], false);
    fits(&schema, &explained);
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let (schema, good) = (report(), demo());
    let spoilt = |change: &dyn Fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        assert_ne!(value, good, "the test changes nothing");
        assert!(!schema.is_valid(&value));
    };
    for member in [
        "schema", "sample", "coverage", "findings", "steps", "created", "model", "result", "ranking",
    ] {
        spoilt(&|value| {
            value.as_object_mut().unwrap().remove(member);
        });
    }
    spoilt(&|value| value["findings"][0]["state"] = json!("fine"));
    spoilt(&|value| value["findings"][0]["evidence"] = json!("guessed"));
    spoilt(&|value| value["result"]["exposure"]["grade"] = json!("F"));
    spoilt(&|value| value["coverage"]["share"] = json!(1.5));
    spoilt(&|value| value["steps"] = json!([{}]));
}
