//! `rasoat room tally`.

use crate::cli::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::domain::text::Date;
use std::path::Path;

pub(super) fn run(
    context: &Context,
    _pack: &str,
    _k: u32,
    _date: Option<Date>,
    _counts: Option<&Path>,
) -> Result<Exit, Failure> {
    Err(context.failure(Exit::Internal, "", "", &[]))
}
