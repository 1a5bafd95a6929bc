//! The front on a stand-in terminal.

use super::world::{World, answers};
use rasoat::domain::answer::Answers;
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
        saves: true,
        resume: "rasoat kiem-tra",
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

    Câu 1 trên 5. Tài khoản facebook. Còn khoảng 3 phút.
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
    Đường đi kiểm tra ngày 04/8/2026, có thể đã đổi.
    Nếu menu trên máy khác với đây, gõ d.
    Xem xong, gõ số để trả lời.
    > 

    Câu 2 trên 5. Tài khoản facebook. Còn khoảng 2 phút.
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
    thì gõ số đó hai lần, ví dụ 3 3; cái hay
    dùng hơn là số 1.
    Phím: l lùi, b bỏ qua, k không biết,
    ? vì sao, q lưu rồi thoát
    Phím khác: d menu khác ở đây, u hoàn
    tác, h các phần
    Trả lời: 

    Chuẩn bị, câu 2 trên 2. Toàn bộ khoảng
    15 phút.
    : devices-used thế nào rồi?
    1. Điện thoại
    2. Máy tính
    3. Không có
    Chọn được nhiều số, cách nhau bằng dấu
    cách, ví dụ 1 3. Có hai cái cùng loại
    thì gõ số đó hai lần, ví dụ 3 3; cái hay
    dùng hơn là số 1.
    Trả lời: 

    Câu 1 trên 5. Tài khoản facebook. Còn
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
    Đường đi kiểm tra ngày 04/8/2026, có thể
    đã đổi.
    Nếu menu trên máy khác với đây, gõ d.
    Xem xong, gõ số để trả lời.
    Trả lời: 

    Câu 2 trên 6. Tài khoản facebook. Còn
    khoảng 2 phút.
    Tài khoản facebook: backup-codes thế nào
    rồi?
    1. Trên giấy
    2. Chưa có
    Trả lời: 

    Câu 1 trên 6. Tài khoản facebook. Còn
    khoảng 2 phút.
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
    lại.
    Phím: l lùi, b bỏ qua, k không biết,
    ? vì sao, q lưu rồi thoát
    Phím khác: d menu khác ở đây, u hoàn
    tác, h các phần
    Trả lời: 

    Câu 1 trên 6. Tài khoản facebook. Còn
    khoảng 2 phút.
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
    assert!(script.seen.contains("4 answers are saved"), "{}", script.seen);
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
        saves: true,
        resume: "rasoat kiem-tra",
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
                _ => "",
            })
            .collect::<Vec<_>>(),
        ["second-factor", "sessions"]
    );

    let mut script = Script::new(&["3", "q"]);
    let mut never = |_: &Entry| {
        Err(Trouble {
            what: "Ổ đĩa hết chỗ.".into(),
            advice: String::new(),
        })
    };
    let mut keeping = Keeping {
        keep: &mut never,
        saves: true,
        resume: "rasoat kiem-tra",
    };
    run(
        &mut world.ready("full"),
        &mut keeping,
        &mut script,
        Locale::new(Lang::Vi),
        NORMAL,
    );
    assert!(
        script.seen.contains("Chưa ghi được 1 câu trả lời"),
        "{}",
        script.seen
    );
    assert!(!script.seen.contains("Đã lưu"), "{}", script.seen);
}

#[test]
fn the_first_screen_begins_goes_on_or_starts_over() {
    let world = World::new();
    let fresh = world.begin("full", Answers::new(), Options::default()).outlook();
    let resumed = world.ready("full").outlook();
    let ask = |lines: &[&str], since: Option<&str>| {
        let mut script = Script::new(lines);
        let outlook = if since.is_some() { &resumed } else { &fresh };
        let chosen = welcome(outlook, since, true, &mut script, Locale::new(Lang::Vi), NORMAL);
        (chosen, script.seen)
    };
    assert_eq!(ask(&[""], None).0, Welcome::Begin);
    assert_eq!(ask(&["q"], None).0, Welcome::Quit);
    assert_eq!(ask(&["m", "^C"], None).0, Welcome::Interrupted);
    assert_eq!(ask(&[], None).0, Welcome::Quit);
    let since = Some("22/11/2026 08:30");
    assert_eq!(
        ask(&["m", ""], since).0,
        Welcome::Begin,
        "starting over is asked twice"
    );
    let (chosen, seen) = ask(&["m", "m"], since);
    assert_eq!(chosen, Welcome::Afresh);
    insta::assert_snapshot!(seen, @r#"
    rasoat: tự rà soát an toàn tài khoản mạng xã hội
    Đã có 2 câu trả lời, lần cuối 22/11/2026 08:30.
    Còn 5 câu, khoảng 3 phút. Dừng lúc nào cũng được.
    Mỗi câu trả lời được lưu ngay trên máy này.
    Không câu nào bắt buộc nhập mật khẩu. Câu trả lời không gửi đi đâu.
    Không nhớ thì chọn "không biết", không muốn trả lời thì bỏ qua. Cả hai đều được.
    Enter làm tiếp, m làm lại từ đầu, q thoát
    > 
    Xóa 2 câu trả lời đã có? Xóa rồi không lấy lại được.
    m xóa và làm lại từ đầu, Enter giữ và làm tiếp
    >
    "#);
}
