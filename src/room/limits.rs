//! How much one seat and one address may ask for. A hall stands behind one address, so that limit is wide.

use super::hall::Name;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;
use tokio::time::Instant;

/// The time over which requests are counted.
const WINDOW: Duration = Duration::from_secs(10);
/// Answers of one seat in that time: nobody taps faster.
const SEAT: u32 = 40;
/// Requests of one address in that time: 200 phones that each ask ten times a second.
const ADDRESS: u32 = 20_000;
/// Whoever has been silent is forgotten beyond so many.
const KNOWN: usize = 4096;

/// What was asked for lately.
#[derive(Default)]
pub(super) struct Limits {
    seats: BTreeMap<Name, (Instant, u32)>,
    addresses: BTreeMap<IpAddr, (Instant, u32)>,
}

impl Limits {
    /// Counts a request of an address; whether it is to be answered.
    pub(super) fn address(&mut self, address: IpAddr) -> bool {
        counted(&mut self.addresses, address, ADDRESS)
    }

    /// Counts something a seat did; whether it is taken.
    pub(super) fn seat(&mut self, seat: Name) -> bool {
        counted(&mut self.seats, seat, SEAT)
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
