//! `rasoat evidence FILE…`: reads the person's own exports and proposes answers, one by one.
//!
//! Nothing is written that was not confirmed, and nothing but the answer and its grounds. Without a terminal, or where a
//! result is asked for (`--json`, `-o`), what was found is printed and nothing is written at all.

use super::args::Format;
use super::content::WHOLE;
use super::env::now;
use super::exit::{self, Exit};
use super::failure::Failure;
use super::history::Opened;
use super::memory::Memory;
use super::vault::Left;
use super::{Context, out};
use crate::audit;
use crate::audit::evidence::suggestions;
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Content};
use crate::domain::evidence::{Facts, Proposal, Service};
use crate::domain::id::Id;
use crate::domain::text::Date;
use crate::evidence::{self, Export};
use crate::i18n;
use crate::i18n::lines::wrap;
use crate::interview::{Entry, input};
use crate::prompt::{Console, Heard, Terminal as _};
use crate::render;
use crate::render::evidence::{Part, View, differs, earlier};
use crate::store::draft::{self, Draft};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, files: &[PathBuf]) -> Result<Exit, Failure> {
    let format = context.format_without_pages()?;
    let content = context.content()?;
    let read = context.exports(files);
    let Some(failure) = read
        .failures
        .last()
        .filter(|_| read.parts(&content.catalog).is_empty())
    else {
        return confirmed(context, &content, files, &read, format);
    };
    for earlier in read.failures.iter().rev().skip(1).rev() {
        out::note(&earlier.text(context.locale));
    }
    Err(failure.clone())
}

/// Prints what was read, or goes through it with the person.
fn confirmed(
    context: &Context,
    content: &Content,
    files: &[PathBuf],
    read: &Read,
    format: Format,
) -> Result<Exit, Failure> {
    for failure in &read.failures {
        out::note(&failure.text(context.locale));
    }
    let parts = read.parts(&content.catalog);
    let asks = context.env.interactive
        && !context.global.no_input
        && format != Format::Json
        && context.global.output.is_none();
    let exit = if asks {
        let sitting = match Sitting::open(context, content, &parts, read)? {
            Ok(sitting) => sitting,
            Err(exit) => return Ok(exit),
        };
        match sitting.run()? {
            End::Through => {}
            // Who comes back for the rest needs the file.
            End::Quit => return Ok(Exit::Done),
            End::Interrupted => return Ok(Exit::Interrupted),
        }
        let (folders, zips): (Vec<&Path>, Vec<&Path>) = read.opened(files).partition(|file| file.is_dir());
        for folder in folders {
            let name = folder.display().to_string();
            let key = "evidence-folder-still-there";
            out::note(&context.locale.with(key, &[("file", &name)]));
        }
        context.still_there(Left::Export, &zips)?
    } else {
        // What was answered before is looked at where it can be; a command that only prints does not fail over it.
        let kept = context
            .kept_folder()
            .ok()
            .and_then(|folder| Draft::read(&folder).ok()?);
        let answers = kept.map(|kept| kept.answers).unwrap_or_default();
        let view = read.view(context, &content.catalog, &parts, &answers);
        context.print(&match format {
            Format::Json => render::evidence::json(&view),
            _ => render::evidence::text(&view),
        })?;
        Exit::Done
    };
    let unread = !read.failures.is_empty() || parts.iter().all(|part| part.entries == 0);
    Ok(if exit == Exit::Done && unread {
        Exit::Data
    } else {
        exit
    })
}

/// What the files given say.
struct Read {
    services: BTreeMap<Service, Whole>,
    /// For each file, the code of why it could not be read.
    states: Vec<Option<&'static str>>,
    names: Vec<String>,
    failures: Vec<Failure>,
    strange_names: usize,
}

/// Everything one platform's parts say together.
#[derive(Default)]
struct Whole {
    facts: Facts,
    files: Vec<usize>,
    day: Option<Date>,
    entries: usize,
    faults: Vec<(usize, &'static str, &'static str)>,
}

impl Read {
    fn take(&mut self, index: usize, export: Export) {
        self.strange_names += export.strange_names;
        for (service, reading) in export.readings {
            let whole = self.services.entry(service).or_default();
            whole.facts.join(reading.facts);
            whole.files.push(index);
            whole.day = whole.day.max(reading.day);
            whole.entries += reading.entries;
            let faults = reading.faults.iter();
            whole
                .faults
                .extend(faults.map(|fault| (index, fault.entry, fault.why.code())));
        }
    }

    fn parts(&self, catalog: &Catalog) -> Vec<Part> {
        let part = |(service, whole): (&Service, &Whole)| Part {
            service: *service,
            files: whole.files.clone(),
            day: whole.day,
            entries: whole.entries,
            faults: whole.faults.clone(),
            suggestions: suggestions(catalog, *service, &whole.facts),
        };
        self.services.iter().map(part).collect()
    }

    /// The files that could be read.
    fn opened<'f>(&self, files: &'f [PathBuf]) -> impl Iterator<Item = &'f Path> {
        let states = self.states.iter().map(Option::is_none);
        let read: Vec<&Path> = (files.iter().zip(states))
            .filter(|(_, read)| *read)
            .map(|(file, _)| file.as_path())
            .collect();
        read.into_iter()
    }

    fn view<'v>(
        &'v self,
        context: &Context,
        catalog: &'v Catalog,
        parts: &'v [Part],
        answers: &'v Answers,
    ) -> View<'v> {
        let mut style = context.style();
        // What is written into a file stays: there nothing is named, as on a projector.
        style.screen |= context.global.output.is_some();
        View {
            parts,
            files: &self.states,
            names: &self.names,
            strange_names: self.strange_names,
            catalog,
            answers,
            locale: context.locale,
            style,
        }
    }
}

impl Context {
    fn exports(&self, files: &[PathBuf]) -> Read {
        let mut read = Read {
            services: BTreeMap::new(),
            states: Vec::new(),
            names: files.iter().map(|file| file.display().to_string()).collect(),
            failures: Vec::new(),
            strange_names: 0,
        };
        for (index, file) in files.iter().enumerate() {
            match evidence::read(file) {
                Ok(export) => {
                    read.take(index + 1, export);
                    read.states.push(None);
                }
                Err(error) => {
                    read.states.push(Some(error.code()));
                    read.failures.push(self.evidence_failure(&error, file));
                }
            }
        }
        read
    }

    fn evidence_failure(&self, error: &evidence::Error, file: &Path) -> Failure {
        let explained = error.explain(self.locale);
        let name = file.display().to_string();
        let args = [("file", name.as_str()), ("what", explained.what.as_str())];
        Failure {
            exit: Exit::Data,
            what: self.locale.with("evidence-error-file", &args),
            causes: Vec::new(),
            advice: explained.advice,
        }
    }
}

/// One proposal about one account.
struct Item<'p> {
    account: Id,
    label: String,
    proposal: &'p Proposal,
}

/// Where the person is led next.
enum Next {
    On,
    Back,
    Quit,
    Interrupted,
}

/// How it ended.
enum End {
    Through,
    Quit,
    Interrupted,
}

/// The proposals gone through with the person.
struct Sitting<'s> {
    context: &'s Context,
    content: &'s Content,
    parts: &'s [Part],
    read: &'s Read,
    console: Console,
    draft: Draft,
    /// The last audit of the history, where nothing was begun since: written down with the first new answer.
    carried: Option<draft::Kept>,
    has_history: bool,
    answers: Answers,
    written: usize,
}

impl<'s> Sitting<'s> {
    /// Opens what the answers are written to. The inner error is how it ends where the person stops.
    fn open(
        context: &'s Context,
        content: &'s Content,
        parts: &'s [Part],
        read: &'s Read,
    ) -> Result<Result<Self, Exit>, Failure> {
        let folder = context.kept_folder()?;
        let memory = Memory::open(context, &folder)?;
        if let Opened::Stopped(exit) = memory.opened {
            return Ok(Err(exit));
        }
        let mut console = Console::open(exit::interrupted);
        let style = context.interview_style();
        let Some((draft, kept)) = memory.draft(context, &folder, WHOLE, &now().stamp, &mut console, style)?
        else {
            return Ok(Err(Exit::Interrupted));
        };
        let carried = if kept.is_none() { memory.last() } else { None };
        let known = kept.or_else(|| carried.clone()).map(|kept| kept.answers);
        let answers = context.known_answers(&content.catalog, known.unwrap_or_default());
        Ok(Ok(Self {
            context,
            content,
            parts,
            read,
            console,
            draft,
            carried,
            has_history: matches!(memory.opened, Opened::Open(_)),
            answers,
            written: 0,
        }))
    }

    fn run(mut self) -> Result<End, Failure> {
        let mut items = Vec::new();
        for part in self.parts {
            let about = self.about(part);
            self.say(&about);
            if part.suggestions.proposals.is_empty() {
                self.line("evidence-nothing-suggested", &[]);
                continue;
            }
            let Some((account, label)) = self.account(part)? else {
                return self.interrupted();
            };
            let Some(account) = account else { continue };
            let item = |proposal| Item {
                account: account.clone(),
                label: label.clone(),
                proposal,
            };
            items.extend(part.suggestions.proposals.iter().map(item));
        }
        if self.read.strange_names > 0 {
            let count = self.context.locale.count(self.read.strange_names);
            self.line("evidence-strange-names", &[("count", &count)]);
        }
        if !items.is_empty() {
            self.line("evidence-snapshot", &[]);
        }
        let mut at = 0;
        while let Some(item) = items.get(at) {
            match self.ask(item, at + 1, items.len())? {
                Next::On => at += 1,
                Next::Back if at == 0 => self.line("evidence-first", &[]),
                Next::Back => at -= 1,
                Next::Quit => {
                    let count = self.context.locale.count(self.written);
                    self.line("evidence-quit", &[("count", &count)]);
                    return self.finish(End::Quit);
                }
                Next::Interrupted => return self.interrupted(),
            }
        }
        let count = self.context.locale.count(self.written);
        if self.written == 0 {
            self.line("evidence-done-none", &[]);
        } else {
            self.line("evidence-done", &[("count", &count)]);
        }
        let sheet = audit::sheet(&self.content.catalog, &i18n::names(), &self.answers);
        // Where there is a history, what is shown is its last audit, not what was begun since.
        let has_result = !self.has_history && !sheet.profile.accounts.is_empty();
        self.line(
            if has_result {
                "evidence-next-show"
            } else {
                "evidence-next-audit"
            },
            &[],
        );
        self.finish(End::Through)
    }

    /// What is written is on the disk already; only the file is closed.
    fn finish(self, end: End) -> Result<End, Failure> {
        let context = self.context;
        drop(self.console);
        self.draft
            .finish()
            .map(|()| end)
            .map_err(|error| context.draft_failure(&error))
    }

    fn interrupted(mut self) -> Result<End, Failure> {
        self.say("");
        self.finish(End::Interrupted)
    }

    fn about(&self, part: &Part) -> String {
        self.view().about(part)
    }

    fn view(&self) -> View<'_> {
        let mut view = (self.read).view(self.context, &self.content.catalog, self.parts, &self.answers);
        view.style.width = self.width();
        view.style.colour = false;
        view
    }

    fn width(&self) -> usize {
        Console::width().unwrap_or(self.context.env.width)
    }

    /// Paragraphs, in lines that fit.
    fn say(&mut self, text: &str) {
        let width = self.width();
        let lines = text.trim_end().lines().flat_map(|line| {
            let bare = line.trim_start();
            wrap(&" ".repeat(line.len() - bare.len()), bare, width)
        });
        let text: Vec<String> = lines.collect();
        // Where nobody listens any more, the next line that is read says so.
        let _gone = self.console.write(&format!("{}\n", text.join("\n")));
    }

    fn line(&mut self, key: &str, args: &[(&str, &str)]) {
        let text = self.context.locale.with(key, args);
        self.say(&text);
    }

    /// A typed line, without marks and in small letters; none for Ctrl-C. The end of the input is a `q`.
    fn heard(&mut self) -> Option<String> {
        let _gone = self.console.write("> ");
        match self.console.line() {
            Heard::Line(line) => Some(input::fold(&line)),
            Heard::End => Some("q".to_owned()),
            Heard::Interrupted => None,
        }
    }

    /// Which account of the list an export is of: outside none for Ctrl-C, inside none where it is left out.
    fn account(&mut self, part: &Part) -> Result<Option<(Option<Id>, String)>, Failure> {
        let catalog = &self.content.catalog;
        let platform = part.service.platform();
        let name = self.view().name(part.service).to_owned();
        let sheet = audit::sheet(catalog, &i18n::names(), &self.answers);
        let lang = self.context.locale.lang();
        let label = |id: &Id| {
            let label = sheet.labels.get(&Subject::Account(id.clone()));
            label.map_or_else(|| name.clone(), |label| label.get(lang).to_owned())
        };
        let known: Vec<Id> = (sheet.profile.accounts.iter())
            .map(|account| account.id.clone())
            .filter(|id| sheet.platform_of.get(id).is_some_and(|of| of == platform))
            .collect();
        match known.as_slice() {
            [] => {}
            [only] => return Ok(Some((Some(only.clone()), label(only)))),
            several => {
                let mut text = self.context.locale.text("evidence-which-account");
                for (index, id) in several.iter().enumerate() {
                    let _always = write!(text, "\n  {}  {}", index + 1, label(id));
                }
                loop {
                    self.say(&text);
                    self.line("evidence-which-keys", &[]);
                    let Some(said) = self.heard() else { return Ok(None) };
                    let number = said
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| number.checked_sub(1));
                    if let Some(id) = number.and_then(|index| several.get(index)) {
                        return Ok(Some((Some(id.clone()), label(id))));
                    }
                    if said.is_empty() || said == "b" || said == "q" {
                        self.line("evidence-not-added", &[("account", &name)]);
                        return Ok(Some((None, name)));
                    }
                }
            }
        }
        // While nobody has said which accounts there are, the answers wait under the name the account will have.
        let listed = catalog
            .controls
            .iter()
            .find(|control| control.sets == Some(Attribute::UsedAccounts));
        let question = listed.map(|control| QuestionId {
            control: control.id.clone(),
            subject: Subject::Setup,
        });
        let given = question.as_ref().and_then(|question| self.answers.get(question));
        let (Some(question), Some(Given::Chosen(ids))) = (question, given.map(|answer| &answer.given)) else {
            return Ok(Some((Some(Id::new(platform)), name)));
        };
        let mut ids = ids.clone();
        self.line("evidence-ask-add", &[("account", &name)]);
        let Some(said) = self.heard() else { return Ok(None) };
        if !matches!(said.as_str(), "1" | "c" | "co" | "y" | "yes" | "them" | "add") {
            self.line("evidence-not-added", &[("account", &name)]);
            return Ok(Some((None, name)));
        }
        ids.push(platform.to_owned());
        self.write(question, Given::Chosen(ids), Evidence::Declared)?;
        Ok(Some((Some(Id::new(platform)), name)))
    }

    /// Shows one proposal until it is dealt with.
    fn ask(&mut self, item: &Item<'_>, at: usize, of: usize) -> Result<Next, Failure> {
        let locale = self.context.locale;
        let proposal = item.proposal;
        let catalog = &self.content.catalog;
        let before = earlier(&self.answers, &item.account, proposal).cloned();
        let contradicts = differs(proposal, before.as_ref());
        let fitting = before
            .clone()
            .filter(|answer| matches!(answer.given, Given::Chosen(_)) && !contradicts);
        let view = self.view();
        let question = catalog
            .control(proposal.control)
            .map_or_else(String::new, |control| {
                crate::domain::names::about(control.question.get(locale.lang()), &item.label)
            });
        let title = catalog
            .control(proposal.control)
            .map_or("", |control| control.title.get(locale.lang()));
        let (at, of) = (locale.count(at), locale.count(of));
        let mut text = format!(
            "\n{}\n{}\n{question}\n",
            locale.with(
                "evidence-progress",
                &[
                    ("at", &at),
                    ("of", &of),
                    ("account", &item.label),
                    ("title", title)
                ],
            ),
            locale.with("evidence-says", &[("found", &view.found(&proposal.found))]),
        );
        let choices: Vec<String> = (proposal.fits.iter())
            .map(|id| view.choice(proposal.control, id))
            .collect();
        for (index, choice) in choices.iter().enumerate() {
            let _always = writeln!(text, "  {}  {choice}", index + 1);
        }
        if let Some(answer) = &before {
            let key = if contradicts {
                "evidence-differs"
            } else {
                "evidence-already"
            };
            text.push_str(&view.before(key, proposal, answer));
            text.push('\n');
        }
        let single = proposal.fits.len() == 1;
        text.push_str(&locale.text(if contradicts || fitting.is_some() && !single {
            "evidence-keys-kept"
        } else if single {
            "evidence-keys-one"
        } else {
            "evidence-keys-several"
        }));
        self.say(&text);
        let max = locale.count(choices.len());
        loop {
            let Some(said) = self.heard() else {
                return Ok(Next::Interrupted);
            };
            let chosen = match said.as_str() {
                "" if contradicts => None,
                "" => match &fitting {
                    Some(Answer {
                        given: Given::Chosen(ids),
                        ..
                    }) => ids.first().cloned(),
                    _ if single => proposal.fits.first().cloned(),
                    _ => {
                        self.line("evidence-unclear", &[("max", &max)]);
                        continue;
                    }
                },
                "c" | "co" | "y" | "yes" | "dung" | "right" if single => proposal.fits.first().cloned(),
                "n" | "khong" | "no" | "b" | "bo" | "bo qua" | "skip" | "k" | "khong biet" => None,
                "l" | "lui" | "back" => return Ok(Next::Back),
                "q" | "thoat" | "quit" | "exit" => return Ok(Next::Quit),
                "?" => {
                    let control = catalog.control(proposal.control);
                    let words = control.map_or("", |control| control.why.get(locale.lang()));
                    let look = control.map_or("", |control| control.look.get(locale.lang()));
                    self.say(&format!("{words}\n{look}"));
                    continue;
                }
                number => {
                    let index = number
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| number.checked_sub(1));
                    let Some(id) = index.and_then(|index| proposal.fits.get(index)) else {
                        self.line("evidence-unclear", &[("max", &max)]);
                        continue;
                    };
                    Some(id.clone())
                }
            };
            let Some(id) = chosen else {
                self.line("evidence-left", &[]);
                return Ok(Next::On);
            };
            let choice = self.view().choice(proposal.control, &id);
            let given = Given::Chosen(vec![id]);
            // The same answer on better grounds stays as it is.
            let stands = |answer: &Answer| answer.given == given && answer.evidence >= proposal.evidence;
            if !before.as_ref().is_some_and(stands) {
                let question = QuestionId {
                    control: proposal.control.to_owned(),
                    subject: Subject::Account(item.account.clone()),
                };
                self.write(question, given, proposal.evidence)?;
                self.written += 1;
            }
            self.line("evidence-written", &[("choice", &choice)]);
            return Ok(Next::On);
        }
    }

    /// Writes an answer down; when this returns it is on the disk.
    fn write(&mut self, question: QuestionId, given: Given, evidence: Evidence) -> Result<(), Failure> {
        let answer = Answer { given, evidence };
        let entry = Entry::Record {
            question: question.clone(),
            answer: Some(answer.clone()),
        };
        let carry = match &self.carried {
            Some(kept) => self.draft.carry(kept),
            None => Ok(()),
        };
        carry
            .and_then(|()| self.draft.append(&entry, &now().stamp))
            .map_err(|error| self.context.draft_failure(&error))?;
        self.carried = None;
        self.answers.insert(question, answer);
        Ok(())
    }
}
