//! `rasoat room …`: the training day, from the rehearsal to the report.

use super::Context;
use super::args::Room as What;
use super::exit::Exit;
use super::failure::Failure;
use crate::domain::checklist::{Catalog, Pack};

mod advice;
mod close;
mod gather;
mod kit;
mod merge;
mod open;
mod rehearse;
mod report;
mod tally;

pub(super) fn run(context: &Context, what: What) -> Result<Exit, Failure> {
    match what {
        What::Kit { folder, pack, k } => kit::run(context, &folder, &pack, k),
        What::Tally {
            pack,
            k,
            date,
            counts,
        } => tally::run(context, &pack, k, date, counts.as_deref()),
        What::Report { files, heading } => report::run(context, &files, &heading),
        What::Merge { files } => merge::run(context, &files),
        What::Open { pack, k, listen } => open::run(context, pack.as_deref(), k, listen),
        What::Close => close::run(context),
        What::Test { listen } => rehearse::run(context, listen),
    }
}

/// The pack of a name, if it is for a room.
fn rows_of<'c>(context: &Context, catalog: &'c Catalog, id: &str) -> Result<&'c Pack, Failure> {
    let pack = context.pack(catalog, id)?;
    if pack.rows.is_empty() {
        let packs = catalog.packs.iter().filter(|pack| !pack.rows.is_empty());
        let allowed: Vec<&str> = packs.map(|pack| pack.id.as_str()).collect();
        return Err(context.failure(
            Exit::Usage,
            "paper-not-for-rooms",
            "cli-advice-allowed",
            &[("given", id), ("allowed", &allowed.join(", "))],
        ));
    }
    Ok(pack)
}
