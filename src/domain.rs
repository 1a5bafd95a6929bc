//! Types only: no I/O, no clock, no randomness, no environment, no JSON, no language.
//!
//! Everything above speaks in these words; nothing here knows who is speaking.

pub mod answer;
pub mod assessment;
pub mod breach;
pub mod checklist;
pub mod directive;
pub mod drift;
pub mod evidence;
pub mod finding;
pub mod fix;
pub mod hex;
pub mod history;
pub mod id;
pub mod incident;
pub mod names;
pub mod params;
pub mod profile;
pub mod report;
pub mod room;
pub mod secret;
pub mod spelling;
pub mod text;
pub mod vault;
pub mod visible;
