//! Answers in, verdict out.
//!
//! Owns the meaning of an answer: what it sets in the profile ([`sheet()`]), which questions apply
//! ([`applicable()`]), whether a profile file answers them ([`declared()`]), what is good, bad, not checked or
//! could not be checked (`findings`), which answers are nobody's once a list has changed ([`orphans()`]), which fixes a platform has a place for
//! ([`feasible()`]), what else can be done there ([`moves()`]), what can be no step (`others`), what a vault's
//! entries give cause to say ([`vault`]), what an export of a platform suggests ([`evidence`]), and the one report every renderer reads ([`report()`]).
//! What carrying something out changes is told by [`carried_out()`].
//! What is remembered of a report, and what changed from one to another, is told by [`remember()`] and [`compare()`].
//! It does not ask, does not print, and computes no probability itself.

mod applicable;
mod carried_out;
mod declared;
pub mod evidence;
mod feasible;
mod findings;
mod moves;
mod orphans;
mod others;
mod past;
mod report;
mod sheet;
pub mod vault;
mod waived;

pub use applicable::{applicable, attribute_key, is_nothing_selected, not_named, selected};
pub use carried_out::{action, carried_out, carried_out_in_profile, telling};
pub use declared::declared;
pub use feasible::feasible;
pub use findings::{coverage, findings};
pub use moves::{moved, moves};
pub use orphans::orphans;
pub use past::{Told, compare, remember};
pub use report::{Basis, report};
pub use sheet::{ASSUMED, Sheet, device_id, from_profile, shared_computer, sheet};
