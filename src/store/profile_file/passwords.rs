//! A profile file with other password groups: as a vault found them, in the shape of the file.
//!
//! What the file says of everything else stays, word for word. What is said of a group is written where it was stated, or
//! is not what would be taken for granted.

use super::Stated;
use crate::domain::id::Id;
use crate::domain::profile::{AttributeKey, Known, PasswordGroup, Profile, Section};
use serde_json::{Map, Value, json};

/// The file, as JSON, with the password groups of a profile and who is in which; none where it is no file of a profile.
pub fn with_passwords(text: &str, profile: &Profile, stated: &Stated) -> Option<String> {
    let mut root: Map<String, Value> = serde_json::from_str(text).ok()?;
    let groups: Vec<Value> = (profile.passwords.iter())
        .map(|group| of_group(group, stated))
        .collect();
    let similar: Vec<Value> = (profile.similar.iter())
        .map(|(one, other)| json!([one.as_str(), other.as_str()]))
        .collect();
    for account in root.get_mut("accounts")?.as_array_mut()? {
        let account = account.as_object_mut()?;
        let id = account.get("id")?.as_str()?;
        let known = profile.accounts.iter().find(|known| known.id.as_str() == id)?;
        let password = known.password.as_ref().map(of_use);
        let before = account.get("password").filter(|value| !value.is_null());
        if before != password.as_ref() {
            account.insert("password".to_owned(), password.unwrap_or_default());
        }
    }
    root.insert("passwords".to_owned(), groups.into());
    root.insert("similar".to_owned(), similar.into());
    Some(Value::Object(root).to_string())
}

fn of_group(group: &PasswordGroup, stated: &Stated) -> Value {
    let members = [
        ("strength", known(group.strength), json!(4)),
        ("exposed", known(group.exposed), json!(false)),
        ("personal", known(group.personal), json!(false)),
        ("elsewhere", known(group.elsewhere), json!(0)),
        ("paper", json!(group.paper), json!(false)),
        ("unique", json!(group.unique), json!(false)),
    ];
    let is_stated = |attribute: &str| {
        stated.contains(&AttributeKey {
            section: Section::Passwords,
            id: group.id.to_string(),
            attribute: attribute.to_owned(),
        })
    };
    let mut out = Map::from_iter([("id".to_owned(), json!(group.id.as_str()))]);
    for (name, value, taken_for_granted) in members {
        if value != taken_for_granted || is_stated(name) {
            out.insert(name.to_owned(), value);
        }
    }
    Value::Object(out)
}

fn of_use(password: &Known<Id>) -> Value {
    match password {
        Known::Unknown => json!("?"),
        Known::Is(id) => json!(id.as_str()),
    }
}

fn known<T: Into<Value>>(value: Known<T>) -> Value {
    match value {
        Known::Unknown => json!("?"),
        Known::Is(inner) => inner.into(),
    }
}
