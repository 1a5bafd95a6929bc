//! Bitwarden's JSON under a password of its own: PBKDF2 or Argon2id, then AES-256-CBC under HMAC-SHA256.

use super::Error;
use super::bitwarden::broken;
use super::error::Cost;
use crate::domain::secret::Password;
use aes::Aes256;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use zeroize::Zeroizing;

/// Bitwarden's own settings end at two million rounds.
const MOST_ROUNDS: u32 = 10_000_000;
/// And at one gibibyte.
const MOST_MEBIBYTES: u32 = 1024;
/// Memory times passes: some ten seconds.
const MOST_WORK: u64 = 16 * 1024;
const MOST_LANES: u32 = 16;

/// What stands around the ciphertext.
pub(super) struct Envelope {
    salt: String,
    kdf: Kdf,
    validation: Sealed,
    data: Sealed,
}

enum Kdf {
    Pbkdf2 { rounds: u32 },
    Argon2 { passes: u32, mebibytes: u32, lanes: u32 },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    salt: String,
    kdf_type: u32,
    kdf_iterations: u32,
    kdf_memory: Option<u32>,
    kdf_parallelism: Option<u32>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    validation: String,
    data: String,
}

impl Envelope {
    /// Reads it; what it costs to open must be bearable.
    pub(super) fn read(text: &[u8]) -> Result<Self, Error> {
        let file: File = serde_json::from_slice(text).map_err(|error| broken(&error))?;
        // No program writes a zero here.
        if [Some(file.kdf_iterations), file.kdf_memory, file.kdf_parallelism].contains(&Some(0)) {
            return Err(Error::Damaged);
        }
        let kdf = match file.kdf_type {
            0 if file.kdf_iterations <= MOST_ROUNDS => Kdf::Pbkdf2 {
                rounds: file.kdf_iterations,
            },
            0 => return Err(Error::TooCostly(Cost::Rounds(u64::from(file.kdf_iterations)))),
            1 => {
                let passes = file.kdf_iterations;
                let mebibytes = file.kdf_memory.ok_or(Error::Damaged)?;
                let lanes = file.kdf_parallelism.ok_or(Error::Damaged)?;
                let bearable = mebibytes <= MOST_MEBIBYTES
                    && lanes <= MOST_LANES
                    && u64::from(passes) * u64::from(mebibytes) <= MOST_WORK;
                if !bearable {
                    return Err(Error::TooCostly(Cost::Memory {
                        mebibytes: u64::from(mebibytes),
                        passes: u64::from(passes),
                    }));
                }
                Kdf::Argon2 {
                    passes,
                    mebibytes,
                    lanes,
                }
            }
            _ => return Err(Error::NewerVersion),
        };
        Ok(Self {
            salt: file.salt,
            kdf,
            validation: Sealed::read(&file.validation)?,
            data: Sealed::read(&file.data)?,
        })
    }

    /// The plain JSON.
    pub(super) fn open(&self, password: &Password) -> Result<Zeroizing<Vec<u8>>, Error> {
        let master = self.master(password.expose().as_bytes())?;
        let (enc, mac) = (expanded(&master, b"enc")?, expanded(&master, b"mac")?);
        // A wrong password shows in the small one; if the large one does not fit then, the file is damaged.
        self.validation.open(&enc, &mac).ok_or(Error::WrongPassword)?;
        self.data.open(&enc, &mac).ok_or(Error::Damaged)
    }

    fn master(&self, password: &[u8]) -> Result<Zeroizing<[u8; 32]>, Error> {
        let mut master = Zeroizing::new([0; 32]);
        match self.kdf {
            // The salt is the text as it stands, not what it decodes to.
            Kdf::Pbkdf2 { rounds } => {
                pbkdf2::pbkdf2_hmac::<Sha256>(password, self.salt.as_bytes(), rounds, &mut *master);
            }
            Kdf::Argon2 {
                passes,
                mebibytes,
                lanes,
            } => {
                let params =
                    Params::new(mebibytes * 1024, passes, lanes, Some(32)).map_err(|_| Error::Damaged)?;
                let salt = Sha256::digest(self.salt.as_bytes());
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                    .hash_password_into(password, &salt, &mut *master)
                    .map_err(|_| Error::Damaged)?;
            }
        }
        Ok(master)
    }
}

/// HKDF-Expand to one block: a single HMAC over the purpose and the number one.
fn expanded(master: &[u8; 32], purpose: &[u8]) -> Result<Zeroizing<[u8; 32]>, Error> {
    let mut mac = Hmac::<Sha256>::new_from_slice(master).map_err(|_| Error::Damaged)?;
    mac.update(purpose);
    mac.update(&[1]);
    Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
}

/// `2.iv|ciphertext|mac`, each in base64.
struct Sealed {
    iv: Vec<u8>,
    text: Vec<u8>,
    mac: Vec<u8>,
}

impl Sealed {
    fn read(sealed: &str) -> Result<Self, Error> {
        let body = sealed.strip_prefix("2.").ok_or(Error::NewerVersion)?;
        let mut parts = body.split('|').map(|part| STANDARD.decode(part));
        let (Some(Ok(iv)), Some(Ok(text)), Some(Ok(mac)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Error::Damaged);
        };
        Ok(Self { iv, text, mac })
    }

    /// What is in it, if the key is right and nobody changed it.
    fn open(&self, enc: &[u8; 32], mac: &[u8; 32]) -> Option<Zeroizing<Vec<u8>>> {
        let mut check = Hmac::<Sha256>::new_from_slice(mac).ok()?;
        check.update(&self.iv);
        check.update(&self.text);
        check.verify_slice(&self.mac).ok()?;
        let mut text = Zeroizing::new(self.text.clone());
        let length = Decryptor::<Aes256>::new_from_slices(enc, &self.iv)
            .ok()?
            .decrypt_padded::<Pkcs7>(&mut text)
            .ok()?
            .len();
        text.truncate(length);
        Some(text)
    }
}

/// The password composed (NFC), where that is another one.
pub(super) fn composed(typed: &Password) -> Option<Password> {
    let text = typed.expose();
    (!is_nfc(text)).then(|| Password::new(text.nfc().collect()))
}
