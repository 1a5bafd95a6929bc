//! `rasoat password`: what it says of a password, where it takes one from, and what it never does.

use crate::canary::CANARIES;
use crate::harness::{Done, Rasoat, file, folder};

fn tried(password: &str, args: &[&str]) -> Done {
    let home = folder();
    let run = Rasoat::new(home.path()).args(["password", "--stdin"]);
    args.iter().fold(run, Rasoat::arg).stdin(password).run()
}

#[test]
fn it_says_how_hard_and_why_and_what_to_do() {
    let done = tried("anhyeuem\n", &[]).code(0);
    for words in [
        "rất dễ đoán: mức 0 trên 4",
        "không gửi đi để hỏi",
        "Có lời yêu thương quen thuộc",
        "Nên làm: đổi",
    ] {
        assert!(done.stdout.contains(words), "{}", done.stdout);
    }
    let done = tried("kV7#tq!92zLp@wX4\n", &["--lang", "en"]).code(0);
    assert!(done.stdout.contains("hard to guess: 4 of 4"), "{}", done.stdout);
    // Hard to guess is not the same as never leaked.
    assert!(done.stdout.contains("nobody knows whether"), "{}", done.stdout);
}

#[test]
fn programs_get_the_figures_of_the_contract() {
    let json = tried("Nguyenvana1990", &["--json"]).code(0).json();
    assert_eq!(json["score"], 2);
    assert_eq!(json["breach"]["state"], "not_checked");
    assert_eq!(json["breach"]["count"], serde_json::Value::Null);
    let guesses = json["guesses_log10"].as_f64().unwrap();
    assert!((guesses * 2.0).fract().abs() < 1e-9 && (6.0..8.0).contains(&guesses));
    assert!(json["reasons"].as_array().unwrap().contains(&"date".into()));
    // No finer figure than twelve, however long.
    let json = tried("kV7#tq!92zLp@wX4kV7#tq!92zLp@wX4", &["--json"]).json();
    assert_eq!(json["guesses_log10"], 12.0);
}

#[test]
fn a_line_is_a_password_whatever_ends_it() {
    let of = |bytes: &str| tried(bytes, &["--json"]).code(0).stdout;
    for same in [
        "matkhau123\r\n",
        "matkhau123",
        "\u{feff}matkhau123\n",
        "matkhau123\nmore\n",
    ] {
        assert_eq!(of("matkhau123\n"), of(same), "{same:?}");
    }
    // Blanks belong to it.
    assert_ne!(of("qzvbxk wpm"), of("qzvbxk wpm   "));
}

#[test]
fn what_is_known_of_the_person_counts() {
    let (home, about) = (folder(), folder());
    let words = file(about.path(), "toi.txt", "Lê Thảo Hiền\n15/08/1985\n");
    let with = |words: &std::path::Path| {
        Rasoat::new(home.path())
            .args(["password", "--stdin", "--json", "--about"])
            .arg(words)
            .stdin("thaohien77kqz\n")
            .run()
    };
    let json = with(&words).code(0).json();
    assert!(
        json["reasons"].as_array().unwrap().contains(&"personal".into()),
        "{json}"
    );
    let _ = with(about.path()).code(4).says("Chưa đọc được tệp");
    let _ = with(&about.path().join("none")).code(4).says("Chưa đọc được tệp");
    let _ = with(&file(about.path(), "latin1", b"L\xea"))
        .code(4)
        .says("UTF-8");
    let _ = with(&file(about.path(), "long", vec![b'a'; 70_000]))
        .code(4)
        .says("64 KB");
}

#[test]
fn thresholds_are_strengths() {
    assert_eq!(tried("matkhau123", &["--fail-on", "1"]).code, 1);
    assert_eq!(tried("kV7#tq!92zLp@wX4", &["--fail-on", "3"]).code, 0);
    let _ = tried("matkhau123", &["--fail-on", "C"])
        .code(2)
        .says("0, 1, 2, 3, 4");
    let home = folder();
    let _ = Rasoat::new(home.path())
        .args(["audit", "--demo", "--fail-on", "3"])
        .run()
        .code(2)
        .says("A, B, C, D, E");
}

#[test]
fn a_passphrase_is_new_every_time_and_says_its_entropy() {
    let home = folder();
    let suggested = |args: &[&str]| {
        let run = Rasoat::new(home.path()).args(["password", "--suggest"]);
        args.iter().fold(run, Rasoat::arg).run()
    };
    let (one, other) = (suggested(&[]).code(0), suggested(&[]).code(0));
    let first = |done: &Done| done.stdout.lines().next().unwrap_or_default().to_owned();
    assert_eq!(first(&one).split(' ').count(), 5);
    assert_ne!(first(&one), first(&other));
    assert!(one.stdout.contains("53 bit"), "{}", one.stdout);
    let json = suggested(&["--json"]).code(0).json();
    assert!(json["bits"].as_f64().unwrap() > 53.0);
    let score = tried(json["passphrase"].as_str().unwrap(), &["--json"]).json();
    assert!(score["score"].as_u64().unwrap() >= 3, "{json} {score}");
    let _ = suggested(&["-o", "x.txt"]).code(2).says("không ghi ra tệp");
    assert!(std::fs::read_dir(home.path()).unwrap().next().is_none());
}

#[test]
fn nothing_to_read_a_password_from_is_said() {
    let home = folder();
    let _ = Rasoat::new(home.path())
        .args(["password"])
        .stdin("matkhau123\n")
        .run()
        .code(2)
        .says("--stdin");
    let _ = tried("", &[]).code(0).prints("Chưa có mật khẩu nào được gõ");
    let run = |bytes: Vec<u8>| {
        Rasoat::new(home.path())
            .args(["password", "--stdin"])
            .stdin(bytes)
            .run()
            .code(4)
    };
    let _ = run(b"m\xe2t kh\xe2u\n".to_vec()).says("UTF-8");
    let _ = run(vec![b'a'; 1 << 20]).says("quá dài");
}

#[test]
fn a_password_on_the_command_line_is_refused_and_not_repeated() {
    let home = folder();
    for canary in &CANARIES {
        for args in [
            vec!["password", canary.secret],
            vec!["password", "--password", canary.secret],
            vec!["password", "--stdin", canary.secret],
            vec!["breach", canary.secret],
            vec!["breach", "check", canary.secret],
            vec!["--json", "breach", "check", "--stdin", canary.secret],
        ] {
            let done = args.iter().fold(Rasoat::new(home.path()), Rasoat::arg).run();
            assert_eq!(done.code, 2, "{args:?}");
            canary.not_in(done.stdout.as_bytes(), "standard output");
            canary.not_in(done.stderr.as_bytes(), "standard error");
        }
        // What stands where a file is named is a name.
        let about = Rasoat::new(home.path()).args(["password", "--stdin", "--about", canary.secret]);
        canary.not_in(about.run().code(4).stdout.as_bytes(), "standard output");
    }
}

#[test]
fn a_tried_password_appears_nowhere() {
    for canary in &CANARIES {
        for args in [
            &[][..],
            &["--json"],
            &["--plain"],
            &["--lang", "en"],
            &["--fail-on", "4"],
            &["--format", "html"],
        ] {
            let (home, temp) = (folder(), folder());
            let run = Rasoat::new(home.path())
                .args(["password", "--stdin"])
                .env("TMPDIR", &temp.path().display().to_string())
                .env("TEMP", &temp.path().display().to_string());
            let done = args
                .iter()
                .fold(run, Rasoat::arg)
                .stdin(format!("{}\n", canary.secret))
                .run();
            canary.not_in(done.stdout.as_bytes(), "standard output");
            canary.not_in(done.stderr.as_bytes(), "standard error");
            canary.not_under(home.path(), "RASOAT_HOME");
            canary.not_under(temp.path(), "the folder for temporary files");
        }
    }
}
