//! Start-up against an empty program: how long a person waits before anything is said, printed as ratios.
//!
//! `cargo bench --bench startup`. The empty program is made under `target/` with the same `clap` and `serde` and the
//! same build settings as ours, and built offline. Runs alternate, so that a busy machine disturbs all alike.

#![expect(
    clippy::print_stdout,
    clippy::panic,
    clippy::expect_used,
    reason = "a benchmark prints, and stops when it cannot measure"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each program runs.
const RUNS: usize = 300;

/// The empty program: it reads a command line and knows what can be serialized, and does nothing.
const MAIN: &str = r#"
#[derive(serde::Deserialize, serde::Serialize)]
struct Nothing {}

fn main() {
    let _nothing = Nothing {};
    clap::Command::new("empty").get_matches();
}
"#;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    build(root, &["--bin", "rasoat"]);
    let ours = built("rasoat");
    let empty = empty(root);
    let home = ours.with_file_name("startup-home");
    let programs: [(&str, &Path, &[&str]); 5] = [
        ("empty program (clap, serde)", &empty, &[]),
        ("rasoat --version", &ours, &["--version"]),
        ("rasoat --help", &ours, &["--help"]),
        (
            "rasoat directive check --json (all checklists)",
            &ours,
            &["directive", "check", "--json"],
        ),
        (
            "rasoat checklist list --json (all checklists)",
            &ours,
            &["checklist", "list", "--json"],
        ),
    ];
    let mut times: [Vec<Duration>; 5] = Default::default();
    for round in 0..RUNS + 5 {
        for ((_, program, args), times) in programs.iter().zip(&mut times) {
            let took = run(program, args, &home);
            // The first rounds bring the files into memory.
            if round >= 5 {
                times.push(took);
            }
        }
    }
    let medians = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64() * 1000.0
    });
    println!("start-up, median of {RUNS} alternating runs");
    for ((name, ..), median) in programs.iter().zip(medians) {
        println!(
            "{name}: {median:.2} ms, {:.1} times the empty program",
            median / medians[0]
        );
    }
}

fn run(program: &Path, args: &[&str], home: &Path) -> Duration {
    let mut command = Command::new(program);
    command
        .args(args)
        .env("RASOAT_HOME", home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begin = Instant::now();
    let status = command.status().expect("the program starts");
    let took = begin.elapsed();
    assert!(status.success(), "{} {args:?}: {status}", program.display());
    took
}

/// Builds a package as it is given to people.
fn build(package: &Path, what: &[&str]) {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--offline", "--quiet", "--target-dir"])
        .arg(target())
        .args(what)
        .current_dir(package)
        .status()
        .expect("cargo starts");
    assert!(status.success(), "{} does not build", package.display());
}

/// Makes and builds the empty program with the versions of our lock file.
fn empty(root: &Path) -> PathBuf {
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect("a file of this package");
    let (manifest, lock) = (read("Cargo.toml"), read("Cargo.lock"));
    let line = |start: &str| {
        let mut lines = manifest.lines().filter(|line| line.starts_with(start));
        lines
            .next()
            .unwrap_or_else(|| panic!("Cargo.toml: no {start}"))
            .to_owned()
    };
    let (_, profile) = manifest
        .split_once("[profile.release]\n")
        .unwrap_or_else(|| panic!("Cargo.toml: no release profile"));
    let profile = profile.split("\n[").next().unwrap_or_default();
    let folder = target().join("startup-empty");
    std::fs::create_dir_all(folder.join("src")).expect("a folder under target/");
    let write =
        |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a file under target/");
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"startup-empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{}\n{}\n\n[profile.release]\n{profile}\n",
            line("clap = "),
            line("serde = ")
        ),
    );
    // Cargo drops from it what the empty program does not need.
    write("Cargo.lock", &lock);
    write("src/main.rs", MAIN);
    build(&folder, &[]);
    built("startup-empty")
}

/// The folder of build results this benchmark itself lies in.
fn target() -> PathBuf {
    let own = std::env::current_exe().expect("the path of this program");
    // target/release/deps/startup-…
    own.ancestors()
        .nth(3)
        .expect("a folder of build results")
        .to_path_buf()
}

fn built(name: &str) -> PathBuf {
    target()
        .join("release")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION)
}
