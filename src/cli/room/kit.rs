//! `rasoat room kit`.

use crate::cli::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use std::path::Path;

pub(super) fn run(context: &Context, _folder: &Path, _pack: &str, _k: u32) -> Result<Exit, Failure> {
    Err(context.failure(Exit::Internal, "", "", &[]))
}
