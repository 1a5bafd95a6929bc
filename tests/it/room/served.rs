//! The room as phones, the projector and the officer meet it: the real program over HTTP.

#[cfg(target_os = "linux")]
use super::client::ask_from;
use super::client::{Open, ask, raw};
use crate::harness::{Rasoat, folder, not_under_wine};
use std::io::BufRead;
use std::path::Path;

/// The one summary in a folder.
pub(super) fn summary(home: &Path) -> serde_json::Value {
    let mut files = std::fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let file = files.find(|path| path.extension().is_some_and(|end| end == "rsum"));
    serde_json::from_slice(&std::fs::read(file.expect("a summary")).unwrap()).unwrap()
}

/// Everything that lies under a folder, as text.
fn everything(folder: &Path) -> String {
    let mut out = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out += &everything(&path);
        } else {
            out += &path.display().to_string();
            out.push('\n');
            out += &String::from_utf8_lossy(&std::fs::read(path).unwrap());
        }
    }
    out
}

/// The names of all fields of a page, and the one kind in which people could type.
fn fields(page: &str) -> (Vec<String>, usize) {
    let of = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let tags = || page.split('<').filter_map(|part| part.split('>').next());
    let inputs: Vec<&str> = tags()
        .filter(|tag| tag.starts_with("input") || tag.starts_with("button"))
        .collect();
    let typed = tags()
        .filter(|tag| {
            tag.starts_with("textarea") || tag.starts_with("select") || tag.contains("contenteditable")
        })
        .count();
    let text = inputs
        .iter()
        .filter(|tag| tag.starts_with("input") && of(tag, "type").as_deref() != Some("hidden"))
        .count();
    (
        inputs.iter().filter_map(|tag| of(tag, "name")).collect(),
        typed + text,
    )
}

#[test]
fn nobody_can_type_anything_but_the_code() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seat = room.join();
    let front = room.get("/");
    assert_eq!(fields(&front.body), (vec!["code".to_owned()], 1));
    let mut pages = vec![
        room.get(&format!("/{}", room.code)),
        room.get(&seat),
        room.get("/screen"),
        room.get(&format!("{seat}/leave")),
        room.get(&format!("{seat}/slip")),
        room.get("/nowhere/at/all"),
        room.officer("GET", "", ""),
    ];
    for act in ["do=open&phase=before&row=0", "do=free&phase=before"] {
        room.act(act);
        pages.extend((0..12).map(|row| room.get(&format!("{seat}?row={row}"))));
    }
    for act in ["do=fix&station=0", "do=free&phase=after", "do=leave"] {
        room.act(act);
        pages.push(room.get(&seat));
    }
    for page in &pages {
        let (names, typed) = fields(&page.body);
        assert_eq!(typed, 0, "{}", page.body);
        let known = ["key", "row", "phase", "do", "station", "minutes"];
        assert!(
            names.iter().all(|name| known.contains(&name.as_str())),
            "{names:?}"
        );
        assert!(!page.body.contains("type=\"password\"") && !page.body.contains("autocomplete=\"name\""));
    }
}

#[test]
fn every_page_says_what_a_browser_may_do_with_it_and_sets_no_cookie() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seat = room.join();
    let answers = [
        room.get("/"),
        room.get(&seat),
        room.get("/screen"),
        room.get("/a/room.js"),
        room.get("/nothing/here"),
        room.post(&format!("/{}", room.code), ""),
        room.officer("GET", "", ""),
    ];
    for answer in &answers {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe"), "{policy}");
        // A page of this computer's own has to tell where its forms come from; nobody else is told anything.
        let policy = answer.header("referrer-policy").unwrap();
        assert_eq!(
            policy,
            if std::ptr::eq(answer, &raw const answers[6]) {
                "same-origin"
            } else {
                "no-referrer"
            }
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("set-cookie"), None);
        assert!(
            !answer.body.contains("<script>")
                && !answer.body.contains(" style=")
                && !answer.body.contains(" onclick")
        );
    }
}

#[test]
fn the_first_screen_says_what_is_asked_what_never_and_who_could_see_it() {
    let home = folder();
    let room = Open::fresh(home.path());
    let page = room.get(&format!("/{}", room.code)).body;
    for words in [
        "Không bao giờ hỏi mật khẩu, tên tài khoản, họ tên",
        "Sẽ hỏi 12 câu",
        "không hiện và không lưu điều một người đã trả lời",
        "Ai nghe lén mạng hoặc sửa chương trình thì có thể thấy",
        "từ 5 người trở lên",
        "Câu nào cũng bỏ qua được",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let seat = room.join();
    for page in [room.get(&seat), room.get(&format!("{seat}?row=3"))] {
        assert!(page.body.contains("Rời phòng và xóa"), "{}", page.body);
    }
}

#[test]
fn a_wrong_code_is_told_and_a_right_one_leads_in() {
    let home = folder();
    let room = Open::fresh(home.path());
    let wrong = room.post("/", "code=1");
    assert_eq!(wrong.status, 200);
    assert!(wrong.body.contains("Mã chưa đúng"), "{}", wrong.body);
    let (first, second) = room.code.split_at(3);
    let right = room.post("/", &format!("code={first}+{second}"));
    assert_eq!(right.header("location"), Some(format!("/{}", room.code).as_str()));
}

#[test]
fn sixteen_people_answer_twice_and_the_room_sees_itself_once_a_row_is_closed() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seats: Vec<String> = (0..16).map(|_| room.join()).collect();
    room.act("do=open&phase=before&row=0");
    for (index, seat) in seats.iter().enumerate() {
        let key = if index < 8 { "1" } else { "6" };
        let done = room.answer(seat, "before", 0, key);
        assert_eq!(done.status, 303, "{done:?}");
    }
    let open = room.get("/screen").body;
    assert!(open.contains("16 người đã trả lời") && open.contains("Kết quả hiện ra sau khi câu này đóng"));
    assert!(!open.contains("trên 16</"), "{open}");
    room.act("do=close");
    let closed = room.get("/screen").body;
    assert!(
        closed.contains("Ổn: 8 trên 16") && closed.contains("Cần sửa: 8 trên 16"),
        "{closed}"
    );
    // The second row: four answer, and that is all that is said of it.
    room.act("do=open&phase=before&row=1");
    for seat in seats.iter().take(4) {
        let _ = room.answer(seat, "before", 1, "1");
    }
    room.act("do=close");
    let closed = room.get("/screen").body;
    assert!(closed.contains("chưa đủ 5 người trả lời"), "{closed}");
    // After the stations everybody has it right.
    room.act("do=fix&station=0");
    let station = room.get(&seats[12]).body;
    assert!(station.contains("xác minh 2 bước"), "{station}");
    assert!(!station.contains("Việc 1 trên"), "{station}");
    room.act("do=open&phase=after&row=0");
    for seat in &seats {
        let page = room.get(seat).body;
        assert!(page.contains("Lượt đầu đã chọn"), "{page}");
        let _ = room.answer(seat, "after", 0, "2");
    }
    room.act("do=leave");
    let end = room.get("/screen").body;
    assert!(
        end.contains("trước: Ổn: 8 trên 16") && end.contains("sau: Ổn: hầu hết"),
        "{end}"
    );
    let plan = room.get(&seats[0]).body;
    assert!(
        plan.contains("Kế hoạch mang về") && plan.contains("Đã trả lời 2 trên 12 câu"),
        "{plan}"
    );
    let slip = room.get(&format!("{}/slip", seats[0])).body;
    assert!(
        slip.contains(&room.code) && slip.contains("không có câu trả lời nào"),
        "{slip}"
    );
    let code = room.code.clone();
    assert!(room.close().success());
    let left = summary(home.path());
    assert_eq!(left["rooms"][0]["joined"], 16);
    assert_eq!(left["rooms"][0]["rows"][0]["before"]["good"], 8);
    assert_eq!(left["rooms"][0]["rows"][0]["after"]["good"], "almost-all");
    assert_eq!(left["rooms"][0]["rows"][1]["before"], "too-few");
    assert_eq!(left["rooms"][0]["rows"][2]["before"], serde_json::Value::Null);
    // Nothing of a seat is left anywhere, and no code or token either.
    let all = everything(home.path());
    for gone in seats
        .iter()
        .map(|seat| seat.trim_start_matches("/s/"))
        .chain(["sealed", "\"seat\""])
    {
        assert!(!all.contains(gone), "{gone} is still there");
    }
    assert!(!left.to_string().contains(&code));
}

#[test]
fn the_journal_holds_no_answer_in_the_open() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seats: Vec<String> = (0..3).map(|_| room.join()).collect();
    room.act("do=free&phase=before");
    for seat in &seats {
        for row in 0..12 {
            let _ = room.answer(seat, "before", row, "1");
        }
    }
    let all = everything(home.path());
    assert!(all.contains("sealed"));
    for seat in &seats {
        assert!(
            !all.contains(seat.trim_start_matches("/s/")),
            "a token is on the disk"
        );
    }
    // Three are no batch: there is no count of them.
    assert!(!all.contains("[\"before\",0,"), "{all}");
    for choice in [
        "\"key\"",
        "\"own\"",
        "\"phone\"",
        "\"strong\"",
        "\"written\"",
        "declared",
    ] {
        assert!(!all.contains(choice), "{choice}");
    }
}

#[test]
fn a_killed_laptop_goes_on_and_every_phone_finds_its_seat_and_its_answers() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seats: Vec<String> = (0..9).map(|_| room.join()).collect();
    room.act("do=free&phase=before");
    for seat in &seats {
        for row in 0..5 {
            assert_eq!(room.answer(seat, "before", row, "1").status, 303);
        }
    }
    let (code, at) = (room.code.clone(), room.at.clone());
    room.kill();
    let again = Open::new(home.path(), &[]);
    assert_eq!((&again.code, &again.at), (&code, &at));
    for seat in &seats {
        let page = again.get(seat).body;
        assert!(page.contains("Câu 6 trên 12"), "{page}");
        for row in 5..12 {
            assert_eq!(again.answer(seat, "before", row, "1").status, 303);
        }
    }
    again.act("do=close");
    assert!(again.close().success());
    let left = summary(home.path());
    for row in 0..12 {
        assert_eq!(left["rooms"][0]["rows"][row]["before"]["answered"], 9, "{left}");
    }
    assert_eq!(left["rooms"][0]["completed"], 9);
}

#[test]
fn a_room_closes_from_another_window_whether_its_server_runs_or_not() {
    for running in [true, false] {
        let home = folder();
        let room = Open::fresh(home.path());
        let seats: Vec<String> = (0..6).map(|_| room.join()).collect();
        room.act("do=free&phase=before");
        for seat in &seats {
            let _ = room.answer(seat, "before", 0, "1");
        }
        room.act("do=close");
        let to = home.path().join("sang.rsum");
        let close = |options: &[&str]| {
            let mut close = Rasoat::new(home.path()).args(["room", "close", "-o"]).arg(&to);
            for option in options {
                close = close.arg(option);
            }
            close.run()
        };
        if running {
            let _ = close(&[]).code(0).says("Đã xóa 6 chỗ ngồi");
            assert!(room.wait().success());
        } else {
            room.kill();
            // The phones could still come back: their last answers are lost only where somebody wants it so.
            let _ = close(&[])
                .code(2)
                .says("6 điện thoại chưa quay lại")
                .says("rasoat room open")
                .says("--yes");
            assert!(!to.exists() && everything(home.path()).contains("sealed"));
            let _ = close(&["--yes"]).code(0).says("Đã xóa 6 chỗ ngồi");
        }
        let left: serde_json::Value = serde_json::from_slice(&std::fs::read(&to).unwrap()).unwrap();
        assert_eq!(left["rooms"][0]["rows"][0]["before"]["answered"], 6);
        assert!(!everything(home.path()).contains("sealed"));
        let none = Rasoat::new(home.path()).args(["room", "close"]).run();
        let _ = none.code(2).says("Không có phòng nào đang mở");
    }
}

#[test]
fn at_ones_own_pace_the_projector_says_how_far_the_room_is_and_no_more_than_is_true() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seats: Vec<String> = (0..6).map(|_| room.join()).collect();
    room.act("do=free&phase=before");
    let screen = || room.get("/screen").body;
    assert!(
        screen().contains("Câu nào cũng đã có 0 người trả lời"),
        "{}",
        screen()
    );
    // Nobody has answered everything, and yet six are at it.
    for (number, seat) in seats.iter().enumerate() {
        for row in 0..=number {
            let _ = room.answer(seat, "before", row, "1");
        }
    }
    let said = screen();
    assert!(said.contains("Mỗi câu đã có từ 0 đến 6 người trả lời"), "{said}");
    assert!(said.contains("khi lượt này kết thúc"), "{said}");
    assert!(!said.contains(">0 người đã trả lời"), "{said}");
    for seat in &seats {
        for row in 0..12 {
            let _ = room.answer(seat, "before", row, "1");
        }
    }
    assert!(screen().contains("Câu nào cũng đã có 6 người trả lời"));
}

/// On a narrow window too, a code is read out as a whole.
#[test]
fn the_code_of_a_room_stays_in_one_line() {
    let home = folder();
    let mut child = crate::harness::program()
        .env("RASOAT_HOME", home.path())
        .env("COLUMNS", "40")
        .args(["room", "open", "--listen", "127.0.0.1:0"])
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    let told: Vec<String> = lines
        .map(Result::unwrap)
        .take_while(|line| !line.contains("Màn hình"))
        .collect();
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = everything(home.path());
    let (_, code) = kept.split_once("\"code\":\"").unwrap();
    let (code, _) = code.split_once('"').unwrap();
    let (one, two) = code.split_at(3);
    let whole = format!("{one}\u{a0}{two}");
    assert!(
        told.iter().any(|line| line.contains(&whole)),
        "{whole} in {told:?}"
    );
}

#[test]
fn an_empty_room_whose_server_stopped_closes_without_a_question() {
    let home = folder();
    Open::fresh(home.path()).kill();
    let _ = Rasoat::new(home.path())
        .args(["room", "close", "-o"])
        .arg(home.path().join("trong.rsum"))
        .run()
        .code(0)
        .says("Đã xóa 0 chỗ ngồi");
}

#[test]
fn where_the_summary_goes_is_known_before_anybody_comes_in() {
    let home = folder();
    let _ = Rasoat::new(home.path())
        .args(["room", "open", "--listen", "127.0.0.1:0", "-o"])
        .arg(home.path().join("không có/phòng.rsum"))
        .run()
        .code(4)
        .says("phòng.rsum");
    assert!(!home.path().join("room/room.journal").exists());
}

#[test]
fn what_a_room_was_opened_with_cannot_be_changed() {
    let home = folder();
    let room = Open::new(home.path(), &["--listen", "127.0.0.1:0", "--k", "8"]);
    let second = Rasoat::new(home.path())
        .args(["room", "open", "--listen", "127.0.0.1:0"])
        .run();
    let _ = second.code(4).says("cửa sổ khác");
    room.kill();
    for options in [["--k", "5"], ["--k", "9"]] {
        let other = Rasoat::new(home.path())
            .args(["room", "open"])
            .args(options)
            .run();
        let _ = other.code(2).says("nhóm nhỏ nhất 8");
    }
    for k in ["4", "0", "-1", "x", "1001"] {
        let small = Rasoat::new(home.path()).args(["room", "open", "--k", k]).run();
        let _ = small.code(2).says("từ 5 đến 1000");
    }
    let _ = Rasoat::new(home.path())
        .args(["room", "open", "--pack", "quick"])
        .run()
        .code(2);
}

#[test]
fn whoever_leaves_is_erased_and_the_address_is_dead() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seat = room.join();
    room.act("do=free&phase=before");
    let _ = room.answer(&seat, "before", 0, "1");
    let before = everything(home.path());
    assert_eq!(before.matches("\"seat\"").count(), 2);
    assert!(
        room.get(&format!("{seat}/leave"))
            .body
            .contains("Rời phòng và xóa?")
    );
    let left = room.post(&format!("{seat}/leave"), "");
    assert!(left.body.contains("Đã xóa"), "{left:?}");
    assert_eq!(room.get(&seat).status, 410);
    assert_eq!(room.answer(&seat, "before", 1, "1").status, 410);
    assert!(!everything(home.path()).contains("\"seat\""));
}

#[test]
fn only_the_officers_own_page_drives_the_room() {
    let home = folder();
    let room = Open::fresh(home.path());
    let act = format!("/{}/act", room.secret);
    let body = "do=free&phase=before";
    let here = format!("http://{}", room.control);
    let refused: [&[(&str, &str)]; 5] = [
        &[],
        &[("Origin", "http://evil.example")],
        &[("Origin", "null")],
        &[("Host", "evil.example"), ("Origin", "http://evil.example")],
        &[("Host", "evil.example"), ("Origin", &here)],
    ];
    for headers in refused {
        assert_eq!(
            ask(&room.control, "POST", &act, headers, body).status,
            403,
            "{headers:?}"
        );
    }
    assert_eq!(
        ask(&room.control, "GET", &act, &[("Origin", &here)], "").status,
        405
    );
    let guessed = ask(
        &room.control,
        "POST",
        "/00000000000000000000000000000000/act",
        &[("Origin", &here)],
        body,
    );
    assert_eq!(guessed.status, 404);
    // Phones do not reach it at all.
    assert_eq!(room.get(&format!("/{}", room.secret)).status, 404);
    assert_eq!(room.get(&act).status, 404);
    assert!(room.get("/screen").body.contains("Mã phòng"));
}

#[test]
fn bad_requests_are_answered_briefly_and_the_room_goes_on() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seat = room.join();
    room.act("do=free&phase=before");
    for path in [
        "/../../etc/passwd",
        "/a/../../Cargo.toml",
        "/a/%2e%2e%2fCargo.toml",
        "/s/",
        "/s/zz",
        "/s/00000000000000000000000000000000",
        "/s/00000000000000000000000000000000/now",
        // A seat has one address.
        &format!("/s/{}", seat.trim_start_matches("/s/").to_uppercase()),
        "/%0d%0aSet-Cookie:%20x=1",
        "/\u{1b}[31m",
    ] {
        let answer = room.get(path);
        assert!((400..500).contains(&answer.status), "{path}: {answer:?}");
        assert_eq!(answer.header("set-cookie"), None);
        assert!(!answer.body.contains("root:"));
    }
    for body in [
        "phase=before&row=99&key=1",
        "phase=before&row=-1&key=1",
        "phase=never&row=0&key=1",
        "phase=after&row=0&key=1",
        "row=0&key=1",
        "phase=before&row=0&key=99999999999999999999",
        "phase=before&row=0&key=%2B1",
        "phase=before&row=%2B0&key=1",
        "phase=before&row=0&key=%3Cscript%3E",
        "%00%ff%fe",
    ] {
        assert_eq!(room.post(&seat, body).status, 303, "{body}");
    }
    assert!(
        room.get(&seat).body.contains("Câu 1 trên 12"),
        "nothing was answered by that"
    );
    assert_eq!(room.post(&seat, &"x=1&".repeat(5000)).status, 413);
    let code = room.post("/", "code=%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(!code.body.contains("<script>alert"), "{}", code.body);
    for bytes in [
        &b"GET\r\n\r\n"[..],
        b"\x16\x03\x01\x02\x00",
        b"POST / HTTP/1.1\r\nContent-Length: abc\r\n\r\n",
    ] {
        let answer = raw(&room.at, bytes);
        assert!(answer.status == 400 || answer.status == 0, "{answer:?}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(60_000));
    let answer = raw(&room.at, long.as_bytes());
    assert!([0, 400, 414, 431].contains(&answer.status), "{answer:?}");
    assert_eq!(room.get("/").status, 200);
}

#[test]
fn a_seat_that_never_stops_is_slowed_down_and_the_others_are_not() {
    let home = folder();
    let room = Open::fresh(home.path());
    let (noisy, calm) = (room.join(), room.join());
    room.act("do=free&phase=before");
    let statuses: Vec<u16> = (0..60)
        .map(|_| room.answer(&noisy, "before", 0, "1").status)
        .collect();
    assert!(statuses.contains(&503), "{statuses:?}");
    assert_eq!(room.answer(&calm, "before", 0, "1").status, 303);
}

/// A second phone: another address of the loopback network.
#[cfg(target_os = "linux")]
const OTHER: &str = "127.0.0.2";

#[cfg(target_os = "linux")]
#[test]
fn one_phone_that_takes_seats_without_end_leaves_half_of_the_room_to_the_others() {
    let home = folder();
    let room = Open::fresh(home.path());
    let code = format!("/{}", room.code);
    let taken = std::thread::scope(|scope| {
        let greedy = || (0..100).filter(|_| room.post(&code, "").status == 303).count();
        let hands: Vec<_> = (0..8).map(|_| scope.spawn(greedy)).collect();
        hands.into_iter().map(|hand| hand.join().unwrap()).sum::<usize>()
    });
    assert_eq!(taken, 500);
    let refused = room.post(&code, "");
    assert_eq!(refused.status, 503);
    assert!(
        refused.body.contains("đã có quá nhiều lượt vào phòng"),
        "{refused:?}"
    );
    // What it has it keeps, and whoever comes from elsewhere finds a seat.
    assert_eq!(room.get(&code).status, 200);
    assert_eq!(ask_from(OTHER, &room.at, "POST", &code).status, 303);
}

#[cfg(target_os = "linux")]
#[test]
fn one_phone_that_opens_connections_without_end_is_told_so_and_the_others_are_not() {
    let home = folder();
    let room = Open::fresh(home.path());
    let held: Vec<_> = (0..480)
        .map(|_| std::net::TcpStream::connect(&room.at).unwrap())
        .collect();
    let refused = room.get("/");
    assert_eq!(refused.status, 503, "{refused:?}");
    assert!(refused.body.contains("Máy đang bận"), "{refused:?}");
    assert!(refused.header("retry-after").is_some() && refused.header("content-security-policy").is_some());
    let code = format!("/{}", room.code);
    assert_eq!(ask_from(OTHER, &room.at, "POST", &code).status, 303);
    drop(held);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while room.get("/").status != 200 {
        assert!(std::time::Instant::now() < end, "its connections are free again");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn an_answer_that_comes_after_the_row_was_closed_is_the_persons_own() {
    let home = folder();
    let room = Open::fresh(home.path());
    let seats: Vec<String> = (0..7).map(|_| room.join()).collect();
    room.act("do=open&phase=before&row=0");
    for seat in seats.iter().skip(1) {
        let _ = room.answer(seat, "before", 0, "1");
    }
    room.act("do=open&phase=before&row=1");
    let shown = room.get("/screen").body;
    // The phone had no network: its answer comes now.
    assert_eq!(room.answer(&seats[0], "before", 0, "6").status, 303);
    assert!(
        room.get(&format!("{}?row=0", seats[0]))
            .body
            .contains("aria-pressed=\"true\"")
    );
    assert_eq!(
        room.get("/screen").body.replace(".0.", ".").len(),
        shown.replace(".0.", ".").len()
    );
    room.act("do=fix&station=0");
    assert_eq!(room.answer(&seats[0], "before", 1, "1").status, 303);
    assert!(room.get(&seats[0]).body.contains("xác minh 2 bước"));
}

#[test]
fn a_rehearsal_says_what_works_what_was_not_tried_and_what_to_do() {
    if not_under_wine("takes minutes where the program was built without making it fast") {
        return;
    }
    let home = folder();
    let own = Rasoat::new(home.path())
        .args(["room", "test", "--listen", "127.0.0.1:0", "--json"])
        .run();
    // This computer's own address: no phone reaches it.
    assert_eq!(own.code, 5, "{}", own.stderr);
    let told = own.json();
    assert_eq!(told["go"], false);
    let state = |id: &str| {
        let checks = told["checks"].as_array().unwrap();
        checks.iter().find(|check| check["id"] == id).unwrap()["state"].clone()
    };
    assert_eq!(state("address"), "bad");
    assert_eq!(state("load"), "good");
    assert_eq!(state("phone"), "not_checked");
    let text = Rasoat::new(home.path())
        .args(["room", "test", "--listen", "127.0.0.1:0"])
        .run();
    let _ = text
        .code(5)
        .prints("60 người giả vào phòng và trả lời 1.440 lần; máy ghi nhận 1.440")
        .prints("Chưa nên mở phòng");
    assert_eq!(
        std::fs::read_dir(home.path()).unwrap().count(),
        0,
        "a rehearsal leaves nothing"
    );
}
