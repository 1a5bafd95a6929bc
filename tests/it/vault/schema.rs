//! What `--json` prints is what `schemas/rasoat.vault-1.json` promises; and the schema refuses what is not.

use super::samples::{CSVS, PASSWORD, PLAIN, every, logins};
use crate::breach::{CANARY, hex};
use crate::canary::CANARIES;
use crate::harness::{Rasoat, file, folder};
use crate::schemas::{fits, validator};
use serde_json::{Value, json};
use sha1::{Digest as _, Sha1};

fn schema() -> jsonschema::Validator {
    validator(include_str!("../../../schemas/rasoat.vault-1.json"))
}

/// A report with everything in it: leaks, exceptions that hold and that are over, rows left out, several files.
fn full() -> Value {
    let there = folder();
    let mut hashes = [hex(&Sha1::digest(CANARIES[0].secret)), CANARY.to_owned()];
    hashes.sort_unstable();
    let corpus = file(
        there.path(),
        "leaks.txt",
        format!("{}:1234\n{}:1234\n", hashes[0], hashes[1]),
    );
    let exception = |title: &str, until: &str| {
        format!(
            "[[exception]]\ntitle = \"{title}\"\ncheck = \"weak\"\nreason = \"thay sau\"\nuntil = \"{until}\"\n"
        )
    };
    let exceptions = exception("Facebook", "2999-01-01") + &exception("Zalo", "2020-01-01");
    let exceptions = file(there.path(), "exceptions.toml", exceptions);
    let mut one = CSVS[0].write(&logins(), PLAIN);
    one.extend_from_slice(b"ragged\nempty,https://x.example.com/,lan,,\n");
    let one = file(there.path(), "mot.csv", one);
    let other = file(there.path(), "hai.csv", CSVS[1].write(&logins(), PLAIN));
    Rasoat::new(there.path())
        .args(["vault", "--json", "--offline", "--corpus"])
        .arg(corpus)
        .arg("--exceptions")
        .arg(exceptions)
        .arg(one)
        .arg(other)
        .run()
        .code(0)
        .json()
}

#[test]
fn every_format_fits_the_schema() {
    let schema = schema();
    let home = folder();
    for (code, bytes, _) in every() {
        let path = file(home.path(), code, bytes);
        let report = Rasoat::new(home.path())
            .args(["vault", "--json", "--offline", "--stdin"])
            .arg(path)
            .stdin(format!("{PASSWORD}\n"))
            .run()
            .code(0)
            .json();
        fits(&schema, &report);
    }
    let full = full();
    fits(&schema, &full);
    let holds = |member: &str| full[member].as_array().is_some_and(|list| !list.is_empty());
    assert!(holds("left_out") && holds("expired_exceptions"), "{full:#}");
    let entries = full["entries"].as_array().unwrap();
    for member in ["rows", "files", "excepted"] {
        assert!(
            entries.iter().any(|entry| entry[member].is_array()),
            "no entry has {member}"
        );
    }
    assert!(
        entries
            .iter()
            .any(|entry| entry["breach"] == json!({"state": "found", "count": 1000})),
        "{full:#}"
    );
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let (schema, good) = (schema(), full());
    let spoilt = |change: &dyn Fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        assert_ne!(value, good, "the test changes nothing");
        assert!(!schema.is_valid(&value));
    };
    for member in [
        "schema",
        "formats",
        "summary",
        "entries",
        "left_out",
        "expired_exceptions",
    ] {
        spoilt(&|value| {
            value.as_object_mut().unwrap().remove(member);
        });
    }
    for secret in ["password", "length", "hash", "username"] {
        spoilt(&|value| value["entries"][0][secret] = json!("x"));
    }
    spoilt(&|value| value["entries"][0]["guesses_log10"] = json!(7.31));
    spoilt(&|value| value["entries"][0]["score"] = json!(5));
    spoilt(&|value| value["entries"][0]["breach"] = json!({"state": "fine", "count": null}));
    spoilt(&|value| value["entries"][0]["breach"] = json!({"state": "not_found", "count": 10}));
    spoilt(&|value| value["left_out"][0]["why"] = json!("no idea"));
    spoilt(&|value| value["summary"]["found"]["weak"] = json!(-1));
}
