//! `rasoat room kit`: a folder with the papers of the day.

use super::rows_of;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, env, out};
use crate::render::training::Kit;
use crate::store::folder as place;
use std::path::Path;

pub(super) fn run(context: &Context, folder: &Path, pack: &str, k: u32) -> Result<Exit, Failure> {
    let shown = folder.display().to_string();
    let failed = |error: std::io::Error| out::unwritten(folder, context.locale).because(error);
    if place::is_taken(folder).map_err(failed)? {
        return Err(context.failure(
            Exit::Usage,
            "paper-kit-not-empty",
            "cli-advice-exists",
            &[("folder", &shown)],
        ));
    }
    let content = context.content()?;
    let pack = rows_of(context, &content.catalog, pack)?;
    let kit = Kit {
        content: &content,
        pack,
        k,
        day: env::now().date,
        locale: context.locale,
    };
    let files = kit.files();
    place::write(
        folder,
        files
            .iter()
            .map(|file| (file.name.as_str(), file.bytes.as_slice())),
    )
    .map_err(failed)?;
    let count = context.locale.count(files.len());
    let mut lines = vec![
        context
            .locale
            .with("paper-kit-written", &[("count", &count), ("folder", &shown)]),
    ];
    lines.extend(files.iter().map(|file| {
        let line = context
            .locale
            .with("paper-kit-line", &[("name", &file.name), ("about", &file.about)]);
        format!("  {line}")
    }));
    if let Some(first) = files.first() {
        let first = folder.join(&first.name).display().to_string();
        lines.push(context.locale.with("paper-kit-next", &[("file", &first)]));
    }
    out::result(&(lines.join("\n") + "\n"), None, context.locale)?;
    Ok(Exit::Done)
}
