//! TikTok, JSON and text. One JSON file holds everything, messages too: it is gone through along the few names that lead to
//! the account, and all else is skipped without being kept.

use super::archive::Wanted;
use super::error::Why;
use super::json::Loose;
use super::labels::{means, yes_or_no};
use super::{Page, is_idle, sort_of};
use crate::domain::evidence::{Audience, Devices, Masked, Service};
use crate::domain::text::Date;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::BufRead;

const JSON: &str = "user_data_tiktok.json";
const JSON_OLD: &str = "user_data.json";
const LOGINS: &str = "activity/login history.txt";
const PROFILE: &str = "profile/profile information.txt";

const fn wanted(path: &'static str, most: u64, json: bool) -> Wanted {
    Wanted {
        service: Service::TikTok,
        path,
        most,
        json,
    }
}

/// TikTok's entries.
pub(super) const WANTED: &[Wanted] = &[
    wanted(JSON, 512 * 1024 * 1024, true),
    wanted(JSON_OLD, 512 * 1024 * 1024, true),
    wanted(LOGINS, 16 * 1024 * 1024, false),
    wanted(PROFILE, 1024 * 1024, false),
];

/// Names that lead to the account: they moved three times. Nothing else is entered.
const ON_THE_WAY: &[&str] = &[
    "Activity",
    "Your Activity",
    "Login History",
    "Profile",
    "Profile And Settings",
    "Profile Information",
    "Profile Info",
    "App Settings",
    "Settings",
];

/// Sign-ins that are looked at; what lies further back says nothing more.
const MOST: usize = 100_000;

/// Devices that are told apart.
const DEVICES: usize = 256;

/// Reads an entry of the list.
pub(super) fn take(entry: &str, input: &mut dyn BufRead, page: &mut Page) -> Result<(), Why> {
    let mut found = Found::default();
    match entry {
        JSON | JSON_OLD => {
            let mut text = serde_json::Deserializer::from_reader(input);
            Walk(&mut found)
                .deserialize(&mut text)
                .map_err(|_| Why::Malformed)?;
            text.end().map_err(|_| Why::Malformed)?;
        }
        _ => lines(input, entry == LOGINS, &mut found)?,
    }
    found.put(page);
    Ok(())
}

/// What was found on the way.
#[derive(Default)]
struct Found {
    logins: Vec<(String, Option<Date>)>,
    mail: Loose,
    number: Loose,
    private: Loose,
}

impl Found {
    fn login(&mut self, device: String, day: Option<Date>) {
        // One device signs in many times: its last time counts.
        if let Some((_, last)) = self.logins.iter_mut().find(|(known, _)| *known == device) {
            *last = (*last).max(day);
        } else if self.logins.len() < DEVICES {
            self.logins.push((device, day));
        }
    }

    fn put(self, page: &mut Page) {
        let made = page
            .day
            .or_else(|| self.logins.iter().filter_map(|(_, day)| *day).max());
        let mut devices = Devices::default();
        for (device, last) in &self.logins {
            devices.add(sort_of(device), is_idle(*last, made));
        }
        page.facts.devices = (devices.count() > 0).then_some(devices);
        page.facts.mails = (self.mail.text().and_then(|mail| Masked::mail(&mail)))
            .into_iter()
            .collect();
        page.facts.numbers = (self.number.text().and_then(|number| Masked::number(&number)))
            .into_iter()
            .collect();
        let private = self.private.text().and_then(|text| yes_or_no(&text));
        page.facts.audience = private.map(|private| {
            if private {
                Audience::Limited
            } else {
                Audience::Public
            }
        });
    }
}

/// `2026-11-22 03:00:00`, with or without ` UTC`.
fn day(text: &Loose) -> Option<Date> {
    text.0.as_deref()?.trim().get(..10)?.parse().ok()
}

/// Goes through a map along the names that lead somewhere.
struct Walk<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "LoginHistoryList" => map.next_value_seed(Logins(self.0))?,
                "ProfileMap" => {
                    let profile: ProfileMap = map.next_value()?;
                    self.0.mail = profile.mail;
                    self.0.number = profile.number;
                }
                "SettingsMap" => {
                    let settings: SettingsMap = map.next_value()?;
                    self.0.private = settings.private;
                }
                way if ON_THE_WAY.contains(&way) => map.next_value_seed(Walk(self.0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}

#[derive(Default, Deserialize)]
struct ProfileMap {
    #[serde(default, rename = "emailAddress")]
    mail: Loose,
    #[serde(default, rename = "telephoneNumber")]
    number: Loose,
}

#[derive(Default, Deserialize)]
struct SettingsMap {
    #[serde(default, rename = "Private Account")]
    private: Loose,
}

/// The list of sign-ins, one by one.
struct Logins<'f>(&'f mut Found);

#[derive(Default, Deserialize)]
struct Login {
    #[serde(default, rename = "Date")]
    date: Loose,
    #[serde(default, rename = "DeviceModel")]
    model: Loose,
    #[serde(default, rename = "DeviceSystem")]
    system: Loose,
}

impl<'de> DeserializeSeed<'de> for Logins<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Logins<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut seen = 0;
        while let Some(login) = list.next_element::<Login>()? {
            seen += 1;
            if seen <= MOST {
                let words = [&login.model, &login.system].map(|word| word.0.clone().unwrap_or_default());
                self.0.login(words.join(" "), day(&login.date));
            }
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// `Label: value`, blocks with a blank line between.
fn lines(input: &mut dyn BufRead, logins: bool, found: &mut Found) -> Result<(), Why> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|_| Why::Damaged)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut known = 0;
    for block in text.replace("\r\n", "\n").split("\n\n").take(MOST) {
        let (mut device, mut last) = (String::new(), None);
        for line in block.lines() {
            let Some((label, value)) = line.split_once(':') else {
                continue;
            };
            let value = Loose((value.len() <= 512).then(|| value.trim().to_owned()));
            known += 1;
            match label.trim() {
                "Date" => last = day(&value),
                "Device Model" | "Device System" => {
                    device.push_str(value.0.as_deref().unwrap_or_default());
                    device.push(' ');
                }
                label if !logins && means(label, "mail") => found.mail = value,
                label if !logins && means(label, "number") => found.number = value,
                _ => {}
            }
        }
        if logins && !device.trim().is_empty() {
            found.login(device, last);
        }
    }
    if known == 0 { Err(Why::Malformed) } else { Ok(()) }
}
