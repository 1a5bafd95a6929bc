//! `rasoat forget`: erases what is kept on this computer, and says what remains.

use super::exit::Exit;
use super::failure::Failure;
use super::{Context, out};
use crate::store::draft::Draft;
use crate::store::history::{self, SystemKeys};
use crate::store::menus;

pub(super) fn run(context: &Context, sure: bool) -> Result<Exit, Failure> {
    let data = context.kept_folder()?;
    let locale = context.locale;
    let drafts = Draft::files(&data);
    let (records, _) = history::count(&data).unwrap_or_default();
    let has_history = data.join(history::FOLDER).is_dir();
    let has_menus = !menus::files(&data).is_empty();
    if drafts.is_empty() && !has_history && !has_menus {
        context.print(&(locale.text("history-forget-empty") + "\n"))?;
        return Ok(Exit::Done);
    }
    if !sure {
        if !context.can_ask() {
            return Err(context.failure(Exit::Usage, "cli-error-unsure", "cli-advice-unsure", &[]));
        }
        let args = [
            ("count", locale.count(records)),
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
    let forgotten = history::forget(&data, &SystemKeys::of_this_system())
        .map_err(|error| context.history_failure(&error))?;
    let mut left = forgotten.left;
    left.extend(Draft::erase(&data).map_err(|error| context.draft_failure(&error))?);
    if has_menus {
        left.extend(menus::erase(&data).map_err(|error| context.menus_failure(&error))?);
    }
    let mut lines = vec![locale.with(
        "history-forgotten",
        &[("count", &locale.count(forgotten.records))],
    )];
    if has_menus {
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
    for path in &left {
        lines.push(locale.with("history-forgotten-left", &[("path", &path.display().to_string())]));
    }
    lines.push(locale.text("history-forgotten-remains"));
    context.print(&(context.wrapped(&lines) + "\n"))?;
    Ok(if left.is_empty() { Exit::Done } else { Exit::Data })
}
