//! `rasoat checklist …`: the content: browse it, check it, start a pack of one's own, see what was reported of it.

use super::args::{Checklist, Format};
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, menus, out};
use crate::catalog;
use crate::i18n::Locale;
use crate::render::listing;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, what: Checklist) -> Result<Exit, Failure> {
    let format = match what {
        // It makes a table for other programs too.
        Checklist::Drift => context.format(),
        _ => context.format_without_pages()?,
    };
    match what {
        Checklist::List => {
            let content = context.content()?;
            context.print(&if format == Format::Json {
                listing::checklists_json(&content, context.locale)
            } else {
                listing::checklists(&content, context.locale, &context.style())
            })?;
            Ok(Exit::Done)
        }
        Checklist::Show(id) => {
            let today = super::env::now().date;
            let content = context.content()?;
            let found = if format == Format::Json {
                listing::checklist_json(&content, &id, today, context.locale)
            } else {
                listing::checklist(&content, &id, today, context.locale, &context.style())
            };
            context.print_item(found, &id, "checklist list")
        }
        Checklist::Lint {
            folder,
            strict,
            date,
            lock,
        } => lint(context, folder.as_deref(), strict, date, lock),
        Checklist::New { name, folder } => new(context, &name, folder),
        Checklist::Drift => menus::drift(context, format),
    }
}

impl Context {
    /// Prints what was found under an id, or says where the ids are listed.
    pub(super) fn print_item(&self, found: Option<String>, id: &str, list: &str) -> Result<Exit, Failure> {
        match found {
            Some(text) => self.print(&text).map(|()| Exit::Done),
            None => Err(self.failure(
                Exit::Usage,
                "cli-error-item",
                "cli-advice-list",
                &[("given", id), ("command", list)],
            )),
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
    let folder = folder.or(context.global.checklists.as_deref());
    if lock {
        let ids = catalog::locked_ids(folder).map_err(|error| context.content_failure(&error))?;
        context.print(&ids)?;
        return Ok(Exit::Done);
    }
    let today = date.unwrap_or_else(|| super::env::now().date);
    let outcome = catalog::lint(
        folder,
        catalog::LintOptions {
            strict,
            date: Some(today),
        },
    );
    let (errors, warnings) = (outcome.errors(), outcome.warnings());
    let exit = if errors > 0 { Exit::Data } else { Exit::Done };
    if context.format() == Format::Json {
        context.print(&lint_json(&outcome, context.locale))?;
        return Ok(exit);
    }
    let mut text = outcome.render(context.locale, context.diagnostics());
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let count = |number: usize| context.locale.count(number);
    text.push_str(&context.locale.with(
        if errors + warnings == 0 {
            "cli-lint-clean"
        } else {
            "cli-lint-summary"
        },
        &[
            ("files", &count(outcome.files)),
            ("errors", &count(errors)),
            ("warnings", &count(warnings)),
        ],
    ));
    text.push('\n');
    context.print(&text)?;
    Ok(exit)
}

/// The findings of the linter for programs; lines and columns count from 1 and are 0 where a whole file is meant.
fn lint_json(outcome: &catalog::LintOutcome, locale: Locale) -> String {
    let found = outcome.diagnostics.iter().map(|found| {
        json!({
            "code": found.code,
            "severity": match found.severity {
                catalog::Severity::Error => "error",
                catalog::Severity::Warning => "warning",
            },
            "file": found.file,
            "line": found.line,
            "column": found.column,
            "message": found.message(locale),
            "advice": found.advice(locale),
        })
    });
    let value = json!({
        "files": outcome.files,
        "errors": outcome.errors(),
        "warnings": outcome.warnings(),
        "found": found.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn new(context: &Context, name: &str, folder: Option<PathBuf>) -> Result<Exit, Failure> {
    let files = catalog::scaffold(name).map_err(|error| Failure {
        exit: Exit::Usage,
        ..context.content_failure(&error)
    })?;
    let folder = folder.unwrap_or_else(|| PathBuf::from(name));
    let shown = folder.display().to_string();
    let failed = |error: std::io::Error| out::unwritten(&folder, context.locale).because(error);
    if folder.exists() {
        return Err(context.failure(
            Exit::Usage,
            "cli-error-exists",
            "cli-advice-exists",
            &[("file", &shown)],
        ));
    }
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(failed)?;
        }
        std::fs::write(&path, text).map_err(failed)?;
    }
    out::note(&context.locale.with("cli-new-written", &[("folder", &shown)]));
    Ok(Exit::Done)
}
