//! `rasoat score FILE`: scores a profile file without asking or storing anything.

use super::Context;
use super::args::Format;
use super::exit::Exit;
use super::failure::Failure;
use crate::audit::{self, Basis, Sheet};
use crate::domain::answer::{Answer, Answers, Evidence, Given, Subject};
use crate::domain::checklist::Content;
use crate::domain::profile::Profile;
use crate::domain::report::Report;
use crate::i18n;
use crate::render::Origin;
use crate::store::profile_file::{self, Stated};
use crate::{catalog, exposure, render};
use std::path::Path;

pub(super) fn run(context: &Context, file: &Path, explain: bool) -> Result<Exit, Failure> {
    if explain && context.format() == Format::Json {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-conflict",
            "cli-advice-explain",
            &[("one", "--explain"), ("other", "json")],
        ));
    }
    let (profile, stated) = context.profile(file)?;
    if context.format() == Format::Json {
        // Programs want the numbers only; the checklists stay on the shelf unless a threshold is about them.
        let params = catalog::params().map_err(|error| context.content_failure(&error))?;
        let assessment = exposure::assess(&profile, &params, exposure::Effort::THOROUGH);
        context.print(&render::score_json::text(&assessment))?;
        let share = match context.global.min_coverage {
            Some(_) => Some(
                report(context, &context.content()?, profile, &stated, false)?
                    .coverage
                    .share,
            ),
            None => None,
        };
        return Ok(context.judge(assessment.result.exposure.grade, share));
    }
    let content = context.content()?;
    let report = report(context, &content, profile, &stated, explain)?;
    context.print_report(&report, &content, Origin::Scored)?;
    Ok(context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    ))
}

/// What the checklists make of a profile.
fn report(
    context: &Context,
    content: &Content,
    profile: Profile,
    stated: &Stated,
    explain: bool,
) -> Result<Report, Failure> {
    let (sheet, answers) = read(content, profile, stated);
    let now = super::env::now();
    Ok(audit::report(Basis {
        pack: context.pack(&content.catalog, "full")?,
        content,
        only: &[],
        answers: &answers,
        sheet,
        minutes: None,
        created: now.stamp,
        date: now.date,
        waivers: &[],
        sample: false,
        explain,
    }))
}

impl Context {
    /// A profile file; `-` is standard input.
    pub(super) fn profile(&self, file: &Path) -> Result<(Profile, Stated), Failure> {
        let read = if file.as_os_str() == "-" {
            profile_file::from_reader(std::io::stdin().lock())
        } else {
            profile_file::read(file)
        };
        read.map_err(|error| self.profile_failure(&error, file))
    }

    /// A profile file, and what it says as JSON; `-` is standard input.
    pub(super) fn profile_to_keep(&self, file: &Path) -> Result<(Profile, Stated, String), Failure> {
        let bytes = if file.as_os_str() == "-" {
            profile_file::bytes_of(std::io::stdin().lock())
        } else {
            profile_file::bytes_at(file)
        };
        bytes
            .and_then(|bytes| profile_file::parse_to_keep(&bytes))
            .map_err(|error| self.profile_failure(&error, file))
    }

    pub(super) fn profile_failure(&self, error: &profile_file::Error, file: &Path) -> Failure {
        let explained = error.explain(self.locale);
        let exit = match error {
            profile_file::Error::NoAccounts => Exit::Usage,
            _ => Exit::Data,
        };
        let args = [("file", file.display().to_string()), ("what", explained.what)];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Failure {
            exit,
            what: self.locale.with("cli-error-profile", &args),
            causes: error.cause().into_iter().collect(),
            advice: explained.advice,
        }
    }
}

/// A profile as it was kept with these answers: what was measured comes before what the profile says. With it what the
/// profile states.
///
/// Of a password that a vault put together from several, something may be unknown that nobody stated: a profile file has
/// no way to say that, the answers have.
pub(super) fn read_kept(
    content: &Content,
    profile: Profile,
    mut stated: Stated,
    kept: &Answers,
) -> (Sheet, Answers, Stated) {
    let catalog = &content.catalog;
    let is_measured = |answer: &Answer| answer.evidence == Evidence::Measured;
    let (sheet, mut answers) = read(content, profile, &stated);
    if !kept.values().any(is_measured) {
        return (sheet, answers, stated);
    }
    answers.retain(|question, answer| {
        let nobodys = matches!(question.subject, Subject::Password(_))
            && answer.given == Given::DontKnow
            && !kept.contains_key(question);
        if let Some(key) = audit::attribute_key(catalog, question).filter(|_| nobodys) {
            stated.remove(&key);
        }
        !nobodys
    });
    let there = sheet.subjects();
    let measured = kept
        .iter()
        .filter(|(question, answer)| is_measured(answer) && there.contains(&question.subject));
    answers.extend(measured.map(|(question, answer)| (question.clone(), answer.clone())));
    (sheet, answers, stated)
}

/// A profile as an audit reads it: names, platforms, and what it already answers.
pub(super) fn read(content: &Content, profile: Profile, stated: &Stated) -> (Sheet, Answers) {
    let sheet = audit::from_profile(&content.catalog, &i18n::names(), profile);
    let answers = audit::declared(&content.catalog, &sheet, stated);
    (sheet, answers)
}
