//! A room of the real program, and somebody who speaks HTTP to it by hand.

use crate::harness::{for_windows, program};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

/// An open room.
pub(crate) struct Open {
    child: Child,
    pub code: String,
    pub at: String,
    pub control: String,
    pub secret: String,
}

/// What a server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

impl Open {
    /// Opens a room, or goes on with the one in this home.
    pub(crate) fn new(home: &Path, options: &[&str]) -> Self {
        let mut command = program();
        command
            .env("RASOAT_HOME", home)
            .env("TZ", "UTC")
            .current_dir(home)
            .args(["room", "open", "--json"])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let ready: serde_json::Value =
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let text = |name: &str| ready[name].as_str().unwrap().to_owned();
        let (at, _) = text("url")
            .trim_start_matches("http://")
            .split_once('/')
            .map(|(at, code)| (at.to_owned(), code.to_owned()))
            .unwrap();
        let control = text("control");
        let (control, secret) = control.trim_start_matches("http://").split_once('/').unwrap();
        // Wine counts programs by numbers of its own.
        if for_windows().is_none() {
            assert_eq!(ready["pid"], child.id());
        }
        Self {
            code: text("code"),
            at,
            control: control.to_owned(),
            secret: secret.to_owned(),
            child,
        }
    }

    /// A room on a free port of this computer.
    pub(crate) fn fresh(home: &Path) -> Self {
        Self::new(home, &["--listen", "127.0.0.1:0"])
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        ask(&self.at, "GET", path, &[], "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        ask(&self.at, "POST", path, &[], body)
    }

    /// Comes in; the address of the seat.
    pub(crate) fn join(&self) -> String {
        let answer = self.post(&format!("/{}", self.code), "");
        assert_eq!(answer.status, 303, "{answer:?}");
        answer.header("location").unwrap().to_owned()
    }

    /// Answers a row by a key.
    pub(crate) fn answer(&self, seat: &str, phase: &str, row: usize, key: &str) -> Answer {
        self.post(seat, &format!("phase={phase}&row={row}&key={key}"))
    }

    /// What the officer does.
    pub(crate) fn act(&self, what: &str) {
        let answer = self.officer("POST", "/act", what);
        assert_eq!(answer.status, 303, "{answer:?}");
    }

    pub(crate) fn officer(&self, method: &str, path: &str, body: &str) -> Answer {
        let origin = format!("http://{}", self.control);
        ask(
            &self.control,
            method,
            &format!("/{}{path}", self.secret),
            &[("Origin", &origin)],
            body,
        )
    }

    /// Closes the room; what the program left.
    pub(crate) fn close(mut self) -> std::process::ExitStatus {
        let answer = self.officer("POST", "/close", "");
        assert_eq!(answer.status, 200, "{answer:?}");
        self.child.wait().unwrap()
    }

    /// Kills the program as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits for the end.
    pub(crate) fn wait(mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let _over_already = self.child.kill();
        let _over_already = self.child.wait();
    }
}

/// One request by hand.
pub(crate) fn ask(at: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut lines = vec![format!("{method} {path} HTTP/1.1")];
    if headers.iter().all(|(name, _)| *name != "Host") {
        lines.push(format!("Host: {at}"));
    }
    lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.push("Content-Type: application/x-www-form-urlencoded".to_owned());
    lines.push(format!("Content-Length: {}", body.len()));
    lines.push(format!("Connection: close\r\n\r\n{body}"));
    let request = lines.join("\r\n");
    raw(at, request.as_bytes())
}

/// One request from another address of this computer.
#[cfg(target_os = "linux")]
pub(crate) fn ask_from(source: &str, at: &str, method: &str, path: &str) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(format!("{source}:0").parse().unwrap()).unwrap();
        let stream = socket.connect(at.parse().unwrap()).await;
        stream.expect("the room listens").into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: {at}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    exchange(stream, request.as_bytes())
}

/// Bytes as they are; what comes back.
pub(crate) fn raw(at: &str, bytes: &[u8]) -> Answer {
    exchange(TcpStream::connect(at).expect("the room listens"), bytes)
}

fn exchange(mut stream: TcpStream, bytes: &[u8]) -> Answer {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let _may_be_refused = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _cut_off = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Answer {
        status: status.unwrap_or(0),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}
