//! How much one seat and one address may ask for. A hall may stand behind one address, so that limit is wide; yet no
//! address gets more than half of what there is, so that one phone cannot shut out the others.

use super::desk::MOST;
use super::hall::Name;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// The time over which requests are counted.
const WINDOW: Duration = Duration::from_secs(10);
/// Answers of one seat in that time: nobody taps faster.
const SEAT: u32 = 40;
/// Requests of one address in that time: 200 phones that each ask ten times a second.
const ADDRESS: u32 = 20_000;
/// Seats one address may take. Not so many in so long: no clock brings the other half within its reach, and a hall of
/// 200 behind one address has room for everybody to come in twice.
const SEATS: u32 = MOST as u32 / 2;
/// Whoever has been silent is forgotten beyond so many.
const KNOWN: usize = 4096;

/// What was asked for lately.
#[derive(Default)]
pub(super) struct Limits {
    seats: BTreeMap<Name, (Instant, u32)>,
    addresses: BTreeMap<IpAddr, (Instant, u32)>,
    /// Only how many: which seats they are is nobody's business.
    taken: BTreeMap<IpAddr, u32>,
}

impl Limits {
    /// Counts a request of an address; whether it is to be answered.
    pub(super) fn address(&mut self, address: IpAddr) -> bool {
        counted(&mut self.addresses, holder(address), ADDRESS)
    }

    /// Counts a seat an address takes; whether it may.
    pub(super) fn takes_seat(&mut self, address: IpAddr) -> bool {
        let taken = self.taken.entry(holder(address)).or_default();
        let may = *taken < SEATS;
        *taken += u32::from(may);
        may
    }

    /// Takes back what was counted: there was no seat.
    pub(super) fn got_none(&mut self, address: IpAddr) {
        if let Some(taken) = self.taken.get_mut(&holder(address)) {
            *taken = taken.saturating_sub(1);
        }
    }

    /// Counts something a seat did; whether it is taken.
    pub(super) fn seat(&mut self, seat: Name) -> bool {
        counted(&mut self.seats, seat, SEAT)
    }
}

/// Connections that are open, by who holds them.
#[derive(Clone, Default)]
pub(super) struct Held(Arc<Mutex<BTreeMap<IpAddr, usize>>>);

/// One of them; free again once it is dropped.
pub(super) struct Hold {
    of: IpAddr,
    held: Held,
}

impl Held {
    /// One more for an address; none where it holds so many already.
    pub(super) fn one(&self, address: IpAddr, most: usize) -> Option<Hold> {
        let of = holder(address);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(of).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Hold {
            of,
            held: self.clone(),
        })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let mut held = self.held.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.of) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.of);
            }
        }
    }
}

/// Who stands behind an address: of IPv6 a device has as many as it likes, all in one network.
fn holder(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        short @ IpAddr::V4(_) => short,
    }
}

fn counted<K: Ord>(known: &mut BTreeMap<K, (Instant, u32)>, who: K, most: u32) -> bool {
    let now = Instant::now();
    if known.len() > KNOWN {
        known.retain(|_, (since, _)| now.duration_since(*since) < WINDOW);
    }
    let (since, count) = known.entry(who).or_insert((now, 0));
    if now.duration_since(*since) >= WINDOW {
        (*since, *count) = (now, 0);
    }
    *count = count.saturating_add(1);
    *count <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_address_takes_half_of_the_seats_and_the_next_one_still_gets_some() {
        let mut limits = Limits::default();
        let greedy = address("10.0.0.66");
        let taken = (0..MOST).filter(|_| limits.takes_seat(greedy)).count();
        assert_eq!(taken, MOST / 2);
        assert!(
            !limits.takes_seat(address("::ffff:10.0.0.66")),
            "the same by another name"
        );
        assert!(limits.takes_seat(address("10.0.0.7")));
        limits.got_none(greedy);
        assert!(limits.takes_seat(greedy) && !limits.takes_seat(greedy));
    }

    #[test]
    fn connections_are_free_again_and_a_network_of_ipv6_is_one_holder() {
        let held = Held::default();
        let first = held.one(address("fe80::1"), 2);
        let second = held.one(address("fe80::2"), 2);
        assert!(first.is_some() && second.is_some());
        assert!(held.one(address("fe80::3"), 2).is_none());
        assert!(held.one(address("10.0.0.7"), 2).is_some());
        drop(first);
        assert!(held.one(address("fe80::3"), 2).is_some());
    }
}
