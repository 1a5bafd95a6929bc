//! Which letters the bytes of a file stand for.

use super::Error;
use crate::domain::vault::Remark;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Text as UTF-8 without a mark at its beginning, and what there is to say about it. Rows of UTF-8 text may still
/// hold what is none.
pub(super) fn decode(bytes: Zeroizing<Vec<u8>>) -> Result<(Zeroizing<Vec<u8>>, Option<Remark>), Error> {
    if let Some(encoding) = utf16(&bytes) {
        // Little-endian and big-endian marks are both two bytes, and not part of the text.
        let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let body = bytes.get(if marked { 2 } else { 0 }..).unwrap_or_default();
        return recoded(body, encoding).map(|text| (text, None));
    }
    if is_binary(&bytes) {
        return Err(Error::Binary);
    }
    let mut bytes = bytes;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        // The mark is moved out in place: a copy would have to be wiped as well.
        bytes.drain(..3);
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            // Text of two bytes a letter behind text of one: some editors add it so.
            let remark = text.contains('\0').then_some(Remark::MixedEncoding);
            Ok((bytes, remark))
        }
        Err(_) if has_utf8(&bytes) => Ok((bytes, Some(Remark::MixedEncoding))),
        Err(_) => recoded(&bytes, WINDOWS_1258).map(|text| (text, Some(Remark::Windows1258))),
    }
}

/// UTF-16, by its mark, or by the zeros beside the letters of a header.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(32) & !1)?;
    if head.len() < 8 {
        return None;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match head.len() / 2 {
        pairs if odd * 4 > pairs * 3 && even == 0 => Some(UTF_16LE),
        pairs if even * 4 > pairs * 3 && odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// As UTF-8, composed: windows-1258 writes tones behind their vowels.
fn recoded(bytes: &[u8], encoding: &'static Encoding) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length(bytes.len())
        .ok_or(Error::TooLarge)?;
    let mut text = Zeroizing::new(String::with_capacity(room));
    let _ends_with_the_input = decoder.decode_to_string(bytes, &mut text, true);
    let mut out = Zeroizing::new(Vec::with_capacity(room));
    if encoding == WINDOWS_1258 {
        let mut letter = [0; 4];
        for c in text.nfc() {
            out.extend_from_slice(c.encode_utf8(&mut letter).as_bytes());
        }
    } else {
        out.extend_from_slice(text.as_bytes());
    }
    if is_binary(&out) {
        return Err(Error::Binary);
    }
    Ok(out)
}

/// Control characters that no text has, in some number, in its first line: rows that hold some are left out by
/// themselves.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    let strange = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127))
        .count();
    strange * 50 > head.len()
}

/// Whether some letters beyond ASCII are good UTF-8 although others are not.
fn has_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, remark: Option<Remark>) {
        let (text, said) = decode(Zeroizing::new(bytes.to_vec())).expect("text");
        assert_eq!((std::str::from_utf8(&text).unwrap(), said), (expected, remark));
    }

    #[test]
    fn every_way_of_writing_the_same_words_reads_the_same() {
        let words = "Tên;Mật khẩu\nThư;x y ";
        check(words.as_bytes(), words, None);
        check(format!("\u{feff}{words}").as_bytes(), words, None);
        let le: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&[&[0xff, 0xfe], le.as_slice()].concat(), words, None);
        check(&[&[0xfe, 0xff], be.as_slice()].concat(), words, None);
        let header = "name,url,username,password";
        let le: Vec<u8> = header.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&le, header, None);
        // "Mật khẩu" as Windows writes it: the tone stands behind its vowel.
        check(
            b"M\xe2\xf2t kh\xe2\xd2u",
            "M\u{1ead}t kh\u{1ea9}u",
            Some(Remark::Windows1258),
        );
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        for bytes in [
            &b"\x00\x01\x02"[..],
            &[0x81, 0x02, 0x03, 0x04, 0x90],
            b"name,url\0",
        ] {
            assert!(matches!(
                decode(Zeroizing::new(bytes.to_vec())),
                Err(Error::Binary)
            ));
        }
    }
}
