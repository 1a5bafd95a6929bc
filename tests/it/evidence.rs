//! People's own exports: what is read of each, what is never opened, and what stands up to archives made to do harm.

pub(crate) mod archives;
#[cfg(unix)]
mod confirm;
mod hostile;
mod platforms;

use crate::harness::{Done, Rasoat, folder};
use crate::schemas::{fits, validator};
use serde_json::Value;
use std::path::Path;

/// Every string in the made-up exports that must appear nowhere.
pub(crate) const CANARIES: &[&str] = &[
    "hoang-yen",
    "203.0.113.",
    "198.51.100.",
    "Thành phố Mẫu",
    "Th\u{c3}\u{a0}nh",
    "Galaxy A54",
    "MAY-VAN-PHONG",
    "anh.duong",
    "anhduong",
    "Nguyễn Thị",
    "5550143",
];

pub(crate) fn without_canaries(text: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary} in:\n{text}");
    }
}

pub(crate) fn evidence(paths: &[&Path], args: &[&str]) -> Done {
    let home = folder();
    let run = paths
        .iter()
        .fold(Rasoat::new(home.path()).args(["evidence"]), |run, path| {
            run.arg(path)
        });
    let done = args.iter().fold(run, Rasoat::arg).run();
    without_canaries(&done.stdout);
    without_canaries(&done.stderr);
    assert_eq!(
        std::fs::read_dir(home.path()).unwrap().count(),
        0,
        "it writes nothing"
    );
    done
}

/// Nothing is read, and it is said why and what to do.
#[track_caller]
pub(crate) fn refused(path: &Path, says: &[&str]) {
    let done = evidence(&[path], &[]).code(4);
    for words in says {
        assert!(
            done.stderr.contains(words),
            "{words} is not said:\n{}",
            done.stderr
        );
    }
}

/// What the program says of exports, as programs read it.
pub(crate) fn read(paths: &[&Path]) -> Value {
    let value = evidence(paths, &["--json"]).json();
    fits(
        &validator(include_str!("../../schemas/rasoat.evidence-1.json")),
        &value,
    );
    value
}

/// The one platform of an answer.
#[track_caller]
pub(crate) fn only(value: &Value) -> &Value {
    let platforms = value["platforms"].as_array().unwrap();
    assert_eq!(platforms.len(), 1, "{value:#}");
    &platforms[0]
}

/// `control → choices` of a platform, each as `second-factor: none`.
pub(crate) fn proposals(platform: &Value) -> Vec<String> {
    let line = |proposal: &Value| {
        let choices: Vec<&str> = proposal["choices"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        format!("{}: {}", proposal["control"].as_str().unwrap(), choices.join(" "))
    };
    platform["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

pub(crate) fn unknown(platform: &Value) -> Vec<&str> {
    platform["unknown"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect()
}

pub(crate) fn faults(platform: &Value) -> Vec<String> {
    let line = |fault: &Value| {
        format!(
            "{}: {}",
            fault["entry"].as_str().unwrap(),
            fault["why"].as_str().unwrap()
        )
    };
    platform["faults"].as_array().unwrap().iter().map(line).collect()
}
