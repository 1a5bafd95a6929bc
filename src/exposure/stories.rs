//! How it may happen: the likeliest ways from an incident to an account.
//!
//! A way is a minimal set of steps; there may be exponentially many, so only the best of every fact are followed.

use super::attack::{Attack, Fact};
use super::engine::Engine;
use super::named::Labels;
use super::plain::{Axis, End, Plain};
use super::solve::Local;
use super::table::Table;
use crate::domain::assessment::{Link, Story};
use crate::domain::params::Params;
use crate::domain::profile::{Profile, Value};

/// How many ways to one fact are followed at most.
const KEPT: usize = 48;
/// A story that rests on what was not answered comes after one that does not, unless it is this much likelier: the
/// priors are wider than a fifth.
const NEARLY: f64 = 0.8;
/// How many stories of an account are looked at for each one that is told.
const CANDIDATES: usize = 4;
/// Comparisons of step sets allowed altogether.
const WORK: u64 = 20_000_000;

/// A set of steps, sorted, and the chance that all succeed.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    steps: Vec<u32>,
    chance: f64,
}

/// The likeliest ways to critical and high accounts, best first: the best one of every account, then the second
/// best, and so on. Of two that are nearly as likely, the one that holds whatever the open answers are stands first.
pub fn stories(profile: &Profile, params: &Params, count: usize) -> Vec<Story> {
    let accounts: Vec<u32> = (0..)
        .zip(&profile.accounts)
        .filter(|(_, account)| matches!(account.value, Value::Critical | Value::High))
        .map(|(index, _)| index)
        .collect();
    let mut found = ways(profile, params, &accounts, count * CANDIDATES);
    mark(found.iter_mut().flatten(), profile, params);
    let mut ranked: Vec<(usize, Story)> = Vec::new();
    for mut list in found {
        list.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        list.truncate(count);
        ranked.extend(list.into_iter().enumerate());
    }
    ranked.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| weight(&b.1).total_cmp(&weight(&a.1))));
    ranked.truncate(count);
    ranked.into_iter().map(|(_, story)| story).collect()
}

fn weight(story: &Story) -> f64 {
    let rate = significant(story.rate);
    if story.sure { rate } else { rate * NEARLY }
}

/// Marks the stories that cannot happen in this other profile, and orders them anew.
pub fn doubt(stories: &mut [Story], profile: &Profile, params: &Params) {
    mark(stories.iter_mut(), profile, params);
    stories.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
}

/// Marks the stories that cannot happen when every open answer is the best one: there the incident does not exist, or
/// the same steps do not lead to the account.
fn mark<'s>(stories: impl Iterator<Item = &'s mut Story>, profile: &Profile, params: &Params) {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    let plain = Plain::resolve(profile, Axis::Exposure, End::Best);
    let attack = Attack::compile(&plain, &table);
    let labels = Labels {
        profile,
        plain: &plain,
    };
    for story in stories {
        let account = profile
            .accounts
            .iter()
            .position(|account| account.id == story.account);
        let incident = attack
            .kernel
            .incidents
            .iter()
            .find(|incident| labels.incident(incident.family, incident.subject) == story.incident);
        let (Some(account), Some(incident)) = (account, incident) else {
            story.sure = false;
            continue;
        };
        let wanted = attack.facts.number(Fact::Own(account as u32));
        let local = engine.solver.graph(&attack.kernel, incident.start, &[wanted]);
        let goal = local.fact_of.iter().position(|known| *known == wanted);
        let steps: Vec<u32> = (0..)
            .zip(&local.step_of)
            .filter(|(_, step)| story.steps.contains(&labels.step(attack.steps[**step as usize])))
            .map(|(index, _)| index)
            .collect();
        story.sure &= goal.is_some_and(|goal| {
            local.given[goal] || !chain(&local, goal as u32, &steps, &attack, &labels).is_empty()
        });
    }
}

/// The likeliest ways to one account, best first.
pub fn paths(profile: &Profile, params: &Params, account: &str, count: usize) -> Vec<Story> {
    let index = profile
        .accounts
        .iter()
        .position(|known| known.id.as_str() == account);
    index
        .and_then(|index| ways(profile, params, &[index as u32], count).pop())
        .unwrap_or_default()
}

fn ways(profile: &Profile, params: &Params, accounts: &[u32], count: usize) -> Vec<Vec<Story>> {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    let plain = Plain::resolve(profile, Axis::Exposure, End::Worst);
    let attack = Attack::compile(&plain, &table);
    let labels = Labels {
        profile,
        plain: &plain,
    };
    let wanted: Vec<u32> = accounts
        .iter()
        .map(|account| attack.facts.number(Fact::Own(*account)))
        .collect();
    let mut found: Vec<Vec<Found>> = accounts.iter().map(|_| Vec::new()).collect();
    // Incidents of one start set and class have the same ways; the frequent ones come first.
    let mut groups: Vec<(u32, super::kernel::Class, f64)> = Vec::new();
    for incident in &attack.kernel.incidents {
        match groups
            .iter_mut()
            .find(|group| (group.0, group.1) == (incident.start, incident.class))
        {
            Some(group) => group.2 = group.2.max(incident.rate[1]),
            None => groups.push((incident.start, incident.class, incident.rate[1])),
        }
    }
    groups.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut work = 0;
    for (start, class, _) in groups {
        let local = engine.solver.graph(&attack.kernel, start, &wanted);
        if local.wanted.is_empty() {
            continue;
        }
        let chances: Vec<f64> = local
            .chances
            .iter()
            .map(|chance| engine.solver.chance(*chance, class))
            .collect();
        let best = best_ways(&local, &chances, &mut work);
        for (list, fact) in found.iter_mut().zip(&wanted) {
            let Some(at) = local.fact_of.iter().position(|known| known == fact) else {
                continue;
            };
            for incident in &attack.kernel.incidents {
                if (incident.start, incident.class) != (start, class) {
                    continue;
                }
                for way in best[at].iter().take(count) {
                    let mut steps: Vec<String> = way
                        .steps
                        .iter()
                        .map(|step| labels.step(attack.steps[local.step_of[*step as usize] as usize]))
                        .collect();
                    steps.sort();
                    list.push(Found {
                        rate: incident.rate[1] * way.chance,
                        incident: labels.incident(incident.family, incident.subject),
                        steps,
                        links: chain(&local, at as u32, &way.steps, &attack, &labels),
                    });
                }
            }
            list.sort_by(|a, b| {
                significant(b.rate)
                    .total_cmp(&significant(a.rate))
                    .then_with(|| a.incident.cmp(&b.incident))
                    .then_with(|| a.steps.cmp(&b.steps))
            });
            list.truncate(count);
        }
    }
    found
        .into_iter()
        .zip(accounts)
        .map(|(list, account)| {
            list.into_iter()
                .map(|found| Story {
                    account: profile.accounts[*account as usize].id.clone(),
                    incident: found.incident,
                    links: found.links,
                    steps: found.steps,
                    rate: found.rate,
                    sure: true,
                })
                .collect()
        })
        .collect()
}

struct Found {
    rate: f64,
    incident: String,
    steps: Vec<String>,
    links: Vec<Link>,
}

/// A rate without the noise of its last digits, so that equal ways are ordered by name.
fn significant(rate: f64) -> f64 {
    format!("{rate:.12e}").parse().unwrap_or(rate)
}

/// The best ways to every fact of a graph.
fn best_ways(local: &Local, chances: &[f64], work: &mut u64) -> Vec<Vec<Way>> {
    let mut ways: Vec<Vec<Way>> = local
        .given
        .iter()
        .map(|given| {
            let nothing = Way {
                steps: Vec::new(),
                chance: 1.0,
            };
            if *given { vec![nothing] } else { Vec::new() }
        })
        .collect();
    let mut changed = true;
    while changed && *work < WORK {
        changed = false;
        for rule in local.each_rule() {
            let mut parts = vec![way(rule.steps.to_vec(), chances)];
            for fact in rule.facts {
                let mut joined = Vec::new();
                for part in &parts {
                    for other in &ways[*fact as usize] {
                        *work += 1;
                        let steps = part.steps.iter().chain(&other.steps).copied().collect();
                        joined.push(way(steps, chances));
                    }
                }
                parts = best(joined, work);
            }
            let head = &mut ways[rule.head as usize];
            let mut merged = head.clone();
            merged.extend(parts);
            let merged = best(merged, work);
            if merged != *head {
                *head = merged;
                changed = true;
            }
        }
    }
    ways
}

fn way(mut steps: Vec<u32>, chances: &[f64]) -> Way {
    steps.sort_unstable();
    steps.dedup();
    let chance = steps.iter().map(|step| chances[*step as usize]).product();
    Way { steps, chance }
}

/// The likeliest minimal ones.
fn best(mut ways: Vec<Way>, work: &mut u64) -> Vec<Way> {
    ways.sort_by(|a, b| {
        b.chance
            .total_cmp(&a.chance)
            .then_with(|| a.steps.len().cmp(&b.steps.len()))
            .then_with(|| a.steps.cmp(&b.steps))
    });
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        *work += kept.len() as u64;
        // A smaller set is never less likely, so it stands before the larger one.
        if kept.len() < KEPT && !kept.iter().any(|known| within(&known.steps, &way.steps)) {
            kept.push(way);
        }
    }
    kept
}

/// Whether one sorted list is contained in another.
fn within(small: &[u32], large: &[u32]) -> bool {
    let mut rest = large.iter();
    small.iter().all(|step| rest.any(|other| other == step))
}

/// The rules that fire, in order, until the account falls, when exactly these steps succeed.
fn chain(local: &Local, goal: u32, steps: &[u32], attack: &Attack, labels: &Labels<'_>) -> Vec<Link> {
    let mut by: Vec<Option<usize>> = vec![None; local.given.len()];
    let mut order = Vec::new();
    let mut held = local.given.clone();
    // Round by round, so that every fact is reached in as few links as possible.
    while !held[goal as usize] {
        let before = held.clone();
        for (index, rule) in local.each_rule().enumerate() {
            let head = rule.head as usize;
            let fires = !held[head]
                && rule.facts.iter().all(|fact| before[*fact as usize])
                && rule.steps.iter().all(|step| steps.binary_search(step).is_ok());
            if fires {
                held[head] = true;
                by[head] = Some(index);
                order.push(head);
            }
        }
        if before == held {
            return Vec::new();
        }
    }
    let mut needed = vec![false; held.len()];
    needed[goal as usize] = true;
    let mut links = Vec::new();
    for head in order.into_iter().rev() {
        if !needed[head] {
            continue;
        }
        let Some(index) = by[head] else { continue };
        let rule = local.rule(local.rules[index]);
        for fact in rule.facts {
            needed[*fact as usize] = true;
        }
        let fact = |fact: &u32| labels.fact(attack.facts.fact(local.fact_of[*fact as usize]));
        let mut used: Vec<String> = rule
            .steps
            .iter()
            .map(|step| labels.step(attack.steps[local.step_of[*step as usize] as usize]))
            .collect();
        used.sort();
        links.push(Link {
            fact: fact(&rule.head),
            from: rule.facts.iter().map(fact).collect(),
            steps: used,
        });
    }
    links.reverse();
    links
}
