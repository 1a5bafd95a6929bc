//! Ways over the letter keys.

/// The keys of four rows; a row is shifted half a key to the right of the one above it.
const ROWS: [&[u8]; 4] = [b"1234567890-=", b"qwertyuiop[]", b"asdfghjkl;'", b"zxcvbnm,./"];

/// Row and column of a key.
fn place(letter: u8) -> Option<(i8, i8)> {
    (0..).zip(ROWS).find_map(|(row, keys)| {
        let column = keys.iter().position(|key| *key == letter)?;
        Some((row, i8::try_from(column).ok()?))
    })
}

/// How far two keys lie apart, when they are neighbours.
fn step(one: u8, two: u8) -> Option<(i8, i8)> {
    let (from, to) = (place(one)?, place(two)?);
    let (down, right) = (to.0 - from.0, to.1 - from.1);
    // Down and to the right is not a neighbour, up and to the left neither: the rows are shifted.
    let near = down.abs() <= 1 && right.abs() <= 1 && down * right <= 0 && (down, right) != (0, 0);
    near.then_some((down, right))
}

/// Every way over at least four keys that begins at a place: where it ends, and its cost.
///
/// A key to start from (about twenty in use), a direction, and each turn: as a decimal logarithm.
pub(super) fn ways(text: &[u8], from: usize, found: &mut impl FnMut(usize, f64)) {
    let mut turns = 0_u32;
    let mut direction = None;
    for (length, pair) in (2..).zip(text[from..].windows(2)) {
        let Some(next) = step(pair[0], pair[1]) else {
            return;
        };
        if direction.replace(next) != Some(next) && length > 2 {
            turns += 1;
        }
        if length >= 4 {
            found(
                from + length,
                1.3 + 0.7 * f64::from(turns) + libm::log10(length as f64),
            );
        }
    }
}
