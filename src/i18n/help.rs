//! Why a question is asked and how to look, in sentences: the same in every front.

use super::Locale;
use crate::domain::checklist::Surface;
use crate::domain::text::{Lang, Mark};
use crate::interview::{Help, PathHelp};

/// The sentences of a question's help, one paragraph each.
pub fn help(locale: Locale, help: &Help) -> Vec<String> {
    let lang = locale.lang();
    let mut out = vec![locale.with("interview-help-why", &[("text", help.why.get(lang))])];
    if !help.look.get(lang).is_empty() {
        out.push(locale.with("interview-help-look", &[("text", help.look.get(lang))]));
    }
    for (index, path) in help.paths.iter().enumerate() {
        out.extend(way(locale, path));
        // Paths equally old and equally sure share one sentence about it.
        let next = help.paths.get(index + 1);
        let doubt = |path: &PathHelp| (path.dated, path.checked, path.mark);
        if next.is_none_or(|next| doubt(next) != doubt(path)) {
            let key = match path.mark {
                Mark::Verified => "interview-help-verified",
                Mark::Secondary => "interview-help-secondary",
                Mark::Unverified => "interview-help-unverified",
            };
            let source = locale.source_date(path.dated);
            let read = locale.date(path.checked);
            out.push(locale.with(key, &[("source", &source), ("date", &read)]));
        }
    }
    if help.paths.is_empty() && help.can_differ {
        out.push(locale.text("interview-help-no-path"));
    }
    // Whose note it is must be said only where several platforms are spoken of.
    let names = help.paths.iter().map(|path| &path.platform);
    let mut names = names.chain(help.notes.iter().map(|(name, _)| name));
    let first = names.next();
    let several = names.any(|name| Some(name) != first);
    for (name, note) in &help.notes {
        let text = note.get(lang);
        out.push(if several {
            let args = [("platform", name.get(lang)), ("text", text)];
            locale.with("interview-help-note-of", &args)
        } else {
            locale.with("interview-help-note", &[("text", text)])
        });
    }
    out
}

/// The way through the menus, and the link where there is one.
fn way(locale: Locale, path: &PathHelp) -> Vec<String> {
    let lang = locale.lang();
    let (own, other) = match lang {
        Lang::Vi => (&path.vi, &path.en),
        Lang::En => (&path.en, &path.vi),
    };
    let labels = if own.is_empty() { other } else { own };
    let mut chain = String::new();
    for (index, label) in labels.iter().enumerate() {
        let quoted = format!("\"{label}\"");
        if index == 0 {
            chain.push_str(&quoted);
        } else {
            chain += &locale.with("interview-help-then", &[("label", &quoted)]);
        }
    }
    let key = match path.surface {
        Surface::App => "interview-help-app",
        Surface::Web => "interview-help-web",
    };
    let platform = path.platform.get(lang);
    let mut out = Vec::new();
    if !chain.is_empty() {
        out.push(locale.with(key, &[("platform", platform), ("path", &chain)]));
    }
    if let Some(url) = &path.url {
        let url = &locale.link(url, path.pack.as_deref());
        // A link that stands alone says where it leads.
        out.push(if chain.is_empty() {
            locale.with("interview-help-link-of", &[("platform", platform), ("url", url)])
        } else {
            locale.with("interview-help-link", &[("url", url)])
        });
    }
    out
}
