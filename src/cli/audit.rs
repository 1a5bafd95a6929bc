//! `rasoat audit`: the guided interview, then the result and the plan.

use super::agenda::Agenda;
use super::args::Audit;
use super::env::{Now, now};
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, exit, out, score};
use crate::audit::{self, Basis, Sheet};
use crate::domain::answer::Answers;
use crate::domain::checklist::{Content, Pack};
use crate::domain::text::Lang;
use crate::domain::visible::clean;
use crate::i18n::Locale;
use crate::interview::{Entry, Interview, Options};
use crate::prompt::{self, Console, Keeping, Outcome, Trouble, Welcome};
use crate::store::draft::{Draft, DraftError, Kept};
use crate::store::profile_file;
use std::path::{Path, PathBuf};

/// The sample person, in the shape of any profile file.
const SAMPLE: &str = include_str!("sample.toml");

pub(super) fn run(context: &Context, options: &Audit) -> Result<Exit, Failure> {
    let asks = options.answers.is_none() && !options.demo;
    if asks && context.global.no_input {
        return Err(context.failure(Exit::Usage, "cli-error-no-input", "cli-advice-no-input", &[]));
    }
    let content = context.content()?;
    context.check_platforms(&content.catalog, &options.only)?;
    if asks && context.env.interactive {
        return interview(context, &content, options);
    }
    let pack = context.pack(&content.catalog, pack_name(options).unwrap_or("full"))?;
    let sample = options.answers.is_none();
    let (profile, stated) = match &options.answers {
        Some(file) => context.profile(file)?,
        None => profile_file::parse(SAMPLE.as_bytes())
            .map_err(|error| context.profile_failure(&error, Path::new("sample.toml")))?,
    };
    let (sheet, answers) = score::read(&content, profile, &stated);
    let exit = result(context, &content, pack, options, sheet, &answers, sample, now())?;
    if sample {
        out::note(&context.locale.text("cli-sample"));
    }
    Ok(exit)
}

/// The pack asked for, if one was.
fn pack_name(options: &Audit) -> Option<&str> {
    if options.quick {
        Some("quick")
    } else {
        options.pack.as_deref()
    }
}

/// Makes the report, shows it, and says how it ends.
#[expect(clippy::too_many_arguments, reason = "they are what a report is made from")]
fn result(
    context: &Context,
    content: &Content,
    pack: &Pack,
    options: &Audit,
    sheet: Sheet,
    answers: &Answers,
    sample: bool,
    now: Now,
) -> Result<Exit, Failure> {
    if sheet.profile.accounts.is_empty() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-no-accounts",
            "cli-advice-no-accounts",
            &[],
        ));
    }
    let report = audit::report(Basis {
        content,
        pack,
        only: &options.only,
        answers,
        sheet,
        minutes: options.minutes,
        created: now.stamp,
        date: now.date,
        sample,
        explain: false,
    });
    context.print_report(&report, content)?;
    Ok(context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    ))
}

/// Asks, keeps every answer before the next question, then shows the result.
fn interview(context: &Context, content: &Content, options: &Audit) -> Result<Exit, Failure> {
    let mut console = Console::open(exit::interrupted);
    let folder = context.draft_folder(options.no_save)?;
    let began = now();
    let (mut draft, mut kept) = match &folder {
        None => (Draft::nowhere(), None),
        Some(folder) => match Draft::open(folder, pack_name(options).unwrap_or("full"), &began.stamp) {
            Ok(opened) => opened,
            Err(error) => return Err(context.draft_failure(&error)),
        },
    };
    // Going on asks the pack that was begun, unless another one is asked for now.
    let name = pack_name(options)
        .or(kept.as_ref().map(|kept| kept.pack.as_str()))
        .unwrap_or("full")
        .to_owned();
    let pack = context.pack(&content.catalog, &name)?;
    if kept.as_ref().is_some_and(|kept| kept.pack != name) {
        draft
            .choose_pack(&name, &began.stamp)
            .map_err(|error| context.draft_failure(&error))?;
    }
    let agenda = Agenda::new(&content.params);
    let style = prompt::layout::Style {
        plain: context.plain(),
        color: !context.global.no_color && !context.env.no_color,
        width: Console::width().unwrap_or(context.env.width),
    };
    let begin = |kept: &Option<Kept>| {
        let kept = kept.clone().unwrap_or_default();
        let options = Options {
            minutes: options.minutes,
            only: options.only.clone(),
            apart: kept.apart,
        };
        Interview::new(&content.catalog, pack, &agenda, kept.answers, options)
    };
    let mut sitting = begin(&kept);
    let since = kept.as_ref().map(|kept| context.day_of(&kept.last));
    let saves = draft.keeps();
    if kept.as_ref().is_some_and(|kept| kept.cut_off) {
        out::note(&context.locale.text("draft-cut-off"));
    }
    match prompt::welcome(
        &sitting.outlook(),
        since.as_deref(),
        saves,
        &mut console,
        context.locale,
        style,
    ) {
        Welcome::Begin => {}
        Welcome::Quit => return Ok(Exit::Done),
        Welcome::Interrupted => return Ok(Exit::Interrupted),
        Welcome::Afresh => {
            draft.discard().map_err(|error| context.draft_failure(&error))?;
            kept = None;
            sitting = begin(&kept);
            draft = match &folder {
                None => Draft::nowhere(),
                Some(folder) => {
                    Draft::open(folder, &name, &began.stamp)
                        .map_err(|error| context.draft_failure(&error))?
                        .0
                }
            };
        }
    }
    let locale = context.locale;
    let mut keep = |entry: &Entry| {
        draft.append(entry, &now().stamp).map_err(|error| {
            let (what, advice) = error.words(locale);
            Trouble { what, advice }
        })
    };
    let resume = resume_command(context, options);
    let mut keeping = Keeping {
        keep: &mut keep,
        saves,
        resume: &resume,
    };
    match prompt::run(&mut sitting, &mut keeping, &mut console, locale, style) {
        Outcome::Quit => return Ok(Exit::Done),
        Outcome::Interrupted => return Ok(Exit::Interrupted),
        Outcome::Finished => {}
    }
    let answers = sitting.answers().clone();
    drop(sitting);
    drop(console);
    let saved = draft.finish().map_err(|error| context.draft_failure(&error));
    let sheet = audit::sheet(&content.catalog, &agenda.names, &answers);
    let exit = shown_first(saved, context.locale, || {
        result(context, content, pack, options, sheet, &answers, false, now())
    })?;
    let parting = match &folder {
        Some(folder) => locale.with("cli-finished", &[("folder", &folder.display().to_string())]),
        None => locale.text("cli-finished-unsaved"),
    };
    out::note(&parting);
    Ok(exit)
}

/// Shows the result whether or not the answers are on the disk, then says if they are not.
fn shown_first(
    saved: Result<(), Failure>,
    locale: Locale,
    show: impl FnOnce() -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    let shown = show();
    match (saved, shown) {
        (Err(unsaved), Err(unshown)) => {
            out::note(&unsaved.text(locale));
            Err(unshown)
        }
        (Err(unsaved), Ok(_)) => Err(unsaved),
        (Ok(()), shown) => shown,
    }
}

/// The command that goes on, as the person would type it.
fn resume_command(context: &Context, options: &Audit) -> String {
    let mut words = vec!["rasoat audit".to_owned()];
    if options.quick {
        words.push("--quick".to_owned());
    }
    if let Some(pack) = &options.pack {
        words.push(format!("--pack {pack}"));
    }
    if !options.only.is_empty() {
        words.push(format!("--only {}", options.only.join(" ")));
    }
    if let Some(minutes) = options.minutes {
        words.push(format!("--minutes {minutes}"));
    }
    // Vietnamese unless the surroundings say otherwise: what was asked for once has to be asked for again.
    if context.locale.lang() == Lang::En && context.env.lang != Some(Lang::En) {
        words.push("--lang en".to_owned());
    }
    if context.global.plain {
        words.push("--plain".to_owned());
    }
    words.join(" ")
}

impl Context {
    /// The folder of the draft; none when nothing is to be kept.
    pub(super) fn draft_folder(&self, no_save: bool) -> Result<Option<PathBuf>, Failure> {
        if no_save {
            return Ok(None);
        }
        self.env
            .data_folder()
            .map(Some)
            .ok_or_else(|| self.failure(Exit::Data, "cli-error-no-folder", "cli-advice-no-folder", &[]))
    }

    pub(super) fn draft_failure(&self, error: &DraftError) -> Failure {
        let (what, advice) = error.words(self.locale);
        Failure {
            exit: Exit::Data,
            what,
            causes: Vec::new(),
            advice,
        }
    }

    /// The day of a time stamp, as people write it.
    fn day_of(&self, stamp: &str) -> String {
        stamp
            .get(..10)
            .and_then(|day| day.parse().ok())
            .map_or_else(|| clean(stamp).into_owned(), |day| self.locale.date(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_shown_also_when_the_disk_fails_at_the_end() {
        let locale = Locale::new(Lang::Vi);
        let unsaved = Failure::new(Exit::Data, locale, "draft-error-write", "draft-advice-write", &[]);
        let mut shown = 0;
        let end = shown_first(Err(unsaved.clone()), locale, || {
            shown += 1;
            Ok(Exit::FailOn)
        });
        assert_eq!((end, shown), (Err(unsaved), 1));
        assert_eq!(shown_first(Ok(()), locale, || Ok(Exit::FailOn)), Ok(Exit::FailOn));
    }
}
