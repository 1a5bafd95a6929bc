//! Which edition of a pack a room was asked.

use crate::domain::checklist::Pack;
use crate::domain::hex::hex;
use sha2::{Digest as _, Sha256};

/// The first 8 hex digits of a hash over a pack's rows: two rooms that were asked the same have the same.
pub fn edition(pack: &Pack) -> String {
    let mut hash = Sha256::new();
    for row in &pack.rows {
        hash.update(row.row.to_string());
        hash.update("\n");
    }
    let mut digits = hex(&hash.finalize());
    digits.truncate(8);
    digits
}
