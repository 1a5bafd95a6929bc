//! `rasoat room …`: the training day, from the rehearsal to the report.

use super::Context;
use super::args::Room as What;
use super::exit::Exit;
use super::failure::Failure;
use crate::catalog;
use crate::domain::checklist::{Catalog, Content, Pack};
use crate::domain::hex::hex;
use crate::domain::text::Date;
use crate::i18n;
use crate::room::record::Room;
use crate::room::sheet::Questions;
use crate::store::journal::Journal;
use std::net::SocketAddr;

mod advice;
mod choose;
mod close;
mod gather;
mod kit;
mod merge;
mod open;
mod rehearse;
mod report;
mod tally;

/// Codes of rooms are below this: six digits, so that nobody types long.
const CODES: u32 = 1_000_000;

pub(super) fn run(context: &Context, what: What) -> Result<Exit, Failure> {
    match what {
        What::Kit {
            folder,
            pack,
            k,
            program,
        } => kit::run(context, &folder, &pack, k, program.as_deref()),
        What::Tally {
            pack,
            k,
            date,
            counts,
        } => tally::run(context, &pack, k, date, counts.as_deref()),
        What::Report { files, heading } => report::run(context, &files, &heading),
        What::Merge { files } => merge::run(context, &files),
        What::Open { pack, k, listen } => open::run(context, pack.as_deref(), k, listen),
        What::Close { sure } => close::run(context, sure),
        What::Test { listen } => rehearse::run(context, listen),
    }
}

/// Whether there is a room that was opened on this computer and not closed.
pub(super) fn is_kept(context: &Context) -> bool {
    let kept = context
        .kept_folder()
        .map(|folder| Journal::look(&folder.join(open::FOLDER), open::JOURNAL));
    matches!(kept, Ok(Ok(Some(_))))
}

/// The pack of a name, if it is for a room.
fn rows_of<'c>(context: &Context, catalog: &'c Catalog, id: &str) -> Result<&'c Pack, Failure> {
    let pack = context.pack(catalog, id)?;
    if pack.rows.is_empty() {
        return Err(not_for_rooms(context, catalog, id));
    }
    Ok(pack)
}

/// That a pack has no rows a room could be asked.
fn not_for_rooms(context: &Context, catalog: &Catalog, id: &str) -> Failure {
    let packs = catalog.packs.iter().filter(|pack| !pack.rows.is_empty());
    let allowed: Vec<&str> = packs.map(|pack| pack.id.as_str()).collect();
    context.failure(
        Exit::Usage,
        "paper-not-for-rooms",
        "cli-advice-allowed",
        &[("given", id), ("allowed", &allowed.join(", "))],
    )
}

/// What the pages of a room read. It lives as long as the program.
#[derive(Clone, Copy)]
struct Ground {
    content: &'static Content,
    questions: &'static Questions,
}

impl Ground {
    fn new(context: &Context, pack: &str) -> Result<Self, Failure> {
        let content: &'static Content = Box::leak(Box::new(context.content()?));
        let catalog = &content.catalog;
        let pack = rows_of(context, catalog, pack)?;
        let questions = Questions::new(catalog, pack, i18n::names());
        let questions = questions.ok_or_else(|| not_for_rooms(context, catalog, &pack.id))?;
        Ok(Self {
            content,
            questions: Box::leak(Box::new(questions)),
        })
    }

    /// A room that was never open before.
    fn room(
        self,
        context: &Context,
        k: u32,
        date: Date,
        [listen, control]: [SocketAddr; 2],
    ) -> Result<Room, Failure> {
        let pack = self.questions.pack();
        let code = u32::from_le_bytes(context.drawn()?) % CODES;
        Ok(Room {
            id: hex(&context.drawn::<16>()?),
            code: format!("{code:06}"),
            pack: pack.id.clone(),
            edition: catalog::edition(pack),
            k,
            date,
            listen,
            control,
            secret: hex(&context.drawn::<16>()?),
        })
    }
}

impl Context {
    /// Bytes drawn at random.
    pub(super) fn drawn<const N: usize>(&self) -> Result<[u8; N], Failure> {
        let mut bytes = [0; N];
        match getrandom::fill(&mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(self
                .failure(Exit::Internal, "cli-error-random", "cli-advice-random", &[])
                .because(error)),
        }
    }
}
