//! Summaries of rooms: `.rsum` files. JSON by hand, `rasoat.rsum/1`, a line a room, so that an agency can see that nothing
//! else stands in it. A merged file is the same with more lines, and can be merged again.
//!
//! The checksum goes over what the file says, in one order and one spelling: a file that was changed is told from one that
//! is whole. It is no signature: somebody who wants to can forge one. So what is read is also checked for what no room
//! can have: counts of fewer than k, a k below five, sums that contradict each other.

mod error;
mod read;
mod write;

pub use error::SummaryError;
pub use read::{MAX_BYTES, parse, read};
pub use write::{of_room, text};

/// The format and its version.
const SCHEMA: &str = "rasoat.rsum/1";
/// Every version of it begins so.
const FAMILY: &str = "rasoat.rsum/";
/// The words for what may not be said.
const TOO_FEW: &str = "too-few";
const WITHHELD: &str = "withheld";
const ALMOST_ALL: &str = "almost-all";
const ALMOST_NONE: &str = "almost-none";
const HIDDEN: &str = "hidden";
