//! Ten thousand rooms into one: the program from start to end, and the most memory it had.
//!
//! `cargo bench --bench room_merge [-- --rooms N] [--in FOLDER]`: made-up rooms of twelve rows, a file each; merged, merged again
//! as one file, and made into a report. As a ratio: the same files read by a bare loop that parses them as JSON and
//! keeps nothing.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where something is wrong"
)]

#[allow(dead_code, reason = "other benchmarks use the rest")]
mod made_up;

use made_up::{Random, peak};
use rasoat::domain::checklist::Row;
use rasoat::domain::room::{Counts, Origin, RowPictures, Summary};
use rasoat::{store, tally};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

fn made(random: &mut Random, rows: &[Row]) -> Summary {
    let mut below = |end: u64| (random.next() % end) as u32;
    let joined = 20 + below(60);
    let mut counts = || {
        let good = below(u64::from(joined));
        let bad = below(u64::from(joined - good) + 1);
        Counts {
            good,
            bad,
            unknown: joined - good - bad,
        }
    };
    let rows = rows
        .iter()
        .map(|row| RowPictures {
            row: row.clone(),
            before: Some(tally::picture(counts(), 5)),
            after: Some(tally::picture(counts(), 5)),
        })
        .collect();
    Summary {
        id: format!("{:016x}{:016x}", random.next(), random.next()),
        pack: "room-12".to_owned(),
        edition: "0123abcd".to_owned(),
        date: "2026-11-23".parse().unwrap(),
        k: 5,
        origin: Origin::Phones,
        joined: Some(joined),
        completed: None,
        rows,
    }
}

fn run(folder: &Path, name: &str, args: &[&str], files: &[PathBuf]) {
    let start = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(args)
        .args(files)
        .env("RASOAT_HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let memory = peak(child);
    let seconds = start.elapsed().as_secs_f64();
    match memory {
        Some(peak) => println!("{name}: {seconds:.2} s, {:.1} MB at most", peak as f64 / 1e3),
        None => println!("{name}: {seconds:.2} s, memory is not measured on this system"),
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        let place = args.iter().position(|arg| arg == name)?;
        args.get(place + 1)
    };
    let rooms: usize = value("--rooms").map_or(10_000, |rooms| rooms.parse().unwrap());
    let parent = value("--in").map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(parent).unwrap();
    let content = rasoat::catalog::content(None).unwrap();
    let pack = content.catalog.pack("room-12").unwrap();
    let rows: Vec<Row> = pack.rows.iter().map(|row| row.row.clone()).collect();
    let mut random = Random(1);
    let mut bytes = 0;
    let files: Vec<PathBuf> = (0..rooms)
        .map(|number| {
            let path = folder.path().join(format!("{number}.rsum"));
            let text = store::summary::of_room(made(&mut random, &rows));
            bytes += text.len();
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    println!("{rooms} rooms, {:.1} MB", bytes as f64 / 1e6);
    let start = Instant::now();
    let mut members = 0;
    for path in &files {
        let value: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        members += value.as_object().unwrap().len();
    }
    println!(
        "a bare loop that parses them: {:.2} s ({members} members)",
        start.elapsed().as_secs_f64()
    );
    let all = folder.path().join("all.rsum");
    let target = all.display().to_string();
    run(folder.path(), "merge", &["room", "merge", "-o", &target], &files);
    println!(
        "the merged file: {:.1} MB",
        std::fs::metadata(&all).unwrap().len() as f64 / 1e6
    );
    let again = folder.path().join("again.rsum").display().to_string();
    run(
        folder.path(),
        "the merged file again",
        &["room", "merge", "-o", &again],
        std::slice::from_ref(&all),
    );
    assert!(
        std::fs::read(&all).unwrap() == std::fs::read(&again).unwrap(),
        "merging again changes nothing"
    );
    let report = folder.path().join("report.docx").display().to_string();
    run(
        folder.path(),
        "a report of it",
        &["room", "report", "-o", &report],
        std::slice::from_ref(&all),
    );
}
