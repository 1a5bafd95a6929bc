//! The training day on paper: summaries and what is done with them, the report, the kit, the tally.

use crate::harness::{Done, Rasoat, file};
use rasoat::catalog;
use rasoat::domain::checklist::Row;
use rasoat::domain::room::{Counts, Origin, Picture, RowPictures, Summary};
use rasoat::store::summary;
use rasoat::tally;
use std::path::{Path, PathBuf};

mod documents;
mod kit;
mod sheets;
mod summaries;

fn rows() -> Vec<Row> {
    let content = catalog::content(None).expect("the content");
    let pack = content.catalog.pack("room-12").expect("the pack");
    pack.rows.iter().map(|row| row.row.clone()).collect()
}

fn edition() -> String {
    let content = catalog::content(None).expect("the content");
    catalog::edition(content.catalog.pack("room-12").expect("the pack"))
}

fn counts(good: u32, bad: u32, unknown: u32) -> Counts {
    Counts { good, bad, unknown }
}

/// A room of 58 whose rows differ in every way a row can.
pub(crate) fn room(number: u32) -> Summary {
    let rows = rows().into_iter().enumerate().map(|(index, row)| {
        let (before, after) = match index {
            0 => (counts(12, 36, 10), Some(counts(40, 12, 6))),
            1 => (counts(56, 1, 1), Some(counts(57, 1, 0))),
            2 => (counts(2, 50, 6), Some(counts(30, 20, 8))),
            3 => (counts(2, 1, 1), Some(counts(3, 0, 0))),
            4 => (counts(20, 30, 8), Some(counts(20, 30, 10))),
            5 => (counts(15, 20, 23), Some(counts(20, 20, 18))),
            6 => (counts(3, 4, 0), None),
            _ => (
                counts(25 + index as u32, 20, 5),
                Some(counts(40, 10, 5 + index as u32)),
            ),
        };
        let differing = after.map_or(0, |after: Counts| after.answered().abs_diff(before.answered()));
        RowPictures {
            row,
            before: Some(tally::picture(before, 5)),
            after: after.map(|after| {
                if tally::comparable(differing, 5) {
                    tally::picture(after, 5)
                } else {
                    Picture::Withheld
                }
            }),
        }
    });
    Summary {
        id: format!("{number:032x}"),
        pack: "room-12".to_owned(),
        edition: edition(),
        date: "2026-11-23".parse().expect("a day"),
        k: 5,
        origin: Origin::Phones,
        joined: Some(58),
        completed: Some(50),
        rows: rows.collect(),
    }
}

pub(crate) fn written(home: &Path, name: &str, room: Summary) -> PathBuf {
    file(home, name, summary::of_room(room))
}

/// Three rooms, a file each.
fn three(home: &Path) -> Vec<PathBuf> {
    (1..=3)
        .map(|number| written(home, &format!("{number}.rsum"), room(number)))
        .collect()
}

/// The command with arguments.
fn run(home: &Path, args: &[&str], files: &[&Path]) -> Done {
    let run = args.iter().fold(Rasoat::new(home), Rasoat::arg);
    files.iter().fold(run, Rasoat::arg).run()
}

/// A part of a document.
fn part(document: &[u8], name: &str) -> String {
    let archive = rawzip::ZipArchive::from_slice(document).expect("a ZIP");
    for entry in archive.entries() {
        let entry = entry.expect("an entry");
        let is_it = entry.file_path().as_ref() == name.as_bytes();
        if is_it {
            let place = entry.wayfinder();
            let found = archive.get_entry(place).expect("the entry");
            return std::str::from_utf8(found.data()).expect("UTF-8").to_owned();
        }
    }
    panic!("{name} is missing");
}

/// Every part of a document that is XML, read to its end; how many there are.
fn well_formed(document: &[u8]) -> usize {
    let archive = rawzip::ZipArchive::from_slice(document).expect("a ZIP");
    let mut count = 0;
    for entry in archive.entries() {
        let entry = entry.expect("an entry");
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).expect("a name");
        if !Path::new(&name)
            .extension()
            .is_some_and(|end| end == "xml" || end == "rels")
        {
            continue;
        }
        count += 1;
        let text = part(document, &name);
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        let mut depth = 0_i32;
        loop {
            match reader
                .read_event()
                .unwrap_or_else(|error| panic!("{name}: {error}"))
            {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
    }
    count
}
