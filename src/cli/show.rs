//! `rasoat show`: the last result, or an earlier one, recomputed from the answers that are kept.

use super::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::last::{self, Found};
use crate::render::Origin;

pub(super) fn run(
    context: &Context,
    explain: bool,
    minutes: Option<u32>,
    at: Option<&str>,
) -> Result<Exit, Failure> {
    let last = match last::last(context, at)? {
        Found::Last(last) => last,
        Found::Stopped(exit) => return Ok(exit),
    };
    let report = last.report(context, minutes, explain)?;
    context.print_report(&report, &last.content, Origin::Kept)?;
    if at.is_none() {
        last.remember_shown(context, &report);
    }
    Ok(context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    ))
}
