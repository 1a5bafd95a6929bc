//! The SHA-1 of a password: as secret as the password itself.

use crate::domain::secret::Password;
use sha1::{Digest as _, Sha1};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// The SHA-1 of a password, as leaked lists are keyed: wiped on drop, never printed, never stored.
pub struct Digest(Zeroizing<[u8; 20]>);

impl Digest {
    /// The digest of a password's UTF-8 bytes.
    pub fn of(password: &Password) -> Self {
        let mut bytes = Zeroizing::new([0; 20]);
        let mut output = Sha1::digest(password.expose().as_bytes());
        bytes.copy_from_slice(&output);
        output.as_mut_slice().zeroize();
        Self(bytes)
    }

    /// From raw bytes.
    pub fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// From forty hex digits; none for anything else.
    pub(super) fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; 20]);
        let words = super::hex::words(text.as_bytes())?;
        if text.len() != 40 {
            return None;
        }
        for (four, word) in bytes.chunks_exact_mut(4).zip(words) {
            four.copy_from_slice(&word.to_be_bytes());
        }
        Some(Self(bytes))
    }

    /// A digest nobody's password has; none where the system gives no randomness.
    pub(super) fn random() -> Option<Self> {
        let mut bytes = Zeroizing::new([0; 20]);
        getrandom::fill(bytes.as_mut_slice()).ok()?;
        Some(Self(bytes))
    }

    /// This digest, moved into the range (the first five hex digits) of another.
    pub(super) fn in_range_of(mut self, other: &Digest) -> Self {
        self.0[..2].copy_from_slice(&other.0[..2]);
        self.0[2] = (other.0[2] & 0xf0) | (self.0[2] & 0x0f);
        self
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The first 64 bits: what lists are searched by.
    pub(super) fn head(&self) -> u64 {
        self.bytes()
            .first_chunk()
            .map_or(0, |head| u64::from_be_bytes(*head))
    }

    /// The digits from this one on, as records hold them: aligned to the left.
    pub(super) fn words(&self, from: usize) -> [u32; 5] {
        let mut words = [0; 5];
        for (word, four) in words.iter_mut().zip(self.bytes().chunks_exact(4)) {
            *word = four.first_chunk().map_or(0, |four| u32::from_be_bytes(*four));
        }
        let mut next = words.into_iter().skip(1).chain([0]);
        words.map(|word| {
            let both = u64::from(word) << 32 | u64::from(next.next().unwrap_or_default());
            (both >> (32 - 4 * from)) as u32
        })
    }

    /// The forty hex digits.
    pub(super) fn hex(&self) -> Zeroizing<[u8; 40]> {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let mut out = Zeroizing::new([0; 40]);
        for (pair, byte) in out.chunks_exact_mut(2).zip(self.bytes()) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        out
    }

    /// The first five hex digits: all that a range is asked by.
    pub(super) fn prefix(&self) -> String {
        String::from_utf8_lossy(&self.hex()[..5]).into_owned()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sha1_and_never_shows_it() {
        let digest = Digest::of(&Password::new("password".to_owned()));
        assert_eq!(&digest.hex()[..], b"5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8");
        assert_eq!(digest.prefix(), "5BAA6");
        for from in [0, 5] {
            let parsed = super::super::hex::words(&digest.hex()[from..]);
            assert_eq!(Some(digest.words(from)), parsed);
        }
        assert_eq!(digest.head(), 0x5BAA_61E4_C9B9_3F3F);
        assert_eq!(format!("{digest:?} {digest:#?}"), "Digest(…) Digest(…)");
        let other = Digest::from_bytes([0xff; 20]).in_range_of(&digest);
        assert_eq!(&other.hex()[..8], b"5BAA6FFF");
    }

    #[test]
    fn only_forty_hex_digits_are_one() {
        for text in ["", "12", &"g".repeat(40), &"a".repeat(39), &"a".repeat(41)] {
            assert!(Digest::from_hex(text).is_none(), "{text}");
        }
    }
}
