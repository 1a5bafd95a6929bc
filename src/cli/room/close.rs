//! `rasoat room close`: closes the room that is open on this computer, whether its server runs or has stopped.

use super::open::{FOLDER, JOURNAL};
use crate::catalog;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, out};
use crate::domain::checklist::Content;
use crate::i18n;
use crate::room::hall::Hall;
use crate::room::record::{self, Kept};
use crate::room::server::{self, Closed};
use crate::room::sheet::Questions;
use crate::store::journal::{Journal, JournalError};
use crate::store::summary;
use std::path::Path;

pub(super) fn run(context: &Context, sure: bool) -> Result<Exit, Failure> {
    let folder = context.kept_folder()?.join(FOLDER);
    let none = || context.failure(Exit::Usage, "hall-error-none", "hall-advice-none", &[]);
    let lines = Journal::look(&folder, JOURNAL)
        .map_err(|error| context.unreadable(&folder).because(error))?
        .ok_or_else(none)?;
    let kept = record::read(&lines).ok_or_else(|| context.unreadable(&folder))?;
    let k = kept.room.k;
    let closed = match Journal::open(&folder, JOURNAL) {
        // Nobody serves it: what its journal counts is what is left.
        Ok(journal) => {
            if let Some(exit) = not_agreed(context, kept.seats.len(), sure)? {
                return Ok(exit);
            }
            alone(context, kept, journal)?
        }
        Err(JournalError::InUse) => by_its_server(context, &kept)?,
        Err(JournalError::Io(error)) => return Err(context.unwritten(&folder).because(error)),
    };
    context.tell_closed(&closed, k);
    Ok(Exit::Done)
}

/// What phones answered since the last batch lies in their sealed seats alone, and only a server gets it back: that it
/// shall be lost is somebody's wish. How the command ends where it is not.
fn not_agreed(context: &Context, seats: usize, sure: bool) -> Result<Option<Exit>, Failure> {
    if sure || seats == 0 {
        return Ok(None);
    }
    let count = context.locale.count(seats);
    let args = [("count", count.as_str())];
    if !context.can_ask() {
        return Err(context.failure(Exit::Usage, "hall-error-away", "hall-advice-away", &args));
    }
    Ok(
        match context.confirms(&context.locale.with("hall-close-ask", &args), &["dong", "close"]) {
            Some(true) => None,
            Some(false) => {
                out::note(&context.locale.text("hall-close-kept"));
                Some(Exit::Done)
            }
            None => Some(Exit::Interrupted),
        },
    )
}

/// Asks the server to close it.
fn by_its_server(context: &Context, kept: &Kept) -> Result<Closed, Failure> {
    let mut closed = server::close_from_outside(&kept.room).map_err(|error| {
        let address = kept.room.control.to_string();
        let args = [("address", address.as_str())];
        context
            .failure(Exit::Data, "hall-error-listen", "hall-advice-in-use", &args)
            .because(error)
    })?;
    // The server wrote where it was told to when it was opened.
    let wanted = context.global.output.as_deref();
    if let Some(wanted) = wanted {
        let written = Path::new(&closed.path);
        let merged = summary::read(written).map_err(|error| {
            let (what, advice) = error.words(&closed.path, context.locale);
            Failure::of_data((what, advice))
        })?;
        out::result(&summary::text(&merged), Some(wanted), context.locale)?;
        // It may be the very same file.
        if written.canonicalize().ok() != wanted.canonicalize().ok() {
            let _stays_where_it_was = out::erase(written);
        }
        closed.path = wanted.display().to_string();
    }
    Ok(closed)
}

/// Closes a room whose server has stopped. Seats stay sealed: only their phones could open them.
fn alone(context: &Context, kept: Kept, mut journal: Journal) -> Result<Closed, Failure> {
    let content: Content = context.content()?;
    let pack = context.pack(&content.catalog, &kept.room.pack)?;
    let folder = context.kept_folder()?.join(FOLDER);
    let questions = Questions::new(&content.catalog, pack, i18n::names())
        .filter(|_| catalog::edition(pack) == kept.room.edition)
        .ok_or_else(|| context.unreadable(&folder))?;
    let seats = kept.seats.len();
    let away = kept.seats.keys().copied().collect();
    let room = kept.room;
    let mut hall = Hall::new(&content.catalog, &questions, room.k, kept.state, away);
    let summary = hall.summary(&room.id, &room.edition, room.date);
    let path = context.saving(&room)(&summary).map_err(|why| Failure {
        exit: Exit::Data,
        what: why,
        causes: Vec::new(),
        advice: context.locale.text("hall-advice-write"),
    })?;
    journal
        .erase()
        .map_err(|error| context.unwritten(&folder.join(JOURNAL)).because(error))?;
    Ok(Closed {
        path,
        seats,
        away: seats,
    })
}
