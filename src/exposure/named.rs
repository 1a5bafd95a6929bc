//! Kernels with names: for explaining a result, for graphs that do not come from a profile, for tests.

use super::attack::{self, Attack, Fact};
use super::bounds;
use super::engine::EXACT;
use super::kernel::{Class, Kernel};
use super::owner;
use super::plain::{Axis, End, Plain};
use super::solve::{Level, Levels, Side, Solver};
use super::table::{Chance, Table, Triple};
use crate::domain::params::Params;
use crate::domain::profile::Profile;
use std::collections::BTreeMap;

/// A kernel written with names.
#[derive(Clone, Debug, Default)]
pub struct NamedKernel {
    /// Name, who is behind it, yearly rate (low, middle, high), start facts.
    pub incidents: Vec<(String, Class, Triple, Vec<String>)>,
    /// Chance of each step by class (bot, bulk, targeted) and level.
    pub steps: BTreeMap<String, Chance>,
    /// Head, facts, steps; both lists sorted.
    pub rules: Vec<(String, Vec<String>, Vec<String>)>,
    /// Weighted facts.
    pub weights: Vec<(String, f64)>,
}

impl NamedKernel {
    /// Adds an incident.
    pub fn incident(&mut self, name: &str, class: Class, rate: [f64; 3], start: &[&str]) {
        self.incidents.push((name.to_owned(), class, rate, sorted(start)));
    }

    /// Adds a step with its chances by class (bot, bulk, targeted).
    pub fn step(&mut self, name: &str, chance: [[f64; 3]; 3]) {
        self.steps.insert(name.to_owned(), chance);
    }

    /// Adds a rule.
    pub fn rule(&mut self, head: &str, facts: &[&str], steps: &[&str]) {
        self.rules.push((head.to_owned(), sorted(facts), sorted(steps)));
    }

    /// Gives a fact a weight: it is then asked for.
    pub fn weight(&mut self, fact: &str, weight: f64) {
        self.weights.push((fact.to_owned(), weight));
    }

    /// For every incident that ever happens: its place in the list, and the exact chance of every weighted fact,
    /// at the middle parameters.
    pub fn probabilities(&self) -> Vec<(usize, Vec<f64>)> {
        let (kernel, chances) = self.build();
        let mut solver = Solver::new(&chances, EXACT);
        let solution = solver.solve(&kernel, Levels::Mid);
        kernel
            .incidents
            .iter()
            .map(|incident| {
                let mut row = vec![0.0; kernel.weights.len()];
                let figures =
                    solver.figures(&solution, incident.start, incident.class, Level::Mid, Side::Upper);
                for (place, value) in figures {
                    row[place] = value;
                }
                (incident.subject as usize, row)
            })
            .collect()
    }

    /// Like [`NamedKernel::probabilities`], but certified bounds: `(lower, upper)`.
    pub fn bounds(&self) -> Vec<(usize, Vec<(f64, f64)>)> {
        let (kernel, chances) = self.build();
        let mut solver = Solver::new(&chances, EXACT);
        let wanted: Vec<u32> = kernel.weights.iter().map(|(fact, _)| *fact).collect();
        let mut out = Vec::new();
        for incident in &kernel.incidents {
            let local = solver.graph(&kernel, incident.start, &wanted);
            let chances: Vec<f64> = local
                .chances
                .iter()
                .map(|chance| solver.chance(*chance, incident.class))
                .collect();
            let lower = bounds::best_path(&local, &chances, &mut solver.work);
            let upper = bounds::upper_bound(&local, &chances, &mut solver.work);
            let row = wanted
                .iter()
                .map(|fact| {
                    local
                        .fact_of
                        .iter()
                        .position(|known| known == fact)
                        .map_or((0.0, 0.0), |at| (lower[at], upper[at]))
                })
                .collect();
            out.push((incident.subject as usize, row));
        }
        out
    }

    /// Weighted events a year at the middle parameters.
    pub fn exposure(&self) -> f64 {
        let mut rates = vec![0.0; self.weights.len()];
        for (incident, row) in self.probabilities() {
            let rate = self.incidents[incident].2[1];
            for (sum, value) in rates.iter_mut().zip(row) {
                *sum += rate * value;
            }
        }
        self.weights
            .iter()
            .zip(rates)
            .fold(0.0, |sum, ((_, weight), rate)| sum + weight * rate)
    }

    fn build(&self) -> (Kernel, Vec<Chance>) {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let named = self
            .weights
            .iter()
            .map(|(fact, _)| fact)
            .chain(self.incidents.iter().flat_map(|incident| &incident.3))
            .chain(
                self.rules
                    .iter()
                    .flat_map(|(head, facts, _)| std::iter::once(head).chain(facts)),
            );
        for fact in named {
            let next = numbers.len() as u32;
            numbers.entry(fact).or_insert(next);
        }
        let number = |name: &String| numbers.get(name.as_str()).copied().unwrap_or(0);
        let mut kernel = Kernel::new(numbers.len() as u32);
        let mut steps: BTreeMap<&str, u32> = BTreeMap::new();
        let mut chances = Vec::new();
        for (name, chance) in &self.steps {
            steps.insert(name, kernel.step(chances.len() as u16));
            chances.push(*chance);
        }
        let step_number = |name: &String| steps.get(name.as_str()).copied().unwrap_or(0);
        for (index, (_, class, rate, start)) in self.incidents.iter().enumerate() {
            let start: Vec<u32> = start.iter().map(number).collect();
            kernel.incident("", index as u32, *class, *rate, &start);
        }
        for (head, facts, steps) in &self.rules {
            let facts: Vec<u32> = facts.iter().map(number).collect();
            let steps: Vec<u32> = steps.iter().map(step_number).collect();
            kernel.rule(number(head), &facts, &steps);
        }
        kernel.weights = self
            .weights
            .iter()
            .map(|(fact, weight)| (number(fact), *weight))
            .collect();
        kernel.finish();
        (kernel, chances)
    }
}

fn sorted(names: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The names of a profile's things, by number.
pub(crate) struct Labels<'a> {
    pub profile: &'a Profile,
    pub plain: &'a Plain<'a>,
}

impl Labels<'_> {
    pub(crate) fn account(&self, index: u32) -> &str {
        self.profile.accounts[index as usize].id.as_str()
    }

    fn device(&self, index: u32) -> &str {
        self.profile.devices[index as usize].id.as_str()
    }

    fn number(&self, index: u32) -> &str {
        self.profile.numbers[index as usize].id.as_str()
    }

    fn group(&self, index: u32) -> &str {
        &self.plain.group_names[index as usize]
    }

    /// How the reference calls an incident.
    pub(crate) fn incident(&self, family: &str, subject: u32) -> String {
        let name = match family {
            "targeted" | "clone" | "relogin" => return family.to_owned(),
            "malware" | "theft" | "lose" => self.device(subject),
            "number" => self.number(subject),
            "guess" | "leak" => self.group(subject),
            _ => self.account(subject),
        };
        format!("{family}:{name}")
    }

    /// How the reference calls a fact of the attacker.
    pub(crate) fn fact(&self, fact: Fact) -> String {
        match fact {
            Fact::Own(a) => format!("own:{}", self.account(a)),
            Fact::Rst(a) => format!("rst:{}", self.account(a)),
            Fact::Sf(a) => format!("sf:{}", self.account(a)),
            Fact::Know(g) => format!("know:{}", self.group(g)),
            Fact::Ctl(s) => format!("ctl:{}", self.number(s)),
            Fact::Unl(d) => format!("unl:{}", self.device(d)),
            Fact::Infected(d) => format!("infected:{}", self.device(d)),
            Fact::Stolen(d) => format!("stolen:{}", self.device(d)),
            Fact::Campaign => "campaign".to_owned(),
            Fact::Clone => "clone".to_owned(),
        }
    }

    /// How the reference calls a step of the attacker.
    pub(crate) fn step(&self, step: attack::StepName) -> String {
        use attack::StepName as S;
        match step {
            S::Unlock(d) => format!("unlock:{}", self.device(d)),
            S::Simt(s) => format!("simt:{}", self.number(s)),
            S::Simmove(s) => format!("simmove:{}", self.number(s)),
            S::Smsread(s) => format!("smsread:{}", self.number(s)),
            S::Sister(g) => format!("sister:{}", self.group(g)),
            S::Pii(g) => format!("pii:{}", self.group(g)),
            S::Spear(a) => format!("spear:{}", self.account(a)),
            S::Harvest(g, d) => format!("harvest:{}@{}", self.group(g), self.device(d)),
            S::Tweak(g, h) => format!("tweak:{}>{}", self.group(g), self.group(h)),
            S::Byp(a) => format!("byp:{}", self.account(a)),
            S::Mfareset(a) => format!("mfareset:{}", self.account(a)),
            S::RecMail(a) => format!("rec:{}/mail", self.account(a)),
            S::RecSms(a) => format!("rec:{}/sms", self.account(a)),
            S::Kbat(a) => format!("kbat:{}", self.account(a)),
            S::Code(a, d) => format!("code:{}@{}", self.account(a), self.device(d)),
            S::Sess(a, d) => format!("sess:{}@{}", self.account(a), self.device(d)),
            S::Dsess(a, d) => format!("dsess:{}@{}", self.account(a), self.device(d)),
        }
    }

    fn owner_fact(&self, number: u32) -> String {
        let accounts = self.profile.accounts.len() as u32;
        let devices = self.profile.devices.len() as u32;
        let numbers = self.profile.numbers.len() as u32;
        let mut rest = number;
        for prefix in ["acc", "pwk", "sfk"] {
            if rest < accounts {
                return format!("{prefix}:{}", self.account(rest));
            }
            rest -= accounts;
        }
        if rest < devices {
            return format!("dev:{}", self.device(rest));
        }
        rest -= devices;
        if rest < numbers {
            return format!("num:{}", self.number(rest));
        }
        if rest == numbers { "live" } else { "owner" }.to_owned()
    }

    fn owner_step(&self, step: owner::StepName) -> String {
        use owner::StepName as S;
        match step {
            S::Reissue(s) => format!("reissue:{}", self.number(s)),
            S::Memory(g) => format!("memory:{}", self.group(g)),
            S::Paper(g) => format!("paper:{}", self.group(g)),
            S::Key(k) => format!("key:{}", self.plain.key_names[k as usize]),
            S::Codes(a) => format!("codes:{}", self.account(a)),
            S::RecMail(a) => format!("rec:{}/mail", self.account(a)),
            S::RecSms(a) => format!("rec:{}/sms", self.account(a)),
            S::Mfa(a) => format!("mfa:{}", self.account(a)),
        }
    }
}

/// The attacker's kernel of a profile at the worst end of its unknowns.
pub fn attack_kernel(profile: &Profile, params: &Params) -> NamedKernel {
    let table = Table::new(params);
    let plain = Plain::resolve(profile, Axis::Exposure, End::Worst);
    let attack = Attack::compile(&plain, &table);
    let labels = Labels {
        profile,
        plain: &plain,
    };
    name(
        &attack.kernel,
        &table,
        &labels,
        |fact| labels.fact(attack.facts.fact(fact)),
        |step| labels.step(attack.steps[step as usize]),
    )
}

/// The owner's kernel of a profile at the worst end of its unknowns.
pub fn owner_kernel(profile: &Profile, params: &Params) -> NamedKernel {
    let table = Table::new(params);
    let plain = Plain::resolve(profile, Axis::Lockout, End::Worst);
    let owner = owner::compile(&plain, &table);
    let labels = Labels {
        profile,
        plain: &plain,
    };
    name(
        &owner.kernel,
        &table,
        &labels,
        |fact| labels.owner_fact(fact),
        |step| labels.owner_step(owner.steps[step as usize]),
    )
}

fn name(
    kernel: &Kernel,
    table: &Table,
    labels: &Labels<'_>,
    fact: impl Fn(u32) -> String,
    step: impl Fn(u32) -> String,
) -> NamedKernel {
    let mut out = NamedKernel::default();
    for incident in &kernel.incidents {
        let mut start: Vec<String> = kernel.starts[incident.start as usize]
            .iter()
            .map(|start| fact(*start))
            .collect();
        start.sort();
        out.incidents.push((
            labels.incident(incident.family, incident.subject),
            incident.class,
            incident.rate,
            start,
        ));
    }
    for (index, chance) in (0..).zip(&kernel.steps) {
        out.steps.insert(step(index), table.chances[*chance as usize]);
    }
    for rule in &kernel.rules {
        out.rules.push((
            fact(rule.head),
            kernel.facts_of(*rule).iter().map(|body| fact(*body)).collect(),
            kernel.steps_of(*rule).iter().map(|body| step(*body)).collect(),
        ));
    }
    for (weighted, weight) in &kernel.weights {
        out.weights.push((fact(*weighted), *weight));
    }
    out
}
