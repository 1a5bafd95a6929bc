//! The kernel of the model: incidents that happen, and rules by which one thing leads to another.
//!
//! A fact is a number, a step is a number with a chance; names live with whoever built the kernel. The kernel
//! knows neither accounts nor passwords.

use super::table::Triple;

/// Who is behind an incident; the success of a step may depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A script with leaked or guessed passwords.
    Bot,
    /// Somebody who attacks many people at once.
    Bulk,
    /// Somebody who works on this very person.
    Targeted,
}

/// What happens: at a rate, handing over some facts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Incident {
    /// The family (`leak`, `phish`, …).
    pub family: &'static str,
    /// The thing it happens to, in the family's own numbering.
    pub subject: u32,
    /// Who is behind it.
    pub class: Class,
    /// How often a year.
    pub rate: Triple,
    /// The distinct set of start facts, as a position in the kernel's list of them.
    pub start: u32,
}

/// One rule: all its facts and all its steps give the head. The spans index [`Kernel::body`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub head: u32,
    pub facts: (u32, u32),
    pub steps: (u32, u32),
}

/// Incidents, steps, rules and weights.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kernel {
    facts: u32,
    pub incidents: Vec<Incident>,
    /// The position of each step's chance in the table of chances.
    pub steps: Vec<u16>,
    pub rules: Vec<Rule>,
    body: Vec<u32>,
    /// Distinct start sets, sorted inside.
    pub starts: Vec<Vec<u32>>,
    single_start: Vec<u32>,
    /// Weighted facts, in the order their shares are added up.
    pub weights: Vec<(u32, f64)>,
    seen: Vec<u32>,
    by_body: Spans,
    /// Rules without a fact in the body: they always apply.
    pub unconditional: Vec<u32>,
    hub: Vec<bool>,
}

/// Lists of numbers, one per key, stored end to end.
#[derive(Clone, Debug, Default)]
struct Spans {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Spans {
    fn build(&mut self, keys: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) {
        self.ends.clear();
        self.ends.resize(keys as usize + 1, 0);
        for (key, _) in pairs.clone() {
            self.ends[key as usize + 1] += 1;
        }
        for key in 0..keys as usize {
            self.ends[key + 1] += self.ends[key];
        }
        self.items.clear();
        self.items
            .resize(self.ends.last().copied().unwrap_or(0) as usize, 0);
        let mut next = self.ends.clone();
        for (key, item) in pairs {
            let place = &mut next[key as usize];
            self.items[*place as usize] = item;
            *place += 1;
        }
    }

    fn get(&self, key: u32) -> &[u32] {
        let (from, to) = (self.ends[key as usize], self.ends[key as usize + 1]);
        &self.items[from as usize..to as usize]
    }
}

const EMPTY: u32 = u32::MAX;

impl Kernel {
    /// A kernel over this many facts.
    pub(crate) fn new(facts: u32) -> Self {
        Self {
            facts,
            single_start: vec![EMPTY; facts as usize],
            seen: vec![EMPTY; 64],
            ..Self::default()
        }
    }

    /// How many facts there are.
    pub(crate) fn facts(&self) -> u32 {
        self.facts
    }

    /// The facts in a rule's body.
    pub(crate) fn facts_of(&self, rule: Rule) -> &[u32] {
        &self.body[rule.facts.0 as usize..rule.facts.1 as usize]
    }

    /// The steps in a rule's body.
    pub(crate) fn steps_of(&self, rule: Rule) -> &[u32] {
        &self.body[rule.steps.0 as usize..rule.steps.1 as usize]
    }

    /// Whether a fact is weighted: an account that falls, or stays out of reach.
    pub(crate) fn is_hub(&self, fact: u32) -> bool {
        self.hub[fact as usize]
    }

    /// The rules that need a fact.
    pub(crate) fn rules_needing(&self, fact: u32) -> &[u32] {
        self.by_body.get(fact)
    }

    /// Adds an incident; one that never happens does not exist.
    pub(crate) fn incident(
        &mut self,
        family: &'static str,
        subject: u32,
        class: Class,
        rate: Triple,
        facts: &[u32],
    ) {
        if rate.iter().all(|end| *end == 0.0) {
            return;
        }
        let mut sorted = facts.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let start = self.start(sorted);
        self.incidents.push(Incident {
            family,
            subject,
            class,
            rate,
            start,
        });
    }

    fn start(&mut self, sorted: Vec<u32>) -> u32 {
        let next = self.starts.len() as u32;
        if let [only] = sorted[..] {
            let slot = &mut self.single_start[only as usize];
            if *slot != EMPTY {
                return *slot;
            }
            *slot = next;
        } else if let Some(known) = self.starts.iter().position(|start| *start == sorted) {
            return known as u32;
        }
        self.starts.push(sorted);
        next
    }

    /// Adds a step with the chance at this position of the table.
    pub(crate) fn step(&mut self, chance: u16) -> u32 {
        self.steps.push(chance);
        self.steps.len() as u32 - 1
    }

    /// Adds a rule once. Facts and steps come in the order of their names: it decides the order of variables.
    pub(crate) fn rule(&mut self, head: u32, facts: &[u32], steps: &[u32]) {
        if (self.rules.len() + 1) * 2 > self.seen.len() {
            self.grow();
        }
        let mask = self.seen.len() - 1;
        let mut slot = hash_rule(head, facts, steps) as usize & mask;
        while self.seen[slot] != EMPTY {
            let known = self.rules[self.seen[slot] as usize];
            if known.head == head && self.facts_of(known) == facts && self.steps_of(known) == steps {
                return;
            }
            slot = (slot + 1) & mask;
        }
        self.seen[slot] = self.rules.len() as u32;
        let from = self.body.len() as u32;
        self.body.extend_from_slice(facts);
        let middle = self.body.len() as u32;
        self.body.extend_from_slice(steps);
        let to = self.body.len() as u32;
        self.rules.push(Rule {
            head,
            facts: (from, middle),
            steps: (middle, to),
        });
    }

    fn grow(&mut self) {
        let size = self.seen.len() * 4;
        let mut seen = vec![EMPTY; size];
        for (index, rule) in self.rules.iter().enumerate() {
            let mut slot =
                hash_rule(rule.head, self.facts_of(*rule), self.steps_of(*rule)) as usize & (size - 1);
            while seen[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            seen[slot] = index as u32;
        }
        self.seen = seen;
    }

    /// Builds the look-ups; called once, when every rule and every weight is there.
    pub(crate) fn finish(&mut self) {
        self.hub = vec![false; self.facts as usize];
        for (fact, _) in &self.weights {
            self.hub[*fact as usize] = true;
        }
        let rules = &self.rules;
        let body = &self.body;
        self.by_body.build(
            self.facts,
            rules.iter().enumerate().flat_map(|(i, rule)| {
                body[rule.facts.0 as usize..rule.facts.1 as usize]
                    .iter()
                    .map(move |fact| (*fact, i as u32))
            }),
        );
        self.unconditional = (0..rules.len() as u32)
            .filter(|i| rules[*i as usize].facts.0 == rules[*i as usize].facts.1)
            .collect();
    }
}

/// Mixes a word into a hash: one wide multiplication, folded.
pub(crate) fn mix(hash: u64, word: u64) -> u64 {
    let wide = u128::from(hash ^ word) * u128::from(0x9E37_79B9_7F4A_7C15_u64);
    (wide as u64) ^ ((wide >> 64) as u64) ^ word.rotate_left(29)
}

fn hash_rule(head: u32, facts: &[u32], steps: &[u32]) -> u64 {
    let mut hash = mix(0x51_7C_C1_B7_27_22_0A_95, u64::from(head));
    for fact in facts {
        hash = mix(hash, u64::from(*fact));
    }
    for step in steps {
        hash = mix(hash, u64::from(*step) | 1 << 40);
    }
    hash
}
