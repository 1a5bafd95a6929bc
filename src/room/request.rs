//! A form sent to a room's own server by hand: a room needs no client.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What opening a connection may take; an answer three times as long.
const PATIENCE: Duration = Duration::from_secs(10);
/// No answer of ours is longer, in bytes.
const LARGEST: u64 = 64 * 1024;

/// What the server answered.
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) to: Option<String>,
    pub(super) body: String,
}

/// As a phone sends it.
pub(super) fn post(at: SocketAddr, path: &str, body: &str) -> io::Result<Answered> {
    request(at, path, body, "")
}

/// As the officer's page sends it; the answer is for a program.
pub(super) fn post_here(at: SocketAddr, path: &str, body: &str) -> io::Result<Answered> {
    let origin = format!("Origin: http://{at}\r\nAccept: application/json\r\n");
    request(at, path, body, &origin)
}

fn request(at: SocketAddr, path: &str, body: &str, origin: &str) -> io::Result<Answered> {
    let mut stream = TcpStream::connect_timeout(&at, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE * 3))?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {at}\r\n{origin}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.take(LARGEST).read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let to = head
        .lines()
        .find_map(|line| line.strip_prefix("location: "))
        .map(|to| to.trim().to_owned());
    Ok(Answered {
        status: status.unwrap_or(0),
        to,
        body: body.to_owned(),
    })
}
