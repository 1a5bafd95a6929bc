//! `rasoat`: people audit the hygiene of their own social accounts.

pub mod domain;

/// Runs the program on the process's own arguments.
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
