//! All files of a content together: the items, the mistakes, and what the linter needs to know.

use super::reader::{Facts, Problem, Reading};
use super::source::{Origin, Role, Source};
use super::{codes, controls, directives, model, platforms};
use crate::domain::checklist::Catalog;
use crate::domain::directive::Registry;
use crate::domain::params::Params;

/// What a set of sources says.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub catalog: Catalog,
    pub registry: Registry,
    pub params: Option<Params>,
    pub problems: Vec<Problem>,
    pub facts: Facts,
}

/// Reads sources in their order. With `lint` every fact and every unknown key is noted; without, only mistakes.
pub(crate) fn read(sources: &[Source], lint: bool) -> Loaded {
    let mut out = Loaded {
        catalog: Catalog {
            controls: Vec::new(),
            platforms: Vec::new(),
            packs: Vec::new(),
        },
        registry: Registry::default(),
        params: None,
        problems: Vec::new(),
        facts: Facts::default(),
    };
    for (index, source) in sources.iter().enumerate() {
        one(&mut out, index, source, lint);
    }
    out
}

fn one(out: &mut Loaded, index: usize, source: &Source, lint: bool) {
    let mut cx = Reading::new(index, lint);
    match source.role {
        Role::Lock => return,
        Role::Nowhere => {
            cx.report(codes::UNEXPECTED_FILE, 0..0, Vec::new());
            out.problems.append(&mut cx.problems);
            return;
        }
        Role::Model if source.origin == Origin::Overlay => {
            cx.report(codes::OVERLAY_MODEL, 0..0, Vec::new());
            out.problems.append(&mut cx.problems);
            return;
        }
        _ if source.text.trim().is_empty() => {
            cx.report(codes::EMPTY_FILE, 0..0, Vec::new());
            out.problems.append(&mut cx.problems);
            return;
        }
        _ => {}
    }
    let (table, sound) = cx.parse(&source.text);
    let of_notation = cx.problems.len();
    let table = table.get_ref();
    match source.role {
        Role::Controls => out.catalog.controls.extend(controls::read(&mut cx, table)),
        Role::Platform => out
            .catalog
            .platforms
            .extend(platforms::platform(&mut cx, table, &source.stem)),
        Role::Pack => out
            .catalog
            .packs
            .extend(platforms::pack(&mut cx, table, &source.stem)),
        Role::Directives => {
            let pack = (source.origin == Origin::Overlay).then_some(source.stem.as_str());
            out.registry
                .directives
                .extend(directives::read(&mut cx, table, pack));
        }
        Role::Model => out.params = model::read(&mut cx, table),
        Role::Lock | Role::Nowhere => {}
    }
    if !sound {
        // What follows a mistake of the notation is guesswork: keep the names, so that other files that
        // mention them are not blamed, and drop the rest.
        cx.problems.truncate(of_notation);
        let names = std::mem::take(&mut cx.facts.names);
        cx.facts = Facts {
            names,
            ..Facts::default()
        };
    }
    out.problems.append(&mut cx.problems);
    out.facts.names.append(&mut cx.facts.names);
    out.facts.references.append(&mut cx.facts.references);
    out.facts.prose.append(&mut cx.facts.prose);
    out.facts.days.append(&mut cx.facts.days);
    out.facts.links.append(&mut cx.facts.links);
    out.facts.remedies.append(&mut cx.facts.remedies);
    out.facts.budgets.append(&mut cx.facts.budgets);
}
