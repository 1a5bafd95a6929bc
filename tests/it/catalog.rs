//! The content: what loads, what the linter says, and that nothing a folder holds can bring the program down.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use rasoat::catalog::{self, Error, LintOptions, LintOutcome, Severity, Style, codes};
use rasoat::domain::checklist::{Scope, Setting, Surface};
use rasoat::domain::profile::Method;
use rasoat::domain::text::{Date, Lang};
use rasoat::i18n::Locale;
use rasoat::interview;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const BAD_OVERLAY: &str = "tests/data/catalog/bad-overlay";
const BAD_WHOLE: &str = "tests/data/catalog/bad-whole";
const GOOD_OVERLAY: &str = "tests/data/catalog/good-overlay";

fn today() -> Date {
    Date::constant(2026, 11, 23)
}

fn lint(folder: &str) -> LintOutcome {
    let options = LintOptions {
        strict: false,
        date: Some(today()),
    };
    catalog::lint(Some(Path::new(folder)), options)
}

fn codes_of(outcome: &LintOutcome) -> BTreeSet<&'static str> {
    outcome.diagnostics.iter().map(|found| found.code).collect()
}

fn errors(outcome: &LintOutcome) -> String {
    let drawn: Vec<String> = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| {
            found.render(
                Locale::new(Lang::En),
                outcome.source(&found.file),
                Style::default(),
            )
        })
        .collect();
    drawn.join("\n\n")
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// Every way in which a folder cannot be read, by the code it gives.
fn unreadable_folders() -> Vec<LintOutcome> {
    let plain = LintOptions::default();
    let with_folder = folder(&[("packs/x.toml/inner.txt", b"")]);
    let huge = folder(&[("controls.toml", &vec![b'#'; 4 * 1024 * 1024 + 1])]);
    let latin = folder(&[("controls.toml", b"# caf\xe9")]);
    let nothing = folder(&[("README.md", b"x")]);
    let many: Vec<(String, &[u8])> = (0..201)
        .map(|n| (format!("packs/p{n}.toml"), b"".as_slice()))
        .collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let many = folder(&many);
    vec![
        catalog::lint(Some(Path::new("tests/data/catalog/nowhere")), plain),
        catalog::lint(Some(Path::new("tests/it/main.rs")), plain),
        // A name no system accepts.
        catalog::lint(Some(Path::new("a\0b")), plain),
        catalog::lint(Some(with_folder.path()), plain),
        catalog::lint(Some(huge.path()), plain),
        catalog::lint(Some(latin.path()), plain),
        catalog::lint(Some(nothing.path()), plain),
        catalog::lint(Some(many.path()), plain),
    ]
}

/// An overlay that brings a `model.toml`: refused by the loader, never merged.
fn overlay_with_model() -> LintOutcome {
    let root = folder(&[("model.toml", b"version = \"9\"\n")]);
    match catalog::content(Some(root.path())) {
        Err(Error::Invalid { outcome, .. }) => *outcome,
        other => panic!("{other:?}"),
    }
}

/// A table of numbers that is well written and not the one this program computes with.
fn other_parameters() -> LintOutcome {
    let text = "version = \"1\"\ndate = 2026-01-02\n[[param]]\nname = \"zzz\"\nlo = 0\nmid = 0\nhi = 0\n\
                unit = \"rate\"\ntag = \"prior\"\nnote = { vi = \"a\", en = \"b\" }\nsource = \"x\"\n";
    let root = folder(&[("model.toml", text.as_bytes())]);
    catalog::lint(Some(root.path()), LintOptions::default())
}

#[test]
fn every_code_is_exercised_by_the_bad_folders() {
    let mut seen = codes_of(&lint(BAD_OVERLAY));
    seen.extend(codes_of(&lint(BAD_WHOLE)));
    seen.extend(codes_of(&overlay_with_model()));
    seen.extend(codes_of(&other_parameters()));
    for outcome in unreadable_folders() {
        seen.extend(codes_of(&outcome));
    }
    let all: BTreeSet<&str> = codes::ALL.iter().map(|code| code.name).collect();
    let never: Vec<_> = all.difference(&seen).collect();
    assert!(never.is_empty(), "no fixture has: {never:?}");
    let unlisted: Vec<_> = seen.difference(&all).collect();
    assert!(unlisted.is_empty(), "not in codes::ALL: {unlisted:?}");
}

/// A terminal obeys what nobody sees, wherever in an overlay it stands.
#[test]
fn no_text_of_an_overlay_may_hold_what_nobody_sees() {
    let read = |name: &str| fs::read_to_string(Path::new(GOOD_OVERLAY).join(name)).unwrap();
    let forum = read("platforms/sample-forum.toml");
    let law = read("directives/tinh-mau.toml");
    let mut tried = 0;
    for (name, text) in [
        ("platforms/sample-forum.toml", &forum),
        ("directives/tinh-mau.toml", &law),
    ] {
        // Into every text there is, one after the other: sentences, menu labels, numbers, sources, links.
        let pieces: Vec<&str> = text.split('"').collect();
        // Texts stand between an odd mark and the next; none of these files has a mark inside a text.
        for index in (1..pieces.len()).step_by(2) {
            for odd in [
                "\\u001b[2J",
                "\\u001b]0;x\\u0007",
                "\\u202e",
                "\u{202e}",
                "\\u009b",
                "\\u200b",
            ] {
                let text = format!("{odd}{}", pieces[index]);
                let mut bad = pieces.clone();
                bad[index] = &text;
                let bad = bad.join("\"");
                let root = folder(&[
                    ("controls.toml", read("controls.toml").as_bytes()),
                    (name, bad.as_bytes()),
                ]);
                let outcome = catalog::lint(Some(root.path()), LintOptions::default());
                let found = outcome
                    .diagnostics
                    .iter()
                    .find(|found| found.code == "invisible-character");
                assert!(
                    found.is_some_and(|found| found.severity == Severity::Error),
                    "{bad}"
                );
                let shown = outcome.render(Locale::new(Lang::Vi), Style::default());
                assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{shown}");
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn the_codes_are_for_ever() {
    let list: Vec<String> = codes::ALL
        .iter()
        .map(|code| format!("{} {:?}", code.name, code.severity))
        .collect();
    insta::assert_snapshot!(list.join("\n"));
}

#[test]
fn a_bad_pack_is_explained_in_vietnamese() {
    insta::assert_snapshot!(lint(BAD_OVERLAY).render(Locale::new(Lang::Vi), Style::default()));
}

#[test]
fn a_bad_content_is_explained_in_vietnamese() {
    insta::assert_snapshot!(lint(BAD_WHOLE).render(Locale::new(Lang::Vi), Style::default()));
}

#[test]
fn a_bad_pack_is_explained_in_english_without_drawing() {
    let style = Style {
        plain: true,
        ..Style::default()
    };
    insta::assert_snapshot!(lint(BAD_OVERLAY).render(Locale::new(Lang::En), style));
}

#[test]
fn no_message_has_an_argument_left_open() {
    let mut outcomes = unreadable_folders();
    outcomes.extend([
        lint(BAD_OVERLAY),
        lint(BAD_WHOLE),
        overlay_with_model(),
        other_parameters(),
    ]);
    for outcome in outcomes {
        for found in &outcome.diagnostics {
            for lang in [Lang::Vi, Lang::En] {
                let locale = Locale::new(lang);
                let words = found.message(locale) + &found.advice(locale);
                assert!(
                    !words.contains("{$") && !words.contains("catalog-"),
                    "{}: {words}",
                    found.code
                );
            }
        }
    }
}

#[test]
fn staleness_is_an_error_only_when_somebody_chose_the_day_and_strictness() {
    let stale = |strict, date| {
        let outcome = catalog::lint(Some(Path::new(BAD_OVERLAY)), LintOptions { strict, date });
        let found = outcome
            .diagnostics
            .into_iter()
            .find(|found| found.code == "stale");
        found.map(|found| found.severity)
    };
    assert_eq!(stale(false, Some(today())), Some(Severity::Warning));
    assert_eq!(stale(true, Some(today())), Some(Severity::Error));
    assert_eq!(stale(true, None), None);
}

#[test]
fn an_overlay_adds_its_items_behind_the_built_in_ones() {
    let plain = catalog::content(None).unwrap();
    let both = catalog::content(Some(Path::new(GOOD_OVERLAY))).unwrap();
    let before = plain.catalog.controls.len();
    assert_eq!(
        both.catalog.controls.get(..before),
        Some(&plain.catalog.controls[..])
    );
    assert_eq!(both.catalog.controls.len(), before + 1);
    assert!(both.catalog.pack("tinh-mau").is_some());
    let forum = both.catalog.platform("sample-forum").unwrap();
    let surfaces: Vec<_> = forum.controls[0].paths.iter().map(|path| path.surface).collect();
    assert_eq!(surfaces, [Surface::App, Surface::Web], "the app comes first");
    // So does every link.
    let packs = forum.controls[0]
        .paths
        .iter()
        .map(|path| path.provenance.pack.as_deref());
    assert!(
        packs
            .chain([forum.provenance.pack.as_deref()])
            .all(|pack| pack == Some("tinh-mau"))
    );
    let built_in = both
        .catalog
        .platforms
        .iter()
        .filter(|platform| platform.id != "sample-forum");
    assert!(
        built_in
            .flat_map(|platform| &platform.controls)
            .flat_map(|control| &control.paths)
            .all(|path| path.provenance.pack.is_none())
    );
    // Instruments say who brought them; built-in ones say nothing.
    assert_eq!(
        both.registry.directive("tinh-mau-1").unwrap().pack.as_deref(),
        Some("tinh-mau")
    );
    assert!(
        plain
            .registry
            .directives
            .iter()
            .all(|directive| directive.pack.is_none())
    );
    assert!(both.registry.provision("tinh-mau-1#x-1").is_some());
}

/// What a province adds can be chosen, in its own words; and nothing passes for what is built in.
#[test]
fn a_platform_of_an_overlay_is_offered_under_a_name_of_its_own() {
    let both = catalog::content(Some(Path::new(GOOD_OVERLAY))).unwrap();
    let offered = interview::choices_of(&both.catalog, both.catalog.control("accounts-used").unwrap());
    let forum = offered.iter().find(|choice| choice.id == "sample-forum").unwrap();
    assert_eq!(
        (forum.text.vi.as_str(), forum.text.en.as_str()),
        ("Diễn đàn mẫu", "Sample forum")
    );
    let platform = fs::read_to_string(Path::new(GOOD_OVERLAY).join("platforms/sample-forum.toml")).unwrap();
    for (name, refused) in [
        ("Facebook", true),
        ("facebook (Messenger)", true),
        ("GMAIL", true),
        ("Zalo", true),
        ("Zalo của tỉnh", false),
    ] {
        let root = folder(&[(
            "platforms/sample-forum.toml",
            platform.replace("Diễn đàn mẫu", name).as_bytes(),
        )]);
        let outcome = catalog::lint(Some(root.path()), LintOptions::default());
        assert_eq!(codes_of(&outcome).contains("name-taken"), refused, "{name}");
        assert_eq!(catalog::content(Some(root.path())).is_err(), refused, "{name}");
    }
}

/// A finding has one state: a question that takes several answers could not say which of them counts.
#[test]
fn only_the_set_up_takes_several_answers() {
    let control = fs::read_to_string(Path::new(GOOD_OVERLAY).join("controls.toml")).unwrap();
    let control = control.replace("provisions = [\"tinh-mau-1#x-1\"]", "provisions = []");
    let root = folder(&[(
        "controls.toml",
        control
            .replace("seconds = 20", "seconds = 20\nmultiple = true")
            .as_bytes(),
    )]);
    assert!(codes_of(&catalog::lint(Some(root.path()), LintOptions::default())).contains("several-answers"));
    let built_in = catalog::content(None).unwrap().catalog;
    assert!(
        built_in
            .controls
            .iter()
            .all(|control| !control.multiple || control.scope == Scope::Setup)
    );
}

#[test]
fn an_overlay_with_a_mistake_is_refused_as_a_whole() {
    for loaded in [
        catalog::content(Some(Path::new(BAD_OVERLAY))).map(|_| ()),
        catalog::catalog(Some(Path::new(BAD_OVERLAY))).map(|_| ()),
        catalog::registry(Some(Path::new(BAD_OVERLAY))).map(|_| ()),
    ] {
        let error = loaded.unwrap_err();
        assert!(error.outcome().unwrap().errors() > 0);
        let (what, advice) = error.explain(Locale::new(Lang::Vi));
        assert!(
            what.contains(BAD_OVERLAY) && advice.contains("rasoat checklist lint"),
            "{what} {advice}"
        );
    }
}

#[test]
fn many_warnings_do_not_hide_an_error() {
    let pack = fs::read_to_string(Path::new(GOOD_OVERLAY).join("packs/tinh-mau.toml")).unwrap();
    let control = fs::read_to_string(Path::new(GOOD_OVERLAY).join("controls.toml")).unwrap();
    let control = control.replace("provisions = [\"tinh-mau-1#x-1\"]", "");
    let mut controls = String::new();
    for number in 0..1_500 {
        let own = control.replace("tinh-mau-desk", &format!("desk-{number}"));
        controls.push_str(&own.replace("Nhìn quanh bàn.", "Bạn hãy nhìn quanh bàn!"));
    }
    controls.push_str(&control.replace("Look around the desk.", ""));
    let root = folder(&[
        ("controls.toml", controls.as_bytes()),
        ("packs/tinh-mau.toml", pack.as_bytes()),
    ]);
    let error = catalog::catalog(Some(root.path())).unwrap_err();
    let outcome = error.outcome().unwrap();
    assert!(codes_of(outcome).contains("missing-language"));
    assert!(outcome.left_out > 1_000, "{}", outcome.left_out);
}

#[test]
fn of_an_instrument_that_ended_in_part_every_provision_says_how_it_stands() {
    let whole = fs::read_to_string(Path::new(GOOD_OVERLAY).join("directives/tinh-mau.toml")).unwrap();
    let partly = whole.replace("\nstatus = \"unknown\"", "\nstatus = \"in-force-partly\"");
    assert_ne!(whole, partly);
    let codes = |text: &str| {
        let root = folder(&[("directives/tinh-mau.toml", text.as_bytes())]);
        codes_of(&catalog::lint(Some(root.path()), LintOptions::default()))
    };
    assert!(codes(&partly).contains("missing-field"));
    let said = partly.replace("protective =", "status = \"in-force\"\nprotective =");
    assert!(!codes(&said).contains("missing-field"));
}

#[test]
fn an_overlay_cannot_take_over_a_recovery_link() {
    let takeover = fs::read_to_string(Path::new(BAD_OVERLAY).join("platforms/facebook.toml")).unwrap();
    let https = takeover.replace("http://", "https://");
    let root = folder(&[("platforms/facebook.toml", https.as_bytes())]);
    let error = catalog::content(Some(root.path())).unwrap_err();
    assert_eq!(
        codes_of(error.outcome().unwrap()),
        BTreeSet::from(["redefines-built-in"])
    );
}

#[test]
fn folders_that_cannot_be_read_are_explained_by_the_loader_too() {
    let latin = folder(&[("controls.toml", b"\xff\xfe\0")]);
    let binary = folder(&[("controls.toml", b"a\0b")]);
    for (path, part) in [
        (Path::new("tests/data/catalog/nowhere"), "Không có thư mục"),
        (Path::new("tests/it/main.rs"), "không phải là thư mục"),
        (latin.path(), "UTF-8"),
        (binary.path(), "UTF-8"),
    ] {
        let (what, advice) = catalog::content(Some(path))
            .unwrap_err()
            .explain(Locale::new(Lang::Vi));
        assert!(what.contains(part), "{what}");
        assert!(!advice.is_empty());
    }
}

#[test]
fn what_an_older_program_does_not_know_is_skipped_by_the_loader_and_named_by_the_linter() {
    let text = "version = \"2\"\ndate = 2027-01-01\nnew_idea = 3\n[[param]]\nname = \"a.b\"\nlo = 0\nmid = 0.5\n\
                hi = 1.0\nunit = \"prob\"\ntag = \"prior\"\nnote = { vi = \"a\", en = \"b\", fr = \"c\" }\nsource = \"x\"\n";
    let params = catalog::model::parse(text).unwrap();
    assert_eq!(params.version, "2");
    assert_eq!(format!("{:?}", params.table["a.b"].triple), "[0.0, 0.5, 1.0]");
    // A byte order mark, as Notepad writes it, does no harm.
    assert_eq!(catalog::model::parse(&format!("\u{feff}{text}")).unwrap(), params);
    let root = folder(&[("model.toml", text.as_bytes())]);
    let outcome = catalog::lint(Some(root.path()), LintOptions::default());
    assert!(codes_of(&outcome).contains("unknown-key"));
}

#[test]
fn a_broken_model_is_an_error_with_a_place() {
    let error = catalog::model::parse("version = \"1\"\ndate = 2026-01-01\n[[param]\n").unwrap_err();
    let found = &error.outcome().unwrap().diagnostics[0];
    assert_eq!((found.code, found.line), ("toml-syntax", 3));
}

#[test]
fn what_new_writes_passes_the_linter_and_loads() {
    let files = catalog::scaffold("tinh-thu").unwrap();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    let root = folder(&files);
    let outcome = catalog::lint(
        Some(root.path()),
        LintOptions {
            strict: true,
            date: Some(today()),
        },
    );
    assert!(
        outcome.diagnostics.is_empty(),
        "{}",
        outcome.render(Locale::new(Lang::En), Style::default())
    );
    assert!(
        catalog::content(Some(root.path()))
            .unwrap()
            .catalog
            .pack("tinh-thu")
            .is_some()
    );
    for name in ["Tỉnh", "", "a b", "../x", "quick", "facebook"] {
        let error = catalog::scaffold(name).unwrap_err();
        assert!(matches!(error, Error::BadName { .. }), "{name}");
    }
}

/// The lock is read where it lies: what the program was built with may be older, or empty while it is rewritten.
#[test]
fn the_lock_of_a_folder_is_read_from_the_disk() {
    let built_in = catalog::locked_ids(None).unwrap();
    let root = tempfile::tempdir().unwrap();
    for part in ["", "platforms", "packs", "directives"] {
        fs::create_dir_all(root.path().join(part)).unwrap();
        for entry in fs::read_dir(Path::new("checklists").join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, root.path().join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    assert_eq!(catalog::locked_ids(Some(root.path())).unwrap(), built_in);
    let retired = format!("retired control once-asked\n{built_in}");
    fs::write(root.path().join("ids.lock"), retired).unwrap();
    let text = catalog::locked_ids(Some(root.path())).unwrap();
    assert!(text.contains("retired control once-asked\n"));
    assert_eq!(text.lines().count(), built_in.lines().count() + 1);
    // An overlay's lock lists its own ids: with the built-in ones it would not pass the linter.
    let overlay = tempfile::tempdir().unwrap();
    for name in [
        "controls.toml",
        "directives/tinh-mau.toml",
        "packs/tinh-mau.toml",
        "platforms/sample-forum.toml",
    ] {
        let to = overlay.path().join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(Path::new(GOOD_OVERLAY).join(name), to).unwrap();
    }
    let text = catalog::locked_ids(Some(overlay.path())).unwrap();
    assert!(
        text.contains("platform sample-forum\n") && !text.contains("platform facebook\n"),
        "{text}"
    );
    fs::write(overlay.path().join("ids.lock"), text).unwrap();
    let outcome = catalog::lint(Some(overlay.path()), LintOptions::default());
    assert_eq!(outcome.errors(), 0, "{}", errors(&outcome));
}

#[test]
fn the_lock_file_forgets_nothing() {
    let content = catalog::content(Some(Path::new(GOOD_OVERLAY))).unwrap();
    let previous = "control gone\nretired pack old\nplatform facebook\n";
    let text = catalog::ids_lock(&content.catalog, &content.registry, previous);
    let has = |line: &str| text.lines().any(|found| found == line);
    assert!(has("retired control gone") && has("retired pack old") && has("platform facebook"));
    assert!(has("choice tinh-mau-desk/away") && has("provision tinh-mau-1#x-1"));
    // Written again, nothing changes.
    assert_eq!(
        catalog::ids_lock(&content.catalog, &content.registry, &text),
        text
    );
}

#[test]
fn the_built_in_content_loads() {
    let content = catalog::content(None).unwrap();
    assert_eq!(content.catalog, catalog::catalog(None).unwrap());
    assert_eq!(content.registry, catalog::registry(None).unwrap());
    assert_eq!(content.params, catalog::params().unwrap());
    let second = content.catalog.control("second-factor").unwrap();
    let totp = |choice: &&rasoat::domain::checklist::Choice| matches!(&choice.set, Some(Setting::Methods(methods)) if methods.contains(&Method::Totp));
    assert!(second.choices.iter().any(|choice| totp(&choice)));
}

#[test]
fn the_built_in_content_passes_the_linter() {
    let outcome = catalog::lint(None, LintOptions::default());
    assert_eq!(outcome.errors(), 0, "{}", errors(&outcome));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_bring_the_linter_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let root = folder(&[("controls.toml", &bytes)]);
        let outcome = catalog::lint(Some(root.path()), LintOptions { strict: true, date: Some(today()) });
        outcome.render(Locale::new(Lang::Vi), Style::default());
        let _either_way = catalog::content(Some(root.path()));
    }

    #[test]
    fn nor_does_a_file_cut_off_or_overwritten_anywhere(at in 0_usize..4_000, noise in "[\\[\\]{}\"'=,.#\\n\\\\ưa1]{0,6}") {
        let text = fs::read_to_string(Path::new(BAD_OVERLAY).join("controls.toml")).unwrap();
        let at = text.floor_char_boundary(at);
        let (head, tail) = text.split_at(at);
        for broken in [format!("{head}{noise}"), format!("{head}{noise}{tail}")] {
            let root = folder(&[("controls.toml", broken.as_bytes()), ("ids.lock", broken.as_bytes())]);
            let outcome = catalog::lint(Some(root.path()), LintOptions::default());
            for style in [Style::default(), Style { plain: true, colour: true, width: 0 }] {
                outcome.render(Locale::new(Lang::Vi), style);
            }
        }
    }
}
