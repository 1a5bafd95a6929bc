//! Which of the ranges an index knows, where its folder had only some: what it does not know is never "not found".

use super::sorted_text::RANGES;

/// Ranges told by one word.
const IN_WORD: u32 = u64::BITS;

/// Some of the ranges, at least one.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Coverage {
    /// A bit a range.
    words: Vec<u64>,
    /// Ranges before each word.
    before: Vec<u32>,
    /// Ranges in all.
    pub have: u32,
}

impl Coverage {
    /// Bytes it takes in a file.
    pub(super) const BYTES: usize = RANGES as usize / 8;

    /// The ranges for which this holds; none where it holds for all of them: then there is nothing to tell.
    pub(super) fn of(has: impl Fn(u32) -> bool) -> Option<Self> {
        let word = |first: u32| (0..IN_WORD).fold(0, |word, bit| word | u64::from(has(first + bit)) << bit);
        let coverage = Self::new((0..RANGES).step_by(IN_WORD as usize).map(word).collect());
        (coverage.have < RANGES).then_some(coverage)
    }

    fn new(words: Vec<u64>) -> Self {
        let mut have = 0;
        let mut before = Vec::with_capacity(words.len());
        for word in &words {
            before.push(have);
            have += word.count_ones();
        }
        Self { words, before, have }
    }

    /// How many ranges stand before this one; none where it is not known.
    pub(super) fn rank(&self, range: u32) -> Option<u32> {
        let at = (range / IN_WORD) as usize;
        let (word, before) = (self.words.get(at)?, self.before.get(at)?);
        let bit = 1 << (range % IN_WORD);
        (word & bit != 0).then(|| before + (word & (bit - 1)).count_ones())
    }

    /// As it stands in a file.
    pub(super) fn write(&self) -> Vec<u8> {
        self.words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// From [`Coverage::BYTES`] bytes of a file.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (words, rest) = bytes.as_chunks();
        let words: Vec<u64> = words.iter().map(|word| u64::from_le_bytes(*word)).collect();
        (bytes.len() == Self::BYTES && rest.is_empty()).then(|| Self::new(words))
    }
}

impl std::fmt::Debug for Coverage {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} of {RANGES} ranges", self.have)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_keep_their_order() {
        let has = |range: u32| range.is_multiple_of(3) || range == RANGES - 1;
        let coverage = Coverage::of(has).unwrap();
        let coverage = Coverage::read(&coverage.write()).unwrap();
        let mut rank = 0;
        for range in 0..RANGES {
            assert_eq!(coverage.rank(range), has(range).then_some(rank));
            rank += u32::from(has(range));
        }
        assert_eq!((coverage.have, coverage.rank(RANGES)), (rank, None));
        assert!(Coverage::of(|_| true).is_none());
        assert!(Coverage::read(&[0; 8]).is_none());
    }
}
