//! What the built-in content says: facts that were once told wrongly, and must not be again.

use crate::harness::Rasoat;
use rasoat::catalog::{self, LintOptions};
use rasoat::domain::directive::InstrumentStatus;
use rasoat::domain::text::Date;
use std::collections::BTreeMap;

/// What a command prints, without colour, in lines nobody wrapped.
fn said(args: &[&str]) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let run = args
        .iter()
        .fold(Rasoat::new(home.path()), Rasoat::arg)
        .run()
        .code(0);
    run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn standing(reference: &str, day: Date) -> (bool, InstrumentStatus) {
    let registry = catalog::registry(None).expect("the built-in registry");
    let (directive, provision) = registry.provision(reference).expect("a provision");
    (
        directive.is_current(provision, day),
        directive.provision_status_on(provision, day),
    )
}

#[test]
fn a_provision_stands_although_its_instrument_ended_in_part() {
    let today = Date::constant(2026, 11, 23);
    let registry = catalog::registry(None).expect("the built-in registry");
    let decree = registry.directive("nd-147-2024").expect("the decree");
    assert_eq!(decree.status_on(today), InstrumentStatus::InForcePartly);
    for provision in &decree.provisions {
        let reference = format!("nd-147-2024#{}", provision.id);
        assert_eq!(
            standing(&reference, today),
            (true, InstrumentStatus::InForce),
            "{reference}"
        );
    }
    let text = said(&["audit", "--demo", "--all", "--plain"]);
    assert!(
        text.contains("(số 147/2024/NĐ-CP), còn hiệu lực (từ 25/12/2024)."),
        "{text}"
    );
    let shown = said(&["directive", "show", "nd-147-2024"]);
    assert!(shown.contains("Hiệu lực: hết hiệu lực một phần"), "{shown}");
    assert!(shown.contains("Riêng quy định này: còn hiệu lực."), "{shown}");
}

#[test]
fn the_day_something_began_never_stands_behind_the_word_that_it_ended() {
    for text in [
        said(&["audit", "--demo", "--all", "--plain"]),
        said(&["directive", "check", "--date", "2026-11-23"]),
    ] {
        for end in ["hết hiệu lực một phần (từ", "hết hiệu lực toàn bộ (từ"] {
            assert!(!text.contains(end), "{text}");
        }
    }
}

#[test]
fn a_provision_that_began_later_than_its_circular_is_not_cited_before() {
    let reference = "tt-08-2026-bkhcn#d8";
    let between = Date::constant(2026, 5, 1);
    assert!(standing("tt-08-2026-bkhcn#d4.1", between).0);
    assert!(!standing(reference, between).0);
    assert!(standing(reference, Date::constant(2026, 6, 15)).0);
    let before = said(&["directive", "check", "--date", "2026-05-01"]);
    assert!(
        before.contains("Khoản 3 Điều 8 Thông tư 08 xác thực thuê bao: chưa có hiệu lực"),
        "{before}"
    );
    let after = said(&["directive", "check", "--date", "2026-11-23"]);
    assert!(
        after.contains("Khoản 3 Điều 8 Thông tư 08 xác thực thuê bao: còn hiệu lực (từ 15/6/2026)"),
        "{after}"
    );
    let programs = said(&["directive", "check", "--date", "2026-05-01", "--json"]);
    assert!(
        programs.contains(r#""reference": "tt-08-2026-bkhcn#d8", "in_force": false"#),
        "{programs}"
    );
}

#[test]
fn directive_show_says_how_binding_an_instrument_is_and_where() {
    let resolution = said(&["directive", "show", "nq-22-2026-cp"]);
    assert!(
        resolution.contains("Cấp văn bản: nghị quyết của Chính phủ. Phạm vi: cả nước."),
        "{resolution}"
    );
    let standard = said(&["--lang", "en", "directive", "show", "tcvn-14423-2026"]);
    assert!(standard.contains("Level: national standard."), "{standard}");
    let province = said(&["directive", "show", "ct-19-tu-st"]);
    assert!(province.contains("Phạm vi: tỉnh Sóc Trăng"), "{province}");
}

/// The answers a profile file gives: `control kind:id` → the choice.
fn read_as(profile: &str) -> BTreeMap<String, String> {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("ho-so.toml");
    std::fs::write(&file, profile).expect("a file");
    let found = Rasoat::new(home.path())
        .args(["audit", "--json", "--answers"])
        .arg(&file)
        .run()
        .code(0)
        .json();
    let findings = found["findings"].as_array().expect("findings");
    findings
        .iter()
        .filter_map(|finding| {
            let about = format!("{} {}", finding["code"].as_str()?, finding["subject"].as_str()?);
            Some((about, finding["choice"].as_str()?.to_owned()))
        })
        .collect()
}

const PROFILE: &str = r#"
schema = "rasoat.profile/1"

[[devices]]
id = "phone"
kind = "android"

[[numbers]]
id = "sim"
device = "phone"

[[accounts]]
id = "facebook"
kind = "social"
value = "high"
recovery_mail = []
recovery_sms = []
second = ["push:phone", "sms:sim"]

[[accounts]]
id = "zalo"
kind = "social"
value = "high"
second = ["push:phone", "sms:sim"]

[[accounts]]
id = "telegram"
kind = "social"
value = "normal"
second = ["push:phone", "sms:sim"]
"#;

#[test]
fn a_profile_puts_no_answer_into_a_mouth_that_gave_none() {
    let answers = read_as(PROFILE);
    let chosen = |about: &str| answers.get(about).map(String::as_str);
    assert_eq!(chosen("recovery-mail account:facebook"), Some("none"));
    assert_eq!(chosen("recovery-phone account:facebook"), Some("none"));
    // What one platform calls its own way is no answer on another.
    assert_eq!(chosen("second-factor account:facebook"), Some("app-sms"));
    assert_eq!(chosen("second-factor account:zalo"), Some("old-device"));
    assert_eq!(chosen("second-factor account:telegram"), Some("extra-password"));
    let shown = said(&["checklist", "show", "second-factor"]);
    assert!(shown.contains("ngoài mã đăng nhập (Telegram)"), "{shown}");
    // Without a reset by SMS nothing is known about other ways back in.
    let content = catalog::content(None).expect("the built-in content");
    let control = content.catalog.control("recovery-phone").expect("a control");
    let none = control
        .choices
        .iter()
        .find(|choice| choice.id == "none")
        .expect("a choice");
    assert_eq!(none.text.vi, "Không đặt lại mật khẩu qua SMS");
}

#[test]
fn of_choices_that_set_the_same_the_plain_one_is_read_back() {
    // Which choice stands for a value is the content's to say, by its order; a change is looked at here.
    let content = catalog::content(None).expect("the built-in content");
    let mut found = Vec::new();
    for control in &content.catalog.controls {
        let mut seen = Vec::new();
        let plain =
            |choice: &&rasoat::domain::checklist::Choice| choice.only_on.is_empty() && !choice.measured_only;
        for choice in control.choices.iter().filter(plain) {
            let Some(set) = &choice.set else { continue };
            match seen.iter().find(|(known, _)| *known == set) {
                Some((_, first)) => found.push(format!("{}: {first} before {}", control.id, choice.id)),
                None => seen.push((set, choice.id.clone())),
            }
        }
    }
    assert_eq!(
        found,
        ["recovery-mail: none before old", "recovery-phone: own before old"]
    );
}

#[test]
fn an_answer_that_only_says_what_there_is_stands_without_a_state() {
    let home = tempfile::tempdir().expect("a folder");
    let found = Rasoat::new(home.path())
        .args(["audit", "--demo", "--json"])
        .run()
        .code(0)
        .json();
    let role = found["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .find(|finding| finding["code"] == "public-role")
        .expect("the public role");
    assert!(role["state"].is_null() && role["choice"].is_string(), "{role}");
    let plain = said(&["audit", "--demo", "--all", "--plain"]);
    assert!(plain.contains("Vai trò công khai: Có,"), "{plain}");
    assert!(!plain.contains("Tốt: Vai trò công khai"), "{plain}");
    let page = said(&["audit", "--demo", "--format", "html"]);
    assert!(
        !page.contains(r#"<span class="status"></span>"#),
        "an empty status word"
    );
}

#[test]
fn every_question_has_two_ends_and_nothing_built_in_is_stale() {
    let options = LintOptions {
        strict: false,
        date: Some(Date::constant(2026, 11, 24)),
    };
    let outcome = catalog::lint(None, options);
    let found: Vec<&str> = outcome.diagnostics.iter().map(|found| found.code).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_menu_path_says_how_old_its_source_is() {
    let zalo = said(&["checklist", "show", "zalo"]);
    assert!(
        zalo.contains("Đường đi theo nguồn ngày 24/8/2025, đọc ngày 23/11/2026, có thể đã đổi."),
        "{zalo}"
    );
    let google = said(&["checklist", "show", "google"]);
    assert!(
        google.contains("Đường đi theo nguồn không ghi ngày, đọc ngày 23/11/2026"),
        "{google}"
    );
    let english = said(&["--lang", "en", "checklist", "show", "facebook"]);
    assert!(
        english.contains("source of June 2025, read on 23 November 2026"),
        "{english}"
    );
}

#[test]
fn a_switch_that_does_not_exist_is_not_asked_for() {
    let content = catalog::content(None).expect("the built-in content");
    for id in ["zalo", "google"] {
        let platform = content.catalog.platform(id).expect("a platform");
        assert!(platform.control("login-alerts").is_none(), "{id}");
    }
    for id in ["facebook", "google", "instagram", "telegram"] {
        let platform = content.catalog.platform(id).expect("a platform");
        let delete = platform.control("account-needed").expect("a control");
        assert!(delete.paths.iter().any(|path| path.url.is_some()), "{id}");
    }
}
