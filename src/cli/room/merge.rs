//! `rasoat room merge`.

use crate::cli::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use std::path::PathBuf;

pub(super) fn run(context: &Context, _files: &[PathBuf]) -> Result<Exit, Failure> {
    Err(context.failure(Exit::Internal, "", "", &[]))
}
