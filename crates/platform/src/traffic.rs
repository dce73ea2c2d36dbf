//! What was sent to which host, counted where requests are sent.

/// What one host was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostTraffic {
    /// The host with its scheme, such as `https://api.example.com`.
    pub origin: String,
    /// How many requests were sent, repeated ones counted each.
    pub requests: u32,
    /// The bytes of the bodies that were sent; headers are not counted.
    pub sent: u64,
    /// The bytes of the bodies that were received and read.
    pub received: u64,
}

/// What was sent since the page was opened, by host, in the order of the first request. It holds no path, no header
/// and no body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic(Vec<HostTraffic>);

impl Traffic {
    /// With nothing in it.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// A request with a body of so many bytes is being sent.
    pub fn sent(&mut self, url: &str, bytes: usize) {
        let host = self.host(url);
        host.requests = host.requests.saturating_add(1);
        host.sent = host.sent.saturating_add(bytes as u64);
    }

    /// A body of so many bytes was received.
    pub fn received(&mut self, url: &str, bytes: usize) {
        let host = self.host(url);
        host.received = host.received.saturating_add(bytes as u64);
    }

    /// The hosts.
    pub fn hosts(&self) -> &[HostTraffic] {
        &self.0
    }

    fn host(&mut self, url: &str) -> &mut HostTraffic {
        let origin = origin(url);
        let at = self.0.iter().position(|host| host.origin == origin);
        let at = at.unwrap_or_else(|| {
            self.0.push(HostTraffic {
                origin: origin.to_owned(),
                requests: 0,
                sent: 0,
                received: 0,
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}

/// Scheme and host of a URL.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find(['/', '?', '#']);
    end.map_or(url, |end| &url[..host + end])
}

/// A number of bytes in words: `512 bytes`, `1.2 kB`, `3.4 MB`. A kilobyte has 1,000 bytes.
pub fn bytes(count: u64) -> String {
    let tenths = |unit: u64, name: &str| {
        let tenths = count / (unit / 10);
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    };
    match count {
        1 => "1 byte".to_owned(),
        0..1_000 => format!("{count} bytes"),
        1_000..1_000_000 => tenths(1_000, "kB"),
        _ => tenths(1_000_000, "MB"),
    }
}
