//! The range server: what goes out, and what comes back of every kind. The server is ours, on this machine.

use crate::breach::{List, Random, halves, list};
use crate::harness::{Done, Rasoat, file, folder};
use rasoat::breach::range_api::{LIMITS, Limits, RangeApi};
use rasoat::breach::{Digest, Proven, Source};
use rasoat::domain::breach::{Breach, CouldNotCheck, Times};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How a server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Honest,
    /// Every range has everything.
    Liar,
    Redirects,
    Fails,
    Page,
    Endless,
    CutOff,
    HangsUp,
    /// Takes the question and says nothing.
    Silent,
    /// A good answer, a byte now and then.
    Drips,
    /// Good rows without end.
    NeverEnds,
    /// Any status, with an answer that would be good.
    Status(&'static str),
}

struct Server {
    url: String,
    /// Every request, head and all.
    heard: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    fn new(list: List, way: Way) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/range/", listener.local_addr().expect("an address"));
        let (heard, connections) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let server = Self {
            url,
            heard: Arc::clone(&heard),
            connections: Arc::clone(&connections),
        };
        let list = Arc::new(list);
        // It ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                connections.fetch_add(1, Ordering::SeqCst);
                let (heard, list) = (Arc::clone(&heard), Arc::clone(&list));
                std::thread::spawn(move || serve(stream, &heard, &list, way));
            }
        });
        server
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    fn paths(&self) -> Vec<String> {
        let heard = self.heard();
        heard
            .iter()
            .map(|head| head.split(' ').nth(1).unwrap_or_default().to_owned())
            .collect()
    }
}

fn serve(stream: TcpStream, heard: &Mutex<Vec<String>>, list: &List, way: Way) {
    let Ok(writer) = stream.try_clone() else { return };
    let (mut reader, mut writer) = (BufReader::new(stream), writer);
    loop {
        let mut head = String::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if line == "\r\n" {
                break;
            }
            head.push_str(&line);
        }
        let prefix = head
            .split(' ')
            .nth(1)
            .and_then(|path| path.rsplit('/').next())
            .unwrap_or_default()
            .to_owned();
        heard.lock().unwrap().push(head);
        let ok = |body: &str| format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let answer = match way {
            Way::Honest => ok(&rows(list, &prefix)),
            Way::Liar => {
                let all = list
                    .keys()
                    .fold(String::new(), |all, hash| all + &halves(hash).1 + ":3\r\n");
                ok(&all)
            }
            Way::Redirects => {
                "HTTP/1.1 302 Found\r\nLocation: /elsewhere/\r\nContent-Length: 0\r\n\r\n".to_owned()
            }
            Way::Fails => "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n".to_owned(),
            Way::Page => ok("<html>please log in to the Wi-Fi</html>"),
            Way::Endless => {
                let rows = format!("{}:1\r\n", "0".repeat(35)).repeat(100_000);
                ok(&rows)
            }
            Way::CutOff => {
                let rows = rows(list, &prefix);
                format!(
                    "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{rows}",
                    rows.len() + 40
                )
            }
            Way::HangsUp => return,
            Way::Silent => {
                // The program gives up first.
                std::thread::sleep(Duration::from_mins(5));
                return;
            }
            Way::Drips => {
                let answer = ok(&rows(list, &prefix));
                let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
                let mut sent = writer.write_all(format!("{head}\r\n\r\n").as_bytes());
                for byte in body.bytes() {
                    if sent.is_err() {
                        return;
                    }
                    std::thread::sleep(Duration::from_millis(50));
                    sent = writer.write_all(&[byte]);
                }
                return;
            }
            Way::NeverEnds => {
                let row = format!("{}:1\r\n", "0".repeat(35));
                let chunk = format!("{:x}\r\n{row}\r\n", row.len());
                let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
                let mut sent = writer.write_all(head.as_bytes());
                while sent.is_ok() {
                    sent = writer.write_all(chunk.as_bytes());
                }
                return;
            }
            Way::Status(status) => {
                let body = rows(list, &prefix);
                format!(
                    "HTTP/1.1 {status}\r\nRetry-After: 3600\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                )
            }
        };
        if writer.write_all(answer.as_bytes()).is_err() || way == Way::CutOff {
            return;
        }
    }
}

/// A range as the public server gives it: rows that pad among the others, one count 0 for a hash somebody may ask.
fn rows(list: &List, prefix: &str) -> String {
    let mut rows: Vec<(String, u64)> = list
        .iter()
        .map(|(hash, count)| (halves(hash), *count))
        .filter(|((range, _), _)| range == prefix)
        .map(|((_, suffix), count)| (suffix, count))
        .collect();
    let mut random = Random(prefix.len() as u64);
    rows.extend((0..20).map(|_| (halves(&random.hash()).1, 0)));
    rows.sort();
    rows.iter().fold(String::new(), |mut out, (suffix, count)| {
        let _always = write!(out, "{suffix}:{count}\r\n");
        out
    })
}

fn proven(server: &Server) -> Proven {
    Proven::new(Box::new(RangeApi::new(&server.url).expect("an address")))
}

#[test]
fn only_five_digits_go_out_and_each_range_once() {
    let list = list(40, 2);
    let server = Server::new(list.clone(), Way::Honest);
    let mut asked: Vec<[u8; 20]> = list.keys().copied().collect();
    asked.extend(list.keys().copied());
    let digests: Vec<Digest> = asked.iter().map(|hash| Digest::from_bytes(*hash)).collect();
    let answers = proven(&server).look_up(&digests);
    for (hash, answer) in asked.iter().zip(answers) {
        assert_eq!(answer, Breach::Found(Times::of(list[hash])));
    }
    let paths = server.paths();
    for path in &paths {
        let prefix = path.strip_prefix("/range/").expect("the range's address");
        assert!(
            prefix.len() == 5 && prefix.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{path}"
        );
    }
    let mut ranges: Vec<String> = list.keys().map(|hash| halves(hash).0).collect();
    ranges.sort();
    ranges.dedup();
    // And the two of the test, one of which is the canary's.
    assert_eq!(paths.len(), ranges.len() + 2);
    assert!(paths.contains(&"/range/7C4A8".to_owned()));
    for head in server.heard() {
        let lower = head.to_lowercase();
        assert!(lower.contains("add-padding: true"), "{head}");
        for word in ["cookie", "authorization", "referer", "accept-language", "proxy"] {
            assert!(!lower.contains(word), "{head}");
        }
    }
    assert!(server.connections.load(Ordering::SeqCst) <= 4);
}

/// In order, and to the end whether the server answers or not.
#[test]
fn how_far_it_is_is_told() {
    for way in [Way::Honest, Way::Fails] {
        let list = list(40, 2);
        let server = Server::new(list.clone(), way);
        let told: std::sync::Arc<Mutex<Vec<(usize, usize)>>> = std::sync::Arc::default();
        let tells = told.clone();
        let source = RangeApi::new(&server.url).unwrap().watched(move |asked, all| {
            tells.lock().unwrap().push((asked, all));
        });
        let digests: Vec<Digest> = list.keys().map(|hash| Digest::from_bytes(*hash)).collect();
        let _ = source.look_up(&digests);
        let told = told.lock().unwrap();
        assert!(told.is_sorted() && told.len() > 1, "{told:?}");
        let (asked, all) = told[told.len() - 1];
        assert_eq!(asked, all);
    }
}

#[test]
fn a_row_that_pads_is_no_leak() {
    let mut list = list(0, 1);
    list.insert([0x44; 20], 0);
    let server = Server::new(list, Way::Honest);
    let answers = proven(&server).look_up(&[Digest::from_bytes([0x44; 20])]);
    assert_eq!(answers, [Breach::NotFound]);
}

#[test]
fn what_is_no_answer_is_never_an_all_clear() {
    for (way, why) in [
        (Way::Liar, CouldNotCheck::Untrusted),
        (Way::Redirects, CouldNotCheck::Network),
        (Way::Fails, CouldNotCheck::Network),
        (Way::Page, CouldNotCheck::Network),
        (Way::Endless, CouldNotCheck::Network),
        (Way::CutOff, CouldNotCheck::Network),
        (Way::HangsUp, CouldNotCheck::Network),
    ] {
        let server = Server::new(list(5, 3), way);
        let asked = [Digest::from_bytes([0x55; 20])];
        assert_eq!(proven(&server).look_up(&asked), [Breach::CouldNotCheck(why)]);
        let one = RangeApi::new(&server.url).unwrap().look_up(&asked);
        if way != Way::Liar {
            assert_eq!(one, [Breach::CouldNotCheck(CouldNotCheck::Network)]);
        }
        assert!(server.paths().iter().all(|path| path.starts_with("/range/")));
    }
    let silent = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let gone = RangeApi::new(&format!("http://{silent}/")).unwrap();
    let many: Vec<Digest> = (0..50).map(|_| Digest::from_bytes([1; 20])).collect();
    assert_eq!(
        gone.look_up(&many),
        vec![Breach::CouldNotCheck(CouldNotCheck::Network); 50]
    );
}

/// A slow server costs what was said, and no more; and no row of an answer that never came to its end counts.
#[test]
fn a_slow_server_is_given_up_in_time() {
    let limits = Limits {
        connect: Duration::from_millis(300),
        answer: Duration::from_millis(400),
    };
    let list = list(5, 3);
    let known: Vec<Digest> = list.keys().map(|hash| Digest::from_bytes(*hash)).collect();
    for way in [Way::Silent, Way::Drips, Way::NeverEnds] {
        let server = Server::new(list.clone(), way);
        let source = RangeApi::within(&server.url, limits).unwrap();
        let began = Instant::now();
        let answers = source.look_up(&known[..1]);
        assert_eq!(
            answers,
            [Breach::CouldNotCheck(CouldNotCheck::Network)],
            "{way:?}"
        );
        let took = began.elapsed();
        assert!(took < Duration::from_millis(1200), "{way:?} took {took:?}");
        // Of many, only the first few are waited for.
        let began = Instant::now();
        let answers = Proven::new(Box::new(source)).look_up(&known);
        assert!(
            answers
                .iter()
                .all(|answer| matches!(answer, Breach::CouldNotCheck(_)))
        );
        assert!(began.elapsed() < Duration::from_millis(2500), "{way:?}");
    }
    // What the program itself waits for is bearable.
    assert!(LIMITS.connect + LIMITS.answer < Duration::from_mins(1));
}

#[test]
fn a_server_that_refuses_is_no_all_clear_and_the_next_step_is_named() {
    let there = folder();
    let export = file(
        there.path(),
        "kho.csv",
        "name,url,username,password,note\nThu,https://thu.example.com/,lan,Kn4r#Bux7hTq,\n",
    );
    for status in [
        "429 Too Many Requests",
        "503 Service Unavailable",
        "204 No Content",
        "206 Partial Content",
        "301 Moved Permanently",
        "404 Not Found",
    ] {
        let server = Server::new(list(5, 3), Way::Status(status));
        for (lang, next) in [
            (
                "vi",
                "Kiểm tra kết nối mạng rồi chạy lại, hoặc dùng danh sách có sẵn bằng --corpus",
            ),
            ("en", "Check the connection and try again"),
        ] {
            let run = || {
                Rasoat::new(there.path()).args([
                    "--online",
                    "--range-url",
                    &server.url,
                    "--plain",
                    "--lang",
                    lang,
                ])
            };
            let asked = run()
                .args(["breach", "check", "--stdin"])
                .stdin(format!("{SECRET}\n"));
            let _told = said(asked.run(), next);
            let _told = said(run().arg("vault").arg(&export).run(), next);
        }
    }
}

/// In vain, exit 5, with the next step on standard output.
#[track_caller]
fn said(done: Done, next: &str) -> Done {
    let done = done.code(5);
    let text = done.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(next), "{text}");
    assert!(!text.contains("127.0.0.1") && !text.contains("A19DB"), "{text}");
    done
}

const SECRET: &str = "Kn4r#Bux7hTq";

fn check(home: &Path, server: &Server, password: &str) -> Done {
    Rasoat::new(home)
        .args([
            "breach",
            "check",
            "--stdin",
            "--json",
            "--online",
            "--range-url",
            &server.url,
        ])
        .env("HTTP_PROXY", "http://user:Kn4rProxy@127.0.0.1:1/")
        .env("http_proxy", "http://user:Kn4rProxy@127.0.0.1:1/")
        .env("ALL_PROXY", "http://user:Kn4rProxy@127.0.0.1:1/")
        .stdin(format!("{password}\n"))
        .run()
}

#[test]
fn the_command_asks_and_gives_nothing_away() {
    let home = folder();
    let server = Server::new(list(40, 2), Way::Honest);
    let done = check(home.path(), &server, SECRET).code(0);
    assert_eq!(done.json()["state"], "not_found");
    assert_eq!(done.json()["source"], "range-api");
    let heard = server.heard().join("\n");
    assert!(heard.contains("/range/A19DB "), "{heard}");
    for sign in ["Kn4r", "A19DB6", "a19db6", "7hTq", "S240"] {
        assert!(!heard.contains(sign) && !done.stdout.contains(sign), "{heard}");
    }
    // What is easy to guess is not sent.
    let before = server.heard().len();
    let weak = check(home.path(), &server, "123456").code(0).json();
    assert_eq!(
        (&weak["state"], &weak["why"]),
        (&"not_checked".into(), &"already-weak".into())
    );
    assert_eq!(server.heard().len(), before);
}

#[test]
fn a_server_asked_in_vain_is_exit_5_and_is_not_named() {
    let home = folder();
    for way in [Way::Fails, Way::Page, Way::HangsUp, Way::Liar] {
        let server = Server::new(list(5, 3), way);
        let done = check(home.path(), &server, SECRET).code(5);
        assert_eq!(done.json()["state"], "could_not_check");
        let said = done.stdout + &done.stderr;
        for sign in ["127.0.0.1", "/range", "A19DB", "a19db", "7C4A8"] {
            assert!(!said.contains(sign), "{said}");
        }
    }
}

#[test]
fn ranges_are_fetched_checked_and_gone_on_with() {
    let home = folder();
    let ranges = home.path().join("ranges");
    let mut few = List::new();
    let mut random = Random(4);
    for _ in 0..3000 {
        let mut hash = random.hash();
        hash[..2].copy_from_slice(&[0, 0]);
        few.insert(hash, 1 + random.next() % 1000);
    }
    let fetch = |server: &Server| {
        Rasoat::new(home.path())
            .args([
                "breach", "fetch", "--online", "--json", "--from", "00000", "--to", "0000f",
            ])
            .args(["--range-url", &server.url])
            .arg(&ranges)
            .run()
    };
    let bad = Server::new(few.clone(), Way::CutOff);
    let done = fetch(&bad).code(5).json();
    assert_eq!((&done["fetched"], &done["missing"]), (&0.into(), &16.into()));
    assert_eq!(fs::read_dir(&ranges).unwrap().count(), 0);

    let server = Server::new(few.clone(), Way::Honest);
    let done = fetch(&server).code(0).json();
    assert_eq!((&done["fetched"], &done["missing"]), (&16.into(), &0.into()));
    // Padding is neither asked for nor kept.
    assert!(
        server
            .heard()
            .iter()
            .all(|head| !head.to_lowercase().contains("padding"))
    );
    let mut rows = 0;
    for entry in fs::read_dir(&ranges).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(
            text.lines()
                .all(|line| line.as_bytes()[35] == b':' && !line.ends_with(":0"))
        );
        rows += text.lines().count();
    }
    assert_eq!(rows, few.len());
    // Only what is missing is fetched again; an empty file is what a power cut leaves.
    fs::remove_file(ranges.join("00003.txt")).unwrap();
    fs::write(ranges.join("0000A.txt"), "").unwrap();
    let before = server.heard().len();
    let done = fetch(&server).code(0).json();
    assert_eq!((&done["fetched"], &done["kept"]), (&2.into(), &14.into()));
    assert_eq!(server.heard().len(), before + 2);
    let source = rasoat::breach::open(&ranges).unwrap();
    let asked: Vec<Digest> = few.keys().map(|hash| Digest::from_bytes(*hash)).collect();
    for (answer, count) in source.look_up(&asked).iter().zip(few.values()) {
        assert_eq!(*answer, Breach::Found(Times::of(*count)));
    }
}
