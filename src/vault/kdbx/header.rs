//! What stands before the lock: how the key is derived and what the body is enciphered with. All of it is plain, so
//! what it would cost to open is known before anything is derived.

use crate::domain::vault::Format;
use crate::vault::error::Cost;
use crate::vault::{Error, Foreign};

const SIGNATURE: [u8; 4] = [0x03, 0xd9, 0xa2, 0x9a];
const KEEPASS_1: [u8; 4] = [0x65, 0xfb, 0x4b, 0xb5];
const KEEPASS_2: [u8; 4] = [0x67, 0xfb, 0x4b, 0xb5];

/// Some twenty seconds of AES here.
const MOST_ROUNDS: u64 = 200_000_000;
/// One gibibyte.
const MOST_MEMORY: u64 = 1 << 30;
/// Bytes of memory times passes: about a minute.
const MOST_WORK: u64 = 64 << 30;
const MOST_LANES: u64 = 64;

/// The header of a file.
pub(in crate::vault) struct Header {
    /// Which version.
    pub(in crate::vault) format: Format,
    pub(super) cipher: Cipher,
    /// Whether the body is compressed.
    pub(super) gzip: bool,
    pub(super) seed: Vec<u8>,
    pub(super) iv: Vec<u8>,
    pub(super) kdf: Kdf,
    pub(super) salt: Vec<u8>,
    /// KDBX 3 only: what the body begins with once it is deciphered.
    pub(super) start: Vec<u8>,
    /// KDBX 3 only, as KDBX 4 keeps it inside: the stream that hides passwords in the document, and its key.
    pub(super) stream: Option<(u32, Vec<u8>)>,
    /// Where the header ends, bytes.
    pub(super) end: usize,
}

/// What the body is enciphered with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cipher {
    Aes,
    Twofish,
    ChaCha20,
}

/// How the key is derived.
pub(super) enum Kdf {
    Aes {
        rounds: u64,
    },
    Argon2 {
        algorithm: argon2::Algorithm,
        version: argon2::Version,
        /// Bytes.
        memory: u64,
        passes: u64,
        lanes: u64,
    },
}

const CIPHERS: [(u128, Cipher); 3] = [
    (0x31c1_f2e6_bf71_4350_be58_0521_6afc_5aff, Cipher::Aes),
    (0xad68_f29f_576f_4bb9_a36a_d47a_f965_346c, Cipher::Twofish),
    (0xd603_8a2b_8b6f_4cb5_a524_339a_31db_b59a, Cipher::ChaCha20),
];

/// Two names for one derivation.
const AES_KDF: [u128; 2] = [
    0xc9d9_f39a_628a_4460_bf74_0d08_c18a_4fea,
    0x7c02_bb82_79a7_4ac0_927d_114a_0064_8238,
];

const ARGON2: [(u128, argon2::Algorithm); 2] = [
    (
        0xef63_6ddf_8c29_444b_91f7_a9a4_03e3_0a0c,
        argon2::Algorithm::Argon2d,
    ),
    (
        0x9e29_8b19_56db_4773_b23d_fc3e_c6f0_a1e6,
        argon2::Algorithm::Argon2id,
    ),
];

/// What the fields say, as far as they are there.
#[derive(Default)]
struct Fields {
    cipher: Option<Cipher>,
    gzip: Option<bool>,
    seed: Option<Vec<u8>>,
    iv: Option<Vec<u8>>,
    kdf: Option<Kdf>,
    salt: Option<Vec<u8>>,
    start: Option<Vec<u8>>,
    stream: Option<u32>,
    stream_key: Option<Vec<u8>>,
}

impl Header {
    /// Reads it; none where the file is no KDBX. It must be bearable to open.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, Error> {
        let Some(rest) = bytes.strip_prefix(&SIGNATURE) else {
            return Ok(None);
        };
        if rest.starts_with(&KEEPASS_1) {
            return Err(Error::Foreign(Foreign::KeePass1));
        }
        let major = number(rest, 6, 2).ok_or(Error::Damaged)?;
        let (format, width) = match (rest.starts_with(&KEEPASS_2), major) {
            (true, 3) => (Format::Kdbx3, 2),
            (true, 4) => (Format::Kdbx4, 4),
            _ => return Err(Error::NewerVersion),
        };
        let (fields, end) = Fields::read(bytes, 12, width)?;
        fields.kdf.as_ref().ok_or(Error::Damaged)?.bearable()?;
        fields.into_header(format, end).map(Some)
    }
}

impl Fields {
    /// Fields of one byte for the kind and so many for the length, up to the one that ends them.
    fn read(bytes: &[u8], mut at: usize, width: usize) -> Result<(Self, usize), Error> {
        let mut fields = Self::default();
        loop {
            let kind = *bytes.get(at).ok_or(Error::Damaged)?;
            let length = number(bytes, at + 1, width).ok_or(Error::Damaged)? as usize;
            let begin = at + 1 + width;
            let value = part(bytes, begin, length).ok_or(Error::Damaged)?;
            at = begin + length;
            let whole = || number(value, 0, value.len().min(8)).filter(|_| !value.is_empty());
            match kind {
                0 => return Ok((fields, at)),
                2 => {
                    let name = name(value).ok_or(Error::Damaged)?;
                    let known = CIPHERS.iter().find(|(id, _)| *id == name);
                    fields.cipher = Some(known.ok_or(Error::NewerVersion)?.1);
                }
                3 => {
                    fields.gzip = Some(match whole() {
                        Some(0) => false,
                        Some(1) => true,
                        Some(_) => return Err(Error::NewerVersion),
                        None => return Err(Error::Damaged),
                    });
                }
                4 => fields.seed = Some(value.to_vec()),
                5 if width == 2 => fields.salt = Some(value.to_vec()),
                6 if width == 2 => {
                    let rounds = number(value, 0, 8).ok_or(Error::Damaged)?;
                    fields.kdf = Some(Kdf::Aes { rounds });
                }
                7 => fields.iv = Some(value.to_vec()),
                8 if width == 2 => fields.stream_key = Some(value.to_vec()),
                9 if width == 2 => fields.start = Some(value.to_vec()),
                10 if width == 2 => fields.stream = Some(whole().ok_or(Error::Damaged)? as u32),
                11 if width == 4 => {
                    let (kdf, salt) = Kdf::read(value)?;
                    (fields.kdf, fields.salt) = (Some(kdf), Some(salt));
                }
                // Comments, and what a newer minor version may add.
                _ => {}
            }
        }
    }

    fn into_header(self, format: Format, end: usize) -> Result<Header, Error> {
        let stream = self.stream.zip(self.stream_key);
        if format == Format::Kdbx3 && (stream.is_none() || self.start.as_ref().is_none_or(Vec::is_empty)) {
            return Err(Error::Damaged);
        }
        let there = |field: Option<Vec<u8>>| field.ok_or(Error::Damaged);
        Ok(Header {
            format,
            cipher: self.cipher.ok_or(Error::Damaged)?,
            gzip: self.gzip.ok_or(Error::Damaged)?,
            seed: there(self.seed)?,
            iv: there(self.iv)?,
            kdf: self.kdf.ok_or(Error::Damaged)?,
            salt: there(self.salt)?,
            start: self.start.unwrap_or_default(),
            stream,
            end,
        })
    }
}

impl Kdf {
    /// From the dictionary that describes it, with its salt.
    fn read(bytes: &[u8]) -> Result<(Self, Vec<u8>), Error> {
        let mut at = 2;
        let (mut id, mut salt) = (None, None);
        let (mut rounds, mut passes, mut memory, mut lanes, mut version) = (None, None, None, None, None);
        loop {
            match *bytes.get(at).ok_or(Error::Damaged)? {
                0 => break,
                _kind_of_value => at += 1,
            }
            let mut next = || {
                let length = number(bytes, at, 4)? as usize;
                let value = part(bytes, at + 4, length)?;
                at += 4 + length;
                Some(value)
            };
            let (name_of, value) = (next().ok_or(Error::Damaged)?, next().ok_or(Error::Damaged)?);
            let amount = || number(value, 0, value.len().min(8)).filter(|_| !value.is_empty());
            match name_of {
                b"$UUID" => id = name(value),
                b"S" => salt = Some(value.to_vec()),
                b"R" => rounds = amount(),
                b"I" => passes = amount(),
                b"M" => memory = amount(),
                b"P" => lanes = amount(),
                b"V" => version = amount(),
                _ => {}
            }
        }
        let id = id.ok_or(Error::Damaged)?;
        let algorithm = ARGON2.iter().find(|(known, _)| *known == id);
        let kdf = if AES_KDF.contains(&id) {
            Kdf::Aes {
                rounds: rounds.ok_or(Error::Damaged)?,
            }
        } else {
            Kdf::Argon2 {
                algorithm: algorithm.ok_or(Error::NewerVersion)?.1,
                version: match version {
                    Some(0x10) => argon2::Version::V0x10,
                    Some(0x13) => argon2::Version::V0x13,
                    Some(_) => return Err(Error::NewerVersion),
                    None => return Err(Error::Damaged),
                },
                memory: memory.ok_or(Error::Damaged)?,
                passes: passes.ok_or(Error::Damaged)?,
                lanes: lanes.ok_or(Error::Damaged)?,
            }
        };
        Ok((kdf, salt.ok_or(Error::Damaged)?))
    }

    fn bearable(&self) -> Result<(), Error> {
        match *self {
            Kdf::Aes { rounds } if rounds > MOST_ROUNDS => Err(Error::TooCostly(Cost::Rounds(rounds))),
            Kdf::Argon2 {
                memory,
                passes,
                lanes,
                ..
            } if memory > MOST_MEMORY || memory.saturating_mul(passes) > MOST_WORK || lanes > MOST_LANES => {
                Err(Error::TooCostly(Cost::Memory {
                    mebibytes: memory >> 20,
                    passes,
                }))
            }
            _ => Ok(()),
        }
    }
}

/// Bytes at a place; none where the file ends.
pub(super) fn part(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// A number at a place, little-endian; none where the file ends.
pub(super) fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let part = part(bytes, at, width)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// A name of sixteen bytes.
fn name(bytes: &[u8]) -> Option<u128> {
    bytes.try_into().map(u128::from_be_bytes).ok()
}
