//! How exposed a profile is: incidents, rules, exact probabilities.
//!
//! A profile is compiled into a kernel (independent incidents, each handing over some facts, and rules by which
//! facts lead to others); every incident is solved exactly with decision diagrams; the results are summed. Two
//! axes: somebody gets in (exposure), the owner does not (lock-out). Unknown answers give an interval, the
//! parameters a band.
//!
//! Where an exact answer would not end (rings of mailboxes that reset each other, many near-duplicate passwords)
//! the incident is bounded from both sides instead, and the result says so. All limits are counts of work, never
//! time: the same profile gives the same figures on every machine. Past them the ranking leaves out what concerns
//! the least valuable accounts, and the plan ends early.
//!
//! Not here: files, words, and what people are shown first (that is [`crate::plan`]).

mod assess;
mod attack;
mod bdd;
mod bounds;
mod engine;
mod explain;
mod fixes;
mod kernel;
mod named;
mod order;
mod owner;
mod plain;
mod score;
mod solve;
mod stories;
mod table;

pub use assess::{Effort, assess, evaluate, questions, unknowns};
pub use explain::explain;
pub use fixes::apply;
pub use kernel::Class;
pub use named::{NamedKernel, attack_kernel, owner_kernel};
pub use score::{grade, score};
pub use stories::{doubt, paths, stories};
pub use table::NAMES;

pub(crate) use assess::GAIN;
pub(crate) use engine::{Engine, Measure};
pub(crate) use fixes::{applied, fixes};
pub(crate) use table::Table;
