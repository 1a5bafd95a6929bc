//! Facebook and Instagram, JSON, in both layouts.
//!
//! The newer layouts added `_v2` to the names and moved the folders; "documents" of labelled values hold the settings. Labels
//! and values are in the language of the export, so names of fields that are never translated come first, then the table
//! of labels; what neither knows is unknown.

use super::archive::Wanted;
use super::error::Why;
use super::json::{List, Loose, whole};
use super::labels::{means, yes_or_no};
use super::{Page, day_of, is_idle, sort_of};
use crate::domain::evidence::{Apps, Audience, Devices, Masked, Service};
use crate::domain::text::Date;
use crate::domain::visible::clean;
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::BufRead;

/// A list of sign-ins over many years.
const LARGE: u64 = 64 * 1024 * 1024;
/// A profile.
const MIDDLE: u64 = 4 * 1024 * 1024;
/// A page of settings: all of its values are held at once.
const SMALL: u64 = 1024 * 1024;
/// Names of applications that are shown.
const NAMES: usize = 8;
/// The longest name of an application that is shown, in letters.
const NAME: usize = 40;

const fn facebook(path: &'static str, most: u64) -> Wanted {
    Wanted {
        service: Service::Facebook,
        path,
        most,
        json: true,
    }
}

const fn instagram(path: &'static str, most: u64) -> Wanted {
    Wanted {
        service: Service::Instagram,
        path,
        most,
        json: true,
    }
}

const FB_SESSIONS: &str = "security_and_login_information/where_you_re_logged_in.json";
const FB_DEVICES: &str = "security_and_login_information/recognized_devices.json";
const FB_DEVICES_OLD: &str = "security_and_login_information/authorized_logins.json";
const FB_SECOND: &str = "security_and_login_information/two-factor_authentication.json";
const FB_ALERTS: &str = "security_and_login_information/login_alerts_settings.json";
const FB_PASSWORD: &str = "facebook_accounts_center/your_account_password_information.json";
const FB_PROFILE: &str = "profile_information/profile_information.json";
const FB_PRIVACY: &str = "preferences/privacy_settings.json";
const FB_APPS: &str = "apps_and_websites_off_of_facebook/connected_apps_and_websites.json";
const FB_APPS_2021: &str = "apps_and_websites_off_of_facebook/apps_and_websites.json";
const FB_APPS_OLD: &str = "apps_and_websites/apps_and_websites.json";

/// Facebook's entries.
pub(super) const FACEBOOK: &[Wanted] = &[
    facebook(FB_SESSIONS, LARGE),
    facebook(FB_DEVICES, LARGE),
    facebook(FB_DEVICES_OLD, LARGE),
    facebook(FB_SECOND, SMALL),
    facebook(FB_ALERTS, SMALL),
    facebook(FB_PASSWORD, SMALL),
    facebook(FB_PROFILE, MIDDLE),
    facebook(FB_PRIVACY, SMALL),
    facebook(FB_APPS, MIDDLE),
    facebook(FB_APPS_2021, MIDDLE),
    facebook(FB_APPS_OLD, MIDDLE),
];

const IG_SECOND: &str = "device_information/two-factor_authentication.json";
const IG_DEVICES: &str = "device_information/devices.json";
const IG_PROFILE: &str = "personal_information/personal_information.json";
const IG_PROFILE_OLD: &str = "account_information/personal_information.json";
const IG_PASSWORD: &str = "login_and_profile_creation/password_change_activity.json";
const IG_PASSWORD_OLD: &str = "login_and_account_creation/password_change_activity.json";
const IG_APPS_OLD: &str = "apps_and_websites/active_apps.json";

/// Instagram's entries.
pub(super) const INSTAGRAM: &[Wanted] = &[
    instagram(IG_SECOND, SMALL),
    instagram(IG_DEVICES, LARGE),
    instagram(IG_PROFILE, MIDDLE),
    instagram(IG_PROFILE_OLD, MIDDLE),
    instagram(IG_PASSWORD, MIDDLE),
    instagram(IG_PASSWORD_OLD, MIDDLE),
    instagram(IG_APPS_OLD, MIDDLE),
];

/// Reads an entry of the list.
pub(super) fn take(entry: &str, input: &mut dyn BufRead, page: &mut Page) -> Result<(), Why> {
    match entry {
        FB_SESSIONS => page.facts.sessions = devices(&whole::<Sessions>(input)?.list, page.day),
        FB_DEVICES | FB_DEVICES_OLD => {
            page.facts.devices = devices(&whole::<Recognized>(input)?.list, page.day);
        }
        FB_SECOND | IG_SECOND => second_factor(&whole::<Documents>(input)?.flat(), page),
        FB_ALERTS => alerts(&whole::<Documents>(input)?.flat(), page),
        FB_PASSWORD => {
            for value in whole::<Documents>(input)?.flat() {
                if value
                    .label
                    .text()
                    .is_some_and(|label| means(&label, "password-changed"))
                {
                    page.facts.password_changed = value.moment.number().and_then(day_of);
                }
            }
        }
        FB_PROFILE => profile(&whole::<ProfileFile>(input)?.profile, page),
        FB_PRIVACY => privacy(&whole::<Documents>(input)?.flat(), page),
        FB_APPS | FB_APPS_2021 | FB_APPS_OLD => {
            let installed = whole::<Installed>(input)?.list;
            let is_removed = |app: &App| app.removed_timestamp.number().is_some_and(|when| when > 0);
            let names: Vec<Loose> = (installed.items.into_iter())
                .filter(|app| !is_removed(app))
                .map(|app| app.name)
                .collect();
            page.facts.apps = apps(&names, installed.more);
        }
        IG_DEVICES => {
            let list = whole::<IgDevices>(input)?.list;
            let session = |record: Record| Session {
                user_agent: record.value(|_, cell| cell.value.text().is_some_and(|text| is_agent(&text))),
                updated_timestamp: Loose(record.moment().map(|moment| moment.to_string())),
                ..Session::default()
            };
            let list = List {
                items: list.items.into_iter().map(session).collect(),
                more: list.more,
            };
            page.facts.devices = devices(&list, page.day);
        }
        IG_PROFILE | IG_PROFILE_OLD => {
            for record in whole::<IgProfile>(input)?.list.items {
                instagram_profile(&record, page);
            }
        }
        IG_PASSWORD | IG_PASSWORD_OLD => {
            let changes = whole::<IgPasswords>(input)?.list.items;
            let days = changes
                .iter()
                .filter_map(|change| change.moment().and_then(day_of));
            page.facts.password_changed = days.max();
        }
        IG_APPS_OLD => {
            let list = whole::<IgApps>(input)?.list;
            let names: Vec<Loose> = list.items.into_iter().map(|app| app.title).collect();
            page.facts.apps = apps(&names, list.more);
        }
        _ => {}
    }
    Ok(())
}

#[derive(Deserialize)]
struct Sessions {
    #[serde(default, alias = "active_sessions_v2", rename = "active_sessions")]
    list: List<Session>,
}

#[derive(Deserialize)]
struct Recognized {
    #[serde(default, alias = "recognized_devices_v2", rename = "recognized_devices")]
    list: List<Session>,
}

#[derive(Default, Deserialize)]
struct Session {
    #[serde(default)]
    created_timestamp: Loose,
    #[serde(default)]
    updated_timestamp: Loose,
    #[serde(default)]
    user_agent: Loose,
    #[serde(default)]
    device: Loose,
    #[serde(default)]
    app: Loose,
    #[serde(default)]
    name: Loose,
}

impl Session {
    fn last(&self) -> Option<Date> {
        let moments = [&self.updated_timestamp, &self.created_timestamp];
        moments.into_iter().find_map(|moment| day_of(moment.number()?))
    }
}

/// Devices by sort; none where the list is empty, which says nothing.
fn devices(list: &List<Session>, made: Option<Date>) -> Option<Devices> {
    // Where the archive has no day, its youngest entry tells when it was made at the earliest.
    let made = made.or_else(|| list.items.iter().filter_map(Session::last).max());
    let mut out = Devices {
        unknown: list.more,
        ..Devices::default()
    };
    for session in &list.items {
        let words = [&session.user_agent, &session.device, &session.app, &session.name];
        let words: Vec<_> = words.into_iter().filter_map(|word| word.0.as_deref()).collect();
        out.add(sort_of(&words.join(" ")), is_idle(session.last(), made));
    }
    (out.count() > 0).then_some(out)
}

#[derive(Deserialize)]
struct Installed {
    #[serde(default, alias = "installed_apps_v2", rename = "installed_apps")]
    list: List<App>,
}

#[derive(Deserialize)]
struct App {
    #[serde(default)]
    name: Loose,
    #[serde(default)]
    removed_timestamp: Loose,
}

/// Applications; none where the list is empty, which says nothing.
pub(super) fn apps(list: &[Loose], more: usize) -> Option<Apps> {
    let count = list.len() + more;
    let short = |name: &str| clean(name.trim()).chars().take(NAME).collect::<String>();
    let names = list.iter().filter_map(Loose::text).map(|name| short(&name));
    (count > 0).then(|| Apps {
        count,
        names: names.take(NAMES).collect(),
    })
}

/// One document of labelled values, or a list of them.
#[derive(Default)]
struct Documents(Vec<Value>);

impl<'de> Deserialize<'de> for Documents {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Documents;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("documents")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Documents, A::Error> {
                let one = Document::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Documents(one.label_values.items))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Documents, A::Error> {
                let list = List::<Document>::deserialize(SeqAccessDeserializer::new(list))?;
                let values = list.items.into_iter().flat_map(|one| one.label_values.items);
                Ok(Documents(values.collect()))
            }
        }
        from.deserialize_any(Either)
    }
}

#[derive(Deserialize)]
struct Document {
    label_values: List<Value>,
}

#[derive(Default, Deserialize)]
struct Value {
    #[serde(default)]
    ent_field_name: Loose,
    #[serde(default)]
    label: Loose,
    #[serde(default, rename = "value")]
    text: Loose,
    #[serde(default, rename = "timestamp_value")]
    moment: Loose,
    #[serde(default)]
    dict: List<Value>,
    #[serde(default)]
    vec: List<Value>,
}

impl Documents {
    /// Every value, however deep it stands.
    fn flat(self) -> Vec<Value> {
        let mut out = Vec::new();
        let mut open = self.0;
        while let Some(mut value) = open.pop() {
            open.append(&mut value.dict.items);
            open.append(&mut value.vec.items);
            out.push(value);
        }
        out
    }
}

fn second_factor(values: &[Value], page: &mut Page) {
    let is_state = |value: &&Value| value.ent_field_name.0.as_deref() == Some("State");
    let state = values.iter().find(is_state).and_then(|value| value.text.text());
    page.facts.second_factor = state.and_then(|state| yes_or_no(&state));
}

fn alerts(values: &[Value], page: &mut Page) {
    let is_alert = |value: &&Value| value.label.text().is_some_and(|label| means(&label, "alerts"));
    let switches: Vec<Option<bool>> = (values.iter().filter(is_alert))
        .map(|value| value.text.text().and_then(|text| yes_or_no(&text)))
        .collect();
    page.facts.alerts = if switches.contains(&Some(true)) {
        Some(true)
    } else {
        // Off only where everything that is known is off and nothing is unknown.
        (!switches.is_empty() && switches.iter().all(|switch| *switch == Some(false))).then_some(false)
    };
}

fn privacy(values: &[Value], page: &mut Page) {
    let audience = |text: &str| {
        if means(text, "public") {
            Some(Audience::Public)
        } else {
            means(text, "limited").then_some(Audience::Limited)
        }
    };
    let mut seen = Vec::new();
    for value in values {
        let (Some(label), Some(text)) = (value.label.text(), value.text.text()) else {
            continue;
        };
        if means(&label, "friends-list") || means(&label, "future-posts") {
            seen.push(audience(&text));
        }
        if means(&label, "found-by-phone") {
            page.facts.found_by_phone = audience(&text).map(|audience| audience == Audience::Public);
        }
    }
    page.facts.audience = if seen.contains(&Some(Audience::Public)) {
        Some(Audience::Public)
    } else {
        let all_known = seen.iter().all(|audience| *audience == Some(Audience::Limited));
        (!seen.is_empty() && all_known).then_some(Audience::Limited)
    };
}

#[derive(Default, Deserialize)]
struct ProfileFile {
    #[serde(default, alias = "profile_v2", rename = "profile")]
    profile: Profile,
}

#[derive(Default, Deserialize)]
struct Profile {
    #[serde(default)]
    emails: Emails,
    #[serde(default)]
    phone_numbers: List<Phone>,
    #[serde(default)]
    birthday: Filled,
    #[serde(default)]
    current_city: Filled,
    #[serde(default)]
    hometown: Filled,
    #[serde(default)]
    relationship: Filled,
    #[serde(default)]
    family_members: Filled,
    #[serde(default)]
    education_experiences: Filled,
    #[serde(default)]
    work_experiences: Filled,
}

#[derive(Default, Deserialize)]
struct Emails {
    #[serde(default)]
    emails: List<Loose>,
    #[serde(default)]
    previous_emails: List<Loose>,
}

#[derive(Deserialize)]
struct Phone {
    #[serde(default)]
    phone_number: Loose,
}

/// Whether there is something; what it is, is not kept.
#[derive(Clone, Copy, Debug, Default)]
struct Filled(bool);

impl<'de> Deserialize<'de> for Filled {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Filled;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Filled, E> {
                Ok(Filled(!text.is_empty()))
            }

            fn visit_bool<E>(self, yes: bool) -> Result<Filled, E> {
                Ok(Filled(yes))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Filled, E> {
                Ok(Filled(true))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Filled, E> {
                Ok(Filled(true))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Filled, E> {
                Ok(Filled(true))
            }

            fn visit_unit<E>(self) -> Result<Filled, E> {
                Ok(Filled(false))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Filled, A::Error> {
                let mut any = false;
                while list.next_element::<IgnoredAny>()?.is_some() {
                    any = true;
                }
                Ok(Filled(any))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Filled, A::Error> {
                let mut any = false;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    any = true;
                }
                Ok(Filled(any))
            }
        }
        from.deserialize_any(Any)
    }
}

fn profile(profile: &Profile, page: &mut Page) {
    let mails = profile.emails.emails.items.iter().filter_map(Loose::text);
    page.facts.mails = mails.filter_map(|mail| Masked::mail(&mail)).collect();
    let numbers = (profile.phone_numbers.items.iter()).filter_map(|phone| phone.phone_number.text());
    page.facts.numbers = numbers.filter_map(|number| Masked::number(&number)).collect();
    let former = &profile.emails.previous_emails;
    page.facts.former_mails = former.items.len() + former.more;
    let fields = [
        profile.birthday,
        profile.current_city,
        profile.hometown,
        profile.relationship,
        profile.family_members,
        profile.education_experiences,
        profile.work_experiences,
    ];
    page.facts.fields = Some(fields.iter().filter(|field| field.0).count());
}

#[derive(Deserialize)]
struct IgDevices {
    #[serde(default, rename = "devices_devices")]
    list: List<Record>,
}

#[derive(Deserialize)]
struct IgProfile {
    #[serde(default, rename = "profile_user")]
    list: List<Record>,
}

#[derive(Deserialize)]
struct IgPasswords {
    #[serde(default, rename = "account_history_password_change_history")]
    list: List<Record>,
}

#[derive(Deserialize)]
struct IgApps {
    #[serde(default, rename = "apps_and_websites_active")]
    list: List<Titled>,
}

#[derive(Deserialize)]
struct Titled {
    #[serde(default)]
    title: Loose,
}

/// One record of Instagram: its keys are labels, in the language of the export.
#[derive(Default, Deserialize)]
struct Record {
    #[serde(default)]
    string_map_data: Cells,
}

/// Labels and their cells, in the order of the file.
#[derive(Default)]
struct Cells(Vec<(String, Cell)>);

#[derive(Default, Deserialize)]
struct Cell {
    #[serde(default)]
    value: Loose,
    #[serde(default)]
    timestamp: Loose,
}

/// Cells that are kept of one record; no record has as many.
const CELLS: usize = 64;

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Cells;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("cells")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cells, A::Error> {
                let mut out = Vec::new();
                while let Some((label, cell)) = map.next_entry::<String, Cell>()? {
                    if out.len() < CELLS {
                        out.push((label, cell));
                    }
                }
                Ok(Cells(out))
            }
        }
        from.deserialize_map(Map)
    }
}

impl Record {
    /// The value of the first cell that fits.
    fn value(&self, fits: impl Fn(&str, &Cell) -> bool) -> Loose {
        let found = (self.string_map_data.0.iter()).find(|(label, cell)| fits(label, cell));
        found.map(|(_, cell)| cell.value.clone()).unwrap_or_default()
    }

    /// The value under a label.
    fn labelled(&self, meaning: &str) -> Loose {
        self.value(|label, _| means(&super::json::repaired(label), meaning))
    }

    /// The one moment in it, whatever its label.
    fn moment(&self) -> Option<i64> {
        let moments = self.string_map_data.0.iter();
        moments
            .filter_map(|(_, cell)| cell.timestamp.number())
            .find(|moment| *moment > 0)
    }
}

fn is_agent(text: &str) -> bool {
    text.contains("Mozilla/") || text.contains("Instagram ")
}

fn instagram_profile(record: &Record, page: &mut Page) {
    // An address looks like one in every language; the number beside it is under a label that is known, or the only one
    // that looks like a number.
    let mail = record.value(|_, cell| {
        cell.value
            .text()
            .is_some_and(|text| Masked::mail(&text).is_some())
    });
    page.facts.mails = mail
        .text()
        .and_then(|mail| Masked::mail(&mail))
        .into_iter()
        .collect();
    let number = record.labelled("number");
    page.facts.numbers = (number.text().and_then(|number| Masked::number(&number)))
        .into_iter()
        .collect();
    let private = record
        .labelled("private")
        .text()
        .and_then(|text| yes_or_no(&text));
    page.facts.audience = private.map(|private| {
        if private {
            Audience::Limited
        } else {
            Audience::Public
        }
    });
}
