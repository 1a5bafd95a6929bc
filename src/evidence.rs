//! A person's own export from a platform, read: one file per platform, `archive` for what it comes in.
//!
//! Only entries on an allow list are opened (`archive`): messages, posts, pictures and friends are never read. Memory and
//! time are bounded whatever the file claims of itself, nothing is written to disk, and nothing is kept but counts, yes
//! and no, days, and addresses as far as their owner recognises them ([`Facts`]). What is missing is unknown.

mod archive;
mod error;
mod google;
mod json;
mod labels;
mod meta;
mod telegram;
mod tiktok;

pub use error::{Error, Fault, Other, Why};

use crate::domain::evidence::{DeviceSort, Facts, Service};
use crate::domain::text::Date;
use archive::{Archive, Wanted};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::path::Path;

/// Every entry that may be opened.
const WANTED: [&[Wanted]; 5] = [
    meta::FACEBOOK,
    meta::INSTAGRAM,
    google::WANTED,
    tiktok::WANTED,
    telegram::WANTED,
];

/// What one platform's part of a file or folder says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was read.
    pub facts: Facts,
    /// The day of the youngest entry that was read: the export is a picture of that day. None where the file does not say.
    pub day: Option<Date>,
    /// How many entries were read.
    pub entries: usize,
    /// Entries that could not be read.
    pub faults: Vec<Fault>,
}

/// A file or a folder, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// What each platform's part says; at least one.
    pub readings: BTreeMap<Service, Reading>,
    /// How many entries had names that lead elsewhere (`../`); they were not opened.
    pub strange_names: usize,
}

/// What an entry says, gathered by the reader of its platform.
struct Page {
    facts: Facts,
    /// The day of the export, where the archive says so.
    day: Option<Date>,
}

/// Reads a ZIP, a folder, or the one JSON file that some platforms give.
pub fn read(path: &Path) -> Result<Export, Error> {
    let archive = Archive::open(path)?;
    if archive.hits().is_empty() {
        return Err(archive.nothing());
    }
    let mut export = Export {
        strange_names: archive.strange_names(),
        ..Export::default()
    };
    let mut spent = 0;
    let mut conversation = false;
    for hit in archive.hits() {
        let reading = export.readings.entry(hit.wanted.service).or_default();
        let mut page = Page {
            facts: Facts::default(),
            day: hit.day,
        };
        let taken = archive.entry(hit, &mut spent, |input| match hit.wanted.service {
            Service::Facebook | Service::Instagram => meta::take(hit.wanted.path, input, &mut page),
            Service::Google => google::take(hit.wanted.path, input, &mut page),
            Service::TikTok => tiktok::take(hit.wanted.path, input, &mut page),
            Service::Telegram => telegram::take(input, &mut page),
        });
        match taken {
            Ok(()) => {
                reading.entries += 1;
                reading.day = reading.day.max(hit.day);
                reading.facts.join(page.facts);
            }
            // A conversation lies there under the same name: it is no account.
            Err(Why::Conversation) => conversation = true,
            Err(why) => reading.faults.push(Fault {
                entry: hit.wanted.path,
                why,
            }),
        }
    }
    let is_bare = |reading: &Reading| reading.entries == 0 && reading.faults.is_empty();
    export.readings.retain(|_, reading| !is_bare(reading));
    if export.readings.is_empty() && conversation {
        return Err(Error::Conversation);
    }
    Ok(export)
}

/// How long a device may rest before it counts as idle, in days.
const IDLE_DAYS: i64 = 365;

/// The day of seconds since 1970, in universal time; none for zero, which stands for nothing known.
fn day_of(seconds: i64) -> Option<Date> {
    let moment = Timestamp::from_second(seconds).ok().filter(|_| seconds > 0)?;
    Some(moment.to_zoned_datetime(TimeZone::UTC).date())
}

/// Whether a device last used on a day was idle when the export was made.
fn is_idle(last: Option<Date>, made: Option<Date>) -> bool {
    let (Some(last), Some(made)) = (last, made) else {
        return false;
    };
    made.checked_sub(jiff::Span::new().days(IDLE_DAYS))
        .is_ok_and(|limit| last < limit)
}

/// What a device is, by what it or its program calls itself.
fn sort_of(text: &str) -> DeviceSort {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // Phones first: their browsers name a Mac or Linux too.
    if says(&[
        "android", "iphone", "ipad", "ipod", "ios", "mobile", "phone", "tablet", "galaxy",
    ]) {
        DeviceSort::Phone
    } else if says(&[
        "windows",
        "macintosh",
        "mac os",
        "macos",
        "linux",
        "cros",
        "chromeos",
        "desktop",
        "pc",
    ]) {
        DeviceSort::Computer
    } else {
        DeviceSort::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_apart_by_what_they_call_themselves() {
        for (text, sort) in [
            (
                "Mozilla/5.0 (Linux; Android 16; SM-A546E) Mobile Safari/537.36",
                DeviceSort::Phone,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X)",
                DeviceSort::Phone,
            ),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", DeviceSort::Computer),
            ("Telegram Desktop Windows 11 x64", DeviceSort::Computer),
            ("Nest Hub", DeviceSort::Unknown),
            ("", DeviceSort::Unknown),
        ] {
            assert_eq!(sort_of(text), sort, "{text}");
        }
    }

    #[test]
    fn a_device_is_idle_after_a_year_before_the_export() {
        let day = |text: &str| Some(text.parse().unwrap());
        assert!(is_idle(day("2020-06-07"), day("2026-11-22")));
        assert!(!is_idle(day("2026-01-01"), day("2026-11-22")));
        assert!(!is_idle(None, day("2026-11-22")));
        assert!(!is_idle(day("2020-06-07"), None));
    }
}
