//! `rasoat audit`: the guided interview, then the result and the plan.

use super::agenda::Agenda;
use super::args::Audit;
use super::content::WHOLE;
use super::env::{Now, now};
use super::exit::Exit;
use super::failure::Failure;
use super::history::Opened;
use super::keep::{Asked, Kept};
use super::measured::Known;
use super::memory::Memory;
use super::{Context, exit, out, score, window};
use crate::audit::{self, Basis, Sheet, Told};
use crate::domain::answer::Answers;
use crate::domain::checklist::{Content, Pack};
use crate::domain::drift::MenuPlace;
use crate::domain::history::Waiver;
use crate::domain::report::Report;
use crate::domain::text::Lang;
use crate::domain::visible::clean;
use crate::i18n::Locale;
use crate::interview::{Entry, Interview, Options};
use crate::prompt::{self, Console, Keeping, Outcome, Trouble, Welcome};
use crate::render::Origin;
use crate::store::draft::{self, Draft, DraftError};
use crate::store::profile_file;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The sample person, in the shape of any profile file.
const SAMPLE: &str = include_str!("sample.toml");

pub(super) fn run(context: &Context, options: &Audit) -> Result<Exit, Failure> {
    let asks = options.answers.is_none() && !options.demo;
    if asks && context.global.no_input {
        return Err(context.failure(Exit::Usage, "cli-error-no-input", "cli-advice-no-input", &[]));
    }
    let from_input = |file: &Option<PathBuf>| file.as_ref().is_some_and(|file| file.as_os_str() == "-");
    if from_input(&options.answers) && from_input(&context.global.passphrase_file) {
        // Standard input can be read once.
        return Err(context.failure(
            Exit::Usage,
            "cli-error-conflict",
            "cli-advice-passphrase-file",
            &[("one", "--answers -"), ("other", "--passphrase-file -")],
        ));
    }
    let content = context.content()?;
    context.check_platforms(&content.catalog, &options.only)?;
    let from_vault = !options.vault.files.is_empty();
    if asks && from_vault && !context.env.interactive {
        // The sample person has no vault.
        return Err(context.failure(Exit::Usage, "cli-error-vault-only", "cli-advice-vault-only", &[]));
    }
    let vault = match context.known(&options.vault)? {
        Ok(known) => known,
        Err(exit) => return Ok(exit),
    };
    let exit = if options.browser {
        let window = window::Front::open(context)?;
        interview(context, &content, options, vault.as_ref(), Some(window))?
    } else if asks && context.env.interactive {
        interview(context, &content, options, vault.as_ref(), None)?
    } else {
        stated(context, &content, options, vault.as_ref())?
    };
    vault.map_or(Ok(exit), |vault| vault.end(context, exit))
}

/// The audit without questions: of a profile file, or of the sample person.
fn stated(
    context: &Context,
    content: &Content,
    options: &Audit,
    vault: Option<&Known<'_>>,
) -> Result<Exit, Failure> {
    let pack = context.pack(&content.catalog, pack_name(options).unwrap_or(WHOLE))?;
    let sample = options.answers.is_none();
    let (profile, stated, mut text) = match &options.answers {
        Some(file) => context.profile_to_keep(file)?,
        None => profile_file::parse_to_keep(SAMPLE.as_bytes())
            .map_err(|error| context.profile_failure(&error, Path::new("sample.toml")))?,
    };
    let mut is_whole = true;
    let mut read = score::read(content, profile, &stated);
    if let Some(vault) = vault {
        let (measured, as_measured) = context.measured_profile(content, read, (stated, &text), &vault.logins);
        read = measured;
        is_whole = as_measured.is_some();
        text = as_measured.unwrap_or(text);
    }
    let (sheet, answers) = read;
    let origin = if sample { Origin::Sample } else { Origin::Answers };
    let now = now();
    let stamp = now.stamp.clone();
    // What is kept is the file, in the password groups that a vault found; and beside it what was measured.
    let keeps = !sample && !options.no_save;
    let memory = if keeps {
        context.memory_for_answers()?
    } else {
        None
    };
    let waivers = memory.as_ref().map_or(&[][..], |(_, memory)| memory.waivers());
    let (exit, report) = result(
        context, content, pack, options, sheet, &answers, waivers, origin, now,
    )?;
    if sample {
        out::note(&context.locale.text("cli-sample"));
    } else if memory.is_some() && !is_whole {
        out::note(&context.locale.text("cli-vault-not-kept"));
    } else if let Some((data, memory)) = &memory {
        let told = Told {
            answers: &answers,
            apart: &BTreeSet::new(),
            only: &options.only,
            profile: Some(text),
            program: env!("CARGO_PKG_VERSION"),
        };
        let past = audit::remember(&report, &content.catalog, told);
        let history = (&memory.opened, &memory.passphrases);
        context.keep_interview(history, data, &past, Asked::Terminal, &stamp)?;
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
    waivers: &[Waiver],
    origin: Origin,
    now: Now,
) -> Result<(Exit, Report), Failure> {
    if sheet.profile.accounts.is_empty() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-no-accounts",
            "cli-advice-no-accounts",
            &[],
        ));
    }
    if audit::is_nothing_selected(&sheet, &options.only) {
        let platforms: Vec<&str> = audit::not_named(&content.catalog, &options.only, &sheet)
            .into_iter()
            .map(|platform| platform.name.get(context.locale.lang()))
            .collect();
        return Err(context.failure(
            Exit::Usage,
            "cli-error-not-named",
            "cli-advice-not-named",
            &[("platforms", &platforms.join(", "))],
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
        waivers,
        sample: origin == Origin::Sample,
        explain: options.explain,
    });
    context.print_report(&report, content, origin)?;
    let exit = context.judge(
        report.assessment.result.exposure.grade,
        Some(report.coverage.share),
    );
    Ok((exit, report))
}

/// Asks, keeps every answer before the next question, then shows the result.
fn interview(
    context: &Context,
    content: &Content,
    options: &Audit,
    vault: Option<&Known<'_>>,
    window: Option<window::Front>,
) -> Result<Exit, Failure> {
    let locale = context.locale;
    let catalog = &content.catalog;
    // A pack nobody knows is told before anything is opened.
    let asked_for = pack_name(options)
        .map(|name| context.pack(catalog, name))
        .transpose()?;
    let folder = context.draft_folder(options.no_save)?;
    let memory = match &folder {
        None => Memory::none(),
        Some(folder) => Memory::open(context, folder)?,
    };
    if let Opened::Stopped(exit) = memory.opened {
        return Ok(exit);
    }
    let mut console = Console::open(exit::interrupted);
    let began = now();
    let style = context.interview_style();
    let new_pack = asked_for.map_or(WHOLE, |pack| pack.id.as_str());
    let (mut draft, mut kept) = match &folder {
        None => (Draft::nowhere(), None),
        Some(folder) => match memory.draft(context, folder, new_pack, &began.stamp, &mut console, style)? {
            Some(opened) => opened,
            None => return Ok(Exit::Interrupted),
        },
    };
    if draft.was_cut_off() {
        out::note(&locale.text("draft-cut-off"));
    }
    // Where nothing was begun since, the last audit is gone on from; its answers are written down with the first new one.
    let mut carried = None;
    if kept.is_none() {
        carried = memory.last();
        kept.clone_from(&carried);
    }
    // Going on asks the pack that was begun, unless another one is asked for now.
    let begun = kept.as_ref().map_or(WHOLE, |kept| kept.pack.as_str()).to_owned();
    let mut pack = match asked_for {
        Some(pack) => pack,
        None => context.kept_pack(catalog, &begun)?,
    };
    let agenda = Agenda::new(&content.params).with_vault(vault.map(|vault| &vault.logins));
    let begin = |pack, kept: &Option<draft::Kept>| {
        let kept = kept.clone().unwrap_or_default();
        let options = Options {
            minutes: options.minutes,
            only: options.only.clone(),
            apart: kept.apart,
        };
        Interview::new(catalog, pack, &agenda, kept.answers, options)
    };
    let mut sitting = begin(pack, &kept);
    let first_pack = pack;
    // Who comes back after a short pack is through wants the rest of it.
    if asked_for.is_none() && pack.id != WHOLE && sitting.outlook().questions == Some(0) {
        let whole = context.pack(catalog, WHOLE)?;
        let rest = begin(whole, &kept);
        if rest.outlook().questions != Some(0) {
            let title = |pack: &Pack| pack.title.get(locale.lang()).to_owned();
            out::note(&locale.with(
                "cli-pack-goes-on",
                &[("done", &title(pack)), ("pack", &title(whole))],
            ));
            (pack, sitting) = (whole, rest);
        }
    }
    let saves = draft.keeps();
    let resume = command(context, options, pack_name(options), options.minutes);
    let since = kept.as_ref().map(|kept| context.day_of(&kept.last));
    let welcome = match &window {
        Some(window) => window.welcome(&sitting.outlook(), saves),
        None => prompt::welcome(
            &sitting.outlook(),
            since.as_deref().map(|when| (when, resume.as_str())),
            saves,
            &mut console,
            locale,
            style,
        ),
    };
    match welcome {
        Welcome::Begin => {}
        Welcome::Quit => return Ok(Exit::Done),
        Welcome::Interrupted => return Ok(Exit::Interrupted),
        Welcome::Afresh => {
            draft.discard().map_err(|error| context.draft_failure(&error))?;
            kept = None;
            carried = None;
            pack = first_pack;
            sitting = begin(pack, &kept);
            draft = match &folder {
                None => Draft::nowhere(),
                Some(folder) => {
                    Draft::open(memory.place(folder), &pack.id, &began.stamp)
                        .map_err(|error| context.draft_failure(&error))?
                        .0
                }
            };
        }
    }
    // Which pack was asked is written with the first answer to it: who only looks changes nothing. A pack that is
    // missing today stays the one that was begun.
    let mut other_pack =
        kept.is_some() && begun != pack.id && (asked_for.is_some() || catalog.pack(&begun).is_some());
    let mut keep = |entry: &Entry| {
        let stamp = now().stamp;
        let chosen = if other_pack {
            draft.choose_pack(&pack.id, &stamp)
        } else {
            Ok(())
        };
        other_pack &= chosen.is_err();
        let carry = match &carried {
            Some(kept) if chosen.is_ok() => draft.carry(kept),
            _ => Ok(()),
        };
        if chosen.is_ok() && carry.is_ok() {
            carried = None;
        }
        chosen
            .and(carry)
            .and_then(|()| draft.append(entry, &stamp))
            .map_err(|error| {
                let (what, advice) = error.words(locale);
                Trouble { what, advice }
            })
    };
    let rest = if !saves {
        String::new()
    } else if options.minutes.is_some() {
        command(context, options, pack_name(options), None)
    } else if pack.id == WHOLE {
        String::new()
    } else {
        command(context, options, Some(WHOLE), None)
    };
    let mut note = |place: &MenuPlace| context.note_menu(catalog, place);
    let mut keeping = Keeping {
        keep: &mut keep,
        note: &mut note,
        saves,
        resume: &resume,
        rest: &rest,
    };
    let outcome = match &window {
        Some(window) => window.ask(&mut sitting, &mut keeping),
        None => prompt::run(&mut sitting, &mut keeping, &mut console, locale, style),
    };
    match outcome {
        Outcome::Quit => return Ok(Exit::Done),
        Outcome::Interrupted => return Ok(Exit::Interrupted),
        Outcome::Lost => return Ok(Exit::Data),
        Outcome::Finished => {}
    }
    let answers = sitting.answers().clone();
    drop(sitting);
    drop(console);
    if other_pack {
        draft
            .choose_pack(&pack.id, &now().stamp)
            .map_err(|error| context.draft_failure(&error))?;
    }
    let saved = draft.sync().map_err(|error| context.draft_failure(&error));
    let sheet = audit::sheet(catalog, &agenda.names, &answers);
    let ended = now();
    let origin = match memory.opened {
        Opened::Nothing => Origin::Gone,
        _ if saves => Origin::Kept,
        _ => Origin::Gone,
    };
    let (exit, report) = shown_first(saved, locale, || {
        result(
            context,
            content,
            pack,
            options,
            sheet,
            &answers,
            memory.waivers(),
            origin,
            ended.clone(),
        )
    })?;
    // Nothing new was said since the last audit: it is not kept a second time.
    let same = carried.is_some_and(|kept| kept.answers == answers);
    let apart = kept.map(|kept| kept.apart).unwrap_or_default();
    let kept = match &folder {
        None => Kept::Nothing,
        Some(_) if same => Kept::Saved,
        Some(folder) => {
            let told = Told {
                answers: &answers,
                apart: &apart,
                only: &options.only,
                profile: None,
                program: env!("CARGO_PKG_VERSION"),
            };
            let past = audit::remember(&report, catalog, told);
            let asked = window.as_ref().map_or(Asked::Terminal, Asked::Page);
            let history = (&memory.opened, &memory.passphrases);
            context.keep_interview(history, folder, &past, asked, &ended.stamp)?
        }
    };
    let parting = match (kept, &folder) {
        (Kept::Interrupted, _) => return Ok(Exit::Interrupted),
        (Kept::Saved, Some(_)) if same => locale.text("cli-finished-same"),
        (Kept::Saved, _) => locale.text("cli-finished-saved"),
        (Kept::Later, Some(folder)) => {
            locale.with("cli-finished", &[("folder", &folder.display().to_string())])
        }
        (Kept::Nothing, Some(_)) => locale.text("cli-finished-nothing"),
        (_, None) => locale.text("cli-finished-unsaved"),
    };
    if kept == Kept::Later {
        draft.finish().map_err(|error| context.draft_failure(&error))?;
    } else {
        draft.discard().map_err(|error| context.draft_failure(&error))?;
    }
    out::note(&parting);
    if let Some(window) = window {
        let kept = match kept {
            Kept::Later => locale.text("hall-alone-draft"),
            _ => parting,
        };
        window.show(context, &report, content, origin, &kept);
    }
    if saves && kept != Kept::Nothing && pack.id != WHOLE {
        let whole = context.pack(catalog, WHOLE)?;
        let options_then = Options {
            only: options.only.clone(),
            apart,
            ..Options::default()
        };
        let rest = Interview::new(catalog, whole, &agenda, answers, options_then);
        if rest.outlook().questions != Some(0) {
            let title = whole.title.get(locale.lang());
            let command = command(context, options, Some(WHOLE), None);
            out::note(&locale.with("cli-finished-rest", &[("pack", title), ("command", &command)]));
        }
    }
    Ok(exit)
}

/// Shows the result whether or not the answers are on the disk, then says if they are not.
fn shown_first<T>(
    saved: Result<(), Failure>,
    locale: Locale,
    show: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
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

/// A command that goes on, as the person would type it, with everything that was asked for this time but pack and
/// minutes.
fn command(context: &Context, options: &Audit, pack: Option<&str>, minutes: Option<u32>) -> String {
    let mut words = vec!["rasoat audit".to_owned()];
    match pack {
        Some("quick") if options.quick => words.push("--quick".to_owned()),
        Some(pack) => words.push(format!("--pack {pack}")),
        None => {}
    }
    if !options.only.is_empty() {
        words.push(format!("--only {}", options.only.join(" ")));
    }
    if let Some(minutes) = minutes {
        words.push(format!("--minutes {minutes}"));
    }
    words.extend(context.same_again());
    words.join(" ")
}

impl Context {
    /// How an interview looks on this terminal.
    pub(super) fn interview_style(&self) -> prompt::layout::Style {
        prompt::layout::Style {
            plain: self.plain(),
            color: !self.global.no_color && !self.env.no_color,
            width: Console::width().unwrap_or(self.env.width),
        }
    }

    /// What was said to the program beside the command, as it has to be said again.
    pub(super) fn same_again(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(folder) = &self.global.checklists {
            let folder = folder.display().to_string();
            // Quotation marks that every shell understands.
            words.push(if folder.contains(char::is_whitespace) {
                format!("--checklists \"{folder}\"")
            } else {
                format!("--checklists {folder}")
            });
        }
        // Vietnamese unless the surroundings say otherwise: what was asked for once has to be asked for again.
        if self.locale.lang() == Lang::En && self.env.lang != Some(Lang::En) {
            words.push("--lang en".to_owned());
        }
        if self.global.plain {
            words.push("--plain".to_owned());
        }
        words
    }

    /// The folder of the draft; none when nothing is to be kept.
    pub(super) fn draft_folder(&self, no_save: bool) -> Result<Option<PathBuf>, Failure> {
        if no_save {
            return Ok(None);
        }
        self.data_folder("cli-advice-no-folder", "cli-advice-home-or-none")
            .map(Some)
    }

    /// The folder of what was kept, for a command that only looks.
    pub(super) fn kept_folder(&self) -> Result<PathBuf, Failure> {
        self.data_folder("cli-advice-home", "cli-advice-home")
    }

    fn data_folder(&self, none: &str, no_folder: &str) -> Result<PathBuf, Failure> {
        let folder = self.env.data_folder();
        let folder = folder.ok_or_else(|| self.failure(Exit::Data, "cli-error-no-folder", none, &[]))?;
        if self.env.home.is_some() && folder.exists() && !folder.is_dir() {
            let path = folder.display().to_string();
            return Err(self.failure(Exit::Data, "cli-error-home", no_folder, &[("path", &path)]));
        }
        Ok(folder)
    }

    /// Why what was kept cannot be looked at.
    pub(super) fn kept_failure(&self, error: &DraftError) -> Failure {
        let failure = self.draft_failure(error);
        match error {
            DraftError::Open { .. } => Failure {
                advice: self.locale.text("cli-advice-read"),
                ..failure
            },
            _ => failure,
        }
    }

    pub(super) fn draft_failure(&self, error: &DraftError) -> Failure {
        Failure::of_data(error.words(self.locale))
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
