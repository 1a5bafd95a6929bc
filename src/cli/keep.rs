//! Keeping a finished audit: into the history there is; and where nobody was asked yet, the one question whether to
//! keep one. It comes after the last question of the interview, never before; on a terminal also after the result.

use super::choice::Choice;
use super::failure::Failure;
use super::history::Opened;
use super::memory::Memory;
use super::passphrase::{Chosen, Passphrases};
use super::window::Front;
use super::{Context, out};
use crate::domain::history::{PastAudit, Shown};
use crate::store::history::{self, History, KeyStore, Opener, SystemKeys};
use std::path::{Path, PathBuf};

/// What became of a finished audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is in the history.
    Saved,
    /// The person wants nothing kept.
    Nothing,
    /// Not decided: asked again next time.
    Later,
    /// Ctrl-C.
    Interrupted,
}

/// A way to keep a history, as it is offered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    Store,
    Passphrase,
    Nothing,
}

impl Offer {
    fn key(self) -> &'static str {
        match self {
            Offer::Store => "history-offer-store",
            Offer::Passphrase => "history-offer-passphrase",
            Offer::Nothing => "history-offer-nothing",
        }
    }
}

/// Where the question how to keep a history is put.
#[derive(Clone, Copy)]
pub(super) enum Asked<'a> {
    /// On the terminal.
    Terminal,
    /// On one's own page in a browser: it has no field for a passphrase.
    Page(&'a Front),
}

impl Context {
    /// Keeps an audit after an interview.
    pub(super) fn keep_interview(
        &self,
        (opened, passphrases): (&Opened, &Passphrases),
        data: &Path,
        audit: &PastAudit,
        asked: Asked<'_>,
        now: &str,
    ) -> Result<Kept, Failure> {
        match opened {
            Opened::Open(history) => self.save(history, audit),
            Opened::Nothing => Ok(Kept::Nothing),
            Opened::Stopped(_) => Ok(Kept::Interrupted),
            Opened::Undecided => match passphrases.history() {
                Some(passphrase) => self.begin(data, &Opener::Passphrase(passphrase), audit, now),
                None => self.offer(data, audit, asked, now),
            },
        }
    }

    /// The history in which an audit made from a file is kept, where that needs no question; none where it is not kept.
    pub(super) fn memory_for_answers(&self) -> Result<Option<(PathBuf, Memory)>, Failure> {
        let asked = self.global.passphrase_file.is_some();
        let data = match self.env.data_folder() {
            None if asked => self.kept_folder()?,
            None => return Ok(None),
            Some(data) => data,
        };
        let decision = history::decision(&data).map_err(|error| self.history_failure(&error));
        let decision = match decision {
            Ok(decision) => decision,
            // Nobody asked for the history; but it is said that the result does not go there.
            Err(failure) if asked => return Err(failure),
            Err(failure) => {
                out::note(&failure.text(self.locale));
                return Ok(None);
            }
        };
        match decision {
            None | Some(history::Decision::Nothing) if !asked => Ok(None),
            Some(history::Decision::Kept(place)) if !asked && place.way() == history::Way::Passphrase => {
                out::note(&self.locale.text("history-not-saved-passphrase"));
                Ok(None)
            }
            _ => {
                let memory = Memory::open(self, &data)?;
                if matches!(memory.opened, Opened::Nothing) {
                    return Err(self.history_failure(&history::HistoryError::Nothing));
                }
                Ok(Some((data, memory)))
            }
        }
    }

    fn save(&self, history: &History, audit: &PastAudit) -> Result<Kept, Failure> {
        history
            .save(audit)
            .map_err(|error| self.history_failure(&error))?;
        let steps: Vec<Shown> = audit.steps.iter().map(Shown::from).collect();
        out::note(&self.locale.text("history-saved"));
        if let Err(error) = history.remember_shown(&steps) {
            // The audit is kept; only the numbers of its steps may mean earlier ones.
            out::note(&self.history_failure(&error).text(self.locale));
        }
        Ok(Kept::Saved)
    }

    fn begin(&self, data: &Path, opener: &Opener<'_>, audit: &PastAudit, now: &str) -> Result<Kept, Failure> {
        let history = History::begin(data, opener, now).map_err(|error| self.history_failure(&error))?;
        self.save(&history, audit)
    }

    fn offer(&self, data: &Path, audit: &PastAudit, asked: Asked<'_>, now: &str) -> Result<Kept, Failure> {
        match self.choose_way(data, asked, now)? {
            Way::Open(history) => self.save(&history, audit),
            Way::Nothing => {
                history::keep_nothing(data, now).map_err(|error| self.history_failure(&error))?;
                Ok(Kept::Nothing)
            }
            Way::Later => Ok(Kept::Later),
            Way::Interrupted => Ok(Kept::Interrupted),
        }
    }

    /// Asks how a history is to be kept, and begins it.
    pub(super) fn choose_way(&self, data: &Path, asked: Asked<'_>, now: &str) -> Result<Way, Failure> {
        if matches!(asked, Asked::Terminal) && !self.can_ask() {
            return Ok(Way::Later);
        }
        let keys = SystemKeys::of_this_system();
        let offers: &[Offer] = match (keys.is_there(), &self.env.home) {
            (Ok(()), _) if matches!(asked, Asked::Page(_)) => &[Offer::Store, Offer::Nothing],
            (Err(_), _) if matches!(asked, Asked::Page(_)) => return Ok(Way::Later),
            // What is carried on a stick is to open on another computer: the key goes with it.
            (Ok(()), Some(_)) => &[Offer::Passphrase, Offer::Store, Offer::Nothing],
            (Ok(()), None) => &[Offer::Store, Offer::Passphrase, Offer::Nothing],
            (Err(_), _) => &[Offer::Passphrase, Offer::Nothing],
        };
        loop {
            let words: Vec<String> = offers.iter().map(|offer| self.locale.text(offer.key())).collect();
            let [ask, later] = ["history-ask", "history-ask-later"].map(|key| self.locale.text(key));
            let chosen = match asked {
                Asked::Terminal => self.choose(&ask, &words, &later),
                Asked::Page(front) => front.choose(&ask, &words),
            };
            let offer = match chosen {
                Choice::Offer(at) => offers.get(at),
                Choice::Enter | Choice::Left => None,
                Choice::Interrupted => return Ok(Way::Interrupted),
            };
            let Some(offer) = offer else {
                return Ok(Way::Later);
            };
            let begun = match offer {
                Offer::Nothing => return Ok(Way::Nothing),
                Offer::Store => History::begin(data, &Opener::Store(&keys), now),
                Offer::Passphrase => {
                    match self.new_passphrase(&self.locale.text("history-passphrase-new"))? {
                        Chosen::Passphrase(new) => History::begin(data, &Opener::Passphrase(&new), now),
                        Chosen::Nothing => continue,
                        Chosen::Interrupted => return Ok(Way::Interrupted),
                    }
                }
            };
            match begun {
                Ok(history) => return Ok(Way::Open(history)),
                // The store may be locked, or refuse: the person may choose again.
                Err(error @ history::HistoryError::KeyStore(_)) => {
                    out::note(&self.history_failure(&error).text(self.locale));
                }
                Err(error) => return Err(self.history_failure(&error)),
            }
        }
    }
}

/// What came of the question how to keep a history.
pub(super) enum Way {
    /// It begins, and is open.
    Open(History),
    /// The person wants none.
    Nothing,
    /// Not decided.
    Later,
    /// Ctrl-C.
    Interrupted,
}
