//! `rasoat backup` and `rasoat restore`: the history to and from one encrypted file that age opens too.

use super::args::Format;
use super::env::now;
use super::exit::Exit;
use super::failure::Failure;
use super::history::Opened;
use super::keep::{Asked, Way};
use super::passphrase::{Chosen, Passphrases, TRIES};
use super::secret::Given;
use super::{Context, out};
use crate::domain::history::Remembered;
use crate::domain::secret::Password;
use crate::store::history::backup::{self, BackupError};
use crate::store::history::{History, Opener};
use serde_json::json;
use std::path::Path;

pub(super) fn backup(context: &Context, file: &Path, sure: bool) -> Result<Exit, Failure> {
    let locale = context.locale;
    let json = context.format_without_pages()? == Format::Json;
    let data = context.kept_folder()?;
    let passphrases = context.passphrases()?;
    let name = file.display().to_string();
    let named = [("file", name.as_str())];
    if file.symlink_metadata().is_ok() && !sure {
        if !context.can_ask() {
            return Err(context.failure(
                Exit::Usage,
                "cli-error-backup-exists",
                "cli-advice-backup-exists",
                &named,
            ));
        }
        match context.confirms(
            &locale.with("history-backup-over", &named),
            &["ghi de", "overwrite"],
        ) {
            Some(true) => {}
            Some(false) => return Ok(Exit::Done),
            None => return Ok(Exit::Interrupted),
        }
    }
    let shelf = match context.open_shelf(&data, &passphrases)? {
        Ok(shelf) => shelf,
        Err(exit) => return Ok(exit),
    };
    if shelf.audits.is_empty() {
        return Err(context.failure(Exit::Usage, "cli-error-no-history", "cli-advice-no-draft", &[]));
    }
    let typed;
    let passphrase = match passphrases.backup() {
        Some(passphrase) => passphrase,
        None => match context.new_passphrase(&locale.text("history-backup-passphrase"))? {
            Chosen::Passphrase(new) => {
                typed = new;
                &typed
            }
            Chosen::Nothing => return Ok(Exit::Done),
            Chosen::Interrupted => return Ok(Exit::Interrupted),
        },
    };
    backup::write(file, &shelf.audits, passphrase, &now().stamp)
        .map_err(|error| context.backup_failure(&error, file))?;
    if json {
        let value = json!({
            "file": name,
            "audits": shelf.audits.len(),
            "unreadable": shelf.unreadable.len(),
        });
        context.print(&format!("{value:#}\n"))?;
        return Ok(Exit::Done);
    }
    let mut lines = vec![locale.with(
        "history-backed-up",
        &[("count", &locale.count(shelf.audits.len())), ("file", &name)],
    )];
    if !shelf.unreadable.is_empty() {
        let count = locale.count(shelf.unreadable.len());
        lines.push(locale.with("history-backup-without", &[("count", &count)]));
    }
    context.print(&(context.wrapped(&lines) + "\n"))?;
    Ok(Exit::Done)
}

pub(super) fn restore(context: &Context, file: &Path, sure: bool) -> Result<Exit, Failure> {
    let locale = context.locale;
    let json = context.format_without_pages()? == Format::Json;
    let data = context.kept_folder()?;
    let passphrases = context.passphrases()?;
    let audits = match context.read_backup(file, &passphrases)? {
        Read::Audits(audits) => audits,
        Read::Stopped(exit) => return Ok(exit),
    };
    // The file is known to be good before anything is asked about the history.
    let history = match context.open_history(&data, &passphrases)? {
        Opened::Open(history) => {
            let there = context.shelf(&history)?.audits.len();
            if there > 0 && !sure && context.can_ask() {
                let args = [
                    ("there", locale.count(there)),
                    ("count", locale.count(audits.len())),
                ];
                let args: Vec<(&str, &str)> =
                    args.iter().map(|(name, value)| (*name, value.as_str())).collect();
                match context.confirms(
                    &locale.with("history-restore-ask", &args),
                    &["khoi phuc", "restore"],
                ) {
                    Some(true) => {}
                    Some(false) => return Ok(Exit::Done),
                    None => return Ok(Exit::Interrupted),
                }
            }
            history
        }
        Opened::Stopped(exit) => return Ok(exit),
        Opened::Undecided | Opened::Nothing => match passphrases.history() {
            Some(passphrase) => History::begin(&data, &Opener::Passphrase(passphrase), &now().stamp)
                .map_err(|error| context.history_failure(&error))?,
            None => match context.choose_way(&data, Asked::Terminal, &now().stamp)? {
                Way::Open(history) => history,
                Way::Interrupted => return Ok(Exit::Interrupted),
                Way::Nothing | Way::Later => {
                    out::note(&locale.text("history-restore-nothing"));
                    return Ok(Exit::Done);
                }
            },
        },
    };
    let put = history
        .merge(&audits)
        .map_err(|error| context.history_failure(&error))?;
    if json {
        let value = json!({"added": put, "already_there": audits.len() - put});
        context.print(&format!("{value:#}\n"))?;
        return Ok(Exit::Done);
    }
    let args = [
        ("put", locale.count(put)),
        ("there", locale.count(audits.len() - put)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let line = locale.with("history-restored", &args);
    context.print(&(context.wrapped(&[line]) + "\n"))?;
    Ok(Exit::Done)
}

/// What was read of a backup.
enum Read {
    Audits(Vec<Remembered>),
    Stopped(Exit),
}

impl Context {
    fn read_backup(&self, file: &Path, passphrases: &Passphrases) -> Result<Read, Failure> {
        let read = |passphrase: &Password| backup::read(file, passphrase);
        if let Some(passphrase) = passphrases.backup() {
            return read(passphrase)
                .map(Read::Audits)
                .map_err(|error| self.backup_failure(&error, file));
        }
        // What cannot be opened by any passphrase is told before one is asked for.
        backup::look(file).map_err(|error| self.backup_failure(&error, file))?;
        let mut ask = self.locale.text("history-restore-passphrase");
        for tries in 1.. {
            let passphrase = match self.secret(false, &ask)? {
                Given::Password(passphrase) if !passphrase.is_empty() => passphrase,
                Given::Nothing(Exit::Interrupted) => return Ok(Read::Stopped(Exit::Interrupted)),
                Given::Password(_) | Given::Nothing(_) => break,
            };
            match read(&passphrase) {
                Err(BackupError::WrongPassphrase) if tries < TRIES => {
                    ask = self.locale.text("history-passphrase-wrong");
                }
                other => {
                    return other
                        .map(Read::Audits)
                        .map_err(|error| self.backup_failure(&error, file));
                }
            }
        }
        Ok(Read::Stopped(Exit::Done))
    }

    fn backup_failure(&self, error: &BackupError, file: &Path) -> Failure {
        let (what, advice) = error.words(self.locale);
        let name = file.display().to_string();
        Failure {
            exit: match error {
                BackupError::WrongPassphrase => Exit::History,
                _ => Exit::Data,
            },
            what: self
                .locale
                .with("cli-error-backup", &[("file", &name), ("what", &what)]),
            causes: error.cause().into_iter().collect(),
            advice,
        }
    }
}
