//! The laws of the model, on random kernels and profiles.

use super::{params, profile};
use proptest::prelude::*;
use rasoat::domain::fix::{FixKind, FixName};
use rasoat::domain::profile::{
    Apps, AttributeKey, Codes, Hygiene, Known, Level, Lock, Method, Profile, SecondFactor, Section,
};
use rasoat::exposure::{self, Class, NamedKernel};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A small deterministic generator.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        self.next() as f64 / (1_u64 << 53) as f64
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }
}

pub(super) fn random_kernel(seed: u64, steps: usize, facts: usize, rules: usize) -> NamedKernel {
    let mut dice = Dice::new(seed);
    let mut kernel = NamedKernel::default();
    for step in 0..steps {
        let chance = dice.unit();
        kernel.step(&format!("s{step}"), [[chance; 3]; 3]);
    }
    let fact = |dice: &mut Dice| format!("f{}", dice.below(facts));
    for incident in 0..2 {
        let start = fact(&mut dice);
        kernel.incident(
            &format!("i{incident}"),
            Class::Bulk,
            [dice.unit() + 0.01; 3],
            &[&start],
        );
    }
    for _ in 0..rules {
        let head = fact(&mut dice);
        let body: Vec<String> = (0..=dice.below(2)).map(|_| fact(&mut dice)).collect();
        let guards: Vec<String> = (0..dice.below(3))
            .map(|_| format!("s{}", dice.below(steps)))
            .collect();
        kernel.rule(
            &head,
            &body.iter().map(String::as_str).collect::<Vec<_>>(),
            &guards.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    }
    for fact in 0..facts {
        kernel.weight(&format!("f{fact}"), 0.5);
    }
    kernel
}

/// Every world, one by one.
fn enumerated(kernel: &NamedKernel, incident: usize) -> Vec<f64> {
    let names: Vec<&String> = kernel.steps.keys().collect();
    let mut total = vec![0.0; kernel.weights.len()];
    for world in 0_u32..1 << names.len() {
        let mut weight = 1.0;
        let mut succeeded = BTreeSet::new();
        for (bit, name) in names.iter().enumerate() {
            let chance = kernel.steps[*name][1][1];
            if world & (1 << bit) == 0 {
                weight *= 1.0 - chance;
            } else {
                weight *= chance;
                succeeded.insert(*name);
            }
        }
        let mut held: BTreeSet<&String> = kernel.incidents[incident].3.iter().collect();
        loop {
            let before = held.len();
            for (head, facts, steps) in &kernel.rules {
                if facts.iter().all(|fact| held.contains(fact))
                    && steps.iter().all(|step| succeeded.contains(step))
                {
                    held.insert(head);
                }
            }
            if held.len() == before {
                break;
            }
        }
        for (sum, (fact, _)) in total.iter_mut().zip(&kernel.weights) {
            if held.contains(fact) {
                *sum += weight;
            }
        }
    }
    total
}

pub(super) fn random_profile(seed: u64, unknown: usize) -> Value {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let maybe = |dice: &mut Dice, value: Value| {
        if dice.below(100) < unknown {
            json!("?")
        } else {
            value
        }
    };
    let levels = ["low", "medium", "high"];
    let groups: Vec<String> = (0..=dice.below(3)).map(|i| format!("g{i}")).collect();
    let mails: Vec<String> = (0..=dice.below(2)).map(|i| format!("m{i}")).collect();
    let others: Vec<String> = (0..=dice.below(3)).map(|i| format!("a{i}")).collect();
    let mut accounts = Vec::new();
    for id in mails.iter().chain(&others) {
        let foreign: Vec<&String> = mails.iter().filter(|mail| *mail != id).collect();
        let mut seconds = vec![
            json!([]),
            json!([]),
            json!(["sms:sim"]),
            json!(["totp:phone"]),
            json!(["key:k1"]),
            json!(["sms:sim", "push:phone"]),
        ];
        let mut codes = vec![json!("none"), json!("paper")];
        let mut recovery = vec![json!([])];
        if let Some(mail) = foreign.first() {
            seconds.push(json!([format!("email:{mail}")]));
            codes.push(json!(format!("mail:{mail}")));
            recovery.push(json!([mail]));
        }
        let kind = if mails.contains(id) {
            "mail"
        } else {
            dice.pick(&["social", "other"])
        };
        let value = dice.pick(&["critical", "high", "normal", "low"]);
        let password = json!(dice.pick(&groups));
        let password = maybe(dice, password);
        let second = dice.pick(&seconds);
        let recovery_mail = dice.pick(&recovery);
        let recovery_sms = dice.pick(&[json!([]), json!(["sim"])]);
        let codes = dice.pick(&codes);
        let apps = json!(dice.pick(&["none", "few", "many"]));
        let devices = dice.pick(&[json!(["pc"]), json!(["pc", "phone"]), json!([])]);
        let saved = dice.pick(&[json!([]), json!(["pc"])]);
        accounts.push(json!({"id": id, "kind": kind, "value": value, "password": password,
            "second": maybe(dice, second), "recovery_mail": maybe(dice, recovery_mail), "recovery_sms": maybe(dice, recovery_sms),
            "codes": maybe(dice, codes), "apps": maybe(dice, apps), "devices": devices, "saved_in": saved,
            "shared_with": dice.below(3), "needed": dice.below(3) > 0}));
    }
    let passwords: Vec<Value> = groups
        .iter()
        .map(|id| {
            let strength = json!(dice.below(5));
            let exposed = json!(dice.below(3) == 0);
            let personal = json!(dice.below(2) == 0);
            let elsewhere = json!(dice.below(4));
            json!({"id": id, "strength": maybe(dice, strength), "exposed": maybe(dice, exposed),
                "personal": maybe(dice, personal), "elsewhere": maybe(dice, elsewhere)})
        })
        .collect();
    let target = json!(dice.pick(&levels));
    let oversharing = json!(dice.pick(&levels));
    let lock = json!(dice.pick(&["none", "short", "strong"]));
    let hygiene = json!(dice.pick(&["good", "normal", "risky"]));
    let pin = json!(dice.below(2) == 0);
    json!({"person": {"target": maybe(dice, target), "oversharing": maybe(dice, oversharing)},
        "devices": [{"id": "pc", "kind": "windows", "hygiene": maybe(dice, hygiene)}, {"id": "phone", "kind": "android", "lock": maybe(dice, lock)}],
        "numbers": [{"id": "sim", "device": "phone", "sim_pin": maybe(dice, pin)}],
        "passwords": passwords, "similar": if groups.len() > 1 { json!([[groups[0], groups[1]]]) } else { json!([]) },
        "accounts": accounts})
}

/// Some answers an unknown may get.
fn answers(profile: &Profile, key: &AttributeKey) -> Vec<Profile> {
    let mut out = Vec::new();
    let mut put = |change: &dyn Fn(&mut Profile)| {
        let mut new = profile.clone();
        change(&mut new);
        out.push(new);
    };
    let id = key.id.as_str();
    let attribute = key.attribute.as_str();
    match key.section {
        Section::Person => {
            for level in [Level::Low, Level::Medium, Level::High] {
                put(&|p| {
                    if attribute == "target" {
                        p.person.target = Known::Is(level);
                    } else {
                        p.person.oversharing = Known::Is(level);
                    }
                });
            }
        }
        Section::Devices => {
            for (hygiene, lock) in [(Hygiene::Good, Lock::Short), (Hygiene::Risky, Lock::None)] {
                put(&|p| {
                    let device = p.devices.iter_mut().find(|d| d.id.as_str() == id).unwrap();
                    if attribute == "lock" {
                        device.lock = Known::Is(lock);
                    } else {
                        device.hygiene = Known::Is(hygiene);
                    }
                });
            }
        }
        Section::Numbers => {
            for pin in [true, false] {
                put(&|p| p.numbers[0].sim_pin = Known::Is(pin));
            }
        }
        Section::Passwords => {
            for bad in [false, true] {
                put(&|p| {
                    let group = p.passwords.iter_mut().find(|g| g.id.as_str() == id).unwrap();
                    match attribute {
                        "strength" => group.strength = Known::Is(if bad { 0 } else { 3 }),
                        "exposed" => group.exposed = Known::Is(bad),
                        "personal" => group.personal = Known::Is(bad),
                        _ => group.elsewhere = Known::Is(if bad { 5 } else { 1 }),
                    }
                });
            }
        }
        Section::Accounts => {
            for bad in [false, true] {
                put(&|p| {
                    let group = p.passwords[0].id.clone();
                    let mail = p
                        .accounts
                        .iter()
                        .map(|a| a.id.clone())
                        .find(|m| m.as_str() != id && m.as_str().starts_with('m'));
                    let account = p.accounts.iter_mut().find(|a| a.id.as_str() == id).unwrap();
                    match attribute {
                        "password" => account.password = Some(Known::Is(group)),
                        "second" => {
                            account.second = Known::Is(if bad {
                                Vec::new()
                            } else {
                                vec![SecondFactor {
                                    method: Method::Sms,
                                    place: "sim".into(),
                                }]
                            });
                        }
                        "recovery_mail" => {
                            account.recovery_mail = Known::Is(mail.filter(|_| bad).into_iter().collect());
                        }
                        "recovery_sms" => {
                            account.recovery_sms = Known::Is(if bad { vec!["sim".into()] } else { vec![] });
                        }
                        "codes" => account.codes = Known::Is(if bad { Codes::None } else { Codes::Paper }),
                        "apps" => account.apps = Known::Is(if bad { Apps::Many } else { Apps::Few }),
                        "questions" => account.questions = Known::Is(bad),
                        _ => account.shared_with = Known::Is(u8::from(bad)),
                    }
                });
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn diagrams_count_every_world(seed in any::<u64>()) {
        let kernel = random_kernel(seed, 7, 6, 12);
        for (incident, row) in kernel.probabilities() {
            for (found, known) in row.iter().zip(enumerated(&kernel, incident)) {
                prop_assert!((found - known).abs() < 1e-12, "{found} {known}");
            }
        }
    }

    #[test]
    fn a_further_rule_lowers_nothing(seed in any::<u64>()) {
        let kernel = random_kernel(seed, 7, 6, 10);
        let before = kernel.probabilities();
        let mut more = kernel.clone();
        let mut dice = Dice::new(seed ^ 0x4d);
        let (head, body, step) = (dice.below(6), dice.below(6), dice.below(7));
        more.rule(&format!("f{head}"), &[&format!("f{body}")], &[&format!("s{step}")]);
        for ((_, a), (_, b)) in before.iter().zip(more.probabilities()) {
            for (a, b) in a.iter().zip(b) {
                prop_assert!(b >= a - 1e-12);
            }
        }
    }

    #[test]
    fn an_answer_never_widens_the_interval(seed in any::<u64>()) {
        let input = profile(&random_profile(seed, 25));
        let before = exposure::evaluate(&input, params()).exposure;
        for key in exposure::unknowns(&input) {
            for answered in answers(&input, &key) {
                let after = exposure::evaluate(&answered, params()).exposure;
                prop_assert!(after.low >= before.low - 1e-12, "{key}: {} {}", before.low, after.low);
                prop_assert!(after.high <= before.high + 1e-12, "{key}: {} {}", before.high, after.high);
            }
        }
    }

    #[test]
    fn the_order_of_accounts_does_not_matter(seed in any::<u64>()) {
        let input = profile(&random_profile(seed, 15));
        let mut turned = input.clone();
        turned.accounts.reverse();
        turned.passwords.reverse();
        let (a, b) = (exposure::evaluate(&input, params()), exposure::evaluate(&turned, params()));
        prop_assert!((a.exposure.high - b.exposure.high).abs() < 1e-9);
        prop_assert!((a.exposure.low - b.exposure.low).abs() < 1e-9);
        prop_assert!((a.lockout.high - b.lockout.high).abs() < 1e-9);
        prop_assert!((a.any_important.unwrap() - b.any_important.unwrap()).abs() < 1e-9);
        for risk in &a.accounts {
            let other = b.accounts.iter().find(|other| other.id == risk.id).unwrap();
            prop_assert!((risk.takeover - other.takeover).abs() < 1e-9);
        }
    }

    #[test]
    fn closing_an_account_never_raises_the_exposure(seed in any::<u64>()) {
        let mut input = profile(&random_profile(seed, 15));
        for account in &mut input.accounts {
            account.needed = false;
        }
        let before = exposure::evaluate(&input, params()).exposure.high;
        for account in &input.accounts {
            let fix = FixName { kind: FixKind::CloseAccount, subject: Some(account.id.clone()) };
            if let Some(after) = exposure::apply(&input, &fix) {
                if after.accounts.is_empty() {
                    continue;
                }
                prop_assert!(exposure::evaluate(&after, params()).exposure.high <= before + 1e-12);
            }
        }
    }

    #[test]
    fn the_chance_of_something_important_lies_between_the_worst_account_and_the_sum(seed in any::<u64>()) {
        let value = random_profile(seed, 10);
        let found = exposure::evaluate(&profile(&value), params());
        let important: Vec<f64> = value["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .zip(&found.accounts)
            .filter(|(account, _)| matches!(account["value"].as_str(), Some("critical" | "high")))
            .map(|(_, risk)| risk.takeover)
            .collect();
        let any = found.any_important.unwrap();
        prop_assert!(any <= important.iter().sum::<f64>() + 1e-9);
        prop_assert!(important.iter().all(|one| any >= one - 1e-9));
    }
}
