//! Squares as a picture that word processors know.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Dark squares on white, `quiet` white ones around them, each so many dots wide: a PNG with one bit to a dot.
pub(super) fn png(side: usize, dark: &[bool], quiet: usize, dots: usize) -> Vec<u8> {
    let width = (side + 2 * quiet) * dots;
    let is_dark = |x: usize, y: usize| {
        let square = |at: usize| (at / dots).checked_sub(quiet).filter(|at| *at < side);
        square(x)
            .zip(square(y))
            .and_then(|(x, y)| dark.get(y * side + x))
            .is_some_and(|dark| *dark)
    };
    let mut rows = Vec::new();
    for y in 0..width {
        // Each row begins with how it was made smaller: not at all.
        rows.push(0);
        for byte in 0..width.div_ceil(8) {
            let bits = (0..8).map(|bit| byte * 8 + bit);
            rows.push(bits.fold(0, |bits, x| bits << 1 | u8::from(!is_dark(x, y))));
        }
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    let _memory_takes_everything = packed.write_all(&rows);
    let packed = packed.finish().unwrap_or_default();
    let size = (width as u32).to_be_bytes();
    // One bit, shades of grey, nothing else.
    let head = [size.as_slice(), &size, &[1, 0, 0, 0, 0]].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let named = [name.as_slice(), &data].concat();
        out.extend((data.len() as u32).to_be_bytes());
        out.extend(&named);
        out.extend(crc32fast::hash(&named).to_be_bytes());
    }
    out
}
