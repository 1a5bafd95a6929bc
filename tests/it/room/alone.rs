//! `rasoat audit --browser`: one person, the whole interview, and the result, over loopback.

use super::client::{Answer, ask};
use crate::harness::{folder, program};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

pub(crate) struct Alone {
    child: Child,
    pub at: String,
    pub home: String,
}

impl Alone {
    pub(super) fn new(home: &Path, options: &[&str]) -> Self {
        Self::among(&[], home, options)
    }

    /// The same in other surroundings.
    pub(crate) fn among(surroundings: &[(&str, &OsStr)], home: &Path, options: &[&str]) -> Self {
        let mut child = program()
            .envs(surroundings.iter().copied())
            .env("RASOAT_HOME", home)
            .env("TZ", "UTC")
            .args(["audit", "--browser"])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "no address was said");
        }
        // Whatever else is said must not fill the pipe.
        std::thread::spawn(move || lines.lines().for_each(drop));
        let (_, url) = line.trim().split_once("http://").unwrap();
        let (at, home) = url.split_once('/').unwrap();
        Self {
            child,
            at: at.to_owned(),
            home: format!("/{home}"),
        }
    }

    pub(crate) fn page(&self) -> String {
        let answer = ask(&self.at, "GET", &self.home, &[], "");
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body
    }

    pub(crate) fn post(&self, body: &str) -> Answer {
        let origin = format!("http://{}", self.at);
        ask(&self.at, "POST", &self.home, &[("Origin", &origin)], body)
    }

    /// Begins, and answers until nothing is left to ask.
    pub(crate) fn answers_everything(&self) {
        let _ = self.post("key=");
        let accounts = self.page();
        assert!(accounts.contains("Đang dùng những tài khoản nào?"), "{accounts}");
        // None: there is nothing to ask about, and that is said.
        let _ = self.press("key=several");
        assert!(self.page().contains("class=\"note\""));
        // Facebook once, Zalo once, Google twice.
        let _ = self.press("key=several&c1=1&c2=1&c3=2");
        let mut questions = 0;
        loop {
            let page = self.page();
            if page.contains("Đã hết câu hỏi") {
                break;
            }
            questions += 1;
            assert!(questions < 60, "{page}");
            let multiple = page.contains("value=\"several\"");
            let _ = self.press(if multiple { "key=several&c1=1" } else { "key=1" });
        }
        assert!(questions > 8, "{questions}");
        let _ = self.press("key=");
    }

    fn press(&self, body: &str) -> Answer {
        let page = self.page();
        let serial = page
            .split("name=\"serial\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        self.post(&format!("serial={serial}&{body}"))
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _over_already = self.child.kill();
        let _over_already = self.child.wait();
    }
}

#[test]
fn one_person_is_asked_everything_and_sees_the_result_without_a_terminal() {
    let home = folder();
    let mut alone = Alone::new(home.path(), &["--quick"]);
    let first = alone.page();
    assert!(first.contains("chỉ chạy trên máy này"), "{first}");
    alone.answers_everything();
    // Where the system has a key store, it is asked whether to keep a history.
    if alone.page().contains("Một câu cuối") {
        let _ = alone.post("offer=later");
    }
    let done = alone.page();
    assert!(
        done.contains("Kết quả đã có") && done.contains("bản nháp"),
        "{done}"
    );
    let result = ask(&alone.at, "GET", &format!("{}/result", alone.home), &[], "");
    assert_eq!(result.status, 200);
    assert!(result.body.contains("càng thấp càng tốt"), "{}", result.body);
    assert_eq!(result.header("set-cookie"), None);
    assert!(alone.post("key=end").body.contains("Chương trình đã đóng"));
    assert!(alone.child.wait().unwrap().success());
    // What was answered is there next time.
    let again = Alone::new(home.path(), &["--quick"]);
    assert!(again.page().contains("câu trả lời từ trước"));
}

#[test]
fn every_answer_is_kept_before_the_next_page_and_back_and_undo_work() {
    let home = folder();
    let alone = Alone::new(home.path(), &[]);
    let _ = alone.post("key=");
    let _ = alone.press("key=several&c1=1&c2=1");
    let second = alone.page();
    let _ = alone.press("key=l");
    assert!(alone.page().contains("Đang dùng những tài khoản nào?"));
    // A form of an older page changes nothing.
    let _ = alone.post("serial=0&key=several&c1=2&c2=2&c3=2");
    assert!(alone.page().contains("Đang dùng những tài khoản nào?"));
    let _ = alone.press("key=");
    assert_eq!(heading(&alone.page()), heading(&second));
    let _ = alone.press("key=u");
    assert!(alone.page().contains("Đã trả lại như trước"));
    drop(alone);
    // It was killed: what was answered is on the disk.
    let again = Alone::new(home.path(), &[]);
    assert!(again.page().contains("Bắt đầu"));
}

fn heading(page: &str) -> &str {
    page.split("<h1>")
        .nth(1)
        .and_then(|rest| rest.split("</h1>").next())
        .unwrap_or_default()
}

#[test]
fn nobody_else_drives_it_and_nothing_is_typed() {
    let home = folder();
    let alone = Alone::new(home.path(), &["--no-save"]);
    let refused: [&[(&str, &str)]; 3] = [
        &[],
        &[("Origin", "http://evil.example")],
        &[("Host", "evil.example"), ("Origin", "http://evil.example")],
    ];
    for headers in refused {
        assert_eq!(ask(&alone.at, "POST", &alone.home, headers, "key=").status, 403);
    }
    assert_eq!(
        ask(&alone.at, "GET", &alone.home, &[("Host", "evil.example")], "").status,
        403
    );
    assert_eq!(ask(&alone.at, "GET", "/", &[], "").status, 404);
    let _ = alone.post("key=");
    for _ in 0..4 {
        let page = alone.page();
        let typed = [
            "type=\"text\"",
            "type=\"password\"",
            "<textarea",
            "contenteditable",
        ];
        assert!(typed.iter().all(|field| !page.contains(field)), "{page}");
        let multiple = page.contains("value=\"several\"");
        let _ = alone.press(if multiple { "key=several&c1=1" } else { "key=1" });
    }
    let bye = alone.press("key=q");
    assert!(bye.body.contains("Không lưu gì"), "{}", bye.body);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}
