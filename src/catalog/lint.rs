//! The strict linter: every rule over a whole content, each with its own code.
//!
//! What can be seen within one value is noted while reading; here is what needs several items, the lock file,
//! or a day.

use super::budget;
use super::codes::{self, Code, Severity};
use super::diagnostic::{Diagnostic, Style};
use super::load::{self, Loaded};
use super::reader::{Arg, Kind, Problem, Site, Target};
use super::source::{self, Folder, Origin, Role, Source};
use super::words::nearest;
use super::{embedded, embedded_sources, ids, wording};
use crate::domain::checklist::Scope;
use crate::domain::directive::InstrumentStatus;
use crate::domain::fix::FixKind;
use crate::domain::text::Date;
use crate::i18n::Locale;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A fact is stale after this many days.
const STALE_DAYS: i32 = 365;
/// The most diagnostics that are kept for one file.
const MOST_PER_FILE: usize = 200;

/// How strictly to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LintOptions {
    /// Whether stale facts are errors (only sensible with a day that somebody chose).
    pub strict: bool,
    /// The day the facts are judged on; none leaves days alone.
    pub date: Option<Date>,
}

/// What the linter found.
#[derive(Clone, Debug, Default)]
pub struct LintOutcome {
    /// By file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are in files with very many.
    pub left_out: usize,
    /// How many content files were looked at.
    pub files: usize,
    sources: BTreeMap<String, String>,
}

impl LintOutcome {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    }

    /// The text of a file, for [`Diagnostic::render`]; empty where it could not be read.
    pub fn source(&self, file: &str) -> &str {
        self.sources.get(file).map_or("", String::as_str)
    }

    /// Draws every diagnostic.
    pub fn render(&self, locale: Locale, style: Style) -> String {
        let drawn: Vec<String> = self
            .diagnostics
            .iter()
            .map(|found| found.render(locale, self.source(&found.file), style))
            .collect();
        drawn.join("\n\n")
    }
}

/// Checks a folder, or the embedded content when there is none.
///
/// A folder with a `model.toml` is a whole content (the repository's `checklists/`) and is checked by itself;
/// any other folder is an overlay and is checked together with the embedded content.
pub fn lint(folder: Option<&Path>, options: LintOptions) -> LintOutcome {
    let Some(root) = folder else {
        return check(embedded_sources(embedded::ALL), options, Origin::BuiltIn);
    };
    if root.join("model.toml").exists() {
        let folder = source::folder(root, Origin::BuiltIn);
        return with_failures(folder, |sources| check(sources, options, Origin::BuiltIn));
    }
    lint_overlay(root, options)
}

/// Checks a folder as an overlay.
pub(crate) fn lint_overlay(root: &Path, options: LintOptions) -> LintOutcome {
    with_failures(source::folder(root, Origin::Overlay), |overlay| {
        let mut sources = embedded_sources(embedded::CONTENT);
        sources.extend(overlay);
        check(sources, options, Origin::Overlay)
    })
}

fn with_failures(folder: Folder, look: impl FnOnce(Vec<Source>) -> LintOutcome) -> LintOutcome {
    let mut outcome = if folder.sources.is_empty() {
        LintOutcome::default()
    } else {
        look(folder.sources)
    };
    outcome.files += folder.failures.len();
    for error in &folder.failures {
        outcome
            .diagnostics
            .extend(error.code().map(|code| Diagnostic::of_file(code, error)));
    }
    sort(&mut outcome.diagnostics);
    outcome
}

fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let place = |found: &Diagnostic| {
        (
            found.file.clone(),
            found.span.clone().map(|span| (span.start, span.end)),
        )
    };
    diagnostics.sort_by(|left, right| (place(left), left.code).cmp(&(place(right), right.code)));
    diagnostics.dedup();
}

/// Puts problems into words' reach: file, line, column.
pub(crate) fn outcome(sources: Vec<Source>, problems: Vec<Problem>) -> LintOutcome {
    finish(sources, problems, false, Origin::BuiltIn)
}

fn finish(sources: Vec<Source>, problems: Vec<Problem>, strict: bool, target: Origin) -> LintOutcome {
    let mut out = LintOutcome::default();
    let mut per_file = vec![0_usize; sources.len()];
    for problem in problems {
        let file = problem.site.file;
        let (Some(source), Some(count)) = (sources.get(file), per_file.get_mut(file)) else {
            continue;
        };
        if source.origin != target {
            continue;
        }
        *count += 1;
        if *count > MOST_PER_FILE {
            out.left_out += 1;
            continue;
        }
        let stricter = strict && problem.code == codes::STALE;
        let severity = if stricter {
            Severity::Error
        } else {
            problem.code.severity
        };
        out.diagnostics.push(Diagnostic::new(problem, source, severity));
    }
    sort(&mut out.diagnostics);
    out.sources = sources
        .into_iter()
        .filter(|source| source.origin == target)
        .map(|source| (source.path, source.text))
        .collect();
    out.files = out.sources.len();
    out
}

/// Runs every rule; only mistakes in the sources of `target` are reported.
pub(crate) fn check(sources: Vec<Source>, options: LintOptions, target: Origin) -> LintOutcome {
    let mut loaded = load::read(&sources, true);
    let mut problems = std::mem::take(&mut loaded.problems);
    let content = Checked {
        sources: &sources,
        loaded: &loaded,
        target,
        options,
    };
    content.names(&mut problems);
    content.references(&mut problems);
    content.remedies(&mut problems);
    content.sentences(&mut problems);
    content.links(&mut problems);
    content.days(&mut problems);
    content.packs(&mut problems);
    content.lock(&mut problems);
    finish(sources, problems, options.strict, target)
}

/// A content under the linter.
struct Checked<'a> {
    sources: &'a [Source],
    loaded: &'a Loaded,
    target: Origin,
    options: LintOptions,
}

impl Checked<'_> {
    fn origin(&self, site: &Site) -> Option<Origin> {
        self.sources.get(site.file).map(|source| source.origin)
    }

    /// Whether a site lies in what is being checked.
    fn is_ours(&self, site: &Site) -> bool {
        self.origin(site) == Some(self.target)
    }

    /// `file:line`, to point at the first of two; of a built-in file, which nobody has open, the name only.
    fn place(&self, site: &Site) -> Arg {
        let Some(source) = self.sources.get(site.file) else {
            return Arg::from("");
        };
        if source.origin != self.target {
            return Arg::Raw(source.path.clone());
        }
        let before = source.text.get(..site.span.start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Arg::Raw(format!("{}:{line}", source.path))
    }

    /// Every id once; an overlay takes none that is built in.
    fn names(&self, problems: &mut Vec<Problem>) {
        let mut first: BTreeMap<(Kind, &str), &Site> = BTreeMap::new();
        let mut twice: BTreeSet<&str> = BTreeSet::new();
        for (kind, id, site) in &self.loaded.facts.names {
            let Some(earlier) = first.get(&(*kind, id.as_str())) else {
                first.insert((*kind, id), site);
                continue;
            };
            // The choices and provisions of an item that is there twice are there twice too: said once.
            let owner = id.split(['/', '#']).next().unwrap_or(id);
            if owner != id && twice.contains(owner) {
                continue;
            }
            twice.insert(id);
            let is_built_in = self.origin(earlier) != self.origin(site);
            let code = if is_built_in {
                codes::REDEFINES_BUILT_IN
            } else {
                codes::DUPLICATE_ID
            };
            let args = vec![("name", id.as_str().into()), ("first", self.place(earlier))];
            problems.push(problem(code, site, args));
        }
    }

    fn ids(&self, wanted: Kind) -> impl Iterator<Item = &str> {
        self.loaded
            .facts
            .names
            .iter()
            .filter(move |(kind, _, _)| *kind == wanted)
            .map(|(_, id, _)| id.as_str())
    }

    /// What is mentioned exists, and may be mentioned there.
    fn references(&self, problems: &mut Vec<Problem>) {
        for (target, name, site) in &self.loaded.facts.references {
            let (kind, code) = match target {
                Target::Control | Target::Together => (Kind::Control, codes::UNKNOWN_CONTROL),
                Target::Choice => (Kind::Choice, codes::UNKNOWN_CHOICE),
                Target::Platform => (Kind::Platform, codes::UNKNOWN_PLATFORM),
                Target::Directive => (Kind::Directive, codes::UNKNOWN_DIRECTIVE),
                Target::Provision => (Kind::Provision, codes::UNKNOWN_PROVISION),
            };
            if !self.ids(kind).any(|id| id == name) {
                // A choice of an unknown control is one mistake.
                let control = name.split('/').next().unwrap_or(name);
                if *target == Target::Choice && !self.ids(Kind::Control).any(|id| id == control) {
                    continue;
                }
                let mut found = problem(code, site, vec![("name", name.as_str().into())]);
                found.near = nearest(name, self.ids(kind)).map(str::to_owned);
                problems.push(found);
                continue;
            }
            match target {
                Target::Provision => problems.extend(self.provision(name, site)),
                Target::Together => {
                    let asked_once = self
                        .loaded
                        .catalog
                        .control(name)
                        .is_none_or(|found| found.together.is_some());
                    if !asked_once {
                        problems.push(problem(
                            codes::NOT_TOGETHER,
                            site,
                            vec![("name", name.as_str().into())],
                        ));
                    }
                }
                _ => {}
            }
        }
    }

    /// Only protective provisions of instruments that have not ended may stand behind a control.
    fn provision(&self, reference: &str, site: &Site) -> Option<Problem> {
        let (directive, provision) = self.loaded.registry.provision(reference)?;
        let ended = directive.status == InstrumentStatus::Ended
            || self
                .options
                .date
                .is_some_and(|day| directive.status_on(day) == InstrumentStatus::Ended);
        let code = match (ended, provision.protective) {
            (true, _) => codes::ENDED_PROVISION,
            (false, false) => codes::UNPROTECTIVE_PROVISION,
            (false, true) => return None,
        };
        let next = directive.successor.clone().unwrap_or_else(|| "–".to_owned());
        Some(problem(
            code,
            site,
            vec![("name", reference.into()), ("expected", next.into())],
        ))
    }

    /// Each fix of the model has exactly one remedy.
    fn remedies(&self, problems: &mut Vec<Problem>) {
        for kind in FixKind::ALL {
            let mut sites = self
                .loaded
                .facts
                .remedies
                .iter()
                .filter(|(found, _)| *found == kind);
            match sites.next() {
                Some((_, first)) => {
                    for (_, site) in sites {
                        let args = vec![("name", kind.as_str().into()), ("first", self.place(first))];
                        problems.push(problem(codes::TWO_REMEDIES, site, args));
                    }
                }
                None if self.target == Origin::BuiltIn => {
                    if let Some(file) = self
                        .sources
                        .iter()
                        .position(|source| source.role == Role::Controls)
                    {
                        let args = vec![("name", kind.as_str().into())];
                        problems.push(problem(codes::NO_REMEDY, &Site { file, span: 0..0 }, args));
                    }
                }
                None => {}
            }
        }
    }

    /// Placeholders and choice of words, and NFC of whole files.
    fn sentences(&self, problems: &mut Vec<Problem>) {
        for prose in self
            .loaded
            .facts
            .prose
            .iter()
            .filter(|prose| self.is_ours(&prose.site))
        {
            let text = self
                .sources
                .get(prose.site.file)
                .map_or("", |source| &source.text);
            wording::check(prose, text, problems);
        }
        for (file, source) in self.sources.iter().enumerate() {
            if source.origin == self.target {
                problems.extend(wording::not_nfc(&source.text, file));
            }
        }
    }

    fn links(&self, problems: &mut Vec<Problem>) {
        for (url, site) in &self.loaded.facts.links {
            if !is_https(url) {
                problems.push(problem(
                    codes::NOT_HTTPS,
                    site,
                    vec![("name", url.as_str().into())],
                ));
            }
        }
    }

    fn days(&self, problems: &mut Vec<Problem>) {
        let Some(today) = self.options.date else { return };
        for (day, site) in &self.loaded.facts.days {
            let age = (today - *day).get_days();
            if age > STALE_DAYS {
                let number = usize::try_from(age).unwrap_or_default();
                problems.push(problem(
                    codes::STALE,
                    site,
                    vec![("date", (*day).into()), ("number", number.into())],
                ));
            } else if age < 0 {
                let args = vec![("date", (*day).into()), ("today", today.into())];
                problems.push(problem(codes::DATE_IN_FUTURE, site, args));
            }
        }
    }

    /// A pack fits into its minutes; a control of accounts stands on some platform.
    fn packs(&self, problems: &mut Vec<Problem>) {
        let catalog = &self.loaded.catalog;
        for (id, site) in &self.loaded.facts.budgets {
            let Some(pack) = catalog.pack(id) else { continue };
            let minutes = budget::minutes(catalog, pack);
            if minutes > f64::from(pack.budget_minutes) {
                let args = vec![
                    ("name", id.as_str().into()),
                    ("number", Arg::Count(minutes.ceil() as usize)),
                    ("high", Arg::Count(pack.budget_minutes as usize)),
                ];
                problems.push(problem(codes::OVER_BUDGET, site, args));
            }
        }
        for (kind, id, site) in &self.loaded.facts.names {
            let is_account = catalog
                .control(id)
                .is_some_and(|control| control.scope == Scope::Account);
            if *kind == Kind::Control
                && is_account
                && !catalog
                    .platforms
                    .iter()
                    .any(|platform| platform.control(id).is_some())
            {
                problems.push(problem(
                    codes::NEVER_ASKED,
                    site,
                    vec![("name", id.as_str().into())],
                ));
            }
        }
    }

    /// The ids against `ids.lock`. An overlay may do without one; a whole content may not.
    fn lock(&self, problems: &mut Vec<Problem>) {
        let mut ours = self
            .sources
            .iter()
            .enumerate()
            .filter(|(_, source)| source.origin == self.target);
        let Some((file, lock)) = ours.find(|(_, source)| source.role == Role::Lock) else {
            let controls = self
                .sources
                .iter()
                .position(|source| source.role == Role::Controls);
            if let (Origin::BuiltIn, Some(file)) = (self.target, controls) {
                problems.push(problem(
                    codes::MISSING_LOCK,
                    &Site { file, span: 0..0 },
                    Vec::new(),
                ));
            }
            return;
        };
        // What is built in, or no id at all, is a mistake of its own.
        let taken: BTreeSet<(Kind, &str)> = self
            .loaded
            .facts
            .names
            .iter()
            .filter(|(_, _, site)| !self.is_ours(site))
            .map(|(kind, id, _)| (*kind, id.as_str()))
            .collect();
        let names: Vec<_> = self
            .loaded
            .facts
            .names
            .iter()
            .filter(|(kind, id, site)| {
                self.is_ours(site) && id.is_ascii() && !taken.contains(&(*kind, id.as_str()))
            })
            .cloned()
            .collect();
        problems.extend(ids::check(&lock.text, file, &names));
    }
}

fn problem(code: Code, site: &Site, args: Vec<(&'static str, Arg)>) -> Problem {
    Problem {
        code,
        site: site.clone(),
        args,
        near: None,
    }
}

/// Whether a link is https with a host and nothing that hides it.
fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.contains('@') && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}
