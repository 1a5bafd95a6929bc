//! Which domain somebody registered an address belongs to: `m.bank.example.com` and the app `com.example.bank` are
//! both of `example.com`.

/// The registered domain of an address, in lower case; the host itself where there is none; nothing for no address.
pub(super) fn of(address: &str) -> Option<String> {
    let address = address.trim();
    if let Some(app) = address.strip_prefix("android://") {
        let package = app.rsplit('@').next()?.trim_end_matches('/');
        let parts: Vec<&str> = package.split('.').rev().collect();
        return Some(registered(&parts.join(".")));
    }
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?;
    let host = match host.strip_prefix('[') {
        Some(six) => six.split(']').next()?,
        None => host.split(':').next()?,
    };
    (!host.is_empty() && !host.contains(char::is_whitespace)).then(|| registered(host))
}

/// The host of an address, for a name where there is none.
pub(super) fn host(address: &str) -> Option<&str> {
    let rest = address.trim();
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    (!host.is_empty() && !host.contains(char::is_whitespace)).then_some(host)
}

fn registered(host: &str) -> String {
    let host = host.trim_end_matches('.').to_lowercase();
    // A number of the network belongs to itself.
    if host.contains(':') || host.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()) {
        return host;
    }
    psl::domain_str(&host).map_or_else(|| host.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn addresses_of_one_owner_are_one() {
        for (address, expected) in [
            ("https://www.facebook.com/login/", "facebook.com"),
            ("http://vanban.soctrang.gov.vn:8080/x?y", "soctrang.gov.vn"),
            ("android://aGFzaA==@com.example.nganhang/", "example.com"),
            ("https://nguoi:x@m.bank.example.com", "example.com"),
            ("bank.example.com", "example.com"),
            ("http://192.168.1.1/", "192.168.1.1"),
            ("http://[::1]:80/", "::1"),
            ("http://noibo/", "noibo"),
        ] {
            assert_eq!(of(address).as_deref(), Some(expected), "{address}");
        }
        assert_eq!(of("  "), None);
        assert_eq!(of("phòng họp tầng 2"), None);
    }
}
