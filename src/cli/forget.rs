//! `rasoat forget`: erases what is kept on this computer, and says what remains.

use super::args::Format;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, out};
use crate::render::history::{self as render, Erased, Remains};
use crate::store::draft::Draft;
use crate::store::history::{self, Forgotten, SystemKeys};
use crate::store::menus;

pub(super) fn run(context: &Context, sure: bool) -> Result<Exit, Failure> {
    let json = context.format_without_pages()? == Format::Json;
    let data = context.kept_folder()?;
    let locale = context.locale;
    let there = There {
        drafts: Draft::files(&data).len(),
        history: data.join(history::FOLDER).is_dir(),
        menus: menus::files(&data).len(),
    };
    if !there.any() {
        context.print(&if json {
            render::forgotten(&[], &[])
        } else {
            locale.text("history-forget-empty") + "\n"
        })?;
        return Ok(Exit::Done);
    }
    // What is erased is told: where that cannot be, nothing is.
    out::reaches(context.global.output.as_deref(), locale)?;
    if !sure {
        if !context.can_ask() {
            return Err(context.failure(Exit::Usage, "cli-error-unsure", "cli-advice-unsure", &[]));
        }
        let count = history::count(&data).unwrap_or_default();
        let args = [
            ("count", locale.count(count.audits)),
            ("folder", data.display().to_string()),
        ];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match context.confirms(&locale.with("history-forget-ask", &args), &["xoa", "forget"]) {
            Some(true) => {}
            Some(false) => {
                out::note(&locale.text("history-forget-kept"));
                return Ok(Exit::Done);
            }
            None => return Ok(Exit::Interrupted),
        }
    }
    // The key store is only asked for a key that is there.
    let mut forgotten = history::forget(&data, &SystemKeys::of_this_system())
        .map_err(|error| context.history_failure(&error))?;
    let drafts_left = Draft::erase(&data).map_err(|error| context.draft_failure(&error))?;
    let menus_left = if there.menus > 0 {
        menus::erase(&data).map_err(|error| context.menus_failure(&error))?
    } else {
        Vec::new()
    };
    let (drafts, notes) = (
        there.drafts.saturating_sub(drafts_left.len()),
        there.menus.saturating_sub(menus_left.len()),
    );
    forgotten.left.extend(drafts_left);
    forgotten.left.extend(menus_left);
    context.print(&if json {
        as_json(&forgotten, drafts, notes)
    } else {
        context.wrapped(&told(context, &forgotten, there.menus > 0)) + "\n"
    })?;
    Ok(if forgotten.left.is_empty() {
        Exit::Done
    } else {
        Exit::Data
    })
}

/// What there is to erase.
struct There {
    drafts: usize,
    history: bool,
    menus: usize,
}

impl There {
    fn any(&self) -> bool {
        self.history || self.drafts > 0 || self.menus > 0
    }
}

/// What was erased, and what remains, in paragraphs.
fn told(context: &Context, forgotten: &Forgotten, menus: bool) -> Vec<String> {
    let locale = context.locale;
    let count = locale.count(forgotten.audits);
    let mut lines = vec![locale.with("history-forgotten", &[("count", &count)])];
    if forgotten.marks > 0 {
        let count = locale.count(forgotten.marks);
        lines.push(locale.with("history-forgotten-marks", &[("count", &count)]));
    }
    if menus {
        lines.push(locale.text("history-forgotten-menus"));
    }
    if forgotten.key {
        lines.push(locale.text("history-forgotten-key"));
    }
    if let Some((id, cause)) = &forgotten.key_left {
        let args = [("id", id.to_string()), ("cause", cause.to_string())];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lines.push(locale.with("history-forgotten-key-left", &args));
    }
    for path in &forgotten.left {
        lines.push(locale.with("history-forgotten-left", &[("path", &path.display().to_string())]));
    }
    lines.push(locale.text("history-forgotten-remains"));
    lines
}

fn as_json(forgotten: &Forgotten, drafts: usize, notes: usize) -> String {
    let erased = [
        (Erased::Audits, forgotten.audits),
        (Erased::Marks, forgotten.marks),
        (Erased::Drafts, drafts),
        (Erased::Menus, notes),
        (Erased::Keys, usize::from(forgotten.key)),
    ];
    let mut remains: Vec<Remains> = (forgotten.left.iter())
        .map(|path| Remains::File(path.display().to_string()))
        .collect();
    if let Some((id, cause)) = &forgotten.key_left {
        remains.push(Remains::Key(id.to_string(), cause.to_string()));
    }
    render::forgotten(&erased, &remains)
}
