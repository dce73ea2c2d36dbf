//! Requests, answers and the transport between them: plain values, no web.

use std::{future::Future, pin::Pin};

use client::Timestamp;
use zeroize::Zeroize;

/// A future that stays on the page's one thread.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The methods that Scopesmith uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; may be repeated.
    Get,
    /// Like GET without a body; may be repeated.
    Head,
    /// Creates; never repeated blindly.
    Post,
    /// Deletes; a 404 counts as done.
    Delete,
}

impl Method {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// Whether sending it twice does what sending it once does.
    pub fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head)
    }
}

/// One HTTP request. It holds credentials, so it has no `Debug` and wipes itself.
///
/// The API host accepts only `Accept`, `Authorization`, `Content-Type` and `X-Correlation-ID`
/// from a page (observed CORS answers, 2017 to 2024), so there is no general header list.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole URL, query included.
    pub url: String,
    /// The value of `Authorization`, scheme included.
    pub authorization: Option<String>,
    /// The value of `Content-Type`; present when there is a body.
    pub content_type: Option<&'static str>,
    /// The body as text.
    pub body: Option<String>,
}

impl Drop for Request {
    fn drop(&mut self) {
        self.authorization.zeroize();
        self.body.zeroize();
    }
}

/// One HTTP answer, already read to its end. No `Debug`: a body may hold a secret.
#[derive(Clone)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// `Retry-After` in seconds, when the host sent it and the browser lets the page read it.
    pub retry_after_seconds: Option<u32>,
    /// `X-Correlation-ID`, the only header that the real host exposes to pages (observed).
    pub correlation_id: Option<String>,
    /// The host's clock, from `Date`, in milliseconds since 1970-01-01 UTC, cut to the second. A
    /// page can read it only if the host exposes it; an extension with host permissions can.
    pub date_ms: Option<i64>,
    /// The body as text; bytes that are not UTF-8 are replaced.
    pub body: String,
}

impl Response {
    /// An answer of which only the status and the body are known.
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self {
            status,
            retry_after_seconds: None,
            correlation_id: None,
            date_ms: None,
            body: body.into(),
        }
    }
}

impl Drop for Response {
    fn drop(&mut self) {
        self.body.zeroize();
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// No connection, a cut one, or an answer that the browser withholds for want of CORS headers:
    /// a page can't tell these apart.
    Network,
    /// No answer within the time limit.
    Timeout,
    /// The answer is larger than the page is willing to hold.
    TooLarge,
}

/// The time limit of every call, in milliseconds.
pub const TIMEOUT_MS: u32 = 10_000;

/// The largest answer that is read, in bytes: 500 clients with long scope strings are about 2 MB.
pub const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// Sends requests. Dropping the future cancels the call.
pub trait Transport {
    /// Sends one request once, within [`TIMEOUT_MS`].
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, TransportError>>;

    /// Starts a request before it returns, and lets it outlive the page. Nobody hears how it ends.
    /// For the revocation of tokens when the page goes.
    fn send_detached(&self, request: Request);
}

/// Reads the value of a `Date` header, such as `Tue, 24 Nov 2026 09:30:00 GMT` (RFC 9110: the
/// preferred form, which is the only one that may be sent), as milliseconds since 1970-01-01 UTC.
pub fn read_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, rest) = text.trim().split_once(", ")?;
    let mut words = rest.split(' ');
    let mut next = || words.next();
    let (day, month, year, time, zone) = (next()?, next()?, next()?, next()?, next()?);
    let month = 1 + MONTHS.iter().position(|name| *name == month)?;
    let text = format!("{year}-{month:02}-{day}T{time}Z");
    (zone == "GMT").then(|| Timestamp::parse(&text).map(|at| at.0))?
}

/// The time and the chance that a call needs; passed in, so that the rules stay pure.
pub trait Clock {
    /// Milliseconds since 1970-01-01 UTC.
    fn now_ms(&self) -> i64;
    /// Resolves after that many milliseconds.
    fn sleep(&self, ms: u32) -> LocalFuture<'_, ()>;
    /// A number from 0 (included) to 1 (excluded), for jitter.
    fn random(&self) -> f64;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_header_is_the_hosts_clock() {
        let at = |text| Timestamp::parse(text).map(|at| at.0);
        assert_eq!(
            read_date("Tue, 24 Nov 2026 09:30:05 GMT"),
            at("2026-11-24T09:30:05Z")
        );
        for odd in [
            "",
            "Tue, 24 Nov 2026 09:30:05",
            "Tue, 24 Nov 2026 09:30:05 CET",
            "Tue, 31 Feb 2026 09:30:05 GMT",
            "Tuesday, 24-Nov-26 09:30:05 GMT",
            "1795512605",
        ] {
            assert_eq!(read_date(odd), None, "{odd}");
        }
    }
}
