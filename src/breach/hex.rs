//! Hex digits of either case, eight at a time: reading billions of hashes is mostly this.

/// Eight hex digits as a number; none for anything else.
pub(super) fn eight(text: [u8; 8]) -> Option<u32> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let text = u64::from_be_bytes(text);
    // Bit 6 tells letters from digits; what the byte would have to be is compared with what it is.
    let letter = (text >> 6) & ONES;
    let value = (text & (ONES * 0x0f)) + letter * 9;
    let upper = text & !(letter << 5);
    let expected = value + ONES * 0x30 + letter * 7;
    let above_nine = ((value + ONES * 6) >> 4) & ONES;
    if upper != expected || above_nine != letter || value & (ONES * 0xf0) != 0 {
        return None;
    }
    let pairs = (value & 0x0f00_0f00_0f00_0f00) >> 4 | (value & 0x000f_000f_000f_000f);
    let fours = (pairs | pairs >> 8) & 0x0000_ffff_0000_ffff;
    Some((fours | fours >> 16) as u32)
}

/// Up to forty hex digits as a number of 160 bits, aligned to the left; none for anything else.
pub(super) fn words(text: &[u8]) -> Option<[u32; 5]> {
    let mut out = [0; 5];
    let mut chunks = text.chunks_exact(8);
    let mut words = out.iter_mut();
    for chunk in &mut chunks {
        *words.next()? = eight(*chunk.first_chunk()?)?;
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut padded = *b"00000000";
        padded.get_mut(..rest.len())?.copy_from_slice(rest);
        *words.next()? = eight(padded)?;
    }
    Some(out)
}

/// How many hex digits a text begins with.
pub(super) fn run(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_in_every_place() {
        for place in 0..8 {
            for byte in 0..=255_u8 {
                let mut text = *b"12aB0fF9";
                text[place] = byte;
                let expected = std::str::from_utf8(&text)
                    .ok()
                    .filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()))
                    .and_then(|text| u32::from_str_radix(text, 16).ok());
                assert_eq!(eight(text), expected, "{text:?}");
            }
        }
    }

    #[test]
    fn short_numbers_are_aligned_to_the_left() {
        assert_eq!(words(b"ABC"), Some([0xABC0_0000, 0, 0, 0, 0]));
        assert_eq!(words(&[b'f'; 40]), Some([u32::MAX; 5]));
        assert_eq!(words(&[b'f'; 41]), None);
        assert_eq!(words(b"12345678x"), None);
    }
}
