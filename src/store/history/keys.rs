//! The key of a history, and the small file that says where it is: `key.json`, with a copy beside it.
//!
//! Records are sealed with a random key of 32 bytes. Where the person chose the system's key store, that key lies
//! there; where they chose a passphrase, it lies in the file, wrapped with a key that Argon2id derives from the
//! passphrase. So a passphrase can change, or a backup be made, without touching a record. Which way was chosen
//! stands in the file and is authenticated by the key itself: one way is never silently taken for the other.

use super::envelope::{NONCE, decrypt, encrypt};
use super::error::HistoryError;
use crate::domain::secret::Password;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The version of the file this program writes.
const VERSION: u64 = 1;
/// A key file is a few hundred bytes.
pub(super) const MAX_BYTES: u64 = 16 * 1024;
/// Bytes of a key.
const KEY: usize = 32;
/// Bytes of a salt.
const SALT: usize = 16;

/// What Argon2id costs when a passphrase is set: 48 MiB, one pass, one lane. OWASP asks for 46 MiB with one pass; it
/// stands in the key file, so that it can rise.
const MEMORY_KIB: u32 = 48 * 1024;
const PASSES: u32 = 1;
const LANES: u32 = 1;
/// The most a key file may ask for: 1 GiB, and so much work altogether.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_WORK_KIB: u64 = 8 * 1024 * 1024;

/// The key that seals records: wiped on drop, never printed, never cloned.
pub struct DataKey(Zeroizing<[u8; KEY]>);

impl DataKey {
    /// A new one. The error says that the system gave no random bytes.
    pub(super) fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; KEY]);
        getrandom::fill(bytes.as_mut())?;
        Ok(Self(bytes))
    }

    #[cfg(test)]
    pub(super) fn from_bytes(bytes: [u8; KEY]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Zeroizing::new([0; KEY]);
        if bytes.len() != KEY {
            return None;
        }
        key.copy_from_slice(bytes);
        Some(Self(key))
    }

    /// The same key once more, for who seals beside the history.
    pub(super) fn copied(&self) -> Self {
        Self(self.0.clone())
    }

    pub(super) fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }

    /// As text, for a key store.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.0.as_slice()))
    }

    /// The key of a text that came out of a key store.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).ok()?);
        Self::from_slice(&bytes)
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Which key it is: eight random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyId(pub(super) [u8; 8]);

impl KeyId {
    pub(super) fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    fn parse(text: &str) -> Option<Self> {
        let plain = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).ok().filter(|_| plain)?;
        Some(Self(number.to_be_bytes()))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// Why a key store did not do what it was asked for, in the system's own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeyStoreError(pub String);

/// Where the system keeps keys.
pub trait KeyStore {
    /// Whether there is one that can be spoken to.
    fn is_there(&self) -> Result<(), KeyStoreError>;
    /// The key of an id; none where the store has none.
    fn load(&self, id: KeyId) -> Result<Option<DataKey>, KeyStoreError>;
    /// Keeps a key.
    fn save(&self, id: KeyId, key: &DataKey) -> Result<(), KeyStoreError>;
    /// Deletes a key; whether there was one.
    fn delete(&self, id: KeyId) -> Result<bool, KeyStoreError>;
}

/// Where the key of a history is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In the system's key store.
    KeyStore,
    /// In the key file, wrapped with a passphrase.
    Passphrase,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing is kept.
    Nothing,
    /// A history is kept.
    Kept(KeyPlace),
}

/// Where the key is, and what tells whether it is the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPlace {
    pub(super) id: KeyId,
    lock: Lock,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Lock {
    /// Nothing, sealed with the key.
    KeyStore { check: Sealed },
    /// The key, sealed with what the passphrase gives.
    Passphrase {
        cost: Cost,
        salt: [u8; SALT],
        wrapped: Sealed,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sealed {
    nonce: [u8; NONCE],
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// The file as it is written. Its members never change within a version.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileShape {
    rasoat_history: u64,
    chosen: String,
    way: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kdf: Option<KdfShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
    /// SHA-256 of the file without this member: tells a damaged file from a wrong passphrase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KdfShape {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

const KEY_STORE: &str = "key-store";
const PASSPHRASE: &str = "passphrase";
const NOTHING: &str = "nothing";
const ARGON2ID: &str = "argon2id";

/// Why a key file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadFile {
    Damaged,
    Newer,
}

impl Decision {
    /// The file that says it.
    pub(super) fn to_file(&self, chosen: &str) -> String {
        let mut shape = FileShape {
            rasoat_history: VERSION,
            chosen: chosen.to_owned(),
            way: NOTHING.to_owned(),
            key: None,
            kdf: None,
            sealed: None,
            sum: None,
        };
        if let Decision::Kept(place) = self {
            shape.key = Some(place.id.to_string());
            let sealed = match &place.lock {
                Lock::KeyStore { check } => {
                    KEY_STORE.clone_into(&mut shape.way);
                    check
                }
                Lock::Passphrase { cost, salt, wrapped } => {
                    PASSPHRASE.clone_into(&mut shape.way);
                    shape.kdf = Some(KdfShape {
                        name: ARGON2ID.to_owned(),
                        memory_kib: cost.memory_kib,
                        passes: cost.passes,
                        lanes: cost.lanes,
                        salt: STANDARD.encode(salt),
                    });
                    wrapped
                }
            };
            shape.sealed = Some(STANDARD.encode([sealed.nonce.as_slice(), &sealed.bytes].concat()));
        }
        shape.sum = Some(sum(&shape));
        json(&shape) + "\n"
    }

    /// Reads the file.
    pub(super) fn from_file(bytes: &[u8]) -> Result<Self, BadFile> {
        /// What every version has.
        #[derive(Deserialize)]
        struct AnyVersion {
            rasoat_history: u64,
        }
        let damaged = BadFile::Damaged;
        match serde_json::from_slice::<AnyVersion>(bytes) {
            Ok(any) if any.rasoat_history > VERSION => return Err(BadFile::Newer),
            Ok(any) if any.rasoat_history == VERSION => {}
            _ => return Err(damaged),
        }
        let mut shape: FileShape = serde_json::from_slice(bytes).map_err(|_| damaged)?;
        let said = shape.sum.take();
        if said != Some(sum(&shape)) {
            return Err(damaged);
        }
        if shape.way == NOTHING {
            return Ok(Decision::Nothing);
        }
        Self::kept(&shape).ok_or(damaged)
    }

    fn kept(shape: &FileShape) -> Option<Self> {
        let sealed = STANDARD.decode(shape.sealed.as_deref()?).ok()?;
        let (nonce, bytes) = sealed.split_first_chunk()?;
        let sealed = Sealed {
            nonce: *nonce,
            bytes: bytes.to_vec(),
        };
        let lock = match (shape.way.as_str(), &shape.kdf) {
            (KEY_STORE, None) => Lock::KeyStore { check: sealed },
            (PASSPHRASE, Some(kdf)) if kdf.name == ARGON2ID => Lock::Passphrase {
                cost: Cost {
                    memory_kib: kdf.memory_kib,
                    passes: kdf.passes,
                    lanes: kdf.lanes,
                }
                .within_bounds()?,
                salt: STANDARD.decode(&kdf.salt).ok()?.try_into().ok()?,
                wrapped: sealed,
            },
            _ => return None,
        };
        Some(Decision::Kept(KeyPlace {
            id: KeyId::parse(shape.key.as_deref()?)?,
            lock,
        }))
    }
}

/// Never fails: strings and numbers always have a JSON form.
fn json(shape: &FileShape) -> String {
    serde_json::to_string(shape).unwrap_or_default()
}

fn sum(shape: &FileShape) -> String {
    let digest = Sha256::digest(json(shape).as_bytes());
    STANDARD.encode(digest)
}

impl Cost {
    /// This, if no hostile file could make the program work without end for it.
    fn within_bounds(self) -> Option<Self> {
        let work = u64::from(self.memory_kib) * u64::from(self.passes);
        let least = 8 * u64::from(self.lanes);
        let fits = self.memory_kib <= MOST_MEMORY_KIB
            && u64::from(self.memory_kib) >= least
            && work <= MOST_WORK_KIB
            && (1..=16).contains(&self.lanes)
            && self.passes > 0;
        fits.then_some(self)
    }

    /// The key a passphrase gives. Passphrases are compared in NFC: the same letters open, however they were typed.
    fn derive(self, passphrase: &Password, salt: &[u8; SALT]) -> Result<DataKey, HistoryError> {
        let mut text = Zeroizing::new(String::with_capacity(passphrase.expose().len() * 4));
        text.extend(passphrase.expose().nfc());
        let mut key = Zeroizing::new([0; KEY]);
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY));
        params
            .and_then(|params| {
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                    text.as_bytes(),
                    salt,
                    key.as_mut(),
                )
            })
            .map_err(|_| HistoryError::NoMemory)?;
        Ok(DataKey(key))
    }
}

impl KeyPlace {
    /// A new key, and where it will be: in a key store.
    pub(super) fn in_store(store: &dyn KeyStore) -> Result<(Self, DataKey), HistoryError> {
        let (id, key) = (KeyId::random()?, DataKey::random()?);
        store.save(id, &key).map_err(HistoryError::KeyStore)?;
        // What a store says it has kept it may still not give back.
        match store.load(id) {
            Ok(Some(kept)) if kept.bytes() == key.bytes() => {}
            Ok(_) => return Err(HistoryError::KeyStore(KeyStoreError(String::new()))),
            Err(error) => return Err(HistoryError::KeyStore(error)),
        }
        let nonce = nonce()?;
        let check = Sealed {
            nonce,
            bytes: encrypt(&key, &nonce, &bound(id, KEY_STORE), b""),
        };
        let lock = Lock::KeyStore { check };
        Ok((Self { id, lock }, key))
    }

    /// A new key, wrapped with a passphrase.
    pub(super) fn under(passphrase: &Password) -> Result<(Self, DataKey), HistoryError> {
        let (id, key) = (KeyId::random()?, DataKey::random()?);
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt)?;
        let cost = Cost {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
        };
        let nonce = nonce()?;
        let wrapping = cost.derive(passphrase, &salt)?;
        let wrapped = Sealed {
            nonce,
            bytes: encrypt(&wrapping, &nonce, &bound(id, PASSPHRASE), key.bytes()),
        };
        let lock = Lock::Passphrase { cost, salt, wrapped };
        Ok((Self { id, lock }, key))
    }

    /// Where the key is.
    pub fn way(&self) -> Way {
        match self.lock {
            Lock::KeyStore { .. } => Way::KeyStore,
            Lock::Passphrase { .. } => Way::Passphrase,
        }
    }

    /// The key's name.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The key, out of a key store.
    pub(super) fn fetch(&self, store: &dyn KeyStore) -> Result<DataKey, HistoryError> {
        let Lock::KeyStore { check } = &self.lock else {
            return Err(HistoryError::NeedsPassphrase);
        };
        store.is_there().map_err(HistoryError::KeyStoreGone)?;
        let key = store
            .load(self.id)
            .map_err(HistoryError::KeyStoreGone)?
            .ok_or(HistoryError::KeyLost { id: self.id })?;
        decrypt(&key, &check.nonce, &bound(self.id, KEY_STORE), &check.bytes)
            .ok_or(HistoryError::KeyLost { id: self.id })?;
        Ok(key)
    }

    /// The key, with a passphrase.
    pub(super) fn unwrap(&self, passphrase: &Password) -> Result<DataKey, HistoryError> {
        let Lock::Passphrase { cost, salt, wrapped } = &self.lock else {
            return Err(HistoryError::NeedsKeyStore);
        };
        let wrapping = cost.derive(passphrase, salt)?;
        decrypt(
            &wrapping,
            &wrapped.nonce,
            &bound(self.id, PASSPHRASE),
            &wrapped.bytes,
        )
        .and_then(|key| DataKey::from_slice(&key))
        .ok_or(HistoryError::WrongPassphrase)
    }
}

/// What a key is bound to: its name and the way it is kept.
fn bound(id: KeyId, way: &str) -> Vec<u8> {
    format!("rasoat history {VERSION} {way} {id}").into_bytes()
}

fn nonce() -> Result<[u8; NONCE], getrandom::Error> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce)?;
    Ok(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::new(text.to_owned())
    }

    /// Cheap enough to be done a few hundred times.
    fn place() -> (KeyPlace, DataKey) {
        let (id, key) = (KeyId([3; 8]), DataKey::from_bytes([5; KEY]));
        let cost = Cost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        };
        let (salt, nonce) = ([1; SALT], [2; NONCE]);
        let wrapping = cost.derive(&password("mật khẩu giả"), &salt).unwrap();
        let bytes = encrypt(&wrapping, &nonce, &bound(id, PASSPHRASE), key.bytes());
        let wrapped = Sealed { nonce, bytes };
        let lock = Lock::Passphrase { cost, salt, wrapped };
        (KeyPlace { id, lock }, key)
    }

    #[test]
    fn a_passphrase_opens_however_its_letters_were_typed() {
        let (place, key) = place();
        let decomposed: String = "mật khẩu giả".nfd().collect();
        for typed in ["mật khẩu giả", &decomposed] {
            assert_eq!(place.unwrap(&password(typed)).unwrap().bytes(), key.bytes());
        }
        for wrong in ["", "mat khau gia", "mật khẩu giả "] {
            assert!(matches!(
                place.unwrap(&password(wrong)),
                Err(HistoryError::WrongPassphrase)
            ));
        }
    }

    #[test]
    fn the_file_comes_back_and_no_damage_to_it_is_taken_for_a_wrong_passphrase() {
        let (place, _) = place();
        for decision in [Decision::Nothing, Decision::Kept(place)] {
            let file = decision.to_file("2026-11-23T08:30:00+07:00");
            assert_eq!(Decision::from_file(file.as_bytes()), Ok(decision.clone()));
            for bit in 0..file.trim_end().len() * 8 {
                let mut flipped = file.clone().into_bytes();
                flipped[bit / 8] ^= 1 << (bit % 8);
                let read = Decision::from_file(&flipped);
                // A digit of the version may turn into that of a newer one.
                assert!(read.is_err(), "bit {bit}: {read:?}");
            }
            for length in 0..file.trim_end().len() {
                assert_eq!(
                    Decision::from_file(&file.as_bytes()[..length]),
                    Err(BadFile::Damaged)
                );
            }
        }
        let newer = br#"{"rasoat_history":2,"whatever":[]}"#;
        assert_eq!(Decision::from_file(newer), Err(BadFile::Newer));
    }

    #[test]
    fn a_hostile_file_cannot_ask_for_endless_work() {
        let fits = |memory_kib, passes, lanes| {
            let cost = Cost {
                memory_kib,
                passes,
                lanes,
            };
            cost.within_bounds().is_some()
        };
        assert!(fits(MEMORY_KIB, PASSES, LANES));
        assert!(!fits(u32::MAX, 1, 1) && !fits(MEMORY_KIB, u32::MAX, 1) && !fits(MEMORY_KIB, PASSES, 1000));
    }

    #[test]
    fn no_key_is_printed() {
        let key = DataKey::from_bytes([5; KEY]);
        assert_eq!(format!("{key:?}"), "DataKey(…)");
        assert_eq!(DataKey::from_text(&key.to_text()).unwrap().bytes(), key.bytes());
        assert!(DataKey::from_text("too short").is_none());
    }
}
