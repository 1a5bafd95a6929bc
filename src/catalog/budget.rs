//! How long a pack takes for a sample set-up: five accounts, a phone, a computer, a number, two passwords.
//!
//! Set-up questions are not counted. Conditions count as met, so that the estimate is the longest interview;
//! with a limit the longest questions are counted.

use crate::domain::checklist::{Catalog, Control, Pack, Scope};
use std::collections::{BTreeMap, BTreeSet};

const ACCOUNTS: [&str; 5] = ["facebook", "zalo", "google", "tiktok", "instagram"];
const DEVICES: usize = 2;
const NUMBERS: usize = 1;
const PASSWORDS: usize = 2;

/// The minutes of a pack.
pub(crate) fn minutes(catalog: &Catalog, pack: &Pack) -> f64 {
    if !pack.rows.is_empty() {
        // Of a room everybody is asked these and nothing else.
        let rows = pack
            .rows
            .iter()
            .filter_map(|one| catalog.control(&one.row.control));
        let seconds = rows.fold(0_u32, |sum, control| sum.saturating_add(control.seconds));
        return f64::from(seconds) / 60.0;
    }
    let mut seconds: Vec<u32> = Vec::new();
    let known: BTreeMap<&str, &Control> = catalog
        .controls
        .iter()
        .map(|control| (control.id.as_str(), control))
        .collect();
    let once: BTreeSet<&str> = pack.together.iter().map(String::as_str).collect();
    for control in pack.controls.iter().filter_map(|id| known.get(id.as_str())) {
        let together = once.contains(control.id.as_str());
        let times = match times(catalog, control) {
            0 => 0,
            _ if together => 1,
            times => times,
        };
        seconds.extend(std::iter::repeat_n(control.seconds, times));
    }
    if let Some(limit) = pack.limit {
        seconds.sort_unstable_by(|left, right| right.cmp(left));
        seconds.truncate(limit as usize);
    }
    f64::from(seconds.iter().fold(0_u32, |sum, next| sum.saturating_add(*next))) / 60.0
}

fn times(catalog: &Catalog, control: &Control) -> usize {
    match control.scope {
        Scope::Setup => 0,
        Scope::Person => 1,
        Scope::Device => DEVICES,
        Scope::Number => NUMBERS,
        Scope::Password => PASSWORDS,
        Scope::Account => ACCOUNTS
            .iter()
            .filter_map(|id| catalog.platform(id))
            .filter(|platform| platform.control(&control.id).is_some())
            .count(),
    }
}
