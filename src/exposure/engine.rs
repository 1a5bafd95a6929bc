//! One call's worth of computing: the parameters, what was solved already, and the work that is left.

use super::attack::Attack;
use super::owner;
use super::plain::{Axis, End, Plain};
use super::solve::{Budget, Level, Levels, Side, Solution, Solver};
use super::table::Table;
use crate::domain::profile::Profile;

/// What one incident may cost: the reference gives up at two million nodes.
pub(crate) const EXACT: Budget = Budget {
    nodes: 2_000_000,
    incident: 8_000_000,
};

/// A sum over incidents; and which of its parts are bounds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// Weighted events a year; the upper bound where it is one.
    pub value: f64,
    /// Marks of the graphs that were bounded. Two measures with the same marks differ by an exact amount.
    pub bounded: Vec<u128>,
}

/// Both kernels of a profile can be measured with it, again and again.
pub(crate) struct Engine<'t> {
    pub table: &'t Table,
    pub solver: Solver<'t>,
    /// Whether something was left out because the allowance was used up.
    pub left_out: bool,
}

impl<'t> Engine<'t> {
    pub(crate) fn new(table: &'t Table) -> Self {
        Self {
            table,
            solver: Solver::new(&table.chances, EXACT),
            left_out: false,
        }
    }

    /// Allows this much more exact work, counted from now.
    pub(crate) fn allow(&mut self, work: u64) {
        self.solver.limit = self.solver.work + work;
    }

    /// Whether the allowance is used up; whoever asks stops there, so something is left out.
    pub(crate) fn exhausted(&mut self) -> bool {
        let exhausted = self.solver.work >= self.solver.limit;
        self.left_out |= exhausted;
        exhausted
    }

    /// Upper end of the exposure at middle parameters: what fixes are ranked against.
    pub(crate) fn upper(&mut self, profile: &Profile) -> Measure {
        let plain = Plain::resolve(profile, Axis::Exposure, End::Worst);
        let attack = Attack::compile(&plain, self.table);
        let solution = self.solver.solve(&attack.kernel, Levels::Mid);
        Measure {
            value: self.exposure(&attack, &solution, Level::Mid, Side::Upper),
            bounded: solution.bounded(),
        }
    }

    /// Upper end of the lock-out axis at middle parameters.
    pub(crate) fn upper_lockout(&mut self, profile: &Profile) -> Measure {
        let plain = Plain::resolve(profile, Axis::Lockout, End::Worst);
        let kernel = owner::compile(&plain, self.table).kernel;
        let solution = self.solver.solve(&kernel, Levels::Mid);
        let rates = self.lockout_rates(&kernel, &solution, Level::Mid, Side::Upper);
        Measure {
            value: weighted(&kernel.weights, &rates),
            bounded: solution.bounded(),
        }
    }

    /// Weighted takeovers a year.
    pub(crate) fn exposure(&self, attack: &Attack, solution: &Solution, level: Level, side: Side) -> f64 {
        let rates = self.solver.rates(&attack.kernel, solution, level, side);
        weighted(&attack.kernel.weights, &rates)
    }

    /// Yearly rate of lock-outs of every account; the level names the loss.
    pub(crate) fn lockout_rates(
        &self,
        kernel: &super::kernel::Kernel,
        solution: &Solution,
        level: Level,
        side: Side,
    ) -> Vec<f64> {
        // Where losses are low, what is kept is high; and the more the owner keeps, the rarer a lock-out.
        let kept = match level {
            Level::Lo => Level::Hi,
            Level::Mid => Level::Mid,
            Level::Hi => Level::Lo,
        };
        let other = match side {
            Side::Lower => Side::Upper,
            Side::Upper => Side::Lower,
        };
        let mut rates = vec![0.0; kernel.weights.len()];
        let mut row = vec![0.0; kernel.weights.len()];
        for incident in &kernel.incidents {
            row.fill(0.0);
            for (place, value) in self
                .solver
                .figures(solution, incident.start, incident.class, kept, other)
            {
                row[place] = value;
            }
            let rate = incident.rate[level as usize];
            for (sum, value) in rates.iter_mut().zip(&row) {
                *sum += rate * (1.0 - value);
            }
        }
        rates
    }

    /// Shares of the upper end by family of incident, in order of appearance.
    pub(crate) fn by_family(&self, attack: &Attack, solution: &Solution) -> Vec<(String, f64)> {
        let mut families: Vec<(&str, f64)> = Vec::new();
        let weights = &attack.kernel.weights;
        for incident in &attack.kernel.incidents {
            let figures =
                self.solver
                    .figures(solution, incident.start, incident.class, Level::Mid, Side::Upper);
            let sum: f64 = figures
                .map(|(place, value)| weights[place].1 * value)
                .fold(0.0, |sum, part| sum + part);
            let share = incident.rate[1] * sum;
            match families.iter_mut().find(|entry| entry.0 == incident.family) {
                Some(entry) => entry.1 += share,
                None => families.push((incident.family, 0.0 + share)),
            }
        }
        families
            .into_iter()
            .map(|(family, share)| (family.to_owned(), share))
            .collect()
    }

    /// The families of a profile's upper end.
    pub(crate) fn families(&mut self, profile: &Profile) -> Vec<(String, f64)> {
        let plain = Plain::resolve(profile, Axis::Exposure, End::Worst);
        let attack = Attack::compile(&plain, self.table);
        let solution = self.solver.solve(&attack.kernel, Levels::Mid);
        self.by_family(&attack, &solution)
    }
}

/// Σ weight × rate, in the order of the weights.
pub(crate) fn weighted(weights: &[(u32, f64)], rates: &[f64]) -> f64 {
    weights
        .iter()
        .zip(rates)
        .fold(0.0, |sum, ((_, weight), rate)| sum + weight * rate)
}
