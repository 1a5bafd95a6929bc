//! Which leaked lists may be asked in this run, and asking them: for `breach check`, `password` and `vault`.
//!
//! ```text
//! let leaks = match context.leaks(corpus)? { Allowed::Leaks(leaks) => leaks, Allowed::Interrupted => … };
//! let states = leaks.of(&[(&password, score), …]);   // in the order given
//! Exit::of(states)                                   // 5 where the server was asked in vain, 4 where a file was
//! ```
//!
//! A corpus of one's own is asked about every password. The range server is asked only when the network is allowed
//! (`--online`, or the person said so just now; never remembered), and never about a password that is easy to
//! guess: its five hex digits would name it.

use super::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::out;
use crate::breach::range_api::{self, BadUrl, RangeApi};
use crate::breach::{self, Digest, Kind, Proven};
use crate::domain::breach::{Breach, CouldNotCheck, NotChecked};
use crate::domain::secret::Password;
use crate::i18n::Locale;
use std::path::Path;

/// The highest score that is easy to guess.
pub(super) const EASY: u8 = 1;

/// From so many ranges on, somebody would like to know how far it is.
const LONG: usize = 20;

/// What may be asked.
pub(super) enum Allowed {
    /// A source, or none.
    Leaks(Leaks),
    /// Ctrl-C at the question.
    Interrupted,
}

/// The source of this run.
pub(super) struct Leaks(Option<Proven>);

impl Leaks {
    /// Nobody is asked.
    pub(super) fn nobody() -> Self {
        Self(None)
    }

    /// Which kind of source is asked; none for nobody.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.0.as_ref().map(Proven::kind)
    }

    /// What is known of each password with its score, in the order given. Several threads may ask at once.
    pub(super) fn of(&self, passwords: &[(&Password, u8)]) -> Vec<Breach> {
        let online = self.kind() == Some(Kind::RangeApi);
        // Room for all of them: a list that grows leaves copies behind.
        let mut digests = Vec::with_capacity(passwords.len());
        let mut states: Vec<Option<Breach>> = passwords
            .iter()
            .map(|(password, score)| {
                let why = if password.is_empty() {
                    NotChecked::Empty
                } else if *score <= EASY && (online || self.0.is_none()) {
                    NotChecked::AlreadyWeak
                } else if self.0.is_none() {
                    NotChecked::Offline
                } else {
                    digests.push(Digest::of(password));
                    return None;
                };
                Some(Breach::NotChecked(why))
            })
            .collect();
        if let Some(source) = &self.0 {
            let open = states.iter_mut().filter(|state| state.is_none());
            for (state, answer) in open.zip(source.look_up(&digests)) {
                *state = Some(answer);
            }
        }
        // A source that gave fewer answers than were asked is not to be believed.
        let silent = Breach::CouldNotCheck(CouldNotCheck::Untrusted);
        states.into_iter().map(|state| state.unwrap_or(silent)).collect()
    }

    /// The exit code these answers deserve: what was tried in vain is told.
    pub(super) fn exit(&self, states: &[Breach]) -> Exit {
        let in_vain = states
            .iter()
            .any(|state| matches!(state, Breach::CouldNotCheck(_)));
        match self.kind() {
            Some(Kind::RangeApi) if in_vain => Exit::Network,
            Some(_) if in_vain => Exit::Data,
            _ => Exit::Done,
        }
    }
}

/// Where to ask, once it is known whether there is anything to ask.
pub(super) enum Sources<'c> {
    /// A list of one's own, opened.
    Own(Leaks),
    /// Whatever the person allows when it comes to it.
    Later(&'c Context),
}

impl Sources<'_> {
    /// What is known of one password. None for Ctrl-C at the question whether to ask a server.
    pub(super) fn of(self, password: &Password, score: u8) -> Result<Option<(Breach, Leaks)>, Failure> {
        let leaks = match self {
            Sources::Own(leaks) => leaks,
            // It would not be sent: there is nothing to ask the person.
            Sources::Later(_) if password.is_empty() || score <= EASY => Leaks::nobody(),
            Sources::Later(context) => match context.leaks(None)? {
                Allowed::Leaks(leaks) => leaks,
                Allowed::Interrupted => return Ok(None),
            },
        };
        let state = leaks
            .of(&[(password, score)])
            .pop()
            .unwrap_or(Breach::CouldNotCheck(CouldNotCheck::Untrusted));
        Ok(Some((state, leaks)))
    }
}

/// Says on one line of standard error how far asking a server is, where it takes a while.
fn progress(locale: Locale) -> impl Fn(usize, usize) + Send + Sync {
    move |asked, all| {
        if all >= LONG {
            let share = locale.percent(asked as f64 / all as f64);
            let text = locale.with("breach-progress-server", &[("share", &share)]);
            out::over(if asked < all { &text } else { "" });
        }
    }
}

impl Context {
    /// Where one password is asked about. A list that cannot be used is told now, before a password is typed.
    pub(super) fn sources(&self, corpus: Option<&Path>) -> Result<Sources<'_>, Failure> {
        let Some(path) = corpus else {
            return Ok(Sources::Later(self));
        };
        match self.leaks(Some(path))? {
            Allowed::Leaks(leaks) => Ok(Sources::Own(leaks)),
            Allowed::Interrupted => Ok(Sources::Own(Leaks::nobody())),
        }
    }

    /// What may be asked: the corpus given; else the range server, where the network is allowed; else nobody. On a
    /// terminal the person is asked, once.
    pub(super) fn leaks(&self, corpus: Option<&Path>) -> Result<Allowed, Failure> {
        if let Some(path) = corpus {
            let source = breach::open(path).map_err(|error| self.list_failure(&error, path))?;
            return Ok(Allowed::Leaks(Leaks(Some(Proven::new(source)))));
        }
        if self.global.offline {
            return Ok(Allowed::Leaks(Leaks::nobody()));
        }
        // A wrong address is told before anything is asked.
        let server = self.range_server()?;
        if !self.global.online {
            if !self.env.interactive || self.global.no_input {
                return Ok(Allowed::Leaks(Leaks::nobody()));
            }
            match self.ask_online() {
                Some(true) => {}
                Some(false) => return Ok(Allowed::Leaks(Leaks::nobody())),
                None => return Ok(Allowed::Interrupted),
            }
        }
        let server = if out::is_watched() && !self.plain() {
            server.watched(progress(self.locale))
        } else {
            server
        };
        Ok(Allowed::Leaks(Leaks(Some(Proven::new(Box::new(server))))))
    }

    /// The server of `--range-url`, or the public one. Nothing is sent.
    pub(super) fn range_server(&self) -> Result<RangeApi, Failure> {
        let url = self.range_url();
        RangeApi::new(url).map_err(|bad| {
            let key = match bad {
                BadUrl::Malformed => "breach-error-url",
                BadUrl::NotSecure => "breach-error-url-not-secure",
            };
            self.failure(Exit::Usage, key, "breach-advice-url", &[])
        })
    }

    fn range_url(&self) -> &str {
        self.global.range_url.as_deref().unwrap_or(range_api::DEFAULT)
    }

    /// Whether the server may be asked; none for Ctrl-C.
    fn ask_online(&self) -> Option<bool> {
        let ask = self
            .locale
            .with("breach-ask-online", &[("url", self.range_url())]);
        self.confirms(&ask, &["hoi", "ask"])
    }

    /// A list that cannot be used.
    pub(super) fn list_failure(&self, error: &breach::Error, path: &Path) -> Failure {
        let explained = error.explain(self.locale);
        let file = path.display().to_string();
        let failure = Failure {
            exit: Exit::Data,
            what: self
                .locale
                .with("breach-error-list", &[("file", &file), ("what", &explained.what)]),
            causes: Vec::new(),
            advice: explained.advice,
        };
        match error.cause() {
            Some(cause) => failure.because(cause),
            None => failure,
        }
    }
}
