//! Where a password comes from: a hidden prompt, or the first line of standard input. Nowhere else.

use super::Context;
use super::exit::{self, Exit};
use super::failure::Failure;
use crate::domain::secret::Password;
use crate::prompt::{Console, Secret, Terminal};
use std::fs::File;
use std::io::{IsTerminal as _, Read, Stdin};
use zeroize::Zeroizing;

/// The longest line that is read, in bytes.
const LONGEST: usize = 64 * 1024;

/// What was given.
pub(super) enum Given {
    /// A password; maybe an empty one.
    Password(Password),
    /// Ctrl-C, or the input ended.
    Nothing(Exit),
}

impl Context {
    /// One password: from standard input where `piped` says so, else from a prompt that does not show it.
    pub(super) fn secret(&self, piped: bool, ask: &str) -> Result<Given, Failure> {
        if piped {
            return first_line()
                .map(Given::Password)
                .map_err(|key| self.failure(Exit::Data, key, "cli-advice-secret-line", &[]));
        }
        if !self.env.interactive || self.global.no_input {
            return Err(self.failure(Exit::Usage, "cli-error-no-secret", "cli-advice-secret-stdin", &[]));
        }
        let mut console = Console::open(exit::interrupted);
        let ask = format!("{ask}\n> ");
        match console.hidden(&ask) {
            Secret::Typed(password) => Ok(Given::Password(password)),
            Secret::Nothing => Ok(Given::Nothing(Exit::Done)),
            Secret::Interrupted => Ok(Given::Nothing(Exit::Interrupted)),
            Secret::CannotHide => Err(self.failure(
                Exit::Usage,
                "cli-error-cannot-hide",
                "cli-advice-secret-stdin",
                &[],
            )),
        }
    }
}

/// Standard input past the buffer of the standard library, which nobody wipes.
pub(super) enum Piped {
    /// A pipe or a file.
    Raw(File),
    /// A window: on Windows only the library turns what is typed there into UTF-8.
    Typed(Stdin),
}

impl Piped {
    /// Takes up where the last one stopped: nothing is read ahead.
    pub(super) fn open() -> Self {
        let input = std::io::stdin();
        if input.is_terminal() {
            return Piped::Typed(input);
        }
        #[cfg(unix)]
        let own = std::os::fd::AsFd::as_fd(&input).try_clone_to_owned();
        #[cfg(windows)]
        let own = std::os::windows::io::AsHandle::as_handle(&input).try_clone_to_owned();
        own.map_or(Piped::Typed(input), |own| Piped::Raw(File::from(own)))
    }
}

impl Read for Piped {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Piped::Raw(file) => file.read(bytes),
            Piped::Typed(input) => input.read(bytes),
        }
    }
}

/// The first line of standard input, without its end; a mark of byte order is not part of it. The error is a message.
fn first_line() -> Result<Password, &'static str> {
    // Room for all of it from the start: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 1));
    let mut input = Piped::open();
    let mut byte = [0_u8];
    loop {
        match input.read(&mut byte) {
            Ok(0) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) if bytes.len() >= LONGEST => return Err("cli-error-secret-long"),
            Ok(_) => bytes.push(byte[0]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Err("cli-error-secret-unreadable"),
        }
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| "cli-error-secret-encoding")?;
    Ok(Password::new(
        text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
    ))
}
