//! The closed lists of content files: each spelling and what it means.

use crate::domain::checklist::{ChoiceState, Identity, Need, Scope, Surface};
use crate::domain::directive::{InstrumentLevel, InstrumentStatus};
use crate::domain::incident::Recipient;
use crate::domain::params::{Tag, Unit};
use crate::domain::profile::{AccountKind, DeviceKind, Method, Value};
use crate::domain::spelling::distance;
use crate::domain::text::Mark;

/// A closed list.
pub(crate) type Words<T> = &'static [(&'static str, T)];

pub(crate) const SCOPES: Words<Scope> = &[
    ("setup", Scope::Setup),
    ("person", Scope::Person),
    ("device", Scope::Device),
    ("number", Scope::Number),
    ("password", Scope::Password),
    ("account", Scope::Account),
];

pub(crate) const STATES: Words<ChoiceState> = &[
    ("good", ChoiceState::Good),
    ("bad", ChoiceState::Bad),
    ("neutral", ChoiceState::Neutral),
];

pub(crate) const METHODS: Words<Method> = &[
    ("email", Method::Email),
    ("sms", Method::Sms),
    ("totp", Method::Totp),
    ("push", Method::Push),
    ("key", Method::Key),
];

pub(crate) const NEEDS: Words<Need> = &[
    ("email", Need::Method(Method::Email)),
    ("sms", Need::Method(Method::Sms)),
    ("totp", Need::Method(Method::Totp)),
    ("push", Need::Method(Method::Push)),
    ("key", Need::Method(Method::Key)),
    ("extra-password", Need::ExtraPassword),
];

pub(crate) const IDENTITIES: Words<Identity> = &[("login", Identity::Login), ("number", Identity::Number)];

pub(crate) const DEVICES: Words<DeviceKind> = &[
    ("windows", DeviceKind::Windows),
    ("mac", DeviceKind::Mac),
    ("linux", DeviceKind::Linux),
    ("android", DeviceKind::Android),
    ("ios", DeviceKind::Ios),
];

pub(crate) const ACCOUNT_KINDS: Words<AccountKind> = &[
    ("mail", AccountKind::Mail),
    ("idp", AccountKind::Idp),
    ("social", AccountKind::Social),
    ("vault", AccountKind::Vault),
    ("page", AccountKind::Page),
    ("other", AccountKind::Other),
];

pub(crate) const RECIPIENTS: Words<Recipient> = &[
    ("platform", Recipient::Platform),
    ("carrier", Recipient::Carrier),
    ("bank", Recipient::Bank),
    ("people", Recipient::People),
    ("agency", Recipient::Agency),
    ("police", Recipient::Police),
];

pub(crate) const VALUES: Words<Value> = &[
    ("critical", Value::Critical),
    ("high", Value::High),
    ("normal", Value::Normal),
    ("low", Value::Low),
];

pub(crate) const SURFACES: Words<Surface> = &[("app", Surface::App), ("web", Surface::Web)];

pub(crate) const MARKS: Words<Mark> = &[
    ("verified", Mark::Verified),
    ("secondary", Mark::Secondary),
    ("unverified", Mark::Unverified),
];

pub(crate) const LEVELS: Words<InstrumentLevel> = &[
    ("law", InstrumentLevel::Law),
    ("decree", InstrumentLevel::Decree),
    ("circular", InstrumentLevel::Circular),
    ("ministerial-decision", InstrumentLevel::MinisterialDecision),
    ("resolution", InstrumentLevel::Resolution),
    ("standard", InstrumentLevel::Standard),
    ("party-central", InstrumentLevel::PartyCentral),
    ("party-provincial", InstrumentLevel::PartyProvincial),
];

pub(crate) const STATUSES: Words<InstrumentStatus> = &[
    ("in-force", InstrumentStatus::InForce),
    ("in-force-partly", InstrumentStatus::InForcePartly),
    ("ended", InstrumentStatus::Ended),
    ("unknown", InstrumentStatus::Unknown),
];

pub(crate) const UNITS: Words<Unit> = &[
    ("rate", Unit::Rate),
    ("prob", Unit::Prob),
    ("factor", Unit::Factor),
    ("loss", Unit::Loss),
];

pub(crate) const TAGS: Words<Tag> = &[
    ("measured", Tag::Measured),
    ("derived", Tag::Derived),
    ("prior", Tag::Prior),
];

/// The meaning of a spelling.
pub(crate) fn meaning<T: Copy>(words: Words<T>, spelling: &str) -> Option<T> {
    words
        .iter()
        .find(|(known, _)| *known == spelling)
        .map(|(_, value)| *value)
}

/// The spellings, for people: `app, web`.
pub(crate) fn spellings<T>(words: Words<T>) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

/// The spelling in `known` that was probably meant, if one is close enough.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // What somebody wrote may be very long; nothing close can be.
    if written.chars().count() > 64 {
        return None;
    }
    let folded = written.to_lowercase().replace(['_', ' '], "-");
    known
        .into_iter()
        .map(|word| (distance(&folded, &word.to_lowercase().replace('_', "-")), word))
        .filter(|(far, word)| *far <= 1 + word.chars().count() / 4)
        .min_by_key(|(far, _)| *far)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_finger_are_recognised_and_other_words_are_not() {
        let known = ["second-factor", "sessions", "title"];
        assert_eq!(nearest("second_factor", known), Some("second-factor"));
        assert_eq!(nearest("secnod-factor", known), Some("second-factor"));
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("tên", known), None);
        assert_eq!(nearest("", known), None);
    }
}
