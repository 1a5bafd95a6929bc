//! KeePass databases, KDBX 3.1 and 4.
//!
//! Owns what is KDBX's own: the header and what it asks for ([`header`]), the lock ([`lock`]), key files
//! ([`key_file`]), the document inside ([`document`]). Ciphers, compression and XML come from crates.
//!
//! Why not the crate `keepass`: it inflates a file of a few kilobytes to any size, knows no ceiling for what deriving
//! the key costs, panics on parameters of no length, tells a truncated KDBX 3 as a wrong password, and keeps the
//! passwords in memory that it does not wipe.

mod document;
mod header;
mod key_file;
mod lock;

use super::Error;
use crate::domain::secret::Password;
use crate::domain::vault::Export;

pub(super) use header::Header;

/// Whether it is one, of which version, and bearable to open.
pub(super) fn recognise(bytes: &[u8]) -> Result<Option<Header>, Error> {
    Header::read(bytes)
}

/// Opens and reads it.
pub(super) fn read(
    bytes: &[u8],
    header: &Header,
    file: usize,
    password: Option<&Password>,
    key_file: Option<&[u8]>,
) -> Result<Export, Error> {
    let key = lock::composite(password, key_file)?;
    let (payload, stream) = lock::open(bytes, header, &key)?;
    document::read(&payload, stream, header.format, file)
}
