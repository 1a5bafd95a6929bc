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
use crate::room::rehearsal::{self, Lookout, Rehearsed, Stopped};
use crate::room::server::{self, Server};
use crate::room::writer::{Journal, Writer};
use serde_json::json;
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::mpsc::channel;
use std::time::Duration;

/// So many people are simulated.
const PEOPLE: usize = 60;
/// So long a real phone is waited for, and so long until it has a seat.
const WAIT: Duration = Duration::from_secs(90);
/// So long it is seen whether it stays: longer than a phone takes to look for the Internet, by our own judgement.
const WATCH: Duration = Duration::from_mins(1);
/// A page that is open is heard from far more often.
const SILENCE: Duration = Duration::from_secs(20);

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
    next: Vec<String>,
}

/// What a real phone did.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phone {
    /// Nobody waited for one.
    NotTried,
    /// None came.
    None,
    /// One looked in; whether inside Zalo's own browser, and how it went on.
    Came { in_zalo: bool, stay: Stay },
}

/// Whether a phone keeps to a Wi-Fi.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stay {
    /// It took no seat: its page never asked for news.
    NotSeated,
    /// It was heard from all the time.
    Stayed,
    /// It was not heard from any more.
    Silent,
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
    let (tell, seen) = channel();
    let nothing_is_written = Box::new(|_: &_| Ok(String::new()));
    let served = Server::new(desk, context.locale, Box::new(house), nothing_is_written).watched(Box::new(
        move |seen| {
            let _nobody_waits = tell.send(seen);
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
    let waits = context.can_ask() && !json;
    let phone = if waits {
        let own = found.iter().map(|one| IpAddr::V4(one.address)).collect();
        match context.wait_for_a_phone(&room, &Lookout { seen, own }) {
            Ok(phone) => phone,
            Err(Stopped) => return Ok(Exit::Interrupted),
        }
    } else {
        Phone::NotTried
    };
    let _over_anyway = server::close_from_outside(&room);
    let checks = context.checks(&room, &found, rehearsed, phone);
    let go = checks.iter().all(|check| check.state != FindingState::Bad);
    if json {
        let next = |check: &Check| (!check.next.is_empty()).then(|| check.next.join(" "));
        let checks: Vec<_> = checks
            .iter()
            .map(|check| json!({"id": check.id, "state": check.state.as_str(), "text": check.what, "next": next(check)}))
            .collect();
        let text = json!({"go": go, "address": room.listen.to_string(), "checks": checks}).to_string();
        context.print(&(text + "\n"))?;
    } else {
        context.print(&context.told(&checks, go))?;
    }
    Ok(if go { Exit::Done } else { Exit::Network })
}

impl Context {
    /// Shows where to look, waits until a phone does, and sees whether it stays.
    fn wait_for_a_phone(&self, room: &Room, lookout: &Lookout) -> Result<Phone, Stopped> {
        let seconds = |duration: Duration| self.locale.count(duration.as_secs() as usize);
        let url = screen::url(room);
        let args = [("url", url.as_str()), ("seconds", &seconds(WAIT))];
        out::note(&self.locale.with("hall-test-wait", &args));
        let Some(phone) = lookout.phone(WAIT)? else {
            return Ok(Phone::None);
        };
        let watch = seconds(WATCH);
        out::note(&self.locale.with("hall-test-join", &[("seconds", &watch)]));
        let stay = if !lookout.comes_in(phone.from, WAIT)? {
            Stay::NotSeated
        } else if lookout.stays(phone.from, WATCH, SILENCE)? {
            Stay::Stayed
        } else {
            Stay::Silent
        };
        Ok(Phone::Came {
            in_zalo: phone.in_zalo,
            stay,
        })
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
        let several = (found.len() > 1).then(|| self.several(found));
        let slow = (!rehearsed.is_whole()).then(|| t("hall-test-load-next"));
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
                next: several.into_iter().collect(),
            },
            Check {
                id: "load",
                state: state(rehearsed.is_whole()),
                what: self.locale.with("hall-test-load", &load),
                next: slow.into_iter().collect(),
            },
            self.reached(room, phone),
            self.stayed(phone),
        ]
    }

    /// Whether a real phone reached this computer, and what may be in the way where none did.
    fn reached(&self, room: &Room, phone: Phone) -> Check {
        let t = |key: &str| self.locale.text(key);
        let firewall = if cfg!(windows) {
            "hall-test-firewall-windows"
        } else {
            "hall-test-firewall-other"
        };
        let port = room.listen.port().to_string();
        let blocked = || {
            vec![
                self.locale.with(firewall, &[("port", &port)]),
                t("hall-test-isolation"),
                t("hall-test-which"),
                t("hall-test-no-internet"),
            ]
        };
        let (state, what, next) = match phone {
            Phone::NotTried => (FindingState::NotChecked, "hall-test-phone-not-tried", blocked()),
            Phone::None => (FindingState::Bad, "hall-test-phone-none", blocked()),
            Phone::Came { in_zalo: true, .. } => (
                FindingState::Good,
                "hall-test-phone-zalo",
                vec![t("hall-test-zalo")],
            ),
            Phone::Came { in_zalo: false, .. } => (FindingState::Good, "hall-test-phone-came", Vec::new()),
        };
        Check {
            id: "phone",
            state,
            what: t(what),
            next,
        }
    }

    /// Whether it kept to the Wi-Fi. A phone that left it and one whose screen is dark look the same from here.
    fn stayed(&self, phone: Phone) -> Check {
        let t = |key: &str| self.locale.text(key);
        let said = |key: &str, duration: Duration| {
            let seconds = self.locale.count(duration.as_secs() as usize);
            self.locale.with(key, &[("seconds", &seconds)])
        };
        let (state, what, next) = match phone {
            Phone::NotTried | Phone::None => (
                FindingState::NotChecked,
                t("hall-test-stay-not-tried"),
                Vec::new(),
            ),
            Phone::Came { stay, .. } => match stay {
                Stay::NotSeated => (
                    FindingState::NotChecked,
                    t("hall-test-stay-no-seat"),
                    vec![t("hall-test-stay-again")],
                ),
                Stay::Stayed => (FindingState::Good, said("hall-test-stay", WATCH), Vec::new()),
                Stay::Silent => (
                    FindingState::CouldNotCheck,
                    said("hall-test-stay-silent", SILENCE),
                    vec![t("hall-test-stay-look"), t("hall-test-no-internet")],
                ),
            },
        };
        Check {
            id: "stay",
            state,
            what,
            next,
        }
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
