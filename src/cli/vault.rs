//! `rasoat vault FILE…`: audits exports of password managers and browsers, in memory.

use super::args::{Format, Vault};
use super::env::now;
use super::exit::Exit;
use super::failure::Failure;
use super::leaks::{Allowed, Leaks};
use super::secret::{Given, Piped};
use super::{Context, out};
use crate::audit::vault as engine;
use crate::breach::Kind;
use crate::domain::breach::Breach;
use crate::domain::secret::Password;
use crate::domain::vault::{Entry, Export, Format as Program, LeftOut, Remark};
use crate::prompt::{Console, Secret, Terminal as _};
use crate::render;
use crate::strength::{self, Strength};
use crate::vault::{self, Locked, Opened, exceptions};
use std::hash::{BuildHasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// From so many passwords on, somebody would like to know how far it is.
const LONG: usize = 2000;
/// Passwords taken at a time.
const BLOCK: usize = 64;
/// Words of the person's own that are tried; the list of an attacker is short as well.
const MOST_WORDS: usize = 32;

pub(super) fn run(context: &Context, options: &Vault) -> Result<Exit, Failure> {
    let limit = context.strength_limit()?;
    let exceptions = context.exceptions(options)?;
    let Gathered {
        entries,
        left_out,
        read,
        distinct,
        strengths,
        breaches,
        leaks,
    } = match context.gather(&Source::of(options))? {
        Ok(gathered) => gathered,
        Err(exit) => return Ok(exit),
    };
    let report = engine::judge(engine::Basis {
        entries: &entries,
        left_out,
        distinct: &distinct,
        strengths: &strengths,
        breaches: &breaches,
        exceptions,
        today: now().date,
        key: RandomState::new().hash_one(0_u8),
    });
    // From here on nobody needs them: what follows may wait for somebody to read or to answer.
    drop(entries);
    let view = render::vault::View {
        report: &report,
        read: &read,
        leaks: leaks.kind().map(Kind::code),
        locale: context.locale,
        style: context.style(),
    };
    match context.format() {
        Format::Json => context.print(&render::vault::json(&view))?,
        Format::Html => context.print(&render::vault::page(&view))?,
        Format::Csv => context.print_csv(&render::vault::csv(&view))?,
        Format::Table | Format::Plain => context.print(&render::vault::text(&view))?,
    }
    if context.still_there(Left::Passwords, &plaintext(&options.files, &read))? == Exit::Interrupted {
        return Ok(Exit::Interrupted);
    }
    let fails = |limit: u8| {
        let is_bad = |entry: &engine::Judged| {
            entry.score <= limit
                && !entry
                    .excepted
                    .iter()
                    .any(|held| held.check == engine::Check::Weak)
                || entry.checks.contains(&engine::Check::Breached)
        };
        report.entries.iter().any(is_bad)
    };
    Ok(match leaks.exit(&breaches) {
        // Nothing could be read: that is no clean bill.
        Exit::Done if report.entries.is_empty() && report.summary.unreadable > 0 => Exit::Data,
        Exit::Done if limit.is_some_and(fails) => Exit::FailOn,
        exit => exit,
    })
}

/// Where the entries come from.
pub(super) struct Source<'o> {
    /// The exports; `-` is standard input.
    pub files: &'o [PathBuf],
    /// Whether the vault's own password is the first line of standard input.
    pub piped: bool,
    /// A key file.
    pub key_file: Option<&'o Path>,
    /// Leaked lists of one's own.
    pub corpus: Option<&'o Path>,
}

impl<'o> Source<'o> {
    /// What the command line says.
    pub(super) fn of(options: &'o Vault) -> Self {
        Self {
            files: &options.files,
            piped: options.piped,
            key_file: options.key_file.as_deref(),
            corpus: options.corpus.as_deref(),
        }
    }
}

/// What the files hold and what is known of each password, in memory only.
pub(super) struct Gathered {
    /// The entries, collapsed; no title holds a password.
    pub entries: Vec<Entry>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// What each file is, and how it was read.
    pub read: Read,
    /// The passwords, numbered.
    pub distinct: engine::Distinct,
    /// How strong each distinct password is.
    pub strengths: Vec<Strength>,
    /// What leaked lists say about each.
    pub breaches: Vec<Breach>,
    /// The lists.
    pub leaks: Leaks,
}

/// What lies in a file that anybody who opens it can read.
#[derive(Clone, Copy)]
pub(super) enum Left {
    /// Passwords.
    Passwords,
    /// What a platform knows about a person.
    Export,
}

impl Left {
    fn there(self) -> &'static str {
        match self {
            Left::Passwords => "vault-still-there",
            Left::Export => "evidence-still-there",
        }
    }

    /// It is overwritten; only its name is left.
    fn nameless(self) -> &'static str {
        match self {
            Left::Passwords => "vault-error-erase-name",
            Left::Export => "evidence-error-erase-name",
        }
    }
}

type Read = Vec<(Program, Vec<Remark>)>;

/// The files that anybody who opens them can read.
pub(super) fn plaintext<'f>(files: &'f [PathBuf], read: &Read) -> Vec<&'f Path> {
    let mut out: Vec<&Path> = Vec::new();
    for (file, (format, _)) in files.iter().zip(read) {
        if !format.is_encrypted() && file.as_os_str() != "-" && !out.contains(&file.as_path()) {
            out.push(file);
        }
    }
    out
}

/// The login names that come most often: what somebody who knows the person would try.
fn own_words(entries: &[Entry]) -> strength::Context {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for entry in entries {
        let local = entry.user.split('@').next().unwrap_or_default().to_lowercase();
        let words = local
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() >= 3);
        for word in words {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    let mut words: Vec<(usize, String)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    words.sort_unstable_by(|one, other| other.cmp(one));
    strength::Context::new(words.iter().take(MOST_WORDS).map(|(_, word)| word.as_str()))
}

impl Context {
    /// Opens the files, measures every password and asks the lists that may be asked. The inner error is how it ends
    /// where the person stops.
    pub(super) fn gather(&self, source: &Source<'_>) -> Result<Result<Gathered, Exit>, Failure> {
        // A list that cannot be used is told before a vault is opened.
        let leaks = match self.leaks(source.corpus)? {
            Allowed::Leaks(leaks) => leaks,
            Allowed::Interrupted => return Ok(Err(Exit::Interrupted)),
        };
        let key_file = match source.key_file {
            None => None,
            Some(file) => Some(vault::read(file).map_err(|error| self.vault_failure(&error, file))?),
        };
        let typed = match source.piped.then(|| self.secret(true, "")).transpose()? {
            Some(Given::Password(password)) => Some(password),
            Some(Given::Nothing(exit)) => return Ok(Err(exit)),
            None => None,
        };
        let mut exports: Vec<Export> = Vec::new();
        for (index, file) in source.files.iter().enumerate() {
            let failed = |error: vault::Error| self.vault_failure(&error, file);
            let bytes = if file.as_os_str() == "-" {
                // What is left of it behind the password.
                vault::from_reader(Piped::open(), 64 * 1024).map_err(failed)?
            } else {
                vault::read(file).map_err(failed)?
            };
            exports.push(match vault::open(bytes, index + 1).map_err(failed)? {
                Opened::Export(export) => export,
                Opened::Locked(locked) => self.unlock(
                    &locked,
                    file,
                    typed.as_ref(),
                    key_file.as_deref().map(Vec::as_slice),
                )?,
            });
        }
        let read: Vec<(Program, Vec<_>)> = exports
            .iter()
            .map(|export| (export.format, export.remarks.clone()))
            .collect();
        let left_out = exports
            .iter()
            .flat_map(|export| export.left_out.clone())
            .collect();
        let mut entries = engine::collapse(exports.into_iter().flat_map(|export| export.entries).collect());
        engine::without_secrets(&mut entries);
        let distinct = engine::distinct(&entries);
        let passwords: Vec<&Password> = distinct
            .first
            .iter()
            .filter_map(|entry| entries.get(*entry))
            .map(|entry| &entry.password)
            .collect();
        let strengths = self.measure(&passwords, &own_words(&entries));
        let scored: Vec<(&Password, u8)> = passwords
            .iter()
            .zip(&strengths)
            .map(|(password, strength)| (*password, strength.score))
            .collect();
        let breaches = leaks.of(&scored);
        Ok(Ok(Gathered {
            entries,
            left_out,
            read,
            distinct,
            strengths,
            breaches,
            leaks,
        }))
    }

    fn vault_failure(&self, error: &vault::Error, file: &Path) -> Failure {
        let explained = error.explain(self.locale);
        let name = file.display().to_string();
        Failure {
            exit: Exit::Data,
            what: self
                .locale
                .with("vault-error-file", &[("file", &name), ("what", &explained.what)]),
            causes: Vec::new(),
            advice: explained.advice,
        }
    }

    /// Says what still lies there in clear text; on a terminal, offers to overwrite and delete each file.
    pub(super) fn still_there(&self, left: Left, files: &[&Path]) -> Result<Exit, Failure> {
        let asks = self.env.interactive && !self.global.no_input;
        let mut unerased = None;
        for file in files {
            let name = file.display().to_string();
            out::note(&self.locale.with(left.there(), &[("file", &name)]));
            if !asks {
                continue;
            }
            match self.confirms(&self.locale.text("vault-ask-erase"), &["xoa"]) {
                Some(false) => out::note(&self.locale.text("vault-kept")),
                Some(true) => match out::erase(file) {
                    Ok(()) => out::note(&self.locale.with("vault-erased", &[("file", &name)])),
                    Err(error) => {
                        if let Some(earlier) = unerased.replace(self.not_erased(left, error, &name)) {
                            out::note(&Failure::text(&earlier, self.locale));
                        }
                    }
                },
                None => {
                    out::note(&self.locale.text("vault-kept"));
                    return Ok(Exit::Interrupted);
                }
            }
        }
        unerased.map_or(Ok(Exit::Done), Err)
    }

    fn not_erased(&self, left: Left, error: out::Unerased, name: &str) -> Failure {
        let (key, cause) = match error {
            out::Unerased::Untouched(cause) => ("vault-error-erase-untouched", cause),
            out::Unerased::Half(cause) => ("vault-error-erase-half", cause),
            out::Unerased::Name(cause) => (left.nameless(), cause),
        };
        self.failure(Exit::Data, key, "vault-advice-erase", &[("file", name)])
            .because(cause)
    }

    fn exceptions(&self, options: &Vault) -> Result<Vec<crate::domain::vault::Exception>, Failure> {
        let Some(file) = &options.exceptions else {
            return Ok(Vec::new());
        };
        let checks: Vec<&str> = engine::Check::ALL.iter().map(|check| check.code()).collect();
        exceptions::read(file, &checks).map_err(|error| {
            let (key, number) = match error {
                exceptions::Error::Unreadable(_) => ("vault-error-exceptions-unreadable", 0),
                exceptions::Error::Malformed(line) => ("vault-error-exceptions-malformed", line),
                exceptions::Error::Check(number) => ("vault-error-exceptions-check", number),
                exceptions::Error::Until(number) => ("vault-error-exceptions-until", number),
                exceptions::Error::Reason(number) => ("vault-error-exceptions-reason", number),
            };
            let args = [
                ("file", file.display().to_string()),
                ("n", self.locale.count(number)),
                ("checks", checks.join(", ")),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.failure(Exit::Data, key, "vault-advice-exceptions", &args)
        })
    }

    /// Opens what is locked, with what was given, else with what is typed at a hidden prompt.
    fn unlock(
        &self,
        locked: &Locked,
        file: &Path,
        typed: Option<&Password>,
        key_file: Option<&[u8]>,
    ) -> Result<Export, Failure> {
        let failed = |error: vault::Error| self.vault_failure(&error, file);
        if let Some(password) = typed {
            return locked.unlock(Some(password), key_file).map_err(failed);
        }
        if !self.env.interactive || self.global.no_input {
            // A key file may be all it takes.
            let alone = key_file.map(|key_file| locked.unlock(None, Some(key_file)));
            if let Some(opened) = alone.filter(|opened| !matches!(opened, Err(vault::Error::WrongPassword))) {
                return opened.map_err(failed);
            }
            return Err(self.failure(
                Exit::Usage,
                "vault-error-needs-password",
                "vault-advice-needs-password",
                &[("file", &file.display().to_string())],
            ));
        }
        let name = file.display().to_string();
        let ask = self.locale.with("vault-ask-password", &[("file", &name)]);
        let mut console = Console::open(super::exit::interrupted);
        match console.hidden(&ask) {
            Secret::Typed(password) => {
                drop(console);
                locked.unlock(Some(&password), key_file).map_err(failed)
            }
            Secret::Interrupted => Err(Failure {
                exit: Exit::Interrupted,
                what: self.locale.text("vault-stopped"),
                causes: Vec::new(),
                advice: String::new(),
            }),
            Secret::Nothing | Secret::CannotHide => Err(self.failure(
                Exit::Usage,
                "vault-error-needs-password",
                "vault-advice-needs-password",
                &[("file", &name)],
            )),
        }
    }

    /// Measures each password once, on every core.
    fn measure(&self, passwords: &[&Password], own: &strength::Context) -> Vec<Strength> {
        let next = AtomicUsize::new(0);
        let found: Mutex<Vec<(usize, Strength)>> = Mutex::new(Vec::with_capacity(passwords.len()));
        let shows = passwords.len() >= LONG && !self.plain() && out::is_watched();
        let work = |says: bool| {
            loop {
                let start = next.fetch_add(BLOCK, Ordering::Relaxed);
                let end = (start + BLOCK).min(passwords.len());
                let Some(block) = passwords.get(start..end).filter(|block| !block.is_empty()) else {
                    break;
                };
                let block: Vec<(usize, Strength)> = block
                    .iter()
                    .enumerate()
                    .map(|(at, password)| (start + at, strength::measure_for(password, own)))
                    .collect();
                found
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .extend(block);
                if says {
                    let share = self.locale.percent(end as f64 / passwords.len() as f64);
                    out::over(&self.locale.with("vault-progress", &[("share", &share)]));
                }
            }
        };
        let others = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) - 1;
        std::thread::scope(|scope| {
            for _ in 0..others.min(passwords.len() / BLOCK) {
                scope.spawn(|| work(false));
            }
            work(shows);
        });
        if shows {
            out::over("");
        }
        let mut found = found
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        found.sort_unstable_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, strength)| strength).collect()
    }
}
