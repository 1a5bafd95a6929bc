//! What people type wrongly, what they look up, and what the program says to it.

use crate::harness::{Done, Rasoat, file, folder};
use std::path::Path;

fn run(home: &Path, line: &str) -> Done {
    line.split_whitespace().fold(Rasoat::new(home), Rasoat::arg).run()
}

/// The smallest profile that can be scored.
const PROFILE: &str = "[[accounts]]\nid = \"gmail\"\nkind = \"mail\"\nvalue = \"high\"\n";

/// The commands with a Vietnamese name.
const BOTH_NAMES: [(&str, &str); 11] = [
    ("lich-su", "history"),
    ("so-sanh", "compare"),
    ("sao-luu", "backup"),
    ("khoi-phuc", "restore"),
    ("xoa", "forget"),
    ("kiem-tra", "audit"),
    ("cham-diem", "score"),
    ("ke-hoach", "plan"),
    ("ket-qua", "show"),
    ("danh-muc", "checklist"),
    ("van-ban", "directive"),
];

#[test]
fn a_wrong_value_is_told_what_would_be_right() {
    let home = folder();
    for (line, vietnamese, english) in [
        (
            "directive check --date x",
            "ví dụ: 23/11/2026",
            "for example: 2026-11-23",
        ),
        (
            "audit --demo --min-coverage x",
            "từ 0 đến 100, ví dụ: 80",
            "from 0 to 100, for example: 80",
        ),
        (
            "audit --demo --min-coverage -5",
            "từ 0 đến 100, ví dụ: 80",
            "from 0 to 100, for example: 80",
        ),
        (
            "audit --demo --min-coverage nan",
            "từ 0 đến 100, ví dụ: 80",
            "from 0 to 100, for example: 80",
        ),
        ("plan --minutes -5", "từ 1 đến 600", "from 1 to 600"),
    ] {
        let done = run(home.path(), line).code(2).says(vietnamese);
        assert!(!done.stderr.contains("chọn một trong"), "{}", done.stderr);
        let given = line.split(' ').next_back().unwrap_or_default();
        assert!(
            done.stderr.contains(&format!("Giá trị \"{given}\"")),
            "{}",
            done.stderr
        );
        let _ = run(home.path(), &format!("{line} --lang en"))
            .code(2)
            .says(english);
    }
    // What is a closed list stays one.
    let _ = run(home.path(), "audit --demo --fail-on x")
        .code(2)
        .says("chọn một trong: A, B");
}

#[test]
fn a_word_too_many_is_called_that() {
    let home = folder();
    let done = run(home.path(), "score ho so.toml").code(2);
    let done = done
        .says("Thừa \"so.toml\"")
        .says("ngoặc kép")
        .says("rasoat score --help");
    assert!(!done.stderr.contains("tùy chọn \""), "{}", done.stderr);
    let _ = run(home.path(), "score ho so.toml --lang en")
        .code(2)
        .says("\"so.toml\" is one word too many");
    let _ = run(home.path(), "audit --demo=1")
        .code(2)
        .says("--demo không nhận giá trị");
    let _ = run(home.path(), "audit --demo --demo")
        .code(2)
        .says("--demo chỉ gõ một lần");
}

#[test]
fn a_threshold_is_a_percentage() {
    let home = folder();
    let share = run(home.path(), "audit --demo --json").code(0).json()["coverage"]["share"]
        .as_f64()
        .unwrap_or_default();
    assert!(share > 0.02 && share < 0.8, "{share}");
    for (given, code) in [
        ("0", 0),
        ("1", 0),
        ("1%", 0),
        ("0.5%", 0),
        ("80", 3),
        ("80%", 3),
        ("0,8", 3),
        ("0.8", 3),
        ("100", 3),
    ] {
        let _ = run(home.path(), &format!("audit --demo --min-coverage {given}")).code(code);
    }
    let _ = run(home.path(), "audit --help").prints("80 và 0,8 như nhau");
}

#[test]
fn nothing_far_off_is_suggested() {
    let home = folder();
    for line in [
        "show --online",
        "audit --demo --save",
        "audit --demo --input",
        "show --no-plain",
    ] {
        let done = run(home.path(), line);
        for opposite in ["--offline", "--no-save", "--no-input", "--plain"] {
            assert!(!done.stderr.contains(opposite), "{line}: {}", done.stderr);
        }
    }
    for (line, near) in [
        ("auidt", "\"audit\""),
        ("kiem-tar", "\"kiem-tra\""),
        ("checklist lnt", "\"lint\""),
        ("--jsn", "\"--json\""),
    ] {
        let _ = run(home.path(), line).code(2).says(near);
    }
    for line in ["khong-co", "checklist khong-co", "plan --khong-co"] {
        let done = run(home.path(), line).code(2);
        assert!(!done.stderr.contains("có phải"), "{}", done.stderr);
    }
    // An option of another command.
    let _ = run(home.path(), "plan --explain")
        .code(2)
        .says("đi với: rasoat audit, rasoat score, rasoat show");
}

#[test]
fn help_is_a_command_too() {
    let home = folder();
    let shown = |line: &str| run(home.path(), line).code(0).stdout;
    assert_eq!(shown("help"), shown("--help"));
    assert_eq!(shown("help --lang en"), shown("--help --lang en"));
    for (alias, name) in BOTH_NAMES {
        assert_eq!(shown(&format!("help {name}")), shown(&format!("{name} --help")));
        assert_eq!(shown(&format!("help {alias}")), shown(&format!("{name} --help")));
    }
    assert_eq!(shown("help danh-muc new"), shown("checklist new --help"));
    let _ = run(home.path(), "help audti").code(2).says("\"audit\"");
}

#[test]
fn a_folder_to_write_is_not_called_one_to_read() {
    let home = folder();
    let _ = run(home.path(), "checklist new --help").prints("[THƯ_MỤC]  Thư mục sẽ tạo");
    let _ = run(home.path(), "checklist lint --help").prints("dùng nội dung có sẵn");
    let _ = run(home.path(), "directive show --help").prints("số của văn bản");
}

#[test]
fn completions_know_both_names() {
    let home = folder();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(home.path(), &format!("completions {shell}")).code(0).stdout;
        for (alias, name) in BOTH_NAMES {
            assert!(
                script.contains(alias) && script.contains(name),
                "{shell}: {alias}"
            );
        }
    }
    // Not only the name: what goes with it, too.
    let fish = run(home.path(), "completions fish").code(0).stdout;
    let quick = fish
        .lines()
        .filter(|line| line.contains("kiem-tra") && line.contains("quick"));
    assert!(quick.count() > 0, "{fish}");
}

#[test]
fn the_manual_has_every_command_with_its_options() {
    let home = folder();
    for (lang, english) in [("vi", false), ("en", true)] {
        let page = run(home.path(), &format!("man --lang {lang}")).code(0).stdout;
        for (alias, name) in BOTH_NAMES {
            assert!(
                page.contains(&format!(".SH \"rasoat {name}, {alias}\"")),
                "{name}: {page}"
            );
        }
        for part in ["checklist lint", "directive check", "completions", "help", "man"] {
            assert!(page.contains(&format!(".SH \"rasoat {part}\"")), "{part}: {page}");
        }
        for option in [
            "quick",
            "no\\-save",
            "minutes",
            "explain",
            "strict",
            "min\\-coverage",
        ] {
            assert!(page.contains(&format!("\\-\\-{option}\\fR")), "{option}: {page}");
        }
        for word in ["SYNOPSIS", "OPTIONS", "DESCRIPTION", "Print help"] {
            assert!(english || !page.contains(word), "{word}: {page}");
        }
        // Once, not with every command.
        assert_eq!(page.matches("\\-\\-min\\-coverage\\fR").count(), 1);
        // roff takes no text for a request of its own.
        for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
            let request = line.split(' ').next().unwrap_or_default();
            let known = [
                ".ie", ".el", ".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE", ".br",
            ];
            assert!(known.contains(&request), "{line}");
        }
    }
}

/// Where a number comes from can be asked wherever numbers are shown, by the command that is named there.
#[test]
fn the_hint_about_the_numbers_works() {
    let home = folder();
    let path = file(home.path(), "ho-so.toml", PROFILE);
    let path = path.display().to_string();
    for (line, told) in [
        ("audit --demo".to_owned(), "rasoat audit --demo --explain"),
        (
            format!("audit --answers {path}"),
            "rasoat audit --answers TỆP --explain",
        ),
        (format!("score {path}"), "rasoat score TỆP --explain"),
    ] {
        for format in ["table", "plain"] {
            let shown = run(home.path(), &format!("{line} --format {format}"))
                .code(0)
                .stdout;
            let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(shown.contains(told), "{line} {format}: {shown}");
            assert!(
                !shown.contains("rasoat show --explain"),
                "{line} {format}: {shown}"
            );
            let explained = run(home.path(), &format!("{line} --format {format} --explain")).code(0);
            let _ = explained.prints("Từng tài khoản, trong một năm");
        }
        let _ = run(home.path(), &format!("{line} --lang en --explain"))
            .code(0)
            .prints("Each account, within a year");
        let _ = run(home.path(), &format!("{line} --explain --fail-on A")).code(1);
    }
    let report = run(home.path(), "audit --demo --json --explain").code(0).json();
    assert!(report["explanation"].is_object(), "{report}");
    // The numbers of `score` as JSON are the engine's own: the whole report comes from `audit`.
    let _ = run(home.path(), &format!("score {path} --json --explain"))
        .code(2)
        .says("rasoat audit --answers");
}

/// What a command does not have is no way out of it.
#[test]
fn a_home_that_is_a_file_is_told_with_a_way_out() {
    let home = folder();
    let wrong = file(home.path(), "tep", "");
    for line in ["show", "plan", "show --json"] {
        let done = run(&wrong, line)
            .code(4)
            .says("RASOAT_HOME")
            .says("không phải thư mục");
        assert!(!done.stderr.contains("--no-save"), "{line}: {}", done.stderr);
    }
    let _ = run(&wrong, "show --lang en")
        .code(4)
        .says("RASOAT_HOME is a file");
    let _ = run(&wrong, "audit --demo").code(0);
}

#[cfg(unix)]
#[test]
fn answers_that_may_not_be_read_are_told_with_a_way_out() {
    use std::os::unix::fs::symlink;
    let home = folder();
    // A link that leads to itself cannot be opened by anybody, not even by root.
    symlink("draft.jsonl", home.path().join("draft.jsonl")).expect("a link");
    let done = run(home.path(), "show").code(4).says("quyền đọc");
    assert!(!done.stderr.contains("--no-save"), "{}", done.stderr);
}
