//! The folder with the papers of the day.

use super::{run, well_formed};
use crate::harness::{file, folder};
use rasoat::catalog;
use rasoat::domain::room::Origin;
use rasoat::store::summary;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_kit_has_every_paper_twice_and_a_table() {
    let home = folder();
    let kit = home.path().join("tap-huan");
    let done = run(home.path(), &["room", "kit"], &[&kit])
        .code(0)
        .prints("17 tệp");
    let names = names(&kit);
    assert_eq!(names.len(), 17, "{names:?}");
    for name in &names {
        assert!(done.stdout.contains(name.as_str()), "{name} is said");
        let path = kit.join(name);
        let bytes = std::fs::read(&path).unwrap();
        match path.extension().unwrap().to_str().unwrap() {
            "docx" => assert!(well_formed(&bytes) >= 8, "{name}"),
            "html" => {
                let text = String::from_utf8(bytes).unwrap();
                assert!(
                    text.contains("default-src 'none'") && !text.contains("<script"),
                    "{name}"
                );
                assert!(text.contains("size: A4"), "{name}");
            }
            _ => {}
        }
    }
    // Never over what somebody has there.
    let _ = run(home.path(), &["room", "kit"], &[&kit])
        .code(2)
        .says("Chưa ghi gì cả");
    let taken = file(home.path(), "tep", "x");
    let _ = run(home.path(), &["room", "kit"], &[&taken]).code(2);
    let empty = home.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    let _ = run(
        home.path(),
        &["room", "kit", "--lang", "en", "--k", "8"],
        &[&empty],
    )
    .code(0)
    .prints("02-notice.html");
    let notice = std::fs::read_to_string(empty.join("02-notice.html")).unwrap();
    assert!(notice.contains("neither shows nor stores what one person answered. Someone who listens on the network or alters the program could see it"));
    assert!(notice.contains("fewer than 8 people"), "{notice}");
    let _ = run(
        home.path(),
        &["room", "kit", "--pack", "quick"],
        &[&home.path().join("x")],
    )
    .code(2)
    .says("room-12");
}

#[test]
fn the_notice_says_the_promise_and_the_law_with_its_mark() {
    let home = folder();
    let kit = home.path().join("tap-huan");
    let _ = run(home.path(), &["room", "kit"], &[&kit]).code(0);
    let notice = std::fs::read_to_string(kit.join("02-thong-bao.html")).unwrap();
    for words in [
        "không hiện và không lưu câu trả lời của từng người. Ai nghe lén trên mạng hoặc sửa chương trình thì có thể thấy",
        "số 91/2025/QH15",
        "Diễn giải, không phải nguyên văn",
        "Dưới 5 người thì không nêu số",
    ] {
        assert!(notice.contains(words), "{words}");
    }
    let sheet = std::fs::read_to_string(kit.join("03-phieu-nguoi-tham-gia.html")).unwrap();
    let content = catalog::content(None).unwrap();
    for row in &content.catalog.pack("room-12").unwrap().rows {
        assert_eq!(
            sheet.matches(row.statement.vi.as_str()).count(),
            2,
            "{}",
            row.statement.vi
        );
    }
    assert!(sheet.contains("Kế hoạch 15 phút"));
}

/// The table of the kit, filled in, is what `room tally` reads.
#[test]
fn the_table_of_the_kit_is_read_back() {
    let home = folder();
    let kit = home.path().join("tap-huan");
    let _ = run(home.path(), &["room", "kit"], &[&kit]).code(0);
    let table = std::fs::read_to_string(kit.join("so-da-dem.csv")).unwrap();
    let filled: String = table
        .lines()
        .enumerate()
        .map(|(line, text)| match line {
            0 => format!("{text}\r\n"),
            1 => text.replacen(",,,,,,", ",60,,,60,,", 1) + "\r\n",
            _ => text.trim_end_matches(',').to_owned() + ",30,20,8,40,12,6\r\n",
        })
        .collect();
    let table = file(home.path(), "dem.csv", filled);
    let out = home.path().join("giay.rsum");
    let target = out.display().to_string();
    let _ = run(
        home.path(),
        &["room", "tally", "--date", "2026-11-23", "-o", &target, "--counts"],
        &[&table],
    )
    .code(0)
    .says("24 chỗ nêu số");
    let read = summary::read(&out).unwrap();
    let room = read.rooms.values().next().unwrap();
    assert_eq!(
        (room.joined, room.origin, room.rows.len()),
        (Some(60), Origin::Paper, 12)
    );
}
