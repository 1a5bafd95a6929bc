//! What went wrong and what to do about it: the first ten minutes, whom to tell, where help is.

use super::profile::AccountKind;
use super::text::{Provenance, Text};

/// The steps of an incident must fit into these minutes.
pub const FIRST_MINUTES: u32 = 10;

/// Whom to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipient {
    /// The platform the account is on, or the maker of the device.
    Platform,
    /// The mobile carrier.
    Carrier,
    /// The bank or wallet.
    Bank,
    /// Family, friends, colleagues: whoever may be deceived next.
    People,
    /// One's own agency: its head and its officer for network security.
    Agency,
    /// The police, and other authorities that take reports.
    Police,
}

impl Recipient {
    /// Everyone, in the order in which channels nobody is sent to are listed.
    pub const ALL: [Recipient; 6] = [
        Recipient::Bank,
        Recipient::Carrier,
        Recipient::Platform,
        Recipient::Agency,
        Recipient::People,
        Recipient::Police,
    ];

    /// The name in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Recipient::Platform => "platform",
            Recipient::Carrier => "carrier",
            Recipient::Bank => "bank",
            Recipient::People => "people",
            Recipient::Agency => "agency",
            Recipient::Police => "police",
        }
    }
}

/// One step of the first ten minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// About how many minutes it takes.
    pub minutes: u32,
    /// What to do, imperative.
    pub text: Text,
}

/// Somebody to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tell {
    /// Whom.
    pub who: Recipient,
    /// Why; a clause.
    pub why: Text,
}

/// Something that goes wrong with an account, a phone or money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Stable id.
    pub id: String,
    /// Other names for the command line: Vietnamese without marks, kebab.
    pub aliases: Vec<String>,
    /// What happened.
    pub title: Text,
    /// How one recognises it.
    pub sign: Text,
    /// The first ten minutes, in order.
    pub steps: Vec<Step>,
    /// What not to do.
    pub avoid: Vec<Text>,
    /// Whom to tell, in order.
    pub tell: Vec<Tell>,
    /// What to keep as evidence.
    pub keep: Vec<Text>,
    /// The kinds of account whose recovery path helps; it is written with the platform.
    pub recovers: Vec<AccountKind>,
    /// Protective provisions behind it: `luat-anm-2025#d42.3`.
    pub provisions: Vec<String>,
    /// Where the advice comes from.
    pub provenance: Provenance,
}

/// A place that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Stable id.
    pub id: String,
    /// Whom one reaches there.
    pub who: Recipient,
    /// The platform it is about; none where it is about no platform in particular.
    pub platform: Option<String>,
    /// Its name.
    pub name: Text,
    /// How one reaches it; a clause.
    pub how: Text,
    /// A link, https only.
    pub url: Option<String>,
    /// The incidents it helps with.
    pub incidents: Vec<String>,
    /// What is not certain about it; shown wherever the channel is.
    pub doubt: Option<Text>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The warning that stands on every page of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// A sentence or two.
    pub text: Text,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// All help there is. What is built in stands before what a pack adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Against those who prey on people in need.
    pub warning: Option<Warning>,
    /// In the order in which they are offered.
    pub incidents: Vec<Incident>,
    /// In the order in which they are shown.
    pub channels: Vec<Channel>,
}

impl Help {
    /// The incident of an id or of another name.
    pub fn incident(&self, name: &str) -> Option<&Incident> {
        let by_id = self.incidents.iter().find(|incident| incident.id == name);
        by_id.or_else(|| {
            self.incidents
                .iter()
                .find(|incident| incident.aliases.iter().any(|alias| alias == name))
        })
    }

    /// The channel of an id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The channels that help with an incident.
    pub fn channels_for<'a>(&'a self, incident: &'a str) -> impl Iterator<Item = &'a Channel> {
        self.channels
            .iter()
            .filter(move |channel| channel.incidents.iter().any(|id| id == incident))
    }
}
