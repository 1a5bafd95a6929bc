//! The addresses of this computer that a phone may reach, and opening one.

use if_addrs::Interface;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

/// The port that is tried first; the next few where it is taken.
const PORT: u16 = 8080;
/// How many ports are tried.
const PORTS: u16 = 10;
/// The address Windows gives to the hotspot it makes itself.
const WINDOWS_HOTSPOT: Ipv4Addr = Ipv4Addr::new(192, 168, 137, 1);

/// How interfaces begin that join programs of this computer, or this computer to one far away: hardly ever a hall.
const INWARD: [&str; 15] = [
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vnic",
    "lxc",
    "podman",
    "tun",
    "tap",
    "wg",
    "utun",
    "ppp",
    "zt",
    "tailscale",
];
/// What stands anywhere in the names Windows gives to such interfaces.
const INWARD_WORDS: [&str; 6] = [
    "vethernet",
    "virtualbox",
    "vmware",
    "zerotier",
    "tailscale",
    "vpn",
];

/// An address a phone may reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reachable {
    /// The address.
    pub address: Ipv4Addr,
    /// What the system calls the interface.
    pub interface: String,
}

/// What an interface most likely is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A radio: what phones are on.
    Wireless,
    /// A cable.
    Wired,
    /// Its name tells nothing.
    Other,
    /// Of programs on this computer, or of a tunnel.
    Inward,
}

impl Reachable {
    /// What the interface most likely is.
    pub fn kind(&self) -> Kind {
        let name = self.interface.to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if begins(&INWARD) || has(&INWARD_WORDS) {
            Kind::Inward
        } else if begins(&["wl", "ath"])
            || has(&["wi-fi", "wifi", "wireless"])
            || self.address == WINDOWS_HOTSPOT
        {
            Kind::Wireless
        } else if begins(&["eth", "enp", "eno", "ens", "enx"]) {
            Kind::Wired
        } else {
            Kind::Other
        }
    }
}

/// The addresses of this computer beside the loopback one, the likeliest to be the hall's first: IPv4 only, because
/// people type them.
pub fn reachable() -> Vec<Reachable> {
    let mut found = if_addrs::get_if_addrs().unwrap_or_default();
    found.retain(|interface| {
        matches!(interface.ip(), IpAddr::V4(address) if !address.is_loopback() && !address.is_link_local())
    });
    // On Windows a card keeps its address without its cable. Where the system calls none of them up, each may be.
    if found.iter().any(Interface::is_oper_up) {
        found.retain(Interface::is_oper_up);
    }
    let addresses = found.into_iter().filter_map(|interface| match interface.ip() {
        IpAddr::V4(address) => Some(Reachable {
            address,
            interface: interface.name,
        }),
        IpAddr::V6(_) => None,
    });
    by_likelihood(addresses.collect())
}

/// Private networks before public addresses, radios before cables, what leads into this computer last of all.
fn by_likelihood(mut addresses: Vec<Reachable>) -> Vec<Reachable> {
    let key = |one: &Reachable| {
        let kind = one.kind();
        (kind == Kind::Inward, !one.address.is_private(), kind, one.address)
    };
    addresses.sort_by_key(key);
    addresses.dedup_by_key(|one| one.address);
    addresses
}

/// Opens an address; where no port is named, one of a few that are easy to type, else any free one.
pub fn listen(address: IpAddr, port: Option<u16>) -> io::Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind(SocketAddr::new(address, port));
    }
    let mut taken = io::ErrorKind::AddrInUse.into();
    for port in (PORT..PORT + PORTS).chain([0]) {
        match TcpListener::bind(SocketAddr::new(address, port)) {
            Err(error) if is_for_others(&error) => taken = error,
            opened => return opened,
        }
    }
    Err(taken)
}

/// Whether a port belongs to another program, or is set aside for one: Windows says that it is forbidden then.
fn is_for_others(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::AddrInUse
        || cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_halls_address_comes_first_and_what_leads_inward_last() {
        let found = [
            ("docker0", [172, 17, 0, 1]),
            ("br-9f1c2d", [172, 18, 0, 1]),
            ("virbr0", [192, 168, 122, 1]),
            ("vEthernet (WSL)", [172, 20, 0, 1]),
            ("VirtualBox Host-Only Network", [192, 168, 56, 1]),
            ("VMware Network Adapter VMnet8", [192, 168, 80, 1]),
            ("utun3", [10, 8, 0, 2]),
            ("tailscale0", [100, 64, 3, 2]),
            ("ZeroTier One [8056c2e21c000001]", [10, 147, 17, 5]),
            ("ppp0", [10, 64, 64, 64]),
            ("eth0", [203, 113, 0, 9]),
            ("bridge100", [192, 168, 2, 1]),
            ("eth1", [10, 0, 0, 7]),
            ("wlan0", [192, 168, 1, 10]),
        ];
        let all = found.map(|(interface, address)| Reachable {
            address: address.into(),
            interface: interface.to_owned(),
        });
        let ordered = by_likelihood(all.to_vec());
        let names: Vec<&str> = ordered.iter().map(|one| one.interface.as_str()).collect();
        assert_eq!(&names[..4], ["wlan0", "eth1", "bridge100", "eth0"]);
        assert!(
            ordered[4..].iter().all(|one| one.kind() == Kind::Inward),
            "{names:?}"
        );
    }

    #[test]
    fn one_address_is_offered_once_and_windows_own_hotspot_is_a_radio() {
        let of = |interface: &str, address: [u8; 4]| Reachable {
            address: address.into(),
            interface: interface.to_owned(),
        };
        let twice = by_likelihood(vec![
            of("eth0", [10, 0, 0, 7]),
            of("eth0:1", [10, 0, 0, 7]),
            of("Local Area Connection* 2", [192, 168, 137, 1]),
        ]);
        assert_eq!(twice.len(), 2);
        assert_eq!(twice[0].kind(), Kind::Wireless);
    }
}
