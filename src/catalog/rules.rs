//! The rules that need several items, the lock file, or a day.
//!
//! What can be seen within one value is noted while reading.

use super::budget;
use super::codes::{self, Code};
use super::facts::{Arg, Kind, Problem, Site, Target};
use super::lint::LintOptions;
use super::load::Loaded;
use super::source::{Origin, Role, Source};
use super::words::nearest;
use super::{ids, wording};
use crate::domain::checklist::Scope;
use crate::domain::directive::InstrumentStatus;
use crate::domain::fix::FixKind;
use std::collections::{BTreeMap, BTreeSet};

/// A fact is stale after this many days.
const STALE_DAYS: i32 = 365;
/// A rule whose mistakes are costly to describe stops after this many.
const ENOUGH: usize = 500;

/// A content under the linter.
pub(crate) struct Checked<'a> {
    pub sources: &'a [Source],
    pub loaded: &'a Loaded,
    /// Whose mistakes are wanted.
    pub target: Origin,
    pub options: LintOptions,
}

impl Checked<'_> {
    /// Every rule.
    pub(crate) fn run(&self, problems: &mut Vec<Problem>) {
        self.parameters(problems);
        self.names(problems);
        self.own_names(problems);
        self.references(problems);
        self.remedies(problems);
        self.sentences(problems);
        self.links(problems);
        self.days(problems);
        self.budgets(problems);
        self.never_asked(problems);
        self.lock(problems);
    }

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
            if twice.len() > ENOUGH {
                return;
            }
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

    /// Every platform, incident and help channel its own name: two of one name are one choice to whoever is asked,
    /// and one way out to whoever is in need.
    fn own_names(&self, problems: &mut Vec<Problem>) {
        let mut first: BTreeMap<(Kind, String), (&str, &Site)> = BTreeMap::new();
        for (kind, id, site) in &self.loaded.facts.names {
            let mut taken = None;
            for name in self.called(*kind, id) {
                match first.get(&(*kind, name.clone())) {
                    Some((other, earlier)) if other != id => taken = taken.or(Some((name, *earlier))),
                    _ => {
                        first.insert((*kind, name), (id, site));
                    }
                }
            }
            if let Some((name, earlier)) = taken {
                let args = vec![("name", name.into()), ("first", self.place(earlier))];
                problems.push(problem(codes::NAME_TAKEN, site, args));
            }
        }
    }

    /// Everything an item answers to that no other of its kind may.
    fn called(&self, kind: Kind, id: &str) -> BTreeSet<String> {
        let catalog = &self.loaded.catalog;
        match kind {
            Kind::Platform => catalog
                .platform(id)
                .map(|platform| wording::called(&platform.name)),
            Kind::Channel => catalog
                .help
                .channel(id)
                .map(|channel| wording::called(&channel.name)),
            Kind::Incident => {
                let found = catalog.help.incidents.iter().find(|incident| incident.id == id);
                found.map(|incident| {
                    let typed = std::iter::once(&incident.id).chain(&incident.aliases);
                    let titles = wording::called(&incident.title);
                    typed.cloned().chain(titles).collect()
                })
            }
            _ => None,
        }
        .unwrap_or_default()
    }

    fn ids(&self) -> BTreeMap<Kind, BTreeSet<&str>> {
        let mut out: BTreeMap<Kind, BTreeSet<&str>> = BTreeMap::new();
        for (kind, id, _) in &self.loaded.facts.names {
            out.entry(*kind).or_default().insert(id);
        }
        out
    }

    /// What is mentioned exists, and may be mentioned there.
    fn references(&self, problems: &mut Vec<Problem>) {
        let ids = self.ids();
        let none = BTreeSet::new();
        let known = |kind| ids.get(&kind).unwrap_or(&none);
        let mut unknown = 0;
        for (target, name, site) in &self.loaded.facts.references {
            let (kind, code) = match target {
                Target::Row => {
                    problems.extend(self.row(name, site));
                    continue;
                }
                Target::Control | Target::Together => (Kind::Control, codes::UNKNOWN_CONTROL),
                Target::Choice => (Kind::Choice, codes::UNKNOWN_CHOICE),
                Target::Platform => (Kind::Platform, codes::UNKNOWN_PLATFORM),
                Target::Incident => (Kind::Incident, codes::UNKNOWN_INCIDENT),
                Target::Directive => (Kind::Directive, codes::UNKNOWN_DIRECTIVE),
                Target::Provision => (Kind::Provision, codes::UNKNOWN_PROVISION),
            };
            if known(kind).contains(name.as_str()) {
                match target {
                    Target::Provision => problems.extend(self.provision(name, site)),
                    Target::Together => problems.extend(self.together(name, site)),
                    _ => {}
                }
                continue;
            }
            // A choice of an unknown control is one mistake.
            let control = name.split('/').next().unwrap_or(name);
            if *target == Target::Choice && !known(Kind::Control).contains(control) {
                continue;
            }
            unknown += 1;
            if unknown > ENOUGH {
                return;
            }
            let mut found = problem(code, site, vec![("name", name.as_str().into())]);
            found.near = meant(name, known(kind));
            problems.push(found);
        }
    }

    /// A control that a pack asks once must have a question for that.
    fn together(&self, name: &str, site: &Site) -> Option<Problem> {
        let control = self.loaded.catalog.control(name)?;
        control
            .together
            .is_none()
            .then(|| problem(codes::NOT_TOGETHER, site, vec![("name", name.into())]))
    }

    /// A row of a room asks one thing of everybody: one answer, about the person or something every platform named has.
    fn row(&self, name: &str, site: &Site) -> Option<Problem> {
        let catalog = &self.loaded.catalog;
        let (control, on) = name
            .split_once('@')
            .map_or((name, None), |(control, on)| (control, Some(on)));
        // An unknown control or platform is told where it stands.
        let control = catalog.control(control)?;
        let platform = match on {
            Some(on) => Some(catalog.platform(on)?),
            None => None,
        };
        let fits = match control.scope {
            Scope::Setup => false,
            Scope::Person => platform.is_none(),
            Scope::Password | Scope::Account | Scope::Device | Scope::Number => {
                platform.is_some_and(|platform| platform.control(&control.id).is_some())
            }
        };
        (!fits || control.multiple).then(|| problem(codes::BAD_ROW, site, vec![("name", name.into())]))
    }

    /// Only protective provisions of instruments that have not ended may stand behind a control.
    fn provision(&self, reference: &str, site: &Site) -> Option<Problem> {
        let (directive, provision) = self.loaded.registry.provision(reference)?;
        let ended = directive.status == InstrumentStatus::Ended
            || provision.status == Some(InstrumentStatus::Ended)
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

    /// Each fix of the model has a remedy, and nowhere are there two to choose from.
    fn remedies(&self, problems: &mut Vec<Problem>) {
        for kind in FixKind::ALL {
            let sites: Vec<(&str, &Site)> = self
                .loaded
                .facts
                .remedies
                .iter()
                .filter(|(found, _, _)| *found == kind)
                .map(|(_, control, site)| (control.as_str(), site))
                .collect();
            match sites.first() {
                Some(_) => {
                    for (at, (control, site)) in sites.iter().enumerate() {
                        let Some((_, first)) = sites
                            .iter()
                            .take(at)
                            .find(|(earlier, _)| self.meet(earlier, control))
                        else {
                            continue;
                        };
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

    /// Whether two controls can be asked about one thing: only apart may both tell how to carry out one fix.
    fn meet(&self, one: &str, other: &str) -> bool {
        let catalog = &self.loaded.catalog;
        let about_accounts = |id| {
            catalog
                .control(id)
                .is_some_and(|control| control.scope == Scope::Account)
        };
        one == other
            || !(about_accounts(one) && about_accounts(other))
            || catalog
                .platforms
                .iter()
                .any(|platform| platform.control(one).is_some() && platform.control(other).is_some())
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

    /// A pack fits into its minutes.
    fn budgets(&self, problems: &mut Vec<Problem>) {
        let catalog = &self.loaded.catalog;
        for (id, site) in self
            .loaded
            .facts
            .budgets
            .iter()
            .filter(|(_, site)| self.is_ours(site))
        {
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
    }

    /// A control about accounts stands on some platform.
    fn never_asked(&self, problems: &mut Vec<Problem>) {
        let catalog = &self.loaded.catalog;
        let listed = catalog.platforms.iter().flat_map(|platform| &platform.controls);
        let listed: BTreeSet<&str> = listed.map(|entry| entry.control.as_str()).collect();
        let lonely: BTreeSet<&str> = catalog
            .controls
            .iter()
            .filter(|control| control.scope == Scope::Account && !listed.contains(control.id.as_str()))
            .map(|control| control.id.as_str())
            .collect();
        for (kind, id, site) in &self.loaded.facts.names {
            if *kind == Kind::Control && lonely.contains(id.as_str()) {
                problems.push(problem(
                    codes::NEVER_ASKED,
                    site,
                    vec![("name", id.as_str().into())],
                ));
            }
        }
    }

    /// The table of a whole content has the parameters this program computes with, no more, no fewer.
    fn parameters(&self, problems: &mut Vec<Problem>) {
        let Some(file) = self.sources.iter().position(|source| source.role == Role::Model) else {
            return;
        };
        // A table with mistakes lacks the rows that could not be read.
        let is_sound = problems.iter().all(|problem| problem.site.file != file);
        let (true, true, Ok(own)) = (is_sound, self.target == Origin::BuiltIn, super::params()) else {
            return;
        };
        let mut there = BTreeSet::new();
        for (name, site) in &self.loaded.facts.parameters {
            there.insert(name.as_str());
            if !own.table.contains_key(name) {
                let mut found = problem(
                    codes::UNKNOWN_PARAMETER,
                    site,
                    vec![("name", name.as_str().into())],
                );
                found.near = nearest(name, own.table.keys().map(String::as_str)).map(str::to_owned);
                problems.push(found);
            }
        }
        for name in own.table.keys().filter(|name| !there.contains(name.as_str())) {
            let args = vec![("name", name.as_str().into())];
            problems.push(problem(
                codes::MISSING_PARAMETER,
                &Site { file, span: 0..0 },
                args,
            ));
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

/// The id that was probably meant: of two parts, the second is compared where the first exists.
fn meant(name: &str, known: &BTreeSet<&str>) -> Option<String> {
    if let Some(at) = name.find(['/', '#']) {
        let (owner, own) = (name.get(..=at)?, name.get(at + 1..)?);
        let mut same_owner = known.iter().filter_map(|id| id.strip_prefix(owner)).peekable();
        if same_owner.peek().is_some() {
            return nearest(own, same_owner).map(|near| format!("{owner}{near}"));
        }
    }
    nearest(name, known.iter().copied()).map(str::to_owned)
}

/// Whether a link is https with a host and nothing that hides it.
fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.contains('@') && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}
