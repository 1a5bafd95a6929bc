//! Where the figures come from: every incident with its rate and what it adds, the steps of the stories with their
//! chances, and the parameters behind both.

use super::kernel::Class;
use super::named::{NamedKernel, attack_kernel};
use super::stories::stories;
use crate::domain::assessment::Story;
use crate::domain::params::Params;
use crate::domain::profile::{
    Account, AccountKind, Apps, Device, DeviceKind, Hygiene, Known, Level, Lock, Method, Profile,
};
use crate::domain::report::{ExplainedIncident, ExplainedStep, Explanation};

/// Incidents that add less than this to the exposure are left out: nobody could see them.
const VISIBLE: f64 = 1e-9;
/// Stories whose steps are explained.
const STORIES: usize = 3;

/// What stands behind the upper end of the exposure, at middle parameters.
pub fn explain(profile: &Profile, params: &Params) -> Explanation {
    let kernel = attack_kernel(profile, params);
    let behind = Behind { profile, params };
    let mut incidents: Vec<ExplainedIncident> = kernel
        .probabilities()
        .into_iter()
        .filter_map(|(place, row)| {
            let (name, _, rate, _) = kernel.incidents.get(place)?;
            let reached: f64 = row
                .iter()
                .zip(&kernel.weights)
                .map(|(chance, (_, weight))| chance * weight)
                .sum();
            let params = behind.incident(name);
            Some(ExplainedIncident {
                incident: name.clone(),
                rate: rate[1],
                adds: rate[1] * reached,
                params,
            })
        })
        .filter(|incident| incident.adds > VISIBLE)
        .collect();
    incidents.sort_by(|one, other| {
        other
            .adds
            .total_cmp(&one.adds)
            .then_with(|| one.incident.cmp(&other.incident))
    });
    let mut steps: Vec<ExplainedStep> = Vec::new();
    for story in stories(profile, params, STORIES) {
        for explained in of_story(&kernel, &behind, &story) {
            if !steps.iter().any(|known| known.step == explained.step) {
                steps.push(explained);
            }
        }
    }
    Explanation { incidents, steps }
}

fn of_story(kernel: &NamedKernel, behind: &Behind<'_>, story: &Story) -> Vec<ExplainedStep> {
    let class = kernel
        .incidents
        .iter()
        .find(|(name, ..)| *name == story.incident)
        .map_or(Class::Bulk, |(_, class, ..)| *class);
    story
        .links
        .iter()
        .flat_map(|link| &link.steps)
        .filter_map(|step| {
            let chance = kernel.steps.get(step)?;
            let by_class = match class {
                Class::Bot => chance[0],
                Class::Bulk => chance[1],
                Class::Targeted => chance[2],
            };
            Some(ExplainedStep {
                step: step.clone(),
                probability: by_class[1],
                params: behind.step(step, class, by_class[1]),
            })
        })
        .collect()
}

/// Finds the parameters behind a name of the kernel; what is unknown is read at its worst, as the upper end does.
struct Behind<'a> {
    profile: &'a Profile,
    params: &'a Params,
}

impl Behind<'_> {
    fn account(&self, id: &str) -> Option<&Account> {
        self.profile
            .accounts
            .iter()
            .find(|account| account.id.as_str() == id)
    }

    fn device(&self, id: &str) -> Option<&Device> {
        self.profile
            .devices
            .iter()
            .find(|device| device.id.as_str() == id)
    }

    fn incident(&self, name: &str) -> Vec<String> {
        let (family, id) = name.split_once(':').unwrap_or((name, ""));
        let oversharing = level(self.profile.person.oversharing);
        let phone = |word: &str| {
            let phone = self.device(id).is_some_and(|device| device.kind.is_phone());
            format!("{word}.{}", if phone { "phone" } else { "computer" })
        };
        match family {
            "targeted" => vec![
                format!("target.{}", level(self.profile.person.target)),
                format!("oversharing.{oversharing}"),
            ],
            "clone" => vec![format!("imp.{oversharing}")],
            "malware" => {
                let Some(device) = self.device(id) else {
                    return Vec::new();
                };
                let hygiene = match device.hygiene {
                    Known::Is(Hygiene::Good) => "good",
                    Known::Is(Hygiene::Normal) => "normal",
                    Known::Is(Hygiene::Risky) | Known::Unknown => "risky",
                };
                vec![format!("mal.{}", kind(device.kind)), format!("hygiene.{hygiene}")]
            }
            "theft" => vec![phone("theft")],
            "number" => vec!["sim.base".to_owned()],
            "guess" => vec![format!("guess.{}", self.strength(id))],
            "leak" => {
                let mut out = vec!["leak.site".to_owned()];
                if self.exposed(id) {
                    out.push("leak.exposed".to_owned());
                }
                out
            }
            "phish" => {
                let Some(account) = self.account(id) else {
                    return Vec::new();
                };
                let kind = match account.kind {
                    AccountKind::Mail | AccountKind::Idp => "mail",
                    AccountKind::Social => "social",
                    AccountKind::Vault => "vault",
                    AccountKind::Page | AccountKind::Other => "other",
                };
                let mut out = vec![format!("phish.{kind}")];
                if account.vault.is_some() {
                    out.push("phish.autofill".to_owned());
                }
                out
            }
            "questions" => vec!["kba".to_owned()],
            "apps" => {
                let apps = match self.account(id).map(|account| account.apps) {
                    Some(Known::Is(Apps::None)) => "none",
                    Some(Known::Is(Apps::Few)) => "few",
                    _ => "many",
                };
                vec![format!("oauth.{apps}")]
            }
            "insider" => vec!["share".to_owned()],
            _ => Vec::new(),
        }
    }

    fn step(&self, name: &str, class: Class, chance: f64) -> Vec<String> {
        let (family, rest) = name.split_once(':').unwrap_or((name, ""));
        let one = |param: &str| vec![param.to_owned()];
        match family {
            "rec" if rest.ends_with("/sms") => one("rec.sms"),
            "rec" => one("rec.mail"),
            "mfareset" | "tweak" | "pii" | "sister" | "dsess" => one(family),
            "sess" => {
                let vault = rest
                    .split_once('@')
                    .and_then(|(id, _)| self.account(id))
                    .is_some_and(|account| account.kind == AccountKind::Vault);
                one(if vault { "vault.mal" } else { "sess" })
            }
            "code" => one("code.infected"),
            "kbat" => one("kba.targeted"),
            "simt" => one("sim.targeted"),
            "spear" => {
                let mut out = one("spear");
                if self.account(rest).is_some_and(|account| account.vault.is_some()) {
                    out.push("spear.autofill".to_owned());
                }
                out
            }
            // Which of two parameters applied is told by the chance itself.
            "harvest" => self.matching(&["harvest.saved", "harvest.typed"], chance),
            "simmove" => self.matching(&["simmove.false", "simmove.true"], chance),
            "smsread" => self.matching(&["sms.android", "sms.ios"], chance),
            "unlock" => {
                let lock = match self.device(rest).map(|device| device.lock) {
                    Some(Known::Is(Lock::Strong)) => "strong",
                    Some(Known::Is(Lock::Short)) => "short",
                    _ => "none",
                };
                vec![format!("unlock.{lock}")]
            }
            "byp" => {
                let class = match class {
                    Class::Bot => "bot",
                    Class::Bulk => "bulk",
                    Class::Targeted => "targeted",
                };
                let factors = self.account(rest).and_then(|account| account.second.value());
                let names: Vec<String> = factors
                    .into_iter()
                    .flatten()
                    .map(|factor| format!("byp.{}.{class}", method(factor.method)))
                    .collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                self.matching(&names, chance)
            }
            _ => Vec::new(),
        }
    }

    /// The first of these parameters whose middle is the chance.
    fn matching(&self, names: &[&str], chance: f64) -> Vec<String> {
        names
            .iter()
            .find(|name| {
                self.params
                    .table
                    .get(**name)
                    .is_some_and(|param| (param.triple[1] - chance).abs() < 1e-12)
            })
            .map(|name| (*name).to_owned())
            .into_iter()
            .collect()
    }

    fn strength(&self, group: &str) -> u8 {
        let found = self
            .profile
            .passwords
            .iter()
            .find(|known| known.id.as_str() == group);
        found
            .and_then(|group| group.strength.value().copied())
            .unwrap_or(0)
    }

    fn exposed(&self, group: &str) -> bool {
        let found = self
            .profile
            .passwords
            .iter()
            .find(|known| known.id.as_str() == group);
        found.is_none_or(|group| group.exposed != Known::Is(false))
    }
}

fn level(known: Known<Level>) -> &'static str {
    match known {
        Known::Is(Level::Low) => "low",
        Known::Is(Level::Medium) => "medium",
        Known::Is(Level::High) | Known::Unknown => "high",
    }
}

fn kind(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Windows => "windows",
        DeviceKind::Mac => "mac",
        DeviceKind::Linux => "linux",
        DeviceKind::Android => "android",
        DeviceKind::Ios => "ios",
    }
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Email => "email",
        Method::Sms => "sms",
        Method::Totp => "totp",
        Method::Push => "push",
        Method::Key => "key",
    }
}
