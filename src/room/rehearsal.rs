//! A room tried out before the day: people who are not there answer over the address phones will use.

use super::hall::Act;
use super::record::Room;
use super::request::{Answered, post, post_here};
use super::server::Seen;
use crate::domain::room::Phase;
use std::net::IpAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use tokio::time::Instant;

/// Who answers at the same moment: a hall never taps all at once.
const AT_ONCE: usize = 12;

/// How a rehearsal went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// How many people were simulated.
    pub people: usize,
    /// How many of them came in.
    pub joined: usize,
    /// Answers that were given.
    pub given: usize,
    /// Answers that were acknowledged.
    pub acknowledged: usize,
}

impl Rehearsed {
    /// Whether nobody and nothing was lost.
    pub fn is_whole(&self) -> bool {
        self.joined == self.people && self.acknowledged == self.given
    }
}

/// Lets so many people come in and answer every row twice.
pub fn simulate(room: &Room, rows: usize, people: usize) -> Rehearsed {
    let seats = Mutex::new(Vec::new());
    each(people, &|_| {
        let to = post(room.listen, &format!("/{}", room.code), "");
        if let Ok(Answered {
            status: 303,
            to: Some(seat),
            ..
        }) = to
            && let Ok(mut seats) = seats.lock()
        {
            seats.push(seat);
        }
    });
    let seats = seats.into_inner().unwrap_or_default();
    let (given, acknowledged) = (AtomicUsize::new(0), AtomicUsize::new(0));
    for phase in Phase::ALL {
        act(room, Act::Free(phase));
        each(seats.len(), &|number| {
            for row in 0..rows {
                let key = 1 + (number + row) % 2;
                let body = format!("phase={}&row={row}&key={key}", phase.as_str());
                given.fetch_add(1, Ordering::Relaxed);
                let seat = seats.get(number).map(String::as_str).unwrap_or_default();
                let done = post(room.listen, seat, &body);
                if matches!(done, Ok(Answered { status: 303, .. })) {
                    acknowledged.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        act(room, Act::Close);
    }
    Rehearsed {
        people,
        joined: seats.len(),
        given: given.into_inner(),
        acknowledged: acknowledged.into_inner(),
    }
}

/// Does something for each of so many people, a few at once.
fn each(people: usize, act: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(people) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= people {
                        break;
                    }
                    act(number);
                }
            });
        }
    });
}

fn act(room: &Room, act: Act) {
    let body = match act {
        Act::Free(phase) => format!("do=free&phase={}", phase.as_str()),
        _ => "do=close".to_owned(),
    };
    let path = format!("/{}/act", room.secret);
    let _seen_in_the_counts = post_here(room.control, &path, &body);
}

/// Looks out for a real phone among all that is asked for.
pub struct Lookout {
    /// Every request.
    pub seen: Receiver<Seen>,
    /// The addresses of this computer: what comes from them is no phone.
    pub own: Vec<IpAddr>,
}

/// The server is gone: somebody pressed Ctrl-C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Lookout {
    /// The first phone that looks in within a time.
    pub fn phone(&self, within: Duration) -> Result<Option<Seen>, Stopped> {
        let is_own = |seen: &Seen| seen.from.is_loopback() || self.own.contains(&seen.from);
        self.next(Instant::now() + within, &|seen| !is_own(seen))
    }

    /// Whether that phone takes a seat within a time.
    pub fn comes_in(&self, from: IpAddr, within: Duration) -> Result<bool, Stopped> {
        let seated = self.next(Instant::now() + within, &|seen| seen.seated && seen.from == from)?;
        Ok(seated.is_some())
    }

    /// Whether a phone that has a seat is heard from for so long, and never silent for longer than that: its page asks
    /// every two seconds, without a script every fifteen.
    pub fn stays(&self, from: IpAddr, whole: Duration, silence: Duration) -> Result<bool, Stopped> {
        let end = Instant::now() + whole;
        loop {
            let heard = self.next(Instant::now() + silence, &|seen| seen.from == from)?;
            if heard.is_none() {
                return Ok(false);
            }
            if Instant::now() >= end {
                return Ok(true);
            }
        }
    }

    fn next(&self, until: Instant, wanted: &dyn Fn(&Seen) -> bool) -> Result<Option<Seen>, Stopped> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.seen.recv_timeout(left) {
                Ok(seen) if wanted(&seen) => return Ok(Some(seen)),
                Ok(_) if left.is_zero() => return Ok(None),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => return Err(Stopped),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Sender, channel};

    const PHONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 23));
    const LAPTOP: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 10));
    const LONG: Duration = Duration::from_secs(30);
    const SHORT: Duration = Duration::from_millis(40);

    fn lookout() -> (Sender<Seen>, Lookout) {
        let (tell, seen) = channel();
        let own = vec![LAPTOP];
        (tell, Lookout { seen, own })
    }

    fn seen(from: IpAddr, seated: bool) -> Seen {
        Seen {
            from,
            in_zalo: false,
            seated,
        }
    }

    #[test]
    fn this_computers_own_requests_are_no_phone() {
        let (tell, lookout) = lookout();
        for from in [LAPTOP, IpAddr::V4(std::net::Ipv4Addr::LOCALHOST)] {
            tell.send(seen(from, true)).unwrap();
        }
        assert_eq!(lookout.phone(SHORT), Ok(None));
        tell.send(seen(PHONE, false)).unwrap();
        assert_eq!(
            lookout.phone(LONG).map(|phone| phone.map(|phone| phone.from)),
            Ok(Some(PHONE))
        );
    }

    #[test]
    fn a_phone_that_only_looks_has_not_come_in() {
        let (tell, lookout) = lookout();
        tell.send(seen(PHONE, false)).unwrap();
        tell.send(seen(LAPTOP, true)).unwrap();
        assert_eq!(lookout.comes_in(PHONE, SHORT), Ok(false));
        tell.send(seen(PHONE, true)).unwrap();
        assert_eq!(lookout.comes_in(PHONE, LONG), Ok(true));
    }

    #[test]
    fn a_phone_that_falls_silent_is_told_from_one_that_stays() {
        let (tell, lookout) = lookout();
        tell.send(seen(PHONE, true)).unwrap();
        assert_eq!(lookout.stays(PHONE, LONG, SHORT), Ok(false));
        let stays = thread::spawn(move || lookout.stays(PHONE, SHORT * 3, LONG));
        while tell.send(seen(PHONE, true)).is_ok() {
            thread::yield_now();
        }
        assert_eq!(stays.join().unwrap(), Ok(true));
    }

    #[test]
    fn a_server_that_was_stopped_is_waited_for_by_nobody() {
        let (tell, lookout) = lookout();
        drop(tell);
        assert_eq!(lookout.phone(LONG), Err(Stopped));
        assert_eq!(lookout.stays(PHONE, LONG, LONG), Err(Stopped));
    }
}
