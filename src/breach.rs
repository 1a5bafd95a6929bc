//! Whether a password is in a leaked list: one trait, several sources, and proof before any is believed.
//!
//! Owns the lists of breached passwords: the text as downloaded ([`sorted_text`]), a compact index that can be
//! carried ([`index`], made by [`build`]), a server that
//! answers ranges ([`range_api`], the only one who speaks to a network; [`fetch`] copies it whole). It does not know what an account or a report is, and prints nothing. Of a
//! password only its SHA-1 comes in here ([`Digest`]), and that is never shown.
//!
//! Files are read with positioned reads, never mapped and never whole: what is held is a few kilobytes whatever the
//! size of the list.

pub mod build;
mod coverage;
mod digest;
mod error;
pub mod fetch;
mod files;
mod hex;
pub mod index;
pub mod range_api;
mod records;
pub mod sorted_text;

pub use digest::Digest;
pub use error::{Error, Explained, Place};

use crate::domain::breach::{Breach, CouldNotCheck};
use crate::domain::text::Date;
use std::path::Path;
use std::sync::OnceLock;

/// Something that knows leaked passwords.
pub trait Source: Send + Sync {
    /// What is known of each password, in the order given. Never fails: what cannot be told is
    /// [`Breach::CouldNotCheck`].
    fn look_up(&self, digests: &[Digest]) -> Vec<Breach>;

    /// Which kind of source it is.
    fn kind(&self) -> Kind;
}

/// Asks for each digest in the order of the list: what was read for one is near the next, and a disk moves one way. The
/// answers come in the order of the digests.
fn in_order(digests: &[Digest], mut one: impl FnMut(&Digest) -> Breach) -> Vec<Breach> {
    let mut order: Vec<(usize, &Digest)> = digests.iter().enumerate().collect();
    order.sort_unstable_by_key(|(_, digest)| digest.head());
    let mut answers = vec![Breach::CouldNotCheck(CouldNotCheck::File); digests.len()];
    for (place, digest) in order {
        if let Some(answer) = answers.get_mut(place) {
            *answer = one(digest);
        }
    }
    answers
}

/// The kinds of source, as results name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A server that answers ranges.
    RangeApi,
    /// One sorted text.
    Text,
    /// A folder of range files.
    Ranges,
    /// A compact index of a whole list.
    Index,
    /// A compact index of the most frequent of a list: what it does not have may still be leaked.
    Subset,
}

impl Kind {
    /// The code in JSON; `breach-source-…` is its name.
    pub fn code(self) -> &'static str {
        match self {
            Kind::RangeApi => "range-api",
            Kind::Text => "text",
            Kind::Ranges => "ranges",
            Kind::Index => "index",
            Kind::Subset => "index-subset",
        }
    }
}

/// A source that was put to the test.
///
/// The SHA-1 of `123456` must be found, and hashes that nobody's password has must not. Otherwise nothing it says is believed: it is
/// the wrong file, a damaged one, or a list too small to mean anything.
pub struct Proven {
    source: Box<dyn Source>,
    doubt: OnceLock<Option<CouldNotCheck>>,
}

/// SHA-1 of `123456`, the most leaked password of all.
const CANARY: &str = "7c4a8d09ca3762af61e59520943dc26494f8941b";

impl Proven {
    /// A source that will be put to the test before the first answer, and not before: nothing is asked for nothing.
    pub fn new(source: Box<dyn Source>) -> Self {
        Self {
            source,
            doubt: OnceLock::new(),
        }
    }

    /// Why nothing this source says is believed; none where it passed.
    pub fn doubt(&self) -> Option<CouldNotCheck> {
        *self.doubt.get_or_init(|| doubt(self.source.as_ref()))
    }

    /// Which kind of source it is.
    pub fn kind(&self) -> Kind {
        self.source.kind()
    }

    /// What is known of each password, in the order given. Several threads may ask at once.
    pub fn look_up(&self, digests: &[Digest]) -> Vec<Breach> {
        if digests.is_empty() {
            return Vec::new();
        }
        match self.doubt() {
            Some(doubt) => vec![Breach::CouldNotCheck(doubt); digests.len()],
            None => self.source.look_up(digests),
        }
    }
}

/// Asks for the canary, and for two that nobody's password has: a random one, and the canary moved into its range,
/// which a server knows that answers everybody with the same.
///
/// A folder that lacks the random one's range can be believed for what it has: a third one is of the canary's range.
fn doubt(source: &dyn Source) -> Option<CouldNotCheck> {
    let untrusted = Some(CouldNotCheck::Untrusted);
    let canary = || Digest::from_hex(CANARY);
    let (Some(asked), Some(moved), Some(range)) = (canary(), canary(), canary()) else {
        return untrusted;
    };
    // Without randomness there is no test.
    let (Some(random), Some(beside)) = (Digest::random(), Digest::random()) else {
        return untrusted;
    };
    let moved = moved.in_range_of(&random);
    let (known, unknown) = match source.look_up(&[asked, random, moved]).as_slice() {
        [known, random, moved] if random == moved => (*known, *random),
        _ => return untrusted,
    };
    match (known, unknown) {
        (Breach::CouldNotCheck(why), _) => Some(why),
        (Breach::Found(_), Breach::NotFound) => None,
        (Breach::Found(_), Breach::CouldNotCheck(why)) => {
            match source.look_up(&[beside.in_range_of(&range)]).as_slice() {
                [Breach::NotFound] => None,
                [Breach::CouldNotCheck(_)] => Some(why),
                _ => untrusted,
            }
        }
        _ => untrusted,
    }
}

/// Opens a list of one's own: a sorted text, a folder of ranges or a compact index, told apart by content.
pub fn open(path: &Path) -> Result<Box<dyn Source>, Error> {
    if index::is_index(path)? {
        Ok(Box::new(index::Index::open(path)?))
    } else {
        Ok(Box::new(sorted_text::Text::open(path)?))
    }
}

/// The day a file was written last: the day of a list, where nobody says better. UTC.
pub fn day_of(path: &Path) -> Option<Date> {
    let written = std::fs::metadata(path).ok()?.modified().ok()?;
    let written = jiff::Timestamp::try_from(written).ok()?;
    Some(written.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::breach::Times;
    use crate::domain::secret::Password;

    struct Fake(fn(&Digest) -> Breach);

    impl Source for Fake {
        fn look_up(&self, digests: &[Digest]) -> Vec<Breach> {
            digests.iter().map(self.0).collect()
        }

        fn kind(&self) -> Kind {
            Kind::Text
        }
    }

    const SEEN: Breach = Breach::Found(Times::ONCE);

    fn is_canary(digest: &Digest) -> bool {
        Some(digest.bytes()) == Digest::from_hex(CANARY).as_ref().map(Digest::bytes)
    }

    #[test]
    fn the_canary_is_the_hash_of_123456() {
        assert!(is_canary(&Digest::of(&Password::new("123456".to_owned()))));
    }

    #[test]
    fn a_source_is_believed_only_after_the_test() {
        let asked = [Digest::of(&Password::new("x".to_owned()))];
        for (source, expected) in [
            (
                (|digest| if is_canary(digest) { SEEN } else { Breach::NotFound }) as fn(&Digest) -> Breach,
                Breach::NotFound,
            ),
            // Knows everything, knows nothing, knows not even the canary's range.
            (|_| SEEN, Breach::CouldNotCheck(CouldNotCheck::Untrusted)),
            (
                |_| Breach::NotFound,
                Breach::CouldNotCheck(CouldNotCheck::Untrusted),
            ),
            (
                |_| Breach::CouldNotCheck(CouldNotCheck::Network),
                Breach::CouldNotCheck(CouldNotCheck::Network),
            ),
            (
                |digest| {
                    if is_canary(digest) {
                        SEEN
                    } else {
                        Breach::CouldNotCheck(CouldNotCheck::File)
                    }
                },
                Breach::CouldNotCheck(CouldNotCheck::File),
            ),
        ] {
            assert_eq!(Proven::new(Box::new(Fake(source))).look_up(&asked), [expected]);
        }
    }

    #[test]
    fn part_of_the_ranges_can_be_believed_for_that_part() {
        let proven = Proven::new(Box::new(Fake(|digest| {
            if is_canary(digest) {
                SEEN
            } else if digest.prefix() == "7C4A8" {
                Breach::NotFound
            } else {
                Breach::CouldNotCheck(CouldNotCheck::File)
            }
        })));
        assert_eq!(proven.doubt(), None);
    }
}
