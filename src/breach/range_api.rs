//! Asking a server, by ranges: the one place that speaks to a network.
//!
//! What goes out is `GET …/range/XXXXX` with five hex digits of a SHA-1, and `Add-Padding: true` so that the length of
//! the answer says nothing. No cookies, no redirects, no proxy (whoever runs one would see the range too), https
//! only; http is for this machine itself. An answer is scanned as it comes and forgotten. No error repeats the
//! address: it would hold the range.
//!
//! Five hex digits are 20 bits: against a short list of passwords they name the one. The caller never sends a
//! password that is easy to guess.

use super::records::{self, Piece, SUFFIX};
use super::{Digest, Kind, Source};
use crate::domain::breach::{Breach, CouldNotCheck, Times};
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use ureq::Agent;
use ureq::http::Uri;

/// Where ranges are asked unless said otherwise.
pub const DEFAULT: &str = "https://api.pwnedpasswords.com/range/";

/// How many requests are under way at once.
const AT_ONCE: usize = 4;
/// After so many failures in a row nothing more is asked.
const PATIENCE: usize = 3;
/// No range is larger, bytes: real ones are under 100 kB.
const LARGEST: u64 = 2 << 20;
/// Bytes of an answer held at a time.
const BUFFER: usize = 16 * 1024;

/// How long it may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until there is a connection.
    pub connect: Duration,
    /// Until all of an answer is there, however it trickles in.
    pub answer: Duration,
}

/// What people can be asked to wait for.
pub const LIMITS: Limits = Limits {
    connect: Duration::from_secs(10),
    answer: Duration::from_secs(30),
};

/// Why an address cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadUrl {
    /// No address of a web server, or one with a name, a password, a query in it.
    Malformed,
    /// Neither https nor this machine.
    NotSecure,
}

/// A server that answers ranges.
pub struct RangeApi {
    agent: Agent,
    base: String,
    progress: Option<Progress>,
}

/// Is told how many ranges were asked for, of how many; both are the same at the end, however it ended.
type Progress = Box<dyn Fn(usize, usize) + Send + Sync>;

/// No answer that can be believed. It says nothing more: the address stays out of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

impl RangeApi {
    /// A server by its address: what stands before the five digits. Nothing is sent yet.
    pub fn new(url: &str) -> Result<Self, BadUrl> {
        Self::within(url, LIMITS)
    }

    /// The same, with other limits of time.
    pub fn within(url: &str, limits: Limits) -> Result<Self, BadUrl> {
        let (base, local) = checked(url)?;
        let config = Agent::config_builder()
            .https_only(!local)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent("rasoat")
            .max_idle_connections(AT_ONCE)
            .max_idle_connections_per_host(AT_ONCE)
            .timeout_connect(Some(limits.connect))
            .timeout_resolve(Some(limits.connect))
            .timeout_global(Some(limits.answer))
            .build();
        Ok(Self {
            agent: Agent::new_with_config(config),
            base,
            progress: None,
        })
    }

    /// Tells how far a look-up is.
    #[must_use]
    pub fn watched(mut self, progress: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Asks for one range and hands each row to `row`, as it comes; those that pad are left out.
    pub(super) fn range(
        &self,
        prefix: &str,
        padded: bool,
        row: &mut dyn FnMut(&[u32; 5], u64),
    ) -> Result<(), NoAnswer> {
        let mut request = self.agent.get(format!("{}{prefix}", self.base));
        if padded {
            request = request.header("Add-Padding", "true");
        }
        let mut response = request.call().map_err(|_| NoAnswer)?;
        if response.status() != 200 {
            return Err(NoAnswer);
        }
        answer(response.body_mut().with_config().limit(LARGEST).reader(), row)
    }

    /// Asks for one range, and what of it is wanted.
    fn ask(&self, prefix: &str, wanted: &[(usize, [u32; 5])]) -> Vec<(usize, Breach)> {
        let mut counts = vec![0; wanted.len()];
        let answered = self.range(prefix, true, &mut |words, count| {
            for (found, (_, suffix)) in counts.iter_mut().zip(wanted) {
                if words == suffix {
                    *found = count;
                }
            }
        });
        let judged = |count| match (answered, count) {
            (Err(NoAnswer), _) => Breach::CouldNotCheck(CouldNotCheck::Network),
            (Ok(()), 0) => Breach::NotFound,
            (Ok(()), count) => Breach::Found(Times::of(count)),
        };
        let places = wanted.iter().map(|(place, _)| *place);
        places.zip(counts.into_iter().map(judged)).collect()
    }
}

impl Source for RangeApi {
    fn look_up(&self, digests: &[Digest]) -> Vec<Breach> {
        // One request a range, however many passwords fall into it; in the order of the ranges, not of the passwords.
        let mut ranges: BTreeMap<String, Vec<(usize, [u32; 5])>> = BTreeMap::new();
        for (place, digest) in digests.iter().enumerate() {
            let suffix = digest.words(5);
            ranges.entry(digest.prefix()).or_default().push((place, suffix));
        }
        let ranges: Vec<_> = ranges.into_iter().collect();
        let next = AtomicUsize::new(0);
        let (failures, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let tell = |asked| {
            if let Some(progress) = &self.progress {
                progress(asked, ranges.len());
            }
        };
        let answers = vec![Breach::CouldNotCheck(CouldNotCheck::Network); digests.len()];
        let answers = Mutex::new(answers);
        let work = || {
            while let Some((prefix, wanted)) = ranges.get(next.fetch_add(1, Ordering::Relaxed)) {
                if failures.load(Ordering::Relaxed) >= PATIENCE {
                    return;
                }
                let answered = self.ask(prefix, wanted);
                if matches!(answered.first(), Some((_, Breach::CouldNotCheck(_)))) {
                    failures.fetch_add(1, Ordering::Relaxed);
                } else {
                    failures.store(0, Ordering::Relaxed);
                }
                let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                for (place, breach) in answered {
                    answers[place] = breach;
                }
                // Before the next may be told: they come in order.
                tell(asked.fetch_add(1, Ordering::Relaxed) + 1);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..AT_ONCE.min(ranges.len()) {
                scope.spawn(work);
            }
            work();
        });
        tell(ranges.len());
        answers.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn kind(&self) -> Kind {
        Kind::RangeApi
    }
}

/// An address with a slash at its end, and whether it is this machine.
fn checked(url: &str) -> Result<(String, bool), BadUrl> {
    let uri: Uri = url.trim().parse().map_err(|_| BadUrl::Malformed)?;
    let authority = uri.authority().ok_or(BadUrl::Malformed)?;
    if uri.query().is_some() || url.contains('#') || authority.as_str().contains('@') {
        return Err(BadUrl::Malformed);
    }
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    let local = host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback());
    match uri.scheme_str() {
        Some("https") => {}
        Some("http") if local => {}
        Some("http") => return Err(BadUrl::NotSecure),
        _ => return Err(BadUrl::Malformed),
    }
    let path = uri.path().trim_end_matches('/');
    let base = format!("{}://{authority}{path}/", uri.scheme_str().unwrap_or_default());
    Ok((base, local))
}

/// Reads the rows of an answer as they come and hands each to `row`: the other 35 digits, aligned to the left, and how
/// often. Anything else in it makes the whole answer worthless, also after rows that were good.
pub fn answer(source: impl Read, row: &mut dyn FnMut(&[u32; 5], u64)) -> Result<(), NoAnswer> {
    records::scan(source, SUFFIX, BUFFER, |piece| match piece {
        Piece::Bytes(_) => Ok(()),
        Piece::Record(record) => {
            // Rows that only fill the answer up count nothing.
            if record.count > 0 {
                row(&record.words, record.count);
            }
            Ok(())
        }
        Piece::Foreign(..) | Piece::Unreadable(_) => Err(NoAnswer),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_only_or_this_machine() {
        for (url, base) in [
            (DEFAULT, DEFAULT),
            ("https://example.org", "https://example.org/"),
            ("https://example.org/a//", "https://example.org/a/"),
            ("http://127.0.0.1:8080/range", "http://127.0.0.1:8080/range/"),
            ("http://[::1]:8080", "http://[::1]:8080/"),
            ("http://localhost/range/", "http://localhost/range/"),
        ] {
            assert_eq!(checked(url).map(|(base, _)| base).as_deref(), Ok(base));
        }
        for url in [
            "http://example.org/range/",
            "http://127.0.0.1.example.org/",
            "http://192.168.1.1/",
            "http://localhost.example.org/",
        ] {
            assert_eq!(checked(url).err(), Some(BadUrl::NotSecure), "{url}");
        }
        for url in [
            "",
            "example.org",
            "/range/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "https://user:pass@example.org/",
            "https://example.org/?x=",
            "https://example.org/#x",
        ] {
            assert_eq!(checked(url).err(), Some(BadUrl::Malformed), "{url}");
        }
    }
}
