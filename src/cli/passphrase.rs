//! Where a passphrase comes from: `--passphrase-file`, or a hidden prompt. Arguments and the environment never.

use super::exit::Exit;
use super::failure::Failure;
use super::secret::Given;
use super::{Context, out};
use crate::domain::secret::Password;
use crate::strength::{self, Context as About};
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// A file with passphrases is no larger than this, in bytes.
const LONGEST: usize = 64 * 1024;
/// How often somebody may try.
pub(super) const TRIES: usize = 3;
/// Below this a passphrase is guessed by whoever has the files.
const LEAST_STRENGTH: u8 = 3;

/// What `--passphrase-file` holds: the passphrase of the history in its first line; that of a backup in its second,
/// where it has one.
#[derive(Default)]
pub(super) struct Passphrases(Vec<Password>);

impl Passphrases {
    /// The passphrase of the history.
    pub(super) fn history(&self) -> Option<&Password> {
        self.0.first()
    }

    /// The passphrase of a backup.
    pub(super) fn backup(&self) -> Option<&Password> {
        self.0.last()
    }
}

/// What somebody typed where a new passphrase was asked for.
pub(super) enum Chosen {
    /// The same twice.
    Passphrase(Password),
    /// Nothing: they changed their mind.
    Nothing,
    /// Ctrl-C.
    Interrupted,
}

impl Context {
    /// Reads `--passphrase-file`; once, for it may be standard input.
    pub(super) fn passphrases(&self) -> Result<Passphrases, Failure> {
        let Some(path) = &self.global.passphrase_file else {
            return Ok(Passphrases::default());
        };
        let name = path.display().to_string();
        let failed = |key: &str| {
            let advice = "cli-advice-passphrase-file";
            self.failure(Exit::Usage, key, advice, &[("file", name.as_str())])
        };
        let bytes = read(path).map_err(|error| failed("cli-error-passphrase-file").because(error))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| failed("cli-error-passphrase-encoding"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().take(2);
        let first = lines.next().unwrap_or_default();
        if first.is_empty() {
            return Err(failed("cli-error-passphrase-empty"));
        }
        let second = lines.next().filter(|line| !line.is_empty());
        let all = std::iter::once(first).chain(second);
        Ok(Passphrases(
            all.map(|line| Password::new(line.to_owned())).collect(),
        ))
    }

    /// Whether somebody can be asked for a passphrase.
    pub(super) fn can_ask(&self) -> bool {
        self.env.interactive && !self.global.no_input
    }

    /// Asks for a new passphrase, twice. What is too easy to guess is refused, and said why.
    pub(super) fn new_passphrase(&self, ask: &str) -> Result<Chosen, Failure> {
        let typed = |ask: &str| self.secret(false, ask);
        let mut ask = ask.to_owned();
        loop {
            let first = match typed(&ask)? {
                Given::Password(first) if !first.is_empty() => first,
                Given::Nothing(Exit::Interrupted) => return Ok(Chosen::Interrupted),
                Given::Password(_) | Given::Nothing(_) => return Ok(Chosen::Nothing),
            };
            if strength::measure_for(&first, &About::new(None)).score < LEAST_STRENGTH {
                out::note(&self.locale.text("history-passphrase-weak"));
                ask = self.locale.text("history-passphrase-new-again");
                continue;
            }
            let second = match typed(&self.locale.text("history-passphrase-repeat"))? {
                Given::Password(second) => second,
                Given::Nothing(Exit::Interrupted) => return Ok(Chosen::Interrupted),
                Given::Nothing(_) => return Ok(Chosen::Nothing),
            };
            if first.same_as(&second) {
                return Ok(Chosen::Passphrase(first));
            }
            out::note(&self.locale.text("history-passphrase-differs"));
            ask = self.locale.text("history-passphrase-new-again");
        }
    }
}

fn read(path: &Path) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut source: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(path)?)
    };
    // Room for all of it from the start: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(vec![0; LONGEST]);
    let mut filled = 0;
    while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
        match source.read(room) {
            Ok(0) => {
                bytes.truncate(filled);
                return Ok(bytes);
            }
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::ErrorKind::FileTooLarge.into())
}
