//! `rasoat incident`: found by every name, calm on one screen, sure of nothing more than it is.

use crate::harness::{Done, Rasoat, file, folder};
use crate::schemas::{fits, validator};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

const KINDS: [&str; 7] = [
    "hijacked",
    "impersonated",
    "scammed",
    "phone-lost",
    "sim-lost",
    "code-given",
    "page-lost",
];

const GOOD_OVERLAY: &str = "tests/data/catalog/good-overlay";

fn run(line: &str) -> Done {
    let home = folder();
    line.split_whitespace()
        .fold(Rasoat::new(home.path()), Rasoat::arg)
        .run()
}

fn value(line: &str) -> Value {
    run(&format!("incident --json {line}")).code(0).json()
}

fn schema() -> jsonschema::Validator {
    validator(include_str!("../../schemas/rasoat.incident-1.json"))
}

/// What stands beside an account of the web in any text.
fn links(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| c.is_whitespace() || "()\"<>;,".contains(c))
        .filter(|word| word.starts_with("http"))
        .map(|word| word.trim_end_matches(['.', ':']))
        .collect()
}

#[test]
fn the_seven_are_there_in_both_languages() {
    for lang in ["vi", "en"] {
        let all = value(&format!("--lang {lang}"));
        fits(&schema(), &all);
        let ids: Vec<&str> = all["incidents"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|incident| incident["id"].as_str())
            .collect();
        assert_eq!(ids, KINDS);
        for incident in all["incidents"].as_array().unwrap() {
            let minutes: u64 = incident["steps"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|step| step["minutes"].as_u64())
                .sum();
            assert!(minutes <= 10, "{}", incident["id"]);
            let told = incident["tell"].as_array().unwrap();
            assert!(
                told.iter().any(|told| told["who"] == "agency"),
                "{}",
                incident["id"]
            );
            assert!(
                told.iter().any(|told| told["who"] == "police"),
                "{}",
                incident["id"]
            );
        }
    }
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema = schema();
    for (at, wrong) in [
        ("/incidents/0/mark", Value::from("sure")),
        ("/incidents/0/steps/0/minutes", Value::from(11)),
        ("/incidents/0/recover/0/url", Value::from("http://example.org")),
        ("/incidents/0/steps", serde_json::json!([])),
        ("/warning", Value::Null),
    ] {
        let mut all = value("");
        *all.pointer_mut(at).unwrap() = wrong;
        assert!(!schema.is_valid(&all), "{at}");
    }
}

#[test]
fn an_incident_is_found_by_id_by_vietnamese_name_and_by_number() {
    for (given, id) in [
        ("hijacked", "hijacked"),
        ("bi-chiem", "hijacked"),
        ("BI_CHIEM", "hijacked"),
        ("bị-chiếm", "hijacked"),
        ("1", "hijacked"),
        ("7", "page-lost"),
        ("mat-sim", "sim-lost"),
        ("mất-điện-thoại", "phone-lost"),
        ("dua-ma", "code-given"),
    ] {
        assert_eq!(value(given)["incidents"][0]["id"], id, "{given}");
        assert_eq!(value(given)["incidents"].as_array().unwrap().len(), 1);
    }
    assert_eq!(
        run("su-co bi-lua").code(0).stdout,
        run("incident scammed").code(0).stdout
    );
    let home = folder();
    let spaced = Rasoat::new(home.path())
        .args(["incident", "mất SIM", "--json"])
        .run()
        .code(0);
    assert_eq!(spaced.json()["incidents"][0]["id"], "sim-lost");
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let _ = run("incident hijakced").code(2).says("hijacked");
    let _ = run("incident 8").code(2).says("rasoat su-co");
    let _ = run("incident 0").code(2);
    let _ = run("incident hijacked --platform facebok")
        .code(2)
        .says("facebook");
    let _ = run("incident --format csv").code(2).says("html");
}

#[test]
fn the_list_is_one_short_screen() {
    for lang in ["vi", "en"] {
        let list = run(&format!("incident --lang {lang}")).code(0).stdout;
        assert!(list.lines().count() <= 20, "{list}");
        for number in 1..=KINDS.len() {
            assert!(list.contains(&format!("{number}. ")), "{list}");
        }
        assert!(
            list.contains("rasoat su-co") || list.contains("rasoat incident"),
            "{list}"
        );
    }
}

#[test]
fn the_first_ten_minutes_and_the_warning_fit_the_first_screen() {
    for lang in ["vi", "en"] {
        let end = if lang == "vi" {
            "Không làm\n"
        } else {
            "What not to do\n"
        };
        let warned = if lang == "vi" {
            "Công an không lấy lại tiền"
        } else {
            "ask for no fee"
        };
        for kind in KINDS {
            let text = run(&format!("incident {kind} --lang {lang}")).code(0).stdout;
            let (first, rest) = text.split_once(end).unwrap();
            // A row for the prompt, one for what it says, one between.
            assert!(first.trim_end().lines().count() <= 24 - 3, "{kind}: {first}");
            assert!(
                first
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .contains(warned),
                "{kind}: {first}"
            );
            assert!(!rest.is_empty());
        }
    }
}

#[test]
fn it_fits_forty_columns_without_colour_and_reads_aloud() {
    for lang in ["vi", "en"] {
        for kind in KINDS {
            let home = folder();
            let text = Rasoat::new(home.path())
                .args(["incident", kind, "--lang", lang, "--plain"])
                .env("COLUMNS", "40")
                .env("NO_COLOR", "1")
                .run()
                .code(0)
                .stdout;
            for line in text.lines() {
                // A link must stay whole, to be copied.
                assert!(line.width() <= 40 || line.trim().starts_with("http"), "{line}");
            }
            assert!(!text.contains(['\u{1b}', '→', '│', '–']), "{kind}");
        }
    }
}

#[test]
fn every_number_and_link_says_how_sure_it_is() {
    let marks = ["đã đối chiếu nguồn", "theo nguồn thứ cấp", "chưa xác minh được"];
    for kind in KINDS {
        let incident = value(kind)["incidents"][0].clone();
        let home = folder();
        let text = Rasoat::new(home.path())
            .args(["incident", kind])
            .env("COLUMNS", "400")
            .run()
            .code(0)
            .stdout;
        let page = run(&format!("incident {kind} --format html")).code(0).stdout;
        for told in incident["tell"].as_array().unwrap() {
            for channel in told["channels"].as_array().unwrap() {
                let name = channel["name"].as_str().unwrap();
                let how = channel["how"].as_str().unwrap();
                let line = text
                    .lines()
                    .find(|line| line.contains(&format!("{name}: {how}")))
                    .unwrap_or_else(|| panic!("{name} is not in {text}"));
                let mark = match channel["mark"].as_str().unwrap() {
                    "verified" => marks[0],
                    "secondary" => marks[1],
                    _ => marks[2],
                };
                assert!(line.contains(mark), "{line}");
                if let Some(doubt) = channel["doubt"].as_str() {
                    assert!(line.contains(doubt.trim_end_matches('.')), "{line}");
                    assert!(page.contains(&maud_escaped(doubt)), "{doubt}");
                }
                assert!(page.contains(&maud_escaped(how)), "{how}");
            }
        }
        for line in text.lines().filter(|line| line.contains("https://")) {
            // Sources and words of a platform's own are no directions of ours.
            if line.trim_start().starts_with("- ") && !line.contains("Đọc ngày") {
                assert!(marks.iter().any(|mark| line.contains(mark)), "{line}");
            }
        }
        assert!(
            links(&text).iter().all(|link| link.starts_with("https://")),
            "{text}"
        );
    }
}

/// As a page writes it.
fn maud_escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[test]
fn steps_that_nobody_could_check_say_so_on_the_screen_and_on_paper() {
    let doubt = "chưa đối chiếu được với nguồn nào";
    assert!(run("incident code-given").stdout.contains(doubt));
    assert!(run("incident code-given --format html").stdout.contains(doubt));
    assert!(!run("incident scammed").stdout.contains(doubt));
}

#[test]
fn a_platform_narrows_it() {
    let all = value("hijacked");
    let one = value("hijacked --platform facebook");
    let names = |value: &Value| -> Vec<String> {
        let list = value["incidents"][0]["recover"].as_array().unwrap();
        list.iter()
            .filter_map(|place| place["platform"].as_str().map(str::to_owned))
            .collect()
    };
    assert!(names(&all).len() > 4, "{:?}", names(&all));
    // The agency's page is run from there, but it is no account of one's own.
    assert_eq!(names(&one), ["facebook"]);
    assert_eq!(names(&value("page-lost --platform facebook")), ["facebook-page"]);
    // With one place there is room for its own words.
    let words = one["incidents"][0]["recover"][0]["text"].as_str().unwrap();
    let home = folder();
    let text = Rasoat::new(home.path())
        .args(["incident", "hijacked", "--platform", "facebook"])
        .env("COLUMNS", "900")
        .run()
        .stdout;
    assert!(text.contains(words), "{text}");
    let fake = value("impersonated --platform zalo")["incidents"][0]["tell"][0].clone();
    let places: Vec<&str> = fake["channels"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|channel| channel["platform"].as_str())
        .collect();
    assert_eq!(places, ["zalo"]);
}

#[test]
fn it_needs_no_history_and_leaves_nothing_behind() {
    let home = folder();
    for args in [["incident", "hijacked"], ["incident", "--json"], ["su-co", "2"]] {
        let done = Rasoat::new(home.path()).args(args).run().code(0);
        assert!(done.stderr.is_empty(), "{}", done.stderr);
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
    // A draft that cannot be read is nobody's business here.
    let missing = home.path().join("nowhere/at/all");
    let _ = Rasoat::new(&missing).args(["incident", "scammed"]).run().code(0);
}

#[test]
fn a_card_a_situation_that_loads_nothing() {
    let home = folder();
    for lang in ["vi", "en"] {
        let path = home.path().join("cards.html");
        let _ = Rasoat::new(home.path())
            .args(["incident", "--lang", lang, "--format", "html", "-o"])
            .arg(&path)
            .run()
            .code(0);
        let page = std::fs::read_to_string(&path).unwrap();
        assert_eq!(page.matches("<article class=\"card\">").count(), KINDS.len());
        assert!(page.contains("default-src 'none'") && page.contains("content=\"light\""));
        for never in ["<script", "<img", "<link", "@import", "url(", " src="] {
            assert!(!page.contains(never), "{never}");
        }
        assert_eq!(page.matches("class=\"warning\"").count(), KINDS.len());
        assert_eq!(
            page.matches("class=\"blank\"").count(),
            KINDS.len(),
            "a line for the officer"
        );
    }
}

#[test]
fn what_a_pack_adds_stands_behind_and_says_whose_it_is() {
    let overlay = Path::new(GOOD_OVERLAY);
    let with = |args: &[&str]| {
        let home = folder();
        args.iter()
            .fold(Rasoat::new(home.path()).args(["incident"]), |run, arg| {
                run.arg(arg)
            })
            .arg("--checklists")
            .arg(overlay)
            .env("COLUMNS", "400")
            .run()
            .code(0)
    };
    let all = with(&["--json"]).json();
    fits(&schema(), &all);
    let ids: Vec<&str> = all["incidents"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|incident| incident["id"].as_str())
        .collect();
    assert_eq!(ids[..KINDS.len()], KINDS);
    assert_eq!(ids[KINDS.len()..], ["seal-lost"]);
    let text = with(&["mat-con-dau"]).stdout;
    assert!(text.contains("Do bộ \"tinh-mau\" thêm vào"), "{text}");
    // Nobody is sent to a carrier about a hijack: the line is there all the same, after everything built in.
    let text = with(&["hijacked"]).stdout;
    let line = text
        .lines()
        .find(|line| line.contains("Tổng đài mẫu của tỉnh: gọi số mẫu"))
        .unwrap_or_else(|| panic!("{text}"));
    assert!(
        line.contains("https://example.org/help") && line.contains("Do bộ \"tinh-mau\" thêm vào"),
        "{line}"
    );
    let at = |what: &str| text.find(what).unwrap();
    assert!(at("Công an xã, phường gần nhất") < at("Tổng đài mẫu của tỉnh"));
    // Whatever was there is there, word for word.
    let plain = value("hijacked")["incidents"][0].clone();
    let both = &all["incidents"][0];
    for key in ["title", "steps", "avoid", "keep", "mark", "provisions"] {
        assert_eq!(plain[key], both[key], "{key}");
    }
    let count = plain["tell"].as_array().unwrap().len();
    assert_eq!(
        plain["tell"].as_array().unwrap()[..],
        both["tell"].as_array().unwrap()[..count]
    );
}

#[test]
fn no_pack_takes_the_place_of_built_in_help() {
    let good = std::fs::read_to_string(Path::new(GOOD_OVERLAY).join("incidents.toml")).unwrap();
    let warning = "[warning]\ntext = { vi = \"a\", en = \"b\" }\nsource = \"x\"\nchecked = 2026-01-02\nmark = \"verified\"\n";
    for (text, code) in [
        (good.replace("seal-lost", "hijacked"), "redefines-built-in"),
        (
            good.replace("province-line", "carrier-viettel"),
            "redefines-built-in",
        ),
        (format!("{warning}{good}"), "redefines-built-in"),
        (good.replace("mat-con-dau", "bi-chiem"), "name-taken"),
        (good.replace("mat-con-dau", "scammed"), "name-taken"),
        (good.replace("Mất con dấu", "Mất điện thoại"), "name-taken"),
        (good.replace("Tổng đài mẫu của tỉnh", "Viettel"), "name-taken"),
        (
            good.replace("https://example.org/help", "http://example.org/help"),
            "not-https",
        ),
    ] {
        let pack = folder();
        file(pack.path(), "incidents.toml", &text);
        let home = folder();
        let done = Rasoat::new(home.path())
            .args(["incident", "--checklists"])
            .arg(pack.path())
            .run()
            .code(4);
        assert!(done.stderr.contains(code), "{code}: {}", done.stderr);
        assert!(done.stdout.is_empty(), "{}", done.stdout);
    }
}

#[test]
fn incidents_and_channels_are_items_of_the_checklists() {
    let list = run("checklist list --json").code(0).json();
    let of = |kind: &str| {
        list.as_array()
            .unwrap()
            .iter()
            .filter(|item| item["kind"] == kind)
            .count()
    };
    assert_eq!(of("incident"), KINDS.len());
    assert!(of("channel") >= 10);
    for item in list.as_array().unwrap() {
        if !["incident", "channel"].contains(&item["kind"].as_str().unwrap()) {
            continue;
        }
        let id = item["id"].as_str().unwrap();
        let shown = run(&format!("checklist show {id} --json")).code(0).json();
        assert_eq!((&shown["id"], &shown["kind"]), (&item["id"], &item["kind"]));
        assert!(!run(&format!("checklist show {id}")).code(0).stdout.is_empty());
    }
    let _ = run("checklist show report-156")
        .code(0)
        .prints("năm 2024")
        .prints("chưa xác minh được");
}
