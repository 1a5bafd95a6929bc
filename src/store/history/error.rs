//! Why the history cannot be opened or written, in words.

use super::keys::{KeyId, KeyStoreError};
use crate::i18n::Locale;
use std::io;
use std::path::PathBuf;

/// What can go wrong with the history as a whole. A single record that cannot be read is none of these.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// A folder or a file could not be opened.
    #[error("cannot open {path}")]
    Open {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Something could not be written; nothing that was written before is lost.
    #[error("cannot write to {path}")]
    Write {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Another program is writing it.
    #[error("the history in {path} is in use")]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// There are records, but the file that says where their key is has gone.
    #[error("the key file in {path} is missing")]
    KeyFileGone {
        /// The folder.
        path: PathBuf,
    },
    /// The key file is damaged, and so is its copy.
    #[error("the key file {path} is damaged")]
    KeyFileDamaged {
        /// The file.
        path: PathBuf,
    },
    /// A newer program wrote the key file.
    #[error("the key file {path} is of a newer version")]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It opens with a passphrase, and none was given.
    #[error("a passphrase is needed")]
    NeedsPassphrase,
    /// It opens with a key of the system's key store, not with a passphrase.
    #[error("the key is in the system's key store")]
    NeedsKeyStore,
    /// The key is in the system's key store, which cannot be spoken to here.
    #[error("no key store: {0}")]
    KeyStoreGone(KeyStoreError),
    /// The system's key store does not have the key any more, or another one under its name.
    #[error("the key store has no key {id}")]
    KeyLost {
        /// The name of the key.
        id: KeyId,
    },
    /// A new key could not be put into the system's key store.
    #[error("the key store took no key: {0}")]
    KeyStore(KeyStoreError),
    /// The system gives no random bytes.
    #[error("no random bytes")]
    NoChance(#[from] getrandom::Error),
    /// There is not enough memory to open it with a passphrase.
    #[error("not enough memory")]
    NoMemory,
    /// The person decided that nothing is kept.
    #[error("nothing is kept")]
    Nothing,
}

impl HistoryError {
    /// What happened and what to do, for the screen.
    pub fn words(&self, locale: Locale) -> (String, String) {
        let pair = |key: &str, args: &[(&str, &str)]| {
            (
                locale.with(&format!("store-error-history-{key}"), args),
                locale.with(&format!("store-advice-history-{key}"), args),
            )
        };
        let at = |key: &str, path: &PathBuf| pair(key, &[("path", &path.display().to_string())]);
        match self {
            HistoryError::Open { path, .. } => at("open", path),
            HistoryError::Write { path, source } if source.kind() == io::ErrorKind::StorageFull => {
                at("full", path)
            }
            HistoryError::Write { path, .. } => at("write", path),
            HistoryError::InUse { path } => at("in-use", path),
            HistoryError::KeyFileGone { path } => at("key-file-gone", path),
            HistoryError::KeyFileDamaged { path } => at("key-file-damaged", path),
            HistoryError::Newer { path } => at("newer", path),
            HistoryError::WrongPassphrase => pair("wrong-passphrase", &[]),
            HistoryError::NeedsPassphrase => pair("needs-passphrase", &[]),
            HistoryError::NeedsKeyStore => pair("needs-key-store", &[]),
            HistoryError::KeyStoreGone(_) => pair("key-store-gone", &[]),
            HistoryError::KeyLost { id } => pair("key-lost", &[("id", &id.to_string())]),
            HistoryError::KeyStore(_) => pair("key-store", &[]),
            HistoryError::NoChance(_) => pair("no-chance", &[]),
            HistoryError::NoMemory => pair("no-memory", &[]),
            HistoryError::Nothing => pair("nothing", &[]),
        }
    }

    /// The system's own words about it, where it has any.
    pub fn cause(&self) -> Option<String> {
        match self {
            HistoryError::Open { source, .. } | HistoryError::Write { source, .. } => {
                Some(source.to_string())
            }
            HistoryError::KeyStoreGone(error) | HistoryError::KeyStore(error) if !error.0.is_empty() => {
                Some(error.to_string())
            }
            _ => None,
        }
    }
}
