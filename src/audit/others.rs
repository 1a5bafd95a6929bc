//! What else is worth doing: advice of the content about bad answers that can be no step.
//!
//! The model has a number for some of it and none for the rest. Without this list the rest would never be told.

use super::feasible::feasible;
use super::moves::{mends, moved, moves};
use super::sheet::Sheet;
use crate::domain::answer::Subject;
use crate::domain::assessment::{Advice, Assessment, Effect, RankedFix, Step};
use crate::domain::checklist::{Catalog, Control, Remedy, Scope};
use crate::domain::finding::{Finding, FindingState};
use crate::domain::fix::{Action, BetterAnswer, FixKind, FixName};
use crate::domain::params::Params;
use crate::plan::Verdict;
use crate::{exposure, plan};

/// An action and what recomputation says about it.
pub(super) struct Weighed {
    /// What could be done.
    pub action: Action,
    /// What it does; none past the budget of work.
    pub verdict: Option<Verdict>,
}

/// Every fix of the model that can be carried out and every better answer that mends some finding, weighed by itself.
pub(super) fn weigh(catalog: &Catalog, sheet: &Sheet, params: &Params, findings: &[Finding]) -> Vec<Weighed> {
    let profile = &sheet.profile;
    let bad: Vec<(&Control, &Subject)> = findings
        .iter()
        .filter(|finding| finding.state == Some(FindingState::Bad))
        .filter_map(|finding| Some((catalog.control(&finding.code)?, &finding.subject)))
        .collect();
    let fixes = exposure::fixes(profile)
        .into_iter()
        .filter(|fix| feasible(catalog, sheet, fix))
        .filter(|fix| {
            bad.iter()
                .any(|(control, subject)| mends(control, subject, fix, profile))
        })
        .map(Action::Fix);
    let answers = moves(catalog, sheet, profile)
        .into_iter()
        .map(|(answer, _)| answer)
        .filter(|answer| {
            bad.iter()
                .any(|(control, subject)| answer.control == control.id && answer.subject == **subject)
        })
        .map(Action::Answer);
    let actions: Vec<Action> = fixes.chain(answers).collect();
    // One profile after the other: all of them at once would be a great deal of memory.
    let after = actions.iter().map(|action| match action {
        Action::Fix(fix) => exposure::applied(profile.clone(), fix),
        Action::Answer(answer) => moved(catalog, sheet, profile, answer).unwrap_or_else(|| profile.clone()),
    });
    let verdicts = plan::verdicts(profile, params, after);
    actions
        .into_iter()
        .zip(verdicts)
        .map(|(action, verdict)| Weighed { action, verdict })
        .collect()
}

/// Says what mends each bad answer: the best-ranked fix that can be carried out, else a better answer.
pub(super) fn mend(findings: &mut [Finding], basis: &Basis<'_>, ranking: &[RankedFix]) {
    let helping: Vec<&FixName> = ranking
        .iter()
        .filter(|row| row.gain > 0.0 || row.lockout_change < 0.0)
        .map(|row| &row.fix)
        .filter(|fix| feasible(basis.catalog, basis.sheet, fix))
        .collect();
    for finding in findings
        .iter_mut()
        .filter(|finding| finding.state == Some(FindingState::Bad))
    {
        let Some(control) = basis.catalog.control(&finding.code) else {
            continue;
        };
        let of_model = helping
            .iter()
            .find(|fix| mends(control, &finding.subject, fix, &basis.sheet.profile));
        let better = || {
            basis.weighed.iter().find(|found| {
                let helps = found.verdict.is_some_and(|verdict| verdict.because.is_some());
                // What helps only once something else is done is among the steps.
                (helps || basis.is_step(&found.action)) && found.answers(control, &finding.subject)
            })
        };
        finding.fix = match of_model {
            Some(fix) => Some(Action::Fix((*fix).clone())),
            None => better().map(|found| found.action.clone()),
        };
    }
}

impl Weighed {
    /// Whether it is a better answer to this.
    fn answers(&self, control: &Control, subject: &Subject) -> bool {
        matches!(&self.action, Action::Answer(answer)
            if answer.control == control.id && answer.subject == *subject)
    }
}

impl Basis<'_> {
    fn is_step(&self, action: &Action) -> bool {
        self.steps.iter().any(|step| step.action == *action)
    }
}

/// What the advice rests on.
pub(super) struct Basis<'a> {
    pub catalog: &'a Catalog,
    pub sheet: &'a Sheet,
    pub steps: &'a [Step],
    pub weighed: &'a [Weighed],
    /// Whether what helps may become a step once the steps of today are done.
    pub more_steps: bool,
}

/// The advice, in the order of the findings; the move to a password manager last.
pub(super) fn others(basis: &Basis<'_>, findings: &[Finding], assessment: &Assessment) -> Vec<Advice> {
    let catalog = basis.catalog;
    let mut out: Vec<Advice> = Vec::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.state == Some(FindingState::Bad))
    {
        let Some(control) = catalog.control(&finding.code) else {
            continue;
        };
        for (index, remedy) in control.remedies.iter().enumerate() {
            let found = match remedy.kind {
                Some(kind) => of_model(control, kind, &finding.subject, basis),
                None => of_content(control, remedy, &finding.subject, basis),
            };
            let Some((subject, effect)) = found else { continue };
            let advice = Advice {
                control: control.id.clone(),
                subject,
                remedy: index,
                minutes: remedy.minutes,
                effect,
            };
            if !out.contains(&advice) {
                out.push(advice);
            }
        }
    }
    out.extend(vault(catalog, assessment));
    out
}

/// A fix of the model that does nothing for either axis and no harm, or that the model sees no need for.
fn of_model(
    control: &Control,
    kind: FixKind,
    subject: &Subject,
    basis: &Basis<'_>,
) -> Option<(Subject, Option<Effect>)> {
    let profile = &basis.sheet.profile;
    let mut mending = basis.weighed.iter().filter(|found| {
        found
            .action
            .fix()
            .is_some_and(|fix| mends(control, subject, fix, profile))
    });
    let of_kind: Vec<&Weighed> = mending
        .clone()
        .filter(|found| found.action.fix().is_some_and(|fix| fix.kind == kind))
        .collect();
    if of_kind.is_empty() {
        // A bad answer that makes no difference to the model, a password shared with nothing that was named.
        let fix = FixName {
            kind,
            subject: Some(subject.id().into()),
        };
        let first = control
            .remedies
            .iter()
            .filter_map(|remedy| remedy.kind)
            .find(|kind| {
                feasible(
                    basis.catalog,
                    basis.sheet,
                    &FixName {
                        kind: *kind,
                        ..fix.clone()
                    },
                )
            });
        let unseen = mending.next().is_none()
            && first == Some(kind)
            && !basis.weighed.iter().any(|found| found.answers(control, subject));
        return unseen.then(|| (subject.clone(), None));
    }
    // A browser's passwords are cleared device by device: what is left after the steps.
    let found = of_kind
        .into_iter()
        .find(|found| basis.steps.iter().all(|step| step.action != found.action))?;
    let verdict = found.verdict?;
    if verdict.because.is_some() && basis.more_steps {
        return None;
    }
    Some((found.action.about(), verdict.as_advice()?))
}

/// A remedy of the content alone.
fn of_content(
    control: &Control,
    remedy: &Remedy,
    subject: &Subject,
    basis: &Basis<'_>,
) -> Option<(Subject, Option<Effect>)> {
    let Basis {
        sheet,
        steps,
        weighed,
        more_steps,
        ..
    } = basis;
    let leads_here = |answer: &BetterAnswer| {
        answer.control == control.id
            && answer.subject == *subject
            && control.remedy_to(&answer.choice) == Some(remedy)
    };
    let answers: Vec<&Weighed> = weighed
        .iter()
        .filter(|found| matches!(&found.action, Action::Answer(answer) if leads_here(answer)))
        .collect();
    if answers.is_empty() {
        // A password is new once a step has made one of its own.
        let covered = control.scope == Scope::Password
            && steps.iter().any(|step| {
                step.action
                    .fix()
                    .is_some_and(|fix| mends(control, subject, fix, &sheet.profile))
            });
        return (remedy.leads_to.is_none() && !covered).then(|| (subject.clone(), None));
    }
    if answers
        .iter()
        .any(|found| steps.iter().any(|step| step.action == found.action))
    {
        return None;
    }
    let verdicts: Option<Vec<Verdict>> = answers.iter().map(|found| found.verdict).collect();
    let verdicts = verdicts?;
    // One that can be a step is one, sooner or later.
    if *more_steps && verdicts.iter().any(|verdict| verdict.because.is_some()) {
        return None;
    }
    let effect = verdicts.into_iter().find_map(Verdict::as_advice)?;
    Some((subject.clone(), effect))
}

/// The move to a password manager, where the model offers it and it costs no grade on the other axis.
fn vault(catalog: &Catalog, assessment: &Assessment) -> Option<Advice> {
    let migration = assessment
        .migration
        .as_ref()
        .filter(|migration| migration.offer)?;
    let (control, remedy) = catalog.remedy(FixKind::AdoptVault)?;
    let index = control.remedies.iter().position(|known| known == remedy)?;
    let result = &assessment.result;
    let after = exposure::grade(exposure::score(result.lockout.high + migration.lockout_change));
    (after <= result.lockout.grade).then(|| Advice {
        control: control.id.clone(),
        subject: Subject::Person,
        remedy: index,
        minutes: migration.minutes,
        effect: Some(Effect {
            scores: [result.exposure.score_high, migration.score],
            lockout_change: migration.lockout_change,
            lockout_grades: (result.lockout.grade, after),
        }),
    })
}
