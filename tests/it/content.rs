//! What the built-in content says: facts that were once told wrongly, and must not be again.

use crate::harness::Rasoat;
use rasoat::catalog;
use rasoat::domain::directive::InstrumentStatus;
use rasoat::domain::text::Date;

/// What a command prints, without colour, in lines nobody wrapped.
fn said(args: &[&str]) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let run = args
        .iter()
        .fold(Rasoat::new(home.path()), |run, arg| run.arg(arg))
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
