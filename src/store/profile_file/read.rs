//! From a tree to a profile: shapes, words and defaults. What refers to what is checked afterwards.

use super::Stated;
use super::error::{Found, Problem, Wrong};
use super::tree::Tree;
use crate::domain::id::{Id, MAX_LEN};
use crate::domain::profile::{
    Account, AccountKind, Apps, AttributeKey, CodeStore, Codes, Device, DeviceKind, Hygiene, Known, Level,
    Lock, Method, Number, PasswordGroup, Person, Profile, SecondFactor, Section, Value,
};
use crate::domain::spelling::distance;

/// What a file of this shape may call itself.
const SCHEMA: &str = "rasoat.profile/1";

const ROOT: &[&str] = &[
    "schema",
    "person",
    "devices",
    "numbers",
    "passwords",
    "similar",
    "accounts",
];
const PERSON: &[&str] = &["target", "oversharing"];
const DEVICE: &[&str] = &["id", "kind", "hygiene", "lock"];
const NUMBER: &[&str] = &["id", "device", "sim_pin"];
const PASSWORD: &[&str] = &[
    "id",
    "strength",
    "exposed",
    "personal",
    "elsewhere",
    "paper",
    "unique",
];
const ACCOUNT: &[&str] = &[
    "id",
    "kind",
    "value",
    "password",
    "second",
    "recovery_mail",
    "recovery_sms",
    "questions",
    "sso",
    "devices",
    "saved_in",
    "vault",
    "admins",
    "shared_with",
    "apps",
    "codes",
    "needed",
];

/// Whether a file says that it follows a later shape than [`SCHEMA`].
fn is_newer(schema: &str) -> bool {
    schema
        .strip_prefix("rasoat.profile/")
        .and_then(|version| version.parse::<u32>().ok())
        .is_some_and(|version| version > 1)
}

/// Enough to fill the report, so that a hostile file cannot fill the memory.
const ENOUGH: usize = 16;

pub(super) struct Reader<'f> {
    /// The file, to find the line of a name that may not be repeated.
    text: &'f str,
    pub stated: Stated,
    pub problems: Vec<Problem>,
}

type Table<'a> = &'a [(String, Tree)];

impl<'f> Reader<'f> {
    pub(super) fn new(text: &'f str) -> Self {
        Self {
            text,
            stated: Stated::new(),
            problems: Vec::new(),
        }
    }

    fn wrong(&mut self, path: &str, wrong: Wrong) {
        if self.problems.len() < ENOUGH {
            self.problems.push(Problem {
                path: path.to_owned(),
                wrong,
            });
        }
    }

    fn shape(&mut self, path: &str, found: &Tree, allowed: &'static str) {
        let wrong = match found {
            Tree::Text(text) if text == "?" => Wrong::NotUnknown,
            _ => Wrong::Shape {
                found: found.found(),
                allowed,
            },
        };
        self.wrong(path, wrong);
    }

    pub(super) fn profile(&mut self, root: &Tree) -> Profile {
        let mut profile = Profile {
            person: Person {
                target: Known::Is(Level::Low),
                oversharing: Known::Is(Level::Low),
            },
            devices: Vec::new(),
            numbers: Vec::new(),
            passwords: Vec::new(),
            similar: Vec::new(),
            accounts: Vec::new(),
        };
        let Tree::Table(root) = root else {
            self.shape("", root, "{ … }");
            return profile;
        };
        match get(root, "schema") {
            None => {}
            Some(Tree::Text(schema)) if schema == SCHEMA => {}
            Some(Tree::Text(schema)) if is_newer(schema) => {
                self.wrong("schema", Wrong::Newer { known: SCHEMA });
                return profile;
            }
            Some(other) => {
                // The rest follows rules nobody here knows.
                self.wrong(
                    "schema",
                    Wrong::Word {
                        found: other.found(),
                        allowed: vec![SCHEMA.to_owned()],
                    },
                );
                return profile;
            }
        }
        self.fields("", root, ROOT);
        for (key, value) in root {
            match key.as_str() {
                "person" => profile.person = self.person(value),
                "devices" => profile.devices = self.section(key, value, Self::device),
                "numbers" => profile.numbers = self.section(key, value, Self::number),
                "passwords" => profile.passwords = self.section(key, value, Self::password),
                "accounts" => profile.accounts = self.section(key, value, Self::account),
                "similar" => profile.similar = self.similar(value),
                _ => {}
            }
        }
        profile
    }

    fn fields(&mut self, path: &str, table: Table<'_>, known: &'static [&'static str]) {
        for (key, _) in table {
            if self.problems.len() >= ENOUGH {
                return;
            }
            if !known.contains(&key.as_str()) {
                let near = slip(key, known);
                // Any other name may be something that was never meant to be read by others: it is told by its line.
                let told = near.is_some() || is_known_elsewhere(key);
                let line = if told { None } else { line_of_name(self.text, key) };
                let path = match told {
                    true if path.is_empty() => key.clone(),
                    true => join(path, key),
                    false => path.to_owned(),
                };
                let allowed = known;
                self.wrong(&path, Wrong::Field { near, line, allowed });
            }
        }
    }

    fn section<T>(
        &mut self,
        name: &str,
        value: &Tree,
        read: fn(&mut Self, &str, Table<'_>, Id) -> T,
    ) -> Vec<T> {
        let Tree::List(items) = value else {
            self.shape(name, value, "[ … ]");
            return Vec::new();
        };
        let mut out = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let path = format!("{name}[{index}]");
            let Tree::Table(table) = item else {
                self.shape(&path, item, "{ … }");
                continue;
            };
            let id = match get(table, "id") {
                Some(Tree::Text(id)) if acceptable(id, name) => Id::new(id.as_str()),
                Some(Tree::Text(_)) => {
                    self.wrong(&join(&path, "id"), Wrong::Name);
                    continue;
                }
                Some(other) => {
                    self.shape(&join(&path, "id"), other, "[a-z][a-z0-9_-]{0,31}");
                    continue;
                }
                None => {
                    self.wrong(&path, Wrong::Missing("id"));
                    continue;
                }
            };
            out.push(read(self, &path, table, id));
            if self.problems.len() >= ENOUGH {
                break;
            }
        }
        out
    }

    fn state(&mut self, section: Section, id: &str, table: Table<'_>) {
        for (key, _) in table {
            if key != "id" {
                self.stated.insert(AttributeKey {
                    section,
                    id: id.to_owned(),
                    attribute: key.clone(),
                });
            }
        }
    }

    fn person(&mut self, value: &Tree) -> Person {
        let path = "person";
        let table: Table<'_> = if let Tree::Table(table) = value {
            table
        } else {
            self.shape(path, value, "{ … }");
            &[]
        };
        self.fields(path, table, PERSON);
        self.state(Section::Person, "", table);
        Person {
            target: self.word_or_unknown(path, table, "target", Level::Low, Level::NAMES, Level::from_name),
            oversharing: self.word_or_unknown(
                path,
                table,
                "oversharing",
                Level::Low,
                Level::NAMES,
                Level::from_name,
            ),
        }
    }

    fn device(&mut self, path: &str, table: Table<'_>, id: Id) -> Device {
        self.fields(path, table, DEVICE);
        self.state(Section::Devices, id.as_str(), table);
        if get(table, "kind").is_none() {
            self.wrong(path, Wrong::Missing("kind"));
        }
        let hygiene = self.word_or_unknown(
            path,
            table,
            "hygiene",
            Hygiene::Normal,
            Hygiene::NAMES,
            Hygiene::from_name,
        );
        Device {
            id,
            kind: self.word(
                path,
                table,
                "kind",
                DeviceKind::Windows,
                DeviceKind::NAMES,
                DeviceKind::from_name,
            ),
            hygiene,
            lock: self.word_or_unknown(path, table, "lock", Lock::Strong, Lock::NAMES, Lock::from_name),
        }
    }

    fn number(&mut self, path: &str, table: Table<'_>, id: Id) -> Number {
        self.fields(path, table, NUMBER);
        self.state(Section::Numbers, id.as_str(), table);
        Number {
            id,
            device: self.reference(path, table, "device"),
            sim_pin: self.flag_or_unknown(path, table, "sim_pin"),
        }
    }

    fn password(&mut self, path: &str, table: Table<'_>, id: Id) -> PasswordGroup {
        self.fields(path, table, PASSWORD);
        self.state(Section::Passwords, id.as_str(), table);
        PasswordGroup {
            id,
            strength: self.count_or_unknown(path, table, "strength", 4, Some(4)),
            exposed: self.flag_or_unknown(path, table, "exposed"),
            personal: self.flag_or_unknown(path, table, "personal"),
            elsewhere: self.count_or_unknown(path, table, "elsewhere", 0, None),
            paper: self.flag(path, table, "paper", false),
            unique: self.flag(path, table, "unique", false),
        }
    }

    fn account(&mut self, path: &str, table: Table<'_>, id: Id) -> Account {
        self.fields(path, table, ACCOUNT);
        self.state(Section::Accounts, id.as_str(), table);
        let password = match get(table, "password") {
            None | Some(Tree::Null) => None,
            Some(Tree::Text(text)) if text == "?" => Some(Known::Unknown),
            Some(Tree::Text(text)) => Some(Known::Is(Id::new(text.as_str()))),
            Some(other) => {
                self.shape(&join(path, "password"), other, "\"…\", \"?\", null");
                None
            }
        };
        Account {
            id,
            kind: self.word(
                path,
                table,
                "kind",
                AccountKind::Other,
                AccountKind::NAMES,
                AccountKind::from_name,
            ),
            value: self.word(
                path,
                table,
                "value",
                Value::Normal,
                Value::NAMES,
                Value::from_name,
            ),
            password,
            second: self.second(path, table),
            recovery_mail: self.list_or_unknown(path, table, "recovery_mail"),
            recovery_sms: self.list_or_unknown(path, table, "recovery_sms"),
            questions: self.flag_or_unknown(path, table, "questions"),
            sso: self.reference(path, table, "sso"),
            devices: self.list(path, table, "devices"),
            saved_in: self.list(path, table, "saved_in"),
            vault: self.reference(path, table, "vault"),
            admins: self.list(path, table, "admins"),
            shared_with: self.count_or_unknown(path, table, "shared_with", 0, None),
            apps: self.word_or_unknown(path, table, "apps", Apps::None, Apps::NAMES, Apps::from_name),
            codes: self.codes(path, table),
            needed: self.flag(path, table, "needed", true),
        }
    }

    fn word<T>(
        &mut self,
        path: &str,
        table: Table<'_>,
        key: &str,
        default: T,
        names: &[&str],
        read: fn(&str) -> Option<T>,
    ) -> T {
        match get(table, key) {
            None => default,
            Some(Tree::Text(text)) if text == "?" => {
                self.wrong(&join(path, key), Wrong::NotUnknown);
                default
            }
            Some(found) => self
                .named(&join(path, key), found, names, read)
                .unwrap_or(default),
        }
    }

    fn word_or_unknown<T>(
        &mut self,
        path: &str,
        table: Table<'_>,
        key: &str,
        default: T,
        names: &[&str],
        read: fn(&str) -> Option<T>,
    ) -> Known<T> {
        match get(table, key) {
            None => Known::Is(default),
            Some(Tree::Text(text)) if text == "?" => Known::Unknown,
            Some(found) => {
                let value = self.named(&join(path, key), found, names, read);
                Known::Is(value.unwrap_or(default))
            }
        }
    }

    fn named<T>(
        &mut self,
        path: &str,
        found: &Tree,
        names: &[&str],
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = match found {
            Tree::Text(text) => read(text),
            _ => None,
        };
        if value.is_none() {
            self.wrong(
                path,
                Wrong::Word {
                    found: found.found(),
                    allowed: names.iter().map(|name| (*name).to_owned()).collect(),
                },
            );
        }
        value
    }

    fn flag(&mut self, path: &str, table: Table<'_>, key: &str, default: bool) -> bool {
        match get(table, key) {
            None => default,
            Some(Tree::Bool(value)) => *value,
            Some(other) => {
                self.shape(&join(path, key), other, "true, false");
                default
            }
        }
    }

    fn flag_or_unknown(&mut self, path: &str, table: Table<'_>, key: &str) -> Known<bool> {
        match get(table, key) {
            None => Known::Is(false),
            Some(Tree::Bool(value)) => Known::Is(*value),
            Some(Tree::Text(text)) if text == "?" => Known::Unknown,
            Some(other) => {
                self.shape(&join(path, key), other, "true, false, \"?\"");
                Known::Is(false)
            }
        }
    }

    /// A whole number; without an upper end anything from 255 on counts as 255, the model stops much earlier.
    fn count_or_unknown(
        &mut self,
        path: &str,
        table: Table<'_>,
        key: &str,
        default: u8,
        most: Option<i64>,
    ) -> Known<u8> {
        match get(table, key) {
            None => Known::Is(default),
            Some(Tree::Text(text)) if text == "?" => Known::Unknown,
            Some(Tree::Int(value)) if *value >= 0 && most.is_none_or(|most| *value <= most) => {
                Known::Is(u8::try_from(*value).unwrap_or(u8::MAX))
            }
            Some(other) => {
                let allowed = if most.is_some() {
                    "0, 1, 2, 3, 4, \"?\""
                } else {
                    "0, 1, 2, …, \"?\""
                };
                self.shape(&join(path, key), other, allowed);
                Known::Is(default)
            }
        }
    }

    fn reference(&mut self, path: &str, table: Table<'_>, key: &str) -> Option<Id> {
        match get(table, key) {
            None | Some(Tree::Null) => None,
            Some(Tree::Text(text)) if text != "?" => Some(Id::new(text.as_str())),
            Some(other) => {
                self.shape(&join(path, key), other, "\"…\", null");
                None
            }
        }
    }

    fn list(&mut self, path: &str, table: Table<'_>, key: &str) -> Vec<Id> {
        get(table, key).map_or_else(Vec::new, |value| self.names(&join(path, key), value, "[ … ]"))
    }

    fn list_or_unknown(&mut self, path: &str, table: Table<'_>, key: &str) -> Known<Vec<Id>> {
        match get(table, key) {
            None => Known::Is(Vec::new()),
            Some(Tree::Text(text)) if text == "?" => Known::Unknown,
            Some(value) => Known::Is(self.names(&join(path, key), value, "[ … ], \"?\"")),
        }
    }

    fn names(&mut self, path: &str, value: &Tree, allowed: &'static str) -> Vec<Id> {
        self.texts(path, value, allowed)
            .into_iter()
            .map(|(_, text)| Id::new(text))
            .collect()
    }

    /// The texts of a list, with their places.
    fn texts<'t>(&mut self, path: &str, value: &'t Tree, allowed: &'static str) -> Vec<(usize, &'t str)> {
        let Tree::List(items) = value else {
            self.shape(path, value, allowed);
            return Vec::new();
        };
        let mut out = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            match item {
                Tree::Text(text) if text != "?" => out.push((index, text.as_str())),
                other => self.shape(&format!("{path}[{index}]"), other, "\"…\""),
            }
        }
        out
    }

    fn second(&mut self, path: &str, table: Table<'_>) -> Known<Vec<SecondFactor>> {
        let path = join(path, "second");
        let value = match get(table, "second") {
            None => return Known::Is(Vec::new()),
            Some(Tree::Text(text)) if text == "?" => return Known::Unknown,
            Some(value) => value,
        };
        let mut factors = Vec::new();
        for (index, text) in self.texts(&path, value, "[ … ], \"?\"") {
            let factor = text
                .split_once(':')
                .and_then(|(method, place)| Some((Method::from_name(method)?, place)))
                .filter(|(_, place)| !place.is_empty());
            match factor {
                Some((method, place)) => factors.push(SecondFactor {
                    method,
                    place: place.into(),
                }),
                None => self.wrong(
                    &format!("{path}[{index}]"),
                    Wrong::Word {
                        found: Found::Text,
                        allowed: Method::NAMES.iter().map(|name| format!("{name}:…")).collect(),
                    },
                ),
            }
        }
        Known::Is(factors)
    }

    fn codes(&mut self, path: &str, table: Table<'_>) -> Known<Codes> {
        let path = join(path, "codes");
        match get(table, "codes") {
            None => Known::Is(Codes::None),
            Some(Tree::Text(text)) => match text.as_str() {
                "?" => Known::Unknown,
                "none" => Known::Is(Codes::None),
                "paper" => Known::Is(Codes::Paper),
                other => Known::Is(Codes::Stored(self.store(&path, other).into_iter().collect())),
            },
            Some(value) => {
                let mut stores = Vec::new();
                for (index, text) in self.texts(&path, value, "none, paper, mail:…, vault:…, [ … ], \"?\"")
                {
                    stores.extend(self.store(&format!("{path}[{index}]"), text));
                }
                Known::Is(Codes::Stored(stores))
            }
        }
    }

    fn store(&mut self, path: &str, text: &str) -> Option<CodeStore> {
        match text.split_once(':') {
            Some(("mail", id)) => Some(CodeStore::Mail(id.into())),
            Some(("vault", id)) => Some(CodeStore::Vault(id.into())),
            None if matches!(text, "none" | "paper") => Some(CodeStore::Nowhere(text.to_owned())),
            _ => {
                self.wrong(
                    path,
                    Wrong::Word {
                        found: Found::Text,
                        allowed: ["none", "paper", "mail:…", "vault:…"].map(str::to_owned).into(),
                    },
                );
                None
            }
        }
    }

    fn similar(&mut self, value: &Tree) -> Vec<(Id, Id)> {
        let Tree::List(items) = value else {
            self.shape("similar", value, "[ [ \"…\", \"…\" ], … ]");
            return Vec::new();
        };
        let mut out = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = format!("similar[{index}]");
            if let Tree::List(names) = item
                && names.len() != 2
            {
                self.wrong(&path, Wrong::NoPair { count: names.len() });
                continue;
            }
            // What is no name among them is told there.
            let names = self.names(&path, item, "[ \"…\", \"…\" ]");
            if let Ok([one, two]) = <[Id; 2]>::try_from(names) {
                out.push((one, two));
            }
        }
        out
    }
}

fn get<'a>(table: Table<'a>, key: &str) -> Option<&'a Tree> {
    table.iter().find(|entry| entry.0 == key).map(|entry| &entry.1)
}

fn join(path: &str, key: &str) -> String {
    format!("{path}.{key}")
}

/// Whether a name may stand in a file: an opaque one, or one the program made and wrote out.
fn acceptable(name: &str, section: &str) -> bool {
    if Id::is_opaque(name) {
        return true;
    }
    let bare = name.trim_end_matches('+');
    if name.len() > MAX_LEN + 16 {
        return false;
    }
    if section == "accounts" {
        return bare == "vault";
    }
    section == "passwords"
        && (bare == "?pool"
            || ["fix:", "?own:"].iter().any(|prefix| {
                bare.strip_prefix(prefix)
                    .is_some_and(|rest| acceptable(rest, "accounts"))
            }))
}

/// Whether a name is one of the format, only not here.
fn is_known_elsewhere(name: &str) -> bool {
    [ROOT, PERSON, DEVICE, NUMBER, PASSWORD, ACCOUNT]
        .iter()
        .any(|fields| fields.contains(&name))
}

/// The line, from 1, on which a name is given a value, where that is so on one line only.
fn line_of_name(text: &str, name: &str) -> Option<usize> {
    let mut places = text.match_indices(name).filter(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default();
        let behind = text.get(at + name.len()..).unwrap_or_default();
        let alone = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let behind = behind.trim_start_matches(['"', '\'', ' ', '\t']);
        !name.is_empty() && alone && behind.starts_with([':', '='])
    });
    let (at, _) = places.next()?;
    if places.next().is_some() {
        return None;
    }
    Some(1 + text.get(..at)?.matches('\n').count())
}

/// The known name that a name is a slip of.
fn slip(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let plain = (1..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    // Many files have a version; nobody means a person by it.
    if !plain || name == "version" {
        return None;
    }
    known
        .iter()
        .copied()
        .map(|known| (distance(known, name), known))
        .min()
        .filter(|(distance, known)| *distance <= 2.min(known.len() - 1))
        .map(|(_, known)| known)
}
