//! Answers → profile: what a set-up looks like once everything said so far is put together.

use crate::domain::answer::{Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Choice, Identity, Platform, Setting};
use crate::domain::id::Id;
use crate::domain::names::{self, Names};
use crate::domain::profile::{
    Account, AccountKind, Apps, CodeStore, Codes, Device, DeviceKind, Hygiene, Known, Level, Lock, Method,
    Number, PasswordGroup, Person, Profile, SecondFactor,
};
use crate::domain::report::Label;
use crate::domain::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// The password group of every account whose password is said to be used elsewhere too. Where a vault tells several such
/// passwords apart, each has the name of the choice that says so.
pub(super) const SHARED: &str = "shared";
/// The prefix of the password group of an account with a password of its own.
pub(super) const OWN: &str = "own-";
/// The device that stands for an office or shared computer.
pub(super) const SHARED_COMPUTER: &str = "office-computer";
/// The phone and the computer that are assumed while nobody has said which devices there are.
pub const ASSUMED: [(&str, DeviceKind); 2] = [
    ("assumed-phone", DeviceKind::Android),
    ("assumed-computer", DeviceKind::Windows),
];

/// What a device is called for ever: by its kind and its order among those of its kind, so that the answers about it
/// stay with it whatever else joins or leaves the list.
pub fn device_id(kind: DeviceKind, order: usize) -> Id {
    Id::new(format!("{}-{order}", kind.as_str()))
}

/// The password group of an account with a password of its own.
pub(super) fn own(account: &Id) -> Id {
    Id::new(format!("{OWN}{account}"))
}

/// A person's set-up as answered so far, and what its things are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The profile: what was not answered is "?".
    pub profile: Profile,
    /// The same where a missing answer about places is worst for the owner: signed in on one device, saved nowhere.
    /// None when nothing of the kind is missing. A profile has no "?" for these, and what is worst for the exposure
    /// (everywhere) is best for the lock-out.
    pub cautious: Option<Profile>,
    /// What things are called.
    pub labels: BTreeMap<Subject, Label>,
    /// The platform of each account, and `phone-number` and `devices` for the rest.
    pub platform_of: BTreeMap<Id, String>,
}

impl Sheet {
    /// Everything that can be asked about, in the order of the interview: person, accounts, passwords, numbers, devices.
    pub fn subjects(&self) -> Vec<Subject> {
        subjects(&self.profile)
    }

    /// The platform a subject's settings are on.
    pub fn platform<'c>(&self, catalog: &'c Catalog, subject: &Subject) -> Option<&'c Platform> {
        match subject {
            Subject::Account(id) => catalog.platform(self.platform_of.get(id)?),
            Subject::Number(_) => catalog.platform("phone-number"),
            Subject::Device(_) => catalog.platform("devices"),
            Subject::Setup | Subject::Person | Subject::Password(_) => None,
        }
    }
}

/// Everything of a profile that can be asked about, in the order of the interview.
pub(super) fn subjects(profile: &Profile) -> Vec<Subject> {
    let mut out = vec![Subject::Setup, Subject::Person];
    let accounts = profile.accounts.iter().map(|account| account.id.clone());
    out.extend(accounts.map(Subject::Account));
    let passwords = profile.passwords.iter().map(|group| group.id.clone());
    out.extend(passwords.map(Subject::Password));
    let numbers = profile.numbers.iter().map(|number| number.id.clone());
    out.extend(numbers.map(Subject::Number));
    let devices = profile.devices.iter().map(|device| device.id.clone());
    out.extend(devices.map(Subject::Device));
    out
}

/// Looks answers up by the attribute they set.
struct Reader<'a> {
    catalog: &'a Catalog,
    answers: &'a Answers,
}

impl<'a> Reader<'a> {
    /// The choices given for an attribute of a subject; `None` when unanswered, skipped or unknown.
    fn given(&self, attribute: Attribute, subject: &Subject) -> Option<(Vec<&'a Choice>, &'a [String])> {
        self.catalog
            .controls
            .iter()
            .filter(|control| control.sets == Some(attribute))
            .find_map(|control| {
                let question = QuestionId {
                    control: control.id.clone(),
                    subject: subject.clone(),
                };
                match &self.answers.get(&question)?.given {
                    Given::Chosen(ids) => Some((
                        ids.iter()
                            .filter_map(|id| control.choices.iter().find(|choice| choice.id == *id))
                            .collect(),
                        ids.as_slice(),
                    )),
                    Given::DontKnow | Given::Skipped => None,
                }
            })
    }

    /// Whether the program measured an attribute of a subject.
    fn is_measured(&self, attribute: Attribute, subject: &Subject) -> bool {
        let controls = self.catalog.controls.iter();
        let mut sets = controls.filter(|control| control.sets == Some(attribute));
        sets.any(|control| {
            let question = QuestionId {
                control: control.id.clone(),
                subject: subject.clone(),
            };
            let answer = self.answers.get(&question);
            answer.is_some_and(|answer| answer.evidence == Evidence::Measured)
        })
    }

    /// The name of the password group of an account; none where nothing is known of its password.
    fn group(&self, id: &Id, subject: &Subject) -> Option<Id> {
        let choice = *self.given(Attribute::Password, subject)?.0.first()?;
        match &choice.set {
            Some(Setting::Word(word)) if word == SHARED && choice.measured_only => {
                Some(Id::new(choice.id.clone()))
            }
            Some(Setting::Word(word)) if word == SHARED => Some(Id::from(SHARED)),
            Some(Setting::Word(_)) => Some(own(id)),
            _ => None,
        }
    }

    fn setting(&self, attribute: Attribute, subject: &Subject) -> Option<&'a Setting> {
        self.given(attribute, subject)?.0.first()?.set.as_ref()
    }

    fn flag(&self, attribute: Attribute, subject: &Subject) -> Known<bool> {
        match self.setting(attribute, subject) {
            Some(Setting::Flag(flag)) => Known::Is(*flag),
            _ => Known::Unknown,
        }
    }

    fn number(&self, attribute: Attribute, subject: &Subject) -> Known<u8> {
        match self.setting(attribute, subject) {
            Some(Setting::Number(number)) => Known::Is(*number),
            _ => Known::Unknown,
        }
    }

    fn word(&self, attribute: Attribute, subject: &Subject) -> Option<&'a str> {
        match self.setting(attribute, subject) {
            Some(Setting::Word(word)) => Some(word.as_str()),
            _ => None,
        }
    }

    fn level(&self, attribute: Attribute) -> Known<Level> {
        match self.word(attribute, &Subject::Person) {
            Some("low") => Known::Is(Level::Low),
            Some("medium") => Known::Is(Level::Medium),
            Some("high") => Known::Is(Level::High),
            _ => Known::Unknown,
        }
    }
}

/// Puts the answers together. Set-up that was skipped is assumed to be the ordinary one (a phone, a computer,
/// a number), with nothing known about it: never better than an honest answer on the axis of exposure, and with
/// [`Sheet::cautious`] not on the other one either.
pub fn sheet(catalog: &Catalog, names: &Names, answers: &Answers) -> Sheet {
    let reader = Reader { catalog, answers };
    let person = Person {
        target: reader.level(Attribute::Target),
        oversharing: reader.level(Attribute::Oversharing),
    };
    let platforms = accounts_used(&reader);
    let devices = devices(&reader, &platforms);
    let numbers = numbers(&reader, &devices);
    let mut profile = Profile {
        person,
        devices,
        numbers,
        passwords: Vec::new(),
        similar: Vec::new(),
        accounts: Vec::new(),
    };
    let mut platform_of = BTreeMap::new();
    for (id, platform) in &platforms {
        platform_of.insert(id.clone(), platform.id.clone());
    }
    let skeleton: Vec<(Id, AccountKind)> = platforms
        .iter()
        .map(|(id, platform)| (id.clone(), platform.kind.unwrap_or(AccountKind::Other)))
        .collect();
    let mut similar = Vec::new();
    for (id, platform) in &platforms {
        let account = account(&reader, &profile, &skeleton, id, platform, &platforms);
        if reader.word(Attribute::Password, &Subject::Account(id.clone())) == Some("similar") {
            similar.push(own(id));
        }
        profile.accounts.push(account);
    }
    passwords(&reader, &mut profile, &similar);
    let mut labels = labels(catalog, names, &profile, &platform_of);
    if reader.setting(Attribute::UsedNumbers, &Subject::Setup).is_none() {
        for number in &profile.numbers {
            let label = label(Some("phone-number".to_owned()), names.assumed_number.clone());
            labels.insert(Subject::Number(number.id.clone()), label);
        }
    }
    Sheet {
        cautious: cautious(&reader, &profile),
        profile,
        labels,
        platform_of,
    }
}

/// The profile with the answers about places that are missing, each as bad for the owner as it may be.
fn cautious(reader: &Reader<'_>, profile: &Profile) -> Option<Profile> {
    let mut out = profile.clone();
    for account in &mut out.accounts {
        let subject = Subject::Account(account.id.clone());
        let missing = |attribute| reader.word(attribute, &subject).is_none();
        if missing(Attribute::Devices) {
            account.devices.truncate(1);
        }
        if missing(Attribute::SavedIn) {
            account.saved_in.clear();
        }
    }
    (out != *profile).then_some(out)
}

/// The accounts there are, with their platforms: what was chosen, the vault, the pages and who runs them.
fn accounts_used<'a>(reader: &Reader<'a>) -> Vec<(Id, &'a Platform)> {
    let mut out: Vec<(Id, &Platform)> = Vec::new();
    let add = |out: &mut Vec<(Id, &'a Platform)>, platform: &'a Platform| {
        let before = out.iter().filter(|(_, known)| known.id == platform.id).count();
        let id = if before == 0 {
            platform.id.clone()
        } else {
            format!("{}-{}", platform.id, before + 1)
        };
        out.push((Id::new(id), platform));
    };
    if let Some((_, ids)) = reader.given(Attribute::UsedAccounts, &Subject::Setup) {
        for platform in ids.iter().filter_map(|id| reader.catalog.platform(id)) {
            add(&mut out, platform);
        }
    }
    if reader.flag(Attribute::UsedVault, &Subject::Setup) == Known::Is(true)
        && let Some(vault) = reader
            .catalog
            .platforms
            .iter()
            .find(|p| p.kind == Some(AccountKind::Vault))
    {
        add(&mut out, vault);
    }
    if let Some((_, ids)) = reader.given(Attribute::RunPages, &Subject::Setup) {
        for platform in ids.iter().filter_map(|id| reader.catalog.platform(id)) {
            let runner = platform
                .run_from
                .as_deref()
                .and_then(|id| reader.catalog.platform(id));
            if let Some(runner) = runner
                && !out.iter().any(|(_, known)| known.id == runner.id)
            {
                add(&mut out, runner);
            }
            add(&mut out, platform);
        }
    }
    out
}

fn devices(reader: &Reader<'_>, accounts: &[(Id, &Platform)]) -> Vec<Device> {
    let mut listed: Vec<(Id, DeviceKind)> = Vec::new();
    match reader.given(Attribute::UsedDevices, &Subject::Setup) {
        None => listed.extend(ASSUMED.map(|(id, kind)| (Id::from(id), kind))),
        Some((choices, _)) => {
            for choice in choices {
                if let Some(Setting::Device(kind)) = choice.set {
                    let before = listed.iter().filter(|(_, known)| *known == kind).count();
                    listed.push((device_id(kind, before + 1), kind));
                }
            }
        }
    }
    // Phones first: where sessions are ended, the phone is the one to keep.
    listed.sort_by_key(|(_, kind)| !kind.is_phone());
    let mut out: Vec<Device> = listed
        .into_iter()
        .map(|(id, kind)| device(reader, id, kind))
        .collect();
    // An office or shared machine is asked about only where somebody is signed in on one.
    let foreign = |id: &Id| reader.word(Attribute::Devices, &Subject::Account(id.clone())) == Some("all");
    if accounts.iter().any(|(id, _)| foreign(id)) {
        out.push(device(reader, SHARED_COMPUTER.into(), DeviceKind::Windows));
    }
    out
}

fn device(reader: &Reader<'_>, id: Id, kind: DeviceKind) -> Device {
    let subject = Subject::Device(id.clone());
    let hygiene = match reader.word(Attribute::Hygiene, &subject) {
        Some("good") => Known::Is(Hygiene::Good),
        Some("normal") => Known::Is(Hygiene::Normal),
        Some("risky") => Known::Is(Hygiene::Risky),
        _ => Known::Unknown,
    };
    let lock = match reader.word(Attribute::Lock, &subject) {
        Some("none") => Known::Is(Lock::None),
        Some("short") => Known::Is(Lock::Short),
        Some("strong") => Known::Is(Lock::Strong),
        _ => Known::Unknown,
    };
    Device {
        id,
        kind,
        hygiene,
        lock,
    }
}

/// The office or shared computer that is added once an account is said to be open there; none when it is there.
pub fn shared_computer(profile: &Profile) -> Option<Device> {
    let known = profile
        .devices
        .iter()
        .any(|device| device.id.as_str() == SHARED_COMPUTER);
    (!known).then(|| Device {
        id: SHARED_COMPUTER.into(),
        kind: DeviceKind::Windows,
        hygiene: Known::Unknown,
        lock: Known::Unknown,
    })
}

fn numbers(reader: &Reader<'_>, devices: &[Device]) -> Vec<Number> {
    let count = match reader.setting(Attribute::UsedNumbers, &Subject::Setup) {
        Some(Setting::Number(count)) => *count,
        _ => 1,
    };
    let device = devices
        .iter()
        .find(|device| device.kind.is_phone())
        .map(|device| device.id.clone());
    (1..=count)
        .map(|order| {
            let id = Id::new(format!("number-{order}"));
            let sim_pin = reader.flag(Attribute::SimPin, &Subject::Number(id.clone()));
            Number {
                id,
                device: device.clone(),
                sim_pin,
            }
        })
        .collect()
}

fn account(
    reader: &Reader<'_>,
    profile: &Profile,
    skeleton: &[(Id, AccountKind)],
    id: &Id,
    platform: &Platform,
    platforms: &[(Id, &Platform)],
) -> Account {
    let subject = Subject::Account(id.clone());
    // A setting the platform does not have is known: it is not there.
    let has = |attribute: Attribute| {
        reader
            .catalog
            .controls
            .iter()
            .any(|control| control.sets == Some(attribute) && platform.control(&control.id).is_some())
    };
    let word = |attribute| reader.word(attribute, &subject);
    let mailbox = || {
        skeleton
            .iter()
            .find(|(other, kind)| *kind == AccountKind::Mail && other != id)
            .map(|(other, _)| other.clone())
    };
    let number = profile.numbers.first().map(|number| number.id.clone());

    let password =
        has(Attribute::Password).then(|| reader.group(id, &subject).map_or(Known::Unknown, Known::Is));
    let second = match reader.setting(Attribute::Second, &subject) {
        Some(Setting::Methods(methods)) => {
            Known::Is(factors(methods, profile, mailbox().as_ref(), Some(platform)))
        }
        _ if has(Attribute::Second) => Known::Unknown,
        _ => Known::Is(Vec::new()),
    };
    let recovery_mail = match word(Attribute::RecoveryMail) {
        Some("main") => Known::Is(mailbox().into_iter().collect()),
        None if has(Attribute::RecoveryMail) => Known::Unknown,
        Some(_) | None => Known::Is(Vec::new()),
    };
    let recovery_sms = match word(Attribute::RecoverySms) {
        // The one number there is: it is the account.
        _ if platform.identity == Identity::Number && profile.numbers.len() == 1 => {
            Known::Is(number.into_iter().collect())
        }
        Some("number") => Known::Is(number.into_iter().collect()),
        None if has(Attribute::RecoverySms) => Known::Unknown,
        Some(_) | None => Known::Is(Vec::new()),
    };
    let questions = if has(Attribute::Questions) {
        reader.flag(Attribute::Questions, &subject)
    } else {
        Known::Is(false)
    };
    let apps = match word(Attribute::Apps) {
        Some("none") => Known::Is(Apps::None),
        Some("few") => Known::Is(Apps::Few),
        Some("many") => Known::Is(Apps::Many),
        _ if has(Attribute::Apps) => Known::Unknown,
        _ => Known::Is(Apps::None),
    };
    let no_second = second.value().is_some_and(Vec::is_empty);
    let codes = match word(Attribute::Codes) {
        _ if no_second => Known::Is(Codes::None),
        // The extra password is not lost with the phone: the owner keeps it elsewhere.
        _ if platform.extra_password && !second.is_unknown() => Known::Is(Codes::Paper),
        Some("paper") => Known::Is(Codes::Paper),
        Some("mail") => {
            Known::Is(mailbox().map_or(Codes::None, |mail| Codes::Stored(vec![CodeStore::Mail(mail)])))
        }
        None if has(Attribute::Codes) => Known::Unknown,
        Some(_) | None => Known::Is(Codes::None),
    };
    let shared_with = if has(Attribute::SharedWith) {
        reader.number(Attribute::SharedWith, &subject)
    } else {
        Known::Is(0)
    };
    let is_page = platform.kind == Some(AccountKind::Page);
    let vault = skeleton
        .iter()
        .find(|(other, kind)| *kind == AccountKind::Vault && other != id)
        .filter(|_| word(Attribute::SavedIn) == Some("vault"))
        .map(|(other, _)| other.clone());
    let admins = match &platform.run_from {
        Some(runner) if is_page => platforms
            .iter()
            .find(|(_, known)| known.id == *runner)
            .map(|(id, _)| id.clone())
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    Account {
        id: id.clone(),
        kind: platform.kind.unwrap_or(AccountKind::Other),
        value: platform.value,
        password,
        second,
        recovery_mail,
        recovery_sms,
        questions,
        sso: None,
        devices: if is_page {
            Vec::new()
        } else {
            signed_in(profile, word(Attribute::Devices))
        },
        saved_in: if is_page || !has(Attribute::SavedIn) {
            Vec::new()
        } else {
            saved_in(profile, word(Attribute::SavedIn))
        },
        vault,
        admins,
        shared_with,
        apps,
        codes,
        // Unanswered counts as needed: nobody is told to close what they did not speak about.
        needed: reader.flag(Attribute::Needed, &subject) != Known::Is(false),
    }
}

/// Second factors with their places: the first phone, the first number, the mailbox.
///
/// Where the number is the account, a code by SMS always stands in for them; an extra password is on top of that code.
pub(super) fn factors(
    methods: &[Method],
    profile: &Profile,
    mailbox: Option<&Id>,
    platform: Option<&Platform>,
) -> Vec<SecondFactor> {
    let falls_back = platform
        .is_some_and(|platform| platform.identity == Identity::Number && !platform.extra_password)
        && !methods.is_empty()
        && !methods.contains(&Method::Sms);
    let number = profile.numbers.first().map(|number| number.id.clone());
    let phone = profile
        .devices
        .iter()
        .find(|device| device.kind.is_phone())
        .map(|device| device.id.clone());
    methods
        .iter()
        .chain(falls_back.then_some(&Method::Sms))
        .map(|method| SecondFactor {
            method: *method,
            place: match method {
                // What is not in the profile keeps a name of its own: it helps no attacker who
                // holds the profile's things, and the owner can lose it.
                Method::Sms => number.clone().unwrap_or_else(|| "number-1".into()),
                Method::Totp | Method::Push => phone.clone().unwrap_or_else(|| "app".into()),
                Method::Key => "key-1".into(),
                Method::Email => mailbox.cloned().unwrap_or_else(|| "mailbox".into()),
            },
        })
        .collect()
}

/// Where an account is signed in; unanswered counts as everywhere.
pub(super) fn signed_in(profile: &Profile, word: Option<&str>) -> Vec<Id> {
    let ids = |wanted: &dyn Fn(&Device) -> bool| {
        profile
            .devices
            .iter()
            .filter(|device| wanted(device))
            .map(|device| device.id.clone())
            .collect::<Vec<_>>()
    };
    match word {
        Some("phone") => {
            let phones = ids(&|device| device.kind.is_phone());
            let first = if phones.is_empty() { ids(&|_| true) } else { phones };
            first.into_iter().take(1).collect()
        }
        Some("own") => ids(&|device| device.id.as_str() != SHARED_COMPUTER),
        _ => ids(&|_| true),
    }
}

/// Where a password is saved in a browser; unanswered counts as on every computer.
pub(super) fn saved_in(profile: &Profile, word: Option<&str>) -> Vec<Id> {
    profile
        .devices
        .iter()
        .filter(|device| match word {
            Some("none" | "vault") => false,
            Some("all") => true,
            _ => !device.kind.is_phone() && device.id.as_str() != SHARED_COMPUTER,
        })
        .map(|device| device.id.clone())
        .collect()
}

fn passwords(reader: &Reader<'_>, profile: &mut Profile, similar: &[Id]) {
    let mut groups: Vec<Id> = Vec::new();
    for account in &profile.accounts {
        if let Some(Known::Is(group)) = &account.password
            && !groups.contains(group)
        {
            groups.push(group.clone());
        }
    }
    let is_own = |id: &Id| id.as_str().starts_with(OWN);
    let shared: Vec<Id> = groups.iter().filter(|id| !is_own(id)).cloned().collect();
    // Who said that a password is used nowhere else knows all their passwords; a vault knows what is in it.
    let vouched: BTreeSet<Id> = (profile.accounts.iter())
        .map(|account| (own(&account.id), Subject::Account(account.id.clone())))
        .filter(|(_, subject)| !reader.is_measured(Attribute::Password, subject))
        .map(|(group, _)| group)
        .collect();
    for id in groups {
        let subject = Subject::Password(id.clone());
        let unique = is_own(&id) && vouched.contains(&id);
        profile.passwords.push(PasswordGroup {
            strength: reader.number(Attribute::Strength, &subject),
            exposed: reader.flag(Attribute::Exposed, &subject),
            personal: reader.flag(Attribute::Personal, &subject),
            // "Only here" is what the owner just said.
            elsewhere: if unique {
                Known::Is(0)
            } else {
                reader.number(Attribute::Elsewhere, &subject)
            },
            paper: false,
            unique,
            id,
        });
    }
    profile.similar = if shared.is_empty() {
        similar
            .iter()
            .zip(similar.iter().skip(1))
            .map(|(one, two)| (one.clone(), two.clone()))
            .collect()
    } else {
        // Nobody said which of them.
        let pairs = shared
            .iter()
            .flat_map(|shared| similar.iter().map(move |own| (shared, own)));
        pairs.map(|(shared, own)| (shared.clone(), own.clone())).collect()
    };
}

/// A sheet for a profile file: what its things are called, and which platform each account seems to be on.
pub fn from_profile(catalog: &Catalog, names: &Names, profile: Profile) -> Sheet {
    let mut platform_of: BTreeMap<Id, String> = BTreeMap::new();
    for account in &profile.accounts {
        if let Some(platform) = platform_by_id(catalog, account) {
            platform_of.insert(account.id.clone(), platform.id.clone());
        }
    }
    // A page of no telling name is run from where its administrators are.
    for account in profile
        .accounts
        .iter()
        .filter(|account| account.kind == AccountKind::Page)
    {
        let runners: Vec<&String> = account
            .admins
            .iter()
            .filter_map(|admin| platform_of.get(admin))
            .collect();
        let platform = catalog.platforms.iter().find(|platform| {
            platform
                .run_from
                .as_ref()
                .is_some_and(|from| runners.contains(&from))
        });
        if let Some(platform) = platform
            && !platform_of.contains_key(&account.id)
        {
            platform_of.insert(account.id.clone(), platform.id.clone());
        }
    }
    let labels = labels(catalog, names, &profile, &platform_of);
    Sheet {
        cautious: None,
        profile,
        labels,
        platform_of,
    }
}

/// `facebook-2` is on the platform `facebook`; `gmail` on the one whose name says "Gmail".
fn platform_by_id<'c>(catalog: &'c Catalog, account: &Account) -> Option<&'c Platform> {
    let id = account.id.as_str();
    let stem = id
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches(['-', '_']);
    let fits = |platform: &&Platform| platform.kind == Some(account.kind);
    let named = |platform: &&Platform| {
        platform
            .name
            .en
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word == stem)
    };
    let platforms = || catalog.platforms.iter().filter(fits);
    platforms()
        .find(|platform| platform.id == id || platform.id == stem)
        .or_else(|| platforms().find(named))
        .or_else(|| match account.kind {
            AccountKind::Vault => platforms().next(),
            _ => None,
        })
}

fn labels(
    catalog: &Catalog,
    names: &Names,
    profile: &Profile,
    platform_of: &BTreeMap<Id, String>,
) -> BTreeMap<Subject, Label> {
    let mut out = BTreeMap::new();
    let platform_of_account =
        |account: &Account| platform_of.get(&account.id).and_then(|id| catalog.platform(id));
    let alike = |account: &Account| {
        platform_of_account(account).map_or_else(
            || format!("kind:{:?}", account.kind),
            |platform| platform.id.clone(),
        )
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for account in &profile.accounts {
        let platform = platform_of_account(account);
        let key = alike(account);
        // Beside a "Google 2" plain "Google" would mean both.
        let alone = profile
            .accounts
            .iter()
            .filter(|other| alike(other) == key)
            .count()
            == 1;
        let order = seen.entry(key).or_default();
        *order += 1;
        let n = names::same(order);
        let text = match platform {
            Some(platform) if alone => short(&platform.name),
            Some(platform) => names::fill(&names.nth, &[("account", &short(&platform.name)), ("n", &n)]),
            None => names::fill(names.account_of(account.kind), &[("n", &n)]),
        };
        let platform = platform.map(|platform| platform.id.clone());
        out.insert(Subject::Account(account.id.clone()), label(platform, text));
    }
    let (mut phones, mut computers) = (0, 0);
    for device in &profile.devices {
        let phone = device.kind.is_phone();
        let pattern = match device.id.as_str() {
            SHARED_COMPUTER => &names.shared_computer,
            id if ASSUMED.iter().any(|(assumed, _)| *assumed == id) && phone => &names.assumed_phone,
            id if ASSUMED.iter().any(|(assumed, _)| *assumed == id) => &names.assumed_computer,
            _ if phone => &names.phone,
            _ => &names.computer,
        };
        let order = if phone { &mut phones } else { &mut computers };
        *order += 1;
        let kind = names::same(&Names::system(device.kind));
        let text = names::fill(pattern, &[("n", &names::same(order)), ("kind", &kind)]);
        out.insert(
            Subject::Device(device.id.clone()),
            label(Some("devices".to_owned()), text),
        );
    }
    for (order, number) in profile.numbers.iter().enumerate() {
        let text = names::fill(&names.number, &[("n", &names::same(&(order + 1)))]);
        out.insert(
            Subject::Number(number.id.clone()),
            label(Some("phone-number".to_owned()), text),
        );
    }
    for (order, group) in profile.passwords.iter().enumerate() {
        let users: Vec<Text> = profile
            .accounts
            .iter()
            .filter(|account| account.password.as_ref().and_then(Known::value) == Some(&group.id))
            .filter_map(|account| out.get(&Subject::Account(account.id.clone())))
            .map(|label| Text {
                vi: label.vi.clone(),
                en: label.en.clone(),
            })
            .collect();
        let text = if users.is_empty() {
            names::fill(&names.password, &[("n", &names::same(&(order + 1)))])
        } else {
            names::fill(&names.password_of, &[("accounts", &list(&users))])
        };
        out.insert(Subject::Password(group.id.clone()), label(None, text));
    }
    out
}

/// A name without what it says in brackets: "Google", not "Google (Gmail, YouTube)".
fn short(name: &Text) -> Text {
    let cut = |text: &str| text.split(" (").next().unwrap_or(text).to_owned();
    Text {
        vi: cut(&name.vi),
        en: cut(&name.en),
    }
}

/// The first few, with an ellipsis for the rest.
fn list(items: &[Text]) -> Text {
    const SHOWN: usize = 3;
    let join = |pick: fn(&Text) -> &str| {
        let mut words: Vec<&str> = items.iter().take(SHOWN).map(pick).collect();
        if items.len() > SHOWN {
            words.push("…");
        }
        words.join(", ")
    };
    Text {
        vi: join(|text| text.vi.as_str()),
        en: join(|text| text.en.as_str()),
    }
}

fn label(platform: Option<String>, text: Text) -> Label {
    Label {
        platform,
        vi: text.vi,
        en: text.en,
    }
}
