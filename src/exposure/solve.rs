//! Exact probabilities: what each incident leads to.
//!
//! For every distinct set of start facts only the rules that can matter are kept, written down in a canonical way
//! (numbers in order of discovery), and solved once: the same small graph comes back in almost every variant of a
//! profile.

use super::bdd::{Diagrams, FALSE, Full, TRUE};
use super::bounds;
use super::kernel::{Class, Kernel, mix};
use super::order;
use super::table::Chance;
use std::hash::{BuildHasherDefault, Hasher};

/// The parts of one incident that can matter, in canonical numbers.
#[derive(Default)]
pub(crate) struct Local {
    /// Rules as `head, count of facts, facts…, count of steps, steps…`, each after the rules of its facts.
    code: Vec<u32>,
    /// Where each rule begins in `code`.
    pub rules: Vec<u32>,
    /// Which facts are given.
    pub given: Vec<bool>,
    /// The chance of each step, by number of discovery.
    pub chances: Vec<u16>,
    /// The wanted facts.
    pub wanted: Vec<u32>,
    /// The wanted facts' places in the kernel's list of weights.
    pub places: Vec<u32>,
    /// Whether some fact rests on itself.
    pub cyclic: bool,
    /// Which facts are accounts: what belongs to one stays together in the order of variables.
    pub hub: Vec<bool>,
    /// The kernel's number of each fact.
    pub fact_of: Vec<u32>,
    /// The kernel's number of each step.
    pub step_of: Vec<u32>,
}

/// One rule of a [`Local`].
#[derive(Clone, Copy)]
pub(crate) struct LocalRule<'a> {
    pub head: u32,
    pub facts: &'a [u32],
    pub steps: &'a [u32],
}

impl Local {
    fn clear(&mut self) {
        self.code.clear();
        self.rules.clear();
        self.given.clear();
        self.hub.clear();
        self.chances.clear();
        self.wanted.clear();
        self.places.clear();
        self.fact_of.clear();
        self.step_of.clear();
        self.cyclic = false;
    }

    /// The rule that begins at this place.
    pub(crate) fn rule(&self, at: u32) -> LocalRule<'_> {
        let at = at as usize;
        let facts = self.code[at + 1] as usize;
        let middle = at + 2 + facts;
        let steps = self.code[middle] as usize;
        LocalRule {
            head: self.code[at],
            facts: &self.code[at + 2..middle],
            steps: &self.code[middle + 1..middle + 1 + steps],
        }
    }

    /// Every rule, each after the rules of its facts (as far as there is no cycle).
    pub(crate) fn each_rule(&self) -> impl Iterator<Item = LocalRule<'_>> {
        self.rules.iter().map(|at| self.rule(*at))
    }

    /// 128 bits that stand for this graph: two with the same bits are taken as equal. Among a million graphs
    /// the odds of a mistake are below 10⁻²⁶.
    fn fingerprint(&self, tag: u64) -> u128 {
        let (mut a, mut b) = (mix(0x243F_6A88_85A3_08D3, tag), mix(0x1319_8A2E_0370_7344, !tag));
        let mut eat = |word: u64| {
            a = mix(a, word);
            b = mix(b ^ 0xA409_3822_299F_31D0, word.rotate_left(17) ^ a);
        };
        eat(self.code.len() as u64 | (self.chances.len() as u64) << 32);
        for pair in self.code.chunks(2) {
            eat(u64::from(pair[0]) | u64::from(pair.get(1).copied().unwrap_or(u32::MAX)) << 32);
        }
        for chance in &self.chances {
            eat(u64::from(*chance));
        }
        for (fact, given) in self.given.iter().enumerate() {
            if *given {
                eat(fact as u64 | 1 << 33);
            }
        }
        for fact in &self.wanted {
            eat(u64::from(*fact) | 1 << 34);
        }
        u128::from(a) << 64 | u128::from(b)
    }
}

/// Marks that are forgotten all at once.
#[derive(Default)]
struct Marks {
    stamps: Vec<u32>,
    values: Vec<u32>,
    now: u32,
}

impl Marks {
    fn clear(&mut self, size: usize) {
        if self.stamps.len() < size {
            self.stamps.resize(size, 0);
            self.values.resize(size, 0);
        }
        self.now = self.now.wrapping_add(1);
        if self.now == 0 {
            self.stamps.fill(0);
            self.now = 1;
        }
    }

    fn get(&self, key: u32) -> Option<u32> {
        (self.stamps[key as usize] == self.now).then(|| self.values[key as usize])
    }

    fn set(&mut self, key: u32, value: u32) {
        self.stamps[key as usize] = self.now;
        self.values[key as usize] = value;
    }
}

/// A place in the depth-first walk.
struct Visit {
    fact: u32,
    rule: u32,
    next: u32,
}

#[derive(Default)]
struct Scratch {
    held: Marks,
    missing: Marks,
    number: Marks,
    step_number: Marks,
    open: Vec<bool>,
    queue: Vec<u32>,
    walk: Vec<Visit>,
    /// The rules that can fire, as `head << 32 | rule`: by head, each in the order it was written.
    fired: Vec<u64>,
    /// Where each head's rules begin in `fired`.
    fired_from: Marks,
}

impl Scratch {
    /// Marks every fact that can be reached from the start facts.
    fn reach(&mut self, kernel: &Kernel, start: &[u32]) -> u64 {
        self.held.clear(kernel.facts() as usize);
        self.missing.clear(kernel.rules.len());
        self.queue.clear();
        let mut work = 0;
        for fact in start {
            self.held.set(*fact, 1);
            self.queue.push(*fact);
        }
        self.fired.clear();
        for rule in &kernel.unconditional {
            let head = kernel.rules[*rule as usize].head;
            self.fired.push(u64::from(head) << 32 | u64::from(*rule));
            if self.held.get(head).is_none() {
                self.held.set(head, 0);
                self.queue.push(head);
            }
        }
        while let Some(fact) = self.queue.pop() {
            for index in kernel.rules_needing(fact) {
                work += 1;
                let rule = kernel.rules[*index as usize];
                let missing = self.missing.get(*index).unwrap_or(rule.facts.1 - rule.facts.0) - 1;
                self.missing.set(*index, missing);
                if missing == 0 {
                    self.fired.push(u64::from(rule.head) << 32 | u64::from(*index));
                    if self.held.get(rule.head).is_none() {
                        self.held.set(rule.head, 0);
                        self.queue.push(rule.head);
                    }
                }
            }
        }
        self.fired.sort_unstable();
        self.fired_from.clear(kernel.facts() as usize);
        let mut last = None;
        for (at, fired) in (0..).zip(&self.fired) {
            let head = (fired >> 32) as u32;
            if last.replace(head) != Some(head) {
                self.fired_from.set(head, at);
            }
        }
        work + self.fired.len() as u64
    }

    /// The n-th rule for a fact that can fire.
    fn fired_rule(&self, fact: u32, n: u32) -> Option<u32> {
        let fired = *self.fired.get((self.fired_from.get(fact)? + n) as usize)?;
        (fired >> 32 == u64::from(fact)).then_some(fired as u32)
    }

    /// Keeps what the wanted facts depend on, in the order of a depth-first walk from them.
    fn extract(&mut self, kernel: &Kernel, wanted: &[(u32, u32)], local: &mut Local) {
        local.clear();
        self.number.clear(kernel.facts() as usize);
        self.step_number.clear(kernel.steps.len());
        self.open.clear();
        for &(fact, place) in wanted {
            if self.held.get(fact).is_none() {
                continue;
            }
            self.enter(kernel, fact, local);
            while let Some(Visit { fact, rule, .. }) = self.walk.last() {
                let given = self.held.get(*fact) == Some(1);
                let next = self.fired_rule(*fact, *rule).filter(|_| !given);
                let Some(visit) = self.walk.last_mut() else { break };
                let Some(index) = next else {
                    let number = self.number.get(visit.fact).unwrap_or(0);
                    self.open[number as usize] = false;
                    self.walk.pop();
                    continue;
                };
                let rule = kernel.rules[index as usize];
                let facts = kernel.facts_of(rule);
                if let Some(fact) = facts.get(visit.next as usize) {
                    visit.next += 1;
                    let fact = *fact;
                    match self.number.get(fact) {
                        Some(number) => local.cyclic |= self.open[number as usize],
                        None => self.enter(kernel, fact, local),
                    }
                    continue;
                }
                visit.rule += 1;
                visit.next = 0;
                let head = self.number.get(visit.fact).unwrap_or(0);
                local.rules.push(local.code.len() as u32);
                local.code.push(head);
                local.code.push(facts.len() as u32);
                for fact in facts {
                    local.code.push(self.number.get(*fact).unwrap_or(0));
                }
                let steps = kernel.steps_of(rule);
                local.code.push(steps.len() as u32);
                for step in steps {
                    let number = self.step_number.get(*step).unwrap_or_else(|| {
                        let number = local.chances.len() as u32;
                        self.step_number.set(*step, number);
                        local.chances.push(kernel.steps[*step as usize]);
                        local.step_of.push(*step);
                        number
                    });
                    local.code.push(number);
                }
            }
            local.wanted.push(self.number.get(fact).unwrap_or(0));
            local.places.push(place);
        }
    }

    fn enter(&mut self, kernel: &Kernel, fact: u32, local: &mut Local) {
        if self.number.get(fact).is_some() {
            return;
        }
        self.number.set(fact, local.given.len() as u32);
        let given = self.held.get(fact) == Some(1);
        local.given.push(given);
        local.hub.push(kernel.is_hub(fact));
        local.fact_of.push(fact);
        self.open.push(true);
        self.walk.push(Visit {
            fact,
            rule: 0,
            next: 0,
        });
    }
}

/// A hash that already is one.
#[derive(Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0, u64::from(*byte));
        }
    }

    fn write_u128(&mut self, value: u128) {
        self.0 = value as u64;
    }
}

#[expect(
    clippy::disallowed_types,
    reason = "the hot table of solved graphs; it is only looked up, never walked"
)]
type Memo = std::collections::HashMap<u128, Entry, BuildHasherDefault<Ready>>;

/// A solved graph: where its figures are.
#[derive(Clone, Copy, Debug)]
struct Entry {
    offset: u32,
    wanted: u32,
    /// Whether the figures differ by class.
    by_class: bool,
    bounded: bool,
}

/// Which levels of the parameters are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Levels {
    /// The middle only.
    Mid,
    /// Low, middle and high.
    All,
}

/// Low, middle or high parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Lo,
    Mid,
    Hi,
}

/// Which end of a bounded figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Lower,
    Upper,
}

/// One distinct start set of a solved kernel.
struct Start {
    entry: Entry,
    /// Span of [`Solution::places`].
    places: (u32, u32),
    fingerprint: u128,
}

/// What every incident of a kernel leads to.
pub(crate) struct Solution {
    starts: Vec<Start>,
    places: Vec<u32>,
    levels: Levels,
}

impl Solution {
    /// Fingerprints of the start sets whose figures are bounds, sorted.
    pub(crate) fn bounded(&self) -> Vec<u128> {
        let mut out: Vec<u128> = self
            .starts
            .iter()
            .filter(|start| start.entry.bounded)
            .map(|start| start.fingerprint)
            .collect();
        out.sort_unstable();
        out
    }
}

/// How much work may be done, in operations on diagrams and rules looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// Nodes of one incident's diagrams; the reference gives up at two million.
    pub nodes: usize,
    /// Operations for one incident.
    pub incident: u64,
}

/// Solves kernels over one table of chances and remembers what it solved.
pub(crate) struct Solver<'t> {
    chances: &'t [Chance],
    memo: Memo,
    store: Vec<f64>,
    bdd: Diagrams,
    scratch: Scratch,
    local: Local,
    wanted: Vec<(u32, u32)>,
    /// The variable of each step of the graph solved last.
    variables: Vec<u32>,
    /// What one incident may cost.
    pub budget: Budget,
    /// Work done so far.
    pub work: u64,
    /// Where exact solving stops for good.
    pub limit: u64,
}

impl<'t> Solver<'t> {
    pub(crate) fn new(chances: &'t [Chance], budget: Budget) -> Self {
        Self {
            chances,
            memo: Memo::default(),
            store: Vec::new(),
            bdd: Diagrams::new(),
            scratch: Scratch::default(),
            local: Local::default(),
            wanted: Vec::new(),
            variables: Vec::new(),
            budget,
            work: 0,
            limit: u64::MAX,
        }
    }

    /// Solves every incident of a kernel for its weighted facts.
    pub(crate) fn solve(&mut self, kernel: &Kernel, levels: Levels) -> Solution {
        let mut classes = vec![0_u8; kernel.starts.len()];
        for incident in &kernel.incidents {
            classes[incident.start as usize] |= 1 << incident.class as u8;
        }
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.clear();
        wanted.extend(
            kernel
                .weights
                .iter()
                .enumerate()
                .map(|(place, (fact, _))| (*fact, place as u32)),
        );
        let mut solution = Solution {
            starts: Vec::with_capacity(kernel.starts.len()),
            places: Vec::new(),
            levels,
        };
        self.work += kernel.rules.len() as u64 / 2;
        for (start, mask) in kernel.starts.iter().zip(&classes) {
            self.work += 2 + self.scratch.reach(kernel, start) / 2;
            let mut local = std::mem::take(&mut self.local);
            self.scratch.extract(kernel, &wanted, &mut local);
            let by_class = local.chances.iter().any(|chance| self.differs(*chance));
            let mask = if by_class { *mask } else { 1 };
            let tag = u64::from(mask) | if levels == Levels::All { 1 << 8 } else { 0 };
            let fingerprint = local.fingerprint(tag);
            let entry = if let Some(entry) = self.memo.get(&fingerprint) {
                *entry
            } else {
                let entry = self.solve_one(&local, mask, by_class, levels);
                self.memo.insert(fingerprint, entry);
                entry
            };
            let from = solution.places.len() as u32;
            solution.places.extend_from_slice(&local.places);
            solution.starts.push(Start {
                entry,
                places: (from, solution.places.len() as u32),
                fingerprint,
            });
            self.local = local;
        }
        self.wanted = wanted;
        solution
    }

    fn differs(&self, chance: u16) -> bool {
        let [bot, bulk, targeted] = self.chances[chance as usize].map(|triple| triple.map(f64::to_bits));
        bot != bulk || bulk != targeted
    }

    fn solve_one(&mut self, local: &Local, mask: u8, by_class: bool, levels: Levels) -> Entry {
        let offset = self.store.len() as u32;
        let entry = Entry {
            offset,
            wanted: local.wanted.len() as u32,
            by_class,
            bounded: false,
        };
        if let Ok(values) = self.diagrams(local) {
            for class in 0..3 {
                if mask & (1 << class) == 0 {
                    self.skip(local, levels, 1);
                } else if levels == Levels::All {
                    let chances = self.by_variable(local, class, [0, 1, 2]);
                    self.write(local, &values, &chances);
                } else {
                    let chances = self.by_variable(local, class, [1]);
                    self.write(local, &values, &chances);
                }
                if !by_class {
                    break;
                }
            }
            return entry;
        }
        for class in 0..3 {
            if mask & (1 << class) == 0 {
                self.skip(local, levels, 2);
            } else {
                let ends: &[usize] = if levels == Levels::All { &[0, 1, 2] } else { &[1] };
                let mut sides = [Vec::new(), Vec::new()];
                for level in ends {
                    let chances: Vec<f64> = local
                        .chances
                        .iter()
                        .map(|chance| self.chances[*chance as usize][class][*level])
                        .collect();
                    let lower = bounds::best_path(local, &chances, &mut self.work);
                    let upper = bounds::upper_bound(local, &chances, &mut self.work);
                    for fact in &local.wanted {
                        sides[0].push(lower[*fact as usize]);
                        sides[1].push(upper[*fact as usize].max(lower[*fact as usize]));
                    }
                }
                for side in sides {
                    self.store.extend(side);
                }
            }
            if !by_class {
                break;
            }
        }
        Entry {
            bounded: true,
            ..entry
        }
    }

    fn skip(&mut self, local: &Local, levels: Levels, sides: usize) {
        let count = local.wanted.len() * sides * if levels == Levels::All { 3 } else { 1 };
        self.store.extend(std::iter::repeat_n(0.0, count));
    }

    /// Chances in the order of variables.
    fn by_variable<const N: usize>(&self, local: &Local, class: usize, levels: [usize; N]) -> Vec<[f64; N]> {
        let mut out = vec![[0.0; N]; local.chances.len()];
        for (chance, variable) in local.chances.iter().zip(&self.variables) {
            out[*variable as usize] = levels.map(|level| self.chances[*chance as usize][class][level]);
        }
        out
    }

    fn write<const N: usize>(&mut self, local: &Local, values: &[u32], chances: &[[f64; N]]) {
        let mut out = Vec::new();
        self.bdd.probabilities(chances, &mut out);
        let wanted = || {
            local
                .wanted
                .iter()
                .map(|fact| out[values[*fact as usize] as usize])
        };
        for level in 0..N {
            self.store.extend(wanted().map(|ends| ends[level]));
        }
    }

    /// The diagram of every fact of a graph: from "never", until nothing changes.
    fn diagrams(&mut self, local: &Local) -> Result<Vec<u32>, Full> {
        let room = self.limit.saturating_sub(self.work);
        if room == 0 {
            return Err(Full);
        }
        let bdd = &mut self.bdd;
        bdd.clear();
        bdd.work = 0;
        bdd.work_limit = room.min(self.budget.incident);
        bdd.node_limit = self.budget.nodes;
        self.variables = order::variables(local);
        let result = build(bdd, local, &self.variables);
        self.work += bdd.work + local.rules.len() as u64;
        result
    }

    /// The figures of one incident of a solution, by place in the kernel's list of weights.
    pub(crate) fn figures<'a>(
        &'a self,
        solution: &'a Solution,
        start: u32,
        class: Class,
        level: Level,
        side: Side,
    ) -> impl Iterator<Item = (usize, f64)> + 'a {
        let start = &solution.starts[start as usize];
        let entry = start.entry;
        let count = entry.wanted as usize;
        let (levels, level) = match (solution.levels, level) {
            (Levels::All, level) => (3, level as usize),
            (Levels::Mid, _) => (1, 0),
        };
        let sides = if entry.bounded { 2 } else { 1 };
        let class = if entry.by_class { class as usize } else { 0 };
        let side = usize::from(entry.bounded && side == Side::Upper);
        let at = entry.offset as usize + ((class * sides + side) * levels + level) * count;
        solution.places[start.places.0 as usize..start.places.1 as usize]
            .iter()
            .zip(&self.store[at..at + count])
            .map(|(place, value)| (*place as usize, *value))
    }

    /// The graph of one start set, for some wanted facts.
    pub(crate) fn graph(&mut self, kernel: &Kernel, start: u32, wanted: &[u32]) -> Local {
        let wanted: Vec<(u32, u32)> = wanted.iter().map(|fact| (*fact, 0)).collect();
        let mut local = Local::default();
        self.work += self.scratch.reach(kernel, &kernel.starts[start as usize]);
        self.scratch.extract(kernel, &wanted, &mut local);
        local
    }

    /// The chance of a step at the middle parameters.
    pub(crate) fn chance(&self, chance: u16, class: Class) -> f64 {
        self.chances[chance as usize][class as usize][1]
    }

    /// Yearly rate of every weighted fact.
    pub(crate) fn rates(&self, kernel: &Kernel, solution: &Solution, level: Level, side: Side) -> Vec<f64> {
        let mut rates = vec![0.0; kernel.weights.len()];
        for incident in &kernel.incidents {
            let rate = incident.rate[level as usize];
            for (place, value) in self.figures(solution, incident.start, incident.class, level, side) {
                rates[place] += rate * value;
            }
        }
        rates
    }

    /// Yearly rate at which at least one of some facts falls; none past the budget.
    ///
    /// The facts come in the order that keeps what belongs together side by side.
    pub(crate) fn any(&mut self, kernel: &Kernel, facts: &[u32], allowance: u64) -> Option<f64> {
        let wanted: Vec<(u32, u32)> = facts.iter().map(|fact| (*fact, 0)).collect();
        let before = self.budget;
        let mut left = allowance;
        let mut chances: Vec<[Option<f64>; 3]> = vec![[None; 3]; kernel.starts.len()];
        let mut total = 0.0;
        for incident in &kernel.incidents {
            let known = chances[incident.start as usize][incident.class as usize];
            let chance = if let Some(chance) = known {
                chance
            } else {
                let start = &kernel.starts[incident.start as usize];
                self.scratch.reach(kernel, start);
                let mut local = std::mem::take(&mut self.local);
                self.scratch.extract(kernel, &wanted, &mut local);
                self.budget.incident = left;
                let from = self.work;
                let root = self.diagrams(&local).and_then(|values| {
                    let mut root = FALSE;
                    for fact in &local.wanted {
                        root = self.bdd.or(root, values[*fact as usize])?;
                    }
                    Ok(root)
                });
                self.work = from + self.bdd.work;
                left = left.saturating_sub(self.bdd.work);
                if let Ok(root) = root {
                    let mut out = Vec::new();
                    for class in [Class::Bot, Class::Bulk, Class::Targeted] {
                        let by_variable = self.by_variable(&local, class as usize, [1]);
                        self.bdd.probabilities(&by_variable, &mut out);
                        chances[incident.start as usize][class as usize] = Some(out[root as usize][0]);
                    }
                }
                self.local = local;
                self.budget = before;
                chances[incident.start as usize][incident.class as usize]?
            };
            total += incident.rate[1] * chance;
        }
        Some(total)
    }
}

fn build(bdd: &mut Diagrams, local: &Local, variables: &[u32]) -> Result<Vec<u32>, Full> {
    let mut values: Vec<u32> = local
        .given
        .iter()
        .map(|given| if *given { TRUE } else { FALSE })
        .collect();
    if !local.cyclic {
        for rule in local.each_rule() {
            let body = body(bdd, &values, rule, variables)?;
            values[rule.head as usize] = bdd.or(values[rule.head as usize], body)?;
        }
        return Ok(values);
    }
    // Rules that need each fact, to look again only at what may have changed.
    let mut needing: Vec<Vec<u32>> = vec![Vec::new(); values.len()];
    for (index, rule) in local.each_rule().enumerate() {
        for fact in rule.facts {
            needing[*fact as usize].push(index as u32);
        }
    }
    let mut stale = vec![true; local.rules.len()];
    let mut again = true;
    while again {
        again = false;
        for index in 0..stale.len() {
            if !std::mem::replace(&mut stale[index], false) {
                continue;
            }
            let rule = local.rule(local.rules[index]);
            let body = body(bdd, &values, rule, variables)?;
            let head = rule.head as usize;
            let value = bdd.or(values[head], body)?;
            if value != values[head] {
                values[head] = value;
                for other in &needing[head] {
                    stale[*other as usize] = true;
                    again |= *other as usize <= index;
                }
            }
        }
    }
    Ok(values)
}

fn body(bdd: &mut Diagrams, values: &[u32], rule: LocalRule<'_>, variables: &[u32]) -> Result<u32, Full> {
    let mut body = TRUE;
    for fact in rule.facts {
        body = bdd.and(body, values[*fact as usize])?;
    }
    if body == FALSE {
        return Ok(FALSE);
    }
    for step in rule.steps {
        let literal = bdd.literal(variables[*step as usize])?;
        body = bdd.and(body, literal)?;
    }
    Ok(body)
}
