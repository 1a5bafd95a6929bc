//! Bitwarden's JSON, and which other JSON a file is.
//!
//! What serde says about a mistake may quote the file: only its place is passed on.

use super::{Draft, Error, Foreign, dates};
use crate::domain::vault::{Entry, Export, Format, Held, LeftOut, Place, Why};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

/// What a JSON file turned out to be.
pub(super) enum Found {
    /// Bitwarden's, as it is.
    Plain,
    /// Bitwarden's, under a password of its own.
    Protected,
    /// Somebody else's.
    Foreign(Foreign),
}

/// The members at the top that tell whose file it is.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Outline {
    encrypted: Option<serde_json::Value>,
    password_protected: Option<serde_json::Value>,
    items: Option<IgnoredAny>,
    folders: Option<IgnoredAny>,
    collections: Option<IgnoredAny>,
    vaults: Option<IgnoredAny>,
    user_id: Option<IgnoredAny>,
    version: Option<IgnoredAny>,
    accounts: Option<IgnoredAny>,
    exporter_rp_id: Option<IgnoredAny>,
    username: Option<IgnoredAny>,
    email: Option<IgnoredAny>,
    #[serde(rename = "personal_information")]
    telegram: Option<IgnoredAny>,
    #[serde(rename = "Your Activity", alias = "Activity")]
    tik_tok: Option<IgnoredAny>,
    #[serde(rename = "profile_v2", alias = "profile_user", alias = "account_activity_v2")]
    meta: Option<IgnoredAny>,
}

/// One item, only so far as its shape tells Enpass from Bitwarden.
#[derive(Deserialize)]
struct Shape {
    template_type: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Shapes {
    items: Vec<Shape>,
}

/// Says whose JSON it is.
pub(super) fn recognise(text: &[u8]) -> Result<Found, Error> {
    if text.trim_ascii_start().first() == Some(&b'[') {
        // No password manager writes a bare list; if it is JSON at all, it is none of ours.
        serde_json::from_slice::<IgnoredAny>(text).map_err(|error| broken(&error))?;
        return Err(Error::UnknownJson);
    }
    let outline: Outline = serde_json::from_slice(text).map_err(|error| broken(&error))?;
    let is_true = |value: &Option<serde_json::Value>| matches!(value, Some(serde_json::Value::Bool(true)));
    if is_true(&outline.encrypted) && outline.vaults.is_none() {
        return Ok(if is_true(&outline.password_protected) {
            Found::Protected
        } else {
            Found::Foreign(Foreign::BitwardenAccount)
        });
    }
    let foreign = if outline.vaults.is_some() && (outline.user_id.is_some() || outline.version.is_some()) {
        Foreign::ProtonJson
    } else if outline.exporter_rp_id.is_some()
        || outline.items.is_some()
            && outline.collections.is_some()
            && (outline.username.is_some() || outline.email.is_some())
    {
        Foreign::Cxf
    } else if outline.telegram.is_some() {
        Foreign::Telegram
    } else if outline.tik_tok.is_some() {
        Foreign::TikTok
    } else if outline.meta.is_some() {
        Foreign::Meta
    } else if outline.items.is_some() && (outline.folders.is_some() || outline.collections.is_some()) {
        let shapes: Shapes = serde_json::from_slice(text).map_err(|error| broken(&error))?;
        if shapes.items.iter().any(|shape| shape.template_type.is_some()) {
            Foreign::Enpass
        } else {
            return Ok(Found::Plain);
        }
    } else if outline.accounts.is_some() {
        Foreign::OnePux
    } else {
        return Err(Error::UnknownJson);
    };
    Ok(Found::Foreign(foreign))
}

/// Where JSON is not well written, and nothing of what stands there.
pub(super) fn broken(error: &serde_json::Error) -> Error {
    Error::Json {
        line: error.line(),
        column: error.column(),
        cut_off: error.is_eof(),
    }
}

/// Text that is wiped.
struct Secret(Zeroizing<String>);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Secret(Zeroizing::new(text)))
    }
}

impl Secret {
    fn text(secret: Option<&Secret>) -> &str {
        secret.map_or("", |secret| &secret.0)
    }
}

#[derive(Deserialize)]
struct File {
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    #[serde(rename = "type")]
    kind: Option<u64>,
    /// People note passwords in names and addresses as well.
    name: Option<Secret>,
    login: Option<Login>,
    revision_date: Option<String>,
    deleted_date: Option<String>,
    archived_date: Option<String>,
    password_history: Option<Vec<Older>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Older {
    last_used_date: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Login {
    uris: Option<Vec<Uri>>,
    username: Option<Secret>,
    password: Option<Secret>,
    totp: Option<Secret>,
    fido2_credentials: Option<Vec<IgnoredAny>>,
}

#[derive(Deserialize)]
struct Uri {
    uri: Option<Secret>,
}

/// A login in the file's type numbers.
const LOGIN: u64 = 1;

/// Reads the entries.
pub(super) fn read(text: &[u8], file: usize, format: Format) -> Result<Export, Error> {
    let whole: File = serde_json::from_slice(text).map_err(|error| broken(&error))?;
    let mut export = Export {
        format,
        entries: Vec::new(),
        left_out: Vec::new(),
        remarks: Vec::new(),
    };
    if whole.items.is_empty() {
        return Err(Error::NoRows(format));
    }
    for (index, item) in whole.items.iter().enumerate() {
        let place = Place { file, row: index + 1 };
        match entry(item, place) {
            Ok(entry) => export.entries.push(entry),
            Err(why) => export.left_out.push(LeftOut { place, why }),
        }
    }
    Ok(export)
}

fn entry(item: &Item, place: Place) -> Result<Entry, Why> {
    if item.kind.is_some_and(|kind| kind != LOGIN) {
        return Err(Why::NotALogin);
    }
    if item.deleted_date.is_some() {
        return Err(Why::Trashed);
    }
    if item.archived_date.is_some() {
        return Err(Why::Archived);
    }
    let login = item.login.as_ref().ok_or(Why::NotALogin)?;
    let held = |is_there: bool| if is_there { Held::Stored } else { Held::NotStored };
    // The moment an older password was replaced is exact; otherwise nothing changed since the last revision.
    let replaced = item
        .password_history
        .iter()
        .flatten()
        .filter_map(|older| older.last_used_date.as_deref().and_then(dates::iso))
        .max();
    let draft = Draft {
        place,
        title: Secret::text(item.name.as_ref()),
        addresses: login
            .uris
            .iter()
            .flatten()
            .map(|uri| Secret::text(uri.uri.as_ref()))
            .filter(|uri| !uri.is_empty())
            .collect(),
        user: Secret::text(login.username.as_ref()),
        second_factor: held(!Secret::text(login.totp.as_ref()).is_empty()),
        passkey: held(
            login
                .fido2_credentials
                .as_ref()
                .is_some_and(|keys| !keys.is_empty()),
        ),
        changed: replaced.or_else(|| item.revision_date.as_deref().and_then(dates::iso)),
    };
    draft.with(Secret::text(login.password.as_ref()))
}
