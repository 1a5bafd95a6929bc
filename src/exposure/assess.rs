//! The answers themselves: result, ranking, plan, questions, migration.

use super::attack::{Attack, Fact};
use super::engine::{Engine, Measure, weighted};
use super::fixes::{adopt_vault, applied, fixes, own_group};
use super::owner;
use super::plain::{Axis as Question, End, Plain};
use super::score::{grade, rounded, score};
use super::solve::{Level, Levels, Side};
use super::table::Table;
use crate::domain::assessment::{
    AccountRisk, Assessment, Axis, Evaluation, Migration, OpenQuestion, PlannedFix, RankedFix,
};
use crate::domain::fix::{FixKind, FixName};
use crate::domain::id::Id;
use crate::domain::params::Params;
use crate::domain::profile::{
    Apps, AttributeKey, Codes, Hygiene, Known, Level as Degree, Lock, Method, Profile, SecondFactor, Section,
    Value,
};

/// How much exact work each part of an assessment may cost: counts of operations, never time. About twenty million
/// of them are a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The result itself.
    result: u64,
    /// The chance that something important falls.
    any: u64,
    /// The ranking; rows beyond it are left out, those of the least valuable accounts first.
    ranking: u64,
    /// The greedy plan; it ends where the work does.
    plan: u64,
    /// The questions.
    questions: u64,
    /// The migration.
    migration: u64,
}

impl Effort {
    /// Somebody waits for the screen: seconds at the worst, and only for profiles nobody has.
    pub const WAITED_FOR: Effort = Effort {
        result: 60_000_000,
        any: 4_000_000,
        ranking: 60_000_000,
        plan: 40_000_000,
        questions: 16_000_000,
        migration: 10_000_000,
    };
    /// Hardly any: what happens at the limit, for tests.
    #[doc(hidden)]
    pub const HURRIED: Effort = Effort {
        result: 60_000_000,
        any: 100_000,
        ranking: 200_000,
        plan: 100_000,
        questions: 100_000,
        migration: 1_000_000,
    };
    /// A file is scored for a program: exact wherever the reference is, if it takes half a minute.
    pub const THOROUGH: Effort = Effort {
        result: 400_000_000,
        any: 60_000_000,
        ranking: 400_000_000,
        plan: 400_000_000,
        questions: 200_000_000,
        migration: 60_000_000,
    };
}

/// A planned step must gain more than this.
pub(crate) const GAIN: f64 = 1e-9;
const PLAN_STEPS: usize = 5;

/// Both axes, with the interval of the answers and the band of the parameters.
pub fn evaluate(profile: &Profile, params: &Params) -> Evaluation {
    let table = Table::new(params);
    Engine::new(&table).evaluate(profile, Effort::WAITED_FOR)
}

/// Everything `score FILE --json` prints.
pub fn assess(profile: &Profile, params: &Params, effort: Effort) -> Assessment {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    let result = engine.evaluate(profile, effort);
    let base = engine.base(profile, effort);
    let ranking = engine.rank(profile, &base, effort);
    let plan = engine.plan(profile, &base, &ranking, effort);
    let questions = engine.questions(profile, &base, effort);
    let migration = engine.migration(profile, &base, effort);
    Assessment {
        result,
        ranking,
        plan,
        questions,
        migration,
        left_out: engine.left_out,
    }
}

/// The unknown answers, ranked by how far the best answer would lower the upper end.
pub fn questions(profile: &Profile, params: &Params) -> Vec<OpenQuestion> {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    let base = engine.base(profile, Effort::WAITED_FOR);
    engine.questions(profile, &base, Effort::WAITED_FOR)
}

/// Where a profile stands: both upper ends.
#[derive(Clone, Debug)]
struct Base {
    pub exposure: Measure,
    pub lockout: Measure,
}

/// What one kernel says about both ends of the parameters.
struct Ends {
    lo: [f64; 2],
    mid: [f64; 2],
    hi: [f64; 2],
}

impl Engine<'_> {
    fn base(&mut self, profile: &Profile, effort: Effort) -> Base {
        self.allow(effort.result);
        Base {
            exposure: self.upper(profile),
            lockout: self.upper_lockout(profile),
        }
    }

    fn evaluate(&mut self, profile: &Profile, effort: Effort) -> Evaluation {
        self.allow(effort.result);
        let known = unknowns(profile);
        let mut bounded = false;

        // The exposure.
        let worst = Plain::resolve(profile, Question::Exposure, End::Worst);
        let attack = Attack::compile(&worst, self.table);
        let solution = self.solver.solve(&attack.kernel, Levels::All);
        let rates = self
            .solver
            .rates(&attack.kernel, &solution, Level::Mid, Side::Upper);
        let by_family = self.by_family(&attack, &solution);
        bounded |= !solution.bounded().is_empty();
        let worst_ends = self.ends(|engine, level, side| engine.exposure(&attack, &solution, level, side));
        let best_ends = if known.is_empty() {
            None
        } else {
            let best = Plain::resolve(profile, Question::Exposure, End::Best);
            let attack = Attack::compile(&best, self.table);
            let solution = self.solver.solve(&attack.kernel, Levels::All);
            bounded |= !solution.bounded().is_empty();
            Some(self.ends(|engine, level, side| engine.exposure(&attack, &solution, level, side)))
        };
        let exposure = axis(best_ends.as_ref().unwrap_or(&worst_ends), &worst_ends);

        // The lock-out.
        let resolved = Plain::resolve(profile, Question::Lockout, End::Worst);
        let kernel = owner::compile(&resolved, self.table).kernel;
        let solution = self.solver.solve(&kernel, Levels::All);
        let lockout_rates = self.lockout_rates(&kernel, &solution, Level::Mid, Side::Upper);
        bounded |= !solution.bounded().is_empty();
        let measure = |engine: &Self, kernel: &super::kernel::Kernel, solution: &_, level, side| {
            weighted(
                &kernel.weights,
                &engine.lockout_rates(kernel, solution, level, side),
            )
        };
        let worst_ends = self.ends(|engine, level, side| measure(engine, &kernel, &solution, level, side));
        let best_ends = if known.is_empty() {
            None
        } else {
            let best = Plain::resolve(profile, Question::Lockout, End::Best);
            let kernel = owner::compile(&best, self.table).kernel;
            let solution = self.solver.solve(&kernel, Levels::All);
            bounded |= !solution.bounded().is_empty();
            Some(self.ends(|engine, level, side| measure(engine, &kernel, &solution, level, side)))
        };
        let lockout = axis(best_ends.as_ref().unwrap_or(&worst_ends), &worst_ends);

        let accounts = profile
            .accounts
            .iter()
            .enumerate()
            .map(|(index, account)| AccountRisk {
                id: account.id.clone(),
                // The first weight is the cloned profile's.
                takeover: -libm::expm1(-rates[index + 1]),
                locked_out: -libm::expm1(-lockout_rates[index]),
            })
            .collect();
        Evaluation {
            exposure,
            lockout,
            accounts,
            any_important: self.any_important(&worst, &attack, effort.any),
            by_family,
            unknowns: known.len(),
            bounded,
        }
    }

    fn ends(&self, measure: impl Fn(&Self, Level, Side) -> f64) -> Ends {
        let both = |level| {
            [
                measure(self, level, Side::Lower),
                measure(self, level, Side::Upper),
            ]
        };
        Ends {
            lo: both(Level::Lo),
            mid: both(Level::Mid),
            hi: both(Level::Hi),
        }
    }

    /// Chance that at least one critical or high account falls within a year.
    ///
    /// Accounts of one password come side by side: they fall together, and the diagrams stay small.
    fn any_important(&mut self, plain: &Plain<'_>, attack: &Attack, allowance: u64) -> Option<f64> {
        let mut important: Vec<(Option<u32>, u32)> = (0..)
            .zip(&plain.accounts)
            .filter(|(_, account)| matches!(account.value, Value::Critical | Value::High))
            .map(|(index, account)| (account.password, index))
            .collect();
        important.sort_unstable();
        let facts: Vec<u32> = important
            .iter()
            .map(|(_, index)| attack.facts.number(Fact::Own(*index)))
            .collect();
        self.allow(allowance);
        let rate = self.solver.any(&attack.kernel, &facts, allowance)?;
        Some(1.0 - libm::exp(-rate))
    }

    /// Every applicable fix with its exact gain, best gain per minute first.
    fn rank(&mut self, profile: &Profile, base: &Base, effort: Effort) -> Vec<RankedFix> {
        self.allow(effort.ranking);
        self.cautious(&base.exposure, &base.lockout);
        let mut rows = Vec::new();
        for fix in most_valuable_first(profile, fixes(profile)) {
            if self.exhausted() {
                break;
            }
            let new = applied(profile.clone(), &fix);
            let exposure = self.upper(&new);
            let lockout = self.upper_lockout(&new);
            let minutes = fix.kind.minutes();
            let gain = base.exposure.value - exposure.value;
            rows.push(RankedFix {
                minutes,
                gain,
                per_minute: gain / f64::from(minutes),
                points: score(base.exposure.value) - score(exposure.value),
                lockout_change: lockout.value - base.lockout.value,
                bounded: exposure.bounded != base.exposure.bounded || lockout.bounded != base.lockout.bounded,
                fix,
            });
        }
        self.solver.budget = super::engine::EXACT;
        let mut keyed: Vec<(f64, String, RankedFix)> = rows
            .into_iter()
            .map(|row| (-rounded(row.per_minute), row.fix.to_string(), row))
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        keyed.into_iter().map(|(_, _, row)| row).collect()
    }

    /// Where the profile itself had to be bounded, its variants are not worth much trying.
    pub(crate) fn cautious(&mut self, exposure: &Measure, lockout: &Measure) {
        if !exposure.bounded.is_empty() || !lockout.bounded.is_empty() {
            self.solver.budget.incident = 100_000;
        }
    }

    /// The reference's greedy plan: best gain per minute, everything recomputed after each step.
    fn plan(
        &mut self,
        profile: &Profile,
        base: &Base,
        ranking: &[RankedFix],
        effort: Effort,
    ) -> Vec<PlannedFix> {
        self.allow(effort.plan);
        self.cautious(&base.exposure, &base.lockout);
        let mut done = Vec::new();
        // The first step is the first row of the ranking that gains anything.
        let mut next = ranking
            .iter()
            .find(|row| row.gain > GAIN && !row.bounded)
            .map(|row| row.fix.clone());
        let mut current = profile.clone();
        while let Some(fix) = next.take() {
            current = applied(current, &fix);
            let now = self.upper(&current);
            done.push(PlannedFix {
                minutes: fix.kind.minutes(),
                exposure: now.value,
                score: score(now.value),
                lockout: self.upper_lockout(&current).value,
                fix,
            });
            if done.len() < PLAN_STEPS {
                next = self.best_fix(&current, &now);
            }
        }
        self.solver.budget = super::engine::EXACT;
        done
    }

    fn best_fix(&mut self, current: &Profile, now: &Measure) -> Option<FixName> {
        let mut best: Option<(f64, String, FixName)> = None;
        for fix in fixes(current) {
            if self.exhausted() {
                return None;
            }
            let then = self.upper(&applied(current.clone(), &fix));
            let gain = now.value - then.value;
            if gain <= GAIN || then.bounded != now.bounded {
                continue;
            }
            let key = -rounded(gain / f64::from(fix.kind.minutes()));
            let name = fix.to_string();
            let better = best
                .as_ref()
                .is_none_or(|(known, known_name, _)| key < *known || (key <= *known && name < *known_name));
            if better {
                best = Some((key, name, fix));
            }
        }
        best.map(|(_, _, fix)| fix)
    }

    fn questions(&mut self, profile: &Profile, base: &Base, effort: Effort) -> Vec<OpenQuestion> {
        self.allow(effort.questions);
        self.cautious(&base.exposure, &base.lockout);
        let mut rows: Vec<(f64, String, OpenQuestion)> = Vec::new();
        for question in unknowns(profile) {
            if self.exhausted() {
                break;
            }
            let then = self.upper(&answered_best(profile, &question));
            let may_lower = base.exposure.value - then.value;
            rows.push((
                -rounded(may_lower),
                question.to_string(),
                OpenQuestion { question, may_lower },
            ));
        }
        self.solver.budget = super::engine::EXACT;
        rows.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        rows.into_iter().map(|(_, _, row)| row).collect()
    }

    fn migration(&mut self, profile: &Profile, base: &Base, effort: Effort) -> Option<Migration> {
        self.allow(effort.migration);
        let new = adopt_vault(profile)?;
        let exposure = self.upper(&new);
        let lockout = self.upper_lockout(&new);
        // Bounds on either side have no reliable difference.
        let exact = exposure.bounded.is_empty() && base.exposure.bounded.is_empty();
        Some(Migration {
            minutes: FixKind::AdoptVault.minutes(),
            gain: base.exposure.value - exposure.value,
            score: score(exposure.value),
            lockout_change: lockout.value - base.lockout.value,
            offer: exact && exposure.value < base.exposure.value - 1e-12,
        })
    }
}

fn axis(best: &Ends, worst: &Ends) -> Axis {
    let (low, high) = (best.mid[0], worst.mid[1]);
    Axis {
        low,
        high,
        prior_band: [best.lo[0], worst.hi[1]],
        score_low: score(low),
        score_high: score(high),
        grade: grade(score(high)),
        grade_best: grade(score(low)),
    }
}

/// So that what is left out when the work ends concerns what matters least.
fn most_valuable_first(profile: &Profile, mut fixes: Vec<FixName>) -> Vec<FixName> {
    let value: std::collections::BTreeMap<&Id, Value> = profile
        .accounts
        .iter()
        .map(|account| (&account.id, account.value))
        .collect();
    fixes.sort_by_key(|fix| fix.subject.as_ref().and_then(|id| value.get(id).copied()));
    fixes
}

/// Every answer "?", in the reference's order.
pub fn unknowns(profile: &Profile) -> Vec<AttributeKey> {
    let mut out = Vec::new();
    let mut add = |section, id: &str, attributes: &[(&str, bool)]| {
        for (attribute, unknown) in attributes {
            if *unknown {
                out.push(AttributeKey {
                    section,
                    id: id.to_owned(),
                    attribute: (*attribute).to_owned(),
                });
            }
        }
    };
    let person = &profile.person;
    add(
        Section::Person,
        "",
        &[
            ("target", person.target.is_unknown()),
            ("oversharing", person.oversharing.is_unknown()),
        ],
    );
    for device in &profile.devices {
        add(
            Section::Devices,
            device.id.as_str(),
            &[
                ("hygiene", device.hygiene.is_unknown()),
                ("lock", device.lock.is_unknown()),
            ],
        );
    }
    for number in &profile.numbers {
        add(
            Section::Numbers,
            number.id.as_str(),
            &[("sim_pin", number.sim_pin.is_unknown())],
        );
    }
    for group in &profile.passwords {
        add(
            Section::Passwords,
            group.id.as_str(),
            &[
                ("elsewhere", group.elsewhere.is_unknown()),
                ("exposed", group.exposed.is_unknown()),
                ("personal", group.personal.is_unknown()),
                ("strength", group.strength.is_unknown()),
            ],
        );
    }
    for account in &profile.accounts {
        let password = account.password.as_ref().is_some_and(Known::is_unknown);
        add(
            Section::Accounts,
            account.id.as_str(),
            &[
                ("apps", account.apps.is_unknown()),
                ("codes", account.codes.is_unknown()),
                ("password", password),
                ("questions", account.questions.is_unknown()),
                ("recovery_mail", account.recovery_mail.is_unknown()),
                ("recovery_sms", account.recovery_sms.is_unknown()),
                ("second", account.second.is_unknown()),
                ("shared_with", account.shared_with.is_unknown()),
            ],
        );
    }
    out
}

/// The profile with one unknown answered in the best way.
fn answered_best(profile: &Profile, question: &AttributeKey) -> Profile {
    let mut new = profile.clone();
    let attribute = question.attribute.as_str();
    match question.section {
        Section::Person => match attribute {
            "target" => new.person.target = Known::Is(Degree::Low),
            _ => new.person.oversharing = Known::Is(Degree::Low),
        },
        Section::Devices => {
            if let Some(device) = new.devices.iter_mut().find(|d| d.id.as_str() == question.id) {
                match attribute {
                    "hygiene" => device.hygiene = Known::Is(Hygiene::Good),
                    _ => device.lock = Known::Is(Lock::Strong),
                }
            }
        }
        Section::Numbers => {
            if let Some(number) = new.numbers.iter_mut().find(|n| n.id.as_str() == question.id) {
                number.sim_pin = Known::Is(true);
            }
        }
        Section::Passwords => {
            if let Some(group) = new.passwords.iter_mut().find(|g| g.id.as_str() == question.id) {
                match attribute {
                    "elsewhere" => group.elsewhere = Known::Is(0),
                    "exposed" => group.exposed = Known::Is(false),
                    "personal" => group.personal = Known::Is(false),
                    _ => group.strength = Known::Is(4),
                }
            }
        }
        Section::Accounts => answer_account(&mut new, &question.id, attribute),
    }
    new
}

fn answer_account(profile: &mut Profile, id: &str, attribute: &str) {
    let Some(account) = profile
        .accounts
        .iter_mut()
        .find(|account| account.id.as_str() == id)
    else {
        return;
    };
    match attribute {
        "apps" => account.apps = Known::Is(Apps::None),
        "codes" => account.codes = Known::Is(Codes::Paper),
        "questions" => account.questions = Known::Is(false),
        "recovery_mail" => account.recovery_mail = Known::Is(Vec::new()),
        "recovery_sms" => account.recovery_sms = Known::Is(Vec::new()),
        "second" => {
            account.second = Known::Is(vec![SecondFactor {
                method: Method::Key,
                place: "?".into(),
            }]);
        }
        "shared_with" => account.shared_with = Known::Is(0),
        _ => {
            let own = Id::new(format!("?own:{id}"));
            account.password = Some(Known::Is(own.clone()));
            profile.passwords.push(own_group(own));
        }
    }
}
