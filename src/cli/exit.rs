//! Exit codes: documented constants, for ever.

/// How the program ended, as a number other programs may rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Exit {
    /// Done.
    Done = 0,
    /// Findings at or above `--fail-on`.
    FailOn = 1,
    /// The command was not understood, or something needed for it was not given.
    Usage = 2,
    /// Coverage below `--min-coverage`.
    Coverage = 3,
    /// Content or data is invalid, unreadable or too old.
    Data = 4,
    /// A network part could not be checked: tried, and failed.
    Network = 5,
    /// The history cannot be opened.
    History = 6,
    /// Interrupted with Ctrl-C.
    Interrupted = 130,
    /// A fault of the program.
    Internal = 70,
}

impl Exit {
    /// The number.
    pub(super) fn code(self) -> u8 {
        self as u8
    }
}

/// Ends the program while a result is being shown: nothing is open any more, and every answer is on the disk.
#[expect(
    clippy::exit,
    reason = "the handler of Ctrl-C has no other way to stop who is busy writing"
)]
pub(super) fn interrupted() {
    super::system::restore();
    std::process::exit(i32::from(Exit::Interrupted.code()));
}
