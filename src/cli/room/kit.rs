//! `rasoat room kit`: a folder with the papers of the day.

use super::open::{FOLDER, JOURNAL};
use super::rows_of;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, env, out};
use crate::domain::checklist::Pack;
use crate::domain::room::SMALLEST;
use crate::render::training::{Join, Kit};
use crate::room::pages::screen;
use crate::room::record::{self, Room};
use crate::store::folder as place;
use crate::store::journal::Journal;
use std::path::Path;

pub(super) fn run(context: &Context, folder: &Path, pack: &str, k: Option<u32>) -> Result<Exit, Failure> {
    let shown = folder.display().to_string();
    let failed = |error: std::io::Error| out::unwritten(folder, context.locale).because(error);
    if let Some(taken) = place::taken(folder).map_err(failed)? {
        let what = match taken {
            place::Taken::Folder => "paper-kit-not-empty",
            place::Taken::File => "paper-kit-a-file",
        };
        return Err(context.failure(Exit::Usage, what, "paper-kit-elsewhere", &[("folder", &shown)]));
    }
    let content = context.content()?;
    let pack = rows_of(context, &content.catalog, pack)?;
    let room = context.room_on_paper(pack, k);
    let kit = Kit {
        content: &content,
        pack,
        // What the papers promise is what the room they lead to keeps.
        k: k.or(room.as_ref().map(|room| room.k)).unwrap_or(SMALLEST),
        day: env::now().date,
        locale: context.locale,
        join: room.as_ref().and_then(join),
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
        lines.push(match &kit.join {
            None => context.locale.with("paper-kit-next", &[("file", &first)]),
            Some(join) => {
                let args = [("file", first.as_str()), ("address", &join.address)];
                context.locale.with("paper-kit-next-room", &args)
            }
        });
    }
    out::result(&(lines.join("\n") + "\n"), None, context.locale)?;
    Ok(Exit::Done)
}

/// What stands on the projector, and no more. An address of this computer alone leads no phone anywhere.
fn join(room: &Room) -> Option<Join> {
    let (side, dark) = screen::squares(&screen::url(room)).filter(|_| !room.listen.ip().is_loopback())?;
    Some(Join {
        address: screen::typed(room),
        code: screen::spaced(&room.code),
        day: room.date,
        side,
        dark,
    })
}

impl Context {
    /// The room that is open or kept on this computer, if the papers are for it. The kit does not need one: what cannot
    /// be read is told, and the papers are written.
    fn room_on_paper(&self, pack: &Pack, k: Option<u32>) -> Option<Room> {
        let folder = self.kept_folder().ok()?.join(FOLDER);
        let lines = match Journal::look(&folder, JOURNAL) {
            Ok(lines) => lines?,
            Err(error) => {
                out::note(&self.unreadable(&folder).because(error).text(self.locale));
                return None;
            }
        };
        let Some(kept) = record::read(&lines) else {
            out::note(&self.unreadable(&folder).text(self.locale));
            return None;
        };
        let same = kept.room.pack == pack.id && k.is_none_or(|k| k == kept.room.k);
        if !same {
            let k = self.locale.count(kept.room.k as usize);
            let args = [("pack", kept.room.pack.as_str()), ("k", &k)];
            out::note(&self.locale.with("paper-kit-other-room", &args));
        }
        same.then_some(kept.room)
    }
}
