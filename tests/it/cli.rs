//! The command line as people and programs meet it: help, names, exit codes, files, errors, silence where it is due.

use crate::harness::{Done, Rasoat, file, folder, for_windows, not_under_wine, program};
use rasoat::domain::answer::{Answer, Evidence, Given, QuestionId};
use rasoat::interview::Entry;
use rasoat::store::draft::Draft;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Every command there is, as typed.
const COMMANDS: &[&str] = &[
    "",
    "audit",
    "score",
    "plan",
    "show",
    "history",
    "compare",
    "backup",
    "restore",
    "forget",
    "checklist",
    "checklist list",
    "checklist show",
    "checklist lint",
    "checklist new",
    "directive",
    "directive list",
    "directive show",
    "directive check",
    "incident",
    "completions",
    "man",
    "help",
];

/// The smallest profile that can be scored.
const PROFILE: &str = "[[accounts]]\nid = \"gmail\"\nkind = \"mail\"\nvalue = \"high\"\n";

/// A person whom more than ten minutes of work would help.
const SAMPLE_PROFILE: &str = r#"{"passwords": [{"id": "p", "strength": 1}], "numbers": [{"id": "n"}],
  "accounts": [{"id": "gmail", "kind": "mail", "value": "critical", "password": "p", "recovery_sms": ["n"]},
               {"id": "facebook", "kind": "social", "value": "high", "password": "p", "recovery_mail": ["gmail"]}]}"#;

fn run(home: &Path, line: &str) -> Done {
    line.split_whitespace().fold(Rasoat::new(home), Rasoat::arg).run()
}

/// The help of every command, one after the other.
fn help(lang: &str) -> String {
    let home = folder();
    let mut out = String::new();
    for command in COMMANDS {
        let done = run(home.path(), &format!("{command} --help --lang {lang}")).code(0);
        assert!(done.stderr.is_empty(), "{}", done.stderr);
        for part in ["$ rasoat ", command, " --help\n", &done.stdout, "\n"] {
            out.push_str(part);
        }
    }
    out
}

#[test]
fn the_help_is_vietnamese_through_and_through() {
    let text = help("vi");
    let words: BTreeSet<String> = text
        .split(|c: char| !c.is_alphabetic())
        .map(str::to_lowercase)
        .collect();
    for english in [
        "usage",
        "options",
        "option",
        "commands",
        "command",
        "arguments",
        "argument",
        "error",
        "possible",
        "values",
        "default",
        "print",
        "aliases",
    ] {
        assert!(!words.contains(english), "{english:?} in the Vietnamese help");
    }
    insta::with_settings!({
        snapshot_path => "../data/cli",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("help", text) });
}

#[test]
fn the_help_is_english_when_asked_for() {
    let text = help("en");
    for vietnamese in ["Cách dùng", "Tùy chọn", "Lệnh", "Ví dụ", "TỆP", "TÙY"] {
        assert!(!text.contains(vietnamese), "{vietnamese:?} in the English help");
    }
    assert!(text.contains("Usage: rasoat audit [OPTIONS]"));
    let home = folder();
    let by_env = Rasoat::new(home.path())
        .env("RASOAT_LANG", "en")
        .arg("--help")
        .run();
    assert!(by_env.stdout.contains("Usage: rasoat"));
    // The flag wins over the environment, and the system's own language does not count.
    let _ = Rasoat::new(home.path())
        .env("RASOAT_LANG", "en")
        .args(["--help", "--lang", "vi"])
        .run()
        .prints("Cách dùng: rasoat");
    let _ = Rasoat::new(home.path())
        .env("LANG", "en_US.UTF-8")
        .arg("--help")
        .run()
        .prints("Cách dùng: rasoat");
}

#[test]
fn commands_have_vietnamese_names() {
    let home = folder();
    for (alias, name) in [
        ("kiem-tra", "audit"),
        ("cham-diem", "score"),
        ("ke-hoach", "plan"),
        ("ket-qua", "show"),
        ("danh-muc", "checklist"),
        ("van-ban", "directive"),
        ("su-co", "incident"),
    ] {
        assert_eq!(
            run(home.path(), &format!("{alias} --help")).code(0).stdout,
            run(home.path(), &format!("{name} --help")).code(0).stdout,
            "{alias}"
        );
        assert!(
            run(home.path(), "--help").stdout.contains(alias),
            "{alias} is not in the help"
        );
    }
}

#[test]
fn version_completions_and_manual() {
    let home = folder();
    let done = run(home.path(), "--version").code(0);
    assert_eq!(done.stdout, format!("rasoat {}\n", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = run(home.path(), &format!("completions {shell}")).code(0);
        assert!(
            done.stdout.contains("rasoat") && done.stdout.contains("explain"),
            "{shell}"
        );
    }
    let _ = run(home.path(), "completions klingon").code(2).says("powershell");
    let done = run(home.path(), "man").code(0);
    assert!(done.stdout.contains(".TH rasoat 1") && done.stdout.contains("tự rà soát"));
}

#[test]
fn without_a_terminal_rasoat_alone_prints_the_help() {
    let home = folder();
    assert_eq!(
        run(home.path(), "").code(0).stdout.trim_end(),
        run(home.path(), "--help").code(0).stdout.trim_end()
    );
}

#[test]
fn no_escape_bytes_into_files_and_pipes() {
    let home = folder();
    for line in [
        "audit --demo --all",
        "checklist list",
        "directive list",
        "plan",
        "--help",
        "adit",
    ] {
        let done = run(home.path(), line);
        assert!(
            !done.stdout.contains('\u{1b}') && !done.stderr.contains('\u{1b}'),
            "{line}"
        );
    }
    for name in ["table", "plain", "json", "html"] {
        let path = home.path().join(name);
        let _ = Rasoat::new(home.path())
            .args(["audit", "--demo", "--format", name, "-o"])
            .arg(&path)
            .run()
            .code(0);
        assert!(
            !fs::read_to_string(&path).expect("a file").contains('\u{1b}'),
            "{name}"
        );
    }
}

#[cfg(unix)]
#[test]
fn colour_on_a_terminal_and_none_where_it_is_unwanted() {
    use expectrl::{Eof, Expect, Session};
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let shown = |args: &[&str], env: &[(&str, &str)]| -> String {
        let home = folder();
        let mut command = program();
        command
            .args(["audit", "--demo", "--all"])
            .args(args)
            .env("RASOAT_HOME", home.path())
            .env("TERM", "xterm-256color")
            .envs(env.iter().copied());
        let mut session = Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(std::time::Duration::from_secs(20)));
        let found = session.expect(Eof).expect("an end");
        String::from_utf8_lossy(found.as_bytes()).into_owned()
    };
    let colourful = shown(&[], &[]);
    assert!(colourful.contains("hồ sơ mẫu"), "{colourful}");
    assert!(colourful.contains('\u{1b}'), "no colour on a terminal");
    for (args, env) in [
        (&["--no-color"][..], &[][..]),
        (&[], &[("NO_COLOR", "1")]),
        (&[], &[("TERM", "dumb")]),
    ] {
        let text = shown(args, env);
        assert!(text.contains("hồ sơ mẫu"), "{text}");
        assert!(!text.contains('\u{1b}'), "{args:?} {env:?}: escape bytes");
    }
}

/// Every name in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn a_result_goes_whole_into_a_file() {
    let home = folder();
    let path = home.path().join("ket-qua.json");
    // What stood there before is replaced, however much longer it was.
    fs::write(&path, "x".repeat(2_000_000)).expect("a file");
    let done = Rasoat::new(home.path())
        .args(["audit", "--demo", "--json", "-o"])
        .arg(&path)
        .run()
        .code(0);
    assert!(done.stdout.is_empty());
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).expect("a file")).expect("whole JSON");
    assert_eq!(json["schema"], "rasoat.report/1");
    assert_eq!(names(home.path()), BTreeSet::from(["ket-qua.json".to_owned()]));
    // Rights are not wine's to give.
    #[cfg(unix)]
    if for_windows().is_none() {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "others can read the result");
    }
}

/// What is no file stays what it is: a pipe is written to, a link keeps leading where it leads.
#[cfg(unix)]
#[test]
fn a_result_goes_through_what_is_no_file() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    if not_under_wine("pipes, links and devices of Unix") {
        return;
    }
    let home = folder();
    let write = |path: &Path| {
        Rasoat::new(home.path())
            .args(["checklist", "list", "--json", "-o"])
            .arg(path)
            .run()
            .code(0)
    };
    let kind = |path: &Path| fs::symlink_metadata(path).expect("it is there").file_type();
    let pipe = home.path().join("ong");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).expect("read")
    });
    // A program that replaces the pipe leaves the reader waiting: look at the pipe first.
    let _ = write(&pipe);
    assert!(kind(&pipe).is_fifo(), "the pipe was replaced");
    assert!(reader.join().expect("a reader").starts_with('['));

    fs::create_dir(home.path().join("kho")).expect("a folder");
    let (target, link) = (
        home.path().join("kho/that.json"),
        home.path().join("lien-ket.json"),
    );
    symlink("kho/that.json", &link).expect("a link");
    for before in [None, Some("x".repeat(1_000_000))] {
        if let Some(before) = before {
            fs::write(&target, before).expect("a file");
        }
        let _ = write(&link);
        assert!(kind(&link).is_symlink(), "the link was replaced");
        let text = fs::read(&target).expect("the target");
        let _: serde_json::Value = serde_json::from_slice(&text).expect("whole JSON");
    }
    assert_eq!(
        names(&home.path().join("kho")),
        BTreeSet::from(["that.json".to_owned()])
    );

    let null = home.path().join("null");
    symlink("/dev/null", &null).expect("a link");
    let _ = write(&null);
    assert!(kind(&null).is_symlink(), "the link was replaced");
}

#[test]
fn a_result_that_cannot_be_written_leaves_nothing_behind() {
    let home = folder();
    let inside = home.path().join("thu-muc");
    fs::create_dir(&inside).expect("a folder");
    for target in [inside.clone(), home.path().join("khong-co").join("ket-qua.html")] {
        let done = Rasoat::new(home.path())
            .args(["audit", "--demo", "--format", "html", "-o"])
            .arg(&target)
            .run()
            .code(4)
            .says(&target.display().to_string());
        assert!(done.stdout.is_empty());
        assert!(done.stderr.contains("Việc tiếp theo"), "{}", done.stderr);
    }
    assert_eq!(names(home.path()), BTreeSet::from(["thu-muc".to_owned()]));
    assert!(names(&inside).is_empty());
}

#[test]
fn thresholds_end_with_their_own_numbers() {
    let home = folder();
    let report = run(home.path(), "audit --demo --json").code(0).json();
    let grade = report["result"]["exposure"]["grade"]
        .as_str()
        .expect("a grade")
        .to_owned();
    let share = report["coverage"]["share"].as_f64().expect("a share");
    // At or above: the grade itself counts. The result is printed all the same.
    let done = run(home.path(), &format!("audit --demo --fail-on {grade}")).code(1);
    assert!(!done.stdout.is_empty());
    let _ = run(
        home.path(),
        &format!("audit --demo --fail-on {}", grade.to_lowercase()),
    )
    .code(1);
    let _ = run(home.path(), "audit --demo --fail-on A").code(1);
    assert!(share > 0.1 && share < 0.9, "the sample person has open questions");
    let _ = run(home.path(), "audit --demo --min-coverage 10").code(0);
    let done = run(home.path(), "audit --demo --min-coverage 90%").code(3);
    assert!(!done.stdout.is_empty());
    let _ = run(home.path(), "audit --demo --min-coverage 0,9").code(3);
    // Exposure comes before coverage.
    let _ = run(home.path(), "audit --demo --min-coverage 90 --fail-on A").code(1);
    let _ = run(home.path(), "audit --demo --min-coverage 101").code(2);
    // A person whom nothing threatens much.
    let path = file(home.path(), "ho-so.toml", PROFILE);
    let scored = Rasoat::new(home.path())
        .args(["score", "--json"])
        .arg(&path)
        .run()
        .code(0)
        .json();
    let scored = scored["result"]["exposure"]["grade"]
        .as_str()
        .expect("a grade")
        .to_owned();
    assert_ne!(scored, "E", "{scored}");
    let _ = Rasoat::new(home.path())
        .args(["score", "--fail-on", "E"])
        .arg(&path)
        .run()
        .code(0);
}

/// A threshold counts whatever the result looks like.
#[test]
fn thresholds_are_the_same_in_every_format() {
    let home = folder();
    begun(home.path());
    let path = file(home.path(), "ho-so.toml", PROFILE);
    for format in ["table", "plain", "json", "html", "csv"] {
        for command in ["audit --demo", "show", "score"] {
            let judged = |threshold: &str| {
                let mut line = Rasoat::new(home.path());
                for word in command.split(' ').chain(["--format", format]) {
                    line = line.arg(word);
                }
                if command == "score" {
                    line = line.arg(&path);
                }
                let done = threshold.split(' ').fold(line, Rasoat::arg).run();
                assert!(!done.stdout.is_empty(), "{command} {format}: {}", done.stderr);
                done.code
            };
            assert_eq!(judged("--min-coverage 95"), 3, "{command} {format}");
            assert_eq!(judged("--min-coverage 0"), 0, "{command} {format}");
            assert_eq!(judged("--fail-on A"), 1, "{command} {format}");
            assert_eq!(judged("--fail-on A --min-coverage 95"), 1, "{command} {format}");
        }
    }
}

/// What is asked for is done or refused, never passed over in silence.
#[test]
fn formats_and_minutes_are_honoured_or_refused() {
    let home = folder();
    for line in [
        "checklist list",
        "checklist show facebook",
        "checklist lint",
        "directive list",
        "directive show luat-anm-2025",
        "directive check",
    ] {
        let _ = run(home.path(), line).code(0);
        let done = run(home.path(), &format!("{line} --format html"))
            .code(2)
            .says("html")
            .says("table, plain, json");
        assert!(done.stdout.is_empty());
        let _ = run(home.path(), &format!("{line} --json")).code(0).json();
    }
    let bad = "checklist lint tests/data/catalog/bad-overlay --date 2026-11-23";
    let found = run(home.path(), &format!("{bad} --json")).code(4).json();
    let list = found["found"].as_array().expect("a list");
    let count = |severity: &str| list.iter().filter(|found| found["severity"] == severity).count();
    assert_eq!(found["errors"], count("error"));
    assert_eq!(found["warnings"], count("warning"));
    let one = list
        .iter()
        .find(|found| found["code"] == "not-https")
        .expect("it is there");
    assert!(
        one["line"].as_u64() > Some(0) && one["column"].as_u64() > Some(0),
        "{one}"
    );
    assert!(
        !one["message"].as_str().expect("words").is_empty()
            && one["advice"].is_string()
            && one["file"].is_string()
    );

    let profile = file(home.path(), "ho-so.json", SAMPLE_PROFILE);
    for start in [
        vec!["--demo"],
        vec!["--answers", profile.to_str().expect("a path")],
    ] {
        let minutes = |minutes: &str| {
            let line = start.iter().fold(
                Rasoat::new(home.path()).args(["audit", "--json", "--minutes", minutes]),
                Rasoat::arg,
            );
            let report = line.run().code(0).json();
            let steps = report["steps"].as_array().expect("steps");
            steps
                .iter()
                .map(|step| step["minutes"].as_f64().expect("minutes"))
                .sum::<f64>()
        };
        assert!(minutes("600") > 10.0, "{start:?}");
        assert!(minutes("10") <= 10.0, "{start:?}");
    }
}

/// What is masked is masked in every look; where it cannot be, that is said.
#[test]
fn a_projector_sees_no_names() {
    let home = folder();
    begun(home.path());
    for format in ["table", "plain", "html"] {
        let shown = run(home.path(), &format!("show --format {format} --full --yes")).code(0);
        assert!(shown.stdout.contains("Facebook"), "{format}");
        let masked = run(home.path(), &format!("show --screen --format {format}")).code(0);
        assert!(!masked.stdout.contains("Facebook"), "{format}: {}", masked.stdout);
    }
    for line in ["show --screen --json", "audit --demo --screen --format json"] {
        let done = run(home.path(), line).code(2).says("--screen");
        assert!(done.stdout.is_empty());
    }
}

/// A link that somebody's pack brings is shown whole, and with the pack's name; so are its instruments.
#[test]
fn a_link_of_an_overlay_says_whose_it_is() {
    let home = folder();
    for (line, words) in [
        (
            "checklist show sample-forum",
            "https://example.org/security (do bộ \"tinh-mau\" thêm vào)",
        ),
        (
            "checklist show sample-forum",
            "https://example.org/ (do bộ \"tinh-mau\" thêm vào)",
        ),
        (
            "checklist show sample-forum --lang en",
            "(added by the pack \"tinh-mau\")",
        ),
        ("directive show tinh-mau-1", "Do bộ \"tinh-mau\" thêm vào"),
        ("checklist show sample-forum --json", "\"pack\": \"tinh-mau\""),
        ("directive show tinh-mau-1 --json", "\"pack\": \"tinh-mau\""),
    ] {
        let line = format!("{line} --checklists tests/data/catalog/good-overlay");
        let done = run(home.path(), &line).code(0);
        let flat = done.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words), "{line}: {}", done.stdout);
    }
    let _ = run(home.path(), "checklist show facebook")
        .code(0)
        .prints("https://");
    assert!(
        !run(home.path(), "checklist show facebook")
            .stdout
            .contains("thêm vào")
    );
}

/// Times are those of the clock on the wall, also where the system names its zone.
#[test]
fn times_carry_the_offset_of_the_zone() {
    let home = folder();
    // The smallest time zone file there is: no table, only the rule at its end.
    let mut zone = Vec::new();
    for _ in 0..2 {
        zone.extend(b"TZif2");
        zone.extend([0; 15]);
        for count in [0, 0, 0, 0, 1, 4] {
            zone.extend(u32::to_be_bytes(count));
        }
        zone.extend(i32::to_be_bytes(7 * 3600));
        zone.extend(b"\0\0+07\0");
    }
    zone.extend(b"\n<+07>-7\n");
    fs::create_dir(home.path().join("Mau")).expect("a folder");
    file(&home.path().join("Mau"), "Thu", zone);
    let zones = home.path().display().to_string();
    for (zone, offset) in [("UTC", "+00:00"), ("ICT-7", "+07:00"), ("Mau/Thu", "+07:00")] {
        let report = Rasoat::new(home.path())
            .env("TZDIR", &zones)
            .env("TZ", zone)
            .args(["audit", "--demo", "--json"])
            .run()
            .code(0)
            .json();
        let created = report["created"].as_str().expect("a time");
        assert!(created.ends_with(offset), "{zone}: {created}");
    }
}

#[test]
fn without_a_terminal_the_sample_person_is_shown_and_said_so() {
    let home = folder();
    let done = run(home.path(), "audit").code(0);
    assert_eq!(done.stderr.lines().count(), 1, "{}", done.stderr);
    assert!(done.stderr.contains("hồ sơ mẫu"), "{}", done.stderr);
    let done = run(home.path(), "audit --json").code(0);
    assert_eq!(done.json()["sample"], true);
    assert_eq!(done.stderr.lines().count(), 1, "{}", done.stderr);
    let path = file(home.path(), "ho-so.toml", PROFILE);
    let done = Rasoat::new(home.path())
        .args(["audit", "--json", "--answers"])
        .arg(&path)
        .run()
        .code(0);
    assert_eq!(done.json()["sample"], false);
    assert!(done.stderr.is_empty(), "{}", done.stderr);
    // Nothing of this was kept.
    assert_eq!(names(home.path()), BTreeSet::from(["ho-so.toml".to_owned()]));
}

#[test]
fn an_error_for_programs_is_one_object() {
    let home = folder();
    file(home.path(), "hong.json", "{\"accounts\": [{");
    let broken = home.path().join("hong.json").display().to_string();
    for (line, code) in [
        ("adit --json", 2),
        ("--json", 0),
        ("audit --quik --json", 2),
        ("audit --format json --only myspace", 2),
        ("audit --format=json --only myspace", 2),
        ("audit --json --demo --pack nope", 2),
        ("audit --json --no-input", 2),
        ("audit --json --demo --answers x", 2),
        ("audit --json --demo --min-coverage lots", 2),
        ("audit --format=json --demo --fail-on F", 2),
        ("audit --json --demo -o /", 4),
        ("score --json", 2),
        ("score --json khong-co.toml", 4),
        (&format!("score --json {broken}"), 4),
        ("score --json -", 4),
        ("show --json", 2),
        ("plan --json", 2),
        ("plan --json --minutes 0", 2),
        ("checklist --json", 2),
        ("checklist show nope --json", 2),
        ("checklist lint --strict --json", 2),
        ("directive show nope --json", 2),
        ("directive check --date nope --json", 2),
        ("completions klingon --json", 2),
        ("audit --json --demo --checklists khong-co", 4),
    ] {
        let done = run(home.path(), line).code(code);
        if code == 0 {
            continue;
        }
        assert!(done.stdout.is_empty(), "{line}: {}", done.stdout);
        assert_eq!(done.stderr.lines().count(), 1, "{line}: {}", done.stderr);
        let error: serde_json::Value = serde_json::from_str(&done.stderr)
            .unwrap_or_else(|error| panic!("{line}: {error}: {}", done.stderr));
        let members: Vec<&str> = error
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(members, ["error", "cause", "hint", "exit"], "{line}");
        assert_eq!(error["exit"], code, "{line}");
        for member in ["error", "hint"] {
            let text = error[member].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{line}: no {member}: {error}");
            assert!(!text.contains("cli-"), "{line}: a key instead of words: {error}");
        }
    }
}

#[test]
fn unknown_names_are_told_the_known_ones() {
    let home = folder();
    let _ = run(home.path(), "audit --demo --pack nope")
        .code(2)
        .says("page-admin");
    let _ = run(home.path(), "audit --demo --only myspace")
        .code(2)
        .says("facebook, zalo");
    let _ = run(home.path(), "checklist show nope")
        .code(2)
        .says("rasoat checklist list");
    let _ = run(home.path(), "directive show nope")
        .code(2)
        .says("rasoat directive list");
}

#[test]
fn days_are_read_as_people_write_them() {
    let home = folder();
    let wanted = run(home.path(), "directive check --json --date 2026-06-30")
        .code(0)
        .stdout;
    for spelling in ["30/06/2026", "30/6/2026", "30-06-2026", "30.6.2026"] {
        let found = run(home.path(), &format!("directive check --json --date {spelling}"))
            .code(0)
            .stdout;
        assert_eq!(found, wanted, "{spelling}");
    }
    assert_ne!(
        run(home.path(), "directive check --json --date 2026-07-01")
            .code(0)
            .stdout,
        wanted,
        "a law came into force on that day"
    );
    for nonsense in ["31/02/2026", "2026", "30/06/26/1", "hom-nay", "06/30/2026"] {
        let _ = run(home.path(), &format!("directive check --date {nonsense}"))
            .code(2)
            .says("23/11/2026");
    }
}

/// Somebody who said that they use Facebook, and stopped there.
fn begun(home: &Path) {
    let now = "2026-11-23T08:30:00+07:00";
    let (mut draft, _) = Draft::open(home, "quick", now).expect("a draft");
    for (question, choices) in [
        ("accounts-used@setup", vec!["facebook"]),
        ("pages-run@setup", vec![]),
    ] {
        let entry = Entry::Record {
            question: QuestionId::parse(question).expect("a question"),
            answer: Some(Answer {
                given: Given::Chosen(choices.into_iter().map(str::to_owned).collect()),
                evidence: Evidence::Declared,
            }),
        };
        draft.append(&entry, now).expect("writes");
    }
    draft.finish().expect("ends");
}

#[cfg(unix)]
#[test]
fn a_line_that_was_cut_off_is_told_when_one_goes_on() {
    use expectrl::{Expect, Session};
    use std::io::Write;
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let home = folder();
    begun(home.path());
    fs::OpenOptions::new()
        .append(true)
        .open(home.path().join(rasoat::store::draft::FILE))
        .and_then(|mut file| file.write_all(b"{\"question\":\"second-fac"))
        .expect("writes");
    let mut command = program();
    command
        .arg("audit")
        .env("RASOAT_HOME", home.path())
        .env("TERM", "dumb");
    let mut session = Session::spawn(command).expect("a terminal");
    session.set_expect_timeout(Some(std::time::Duration::from_secs(20)));
    let _ = session.expect("bị cắt giữa chừng").expect("it is said");
    let _ = session
        .expect("câu trả lời, lần cuối")
        .expect("the rest is there");
    session.send_line("q").expect("sent");
}

/// What stands in a file or in a file's name may not move the cursor, here or in the interview.
#[cfg(unix)]
#[test]
fn a_terminal_is_not_told_what_files_say() {
    use expectrl::{Expect, Session};
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let home = folder();
    for name in ["x\u{1b}[2Jy.toml", "x\u{9b}2Jy.toml", "x\u{202e}y.toml"] {
        let done = Rasoat::new(home.path()).args(["score"]).arg(name).run().code(4);
        assert!(
            !done.stderr.contains(['\u{1b}', '\u{9b}', '\u{202e}']),
            "{:?}",
            done.stderr
        );
    }
    begun(home.path());
    let path = home.path().join(rasoat::store::draft::FILE);
    let draft = fs::read_to_string(&path).expect("a draft");
    let odd = draft.replace("2026-11-23T08:30:00+07:00", "\\u001b[2J\\u001b]0;x\\u0007\\u202e");
    fs::write(&path, odd).expect("writes");
    let mut command = program();
    command
        .args(["audit", "--no-color"])
        .env("RASOAT_HOME", home.path());
    let mut session = Session::spawn(command).expect("a terminal");
    session.set_expect_timeout(Some(std::time::Duration::from_secs(20)));
    let said = session.expect("\n> ").expect("the first screen");
    let said = String::from_utf8_lossy(said.before()).into_owned();
    assert!(said.contains("câu trả lời, lần cuối"), "{said:?}");
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
    session.send_line("q").expect("sent");
}

#[test]
fn what_nobody_answered_does_not_make_a_lockout_unlikely() {
    let home = folder();
    begun(home.path());
    let report = run(home.path(), "show --json").code(0).json();
    let axis = &report["result"]["lockout"];
    let (low, high) = (axis["low"].as_f64().unwrap(), axis["high"].as_f64().unwrap());
    assert!(low < high, "{axis}");
    // One account, nothing known about it: whoever has one device and no saved password may well be locked out.
    assert!(axis["grade"].as_str().unwrap() > "B", "{axis}");
    let _ = run(home.path(), "show")
        .code(0)
        .prints("Nguy cơ không vào lại được: từ");
}

#[test]
fn an_audit_keeps_its_day_when_it_is_shown_later() {
    let home = folder();
    begun(home.path());
    let report = run(home.path(), "show --json").code(0).json();
    assert_eq!(report["created"], "2026-11-23T08:30:00+07:00");
    let _ = run(home.path(), "show").code(0).prints("Rà soát ngày 23/11/2026");
}

#[test]
fn without_an_answer_there_is_no_grade() {
    let home = folder();
    let path = file(home.path(), "bare.json", r#"{"accounts": [{"id": "a"}]}"#);
    let done = Rasoat::new(home.path()).args(["score"]).arg(path).run().code(0);
    let done = done.prints("Chưa có câu trả lời nào, nên chưa xếp được mức nguy cơ.");
    for claim in ["Mức nguy cơ: ", "Mức nguy cơ tạm tính", "thấp nhất có thể"] {
        assert!(!done.stdout.contains(claim), "{}", done.stdout);
    }
}

#[test]
fn a_step_that_rests_on_no_answer_says_so() {
    let home = folder();
    begun(home.path());
    let _ = run(home.path(), "show")
        .code(0)
        .prints("Chưa rõ mục này hiện ra sao");
}

#[test]
fn rasoat_home_is_where_answers_lie() {
    let (one, other) = (folder(), folder());
    begun(one.path());
    let report = run(one.path(), "show --json").code(0).json();
    assert_eq!(report["sample"], false);
    let _ = run(other.path(), "show --json").code(2);
    // The platform's own folder counts only where RASOAT_HOME says nothing.
    let own = folder();
    let _ = Rasoat::new(own.path())
        .env("HOME", &one.path().display().to_string())
        .args(["show"])
        .run()
        .code(2);
    assert!(names(other.path()).is_empty(), "looking for answers made a file");
}

#[cfg(unix)]
#[test]
fn a_read_only_home_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    if not_under_wine("rights of Unix") {
        return;
    }
    let home = folder();
    begun(home.path());
    let before = names(home.path());
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o500)).expect("permissions");
    for line in ["show", "plan", "audit --demo", "checklist list"] {
        let _ = run(home.path(), line).code(0);
    }
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).expect("permissions");
    assert_eq!(names(home.path()), before);
    // Not a folder at all.
    let wrong = file(home.path(), "tep", "");
    let done = run(&wrong, "show");
    assert!([2, 4].contains(&done.code), "{}: {}", done.code, done.stderr);
    assert!(done.stderr.contains("Việc tiếp theo"), "{}", done.stderr);
    let _ = run(&wrong, "audit --demo").code(0);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;
    let home = folder();
    let mut child = program()
        .args(["checklist", "list", "--json"])
        .env("RASOAT_HOME", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = String::new();
    let mut stdout = BufReader::with_capacity(16, child.stdout.take().expect("a pipe"));
    stdout.read_line(&mut first).expect("a line");
    drop(stdout);
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("text");
    assert_eq!(child.wait().expect("an end").code(), Some(0), "{said}");
    assert!(said.is_empty(), "{said}");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    if not_under_wine("wine cannot hand on such an argument") {
        return;
    }
    let home = folder();
    let odd = OsStr::from_bytes(b"ho-so-\xff.toml");
    let _ = Rasoat::new(home.path())
        .arg(odd)
        .run()
        .code(2)
        .says("Việc tiếp theo");
    let _ = Rasoat::new(home.path())
        .args(["audit", "--pack"])
        .arg(odd)
        .run()
        .code(2)
        .says("UTF-8");
    // A file may be called anything.
    let _ = Rasoat::new(home.path())
        .arg("score")
        .arg(odd)
        .run()
        .code(4)
        .says("ho-so-");
    fs::write(home.path().join(odd), PROFILE).expect("a file");
    let _ = Rasoat::new(home.path())
        .arg("score")
        .arg(home.path().join(odd))
        .run()
        .code(0);
}

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md")
}

/// The numbers in front of what they mean: `0 done; 1 exposure …`.
fn codes(list: &str) -> BTreeSet<u8> {
    list.split([';', '·', ','])
        .filter_map(|part| part.split_whitespace().next()?.trim_matches('`').parse().ok())
        .collect()
}

#[test]
fn the_readme_and_the_help_give_the_same_exit_codes() {
    let home = folder();
    let readme = readme();
    let table: BTreeSet<u8> = readme
        .split("## Mã kết thúc")
        .nth(1)
        .and_then(|rest| rest.split("\n#").next())
        .expect("the table")
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next()?.parse().ok())
        .collect();
    assert_eq!(table, BTreeSet::from([0, 1, 2, 3, 4, 5, 6, 70, 130]));
    let after = |text: &str, lead: &str| -> String {
        let rest = text
            .split(lead)
            .nth(1)
            .unwrap_or_else(|| panic!("no {lead:?}"))
            .to_owned();
        rest.split(".\n").next().unwrap_or_default().replace('\n', " ")
    };
    let vi = run(home.path(), "--help").stdout;
    assert_eq!(codes(&after(&vi, "Mã kết thúc:")), table);
    let en = run(home.path(), "--help --lang en").stdout;
    assert_eq!(codes(&after(&en, "Exit codes:")), table);
    assert_eq!(codes(&after(&readme, "Exit codes:")), table);
}

#[test]
fn the_quick_start_is_two_commands() {
    let readme = readme();
    let blocks: Vec<Vec<&str>> = ["## Bắt đầu", "## Quick start"]
        .map(|title| {
            let rest = readme.split(title).nth(1).expect("the chapter");
            let block = rest.split("```console\n").nth(1).expect("a block");
            block.split("```").next().unwrap_or_default().lines().collect()
        })
        .into();
    for block in blocks {
        assert_eq!(block, ["cargo run --release -- audit", "tests/run"]);
    }
}

#[test]
fn a_wrong_number_of_minutes_is_told_in_the_language_of_the_person() {
    let home = folder();
    for minutes in ["0", "601", "abc", "-5", "1.5"] {
        let given = format!("--minutes={minutes}");
        let done = Rasoat::new(home.path()).args(["audit"]).arg(&given).run().code(2);
        assert!(
            done.stderr.contains("gõ một số phút từ 1 đến 600"),
            "{}",
            done.stderr
        );
        for english in ["invalid", "not in", "number"] {
            assert!(!done.stderr.contains(english), "{}", done.stderr);
        }
        let done = Rasoat::new(home.path())
            .args(["plan", "--lang", "en"])
            .arg(&given)
            .run();
        assert!(done.code(2).stderr.contains("a number of minutes from 1 to 600"));
    }
}

#[test]
fn a_platform_that_is_nearly_right_is_guessed() {
    let home = folder();
    let _told = Rasoat::new(home.path())
        .args(["audit", "--demo", "--only", "facebok"])
        .run()
        .code(2)
        .says("có phải định gõ \"facebook\"");
    let done = Rasoat::new(home.path())
        .args(["audit", "--demo", "--only", "khong-co"])
        .run()
        .code(2)
        .says("facebook");
    assert!(
        !done.stderr.contains("devices") && !done.stderr.contains("phone-number"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_directive_is_found_by_what_the_list_shows() {
    let home = folder();
    let _ = run(home.path(), "directive list").code(0).prints("luat-anm-2025");
    let _ = run(home.path(), "directive list --plain")
        .code(0)
        .prints("luat-anm-2025.");
    for number in ["116/2025/QH15", "116/2025/qh15", "116 / 2025 / QH15"] {
        let done = Rasoat::new(home.path())
            .args(["directive", "show", number])
            .run()
            .code(0);
        let _ = done.prints("116/2025/QH15");
    }
}
