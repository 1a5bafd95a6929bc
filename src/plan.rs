//! What to do first: at most three steps, fitted to the minutes there are, in an order that works.
//!
//! The reference's greedy plan looks at the exposure alone. This one is what people are shown, so it is wiser: a
//! step appears only if recomputation says that it lowers the exposure, or that it lowers the risk of being locked
//! out without raising the exposure. Nothing that raises the lock-out axis by a grade is offered, nor anything that
//! raises it at all for less than a point of exposure, nor is closing the only administrator of a page; backup codes
//! come before what leans on them. What rests on bounds instead of exact figures has no reliable sign and is left
//! out. So is what the caller says cannot be carried out: the model knows what would help, not what a platform
//! offers. What a platform offers instead comes from the caller as better answers, and they keep the same laws.
//!
//! Not here: the words of a step and its menu path.

use crate::domain::answer::Subject;
use crate::domain::assessment::{Because, Effect, Grade, Road, Step};
use crate::domain::fix::{Action, BetterAnswer, FixKind, FixName};
use crate::domain::id::Id;
use crate::domain::params::Params;
use crate::domain::profile::{Known, Profile};
use crate::exposure::{Engine, GAIN, Measure, Table, applied, fixes, grade, score};

/// People are shown at most this many steps.
const MOST: usize = 3;
/// A step for the sake of the lock-out axis alone moves it by at least this many points; one that raises that axis
/// lowers the exposure by at least as many.
const WORTH_POINTS: f64 = 1.0;
/// Points nobody sees: figures are shown with one decimal.
const UNSEEN_POINTS: f64 = 0.05;
/// Work allowed to choosing the steps.
const STEPS_WORK: u64 = 12_000_000;
/// Work allowed to finding out how low the score can get.
const FLOOR_WORK: u64 = 8_000_000;
/// A movement smaller than this is rounding.
const STILL: f64 = 1e-12;
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

    fn lockout_grade(&self) -> Grade {
        grade(score(self.lockout.value))
    }

    fn score(&self) -> f64 {
        score(self.exposure.value)
    }
}

/// What an action does to a state.
struct Change {
    gain: f64,
    gain_points: f64,
    relief: f64,
    relief_points: f64,
    locks_out: bool,
    reliable: bool,
}

impl Change {
    fn between(before: &State, after: &State) -> Self {
        Self {
            gain: before.exposure.value - after.exposure.value,
            gain_points: before.score() - after.score(),
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
        self.relief > GAIN && self.gain >= -STILL
    }

    /// Whether it makes getting back in harder for next to nothing.
    fn is_not_worth_it(&self) -> bool {
        self.relief < -GAIN && self.gain_points < WORTH_POINTS
    }

    /// Why the step may be shown; none when it may not.
    fn because(&self) -> Option<Because> {
        if !self.reliable || self.locks_out || self.is_not_worth_it() {
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

/// One or two actions taken together, and what they are worth a minute.
struct Choice {
    actions: Vec<Candidate>,
    per_minute: f64,
    state: State,
}

/// What can be carried out at all.
pub struct Reach<'a> {
    /// Whether a fix of the model has a place where it is meant to be.
    pub fix: &'a dyn Fn(&FixName) -> bool,
    /// The better answers there are beside the fixes in a state of the profile, and the minutes each takes.
    pub answers: &'a dyn Fn(&Profile) -> Vec<(BetterAnswer, u32)>,
    /// The profile with a better answer.
    pub answered: &'a dyn Fn(&Profile, &BetterAnswer) -> Option<Profile>,
    /// Whether an action is left aside on purpose: it is no step, and still counts for how low the score can get.
    pub waived: &'a dyn Fn(&Action) -> bool,
}

impl Reach<'_> {
    /// Every fix of the model, and nothing beside.
    pub const MODEL: Reach<'static> = Reach {
        fix: &|_| true,
        answers: &|_| Vec::new(),
        answered: &|_, _| None,
        waived: &|_| false,
    };

    /// What may be done in a state.
    fn candidates(&self, profile: &Profile) -> Vec<Candidate> {
        let fixes = fixes(profile)
            .into_iter()
            .filter(|fix| (self.fix)(fix))
            .map(|fix| Candidate {
                minutes: fix.kind.minutes(),
                action: Action::Fix(fix),
            });
        let answers = (self.answers)(profile)
            .into_iter()
            .map(|(answer, minutes)| Candidate {
                minutes,
                action: Action::Answer(answer),
            });
        fixes.chain(answers).collect()
    }

    /// Whether an action found earlier is still there.
    fn is_there(&self, profile: &Profile, candidate: &Candidate) -> bool {
        match &candidate.action {
            Action::Fix(fix) => fixes(profile).contains(fix),
            Action::Answer(answer) => (self.answers)(profile).iter().any(|(found, _)| found == answer),
        }
    }

    /// The state after an action that is there.
    fn after(&self, engine: &mut Engine<'_>, state: &State, candidate: &Candidate) -> State {
        let before = &state.profile;
        let profile = match &candidate.action {
            Action::Fix(fix) => applied(before.clone(), fix),
            Action::Answer(answer) => (self.answered)(before, answer).unwrap_or_else(|| before.clone()),
        };
        State::of(engine, profile)
    }
}

/// An action that may be taken in a state.
#[derive(Clone)]
struct Candidate {
    action: Action,
    minutes: u32,
}

/// What recomputation says about an action taken by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Why it can be a step; none where it cannot.
    pub because: Option<Because>,
    /// What it does.
    pub effect: Effect,
    /// Whether it raises the exposure for nothing, or the lock-out axis by more than a grade or for nothing, or nobody
    /// can tell. One grade for a lower exposure is no step, but may be said, with its price.
    pub harms: bool,
    /// Whether it moves anything.
    pub moves: bool,
}

impl Verdict {
    /// What to say of it beside the steps: its effect, where there is one; nothing at all where it does harm.
    pub fn as_advice(self) -> Option<Option<Effect>> {
        (!self.harms).then_some(self.moves.then_some(self.effect))
    }
}

/// Whether steps may have been left for later: there are as many as people are shown, or the minutes are counted.
pub fn leaves_some(steps: &[Step], minutes: Option<u32>) -> bool {
    steps.len() >= MOST || minutes.is_some()
}

/// What each of these profiles is worth against the one there is; none past the budget of work.
pub fn verdicts(
    profile: &Profile,
    params: &Params,
    after: impl Iterator<Item = Profile>,
) -> Vec<Option<Verdict>> {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    engine.allow(STEPS_WORK);
    let start = State::of(&mut engine, profile.clone());
    engine.cautious(&start.exposure, &start.lockout);
    after
        .map(|after| {
            if engine.exhausted() {
                return None;
            }
            let after = State::of(&mut engine, after);
            let change = Change::between(&start, &after);
            let because = change.because().filter(|because| {
                *because == Because::LowersExposure || change.relief_points >= WORTH_POINTS
            });
            let raises = after.score() - start.score() > UNSEEN_POINTS;
            let one_grade = after.lockout_grade() as u8 == start.lockout_grade() as u8 + 1;
            Some(Verdict {
                because,
                effect: Effect {
                    scores: [start.score(), after.score()],
                    lockout_change: after.lockout.value - start.lockout.value,
                    lockout_grades: (start.lockout_grade(), after.lockout_grade()),
                },
                harms: !change.reliable
                    || (raises && change.relief <= GAIN)
                    || (change.locks_out && !(change.lowers_exposure() && one_grade)),
                moves: change.gain.abs() > STILL || change.relief.abs() > STILL,
            })
        })
        .collect()
}

/// The steps people are shown, and where the road leads; both hold only what is in reach.
pub fn steps(
    profile: &Profile,
    params: &Params,
    minutes: Option<u32>,
    reach: &Reach<'_>,
) -> (Vec<Step>, Road) {
    let table = Table::new(params);
    let mut engine = Engine::new(&table);
    engine.allow(STEPS_WORK);
    let start = State::of(&mut engine, profile.clone());
    engine.cautious(&start.exposure, &start.lockout);
    // What rests on bounds is tried by nobody, so nothing is known about the end of the road.
    engine.left_out |= !start.exposure.bounded.is_empty();

    let chosen = choose(&mut engine, &start, minutes, reach);
    let ordered = carriers_first(profile, chosen.clone());
    let (steps, end) = replay(&mut engine, &start, &ordered, reach)
        .or_else(|| replay(&mut engine, &start, &chosen, reach))
        .unwrap_or_else(|| (Vec::new(), start.clone()));

    engine.allow(FLOOR_WORK);
    let floor = floor(&mut engine, end.clone(), reach);
    let scores = [start.score(), end.score(), floor];
    let road = Road {
        now: scores[0],
        after_steps: scores[1],
        floor: scores[2],
        complete: !engine.left_out,
        grades: scores.map(grade),
    };
    (steps, road)
}

/// Greedy: while the owner may well be locked out, what heals that; then the best exposure gain a minute.
fn choose(engine: &mut Engine<'_>, start: &State, minutes: Option<u32>, reach: &Reach<'_>) -> Vec<Candidate> {
    let mut left = minutes.unwrap_or(u32::MAX);
    let mut state = start.clone();
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut healed = 0;
    while chosen.len() < MOST {
        let slots = MOST - chosen.len();
        let (best_gain, best_relief) = candidates(engine, &state, left, slots, reach);
        // One slot is kept for the exposure where there is something to gain.
        let heal = state.lockout_grade() >= Grade::D && (healed + 1 < MOST || best_gain.is_none());
        let choice = if heal && best_relief.is_some() {
            healed += 1;
            best_relief
        } else {
            best_gain.or(best_relief)
        };
        let Some(choice) = choice else { break };
        for taken in choice.actions {
            left = left.saturating_sub(taken.minutes);
            chosen.push(taken);
        }
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
    reach: &Reach<'_>,
) -> (Option<Choice>, Option<Choice>) {
    let mut best_gain: Option<Choice> = None;
    let mut best_relief: Option<Choice> = None;
    let mut possible = reach.candidates(&state.profile);
    possible.retain(|candidate| !(reach.waived)(&candidate.action));
    for candidate in &possible {
        if engine.exhausted() {
            break;
        }
        let cost = candidate.minutes;
        if cost > minutes || closes_only_administrator(&state.profile, &candidate.action) {
            continue;
        }
        let after = reach.after(engine, state, candidate);
        let effect = Change::between(state, &after);
        if !effect.reliable {
            continue;
        }
        if effect.locks_out {
            // Not by itself; perhaps with codes on paper first.
            if slots > 1 && effect.lowers_exposure() {
                let pair = with_codes(engine, state, candidate, &possible, minutes, reach);
                better(&mut best_gain, pair);
            }
            continue;
        }
        let choice = |per_minute| {
            Some(Choice {
                actions: vec![candidate.clone()],
                per_minute,
                state: after.clone(),
            })
        };
        if effect.lowers_exposure() && !effect.is_not_worth_it() {
            better(&mut best_gain, choice(effect.gain / f64::from(cost)));
        }
        if effect.lowers_lockout() && effect.relief_points >= WORTH_POINTS {
            better(&mut best_relief, choice(effect.relief / f64::from(cost)));
        }
    }
    (best_gain, best_relief)
}

/// The action with backup codes on paper before it, where that makes it acceptable.
fn with_codes(
    engine: &mut Engine<'_>,
    state: &State,
    candidate: &Candidate,
    possible: &[Candidate],
    minutes: u32,
    reach: &Reach<'_>,
) -> Option<Choice> {
    let Subject::Account(account) = candidate.action.about() else {
        return None;
    };
    let codes = Action::Fix(FixName {
        kind: FixKind::OfflineCodes,
        subject: Some(account),
    });
    if codes == candidate.action {
        return None;
    }
    let codes = possible.iter().find(|found| found.action == codes)?;
    let cost = candidate.minutes + codes.minutes;
    if cost > minutes {
        return None;
    }
    let middle = reach.after(engine, state, codes);
    Change::between(state, &middle).because()?;
    if !reach.is_there(&middle.profile, candidate) {
        return None;
    }
    let end = reach.after(engine, &middle, candidate);
    Change::between(&middle, &end).because()?;
    let whole = Change::between(state, &end);
    whole.because()?;
    Some(Choice {
        actions: vec![codes.clone(), candidate.clone()],
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
            let name = |choice: &Choice| {
                let names = choice.actions.iter().map(|taken| taken.action.to_string());
                names.collect::<Vec<_>>()
            };
            name(&other) < name(best)
        } else {
            apart > 0.0
        }
    });
    if replaces {
        *best = Some(other);
    }
}

fn closes_only_administrator(profile: &Profile, action: &Action) -> bool {
    let Some(fix) = action.fix().filter(|fix| fix.kind == FixKind::CloseAccount) else {
        return false;
    };
    profile.accounts.iter().any(|page| {
        !page.admins.is_empty()
            && page
                .admins
                .iter()
                .all(|admin| Some(admin) == fix.subject.as_ref())
    })
}

/// A mailbox or number that opens others comes before them: what is built on it is only as good as it is.
fn carriers_first(profile: &Profile, mut chosen: Vec<Candidate>) -> Vec<Candidate> {
    // Stable, so that codes stay before what leans on them.
    chosen.sort_by_key(|candidate| match candidate.action.about() {
        Subject::Number(id) => !carries(profile, true, &id),
        Subject::Account(id) | Subject::Device(id) => !carries(profile, false, &id),
        Subject::Setup | Subject::Person | Subject::Password(_) => true,
    });
    chosen
}

fn carries(profile: &Profile, number: bool, id: &Id) -> bool {
    let listed = |answer: &Known<Vec<Id>>| answer.value().is_some_and(|ids| ids.contains(id));
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
fn replay(
    engine: &mut Engine<'_>,
    start: &State,
    chosen: &[Candidate],
    reach: &Reach<'_>,
) -> Option<(Vec<Step>, State)> {
    let mut state = start.clone();
    let mut families = engine.families(&state.profile);
    let mut out = Vec::with_capacity(chosen.len());
    for candidate in chosen {
        if !reach.is_there(&state.profile, candidate) {
            return None;
        }
        let after = reach.after(engine, &state, candidate);
        let effect = Change::between(&state, &after);
        let because = effect.because()?;
        let families_after = engine.families(&after.profile);
        let closes = match because {
            Because::LowersExposure => closes(&families, &families_after),
            Because::LowersLockout => vec!["lockout".to_owned()],
        };
        out.push(Step {
            action: candidate.action.clone(),
            minutes: candidate.minutes,
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
fn floor(engine: &mut Engine<'_>, mut state: State, reach: &Reach<'_>) -> f64 {
    let mut again = true;
    while again && !engine.exhausted() {
        again = false;
        for candidate in reach.candidates(&state.profile) {
            if engine.exhausted() {
                break;
            }
            // Whatever was found before something was done may be done with it.
            if again && !reach.is_there(&state.profile, &candidate) {
                continue;
            }
            if closes_only_administrator(&state.profile, &candidate.action) {
                continue;
            }
            let after = reach.after(engine, &state, &candidate);
            let effect = Change::between(&state, &after);
            if effect.reliable && effect.lowers_exposure() && !effect.locks_out {
                state = after;
                again = true;
            }
        }
    }
    state.score()
}
