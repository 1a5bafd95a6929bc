//! `rasoat room report`.

use crate::cli::Context;
use crate::cli::args::Heading;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use std::path::PathBuf;

pub(super) fn run(context: &Context, _files: &[PathBuf], _heading: &Heading) -> Result<Exit, Failure> {
    Err(context.failure(Exit::Internal, "", "", &[]))
}
