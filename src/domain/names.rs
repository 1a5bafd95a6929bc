//! What things are called on the screen: by platform and order, never by a login.

use super::profile::{AccountKind, DeviceKind};
use super::text::Text;

/// Patterns for labels, in both languages. `{n}` is the order, `{kind}` a device's system, `{account}` an account's label.
///
/// The words live with the other words of the interface; the engines only fill them in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// A phone: "điện thoại {n} ({kind})".
    pub phone: Text,
    /// A computer.
    pub computer: Text,
    /// A computer at work or shared with others.
    pub shared_computer: Text,
    /// A phone that nobody named: it is only assumed that there is one.
    pub assumed_phone: Text,
    /// A computer that is only assumed.
    pub assumed_computer: Text,
    /// A phone number: "số điện thoại {n}".
    pub number: Text,
    /// A phone number that is only assumed.
    pub assumed_number: Text,
    /// A password, by the accounts that use it: "mật khẩu của {accounts}".
    pub password_of: Text,
    /// A password no account uses, by order.
    pub password: Text,
    /// A second account of one platform: "{account} {n}".
    pub nth: Text,
    /// Accounts of no known platform, by kind: mailbox, identity provider, social, vault, page, other.
    pub account: [Text; 6],
}

impl Names {
    /// The pattern for an account of no known platform.
    pub fn account_of(&self, kind: AccountKind) -> &Text {
        let [mail, idp, social, vault, page, other] = &self.account;
        match kind {
            AccountKind::Mail => mail,
            AccountKind::Idp => idp,
            AccountKind::Social => social,
            AccountKind::Vault => vault,
            AccountKind::Page => page,
            AccountKind::Other => other,
        }
    }

    /// The product name of a device's system; the same in every language.
    pub fn system(kind: DeviceKind) -> &'static str {
        match kind {
            DeviceKind::Windows => "Windows",
            DeviceKind::Mac => "Mac",
            DeviceKind::Linux => "Linux",
            DeviceKind::Android => "Android",
            DeviceKind::Ios => "iPhone",
        }
    }
}

/// Fills the placeholders of a pattern.
pub fn fill(pattern: &Text, values: &[(&str, &Text)]) -> Text {
    let mut out = pattern.clone();
    for (name, value) in values {
        let placeholder = format!("{{{name}}}");
        out.vi = out.vi.replace(&placeholder, &value.vi);
        out.en = out.en.replace(&placeholder, &value.en);
    }
    out
}

/// Fills `{subject}`, and begins the sentence with a capital where the subject stands first.
pub fn about(sentence: &str, subject: &str) -> String {
    let filled = sentence.replace("{subject}", subject);
    let mut letters = filled.chars();
    match letters.next() {
        Some(first) if sentence.starts_with("{subject}") => first.to_uppercase().chain(letters).collect(),
        _ => filled,
    }
}

/// The same word in both languages.
pub fn same(word: &dyn std::fmt::Display) -> Text {
    let word = word.to_string();
    Text {
        vi: word.clone(),
        en: word,
    }
}
