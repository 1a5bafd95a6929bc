//! What one side writes and the other reads, and what only Windows writes otherwise: `tests/windows` runs these.

use crate::breach::{CANARY, hex, list};
use crate::harness::{Done, Rasoat, file, folder, for_windows, program, this_system};
use crate::history::{PASSPHRASE, keep, profiles};
use crate::room::Alone;
use crate::room::client::{Open, ask};
use crate::room_papers::{room, written};
use crate::vault::samples;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One of the two programs.
type Side = fn() -> Command;

/// Who writes, who reads.
const BOTH_WAYS: [(Side, Side); 2] = [(this_system, program), (program, this_system)];

/// A run of one of the two.
fn run(side: Side, home: &Path, args: &[&str]) -> Done {
    args.iter().fold(Rasoat::of(side(), home), Rasoat::arg).run()
}

/// A path as Windows spells it: from a drive's letter on, with its own separators.
fn spelt(path: &Path) -> String {
    let path = path.display().to_string();
    if for_windows().is_some() {
        format!("Z:{}", path.replace('/', "\\"))
    } else {
        path
    }
}

/// Without the moment of the run, which is never the same twice.
fn still(text: &str) -> String {
    let mut out = String::new();
    for (index, part) in text.split('T').enumerate() {
        // A time is 00:00:00 after the T.
        let is_time = part.len() >= 8
            && part.bytes().zip(*b"00:00:00").all(|(byte, like)| {
                if like == b':' {
                    byte == b':'
                } else {
                    byte.is_ascii_digit()
                }
            });
        if index > 0 {
            out.push('T');
        }
        out += if is_time {
            part.get(8..).unwrap_or_default()
        } else {
            part
        };
    }
    out
}

#[test]
#[ignore = "tests/windows runs it"]
fn the_sample_reads_the_same_in_every_format() {
    let home = folder();
    for format in ["table", "plain", "json", "html", "csv"] {
        for lang in ["vi", "en"] {
            let args = ["audit", "--demo", "--all", "--format", format, "--lang", lang];
            let [here, there] =
                [this_system as Side, program].map(|side| run(side, home.path(), &args).code(0));
            assert_eq!(still(&here.stdout), still(&there.stdout), "{format} {lang}");
            assert_eq!(here.stderr, there.stderr, "{format} {lang}");
        }
    }
    // And into a file of a Vietnamese name.
    let page = home.path().join("kết quả.html");
    let args = ["audit", "--demo", "--format", "html", "-o", &spelt(&page)];
    let _ = run(program, home.path(), &args).code(0);
    let printed = run(this_system, home.path(), &args[..4]).code(0).stdout;
    assert_eq!(still(&std::fs::read_to_string(page).unwrap()), still(&printed));
}

#[test]
#[ignore = "tests/windows runs it"]
fn every_scenario_scores_the_same_bytes() {
    let scenarios: serde_json::Value =
        serde_json::from_str(include_str!("../data/model/scenarios.json")).unwrap();
    let home = folder();
    for (name, scenario) in scenarios["profiles"].as_object().unwrap() {
        let path = file(
            home.path(),
            &format!("{name}.json"),
            scenario["input"].to_string(),
        );
        let path = path.to_str().unwrap();
        let [here, there] = [this_system as Side, program]
            .map(|side| run(side, home.path(), &["score", "--json", path]).code(0));
        assert_eq!(here.stdout, there.stdout, "{name}");
    }
}

#[test]
#[ignore = "tests/windows runs it"]
fn a_vault_is_judged_the_same() {
    let home = folder();
    let (name, bytes, _) = samples::every().swap_remove(0);
    let path = file(home.path(), name, bytes);
    for format in ["plain", "json"] {
        let args = [
            "vault",
            "--offline",
            "--all",
            "--format",
            format,
            path.to_str().unwrap(),
        ];
        let [here, there] = [this_system as Side, program].map(|side| run(side, home.path(), &args).code(0));
        assert_eq!(still(&here.stdout), still(&there.stdout), "{format}");
    }
}

/// A list as it is downloaded, with the end of the line of one's choice.
fn leaked(home: &Path, name: &str, end: &str) -> PathBuf {
    let text = list(300, 9).iter().fold(String::new(), |mut out, (hash, count)| {
        let _always = write!(out, "{}:{count}{end}", hex(hash));
        out
    });
    assert!(text.contains(CANARY));
    file(home, name, text)
}

#[test]
#[ignore = "tests/windows runs it"]
fn an_index_built_on_one_side_is_read_on_the_other() {
    let home = folder();
    let mut built = Vec::new();
    for ((writes, reads), end) in BOTH_WAYS.into_iter().zip(["\n", "\r\n"]) {
        let leaked = leaked(home.path(), "list.txt", end);
        let index = home.path().join(format!("{}.rsi", built.len()));
        let _ = Rasoat::of(writes(), home.path())
            .args(["breach", "build", "--source", "mẫu", "--date", "23/11/2026", "-o"])
            .arg(&index)
            .arg(&leaked)
            .run()
            .code(0);
        let info = Rasoat::of(reads(), home.path())
            .args(["breach", "info", "--verify", "--json"])
            .arg(&index)
            .run()
            .code(0)
            .json();
        assert_eq!(info["complete"], true, "{info}");
        for (password, state) in [("123456", "found"), ("một mật khẩu khác hẳn", "not_found")] {
            let found = Rasoat::of(reads(), home.path())
                .args(["breach", "check", "--stdin", "--json", "--corpus"])
                .arg(&index)
                .stdin(format!("{password}{end}"))
                .run()
                .code(0)
                .json();
            assert_eq!(found["state"], state, "{password}: {found}");
        }
        built.push(std::fs::read(index).unwrap());
    }
    assert!(built[0] == built[1], "the two sides build different indexes");
}

#[test]
#[ignore = "tests/windows runs it"]
fn a_history_is_kept_on_one_side_and_goes_on_on_the_other() {
    for (writes, reads) in BOTH_WAYS {
        let home = folder();
        let (before, after) = profiles(home.path());
        // Notepad ends its lines so.
        let passphrase = file(home.path(), "cụm.txt", format!("{PASSPHRASE}\r\n"));
        let with_passphrase = |side: Side| {
            Rasoat::of(side(), home.path())
                .arg("--passphrase-file")
                .arg(&passphrase)
        };
        for (side, profile) in [(writes, before), (reads, after)] {
            let kept = with_passphrase(side)
                .args(["audit", "--answers"])
                .arg(profile)
                .run()
                .code(0);
            assert!(kept.stderr.contains("Đã lưu vào lịch sử"), "{}", kept.stderr);
        }
        let [one, other] =
            [writes, reads].map(|side| with_passphrase(side).args(["compare", "--json"]).run().code(0));
        assert_eq!(one.stdout, other.stdout);
        // A backup too.
        let backup = home.path().join("sao lưu.age");
        let _ = with_passphrase(writes).arg("backup").arg(&backup).run().code(0);
        let new = folder();
        let restored = Rasoat::of(reads(), new.path())
            .arg("--passphrase-file")
            .arg(&passphrase)
            .arg("restore")
            .arg(&backup)
            .run()
            .code(0);
        let listed = Rasoat::of(reads(), new.path())
            .arg("--passphrase-file")
            .arg(&passphrase)
            .args(["history", "--json"])
            .run()
            .code(0)
            .json();
        assert_eq!(
            listed["audits"].as_array().map(Vec::len),
            Some(2),
            "{} {}",
            restored.stdout,
            restored.stderr
        );
    }
}

#[test]
#[ignore = "tests/windows runs it"]
fn a_room_on_windows_is_joined_from_here_and_goes_on_here() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seats = [room.join(), room.join(), room.join()];
    room.act("do=open&phase=before&row=0");
    for seat in &seats {
        let page = room.get(seat);
        assert_eq!(page.status, 200, "{page:?}");
        assert!(page.body.contains("Mỗi") || page.body.contains("bạn") || !page.body.is_empty());
        assert_eq!(room.answer(seat, "before", 0, "1").status, 303);
    }
    let screen = ask(&room.at, "GET", "/screen", &[], "");
    assert!(screen.body.contains('3'), "{}", screen.body);
    // Nobody opens a second room over it.
    let second = Rasoat::new(home.path())
        .args(["room", "open", "--json", "--listen", "127.0.0.1:0"])
        .run();
    assert_ne!(second.code, 0, "{}", second.stdout);
    room.act("do=free&phase=after");
    assert!(room.close().success());
}

#[test]
#[ignore = "tests/windows runs it"]
fn the_content_is_sound() {
    let home = folder();
    let [here, there] =
        [this_system as Side, program].map(|side| run(side, home.path(), &["checklist", "lint"]).code(0));
    assert_eq!(here.stdout, there.stdout);
    // A pack that was begun on Windows, where Notepad ends lines its own way, and goes on here.
    let folder = home.path().join("Tỉnh mẫu");
    let _ = run(
        program,
        home.path(),
        &["checklist", "new", "tinh-mau", &spelt(&folder)],
    )
    .code(0);
    let _ = run(program, home.path(), &["checklist", "lint", &spelt(&folder)]).code(0);
    let _ = run(
        this_system,
        home.path(),
        &["checklist", "lint", folder.to_str().unwrap()],
    )
    .code(0);
}

#[test]
#[ignore = "tests/windows runs it"]
fn lines_may_end_as_on_windows() {
    let home = folder();
    let profile = include_str!("../../src/cli/sample.toml");
    let csv = String::from_utf8(samples::CSVS[0].write(&samples::logins(), samples::PLAIN)).unwrap();
    for (name, text, args) in [
        ("hồ sơ.toml", profile, ["score", "--json"]),
        ("mật khẩu.csv", &csv, ["vault", "--json"]),
    ] {
        let [unix, windows] = [("", "\n"), ("crlf ", "\r\n")].map(|(before, end)| {
            let lines: Vec<&str> = text.lines().collect();
            file(home.path(), &format!("{before}{name}"), lines.join(end) + end)
        });
        let [one, other] = [unix, windows].map(|path| {
            run(program, home.path(), &[args[0], args[1], &spelt(&path)])
                .code(0)
                .stdout
        });
        assert_eq!(
            still(&one).replace("crlf ", ""),
            still(&other).replace("crlf ", ""),
            "{name}"
        );
    }
}

/// Windows once ended paths at 260 letters; and people's folders have Vietnamese names.
#[test]
#[ignore = "tests/windows runs it"]
fn paths_may_be_long_and_vietnamese() {
    let home = folder();
    let mut deep = home.path().join("Tài liệu của Nguyễn Thị Đoan Trang");
    while deep.as_os_str().len() < 400 {
        deep = deep.join("Phòng Nội vụ – hồ sơ tập huấn năm 2026");
    }
    std::fs::create_dir_all(&deep).unwrap();
    let profile = file(&deep, "hồ sơ.toml", include_str!("../../src/cli/sample.toml"));
    let passphrase = file(&deep, "cụm mật khẩu.txt", PASSPHRASE);
    let data = deep.join("dữ liệu");
    let report = deep.join("kết quả.html");
    let run = |args: &[&str]| {
        let run = Rasoat::new(home.path())
            .env("RASOAT_HOME", &spelt(&data))
            .arg("--passphrase-file")
            .arg(spelt(&passphrase));
        args.iter().fold(run, Rasoat::arg).run()
    };
    let _ = run(&["audit", "--answers", &spelt(&profile)])
        .code(0)
        .says("Đã lưu vào lịch sử");
    assert!(data.join("history").is_dir());
    let _ = run(&["show", "--format", "html", "-o", &spelt(&report)]).code(0);
    assert!(std::fs::read_to_string(report).unwrap().contains("</html>"));
    // And a message that names such a path names it whole.
    let missing = deep.join("không có.toml");
    let said = run(&["score", &spelt(&missing)]).code(4);
    assert!(said.stderr.contains("không có.toml"), "{}", said.stderr);
}

/// Two at once: every audit that was said to be kept is there, and is read on this side.
#[test]
#[ignore = "tests/windows runs it"]
fn two_at_once_keep_what_they_said_they_kept() {
    let home = folder();
    let (before, _) = profiles(home.path());
    keep(home.path(), &before);
    let both: Vec<_> = (0..2)
        .map(|_| {
            let (home, before) = (home.path().to_owned(), before.clone());
            std::thread::spawn(move || {
                crate::history::with_passphrase(&home)
                    .args(["audit", "--answers"])
                    .arg(&before)
                    .run()
            })
        })
        .collect();
    let codes: Vec<i32> = both.into_iter().map(|one| one.join().unwrap().code).collect();
    assert!(codes.iter().all(|code| [0, 6].contains(code)), "{codes:?}");
    let kept = 1 + codes.iter().filter(|code| **code == 0).count();
    let listed = Rasoat::of(this_system(), home.path())
        .arg("--passphrase-file")
        .arg(home.path().with_extension("passphrase"))
        .args(["history", "--json"])
        .run()
        .code(0)
        .json();
    assert_eq!(listed["audits"].as_array().map(Vec::len), Some(kept), "{codes:?}");
}

#[test]
#[ignore = "tests/windows runs it"]
fn the_key_of_a_history_lies_in_the_credential_manager() {
    let home = folder();
    let alone = Alone::among(&[], home.path(), &["--quick"]);
    alone.answers_everything();
    let asked = alone.page();
    assert!(asked.contains("kho khóa của máy này"), "{asked}");
    let _ = alone.post("offer=1");
    let done = alone.page();
    assert!(done.contains("rasoat history"), "{done}");
    let listed = run(program, home.path(), &["history", "--json"]).code(0).json();
    assert_eq!(listed["audits"].as_array().unwrap().len(), 1, "{listed}");
    // The other system has no such store: it says so, and shows nothing.
    let _ = run(this_system, home.path(), &["history"])
        .code(6)
        .says("kho khóa");
    let _ = run(program, home.path(), &["forget", "--yes"])
        .code(0)
        .prints("kho khóa");
}

#[test]
#[ignore = "tests/windows runs it"]
fn a_star_names_every_file_there() {
    let home = folder();
    let paths = [1, 2].map(|number| {
        let name = format!("xã {number}.rsum");
        written(home.path(), &name, room(number))
    });
    let [one, two] = paths.each_ref().map(|path| path.to_str().unwrap());
    let here = run(this_system, home.path(), &["room", "merge", "--json", one, two]).code(0);
    let all = spelt(&home.path().join("*.rsum"));
    let there = run(program, home.path(), &["room", "merge", "--json", &all]).code(0);
    assert_eq!(here.stdout, there.stdout);
    // What fits nothing is told as it was typed.
    let none = spelt(&home.path().join("*.khac"));
    let _ = run(program, home.path(), &["room", "merge", &none])
        .code(4)
        .says("*.khac");
}

/// Waits for what another program is about to do: a minute at most.
#[track_caller]
fn soon(is_so: impl Fn() -> bool) {
    let waited = (0..60_000).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(1));
        is_so()
    });
    assert!(waited, "it did not come to that");
}

/// Somebody else's program that has a file open: nobody may write to it, erase it or rename it.
struct Holder(std::process::Child);

impl Holder {
    /// `cmd` writes the question of `pause` into the file and waits for a key.
    fn of(path: &Path) -> Self {
        let child = Command::new("wine")
            .args(["cmd", "/c", &format!("pause>{}", spelt(path))])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        soon(|| !std::fs::read(path).unwrap_or_default().is_empty());
        Self(child)
    }

    fn let_go(mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().unwrap().success());
    }
}

#[test]
#[ignore = "tests/windows runs it"]
fn a_file_that_is_held_for_a_moment_is_waited_for_and_one_that_stays_open_is_told() {
    let home = folder();
    let page = home.path().join("bang.csv");
    let args = ["audit", "--demo", "--format", "csv", "-o", &spelt(&page)];
    let holder = Holder::of(&page);
    let held = run(program, home.path(), &args).code(4);
    assert!(held.stderr.contains("bang.csv"), "{}", held.stderr);
    let waited = std::thread::scope(|scope| {
        let late = scope.spawn(|| run(program, home.path(), &args));
        // It has begun to write.
        soon(|| std::fs::read_dir(home.path()).unwrap().count() == 2);
        std::thread::sleep(std::time::Duration::from_millis(300));
        holder.let_go();
        late.join().unwrap()
    });
    let _ = waited.code(0);
    assert!(std::fs::read_to_string(&page).unwrap().contains("facebook"));
    // Nothing half done lies beside it.
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
}
