//! Hosts and URLs: the one place that says where a host begins, where it ends and what it is.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Hosts are no longer than that, in bytes (RFC 1035, 2.3.4: 255 octets).
const LONGEST: usize = 255;

/// A host with an optional port, in the one way in which it is compared: small letters, without a
/// dot at the end. A name, an IPv4 address or an IPv6 address in brackets; never user info.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    host: String,
    port: Option<u16>,
}

/// Why a text is no authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorityError {
    /// There is no host.
    Empty,
    /// A user name or a password stands in front of the host.
    User,
    /// The port is no number from 1 to 65535.
    Port,
    /// The host is no name and no address.
    Host,
}

impl Authority {
    /// Reads what stands between `://` and the path.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, AuthorityError> {
        if text.is_empty() {
            return Err(AuthorityError::Empty);
        }
        if text.contains('@') {
            return Err(AuthorityError::User);
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (text, None),
        };
        let port = port.map(read_port).transpose()?;
        let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
        if is_host(&host) {
            Ok(Self { host, port })
        } else {
            Err(AuthorityError::Host)
        }
    }

    /// The host: small letters, IPv6 in its brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, if one is named.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// Whether it is surely this machine: `localhost`, 127.0.0.0/8 as four numbers, or `[::1]`.
    /// Nothing else is: `127.evil.com` and `localhost.evil.com` belong to somebody.
    pub fn is_loopback(&self) -> bool {
        let quad = || {
            self.host
                .parse::<Ipv4Addr>()
                .is_ok_and(|ip| ip.is_loopback())
        };
        self.host == "localhost" || self.host == "[::1]" || quad()
    }

    /// Whether the host is that domain or one below it. The domain is in small letters.
    pub fn is_under(&self, domain: &str) -> bool {
        let rest = self.host.strip_suffix(domain);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    /// The first label of a name: `api` in `api.example.com`.
    pub fn first_label(&self) -> &str {
        self.host.split('.').next().unwrap_or_default()
    }

    /// What stands behind the first label: `example.com` in `api.example.com`.
    pub fn parent(&self) -> &str {
        self.host.split_once('.').map_or("", |(_, parent)| parent)
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.host)?;
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}

fn read_port(text: &str) -> Result<u16, AuthorityError> {
    // `parse` alone would take a plus sign.
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let port = text.parse().ok().filter(|port| digits && *port > 0);
    port.ok_or(AuthorityError::Port)
}

fn is_host(host: &str) -> bool {
    let inner = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some(v6) = inner {
        return v6.parse::<Ipv6Addr>().is_ok();
    }
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let is_label =
        |label: &str| !label.is_empty() && !label.starts_with('-') && label.bytes().all(fits);
    // A browser takes a name that ends in a number for an address in one of its old spellings
    // (`127.1`, `0x7f.1`): only the one spelling with four numbers is taken here (WHATWG URL, 3.5).
    let last = host.rsplit('.').next().unwrap_or_default();
    let number = last.bytes().all(|b| b.is_ascii_digit()) || last.starts_with("0x");
    host.len() <= LONGEST
        && host.split('.').all(is_label)
        && (!number || host.parse::<Ipv4Addr>().is_ok())
}

/// A URL in its parts, as a browser would cut it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    /// What stands before `://`.
    pub scheme: &'a str,
    /// User name and password, before the last `@` of the authority.
    pub user: Option<&'a str>,
    /// Host and port as they are written; [`Url::authority`] reads them.
    pub host: &'a str,
    /// The path with its slash, or nothing.
    pub path: &'a str,
    /// Query and fragment, with the mark they begin with.
    pub rest: &'a str,
}

impl<'a> Url<'a> {
    /// Cuts a text with `://`. The host ends at a slash of either kind: a browser reads
    /// `https://evil.com\@host` as a call to `evil.com`.
    pub fn split(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        Some(Self {
            scheme,
            ..Self::after_scheme(rest)
        })
    }

    /// Cuts what follows `://`, or stands without a scheme: `host:port/path?query`.
    pub fn after_scheme(text: &'a str) -> Self {
        let end = text.find(['/', '\\', '?', '#']).unwrap_or(text.len());
        let (authority, rest) = text.split_at(end);
        let (path, rest) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, authority),
        };
        Self {
            scheme: "",
            user,
            host,
            path,
            rest,
        }
    }

    /// Its host and port, user info aside; `None` if there is no readable host.
    pub fn authority(&self) -> Option<Authority> {
        Authority::parse(self.host).ok()
    }

    /// Whether the scheme is that one, in any case of its letters.
    pub fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }
}

#[cfg(test)]
mod tests;
