//! What a key file stands for: 32 bytes, in one of the four ways KeePass and KeePassXC know.

use crate::vault::Error;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::Event;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

type Key = Zeroizing<[u8; 32]>;

/// XML of either version, 32 bytes as they are, 64 hex digits, and else the SHA-256 of any file.
///
/// # Errors
///
/// [`Error::KeyFile`] where it is XML that says it is a key file, but holds none, or one that was changed.
pub(super) fn read(bytes: &[u8]) -> Result<Key, Error> {
    if let Some(stated) = xml(bytes) {
        return stated.key().ok_or(Error::KeyFile);
    }
    if let Some(key) = exactly(bytes) {
        return Ok(key);
    }
    if bytes.len() == 64
        && let Some(key) = from_hex(bytes)
    {
        return Ok(key);
    }
    Ok(Zeroizing::new(Sha256::digest(bytes).into()))
}

fn exactly(bytes: &[u8]) -> Option<Key> {
    bytes.try_into().map(Zeroizing::new).ok()
}

fn from_hex(digits: &[u8]) -> Option<Key> {
    let mut key = Zeroizing::new([0; 32]);
    if digits.len() != 2 * key.len() {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.chunks(2)) {
        for digit in pair {
            *byte = *byte << 4 | char::from(*digit).to_digit(16)? as u8;
        }
    }
    Some(key)
}

/// What a key file in XML says.
#[derive(Default)]
struct Stated {
    version: String,
    data: Zeroizing<String>,
    /// The first four bytes of the key's SHA-256, in hex.
    hash: Option<String>,
}

impl Stated {
    fn key(&self) -> Option<Key> {
        let mut written = Zeroizing::new(Vec::with_capacity(self.data.len()));
        written.extend(self.data.bytes().filter(|byte| !byte.is_ascii_whitespace()));
        if !self.version.trim().starts_with("2.") {
            return exactly(&Zeroizing::new(STANDARD.decode(&*written).ok()?));
        }
        let key = from_hex(&written)?;
        let sum = Sha256::digest(*key);
        let same = |hash: &String| {
            let stated = hash.get(..8).and_then(|hash| u32::from_str_radix(hash, 16).ok());
            stated.map(u32::to_be_bytes).as_ref() == sum.first_chunk()
        };
        self.hash.as_ref().is_none_or(same).then_some(key)
    }
}

/// None where it is no XML of a key file: then any file may be one.
fn xml(bytes: &[u8]) -> Option<Stated> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    let mut open: Vec<String> = Vec::new();
    let mut stated = Stated::default();
    let mut is_one = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                open.push(tag.name().as_ref().to_owned());
                is_one |= open == ["KeyFile"];
                if open == ["KeyFile", "Key", "Data"] {
                    let hash = tag.try_get_attribute("Hash").ok()?;
                    stated.hash = hash.map(|hash| hash.value.into_owned());
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open == ["KeyFile", "Meta", "Version"] => {
                text.xml10_content().as_ref().clone_into(&mut stated.version);
            }
            Event::Text(text) if open == ["KeyFile", "Key", "Data"] => {
                text.xml10_content().as_ref().clone_into(&mut stated.data);
            }
            Event::Eof => return is_one.then_some(stated),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &str = "36057b1c35037fd962257893c0a22403ee3f8fbb504d998108b821cb00d28f89";

    fn key(bytes: impl AsRef<[u8]>) -> Option<[u8; 32]> {
        read(bytes.as_ref()).ok().map(|key| *key)
    }

    #[test]
    fn every_kind_of_key_file_stands_for_the_same_key() {
        let raw = *from_hex(DIGITS.as_bytes()).unwrap();
        let (upper, base64) = (DIGITS.to_uppercase(), STANDARD.encode(raw));
        let spaced = upper.replace("C0A22403", "C0A22403\r\n\t ");
        for file in [
            raw.to_vec(),
            DIGITS.into(),
            upper.clone().into(),
            format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<KeyFile><Meta><Version>1.00</Version></Meta><Key><Data>{base64}</Data></Key></KeyFile>\n").into(),
            format!("<KeyFile><Meta><Version>2.0</Version></Meta><Key><Data Hash=\"A65F0C2D\">\n{spaced}\n</Data></Key></KeyFile>").into(),
            format!("<KeyFile><Meta><Version>2.0</Version></Meta><Key><Data>{DIGITS}</Data></Key></KeyFile>").into(),
        ] {
            assert_eq!(key(&file), Some(raw), "{}", String::from_utf8_lossy(&file));
        }
        // A line end, or one digit less: then it is any file.
        for file in [
            format!("{DIGITS}\n"),
            "một tấm ảnh".to_owned(),
            DIGITS.replace('3', "x"),
            String::new(),
        ] {
            assert_eq!(key(&file), Some(Sha256::digest(&file).into()));
        }
        // It says that it is a key file, and is not whole.
        for file in [
            "<KeyFile><Meta><Version>2.0</Version></Meta><Key><Data>36057B1C</Data></Key></KeyFile>"
                .to_owned(),
            format!(
                "<KeyFile><Meta><Version>2.0</Version></Meta><Key><Data Hash=\"A65F0C2E\">{DIGITS}</Data></Key></KeyFile>"
            ),
            "<KeyFile></KeyFile>".to_owned(),
            "<KeyFile><Key><Data>%%</Data></Key></KeyFile>".to_owned(),
        ] {
            assert_eq!(key(&file), None, "{file}");
        }
    }
}
