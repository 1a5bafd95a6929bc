//! `fix`, `done`, `waive`, `reopen`, `plan --ics`: from a verdict to the next one.

use super::{begin, keep, profiles, records, reopen, with_passphrase};
use crate::harness::{Done, Rasoat, folder, not_under_wine};
use crate::schemas::{fits, validator};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// An audit from a profile file.
fn audited(home: &Path) {
    let (profile, _) = profiles(home);
    keep(home, &profile);
}

fn run(home: &Path, line: &str) -> Done {
    line.split(' ').fold(with_passphrase(home), Rasoat::arg).run()
}

#[expect(clippy::disallowed_methods, reason = "the program reads the same clock")]
fn today() -> jiff::civil::Date {
    let now = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC);
    now.date()
}

/// A day a waiver may have.
fn soon() -> String {
    today().saturating_add(jiff::Span::new().days(10)).to_string()
}

fn shown(home: &Path) -> Value {
    run(home, "show --json").code(0).json()
}

fn score(value: &Value) -> &Value {
    &value["result"]["exposure"]["score_high"]
}

/// How much the second is lower.
fn fall(from: &Value, to: &Value) -> f64 {
    from.as_f64().unwrap() - to.as_f64().unwrap()
}

fn steps(value: &Value) -> Vec<String> {
    let steps = value["steps"].as_array().unwrap().iter();
    steps
        .map(|step| step["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_step_that_is_done_is_scored_at_once_and_kept() {
    let home = folder();
    audited(home.path());
    let before = shown(home.path());
    let names = steps(&before);
    let done = run(home.path(), "done 1 --json").code(0).json();
    fits(
        &validator(include_str!("../../../schemas/rasoat.change-1.json")),
        &done,
    );
    assert_eq!(done["id"], names[0].as_str());
    let (from, to) = (&done["before"]["exposure"], &done["after"]["exposure"]);
    assert_eq!(&from["score_high"], score(&before));
    assert!(fall(&from["score_high"], &to["score_high"]) > 0.1, "{done}");
    let after = shown(home.path());
    assert_eq!(&to["score_high"], score(&after));
    // What was planned is what came of it.
    assert!(fall(&before["steps"][0]["score_after"], score(&after)).abs() < 1e-9);
    assert!(!steps(&after).contains(&names[0]), "{after}");
    assert!(after["coverage"]["share"].as_f64() >= before["coverage"]["share"].as_f64());
    let listed = run(home.path(), "history --json").code(0).json();
    assert_eq!(listed["audits"][1]["after"], listed["audits"][0]["id"]);
    assert_eq!(listed["audits"][0]["after"], Value::Null);
    let compared = run(home.path(), "compare --json").code(0).json();
    assert!(compared["summary"]["fixed"].as_u64() > Some(0), "{compared}");
    assert_eq!(compared["summary"]["regressed"], 0);
}

/// Who reads "1, 2, 3" and does 1, then 2, means the second of what was read.
#[test]
fn numbers_mean_what_was_shown_last() {
    let home = folder();
    audited(home.path());
    let names = steps(&shown(home.path()));
    for (number, name) in ["1", "2"].iter().zip(&names) {
        let done = run(home.path(), &format!("done {number} --json")).code(0).json();
        assert_eq!(done["id"], name.as_str());
    }
    let _ = run(home.path(), "done 2")
        .code(2)
        .says("đã được ghi là xong từ trước");
    let _ = run(home.path(), "plan").code(0).prints("rasoat done 1");
    let next = steps(&shown(home.path()));
    assert!(!next.contains(&names[0]) && !next.contains(&names[1]), "{next:?}");
    let done = run(home.path(), "xong 1 --json").code(0).json();
    assert_eq!(done["id"], next[0].as_str());
    // An earlier audit that is looked at changes no number.
    let _ = run(home.path(), "show --at 1 --json").code(0);
    let _ = run(home.path(), "done 1").code(2).says("đã được ghi là xong");
}

#[test]
fn what_is_reopened_stands_as_it_stood() {
    let home = folder();
    audited(home.path());
    let before = shown(home.path());
    let name = &steps(&before)[0];
    let _ = run(home.path(), "done 1").code(0).prints("Ghi nhầm thì mở lại");
    let _ = run(home.path(), "done 2").code(0);
    let reopened = run(home.path(), &format!("reopen {name} --json")).code(0).json();
    assert_eq!(reopened["what"], "reopened");
    assert!(
        reopened["after"]["exposure"]["score_high"].as_f64()
            > reopened["before"]["exposure"]["score_high"].as_f64()
    );
    let _ = run(home.path(), &format!("reopen {name}"))
        .code(2)
        .says("cũng không đang tạm miễn");
    let _ = run(home.path(), "reopen 2").code(0);
    let after = shown(home.path());
    assert_eq!(score(&after), score(&before));
    assert_eq!(after["findings"], before["findings"]);
}

#[test]
fn a_waiver_changes_the_plan_and_no_figure_and_ends_when_one_says_so() {
    let home = folder();
    audited(home.path());
    let before = shown(home.path());
    let name = steps(&before)[0].clone();
    let until = soon();
    let waive = |more: &[&str]| {
        let run = with_passphrase(home.path()).args(["mien", "1"]);
        more.iter().fold(run, Rasoat::arg).run()
    };
    let _ = waive(&["--until", &until]).code(2).says("--reason");
    let _ = waive(&["--reason", " ", "--until", &until])
        .code(2)
        .says("Cần một lý do");
    let _ = waive(&["--reason", "x", "--until", "2020-01-01"])
        .code(2)
        .says("Không tạm miễn được");
    let _ = waive(&["--reason", "x", "--until", "2099-01-01"])
        .code(2)
        .says("trong vòng một năm");
    let waived = waive(&["--reason", "chờ  máy mới.", "--until", &until, "--json"])
        .code(0)
        .json();
    fits(
        &validator(include_str!("../../../schemas/rasoat.change-1.json")),
        &waived,
    );
    assert_eq!(waived["before"], waived["after"]);
    let after = shown(home.path());
    assert!(!steps(&after).contains(&name), "{:?}", steps(&after));
    for member in ["result", "ranking", "plan", "findings", "coverage"] {
        assert_eq!(after[member], before[member], "{member}");
    }
    assert_eq!(after["road"]["floor"], before["road"]["floor"]);
    assert_eq!(
        after["waived"],
        serde_json::json!([{"id": name, "reason": "chờ máy mới", "until": until}])
    );
    let plan = run(home.path(), "plan").code(0).prints("chờ máy mới").stdout;
    assert!(plan.contains(&format!("rasoat reopen {name}")), "{plan}");
    // On a projector nobody reads why.
    let screen = run(home.path(), "plan --screen")
        .code(0)
        .prints("tạm miễn")
        .stdout;
    assert!(!screen.contains("chờ máy mới"), "{screen}");
    // It goes on with the next audit.
    audited(home.path());
    assert_eq!(shown(home.path())["waived"], after["waived"]);
    let compared = run(home.path(), "compare --json").code(0).json();
    assert!(compared["summary"]["waived"].as_u64() > Some(0), "{compared}");
    let _ = run(home.path(), &format!("mo-lai {name}"))
        .code(0)
        .prints("Đã mở lại");
    let back = shown(home.path());
    assert_eq!(
        (steps(&back), &back["waived"]),
        (steps(&before), &serde_json::json!([]))
    );
}

#[test]
fn nothing_is_marked_that_is_not_there() {
    let home = folder();
    let _ = run(home.path(), "done 1").code(2).says("Chưa có lần rà soát nào");
    audited(home.path());
    let count = records(home.path()).len();
    let _ = run(home.path(), "done 9").code(2).says("không có việc số 9");
    let _ = run(home.path(), "done 0").code(2).says("không có việc số 0");
    for name in [
        "nothing",
        "unique_password:nobody",
        "second-factor",
        ":",
        "unique_password:",
    ] {
        let _ = run(home.path(), &format!("done {name}"))
            .code(2)
            .says("Không có việc nào cần làm");
    }
    let _ = run(home.path(), "done 1 --format html").code(2).says("html");
    let _ = run(home.path(), "fix").code(2).says("rasoat done SỐ");
    assert_eq!(records(home.path()).len(), count, "a mistake keeps nothing");
}

/// What one step settled for another can still be taken back, and be done again.
#[test]
fn marks_that_lean_on_each_other_never_lock_each_other() {
    let home = folder();
    audited(home.path());
    let before = shown(home.path());
    for line in [
        "done second_totp:facebook",
        "done second_key:facebook",
        "reopen second_totp:facebook",
        "reopen second_key:facebook",
        "waive second_totp:google --reason x --until 2026-12-31",
    ] {
        let done = run(home.path(), &line.replace("2026-12-31", &soon()));
        assert_eq!(done.code, 0, "{line}: {}", done.stderr);
    }
    assert_eq!(shown(home.path())["findings"], before["findings"]);
    let _ = run(home.path(), "done second_key:google").code(0);
    let _ = run(home.path(), "reopen second_totp:google").code(0);
    for name in ["adopt_vault:nguyen-van-a", "adopt_vault:"] {
        let _ = run(home.path(), &format!("done {name}")).code(2);
    }
}

/// Waiting for one thing is no reason to be told of another that does the same.
#[test]
fn a_waiver_is_not_walked_around() {
    let home = folder();
    audited(home.path());
    let line = format!("waive second_totp:facebook --reason x --until {}", soon());
    let _ = run(home.path(), &line).code(0);
    let compared = run(home.path(), "compare --json").code(0).json();
    let waived: Vec<&Value> = compared["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["change"] == "waived")
        .collect();
    assert!(!waived.is_empty(), "{compared}");
    assert!(
        waived.iter().all(|row| row["subject"] == "account:facebook"),
        "{waived:?}"
    );
    for _ in 0..12 {
        let steps = steps(&shown(home.path()));
        assert!(
            !steps.iter().any(|name| name == "second_key:facebook"),
            "{steps:?}"
        );
        if steps.is_empty() {
            break;
        }
        let _ = run(home.path(), &format!("done {}", steps[0])).code(0);
    }
}

/// On a projector nobody reads which account it is, or why something waits.
#[test]
fn marks_on_a_projector_name_nothing() {
    let home = folder();
    audited(home.path());
    let lines = [
        format!(
            "waive second_totp:facebook --reason bí-mật-riêng --until {} --screen",
            soon()
        ),
        "plan --screen".to_owned(),
        "done 1 --screen".to_owned(),
        "reopen second_totp:facebook --screen".to_owned(),
    ];
    for line in lines {
        let done = run(home.path(), &line).code(0);
        for word in ["bí-mật", "facebook", "google", "Facebook", "Google", ":zalo"] {
            assert!(!done.stdout.contains(word), "{line}: {word}\n{}", done.stdout);
        }
    }
}

/// A record that cannot be written changes nothing, and says so.
#[test]
#[cfg(unix)]
fn a_mark_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    if not_under_wine("rights of Unix") {
        return;
    }
    let home = folder();
    audited(home.path());
    let before = shown(home.path());
    let history = home.path().join("history");
    // Whoever may write anywhere makes this test say nothing.
    fs::set_permissions(&history, fs::Permissions::from_mode(0o500)).unwrap();
    let is_root = fs::write(history.join("probe"), "").is_ok();
    if is_root {
        let _ = fs::remove_file(history.join("probe"));
        crate::harness::skipped("a folder that cannot be written: run as root");
    } else {
        let _ = run(home.path(), "done 1").code(4);
    }
    fs::set_permissions(&history, fs::Permissions::from_mode(0o700)).unwrap();
    if !is_root {
        assert_eq!(shown(home.path()), before);
    }
}

/// What was shown last is sealed as well; where it is damaged no number is taken for another step.
#[test]
fn the_numbers_are_sealed_and_may_be_lost() {
    let home = folder();
    audited(home.path());
    let names = steps(&shown(home.path()));
    let path = home.path().join("history").join("shown");
    let sealed = fs::read(&path).unwrap();
    let text = String::from_utf8_lossy(&sealed);
    assert!(
        !text.contains("unique_password") && !text.contains("gmail"),
        "{text}"
    );
    for damage in [&b""[..], b"\xff\xfe", &sealed[..sealed.len() / 2]] {
        fs::write(&path, damage).unwrap();
        let _ = run(home.path(), "done 1").code(2).says("Không còn biết số nào");
    }
    let _ = run(home.path(), "plan").code(0);
    let done = run(home.path(), "done 1 --json").code(0).json();
    assert_eq!(done["id"], names[0].as_str());
}

#[test]
fn reminders_tell_nothing_unless_somebody_agrees() {
    let home = folder();
    audited(home.path());
    let path = home.path().join("nhac.ics");
    let ics = |more: &[&str]| {
        let run = with_passphrase(home.path()).args(["plan", "--ics"]).arg(&path);
        more.iter().fold(run, Rasoat::arg).run()
    };
    let _ = ics(&[]).code(0).says("lời nhắc");
    let text = fs::read_to_string(&path).unwrap();
    let titles: Vec<&str> = text.lines().filter(|line| line.starts_with("SUMMARY")).collect();
    assert!(
        titles.len() >= 2 && titles.iter().all(|title| *title == "SUMMARY:rà soát: 15 phút"),
        "{text}"
    );
    for word in [
        "Google",
        "Facebook",
        "mật khẩu",
        "DESCRIPTION:r\u{e0} so\u{e1}t: đ",
    ] {
        assert!(!text.contains(word), "{text}");
    }
    assert!(
        text.lines().all(|line| line.len() <= 75) && text.contains("\r\n"),
        "{text}"
    );
    let _ = ics(&["--minutes", "5"]).code(0);
    assert!(fs::read_to_string(&path).unwrap().contains("rà soát: 5 phút"));
    fs::remove_file(&path).unwrap();
    let _ = ics(&["--detailed"]).code(2).says("--yes");
    assert!(!path.exists());
    let _ = ics(&["--detailed", "--yes"]).code(0);
    let text = fs::read_to_string(&path).unwrap().replace("\r\n ", "");
    assert!(
        text.contains("SUMMARY:rà soát: đ") || text.contains("SUMMARY:rà soát: b"),
        "{text}"
    );
}

#[cfg(unix)]
mod on_a_terminal {
    use super::*;
    use crate::history::PASSPHRASE;
    use crate::interview_pty::Sitting;

    fn sit(home: &Path, args: &[&str]) -> Sitting {
        let path = home.with_extension("passphrase");
        fs::write(&path, PASSPHRASE).unwrap();
        let path = path.to_str().unwrap().to_owned();
        let mut all = args.to_vec();
        all.extend(["--passphrase-file", &path]);
        Sitting::start(home, 80, &all)
    }

    #[test]
    fn a_step_is_walked_through_and_one_question_tells() {
        let home = folder();
        audited(home.path());
        let before = shown(home.path());
        let mut sitting = sit(home.path(), &["fix", "second_totp:google"]);
        let first = sitting.say("");
        assert!(first.contains("Bước 1 trên "), "{first}");
        assert!(sitting.say("l").contains("Phím: Enter bắt đầu"));
        assert!(sitting.say("l").contains("Đây là màn hình đầu"));
        let mut asked = sitting.say("");
        while !asked.contains("Câu kiểm tra") {
            asked = sitting.say("");
        }
        assert!(sitting.say("99").contains("Chỉ gõ số từ 1 đến"));
        let choice = asked
            .lines()
            .find(|line| line.contains("ứng dụng xác thực, không nhận mã qua SMS"))
            .and_then(|line| line.split_whitespace().next())
            .unwrap()
            .to_owned();
        let (code, screen) = sitting.end_with(&choice);
        assert_eq!(code, 0, "{screen}");
        assert!(screen.contains("Đã ghi là xong"), "{screen}");
        assert!(fall(score(&before), score(&shown(home.path()))) > 0.1);
    }

    #[test]
    fn who_leaves_changes_nothing() {
        let home = folder();
        audited(home.path());
        let count = records(home.path()).len();
        let (code, screen) = sit(home.path(), &["fix"]).end_with("q");
        assert_eq!(code, 0);
        assert!(screen.contains("Chưa ghi gì mới"), "{screen}");
        let (code, _) = sit(home.path(), &["sua", "2"]).interrupt();
        assert_eq!(code, 130);
        assert_eq!(records(home.path()).len(), count);
    }

    #[test]
    fn detailed_reminders_are_asked_about() {
        let home = folder();
        audited(home.path());
        let path = home.path().join("nhac.ics");
        let args = ["plan", "--detailed", "--ics", path.to_str().unwrap()];
        let (code, screen) = sit(home.path(), &args).end_with("");
        assert_eq!(code, 0);
        assert!(screen.contains("Ai xem được lịch này"), "{screen}");
        assert!(!path.exists());
        let (code, _) = sit(home.path(), &args).interrupt();
        assert_eq!((code, path.exists()), (130, false));
        let (code, _) = sit(home.path(), &args).end_with("1");
        assert_eq!((code, path.exists()), (0, true));
    }
}

/// An audit that was forgotten long ago is mentioned, once, when the program is started by itself.
#[test]
#[cfg(unix)]
fn an_audit_that_is_due_is_mentioned() {
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let home = folder();
    let history = begin(home.path());
    let day = today();
    let ago = |days| {
        format!(
            "{}T08:30:00+00:00",
            day.saturating_sub(jiff::Span::new().days(days))
        )
    };
    history.save(&super::audit(&ago(95), 70.0)).unwrap();
    let start = || {
        let mut sitting = crate::interview_pty::Sitting::open(home.path(), 80, &[]);
        sitting.see("rasoat audit")
    };
    assert!(start().contains("Đã hơn ba tháng"), "{}", start());
    history.save(&super::audit(&ago(10), 70.0)).unwrap();
    assert!(!start().contains("Đã hơn ba tháng"));
    drop(reopen(home.path()));
}

/// A mark is no audit: the reminder does not wait for it, and it is not counted as one. Nobody needs the key for that.
#[test]
#[cfg(unix)]
fn a_mark_is_no_audit_on_the_first_page() {
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let home = folder();
    let history = begin(home.path());
    let day = today().saturating_sub(jiff::Span::new().days(95));
    let root = history
        .save(&rasoat::domain::history::PastAudit {
            after: None,
            ..super::audit(&format!("{day}T08:30:00+00:00"), 70.0)
        })
        .unwrap();
    history
        .save(&rasoat::domain::history::PastAudit {
            after: Some(root),
            ..super::audit(&format!("{}T08:30:00+00:00", today()), 60.0)
        })
        .unwrap();
    let mut sitting = crate::interview_pty::Sitting::open(home.path(), 80, &[]);
    let shown = sitting.see("rasoat audit");
    assert!(
        shown.contains("Lịch sử có 1 lần rà soát") && shown.contains("Đã hơn ba tháng"),
        "{shown}"
    );
    assert_eq!(reopen(home.path()).unwrap().read().unwrap().audits.len(), 2);
    // Records of older programs do not say in their names what they are.
    let mark = records(home.path())
        .into_iter()
        .find(|path| path.to_string_lossy().contains(".mark"));
    let mark = mark.unwrap();
    let old = mark.to_string_lossy().replace(".mark", "");
    fs::rename(&mark, old).unwrap();
    assert_eq!(reopen(home.path()).unwrap().read().unwrap().audits.len(), 2);
    let mut sitting = crate::interview_pty::Sitting::open(home.path(), 80, &[]);
    assert!(sitting.see("rasoat audit").contains("Lịch sử có 2 lần rà soát"));
}

#[test]
fn a_mark_whose_result_goes_nowhere_is_not_kept() {
    let home = folder();
    audited(home.path());
    let count = records(home.path()).len();
    let missing = home.path().join("khong-co").join("x.json");
    for line in ["done 1 --json", "waive 1 --reason x --until SOON"] {
        let line = line.replace("SOON", &soon());
        let run = line.split(' ').fold(with_passphrase(home.path()), Rasoat::arg);
        let _ = run.arg("-o").arg(&missing).run().code(4).says("x.json");
    }
    assert_eq!(records(home.path()).len(), count);
    // Nor is anything erased that way.
    let _ = Rasoat::new(home.path())
        .args(["forget", "--yes", "-o"])
        .arg(&missing)
        .run()
        .code(4);
    assert_eq!(records(home.path()).len(), count);
    let there = home.path().join("x.json");
    let _ = with_passphrase(home.path())
        .args(["done", "1", "--json", "-o"])
        .arg(&there)
        .run()
        .code(0);
    assert!(fs::read_to_string(&there).unwrap().contains("rasoat.change/1"));
    assert_eq!(records(home.path()).len(), count + 1);
}

/// On a projector a calendar names nothing either.
#[test]
fn detailed_reminders_on_a_projector_name_no_account() {
    let home = folder();
    audited(home.path());
    let path = home.path().join("nhac.ics");
    let ics = |more: &[&str]| {
        let run = with_passphrase(home.path())
            .args(["plan", "--detailed", "--yes", "--ics"])
            .arg(&path);
        let _ = more.iter().fold(run, Rasoat::arg).run().code(0);
        fs::read_to_string(&path).unwrap().replace("\r\n ", "")
    };
    let named = |text: &str| {
        ["Google", "Facebook", "Zalo", "TikTok"]
            .iter()
            .any(|name| text.contains(name))
    };
    assert!(named(&ics(&[])), "the test sees names where they are");
    let text = ics(&["--screen"]);
    assert!(!named(&text), "{text}");
}

/// Everything moved into a password manager lies in no browser any more.
#[test]
fn a_password_manager_that_was_adopted_settles_where_passwords_are_saved() {
    let home = folder();
    audited(home.path());
    let saved = || {
        let shown = shown(home.path());
        let findings = shown["findings"].as_array().unwrap().iter();
        let states = findings
            .filter(|one| one["code"] == "saved-password" && one["subject"] != "account:vault")
            .map(|one| one["state"].as_str().unwrap().to_owned());
        states.collect::<Vec<_>>()
    };
    assert!(saved().iter().any(|state| state == "bad"), "{:?}", saved());
    let _ = run(home.path(), "done adopt_vault").code(0);
    assert!(saved().iter().all(|state| state == "good"), "{:?}", saved());
}

/// A name leaves the choice out: it is the one that was shown.
#[test]
fn a_better_answer_is_the_one_that_was_shown() {
    use rasoat::domain::history::Shown;
    let content = rasoat::catalog::content(None).unwrap();
    let catalog = &content.catalog;
    let home = folder();
    // A password of no account named here: two answers are better, and no fix of the model comes first.
    let text = r#"
        [[accounts]]
        id = "telegram"
        [[passwords]]
        id = "spare"
        strength = 1
    "#;
    let (profile, _) = rasoat::store::profile_file::parse(text.as_bytes()).unwrap();
    let sheet = rasoat::audit::from_profile(catalog, &rasoat::i18n::names(), profile);
    let moves = rasoat::audit::moves(catalog, &sheet, &sheet.profile);
    let second = moves
        .windows(2)
        .find(|pair| (&pair[0].0.control, &pair[0].0.subject) == (&pair[1].0.control, &pair[1].0.subject))
        .map(|pair| pair[1].0.clone())
        .expect("two choices of one control");
    let name = rasoat::domain::fix::Action::Answer(second.clone()).to_string();
    keep(
        home.path(),
        &crate::harness::file(home.path(), "ho-so.toml", text),
    );
    let history = reopen(home.path()).unwrap();
    let shown = |choice: &str| Shown {
        id: name.clone(),
        choice: Some(choice.to_owned()),
    };
    history.remember_shown(&[shown(&second.choice)]).unwrap();
    assert_eq!(history.shown().unwrap(), [shown(&second.choice)]);
    for which in ["1", &name] {
        let _ = run(home.path(), &format!("done {which}")).code(0);
        let shelf = reopen(home.path()).unwrap().read().unwrap();
        let done = &shelf.audits.last().unwrap().audit.done[0];
        assert_eq!(
            (&done.id, done.choice.as_deref()),
            (&name, Some(second.choice.as_str()))
        );
        let _ = run(home.path(), &format!("reopen {name}")).code(0);
    }
    // A choice that is none any more is not taken.
    history.remember_shown(&[shown("none-such")]).unwrap();
    let _ = run(home.path(), &format!("done {name}")).code(0);
}
