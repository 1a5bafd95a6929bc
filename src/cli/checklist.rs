//! `rasoat checklist …`: the content: browse it, check it, start a pack of one's own.

use super::args::{Checklist, Format};
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, out};
use crate::{catalog, render};
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, what: Checklist) -> Result<Exit, Failure> {
    match what {
        Checklist::List => {
            let catalog = context.catalog()?;
            context.print(&render::listing::checklist(&catalog, context.listing(), context.locale, &context.style()))?;
            Ok(Exit::Done)
        }
        Checklist::Show(id) => {
            let content = context.content()?;
            match render::listing::checklist_item(&content, &id, context.listing(), context.locale, &context.style()) {
                Some(text) => context.print(&text).map(|()| Exit::Done),
                None => Err(context.failure(Exit::Usage, "cli-error-item", "cli-advice-list", &[("given", &id), ("command", "checklist list")])),
            }
        }
        Checklist::Lint { folder, strict, date, lock } => lint(context, folder.as_deref(), strict, date, lock),
        Checklist::New { name, folder } => new(context, &name, folder),
    }
}

impl Context {
    /// The format of a list: pages are for reports only.
    pub(super) fn listing(&self) -> render::listing::Form {
        match self.format() {
            Format::Json => render::listing::Form::Json,
            Format::Plain => render::listing::Form::Plain,
            Format::Table | Format::Html => render::listing::Form::Table,
        }
    }
}

fn lint(
    context: &Context,
    folder: Option<&Path>,
    strict: bool,
    date: Option<crate::domain::text::Date>,
    lock: bool,
) -> Result<Exit, Failure> {
    let today = date.unwrap_or_else(|| super::env::now().date);
    let folder = folder.or(context.global.checklists.as_deref());
    let outcome = catalog::lint(folder, catalog::LintOptions { strict, date: Some(today) })
        .map_err(|error| context.content_failure(&error))?;
    if lock {
        context.print(&outcome.ids_lock)?;
        return Ok(Exit::Done);
    }
    let (errors, warnings) = (outcome.errors(), outcome.warnings());
    let mut text = String::new();
    for diagnostic in &outcome.diagnostics {
        text.push_str(&outcome.render(diagnostic, context.locale, context.style().colour));
        text.push('\n');
    }
    let count = |number: usize| context.locale.count(number);
    text.push_str(&context.locale.with(
        if errors + warnings == 0 { "cli-lint-clean" } else { "cli-lint-summary" },
        &[("files", &count(outcome.files)), ("errors", &count(errors)), ("warnings", &count(warnings))],
    ));
    text.push('\n');
    context.print(&text)?;
    Ok(if errors > 0 { Exit::Data } else { Exit::Done })
}

fn new(context: &Context, name: &str, folder: Option<PathBuf>) -> Result<Exit, Failure> {
    if !crate::domain::id::Id::is_opaque(name) {
        return Err(context.failure(Exit::Usage, "cli-error-name", "cli-advice-name", &[("given", name)]));
    }
    let folder = folder.unwrap_or_else(|| PathBuf::from(name));
    let shown = folder.display().to_string();
    let failed = |error: std::io::Error| {
        context.failure(Exit::Data, "cli-error-output", "cli-advice-output", &[("file", &shown)]).because(error)
    };
    if folder.exists() {
        return Err(context.failure(Exit::Usage, "cli-error-exists", "cli-advice-exists", &[("file", &shown)]));
    }
    for (path, text) in catalog::scaffold(name) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(failed)?;
        }
        std::fs::write(&path, text).map_err(failed)?;
    }
    out::note(&context.locale.with("cli-new-written", &[("folder", &shown)]));
    Ok(Exit::Done)
}
