//! What can go wrong between the page and the host, on demand.

use platform::http::Method;

use super::{
    answer::{Answer, invalid_token, refuse},
    target::path_and_query,
};

/// One thing that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The work is done at once, the answer comes that many milliseconds later.
    Delay(u32),
    /// The connection is cut before the work is done.
    DropBefore,
    /// The work is done, then the connection is cut without an answer.
    DropAfter,
    /// The work is not done; the answer has this status. 401 says `invalid_token`, 502 is HTML
    /// (as gateways send it), all others have the documented error body.
    Status {
        /// The status code.
        status: u16,
        /// `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// The work is done, but the answer is an HTML page with the same status.
    NotJson,
    /// The work is done, and the answer grows by that many bytes of an unknown field.
    Huge(u32),
    /// The work is done, and every object in the answer has fields that nobody knows.
    UnknownFields,
}

/// A fault, whom it strikes and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultRule {
    /// What goes wrong.
    pub fault: Fault,
    /// Only requests with this method; `None` strikes all.
    pub method: Option<Method>,
    /// Only paths that start with it, with or without the project key: `/oauth/token`,
    /// `/sunny-outfitters/stores` or `/stores`. Empty strikes all.
    pub path: String,
    /// How many requests it strikes.
    pub times: u32,
}

impl FaultRule {
    /// Strikes the next request, whatever it is.
    pub fn once(fault: Fault) -> Self {
        Self {
            fault,
            method: None,
            path: String::new(),
            times: 1,
        }
    }

    /// Reads `KIND[:VALUE][*TIMES][@[METHOD ]PATH]`, as the sandbox's command line writes it:
    /// `delay:500`, `drop-before`, `drop-after@POST /api-clients`, `503*3@GET`, `429:2` (Retry-After
    /// of 2 seconds), `not-json`, `huge:20000000`, `unknown-fields*all`. The error is a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (text, aim) = text.split_once('@').unwrap_or((text, ""));
        let (text, times) = text.split_once('*').unwrap_or((text, "1"));
        let (kind, value) = text.split_once(':').unwrap_or((text, ""));
        let number = |what: &str, text: &str| {
            let number = text.trim().parse::<u32>();
            number.map_err(|_| format!("The {what} of a fault must be a number, not '{text}'."))
        };
        let fault = match kind.trim() {
            "delay" => Fault::Delay(number("delay", value)?),
            "drop-before" => Fault::DropBefore,
            "drop-after" => Fault::DropAfter,
            "not-json" => Fault::NotJson,
            "huge" => Fault::Huge(number("size", value)?),
            "unknown-fields" => Fault::UnknownFields,
            status => Fault::Status {
                status: status
                    .parse()
                    .ok()
                    .filter(|status| (200..600).contains(status))
                    .ok_or_else(|| format!("There is no fault '{status}'."))?,
                retry_after: match value {
                    "" => None,
                    value => Some(number("Retry-After", value)?),
                },
            },
        };
        let (method, path) = match aim.trim() {
            path if path.starts_with('/') => (None, path),
            aim => {
                let (method, path) = aim.split_once(' ').unwrap_or((aim, ""));
                (
                    Some(method).filter(|method| !method.is_empty()),
                    path.trim(),
                )
            }
        };
        let methods = [Method::Get, Method::Head, Method::Post, Method::Delete];
        Ok(Self {
            fault,
            method: match method {
                None => None,
                Some(name) => Some(
                    methods
                        .into_iter()
                        .find(|method| method.as_str() == name)
                        .ok_or_else(|| format!("There is no method '{name}'."))?,
                ),
            },
            path: path.to_owned(),
            times: match times.trim() {
                "all" => u32::MAX,
                times => number("number of times", times)?,
            },
        })
    }

    fn fits(&self, method: Method, path: &str) -> bool {
        let without_project = path
            .get(1..)
            .and_then(|rest| rest.find('/'))
            .map_or("", |at| &path[at + 1..]);
        self.times > 0
            && self.method.is_none_or(|wanted| wanted == method)
            && (path.starts_with(&self.path) || without_project.starts_with(&self.path))
    }
}

/// The faults that wait for their requests, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<FaultRule>);

impl Faults {
    /// Adds one at the end.
    pub fn push(&mut self, rule: FaultRule) {
        self.0.push(rule);
    }

    /// Removes all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// How many rules still wait.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing will go wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first fault that fits this request, counted down.
    pub(super) fn strike(&mut self, method: Method, url: &str) -> Option<Fault> {
        let (path, _) = path_and_query(url);
        let at = self.0.iter().position(|rule| rule.fits(method, path))?;
        let rule = &mut self.0[at];
        let fault = rule.fault;
        rule.times = rule.times.saturating_sub(1);
        if rule.times == 0 {
            self.0.remove(at);
        }
        Some(fault)
    }
}

/// The body of a made-up status. 429 and 503 have the codes that the API reference names; that
/// 502 comes from a gateway and is no JSON is documented too.
pub(super) fn body(status: u16) -> String {
    let (code, message) = match status {
        401 => return invalid_token().body,
        502 | 504 => return page(status),
        429 => ("TooManyRequests", "Too many requests. Try again later."),
        503 => (
            "OverCapacity",
            "The service is over its capacity. Try again later.",
        ),
        _ => ("General", "The sandbox was told to fail."),
    };
    let Answer { body, .. } = refuse(status, code, message);
    body
}

fn page(status: u16) -> String {
    format!("<html><head><title>{status}</title></head><body>Error: Server Error</body></html>")
}

/// Changes the body of an answer whose work is done.
pub(super) fn spoil(fault: Fault, body: &mut String) {
    match fault {
        Fault::NotJson => *body = page(200),
        Fault::Huge(bytes) => {
            let padding = "x".repeat(bytes as usize);
            at_objects(body, &format!("\"padding\":\"{padding}\""), true);
        }
        Fault::UnknownFields => {
            at_objects(body, r#""fromTheFuture":{"is":["unknown",null]}"#, false);
        }
        _ => {}
    }
}

/// Puts a field at the start of every object, or of the outermost one only.
fn at_objects(body: &mut String, field: &str, outermost: bool) {
    let mut out = String::with_capacity(body.len() + field.len());
    let (mut quoted, mut escaped, mut done) = (false, false, false);
    let mut rest = body.chars().peekable();
    while let Some(c) = rest.next() {
        out.push(c);
        if quoted {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == '"' {
            quoted = true;
        } else if c == '{' && !done {
            out.push_str(field);
            if rest.peek() != Some(&'}') {
                out.push(',');
            }
            done = outermost;
        }
    }
    *body = out;
}
