//! The interview on a real pseudo-terminal, through the program itself.
#![cfg(unix)]

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

/// Somebody sitting in front of the program.
///
/// Every step waits for the prompt it leads to, so that nothing depends on how fast the machine is.
pub(crate) struct Sitting {
    session: OsSession,
    /// Everything that was on the screen.
    screen: String,
}

impl Sitting {
    /// Starts the program on a terminal and waits for the first screen.
    pub(crate) fn start(home: &Path, columns: u32, args: &[&str]) -> Self {
        let mut sitting = Self::open(home, columns, args);
        sitting.prompt();
        sitting
    }

    pub(crate) fn open(home: &Path, columns: u32, args: &[&str]) -> Self {
        Self::open_after("", home, columns, args)
    }

    /// With something for the shell to do before.
    pub(crate) fn open_after(before: &str, home: &Path, columns: u32, args: &[&str]) -> Self {
        let mut command = Command::new("/bin/sh");
        // The terminal has its width before the program looks, and after whoever opened it gave it one: the shell
        // waits for a line first.
        command
            .arg("-c")
            .arg(format!(
                "read go; stty echo cols {columns} rows 50; {before} exec \"$0\" \"$@\""
            ))
            .arg(crate::harness::path())
            .args(args)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("RASOAT_HOME", home)
            .env("TZ", "UTC")
            .env("TERM", "dumb");
        let mut session = Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(Duration::from_mins(1)));
        session.send_line("").expect("the shell goes on");
        Self {
            session,
            screen: String::new(),
        }
    }

    /// Waits until something stands on the screen; gives what was new up to there.
    #[track_caller]
    pub(crate) fn see(&mut self, words: &str) -> String {
        match self.session.expect(words) {
            Ok(found) => {
                let mut new = String::from_utf8(found.before().to_vec()).expect("UTF-8 on the screen");
                new.push_str(words);
                self.screen.push_str(&new);
                new
            }
            Err(error) => panic!("{words:?} was not shown ({error}) after:\n{}", self.screen),
        }
    }

    #[track_caller]
    pub(crate) fn prompt(&mut self) -> String {
        self.see("\r\n> ")
    }

    /// Types a line and waits for the next prompt; gives what was shown in between.
    #[track_caller]
    pub(crate) fn say(&mut self, line: &str) -> String {
        self.session.send_line(line).expect("the terminal takes a line");
        self.prompt()
    }

    /// Types a line and waits for nothing.
    #[track_caller]
    pub(crate) fn type_line(&mut self, line: &str) {
        self.session.send_line(line).expect("the terminal takes a line");
    }

    /// Types one line after the other.
    #[track_caller]
    pub(crate) fn walk(&mut self, lines: &[&str]) -> String {
        lines.iter().map(|line| self.say(line)).last().unwrap_or_default()
    }

    /// Types a last line, waits for the end, gives the exit code and all that was ever shown.
    #[track_caller]
    pub(crate) fn end_with(mut self, line: &str) -> (i32, String) {
        self.session.send_line(line).expect("the terminal takes a line");
        self.end()
    }

    /// Ends the questions, and leaves it open whether to keep a history.
    #[track_caller]
    pub(crate) fn finish(mut self) -> (i32, String) {
        let shown = self.say("");
        assert!(
            shown.contains("Có lưu kết quả để lần sau so sánh không?"),
            "{shown}"
        );
        self.end_with("")
    }

    #[track_caller]
    pub(crate) fn interrupt(mut self) -> (i32, String) {
        self.session
            .send(ControlCode::EndOfText)
            .expect("the terminal takes Ctrl-C");
        self.end()
    }

    #[track_caller]
    pub(crate) fn end(mut self) -> (i32, String) {
        let rest = self.session.expect(Eof).expect("the end of the program");
        self.screen.push_str(&String::from_utf8_lossy(rest.as_bytes()));
        let code = match self.session.get_process().wait().expect("an exit code") {
            WaitStatus::Exited(_, code) => code,
            other => panic!("not an orderly end: {other:?}"),
        };
        (code, self.screen)
    }

    /// `kill -9`.
    pub(crate) fn kill(self) {
        let process = self.session.get_process();
        let pid = rustix::process::Pid::from_raw(process.pid().as_raw()).expect("a process id");
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("it can be killed");
        let status = process.wait().expect("it is gone");
        assert!(matches!(status, WaitStatus::Signaled(..)), "{status:?}");
    }
}

/// The set-up of `--quick`: Facebook and Google, a phone and a computer, one number, no password manager.
const SET_UP: &[&str] = &["", "1 3", "1 3", "1", "2"];

fn quick(home: &Path) -> Sitting {
    Sitting::start(home, 80, &["audit", "--quick", "--offline"])
}

/// The answers in the draft, the newest of each question, as `question given`.
fn draft(home: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(home.join("draft.jsonl")).expect("a draft");
    let records: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a whole line"))
        .collect();
    let mut out: Vec<(String, Option<String>)> = Vec::new();
    for record in records {
        let Some(question) = record["question"].as_str() else {
            continue;
        };
        let given = match &record["given"] {
            serde_json::Value::Null => None,
            given => Some(given.to_string().replace(['"', '[', ']'], "")),
        };
        match out.iter_mut().find(|(known, _)| known == question) {
            Some(known) => known.1 = given,
            None => out.push((question.to_owned(), given)),
        }
    }
    out.into_iter()
        .filter_map(|(question, given)| Some(format!("{question} {}", given?)))
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else {
            out.push(path);
        }
    }
    out
}

#[test]
fn a_quick_audit_goes_from_the_first_screen_to_the_result() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    assert!(
        sitting
            .screen
            .contains("Có 4 câu chuẩn bị và nhiều nhất 12 câu, khoảng 10 phút.")
    );
    let mut shown = sitting.walk(SET_UP);
    let mut asked = 0;
    while !shown.contains("Đã hết câu hỏi") {
        asked += 1;
        assert!(asked <= 12, "more than was promised:\n{shown}");
        assert!(shown.contains(&format!("Câu {asked} trên ")), "{shown}");
        shown = sitting.say("1");
    }
    let (code, screen) = sitting.finish();
    assert_eq!(code, 0);
    assert!(screen.contains("càng thấp càng tốt"), "{screen}");
    assert!(screen.contains("Đã rà soát xong"), "{screen}");
    // No "?" of the profile stands behind this one; it is worth asking early all the same.
    let place = |words: &str| {
        screen
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} was not asked:\n{screen}"))
    };
    assert!(place("có đang đăng nhập ở máy nào khác không") < place("Khóa màn hình của"));
}

#[test]
fn quitting_saves_and_the_same_command_goes_on_without_asking_twice() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.walk(SET_UP);
    let last = sitting.say("1");
    assert!(last.contains("Câu 2 trên"), "{last}");
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    assert!(
        screen.contains("Đã lưu 5 câu trả lời. Làm tiếp bằng lệnh: rasoat audit --quick"),
        "{screen}"
    );
    let before = draft(home.path());

    let mut sitting = quick(home.path());
    assert!(
        sitting.screen.contains("Đã có 5 câu trả lời"),
        "{}",
        sitting.screen
    );
    let shown = sitting.say("");
    assert!(shown.contains("Câu 2 trên"), "{shown}");
    let shown = sitting.say("bo qua");
    assert!(shown.contains("Câu 3 trên"), "{shown}");
    let (code, _) = sitting.end_with("q");
    assert_eq!(code, 0);
    let after = draft(home.path());
    assert!(after.starts_with(&before), "{before:?} became {after:?}");
    assert!(after.len() > before.len());
}

#[test]
fn ctrl_c_ends_with_130_and_keeps_everything() {
    let home = tempfile::tempdir().unwrap();
    // On the first screen nothing is written yet.
    let (code, screen) = quick(home.path()).interrupt();
    assert_eq!(code, 130);
    assert!(screen.contains("Đã dừng."), "{screen}");
    let written = std::fs::read_to_string(home.path().join("draft.jsonl")).unwrap_or_default();
    assert_eq!(written, "");

    let mut sitting = quick(home.path());
    sitting.walk(&["", "1 3", "1 3"]);
    let (code, screen) = sitting.interrupt();
    assert_eq!(code, 130);
    assert!(screen.contains("Đã lưu 2 câu trả lời"), "{screen}");

    let mut sitting = quick(home.path());
    assert!(
        sitting.screen.contains("Đã có 2 câu trả lời"),
        "{}",
        sitting.screen
    );
    let shown = sitting.say("");
    assert!(shown.contains("Chuẩn bị, câu 3 trên 4"), "{shown}");
}

/// Once the questions are over, Ctrl-C still stops the program, however long the result takes to be shown.
#[test]
fn ctrl_c_stops_a_result_that_nobody_takes() {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let home = tempfile::tempdir().unwrap();
    let pipe = home.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // A pipe that is full already: whoever writes to it waits for ever.
    let mut full = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed())
        .open(&pipe)
        .unwrap();
    while full.write(&[b' '; 512]).is_ok() {}
    let path = pipe.display().to_string();
    let args = ["audit", "--only", "facebook", "--no-save", "-o", &path];
    let mut sitting = Sitting::start(home.path(), 80, &args);
    let mut shown = sitting.walk(&["", "1", "1", "1", "0", "2"]);
    for _ in 0..60 {
        if shown.contains("Đã hết câu hỏi") {
            break;
        }
        shown = sitting.say("1");
    }
    sitting.session.send_line("").unwrap();
    std::thread::sleep(Duration::from_secs(2));
    let (code, screen) = sitting.interrupt();
    assert_eq!(code, 130, "{screen}");
}

/// Being asked to end at the hidden prompt leaves a terminal that shows what is typed.
#[test]
fn an_end_at_the_hidden_prompt_gives_the_echo_back() {
    use rustix::termios::{LocalModes, tcgetattr};
    let home = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::start(home.path(), 80, &["audit", "--only", "facebook"]);
    let mut shown = sitting.walk(&["", "1", "1", "1", "0", "2"]);
    for _ in 0..60 {
        if shown.contains("Gõ m để chương trình đo") {
            break;
        }
        shown = sitting.say("1");
    }
    sitting.say("m");
    let terminal = sitting.session.get_process().get_raw_handle().unwrap();
    let echo = || {
        tcgetattr(&terminal)
            .unwrap()
            .local_modes
            .contains(LocalModes::ECHO)
    };
    assert!(!echo(), "what is typed now is hidden");
    let pid = sitting.session.get_process().pid().as_raw();
    let pid = rustix::process::Pid::from_raw(pid).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    let (code, screen) = sitting.end();
    assert_eq!(code, 130, "{screen}");
    assert!(screen.contains("Đã dừng."), "{screen}");
    assert!(echo(), "the terminal stayed silent");
}

#[test]
fn the_end_of_the_input_saves_like_q() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.walk(&["", "1"]);
    sitting.session.send(ControlCode::EndOfTransmission).unwrap();
    let (code, screen) = sitting.end();
    assert_eq!(code, 0);
    assert!(screen.contains("Đã lưu 1 câu trả lời"), "{screen}");
}

#[test]
fn killed_in_the_middle_every_answered_question_is_in_the_draft() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.walk(SET_UP);
    sitting.walk(&["1", "k", "b"]);
    sitting.kill();
    let kept = draft(home.path());
    for expected in [
        "accounts-used@setup facebook,google",
        "devices-used@setup android,windows",
    ] {
        assert!(kept.iter().any(|line| line == expected), "{kept:?}");
    }
    assert!(kept.iter().any(|line| line.ends_with(" dont_know")), "{kept:?}");
    assert!(kept.iter().any(|line| line.ends_with(" skipped")), "{kept:?}");
    let mut sitting = quick(home.path());
    assert!(
        sitting.screen.contains("Đã có 7 câu trả lời"),
        "{}",
        sitting.screen
    );
    let shown = sitting.say("");
    assert!(shown.contains("Câu 4 trên"), "{shown}");
}

#[test]
fn back_skip_dont_know_and_undo_do_what_they_say() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.say("");
    // Without accounts nothing can be asked: no way around this one.
    for key in ["b", "k", "0"] {
        let shown = sitting.say(key);
        assert!(!shown.contains("câu 2 trên"), "{key} led on:\n{shown}");
    }
    sitting.say("1 3 3");
    let shown = sitting.say("lùi");
    assert!(shown.contains("Đang chọn: 1, 3, 3. Enter giữ nguyên."), "{shown}");
    // What an input method sends that takes a letter back to put its mark on; then the decomposed spelling.
    let shown = sitting.say("lu\u{7f}ùi");
    assert!(shown.contains("Đây là câu đầu tiên"), "{shown}");
    sitting.say("");
    let shown = sitting.say("bo\u{309} qua");
    assert!(shown.contains("Chuẩn bị, câu 3 trên 4"), "{shown}");
    let shown = sitting.say("u");
    assert!(
        shown.contains("Đã trả lại như trước.") && shown.contains("câu 2 trên"),
        "{shown}"
    );
    sitting.walk(&["1", "KHÔNG BIẾT"]);
    let shown = sitting.say("2");
    assert!(shown.contains("Câu 1 trên"), "{shown}");
    let (_, screen) = sitting.end_with("q");
    assert!(screen.contains("Đã lưu 4 câu trả lời"), "{screen}");
    assert_eq!(
        draft(home.path()),
        [
            "accounts-used@setup facebook,google,google",
            "devices-used@setup android",
            "numbers-used@setup dont_know",
            "password-manager@setup no",
        ]
    );
}

#[test]
fn who_says_that_they_differ_is_asked_about_each_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    let mut shown = sitting.walk(SET_UP);
    for _ in 0..12 {
        if shown.contains("Mỗi tài khoản đã kể có mật khẩu riêng không?") {
            break;
        }
        shown = sitting.say("b");
    }
    let shown = sitting.say("4");
    let first = ["Facebook", "Google"]
        .into_iter()
        .find(|name| shown.contains(&format!("{name} có mật khẩu riêng không?")))
        .unwrap_or_else(|| panic!("none of the two:\n{shown}"));
    let other = if first == "Google" { "Facebook" } else { "Google" };
    let shown = sitting.say("1");
    assert!(
        shown.contains(&format!("{other} có mật khẩu riêng không?")),
        "{shown}"
    );
}

/// A password that occurs nowhere else, and everything that would give it away.
const CANARY: &str = "Kho-thoc-8832-Trang";
const TRACES: &[&str] = &[
    CANARY,
    "Kho-thoc-",
    "8832-Trang",
    "2bb1234d7dcc718cf152d73d5ce92fb6364d49f1",
    "2BB1234D7DCC718CF152D73D5CE92FB6364D49F1",
    "S2hvLXRob2MtODgzMi1UcmFuZw==",
];

#[test]
fn a_measured_password_appears_nowhere() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::start(home.path(), 80, &["audit", "--only", "facebook", "--offline"]);
    let mut shown = sitting.walk(&["", "1", "1", "1", "0", "2"]);
    for _ in 0..60 {
        if shown.contains("Gõ m để chương trình đo") {
            break;
        }
        shown = sitting.say("1");
    }
    // Ctrl-C at the hidden prompt, half a password typed.
    let asked = sitting.say("m");
    assert!(asked.contains("Chữ gõ không hiện ra"), "{asked}");
    sitting.session.send("Kho-thoc-").unwrap();
    let (code, first) = sitting.interrupt();
    assert_eq!(code, 130, "{first}");
    assert!(
        first.contains("> m\r\n"),
        "what is typed elsewhere is shown, so its absence means something:\n{first}"
    );

    let mut sitting = Sitting::start(home.path(), 80, &["audit", "--only", "facebook", "--offline"]);
    let mut shown = sitting.say("");
    for _ in 0..60 {
        if shown.contains("Gõ m để chương trình đo") {
            break;
        }
        shown = sitting.say("1");
    }
    sitting.say("m");
    let shown = sitting.say(CANARY);
    assert!(shown.contains("Chương trình đo:"), "{shown}");
    let mut shown = shown;
    for _ in 0..60 {
        if shown.contains("Đã hết câu hỏi") {
            break;
        }
        shown = sitting.say("1");
    }
    let (code, second) = sitting.finish();
    assert_eq!(code, 0, "{second}");

    assert!(
        draft(home.path())
            .iter()
            .any(|line| line.starts_with("password-strength@")),
        "it was measured"
    );
    let mut places = vec![("the first screen", first), ("the second screen", second)];
    for file in files(home.path()) {
        places.push((
            "a file",
            String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned(),
        ));
    }
    for format in ["table", "plain", "json", "html"] {
        let done = crate::harness::Rasoat::new(home.path())
            .args(["show", "--all", "--format", format])
            .run()
            .code(0);
        assert!(!done.stdout.is_empty());
        places.push((format, done.stdout + &done.stderr));
    }
    for (place, text) in places {
        for trace in TRACES {
            assert!(!text.contains(trace), "{trace:?} is in {place}:\n{text}");
        }
    }
}

#[test]
fn on_forty_columns_no_line_is_wider() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::start(home.path(), 40, &["audit", "--quick", "--offline"]);
    let mut shown = sitting.walk(&["", "?", "1 2 3 3", "1 3", "1", "2"]);
    for _ in 0..40 {
        if shown.contains("Đã hết câu hỏi") {
            break;
        }
        sitting.say("?");
        sitting.walk(&["h", ""]);
        shown = sitting.say("2");
    }
    let (code, screen) = sitting.finish();
    assert_eq!(code, 0);
    let wide: Vec<&str> = screen
        .lines()
        .map(str::trim_end)
        // A link that is broken cannot be copied.
        .filter(|line| line.width() > 40 && !line.contains("://"))
        .collect();
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[test]
fn who_saves_nothing_leaves_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let home = parent.path().join("home");
    let mut sitting = Sitting::start(&home, 80, &["audit", "--quick", "--no-save", "--offline"]);
    assert!(
        sitting.screen.contains("Lần này không lưu gì"),
        "{}",
        sitting.screen
    );
    let shown = sitting.walk(SET_UP);
    assert!(shown.contains("q thoát") && !shown.contains("q lưu"), "{shown}");
    sitting.walk(&["1", "1"]);
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    assert!(screen.contains("Lần này không lưu gì."), "{screen}");
    assert!(files(parent.path()).is_empty(), "{:?}", files(parent.path()));
}

#[test]
fn in_english_everything_is_english() {
    let home = tempfile::tempdir().unwrap();
    let args = ["audit", "--quick", "--lang", "en", "--offline"];
    let mut sitting = Sitting::start(home.path(), 80, &args);
    sitting.walk(&["", "1 3", "1 3", "1", "2", "?", "h", "", "zz"]);
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    assert!(screen.contains("Question 1 of "), "{screen}");
    assert!(
        screen.contains("Go on with: rasoat audit --quick --lang en"),
        "{screen}"
    );
    for word in ["Câu ", "Phím", "Còn ", "Gõ ", "Chuẩn bị"] {
        assert!(!screen.contains(word), "{word:?} on an English screen:\n{screen}");
    }
}

#[test]
fn two_windows_at_once_are_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let _first = quick(home.path());
    let (code, screen) = Sitting::open(home.path(), 80, &["audit", "--quick", "--offline"]).end();
    assert_eq!(code, 4);
    assert!(screen.contains("cửa sổ khác"), "{screen}");
}

/// Answers "1" until the questions are over.
#[track_caller]
fn to_the_end(sitting: &mut Sitting, mut shown: String) -> String {
    for _ in 0..80 {
        if shown.contains("Đã hết câu hỏi") {
            return shown;
        }
        shown = sitting.say("1");
    }
    panic!("no end:\n{}", sitting.screen)
}

#[test]
fn the_number_of_questions_and_the_time_never_rise() {
    for args in [
        &["audit", "--quick"][..],
        &["audit"],
        &["audit", "--pack", "page-admin"],
    ] {
        for line in ["1", "2", "k"] {
            let home = tempfile::tempdir().unwrap();
            let mut sitting = Sitting::start(home.path(), 80, args);
            // Three accounts, a phone and a computer, a number; a page of the agency where pages are asked about.
            let mut shown = sitting.walk(&["", "1 2 3", "1 3", "1"]);
            for _ in 0..2 {
                if shown.contains("Chuẩn bị, câu") {
                    shown = sitting.say(if shown.contains("quản trị trang nào") {
                        "1"
                    } else {
                        "2"
                    });
                }
            }
            let number = |text: &str, before: &str, after: &str| -> Option<usize> {
                let (_, rest) = text.split_once(before)?;
                rest.split_once(after)?.0.split(' ').next_back()?.parse().ok()
            };
            let (mut most, mut longest) = (usize::MAX, usize::MAX);
            for _ in 0..150 {
                if shown.contains("Đã hết câu hỏi") {
                    break;
                }
                let flat = shown.replace("\r\n", " ");
                let (_, place) = flat.rsplit_once("Câu ").unwrap_or_else(|| panic!("{shown}"));
                let total = number(place, " trên ", ".").unwrap_or_else(|| panic!("{place}"));
                let minutes = number(place, "Còn khoảng ", " phút").unwrap_or_else(|| panic!("{place}"));
                assert!(
                    total <= most && minutes <= longest,
                    "{args:?} {line}: from {most} and {longest} to {total} and {minutes}:\n{}",
                    sitting.screen
                );
                (most, longest) = (total, minutes);
                shown = sitting.say(line);
            }
            assert!(shown.contains("Đã hết câu hỏi"), "{args:?} {line}: {shown}");
        }
    }
}

#[test]
fn after_the_quick_pack_the_rest_is_offered_and_asked() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    let shown = sitting.walk(SET_UP);
    let shown = to_the_end(&mut sitting, shown);
    assert!(
        shown.contains("Hỏi nốt bằng lệnh: rasoat audit --pack full"),
        "{shown}"
    );
    let (code, screen) = sitting.finish();
    assert_eq!(code, 0);
    let (_, heading) = screen
        .split_once("Trả lời thêm sẽ rõ hơn nhiều nhất")
        .expect("a heading");
    assert!(
        heading.starts_with(", bằng lệnh rasoat audit --pack full:"),
        "{heading}"
    );
    assert!(
        heading.contains("câu chưa hỏi. Hỏi tiếp bằng: rasoat audit"),
        "{heading}"
    );

    // Alone it says so too, in lines that fit.
    let (code, screen) = Sitting::start(home.path(), 40, &[]).end_with("q");
    assert_eq!(code, 0);
    let wide: Vec<&str> = screen.lines().filter(|line| line.width() > 40).collect();
    assert!(wide.is_empty(), "{wide:?}");
    let flat = screen.replace("\r\n", " ");
    assert!(
        flat.contains("câu chưa hỏi. Hỏi tiếp bằng: rasoat audit"),
        "{screen}"
    );

    // Who only looks at the first screen changes nothing.
    let before = std::fs::read(home.path().join("draft.jsonl")).unwrap();
    let sitting = Sitting::start(home.path(), 80, &["audit"]);
    assert!(
        sitting.screen.contains("Rà soát nhanh đã hỏi hết."),
        "{}",
        sitting.screen
    );
    assert!(!sitting.screen.contains(" 0 câu"), "{}", sitting.screen);
    assert_eq!(sitting.end_with("q").0, 0);
    assert_eq!(std::fs::read(home.path().join("draft.jsonl")).unwrap(), before);
    // Who goes on is asked the rest.
    let mut sitting = Sitting::start(home.path(), 80, &["audit"]);
    let shown = sitting.say("");
    assert!(shown.contains("trang nào của cơ quan"), "{shown}");
    sitting.say("0");
    sitting.end_with("q");
    let after = std::fs::read_to_string(home.path().join("draft.jsonl")).unwrap();
    assert!(after.contains("{\"pack\":\"full\""), "{after}");
}

#[test]
fn looking_at_another_pack_changes_nothing_until_an_answer() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.walk(SET_UP);
    sitting.end_with("q");
    let path = home.path().join("draft.jsonl");
    let before = std::fs::read(&path).unwrap();
    let page = ["audit", "--pack", "page-admin"];
    assert_eq!(Sitting::start(home.path(), 80, &page).end_with("q").0, 0);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let mut sitting = Sitting::start(home.path(), 80, &page);
    sitting.say("");
    sitting.end_with("q");
    assert_eq!(
        std::fs::read(&path).unwrap(),
        before,
        "begun, but nothing answered"
    );
    let mut sitting = Sitting::start(home.path(), 80, &page);
    sitting.walk(&["", "0"]);
    sitting.end_with("q");
    let after = std::fs::read_to_string(&path).unwrap();
    assert!(after.contains("{\"pack\":\"page-admin\""), "{after}");
}

#[test]
fn a_pack_that_is_gone_keeps_nobody_from_the_answers() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("bo rieng");
    std::fs::create_dir_all(folder.join("packs")).unwrap();
    std::fs::write(
        folder.join("packs/ov.toml"),
        "[pack]\nid = \"ov\"\ntitle = { vi = \"Bộ của tỉnh\", en = \"Pack of the province\" }\n\
         about = { vi = \"Vài câu.\", en = \"A few questions.\" }\nbudget_minutes = 10\n\
         controls = [\"accounts-used\", \"devices-used\", \"numbers-used\", \"public-role\", \"second-factor\"]\n\
         together = []\n",
    )
    .unwrap();
    let checklists = folder.to_str().unwrap();
    let mut sitting = Sitting::start(
        home.path(),
        80,
        &["audit", "--pack", "ov", "--checklists", checklists],
    );
    sitting.walk(&["", "1", "1 3", "1", "2"]);
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    let flat = screen.replace("\r\n", " ");
    assert!(
        flat.contains(&format!("--checklists \"{checklists}\"")),
        "{screen}"
    );

    let path = home.path().join("draft.jsonl");
    let before = std::fs::read(&path).unwrap();
    let sitting = Sitting::start(home.path(), 80, &["audit"]);
    assert!(
        sitting.screen.contains("Lần trước dùng bộ câu hỏi \"ov\""),
        "{}",
        sitting.screen
    );
    assert!(sitting.screen.contains("--checklists"), "{}", sitting.screen);
    assert_eq!(sitting.end_with("q").0, 0);
    let (code, screen) = Sitting::start(home.path(), 80, &[]).end_with("q");
    assert_eq!(code, 0, "{screen}");
    for command in ["show", "plan"] {
        let _told = crate::harness::Rasoat::new(home.path())
            .args([command])
            .run()
            .code(0)
            .says("Lần trước dùng bộ câu hỏi \"ov\"");
    }
    // An answer now does not forget which pack was begun.
    let mut sitting = Sitting::start(home.path(), 80, &["audit"]);
    sitting.walk(&["", "1"]);
    sitting.end_with("q");
    let after = std::fs::read(&path).unwrap();
    assert!(after.starts_with(&before) && after.len() > before.len());
    assert!(!String::from_utf8(after).unwrap().contains("\"full\""));
}

#[test]
fn a_damaged_draft_is_put_aside_and_what_can_be_read_stays() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.walk(SET_UP);
    sitting.end_with("q");
    let path = home.path().join("draft.jsonl");
    let whole = std::fs::read_to_string(&path).unwrap();
    let bad = whole.replacen('\n', "\nXX\n", 1);
    std::fs::write(&path, &bad).unwrap();
    // Without somebody to ask: what to type.
    for command in ["show", "plan"] {
        let _told = crate::harness::Rasoat::new(home.path())
            .args([command])
            .run()
            .code(4)
            .says("draft.jsonl.hong-1\"");
    }
    let sitting = quick(home.path());
    assert!(
        sitting.screen.contains("Đọc được 4 câu trả lời"),
        "{}",
        sitting.screen
    );
    assert_eq!(sitting.end_with("q").0, 4);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), bad, "q leaves it alone");
    let mut sitting = quick(home.path());
    let shown = sitting.say("");
    assert!(
        shown.contains("Tệp cũ nằm ở") && shown.contains("Đã có 4 câu trả lời"),
        "{shown}"
    );
    let shown = sitting.say("");
    assert!(shown.contains("Câu 1 trên"), "{shown}");
    sitting.end_with("q");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), whole);
    let aside = home.path().join("draft.jsonl.hong-1");
    assert_eq!(std::fs::read_to_string(aside).unwrap(), bad);
}

#[test]
fn a_disk_that_takes_nothing_is_told_before_one_leaves() {
    let home = tempfile::tempdir().unwrap();
    // Files may not grow: as on a full disk every write fails.
    let nothing = "trap '' XFSZ; ulimit -f 0;";
    let mut sitting = Sitting::open_after(nothing, home.path(), 80, &["audit", "--quick"]);
    sitting.prompt();
    sitting.walk(&["", "1 3", "1"]);
    let shown = sitting.say("q");
    assert!(shown.contains("Chưa ghi được 2 câu trả lời ra đĩa"), "{shown}");
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 4);
    let (_, after) = screen.rsplit_once("> q\r\n").unwrap();
    let flat = after.replace("\r\n", " ");
    assert!(flat.contains("2 câu trả lời sau cùng không ghi được"), "{after}");
    assert!(flat.contains("rasoat audit --quick"), "{after}");
    assert_eq!(flat.matches("ghi được").count(), 1, "said once: {after}");
}

#[test]
fn only_a_platform_that_is_no_account_is_no_audit() {
    let home = tempfile::tempdir().unwrap();
    let args = ["audit", "--only", "zalo", "--quick", "--min-coverage", "80"];
    let mut sitting = Sitting::start(home.path(), 80, &args);
    let shown = sitting.walk(&["", "1", "1", "1", "2"]);
    assert!(
        shown.contains("Không có trong các tài khoản đã kể: Zalo."),
        "{shown}"
    );
    assert!(shown.contains("Đã hết câu hỏi"), "{shown}");
    let (code, screen) = sitting.end_with("");
    assert_eq!(code, 2, "{screen}");
    assert!(screen.contains("Chưa có gì để rà soát."), "{screen}");
    assert!(!screen.contains("Phần đã rà soát"), "{screen}");
}

#[test]
fn answers_that_no_longer_match_are_told_wherever_they_are_read() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    let shown = sitting.walk(SET_UP);
    to_the_end(&mut sitting, shown);
    sitting.finish();
    let path = home.path().join("draft.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        text.replacen("[\"facebook\",\"google\"]", "[\"facebook\",\"nope\"]", 1),
    )
    .unwrap();
    for command in ["show", "plan"] {
        let done = crate::harness::Rasoat::new(home.path())
            .args([command])
            .run()
            .code(0);
        assert_eq!(
            done.stderr.matches("không còn khớp").count(),
            1,
            "{command}: {}",
            done.stderr
        );
    }
    let (_, screen) = Sitting::start(home.path(), 80, &[]).end_with("q");
    assert!(
        screen.contains("1 câu trả lời cũ có phần không còn khớp"),
        "{screen}"
    );
    // A last line that was cut off is told there too.
    let mut cut = std::fs::read(&path).unwrap();
    cut.truncate(cut.len() - 9);
    std::fs::write(&path, cut).unwrap();
    let _told = crate::harness::Rasoat::new(home.path())
        .args(["show"])
        .run()
        .code(0)
        .says("bị cắt giữa chừng");
}

#[test]
fn the_program_alone_offers_a_menu_and_enter_takes_the_next_sensible_step() {
    let home = tempfile::tempdir().unwrap();
    let alone = || Sitting::open(home.path(), 80, &[]);
    let mut first = alone();
    let shown = first.prompt();
    assert!(shown.contains("Chưa rà soát lần nào trên máy này."), "{shown}");
    assert!(shown.contains("  1  Rà soát nhanh"), "{shown}");
    let shown = first.say("9");
    assert!(shown.contains("Chỉ gõ số từ 1 đến 5"), "{shown}");
    // Enter begins the quick audit, which can be stopped as always.
    let shown = first.say("");
    assert!(shown.contains("Enter bắt đầu, q thoát"), "{shown}");
    let shown = first.say("");
    assert!(shown.contains("Chuẩn bị, câu 1 trên 4"), "{shown}");
    let shown = first.say("1");
    assert!(shown.contains("câu 2 trên 4"), "{shown}");
    let (code, _) = first.end_with("q");
    assert_eq!(code, 0);
    // The next time it goes on.
    let mut second = alone();
    let shown = second.prompt();
    assert!(shown.contains("  1  Trả lời tiếp phần còn lại"), "{shown}");
    let shown = second.say("3");
    assert!(shown.contains("sự cố"), "{shown}");
    let _left = second.interrupt();
    // Leaving changes nothing.
    for leave in ["q", "thoát"] {
        let mut sitting = alone();
        sitting.prompt();
        let (code, _) = sitting.end_with(leave);
        assert_eq!(code, 0);
    }
    let mut sitting = alone();
    sitting.prompt();
    assert_eq!(sitting.interrupt().0, 130);
    let narrow = Sitting::start(home.path(), 40, &[]).end_with("q").1;
    assert!(narrow.lines().all(|line| line.width() <= 40), "{narrow}");
}

#[test]
fn stopped_on_the_first_screen_the_way_on_is_named() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    sitting.walk(SET_UP);
    sitting.end_with("q");
    let (code, screen) = quick(home.path()).interrupt();
    assert_eq!(code, 130);
    let end = "Đã dừng.\r\nĐã lưu 4 câu trả lời. Làm tiếp bằng lệnh: rasoat audit --quick\r\n";
    assert!(screen.ends_with(end), "{screen}");
}

#[test]
fn a_time_too_short_for_any_step_says_how_long_one_takes() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = quick(home.path());
    let shown = sitting.walk(SET_UP);
    to_the_end(&mut sitting, shown);
    sitting.finish();
    let plan = |minutes: &str| {
        crate::harness::Rasoat::new(home.path())
            .args(["plan", "--minutes", minutes])
            .run()
            .code(0)
            .stdout
    };
    let short = plan("1");
    let (_, rest) = short
        .split_once("Việc ngắn nhất cần khoảng ")
        .unwrap_or_else(|| panic!("{short}"));
    let needed: u32 = rest.split(' ').next().unwrap().parse().unwrap();
    assert!(plan(&needed.to_string()).contains("Việc 1 trên"));
    assert!(
        plan(&(needed - 1).to_string()).contains("Việc ngắn nhất"),
        "and not less"
    );
}

#[test]
fn a_password_is_tried_without_being_shown() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::start(home.path(), 80, &["password"]);
    // What is known of the person counts.
    let asked = sitting.say("thaohien77kqz");
    assert!(asked.contains("Tên, ngày sinh"), "{asked}");
    // Whether a server may be asked is a question of its own; Enter declines.
    let asked = sitting.say("Lê Thảo Hiền");
    assert!(asked.contains("1 Hỏi máy chủ"), "{asked}");
    let (code, screen) = sitting.end_with("");
    assert_eq!(code, 0);
    assert!(screen.contains("Có thông tin của chính mình"), "{screen}");
    assert!(screen.contains("rasoat password --suggest"), "{screen}");
    assert!(!screen.contains("thaohien77kqz"), "{screen}");
    assert!(files(home.path()).is_empty(), "it keeps nothing");
}

#[test]
fn a_password_prompt_can_be_left() {
    let home = tempfile::tempdir().unwrap();
    let (code, screen) = Sitting::start(home.path(), 80, &["password"]).end_with("");
    assert_eq!(code, 0, "{screen}");
    let (code, _) = Sitting::start(home.path(), 80, &["password"]).interrupt();
    assert_eq!(code, 130);
    let mut sitting = Sitting::start(home.path(), 80, &["password"]);
    sitting.say("kn4rbux7htqz");
    let (code, screen) = sitting.interrupt();
    assert_eq!(code, 130);
    assert!(!screen.contains("kn4rbux"), "{screen}");
}

/// A quick audit up to its end.
fn at_the_end(home: &Path) -> Sitting {
    let mut sitting = quick(home);
    let mut shown = sitting.walk(SET_UP);
    for _ in 0..12 {
        if shown.contains("Đã hết câu hỏi") {
            break;
        }
        assert!(
            !sitting.screen.contains("so sánh"),
            "asked before the last question"
        );
        shown = sitting.say("1");
    }
    sitting
}

fn records(home: &Path) -> usize {
    let names = files(&home.join("history"));
    names
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rasoat"))
        .count()
}

const PASSPHRASE: &str = "Kn4r Bux7hTq Zwofle9";

#[test]
fn a_history_begins_after_the_result_and_opens_next_time() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = at_the_end(home.path());
    let shown = sitting.say("");
    let (result, question) = (shown.find("càng thấp càng tốt"), shown.find("Có lưu kết quả"));
    assert!(result.is_some() && result < question, "{shown}");
    let shown = sitting.say("9");
    assert!(shown.contains("Chỉ gõ số từ 1 đến 2"), "{shown}");
    let shown = sitting.say("1");
    assert!(shown.contains("Đặt cụm mật khẩu"), "{shown}");
    let shown = sitting.say("matkhau");
    assert!(shown.contains("dễ đoán"), "{shown}");
    let shown = sitting.say(PASSPHRASE);
    assert!(shown.contains("Gõ lại cụm đó"), "{shown}");
    let shown = sitting.say("khác");
    assert!(shown.contains("khác nhau"), "{shown}");
    sitting.say(PASSPHRASE);
    let (code, screen) = sitting.end_with(PASSPHRASE);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("Đã lưu vào lịch sử"), "{screen}");
    assert!(!screen.contains("Bux7hTq"), "{screen}");
    assert_eq!(records(home.path()), 1);
    assert!(!home.path().join("draft.jsonl").exists());

    // Next time the passphrase comes first; with nothing new to say nothing is kept twice.
    let mut sitting = quick(home.path());
    assert!(
        sitting.screen.contains("Cụm mật khẩu mở lịch sử"),
        "{}",
        sitting.screen
    );
    let shown = sitting.say("sai");
    assert!(shown.contains("Chưa đúng"), "{shown}");
    let shown = sitting.say(PASSPHRASE);
    assert!(shown.contains("câu trả lời"), "{shown}");
    let shown = sitting.say("");
    assert!(shown.contains("Đã hết câu hỏi"), "{shown}");
    let (code, screen) = sitting.end_with("");
    assert_eq!(code, 0);
    assert!(screen.contains("Không có câu trả lời nào mới"), "{screen}");
    assert_eq!(records(home.path()), 1);

    // Another answer is another audit; what was answered meanwhile lies sealed on the disk.
    let mut sitting = quick(home.path());
    sitting.say(PASSPHRASE);
    sitting.say("");
    sitting.say("l");
    sitting.say("2");
    let sealed = std::fs::read_to_string(home.path().join("draft.sealed")).unwrap();
    assert!(!sealed.contains("facebook"), "{sealed}");
    assert!(!home.path().join("draft.jsonl").exists());
    sitting.kill();
    let mut sitting = quick(home.path());
    sitting.say(PASSPHRASE);
    let shown = sitting.say("");
    assert!(shown.contains("Đã hết câu hỏi"), "{shown}");
    let (code, screen) = sitting.end_with("");
    assert_eq!(code, 0, "{screen}");
    assert_eq!(records(home.path()), 2);
    assert!(!home.path().join("draft.sealed").exists());
    for path in files(home.path()) {
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("Bux7hTq") && !text.contains("facebook"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn who_wants_no_history_keeps_nothing_and_is_not_asked_again() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = at_the_end(home.path());
    sitting.say("");
    let (code, screen) = sitting.end_with("2");
    assert_eq!(code, 0);
    assert!(screen.contains("đã được xóa"), "{screen}");
    assert!(!home.path().join("draft.jsonl").exists());
    let (code, screen) = at_the_end(home.path()).end_with("");
    assert_eq!(code, 0);
    assert!(screen.contains("Không giữ lịch sử"), "{screen}");
    assert_eq!(records(home.path()), 0);
}

#[test]
fn whoever_stops_at_the_question_has_lost_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = at_the_end(home.path());
    sitting.say("");
    let (code, _) = sitting.interrupt();
    assert_eq!(code, 130);
    assert!(draft(home.path()).len() > 5);
    let mut sitting = quick(home.path());
    sitting.say("");
    sitting.say("");
    let (code, screen) = sitting.end_with("2");
    assert_eq!(code, 0, "{screen}");
}

#[test]
fn forgetting_asks_first() {
    let home = tempfile::tempdir().unwrap();
    let mut sitting = at_the_end(home.path());
    sitting.say("");
    let (code, _) = sitting.end_with("");
    assert_eq!(code, 0);
    let forget = || Sitting::start(home.path(), 80, &["forget"]);
    let (code, screen) = forget().end_with("");
    assert_eq!((code, screen.contains("Chưa xóa gì")), (0, true), "{screen}");
    assert!(home.path().join("draft.jsonl").exists());
    let (code, screen) = forget().end_with("1");
    assert_eq!((code, screen.contains("Đã xóa")), (0, true), "{screen}");
    assert_eq!(files(home.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_vault_answers_what_it_can_and_the_draft_keeps_only_the_answers() {
    let home = tempfile::tempdir().unwrap();
    let there = tempfile::tempdir().unwrap();
    let [one, other] = &crate::canary::CANARIES;
    let export = there.path().join("mat-khau.csv");
    let rows = format!(
        "name,url,username,password,note\nTên riêng của mục,https://www.facebook.com/,lan.canary,{},\nMail,https://accounts.google.com/,lan.canary,{},\n",
        one.secret, other.secret
    );
    std::fs::write(&export, rows).unwrap();
    let path = export.display().to_string();
    let args = ["audit", "--quick", "--offline", "--all", "--vault", &path];
    let mut sitting = Sitting::start(home.path(), 80, &args);
    let shown = sitting.walk(SET_UP);
    assert!(
        shown.contains("4 câu đã đo từ kho mật khẩu nên không hỏi lại."),
        "{shown}"
    );
    assert!(shown.contains("Câu 1 trên "), "{shown}");
    let measured = |draft: &str| draft.lines().filter(|line| line.contains("\"measured\"")).count();
    let read = || std::fs::read_to_string(home.path().join("draft.jsonl")).unwrap();
    assert_eq!(measured(&read()), 4);
    // One can go back to what was measured, and say something else.
    let shown = sitting.say("l");
    assert!(shown.contains("Chương trình đã đo: "), "{shown}");
    let before = read().lines().count();
    sitting.say("1");
    let after = read();
    let change = after.lines().nth(before).expect("a line for the change");
    assert!(change.contains("\"declared\""), "{change}");
    // Whoever leaves is told where the passwords still lie.
    let shown = sitting.say("q");
    assert!(shown.contains("Ghi đè rồi xóa tệp này"), "{shown}");
    let (code, first) = sitting.end_with("");
    assert_eq!(code, 0);
    assert!(export.exists());

    // Going on needs no vault: the answers and their grounds are there.
    let mut sitting = quick(home.path());
    let mut shown = sitting.say("");
    let mut asked = 0;
    while !shown.contains("Đã hết câu hỏi") {
        assert!(
            !shown.contains("Mọi mật khẩu đang dùng đã khó đoán")
                && !shown.contains("có mật khẩu riêng không"),
            "asked again:\n{shown}"
        );
        asked += 1;
        assert!(asked <= 12, "{shown}");
        shown = sitting.say("1");
    }
    // The result, then the question whether to keep it, which may stay open.
    let shown = sitting.say("");
    assert!(shown.contains("Có lưu kết quả"), "{shown}");
    let (code, second) = sitting.end_with("");
    assert_eq!(code, 0);
    let result = crate::harness::Rasoat::new(home.path())
        .args(["show", "--all", "--plain"])
        .run()
        .code(0);
    assert!(
        result.stdout.contains("Căn cứ: chương trình đo"),
        "{}",
        result.stdout
    );
    for canary in [one, other] {
        for (text, place) in [
            (&first, "the screen"),
            (&second, "the second screen"),
            (&result.stdout, "the result"),
        ] {
            canary.not_in(text.as_bytes(), place);
        }
        canary.not_under(home.path(), "RASOAT_HOME");
    }
    for file in files(home.path()) {
        let text = std::fs::read_to_string(&file).unwrap();
        for word in ["lan.canary", "riêng của mục", "mat-khau.csv", "\"row\""] {
            assert!(!text.contains(word), "{word} is in {}", file.display());
        }
    }
}

#[test]
fn the_password_of_a_vault_is_asked_for_before_the_interview() {
    let home = tempfile::tempdir().unwrap();
    let there = tempfile::tempdir().unwrap();
    let vault = there.path().join("kho.kdbx");
    std::fs::write(&vault, include_bytes!("../data/vault/kdbx4.kdbx")).unwrap();
    let path = vault.display().to_string();
    let mut sitting = Sitting::open(
        home.path(),
        80,
        &["audit", "--quick", "--offline", "--vault", &path],
    );
    let shown = sitting.see("(gõ không hiện):");
    assert!(!shown.contains("Enter bắt đầu"), "{shown}");
    let shown = sitting.say("kho-thu-nghiem");
    assert!(!shown.contains("kho-thu-nghiem"), "{shown}");
    assert!(shown.contains("mục trong kho, chỉ giữ trong bộ nhớ"), "{shown}");
    let shown = sitting.walk(SET_UP);
    assert!(shown.contains("đã đo từ kho mật khẩu"), "{shown}");
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    // A vault under lock lies where it should.
    assert!(!screen.contains("Ghi đè rồi xóa"), "{screen}");
}

/// Somebody who is frightened chooses a number and reads the first ten minutes alone, before anything else follows.
#[test]
fn an_incident_is_chosen_by_its_number_and_told_one_thing_at_a_time() {
    let home = crate::harness::folder();
    let mut sitting = Sitting::open(home.path(), 80, &["incident"]);
    let list = sitting.prompt();
    assert!(
        list.contains("7. ") && list.contains("Gõ số từ 1 đến 7"),
        "{list}"
    );
    let again = sitting.say("9");
    assert!(again.contains("Chỉ gõ số từ 1 đến 7"), "{again}");
    let first = sitting.say("5");
    assert!(
        first.contains("Mất SIM") && first.contains("10 phút đầu"),
        "{first}"
    );
    assert!(first.contains("Enter xem tiếp, q thoát."), "{first}");
    assert!(!first.contains("Không làm"), "{first}");
    assert!(first.lines().count() <= 24, "{first}");
    let next = sitting.say("");
    assert!(
        next.contains("Không làm") && next.contains("Giữ lại làm bằng chứng"),
        "{next}"
    );
    let next = sitting.say("");
    assert!(next.contains("Viettel: gọi 198"), "{next}");
    let (code, screen) = sitting.end_with("q");
    assert_eq!(code, 0);
    assert!(!screen.contains("Quy định liên quan"), "{screen}");

    let mut sitting = Sitting::open(home.path(), 80, &["su-co"]);
    sitting.prompt();
    assert_eq!(sitting.end_with("").0, 0);
    let mut sitting = Sitting::open(home.path(), 80, &["su-co", "bi-chiem"]);
    sitting.prompt();
    assert_eq!(sitting.interrupt().0, 130);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}
