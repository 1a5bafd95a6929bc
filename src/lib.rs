//! `rasoat` (rà soát: to go over something carefully): people audit the hygiene of their own social accounts.
//!
//! The map of the house; arrows point down only, and a test enforces it:
//!
//! ```text
//! cli/          one file per command: gather, call engines, hand a report to a renderer
//! ── adapters, each owns one outside thing ──────────────────────────────────────────────
//! catalog/      checklists/ → domain, with spans, lint, ids.lock
//! breach/       lists of leaked passwords behind one trait: sorted text, compact index, range look-up
//! store/        the draft of an interview, the encrypted history, menus that differ, a person's profile file
//! render/       &Report → table, plain, json, html
//! evidence/     one file per platform's export → what it says about an account
//! vault/        one file per export format → entries in memory
//! prompt/       Screen in, Event out: line mode
//! room/         the training day's server: seats, pages, journal
//! i18n/         every word of the interface, vi and en, and how words fill lines
//! disk/         files written whole or not at all
//! ── pure engines: same input, same output ──────────────────────────────────────────────
//! interview/    (answers so far, event) → next screen
//! audit/        answers ↔ profile, findings, coverage, the report
//! plan/         fixes → at most three steps for the minutes there are
//! exposure/     profile → event/rule kernel → exact probabilities
//! strength/     how guessable a password is
//! tally/        anonymous counts with a minimum group size
//! ── types ──────────────────────────────────────────────────────────────────────────────
//! domain/       no I/O, clock, randomness, environment, JSON, language
//! ```
//!
//! What is deliberately absent, each kept absent by a test: the domain and the engines do no I/O and read no
//! clock, environment or randomness; only `cli` and `prompt` write to the terminal, only `cli` reads the
//! environment and the clock, only `main` ends the process (and Ctrl-C
//! while a result is shown); a password exists only inside
//! [`domain::secret::Password`]; no JSON shape or stored record is a derived dump of a domain type.

pub mod audit;
pub mod breach;
pub mod catalog;
mod cli;
pub mod disk;
pub mod domain;
pub mod evidence;
pub mod exposure;
pub mod i18n;
pub mod interview;
pub mod plan;
pub mod prompt;
pub mod render;
pub mod room;
pub mod store;
pub mod strength;
pub mod tally;
pub mod vault;

pub use cli::{Agenda, run};
