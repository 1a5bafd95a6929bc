//! What leaves the screen: pages and tables hold no name and no answer unless that was agreed to, and a table is one
//! for every program that reads tables.

use crate::harness::{Done, Rasoat, file, folder, not_under_wine};
use crate::history::with_passphrase;
use rasoat::domain::text::Lang;
use serde_json::Value;
use std::path::Path;

const PROFILE: &str = include_str!("../../src/cli/sample.toml");

/// What the labels of the profile's accounts, devices and passwords say, and what the menus of its platforms begin with.
const NAMES: [&str; 10] = [
    "Google",
    "Gmail",
    "Facebook",
    "Zalo",
    "TikTok",
    "fanpage",
    "Android",
    "Windows",
    "facebook",
    "Trung tâm tài khoản",
];

fn audit(home: &Path, more: &[&str]) -> Done {
    let profile = file(home, "ho-so.toml", PROFILE);
    let run = Rasoat::new(home)
        .args(["audit", "--no-save", "--answers"])
        .arg(profile);
    more.iter().fold(run, Rasoat::arg).run()
}

/// The texts of the answers in a report.
fn answers(report: &Value) -> Vec<String> {
    let content = rasoat::catalog::content(None).expect("the content");
    let findings = report["findings"].as_array().expect("findings").iter();
    let texts = findings.filter_map(|finding| {
        let control = content.catalog.control(finding["code"].as_str()?)?;
        let choice = control
            .choices
            .iter()
            .find(|choice| finding["choice"] == choice.id.as_str())?;
        Some(choice.text.get(Lang::Vi).to_owned())
    });
    texts.collect()
}

/// The table as another program reads it.
fn table(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader
        .records()
        .map(|row| row.expect("a row as long as the header"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_document_names_no_account_and_no_answer_unless_asked_for() {
    let home = folder();
    let answers = answers(&audit(home.path(), &["--json"]).code(0).json());
    assert!(answers.len() > 20);
    for format in ["html", "csv"] {
        // A table has no room for what stands behind the figures.
        let explain = if format == "html" { "--explain" } else { "--all" };
        let page = audit(home.path(), &["--format", format, explain]).code(0).stdout;
        for word in NAMES.iter().copied().chain(answers.iter().map(String::as_str)) {
            assert!(!page.contains(word), "{word:?} in {format}:\n{page}");
        }
        for kept in [
            "tài khoản 1",
            "rất cao (E)",
            "cần sửa",
            "Luật An ninh mạng",
            "theo trí nhớ",
            "rasoat audit --answers TỆP --full",
        ] {
            assert!(
                page.to_lowercase().contains(&kept.to_lowercase()),
                "{kept:?} not in {format}:\n{page}"
            );
        }
        let full = audit(home.path(), &["--format", format, "--full", "--yes"])
            .code(0)
            .stdout;
        for word in ["Facebook", "Zalo", "Android"]
            .into_iter()
            .chain(answers.iter().map(String::as_str))
        {
            assert!(full.contains(word), "{word:?} not in {format}:\n{full}");
        }
        assert!(!full.contains("--full"), "{full}");
    }
}

#[test]
fn nothing_but_a_document_changes_with_full() {
    let home = folder();
    for format in ["table", "plain", "json"] {
        let usual = audit(home.path(), &["--format", format]).code(0);
        let full = audit(home.path(), &["--format", format, "--full"]).code(0);
        let without_time = |text: &str| {
            let lines = text.lines().filter(|line| !line.contains("\"created\""));
            lines.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(without_time(&usual.stdout), without_time(&full.stdout));
        assert!(full.stdout.contains("Facebook") || full.stdout.contains("facebook"));
    }
    let sample = |more: &[&str]| {
        let run = Rasoat::new(home.path()).args(["audit", "--demo", "--format", "html"]);
        more.iter().fold(run, Rasoat::arg).run().code(0).stdout
    };
    assert_eq!(
        sample(&[]),
        sample(&["--full"]),
        "nobody is behind the sample person"
    );
    assert!(sample(&[]).contains("Facebook"));
}

#[test]
fn where_nobody_can_be_asked_full_needs_a_yes() {
    let home = folder();
    let path = home.path().join("x.html");
    for (command, format) in [
        ("audit --answers ho-so.toml", "html"),
        ("score ho-so.toml", "csv"),
        ("show", "html"),
        ("plan", "csv"),
        ("compare", "html"),
    ] {
        let run = command.split(' ').fold(Rasoat::new(home.path()), Rasoat::arg);
        let done = run
            .args(["--format", format, "--full", "-o"])
            .arg(&path)
            .run()
            .code(2)
            .says("--yes")
            .says("Chưa ghi gì");
        assert!(done.stdout.is_empty() && !path.exists(), "{command}");
    }
    // A yes to nothing is a mistake.
    let _ = Rasoat::new(home.path())
        .args(["show", "--yes"])
        .run()
        .code(2)
        .says("--full");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_full_asks_first() {
    use crate::interview_pty::Sitting;
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let home = folder();
    let profile = file(home.path(), "ho-so.toml", PROFILE).display().to_string();
    let page = home.path().join("x.html");
    let written = page.display().to_string();
    let line = [
        "audit",
        "--no-save",
        "--answers",
        &profile,
        "--format",
        "html",
        "-o",
        &written,
    ];
    let asked = || {
        let mut sitting = Sitting::open(home.path(), 80, &[&line[..], &["--full"]].concat());
        let asked = sitting.prompt();
        assert!(
            asked.contains("ai cầm tệp") && asked.contains("Gõ 1 để ghi"),
            "{asked}"
        );
        sitting
    };
    let (code, screen) = asked().end_with("");
    assert_eq!((code, screen.contains("Chưa ghi gì")), (0, true), "{screen}");
    assert_eq!(asked().interrupt().0, 130);
    assert!(!page.exists());
    let (code, screen) = asked().end_with("1");
    assert_eq!((code, screen.contains("Để đối chiếu")), (0, false), "{screen}");
    assert!(std::fs::read_to_string(&page).unwrap().contains("Facebook"));
    // Without it nobody is asked, and which account is which is told on the screen alone.
    let (code, screen) = Sitting::open(home.path(), 80, &line).end_with("");
    assert_eq!(code, 0);
    assert!(
        screen.contains("tài khoản 2 là") && screen.contains("Facebook"),
        "{screen}"
    );
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(
        !text.contains("Facebook") && !text.contains("Để đối chiếu"),
        "{text}"
    );
}

#[test]
fn a_table_is_read_by_every_program_that_reads_tables() {
    let home = folder();
    let path = home.path().join("ket-qua.csv");
    let printed = audit(home.path(), &["--format", "csv"]).code(0).stdout;
    let _ = audit(home.path(), &["--format", "csv", "-o", path.to_str().unwrap()]).code(0);
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        written,
        format!("\u{feff}{printed}"),
        "Excel knows UTF-8 by the mark"
    );
    assert_eq!(printed.matches('\n').count(), printed.matches("\r\n").count());
    let rows = table(&printed);
    let column = |name: &str| {
        rows[0]
            .iter()
            .position(|cell| cell == name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    let (part, item, status, content) = (
        column("Phần"),
        column("Mục"),
        column("Tình trạng"),
        column("Nội dung"),
    );
    let of = |name: &str| rows.iter().filter(|row| row[part] == name).collect::<Vec<_>>();
    let result: Vec<&str> = of("Kết quả").iter().map(|row| row[item].as_str()).collect();
    for needed in [
        "Mức nguy cơ",
        "Điểm nguy cơ (càng thấp càng tốt)",
        "Nguy cơ không vào lại được",
        "Phần đã rà soát",
        "Ngày rà soát",
    ] {
        assert!(result.contains(&needed), "{needed}: {result:?}");
    }
    assert_eq!(rows[1][item], "Ghi chú", "that names are left out is said first");
    assert!(rows[1][content].contains("--full"));
    let findings = of("Mục rà soát");
    let report = audit(home.path(), &["--json"]).code(0).json();
    assert_eq!(findings.len(), report["findings"].as_array().unwrap().len());
    for (row, finding) in findings.iter().zip(report["findings"].as_array().unwrap()) {
        assert_eq!(row[column("Mã")], finding["code"].as_str().unwrap());
        let state = match finding["state"].as_str() {
            Some("good") => "Tốt",
            Some("bad") => "Cần sửa",
            Some("not_checked") => "Chưa kiểm tra",
            Some("could_not_check") => "Không kiểm tra được",
            _ => "",
        };
        assert_eq!(row[status], state, "{finding}");
        assert_eq!(
            row[column("Cách sửa")].is_empty(),
            finding["fix"].is_null(),
            "{finding}"
        );
        assert_eq!(
            row[column("Số phút")].is_empty(),
            finding["fix"].is_null(),
            "{finding}"
        );
        assert_eq!(
            row[column("Quy định")].is_empty(),
            finding["provisions"] == serde_json::json!([]),
            "{finding}"
        );
    }
    assert_eq!(
        of("Việc nên làm trước").len(),
        report["steps"].as_array().unwrap().len()
    );
    let english = audit(home.path(), &["--format", "csv", "--lang", "en"])
        .code(0)
        .stdout;
    assert!(english.starts_with("Part,About,Item,"), "{english}");
    let refused = audit(home.path(), &["--format", "csv", "--explain"])
        .code(2)
        .says("--explain");
    assert!(refused.stdout.is_empty());
}

#[test]
fn no_cell_of_a_pack_is_a_formula() {
    let home = folder();
    let pack = home.path().join("tinh");
    for name in [
        "controls.toml",
        "packs/tinh-mau.toml",
        "directives/tinh-mau.toml",
        "platforms/sample-forum.toml",
        "incidents.toml",
    ] {
        let text = std::fs::read_to_string(Path::new("tests/data/catalog/good-overlay").join(name)).unwrap();
        let text = text.replace("\"Bàn làm việc\"", "\"=cmd|' /C calc'!A0\"");
        std::fs::create_dir_all(pack.join(name).parent().unwrap()).unwrap();
        std::fs::write(pack.join(name), text).unwrap();
    }
    let more = [
        "--format",
        "csv",
        "--pack",
        "tinh-mau",
        "--checklists",
        pack.to_str().unwrap(),
    ];
    let text = audit(home.path(), &more).code(0).stdout;
    let rows = table(&text);
    assert!(
        rows.iter().flatten().any(|cell| cell.starts_with("'=cmd|")),
        "{text}"
    );
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

/// The history: what is kept is shown the same way, and the trend and a comparison are tables too.
#[test]
fn what_is_kept_becomes_documents_the_same_way() {
    let home = folder();
    for text in [
        PROFILE.to_owned(),
        PROFILE.replace("sim_pin = false", "sim_pin = true"),
    ] {
        let profile = file(home.path(), "ho-so.toml", text);
        let _ = with_passphrase(home.path())
            .args(["audit", "--answers"])
            .arg(profile)
            .run()
            .code(0);
    }
    let run = |line: &str| {
        let run = line.split(' ').fold(with_passphrase(home.path()), Rasoat::arg);
        run.run().code(0).stdout
    };
    for command in ["show", "plan", "compare --all"] {
        for format in ["html", "csv"] {
            let page = run(&format!("{command} --format {format}"));
            for word in NAMES {
                assert!(!page.contains(word), "{word} in {command} {format}: {page}");
            }
            let own = command.split(' ').next().unwrap();
            let own = if own == "plan" { "show" } else { own };
            assert!(
                page.contains(&format!("rasoat {own} --full --format {format}")),
                "{page}"
            );
            let full = run(&format!("{command} --format {format} --full --yes"));
            assert!(full.contains("Facebook") && !full.contains("--full"), "{full}");
        }
    }
    let plan = table(&run("plan --format csv"));
    assert!(
        plan.iter().any(|row| row[0] == "Việc nên làm trước")
            && plan.iter().all(|row| row[0] != "Mục rà soát")
    );
    let history = table(&run("history --format csv"));
    assert_eq!(history.len(), 3, "a header and two audits");
    assert_eq!((history[1][0].as_str(), history[2][0].as_str()), ("1", "2"));
    let compared = table(&run("compare --format csv"));
    assert!(
        compared
            .iter()
            .any(|row| row[0] == "Đã sửa" && row[3] == "cần sửa" && row[4] == "tốt"),
        "{compared:?}"
    );
    assert!(compared.iter().any(|row| row[0] == "Như cũ"), "{compared:?}");
    assert!(
        compared
            .iter()
            .any(|row| row[2] == "Mức nguy cơ" && !row[3].is_empty()),
        "{compared:?}"
    );
}

#[test]
fn a_backup_answers_programs_too() {
    let home = folder();
    let profile = file(home.path(), "ho-so.toml", PROFILE);
    let _ = with_passphrase(home.path())
        .args(["audit", "--answers"])
        .arg(profile)
        .run()
        .code(0);
    let backup = home.path().join("x.age");
    let with = |command: &str, more: &[&str]| {
        let run = with_passphrase(home.path()).arg(command).arg(&backup);
        more.iter().fold(run, Rasoat::arg).run()
    };
    let done = with("backup", &["--json"]).code(0).json();
    assert_eq!((&done["audits"], &done["unreadable"]), (&1.into(), &0.into()));
    let done = with("restore", &["--json"]).code(0).json();
    assert_eq!((&done["added"], &done["already_there"]), (&0.into(), &1.into()));
    for format in ["html", "csv"] {
        let _ = with("backup", &["--yes", "--format", format])
            .code(2)
            .says(format);
        let _ = with("restore", &["--format", format]).code(2).says(format);
    }
}
