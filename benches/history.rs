//! The history: how long 200 audits take to open, decrypt and list.
//!
//! `cargo bench --bench history`. Real audits of the sample person are kept 200 times. The passphrase is dear on
//! purpose (Argon2id): it is measured by itself, and the whole program with it.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints, and stops when it cannot measure"
)]

use rasoat::domain::history::{AuditId, Remembered};
use rasoat::domain::secret::Password;
use rasoat::store::history::{Decision, History, Opener, decision};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many audits there are.
const AUDITS: u16 = 200;
/// How often each thing is done.
const RUNS: usize = 21;
const PASSPHRASE: &str = "bốn con vịt giả bơi";

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let passphrase = home.path().join("cum");
    std::fs::write(&passphrase, PASSPHRASE).expect("a file");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/sample.toml");
    let rasoat = |args: &[&str]| {
        let status = Command::new(env!("CARGO_BIN_EXE_rasoat"))
            .args(args)
            .arg("--passphrase-file")
            .arg(&passphrase)
            .env("RASOAT_HOME", home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("the program starts");
        assert!(status.success(), "{args:?}: {status}");
    };
    rasoat(&["audit", "--answers", sample.to_str().expect("a path")]);
    let open = || match decision(home.path()).expect("decided") {
        Some(Decision::Kept(place)) => {
            let passphrase = Password::new(PASSPHRASE.to_owned());
            History::open(home.path(), place, &Opener::Passphrase(&passphrase)).expect("opens")
        }
        other => unreachable!("{other:?}"),
    };
    let history = open();
    let first = history.read().expect("reads").audits.remove(0);
    let more: Vec<Remembered> = (1..AUDITS)
        .map(|number| Remembered {
            id: AuditId::new("2026-11-23T08:30:00+07:00", number),
            audit: first.audit.clone(),
        })
        .collect();
    history.merge(&more).expect("writes");

    let reading = median(|| {
        assert_eq!(history.read().expect("reads").audits.len(), usize::from(AUDITS));
    });
    let opening = median(|| drop(open()));
    let whole = median(|| rasoat(&["history", "--json"]));
    println!("{AUDITS} audits, median of {RUNS} runs");
    println!("decrypt and list: {}", millis(reading));
    println!("open with a passphrase (Argon2id): {}", millis(opening));
    println!(
        "rasoat history --json, the whole program with a passphrase: {}",
        millis(whole)
    );
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
