//! A room tried out before the day: people who are not there answer over the address phones will use.

use super::hall::Act;
use super::record::Room;
use super::request::{Answered, post, post_here};
use crate::domain::room::Phase;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
