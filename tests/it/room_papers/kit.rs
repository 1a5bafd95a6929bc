//! The folder with the papers of the day.

use super::{part, run, well_formed};
use crate::harness::{file, folder};
use crate::room::client::Open;
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
fn the_kit_carries_the_program_for_windows_with_its_hash() {
    let home = folder();
    let program = file(home.path(), "chương trình.exe", "MZ giả, không chạy được");
    let kit = home.path().join("usb");
    let args = ["room", "kit", "--program", program.to_str().unwrap()];
    let _ = run(home.path(), &args, &[&kit]).code(0).prints("rasoat.exe");
    assert_eq!(
        std::fs::read(kit.join("rasoat.exe")).unwrap(),
        std::fs::read(&program).unwrap()
    );
    let sums = std::fs::read_to_string(kit.join("SHA256SUMS.txt")).unwrap();
    let (sum, name) = sums.trim_end().split_once("  ").unwrap();
    assert!(sum.len() == 64 && name == "rasoat.exe", "{sums}");
    let text = std::fs::read_to_string(kit.join("DOC-TRUOC.txt")).unwrap();
    assert!(text.contains("certutil") && text.contains("\r\n"), "{text}");
    let from_stick = std::fs::read_to_string(kit.join("mo.cmd")).unwrap();
    assert!(
        from_stick.contains("RASOAT_HOME") && from_stick.ends_with("\r\n"),
        "{from_stick}"
    );
    // What is no program is not carried, and nothing is written.
    let text = file(home.path(), "thư.txt", "không phải chương trình");
    for (wrong, said) in [
        (text.as_path(), "không phải chương trình Windows"),
        (home.path(), "Không đọc được"),
        (Path::new("/không/có"), "Không đọc được"),
    ] {
        let kit = home.path().join("khac");
        let args = ["room", "kit", "--program", wrong.to_str().unwrap()];
        let _ = run(home.path(), &args, &[&kit]).code(4).says(said);
        assert!(!kit.exists());
    }
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
    let _ = run(home.path(), &["room", "kit"], &[&taken])
        .code(2)
        .says("là một tệp, không phải thư mục");
    assert_eq!(std::fs::read(&taken).unwrap(), b"x");
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

/// A room is kept on this computer, and phones reached it at this address.
fn kept(home: &Path, listen: &str) -> String {
    let room = Open::fresh(home);
    let (at, secret, control) = (room.at.clone(), room.secret.clone(), room.control.clone());
    let _ = room.join();
    let code = room.code.clone();
    room.kill();
    let journal = home.join("room/room.journal");
    let text = std::fs::read_to_string(&journal).unwrap();
    let there = text.replace(&at, listen);
    assert!(there.contains(&secret) && there.contains(&control) && there.contains("sealed"));
    std::fs::write(journal, there).unwrap();
    code
}

/// Every file of a folder as text; of a document what stands in it.
fn all(kit: &Path) -> String {
    let mut out = String::new();
    for name in names(kit) {
        let bytes = std::fs::read(kit.join(&name)).unwrap();
        out += &match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(document) => part(document.as_bytes(), "word/document.xml"),
        };
    }
    out
}

#[test]
fn the_poster_leads_into_the_room_there_is_and_tells_nothing_else_of_it() {
    let home = folder();
    let code = kept(home.path(), "192.168.1.10:8080");
    let kit = home.path().join("tap-huan");
    let _ = run(home.path(), &["room", "kit"], &[&kit])
        .code(0)
        .prints("192.168.1.10:8080");
    let (one, two) = code.split_at(3);
    let spaced = format!("{one}\u{a0}{two}");
    let poster = std::fs::read_to_string(kit.join("01-ap-phich.html")).unwrap();
    let bytes = std::fs::read(kit.join("01-ap-phich.docx")).unwrap();
    let document = part(&bytes, "word/document.xml");
    for text in [&poster, &document] {
        for words in [
            "192.168.1.10:8080",
            spaced.as_str(),
            "máy đổi mạng là địa chỉ đổi",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("Dán mã QR"), "{text}");
    }
    // The squares are those of the projector, and a word processor gets them as a picture.
    assert!(
        poster.contains("<svg class=\"squares\"") && document.contains("<pic:pic"),
        "{document}"
    );
    assert!(well_formed(&bytes) >= 8);
    let journal = std::fs::read_to_string(home.path().join("room/room.journal")).unwrap();
    let first: serde_json::Value = serde_json::from_str(journal.lines().next().unwrap()).unwrap();
    let everything = all(&kit);
    for secret in ["secret", "control", "id"] {
        let secret = first["room"][secret].as_str().unwrap();
        assert!(!secret.is_empty() && !everything.contains(secret), "{secret}");
    }
    // What the papers promise is what that room keeps.
    assert!(everything.contains("dưới 5 người"));
}

#[test]
fn without_a_room_that_phones_reach_the_poster_has_a_box_for_its_code() {
    let blank = |home: &Path, args: &[&str]| {
        let kit = home.join("tap-huan");
        let done = run(home, args, &[&kit]).code(0);
        let poster = std::fs::read_to_string(kit.join("01-ap-phich.html")).unwrap();
        assert!(
            poster.contains("Dán mã QR vào đây") && !poster.contains("<svg"),
            "{poster}"
        );
        done
    };
    let home = folder();
    let _ = blank(home.path(), &["room", "kit"]);
    // Only this computer reaches it.
    let home = folder();
    let _ = kept(home.path(), "127.0.0.1:8080");
    let _ = blank(home.path(), &["room", "kit"]);
    // Papers that promise another k are not for that room.
    let home = folder();
    let _ = kept(home.path(), "192.168.1.10:8080");
    let _ = blank(home.path(), &["room", "kit", "--k", "8"]).says("nhóm nhỏ nhất 5");
    // What cannot be read is told, and the papers are there.
    let home = folder();
    std::fs::create_dir(home.path().join("room")).unwrap();
    std::fs::write(home.path().join("room/room.journal"), "x\n").unwrap();
    let _ = blank(home.path(), &["room", "kit"]).says("Không đọc được nhật ký");
}

#[test]
fn every_case_card_says_its_sources_their_day_and_how_sure_it_is() {
    let home = folder();
    let kit = home.path().join("tap-huan");
    let _ = run(home.path(), &["room", "kit"], &[&kit]).code(0);
    let page = std::fs::read_to_string(kit.join("06-the-tinh-huong.html")).unwrap();
    let document = part(
        &std::fs::read(kit.join("06-the-tinh-huong.docx")).unwrap(),
        "word/document.xml",
    );
    for text in [&page, &document] {
        assert_eq!(text.matches("Thẻ này ").count(), 5, "{text}");
        assert!(text.matches("Nguồn: ").count() >= 5);
    }
    let content = catalog::content(None).unwrap();
    let cards: Vec<&str> = page.split("<h2>").skip(1).collect();
    assert_eq!(cards.len(), 5);
    for card in &cards {
        assert!(
            card.contains("(đọc ngày ") && card.contains("do chương trình ghép lại"),
            "{card}"
        );
    }
    // A record that nobody could check makes its card doubtful; one that was read is said to be.
    assert!(
        cards[2].contains("Thẻ này chưa xác minh được") && cards[2].contains("own knowledge of SIM cards")
    );
    assert!(cards[4].contains("Thẻ này đã đối chiếu nguồn"));
    let warning = &content.catalog.help.warning.as_ref().unwrap().provenance;
    assert!(
        cards[4].contains(warning.source.split(';').next().unwrap()),
        "{}",
        cards[4]
    );
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
