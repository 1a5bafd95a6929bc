//! Reminders for a calendar: iCalendar (RFC 5545), in local time.
//!
//! A calendar is seen by others: unless somebody asks for more, a reminder says how many minutes, and nothing else.

use super::Style;
use super::words::{Speak, lower_first};
use crate::domain::checklist::Content;
use crate::domain::history::AGAIN;
use crate::domain::report::Report;
use crate::domain::text::Date;
use crate::i18n::Locale;
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Trigger};
use jiff::civil::Weekday;

/// Minutes of a sitting where nobody said how many there are.
pub const MINUTES: u32 = 15;
/// When a reminder is due on its day: after the first letters of the morning.
const AT: jiff::civil::Time = jiff::civil::time(8, 30, 0, 0);

/// What the reminders are of.
pub struct Reminders<'v> {
    /// The report whose steps they are of.
    pub report: &'v Report,
    /// The content for its words.
    pub content: &'v Content,
    /// The language.
    pub locale: Locale,
    /// Minutes of one sitting.
    pub minutes: u32,
    /// Whether they name what is to be done.
    pub detailed: bool,
    /// What of it must not be named.
    pub style: Style,
    /// When they are written: RFC 3339, seconds.
    pub stamp: &'v str,
}

impl Reminders<'_> {
    /// The calendar: a sitting for the steps on each of the next working days, as many as they take, and one when
    /// everything is gone over again.
    pub fn text(&self) -> String {
        let mut calendar = Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", "-//rasoat//rasoat//VI"))
            .append_property(("CALSCALE", "GREGORIAN"));
        let mut day = self.report.date;
        for steps in self.sittings() {
            day = next_working_day(day);
            calendar.push(self.event(day, &self.titles(&steps)));
        }
        let again = self.report.date.saturating_add(jiff::Span::new().days(AGAIN));
        let title = [self.locale.text("steps-ics-again")];
        calendar.push(self.event(next_working_day(again), &title));
        calendar.to_string()
    }

    /// How many reminders there are.
    pub fn count(&self) -> usize {
        self.sittings().len() + 1
    }

    /// The steps by sitting, each as full as it gets; a step longer than a sitting has one for itself.
    fn sittings(&self) -> Vec<Vec<usize>> {
        let mut sittings: Vec<(u32, Vec<usize>)> = Vec::new();
        for (index, step) in self.report.steps.iter().enumerate() {
            match sittings.last_mut() {
                Some((taken, steps)) if *taken + step.minutes <= self.minutes => {
                    *taken += step.minutes;
                    steps.push(index);
                }
                _ => sittings.push((step.minutes, vec![index])),
            }
        }
        sittings.into_iter().map(|(_, steps)| steps).collect()
    }

    fn titles(&self, steps: &[usize]) -> Vec<String> {
        let speak = Speak::new(self.report, self.content, self.locale, &self.style);
        let steps = steps.iter().filter_map(|index| self.report.steps.get(*index));
        steps.map(|step| speak.title(&step.action)).collect()
    }

    fn event(&self, day: Date, titles: &[String]) -> Event {
        let minutes = self.locale.count(self.minutes as usize);
        let plain = self.locale.with("steps-ics-title", &[("minutes", &minutes)]);
        let title = match titles {
            [first, ..] if self.detailed => self
                .locale
                .with("steps-ics-detailed", &[("title", &lower_first(first))]),
            _ => plain,
        };
        let start = day.to_datetime(AT);
        let end = start.saturating_add(jiff::Span::new().minutes(self.minutes));
        let local = |at: jiff::civil::DateTime| at.strftime("%Y%m%dT%H%M%S").to_string();
        let stamp: jiff::Timestamp = self.stamp.parse().unwrap_or_default();
        let mut event = Event::with_uid(&format!("{}-{}@rasoat", local(start), stamp.as_second()));
        event
            .add_property("DTSTAMP", stamp.strftime("%Y%m%dT%H%M%SZ").to_string())
            .add_property("DTSTART", local(start))
            .add_property("DTEND", local(end))
            .class(Class::Private)
            .summary(&title);
        if self.detailed {
            event.description(&titles.join("\n"));
        }
        let mut alarm = Alarm::display(&title, Trigger::before_start(chrono::TimeDelta::zero()));
        event.alarm(alarm.done());
        event.done()
    }
}

/// The next day on which offices are open.
fn next_working_day(day: Date) -> Date {
    let next = day.saturating_add(jiff::Span::new().days(1));
    match next.weekday() {
        Weekday::Saturday => next.saturating_add(jiff::Span::new().days(2)),
        Weekday::Sunday => next.saturating_add(jiff::Span::new().days(1)),
        _ => next,
    }
}
