//! `rasoat room test`: whether phones will reach this computer, before sixty people try.

use super::Ground;
use super::advice::House;
use super::open::draw;
use crate::cli::args::{Format, Listen, PACK};
use crate::cli::env::now;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, out};
use crate::domain::finding::FindingState;
use crate::domain::room::SMALLEST;
use crate::prompt::Console;
use crate::room::addresses::{self, Reachable};
use crate::room::desk::Desk;
use crate::room::pages::screen;
use crate::room::record::Room;
use crate::room::rehearsal::{self, Rehearsed};
use crate::room::server::{self, Server};
use crate::room::writer::{Journal, Writer};
use serde_json::json;
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// So many people are simulated.
const PEOPLE: usize = 60;
/// So long a real phone is waited for.
const WAIT: Duration = Duration::from_secs(90);

/// A rehearsal leaves nothing behind.
struct Nowhere;

impl Journal for Nowhere {
    fn append(&mut self, _lines: &str) -> io::Result<()> {
        Ok(())
    }

    fn replace(&mut self, _lines: &str) -> io::Result<()> {
        Ok(())
    }

    fn erase(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One thing that was tried.
struct Check {
    id: &'static str,
    state: FindingState,
    what: String,
    next: Option<String>,
}

/// Whether a phone looked in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phone {
    /// Nobody waited for one.
    NotTried,
    /// None came.
    None,
    /// One came; whether inside Zalo's own browser.
    Came { in_zalo: bool },
}

pub(super) fn run(context: &Context, listen: Option<Listen>) -> Result<Exit, Failure> {
    let json = context.format_without_pages()? == Format::Json;
    let ground = Ground::new(context, PACK)?;
    let found = addresses::reachable();
    let phones = match context.phones(listen)? {
        Ok(phones) => phones,
        Err(exit) => return Ok(exit),
    };
    let officer = context.bound(IpAddr::V4(Ipv4Addr::LOCALHOST), Some(0))?;
    let opened = now();
    let addresses = [context.address(&phones)?, context.address(&officer)?];
    let room = ground.room(context, SMALLEST, opened.date, addresses)?;
    let writer = Writer::start(Box::new(Nowhere));
    let desk = Desk::new(
        room.clone(),
        &ground.content.catalog,
        ground.questions,
        writer,
        draw,
    );
    let house = House {
        content: ground.content,
        locale: context.locale,
        opened,
    };
    let (seen, looked) = channel();
    let nothing_is_written = Box::new(|_: &_| Ok(String::new()));
    let served = Server::new(desk, context.locale, Box::new(house), nothing_is_written).watched(Box::new(
        move |address, in_zalo| {
            let _nobody_waits = seen.send((address, in_zalo));
        },
    ));
    let served = served.ready(phones, officer).map_err(|error| {
        let address = room.listen.to_string();
        let args = [("address", address.as_str())];
        context
            .failure(Exit::Data, "hall-error-listen", "hall-advice-listen", &args)
            .because(error)
    })?;
    Console::gives_up_interrupts();
    std::thread::spawn(move || served.run());
    let rehearsed = rehearsal::simulate(&room, ground.questions.count(), PEOPLE);
    let waits = context.env.interactive && !context.global.no_input && !json;
    let phone = if waits {
        context.wait_for_a_phone(&room, &found, &looked)
    } else {
        Phone::NotTried
    };
    let _over_anyway = server::close_from_outside(&room);
    let checks = context.checks(&room, &found, rehearsed, phone);
    let go = checks.iter().all(|check| check.state != FindingState::Bad);
    if json {
        let checks: Vec<_> = checks
            .iter()
            .map(|check| json!({"id": check.id, "state": check.state.as_str(), "text": check.what, "next": check.next}))
            .collect();
        let text = json!({"go": go, "address": room.listen.to_string(), "checks": checks}).to_string();
        context.print(&(text + "\n"))?;
    } else {
        context.print(&context.told(&checks, go))?;
    }
    Ok(if go { Exit::Done } else { Exit::Network })
}

impl Context {
    /// Shows where to look and waits until a phone does.
    fn wait_for_a_phone(&self, room: &Room, own: &[Reachable], looked: &Receiver<(IpAddr, bool)>) -> Phone {
        let url = screen::url(room);
        let seconds = self.locale.count(WAIT.as_secs() as usize);
        let args = [("url", url.as_str()), ("seconds", &seconds)];
        out::note(&self.locale.with("hall-test-wait", &args));
        let is_own = |address: &IpAddr| {
            address.is_loopback() || own.iter().any(|own| IpAddr::V4(own.address) == *address)
        };
        loop {
            match looked.recv_timeout(WAIT) {
                Ok((address, _)) if is_own(&address) => {}
                Ok((_, in_zalo)) => return Phone::Came { in_zalo },
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Phone::None,
            }
        }
    }

    fn checks(&self, room: &Room, found: &[Reachable], rehearsed: Rehearsed, phone: Phone) -> Vec<Check> {
        let t = |key: &str| self.locale.text(key);
        let address = screen::typed(room);
        let reachable = !room.listen.ip().is_loopback();
        let [people, given, kept] =
            [rehearsed.people, rehearsed.given, rehearsed.acknowledged].map(|count| self.locale.count(count));
        let load = [("people", people.as_str()), ("given", &given), ("kept", &kept)];
        let state = |good: bool| {
            if good {
                FindingState::Good
            } else {
                FindingState::Bad
            }
        };
        let firewall = if cfg!(windows) {
            "hall-test-firewall-windows"
        } else {
            "hall-test-firewall-other"
        };
        let blocked = || {
            let port = room.listen.port().to_string();
            let hints = [
                self.locale.with(firewall, &[("port", &port)]),
                t("hall-test-isolation"),
                t("hall-test-no-internet"),
            ];
            hints.join(" ")
        };
        let (phone_state, phone_what, phone_next) = match phone {
            Phone::NotTried => (
                FindingState::NotChecked,
                "hall-test-phone-not-tried",
                Some(blocked()),
            ),
            Phone::None => (FindingState::Bad, "hall-test-phone-none", Some(blocked())),
            Phone::Came { in_zalo: true } => (
                FindingState::Good,
                "hall-test-phone-zalo",
                Some(t("hall-test-zalo")),
            ),
            Phone::Came { in_zalo: false } => (FindingState::Good, "hall-test-phone-came", None),
        };
        vec![
            Check {
                id: "address",
                state: state(reachable),
                what: self.locale.with(
                    if reachable {
                        "hall-test-address"
                    } else {
                        "hall-test-address-own"
                    },
                    &[("address", &address)],
                ),
                next: (found.len() > 1).then(|| self.several(found)),
            },
            Check {
                id: "load",
                state: state(rehearsed.is_whole()),
                what: self.locale.with("hall-test-load", &load),
                next: (!rehearsed.is_whole()).then(|| t("hall-test-load-next")),
            },
            Check {
                id: "phone",
                state: phone_state,
                what: t(phone_what),
                next: phone_next,
            },
        ]
    }

    fn told(&self, checks: &[Check], go: bool) -> String {
        let mut lines = Vec::new();
        for check in checks {
            let state = self.locale.text(&format!("hall-test-{}", check.state.as_str()));
            lines.push(format!("{state}: {}", check.what));
            lines.extend(check.next.clone());
            lines.push(String::new());
        }
        let whole = checks.iter().all(|check| check.state == FindingState::Good);
        lines.push(self.locale.text(match (go, whole) {
            (false, _) => "hall-test-no-go",
            (true, false) => "hall-test-go-but",
            (true, true) => "hall-test-go",
        }));
        self.wrapped(&lines) + "\n"
    }
}
