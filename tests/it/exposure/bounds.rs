//! What would not end is bounded, and always ends.

use super::{params, profile, scenarios};
use rasoat::exposure::{self, Class, Effort, NamedKernel};
use rasoat::plan;
use serde_json::{Value, json};

/// Mailboxes, each recovered through the ones `recovers` names; and by SMS.
fn mailboxes(count: usize, recovers: impl Fn(usize) -> Vec<usize>) -> Value {
    let accounts: Vec<Value> = (0..count)
        .map(|i| {
            let mails: Vec<String> = recovers(i).iter().map(|j| format!("m{j}")).collect();
            json!({"id": format!("m{i}"), "kind": "mail", "value": "critical", "password": format!("p{i}"),
                "second": ["sms:sim"], "recovery_mail": mails, "recovery_sms": ["sim"], "devices": ["pc", "phone"]})
        })
        .collect();
    let passwords: Vec<Value> = (0..count)
        .map(|i| json!({"id": format!("p{i}"), "strength": i % 5}))
        .collect();
    json!({"devices": [{"id": "pc", "kind": "windows"}, {"id": "phone", "kind": "android"}],
        "numbers": [{"id": "sim", "device": "phone"}], "passwords": passwords, "accounts": accounts})
}

/// Everything ends, is marked where it had to be bounded, and never plans on a bound.
fn survives(input: &Value) -> exposure_result::Summary {
    let input = profile(input);
    let found = exposure::assess(&input, params(), Effort::WAITED_FOR);
    let axis = &found.result.exposure;
    assert!(axis.low <= axis.high + 1e-12);
    assert!(axis.low >= 0.0 && axis.high.is_finite());
    for step in &found.plan {
        let row = found.ranking.iter().find(|row| row.fix == step.fix);
        assert!(row.is_none_or(|row| !row.bounded), "{:?}", step.fix);
    }
    let (steps, road) = plan::steps(&input, params(), Some(30), &plan::Reach::MODEL);
    assert!(steps.len() <= 3);
    assert!(road.floor <= road.after_steps + 1e-9 && road.after_steps <= road.now + 1e-9);
    assert!(exposure::stories(&input, params(), 3).len() <= 3);
    exposure_result::Summary {
        bounded: found.result.bounded,
        low: axis.low,
        high: axis.high,
        rows: found.ranking.len(),
    }
}

mod exposure_result {
    pub(super) struct Summary {
        pub bounded: bool,
        pub low: f64,
        pub high: f64,
        pub rows: usize,
    }
}

#[test]
fn a_ring_of_twenty_mailboxes_stays_exact() {
    let ring = survives(&mailboxes(20, |i| vec![(i + 1) % 20]));
    assert!(!ring.bounded);
    assert!(ring.rows > 0);
}

#[test]
fn a_clique_of_mailboxes_stays_exact() {
    let clique = survives(&mailboxes(16, |i| (0..16).filter(|j| *j != i).collect()));
    assert!(!clique.bounded);
}

#[test]
fn pairwise_near_duplicates_are_bounded() {
    let passwords: Vec<Value> = (0..12).map(|i| json!({"id": format!("p{i}")})).collect();
    let similar: Vec<Value> = (0..12)
        .flat_map(|i| (0..i).map(move |j| json!([format!("p{i}"), format!("p{j}")])))
        .collect();
    let accounts: Vec<Value> = (0..12)
        .map(|i| json!({"id": format!("a{i}"), "value": "high", "password": format!("p{i}")}))
        .collect();
    let near = survives(&json!({"passwords": passwords, "similar": similar, "accounts": accounts}));
    assert!(near.bounded);
    assert!(near.low < near.high);
}

#[test]
fn five_hundred_accounts_are_accepted() {
    let accounts: Vec<Value> = (0..500)
        .map(|i| {
            json!({"id": format!("a{i}"), "kind": if i == 0 { "mail" } else { "other" },
                "value": if i < 20 { "high" } else { "low" }, "password": format!("p{}", i % 50),
                "second": if i % 2 == 0 { json!(["totp:phone"]) } else { json!([]) },
                "recovery_mail": if i == 0 { json!([]) } else { json!(["a0"]) }, "devices": ["phone"]})
        })
        .collect();
    let passwords: Vec<Value> = (0..50)
        .map(|i| json!({"id": format!("p{i}"), "strength": i % 5}))
        .collect();
    let many = survives(
        &json!({"devices": [{"id": "phone", "kind": "android"}], "passwords": passwords, "accounts": accounts}),
    );
    assert!(!many.bounded);
}

#[test]
fn what_is_left_out_is_said() {
    let unknown: Vec<Value> = (0..12)
        .map(|i| {
            json!({"id": format!("m{i}"), "kind": "mail", "value": "high", "password": format!("p{i}"), "second": "?",
                "recovery_mail": "?", "recovery_sms": "?", "codes": "?"})
        })
        .collect();
    let passwords: Vec<Value> = (0..30)
        .map(|i| json!({"id": format!("p{i}"), "strength": "?"}))
        .collect();
    let input = profile(&json!({"passwords": passwords, "accounts": unknown}));
    let hurried = exposure::assess(&input, params(), Effort::HURRIED);
    assert!(hurried.left_out);
    let whole = exposure::assess(&input, params(), Effort::THOROUGH);
    assert!(!whole.left_out);
    assert!(hurried.ranking.len() < whole.ranking.len());
    // What is there is right.
    for row in &hurried.ranking {
        let same = whole.ranking.iter().find(|other| other.fix == row.fix).unwrap();
        assert!((row.gain - same.gain).abs() < 1e-9, "{}", row.fix);
    }
}

#[test]
fn a_chain_of_a_thousand_pages_does_not_overflow() {
    let accounts: Vec<Value> = (0..1000)
        .map(|i| {
            if i == 0 {
                json!({"id": "a0", "value": "low", "password": "p"})
            } else {
                json!({"id": format!("a{i}"), "kind": "page", "value": "low", "admins": [format!("a{}", i - 1)]})
            }
        })
        .collect();
    let input = profile(&json!({"passwords": [{"id": "p"}], "accounts": accounts}));
    let found = exposure::evaluate(&input, params());
    assert!(!found.bounded);
    let first = found.accounts[0].takeover;
    assert!(first > 0.0);
    // Whoever holds the first holds the last, and every page adds its own apps.
    assert!(found.accounts[999].takeover > first);
}

#[test]
fn a_deep_chain_of_resets_does_not_overflow() {
    let accounts: Vec<Value> = (0..400)
        .map(|i| {
            let mails: Vec<String> = if i == 0 { vec![] } else { vec![format!("a{}", i - 1)] };
            json!({"id": format!("a{i}"), "kind": "mail", "value": "low", "password": format!("p{i}"), "recovery_mail": mails})
        })
        .collect();
    let passwords: Vec<Value> = (0..400).map(|i| json!({"id": format!("p{i}")})).collect();
    let input = profile(&json!({"passwords": passwords, "accounts": accounts}));
    assert!(!exposure::evaluate(&input, params()).bounded);
}

#[test]
fn bounds_hold_the_truth_of_every_kernel() {
    for (name, scenario) in scenarios()["kernels"].as_object().unwrap() {
        let kernel = super::kernel(&scenario["input"]);
        holds(name, &kernel);
    }
}

fn holds(name: &str, kernel: &NamedKernel) {
    for ((_, exact), (_, bounds)) in kernel.probabilities().iter().zip(kernel.bounds()) {
        for (value, (lower, upper)) in exact.iter().zip(bounds) {
            assert!(
                lower <= value + 1e-12 && *value <= upper + 1e-12,
                "{name}: {lower} {value} {upper}"
            );
        }
    }
}

#[test]
fn bounds_hold_the_truth_of_random_kernels() {
    for seed in 0..200 {
        holds(&seed.to_string(), &super::laws::random_kernel(seed, 8, 6, 12));
    }
}

#[test]
fn an_ungrounded_cycle_opens_nothing() {
    let mut kernel = NamedKernel::default();
    kernel.incident("i", Class::Bulk, [1.0; 3], &["x"]);
    kernel.step("s", [[1.0; 3]; 3]);
    kernel.rule("a", &["b"], &["s"]);
    kernel.rule("b", &["a"], &[]);
    kernel.weight("a", 1.0);
    assert_eq!(kernel.probabilities()[0].1, [0.0]);
    assert_eq!(kernel.bounds()[0].1, [(0.0, 0.0)]);
}
