//! Summaries as files, and what becomes of many.

use super::{counts, room, run, three, written};
use crate::harness::{file, folder};
use crate::schemas::{fits, validator};
use proptest::prelude::*;
use rasoat::domain::room::{Cell, Picture, Summary};
use rasoat::store::summary::{self, SummaryError};
use rasoat::tally::{self, Merged, join};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn a_summary_is_written_and_read_and_fits_its_schema() {
    let text = summary::of_room(room(1));
    let schema = validator(include_str!("../../../schemas/rasoat.rsum-1.json"));
    fits(&schema, &serde_json::from_str(&text).unwrap());
    let read = summary::parse(text.as_bytes()).unwrap();
    assert_eq!(read.rooms.values().collect::<Vec<_>>(), [&room(1)]);
    // It holds what a summary holds, and nothing else.
    let value: Value = serde_json::from_str(&text).unwrap();
    let members: Vec<&String> = value["rooms"][0].as_object().unwrap().keys().collect();
    assert_eq!(
        members,
        [
            "id",
            "pack",
            "edition",
            "date",
            "k",
            "origin",
            "joined",
            "completed",
            "rows"
        ]
    );
}

#[test]
fn a_file_that_was_changed_in_one_place_is_damaged() {
    let text = summary::of_room(room(1));
    for (old, new) in [
        ("\"joined\":58", "\"joined\":59"),
        ("\"k\":5", "\"k\":6"),
        ("\"good\":12", "\"good\":13"),
        ("\"too-few\"", "\"withheld\""),
        ("2026-11-23", "2026-11-24"),
        (
            "\"origin\":\"phones\"",
            "\"origin\":\"phones\",\"names\":[\"An\"]",
        ),
        ("\"origin\":\"phones\"", "\"origin\":\"laptop\""),
        ("\"rooms\":[", "\"rooms\":[ [],"),
    ] {
        let changed = text.replacen(old, new, 1);
        assert_ne!(changed, text, "{old}");
        let error = summary::parse(changed.as_bytes()).unwrap_err();
        assert!(matches!(error, SummaryError::Damaged), "{old}: {error:?}");
    }
    for cut in [60, 200, text.len() / 2, text.len() - 3] {
        let error = summary::parse(&text.as_bytes()[..cut]).unwrap_err();
        assert!(matches!(error, SummaryError::Damaged), "{cut}: {error:?}");
    }
}

/// Whoever computes the checksum anew still cannot show a small group.
#[test]
fn a_forged_file_shows_no_small_group() {
    let shown = |answered, good, bad, unknown| {
        Some(Picture::Shown {
            answered,
            good,
            bad,
            unknown,
        })
    };
    let forge = |change: &dyn Fn(&mut Summary)| {
        let mut room = room(1);
        change(&mut room);
        summary::parse(summary::of_room(room).as_bytes())
    };
    let changes: [&dyn Fn(&mut Summary); 12] = [
        &|room| room.k = 1,
        &|room| room.k = 4,
        &|room| room.joined = Some(3),
        &|room| room.completed = Some(57),
        &|room| room.completed = Some(59),
        &|room| room.rows[0].before = shown(3, Cell::AlmostAll, Cell::AlmostNone, Cell::AlmostNone),
        &|room| room.rows[0].before = shown(20, Cell::Exact(1), Cell::AlmostAll, Cell::AlmostNone),
        &|room| room.rows[0].before = shown(20, Cell::Exact(9), Cell::Exact(9), Cell::Exact(9)),
        &|room| room.rows[1].row = room.rows[0].row.clone(),
        &|room| room.rows[0].row.control = "<b>&amp;".to_owned(),
        &|room| room.pack = "../../etc".to_owned(),
        &|room| room.rows.clear(),
    ];
    for (index, change) in changes.iter().enumerate() {
        let read = forge(*change);
        assert!(matches!(read, Err(SummaryError::Impossible)), "{index}: {read:?}");
    }
    assert!(forge(&|_| ()).is_ok());
}

#[test]
fn what_does_not_count_is_named_and_left_out() {
    let home = folder();
    let at = home.path();
    let good = written(at, "tot.rsum", room(1));
    let text = summary::of_room(room(2));
    let bad: Vec<(PathBuf, &str)> = vec![
        (file(at, "trong.rsum", ""), "không có gì bên trong"),
        (file(at, "cat.rsum", &text.as_bytes()[..400]), "bị hỏng"),
        (
            file(at, "la.rsum", "{\"schema\":\"other/1\"}"),
            "không phải bản tổng hợp",
        ),
        (
            file(at, "anh.rsum", [0xff, 0xd8, 0xff, 0xe0]),
            "không phải bản tổng hợp",
        ),
        (file(at, "moi.rsum", text.replace("rsum/1", "rsum/2")), "mới hơn"),
        (at.join("khong-co.rsum"), "Chưa đọc được"),
        (at.to_owned(), "không phải tệp"),
    ];
    let huge = at.join("lon.rsum");
    std::fs::File::create(&huge)
        .unwrap()
        .set_len(summary::MAX_BYTES + 1)
        .unwrap();
    let out = at.join("gop.rsum");
    let mut args = vec![good.as_path(), huge.as_path()];
    args.extend(bad.iter().map(|(path, _)| path.as_path()));
    let target = out.display().to_string();
    let mut done = run(at, &["room", "merge", "-o", &target], &args).code(4);
    for (path, words) in &bad {
        let name = path.display().to_string();
        let line = done
            .stderr
            .lines()
            .find(|line| line.contains(&format!("\"{name}\"")));
        assert!(
            line.is_some_and(|line| line.contains(words)),
            "{name}: {}",
            done.stderr
        );
    }
    done = done.says("lon.rsum").says("Đã gộp 1 buổi").says("Bỏ ra 8 tệp");
    assert_eq!(done.stdout, "");
    // The rest is written all the same.
    assert_eq!(summary::read(&out).unwrap(), summary::read(&good).unwrap());
    let json = run(at, &["room", "merge", "--json"], &args).code(4).json();
    fits(
        &validator(include_str!("../../../schemas/rasoat.room-1.json")),
        &json,
    );
    assert_eq!(json["rooms"], 1);
    assert_eq!(json["left_out"].as_array().unwrap().len(), 8);
    // Where nothing counts nothing is written.
    let none = at.join("none.rsum").display().to_string();
    let _ = run(at, &["room", "merge", "-o", &none], &[&huge])
        .code(4)
        .says("Chưa ghi gì cả");
    assert!(!Path::new(&none).exists());
    let _ = run(at, &["room", "merge"], &[]).code(2);
}

#[test]
fn the_same_room_counts_once_and_two_that_contradict_count_not_at_all() {
    let home = folder();
    let at = home.path();
    let one = written(at, "a.rsum", room(1));
    let copy = written(at, "b.rsum", room(1));
    let two = written(at, "c.rsum", room(2));
    let json = run(at, &["room", "merge", "--json"], &[&one, &copy, &two, &one])
        .code(0)
        .json();
    assert_eq!(
        (&json["rooms"], &json["joined"]),
        (&Value::from(2), &Value::from(116))
    );
    let mut other = room(1);
    other.joined = Some(70);
    let other = written(at, "d.rsum", other);
    let done = run(at, &["room", "merge", "--json"], &[&one, &other, &two])
        .code(0)
        .says("hai cách khác nhau");
    let json = done.json();
    assert_eq!(
        (&json["rooms"], &json["contradicted"]),
        (&Value::from(1), &Value::from(1))
    );
}

#[test]
fn rooms_together_say_only_what_each_of_them_says() {
    let home = folder();
    let at = home.path();
    let files = three(at);
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let json = run(at, &["room", "merge", "--json"], &files).code(0).json();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(
        rows[0]["before"]["good"],
        serde_json::json!({"count": 36, "of": 174, "rooms": 3})
    );
    // Two of 58 are "hardly any" in each room; six of 174 are not told either.
    assert_eq!(rows[2]["before"]["good"], "hidden");
    assert_eq!(rows[3]["before"], "withheld");
    let _ = run(at, &["room", "merge"], &files)
        .code(0)
        .prints("3 buổi rà soát")
        .prints("36 trên 174");
}

fn any_room() -> impl Strategy<Value = Summary> {
    let cell = (0..30_u32, 0..30_u32, 0..30_u32);
    (
        0..6_u32,
        proptest::collection::vec((cell.clone(), cell), 12),
        0..2_u32,
    )
        .prop_map(|(number, cells, day)| {
            let mut made = room(number);
            for (pictures, (before, after)) in made.rows.iter_mut().zip(cells) {
                pictures.before = Some(tally::picture(counts(before.0, before.1, before.2), 5));
                pictures.after = Some(tally::picture(counts(after.0, after.1, after.2), 5));
            }
            made.date = format!("2026-11-2{day}").parse().expect("a day");
            made
        })
}

fn merged(rooms: impl IntoIterator<Item = Summary>) -> Merged {
    let mut out = Merged::default();
    for room in rooms {
        tally::merge(&mut out, room);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// In any order, in any groups, as often as one likes: the same file to the byte.
    #[test]
    fn merging_knows_no_order_and_no_repetition(rooms in proptest::collection::vec(any_room(), 1..8), cut in 0..8_usize) {
        let all = summary::text(&merged(rooms.clone()));
        let backwards = summary::text(&merged(rooms.iter().rev().cloned()));
        prop_assert_eq!(&all, &backwards);
        let cut = cut.min(rooms.len());
        let read = |rooms: &[Summary]| summary::parse(summary::text(&merged(rooms.to_vec())).as_bytes());
        let (left, right) = (read(&rooms[..cut]).unwrap(), read(&rooms[cut..]).unwrap());
        for parts in [[left.clone(), right.clone()], [right.clone(), left.clone()]] {
            let mut together = Merged::default();
            for part in parts {
                join(&mut together, part);
            }
            join(&mut together, left.clone());
            prop_assert_eq!(&summary::text(&together), &all);
        }
    }

    /// Whatever is in a file, it is read or refused.
    #[test]
    fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0..2000_usize) {
        let _refused_or_read = summary::parse(&bytes);
        let mut text = summary::of_room(room(1)).into_bytes();
        let at = at.min(text.len());
        text.splice(at..at, bytes);
        let _refused_or_read = summary::parse(&text);
    }
}
