//! What can be done about a weakness.

use super::answer::Subject;
use super::id::Id;
use std::fmt;

/// A kind of fix the exposure model can recompute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the variants are the reference's own names")]
pub enum FixKind {
    UniquePassword,
    SecondTotp,
    SecondKey,
    DropWeakSecond,
    RemoveSmsReset,
    RemoveQuestions,
    OfflineCodes,
    SignOutDevices,
    RemoveApps,
    StopSharing,
    SimPin,
    DeviceLock,
    DeviceClean,
    UnsavePasswords,
    ReduceOversharing,
    CloseAccount,
    AdoptVault,
}

impl FixKind {
    /// Every kind, in the reference's order.
    pub const ALL: [FixKind; 17] = [
        FixKind::UniquePassword,
        FixKind::SecondTotp,
        FixKind::SecondKey,
        FixKind::DropWeakSecond,
        FixKind::RemoveSmsReset,
        FixKind::RemoveQuestions,
        FixKind::OfflineCodes,
        FixKind::SignOutDevices,
        FixKind::RemoveApps,
        FixKind::StopSharing,
        FixKind::SimPin,
        FixKind::DeviceLock,
        FixKind::DeviceClean,
        FixKind::UnsavePasswords,
        FixKind::ReduceOversharing,
        FixKind::CloseAccount,
        FixKind::AdoptVault,
    ];

    /// The reference's name, used in `ranking`, `plan`, `steps` and content files.
    pub fn as_str(self) -> &'static str {
        match self {
            FixKind::UniquePassword => "unique_password",
            FixKind::SecondTotp => "second_totp",
            FixKind::SecondKey => "second_key",
            FixKind::DropWeakSecond => "drop_weak_second",
            FixKind::RemoveSmsReset => "remove_sms_reset",
            FixKind::RemoveQuestions => "remove_questions",
            FixKind::OfflineCodes => "offline_codes",
            FixKind::SignOutDevices => "sign_out_devices",
            FixKind::RemoveApps => "remove_apps",
            FixKind::StopSharing => "stop_sharing",
            FixKind::SimPin => "sim_pin",
            FixKind::DeviceLock => "device_lock",
            FixKind::DeviceClean => "device_clean",
            FixKind::UnsavePasswords => "unsave_passwords",
            FixKind::ReduceOversharing => "reduce_oversharing",
            FixKind::CloseAccount => "close_account",
            FixKind::AdoptVault => "adopt_vault",
        }
    }

    /// The kind of a name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Minutes it takes: expert priors of the reference.
    pub fn minutes(self) -> u32 {
        match self {
            FixKind::DropWeakSecond
            | FixKind::RemoveSmsReset
            | FixKind::RemoveQuestions
            | FixKind::OfflineCodes
            | FixKind::SignOutDevices
            | FixKind::DeviceLock => 3,
            FixKind::UniquePassword | FixKind::RemoveApps | FixKind::SimPin => 4,
            FixKind::StopSharing | FixKind::CloseAccount => 5,
            FixKind::SecondTotp => 6,
            FixKind::SecondKey => 8,
            FixKind::UnsavePasswords | FixKind::ReduceOversharing => 10,
            FixKind::DeviceClean => 30,
            FixKind::AdoptVault => 45,
        }
    }
}

/// One fix for one thing: `second_totp:gmail`, `reduce_oversharing`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FixName {
    /// What to do.
    pub kind: FixKind,
    /// To what; none when it concerns the person as a whole.
    pub subject: Option<Id>,
}

impl FixName {
    /// What the fix is about; its name leaves the kind out.
    pub fn about(&self) -> Subject {
        let Some(id) = &self.subject else {
            return Subject::Person;
        };
        match self.kind {
            FixKind::SimPin => Subject::Number(id.clone()),
            FixKind::DeviceLock | FixKind::DeviceClean | FixKind::UnsavePasswords => {
                Subject::Device(id.clone())
            }
            _ => Subject::Account(id.clone()),
        }
    }
}

impl fmt::Display for FixName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            Some(subject) => write!(f, "{}:{subject}", self.kind.as_str()),
            None => f.write_str(self.kind.as_str()),
        }
    }
}

/// The answer to a control, moved to a better choice the platform offers: `second-factor:zalo`.
///
/// Where the model has no fix of its own that the platform has a place for, this is what can be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BetterAnswer {
    /// The control's stable id: ASCII kebab, so that it is never the name of a model's fix, which has an underscore.
    pub control: String,
    /// What it is asked about.
    pub subject: Subject,
    /// The choice it moves to; the name leaves it out.
    pub choice: String,
}

impl fmt::Display for BetterAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subject.id() {
            "" => f.write_str(&self.control),
            id => write!(f, "{}:{id}", self.control),
        }
    }
}

/// What a person can do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A fix of the exposure model, by its name in `ranking`.
    Fix(FixName),
    /// A better answer to a control.
    Answer(BetterAnswer),
}

impl Action {
    /// What it is about.
    pub fn about(&self) -> Subject {
        match self {
            Action::Fix(fix) => fix.about(),
            Action::Answer(answer) => answer.subject.clone(),
        }
    }

    /// The choice it leads to, where its name leaves that out.
    pub fn choice(&self) -> Option<&str> {
        match self {
            Action::Fix(_) => None,
            Action::Answer(answer) => Some(&answer.choice),
        }
    }

    /// The model's fix, where it is one.
    pub fn fix(&self) -> Option<&FixName> {
        match self {
            Action::Fix(fix) => Some(fix),
            Action::Answer(_) => None,
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Action::Fix(fix) => fix.fmt(f),
            Action::Answer(answer) => answer.fmt(f),
        }
    }
}
