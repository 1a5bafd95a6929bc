//! `rasoat room …`: the training day, from the rehearsal to the report.

use super::Context;
use super::args::Room as What;
use super::exit::Exit;
use super::failure::Failure;

mod advice;
mod close;
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
