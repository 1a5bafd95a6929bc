//! Which address phones come in by, where this computer has several: its officer knows which network is the hall's.

use crate::cli::Context;
use crate::cli::choice::Choice;
use crate::cli::exit::Exit;
use crate::room::addresses::{Kind, Reachable};

impl Context {
    /// An address as it is told: with what it belongs to.
    fn address_words(&self, one: &Reachable) -> String {
        let name = one.interface.as_str();
        let kind = match one.kind() {
            Kind::Wireless => Some("hall-interface-wireless"),
            Kind::Wired => Some("hall-interface-wired"),
            Kind::Inward => Some("hall-interface-inward"),
            Kind::Other => None,
        };
        // Windows calls it Wi-Fi itself.
        let kind = kind
            .map(|key| self.locale.text(key))
            .filter(|kind| !name.eq_ignore_ascii_case(kind));
        match kind {
            Some(kind) => format!("{} ({kind} / {name})", one.address),
            None => format!("{} ({name})", one.address),
        }
    }

    /// That there are several, and how another one is chosen.
    pub(super) fn several(&self, found: &[Reachable]) -> String {
        let all: Vec<String> = found.iter().map(|one| self.address_words(one)).collect();
        self.locale
            .with("hall-addresses", &[("addresses", &all.join(", "))])
    }

    /// Asks which one; Enter is the likeliest, which stands first. How the command ends where none is taken.
    pub(super) fn picked<'f>(
        &self,
        found: &'f [Reachable],
        first: &'f Reachable,
    ) -> Result<&'f Reachable, Exit> {
        let offers: Vec<String> = found.iter().map(|one| self.address_words(one)).collect();
        let [ask, enter] = ["hall-choose", "hall-choose-enter"].map(|key| self.locale.text(key));
        match self.choose(&ask, &offers, &enter) {
            Choice::Offer(at) => Ok(found.get(at).unwrap_or(first)),
            Choice::Enter => Ok(first),
            Choice::Left => Err(Exit::Done),
            Choice::Interrupted => Err(Exit::Interrupted),
        }
    }
}
