//! Days, as exports write them.

use crate::domain::text::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The day of seconds since 1970, in universal time; none for zero, which stands for nothing known.
pub(super) fn seconds(count: i64) -> Option<Date> {
    let moment = Timestamp::from_second(count).ok().filter(|_| count > 0)?;
    Some(moment.to_zoned_datetime(TimeZone::UTC).date())
}

/// The day of `2026-05-20T02:30:00Z`.
pub(super) fn iso(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
