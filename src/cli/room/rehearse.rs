//! `rasoat room test`: whether phones will reach this computer, before sixty people try.

use crate::cli::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use std::net::SocketAddr;

pub(super) fn run(context: &Context, _listen: Option<SocketAddr>) -> Result<Exit, Failure> {
    Err(context.failure(Exit::Internal, "", "", &[]))
}
