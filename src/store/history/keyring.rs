//! The system's key store: Secret Service, Windows Credential Manager, macOS Keychain.

use super::keys::{DataKey, KeyId, KeyStore, KeyStoreError};
use keyring::{Entry, Error};
use zeroize::Zeroizing;

/// Under which name the program is known there.
const SERVICE: &str = "rasoat";

/// Makes the entry of a name.
type Entries = dyn Fn(&str) -> keyring::Result<Entry>;

/// The key store of this system, or a stand-in for it.
pub struct SystemKeys {
    status: Result<(), KeyStoreError>,
    entry: Box<Entries>,
}

impl SystemKeys {
    /// The one this system has. Speaking to it costs some milliseconds.
    pub fn of_this_system() -> Self {
        Self {
            status: Entry::store_status().as_ref().map_err(said).copied(),
            entry: Box::new(of_this_computer),
        }
    }

    /// Entries made another way: for tests.
    pub fn made_by(entry: impl Fn(&str) -> keyring::Result<Entry> + 'static) -> Self {
        Self {
            status: Ok(()),
            entry: Box::new(entry),
        }
    }

    fn entry(&self, id: KeyId) -> Result<Entry, KeyStoreError> {
        self.is_there()?;
        (self.entry)(&format!("history-{id}")).map_err(|error| said(&error))
    }
}

impl KeyStore for SystemKeys {
    fn is_there(&self) -> Result<(), KeyStoreError> {
        self.status.clone()
    }

    fn load(&self, id: KeyId) -> Result<Option<DataKey>, KeyStoreError> {
        match self.entry(id)?.get_password().map(Zeroizing::new) {
            // What is no key of ours is no key.
            Ok(text) => Ok(DataKey::from_text(&text)),
            Err(Error::NoEntry | Error::BadEncoding(_)) => Ok(None),
            Err(error) => Err(said(&error)),
        }
    }

    /// As text: some stores keep nothing else.
    fn save(&self, id: KeyId, key: &DataKey) -> Result<(), KeyStoreError> {
        let text = key.to_text();
        self.entry(id)?.set_password(&text).map_err(|error| said(&error))
    }

    fn delete(&self, id: KeyId) -> Result<bool, KeyStoreError> {
        match self.entry(id)?.delete_credential() {
            Ok(()) => Ok(true),
            Err(Error::NoEntry) => Ok(false),
            Err(error) => Err(said(&error)),
        }
    }
}

/// The entry of a name that stays on this computer. What Windows keeps otherwise goes along with a roaming profile, to
/// every computer of its owner and the servers between them.
#[cfg(windows)]
fn of_this_computer(name: &str) -> keyring::Result<Entry> {
    #[expect(
        clippy::disallowed_types,
        reason = "the key store asks for one; its order shows nowhere"
    )]
    let stays = std::collections::HashMap::from([("persistence", "Local")]);
    keyring_core::Entry::new_with_modifiers(SERVICE, name, &stays).map(|inner| Entry { inner })
}

/// The entry of a name; what other systems keep stays on this computer anyway.
#[cfg(not(windows))]
fn of_this_computer(name: &str) -> keyring::Result<Entry> {
    Entry::new(SERVICE, name)
}

/// What the system says; never what the store holds.
fn said(error: &Error) -> KeyStoreError {
    KeyStoreError(match error {
        Error::PlatformFailure(cause) | Error::NoStorageAccess(cause) => cause.to_string(),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => String::new(),
        error => error.to_string(),
    })
}
