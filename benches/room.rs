//! A full hall: phones that come in, answer every row twice and look at the room meanwhile, with two projectors.
//!
//! `cargo bench --bench room -- [--phones 100]` opens a room of the real program on this computer, drives it, and prints
//! answers lost, the time until an answer is acknowledged (on the disk), joining, and the memory of the server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Rows of the pack.
const ROWS: usize = 12;

/// A connection that is kept, as browsers do.
struct Phone {
    at: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Phone {
    fn new(at: &str) -> Self {
        Self {
            at: at.to_owned(),
            stream: None,
        }
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> (u16, String, String) {
        for _ in 0..3 {
            if let Some(answer) = self.tried(method, path, body) {
                return answer;
            }
            self.stream = None;
        }
        (0, String::new(), String::new())
    }

    fn tried(&mut self, method: &str, path: &str, body: &str) -> Option<(u16, String, String)> {
        let at = self.at.clone();
        if self.stream.is_none() {
            let stream = TcpStream::connect(&at).ok()?;
            stream.set_nodelay(true).ok()?;
            stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
            self.stream = Some(BufReader::new(stream));
        }
        let stream = self.stream.as_mut()?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {at}\r\nX-Live: 1\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.get_mut().write_all(request.as_bytes()).ok()?;
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
            if line == "\r\n" {
                break;
            }
            head += &line;
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).ok()?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, head, String::from_utf8_lossy(&body).into_owned()))
    }
}

fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let at = ((times.len() as f64 - 1.0) * share).round() as usize;
    times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

/// The most memory a process ever had, in MB; none where the system does not tell.
fn peak(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

#[allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement says what it found"
)]
fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--phones");
    let phones: usize = arguments.nth(1).and_then(|text| text.parse().ok()).unwrap_or(100);
    let home = tempfile::tempdir().expect("a folder");
    let mut room = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .env_clear()
        .env("RASOAT_HOME", home.path())
        .current_dir(home.path())
        .args(["room", "open", "--json", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let mut line = String::new();
    BufReader::new(room.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("a line");
    let ready: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let text = |name: &str| ready[name].as_str().unwrap_or_default().to_owned();
    let url = text("url");
    let (at, code) = url
        .trim_start_matches("http://")
        .split_once('/')
        .expect("an address");
    let control = text("control");
    let (officer_at, secret) = control
        .trim_start_matches("http://")
        .split_once('/')
        .expect("an address");
    let officer = |what: &str, body: &str| {
        let mut stream = TcpStream::connect(officer_at).expect("the officer's page");
        let request = format!(
            "POST /{secret}/{what} HTTP/1.1\r\nHost: {officer_at}\r\nOrigin: http://{officer_at}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(
            answer.starts_with("HTTP/1.1 303") || answer.starts_with("HTTP/1.1 200"),
            "{answer}"
        );
    };

    let over = Arc::new(AtomicBool::new(false));
    let screens: Vec<_> = (0..2)
        .map(|_| {
            let (at, over) = (at.to_owned(), Arc::clone(&over));
            thread::spawn(move || {
                let mut projector = Phone::new(&at);
                let mut pages = 0_u32;
                while !over.load(Ordering::Relaxed) {
                    let _ = projector.ask("GET", "/screen/now", "");
                    let (status, ..) = projector.ask("GET", "/screen", "");
                    pages += u32::from(status == 200);
                    thread::sleep(Duration::from_millis(500));
                }
                pages
            })
        })
        .collect();

    let gate = Arc::new(Barrier::new(phones + 1));
    let joins = Arc::new(Mutex::new(Vec::new()));
    let answers = Arc::new(Mutex::new(Vec::new()));
    let refused = Arc::new(Mutex::new(0_u32));
    let hall: Vec<_> = (0..phones)
        .map(|number| {
            let (at, code) = (at.to_owned(), code.to_owned());
            let (gate, joins, answers, refused) = (
                Arc::clone(&gate),
                Arc::clone(&joins),
                Arc::clone(&answers),
                Arc::clone(&refused),
            );
            thread::spawn(move || {
                let mut phone = Phone::new(&at);
                gate.wait();
                let begun = Instant::now();
                let _ = phone.ask("GET", &format!("/{code}"), "");
                let (_, _, seat) = phone.ask("POST", &format!("/{code}"), "");
                let _ = phone.ask("GET", &seat, "");
                joins.lock().expect("a list").push(begun.elapsed());
                for phase in ["before", "after"] {
                    gate.wait();
                    for row in 0..ROWS {
                        let _ = phone.ask("GET", &format!("{seat}?row={row}"), "");
                        let _ = phone.ask("GET", &format!("{seat}/now"), "");
                        let key = 1 + (number + row) % 2;
                        let body = format!("phase={phase}&row={row}&key={key}");
                        let begun = Instant::now();
                        let mut status = 0;
                        for _ in 0..50 {
                            (status, ..) = phone.ask("POST", &seat, &body);
                            if status == 200 {
                                break;
                            }
                            *refused.lock().expect("a number") += 1;
                            thread::sleep(Duration::from_millis(200));
                        }
                        if status == 200 {
                            answers.lock().expect("a list").push(begun.elapsed());
                        }
                    }
                    gate.wait();
                }
            })
        })
        .collect();

    let begun = Instant::now();
    gate.wait();
    while joins.lock().expect("a list").len() < phones {
        thread::sleep(Duration::from_millis(5));
    }
    let joined = begun.elapsed();
    let mut rounds = Vec::new();
    for phase in ["before", "after"] {
        officer("act", &format!("do=free&phase={phase}"));
        let begun = Instant::now();
        gate.wait();
        gate.wait();
        rounds.push(begun.elapsed());
        officer("act", "do=close");
    }
    for phone in hall {
        phone.join().expect("a phone");
    }
    over.store(true, Ordering::Relaxed);
    let pages: u32 = screens
        .into_iter()
        .map(|screen| screen.join().expect("a screen"))
        .sum();
    let memory = peak(room.id());
    officer("close", "");
    room.wait().expect("the end");
    let summary = std::fs::read_dir(home.path())
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|end| end == "rsum"))
        .expect("a summary");
    let summary: serde_json::Value =
        serde_json::from_slice(&std::fs::read(summary).expect("a file")).expect("JSON");
    let counted: u64 = summary["rooms"][0]["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|row| [&row["before"], &row["after"]])
        .map(|picture| picture["answered"].as_u64().unwrap_or(0))
        .sum();
    let expected = (phones * ROWS * 2) as u64;
    let mut joins = joins.lock().expect("a list").clone();
    let mut answers = answers.lock().expect("a list").clone();
    println!("{phones} phones, {ROWS} rows, two rounds, two projectors");
    println!(
        "  answers lost        {} of {expected}",
        expected.saturating_sub(counted)
    );
    println!("  asked again         {}", refused.lock().expect("a number"));
    println!(
        "  all joined          {:.2} s, one p50 {:.0} ms, p99 {:.0} ms",
        joined.as_secs_f64(),
        percentile(&mut joins, 0.5),
        percentile(&mut joins, 0.99)
    );
    println!(
        "  an answer on disk   p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        percentile(&mut answers, 0.5),
        percentile(&mut answers, 0.99),
        percentile(&mut answers, 1.0)
    );
    for (name, round) in ["first", "second"].iter().zip(&rounds) {
        let rate = (phones * ROWS) as f64 / round.as_secs_f64();
        println!(
            "  {name:<6} round        {:.2} s, {rate:.0} answers a second",
            round.as_secs_f64()
        );
    }
    println!("  projector pages     {pages}");
    match memory {
        Some(memory) => println!("  memory of the room  {memory:.1} MB at most"),
        None => println!("  memory of the room  not told by this system"),
    }
}
