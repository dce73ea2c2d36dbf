//! HTTP around the engine: sockets, CORS, faults, and the log.

#[path = "control.rs"]
mod control;

use std::{
    cell::RefCell,
    io,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, SystemTime},
};

use client::Timestamp;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Method as HttpMethod, Response as HttpResponse,
    body::{Bytes, Incoming},
    header::{HeaderMap, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use platform::http::{Method, Request, Response};
use sandbox::Sandbox;
use tokio::{net::TcpListener, task::LocalSet};

use super::args::Args;

/// The request headers that the real API host lets pages send (observed).
const ALLOWED_HEADERS: &str =
    "Accept, Authorization, Content-Type, Origin, User-Agent, X-Correlation-ID";
/// The largest request body, in bytes.
const LARGEST_REQUEST: usize = 1 << 20;

type Answer = HttpResponse<Full<Bytes>>;

/// What all connections share.
struct State {
    args: Args,
    sandbox: Sandbox,
    /// How far the sandbox's clock is ahead of the real one, in milliseconds.
    ahead_ms: i64,
    log: Vec<Entry>,
    /// How many requests were noted since the start.
    noted: u64,
}

/// One request as the log shows it: never a header or a body.
struct Entry {
    /// Counts on when the log is emptied.
    number: u64,
    method: String,
    path: String,
    query: String,
    /// `None` while there is no answer, and when the connection was cut without one.
    status: Option<u16>,
}

impl State {
    /// Notes a request that has arrived; gives its number.
    fn note(&mut self, method: &str, url: &str) -> u64 {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        // The query of the auth host may hold a token.
        let query = if path.starts_with("/oauth") {
            ""
        } else {
            query
        };
        self.noted += 1;
        self.log.push(Entry {
            number: self.noted,
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            status: None,
        });
        self.noted
    }

    fn new(args: Args) -> Self {
        let mut state = Self {
            sandbox: Sandbox::seeded(&args.options, now(0)),
            args,
            ahead_ms: 0,
            log: Vec::new(),
            noted: 0,
        };
        for fault in state.args.faults.clone() {
            state.sandbox.faults.push(fault);
        }
        state
    }
}

/// Serves until the process ends; `ready` gets the address.
pub(crate) fn run(args: Args, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    LocalSet::new().block_on(&runtime, serve(args, ready))
}

async fn serve(args: Args, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", args.port)).await?;
    ready(listener.local_addr()?);
    let state = Rc::new(RefCell::new(State::new(args)));
    loop {
        // A connection that fails before it is accepted is nobody's loss.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let state = Rc::clone(&state);
        tokio::task::spawn_local(async move {
            let service = service_fn(|request| answer(Rc::clone(&state), request));
            // One request for each connection: Chromium silently repeats a request, POST included, when
            // a connection that it has used before is cut, and that would blur what the tests see.
            // An error here is a cut connection: the fault that was asked for, or the client's own.
            let _ = http1::Builder::new()
                .keep_alive(false)
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// An error closes the socket without an answer.
async fn answer(
    state: Rc<RefCell<State>>,
    request: hyper::Request<Incoming>,
) -> Result<Answer, io::Error> {
    let (head, body) = request.into_parts();
    let url = head
        .uri
        .path_and_query()
        .map_or("/", |url| url.as_str())
        .to_owned();
    let method = head.method.as_str().to_owned();
    let is_control = url.starts_with("/__sandbox/");
    // Noted when it arrives: a request that is given up while it waits was sent all the same. The
    // tests' own calls are not part of the story that the log tells.
    let number = (!is_control).then(|| state.borrow_mut().note(&method, &url));
    let outcome = if head.method == HttpMethod::OPTIONS {
        Ok(preflight(&head.headers))
    } else {
        let read = Limited::new(body, LARGEST_REQUEST).collect().await;
        let body = read.map_or_else(
            |_| String::new(),
            |body| String::from_utf8_lossy(&body.to_bytes()).into_owned(),
        );
        if is_control {
            let mut state = state.borrow_mut();
            let (status, body) = control::answer(&mut state, &method, &url, &body);
            return Ok(finish(status, body, &HeaderMap::new()));
        }
        match known_method(&head.method) {
            Some(method) => exchange(&state, method, &url, &head.headers, body).await,
            None => Ok(finish(405, String::new(), &HeaderMap::new())),
        }
    };
    let mut state = state.borrow_mut();
    let noted = state
        .log
        .iter_mut()
        .find(|entry| Some(entry.number) == number);
    if let Some(entry) = noted {
        entry.status = outcome.as_ref().ok().map(|answer| answer.status().as_u16());
    }
    drop(state);
    outcome
}

/// Hands one request to the engine.
async fn exchange(
    state: &RefCell<State>,
    method: Method,
    url: &str,
    headers: &HeaderMap,
    body: String,
) -> Result<Answer, io::Error> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let request = Request {
        method,
        url: url.to_owned(),
        authorization: text("authorization").map(str::to_owned),
        content_type: match text("content-type") {
            Some(found) if found.starts_with("application/json") => Some("application/json"),
            Some(found) if found.starts_with("application/x-www-form-urlencoded") => {
                Some("application/x-www-form-urlencoded")
            }
            _ => None,
        },
        body: (!body.is_empty()).then_some(body),
    };
    let exchange = {
        let mut state = state.borrow_mut();
        let now = now(state.ahead_ms);
        state.sandbox.exchange(now, &request)
    };
    if exchange.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(exchange.delay_ms.into())).await;
    }
    let Some(mut answer) = exchange.answer else {
        return Err(io::Error::from(io::ErrorKind::ConnectionReset));
    };
    Ok(dress(&mut answer, headers))
}

/// Gives an answer of the engine its headers.
fn dress(answer: &mut Response, request: &HeaderMap) -> Answer {
    let mut extra = HeaderMap::new();
    let mut set = |name: &'static str, value: Option<HeaderValue>| {
        if let Some(value) = value {
            extra.insert(HeaderName::from_static(name), value);
        }
    };
    let made = answer.correlation_id.take();
    let made = made.and_then(|id| HeaderValue::from_str(&id).ok());
    // The caller's own id is given back (API reference: general concepts).
    set(
        "x-correlation-id",
        request.get("x-correlation-id").cloned().or(made),
    );
    set(
        "retry-after",
        answer.retry_after_seconds.map(HeaderValue::from),
    );
    finish(answer.status, std::mem::take(&mut answer.body), &extra)
}

/// Every answer carries the CORS headers, errors too (observed on 200, 400 and 409).
fn finish(status: u16, body: String, extra: &HeaderMap) -> Answer {
    let kind = if body.starts_with('<') {
        "text/html; charset=utf-8"
    } else {
        "application/json; charset=utf-8"
    };
    let mut answer = HttpResponse::new(Full::new(Bytes::from(body)));
    *answer.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    let headers = answer.headers_mut();
    headers.insert("content-type", HeaderValue::from_static(kind));
    for (name, value) in [
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", "GET, POST, DELETE, OPTIONS"),
        ("access-control-allow-headers", ALLOWED_HEADERS),
        ("access-control-expose-headers", "X-Correlation-ID"),
        ("access-control-max-age", "299"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.extend(extra.clone());
    answer
}

/// A preflight that asks for any other header is refused, without a word that allows it.
fn preflight(headers: &HeaderMap) -> Answer {
    let asked = headers
        .get("access-control-request-headers")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let allowed = asked.split(',').map(str::trim).all(|name| {
        name.is_empty()
            || ALLOWED_HEADERS
                .split(", ")
                .any(|allowed| allowed.eq_ignore_ascii_case(name))
    });
    if allowed {
        return finish(200, String::new(), &HeaderMap::new());
    }
    let mut answer = HttpResponse::new(Full::new(Bytes::new()));
    *answer.status_mut() = hyper::StatusCode::FORBIDDEN;
    answer
}

fn known_method(method: &HttpMethod) -> Option<Method> {
    [Method::Get, Method::Head, Method::Post, Method::Delete]
        .into_iter()
        .find(|known| known.as_str() == method.as_str())
}

/// The real time, moved by the time control.
fn now(ahead_ms: i64) -> Timestamp {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX / 2) + ahead_ms)
}
