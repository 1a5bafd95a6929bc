//! The history in one file that another tool can open too: the age format, with a passphrase.
//!
//! What is inside is one JSON object: `{"rasoat_backup": 1, "created": …, "audits": [{"id": …, "audit": …}]}`, where
//! `audit` is what `record` describes. `age -d FILE` shows it.

use super::record;
use crate::disk;
use crate::domain::history::{AuditId, Remembered};
use crate::domain::secret::Password;
use crate::i18n::Locale;
use crate::store::files;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use serde_json::{Value, json};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The version this program writes.
const VERSION: u64 = 1;
/// Thousands of audits fit.
const MAX_BYTES: u64 = 256 * 1024 * 1024;
/// scrypt with N = 2^17: 128 MiB.
const WORK: u8 = 17;
/// A file that asks for more than 1 GiB is refused.
const MOST_WORK: u8 = 20;

/// What can go wrong with a backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It cannot be read.
    #[error("cannot read {path}")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It could not be written; what stood there before still stands there.
    #[error("cannot write {path}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It is no file of age that opens with a passphrase.
    #[error("not a backup")]
    Foreign,
    /// It would cost too much memory to open.
    #[error("too much work")]
    TooMuchWork,
    /// It opens, but it was changed or cut off, or holds something else.
    #[error("damaged")]
    Damaged,
    /// A newer program wrote it.
    #[error("newer")]
    Newer,
}

impl BackupError {
    /// What happened and what to do, for the screen.
    pub fn words(&self, locale: Locale) -> (String, String) {
        let (key, path) = match self {
            BackupError::Open { path, .. } => ("open", Some(path)),
            BackupError::Write { path, .. } => ("write", Some(path)),
            BackupError::WrongPassphrase => ("wrong-passphrase", None),
            BackupError::Foreign => ("foreign", None),
            BackupError::TooMuchWork => ("too-much-work", None),
            BackupError::Damaged => ("damaged", None),
            BackupError::Newer => ("newer", None),
        };
        let path = path.map(|path| path.display().to_string()).unwrap_or_default();
        let args = [("path", path.as_str())];
        (
            locale.with(&format!("store-error-backup-{key}"), &args),
            locale.with(&format!("store-advice-backup-{key}"), &args),
        )
    }

    /// The system's own words about it.
    pub fn cause(&self) -> Option<String> {
        match self {
            BackupError::Open { source, .. } | BackupError::Write { source, .. } => Some(source.to_string()),
            _ => None,
        }
    }
}

/// Writes audits into a file, whole or not at all.
pub fn write(
    path: &Path,
    audits: &[Remembered],
    passphrase: &Password,
    now: &str,
) -> Result<(), BackupError> {
    let inside = json!({
        "rasoat_backup": VERSION,
        "created": now,
        "audits": audits
            .iter()
            .map(|Remembered { id, audit }| json!({"id": id.as_str(), "audit": record::to_json(audit)}))
            .collect::<Vec<_>>(),
    });
    let inside = Zeroizing::new(format!("{inside}\n"));
    seal(inside.as_bytes(), passphrase)
        .and_then(|bytes| disk::replace(path, &bytes))
        .map_err(|source| BackupError::Write {
            path: path.to_owned(),
            source,
        })
}

fn seal(inside: &[u8], passphrase: &Password) -> io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(io::Error::other)?;
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes)?;
    writer.write_all(inside)?;
    writer.finish()?;
    Ok(bytes)
}

/// Whether a file is one that a passphrase may open.
pub fn look(path: &Path) -> Result<(), BackupError> {
    decryptor(&bytes(path)?).map(|_| ())
}

fn bytes(path: &Path) -> Result<Vec<u8>, BackupError> {
    files::read(path, MAX_BYTES).map_err(|source| match source.kind() {
        io::ErrorKind::InvalidData => BackupError::Foreign,
        _ => BackupError::Open {
            path: path.to_owned(),
            source,
        },
    })
}

fn decryptor(bytes: &[u8]) -> Result<Decryptor<&[u8]>, BackupError> {
    let decryptor = Decryptor::new_buffered(bytes).map_err(|error| why(&error))?;
    if decryptor.is_scrypt() {
        Ok(decryptor)
    } else {
        Err(BackupError::Foreign)
    }
}

/// Reads the audits of a file.
pub fn read(path: &Path, passphrase: &Password) -> Result<Vec<Remembered>, BackupError> {
    let bytes = bytes(path)?;
    let decryptor = decryptor(&bytes)?;
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|error| why(&error))?;
    let mut inside = Zeroizing::new(Vec::new());
    reader
        .take(MAX_BYTES)
        .read_to_end(&mut inside)
        .map_err(|_| BackupError::Damaged)?;
    audits(&inside)
}

fn audits(inside: &[u8]) -> Result<Vec<Remembered>, BackupError> {
    let damaged = || BackupError::Damaged;
    let value: Value = serde_json::from_slice(inside).map_err(|_| damaged())?;
    match value.get("rasoat_backup").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(BackupError::Newer),
        _ => return Err(damaged()),
    }
    let rows = value
        .get("audits")
        .and_then(Value::as_array)
        .ok_or_else(damaged)?;
    rows.iter()
        .map(|row| {
            let id = row.get("id").and_then(Value::as_str).and_then(AuditId::parse);
            let audit = row.get("audit").ok_or_else(damaged)?.to_string();
            let audit = record::from_json(audit.as_bytes()).map_err(|bad| match bad {
                record::BadRecord::Damaged => BackupError::Damaged,
                record::BadRecord::Newer => BackupError::Newer,
            })?;
            Ok(Remembered {
                id: id.ok_or_else(damaged)?,
                audit,
            })
        })
        .collect()
}

fn why(error: &DecryptError) -> BackupError {
    match error {
        DecryptError::ExcessiveWork { .. } => BackupError::TooMuchWork,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            BackupError::WrongPassphrase
        }
        DecryptError::InvalidMac => BackupError::Damaged,
        DecryptError::UnknownFormat => BackupError::Newer,
        _ => BackupError::Foreign,
    }
}

/// In NFC, as everywhere: a passphrase opens however its letters were typed.
fn secret(passphrase: &Password) -> SecretString {
    let mut text = String::with_capacity(passphrase.expose().len() * 4);
    text.extend(passphrase.expose().nfc());
    text.into()
}
