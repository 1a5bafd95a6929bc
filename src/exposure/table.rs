//! The parameters as the engine reads them: arrays, looked up by name once per call.

use crate::domain::params::Params;

/// Low, middle and high value of a parameter.
pub(crate) type Triple = [f64; 3];

/// Success of a step by class of incident (bot, bulk, targeted), then by level.
pub(crate) type Chance = [Triple; 3];

/// Every parameter the engine asks for; `checklists/model.toml` must hold exactly these.
pub const NAMES: [&str; 87] = [
    "guess.0",
    "guess.1",
    "guess.2",
    "guess.3",
    "guess.4",
    "leak.site",
    "leak.exposed",
    "phish.mail",
    "phish.social",
    "phish.vault",
    "phish.other",
    "phish.autofill",
    "target.low",
    "target.medium",
    "target.high",
    "oversharing.low",
    "oversharing.medium",
    "oversharing.high",
    "mal.windows",
    "mal.mac",
    "mal.linux",
    "mal.android",
    "mal.ios",
    "hygiene.good",
    "hygiene.normal",
    "hygiene.risky",
    "sim.base",
    "theft.phone",
    "theft.computer",
    "kba",
    "oauth.none",
    "oauth.few",
    "oauth.many",
    "share",
    "imp.low",
    "imp.medium",
    "imp.high",
    "spear",
    "spear.autofill",
    "pii",
    "sister",
    "sim.targeted",
    "kba.targeted",
    "tweak",
    "sess",
    "harvest.saved",
    "harvest.typed",
    "vault.mal",
    "sms.android",
    "sms.ios",
    "code.infected",
    "unlock.none",
    "unlock.short",
    "unlock.strong",
    "simmove.false",
    "simmove.true",
    "dsess",
    "rec.mail",
    "rec.sms",
    "mfareset",
    "byp.email.bot",
    "byp.email.bulk",
    "byp.email.targeted",
    "byp.sms.bot",
    "byp.sms.bulk",
    "byp.sms.targeted",
    "byp.totp.bot",
    "byp.totp.bulk",
    "byp.totp.targeted",
    "byp.push.bot",
    "byp.push.bulk",
    "byp.push.targeted",
    "byp.key.bot",
    "byp.key.bulk",
    "byp.key.targeted",
    "relogin",
    "lose.phone",
    "lose.computer",
    "lost.key",
    "lost.paper",
    "lost.number",
    "forget.reused",
    "forget.unique",
    "forget.master",
    "fail.mail",
    "fail.sms",
    "fail.mfa",
];

/// How likely a step is, as a position in [`Table::chances`].
///
/// Positions instead of numbers let two sub-kernels be compared without comparing floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Odds {
    Spear,
    SpearAutofill,
    Pii,
    Sister,
    SimTargeted,
    KbaTargeted,
    Tweak,
    Sess,
    HarvestSaved,
    HarvestTyped,
    VaultMal,
    SmsAndroid,
    SmsIos,
    CodeInfected,
    UnlockNone,
    UnlockShort,
    UnlockStrong,
    SimmoveFalse,
    SimmoveTrue,
    Dsess,
    RecMail,
    RecSms,
    Mfareset,
    KeepKey,
    KeepPaper,
    KeepNumber,
    RememberReused,
    RememberUnique,
    RememberMaster,
    ResetMail,
    ResetSms,
    ResetMfa,
    /// The first of 32: one for every set of second-factor methods.
    Bypass,
}

/// Rates, factors and chances, ready to use.
pub(crate) struct Table {
    pub guess: [Triple; 5],
    pub leak_site: Triple,
    pub leak_exposed: Triple,
    pub phish_mail: Triple,
    pub phish_social: Triple,
    pub phish_vault: Triple,
    pub phish_other: Triple,
    pub phish_autofill: Triple,
    pub target: [Triple; 3],
    pub oversharing: [Triple; 3],
    pub malware: [Triple; 5],
    pub hygiene: [Triple; 3],
    pub sim_base: Triple,
    pub theft_phone: Triple,
    pub theft_computer: Triple,
    pub kba: Triple,
    pub oauth: [Triple; 3],
    pub share: Triple,
    pub impersonation: [Triple; 3],
    pub relogin: Triple,
    pub lose_phone: Triple,
    pub lose_computer: Triple,
    pub chances: Vec<Chance>,
}

/// End-by-end product.
pub(crate) fn times(a: Triple, b: Triple) -> Triple {
    [a[0] * b[0], a[1] * b[1], a[2] * b[2]]
}

/// Product with a count.
pub(crate) fn many(a: Triple, n: f64) -> Triple {
    [a[0] * n, a[1] * n, a[2] * n]
}

/// End-by-end sum.
pub(crate) fn plus(a: Triple, b: Triple) -> Triple {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

impl Table {
    /// Reads the parameters. A name that is missing counts as zero; the catalogue refuses such a table.
    pub(crate) fn new(params: &Params) -> Self {
        let get = |name: &str| params.table.get(name).map_or([0.0; 3], |param| param.triple);
        let levels = |stem: &str, ends: [&str; 3]| ends.map(|end| get(&format!("{stem}.{end}")));
        let low_to_high = ["low", "medium", "high"];
        Self {
            guess: [0, 1, 2, 3, 4].map(|n| get(&format!("guess.{n}"))),
            leak_site: get("leak.site"),
            leak_exposed: get("leak.exposed"),
            phish_mail: get("phish.mail"),
            phish_social: get("phish.social"),
            phish_vault: get("phish.vault"),
            phish_other: get("phish.other"),
            phish_autofill: get("phish.autofill"),
            target: levels("target", low_to_high),
            oversharing: levels("oversharing", low_to_high),
            malware: ["windows", "mac", "linux", "android", "ios"].map(|kind| get(&format!("mal.{kind}"))),
            hygiene: levels("hygiene", ["good", "normal", "risky"]),
            sim_base: get("sim.base"),
            theft_phone: get("theft.phone"),
            theft_computer: get("theft.computer"),
            kba: get("kba"),
            oauth: levels("oauth", ["none", "few", "many"]),
            share: get("share"),
            impersonation: levels("imp", low_to_high),
            relogin: get("relogin"),
            lose_phone: get("lose.phone"),
            lose_computer: get("lose.computer"),
            chances: chances(&get),
        }
    }
}

/// Every chance, in the order of [`Odds`].
fn chances(get: &dyn Fn(&str) -> Triple) -> Vec<Chance> {
    let alike = |triple: Triple| [triple; 3];
    // What is lost with probability p is kept with 1 - p, and the ends change places.
    let kept = |name: &str| {
        let [lo, mid, hi] = get(name);
        alike([1.0 - hi, 1.0 - mid, 1.0 - lo])
    };
    let mut out = vec![
        alike(get("spear")),
        alike(times(get("spear"), get("spear.autofill"))),
    ];
    for name in [
        "pii",
        "sister",
        "sim.targeted",
        "kba.targeted",
        "tweak",
        "sess",
        "harvest.saved",
        "harvest.typed",
        "vault.mal",
        "sms.android",
        "sms.ios",
        "code.infected",
        "unlock.none",
        "unlock.short",
        "unlock.strong",
        "simmove.false",
        "simmove.true",
        "dsess",
        "rec.mail",
        "rec.sms",
        "mfareset",
    ] {
        out.push(alike(get(name)));
    }
    for name in [
        "lost.key",
        "lost.paper",
        "lost.number",
        "forget.reused",
        "forget.unique",
        "forget.master",
        "fail.mail",
        "fail.sms",
        "fail.mfa",
    ] {
        out.push(kept(name));
    }
    debug_assert_eq!(out.len(), Odds::Bypass as usize);
    // The attacker picks the weakest enabled method, so a set is as good as its worst member.
    let methods = ["email", "sms", "totp", "push", "key"]
        .map(|method| ["bot", "bulk", "targeted"].map(|class| get(&format!("byp.{method}.{class}"))));
    for set in 0_usize..32 {
        let mut worst = [[0.0_f64; 3]; 3];
        for (bit, chance) in methods.iter().enumerate() {
            if set & (1 << bit) != 0 {
                for (row, values) in worst.iter_mut().zip(chance) {
                    for (cell, value) in row.iter_mut().zip(values) {
                        *cell = cell.max(*value);
                    }
                }
            }
        }
        out.push(worst);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::params::{Param, Tag, Unit};
    use crate::domain::text::{Date, Text};
    use std::collections::{BTreeMap, BTreeSet};

    const ALL: [Odds; Odds::Bypass as usize] = [
        Odds::Spear,
        Odds::SpearAutofill,
        Odds::Pii,
        Odds::Sister,
        Odds::SimTargeted,
        Odds::KbaTargeted,
        Odds::Tweak,
        Odds::Sess,
        Odds::HarvestSaved,
        Odds::HarvestTyped,
        Odds::VaultMal,
        Odds::SmsAndroid,
        Odds::SmsIos,
        Odds::CodeInfected,
        Odds::UnlockNone,
        Odds::UnlockShort,
        Odds::UnlockStrong,
        Odds::SimmoveFalse,
        Odds::SimmoveTrue,
        Odds::Dsess,
        Odds::RecMail,
        Odds::RecSms,
        Odds::Mfareset,
        Odds::KeepKey,
        Odds::KeepPaper,
        Odds::KeepNumber,
        Odds::RememberReused,
        Odds::RememberUnique,
        Odds::RememberMaster,
        Odds::ResetMail,
        Odds::ResetSms,
        Odds::ResetMfa,
    ];

    /// The parameter behind a chance, and whether the chance is that of its opposite.
    fn named(odds: Odds) -> (&'static str, bool) {
        match odds {
            Odds::Spear => ("spear", false),
            Odds::SpearAutofill => ("spear.autofill", false),
            Odds::Pii => ("pii", false),
            Odds::Sister => ("sister", false),
            Odds::SimTargeted => ("sim.targeted", false),
            Odds::KbaTargeted => ("kba.targeted", false),
            Odds::Tweak => ("tweak", false),
            Odds::Sess => ("sess", false),
            Odds::HarvestSaved => ("harvest.saved", false),
            Odds::HarvestTyped => ("harvest.typed", false),
            Odds::VaultMal => ("vault.mal", false),
            Odds::SmsAndroid => ("sms.android", false),
            Odds::SmsIos => ("sms.ios", false),
            Odds::CodeInfected => ("code.infected", false),
            Odds::UnlockNone => ("unlock.none", false),
            Odds::UnlockShort => ("unlock.short", false),
            Odds::UnlockStrong => ("unlock.strong", false),
            Odds::SimmoveFalse => ("simmove.false", false),
            Odds::SimmoveTrue => ("simmove.true", false),
            Odds::Dsess => ("dsess", false),
            Odds::RecMail => ("rec.mail", false),
            Odds::RecSms => ("rec.sms", false),
            Odds::Mfareset => ("mfareset", false),
            Odds::KeepKey => ("lost.key", true),
            Odds::KeepPaper => ("lost.paper", true),
            Odds::KeepNumber => ("lost.number", true),
            Odds::RememberReused => ("forget.reused", true),
            Odds::RememberUnique => ("forget.unique", true),
            Odds::RememberMaster => ("forget.master", true),
            Odds::ResetMail => ("fail.mail", true),
            Odds::ResetSms => ("fail.sms", true),
            Odds::ResetMfa => ("fail.mfa", true),
            Odds::Bypass => ("", false),
        }
    }

    /// Every name with a value of its own.
    fn params() -> Params {
        let param = |index: usize| {
            let low = (index + 1) as f64 / 1000.0;
            Param {
                triple: [low, low + 0.2, low + 0.4],
                unit: Unit::Prob,
                tag: Tag::Prior,
                note: Text {
                    vi: String::new(),
                    en: String::new(),
                },
                source: String::new(),
            }
        };
        let table: BTreeMap<String, Param> = NAMES
            .iter()
            .enumerate()
            .map(|(index, name)| ((*name).to_owned(), param(index)))
            .collect();
        Params {
            version: String::new(),
            date: Date::constant(2026, 1, 1),
            table,
        }
    }

    #[test]
    fn every_chance_has_a_name_and_no_two_share_one() {
        let mut names = BTreeSet::new();
        for (position, odds) in ALL.into_iter().enumerate() {
            assert_eq!(odds as usize, position, "{odds:?} is not at its place");
            let (name, _) = named(odds);
            assert!(NAMES.contains(&name), "{odds:?}: no parameter {name:?}");
            assert!(names.insert(name), "{name} stands behind two chances");
        }
    }

    #[test]
    fn every_chance_is_read_from_its_own_name() {
        let params = params();
        let table = Table::new(&params);
        assert_eq!(table.chances.len(), Odds::Bypass as usize + 32);
        let spear = params.table["spear"].triple;
        for odds in ALL {
            let (name, opposite) = named(odds);
            let [low, middle, high] = params.table[name].triple;
            let expected = match odds {
                Odds::SpearAutofill => times(spear, [low, middle, high]),
                _ if opposite => [1.0 - high, 1.0 - middle, 1.0 - low],
                _ => [low, middle, high],
            };
            assert_eq!(table.chances[odds as usize], [expected; 3], "{odds:?} and {name}");
        }
    }
}
