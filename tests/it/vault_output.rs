//! What a vault's audit prints, in every format, and what happens to the file afterwards.

use crate::harness::{Done, Rasoat, file, folder};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const EXPORT: &str = "name,url,username,password,note\n\
    mot.example.org,https://mot.example.org/,u1,matkhau123,\n\
    hai.example.org,https://hai.example.org/,u2,matkhau123,\n\
    \"=HYPERLINK(\"\"x\"\")\",https://ba.example.org/,u3,matkhau1234,\n\
    bon.example.org,https://bon.example.org/,u4,Kn4r#Bux7hTq-vZ0m,\n\
    nam.example.org,https://nam.example.org/,u5,,\n";

fn export(home: &Path, name: &str) -> PathBuf {
    let path = home.join(name);
    std::fs::write(&path, EXPORT).unwrap();
    path
}

fn vault(args: &[&str]) -> Done {
    let home = folder();
    let path = export(home.path(), "kho.csv");
    let run = Rasoat::new(home.path()).args(["vault", "--offline"]).arg(path);
    args.iter().fold(run, Rasoat::arg).run()
}

fn without_secret(text: &str) {
    for secret in ["matkhau123", "Kn4r#Bux7hTq"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn the_first_screen_fits_a_terminal_and_says_what_to_do() {
    for lang in ["vi", "en"] {
        let done = vault(&["--lang", lang]).code(0);
        let screen = format!("{}{}", done.stdout, done.stderr);
        assert!(screen.lines().count() <= 24, "{screen}");
        without_secret(&screen);
    }
    let screen = vault(&[]).code(0).stdout;
    // The cells of the table break lines: the same in paragraphs has the same words.
    let plain = vault(&["--plain"]).code(0).stdout;
    let flat = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "3 trên 4 mục",
        "Không có mật khẩu: 1",
        "Chưa đối chiếu 4 mục",
        "dùng lại (nhóm A)",
        "Cách đổi:",
    ] {
        assert!(flat.contains(said), "{said}:\n{plain}");
    }
    assert!(!screen.contains("rất dễ đoán"), "the column says it:\n{screen}");
    let all = vault(&["--all", "--plain"]).code(0).stdout;
    assert!(
        all.contains("bon.example.org") && all.contains("Không có mật khẩu: dòng 5"),
        "{all}"
    );
}

#[test]
fn every_cause_has_its_few_words() {
    for lang in ["vi", "en"] {
        let text = std::fs::read_to_string(format!("src/i18n/{lang}/vault.ftl")).unwrap();
        for (_, code) in rasoat::strength::Reason::ALL {
            let key = format!("vault-cause-{code} = ");
            let words = text
                .lines()
                .find_map(|line| line.strip_prefix(&key))
                .unwrap_or_else(|| panic!("{key}"));
            assert!((2..=5).contains(&words.split(' ').count()), "{words}");
        }
    }
}

#[test]
fn a_table_for_other_programs_runs_nothing() {
    let done = vault(&["--format", "csv"]).code(0);
    without_secret(&done.stdout);
    let lines: Vec<&str> = done.stdout.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "file,row,title,score,findings,causes,reuse_group,similar_group,breach,breach_at_least"
    );
    assert_eq!(lines.len(), 6, "{}", done.stdout);
    assert!(
        done.stdout.contains(r#"1,3,"'=HYPERLINK(""x"")","#),
        "{}",
        done.stdout
    );
    assert!(
        lines[1].starts_with("1,1,mot.example.org,0,weak reused"),
        "{}",
        lines[1]
    );
    let masked = vault(&["--format", "csv", "--screen"]).code(0).stdout;
    assert!(
        !masked.contains("example.org") && !masked.contains("HYPERLINK"),
        "{masked}"
    );
    let home = folder();
    for command in [
        "incident",
        "password",
        "backup x",
        "checklist list",
        "breach info x",
    ] {
        let run = command.split(' ').fold(Rasoat::new(home.path()), Rasoat::arg);
        let done = run
            .args(["--format", "csv"])
            .run()
            .code(2)
            .says("csv")
            .says("table, plain, json");
        assert!(done.stdout.is_empty());
    }
}

/// In a file it opens as Vietnamese in Excel, which looks for the mark; whoever takes it from a pipe gets no mark.
#[test]
fn a_table_in_a_file_opens_in_excel() {
    let home = folder();
    let titles = ["=1+1", "+84 900", "-1", "@SUM(A1)", "Thư của Hòa", "a,b", "\"x\""];
    let mut export = String::from("name,url,username,password,note\n");
    for (number, title) in titles.iter().enumerate() {
        let title = title.replace('"', "\"\"");
        writeln!(
            export,
            "\"{title}\",https://{number}.example.com/,lan,matkhau{number}{number},"
        )
        .unwrap();
    }
    let export = file(home.path(), "kho.csv", export);
    let table = home.path().join("ket-qua.csv");
    let vault = || {
        Rasoat::new(home.path())
            .args(["vault", "--offline", "--format", "csv"])
            .arg(&export)
    };
    let printed = vault().run().code(0).stdout;
    assert!(printed.starts_with("file,row,title,"), "{printed}");
    let _written = vault().arg("-o").arg(&table).run().code(0);
    let written = std::fs::read_to_string(&table).unwrap();
    assert_eq!(written, format!("\u{feff}{printed}"));
    for cell in [
        ",'=1+1,",
        ",'+84 900,",
        ",'-1,",
        ",'@SUM(A1),",
        ",Thư của Hòa,",
        ",\"a,b\",",
        ",\"\"\"x\"\"\",",
    ] {
        assert!(written.contains(cell), "{cell} is not in {written}");
    }
    assert!(written.ends_with("\r\n") && written.matches('\n').count() == written.matches("\r\n").count());
}

/// Two kinds of group are counted apart: a letter for the one, a number for the other, on every front but JSON and CSV,
/// where their columns tell them apart.
#[test]
fn the_same_and_nearly_the_same_cannot_be_mixed_up() {
    for args in [
        &["--plain", "--all", "--lang", "en"][..],
        &["--format", "html", "--lang", "en"],
    ] {
        let shown = vault(args).code(0).stdout.to_lowercase();
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains("reused (group a)"), "{shown}");
        assert!(shown.contains("nearly the same (group no. 1)"), "{shown}");
    }
    let json = vault(&["--json"]).code(0).json();
    assert!(json["entries"][0]["reuse_group"].is_number());
}

#[test]
fn a_page_stands_alone_and_can_be_masked() {
    let page = vault(&["--format", "html"]).code(0).stdout;
    without_secret(&page);
    assert!(
        page.starts_with("<!DOCTYPE html>") && page.contains("mot.example.org"),
        "{page}"
    );
    assert!(page.contains("default-src 'none'"));
    for outside in ["<script", "src=", "href=", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    let masked = vault(&["--format", "html", "--screen"]).code(0).stdout;
    assert!(
        !masked.contains("example.org") && masked.contains("dòng 1"),
        "{masked}"
    );
}

#[test]
fn a_limit_of_strength_ends_with_one() {
    let _bad = vault(&["--fail-on", "0"]).code(1);
    let home = folder();
    let path = home.path().join("tot.csv");
    std::fs::write(
        &path,
        "name,url,username,password\na,https://a.example.org/,b,Kn4r#Bux7hTq-vZ0m\n",
    )
    .unwrap();
    let run = |limit: &str| {
        Rasoat::new(home.path())
            .arg("vault")
            .arg(&path)
            .args(["--fail-on", limit])
            .run()
    };
    let _good = run("3").code(0);
    let _bad = run("4").code(1);
    let _usage = run("C").code(2);
}

#[test]
fn an_exception_holds_until_its_day() {
    let home = folder();
    let path = export(home.path(), "kho.csv");
    let exceptions = home.path().join("mien.toml");
    let run = |until: &str| {
        let text = format!(
            "[[exception]]\ntitle = \"mot.example.org\"\ncheck = \"weak\"\nreason = \"máy cũ\"\nuntil = \"{until}\"\n"
        );
        std::fs::write(&exceptions, text).unwrap();
        let run = Rasoat::new(home.path())
            .args(["vault", "--all", "--plain"])
            .arg(&path);
        run.arg("--exceptions")
            .arg(&exceptions)
            .run()
            .code(0)
            .stdout
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let held = run("2999-01-01");
    assert!(
        held.contains("tạm miễn đến") && held.contains("(máy cũ)"),
        "{held}"
    );
    assert!(
        held.contains("2 mục dễ đoán") && held.contains("1 điểm đang tạm miễn"),
        "{held}"
    );
    let over = run("2020-01-01");
    assert!(
        over.contains("Tạm miễn đã hết từ") && over.contains("3 mục dễ đoán"),
        "{over}"
    );
}

#[test]
fn several_files_are_told_apart() {
    let home = folder();
    let (one, other) = (export(home.path(), "mot.csv"), export(home.path(), "hai.csv"));
    let other_text = EXPORT.replace("example.org", "example.net");
    std::fs::write(&other, other_text).unwrap();
    let done = Rasoat::new(home.path())
        .args(["vault", "--all", "--plain"])
        .arg(&one)
        .arg(&other)
        .run()
        .code(0);
    let flat = done.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("mot.example.org (tệp 1 dòng 1)") && flat.contains("mot.example.net (tệp 2 dòng 1)"),
        "{flat}"
    );
    assert_eq!(
        done.stderr.matches("vẫn còn trên máy").count(),
        2,
        "{}",
        done.stderr
    );
    assert!(one.exists() && other.exists());
}

#[test]
fn a_key_file_that_is_missing_is_told() {
    let home = folder();
    let path = export(home.path(), "kho.csv");
    let done = Rasoat::new(home.path())
        .arg("vault")
        .arg(&path)
        .args(["--key-file", "khong-co.key"])
        .run();
    let _told = done.code(4).says("khong-co.key");
}

#[cfg(unix)]
mod terminal {
    use super::{export, folder};
    use expectrl::process::unix::WaitStatus;
    use expectrl::{ControlCode, Eof, Expect, Session};
    use std::path::Path;
    use std::process::Command;
    use std::time::Duration;

    /// Answers the question whether to delete; gives exit code and screen.
    fn answer(home: &Path, file: &Path, stroke: Option<&str>) -> (i32, String) {
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", "read go; stty echo cols 80 rows 50; exec \"$0\" \"$@\""])
            .arg(crate::harness::path())
            .args(["vault", "--offline"])
            .arg(file)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("RASOAT_HOME", home)
            .env("TZ", "UTC")
            .env("TERM", "dumb");
        let mut session = Session::spawn(command).unwrap();
        session.set_expect_timeout(Some(Duration::from_mins(1)));
        session.send_line("").unwrap();
        let asked = session.expect("\r\n> ").unwrap();
        let mut screen = String::from_utf8_lossy(asked.before()).into_owned();
        assert!(file.exists(), "nothing is deleted unasked");
        match stroke {
            Some(line) => session.send_line(line).unwrap(),
            None => session.send(ControlCode::EndOfText).unwrap(),
        }
        let rest = session.expect(Eof).unwrap();
        screen.push_str(&String::from_utf8_lossy(rest.as_bytes()));
        match session.get_process().wait().unwrap() {
            WaitStatus::Exited(_, code) => (code, screen),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_export_is_deleted_only_where_the_person_says_so() {
        let home = folder();
        for stroke in [Some(""), Some("2"), Some("xem"), None] {
            let file = export(home.path(), "kho.csv");
            let (code, screen) = answer(home.path(), &file, stroke);
            assert_eq!(code, if stroke.is_none() { 130 } else { 0 }, "{screen}");
            assert!(screen.contains("Giữ nguyên tệp"), "{screen}");
            assert_eq!(std::fs::read_to_string(&file).unwrap(), super::EXPORT);
        }
        let file = export(home.path(), "kho.csv");
        // Another name of the same file shows what was written over it.
        let other = home.path().join("ten-khac");
        std::fs::hard_link(&file, &other).unwrap();
        let (code, screen) = answer(home.path(), &file, Some("1"));
        assert_eq!(code, 0, "{screen}");
        assert!(
            screen.contains("SSD") && screen.contains("Đã ghi đè và xóa"),
            "{screen}"
        );
        assert!(!file.exists());
        assert_eq!(std::fs::read(&other).unwrap(), vec![0; super::EXPORT.len()]);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_kept_and_told() {
        let home = folder();
        let file = export(home.path(), "kho.csv");
        let mut rights = std::fs::metadata(&file).unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&file, rights).unwrap();
        if std::fs::OpenOptions::new().write(true).open(&file).is_ok() {
            return; // Root may write everywhere.
        }
        let (code, screen) = answer(home.path(), &file, Some("c"));
        assert_eq!(code, 4, "{screen}");
        assert!(file.exists() && screen.contains("Tệp còn nguyên"), "{screen}");
    }
}
