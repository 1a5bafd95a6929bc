//! Which edition of a pack a room was asked.

use crate::domain::checklist::Pack;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The first 8 hex digits of a hash over a pack's rows: two rooms that were asked the same have the same.
pub fn edition(pack: &Pack) -> String {
    let mut hash = Sha256::new();
    for row in &pack.rows {
        hash.update(row.row.to_string());
        hash.update("\n");
    }
    let mut digits = String::with_capacity(8);
    for byte in hash.finalize().iter().take(4) {
        let _a_string_takes_everything = write!(digits, "{byte:02x}");
    }
    digits
}
