//! The front on a stand-in terminal.

use super::world::{World, answers};
use rasoat::domain::answer::Answers;
use rasoat::domain::drift::MenuPlace;
use rasoat::domain::secret::Password;
use rasoat::domain::text::Lang;
use rasoat::i18n::Locale;
use rasoat::interview::{Entry, Interview, Options};
use rasoat::prompt::layout::Style;
use rasoat::prompt::{Heard, Keeping, Outcome, Secret, Terminal, Trouble, Welcome, run, welcome};
use std::collections::VecDeque;
use std::io;
use unicode_width::UnicodeWidthStr;

/// Lines to be typed; `^C` interrupts; hidden lines come from `secrets`.
struct Script {
    lines: VecDeque<String>,
    secrets: VecDeque<Secret>,
    seen: String,
}

impl Script {
    fn new(lines: &[&str]) -> Self {
        Self {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            secrets: VecDeque::new(),
            seen: String::new(),
        }
    }
}

impl Terminal for Script {
    fn write(&mut self, text: &str) -> io::Result<()> {
        self.seen.push_str(text);
        Ok(())
    }

    fn line(&mut self) -> Heard {
        match self.lines.pop_front().as_deref() {
            Some("^C") => Heard::Interrupted,
            Some(line) => {
                self.seen.push('\n');
                Heard::Line(line.to_owned())
            }
            None => Heard::End,
        }
    }

    fn hidden(&mut self, ask: &str) -> Secret {
        self.seen.push_str(ask);
        self.secrets.pop_front().unwrap_or(Secret::Nothing)
    }
}

const PLAIN: Style = Style {
    plain: true,
    color: false,
    width: 40,
};
const NORMAL: Style = Style {
    plain: false,
    color: false,
    width: 80,
};

fn play(
    interview: &mut Interview<'_>,
    script: &mut Script,
    lang: Lang,
    style: Style,
) -> (Outcome, Vec<Entry>) {
    let mut kept = Vec::new();
    let mut keep = |entry: &Entry| {
        kept.push(entry.clone());
        Ok(())
    };
    let mut keeping = Keeping {
        keep: &mut keep,
        note: &mut |_| Ok(()),
        saves: true,
        resume: "rasoat kiem-tra",
        rest: "rasoat kiem-tra --pack full",
    };
    let outcome = run(interview, &mut keeping, script, Locale::new(lang), style);
    (outcome, kept)
}

#[test]
fn a_link_of_somebody_elses_pack_says_whose_it_is() {
    let mut world = World::new();
    let url = "https://example.org/settings/security/two-step-verification/on";
    world.a_link_of_a_pack(url, "tỉnh mẫu");
    for style in [PLAIN, NORMAL] {
        let mut script = Script::new(&["?", "q"]);
        play(&mut world.ready("full"), &mut script, Lang::Vi, style);
        let flat = script.seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            flat.contains(&format!("{url} (do bộ \"tỉnh mẫu\" thêm vào)")),
            "{}",
            script.seen
        );
    }
}

#[test]
fn a_question_and_its_help_read_like_the_model_text() {
    let world = World::new();
    let mut script = Script::new(&["?", "3", "q"]);
    let (outcome, kept) = play(&mut world.ready("full"), &mut script, Lang::Vi, NORMAL);
    assert_eq!(outcome, Outcome::Quit);
    assert_eq!(kept.len(), 1);
    insta::assert_snapshot!(script.seen, @r#"

    Câu 1 trên 7. Tài khoản facebook. Còn khoảng 3 phút.
    Tài khoản facebook đã bật xác minh 2 bước chưa?
      1  Đã bật, dùng ứng dụng xác thực
      2  Đã bật, mã qua SMS
      3  Chưa bật
    Nếu 1 tài khoản còn lại cũng vậy thì gõ thêm dấu sao, ví dụ 2*.
    Phím: l lùi, b bỏ qua, k không biết, ? vì sao, q lưu rồi thoát
    Phím khác: d menu khác ở đây, u hoàn tác, h các phần
    > 
    Vì sao hỏi: có bước thứ hai thì người biết mật khẩu vẫn khó vào được.
    Cách xem: xem trong phần cài đặt.
    Facebook, trên ứng dụng điện thoại: mở "Trung tâm tài khoản", rồi "Mật khẩu và
    bảo mật", rồi "Xác thực 2 yếu tố".
    Đường đi theo nguồn không ghi ngày, đọc ngày 04/8/2026, có thể đã đổi.
    Nếu menu trên máy khác với đây, gõ d.
    Tài khoản facebook đã bật xác minh 2 bước chưa?
      1  Đã bật, dùng ứng dụng xác thực
      2  Đã bật, mã qua SMS
      3  Chưa bật
    Mở xem xong thì gõ số. Câu này sẽ ghi là vừa mở xem.
    > 

    Câu 2 trên 6. Tài khoản facebook. Còn khoảng 2 phút.
    Tài khoản facebook: sessions thế nào rồi?
      1  Chỉ máy của mình
      2  Có máy lạ
    Nếu 1 tài khoản còn lại cũng vậy thì gõ thêm dấu sao, ví dụ 2*.
    Phím: l lùi, b bỏ qua, k không biết, ? vì sao, q lưu rồi thoát
    > 

    Đã lưu 3 câu trả lời. Làm tiếp bằng lệnh: rasoat kiem-tra
    "#);
}

#[test]
fn plain_on_forty_columns() {
    let world = World::new();
    let mut script = Script::new(&["1 2", "3", "?", "2", "l", "h", "", "x", "^C"]);
    let (outcome, _) = play(
        &mut world.begin("full", Answers::new(), Options::default()),
        &mut script,
        Lang::Vi,
        PLAIN,
    );
    assert_eq!(outcome, Outcome::Interrupted);
    for line in script.seen.lines() {
        assert!(line.width() <= 40, "too wide: {line}");
        assert!(!line.contains('→') && !line.contains('\u{1b}'), "{line}");
    }
    insta::assert_snapshot!(script.seen, @r#"

    Chuẩn bị, câu 1 trên 2. Toàn bộ khoảng
    15 phút.
    Đang dùng những tài khoản nào?
    1. Facebook
    2. Google
    3. Zalo
    Chọn được nhiều số, cách nhau bằng dấu
    cách, ví dụ 1 3. Có hai cái cùng loại
    thì gõ số đó hai lần, ví dụ 3 3. Cái hay
    dùng hơn được gọi là cái thứ nhất.
    Phím: ? vì sao, q lưu rồi thoát
    Trả lời: 

    Chuẩn bị, câu 2 trên 2. Toàn bộ khoảng
    15 phút.
    : devices-used thế nào rồi?
    1. Điện thoại
    2. Máy tính
    3. Không có
    Chọn được nhiều số, cách nhau bằng dấu
    cách, ví dụ 1 3. Có hai cái cùng loại
    thì gõ số đó hai lần, ví dụ 3 3. Cái hay
    dùng hơn được gọi là cái thứ nhất.
    Phím: l lùi, b bỏ qua, k không biết,
    ? vì sao, q lưu rồi thoát
    Phím khác: d menu khác ở đây, u hoàn
    tác, h các phần
    Trả lời: 

    Câu 1 trên 7. Tài khoản facebook. Còn
    khoảng 3 phút.
    Tài khoản facebook đã bật xác minh
    2 bước chưa?
    1. Đã bật, dùng ứng dụng xác thực
    2. Đã bật, mã qua SMS
    3. Chưa bật
    Nếu 1 tài khoản còn lại cũng vậy thì gõ
    thêm dấu sao, ví dụ 2*.
    Trả lời: 
    Vì sao hỏi: có bước thứ hai thì người
    biết mật khẩu vẫn khó vào được.
    Cách xem: xem trong phần cài đặt.
    Facebook, trên ứng dụng điện thoại: mở
    "Trung tâm tài khoản", rồi "Mật khẩu và
    bảo mật", rồi "Xác thực 2 yếu tố".
    Đường đi theo nguồn không ghi ngày, đọc
    ngày 04/8/2026, có thể đã đổi.
    Nếu menu trên máy khác với đây, gõ d.
    Tài khoản facebook đã bật xác minh
    2 bước chưa?
    1. Đã bật, dùng ứng dụng xác thực
    2. Đã bật, mã qua SMS
    3. Chưa bật
    Mở xem xong thì gõ số. Câu này sẽ ghi là
    vừa mở xem.
    Trả lời: 

    Câu 2 trên 7. Tài khoản facebook. Còn
    khoảng 3 phút.
    Tài khoản facebook: backup-codes thế nào
    rồi?
    1. Trên giấy
    2. Chưa có
    Trả lời: 

    Câu 1 trên 7. Tài khoản facebook. Còn
    khoảng 3 phút.
    Tài khoản facebook đã bật xác minh
    2 bước chưa?
    1. Đã bật, dùng ứng dụng xác thực
    2. Đã bật, mã qua SMS
    3. Chưa bật
    Đang chọn: 2. Enter giữ nguyên.
    Nếu 1 tài khoản còn lại cũng vậy thì gõ
    thêm dấu sao, ví dụ 2*.
    Trả lời: 

    Các phần
    1. Chuẩn bị: xong 2 trên 2 câu
    2. Tài khoản facebook: xong 1 trên
       3 câu, đang ở đây
    3. Tài khoản google: xong 0 trên 2 câu
    4. Về bản thân: xong 0 trên 1 câu
    Gõ số để sang phần đó, Enter để quay
    lại, q lưu rồi thoát.
    Phím ở từng câu: l lùi, b bỏ qua,
    k không biết, ? vì sao, d menu khác
    ở đây, u hoàn tác, h các phần
    Trả lời: 

    Câu 1 trên 7. Tài khoản facebook. Còn
    khoảng 3 phút.
    Tài khoản facebook đã bật xác minh
    2 bước chưa?
    1. Đã bật, dùng ứng dụng xác thực
    2. Đã bật, mã qua SMS
    3. Chưa bật
    Đang chọn: 2. Enter giữ nguyên.
    Nếu 1 tài khoản còn lại cũng vậy thì gõ
    thêm dấu sao, ví dụ 2*.
    Trả lời: 
    Chưa hiểu. Gõ số từ 1 đến 3, hoặc b bỏ
    qua, k không biết, ? xem giải thích.
    Trả lời: 
    Đã dừng.
    Đã lưu 3 câu trả lời. Làm tiếp bằng
    lệnh: rasoat kiem-tra
    "#);
}

#[test]
fn english_spells_the_keys_out() {
    let world = World::new();
    let mut script = Script::new(&["on, with an", "on paper"]);
    let (outcome, kept) = play(&mut world.ready("full"), &mut script, Lang::En, NORMAL);
    assert_eq!(
        (outcome, kept.len()),
        (Outcome::Quit, 2),
        "the end of the input saves and quits"
    );
    assert!(script.seen.contains("l (or \"back\")"), "{}", script.seen);
    assert!(script.seen.contains("Answers saved: 4."), "{}", script.seen);
    // What may be one is never "1 minutes".
    for plural in ["1 minutes", "1 questions", "1 answers"] {
        assert!(!script.seen.contains(plural), "{plural}: {}", script.seen);
    }
}

#[test]
fn colour_only_decorates() {
    let world = World::new();
    let seen = |color: bool| {
        let mut script = Script::new(&["?", "h", "1", "q"]);
        let style = Style { color, ..NORMAL };
        play(&mut world.ready("full"), &mut script, Lang::Vi, style);
        script.seen
    };
    let painted = seen(true);
    assert!(painted.contains('\u{1b}'));
    let bare = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"]
        .iter()
        .fold(painted, |text, code| text.replace(code, ""));
    assert_eq!(bare, seen(false));
}

#[test]
fn a_password_is_measured_and_never_shown() {
    let world = World::new();
    let stored = || {
        answers(&[
            ("accounts-used@setup", "facebook"),
            ("devices-used@setup", "none"),
        ])
    };
    let mut script = Script::new(&["m", "q"]);
    script
        .secrets
        .push_back(Secret::Typed(Password::new("con-ngua-sat-8813-tim-lang".into())));
    let (_, kept) = play(
        &mut world.begin("passwords", stored(), Options::default()),
        &mut script,
        Lang::Vi,
        NORMAL,
    );
    assert_eq!(kept.len(), 1);
    assert!(script.seen.contains("Chương trình đo"), "{}", script.seen);
    for piece in ["con-ngua", "8813", "tim-lang"] {
        assert!(!script.seen.contains(piece) && !format!("{kept:?}").contains(piece));
    }
    for (secret, words) in [
        (Secret::CannotHide, "không giấu được"),
        (Secret::Typed(Password::new(String::new())), "Chưa gõ gì"),
        (Secret::Nothing, "Chưa gõ gì"),
    ] {
        let mut script = Script::new(&["m", "q"]);
        script.secrets.push_back(secret);
        let (outcome, kept) = play(
            &mut world.begin("passwords", stored(), Options::default()),
            &mut script,
            Lang::Vi,
            NORMAL,
        );
        assert!(kept.is_empty() && outcome == Outcome::Quit);
        assert!(script.seen.contains(words), "{}", script.seen);
    }
    let mut script = Script::new(&["m"]);
    script.secrets.push_back(Secret::Interrupted);
    let (outcome, _) = play(
        &mut world.begin("passwords", stored(), Options::default()),
        &mut script,
        Lang::Vi,
        NORMAL,
    );
    assert_eq!(outcome, Outcome::Interrupted);
}

#[test]
fn what_cannot_be_written_is_said_and_written_later() {
    let world = World::new();
    let mut interview = world.ready("full");
    let mut script = Script::new(&["3", "1", "q"]);
    let mut calls = 0;
    let mut kept = Vec::new();
    let mut keep = |entry: &Entry| {
        calls += 1;
        if calls == 1 {
            return Err(Trouble {
                what: "Ổ đĩa hết chỗ.".into(),
                advice: "Giải phóng chỗ trống.".into(),
            });
        }
        kept.push(entry.clone());
        Ok(())
    };
    let mut keeping = Keeping {
        keep: &mut keep,
        note: &mut |_| Ok(()),
        saves: true,
        resume: "rasoat kiem-tra",
        rest: "rasoat kiem-tra --pack full",
    };
    run(
        &mut interview,
        &mut keeping,
        &mut script,
        Locale::new(Lang::Vi),
        NORMAL,
    );
    assert!(script.seen.contains("Ổ đĩa hết chỗ."));
    assert_eq!(kept.len(), 2, "both answers, in their order");
    assert_eq!(
        kept.iter()
            .map(|entry| match entry {
                Entry::Record { question, .. } => question.control.as_str(),
                Entry::Apart { .. } => "",
            })
            .collect::<Vec<_>>(),
        ["second-factor", "sessions"]
    );

    let mut script = Script::new(&["3", "q", "q"]);
    let mut never = |_: &Entry| {
        Err(Trouble {
            what: "Ổ đĩa hết chỗ.".into(),
            advice: String::new(),
        })
    };
    let mut keeping = Keeping {
        keep: &mut never,
        note: &mut |_| Ok(()),
        saves: true,
        resume: "rasoat kiem-tra",
        rest: "rasoat kiem-tra --pack full",
    };
    let outcome = run(
        &mut world.ready("full"),
        &mut keeping,
        &mut script,
        Locale::new(Lang::Vi),
        NORMAL,
    );
    assert_eq!(outcome, Outcome::Lost);
    // Said when it failed, and when leaving was tried; the last word is what is lost and how to go on.
    assert_eq!(
        script.seen.matches("Ổ đĩa hết chỗ.").count(),
        2,
        "{}",
        script.seen
    );
    assert!(script.seen.contains("Chưa ghi được 1 câu trả lời"));
    let (_, after) = script.seen.split_once("gõ lần nữa").unwrap();
    assert!(after.contains("1 câu trả lời sau cùng không ghi được"), "{after}");
    assert!(after.contains("rasoat kiem-tra"), "{after}");
    assert!(!script.seen.contains("Đã lưu"), "{}", script.seen);
}

/// That a menu differs is no answer: nothing waits for it, and nothing is lost with it.
#[test]
fn a_menu_that_cannot_be_noted_holds_up_no_answer() {
    let world = World::new();
    for (saves, works, said) in [
        (true, true, "Đã ghi lại: menu ở đây khác."),
        (true, false, "Ổ đĩa hết chỗ. Giải phóng chỗ trống."),
        (false, true, "nên cũng không ghi lại chuyện menu khác."),
    ] {
        let (mut kept, mut noted) = (0, Vec::new());
        let mut keep = |_: &Entry| {
            kept += 1;
            Ok(())
        };
        let mut note = |place: &MenuPlace| {
            noted.push(place.clone());
            if works {
                return Ok(());
            }
            Err(Trouble {
                what: "Ổ đĩa hết chỗ.".into(),
                advice: "Giải phóng chỗ trống.".into(),
            })
        };
        let mut keeping = Keeping {
            keep: &mut keep,
            note: &mut note,
            saves,
            resume: "rasoat kiem-tra",
            rest: "",
        };
        let mut script = Script::new(&["d", "3", "q"]);
        let mut interview = world.ready("full");
        let outcome = run(
            &mut interview,
            &mut keeping,
            &mut script,
            Locale::new(Lang::Vi),
            NORMAL,
        );
        let flat = script.seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{}", script.seen);
        assert_eq!(flat.contains("Đã ghi lại"), saves && works, "{}", script.seen);
        assert_eq!((outcome, kept), (Outcome::Quit, 1), "{}", script.seen);
        assert_eq!(
            noted.len(),
            usize::from(saves),
            "asked once, and not where nothing is kept"
        );
    }
}

#[test]
fn who_makes_room_before_leaving_loses_nothing() {
    let world = World::new();
    for (lines, failures, expected) in [
        (&["3", "q", "q"][..], 2, Outcome::Quit),
        (&["3", "b", "b", "b", "b", "", ""][..], 6, Outcome::Finished),
    ] {
        let mut calls = 0;
        let mut kept = 0;
        let mut keep = |_: &Entry| {
            calls += 1;
            if calls <= failures {
                return Err(Trouble {
                    what: "Ổ đĩa hết chỗ.".into(),
                    advice: String::new(),
                });
            }
            kept += 1;
            Ok(())
        };
        let mut keeping = Keeping {
            keep: &mut keep,
            note: &mut |_| Ok(()),
            saves: true,
            resume: "rasoat kiem-tra",
            rest: "",
        };
        let mut script = Script::new(lines);
        let mut interview = world.ready("full");
        let outcome = run(
            &mut interview,
            &mut keeping,
            &mut script,
            Locale::new(Lang::Vi),
            NORMAL,
        );
        assert_eq!(outcome, expected, "{}", script.seen);
        assert!(script.seen.contains("gõ lần nữa"), "{}", script.seen);
        assert!(!script.seen.contains("đã mất"), "{}", script.seen);
        assert_eq!(kept, interview.answers().len() - 2, "all that was answered here");
    }
}

#[test]
fn who_stops_on_the_first_screen_is_told_how_to_go_on() {
    let world = World::new();
    let outlook = world.ready("full").outlook();
    for (lines, expected) in [
        (&["^C"][..], Welcome::Interrupted),
        (&["q"][..], Welcome::Quit),
        (&[][..], Welcome::Quit),
    ] {
        let mut script = Script::new(lines);
        let since = Some(("22/11/2026", "rasoat kiem-tra"));
        let chosen = welcome(&outlook, since, true, &mut script, Locale::new(Lang::Vi), NORMAL);
        assert_eq!(chosen, expected);
        let end = "Đã lưu 2 câu trả lời. Làm tiếp bằng lệnh: rasoat kiem-tra\n";
        assert!(script.seen.ends_with(end), "{}", script.seen);
    }
}

#[test]
fn deleting_names_every_answer_whatever_is_asked_now() {
    let world = World::new();
    let stored = answers(&[
        ("accounts-used@setup", "facebook google"),
        ("devices-used@setup", "none"),
        ("second-factor@account:facebook", "off"),
        ("second-factor@account:google", "off"),
        ("public-role@person", "no"),
    ]);
    let seen = |only: &[&str]| {
        let options = Options {
            only: only.iter().map(|id| (*id).to_owned()).collect(),
            ..Options::default()
        };
        let outlook = world.begin("quick", stored.clone(), options).outlook();
        let mut script = Script::new(&["x", ""]);
        welcome(
            &outlook,
            Some(("22/11/2026", "rasoat audit")),
            true,
            &mut script,
            Locale::new(Lang::Vi),
            NORMAL,
        );
        script.seen
    };
    for only in [&[][..], &["google"], &["zalo"]] {
        let seen = seen(only);
        assert!(seen.contains("Đã có 4 câu trả lời"), "{only:?}: {seen}");
        assert!(
            seen.contains("Xóa 5 câu trả lời này, tính riêng từng nơi"),
            "{only:?}: {seen}"
        );
    }
}

#[test]
fn a_finished_round_does_not_speak_of_no_questions() {
    let world = World::new();
    let mut interview = world.ready("limited");
    for line in ["3", "1"] {
        super::type_in(&mut interview, line);
    }
    let outlook = interview.outlook();
    let mut script = Script::new(&["q"]);
    let since = Some(("22/11/2026", "rasoat audit"));
    welcome(&outlook, since, true, &mut script, Locale::new(Lang::Vi), NORMAL);
    assert!(
        script
            .seen
            .contains("Mọi câu trong lần hỏi này đã có câu trả lời."),
        "{}",
        script.seen
    );
    assert!(!script.seen.contains(" 0 câu"), "{}", script.seen);
    // And its last screen names the command for what had no room.
    let mut script = Script::new(&["q"]);
    play(&mut interview, &mut script, Lang::Vi, NORMAL);
    assert!(
        script
            .seen
            .contains("Hỏi nốt bằng lệnh: rasoat kiem-tra --pack full"),
        "{}",
        script.seen
    );
}

#[test]
fn what_only_some_of_them_offer_has_a_true_answer_too() {
    let world = World::new();
    let differs = |accounts: &str| {
        let stored = answers(&[("accounts-used@setup", accounts), ("devices-used@setup", "none")]);
        let mut script = Script::new(&["q"]);
        play(
            &mut world.begin("quick", stored, Options::default()),
            &mut script,
            Lang::Vi,
            NORMAL,
        );
        script.seen
    };
    // Zalo has no authenticator app here.
    let seen = differs("facebook zalo");
    assert!(
        seen.contains("3  Cách khác, hoặc mỗi nơi một khác: hỏi riêng từng nơi"),
        "{seen}"
    );
    let seen = differs("facebook google");
    assert!(
        seen.contains("4  Mỗi nơi một khác, để hỏi riêng từng nơi"),
        "{seen}"
    );
}

#[test]
fn where_an_answer_is_needed_no_way_around_it_is_named() {
    let world = World::new();
    for style in [NORMAL, PLAIN] {
        let mut script = Script::new(&["", "xyz", "q"]);
        let mut interview = world.begin("full", Answers::new(), Options::default());
        play(&mut interview, &mut script, Lang::Vi, style);
        for words in ["bỏ qua", "không biết"] {
            assert!(!script.seen.contains(words), "{words:?}:\n{}", script.seen);
        }
        assert!(script.seen.contains("ít nhất một tài khoản"), "{}", script.seen);
    }
}

#[test]
fn platforms_that_are_no_account_are_told() {
    let world = World::new();
    let options = || Options {
        only: vec!["zalo".into(), "google".into()],
        ..Options::default()
    };
    let mut script = Script::new(&["1 2", "0", "q"]);
    let mut interview = world.begin("full", Answers::new(), options());
    play(&mut interview, &mut script, Lang::Vi, NORMAL);
    let words = "Không có trong các tài khoản đã kể: Zalo.";
    assert_eq!(script.seen.matches(words).count(), 1, "{}", script.seen);
    // And in the next sitting before the first question.
    let mut script = Script::new(&["q"]);
    let mut interview = world.begin("full", interview.answers().clone(), options());
    play(&mut interview, &mut script, Lang::Vi, NORMAL);
    assert!(script.seen.starts_with(words), "{}", script.seen);
}

#[test]
fn the_first_screen_begins_goes_on_or_starts_over() {
    let world = World::new();
    let fresh = world.begin("full", Answers::new(), Options::default()).outlook();
    let resumed = world.ready("full").outlook();
    let ask = |lines: &[&str], since: Option<&str>| {
        let mut script = Script::new(lines);
        let outlook = if since.is_some() { &resumed } else { &fresh };
        let since = since.map(|when| (when, "rasoat kiem-tra"));
        let chosen = welcome(outlook, since, true, &mut script, Locale::new(Lang::Vi), NORMAL);
        (chosen, script.seen)
    };
    assert_eq!(ask(&[""], None).0, Welcome::Begin);
    assert_eq!(ask(&["q"], None).0, Welcome::Quit);
    assert_eq!(ask(&["x", "^C"], None).0, Welcome::Interrupted);
    assert_eq!(ask(&[], None).0, Welcome::Quit);
    let since = Some("22/11/2026 08:30");
    assert_eq!(
        ask(&["x", ""], since).0,
        Welcome::Begin,
        "starting over is asked twice"
    );
    let (chosen, seen) = ask(&["x", "x"], since);
    assert_eq!(chosen, Welcome::Afresh);
    insta::assert_snapshot!(seen, @r#"
    rasoat: tự rà soát an toàn tài khoản mạng xã hội
    Đã có 2 câu trả lời, lần cuối 22/11/2026 08:30.
    Còn 7 câu, khoảng 3 phút. Dừng lúc nào cũng được.
    Mỗi câu trả lời được lưu ngay trên máy này.
    Không câu nào bắt buộc nhập mật khẩu. Câu trả lời không gửi đi đâu.
    Không nhớ thì chọn "không biết", không muốn trả lời thì bỏ qua. Cả hai đều được.
    Enter làm tiếp, x xóa và làm lại từ đầu, q thoát
    > 
    Xóa 2 câu trả lời này, tính riêng từng nơi? Lần đã lưu vào lịch sử thì vẫn còn;
    câu trả lời chưa lưu thì không lấy lại được.
    x xóa và làm lại từ đầu, Enter giữ và làm tiếp
    >
    "#);
}
