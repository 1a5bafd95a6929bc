//! What to do first: at most three steps, fitted to the minutes there are, in an order that works.
//!
//! The reference's greedy plan looks at the exposure alone. This one is what people are shown, so it is wiser: a
//! step appears only if recomputation says that it lowers the exposure, or that it lowers the risk of being locked
//! out without raising the exposure. Nothing that raises the lock-out axis by a grade is offered, nor is closing
//! the only administrator of a page; backup codes come before what leans on them. What rests on bounds instead of
//! exact figures has no reliable sign and is left out. So is what the caller says cannot be carried out: the model
//! knows what would help, not what a platform offers.
//!
//! Not here: the words of a step and its menu path.

use crate::domain::assessment::{Because, Grade, Road, Step};
use crate::domain::fix::{FixKind, FixName};
use crate::domain::id::Id;
use crate::domain::params::Params;
use crate::domain::profile::{Known, Profile};
use crate::exposure::{Engine, GAIN, Measure, Table, applied, fixes, grade, score};

/// People are shown at most this many steps.
const MOST: usize = 3;
/// A step for the sake of the lock-out axis alone moves it by at least this many points.
const WORTH_POINTS: f64 = 1.0;
/// Work allowed to choosing the steps.
const STEPS_WORK: u64 = 12_000_000;
/// Work allowed to finding out how low the score can get.
const FLOOR_WORK: u64 = 8_000_000;
/// How many families of incident a step names.
const FAMILIES: usize = 3;

/// A profile and where it stands.
#[derive(Clone)]
struct State {
    profile: Profile,
    exposure: Measure,
    lockout: Measure,
}

impl State {
    fn of(engine: &mut Engine<'_>, profile: Profile) -> Self {
        let exposure = engine.upper(&profile);
        let lockout = engine.upper_lockout(&profile);
        Self {
            profile,
            exposure,
            lockout,
        }
    }

    fn after(&self, engine: &mut Engine<'_>, fix: &FixName) -> Self {
        Self::of(engine, applied(self.profile.clone(), fix))
    }

    fn lockout_grade(&self) -> Grade {
        grade(score(self.lockout.value))
    }

    fn score(&self) -> f64 {
        score(self.exposure.value)
    }
}

/// What a fix does to a state.
struct Effect {
    gain: f64,
    relief: f64,
    relief_points: f64,
    locks_out: bool,
    reliable: bool,
}

impl Effect {
    fn between(before: &State, after: &State) -> Self {
        Self {
            gain: before.exposure.value - after.exposure.value,
            relief: before.lockout.value - after.lockout.value,
            relief_points: score(before.lockout.value) - score(after.lockout.value),
            locks_out: after.lockout_grade() > before.lockout_grade(),
            reliable: after.exposure.bounded == before.exposure.bounded
                && after.lockout.bounded == before.lockout.bounded,
        }
    }

    fn lowers_exposure(&self) -> bool {
        self.gain > GAIN
    }

    fn lowers_lockout(&self) -> bool {
        self.relief > GAIN && self.gain >= -1e-12
    }

    /// Why the step may be shown; none when it may not.
    fn because(&self) -> Option<Because> {
        if !self.reliable || self.locks_out {
            None
        } else if self.lowers_exposure() {
            Some(Because::LowersExposure)
        } else if self.lowers_lockout() {
            Some(Because::LowersLockout)
        } else {
            None
        }
    }
}

/// One or two fixes taken together, and what they are worth a minute.
struct Choice {
    fixes: Vec<FixName>,
    per_minute: f64,
    state: State,
}

/// Whether a fix can be carried out where it is meant to be.
pub type Allowed<'a> = &'a dyn Fn(&FixName) -> bool;

/// What may be done in a state: what the model knows, as far as it can be carried out.
fn possible(profile: &Profile, allowed: Allowed<'_>) -> Vec<FixName> {
    fixes(profile).into_iter().filter(|fix| allowed(fix)).collect()
}

/// The steps people are shown, and where the road leads; both hold only what `allowed` says can be carried out.
pub fn steps(
    profile: &Profile,
    params: &Params,
    minutes: Option<u32>,
    allowed: Allowed<'_>,
) -> (Vec<Step>, Road) {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    engine.allow(STEPS_WORK);
    let start = State::of(&mut engine, profile.clone());
    engine.cautious(&start.exposure, &start.lockout);

    let chosen = choose(&mut engine, &start, minutes, allowed);
    let ordered = carriers_first(profile, chosen.clone());
    let (steps, end) = replay(&mut engine, &start, &ordered)
        .or_else(|| replay(&mut engine, &start, &chosen))
        .unwrap_or_else(|| (Vec::new(), start.clone()));

    engine.allow(FLOOR_WORK);
    let floor = floor(&mut engine, end.clone(), allowed);
    let scores = [start.score(), end.score(), floor];
    let road = Road {
        now: scores[0],
        after_steps: scores[1],
        floor: scores[2],
        grades: scores.map(grade),
    };
    (steps, road)
}

/// Greedy: while the owner may well be locked out, what heals that; then the best exposure gain a minute.
fn choose(
    engine: &mut Engine<'_>,
    start: &State,
    minutes: Option<u32>,
    allowed: Allowed<'_>,
) -> Vec<FixName> {
    let mut left = minutes.unwrap_or(u32::MAX);
    let mut state = start.clone();
    let mut chosen: Vec<FixName> = Vec::new();
    let mut healed = 0;
    while chosen.len() < MOST {
        let slots = MOST - chosen.len();
        let (best_gain, best_relief) = candidates(engine, &state, left, slots, allowed);
        // One slot is kept for the exposure where there is something to gain.
        let heal = state.lockout_grade() >= Grade::D && (healed + 1 < MOST || best_gain.is_none());
        let choice = if heal && best_relief.is_some() {
            healed += 1;
            best_relief
        } else {
            best_gain.or(best_relief)
        };
        let Some(choice) = choice else { break };
        for fix in &choice.fixes {
            left = left.saturating_sub(fix.kind.minutes());
        }
        chosen.extend(choice.fixes);
        state = choice.state;
    }
    chosen
}

/// The best choice for the exposure and the best one for the lock-out axis.
fn candidates(
    engine: &mut Engine<'_>,
    state: &State,
    minutes: u32,
    slots: usize,
    allowed: Allowed<'_>,
) -> (Option<Choice>, Option<Choice>) {
    let mut best_gain: Option<Choice> = None;
    let mut best_relief: Option<Choice> = None;
    let possible = possible(&state.profile, allowed);
    for fix in &possible {
        if engine.exhausted() {
            break;
        }
        let cost = fix.kind.minutes();
        if cost > minutes || closes_only_administrator(&state.profile, fix) {
            continue;
        }
        let after = state.after(engine, fix);
        let effect = Effect::between(state, &after);
        if !effect.reliable {
            continue;
        }
        if effect.locks_out {
            // Not by itself; perhaps with codes on paper first.
            if slots > 1 && effect.lowers_exposure() {
                let pair = with_codes(engine, state, fix, &possible, minutes);
                better(&mut best_gain, pair);
            }
            continue;
        }
        let choice = |per_minute| {
            Some(Choice {
                fixes: vec![fix.clone()],
                per_minute,
                state: after.clone(),
            })
        };
        if effect.lowers_exposure() {
            better(&mut best_gain, choice(effect.gain / f64::from(cost)));
        }
        if effect.lowers_lockout() && effect.relief_points >= WORTH_POINTS {
            better(&mut best_relief, choice(effect.relief / f64::from(cost)));
        }
    }
    (best_gain, best_relief)
}

/// The fix with backup codes on paper before it, where that makes it acceptable.
fn with_codes(
    engine: &mut Engine<'_>,
    state: &State,
    fix: &FixName,
    possible: &[FixName],
    minutes: u32,
) -> Option<Choice> {
    let codes = FixName {
        kind: FixKind::OfflineCodes,
        subject: fix.subject.clone(),
    };
    let cost = fix.kind.minutes() + codes.kind.minutes();
    if codes == *fix || cost > minutes || !possible.contains(&codes) {
        return None;
    }
    let middle = state.after(engine, &codes);
    Effect::between(state, &middle).because()?;
    if !fixes(&middle.profile).contains(fix) {
        return None;
    }
    let end = middle.after(engine, fix);
    Effect::between(&middle, &end).because()?;
    let whole = Effect::between(state, &end);
    whole.because()?;
    Some(Choice {
        fixes: vec![codes, fix.clone()],
        per_minute: whole.gain / f64::from(cost),
        state: end,
    })
}

/// Keeps the better of two; equal ones (within rounding) by name, so that the order is total.
fn better(best: &mut Option<Choice>, other: Option<Choice>) {
    let Some(other) = other else { return };
    let replaces = best.as_ref().is_none_or(|best| {
        let apart = other.per_minute - best.per_minute;
        if apart.abs() < 1e-12 {
            let name = |choice: &Choice| choice.fixes.iter().map(ToString::to_string).collect::<Vec<_>>();
            name(&other) < name(best)
        } else {
            apart > 0.0
        }
    });
    if replaces {
        *best = Some(other);
    }
}

fn closes_only_administrator(profile: &Profile, fix: &FixName) -> bool {
    fix.kind == FixKind::CloseAccount
        && profile.accounts.iter().any(|page| {
            !page.admins.is_empty()
                && page
                    .admins
                    .iter()
                    .all(|admin| Some(admin) == fix.subject.as_ref())
        })
}

/// A mailbox or number that opens others comes before them: what is built on it is only as good as it is.
fn carriers_first(profile: &Profile, mut chosen: Vec<FixName>) -> Vec<FixName> {
    // Stable, so that codes stay before what leans on them.
    chosen.sort_by_key(|fix| {
        !fix.subject
            .as_ref()
            .is_some_and(|id| carries(profile, fix.kind, id))
    });
    chosen
}

fn carries(profile: &Profile, kind: FixKind, id: &Id) -> bool {
    let listed = |answer: &Known<Vec<Id>>| answer.value().is_some_and(|ids| ids.contains(id));
    let number = kind == FixKind::SimPin;
    profile.accounts.iter().any(|account| {
        let second = account
            .second
            .value()
            .is_some_and(|second| second.iter().any(|factor| factor.place == *id));
        if number {
            return second || listed(&account.recovery_sms);
        }
        account.id != *id
            && profile.accounts.iter().any(|known| known.id == *id)
            && (second
                || listed(&account.recovery_mail)
                || account.sso.as_ref() == Some(id)
                || account.vault.as_ref() == Some(id)
                || account.admins.contains(id))
    })
}

/// Takes the steps one after the other; none when one of them would not be worth showing in this order.
fn replay(engine: &mut Engine<'_>, start: &State, chosen: &[FixName]) -> Option<(Vec<Step>, State)> {
    let mut state = start.clone();
    let mut families = engine.families(&state.profile);
    let mut out = Vec::with_capacity(chosen.len());
    for fix in chosen {
        if !fixes(&state.profile).contains(fix) {
            return None;
        }
        let after = state.after(engine, fix);
        let effect = Effect::between(&state, &after);
        let because = effect.because()?;
        let families_after = engine.families(&after.profile);
        let closes = match because {
            Because::LowersExposure => closes(&families, &families_after),
            Because::LowersLockout => vec!["lockout".to_owned()],
        };
        out.push(Step {
            fix: fix.clone(),
            minutes: fix.kind.minutes(),
            score_before: state.score(),
            score_after: after.score(),
            closes,
            lockout_change: after.lockout.value - state.lockout.value,
            lockout_grades: (state.lockout_grade(), after.lockout_grade()),
            because,
        });
        families = families_after;
        state = after;
    }
    Some((out, state))
}

/// The families of incident whose share falls most.
fn closes(before: &[(String, f64)], after: &[(String, f64)]) -> Vec<String> {
    let mut fallen: Vec<(f64, &String)> = before
        .iter()
        .map(|(family, share)| {
            let left = after
                .iter()
                .find(|entry| entry.0 == *family)
                .map_or(0.0, |entry| entry.1);
            (share - left, family)
        })
        .filter(|(fall, _)| *fall > GAIN)
        .collect();
    fallen.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    fallen
        .into_iter()
        .take(FAMILIES)
        .map(|(_, family)| family.clone())
        .collect()
}

/// The score when everything that helps is done, one thing after the other, until nothing helps any more.
fn floor(engine: &mut Engine<'_>, mut state: State, allowed: Allowed<'_>) -> f64 {
    let mut again = true;
    while again && !engine.exhausted() {
        again = false;
        for fix in possible(&state.profile, allowed) {
            if engine.exhausted() {
                break;
            }
            let gone = !fixes(&state.profile).contains(&fix);
            if gone || closes_only_administrator(&state.profile, &fix) {
                continue;
            }
            let after = state.after(engine, &fix);
            let effect = Effect::between(&state, &after);
            if effect.reliable && effect.lowers_exposure() && !effect.locks_out {
                state = after;
                again = true;
            }
        }
    }
    state.score()
}
