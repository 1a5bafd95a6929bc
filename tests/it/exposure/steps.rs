//! What people are shown: few steps that help, in an order that works.

use super::laws::random_profile;
use super::{params, profile, scenario};
use proptest::prelude::*;
use rasoat::domain::assessment::{Because, Grade};
use rasoat::domain::fix::FixKind;
use rasoat::domain::profile::Profile;
use rasoat::exposure::{self, Effort};
use rasoat::plan::{self, Reach};
use serde_json::json;

/// Every law a list of steps must keep.
fn check(input: &Profile, minutes: Option<u32>) -> Result<(), TestCaseError> {
    let (steps, road) = plan::steps(input, params(), minutes, &Reach::MODEL);
    prop_assert!(steps.len() <= 3);
    let spent: u32 = steps.iter().map(|step| step.minutes).sum();
    prop_assert!(minutes.is_none_or(|minutes| spent <= minutes));
    let mut current = input.clone();
    let mut before = exposure::evaluate(&current, params());
    prop_assert!((road.now - before.exposure.score_high).abs() < 1e-9);
    for step in &steps {
        let next = step.action.fix().and_then(|fix| exposure::apply(&current, fix));
        prop_assert!(next.is_some(), "{} does not apply", step.action);
        current = next.unwrap();
        let after = exposure::evaluate(&current, params());
        let gain = before.exposure.high - after.exposure.high;
        let change = after.lockout.high - before.lockout.high;
        match step.because {
            Because::LowersExposure => prop_assert!(gain > 1e-10, "{}: {gain}", step.action),
            Because::LowersLockout => {
                prop_assert!(change < 0.0 && gain > -1e-9, "{}: {gain} {change}", step.action);
                prop_assert_eq!(&step.closes, &["lockout"]);
            }
        }
        prop_assert!(after.lockout.grade <= before.lockout.grade);
        let points = before.exposure.score_high - after.exposure.score_high;
        prop_assert!(
            change < 1e-9 || points > 1.0 - 1e-9,
            "{}: {points} for {change}",
            step.action
        );
        prop_assert!((step.lockout_change - change).abs() < 1e-9);
        prop_assert_eq!(step.lockout_grades, (before.lockout.grade, after.lockout.grade));
        prop_assert!((step.score_before - before.exposure.score_high).abs() < 1e-9);
        prop_assert!((step.score_after - after.exposure.score_high).abs() < 1e-9);
        before = after;
    }
    prop_assert!((road.after_steps - before.exposure.score_high).abs() < 1e-9);
    prop_assert!(road.floor <= road.after_steps + 1e-9);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_shown_step_always_helps(seed in any::<u64>(), minutes in prop::option::of(3_u32..40)) {
        check(&profile(&random_profile(seed, 15)), minutes)?;
    }
}

#[test]
fn the_typical_officer_gets_three_steps_that_lower_the_grade() {
    let input = scenario("typical_officer");
    let (steps, road) = plan::steps(&input, params(), None, &Reach::MODEL);
    assert_eq!(steps.len(), 3);
    assert_eq!(road.grades[0], Grade::D);
    assert!(road.after_steps < road.now - 5.0);
    // Nearly all of what is left is malware on clean devices: nobody gets to zero.
    assert!((road.floor - 46.7).abs() < 1.0, "{}", road.floor);
    assert_eq!(road.grades[2], Grade::B);
    // The mailbox that opens the others comes first.
    assert_eq!(steps[0].action.about().id(), "gmail");
}

#[test]
fn steps_fit_into_the_minutes_there_are() {
    let input = scenario("typical_officer");
    let (steps, _) = plan::steps(&input, params(), Some(7), &Reach::MODEL);
    assert!(!steps.is_empty());
    assert!(steps.iter().map(|step| step.minutes).sum::<u32>() <= 7);
    let (steps, road) = plan::steps(&input, params(), Some(2), &Reach::MODEL);
    assert!(steps.is_empty());
    assert!((road.now - road.after_steps).abs() < 1e-12);
}

#[test]
fn a_second_factor_without_codes_is_healed_first() {
    let (steps, _) = plan::steps(
        &scenario("second_factor_without_codes"),
        params(),
        None,
        &Reach::MODEL,
    );
    assert_eq!(steps[0].action.fix().unwrap().kind, FixKind::OfflineCodes);
    assert_eq!(steps[0].because, Because::LowersLockout);
    assert!(steps[0].lockout_change < -0.4);
    assert_eq!(steps[0].lockout_grades.0, Grade::E);
}

#[test]
fn the_only_administrator_of_a_page_is_not_closed() {
    let input = profile(&json!({
        "passwords": [{"id": "p", "strength": 0, "elsewhere": 5, "exposed": true}],
        "accounts": [
            {"id": "me", "kind": "social", "value": "low", "password": "p", "needed": false},
            {"id": "page", "kind": "page", "value": "critical", "admins": ["me"]},
        ]
    }));
    let found = exposure::assess(&input, params(), Effort::WAITED_FOR);
    assert!(
        found
            .ranking
            .iter()
            .any(|row| row.fix.kind == FixKind::CloseAccount)
    );
    let (steps, _) = plan::steps(&input, params(), None, &Reach::MODEL);
    assert!(
        steps
            .iter()
            .all(|step| step.action.fix().unwrap().kind != FixKind::CloseAccount)
    );
    assert!(!steps.is_empty());
}

/// Notes of the model, chapter 5: a password of its own turns one harvest into two.
#[test]
fn a_fix_that_raises_the_exposure_is_not_shown() {
    let input = profile(&json!({
        "devices": [{"id": "pc", "kind": "windows", "hygiene": "risky", "lock": "strong"}],
        "passwords": [{"id": "p", "strength": 4}],
        "accounts": [
            {"id": "a", "kind": "social", "value": "low", "password": "p", "devices": ["pc"]},
            {"id": "b", "kind": "social", "value": "low", "password": "p", "devices": ["pc"]},
            {"id": "page", "kind": "page", "value": "critical", "admins": ["a", "b"]},
        ]
    }));
    for minutes in [None, Some(4), Some(10)] {
        check(&input, minutes).unwrap();
    }
}
