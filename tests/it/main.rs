//! The integration tests: one binary.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed; helpers outside #[test] are tests too"
)]

mod advice;
mod architecture;
mod bad_input;
mod bad_lists;
mod breach;
mod breach_server;
#[cfg(unix)]
mod browser;
mod canary;
mod catalog;
mod cli;
mod command_line;
mod content;
mod documents;
mod draft;
mod drift;
mod evidence;
mod exposure;
mod fuzz;
mod harness;
mod history;
mod incident;
mod interview;
#[cfg(unix)]
mod interview_pty;
mod measured;
#[cfg(target_os = "linux")]
mod memory;
mod password;
mod render;
mod room;
mod room_papers;
mod schemas;
mod strength;
mod vault;
mod vault_output;
mod windows;
mod words;
