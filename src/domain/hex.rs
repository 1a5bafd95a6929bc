//! Bytes as hex digits and back: small letters, two a byte.

/// Bytes as digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    (bytes.iter())
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Digits as bytes; none where anything else stands there.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let is_ours = |digit: &u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(digit);
    if !digits.len().is_multiple_of(2) || !digits.iter().all(is_ours) {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
