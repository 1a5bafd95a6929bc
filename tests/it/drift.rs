//! Menus that differ: noted in a log that outlives the draft, holds nothing about the person, and can be handed on.

use crate::harness::{Rasoat, file, folder, for_windows};
use crate::history::{keep, profiles, with_passphrase};
use crate::schemas::{fits, validator};
use rasoat::catalog;
use rasoat::domain::checklist::{Content, Surface};
use rasoat::domain::drift::{Drift, MenuPlace, MenuReport, PathThen, Since};
use rasoat::domain::text::{Date, Lang, Mark};
use rasoat::i18n::Locale;
use rasoat::store::menus::{self, FILE, MenusError};
use std::fs;
use std::path::Path;

fn content() -> Content {
    catalog::content(None).expect("the built-in content")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn place(platform: &str, control: &str) -> MenuPlace {
    MenuPlace {
        platform: platform.to_owned(),
        control: control.to_owned(),
    }
}

fn report(on: &str, platform: &str, control: &str) -> MenuReport {
    MenuReport::new(&content().catalog, &place(platform, control), day(on), "0.1.0")
}

/// A log with two places, one of them twice, and one that the content does not know.
fn fill(home: &Path) {
    for (on, platform, control) in [
        ("2026-11-21", "zalo", "sessions"),
        ("2026-11-20", "facebook", "second-factor"),
        ("2026-11-23", "facebook", "second-factor"),
        ("2026-11-22", "orkut", "sessions"),
    ] {
        menus::note(home, &report(on, platform, control)).expect("noted");
    }
}

fn text(home: &Path) -> String {
    fs::read_to_string(home.join(FILE)).expect("a log")
}

#[test]
fn a_line_says_where_and_when_and_what_the_content_said() {
    let home = folder();
    let paths = vec![PathThen {
        surface: Surface::Web,
        checked: day("2026-08-04"),
        mark: Mark::Secondary,
    }];
    let report = MenuReport {
        day: day("2026-11-23"),
        place: place("facebook", "second-factor"),
        paths,
        program: "0.1.0".to_owned(),
    };
    menus::note(home.path(), &report).unwrap();
    assert_eq!(
        text(home.path()),
        "{\"menu_differs\":1,\"day\":\"2026-11-23\",\"platform\":\"facebook\",\"control\":\"second-factor\",\
         \"paths\":[{\"surface\":\"web\",\"checked\":\"2026-08-04\",\"mark\":\"secondary\"}],\"program\":\"0.1.0\"}\n"
    );
    assert_eq!(menus::read(home.path()).unwrap().reports, [report]);
}

#[test]
fn a_place_counts_once_a_day_and_lines_do_not_tell_the_order() {
    let (home, other) = (folder(), folder());
    for _ in 0..2 {
        fill(home.path());
    }
    for (on, platform, control) in [
        ("2026-11-23", "facebook", "second-factor"),
        ("2026-11-22", "orkut", "sessions"),
        ("2026-11-20", "facebook", "second-factor"),
        ("2026-11-21", "zalo", "sessions"),
    ] {
        menus::note(other.path(), &report(on, platform, control)).unwrap();
    }
    assert_eq!(text(home.path()).lines().count(), 4);
    assert_eq!(text(home.path()), text(other.path()), "whatever came first");
    // An update of the content on the same day does not make it another report.
    let again = MenuReport {
        paths: Vec::new(),
        ..report("2026-11-23", "facebook", "second-factor")
    };
    menus::note(home.path(), &again).unwrap();
    assert_eq!(text(home.path()), text(other.path()));
}

#[cfg(unix)]
#[test]
fn the_log_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = folder();
    let path = home.path().join(FILE);
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fill(home.path());
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn many_windows_at_once_lose_no_report() {
    let home = folder();
    let days: Vec<String> = (1..=24).map(|day| format!("2026-10-{day:02}")).collect();
    std::thread::scope(|scope| {
        for some in days.chunks(6) {
            let home = home.path();
            scope.spawn(move || {
                for day in some {
                    // Who waits longer than half a second is told so, and tries again.
                    while let Err(error) = menus::note(home, &report(day, "zalo", "sessions")) {
                        assert!(matches!(error, MenusError::InUse { .. }), "{error}");
                    }
                }
            });
        }
    });
    let log = menus::read(home.path()).unwrap();
    let found: Vec<String> = log.reports.iter().map(|report| report.day.to_string()).collect();
    assert_eq!(found, days);
}

#[test]
fn the_log_stays_small_and_the_oldest_go() {
    let home = folder();
    let line = |number: usize| {
        format!(
            "{{\"menu_differs\":1,\"day\":\"2020-01-01\",\"platform\":\"p-{number}\",\"control\":\"c\",\"paths\":[],\"program\":\"\"}}\n"
        )
    };
    let mut old = String::new();
    for number in 1.. {
        let next = line(number);
        if old.len() + next.len() > 256 * 1024 {
            break;
        }
        old.push_str(&next);
    }
    fs::write(home.path().join(FILE), &old).unwrap();
    let before = menus::read(home.path()).unwrap().reports.len();
    assert!(before > 1000);
    fill(home.path());
    let log = menus::read(home.path()).unwrap();
    assert!(text(home.path()).len() <= 256 * 1024);
    assert!(log.reports.len() > before - 20, "not more than had to");
    assert_eq!(log.reports.last().unwrap().day, day("2026-11-23"));
    assert_eq!(log.unreadable, 0);
}

#[test]
fn damaged_lines_are_counted_and_left_alone() {
    let home = folder();
    fill(home.path());
    let path = home.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    let last = whole[..whole.len() - 1]
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap()
        + 1;
    // Cut off at any byte of the last line: the others are there, and the next report is whole.
    for cut in last..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let log = menus::read(home.path()).unwrap();
        let complete = cut == whole.len() - 1;
        assert_eq!(log.reports.len(), 3 + usize::from(complete), "cut at {cut}");
        assert_eq!(
            log.unreadable,
            usize::from(cut > last && !complete),
            "cut at {cut}"
        );
        menus::note(home.path(), &report("2026-11-24", "google", "sessions")).unwrap();
        assert_eq!(
            menus::read(home.path()).unwrap().reports.len(),
            log.reports.len() + 1
        );
    }
    let bad: [&[u8]; 7] = [
        b"\xff\xfe\x00",
        b"[1, 2]",
        b"{\"menu_differs\":2,\"day\":\"2026-11-20\",\"new\":true}",
        b"{\"menu_differs\":1,\"day\":\"2026-11-20T10:00\",\"platform\":\"zalo\",\"control\":\"sessions\",\"paths\":[],\"program\":\"1\"}",
        b"{\"menu_differs\":1,\"day\":\"2026-11-20\",\"platform\":\"=cmd()\",\"control\":\"sessions\",\"paths\":[],\"program\":\"1\"}",
        b"{\"menu_differs\":1,\"day\":\"2026-11-20\",\"platform\":\"zalo\",\"control\":\"\\u001b[2J\",\"paths\":[],\"program\":\"1\"}",
        b"{\"menu_differs\":1,\"day\":\"2026-11-20\",\"platform\":\"zalo\",\"control\":\"sessions\",\"paths\":[],\"program\":\"=1+1\"}",
    ];
    fs::write(&path, [&bad.join(&b'\n'), b"\n".as_slice(), &whole].concat()).unwrap();
    menus::note(home.path(), &report("2026-11-24", "google", "sessions")).unwrap();
    let log = menus::read(home.path()).unwrap();
    assert_eq!((log.reports.len(), log.unreadable), (5, bad.len()));
    let bytes = fs::read(&path).unwrap();
    for line in bad {
        assert!(bytes.windows(line.len()).any(|part| part == line), "left alone");
    }
    for args in [
        ["checklist", "drift", "--plain"],
        ["checklist", "drift", "--json"],
    ] {
        let done = Rasoat::new(home.path()).args(args).run().code(0);
        assert!(
            done.stdout.contains('7') && !done.stdout.contains("cmd"),
            "{}",
            done.stdout
        );
    }
}

/// Whatever stands in its place is named, with the command that moves it away.
#[test]
fn what_is_no_log_is_said_and_stays() {
    let refused = |home: &Path| {
        let error = menus::note(home, &report("2026-11-23", "zalo", "sessions")).unwrap_err();
        assert!(matches!(error, MenusError::Foreign { .. }), "{error}");
        for lang in [Lang::Vi, Lang::En] {
            let (what, advice) = error.words(Locale::new(lang));
            assert!(
                what.contains(FILE) && advice.contains("menus.jsonl.hong-1"),
                "{what} {advice}"
            );
        }
        let done = Rasoat::new(home)
            .args(["checklist", "drift", "--json"])
            .run()
            .code(4);
        let said: serde_json::Value = serde_json::from_str(&done.stderr).expect("one JSON object");
        assert!(
            said["hint"].as_str().unwrap().contains("menus.jsonl.hong-1"),
            "{said}"
        );
    };
    let home = folder();
    fs::create_dir(home.path().join(FILE)).unwrap();
    refused(home.path());
    assert!(home.path().join(FILE).is_dir());

    let home = folder();
    let sparse = fs::File::create(home.path().join(FILE)).unwrap();
    sparse.set_len(1024 * 1024 * 1024).unwrap();
    refused(home.path());
    assert_eq!(sparse.metadata().unwrap().len(), 1024 * 1024 * 1024);

    // A pipe of Unix is nothing that wine could show.
    #[cfg(unix)]
    if for_windows().is_none() {
        let home = folder();
        let pipe = home.path().join(FILE);
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        refused(home.path());
    }
    // A file in the place of the folder.
    let home = folder();
    let path = file(home.path(), "home", "");
    let error = menus::note(&path, &report("2026-11-23", "zalo", "sessions")).unwrap_err();
    assert!(matches!(error, MenusError::Open { .. }), "{error}");
}

#[test]
fn a_full_disk_has_words_of_its_own() {
    let error = |kind: std::io::ErrorKind| MenusError::Write {
        path: FILE.into(),
        source: kind.into(),
    };
    let words = |error: MenusError| error.words(Locale::new(Lang::Vi));
    let (what, advice) = words(error(std::io::ErrorKind::StorageFull));
    assert!(
        what.contains("hết chỗ") && advice.contains("vẫn còn"),
        "{what} {advice}"
    );
    let (what, _) = words(error(std::io::ErrorKind::PermissionDenied));
    assert!(!what.contains("hết chỗ"), "{what}");
}

#[test]
fn whether_the_content_was_looked_at_since_is_told() {
    let mut catalog = content().catalog;
    let reported = report("2026-11-25", "facebook", "second-factor");
    let since = |catalog: &_, report: &MenuReport| Drift::of(vec![report.clone()])[0].since(catalog);
    assert!(!reported.paths.is_empty());
    assert_eq!(since(&catalog, &reported), Since::Unchanged);
    let old = MenuReport {
        paths: vec![PathThen {
            checked: day("2025-01-01"),
            ..reported.paths[0]
        }],
        ..reported.clone()
    };
    assert_eq!(since(&catalog, &old), Since::Changed);
    let facebook = catalog
        .platforms
        .iter_mut()
        .find(|platform| platform.id == "facebook")
        .unwrap();
    let placed = facebook
        .controls
        .iter_mut()
        .find(|placed| placed.control == "second-factor")
        .unwrap();
    let paths = placed.paths.len();
    assert!(paths > 1);
    placed.paths[0].provenance.checked = day("2026-11-26");
    assert_eq!(since(&catalog, &reported), Since::Changed, "one of them only");
    let placed = &mut catalog
        .platforms
        .iter_mut()
        .find(|platform| platform.id == "facebook")
        .unwrap()
        .controls;
    for path in placed.iter_mut().flat_map(|placed| &mut placed.paths) {
        path.provenance.checked = day("2026-11-26");
    }
    assert_eq!(since(&catalog, &reported), Since::CheckedAgain);
    // On the very day nobody knows which came first.
    let later = MenuReport {
        day: day("2026-11-26"),
        ..reported.clone()
    };
    assert_eq!(since(&catalog, &later), Since::Changed);
    catalog.controls.retain(|control| control.id != "second-factor");
    assert_eq!(since(&catalog, &reported), Since::Gone);
}

#[test]
fn an_empty_log_is_said_calmly() {
    let home = folder();
    let nothing = home.path().join("nothing");
    let drift = || Rasoat::new(&nothing).args(["checklist", "drift"]);
    let _ = drift().run().code(0).prints("Chưa có ghi chép nào về menu khác.");
    let _ = drift()
        .args(["--lang", "en"])
        .run()
        .code(0)
        .prints("No menu was noted");
    let shown = drift().arg("--json").run().code(0).json();
    fits(&schema(), &shown);
    assert_eq!(shown["menus"], serde_json::json!([]));
    let table = drift().args(["--format", "csv"]).run().code(0).stdout;
    assert_eq!(table.lines().count(), 1, "{table}");
    assert!(!nothing.exists(), "who only looks makes nothing");
}

fn schema() -> jsonschema::Validator {
    validator(include_str!("../../schemas/rasoat.drift-1.json"))
}

#[test]
fn the_log_is_shown_in_every_format() {
    let home = folder();
    fill(home.path());
    let run = |args: &[&str]| {
        let drift = Rasoat::new(home.path()).args(["danh-muc", "drift"]);
        args.iter().fold(drift, Rasoat::arg).run().code(0)
    };
    let shown = run(&["--json"]).json();
    fits(&schema(), &shown);
    let menus: Vec<(&str, &str, u64, &str)> = shown["menus"]
        .as_array()
        .unwrap()
        .iter()
        .map(|menu| {
            (
                menu["platform"].as_str().unwrap(),
                menu["control"].as_str().unwrap(),
                menu["count"].as_u64().unwrap(),
                menu["since"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(menus[0], ("facebook", "second-factor", 2, "unchanged"));
    assert_eq!(menus[1], ("orkut", "sessions", 1, "gone"));
    assert_eq!(menus.len(), 3);
    assert_eq!(shown["menus"][0]["first"], "2026-11-20");
    assert_eq!(shown["menus"][0]["last"], "2026-11-23");

    let table = run(&[]).stdout;
    let plain = run(&["--plain"]).stdout;
    let flat = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(table.contains('│') && !plain.contains('│'), "{table}");
    for words in [
        "báo 4 lần",
        "Xác minh 2 bước: báo 2 lần, từ 20/11/2026 đến 23/11/2026. Chưa được kiểm tra lại sau báo cáo.",
        "Nội dung đang dùng không có mục này ở đây.",
        "Trong ứng dụng: \"Cài đặt & quyền riêng tư\", rồi",
        "rasoat checklist drift --format csv -o menu-khac.csv",
    ] {
        assert!(flat.contains(words), "{words}: {plain}");
    }
    assert!(
        table
            .lines()
            .chain(plain.lines())
            .all(|line| line.chars().count() <= 80 || line.contains("://")),
        "{table}{plain}"
    );
    let english = run(&["--plain", "--lang", "en"]).stdout;
    assert!(
        english.contains("Two-step verification. Reports: 2,"),
        "{english}"
    );
    // On a projector nobody reads which platforms somebody uses.
    let screen = run(&["--screen"]).stdout;
    assert!(
        screen.contains("báo 4 lần") && !screen.contains("Facebook"),
        "{screen}"
    );
    let done = Rasoat::new(home.path())
        .args(["checklist", "drift", "--format", "html"])
        .run()
        .code(2);
    assert!(done.stderr.contains("table, plain, json, csv"), "{}", done.stderr);
}

#[test]
fn the_table_to_hand_on_holds_the_log_and_nothing_else() {
    let home = folder();
    fill(home.path());
    let path = home.path().join("menu-khac.csv");
    let run = || Rasoat::new(home.path()).args(["checklist", "drift", "--format", "csv"]);
    let _ = run().arg("-o").arg(&path).run().code(0);
    let bytes = fs::read(&path).unwrap();
    assert!(
        bytes.starts_with(b"\xef\xbb\xbfplatform,control,title,"),
        "Excel needs the mark"
    );
    let table = run().run().code(0).stdout;
    assert_eq!(String::from_utf8(bytes[3..].to_vec()).unwrap(), table);
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .from_reader(table.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows.len(), 3);
    let cells: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    assert_eq!(
        cells[..7],
        [
            "facebook",
            "second-factor",
            "Xác minh 2 bước",
            "2",
            "2026-11-20",
            "2026-11-23",
            "unchanged"
        ]
    );
    assert!(cells[7].starts_with("Trong ứng dụng: "), "{cells:?}");
    assert_eq!(cells[12], "0.1.0");
}

#[test]
fn forgetting_erases_the_log_and_a_backup_leaves_it_out() {
    let home = folder();
    let (before, _) = profiles(home.path());
    keep(home.path(), &before);
    fill(home.path());
    let half = || file(home.path(), "menus.jsonl.4711.tmp", "{\"menu_differs\":1,");
    let never_finished = half();
    menus::note(home.path(), &report("2026-11-24", "zalo", "sessions")).unwrap();
    assert!(
        !never_finished.exists(),
        "what a kill leaves goes with the next report"
    );
    half();
    let backup = home.path().join("sao-luu.age");
    let _ = with_passphrase(home.path())
        .arg("backup")
        .arg(&backup)
        .run()
        .code(0);
    let restored = folder();
    let _ = with_passphrase(restored.path())
        .arg("restore")
        .arg(&backup)
        .run()
        .code(0);
    assert!(!restored.path().join(FILE).exists());

    let done = Rasoat::new(home.path()).args(["forget", "--yes"]).run().code(0);
    assert!(
        done.stdout.contains("Đã xóa ghi chép về menu khác."),
        "{}",
        done.stdout
    );
    for gone in [
        home.path().join(FILE),
        never_finished,
        home.path().join("menus.lock"),
    ] {
        assert!(!gone.exists(), "{}", gone.display());
    }
    let done = Rasoat::new(home.path()).args(["forget", "--yes"]).run().code(0);
    assert!(done.stdout.contains("không có gì để xóa"), "{}", done.stdout);
    // The log alone is something to forget, too.
    fill(home.path());
    let _ = Rasoat::new(home.path()).arg("forget").run().code(2).says("--yes");
    let _ = Rasoat::new(home.path())
        .args(["forget", "--yes", "--lang", "en"])
        .run()
        .code(0)
        .prints("The notes about menus that differ were erased.");
}

#[cfg(unix)]
mod on_a_terminal {
    use super::{FILE, content, day, text};
    use crate::harness::{Rasoat, folder};
    use crate::interview_pty::Sitting;
    use rasoat::domain::drift::{MenuPlace, MenuReport};
    use rasoat::store::menus;
    use std::fs;
    use std::path::Path;

    /// Two Facebook accounts, a phone, one number, no password manager.
    const SET_UP: &[&str] = &["", "1 1", "1", "1", "0", "2"];

    /// Goes on to a question about one account with a menu, says there that the menu differs; gives what was said.
    fn differs(sitting: &mut Sitting) -> String {
        sitting.walk(SET_UP);
        for _ in 0..20 {
            let said = sitting.say("d");
            if !said.contains("Câu này hỏi chung nhiều nơi") && !said.contains("không có đường đi")
            {
                return said;
            }
            sitting.say("1");
        }
        panic!("no question has a menu");
    }

    fn start(home: &Path) -> Sitting {
        Sitting::start(home, 80, &["audit", "--only", "facebook", "--offline"])
    }

    /// What the log should be: the place that was reported, on a day that may have ended meanwhile.
    fn assert_only_the_place(home: &Path) {
        let log = menus::read(home).expect("a log");
        let [report] = log.reports.as_slice() else {
            panic!("{log:?}");
        };
        assert!(report.day >= day("2024-01-01"));
        let expected = folder();
        let made = MenuReport::new(
            &content().catalog,
            &MenuPlace {
                platform: "facebook".into(),
                control: report.place.control.clone(),
            },
            report.day,
            env!("CARGO_PKG_VERSION"),
        );
        menus::note(expected.path(), &made).expect("noted");
        assert_eq!(
            text(home),
            text(expected.path()),
            "to the letter: no answer, no account, no time"
        );
    }

    #[test]
    fn a_menu_reported_in_an_audit_is_there_when_the_draft_is_gone() {
        let home = folder();
        let mut sitting = start(home.path());
        let said = differs(&mut sitting);
        assert!(said.contains("Đã ghi lại: menu ở đây khác."), "{said}");
        let draft = fs::read_to_string(home.path().join("draft.jsonl")).unwrap();
        assert!(!draft.contains("menu"), "{draft}");
        let mut shown = sitting.say("1");
        for _ in 0..60 {
            if shown.contains("Đã hết câu hỏi") {
                break;
            }
            shown = sitting.say("1");
        }
        // Nothing is to be kept of the answers.
        let offer = sitting.say("");
        let nothing = offer
            .lines()
            .find(|line| line.contains("Không lưu"))
            .expect("an offer");
        let number = nothing.trim().split(' ').next().unwrap().to_owned();
        let (code, screen) = sitting.end_with(&number);
        assert_eq!(code, 0, "{screen}");
        assert!(!home.path().join("draft.jsonl").exists(), "{screen}");
        assert_only_the_place(home.path());
        let shown = Rasoat::new(home.path())
            .args(["checklist", "drift"])
            .run()
            .code(0);
        assert!(
            shown.stdout.contains("Facebook") && shown.stdout.contains("báo 1 lần"),
            "{}",
            shown.stdout
        );
        for args in [["--format", "csv"], ["--format", "json"]] {
            let export = Rasoat::new(home.path())
                .args(["checklist", "drift"])
                .args(args)
                .run()
                .code(0);
            for private in [
                "facebook-1",
                "facebook-2",
                "account:",
                "dont_know",
                "T0",
                "T1",
                "T2",
            ] {
                assert!(!export.stdout.contains(private), "{private}: {}", export.stdout);
            }
        }
    }

    #[test]
    fn a_menu_that_differs_on_the_way_through_a_step_is_noted_too() {
        let home = folder();
        let mut sitting = start(home.path());
        let mut shown = sitting.walk(SET_UP);
        for _ in 0..60 {
            if shown.contains("Đã hết câu hỏi") {
                break;
            }
            // The last choice is seldom the good one.
            shown = sitting.say("2");
        }
        sitting.say("");
        let (code, screen) = sitting.end_with("");
        assert_eq!(code, 0, "{screen}");
        assert!(!home.path().join(FILE).exists());
        let mut sitting = Sitting::start(home.path(), 80, &["fix"]);
        let mut said = sitting.say("d");
        for _ in 0..12 {
            if said.contains("Đã ghi lại: menu ở đây khác.") {
                break;
            }
            sitting.say("");
            said = sitting.say("d");
        }
        assert!(said.contains("Đã ghi lại: menu ở đây khác."), "{said}");
        sitting.end_with("q");
        assert_only_the_place(home.path());
    }

    #[test]
    fn killed_right_after_d_the_report_and_the_answers_are_there() {
        let home = folder();
        let mut sitting = start(home.path());
        differs(&mut sitting);
        sitting.say("d");
        sitting.kill();
        assert_only_the_place(home.path());
        let draft = fs::read_to_string(home.path().join("draft.jsonl")).unwrap();
        assert!(draft.contains("accounts-used@setup"), "{draft}");
        let _ = Rasoat::new(home.path())
            .args(["checklist", "drift"])
            .run()
            .code(0)
            .prints("Facebook");
    }

    #[test]
    fn who_wants_nothing_kept_leaves_no_report() {
        let home = folder();
        let args = ["audit", "--only", "facebook", "--offline", "--no-save"];
        let mut sitting = Sitting::start(home.path(), 80, &args);
        let said = differs(&mut sitting);
        assert!(said.contains("Lần này không lưu gì"), "{said}");
        sitting.end_with("q");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_report_that_cannot_be_written_costs_no_answer() {
        // Something else in the place of the log.
        let home = folder();
        fs::create_dir(home.path().join(FILE)).unwrap();
        let mut sitting = start(home.path());
        let said = differs(&mut sitting);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("không phải tệp ghi chép về menu"), "{said}");
        assert!(!said.contains("Đã ghi lại"), "{said}");
        sitting.say("1");
        let (code, screen) = sitting.end_with("q");
        assert_eq!(code, 0, "{screen}");
        assert!(!screen.contains("không ghi được"), "{screen}");
        let draft = fs::read_to_string(home.path().join("draft.jsonl")).unwrap();
        assert!(draft.lines().count() > 5, "{draft}");
    }
}
