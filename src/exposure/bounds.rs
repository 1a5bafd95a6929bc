//! Certified bounds, for the rare graphs on which an exact answer would not end.

use super::solve::Local;

/// The single best derivation of every fact: never above the truth.
pub(crate) fn best_path(local: &Local, chances: &[f64], work: &mut u64) -> Vec<f64> {
    let mut best = given(local);
    let mut changed = true;
    while changed {
        changed = false;
        *work += local.rules.len() as u64 / 4;
        for rule in local.each_rule() {
            let mut chance = 1.0;
            for step in rule.steps {
                chance *= chances[*step as usize];
            }
            for fact in rule.facts {
                chance *= best[*fact as usize];
            }
            if chance > best[rule.head as usize] * (1.0 + 1e-15) {
                best[rule.head as usize] = chance;
                changed = true;
            }
        }
    }
    best
}

/// A conjunction is at most its rarest part, a disjunction at most the parts as if independent: never below the
/// truth (increasing events of independent steps are associated).
///
/// The least solution counts; it is approached from below, fact after fact. Where that takes too long the figures
/// are taken from above instead, where every single round is a valid bound.
pub(crate) fn upper_bound(local: &Local, chances: &[f64], work: &mut u64) -> Vec<f64> {
    let given = given(local);
    let mut by_head: Vec<Vec<(f64, &[u32])>> = vec![Vec::new(); given.len()];
    let mut order = Vec::with_capacity(given.len());
    for rule in local.each_rule() {
        let guard = rule.steps.iter().map(|step| chances[*step as usize]).product();
        let head = rule.head as usize;
        if by_head[head].is_empty() {
            order.push(head);
        }
        by_head[head].push((guard, rule.facts));
    }
    let sweep = |bound: &mut Vec<f64>| {
        let mut moved = 0.0_f64;
        for head in &order {
            let mut none = 1.0;
            for (guard, facts) in &by_head[*head] {
                let part = facts
                    .iter()
                    .fold(*guard, |part, fact| part.min(bound[*fact as usize]));
                none *= 1.0 - part;
            }
            let new = 1.0 - none;
            moved = moved.max((new - bound[*head]).abs());
            bound[*head] = new;
        }
        moved
    };
    let rules = local.rules.len().max(1);
    let mut bound = given.clone();
    for _ in 0..(400_000 / rules).clamp(40, 3000) {
        *work += rules as u64 / 4;
        if sweep(&mut bound) < 1e-15 {
            return bound;
        }
    }
    let mut bound = vec![1.0; given.len()];
    for _ in 0..20 {
        *work += rules as u64 / 4;
        sweep(&mut bound);
    }
    bound
}

fn given(local: &Local) -> Vec<f64> {
    local
        .given
        .iter()
        .map(|given| f64::from(u8::from(*given)))
        .collect()
}
