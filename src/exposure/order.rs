//! The order of variables: what decides whether a diagram has a thousand nodes or a thousand million.
//!
//! A depth-first post-order over everything nests accounts that recover each other: half of the steps of the first
//! lie before all the others, half behind them, and a clique of mailboxes grows exponentially. Here all steps of one
//! account come side by side, so that what is left to know when it is done is whether it fell. Measured on the
//! reference's structures: a clique of 8 mailboxes 47,000 nodes instead of 355,000, a ring of 8 that also resets by
//! SMS 101,000 instead of 632,000, 20 ordinary accounts the same.

use super::solve::Local;

/// The variable of every step of a graph; the smallest is the topmost.
///
/// Accounts are visited breadth first from the wanted ones; inside an account the steps come in post-order of the
/// facts that belong to no other account (its passwords, its reset, its second factor), all of it reversed.
pub(crate) fn variables(local: &Local) -> Vec<u32> {
    let facts = local.given.len();
    let (ends, rules) = by_head(local);
    let rules_for = |fact: u32| &rules[ends[fact as usize] as usize..ends[fact as usize + 1] as usize];
    let mut seen = vec![false; facts];
    let mut found = vec![u32::MAX; local.chances.len()];
    let mut count = 0;
    let mut queue: Vec<u32> = local.wanted.clone();
    let mut at = 0;
    // A fact being looked at, which of its rules, which fact of that rule.
    let mut walk: Vec<(u32, usize, usize)> = Vec::new();
    while let Some(account) = queue.get(at).copied() {
        at += 1;
        if std::mem::replace(&mut seen[account as usize], true) {
            continue;
        }
        walk.push((account, 0, 0));
        while let Some((fact, rule, next)) = walk.last_mut() {
            let Some(place) = rules_for(*fact).get(*rule) else {
                walk.pop();
                continue;
            };
            let body = local.rule(*place);
            if let Some(needed) = body.facts.get(*next).copied() {
                *next += 1;
                if local.hub[needed as usize] {
                    queue.push(needed);
                } else if !std::mem::replace(&mut seen[needed as usize], true) {
                    walk.push((needed, 0, 0));
                }
                continue;
            }
            for step in body.steps {
                let variable = &mut found[*step as usize];
                if *variable == u32::MAX {
                    *variable = count;
                    count += 1;
                }
            }
            (*rule, *next) = (*rule + 1, 0);
        }
    }
    for variable in &mut found {
        *variable = count - 1 - *variable;
    }
    found
}

/// The places of the rules of each fact, end to end, and where each fact's begin.
fn by_head(local: &Local) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; local.given.len() + 1];
    for rule in local.each_rule() {
        ends[rule.head as usize + 1] += 1;
    }
    for fact in 1..ends.len() {
        ends[fact] += ends[fact - 1];
    }
    let mut next = ends.clone();
    let mut rules = vec![0; local.rules.len()];
    for place in &local.rules {
        let slot = &mut next[local.rule(*place).head as usize];
        rules[*slot as usize] = *place;
        *slot += 1;
    }
    (ends, rules)
}
