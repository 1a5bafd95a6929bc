//! The lock: from a password and a key file to the document inside, never more of it than can be held.

use super::header::{Cipher, Header, Kdf, number, part};
use super::key_file;
use crate::domain::secret::Password;
use crate::domain::vault::Format;
use crate::vault::{Error, MOST_BYTES, from_reader};
use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt as _, KeyInit as _};
use argon2::{Argon2, Params};
use cbc::Decryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _, StreamCipher};
use chacha20::ChaCha20;
use flate2::read::GzDecoder;
use hmac::{Hmac, Mac as _};
use salsa20::Salsa20;
use sha2::{Digest as _, Sha256, Sha512};
use std::io::Read as _;
use twofish::Twofish;
use zeroize::{Zeroize as _, Zeroizing};

type Key = Zeroizing<[u8; 32]>;

/// What hides passwords inside the document: applied to one after the other, in their order.
pub(super) enum Stream {
    Salsa20(Box<Salsa20>),
    ChaCha20(Box<ChaCha20>),
}

impl Stream {
    pub(super) fn new(kind: u32, key: &[u8]) -> Result<Self, Error> {
        match kind {
            2 => {
                let key: Key = Zeroizing::new(Sha256::digest(key).into());
                let nonce = [0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a];
                Salsa20::new_from_slices(&*key, &nonce).map(|stream| Stream::Salsa20(Box::new(stream)))
            }
            3 => {
                let mut sum = Zeroizing::new([0; 64]);
                sum.copy_from_slice(&Sha512::digest(key));
                let (key, nonce) = sum.split_at(32);
                let nonce = nonce.get(..12).unwrap_or_default();
                ChaCha20::new_from_slices(key, nonce).map(|stream| Stream::ChaCha20(Box::new(stream)))
            }
            _ => return Err(Error::NewerVersion),
        }
        .map_err(|_| Error::Damaged)
    }

    /// Makes the next bytes readable, in place.
    pub(super) fn apply(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        match self {
            Stream::Salsa20(stream) => stream.try_apply_keystream(bytes),
            Stream::ChaCha20(stream) => stream.try_apply_keystream(bytes),
        }
        .map_err(|_| Error::Damaged)
    }
}

/// What the person has, as one key.
pub(super) fn composite(password: Option<&Password>, key_file: Option<&[u8]>) -> Result<Key, Error> {
    let mut sum = Sha256::new();
    // Who has a key file and types nothing has no password.
    match password.filter(|password| !password.is_empty() || key_file.is_none()) {
        Some(password) => {
            let mut own = Sha256::digest(password.expose().as_bytes());
            sum.update(own);
            own.as_mut_slice().zeroize();
        }
        None if key_file.is_none() => return Err(Error::WrongPassword),
        None => {}
    }
    if let Some(file) = key_file {
        sum.update(*key_file::read(file)?);
    }
    Ok(Zeroizing::new(sum.finalize().into()))
}

/// The document, and what hides the passwords in it.
pub(super) fn open(
    bytes: &[u8],
    header: &Header,
    key: &[u8; 32],
) -> Result<(Zeroizing<Vec<u8>>, Stream), Error> {
    match header.format {
        Format::Kdbx4 => open_4(bytes, header, key),
        _ => open_3(bytes, header, key),
    }
}

fn open_3(bytes: &[u8], header: &Header, key: &[u8; 32]) -> Result<(Zeroizing<Vec<u8>>, Stream), Error> {
    let (kind, stream_key) = header.stream.as_ref().ok_or(Error::Damaged)?;
    let stream = Stream::new(*kind, stream_key)?;
    let body = bytes.get(header.end..).unwrap_or_default();
    // Before the key is derived, which takes a second.
    if body.len() < header.start.len() {
        return Err(Error::Damaged);
    }
    let transformed = transformed(header, key)?;
    let mut body = Zeroizing::new(body.to_vec());
    decipher(header, &transformed, &mut body)?;
    // These bytes tell the two apart: the password is right, so whatever else is wrong is the file's fault.
    if !body.starts_with(&header.start) {
        return Err(Error::WrongPassword);
    }
    if header.cipher != Cipher::ChaCha20 {
        unpad(&mut body).ok_or(Error::Damaged)?;
    }
    let mut at = header.start.len();
    let mut length = 0;
    loop {
        // Number (4 bytes), SHA-256, length (4 bytes), and what is hashed. One of no length, and of a hash of zeros, ends
        // it and the file.
        let sum = part(&body, at + 4, 32).ok_or(Error::Damaged)?;
        let size = number(&body, at + 36, 4).ok_or(Error::Damaged)? as usize;
        if size == 0 && sum == [0; 32] && body.len() == at + 40 {
            break;
        }
        let block = part(&body, at + 40, size).ok_or(Error::Damaged)?;
        if sum != Sha256::digest(block).as_slice() {
            return Err(Error::Damaged);
        }
        body.copy_within(at + 40..at + 40 + size, length);
        length += size;
        at += 40 + size;
    }
    body.truncate(length);
    Ok((inflated(header, body)?, stream))
}

fn open_4(bytes: &[u8], header: &Header, key: &[u8; 32]) -> Result<(Zeroizing<Vec<u8>>, Stream), Error> {
    let (head, rest) = bytes.split_at_checked(header.end).ok_or(Error::Damaged)?;
    let (sum, rest) = rest.split_first_chunk::<32>().ok_or(Error::Damaged)?;
    let (tag, mut rest) = rest.split_first_chunk::<32>().ok_or(Error::Damaged)?;
    if *sum != <[u8; 32]>::from(Sha256::digest(head)) {
        return Err(Error::Damaged);
    }
    let transformed = transformed(header, key)?;
    let tags = Tags::new(header, &transformed);
    tags.check(u64::MAX, &[head], tag).ok_or(Error::WrongPassword)?;
    let mut body = Zeroizing::new(Vec::with_capacity(rest.len()));
    for index in 0_u64.. {
        // HMAC, length (4 bytes), and what is signed. One of no length ends it.
        let (tag, after) = rest.split_first_chunk::<32>().ok_or(Error::Damaged)?;
        let (size, after) = after.split_first_chunk::<4>().ok_or(Error::Damaged)?;
        let block = part(after, 0, u32::from_le_bytes(*size) as usize).ok_or(Error::Damaged)?;
        tags.check(index, &[&index.to_le_bytes(), size, block], tag)
            .ok_or(Error::Damaged)?;
        if block.is_empty() {
            break;
        }
        body.extend_from_slice(block);
        rest = after.get(block.len()..).unwrap_or_default();
    }
    decipher(header, &transformed, &mut body)?;
    if header.cipher != Cipher::ChaCha20 {
        unpad(&mut body).ok_or(Error::Damaged)?;
    }
    let mut body = inflated(header, body)?;
    let (stream, end) = inner(&body)?;
    // Moved in place: a copy would have to be wiped as well.
    body.drain(..end);
    Ok((body, stream))
}

/// The header of KDBX 4 inside the lock: what hides the passwords, and where the document begins.
fn inner(body: &[u8]) -> Result<(Stream, usize), Error> {
    let (mut at, mut kind, mut key) = (0, None, None);
    loop {
        let field = *body.get(at).ok_or(Error::Damaged)?;
        let length = number(body, at + 1, 4).ok_or(Error::Damaged)? as usize;
        let value = part(body, at + 5, length).ok_or(Error::Damaged)?;
        at += 5 + length;
        match field {
            0 => break,
            1 => kind = number(value, 0, 4),
            2 => key = Some(value),
            // Files that hang on entries.
            _ => {}
        }
    }
    let (Some(kind), Some(key)) = (kind, key) else {
        return Err(Error::Damaged);
    };
    Ok((Stream::new(kind as u32, key)?, at))
}

/// The key after what makes guessing slow.
fn transformed(header: &Header, key: &[u8; 32]) -> Result<Key, Error> {
    match header.kdf {
        Kdf::Aes { rounds } => {
            let cipher = Aes256::new_from_slice(&header.salt).map_err(|_| Error::Damaged)?;
            let mut blocks = [aes::Block::default(); 2];
            for (block, half) in blocks.iter_mut().zip(key.chunks(16)) {
                block.copy_from_slice(half);
            }
            for _ in 0..rounds {
                cipher.encrypt_blocks(&mut blocks);
            }
            let mut sum = Sha256::new();
            for block in &mut blocks {
                sum.update(&block);
                block.as_mut_slice().zeroize();
            }
            Ok(Zeroizing::new(sum.finalize().into()))
        }
        Kdf::Argon2 {
            algorithm,
            version,
            memory,
            passes,
            lanes,
        } => {
            let mut out = Zeroizing::new([0; 32]);
            // All of them are bounded well below.
            let small = |number: u64| u32::try_from(number).map_err(|_| Error::Damaged);
            let params = Params::new(small(memory / 1024)?, small(passes)?, small(lanes)?, Some(32));
            Argon2::new(algorithm, version, params.map_err(|_| Error::Damaged)?)
                .hash_password_into(key, &header.salt, &mut *out)
                .map_err(|_| Error::Damaged)?;
            Ok(out)
        }
    }
}

/// Deciphers the body in place. What is no whole block at its end stays as it is.
fn decipher(header: &Header, transformed: &[u8; 32], body: &mut [u8]) -> Result<(), Error> {
    let sum = Sha256::new_with_prefix(&header.seed).chain_update(transformed);
    let master: Key = Zeroizing::new(sum.finalize().into());
    let whole = body.len() & !15;
    let blocks = body.get_mut(..whole).unwrap_or_default();
    let done = match header.cipher {
        Cipher::Aes => Decryptor::<Aes256>::new_from_slices(&*master, &header.iv)
            .map_err(|_| Error::Damaged)?
            .decrypt_padded::<NoPadding>(blocks)
            .is_ok(),
        Cipher::Twofish => Decryptor::<Twofish>::new_from_slices(&*master, &header.iv)
            .map_err(|_| Error::Damaged)?
            .decrypt_padded::<NoPadding>(blocks)
            .is_ok(),
        Cipher::ChaCha20 => ChaCha20::new_from_slices(&*master, &header.iv)
            .map_err(|_| Error::Damaged)?
            .try_apply_keystream(body)
            .is_ok(),
    };
    if done { Ok(()) } else { Err(Error::Damaged) }
}

/// Takes PKCS 7 off the end.
fn unpad(body: &mut Vec<u8>) -> Option<()> {
    let count = usize::from(*body.last()?);
    let rest = body
        .len()
        .checked_sub(count)
        .filter(|_| (1..=16).contains(&count))?;
    if body.get(rest..)?.iter().any(|byte| usize::from(*byte) != count) {
        return None;
    }
    body.truncate(rest);
    Some(())
}

/// What was compressed, up to the most that is read from any file: a few kilobytes can hold gigabytes. So it is gone
/// through twice, first only to see how much it is: a bomb takes no memory, and the rest its own room and no more.
fn inflated(header: &Header, body: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, Error> {
    if !header.gzip {
        return Ok(body);
    }
    let unpack = || GzDecoder::new(body.as_slice());
    let size = std::io::copy(&mut unpack().take(MOST_BYTES + 1), &mut std::io::sink());
    match size.map_err(|_| Error::Damaged)? {
        size if size > MOST_BYTES => Err(Error::UnpacksTooLarge),
        size => from_reader(unpack(), size as usize).map_err(|_| Error::Damaged),
    }
}

/// The signatures of KDBX 4, each with a key of its own.
struct Tags(Zeroizing<[u8; 64]>);

impl Tags {
    fn new(header: &Header, transformed: &[u8; 32]) -> Self {
        let sum = Sha512::new_with_prefix(&header.seed)
            .chain_update(transformed)
            .chain_update([1]);
        Self(Zeroizing::new(sum.finalize().into()))
    }

    fn check(&self, number: u64, parts: &[&[u8]], tag: &[u8; 32]) -> Option<()> {
        let key = Sha512::new_with_prefix(number.to_le_bytes()).chain_update(*self.0);
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.finalize()).ok()?;
        for part in parts {
            mac.update(part);
        }
        mac.verify_slice(tag).ok()
    }
}
