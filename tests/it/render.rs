//! What people see of one verdict: the words, the widths, what is masked, and that nothing sounds settled too early.

#[path = "render/fixture.rs"]
mod fixture;
#[path = "render/schema.rs"]
pub(super) mod schema;

use fixture::{TODAY, calm, content, link, officer, story, subject, unsure};
use rasoat::domain::report::Report;
use rasoat::domain::text::Lang;
use rasoat::i18n::Locale;
use rasoat::render::{self, Style, listing};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

const VI: Lang = Lang::Vi;

fn locale(lang: Lang) -> Locale {
    Locale::new(lang)
}

/// With every finding; what is shown without asking for that is looked at by itself.
/// Of what is kept: there the numbers of steps can be gone on with.
fn kept(width: usize) -> Style {
    Style {
        origin: render::Origin::Kept,
        ..style(width)
    }
}

fn style(width: usize) -> Style {
    Style {
        width,
        all: true,
        ..Style::default()
    }
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../data/render",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

fn widest(text: &str) -> usize {
    text.lines()
        // A link cut in two could not be copied: it may be wider, on a line of its own.
        .filter(|line| !line.contains("://") || line.trim().contains(' '))
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0)
}

/// Every text look of a report.
fn looks(report: &Report, style: &Style) -> Vec<String> {
    let content = content();
    let mut out = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        let locale = locale(lang);
        out.push(render::table(report, &content, locale, style));
        out.push(render::plain(report, &content, locale, style));
        out.push(render::explain(report, &content, locale, style));
        for number in 1..=report.steps.len() {
            out.push(render::card::card(report, &content, locale, style, number).unwrap());
        }
        out.push(listing::checklists(&content, locale, style));
        out.push(listing::directives(&content.registry, TODAY, locale, style));
        out.push(listing::check(&content, TODAY, locale, style));
    }
    out
}

#[test]
fn the_result_as_people_see_it() {
    let (content, report) = (content(), officer());
    snapshot(
        "table-80",
        &render::table(&report, &content, locale(VI), &style(80)),
    );
    snapshot(
        "table-40",
        &render::table(&report, &content, locale(VI), &style(40)),
    );
    snapshot(
        "plain",
        &render::plain(&unsure(), &content, locale(VI), &style(72)),
    );
    snapshot(
        "english",
        &render::table(&report, &content, locale(Lang::En), &style(80)),
    );
    snapshot(
        "explain",
        &render::explain(&report, &content, locale(VI), &style(80)),
    );
    let screen = Style {
        screen: true,
        ..style(80)
    };
    let first = Style {
        all: false,
        ..style(80)
    };
    snapshot("first-80", &render::table(&report, &content, locale(VI), &first));
    snapshot(
        "first-plain",
        &render::plain(&report, &content, locale(VI), &first),
    );
    snapshot("screen", &render::table(&report, &content, locale(VI), &screen));
    let cards: Vec<String> = (1..=3)
        .filter_map(|number| render::card::card(&report, &content, locale(VI), &kept(72), number))
        .collect();
    snapshot("cards", &cards.concat());
    snapshot("calm", &render::plain(&calm(), &content, locale(VI), &style(72)));
}

/// The first look, without `--all`.
fn first_look(report: &Report, lang: Lang, width: usize) -> [String; 2] {
    let first = Style {
        all: false,
        origin: render::Origin::Kept,
        ..style(width)
    };
    [
        render::table(report, &content(), locale(lang), &first),
        render::plain(report, &content(), locale(lang), &first),
    ]
}

#[test]
fn the_first_screen_fits_and_says_what_matters() {
    let order = [
        "Mức nguy cơ: cao (D), 80,7 điểm, càng thấp càng tốt.",
        "Phần đã rà soát: 7 trên 10 mục.",
        "Nên làm 3 việc",
        "1. ",
        "2. ",
        "3. ",
        "Chuyện có thể xảy ra",
        "Nguy cơ không vào lại được:",
        "Chặng đường: nay",
        "Người giữ tài khoản kỹ",
        "--all",
        "show --explain",
        "html",
    ];
    for text in first_look(&officer(), VI, 80) {
        let mut rest = text.as_str();
        for words in order {
            let (_, after) = rest
                .split_once(words)
                .unwrap_or_else(|| panic!("{words} is missing or out of order: {text}"));
            rest = after;
        }
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines.len() <= 26,
            "the first screen has {} lines: {text}",
            lines.len()
        );
        let story = lines.iter().position(|line| line.starts_with("Chuyện")).unwrap();
        assert!(story < 20, "the grade and what to do are seen at once: {text}");
        for more in ["Các mục đã hỏi", "Mô hình", "┌"] {
            assert!(!text.contains(more), "nothing more: {text}");
        }
    }
    let all = render::table(&officer(), &content(), locale(VI), &style(80));
    for words in [
        "không phải dự báo",
        "Mô hình 1",
        "chưa xác minh được",
        "Các mục đã hỏi",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(!all.contains("--all"), "{all}");
}

/// What a step closes is said once in full; the same again is said by its number.
#[test]
fn every_step_says_what_it_closes() {
    let mut report = officer();
    let same = report.steps[0].clone();
    report.steps[1] = same;
    for lang in [Lang::Vi, Lang::En] {
        for text in first_look(&report, lang, 200) {
            let again = match lang {
                Lang::Vi => "Chặn được như việc 1.",
                Lang::En => "Closes the same as step 1.",
            };
            assert_eq!(text.matches(again).count(), 1, "{text}");
        }
    }
    for text in first_look(&officer(), VI, 200) {
        assert!(!text.contains("như việc"), "{text}");
    }
}

#[test]
fn an_interval_and_the_next_two_questions_stand_on_the_first_screen() {
    let text = render::plain(&unsure(), &content(), locale(VI), &style(120));
    assert!(text.contains("từ 72,9 đến 95,3"), "{text}");
    assert!(
        text.contains("Có nơi nào báo mật khẩu dùng lại đã bị lộ chưa?"),
        "{text}"
    );
    assert!(text.contains("Gmail đã bật xác minh 2 bước chưa?"), "{text}");
    let steps = text.find("\n1. ").unwrap();
    let questions = text.find("Trả lời thêm").unwrap();
    let story = text.find("Chuyện có thể").unwrap();
    assert!(steps < questions && questions < story, "{text}");
    assert!(!text.contains("Còn một câu"), "two questions, not three: {text}");
    assert!(text.contains("từ thấp (A) đến khá thấp (B)"), "{text}");
}

#[test]
fn every_line_fits_whatever_the_width_and_spelling() {
    for width in [40, 60, 80, 100, 132] {
        let mut decomposed = officer();
        for label in decomposed.labels.values_mut() {
            label.vi = label.vi.nfd().collect();
        }
        for report in [officer(), unsure(), calm(), decomposed] {
            for text in looks(&report, &style(width)) {
                assert!(widest(&text) <= width, "{width}: {text}");
            }
        }
    }
    let at_80 = render::table(&officer(), &content(), locale(VI), &style(80));
    let frame: Vec<usize> = at_80
        .lines()
        .filter(|line| line.starts_with(['┌', '│', '╞', '└']))
        .map(UnicodeWidthStr::width)
        .collect();
    assert!(
        !frame.is_empty() && frame.iter().all(|width| *width == 80),
        "{frame:?}"
    );
}

#[test]
fn plain_has_no_boxes_no_arrows_and_status_words_first() {
    let content = content();
    for report in [officer(), unsure(), calm()] {
        let plain = render::plain(&report, &content, locale(VI), &style(72));
        let narrow = render::table(&report, &content, locale(VI), &style(40));
        let asked = Style {
            plain: true,
            ..style(120)
        };
        let wide = render::table(&report, &content, locale(VI), &asked);
        for text in [&plain, &narrow, &wide] {
            let strange: Vec<char> = text
                .chars()
                .filter(|c| ('\u{2190}'..='\u{27bf}').contains(c) || *c == '|' || *c == '\u{1b}')
                .collect();
            assert!(strange.is_empty(), "{strange:?}");
        }
    }
    let text = render::plain(&officer(), &content, locale(VI), &style(200));
    for words in [
        "\nCần sửa: Xác minh 2 bước. Chưa làm. Căn cứ: vừa mở xem.",
        "\nChưa kiểm tra: Mã PIN của SIM.",
        "\nKhông kiểm tra được: Mật khẩu đã lộ.",
        "\nTốt: Khóa màn hình. Đã làm. Căn cứ: chương trình đo.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn nothing_sounds_settled_while_something_was_not_answered() {
    let content = content();
    let mut partial = calm();
    partial.coverage.answered = 9;
    let text = render::plain(&partial, &content, locale(VI), &style(200));
    assert!(text.starts_with("Mức nguy cơ tạm tính: thấp (A)"), "{text}");
    assert!(text.contains("chưa thể nói là tốt hay xấu"), "{text}");
    for report in [partial, officer(), unsure()] {
        for lang in [Lang::Vi, Lang::En] {
            let text = render::plain(&report, &content, locale(lang), &style(200));
            assert!(!text.contains("Không thấy điểm yếu lớn"), "{text}");
            assert!(!text.contains("No large weakness"), "{text}");
            let page = render::html(&report, &content, locale(lang), &style(80));
            assert!(!page.contains("class=\"good\""));
        }
    }
    let text = render::plain(&calm(), &content, locale(VI), &style(200));
    assert!(
        text.contains("Không thấy điểm yếu lớn trong 10 mục đã rà soát."),
        "{text}"
    );
    assert!(render::html(&calm(), &content, locale(VI), &style(80)).contains("class=\"good\""));
}

#[test]
fn a_projector_shows_no_names_and_no_answers() {
    let screen = Style {
        screen: true,
        ..style(80)
    };
    let content = content();
    let report = unsure();
    let mut texts = looks(&report, &screen);
    // The listings at the end of each language are content, nobody's result.
    texts.retain(|text| !text.contains("116/2025/QH15"));
    texts.retain(|text| !text.contains("password-reuse"));
    for lang in [Lang::Vi, Lang::En] {
        texts.push(render::html(&report, &content, locale(lang), &screen));
    }
    assert!(texts.len() > 10);
    for text in &texts {
        let without_command = text.replace("rasoat", "");
        for name in [
            "Gmail",
            "gmail",
            "Facebook",
            "facebook",
            "Zalo",
            "cơ quan",
            "agency",
            "mua sắm",
            "Chưa làm",
            "theo trí nhớ",
            "Trung tâm tài khoản",
            "Accounts Center",
        ] {
            assert!(!without_command.contains(name), "{name}: {text}");
        }
    }
    assert!(texts[0].contains("tài khoản 1"), "{}", texts[0]);
    assert!(texts[0].contains("Số 1"), "{}", texts[0]);
}

#[test]
fn the_lockout_axis_is_named_when_a_step_moves_it() {
    let text = render::plain(&officer(), &content(), locale(VI), &style(200));
    assert!(
        text.contains("Nguy cơ không vào lại được tăng nhẹ, vẫn thấp (A)"),
        "{text}"
    );
    assert!(
        text.contains("nguy cơ không vào lại được tăng từ thấp (A) lên khá thấp (B)"),
        "{text}"
    );
    let silent = text.split("\n2. ").nth(1).unwrap().split("\n3. ").next().unwrap();
    assert!(!silent.contains("không vào lại được"), "{silent}");
}

#[test]
fn a_card_gives_the_path_its_mark_and_the_provision() {
    let (content, report) = (content(), officer());
    let card =
        |lang, number| render::card::card(&report, &content, locale(lang), &kept(200), number).unwrap();
    let third = card(VI, 3);
    assert!(
        third.starts_with("Việc 3 trên 3: bật xác minh 2 bước cho Facebook."),
        "{third}"
    );
    assert!(
        third.contains(
            "1. Mở \"Trung tâm tài khoản\", rồi \"Mật khẩu và bảo mật\", rồi \"Xác thực 2 yếu tố\"."
        ),
        "{third}"
    );
    assert!(
        third.contains("Đường đi theo nguồn tháng 5/2026, đọc ngày 04/8/2026, có thể đã đổi."),
        "{third}"
    );
    assert!(
        third.contains(
            "Khoản 2 Điều 42 Luật An ninh mạng 2025 (số 116/2025/QH15), còn hiệu lực (từ 01/7/2026)."
        )
    );
    assert!(third.contains("(Diễn giải, không phải nguyên văn.)"));
    assert!(third.contains("Làm xong, gõ: rasoat done 3."), "{third}");
    assert!(
        card(VI, 2).contains("chưa xác minh được"),
        "an unverified path says so"
    );
    assert!(
        card(VI, 1).contains("Chưa tìm được đường đi"),
        "a missing path is not invented"
    );
    assert!(card(Lang::En, 3).contains("\"Accounts Center\", then \"Password and security\""));
    assert!(render::card::card(&report, &content, locale(VI), &style(80), 4).is_none());
    assert!(render::card::card(&report, &content, locale(VI), &style(80), 0).is_none());
}

#[test]
fn only_provisions_in_force_stand_behind_a_finding() {
    let content = content();
    let mut report = officer();
    report.findings[9].provisions = vec!["luat-anm-2018#d42".to_owned(), "huong-dan-tinh#x-sim".to_owned()];
    let text = render::plain(&report, &content, locale(VI), &style(200));
    assert!(!text.contains("2018"), "{text}");
    assert!(
        text.contains("Hướng dẫn của tỉnh, chưa xác minh được hiệu lực."),
        "{text}"
    );
    report.date = jiff::civil::date(2026, 6, 1);
    let before = render::plain(&report, &content, locale(VI), &style(200));
    assert!(before.contains("Luật An ninh mạng 2018"), "{before}");
    assert!(!before.contains("Luật An ninh mạng 2025"), "{before}");
}

#[test]
fn every_incident_and_every_link_has_words() {
    let incidents = [
        "leak:main",
        "guess:main",
        "phish:gmail",
        "targeted",
        "malware:pc",
        "theft:phone",
        "number:sim",
        "questions:gmail",
        "apps:facebook",
        "insider:page",
        "clone",
    ];
    let links = [
        link("own:gmail", &["know:main"], &[]),
        link("own:gmail", &["know:main"], &["byp:gmail"]),
        link("own:gmail", &["know:main", "sf:gmail"], &[]),
        link("own:gmail", &["rst:gmail"], &[]),
        link("own:gmail", &["rst:gmail"], &["byp:gmail"]),
        link("own:gmail", &["rst:gmail"], &["mfareset:gmail"]),
        link("own:gmail", &["rst:gmail", "sf:gmail"], &[]),
        link("own:gmail", &["sf:gmail"], &[]),
        link("own:page", &["own:facebook"], &[]),
        link("own:gmail", &["infected:pc"], &["sess:gmail@pc"]),
        link("own:gmail", &["unl:phone"], &["dsess:gmail@phone"]),
        link("rst:facebook", &["own:gmail"], &["rec:facebook/mail"]),
        link("rst:facebook", &["ctl:sim"], &["rec:facebook/sms"]),
        link("rst:facebook", &["campaign"], &["kbat:facebook"]),
        link("sf:facebook", &["ctl:sim"], &[]),
        link("sf:facebook", &["own:gmail"], &[]),
        link("sf:facebook", &["unl:phone"], &[]),
        link("sf:facebook", &["infected:phone"], &["code:facebook@phone"]),
        link("know:main", &["own:gmail"], &[]),
        link("know:main", &["know:main"], &["tweak:main>main"]),
        link("know:main", &["campaign"], &["spear:gmail"]),
        link("know:main", &["campaign"], &["pii:main"]),
        link("know:main", &["campaign"], &["sister:main"]),
        link("know:main", &["infected:pc"], &["harvest:main@pc"]),
        link("ctl:sim", &["unl:phone"], &[]),
        link("ctl:sim", &["stolen:phone"], &["simmove:sim"]),
        link("ctl:sim", &["infected:phone"], &["smsread:sim"]),
        link("ctl:sim", &["campaign"], &["simt:sim"]),
        link("unl:phone", &["stolen:phone"], &["unlock:phone"]),
    ];
    let (report, content) = (officer(), content());
    for lang in [Lang::Vi, Lang::En] {
        let mut told = Vec::new();
        for incident in incidents {
            assert!(render::story::knows_incident(incident), "{incident}");
            for found in &links {
                assert!(render::story::knows_link(found), "{found:?}");
                let text = render::story::in_words(
                    &report,
                    &content,
                    locale(lang),
                    false,
                    &story(incident, vec![found.clone()]),
                );
                assert!(text.ends_with('.'), "{text}");
                assert!(text.chars().next().unwrap().is_uppercase(), "{text}");
                for raw in ["render-", "{", "main", ":", "@", "  ", ".."] {
                    assert!(!text.contains(raw), "{raw:?} in {text}");
                }
                told.push(text);
            }
            let alone =
                render::story::in_words(&report, &content, locale(lang), false, &story(incident, vec![]));
            assert!(alone.ends_with('.'), "{alone}");
        }
        // Different incidents and links read differently.
        let all = told.len();
        told.sort();
        told.dedup();
        assert!(
            told.len() + 2 * incidents.len() >= all,
            "{} of {all} differ",
            told.len()
        );
        if lang == VI {
            let list: Vec<String> = links
                .iter()
                .zip(incidents.iter().cycle())
                .map(|(found, incident)| {
                    render::story::in_words(
                        &report,
                        &content,
                        locale(lang),
                        false,
                        &story(incident, vec![found.clone()]),
                    )
                })
                .collect();
            snapshot("stories", &list.join("\n"));
        }
    }
}

#[test]
fn a_story_reads_like_something_that_happens() {
    let (report, content) = (officer(), content());
    let tell = |lang| render::story::in_words(&report, &content, locale(lang), false, &report.stories[0]);
    assert_eq!(
        tell(VI),
        "Mật khẩu dùng lại bị lộ ở một trang khác, kẻ gian thử và vào được Gmail, rồi từ đó đặt lại mật khẩu \
         để vào Facebook. Sau đó kẻ gian từ Facebook vào được trang của cơ quan."
    );
    assert!(
        tell(Lang::En).starts_with("The reused password leaks from another site"),
        "{}",
        tell(Lang::En)
    );
}

#[test]
fn the_json_follows_its_schema() {
    let content = content();
    for report in [officer(), unsure(), calm()] {
        let text = render::json(&report, &content);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        schema::check("rasoat.report-1.json", &value);
        assert_eq!(value["schema"], "rasoat.report/1");
        assert_eq!(value["sample"], false);
        assert_eq!(value["coverage"]["answered"], report.coverage.answered);
        assert_eq!(value["findings"].as_array().unwrap().len(), report.findings.len());
        let score = value["result"]["exposure"]["score_high"].as_f64().unwrap();
        assert!((score - report.assessment.result.exposure.score_high).abs() < 1e-12);
    }
    let value: serde_json::Value = serde_json::from_str(&render::json(&officer(), &content)).unwrap();
    assert_eq!(value["steps"][0]["id"], "unique_password:gmail");
    assert_eq!(value["steps"][0]["because"], "lowers_exposure");
    assert_eq!(value["findings"][4]["state"], "not_checked");
    assert!(value["findings"][4]["evidence"].is_null());
    assert_eq!(value["findings"][6]["state"], "could_not_check");
    assert_eq!(value["findings"][0]["subject"], "account:gmail");
    assert_eq!(value["coverage"]["by_evidence"]["parsed"], 0);
    let score: serde_json::Map<String, serde_json::Value> =
        ["result", "ranking", "plan", "questions", "migration"]
            .into_iter()
            .map(|name| (name.to_owned(), value[name].clone()))
            .collect();
    schema::check("rasoat.score-1.json", &serde_json::Value::Object(score));
}

#[test]
fn the_page_stands_alone_and_escapes_what_it_is_given() {
    let content = content();
    let mut report = officer();
    report.labels.get_mut(&subject("account:shop")).unwrap().vi = "<script>alert(1)</script>".to_owned();
    let page = render::html(&report, &content, locale(VI), &style(80));
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"vi\">"));
    assert!(!page.contains("<script"), "escaped or absent");
    for outside in [
        "src=", "href=", "@import", "url(http", "<link", "<iframe", "onclick",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(
        page.matches("role=\"img\"").count(),
        page.matches("<svg").count() - decorations(&page)
    );
    for inside in [
        "<title id=\"gauge-title\">",
        "<desc id=\"graph-desc\">",
        "prefers-color-scheme",
        "@page",
        "càng thấp càng tốt",
    ] {
        assert!(page.contains(inside), "{inside}");
    }
    let english = render::html(&officer(), &content, locale(Lang::En), &style(80));
    assert!(english.contains("<html lang=\"en\">"));
}

fn decorations(page: &str) -> usize {
    page.matches("aria-hidden=\"true\"").count()
}

/// Every colour scheme of the page (light, dark, paper) by its names.
fn schemes(page: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    page.split(":root {")
        .skip(1)
        .map(|block| {
            let block = block.split('}').next().unwrap();
            block
                .split("--")
                .skip(1)
                .map(|rule| {
                    let (name, value) = rule.split_once(':').unwrap();
                    (
                        name.to_owned(),
                        value.split(';').next().unwrap().trim().to_owned(),
                    )
                })
                .collect()
        })
        .collect()
}

/// Relative luminance as WCAG 2 has it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').unwrap();
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(wide.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[test]
fn every_word_of_the_page_stands_out_in_every_scheme() {
    let page = render::html(&officer(), &content(), locale(VI), &style(80));
    let schemes = schemes(&page);
    assert_eq!(schemes.len(), 3, "light, dark, paper");
    for scheme in schemes {
        let bands = ["a", "b", "c", "d", "e"].map(|band| ("on-band", band));
        let words = ["ink", "soft", "bad", "good", "told", "accent"];
        let words = words.iter().flat_map(|word| [(*word, "paper"), (*word, "card")]);
        for (front, back) in words.chain(bands) {
            let (one, other) = (luminance(&scheme[front]), luminance(&scheme[back]));
            let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(contrast >= 4.5, "{front} on {back}: {contrast:.2} in {scheme:?}");
        }
    }
}

#[test]
fn the_page_explains_where_it_was_asked_to() {
    let content = content();
    for (lang, words) in [
        (
            VI,
            [
                "Con số từ đâu ra",
                "Sự việc đứng sau các con số",
                "leak.site: 0,0015",
            ],
        ),
        (
            Lang::En,
            [
                "Where the numbers come from",
                "Events behind the figures",
                "leak.site: 0.0015",
            ],
        ),
    ] {
        let page = render::html(&officer(), &content, locale(lang), &style(80));
        for words in words {
            assert!(page.contains(words), "{words}");
        }
        let mut unasked = officer();
        unasked.explanation = None;
        let page = render::html(&unasked, &content, locale(lang), &style(80));
        assert!(!page.contains(words[0]) && !page.contains(words[1]));
    }
}

/// A box to be ticked is no news to who hears the page; what the gauge shows is told in full.
#[test]
fn what_is_heard_of_the_page_is_what_is_seen() {
    let content = content();
    let page = render::html(&unsure(), &content, locale(VI), &style(80));
    assert!(!page.contains("Đã xong"));
    let described = page.split("<desc id=\"gauge-desc\">").nth(1).unwrap();
    let described = described.split("</desc>").next().unwrap();
    assert!(described.contains("từ 72,9 đến 95,3"), "{described}");
    let told = "Đường đậm có số thứ tự";
    assert!(render::html(&officer(), &content, locale(VI), &style(80)).contains(told));
    let mut quiet = officer();
    quiet.stories.clear();
    assert!(!render::html(&quiet, &content, locale(VI), &style(80)).contains(told));
}

#[test]
fn shares_add_up_and_none_reads_as_nothing() {
    let content = content();
    let mut report = officer();
    let families = ["leak", "phish", "guess", "targeted", "theft", "apps"];
    let shares = [0.555, 0.255, 0.184, 0.004, 0.002, 0.0];
    report.drivers = families
        .into_iter()
        .zip(shares)
        .map(|(family, share)| rasoat::domain::report::Driver {
            family: family.to_owned(),
            share,
        })
        .collect();
    let text = render::explain(&report, &content, locale(VI), &style(200));
    for words in [
        "Mật khẩu bị lộ ở trang khác: 56%",
        "Trang giả, tin nhắn lừa đảo: 25%",
        "Đoán mật khẩu: 18%",
        "Kẻ gian nhắm riêng: dưới 1%",
        "Mất thiết bị: dưới 1%",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains(": 0%"), "{text}");
    let page = render::html(&report, &content, locale(VI), &style(80));
    let parts = page.split("<span class=\"bar-share\">").skip(1);
    let sum: u32 = parts
        .map(|part| part.split('%').next().unwrap().parse::<u32>().unwrap())
        .sum();
    assert_eq!(sum, 100);
}

#[test]
fn the_explanation_names_events_rules_and_parameters() {
    let text = render::explain(&officer(), &content(), locale(VI), &style(200));
    for words in [
        "Mật khẩu dùng lại bị lộ ở một trang khác: 0,009 lần mỗi năm",
        "Quy tắc: có own:gmail + rec:facebook/mail thì có rst:facebook.",
        "leak.site: 0,0015, từ 0,0003 đến 0,006 (ước lượng của người làm mô hình).",
        "rec:facebook/mail: thành công 95%. Tham số: rec.mail.",
        "Kẻ gian nhắm riêng: 28%",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let mut bare = officer();
    bare.explanation = None;
    bare.stories.clear();
    let text = render::explain(&bare, &content(), locale(VI), &style(80));
    assert!(text.contains("Mức nguy cơ"), "{text}");
}

#[test]
fn the_sample_person_is_called_one() {
    let mut report = officer();
    report.sample = true;
    let content = content();
    assert!(render::plain(&report, &content, locale(VI), &style(80)).starts_with("Đây là hồ sơ mẫu"));
    assert!(render::html(&report, &content, locale(VI), &style(80)).contains("hồ sơ mẫu"));
    assert!(render::json(&report, &content).contains("\"sample\": true"));
}

#[test]
fn content_and_registry_can_be_read() {
    let content = content();
    let list: serde_json::Value =
        serde_json::from_str(&listing::checklists_json(&content, locale(VI))).unwrap();
    assert_eq!(list[0]["id"], "second-factor");
    assert_eq!(list[0]["kind"], "control");
    assert_eq!(list[0]["title"], "Xác minh 2 bước");
    let directives: serde_json::Value =
        serde_json::from_str(&listing::directives_json(&content.registry, TODAY, locale(VI))).unwrap();
    assert_eq!(directives[1]["status"], "ended");
    assert_eq!(directives[1]["successor"], "luat-anm-2025");
    assert_eq!(directives[0]["date"], "2025-12-10");
    assert_eq!(directives[2]["mark"], "secondary");

    let day = jiff::civil::date(2026, 6, 1);
    let before: serde_json::Value =
        serde_json::from_str(&listing::check_json(&content, day, locale(VI))).unwrap();
    assert_eq!(before["controls"][0]["cites"][0]["in_force"], false);
    let now: serde_json::Value =
        serde_json::from_str(&listing::check_json(&content, TODAY, locale(VI))).unwrap();
    assert_eq!(now["controls"][0]["cites"][0]["in_force"], true);
    assert_eq!(now["ended"][0]["id"], "luat-anm-2018");
    assert_eq!(now["unverified"][0]["id"], "huong-dan-tinh");

    for id in ["second-factor", "facebook", "quick"] {
        let text = listing::checklist(&content, id, TODAY, locale(VI), &style(60)).unwrap();
        assert!(widest(&text) <= 60 && !text.contains("render-"), "{text}");
        assert!(listing::checklist_json(&content, id, TODAY, locale(VI)).is_some());
    }
    assert!(listing::checklist(&content, "nothing", TODAY, locale(VI), &style(60)).is_none());
    assert!(listing::checklist_json(&content, "nothing", TODAY, locale(VI)).is_none());
    assert!(listing::directive(&content.registry, "nothing", TODAY, locale(VI), &style(60)).is_none());

    let shown = [
        listing::checklists(&content, locale(VI), &style(80)),
        listing::checklist(&content, "second-factor", TODAY, locale(VI), &style(80)).unwrap(),
        listing::checklist(&content, "facebook", TODAY, locale(VI), &style(80)).unwrap(),
        listing::directives(&content.registry, TODAY, locale(VI), &style(80)),
        listing::directive(&content.registry, "luat-anm-2018", TODAY, locale(VI), &style(80)).unwrap(),
        listing::check(&content, TODAY, locale(VI), &style(80)),
    ];
    snapshot("listings", &shown.join("\n----\n\n"));
}

#[test]
fn no_key_and_no_forbidden_word_reaches_the_screen() {
    for report in [officer(), unsure(), calm()] {
        for text in looks(&report, &style(100)) {
            for word in [
                "render-",
                "{subject}",
                "{path}",
                "$",
                "!",
                " bạn ",
                "hãy",
                "vui lòng",
            ] {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
    }
}

/// Without a remedy in the content the interface has words of its own, for every kind of fix and family.
#[test]
fn every_fix_and_family_has_words() {
    use rasoat::domain::fix::{Action, FixKind};
    let mut content = content();
    content.catalog.controls.clear();
    for lang in [Lang::Vi, Lang::En] {
        let mut titles = Vec::new();
        for kind in FixKind::ALL {
            let mut report = officer();
            report.steps.truncate(1);
            let fix = fixture::fix(kind, Some("gmail"));
            report.steps[0].action = Action::Fix(fix.clone());
            report.steps[0].closes = [
                "leak",
                "phish",
                "guess",
                "targeted",
                "malware",
                "theft",
                "number",
                "questions",
                "apps",
                "insider",
                "clone",
                "lockout",
            ]
            .map(str::to_owned)
            .to_vec();
            let text = render::plain(&report, &content, locale(lang), &style(400));
            assert!(!text.contains("render-") && !text.contains('$'), "{text}");
            let card = render::card::card(&report, &content, locale(lang), &style(400), 1);
            titles.push(card.expect("a step"));
        }
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), FixKind::ALL.len());
    }
}
