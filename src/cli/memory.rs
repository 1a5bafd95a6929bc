//! What is kept on this machine, as a command that goes on with it finds it: the history, and the draft it seals.

use super::failure::Failure;
use super::history::Opened;
use super::passphrase::Passphrases;
use super::{Context, out};
use crate::domain::history::{Shelf, Waiver};
use crate::prompt::{self, Console, Rescue};
use crate::store::draft::{self, Draft, DraftError, Place};
use std::path::Path;

/// The history, opened before anything is asked.
pub(super) struct Memory {
    pub opened: Opened,
    pub passphrases: Passphrases,
    pub shelf: Shelf,
}

impl Memory {
    /// Nothing is kept this time.
    pub(super) fn none() -> Self {
        Self {
            opened: Opened::Nothing,
            passphrases: Passphrases::default(),
            shelf: Shelf::default(),
        }
    }

    /// Opens it, where there is one: with a passphrase, before the first question.
    pub(super) fn open(context: &Context, folder: &Path) -> Result<Self, Failure> {
        let passphrases = context.passphrases()?;
        let opened = context.open_history(folder, &passphrases)?;
        let shelf = match &opened {
            Opened::Open(history) => context.shelf(history)?,
            _ => Shelf::default(),
        };
        context.tell_unreadable(&shelf);
        Ok(Self {
            opened,
            passphrases,
            shelf,
        })
    }

    /// Where the draft is: sealed where there is a history.
    pub(super) fn place(&self, folder: &Path) -> Place {
        match &self.opened {
            Opened::Open(history) => Place::sealed(folder, history),
            _ => Place::from(folder),
        }
    }

    /// What the last audit leaves aside on purpose, whether or not that still holds.
    pub(super) fn waivers(&self) -> &[Waiver] {
        self.shelf.audits.last().map_or(&[], |last| &last.audit.waivers)
    }

    /// The answers of the last audit, in the shape of a draft; none of one that was made from a file.
    pub(super) fn last(&self) -> Option<draft::Kept> {
        let audit = &self.shelf.audits.last()?.audit;
        audit.profile.is_none().then(|| draft::Kept {
            created: audit.created.clone(),
            last: audit.created.clone(),
            pack: audit.pack.clone(),
            answers: audit.answers.clone(),
            apart: audit.apart.clone(),
            ..draft::Kept::default()
        })
    }

    /// Opens the draft; a plain one is sealed where there is a history; one that cannot be read whole is put aside if the
    /// person agrees. None after Ctrl-C.
    pub(super) fn draft(
        &self,
        context: &Context,
        folder: &Path,
        pack: &str,
        now: &str,
        console: &mut Console,
        style: prompt::layout::Style,
    ) -> Result<Option<(Draft, Option<draft::Kept>)>, Failure> {
        let failure = |error: &DraftError| context.draft_failure(error);
        // A plain one may be damaged, and the sealed one that takes its place as well.
        for _ in 0..2 {
            let sealed = match &self.opened {
                Opened::Open(history) => Draft::seal(folder, history),
                _ => Ok(()),
            };
            let (error, place): (_, &dyn Fn() -> Place) = match sealed {
                Err(error) => (error, &|| Place::from(folder)),
                Ok(()) => match Draft::open(self.place(folder), pack, now) {
                    Ok(opened) => return Ok(Some(opened)),
                    Err(error) => (error, &|| self.place(folder)),
                },
            };
            if !matches!(error, DraftError::Damaged { .. } | DraftError::NotAFile { .. }) {
                return Err(failure(&error));
            }
            let (what, _) = error.words(context.locale);
            let aside = Draft::aside(place()).display().to_string();
            let readable = Draft::readable(place());
            match prompt::rescue(&what, readable, &aside, console, context.locale, style) {
                Rescue::Quit => return Err(failure(&error)),
                Rescue::Interrupted => return Ok(None),
                Rescue::Aside => {
                    let aside = Draft::set_aside(place(), pack, now).map_err(|error| failure(&error))?;
                    let aside = aside.display().to_string();
                    out::note(&context.locale.with("draft-rescued", &[("aside", &aside)]));
                }
            }
        }
        Draft::open(self.place(folder), pack, now)
            .map(Some)
            .map_err(|error| failure(&error))
    }
}
