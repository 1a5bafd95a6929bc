//! Hex digits of either case, eight at a time: reading billions of hashes is mostly this.

/// Up to forty hex digits as a number of 160 bits, aligned to the left; none for anything else.
#[inline]
pub(super) fn words(text: &[u8]) -> Option<[u32; 5]> {
    if let Some(forty) = text
        .first_chunk()
        .filter(|forty: &&[u8; 40]| forty.len() == text.len())
    {
        return forty_digits(forty);
    }
    let mut padded = [b'0'; 40];
    padded.get_mut(..text.len())?.copy_from_slice(text);
    forty_digits(&padded)
}

#[inline]
fn forty_digits(text: &[u8; 40]) -> Option<[u32; 5]> {
    let mut out = [0; 5];
    let mut all = ONES << 7;
    for (word, eight) in out.iter_mut().zip(text.as_chunks().0) {
        let (value, are_digits) = eight_digits(u64::from_be_bytes(*eight));
        *word = value;
        all &= are_digits;
    }
    (all == ONES << 7).then_some(out)
}

/// A one in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The number that eight characters are, and the highest bit of each byte that is a digit of it. By arithmetic on all eight
/// at once: with a loop over them an index takes three times as long to build where the compiler builds for size.
#[inline]
fn eight_digits(text: u64) -> (u32, u64) {
    let below = !text & (ONES << 7);
    // The highest bit of each byte that is at least this one. Bytes below 0x80 never carry into the next.
    let at_least = |bytes: u64, byte: u8| (bytes & !(ONES << 7)) + ONES * u64::from(0x80 - byte);
    let lower = text | (ONES << 5);
    let digits = at_least(text, b'0') & !at_least(text, b'9' + 1) & below;
    let letters = at_least(lower, b'a') & !at_least(lower, b'f' + 1) & below;
    let values = (text & (ONES * 0x0f)) + (letters >> 7) * 9;
    let pairs = (values >> 4 | values) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs >> 8 | pairs) & 0x0000_ffff_0000_ffff;
    ((fours >> 16 | fours) as u32, digits | letters)
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
        for place in 0..40 {
            for byte in 0..=255_u8 {
                let mut text = *b"12aB0fF99876543210abcdefABCDEF0123456789";
                text[place] = byte;
                let mut expected = text.chunks(8).map(|eight| {
                    let eight = std::str::from_utf8(eight).ok()?;
                    let digits = eight.bytes().all(|byte| byte.is_ascii_hexdigit());
                    u32::from_str_radix(eight, 16).ok().filter(|_| digits)
                });
                let expected = std::array::from_fn(|_| expected.next().flatten());
                let expected: [Option<u32>; 5] = expected;
                let expected = expected
                    .iter()
                    .all(Option::is_some)
                    .then(|| expected.map(Option::unwrap_or_default));
                assert_eq!(words(&text), expected, "{text:?}");
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
