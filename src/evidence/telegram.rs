//! Telegram, JSON: the sessions of the account. Conversations come behind them in the same file: there the reading stops.

use super::archive::Wanted;
use super::error::Why;
use super::json::{List, Loose};
use super::meta::apps;
use super::{Page, day_of, is_idle, sort_of};
use crate::domain::evidence::{Devices, Masked, Service};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::io::BufRead;

/// Telegram's entry. What comes before the conversations is small, but contacts may be many.
pub(super) const WANTED: &[Wanted] = &[Wanted {
    service: Service::Telegram,
    path: "result.json",
    most: 256 * 1024 * 1024,
    json: true,
}];

/// Reads the file as far as it is about the account.
pub(super) fn take(input: &mut dyn BufRead, page: &mut Page) -> Result<(), Why> {
    let mut found = Found::default();
    let mut text = serde_json::Deserializer::from_reader(input);
    let read = Walk(&mut found).deserialize(&mut text);
    match (read, found.stopped) {
        (_, Some(Stop::Conversation)) => return Err(Why::Conversation),
        (Ok(()), None) => text.end().map_err(|_| Why::Malformed)?,
        // Broken off on purpose: the rest is nobody's business.
        (_, Some(Stop::Enough)) => {}
        (Err(_), None) => return Err(Why::Malformed),
    }
    if !found.account {
        return Err(Why::Malformed);
    }
    found.put(page);
    Ok(())
}

/// Why the reading stopped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Enough,
    Conversation,
}

#[derive(Default)]
struct Found {
    number: Loose,
    sessions: List<Session>,
    sites: List<Site>,
    /// Whether it is an account's file.
    account: bool,
    stopped: Option<Stop>,
}

#[derive(Default, Deserialize)]
struct Person {
    #[serde(default)]
    phone_number: Loose,
}

#[derive(Deserialize)]
struct Part<T> {
    #[serde(default = "List::default")]
    list: List<T>,
}

#[derive(Default, Deserialize)]
struct Session {
    #[serde(default)]
    last_active_unixtime: Loose,
    #[serde(default)]
    application_name: Loose,
    #[serde(default)]
    platform: Loose,
    #[serde(default)]
    system_version: Loose,
}

#[derive(Default, Deserialize)]
struct Site {
    #[serde(default)]
    domain_name: Loose,
}

struct Walk<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            self.0.stopped = match name.as_str() {
                "messages" => Some(Stop::Conversation),
                "chats" | "left_chats" => Some(Stop::Enough),
                _ => None,
            };
            if self.0.stopped.is_some() {
                return Err(A::Error::custom("stop"));
            }
            match name.as_str() {
                "personal_information" => {
                    self.0.account = true;
                    self.0.number = map.next_value::<Person>()?.phone_number;
                }
                "sessions" => {
                    self.0.account = true;
                    self.0.sessions = map.next_value::<Part<Session>>()?.list;
                }
                "web_sessions" => {
                    self.0.account = true;
                    self.0.sites = map.next_value::<Part<Site>>()?.list;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

impl Found {
    fn put(self, page: &mut Page) {
        let last = |session: &Session| session.last_active_unixtime.number().and_then(day_of);
        let made = page
            .day
            .or_else(|| self.sessions.items.iter().filter_map(last).max());
        let mut devices = Devices {
            unknown: self.sessions.more,
            ..Devices::default()
        };
        for session in &self.sessions.items {
            let words = [
                &session.application_name,
                &session.platform,
                &session.system_version,
            ];
            let words: Vec<_> = words.into_iter().filter_map(|word| word.0.as_deref()).collect();
            devices.add(sort_of(&words.join(" ")), is_idle(last(session), made));
        }
        page.facts.sessions = (devices.count() > 0).then_some(devices);
        page.facts.numbers = (self.number.text().and_then(|number| Masked::number(&number)))
            .into_iter()
            .collect();
        let names: Vec<Loose> = (self.sites.items.into_iter())
            .map(|site| site.domain_name)
            .collect();
        page.facts.apps = apps(&names, self.sites.more);
    }
}
