//! A person's own export of 2 GB: found in it what little is evidence, against listing and reading the same with
//! `unzip`.
//!
//! `cargo bench --bench evidence [-- --mega N] [--photos N] [--in FOLDER] [--rounds N]`: a made-up Takeout with so many
//! photos of random bytes, stored as photos are, and the two small entries that are read.
//!
//! Printed are times of the program itself from start to end, as ratios to `unzip -l` of the whole archive plus
//! `unzip -p` of those two entries, which are not measured where that program is not installed; and the most memory.
//! Runs alternate, so that a busy machine disturbs all alike; the least of each counts. The file lies in the system's
//! memory by then, for both.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where something is wrong"
)]

#[expect(dead_code, reason = "no list is made here")]
mod made_up;

use made_up::{Random, peak};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const SUBSCRIBER: &str = "Takeout/Google Account/made.up.SubscriberInfo.html";
const DEVICES: &str = "Takeout/Access Log Activity/Devices - A list of devices (i.e. Nest, Pixel, iPh.csv";

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let given = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1).cloned()
    };
    let number = |name: &str, else_: u64| given(name).map_or(else_, |text| text.parse().unwrap());
    let (mega, photos, rounds) = (
        number("--mega", 2048),
        number("--photos", 1000),
        number("--rounds", 10),
    );
    let folder = tempfile::tempdir().unwrap();
    let folder = given("--in").map_or_else(|| folder.path().to_owned(), PathBuf::from);
    let archive = folder.join("takeout.zip");
    export(&archive, photos, mega * 1024 * 1024 / photos);
    let size = archive.metadata().unwrap().len();
    println!("{photos} photos, {} MB", size / 1024 / 1024);

    let ours = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
        command.args(["evidence", "--json"]).arg(&archive);
        command.env("RASOAT_HOME", &folder);
        command
    };
    let found = ours().output().unwrap();
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(
        found.contains("\"sessions\"") && found.contains("\"recovery-mail\""),
        "{found}"
    );
    let unzip = |arguments: &[&str]| {
        let mut command = Command::new("unzip");
        command.arg(arguments[0]).arg(&archive).args(&arguments[1..]);
        command
    };
    let peer = unzip(&["-l"]).stdout(Stdio::null()).status().is_ok();
    let (mut least, mut theirs) = (f64::MAX, f64::MAX);
    for _ in 0..rounds {
        least = least.min(seconds(&mut ours()));
        if peer {
            // `[` begins a pattern of unzip, `(` does not.
            let both = seconds(&mut unzip(&["-l"])) + seconds(&mut unzip(&["-p", SUBSCRIBER, DEVICES]));
            theirs = theirs.min(both);
        }
    }
    let memory = peak(
        ours()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    println!(
        "rasoat evidence: {:.1} ms, {} MB at most",
        least * 1e3,
        memory.unwrap_or(0) / 1024
    );
    if peer {
        println!("unzip -l and unzip -p: {:.1} ms", theirs * 1e3);
        println!(
            "our speed: {:.2} of theirs (target: at least 0.5)",
            theirs / least
        );
    } else {
        println!("unzip: not installed, not measured");
    }
}

fn seconds(command: &mut Command) -> f64 {
    let start = Instant::now();
    let ended = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let seconds = start.elapsed().as_secs_f64();
    assert!(ended.success());
    seconds
}

/// Writes the archive.
fn export(path: &Path, photos: u64, size: u64) {
    let out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    let mut archive = rawzip::ZipArchiveWriter::new(out);
    let mut random = Random(7);
    let mut photo: Vec<u8> = (0..size.div_ceil(8))
        .flat_map(|_| random.next().to_le_bytes())
        .collect();
    let small = [
        (
            SUBSCRIBER,
            "<html><ul><li>Google Account ID: 1</li><li>Recovery e-Mail: made.up@example.com</li>\
            <li>Recovery SMS: +12025550143 [VN]</li></ul></html>",
        ),
        (
            DEVICES,
            "Gaia ID,Device Type,Brand Name,OS,Country\n1,Mobile,Samsung,Android,VN\n1,PC,,Windows,VN\n",
        ),
    ];
    let mut add = |name: &str, bytes: &[u8]| {
        let (mut entry, config) = archive.new_file(name).start().unwrap();
        let mut writer = config.wrap(&mut entry);
        writer.write_all(bytes).unwrap();
        let (_, described) = writer.finish().unwrap();
        entry.finish(described).unwrap();
    };
    for number in 0..photos {
        if number == photos / 2 {
            for (name, text) in small {
                add(name, text.as_bytes());
            }
        }
        // No two are the same.
        photo[..8].copy_from_slice(&number.to_le_bytes());
        add(&format!("Takeout/Google Photos/2026/IMG_{number:06}.jpg"), &photo);
    }
    archive.finish().unwrap();
}
