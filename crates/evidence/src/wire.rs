//! What logs spread over several lines: a request without its host, a method without its target.

use super::collector::Collector;
use super::pairs::{self, is_method};
use finder::EndpointId;
use syntax::Authority;

/// So many lines later the rest of a request no longer belongs to it.
const FAR: usize = 40;

/// What waits for the rest of it.
#[derive(Default)]
pub(super) struct Wire {
    /// A request line of a log of the wire, and the lines since.
    request: Option<(String, String, usize)>,
    /// A named method without a target, or a target without a method, and the lines since.
    method: Option<(String, usize)>,
    target: Option<(String, usize)>,
    /// How many calls were put together.
    pub(super) calls: usize,
}

impl Wire {
    /// Takes a line that may be a request line without a host; whether it is one.
    pub(super) fn request(&mut self, line: &str, found: &mut Collector) -> bool {
        let Some((method, path)) = request_line(line) else {
            return false;
        };
        self.flush(found);
        self.request = Some((method.to_owned(), path.to_owned(), 0));
        true
    }

    /// Takes any other line; the call that it completes.
    pub(super) fn line(&mut self, line: &str, found: &mut Collector) -> Option<EndpointId> {
        if let Some((method, path, since)) = &mut self.request {
            *since += 1;
            if let Some(host) = host_line(line) {
                let url = ["https://", host, path].concat();
                let call = found.call(method, &url);
                self.request = None;
                self.calls += 1;
                return call;
            }
            if *since > FAR {
                self.flush(found);
            }
        }
        self.named(line, found)
    }

    /// A request whose host never came is one by its path.
    pub(super) fn flush(&mut self, found: &mut Collector) {
        if let Some((method, path, _)) = self.request.take() {
            found.call(&method, &path);
            self.calls += 1;
        }
    }

    /// Methods and targets that stand on lines of their own, as objects are printed.
    fn named(&mut self, line: &str, found: &mut Collector) -> Option<EndpointId> {
        for waits in [&mut self.method, &mut self.target] {
            if let Some((_, since)) = waits {
                *since += 1;
                if *since > FAR {
                    *waits = None;
                }
            }
        }
        let (method, target) = pairs::alone(line);
        match (method, target) {
            (Some(method), None) => self.method = Some((method.to_owned(), 0)),
            (None, Some(target)) => self.target = Some((target.to_owned(), 0)),
            _ => return None,
        }
        let (method, target) = (self.method.take(), self.target.take());
        match (method, target) {
            (Some((method, _)), Some((target, _))) => {
                self.calls += 1;
                found.call(&method, &target)
            }
            (method, target) => {
                (self.method, self.target) = (method, target);
                None
            }
        }
    }
}

/// `> POST /shop/carts HTTP/1.1` of cURL, `>> "POST /shop/carts HTTP/1.1[\r][\n]"` of Apache's client.
fn request_line(line: &str) -> Option<(&str, &str)> {
    let rest = match line.split_once(">> \"") {
        Some((_, rest)) => rest,
        None => line.strip_prefix("> ")?,
    };
    let mut words = rest.split_whitespace();
    let (method, path, protocol) = (words.next()?, words.next()?, words.next()?);
    (is_method(method) && path.starts_with('/') && protocol.starts_with("HTTP/"))
        .then_some((method, path))
}

/// The host that a line of such a log names.
fn host_line(line: &str) -> Option<&str> {
    let rest = match line.split_once(">> \"") {
        Some((_, rest)) => rest,
        None => line.strip_prefix("> ")?,
    };
    let name = rest.get(..5)?;
    let host = name
        .eq_ignore_ascii_case("host:")
        .then(|| rest.get(5..))??;
    let host = host.trim().split(['[', '"', '\\', ' ']).next()?;
    Authority::parse(host).is_ok().then_some(host)
}

/// The host in a line of Envoy's log: the last but one of the fields in quotes, in front of the upstream.
pub(super) fn envoy_host(line: &str) -> Option<&str> {
    let fields: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
    let [.., host, upstream] = fields.as_slice() else {
        return None;
    };
    let is_upstream = *upstream == "-"
        || upstream.rsplit_once(':').is_some_and(|(_, port)| {
            !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
        });
    let named = host.contains('.') && !host.contains(['/', ' ']);
    let letters = host.bytes().any(|byte| byte.is_ascii_alphabetic());
    (fields.len() >= 4 && is_upstream && named && letters && Authority::parse(host).is_ok())
        .then_some(host)
}
