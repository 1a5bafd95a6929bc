//! What the officer is asked on a real terminal: which of several networks is the hall's, whether to lose what phones hold.

use super::client::Open;
use crate::harness::{folder, skipped};
use crate::interview_pty::Sitting;
use std::path::Path;
use std::process::Command;

/// A computer with Wi-Fi, a cable and what docker makes: a network namespace of its own.
const THERE: &str = "set -e; for one in docker0/172.17.0.1 eth0/10.0.0.7 wlan0/192.168.1.10; do \
    ip link add ${one%/*} type bridge; ip addr add ${one#*/}/24 dev ${one%/*}; ip link set ${one%/*} up; done; \
    ip link set lo up;";

/// One with Wi-Fi that is on, and a socket without a cable that still has its address.
const UNPLUGGED: &str = "set -e; ip link add wlan0 type veth peer name air; ip addr add 192.168.1.10/24 dev wlan0; \
    ip link set wlan0 up; ip link set air up; \
    ip link add eth0 type veth peer name cable; ip addr add 10.0.0.7/24 dev eth0; ip link set eth0 up; ip link set lo up;";

/// Whether such a computer can be had here.
fn is_there(computer: &str) -> bool {
    let tried = Command::new("unshare")
        .args(["-rn", "/bin/sh", "-c", computer])
        .output();
    let there = tried.is_ok_and(|tried| tried.status.success());
    if !there {
        skipped("several networks: no network namespace can be made here");
    }
    there
}

fn sits(home: &Path, args: &[&str]) -> Sitting {
    sits_at(THERE, home, args)
}

fn sits_at(computer: &str, home: &Path, args: &[&str]) -> Sitting {
    let inside = format!("exec unshare -rn /bin/sh -c '{computer} exec \"$0\" \"$@\"' \"$0\" \"$@\";");
    Sitting::open_after(&inside, home, 80, args)
}

#[test]
fn the_officer_is_asked_which_network_is_the_halls_and_a_room_that_goes_on_asks_nothing() {
    if !is_there(THERE) {
        return;
    }
    let home = folder();
    let mut officer = sits(home.path(), &["room", "open"]);
    let asked = officer.prompt();
    let places = [
        "1  192.168.1.10 (Wi-Fi / wlan0)",
        "2  10.0.0.7 (dây mạng / eth0)",
        "3  172.17.0.1 (máy ảo hoặc VPN / docker0)",
        "Enter: số 1",
    ]
    .map(|line| asked.find(line).unwrap_or_else(|| panic!("{line} in {asked}")));
    assert!(places.is_sorted(), "{asked}");
    for wrong in ["4", "0", "192.168.1.99", "không biết"] {
        assert!(officer.say(wrong).contains("từ 1 đến 3"), "{wrong}");
    }
    officer.type_line("2");
    let _ = officer.see("Phòng đã mở");
    let _ = officer.see("http://10.0.0.7:8080/");
    let _ = officer.see("Ctrl-C");
    let (code, shown) = officer.interrupt();
    assert_eq!(code, 130);
    assert!(shown.contains("phòng chưa đóng"), "{shown}");
    // The room has its address.
    let mut officer = sits(home.path(), &["room", "open"]);
    let shown = officer.see("http://10.0.0.7:8080/");
    assert!(!shown.contains("nhiều địa chỉ"), "{shown}");
    officer.kill();
}

#[test]
fn enter_takes_the_likeliest_and_ctrl_c_opens_nothing() {
    if !is_there(THERE) {
        return;
    }
    let home = folder();
    let mut officer = sits(home.path(), &["room", "open"]);
    let _ = officer.prompt();
    let (code, _) = officer.interrupt();
    assert_eq!(code, 130);
    let mut officer = sits(home.path(), &["room", "open"]);
    let _ = officer.prompt();
    let (code, _) = officer.end_with("q");
    assert_eq!(code, 0);
    assert!(!home.path().join("room/room.journal").exists());
    let mut officer = sits(home.path(), &["room", "open"]);
    let _ = officer.prompt();
    officer.type_line("");
    let _ = officer.see("http://192.168.1.10:8080/");
    officer.kill();
}

#[test]
fn nobody_is_asked_who_said_it_or_does_not_want_to_be_asked() {
    if !is_there(THERE) {
        return;
    }
    for (args, address) in [
        (&["room", "open", "--no-input"][..], "http://192.168.1.10:8080/"),
        (&["room", "open", "--json"], "http://192.168.1.10:8080/"),
        (&["room", "open", "--listen", "10.0.0.7"], "http://10.0.0.7:8080/"),
        (
            &["room", "open", "--listen", "10.0.0.7:9001"],
            "http://10.0.0.7:9001/",
        ),
    ] {
        let home = folder();
        let mut officer = sits(home.path(), args);
        let shown = officer.see(address);
        assert!(!shown.contains("> "), "{shown}");
        officer.kill();
    }
}

#[test]
fn closing_a_room_whose_phones_are_away_asks_first_and_no_keeps_everything() {
    let home = folder();
    let room = Open::fresh(home.path());
    let _ = room.join();
    room.kill();
    let ask = || {
        let mut officer = Sitting::open(home.path(), 80, &["room", "close"]);
        let asked = officer.prompt();
        assert!(
            asked.contains("1 điện thoại chưa quay lại") && asked.contains("rasoat room open"),
            "{asked}"
        );
        officer
    };
    let journal = home.path().join("room/room.journal");
    let (code, shown) = ask().end_with("");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("Phòng chưa đóng") && journal.exists(), "{shown}");
    let (code, _) = ask().interrupt();
    assert!(code == 130 && journal.exists());
    let summary = home.path().join("sang.rsum").display().to_string();
    let mut officer = Sitting::open(home.path(), 80, &["room", "close", "-o", &summary]);
    let _ = officer.prompt();
    let (code, shown) = officer.end_with("1");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("Phòng đã đóng") && !journal.exists(), "{shown}");
}

#[test]
fn a_rehearsal_that_waits_for_a_phone_can_be_left() {
    if !is_there(THERE) {
        return;
    }
    let home = folder();
    let mut officer = sits(home.path(), &["room", "test"]);
    let _ = officer.prompt();
    officer.type_line("");
    let _ = officer.see("mở http://192.168.1.10:8080/");
    let _ = officer.see("giây.");
    let (code, shown) = officer.interrupt();
    assert_eq!(code, 130);
    assert!(!shown.contains("Chưa nên mở phòng"), "{shown}");
}

#[test]
fn a_socket_without_a_cable_is_no_network_to_choose() {
    if !is_there(UNPLUGGED) {
        return;
    }
    let home = folder();
    let mut officer = sits_at(UNPLUGGED, home.path(), &["room", "open"]);
    let shown = officer.see("http://192.168.1.10:8080/");
    assert!(!shown.contains("10.0.0.7"), "{shown}");
    officer.kill();
}

#[test]
fn a_room_that_was_left_open_is_closed_from_the_menu() {
    let home = folder();
    Open::fresh(home.path()).kill();
    let mut alone = Sitting::open_after("cd \"$RASOAT_HOME\";", home.path(), 80, &[]);
    let shown = alone.prompt();
    assert!(
        shown.contains("5  Mở phòng") && shown.contains("6  Đóng phòng"),
        "{shown}"
    );
    let (code, shown) = alone.end_with("6");
    assert!(code == 0 && shown.contains("Đã xóa 0 chỗ ngồi"), "{shown}");
    assert!(!home.path().join("room/room.journal").exists());
    let mut alone = Sitting::open(home.path(), 80, &[]);
    assert!(!alone.prompt().contains("Đóng phòng"));
}
