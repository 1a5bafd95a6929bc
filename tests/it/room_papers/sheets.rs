//! Sheets that were counted by hand.

use super::{counts, run};
use crate::harness::{Done, file, folder, not_under_wine};
use crate::schemas::{fits, validator};
use rasoat::store::summary;
use rasoat::tally;
use serde_json::Value;
use std::path::Path;

const HEADER: &str = "row,title,before_good,before_bad,before_unknown,after_good,after_bad,after_unknown\n";

fn tallied(home: &Path, table: &str, more: &[&str]) -> Done {
    let table = file(home, "dem.csv", table);
    let mut args = vec![
        "room",
        "tally",
        "--counts",
        table.to_str().unwrap(),
        "--json",
        "--date",
        "2026-11-23",
    ];
    args.extend(more);
    run(home, &args, &[])
}

#[test]
fn nothing_under_k_is_printed_or_stored() {
    let home = folder();
    let table = format!(
        "{HEADER}second-factor@google,x,3,41,2,40,3,3\nsessions@zalo,x,1,2,0,,,\nsim-pin@phone-number,x,20,20,7,20,20,9\nincident-ready,x,30,20,10,25,20,10\n"
    );
    let done = tallied(home.path(), &table, &[]).code(0);
    let value = done.json();
    fits(
        &validator(include_str!("../../../schemas/rasoat.rsum-1.json")),
        &value,
    );
    let rows = value["rooms"][0]["rows"].as_array().unwrap();
    let of = |name: &str| rows.iter().find(|row| row["row"] == name).unwrap();
    assert_eq!(of("second-factor@google")["before"]["good"], "hidden");
    assert_eq!(of("sessions@zalo")["before"], "too-few");
    assert_eq!(of("sessions@zalo")["after"], Value::Null);
    // Two people more: what they answered could be told.
    assert_eq!(of("sim-pin@phone-number")["after"], "withheld");
    // Five fewer are a group.
    assert_eq!(of("incident-ready")["after"]["good"], 25);
    let digits =
        |text: &str| text.contains("\"good\":3,") || text.contains("\"bad\":2,") || text.contains(":1,");
    assert!(!digits(&done.stdout) && !digits(&done.stderr), "{}", done.stdout);
    // A larger group keeps more back.
    let value = tallied(home.path(), &table, &["--k", "50"]).code(0).json();
    assert_eq!(value["rooms"][0]["k"], 50);
    assert_eq!(value["rooms"][0]["rows"][0]["before"], "too-few");
    assert!(!value.to_string().contains("\"answered\":46"));
    let _ = run(home.path(), &["room", "tally", "--k", "4", "--counts", "x"], &[]).code(2);
}

#[test]
fn every_tally_is_a_room_of_its_own_in_a_file_that_was_not_there() {
    let home = folder();
    let table = file(
        home.path(),
        "dem.csv",
        format!("{HEADER}incident-ready,x,30,20,10,,,\n"),
    );
    let out = |name: &str| home.path().join(name).display().to_string();
    let (one, two) = (out("1.rsum"), out("2.rsum"));
    for target in [&one, &two] {
        let _ = run(
            home.path(),
            &["room", "tally", "-o", target, "--counts"],
            &[&table],
        )
        .code(0)
        .says("room report");
    }
    let (one, two) = (
        summary::read(Path::new(&one)).unwrap(),
        summary::read(Path::new(&two)).unwrap(),
    );
    assert_ne!(one.rooms.keys().next(), two.rooms.keys().next());
}

#[test]
fn a_table_that_is_wrong_is_refused_with_its_place() {
    let home = folder();
    let row = |text: &str| format!("{HEADER}{text}\n");
    for (table, words) in [
        (String::new(), "không có dòng nào"),
        (HEADER.to_owned(), "không có dòng nào"),
        (
            "row,title\nincident-ready,x\n".to_owned(),
            "thiếu cột \"before_good\"",
        ),
        (row("no-such-row,x,1,2,3,,,"), "Dòng 2"),
        (
            row("incident-ready,x,1,2,3,,,\nincident-ready,x,1,2,3,,,"),
            "Dòng 3",
        ),
        (row("incident-ready,x,-1,2,3,,,"), "before_good"),
        (row("incident-ready,x,30.5,2,3,,,"), "before_good"),
        (row("incident-ready,x,30,999999,3,,,"), "before_bad"),
        (row("incident-ready,x,30,nhiều,3,,,"), "before_bad"),
        (row("incident-ready,x,30,20,,,,"), "đủ ba số"),
        (
            row("sheets,x,40,,,,,\nincident-ready,x,30,20,1,,,"),
            "nhiều hơn 40 phiếu",
        ),
    ] {
        let path = file(home.path(), "dem.csv", &table);
        let done = run(home.path(), &["room", "tally", "--counts"], &[&path]).code(4);
        assert!(
            done.stderr.contains(words),
            "{table:?} does not say {words:?}:\n{}",
            done.stderr
        );
        assert_eq!(done.stdout, "");
    }
    let at = home.path();
    for (bytes, words) in [
        (vec![0xff, 0xfe, 0x41, 0x00], "UTF-8"),
        (vec![b'a'; 1024 * 1024 + 1], "quá lớn"),
    ] {
        let path = file(at, "la.csv", bytes);
        let _ = run(at, &["room", "tally", "--counts"], &[&path])
            .code(4)
            .says(words);
    }
    let _ = run(at, &["room", "tally", "--counts"], &[at])
        .code(4)
        .says("không phải tệp");
    let _ = run(at, &["room", "tally", "--counts"], &[&at.join("none")])
        .code(4)
        .says("Chưa đọc được");
    let _ = run(at, &["room", "tally"], &[]).code(2).says("--counts");
}

/// As Excel writes it in Vietnam.
#[test]
fn semicolons_and_the_mark_of_excel_are_read() {
    let home = folder();
    let table = format!(
        "\u{feff}{}",
        format!("{HEADER}incident-ready,x,30,20,10,,,\n").replace(',', ";")
    );
    let value = tallied(home.path(), &table, &[]).code(0).json();
    assert_eq!(value["rooms"][0]["rows"][11]["before"]["good"], 30);
}

#[cfg(unix)]
#[test]
fn a_terminal_asks_row_by_row() {
    use crate::interview_pty::Sitting;
    if not_under_wine("a terminal of Unix") {
        return;
    }
    let home = folder();
    let target = home.path().join("giay.rsum");
    let path = target.display().to_string();
    let mut sitting = Sitting::start(home.path(), 80, &["room", "tally", "-o", &path]);
    let mut type_in = |line: &str| sitting.say(line);
    assert!(type_in("nhiều").contains("Cần một số"));
    assert!(type_in("58").contains("câu 1 trên 12"));
    assert!(type_in("30 12").contains("Cần đúng ba số"));
    assert!(type_in("30 12 20").contains("nhiều hơn 58 phiếu"));
    assert!(type_in("30 12 10").contains("câu 2 trên 12"));
    assert!(type_in("l").contains("câu 1 trên 12"));
    assert!(type_in("31 12 10").contains("câu 2 trên 12"));
    for _ in 0..22 {
        type_in("");
    }
    let (code, shown) = sitting.end_with("");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("Đã ghi bản tổng hợp"), "{shown}");
    let room = summary::read(&target)
        .unwrap()
        .rooms
        .into_values()
        .next()
        .unwrap();
    assert_eq!(room.joined, Some(58));
    assert_eq!(room.rows[0].before, Some(tally::picture(counts(31, 12, 10), 5)));
    assert!(
        room.rows
            .iter()
            .skip(1)
            .all(|row| row.before.is_none() && row.after.is_none())
    );
}
