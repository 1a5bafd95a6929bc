//! Anonymous counts with a minimum group size: what of a room may be shown, and how rooms are added up.
//!
//! The rules, for a group of at least k (five or more, frozen when the room opens):
//!
//! - Nothing is said of a row that fewer than k answered.
//! - A count appears only if it and all the others are k or more each. A zero is not told from a few: "nobody has it
//!   right" would say it of everybody. Only "don't know" may be an exact zero, because that tells nobody's habits.
//! - Where all but fewer than k are alike, it is "almost all" and "almost none"; not in a room of up to 3 (k − 1), where
//!   these words would give away a few.
//! - Three counts and their sum: two known ones give away the third. Either all three appear, or one.
//! - A picture once shown is frozen. Late answers change it only as a group of their own that could be shown itself.
//! - Before and after are not drawn side by side where their respondents differ by 1 to k − 1.
//!
//! A minimum group and complementary suppression are what statistical offices do with tables of few people; k ≥ 5 and
//! the words are this project's own choice. A test tries every room of up to 34 people for what could be worked out.

mod digest;
mod merge;
mod picture;

pub use digest::{Digest, DigestRow, Need, Said, Told};
pub use merge::{Merged, MergedCell, MergedRow, join, merge};
pub use picture::{at_most, comparable, is_possible, late, picture};
