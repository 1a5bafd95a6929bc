//! `rasoat room open`: the room itself, until it is closed. A room that was open goes on.

use super::Ground;
use super::advice::House;
use crate::catalog;
use crate::cli::args::{Format, Listen, PACK};
use crate::cli::env::now;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, out};
use crate::domain::room::{SMALLEST, Summary};
use crate::prompt::Console;
use crate::room::addresses;
use crate::room::desk::Desk;
use crate::room::pages::screen;
use crate::room::record::{self, Kept, Room};
use crate::room::server::{Closed, Outcome, Save, Server};
use crate::room::writer::{self, Writer};
use crate::store::journal::{Journal, JournalError};
use crate::store::summary;
use serde_json::json;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

/// The folder of a room, among the person's data.
pub(super) const FOLDER: &str = "room";
/// The journal of the room that is open.
pub(super) const JOURNAL: &str = "room.journal";

impl writer::Journal for Journal {
    fn append(&mut self, lines: &str) -> io::Result<()> {
        Journal::append(self, lines)
    }

    fn replace(&mut self, lines: &str) -> io::Result<()> {
        Journal::replace(self, lines)
    }

    fn erase(&mut self) -> io::Result<()> {
        Journal::erase(self)
    }
}

/// Draws at random while a room is open; that the system can was found out when it was opened.
#[expect(clippy::expect_used, reason = "there is no room without chance")]
pub(super) fn draw(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system draws bytes at random");
}

pub(super) fn run(
    context: &Context,
    pack: Option<&str>,
    k: Option<u32>,
    listen: Option<Listen>,
) -> Result<Exit, Failure> {
    let folder = context.kept_folder()?.join(FOLDER);
    let journal = context.journal(&folder)?;
    let kept = context.kept_room(&journal, &folder)?;
    let named = kept
        .as_ref()
        .map_or(pack.unwrap_or(PACK), |kept| kept.room.pack.as_str());
    let ground = Ground::new(context, named)?;
    if let Some(kept) = &kept {
        let edition = catalog::edition(ground.questions.pack());
        context.same_room(&kept.room, pack, k, &edition, &folder)?;
    }
    let opened = now();
    let wanted = listen.or(kept.as_ref().map(|kept| kept.room.listen.into()));
    let phones = match context.phones(wanted)? {
        Ok(phones) => phones,
        Err(exit) => return Ok(exit),
    };
    // The officer's address may change: a new one is told. After a power cut another program may have the old port.
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let old = kept.as_ref().map_or(0, |kept| kept.room.control.port());
    let officer = context
        .bound(here, Some(old))
        .or_else(|_| context.bound(here, Some(0)))?;
    let (listen, control) = (
        told_to_phones(context.address(&phones)?),
        context.address(&officer)?,
    );
    let writer = Writer::start(Box::new(journal));
    let again = kept.as_ref().map(|kept| (kept.seats.len(), kept.damaged));
    let desk = if let Some(kept) = kept {
        let room = Room {
            listen,
            control,
            ..kept.room
        };
        let kept = Kept { room, ..kept };
        Desk::again(kept, &ground.content.catalog, ground.questions, writer, draw)
    } else {
        let k = k.unwrap_or(SMALLEST);
        let room = ground.room(context, k, opened.date, [listen, control])?;
        Desk::new(room, &ground.content.catalog, ground.questions, writer, draw)
    };
    // With sixty people waiting for the end is late to learn it.
    out::reaches(Some(&context.summary_path(&desk.room)), context.locale)?;
    let written = desk.whole().blocking_recv();
    if !matches!(written, Ok(Ok(()))) {
        return Err(context.unwritten(&folder.join(JOURNAL)));
    }
    let room = desk.room.clone();
    let house = House {
        content: ground.content,
        locale: context.locale,
        opened,
    };
    let server = Server::new(desk, context.locale, Box::new(house), context.saving(&room));
    let failed = |error: io::Error| context.unwritten(&folder).because(error);
    let server = server.ready(phones, officer).map_err(failed)?;
    // Whoever reads that it is open can stop it.
    Console::gives_up_interrupts();
    context.tell_open(&room, again)?;
    let outcome = server.run().map_err(failed)?;
    match outcome {
        Outcome::Closed(closed) => {
            context.tell_closed(&closed, room.k);
            Ok(Exit::Done)
        }
        Outcome::Stopped => {
            out::note(&context.locale.text("hall-stopped"));
            Ok(Exit::Interrupted)
        }
    }
}

/// The address phones are told: of a listener on every address of this computer, the likeliest of them.
fn told_to_phones(listen: SocketAddr) -> SocketAddr {
    match addresses::reachable().first() {
        Some(first) if listen.ip().is_unspecified() => {
            SocketAddr::new(IpAddr::V4(first.address), listen.port())
        }
        _ => listen,
    }
}

impl Context {
    fn journal(&self, folder: &Path) -> Result<Journal, Failure> {
        Journal::open(folder, JOURNAL).map_err(|error| match error {
            JournalError::InUse => self.failure(Exit::Data, "hall-error-in-use", "hall-advice-in-use", &[]),
            JournalError::Io(error) => self.unwritten(folder).because(error),
        })
    }

    pub(super) fn unwritten(&self, path: &Path) -> Failure {
        let path = path.display().to_string();
        self.failure(
            Exit::Data,
            "hall-error-write",
            "hall-advice-write",
            &[("path", &path)],
        )
    }

    /// That a journal is there and says nothing that can be used.
    pub(super) fn unreadable(&self, folder: &Path) -> Failure {
        let path = folder.join(JOURNAL).display().to_string();
        let args = [("path", path.as_str())];
        self.failure(Exit::Data, "hall-error-journal", "hall-advice-journal", &args)
    }

    fn kept_room(&self, journal: &Journal, folder: &Path) -> Result<Option<Kept>, Failure> {
        let lines = journal
            .read()
            .map_err(|error| self.unreadable(folder).because(error))?;
        match lines {
            None => Ok(None),
            Some(lines) => record::read(&lines)
                .map(Some)
                .ok_or_else(|| self.unreadable(folder)),
        }
    }

    /// A room goes on with what it was opened with, or not at all.
    fn same_room(
        &self,
        room: &Room,
        pack: Option<&str>,
        k: Option<u32>,
        edition: &str,
        folder: &Path,
    ) -> Result<(), Failure> {
        if room.edition != edition {
            return Err(self.unreadable(folder));
        }
        let same = pack.is_none_or(|pack| pack == room.pack) && k.is_none_or(|k| k == room.k);
        if same {
            return Ok(());
        }
        let k = self.locale.count(room.k as usize);
        let args = [("pack", room.pack.as_str()), ("k", &k)];
        Err(self.failure(Exit::Usage, "hall-error-other", "hall-advice-other", &args))
    }

    /// Opens the address for phones: the one that was asked for, else the one of several that is picked on a terminal,
    /// else the likeliest of this computer. How the command ends where the officer takes none.
    pub(super) fn phones(&self, wanted: Option<Listen>) -> Result<Result<TcpListener, Exit>, Failure> {
        if let Some(wanted) = wanted {
            return self.bound(wanted.address, wanted.port).map(Ok);
        }
        let found = addresses::reachable();
        let Some(first) = found.first() else {
            return Err(self.failure(Exit::Data, "hall-error-no-address", "hall-advice-no-address", &[]));
        };
        let mut picked = first;
        if found.len() > 1 {
            if self.can_ask() && self.format_without_pages()? != Format::Json {
                picked = match self.picked(&found, first) {
                    Ok(picked) => picked,
                    Err(exit) => return Ok(Err(exit)),
                };
            } else {
                out::note(&self.several(&found));
            }
        }
        self.bound(IpAddr::V4(picked.address), None).map(Ok)
    }

    pub(super) fn bound(&self, address: IpAddr, port: Option<u16>) -> Result<TcpListener, Failure> {
        addresses::listen(address, port).map_err(|error| {
            let address = match port {
                Some(port) => SocketAddr::new(address, port).to_string(),
                None => address.to_string(),
            };
            let args = [("address", address.as_str())];
            self.failure(Exit::Data, "hall-error-listen", "hall-advice-listen", &args)
                .because(error)
        })
    }

    /// Where a listener listens.
    pub(super) fn address(&self, listener: &TcpListener) -> Result<SocketAddr, Failure> {
        listener.local_addr().map_err(|error| {
            let args = [("address", "")];
            self.failure(Exit::Data, "hall-error-listen", "hall-advice-listen", &args)
                .because(error)
        })
    }

    /// Where the summary goes: `-o`, else a file where the officer works, named after day and code. Whoever opened the
    /// program by a double click works nowhere: among their documents. Whole, for somebody who stands elsewhere.
    fn summary_path(&self, room: &Room) -> PathBuf {
        let path = self.global.output.clone().unwrap_or_else(|| {
            let name = format!("rasoat-{}-{}.rsum", room.date, room.code);
            let documents = || {
                directories::UserDirs::new()
                    .and_then(|dirs| Some(dirs.document_dir()?.to_owned()))
                    .filter(|_| self.env.own_window)
            };
            documents().unwrap_or_default().join(name)
        });
        // As people write it, which on Windows the canonical one is not.
        std::path::absolute(&path).unwrap_or(path)
    }

    pub(super) fn saving(&self, room: &Room) -> Save {
        let path = self.summary_path(room);
        let locale = self.locale;
        Box::new(move |summary: &Summary| {
            let text = summary::of_room(summary.clone());
            let shown = path.display().to_string();
            match out::result(&text, Some(&path), locale) {
                Ok(()) => Ok(shown),
                Err(failure) => {
                    let what = locale.with("hall-error-summary", &[("path", &shown)]);
                    Err(format!("{what} {}", failure.causes.join(" ")))
                }
            }
        })
    }

    fn tell_open(&self, room: &Room, again: Option<(usize, usize)>) -> Result<(), Failure> {
        let locale = self.locale;
        let url = screen::url(room);
        let big = format!("http://{}/screen", screen::typed(room));
        let control = format!("http://{}/{}", room.control, room.secret);
        if let Some((seats, damaged)) = again {
            let count = locale.count(seats);
            out::note(&locale.with("hall-opened-again", &[("count", &count)]));
            if damaged > 0 {
                let count = locale.count(damaged);
                out::note(&locale.with("hall-opened-damaged", &[("count", &count)]));
            }
        }
        if self.format_without_pages()? == Format::Json {
            let ready = json!({
                "url": url, "code": room.code, "screen": big, "control": control, "pid": std::process::id(),
            });
            return out::result(&format!("{ready}\n"), None, locale);
        }
        let code = screen::spaced(&room.code);
        let lines = [
            locale.text("hall-opened"),
            locale.with("hall-opened-join", &[("url", &url), ("code", &code)]),
            locale.with("hall-opened-screen", &[("url", &big)]),
            locale.with("hall-opened-control", &[("url", &control)]),
            locale.with(
                "hall-opened-summary",
                &[("path", &self.summary_path(room).display().to_string())],
            ),
            locale.text("hall-opened-stop"),
        ];
        out::result(&(self.wrapped(&lines) + "\n"), None, locale)
    }

    pub(super) fn tell_closed(&self, closed: &Closed, k: u32) {
        let seats = self.locale.count(closed.seats);
        let k = self.locale.count(k as usize);
        let args = [("seats", seats.as_str()), ("path", &closed.path), ("k", &k)];
        out::note(&self.locale.with("hall-closed", &args));
        if closed.away > 0 {
            let count = self.locale.count(closed.away);
            out::note(&self.locale.with("hall-closed-away", &[("count", &count)]));
        }
    }
}
