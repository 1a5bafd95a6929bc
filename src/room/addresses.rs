//! The addresses of this computer that a phone may reach, and opening one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

/// The port that is tried first; the next few where it is taken.
const PORT: u16 = 8080;
/// How many ports are tried.
const PORTS: u16 = 10;

/// The addresses of this computer beside the loopback one, those of private networks first: IPv4 only, because people
/// type them.
pub fn reachable() -> Vec<Ipv4Addr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let mut addresses: Vec<Ipv4Addr> = found
        .into_iter()
        .filter_map(|interface| match interface.ip() {
            IpAddr::V4(address) => Some(address),
            IpAddr::V6(_) => None,
        })
        .filter(|address| !address.is_loopback() && !address.is_link_local())
        .collect();
    addresses.sort_by_key(|address| (!address.is_private(), *address));
    addresses.dedup();
    addresses
}

/// Opens an address; where its port is 0, one of a few that are easy to type, else any free one.
pub fn listen(address: IpAddr, port: Option<u16>) -> io::Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind(SocketAddr::new(address, port));
    }
    (PORT..PORT + PORTS)
        .chain([0])
        .map(|port| TcpListener::bind(SocketAddr::new(address, port)))
        .find(|opened| !matches!(opened, Err(error) if error.kind() == io::ErrorKind::AddrInUse))
        .unwrap_or_else(|| Err(io::ErrorKind::AddrInUse.into()))
}
