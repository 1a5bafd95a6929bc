//! The content: what is asked, where the settings are, what can be done. Filled by `catalog`.

use super::directive::Registry;
use super::fix::FixKind;
use super::incident::Help;
use super::params::Params;
use super::profile::{AccountKind, DeviceKind, Method, Value};
use super::text::{Provenance, Text};
use std::fmt;

/// What a control is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Which accounts, devices, numbers there are.
    Setup,
    /// The person, once.
    Person,
    /// Each device.
    Device,
    /// Each phone number.
    Number,
    /// Each password group.
    Password,
    /// Each account of a platform that lists the control.
    Account,
}

/// Whether an answer is fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceState {
    /// Nothing to do.
    Good,
    /// Something to do.
    Bad,
    /// Neither: it only says what there is (set-up questions).
    Neutral,
}

/// The attribute of the profile that a control's answers set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the variants are the profile's own attributes")]
pub enum Attribute {
    /// Set-up: which accounts there are (choices come from the platforms).
    UsedAccounts,
    /// Set-up: which devices there are.
    UsedDevices,
    /// Set-up: how many phone numbers there are.
    UsedNumbers,
    /// Set-up: which pages of an agency the person helps to run (choices come from the platforms of kind page).
    RunPages,
    /// Set-up: whether a password manager is used.
    UsedVault,
    Target,
    Oversharing,
    Hygiene,
    Lock,
    SimPin,
    Strength,
    Exposed,
    Personal,
    Elsewhere,
    /// Own, shared or similar password: which group the account belongs to.
    Password,
    Second,
    RecoveryMail,
    RecoverySms,
    Questions,
    Devices,
    SavedIn,
    SharedWith,
    Apps,
    Codes,
    Needed,
}

/// What a choice sets its control's attribute to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A number.
    Number(u8),
    /// Yes or no.
    Flag(bool),
    /// A word of the attribute's closed list (see `Attribute::words`).
    Word(String),
    /// Second factors.
    Methods(Vec<Method>),
    /// A device of this kind.
    Device(DeviceKind),
}

impl Attribute {
    /// Every attribute with its spelling in content files and the profile section it lives in.
    pub const ALL: [(Attribute, &'static str); 25] = [
        (Attribute::UsedAccounts, "used_accounts"),
        (Attribute::UsedDevices, "used_devices"),
        (Attribute::UsedNumbers, "used_numbers"),
        (Attribute::RunPages, "run_pages"),
        (Attribute::UsedVault, "used_vault"),
        (Attribute::Target, "target"),
        (Attribute::Oversharing, "oversharing"),
        (Attribute::Hygiene, "hygiene"),
        (Attribute::Lock, "lock"),
        (Attribute::SimPin, "sim_pin"),
        (Attribute::Strength, "strength"),
        (Attribute::Exposed, "exposed"),
        (Attribute::Personal, "personal"),
        (Attribute::Elsewhere, "elsewhere"),
        (Attribute::Password, "password"),
        (Attribute::Second, "second"),
        (Attribute::RecoveryMail, "recovery_mail"),
        (Attribute::RecoverySms, "recovery_sms"),
        (Attribute::Questions, "questions"),
        (Attribute::Devices, "devices"),
        (Attribute::SavedIn, "saved_in"),
        (Attribute::SharedWith, "shared_with"),
        (Attribute::Apps, "apps"),
        (Attribute::Codes, "codes"),
        (Attribute::Needed, "needed"),
    ];

    /// The spelling in content files; for profile attributes also the one in profile files.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(attribute, _)| *attribute == self)
            .map_or("", |(_, name)| name)
    }

    /// The attribute of a spelling.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(attribute, _)| *attribute)
    }

    /// The scope in which the attribute can be asked.
    pub fn scope(self) -> Scope {
        match self {
            Attribute::UsedAccounts
            | Attribute::UsedDevices
            | Attribute::UsedNumbers
            | Attribute::RunPages
            | Attribute::UsedVault => Scope::Setup,
            Attribute::Target | Attribute::Oversharing => Scope::Person,
            Attribute::Hygiene | Attribute::Lock => Scope::Device,
            Attribute::SimPin => Scope::Number,
            Attribute::Strength | Attribute::Exposed | Attribute::Personal | Attribute::Elsewhere => {
                Scope::Password
            }
            Attribute::Password
            | Attribute::Second
            | Attribute::RecoveryMail
            | Attribute::RecoverySms
            | Attribute::Questions
            | Attribute::Devices
            | Attribute::SavedIn
            | Attribute::SharedWith
            | Attribute::Apps
            | Attribute::Codes
            | Attribute::Needed => Scope::Account,
        }
    }

    /// Whether only the owner's memory holds it: no screen of a platform shows it.
    pub fn is_remembered(self) -> bool {
        matches!(
            self,
            Attribute::Target
                | Attribute::Strength
                | Attribute::Personal
                | Attribute::Elsewhere
                | Attribute::Password
                | Attribute::SharedWith
                | Attribute::Needed
        )
    }

    /// The words a choice may set, where the attribute takes words.
    ///
    /// `password`: `own`, `shared`, `similar`; `recovery_mail`: `none`, `main` (the person's first mailbox);
    /// `recovery_sms`: `none`, `number`; `devices`: `phone` (one phone only), `own` (own phone and computer),
    /// `all` (office or shared machines too); `saved_in`: `none`, `vault` (the password manager), `computers`, `all`;
    /// `codes`: `none`, `paper`, `mail`.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Attribute::Target | Attribute::Oversharing => &["low", "medium", "high"],
            Attribute::Hygiene => &["good", "normal", "risky"],
            Attribute::Lock => &["none", "short", "strong"],
            Attribute::Password => &["own", "shared", "similar"],
            Attribute::RecoveryMail => &["none", "main"],
            Attribute::RecoverySms => &["none", "number"],
            Attribute::Devices => &["phone", "own", "all"],
            Attribute::SavedIn => &["none", "vault", "computers", "all"],
            Attribute::Apps => &["none", "few", "many"],
            Attribute::Codes => &["none", "paper", "mail"],
            _ => &[],
        }
    }
}

/// One possible answer to a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable id, unique within the control.
    pub id: String,
    /// What the person reads.
    pub text: Text,
    /// Whether it is fine.
    pub state: ChoiceState,
    /// What it sets; none when the control sets nothing.
    pub set: Option<Setting>,
    /// Offered only where the platform has this.
    pub needs: Option<Need>,
    /// Offered only on these platforms, which do the thing their own way; everywhere where empty.
    pub only_on: Vec<String>,
    /// Never offered: only a measurement of the program says it.
    pub measured_only: bool,
}

impl Choice {
    /// Whether it is about this platform's own way of doing the thing, or about no platform in particular.
    pub fn speaks_of(&self, platform: Option<&Platform>) -> bool {
        self.only_on.is_empty() || platform.is_some_and(|platform| self.only_on.contains(&platform.id))
    }
}

/// What a platform must have for a choice to make sense there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// This second factor.
    Method(Method),
    /// A password of one's own on top of the sign-in code.
    ExtraPassword,
}

/// What to do about a bad answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The fix of the exposure model it carries out; none when the model has none.
    pub kind: Option<FixKind>,
    /// Minutes it takes: the model's where it carries out a fix, the author's otherwise.
    pub minutes: u32,
    /// The choice of the control it leads to, where there are several ways; only without a fix of the model.
    pub leads_to: Option<String>,
    /// The action, imperative; `{subject}` stands for the account, device or number.
    pub title: Text,
    /// What it closes, one sentence: coping before threat.
    pub closes: Text,
    /// What to have at hand; empty when nothing.
    pub needs: Text,
    /// Numbered steps; `{path}` stands for the platform's menu path, `{subject}` as above.
    pub steps: Vec<Text>,
}

/// One thing that is asked, once for all platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Stable id.
    pub id: String,
    /// What it is asked about.
    pub scope: Scope,
    /// A few words that name it.
    pub title: Text,
    /// The question; `{subject}` stands for the account, device, number or password.
    pub question: Text,
    /// The same question asked once for several subjects; none where that makes no sense.
    pub together: Option<Text>,
    /// Why it is asked.
    pub why: Text,
    /// How to look.
    pub look: Text,
    /// How to fix it, in one or two sentences.
    pub fix: Text,
    /// Seconds an answer takes.
    pub seconds: u32,
    /// Whether several choices may be given (set-up).
    pub multiple: bool,
    /// Whether the program may measure the answer (password strength).
    pub measurable: bool,
    /// The profile attribute the answers set; none for checks outside the model.
    pub sets: Option<Attribute>,
    /// Asked only if that control's answer about the same subject is one of these choices.
    pub only_if: Option<Condition>,
    /// The choices. For `used_accounts` and `run_pages` they are made from the platforms.
    pub choices: Vec<Choice>,
    /// What to do about bad answers.
    pub remedies: Vec<Remedy>,
    /// Protective provisions behind it: `luat-anm-2025#d42.2`.
    pub provisions: Vec<String>,
    /// Where the advice comes from.
    pub provenance: Provenance,
}

/// A control is asked only after certain answers to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The other control, about the same subject.
    pub control: String,
    /// Its choices.
    pub choices: Vec<String>,
}

/// The surface a menu path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// The phone app.
    App,
    /// A browser.
    Web,
}

impl Surface {
    /// The name used in content files and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Surface::App => "app",
            Surface::Web => "web",
        }
    }

    /// The surface of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Surface::App, Surface::Web]
            .into_iter()
            .find(|surface| surface.as_str() == name)
    }
}

/// Where a setting is on one surface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuPath {
    /// Which surface.
    pub surface: Surface,
    /// Menu labels as shown, one level after the other.
    pub vi: Vec<String>,
    /// The same in an English interface.
    pub en: Vec<String>,
    /// A direct link, https only.
    pub url: Option<String>,
    /// Where it comes from, and how sure it is.
    pub provenance: Provenance,
}

/// A control as a platform has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformControl {
    /// The control's id.
    pub control: String,
    /// Where the setting is, app first; empty where none was found.
    pub paths: Vec<MenuPath>,
    /// A quirk worth a sentence; may be empty.
    pub note: Text,
}

/// What an account hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// A login of its own; a phone number may be added or removed.
    Login,
    /// The phone number is the account: whoever holds it can always ask for a code.
    Number,
}

/// A platform, or a class of things that have settings (the phone number, devices).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What kind of account it gives; none for the phone number and devices.
    pub kind: Option<AccountKind>,
    /// What an account of it weighs.
    pub value: Value,
    /// Second factors it offers.
    pub second_factors: Vec<Method>,
    /// Whether a password of one's own can be set on top of the sign-in code.
    pub extra_password: bool,
    /// What the account hangs on.
    pub identity: Identity,
    /// For a page: the platform whose account administers it (`facebook` for a Facebook page).
    pub run_from: Option<String>,
    /// The domains it is signed in to, each as somebody registered it, in lower case; empty where no password belongs to
    /// one: a class of accounts is nobody's domain.
    pub sites: Vec<String>,
    /// The controls that exist there.
    pub controls: Vec<PlatformControl>,
    /// How to get a hijacked account back.
    pub recover: Text,
    /// A link for that, https only.
    pub recover_url: Option<String>,
    /// Where the description as a whole comes from.
    pub provenance: Provenance,
}

/// A named selection of controls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is for.
    pub about: Text,
    /// At most this many questions are asked; none for no limit.
    pub limit: Option<u32>,
    /// The interview must fit into these minutes for the sample set-up of the linter.
    pub budget_minutes: u32,
    /// Controls in the order of the pack.
    pub controls: Vec<String>,
    /// Controls asked once for all subjects (with a choice "differs").
    pub together: Vec<String>,
    /// What is asked of a whole room, in this order; empty where the pack is not for rooms.
    pub rows: Vec<RoomRow>,
    /// What a room sets right together; empty where the pack is not for rooms.
    pub stations: Vec<Station>,
}

/// Which question a row of a room asks: one that can be counted, because everybody is asked the same. Written
/// `second-factor@google`, `incident-ready`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The control.
    pub control: String,
    /// The platform it is asked about; none where it is about the person.
    pub on: Option<String>,
}

/// A row of a room, and what its line on a sheet of paper says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRow {
    /// What it asks.
    pub row: Row,
    /// A few words that name it, for bars and tables.
    pub title: Text,
    /// What is true of whoever has nothing to do: the sheet's line, answered yes, no or don't know.
    pub statement: Text,
}

/// A station of a training day: some minutes in which everybody sets the same thing right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// What it is called.
    pub title: Text,
    /// How long it takes.
    pub minutes: u32,
    /// The rows it mends.
    pub rows: Vec<Row>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.on {
            Some(on) => write!(f, "{}@{on}", self.control),
            None => f.write_str(&self.control),
        }
    }
}

impl Row {
    /// The row of a spelling `control@platform` or `control`.
    pub fn parse(text: &str) -> Self {
        match text.split_once('@') {
            Some((control, on)) => Self {
                control: control.to_owned(),
                on: Some(on.to_owned()),
            },
            None => Self {
                control: text.to_owned(),
                on: None,
            },
        }
    }
}

/// Everything the checklists say.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// What to do when something went wrong.
    pub help: Help,
    /// What is asked.
    pub controls: Vec<Control>,
    /// Where it is asked.
    pub platforms: Vec<Platform>,
    /// Named selections.
    pub packs: Vec<Pack>,
}

/// Everything an audit needs: the checklists, the directives behind them, the model's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What is asked and where.
    pub catalog: Catalog,
    /// The registry of directives.
    pub registry: Registry,
    /// The parameters of the exposure model.
    pub params: Params,
}

impl Catalog {
    /// The control of an id.
    pub fn control(&self, id: &str) -> Option<&Control> {
        self.controls.iter().find(|control| control.id == id)
    }

    /// The platform of an id.
    pub fn platform(&self, id: &str) -> Option<&Platform> {
        self.platforms.iter().find(|platform| platform.id == id)
    }

    /// The pack of an id.
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// The control and remedy that carry out a fix.
    pub fn remedy(&self, kind: FixKind) -> Option<(&Control, &Remedy)> {
        self.controls.iter().find_map(|control| {
            let remedy = control.remedies.iter().find(|remedy| remedy.kind == Some(kind))?;
            Some((control, remedy))
        })
    }
}

impl Control {
    /// The remedy that leads to a choice without a fix of the model: the one written for it, else a general one.
    pub fn remedy_to(&self, choice: &str) -> Option<&Remedy> {
        let mut free = self.remedies.iter().filter(|remedy| remedy.kind.is_none());
        free.clone()
            .find(|remedy| remedy.leads_to.as_deref() == Some(choice))
            .or_else(|| free.find(|remedy| remedy.leads_to.is_none()))
    }

    /// How a choice is to be judged on a platform. Where the number is the account a code by SMS cannot be had off:
    /// whatever second step there is, is as good as it gets.
    pub fn state_on(&self, choice: &Choice, platform: Option<&Platform>) -> ChoiceState {
        let is_on = self.sets == Some(Attribute::Second)
            && matches!(&choice.set, Some(Setting::Methods(methods)) if !methods.is_empty());
        let by_number = platform
            .is_some_and(|platform| platform.identity == Identity::Number && !platform.extra_password);
        if is_on && by_number {
            ChoiceState::Good
        } else {
            choice.state
        }
    }

    /// Whether a choice makes sense on a platform; where nobody described it, every ordinary one does.
    pub fn offers(&self, choice: &Choice, platform: Option<&Platform>) -> bool {
        if choice.measured_only || !choice.speaks_of(platform) {
            return false;
        }
        let Some(platform) = platform else {
            return choice.needs != Some(Need::ExtraPassword);
        };
        let has = match choice.needs {
            None => true,
            Some(Need::Method(method)) => platform.second_factors.contains(&method),
            Some(Need::ExtraPassword) => platform.extra_password,
        };
        // Nobody can take the number off an account that is the number.
        let removes_number = self.sets == Some(Attribute::RecoverySms)
            && matches!(&choice.set, Some(Setting::Word(word)) if word == "none");
        has && !(removes_number && platform.identity == Identity::Number)
    }
}

impl Platform {
    /// How this platform has a control, if it has.
    pub fn control(&self, id: &str) -> Option<&PlatformControl> {
        self.controls.iter().find(|control| control.control == id)
    }
}
