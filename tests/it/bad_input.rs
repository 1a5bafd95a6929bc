//! What bad input gets: a message that names the file, the place and the next step, the documented exit code,
//! no panic, nothing lost.

use crate::harness::{Done, Rasoat, file, folder, not_under_wine};
use proptest::prelude::*;
use rasoat::domain::text::Lang;
use rasoat::i18n::Locale;
use rasoat::store::profile_file;

/// Scores a file of these bytes and looks at what every failure must have.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>, code: i32) -> Done {
    let home = folder();
    let path = file(home.path(), "ho-so.json", bytes);
    let done = Rasoat::new(home.path())
        .arg("score")
        .arg(&path)
        .arg("--json")
        .run()
        .code(code);
    let error: serde_json::Value =
        serde_json::from_str(&done.stderr).expect("one JSON object on standard error");
    assert!(
        error["error"].as_str().is_some_and(|text| !text.is_empty()),
        "{error}"
    );
    assert!(
        error["hint"].as_str().is_some_and(|text| !text.is_empty()),
        "no next step: {error}"
    );
    assert_eq!(error["exit"], code);
    assert!(done.stdout.is_empty());
    let done = Rasoat::new(home.path()).arg("score").arg(&path).run().code(code);
    assert!(
        done.stderr.contains("ho-so.json"),
        "the file is not named: {}",
        done.stderr
    );
    assert!(!done.stderr.contains("panicked"), "{}", done.stderr);
    done
}

#[test]
fn files_that_are_no_profile() {
    let _empty = refused("", 4);
    let _blank = refused("  \n", 4);
    let _truncated = refused(r#"{"accounts": [{"id": "a", "#, 4);
    let _binary = refused([0u8, 159, 146, 150, 0, 1, 2], 4);
    let _latin1 = refused(b"{\"accounts\": [{\"id\": \"caf\xe9\"}]}", 4);
    let _list = refused("[]", 4);
    let _number = refused("12", 4);
    let _truncated_toml = refused("[[accounts]]\nid = \"gmail", 4);
    let _half_a_table = refused("[[accounts]]\nid = \"gmail\"\n[[acc", 4);
}

#[test]
fn what_is_wrong_with_the_writing_is_said() {
    let _ = refused(r#"{"accounts": [{"id": "a", "id": "b"}]}"#, 4).says("viết hai lần");
    let _ = refused("[[accounts]]\nid = \"a\"\nid = \"b\"\n", 4).says("viết hai lần");
    let _ = refused(r#"{"accounts": []} {}"#, 4).says("chữ thừa");
    let _ = refused(format!("{{\"accounts\": {}", "[".repeat(500)), 4).says("quá nhiều lớp");
    for text in ["[]", "null", "5", "// hồ sơ\n{}", "[{\"id\": \"a\"}]"] {
        let _ = refused(text, 4).says("cũng không phải hồ sơ TOML");
    }
    let _ = refused("ab\0c", 4).says("nhị phân");
    let _ = refused(r#"{"schema": "rasoat.profile/99"}"#, 4).says("phiên bản rasoat mới hơn");
    let done = refused(r#"{"version": 3, "accounts": []}"#, 4);
    assert!(!done.stderr.contains("Có phải là person"), "{}", done.stderr);
}

#[test]
fn wrong_values_are_named_by_their_path() {
    let account = r#""id": "a", "kind": "mail", "value": "high""#;
    let _ =
        refused(format!(r#"{{"accounts": [{{{account}, "pasword": "p"}}]}}"#), 4).says("accounts[0].pasword");
    let _ =
        refused(format!(r#"{{"accounts": [{{{account}, "apps": "lots"}}]}}"#), 4).says("accounts[0].apps");
    let _ = refused(
        format!(r#"{{"accounts": [{{{account}, "shared_with": -1}}]}}"#),
        4,
    )
    .says("accounts[0].shared_with");
    let _ = refused(format!(r#"{{"accounts": [{{{account}}}, {{{account}}}]}}"#), 4).says("accounts[1].id");
    let _ = refused(
        r#"{"accounts": [{"id": "ten.that@gmail.com", "kind": "mail", "value": "high"}]}"#,
        4,
    )
    .says("accounts[0].id");
    let _ = refused(
        format!(r#"{{"accounts": [{{{account}, "second": ["totp:phnoe"]}}]}}"#),
        4,
    )
    .says("accounts[0].second[0]");
    let _ = refused(
        format!(r#"{{"accounts": [{{{account}, "recovery_mail": ["nowhere"]}}]}}"#),
        4,
    )
    .says("accounts[0].recovery_mail[0]");
    let _ = refused(r#"{"schema": "rasoat.profile/9", "accounts": []}"#, 4)
        .says("schema")
        .says("rasoat.profile/1");
    let _ = refused(
        r#"{"passwords": [{"id": "p", "strength": true}], "accounts": []}"#,
        4,
    )
    .says("passwords[0].strength");
}

/// What begins like JSON is told as JSON; a heading of TOML is no list.
#[test]
fn a_broken_list_is_called_json() {
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    for (text, kind) in [
        ("[1, 2", "Tệp JSON kết thúc giữa chừng"),
        ("[\n  {\"id\": \"a\"\n", "Tệp JSON kết thúc giữa chừng"),
        ("[{\"id\": \"a\"", "Tệp JSON kết thúc giữa chừng"),
        ("[\"a\", b]", "Tệp JSON viết sai"),
        ("[[\"a\", \"b\"], c]", "Tệp JSON viết sai"),
        ("[null, nothing]", "Tệp JSON viết sai"),
        (deep.as_str(), "Tệp JSON lồng quá nhiều lớp"),
        ("[accounts", "Tệp TOML kết thúc giữa chừng"),
        ("[person]\ntarget = low\n", "Tệp TOML viết sai"),
        ("[[accounts]]\nid = gmail\n", "Tệp TOML viết sai"),
        ("[[\"accounts\"]]\nid = gmail\n", "Tệp TOML viết sai"),
    ] {
        let done = refused(text, 4).says(kind);
        assert!(!done.stderr.contains("cột 0"), "{}", done.stderr);
    }
    let _ = refused("[\n", 4).says("Tệp JSON");
    let _ = refused("{\"accounts\": [\n", 4).says("dòng 2, cột 1");
}

/// A name that is none of the format may be a secret: it is told by its line, and by itself only where the format
/// has it elsewhere.
#[test]
fn a_field_that_does_not_belong_can_be_found() {
    let toml = "[[accounts]]\nid = \"a\"\nkind = \"mail\"\n\ncolour = 1\nhygiene = \"good\"\n";
    let done = refused(toml, 4)
        .says("accounts[0], dòng 5: có mục không nằm trong mẫu")
        .says("accounts[0].hygiene: có mục không nằm trong mẫu");
    assert!(!done.stderr.contains("colour"), "{}", done.stderr);
    let json = "{\"accounts\": [\n{\"id\": \"a\"},\n{\"id\": \"b\",\n\"colour\" : 1}]}";
    let _ = refused(json, 4).says("accounts[1], dòng 4");
    // Where the line is not certain it is not told.
    let twice = r#"{"accounts": [{"id": "a", "colour": 1}, {"id": "b", "colour": 1}]}"#;
    let done = refused(twice, 4)
        .says("accounts[0]: có mục")
        .says("accounts[1]: có mục");
    assert!(!done.stderr.contains("dòng"), "{}", done.stderr);
}

#[test]
fn a_pair_that_is_none_is_told_once() {
    for (pair, told) in [
        (r#"["p"]"#, "similar[0]: một cặp có đúng 2 tên, ở đây có 1"),
        (
            r#"["p", "q", "p"]"#,
            "similar[0]: một cặp có đúng 2 tên, ở đây có 3",
        ),
        (r#"["p", 1]"#, "similar[0][1]: 1 không dùng được"),
        ("[1, 2]", "similar[0][1]: 2 không dùng được"),
        ("5", "similar[0]: 5 không dùng được"),
    ] {
        let text = format!(
            r#"{{"passwords": [{{"id": "p"}}, {{"id": "q"}}], "similar": [{pair}], "accounts": [{{"id": "a"}}]}}"#
        );
        let done = refused(text, 4).says(told);
        let lines: Vec<&str> = done.stderr.lines().collect();
        let different: std::collections::BTreeSet<&str> = lines.iter().copied().collect();
        assert_eq!(lines.len(), different.len(), "{}", done.stderr);
        assert!(done.stderr.matches("similar[0]:").count() <= 1, "{}", done.stderr);
    }
}

#[test]
fn one_mistake_reads_well_in_english() {
    let home = folder();
    let say = |text: &str| {
        let run = Rasoat::new(home.path()).args(["score", "-", "--lang", "en"]);
        run.stdin(text).run().code(4).stderr
    };
    let said = say(r#"{"accounts": [{"id": "a", "kind": "letter"}]}"#);
    assert!(said.contains("Places to correct in the profile: 1."), "{said}");
    assert!(
        said.contains("accounts[0].kind: this text cannot be used here. Use one of:"),
        "{said}"
    );
    let overlay = home.path().join("tinh");
    std::fs::create_dir(&overlay).expect("a folder");
    file(&overlay, "controls.toml", "[[control]\n");
    let done = Rasoat::new(home.path())
        .args(["audit", "--demo", "--lang", "en", "--checklists"])
        .arg(&overlay)
        .run()
        .code(4);
    assert!(!done.stderr.contains("1 errors"), "{}", done.stderr);
    let done = Rasoat::new(home.path())
        .args(["checklist", "lint", "--lang", "en"])
        .arg(&overlay)
        .run()
        .code(4);
    assert!(done.stdout.contains("Errors: 1."), "{}", done.stdout);
}

#[test]
fn no_account_is_a_usage_mistake() {
    let _ = refused(r#"{"accounts": []}"#, 2);
    let _ = refused("{}", 2);
}

#[test]
fn five_hundred_accounts_are_fine() {
    if not_under_wine("takes minutes where the program was built without making it fast") {
        return;
    }
    let accounts: Vec<String> = (0..500)
        .map(|i| {
            format!(
                r#"{{"id": "a{i}", "kind": "other", "value": "normal", "password": "p{}"}}"#,
                i % 40
            )
        })
        .collect();
    let passwords: Vec<String> = (0..40).map(|i| format!(r#"{{"id": "p{i}"}}"#)).collect();
    let text = format!(
        r#"{{"devices": [{{"id": "pc", "kind": "windows"}}], "passwords": [{}], "accounts": [{}]}}"#,
        passwords.join(","),
        accounts.join(",")
    );
    let home = folder();
    let path = file(home.path(), "nhieu.json", text);
    let done = Rasoat::new(home.path())
        .arg("score")
        .arg(&path)
        .arg("--json")
        .run()
        .code(0);
    let json = done.json();
    assert_eq!(
        json["result"]["accounts"].as_object().map(serde_json::Map::len),
        Some(500)
    );
}

/// However a file is built, reading it takes time in proportion to its size.
#[test]
fn a_large_file_takes_no_longer_than_its_size() {
    use rasoat::store::profile_file;
    let many =
        |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<Vec<_>>().join(",");
    let account = r#""accounts":[{"id":"a","kind":"mail"}]"#;
    let files = [
        format!("{{{}}}", many(300_000, &|n| format!("\"k{n}\":1"))),
        format!(
            "{{{account},{}}}",
            many(300_000, &|n| format!("\"devicez{n}\":1"))
        ),
        format!(
            "{{{account},\"person\":{{{}}}}}",
            many(300_000, &|n| format!("\"k{n}\":1"))
        ),
        format!(
            "{{\"accounts\":[{}]}}",
            many(150_000, &|n| format!("{{\"id\":\"a{n}\",\"sso\":\"b\"}}"))
        ),
        format!(
            "{{{account},\"devices\":[{}]}}",
            many(200_000, &|_| r#"{"id":"d","kind":"ios"}"#.into())
        ),
        format!(
            "{{{account},\"similar\":[{}]}}",
            many(300_000, &|_| r#"["x","y"]"#.into())
        ),
        format!(
            r#"{{"accounts":[{{"id":"a","kind":"mail","admins":[{}]}}]}}"#,
            many(600_000, &|_| "\"a\"".into())
        ),
        format!(
            "{account_toml}{}",
            many(300_000, &|n| format!("\nk{n} = 1")).replace(',', ""),
            account_toml = "schema = \"rasoat.profile/1\""
        ),
    ];
    for (index, file) in files.iter().enumerate() {
        let start = std::time::Instant::now();
        assert!(profile_file::parse(file.as_bytes()).is_err(), "file {index}");
        let took = start.elapsed();
        assert!(
            took.as_secs() < 10,
            "file {index} of {} bytes took {took:?}",
            file.len()
        );
    }
}

#[test]
fn a_folder_a_missing_file_and_a_gigabyte() {
    let home = folder();
    let _ = Rasoat::new(home.path())
        .arg("score")
        .arg(home.path())
        .run()
        .code(4)
        .says("Đây là thư mục");
    let _ = Rasoat::new(home.path())
        .args(["score", "khong-co.toml"])
        .run()
        .code(4)
        .says("khong-co.toml");
    let huge = home.path().join("to.json");
    // Sparse: it takes no room, and nobody should read it all.
    std::fs::File::create(&huge)
        .and_then(|file| file.set_len(1 << 30))
        .expect("a sparse file");
    let _ = Rasoat::new(home.path())
        .arg("score")
        .arg(&huge)
        .run()
        .code(4)
        .says("to.json");
}

#[test]
fn an_overlay_that_fails_the_linter_is_refused_as_a_whole() {
    let home = folder();
    let overlay = home.path().join("tinh");
    std::fs::create_dir(&overlay).expect("a folder");
    file(&overlay, "controls.toml", "[[control]]\nid = \"mot-muc\"\n");
    let done = Rasoat::new(home.path())
        .args(["audit", "--demo", "--checklists"])
        .arg(&overlay)
        .run()
        .code(4);
    assert!(done.stdout.is_empty());
    let _ = done.says("controls.toml");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--demo", "--checklists"])
        .arg(home.path().join("khong-co"))
        .run()
        .code(4)
        .says("khong-co");
}

#[test]
fn mistakes_on_the_command_line_are_told_in_vietnamese() {
    let home = folder();
    let _ = Rasoat::new(home.path())
        .arg("adit")
        .run()
        .code(2)
        .says("có phải định gõ \"audit\"");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--quik"])
        .run()
        .code(2)
        .says("--quick");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--demo", "--fail-on", "F"])
        .run()
        .code(2)
        .says("A, B, C, D, E");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--no-input"])
        .run()
        .code(2)
        .says("--answers");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--demo", "--only", "myspace"])
        .run()
        .code(2)
        .says("facebook");
    let _ = Rasoat::new(home.path())
        .args(["show"])
        .run()
        .code(2)
        .says("rasoat audit");
    let _ = Rasoat::new(home.path())
        .args(["--lang", "en", "adit"])
        .run()
        .code(2)
        .says("did you mean \"audit\"");
    let done = Rasoat::new(home.path()).args(["adit", "--json"]).run().code(2);
    let error: serde_json::Value = serde_json::from_str(&done.stderr).expect("JSON");
    assert_eq!(error["exit"], 2);
}

#[test]
fn a_profile_may_say_what_it_is() {
    let home = folder();
    let _ = Rasoat::new(home.path())
        .args(["score", "-", "--json"])
        .stdin("schema = \"rasoat.profile/1\"\n[[accounts]]\nid = \"gmail\"\n")
        .run()
        .code(0);
    // Of a newer shape only the name is refused: what else it holds follows rules of its own.
    let done = Rasoat::new(home.path())
        .args(["score", "-"])
        .stdin(r#"{"schema": "rasoat.profile/2", "clouds": [], "accounts": "many"}"#)
        .run()
        .code(4);
    assert!(!done.stderr.contains("accounts"), "{}", done.stderr);
    let _ = done.says("schema");
}

/// A JSON value of any shape, with the words of a profile among its keys and values.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "schema",
            "person",
            "devices",
            "numbers",
            "passwords",
            "similar",
            "accounts",
            "id",
            "kind",
            "value",
            "second",
            "codes",
            "mail",
            "a",
            "?",
            "totp:a",
            "key:",
            "mail:a",
            "vault:",
            "fix:a",
            "?own:a",
            "rasoat.profile/1",
        ])
        .prop_map(str::to_owned),
        ".{0,12}",
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        word.clone().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::vec((word.clone(), inner), 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A profile whose sections hold anything.
fn profile() -> impl Strategy<Value = String> {
    let section = || prop::collection::vec(value(), 0..3);
    (value(), section(), section(), section(), section()).prop_map(
        |(person, devices, numbers, passwords, accounts)| {
            serde_json::json!({
                "person": person, "devices": devices, "numbers": numbers, "passwords": passwords, "accounts": accounts,
            })
            .to_string()
        },
    )
}

/// Reads it, and puts whatever is wrong into words.
fn read(bytes: &[u8]) {
    if let Err(error) = profile_file::parse(bytes) {
        for lang in [Lang::Vi, Lang::En] {
            let explained = error.explain(Locale::new(lang));
            assert!(!explained.what.is_empty() && !explained.advice.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[\\[\\]{}\"=:,a-z?0-9.\\n -]{0,120}") {
        read(text.as_bytes());
    }

    #[test]
    fn any_value_is_read_without_a_panic(value in value()) {
        read(value.to_string().as_bytes());
    }

    #[test]
    fn any_profile_is_read_without_a_panic(text in profile()) {
        read(text.as_bytes());
    }
}
