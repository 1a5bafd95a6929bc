//! Everything together: the one verdict object.

use super::applicable::applicable;
use super::carried_out::action;
use super::feasible::feasible;
use super::findings::{coverage, findings};
use super::moves::{moved, moves};
use super::others::{self, mend, others, weigh};
use super::sheet::Sheet;
use super::waived::covers;
use crate::domain::answer::Answers;
use crate::domain::checklist::{Content, Pack};
use crate::domain::fix::Action;
use crate::domain::history::Waiver;
use crate::domain::report::{Driver, ModelVersion, Report, Waived};
use crate::domain::text::Date;
use crate::plan::Reach;
use crate::{exposure, plan};

/// How many attack stories a report carries; the first is shown, the rest explain.
const STORIES: usize = 3;

/// What a report is made from.
pub struct Basis<'a> {
    /// The checklists, the directives, the model's numbers.
    pub content: &'a Content,
    /// The pack that was asked.
    pub pack: &'a Pack,
    /// Only these platforms; empty for all.
    pub only: &'a [String],
    /// What was answered.
    pub answers: &'a Answers,
    /// What that adds up to.
    pub sheet: Sheet,
    /// Minutes there are for the steps.
    pub minutes: Option<u32>,
    /// When the answers were given: RFC 3339, seconds.
    pub created: String,
    /// Today: what is in force is told as of it.
    pub date: Date,
    /// What is left aside on purpose; what has run out counts no more.
    pub waivers: &'a [Waiver],
    /// Whether it is about the embedded sample person.
    pub sample: bool,
    /// Whether to say what stands behind the figures.
    pub explain: bool,
}

/// Makes the report.
pub fn report(basis: Basis<'_>) -> Report {
    let Basis {
        content,
        pack,
        only,
        answers,
        sheet,
        minutes,
        created,
        date,
        waivers,
        sample,
        explain,
    } = basis;
    let mut waivers: Vec<Waived> = (waivers.iter())
        .filter(|waiver| waiver.holds(date))
        .map(|waiver| Waived {
            action: action(&content.catalog, &sheet, &waiver.id, None),
            waiver: waiver.clone(),
        })
        .collect();
    let params = &content.params;
    let mut assessment = exposure::assess(&sheet.profile, params, exposure::Effort::WAITED_FOR);
    if let Some(cautious) = &sheet.cautious {
        let other = exposure::evaluate(cautious, params);
        let result = &mut assessment.result;
        result.lockout = result.lockout.clone().hull(&other.lockout);
        for (account, other) in result.accounts.iter_mut().zip(&other.accounts) {
            account.locked_out = account.locked_out.max(other.locked_out);
        }
        result.bounded |= other.bounded;
    }
    let catalog = &content.catalog;
    let covered = |waivers: &[Waived], action: &Action| {
        let name = action.to_string();
        waivers.iter().any(|waived| {
            let by = waived.action.as_ref();
            waived.waiver.id == name || by.is_some_and(|waived| covers(catalog, waived, action))
        })
    };
    let is_waived = |action: &Action| covered(&waivers, action);
    let reach = Reach {
        fix: &|fix| feasible(catalog, &sheet, fix),
        answers: &|profile| moves(catalog, &sheet, profile),
        answered: &|profile, answer| moved(catalog, &sheet, profile, answer),
        waived: &is_waived,
    };
    let (steps, mut road) = plan::steps(&sheet.profile, params, minutes, &reach);
    // How low it can get, and what mends a finding, does not hang on what is left aside for now.
    let whole = (!waivers.is_empty()).then(|| {
        let all = Reach {
            waived: &|_| false,
            ..reach
        };
        plan::steps(&sheet.profile, params, minutes, &all)
    });
    if let Some((_, whole)) = &whole {
        road.floor = whole.floor;
        road.grades[2] = whole.grades[2];
        road.complete = whole.complete;
    }
    // What leans on an earlier step can be done once that is done.
    let later: Vec<Action> = whole
        .iter()
        .flat_map(|(steps, _)| steps)
        .map(|step| step.action.clone())
        .collect();
    for waived in &mut waivers {
        let name = &waived.waiver.id;
        let step = || later.iter().find(|action| action.to_string() == *name);
        waived.action = waived.action.take().or_else(|| step().cloned());
    }
    let explanation = explain.then(|| exposure::explain(&sheet.profile, params));
    let mut stories = exposure::stories(&sheet.profile, params, STORIES);
    if let Some(cautious) = &sheet.cautious {
        // Nobody said that the account is open there, or that the password is saved there.
        exposure::doubt(&mut stories, cautious, params);
    }
    let drivers = drivers(&assessment.result.by_family);
    let questions = applicable(catalog, pack, only, answers, &sheet);
    let mut findings = findings(catalog, &content.registry, &questions, answers, &sheet, date);
    let weighed = weigh(catalog, &sheet, params, &findings);
    let advice = others::Basis {
        catalog,
        sheet: &sheet,
        steps: &steps,
        weighed: &weighed,
        more_steps: plan::leaves_some(&steps, minutes),
    };
    let mending = others::Basis {
        steps: whole.as_ref().map_or(&steps, |(steps, _)| steps),
        ..advice
    };
    mend(&mut findings, &mending, &assessment.ranking);
    let mut others = others(&advice, &findings, &assessment);
    others.retain(|advice| {
        let name = advice.name(catalog);
        let action = name.and_then(|name| action(catalog, &sheet, &name, None));
        !action.is_some_and(|action| covered(&waivers, &action))
    });
    Report {
        created,
        date,
        model: ModelVersion {
            version: params.version.clone(),
            date: params.date,
        },
        pack: pack.id.clone(),
        sample,
        coverage: coverage(&findings),
        findings,
        profile: sheet.profile,
        labels: sheet.labels,
        assessment,
        steps,
        others,
        waivers,
        road,
        stories,
        drivers,
        explanation,
    }
}

/// Each family's part of the exposure, the largest first.
fn drivers(by_family: &[(String, f64)]) -> Vec<Driver> {
    let whole: f64 = by_family.iter().map(|(_, adds)| adds).sum();
    let mut out: Vec<Driver> = by_family
        .iter()
        .map(|(family, adds)| Driver {
            family: family.clone(),
            share: if whole > 0.0 { adds / whole } else { 0.0 },
        })
        .collect();
    out.sort_by(|one, other| other.share.total_cmp(&one.share));
    out
}
