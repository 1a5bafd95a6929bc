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

/// Whether such a computer can be had here.
fn is_there() -> bool {
    let tried = Command::new("unshare")
        .args(["-rn", "/bin/sh", "-c", THERE])
        .output();
    let there = tried.is_ok_and(|tried| tried.status.success());
    if !there {
        skipped("several networks: no network namespace can be made here");
    }
    there
}

fn sits(home: &Path, args: &[&str]) -> Sitting {
    let inside = format!("exec unshare -rn /bin/sh -c '{THERE} exec \"$0\" \"$@\"' \"$0\" \"$@\";");
    Sitting::open_after(&inside, home, 80, args)
}

#[test]
fn the_officer_is_asked_which_network_is_the_halls_and_a_room_that_goes_on_asks_nothing() {
    if !is_there() {
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
    if !is_there() {
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
    if !is_there() {
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
    if !is_there() {
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
