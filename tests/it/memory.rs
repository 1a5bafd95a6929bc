//! What is left in the memory of the program once a password was judged: looked for from outside, in the real process,
//! while it waits for somebody to read what it prints. And what of it could reach the disk when it crashes.
//!
//! The program keeps everybody but root out of its memory, so only root sees these tests do more than say so.

#![allow(clippy::print_stderr, reason = "whoever runs the tests is told")]

use crate::breach::{CANARY, hex};
use crate::canary::CANARIES;
use crate::harness::{file, folder, this_system};
use crate::vault::samples::{PASSWORD, every};
use expectrl::{Expect as _, Session};
use sha1::{Digest as _, Sha1};
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// A run of the program whose standard output is a pipe that is full: it waits before the first letter it prints.
struct Waiting {
    child: Child,
    /// Open until the test is over, where the program is to wait for more.
    stdin: Option<ChildStdin>,
    _full: io::PipeReader,
}

impl Waiting {
    /// Starts it with this on standard input, and waits until it waits.
    fn start(args: &[&str], paths: &[&Path], stdin: &[u8], more: bool) -> Self {
        let home = folder();
        let (full, writer) = io::pipe().expect("a pipe");
        fill(&writer);
        let mut child = this_system()
            .args(args)
            .args(paths)
            .env("RASOAT_HOME", home.path())
            .env("TZ", "UTC")
            .stdin(Stdio::piped())
            .stdout(writer)
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(stdin).expect("it reads");
        let stdin = more.then_some(pipe);
        settle(child.id(), args);
        Self {
            child,
            stdin,
            _full: full,
        }
    }
}

/// Waits until a process has done nothing for a while.
fn settle(id: u32, args: &[&str]) {
    let began = Instant::now();
    let mut before = (0, Instant::now());
    loop {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).expect("it runs");
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        assert!(
            !matches!(fields[0], "Z" | "X"),
            "{args:?} ended instead of waiting"
        );
        let ticks: u64 = fields[11..13]
            .iter()
            .map(|ticks| ticks.parse::<u64>().unwrap_or(0))
            .sum();
        let idle = fields[0] == "S" && ticks == before.0;
        if !idle {
            before = (ticks, Instant::now());
        }
        // Having read its input is the least it has done: a program that starts looks idle as well.
        if idle && ticks > 0 && before.1.elapsed() > Duration::from_millis(150) {
            return;
        }
        if idle && before.1.elapsed() > Duration::from_millis(500) {
            return;
        }
        assert!(
            began.elapsed() < Duration::from_mins(1),
            "{args:?} does not come to rest"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Where each of the needles is in its memory; nothing where the system does not let anybody look.
fn find(id: u32, needles: &[(&'static str, Vec<u8>)]) -> Option<Vec<String>> {
    let maps = fs::read_to_string(format!("/proc/{id}/maps")).ok()?;
    let mut memory = File::open(format!("/proc/{id}/mem")).ok()?;
    let mut found = Vec::new();
    for map in maps.lines() {
        let mut words = map.split_whitespace();
        let (range, rights) = (words.next()?, words.next()?);
        // What cannot be written holds the program and its libraries, which know none of it.
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-')?;
        let (from, to) = (
            u64::from_str_radix(from, 16).ok()?,
            u64::from_str_radix(to, 16).ok()?,
        );
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        memory.seek(SeekFrom::Start(from)).ok()?;
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        for (name, needle) in needles {
            let hits = bytes
                .windows(needle.len())
                .filter(|window| window == needle)
                .count();
            if hits > 0 {
                let place = words.clone().last().unwrap_or("").to_owned();
                found.push(format!("{name} {hits} times in {place} {range}"));
            }
        }
    }
    Some(found)
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// Writes until nothing more goes in.
fn fill(pipe: impl std::os::fd::AsFd) {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    let pipe = pipe.as_fd();
    let flags = fcntl_getfl(pipe).expect("flags");
    fcntl_setfl(pipe, flags | OFlags::NONBLOCK).expect("flags");
    while rustix::io::write(pipe, &[b'\n'; 4096]).is_ok() {}
    while rustix::io::write(pipe, b"\n").is_ok() {}
    fcntl_setfl(pipe, flags).expect("flags");
}

fn signs(secrets: &[&'static str]) -> Vec<(&'static str, Vec<u8>)> {
    secrets
        .iter()
        .flat_map(|secret| {
            let sum = Sha1::digest(secret);
            // The halves: a copy may have been overwritten in part.
            let (first, second) = secret.split_at(secret.len() / 2);
            [
                (first, first.into()),
                (second, second.into()),
                (secret, sum.to_vec()),
                (secret, hex(&sum).into_bytes()),
            ]
        })
        .collect()
}

/// Nothing of it is there, and the looking is worth something: what is public was found the same way.
#[track_caller]
fn forgotten(name: &str, id: u32, secrets: &[&'static str], public: &'static str) {
    let Some(seen) = find(id, &[("public", public.into())]) else {
        eprintln!("skipped, only root may look into the memory of the program: {name}");
        return;
    };
    assert!(!seen.is_empty(), "{name}: not even {public:?} is in memory");
    let found = find(id, &signs(secrets)).expect("as before");
    assert!(found.is_empty(), "{name}: {found:#?}");
}

/// While a password is needed it is there, and is found.
#[test]
fn the_search_finds_a_secret_that_is_alive() {
    let there = folder();
    let [(_, csv, _), ..] = &every()[..] else { panic!() };
    let export = file(there.path(), "kho.csv", csv);
    // The second file comes from standard input, which stays open.
    let args = ["vault", "--offline", "--stdin"];
    let waiting = Waiting::start(&args, &[&export, Path::new("-")], b"x\n", true);
    let signs = signs(&[CANARIES[0].secret]);
    match find(waiting.child.id(), &signs[..2]) {
        None => eprintln!("skipped, only root may look into the memory of the program"),
        Some(found) => assert_eq!(found.len(), 2, "{found:?}"),
    }
}

#[test]
fn a_password_is_gone_once_it_was_judged() {
    let there = folder();
    let secret = CANARIES[0].secret;
    let mut hashes = [hex(&Sha1::digest("x")), CANARY.to_owned()];
    hashes.sort();
    let corpus = file(there.path(), "leaks.txt", hashes.join(":12\n") + ":12\n");
    let line = format!("{secret}\n");
    for args in [
        &["password", "--stdin", "--json"][..],
        &["password", "--stdin", "--lang", "en"],
        &["breach", "check", "--stdin", "--json"],
    ] {
        let paths = [Path::new("--corpus"), &corpus];
        let waiting = Waiting::start(args, &paths, line.as_bytes(), false);
        forgotten(&format!("{args:?}"), waiting.child.id(), &[secret], "leaks.txt");
    }
}

#[test]
fn the_passwords_of_a_vault_are_gone_once_they_were_judged() {
    let secrets = [CANARIES[0].secret, CANARIES[1].secret, PASSWORD];
    let opens = format!("{PASSWORD}\n");
    let mut hashes = [hex(&Sha1::digest("x")), CANARY.to_owned()];
    hashes.sort();
    for (code, bytes, _) in every() {
        let there = folder();
        let export = file(there.path(), "kho", &bytes);
        let corpus = file(there.path(), "leaks.txt", hashes.join(":12\n") + ":12\n");
        let args = ["vault", "--offline", "--json", "--stdin"];
        let paths = [Path::new("--corpus"), &corpus, &export];
        let waiting = Waiting::start(&args, &paths, opens.as_bytes(), false);
        forgotten(code, waiting.child.id(), &secrets, "\"breach_checked\":");
    }
}

/// As people do it: typed at the hidden prompt, here on a terminal of our own.
#[test]
fn a_password_typed_at_the_prompt_is_gone_once_it_was_judged() {
    use rustix::fs::{CWD, Mode, mkfifoat};
    let there = folder();
    let pipe = there.path().join("full");
    mkfifoat(CWD, &pipe, Mode::RUSR | Mode::WUSR).expect("a pipe");
    let full = File::options()
        .read(true)
        .write(true)
        .open(&pipe)
        .expect("a pipe");
    fill(&full);
    let mut command = Command::new("/bin/sh");
    command
        .args([
            "-c",
            "read go; stty -echo; exec \"$0\" password --offline >\"$1\"",
        ])
        .arg(crate::harness::path())
        .arg(&pipe)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("RASOAT_HOME", there.path())
        .env("TZ", "UTC")
        .env("TERM", "dumb");
    let mut session = Session::spawn(command).expect("a terminal");
    session.set_expect_timeout(Some(Duration::from_mins(1)));
    session.send_line("").expect("the shell goes on");
    session.expect("\r\n> ").expect("the hidden prompt");
    let secret = CANARIES[0].secret;
    session.send_line(secret).expect("it reads");
    // A name an attacker would try; only then is it judged.
    session
        .expect("\r\n> ")
        .expect("the question about words of one's own");
    let id = u32::try_from(session.get_process().pid().as_raw()).expect("an id");
    let alive = find(id, &signs(&[secret])[..2]);
    session.send_line("hoa").expect("it reads");
    settle(id, &["password"]);
    if let Some(alive) = alive {
        assert!(!alive.is_empty(), "it is needed until then");
        forgotten("password", id, &[secret], "RASOAT_HOME");
    }
    let _gone = session.get_process_mut().exit(true);
}

/// Nothing of the memory goes to the disk, whoever asks for it.
#[test]
fn no_core_is_dumped() {
    let waiting = Waiting::start(&["--help"], &[], b"", false);
    let id = waiting.child.id();
    let limits = fs::read_to_string(format!("/proc/{id}/limits")).expect("limits");
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .expect("a limit");
    let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
    assert_eq!(numbers, ["0", "0"], "{core}");
    // What is not dumpable belongs to root, whoever started it: nobody else may look.
    let owner =
        std::os::unix::fs::MetadataExt::uid(&fs::metadata(format!("/proc/{id}/mem")).expect("a file"));
    assert_eq!(owner, 0);
}
