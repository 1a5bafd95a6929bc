//! Profile files and the table of parameters.

use super::scenarios;
use rasoat::catalog::model;
use rasoat::domain::params::{Tag, Unit};
use rasoat::domain::text::Lang;
use rasoat::exposure;
use rasoat::i18n::Locale;
use rasoat::store::profile_file::{self, Error, Wrong};

const TABLE: &str = include_str!("../../../checklists/model.toml");

#[test]
fn the_shipped_parameters_are_the_references() {
    let table = model::parse(TABLE).unwrap().table;
    let expected = scenarios()["params"].as_object().unwrap();
    assert_eq!(table.len(), expected.len());
    assert_eq!(table.len(), exposure::NAMES.len());
    for (name, row) in expected {
        let param = &table[name];
        for (value, key) in param.triple.iter().zip(["lo", "mid", "hi"]) {
            assert_eq!(
                value.to_bits(),
                row[key].as_f64().unwrap().to_bits(),
                "{name}.{key}"
            );
        }
        assert_eq!(
            Some(param.unit),
            Unit::from_name(row["unit"].as_str().unwrap()),
            "{name}"
        );
        assert_eq!(
            Some(param.tag),
            Tag::from_name(row["tag"].as_str().unwrap()),
            "{name}"
        );
        assert!(param.note.vi != param.note.en, "{name}");
        // What is called an expert prior says so; what is called published names its source.
        let prior = param.source.starts_with("expert prior of this project");
        assert_eq!(prior, param.tag == Tag::Prior, "{name}: {}", param.source);
    }
}

#[test]
fn the_table_holds_exactly_what_the_engine_asks_for() {
    let params = model::parse(TABLE).unwrap();
    let mut names: Vec<&str> = rasoat::exposure::NAMES.to_vec();
    names.sort_unstable();
    assert_eq!(params.table.keys().map(String::as_str).collect::<Vec<_>>(), names);
}

#[test]
fn a_wrong_parameter_table_says_where() {
    let fault = |from: &str, to: &str| {
        let error = model::parse(&TABLE.replacen(from, to, 1)).unwrap_err();
        let found = error.outcome().unwrap().diagnostics.first().unwrap();
        (found.line > 1, found.message(rasoat::i18n::Locale::default()))
    };
    let (placed, message) = fault("lo = 0.005", "lo = 0.5");
    assert!(placed && message.contains("guess.0"), "{message}");
    let (placed, message) = fault("tag = \"prior\"", "tag = \"guess\"");
    assert!(placed && message.contains("guess"), "{message}");
    let (placed, message) = fault("unit = \"rate\"", "units = \"rate\"");
    assert!(placed && message.contains("unit"), "{message}");
}

#[test]
fn json_and_toml_say_the_same() {
    let json = r#"{"person": {"target": "?"}, "devices": [{"id": "phone", "kind": "ios"}],
        "accounts": [{"id": "a", "second": ["totp:phone"], "codes": ["paper"], "shared_with": 900}]}"#;
    let toml = "[person]\ntarget = \"?\"\n[[devices]]\nid = \"phone\"\nkind = \"ios\"\n\
        [[accounts]]\nid = \"a\"\nsecond = [\"totp:phone\"]\ncodes = [\"paper\"]\nshared_with = 900\n";
    let (profile, stated) = profile_file::parse(json.as_bytes()).unwrap();
    assert_eq!(
        (profile.clone(), stated.clone()),
        profile_file::parse(toml.as_bytes()).unwrap()
    );
    // A byte-order mark and blank lines before are no mistake.
    let marked = format!("\u{feff}\n{json}");
    assert_eq!(profile_file::parse(marked.as_bytes()).unwrap().0, profile);
    let stated: Vec<String> = stated.iter().map(ToString::to_string).collect();
    assert_eq!(
        stated,
        [
            "person//target",
            "devices/phone/kind",
            "accounts/a/codes",
            "accounts/a/second",
            "accounts/a/shared_with"
        ]
    );
}

#[test]
fn accounts_alone_are_enough() {
    let (profile, stated) = profile_file::parse(br#"{"accounts": [{"id": "a"}]}"#).unwrap();
    assert_eq!(profile.accounts.len(), 1);
    assert!(stated.is_empty());
}

#[test]
fn what_the_program_made_is_accepted_again() {
    let file = r#"{"devices": [{"id": "d", "kind": "ios"}],
        "passwords": [{"id": "fix:a"}, {"id": "fix:a+"}, {"id": "?own:a"}, {"id": "?pool"}, {"id": "fix:master"}],
        "accounts": [{"id": "a", "password": "fix:a+"}, {"id": "vault", "kind": "vault"}, {"id": "vault+", "kind": "vault"}]}"#;
    profile_file::parse(file.as_bytes()).unwrap();
}

fn problems(file: &str) -> Vec<(String, Wrong)> {
    match profile_file::parse(file.as_bytes()) {
        Err(Error::Invalid(problems)) => problems
            .into_iter()
            .map(|problem| (problem.path, problem.wrong))
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// The path of the only problem, and its line in Vietnamese.
fn only(file: &str) -> (String, String) {
    match profile_file::parse(file.as_bytes()) {
        Err(Error::Invalid(problems)) => {
            assert_eq!(problems.len(), 1, "{problems:?}");
            (
                problems[0].path.clone(),
                problems[0].explain(Locale::new(Lang::Vi)),
            )
        }
        other => panic!("{other:?} for {file}"),
    }
}

#[test]
fn every_mistake_names_its_place() {
    let cases = [
        (r#"{"accounts": [{"id": "A"}]}"#, "accounts[0].id"),
        (r#"{"accounts": [{"id": "me@example.vn"}]}"#, "accounts[0].id"),
        (r#"{"accounts": [{"id": "fix:a"}]}"#, "accounts[0].id"),
        (r#"{"accounts": [{}]}"#, "accounts[0]"),
        (r#"{"accounts": [{"id": "a"}, {"id": "a"}]}"#, "accounts[1].id"),
        (
            r#"{"accounts": [{"id": "a", "kind": "email"}]}"#,
            "accounts[0].kind",
        ),
        (r#"{"accounts": [{"id": "a", "kind": "?"}]}"#, "accounts[0].kind"),
        (
            r#"{"accounts": [{"id": "a", "password": "p"}]}"#,
            "accounts[0].password",
        ),
        (
            r#"{"accounts": [{"id": "a", "second": "totp:x"}]}"#,
            "accounts[0].second",
        ),
        (
            r#"{"accounts": [{"id": "a", "second": ["passkey:x"]}]}"#,
            "accounts[0].second[0]",
        ),
        (
            r#"{"accounts": [{"id": "a", "second": ["totp:phnoe"]}]}"#,
            "accounts[0].second[0]",
        ),
        (
            r#"{"accounts": [{"id": "a", "second": ["key:k", "sms:sim"]}]}"#,
            "accounts[0].second[1]",
        ),
        (
            r#"{"accounts": [{"id": "a", "second": ["email:b"]}]}"#,
            "accounts[0].second[0]",
        ),
        (
            r#"{"accounts": [{"id": "a", "second": ["?"]}]}"#,
            "accounts[0].second[0]",
        ),
        (
            r#"{"accounts": [{"id": "a", "recovery_mail": null}]}"#,
            "accounts[0].recovery_mail",
        ),
        (
            r#"{"accounts": [{"id": "a", "recovery_sms": ["s"]}]}"#,
            "accounts[0].recovery_sms[0]",
        ),
        (
            r#"{"accounts": [{"id": "a", "devices": ["d"]}]}"#,
            "accounts[0].devices[0]",
        ),
        (
            r#"{"accounts": [{"id": "a", "devices": "?"}]}"#,
            "accounts[0].devices",
        ),
        (
            r#"{"accounts": [{"id": "a", "vault": "a"}]}"#,
            "accounts[0].vault",
        ),
        (
            r#"{"accounts": [{"id": "a", "vault": "b"}, {"id": "b"}]}"#,
            "accounts[0].vault",
        ),
        (
            r#"{"accounts": [{"id": "a", "codes": "mail:b"}, {"id": "b"}]}"#,
            "accounts[0].codes",
        ),
        (
            r#"{"accounts": [{"id": "a", "kind": "mail", "codes": "mail:a"}]}"#,
            "accounts[0].codes",
        ),
        (
            r#"{"accounts": [{"id": "a", "codes": "drawer"}]}"#,
            "accounts[0].codes",
        ),
        (
            r#"{"accounts": [{"id": "a", "shared_with": -1}]}"#,
            "accounts[0].shared_with",
        ),
        (
            r#"{"accounts": [{"id": "a", "shared_with": true}]}"#,
            "accounts[0].shared_with",
        ),
        (
            r#"{"accounts": [{"id": "a", "needed": "?"}]}"#,
            "accounts[0].needed",
        ),
        (
            r#"{"passwords": [{"id": "p", "strength": 5}], "accounts": [{"id": "a"}]}"#,
            "passwords[0].strength",
        ),
        (
            r#"{"passwords": [{"id": "p", "strength": true}], "accounts": [{"id": "a"}]}"#,
            "passwords[0].strength",
        ),
        (
            r#"{"passwords": [{"id": "p", "strength": 2.5}], "accounts": [{"id": "a"}]}"#,
            "passwords[0].strength",
        ),
        (
            r#"{"passwords": [{"id": "p", "paper": "?"}], "accounts": [{"id": "a"}]}"#,
            "passwords[0].paper",
        ),
        (
            r#"{"passwords": [{"id": "p", "elsewhere": -2}], "accounts": [{"id": "a"}]}"#,
            "passwords[0].elsewhere",
        ),
        (
            r#"{"passwords": [{"id": "p"}], "similar": [["p", "p"]], "accounts": [{"id": "a"}]}"#,
            "similar[0]",
        ),
        (
            r#"{"passwords": [{"id": "p"}], "similar": [["p"]], "accounts": [{"id": "a"}]}"#,
            "similar[0]",
        ),
        (
            r#"{"passwords": [{"id": "p"}], "similar": [["p", "q"]], "accounts": [{"id": "a"}]}"#,
            "similar[0][1]",
        ),
        (
            r#"{"devices": [{"id": "d"}], "accounts": [{"id": "a"}]}"#,
            "devices[0]",
        ),
        (
            r#"{"devices": [{"id": "a", "kind": "ios"}], "accounts": [{"id": "a"}]}"#,
            "accounts[0].id",
        ),
        (
            r#"{"numbers": [{"id": "s", "device": "d"}], "accounts": [{"id": "a"}]}"#,
            "numbers[0].device",
        ),
        (r#"{"numbers": {}, "accounts": [{"id": "a"}]}"#, "numbers"),
    ];
    for (file, path) in cases {
        let (found, line) = only(file);
        assert_eq!(found, path, "{file}");
        assert!(line.contains(path), "{line}");
        assert!(!line.contains("store-profile"), "{line}");
    }
}

#[test]
fn a_misspelt_field_is_refused_with_the_one_meant() {
    let (_, line) = only(r#"{"accounts": [{"id": "a", "secnd": []}]}"#);
    assert_eq!(
        line,
        "accounts[0].secnd: không có mục này. Có phải là second không?"
    );
    let (path, line) = only(r#"{"acounts": []}"#);
    assert_eq!(path, "acounts");
    assert!(line.contains("accounts"), "{line}");
    // There is no field for a secret, and none is suggested.
    let (_, line) = only(r#"{"accounts": [{"id": "a", "secret_phrase": "x"}]}"#);
    assert!(!line.contains("Có phải"), "{line}");
    // What the name was is not repeated either.
    assert!(!line.contains("phrase"), "{line}");
    assert!(line.contains("recovery_mail"), "{line}");
}

#[test]
fn several_mistakes_are_told_at_once_but_not_endlessly() {
    let accounts: Vec<String> = (0..40)
        .map(|i| format!(r#"{{"id": "a{i}", "kind": "x"}}"#))
        .collect();
    let file = format!(r#"{{"accounts": [{}]}}"#, accounts.join(","));
    assert_eq!(problems(&file).len(), 10);
}

#[test]
fn files_that_are_no_profile_are_told_apart() {
    let error = |bytes: &[u8]| profile_file::parse(bytes).unwrap_err();
    assert!(matches!(error(b""), Error::Empty));
    assert!(matches!(error(b" \n\t"), Error::Empty));
    assert!(matches!(
        error(b"{\"accounts\": [\n\xff]}"),
        Error::NotUtf8 { line: 2 }
    ));
    assert!(matches!(
        error(br#"{"accounts": ["#),
        Error::Syntax {
            kind: rasoat::store::profile_file::Malformed::Truncated,
            ..
        }
    ));
    assert!(matches!(
        error(b"{\"accounts\": [\n}"),
        Error::Syntax {
            line: 2,
            kind: rasoat::store::profile_file::Malformed::Other,
            ..
        }
    ));
    assert!(matches!(error(b"accounts = [\n"), Error::Syntax { .. }));
    assert!(matches!(
        error(br#"{"accounts": [], "accounts": []}"#),
        Error::Syntax { .. }
    ));
    assert!(matches!(error(br#"{"accounts": []}"#), Error::NoAccounts));
    assert!(matches!(error(b"[1, 2]"), Error::Neither));
    let large = vec![b' '; usize::try_from(profile_file::MAX_BYTES).unwrap() + 1];
    assert!(matches!(error(&large), Error::TooLarge));
    assert!(matches!(
        profile_file::from_reader(std::io::repeat(b'x')).unwrap_err(),
        Error::TooLarge
    ));
    let deep = "[".repeat(5000);
    assert!(matches!(
        error(format!("{{\"accounts\": {deep}").as_bytes()),
        Error::Syntax { .. }
    ));
    let missing = profile_file::read(std::path::Path::new("no/such/file.json")).unwrap_err();
    for lang in [Lang::Vi, Lang::En] {
        let explained = missing.explain(Locale::new(lang));
        assert!(!explained.what.contains("store-") && !explained.advice.contains("store-"));
    }
}
