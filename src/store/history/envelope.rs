//! The envelope of one record, version 1: what stands in a file of the history.
//!
//! ```text
//! bytes   what
//! 8       magic: RASOAT, 0, H
//! 2       format version, little-endian
//! 1       what is in it: 1 an audit
//! 1       0
//! 8       id of the key
//! 20      id of the record, ASCII, filled up with 0
//! 24      nonce of XChaCha20-Poly1305
//! rest    the payload, encrypted, then 16 bytes of authentication
//! ```
//!
//! Everything before the payload is authenticated with it: nobody can change the version, move a record under
//! another name or hand in a key id without the record being refused.

use super::keys::{DataKey, KeyId};
use crate::domain::history::{AuditId, Why};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// How every record begins.
const MAGIC: &[u8; 8] = b"RASOAT\0H";
/// The version this program writes.
const VERSION: u16 = 1;
/// What is in it: an audit.
const AUDIT: u8 = 1;
/// Bytes of the id of a record.
const ID: usize = 20;
/// Bytes of the nonce.
pub(super) const NONCE: usize = 24;
/// Bytes before the payload.
const HEADER: usize = 8 + 2 + 1 + 1 + 8 + ID + NONCE;

/// Seals a payload. The error says that the system gave no random bytes.
pub(super) fn seal(
    key: &DataKey,
    key_id: KeyId,
    id: &AuditId,
    payload: &[u8],
) -> Result<Vec<u8>, getrandom::Error> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce)?;
    let mut bytes = header(key_id, id, &nonce);
    let sealed = encrypt(key, &nonce, &bytes, payload);
    bytes.extend(sealed);
    Ok(bytes)
}

/// Opens a record that stands under the name of `id`.
pub(super) fn open(
    key: &DataKey,
    key_id: KeyId,
    id: &AuditId,
    bytes: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Why> {
    let (head, sealed) = bytes.split_at_checked(HEADER).ok_or_else(|| {
        // The beginning of one of ours, cut off; or something else.
        if MAGIC.starts_with(bytes.get(..8).unwrap_or(bytes)) {
            Why::Damaged
        } else {
            Why::Foreign
        }
    })?;
    let (magic, rest) = head.split_at(8);
    let (version, rest) = rest.split_at(2);
    if magic != MAGIC {
        return Err(Why::Foreign);
    }
    match version.try_into().map(u16::from_le_bytes) {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(Why::Newer),
        _ => return Err(Why::Damaged),
    }
    let nonce: &[u8; NONCE] = head.last_chunk().ok_or(Why::Damaged)?;
    let opened = decrypt(key, nonce, head, sealed);
    let whole = header(key_id, id, nonce);
    match opened {
        Some(payload) if head == whole => Ok(payload),
        // Authentic, but under another name, or of a kind that came later.
        Some(_) if rest.first() != Some(&AUDIT) => Err(Why::Newer),
        Some(_) => Err(Why::Misnamed),
        None if rest.get(2..10) != Some(&key_id.0) => Err(Why::OtherKey),
        None => Err(Why::Damaged),
    }
}

fn header(key_id: KeyId, id: &AuditId, nonce: &[u8; NONCE]) -> Vec<u8> {
    let mut name = [0; ID];
    for (to, from) in name.iter_mut().zip(id.as_str().bytes()) {
        *to = from;
    }
    [
        MAGIC.as_slice(),
        &VERSION.to_le_bytes(),
        &[AUDIT, 0],
        &key_id.0,
        &name,
        nonce,
    ]
    .concat()
}

/// A line of text, sealed for a place, as text.
pub(super) fn seal_text(
    key: &DataKey,
    key_id: KeyId,
    place: &str,
    line: &[u8],
) -> Result<String, getrandom::Error> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce)?;
    let sealed = encrypt(key, &nonce, format!("{key_id} {place}").as_bytes(), line);
    Ok(STANDARD.encode([nonce.as_slice(), &sealed].concat()))
}

/// The line of a text that was sealed for a place.
pub(super) fn open_text(
    key: &DataKey,
    key_id: KeyId,
    place: &str,
    text: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = STANDARD.decode(text).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk()?;
    decrypt(key, nonce, format!("{key_id} {place}").as_bytes(), sealed)
}

/// Encrypts and authenticates, `aad` with it.
pub(super) fn encrypt(key: &DataKey, nonce: &[u8; NONCE], aad: &[u8], msg: &[u8]) -> Vec<u8> {
    // Only a message of more than 256 GB is refused.
    cipher(key)
        .encrypt(&XNonce::from(*nonce), Payload { msg, aad })
        .unwrap_or_default()
}

/// The message, if neither it nor `aad` was changed.
pub(super) fn decrypt(
    key: &DataKey,
    nonce: &[u8; NONCE],
    aad: &[u8],
    msg: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    cipher(key)
        .decrypt(&XNonce::from(*nonce), Payload { msg, aad })
        .ok()
        .map(Zeroizing::new)
}

fn cipher(key: &DataKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY_ID: KeyId = KeyId([7; 8]);

    fn key() -> DataKey {
        DataKey::from_bytes([9; 32])
    }

    fn id() -> AuditId {
        AuditId::parse("20261123-083000-4f2a").unwrap()
    }

    fn sealed(payload: &[u8]) -> Vec<u8> {
        seal(&key(), KEY_ID, &id(), payload).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_sealed_comes_back(payload: Vec<u8>) {
            let bytes = sealed(&payload);
            prop_assert_eq!(bytes.len(), HEADER + payload.len() + 16);
            prop_assert_eq!(open(&key(), KEY_ID, &id(), &bytes).unwrap().to_vec(), payload);
        }

        #[test]
        fn a_payload_is_never_seen_from_outside(payload in prop::collection::vec(any::<u8>(), 8..64)) {
            let bytes = sealed(&payload);
            prop_assert!(!bytes.windows(payload.len()).any(|part| part == payload));
            prop_assert_ne!(bytes, sealed(&payload));
        }
    }

    #[test]
    fn any_flipped_bit_is_refused() {
        let bytes = sealed(b"answers");
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let why = open(&key(), KEY_ID, &id(), &flipped).unwrap_err();
            let expected: &[Why] = match bit / 8 {
                0..8 => &[Why::Foreign],
                8..10 => &[Why::Newer, Why::Damaged],
                12..20 => &[Why::OtherKey],
                _ => &[Why::Damaged],
            };
            assert!(expected.contains(&why), "bit {bit}: {why:?}");
        }
    }

    #[test]
    fn cut_off_at_any_byte_it_is_refused() {
        let bytes = sealed(b"answers");
        for length in 0..bytes.len() {
            let why = open(&key(), KEY_ID, &id(), &bytes[..length]).unwrap_err();
            assert_eq!(why, Why::Damaged, "{length} bytes");
        }
        let longer = [bytes.as_slice(), b"!"].concat();
        assert_eq!(open(&key(), KEY_ID, &id(), &longer), Err(Why::Damaged));
    }

    #[test]
    fn under_another_name_or_key_it_is_refused_and_said_why() {
        let bytes = sealed(b"answers");
        let other = AuditId::parse("20261123-083000-4f2b").unwrap();
        assert_eq!(open(&key(), KEY_ID, &other, &bytes), Err(Why::Misnamed));
        let stranger = DataKey::from_bytes([8; 32]);
        assert_eq!(open(&stranger, KeyId([6; 8]), &id(), &bytes), Err(Why::OtherKey));
        assert_eq!(open(&stranger, KEY_ID, &id(), &bytes), Err(Why::Damaged));
        assert_eq!(
            open(&key(), KEY_ID, &id(), b"PK\x03\x04, a ZIP"),
            Err(Why::Foreign)
        );
    }
}
