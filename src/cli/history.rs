//! `rasoat history` and `rasoat compare`; and how every command that needs the history opens it.

use super::args;
use super::exit::Exit;
use super::failure::Failure;
use super::passphrase::{Passphrases, TRIES};
use super::secret::Given;
use super::{Context, out};
use crate::audit;
use crate::cli::args::Format;
use crate::domain::history::{AuditId, Remembered, Shelf};
use crate::render::history as render;
use crate::store::history::{
    self, Decision, History, HistoryError, KeyPlace, KeyStore, Opener, SystemKeys, Way,
};
use std::path::Path;

pub(super) fn run(context: &Context) -> Result<Exit, Failure> {
    let data = context.kept_folder()?;
    let passphrases = context.passphrases()?;
    let shelf = match context.open_shelf(&data, &passphrases)? {
        Ok(shelf) => shelf,
        Err(exit) => return Ok(exit),
    };
    let (locale, style) = (context.locale, context.style());
    match context.format() {
        Format::Table => context.print(&render::table(&shelf, locale, &style))?,
        Format::Plain => context.print(&render::plain(&shelf, locale, &style))?,
        Format::Json => context.print(&render::json(&shelf))?,
        Format::Html => context.print(&render::page(&shelf, locale, &style))?,
        Format::Csv => {
            context.tell_unreadable(&shelf);
            context.print_csv(&render::csv(&shelf, locale))?;
        }
    }
    Ok(Exit::Done)
}

pub(super) fn compare(context: &Context, before: Option<&str>, after: Option<&str>) -> Result<Exit, Failure> {
    let data = context.kept_folder()?;
    let passphrases = context.passphrases()?;
    let shelf = match context.open_shelf(&data, &passphrases)? {
        Ok(shelf) => shelf,
        Err(exit) => return Ok(exit),
    };
    context.tell_unreadable(&shelf);
    let few = || context.too_few(&shelf);
    let named = |which: &str| context.named(&shelf, which);
    let last = shelf.audits.last().ok_or_else(few)?;
    let (one, other) = match (before, after) {
        (Some(before), Some(after)) => (named(before)?, named(after)?),
        (Some(before), None) => (named(before)?, last),
        // The audit before: what was carried out since is what one wants to see.
        _ => {
            let root = last.audit.after.as_ref();
            let of_last = shelf.audits.iter().find(|audit| Some(&audit.id) == root);
            let mut earlier = shelf.audits.iter().rev().skip(1);
            let before = of_last.or_else(|| earlier.find(|audit| audit.audit.after.is_none()));
            let before = before.ok_or_else(few)?;
            if let (Some(root), None) = (root, of_last) {
                // What is compared is not what the last record goes on from.
                let day = context.day(root);
                out::note(&context.locale.with("history-root-unreadable", &[("day", &day)]));
            }
            (before, last)
        }
    };
    if one.id == other.id {
        return Err(context.failure(Exit::Usage, "cli-error-same-audit", "cli-advice-which", &[]));
    }
    // The older one first, in whichever order they were named.
    let order = |audit: &Remembered| shelf.audits.iter().position(|known| known.id == audit.id);
    let (one, other) = if order(one) <= order(other) {
        (one, other)
    } else {
        (other, one)
    };
    let comparison = audit::compare(one, other);
    let content = context.content()?;
    let view = render::Compare {
        comparison: &comparison,
        content: &content,
        locale: context.locale,
        style: context.own_style(),
    };
    match context.format() {
        Format::Table => context.print(&view.table())?,
        Format::Plain => context.print(&view.plain())?,
        Format::Json => context.print(&view.json())?,
        Format::Html => context.print(&view.page())?,
        Format::Csv => context.print_csv(&view.csv())?,
    }
    Ok(Exit::Done)
}

/// What there is of a history.
pub(super) enum Opened {
    /// It is open.
    Open(History),
    /// Nobody was asked yet whether one is to be kept.
    Undecided,
    /// The person decided that nothing is kept.
    Nothing,
    /// The person left at the prompt.
    Stopped(Exit),
}

impl Context {
    /// Opens the history of a data folder the way the person decided once, and no other way.
    pub(super) fn open_history(&self, data: &Path, passphrases: &Passphrases) -> Result<Opened, Failure> {
        let decision = history::decision(data).map_err(|error| self.history_failure(&error))?;
        let place = match decision {
            None => return Ok(Opened::Undecided),
            Some(Decision::Nothing) => return Ok(Opened::Nothing),
            Some(Decision::Kept(place)) => place,
        };
        match (place.way(), passphrases.history()) {
            (Way::KeyStore, _) => {
                let keys = SystemKeys::of_this_system();
                self.opened(data, place, &Opener::Store(&keys as &dyn KeyStore))
            }
            (Way::Passphrase, Some(passphrase)) => self.opened(data, place, &Opener::Passphrase(passphrase)),
            (Way::Passphrase, None) => self.open_by_hand(data, &place),
        }
    }

    fn opened(&self, data: &Path, place: KeyPlace, opener: &Opener<'_>) -> Result<Opened, Failure> {
        History::open(data, place, opener)
            .map(Opened::Open)
            .map_err(|error| self.history_failure(&error))
    }

    /// Asks for the passphrase, a few times.
    fn open_by_hand(&self, data: &Path, place: &KeyPlace) -> Result<Opened, Failure> {
        if !self.can_ask() {
            return Err(self.history_failure(&HistoryError::NeedsPassphrase));
        }
        let mut ask = self.locale.text("history-passphrase-ask");
        for tries in 1.. {
            let passphrase = match self.secret(false, &ask)? {
                Given::Password(passphrase) if !passphrase.is_empty() => passphrase,
                Given::Nothing(Exit::Interrupted) => return Ok(Opened::Stopped(Exit::Interrupted)),
                Given::Password(_) | Given::Nothing(_) => break,
            };
            match History::open(data, place.clone(), &Opener::Passphrase(&passphrase)) {
                Err(HistoryError::WrongPassphrase) if tries < TRIES => {
                    ask = self.locale.text("history-passphrase-wrong");
                }
                opened => {
                    return opened
                        .map(Opened::Open)
                        .map_err(|error| self.history_failure(&error));
                }
            }
        }
        Err(self.history_failure(&HistoryError::NeedsPassphrase))
    }

    /// Everything in a history.
    pub(super) fn shelf(&self, history: &History) -> Result<Shelf, Failure> {
        history.read().map_err(|error| self.history_failure(&error))
    }

    /// Opens the history and reads every audit; none where nothing is kept. The inner error is how it ends where the
    /// person leaves.
    pub(super) fn open_shelf(
        &self,
        data: &Path,
        passphrases: &Passphrases,
    ) -> Result<Result<Shelf, Exit>, Failure> {
        Ok(match self.open_history(data, passphrases)? {
            Opened::Open(history) => Ok(self.shelf(&history)?),
            Opened::Stopped(exit) => Err(exit),
            Opened::Undecided | Opened::Nothing => Ok(Shelf::default()),
        })
    }

    /// Says how many records cannot be read, where the result does not list them.
    pub(super) fn tell_unreadable(&self, shelf: &Shelf) {
        if !shelf.unreadable.is_empty() {
            let count = self.locale.count(shelf.unreadable.len());
            out::note(&self.locale.with("history-some-unreadable", &[("count", &count)]));
        }
    }

    /// Why there are no two audits to compare.
    fn too_few(&self, shelf: &Shelf) -> Failure {
        let Some(last) = shelf.audits.last().filter(|_| !shelf.unreadable.is_empty()) else {
            return if shelf.unreadable.is_empty() {
                self.failure(Exit::Usage, "cli-error-one-audit", "cli-advice-one-audit", &[])
            } else {
                self.all_unreadable(shelf)
            };
        };
        let root = (last.audit.after.as_ref()).filter(|root| shelf.audits.iter().all(|one| one.id != **root));
        let (key, about) = match root {
            Some(root) => ("cli-error-root-unreadable", root),
            None => ("cli-error-others-unreadable", &last.id),
        };
        let count = self.locale.count(shelf.unreadable.len());
        let day = self.day(about);
        let args = [("count", count.as_str()), ("day", day.as_str())];
        self.failure(Exit::History, key, "cli-advice-unreadable", &args)
    }

    /// That there are records, and that none of them can be read.
    pub(super) fn all_unreadable(&self, shelf: &Shelf) -> Failure {
        let count = self.locale.count(shelf.unreadable.len());
        self.failure(
            Exit::History,
            "cli-error-unreadable",
            "cli-advice-unreadable",
            &[("count", &count)],
        )
    }

    /// The day an audit was kept on, as people write it.
    fn day(&self, id: &AuditId) -> String {
        id.day()
            .map_or_else(|| id.to_string(), |day| self.locale.date(day))
    }

    /// The audit somebody means: its number in the list, its name or the beginning of it, or a day.
    pub(super) fn named<'s>(&self, shelf: &'s Shelf, which: &str) -> Result<&'s Remembered, Failure> {
        let audits = &shelf.audits;
        let by_number = || {
            which
                .parse::<usize>()
                .ok()?
                .checked_sub(1)
                .and_then(|at| audits.get(at))
        };
        let by_name = || {
            let fits = |id: &AuditId| which.len() >= 8 && id.as_str().starts_with(which);
            audits.iter().rfind(|audit| fits(&audit.id))
        };
        let by_day = || {
            let day = args::parse_date(which).ok()?;
            audits.iter().rfind(|audit| audit.audit.day() == Some(day))
        };
        by_name().or_else(by_number).or_else(by_day).ok_or_else(|| {
            self.failure(
                Exit::Usage,
                "cli-error-which",
                "cli-advice-which",
                &[("given", which)],
            )
        })
    }

    /// Why the history cannot be opened or written.
    pub(super) fn history_failure(&self, error: &HistoryError) -> Failure {
        let (what, advice) = error.words(self.locale);
        let exit = match error {
            HistoryError::Write { .. } | HistoryError::NoChance(_) => Exit::Data,
            _ => Exit::History,
        };
        Failure {
            exit,
            what,
            causes: error.cause().into_iter().collect(),
            advice,
        }
    }
}
