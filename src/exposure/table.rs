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
