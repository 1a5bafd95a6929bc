//! `rasoat room kit`: a folder with the papers of the day.

use super::open::{FOLDER, JOURNAL};
use super::rows_of;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, env, out};
use crate::domain::checklist::Pack;
use crate::domain::hex::hex;
use crate::domain::room::SMALLEST;
use crate::render::training::{Join, Kit, Written};
use crate::room::pages::screen;
use crate::room::record::{self, Room};
use crate::store::folder as place;
use crate::store::journal::Journal;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// What lies beside the program wherever it is handed out.
const READ_FIRST: &str = include_str!("../../../dist/windows/doc-truoc.txt");
/// What starts it so that everything stays on the stick.
const FROM_STICK: &str = include_str!("../../../dist/windows/mo.cmd");

pub(super) fn run(
    context: &Context,
    folder: &Path,
    pack: &str,
    k: Option<u32>,
    program: Option<&Path>,
) -> Result<Exit, Failure> {
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
    let mut files = kit.files();
    if let Some(program) = program {
        files.extend(context.carried(program)?);
    }
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
    /// The program for Windows, how it is started, and how one knows that it is the same.
    fn carried(&self, program: &Path) -> Result<[Written; 4], Failure> {
        let shown = program.display().to_string();
        let args = [("file", shown.as_str())];
        let refused = |what: &str| self.failure(Exit::Data, what, "paper-kit-program-advice", &args);
        let bytes = place::windows_program(program)
            .map_err(|error| refused("paper-kit-program-unread").because(error))?
            .ok_or_else(|| refused("paper-kit-program-other"))?;
        let sum = format!("{}  rasoat.exe\n", hex(&Sha256::digest(&bytes)));
        let written = |name: &str, about: &str, bytes: Vec<u8>| Written {
            name: name.to_owned(),
            about: self.locale.text(about),
            bytes,
        };
        // Notepad of an older Windows wants the mark and both ends of a line; the command shell these ends and no mark.
        let lines = |text: &str| text.replace('\n', "\r\n");
        let text = format!("\u{feff}{}", lines(READ_FIRST));
        Ok([
            written("rasoat.exe", "paper-kit-program", bytes),
            written("mo.cmd", "paper-kit-from-stick", lines(FROM_STICK).into_bytes()),
            written("DOC-TRUOC.txt", "paper-kit-read-first", text.into_bytes()),
            written("SHA256SUMS.txt", "paper-kit-sums", sum.into_bytes()),
        ])
    }

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
