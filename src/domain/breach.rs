//! What leaked lists say about one password. Hashes and sources live in `breach`; this is only the answer.

/// The state of one password against leaked lists: four things that are never mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// It is in a list, this often.
    Found(Times),
    /// A source that proved itself does not have it.
    NotFound,
    /// Nobody asked a source, and why.
    NotChecked(NotChecked),
    /// A source was asked and could not be believed, and why.
    CouldNotCheck(CouldNotCheck),
}

impl Breach {
    /// The state's code in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Breach::Found(_) => "found",
            Breach::NotFound => "not_found",
            Breach::NotChecked(_) => "not_checked",
            Breach::CouldNotCheck(_) => "could_not_check",
        }
    }
}

/// How often a password was seen, as the lower bound of its bucket: an exact count names the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Times(u8);

impl Times {
    /// The highest bucket: ten to the ninth and more.
    pub const HIGHEST: u8 = 9;

    /// Seen at least once.
    pub const ONCE: Times = Times(0);

    /// The bucket of an exact count; a source that gives none (0) has still seen it once.
    pub fn of(count: u64) -> Self {
        Self::bucket(count.max(1).ilog10() as u8)
    }

    /// The bucket with this power of ten.
    pub fn bucket(power: u8) -> Self {
        Self(power.min(Self::HIGHEST))
    }

    /// The power of ten.
    pub fn power(self) -> u8 {
        self.0
    }

    /// At least this often: 1, 10, 100, 1000 …
    pub fn at_least(self) -> u64 {
        10_u64.pow(u32::from(self.0))
    }
}

/// Why nobody asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotChecked {
    /// Offline, and no list of one's own.
    Offline,
    /// Already weak: its five hex digits would name it, and the answer would change nothing.
    AlreadyWeak,
    /// There is no password.
    Empty,
}

impl NotChecked {
    /// The code of the reason, in JSON and in the messages' names.
    pub fn code(self) -> &'static str {
        match self {
            NotChecked::Offline => "offline",
            NotChecked::AlreadyWeak => "already-weak",
            NotChecked::Empty => "empty",
        }
    }
}

/// Why an answer could not be believed or did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CouldNotCheck {
    /// The server was not reached, or answered with something else.
    Network,
    /// The source failed its own test: a known password missing, or a random one found.
    Untrusted,
    /// The file could not be read, or is damaged.
    File,
}

impl CouldNotCheck {
    /// The code of the reason, in JSON and in the messages' names.
    pub fn code(self) -> &'static str {
        match self {
            CouldNotCheck::Network => "network",
            CouldNotCheck::Untrusted => "untrusted",
            CouldNotCheck::File => "file",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_only_known_by_its_power_of_ten() {
        for (count, least) in [(0, 1), (1, 1), (9, 1), (10, 10), (99, 10), (52_372, 10_000)] {
            assert_eq!(Times::of(count).at_least(), least, "{count}");
        }
        assert_eq!(Times::of(u64::MAX).at_least(), 1_000_000_000);
    }
}
