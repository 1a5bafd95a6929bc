//! The training day as people would live it: a real browser plays officer, projector and phones, the network is cut,
//! the laptop dies. What the pages look like lies in `target/room/` afterwards.

use super::alone::Alone;
use super::client::Open;
use super::driver::{Driver, Net, Network, Window, target};
use super::served::summary;
use crate::browser::LOOK;
use crate::harness::{folder, skipped};
use serde_json::json;
use std::time::{Duration, Instant};

/// The projectors halls have.
const PROJECTORS: [(u32, u32); 2] = [(1920, 1080), (1024, 768)];

/// Whether a phone is at a row, as its page says.
fn at(row: usize) -> String {
    format!(
        "(document.querySelector('form input[name=row]') || {{}}).value === '{row}' && !document.querySelector('form button:disabled')"
    )
}

const BANNER: &str = "!document.querySelector('.net').hidden";
const NO_BANNER: &str = "document.querySelector('.net').hidden";

fn answer(phone: &Window<'_>, row: usize, key: &str) {
    phone.until(&at(row));
    let given = phone.js(&format!(
        "const all = [...document.querySelectorAll('form button.choice')];\
         const one = '{key}' === 'last' ? all.at(-1) : document.querySelector('form [data-key=\"{key}\"]');\
         one.click(); return true"
    ));
    assert_eq!(given, true);
}

/// Comes in by what the QR code says.
fn come_in(phone: &Window<'_>, at: &str, code: &str) {
    phone.go(&format!("http://{at}/{code}"));
    phone.press("Vào phòng");
    phone.until("location.pathname.startsWith('/s/')");
}

#[test]
fn a_whole_day_in_the_hall() {
    let home = folder();
    let room = Open::fresh(home.path());
    let driver = Driver::new();
    let browser = driver.session(true);
    let plain = driver.session(false);
    let screen = browser.window(PROJECTORS[0]);
    screen.go(&format!("http://{}/screen", room.at));
    let control = browser.window((1280, 900));
    control.go(&format!("http://{}/{}", room.control, room.secret));

    // Everybody comes in: half of them type the code, the others the whole address, one has no JavaScript.
    let phones: Vec<Window<'_>> = (0..10).map(|_| browser.phone()).collect();
    for (index, phone) in phones.iter().enumerate() {
        if index % 2 == 0 {
            phone.go(&format!("http://{}/", room.at));
            let (one, two) = room.code.split_at(3);
            phone.keys(&format!("{one} {two}\u{e007}"));
            phone.says("Trước khi vào phòng");
            phone.press("Vào phòng");
            phone.until("location.pathname.startsWith('/s/')");
        } else {
            come_in(phone, &room.at, &room.code);
        }
    }
    let simple = plain.phone();
    simple.go(&format!("http://{}/{}", room.at, room.code));
    simple.press("Vào phòng");
    simple.says("tự tải lại sau mỗi 15 giây");
    screen.says("11 người đã vào");
    control.says("11 người đã vào");

    // The first row together: the phones turn to it by themselves.
    control.press("Bắt đầu lượt đầu, từng câu một");
    for phone in &phones {
        phone.until(&at(0));
    }
    screen.says("Câu 1 trên 12");
    for (index, phone) in phones.iter().enumerate() {
        if index == 0 {
            // A finger has to find it where it is.
            phone.until(&at(0));
            phone.click("form [data-key=\"1\"]");
        } else {
            answer(phone, 0, if index < 6 { "1" } else { "last" });
        }
    }
    simple.reload();
    simple.click("form [data-key=\"1\"]");
    simple.says("Đã ghi câu trả lời");
    screen.says("11 người đã trả lời");
    assert_eq!(screen.js("return document.querySelectorAll('.bars').length"), 0);
    screen.says("Kết quả hiện ra sau khi câu này đóng");
    control.press("Đóng câu đang mở, hiện hình");
    screen.until("document.querySelectorAll('.bars > li').length === 1");

    // The others at one's own pace, all at the same time.
    control.press("Lượt đầu, mỗi người theo nhịp của mình");
    let everybody = |from: usize, key: &dyn Fn(usize, usize) -> &'static str| {
        for row in from..12 {
            for (index, phone) in phones.iter().enumerate() {
                answer(phone, row, key(index, row));
            }
        }
        simple.reload();
        for row in from..12 {
            simple.until(&at(row));
            simple.click("form [data-key=\"1\"]");
        }
        for phone in phones.iter().chain([&simple]) {
            phone.says("Đã xong lượt này");
        }
    };
    everybody(1, &|index, row| if (index + row) % 10 < 5 { "1" } else { "last" });
    assert_eq!(
        screen.js("return document.querySelectorAll('.bars > li').length"),
        0
    );
    control.press("Kết thúc lượt này, hiện hình");
    screen.until("document.querySelectorAll('.bars > li').length === 12");

    // Stations, with a clock on the wall and in every hand.
    control.press("Chặng 1");
    for phone in &phones {
        phone.says("Chặng 1 trên");
    }
    simple.reload();
    simple.says("Chặng 1 trên");
    control.says("chặng sửa 1");
    control.press("Đặt giờ 5 phút");
    screen.until("/^4:5\\d$/.test((document.querySelector('[data-seconds]') || {}).textContent)");
    phones[3].until("/^4:\\d\\d$/.test((document.querySelector('[data-seconds]') || {}).textContent)");

    // Once more, and home.
    control.press("Lượt sau, mỗi người theo nhịp của mình");
    everybody(0, &|_, _| "1");
    control.press("Kết thúc lượt này, hiện hình");
    screen.says("sau: ");
    control.press("Sang phần mang về");
    for phone in phones.iter().chain([&simple]) {
        if std::ptr::eq(phone, &raw const simple) {
            phone.reload();
        }
        phone.says("Kế hoạch mang về");
        phone.says("Đã trả lời 12 trên 12 câu");
    }
    for phone in [&phones[0], &simple] {
        phone.press("Phiếu đã tham gia");
        phone.says(&room.code);
        phone.says("không có câu trả lời nào");
        phone.press("Về trang của mình");
        phone.says("Kế hoạch mang về");
    }
    control.press("Đóng phòng");
    control.press("Đóng phòng và xóa");
    control.says("Phòng đã đóng");
    // What they take along stays on their phones, and says that it is all there is.
    for phone in &phones {
        phone.says("Phòng đã đóng");
        phone.says("Kế hoạch mang về");
        phone.until("document.querySelectorAll('main a').length === 0");
    }
    screen.says("Phòng đã đóng");
    assert!(room.wait().success());
    let left = summary(home.path());
    let there = &left["rooms"][0];
    assert_eq!(
        (&there["joined"], &there["completed"]),
        (&json!(11), &json!(11)),
        "{left}"
    );
    for row in 0..12 {
        for phase in ["before", "after"] {
            assert_eq!(there["rows"][row][phase]["answered"], 11, "{row} {phase}: {left}");
        }
    }
}

#[test]
fn who_has_a_keyboard_answers_with_the_keys_of_the_interview() {
    let home = folder();
    let room = Open::fresh(home.path());
    let driver = Driver::new();
    let browser = driver.session(true);
    let window = browser.window((1280, 800));
    come_in(&window, &room.at, &room.code);
    room.act("do=free&phase=before");
    window.until(&at(0));
    assert_eq!(window.js("return document.querySelector('details').open"), false);
    window.keys("?");
    window.until("document.querySelector('details').open");
    window.keys("1");
    window.until(&at(1));
    window.keys("k");
    window.until(&at(2));
    window.keys("b");
    window.until(&at(3));
    window.keys("l");
    window.until(&at(2));
    window.keys("l");
    window.until(&at(1));
    // Enter keeps what was said, and goes on.
    window.until("document.querySelector('[data-key=k]').getAttribute('aria-pressed') === 'true'");
    window.keys("\u{e007}");
    window.until(&at(2));
    window.until("document.querySelector('[data-key=b]').getAttribute('aria-pressed') === 'true'");
    window.keys("2");
    window.until(&at(3));
    // A key that is none does nothing, and keys of the browser stay the browser's.
    window.keys("7");
    window.keys("z");
    window.until(&at(3));
}

#[test]
fn one_person_alone_answers_in_their_own_browser() {
    let home = folder();
    let alone = Alone::new(home.path(), &["--quick"]);
    let driver = Driver::new();
    let browser = driver.session(true);
    let window = browser.window((1280, 900));
    window.go(&format!("http://{}{}", alone.at, alone.home));
    window.press("Bắt đầu");
    window.says("Đang dùng những tài khoản nào?");
    fits(&window, "alone");
    window.picture("alone-question", true);
    window.click("label[for=c1-1]");
    window.press("Tiếp");
    window.says("câu 2 trên 4");
    window.keys("q");
    window.says("đã lưu trên máy này");
}

/// How long the network is away.
fn cut(away: Duration) {
    let home = folder();
    let room = Open::fresh(home.path());
    let network = Network::to(&room.at);
    let driver = Driver::new();
    let browser = driver.session(true);
    let [answering, idle] = [(); 2].map(|()| browser.phone());
    for phone in [&answering, &idle] {
        come_in(phone, &network.at, &room.code);
    }
    let others: Vec<String> = (0..5).map(|_| room.join()).collect();
    room.act("do=open&phase=before&row=0");
    for phone in [&answering, &idle] {
        phone.until(&at(0));
    }
    for seat in &others {
        let _ = room.answer(seat, "before", 0, "1");
    }

    // Out of reach in the middle of an answer. The room goes on.
    network.is(Net::Silent);
    let begun = Instant::now();
    answer(&answering, 0, "1");
    for phone in [&answering, &idle] {
        phone.until(BANNER);
    }
    answering.picture("phone-no-network", false);
    assert_eq!(
        answering.js("return document.querySelector('form input[name=row]').value"),
        "0"
    );
    std::thread::sleep(away.saturating_sub(begun.elapsed()));
    network.is(Net::Up);
    answering.until("document.body.innerText.includes('Đã ghi câu trả lời')");
    for phone in [&answering, &idle] {
        phone.until(NO_BANNER);
    }
    idle.until(&at(0));
    assert!(room.get("/screen").body.contains("6 người đã trả lời"));

    // Every connection is refused, and the officer asks the next row meanwhile.
    network.is(Net::Refused);
    for phone in [&answering, &idle] {
        phone.until(BANNER);
    }
    answer(&idle, 0, "1");
    room.act("do=open&phase=before&row=1");
    std::thread::sleep((away / 4).min(Duration::from_secs(3)));
    network.is(Net::Up);
    for phone in [&answering, &idle] {
        phone.until(&at(1));
        phone.until(NO_BANNER);
    }
    // What was sent before is not asked again, even if it came late.
    let back = "document.querySelector('[data-key=l]').click()";
    idle.js(back);
    idle.until(&at(0));
    idle.until("document.querySelector('[aria-pressed=true]')");
    idle.press("Giữ nguyên");
    idle.until(&at(1));

    // The answer arrives, but its acknowledgement does not.
    network.is(Net::Deaf);
    answer(&answering, 1, "1");
    answering.until(BANNER);
    assert!(room.get("/screen").body.contains("1 người đã trả lời"));
    network.is(Net::Up);
    answering.says("Đã ghi câu trả lời");
    answering.until(NO_BANNER);
    assert!(room.get("/screen").body.contains("1 người đã trả lời"));
    idle.until(&at(1));
    answer(&idle, 1, "1");
    for seat in &others {
        let _ = room.answer(seat, "before", 1, "1");
    }
    room.act("do=close");
    assert!(room.close().success());
    let left = summary(home.path());
    assert_eq!(left["rooms"][0]["joined"], 7);
    assert_eq!(left["rooms"][0]["rows"][1]["before"]["answered"], 7, "{left}");
}

#[test]
fn an_answer_outlives_a_network_that_goes_away() {
    cut(Duration::from_secs(9));
}

#[test]
#[ignore = "takes more than two minutes: cargo test --test it -- --ignored two_minutes"]
fn an_answer_outlives_two_minutes_without_a_network() {
    cut(Duration::from_secs(125));
}

#[test]
fn phones_come_back_by_themselves_after_the_laptop_was_killed() {
    let home = folder();
    let room = Open::fresh(home.path());
    let driver = Driver::new();
    let browser = driver.session(true);
    let screen = browser.window(PROJECTORS[1]);
    screen.go(&format!("http://{}/screen", room.at));
    let phones: Vec<Window<'_>> = (0..5).map(|_| browser.phone()).collect();
    for phone in &phones {
        come_in(phone, &room.at, &room.code);
    }
    room.act("do=free&phase=before");
    for phone in &phones {
        for row in 0..3 {
            answer(phone, row, "1");
        }
        phone.until(&at(3));
    }
    let (code, address) = (room.code.clone(), room.at.clone());
    room.kill();
    // Two answer while nobody is there, one is in the middle of reading.
    for phone in phones.iter().take(2) {
        answer(phone, 3, "1");
    }
    for phone in &phones {
        phone.until(BANNER);
    }
    screen.until(BANNER);
    let again = Open::new(home.path(), &[]);
    assert_eq!((&again.code, &again.at), (&code, &address));
    for (index, phone) in phones.iter().enumerate() {
        phone.until(&at(if index < 2 { 4 } else { 3 }));
        phone.until(NO_BANNER);
    }
    screen.until(NO_BANNER);
    screen.says("5 người đã vào");
    for (index, phone) in phones.iter().enumerate() {
        for row in if index < 2 { 4 } else { 3 }..12 {
            answer(phone, row, "1");
        }
        phone.says("Đã xong lượt này");
    }
    again.act("do=close");
    assert!(again.close().success());
    let left = summary(home.path());
    for row in 0..12 {
        assert_eq!(left["rooms"][0]["rows"][row]["before"]["answered"], 5, "{left}");
    }
    assert_eq!(left["rooms"][0]["completed"], 5);
}

#[test]
fn a_page_that_is_loaded_again_goes_on_where_it_was() {
    let home = folder();
    let room = Open::fresh(home.path());
    let driver = Driver::new();
    let browser = driver.session(true);
    let phone = browser.phone();
    come_in(&phone, &room.at, &room.code);
    phone.reload();
    phone.says("Đã vào phòng");
    room.act("do=free&phase=before");
    for row in 0..4 {
        answer(&phone, row, "1");
    }
    phone.until(&at(4));
    phone.reload();
    phone.until(&at(4));
    // Also in another window of the same phone, by the address alone.
    let address = phone.js("return location.href");
    let other = browser.phone();
    other.go(address.as_str().unwrap());
    other.until(&at(4));
    answer(&other, 4, "1");
    other.until(&at(5));
    phone.reload();
    phone.press("← Câu trước");
    phone.until(&at(3));
    assert_eq!(room.get("/screen").body.matches("1 người đã vào").count(), 1);
    // Whoever leaves is gone, by their own wish.
    phone.press("Rời phòng và xóa");
    phone.says("Rời phòng và xóa?");
    phone.press("Xóa và rời phòng");
    phone.says("Đã xóa");
    other.says("Chỗ này không còn");
}

/// What must hold of every page, in any light.
#[track_caller]
fn fits(window: &Window<'_>, what: &str) {
    for dark in [true, false] {
        window.dark(dark);
        let found = window.js(&format!("{LOOK} return look(document, window)"));
        assert_eq!(found["dark"], dark, "{what}: {found}");
        assert!(
            found["scroll"].as_u64() <= found["client"].as_u64(),
            "{what}: {found}"
        );
        assert_eq!(found["wide"], json!([]), "wider than the window, {what}: {found}");
        assert_eq!(
            found["faint"],
            json!([]),
            "hard to read, {what}, dark: {dark}: {found}"
        );
    }
}

/// Nothing that axe calls serious or critical.
#[track_caller]
fn everybody_can_use(window: &Window<'_>, axe: Option<&str>, what: &str) {
    let Some(axe) = axe else { return };
    let found = window.js_later(&format!(
        "const done = arguments[arguments.length - 1];\n{axe}\n\
         axe.run(document, {{ resultTypes: ['violations'] }}).then(found => done(found.violations\
         .filter(one => ['serious', 'critical'].includes(one.impact))\
         .map(one => one.id + ': ' + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))),\
         error => done([String(error)]))"
    ));
    assert_eq!(found, json!([]), "{what}");
}

/// All of it is to be seen at once.
#[track_caller]
fn without_scrolling(screen: &Window<'_>, what: &str) {
    let found = screen.js("return [document.documentElement.scrollHeight, window.innerHeight]");
    assert!(found[0].as_u64() <= found[1].as_u64(), "{what}: {found}");
}

#[test]
fn pages_fit_and_everybody_can_use_them() {
    let axe = std::fs::read_to_string(target().join("axe/package/axe.min.js")).ok();
    if axe.is_none() {
        skipped("axe on the room's pages: tests/run fetches axe-core into target/axe where npm is there");
    }
    let axe = axe.as_deref();
    let home = folder();
    let room = Open::fresh(home.path());
    let driver = Driver::new();
    let browser = driver.session(true);
    let phone = browser.phone();
    let control = browser.window((1280, 900));
    let screen = browser.window(PROJECTORS[0]);
    let phone_shows = |name: &str| {
        fits(&phone, name);
        everybody_can_use(&phone, axe, name);
        phone.picture(&format!("phone-{name}"), true);
    };
    let officer_sees = |name: &str| {
        control.go(&format!("http://{}/{}", room.control, room.secret));
        fits(&control, name);
        everybody_can_use(&control, axe, name);
        control.picture(&format!("control-{name}"), true);
    };
    let hall_sees = |name: &str| {
        for size in PROJECTORS {
            screen.size(size);
            screen.go(&format!("http://{}/screen", room.at));
            let name = format!("{name} {} x {}", size.0, size.1);
            fits(&screen, &name);
            everybody_can_use(&screen, axe, &name);
            screen.picture(&format!("screen-{}", name.replace(' ', "-")), false);
            without_scrolling(&screen, &name);
        }
    };

    phone.go(&format!("http://{}/", room.at));
    phone_shows("code");
    phone.go(&format!("http://{}/{}", room.at, room.code));
    phone_shows("consent");
    phone.press("Vào phòng");
    phone.says("Đã vào phòng");
    phone_shows("waiting");
    let seats: Vec<String> = (0..40).map(|_| room.join()).collect();
    hall_sees("joining");
    officer_sees("joining");
    // The code is to be scanned from the last row.
    for (size, least) in PROJECTORS.into_iter().zip([700, 430]) {
        screen.size(size);
        let wide = screen.js("return document.querySelector('.join svg').getBoundingClientRect().width");
        assert!(wide.as_f64() > Some(f64::from(least)), "{size:?}: {wide}");
    }

    room.act("do=open&phase=before&row=0");
    phone.until(&at(0));
    phone_shows("question");
    hall_sees("question");
    officer_sees("question");
    phone.click("details summary");
    phone_shows("question-why");
    room.act("do=free&phase=before");
    for row in 0..12 {
        for (index, seat) in seats.iter().enumerate() {
            let key = match (index + 3 * row) % 8 {
                0..=3 => "1",
                4..=6 => "2",
                _ => "k",
            };
            assert_eq!(room.answer(seat, "before", row, key).status, 303);
        }
        answer(&phone, row, if row < 6 { "last" } else { "k" });
    }
    phone.says("Đã xong lượt này");
    phone_shows("done");
    phone.press("Xem lại câu 1");
    phone.until(&at(0));
    phone_shows("question-again");
    room.act("do=close");
    hall_sees("before");
    room.act("do=fix&station=0");
    room.act("do=timer&minutes=15");
    phone.says("Chặng 1 trên");
    phone_shows("station");
    hall_sees("station");
    officer_sees("station");
    room.act("do=free&phase=after");
    phone.until(&at(0));
    phone_shows("question-after");
    for row in 0..12 {
        for (index, seat) in seats.iter().enumerate() {
            let key = if (index + row) % 8 < 6 { "1" } else { "2" };
            let _ = room.answer(seat, "after", row, key);
        }
        answer(&phone, row, if row < 2 { "last" } else { "1" });
    }
    phone.says("Đã xong lượt này");
    room.act("do=close");
    hall_sees("after");
    room.act("do=leave");
    phone.says("Kế hoạch mang về");
    phone_shows("plan");
    hall_sees("leaving");
    officer_sees("leaving");
    phone.press("Phiếu đã tham gia");
    phone.says("không có câu trả lời nào");
    phone_shows("slip");
    phone.press("Về trang của mình");
    phone.says("Kế hoạch mang về");
    phone.press("Rời phòng và xóa");
    phone.says("Rời phòng và xóa?");
    phone_shows("leave");
    // What the officer unfolds stays unfolded while people come in.
    control.press("Đóng phòng");
    let _late = room.join();
    control.says("42 người đã vào");
    control.says("Không mở lại được");
    control.picture("control-closing", true);
    control.press("Đóng phòng và xóa");
    control.says("Phòng đã đóng");
    phone.go(&format!("http://{}{}", room.at, seats[0]));
    phone_shows("gone");
    assert!(room.wait().success());
}
