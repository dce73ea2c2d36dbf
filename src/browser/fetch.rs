//! The transport of the page: `fetch`, by gloo-net.

use std::cell::RefCell;

use futures_util::future::{Either, select};
use gloo_net::http::{Request as FetchRequest, RequestBuilder, Response as FetchResponse};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy,
    RequestCredentials, RequestInit, RequestRedirect,
};

use platform::body::Body;
use platform::http::{
    LARGEST_BODY, LocalFuture, Method, Request, Response, TIMEOUT_MS, Transport, TransportError,
    read_date,
};
use platform::traffic::Traffic;

thread_local! {
    /// What was sent since the page was opened.
    static TRAFFIC: RefCell<Traffic> = const { RefCell::new(Traffic::new()) };
}

/// What was sent since the page was opened, by host. The page's own files are fetched by the browser and not counted.
pub fn traffic() -> Traffic {
    TRAFFIC.with_borrow(Clone::clone)
}

fn count_sent(request: &Request) {
    let bytes = request.body.as_ref().map_or(0, String::len);
    TRAFFIC.with_borrow_mut(|traffic| traffic.sent(&request.url, bytes));
}

/// Sends requests with the browser's `fetch`, without cookies and without a referrer.
pub struct Fetch;

/// Aborts the call when the future that waits for it is dropped before it has the answer.
struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

impl Transport for Fetch {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            count_sent(&request);
            let mut guard = AbortOnDrop(AbortController::new().ok());
            let call = Box::pin(exchange(&request, guard.0.as_ref()));
            let limit = TimeoutFuture::new(TIMEOUT_MS);
            let answer = match select(call, limit).await {
                Either::Left((answer, _)) => answer,
                Either::Right(_) => Err(TransportError::Timeout),
            };
            if let Ok(response) = &answer {
                guard.0 = None;
                let bytes = response.body.len();
                TRAFFIC.with_borrow_mut(|traffic| traffic.received(&request.url, bytes));
            }
            answer
        })
    }

    /// With `keepalive` the browser carries the request out although the page goes; it is called
    /// before this returns, since nothing runs in a page that is gone.
    fn send_detached(&self, request: Request) {
        let Ok(built) = build(&request, None) else {
            return;
        };
        let init = RequestInit::new();
        if Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE).is_err() {
            return;
        }
        count_sent(&request);
        let sent = super::window().fetch_with_request_and_init(&built.into(), &init);
        // Somebody must hear of a failure, or the browser reports it as nobody's.
        let sent = JsFuture::from(sent);
        spawn_local(async move {
            let _ = sent.await;
        });
    }
}

async fn exchange(
    request: &Request,
    controller: Option<&AbortController>,
) -> Result<Response, TransportError> {
    let signal = controller.map(AbortController::signal);
    let answer = build(request, signal.as_ref())?.send().await;
    read(answer.map_err(|_| TransportError::Network)?).await
}

fn build(request: &Request, signal: Option<&AbortSignal>) -> Result<FetchRequest, TransportError> {
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Head => gloo_net::http::Method::HEAD,
            Method::Post => gloo_net::http::Method::POST,
            Method::Delete => gloo_net::http::Method::DELETE,
        })
        .abort_signal(signal)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        .cache(web_sys::RequestCache::NoStore)
        .header("Accept", "application/json");
    if let Some(authorization) = &request.authorization {
        builder = builder.header("Authorization", authorization);
    }
    if let Some(content_type) = request.content_type {
        builder = builder.header("Content-Type", content_type);
    }
    let sent = match &request.body {
        Some(body) => builder.body(body.as_str()),
        None => builder.build(),
    };
    sent.map_err(|_| TransportError::Network)
}

async fn read(answer: FetchResponse) -> Result<Response, TransportError> {
    let headers = answer.headers();
    let declared = headers
        .get("Content-Length")
        .and_then(|n| n.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > LARGEST_BODY) {
        return Err(TransportError::TooLarge);
    }
    let body = match answer.body() {
        Some(stream) => read_stream(&stream).await?,
        None => Body::default(),
    };
    Ok(Response {
        status: answer.status(),
        retry_after_seconds: headers
            .get("Retry-After")
            .and_then(|n| n.trim().parse().ok()),
        correlation_id: headers.get("X-Correlation-ID"),
        date_ms: headers.get("Date").and_then(|date| read_date(&date)),
        body: body.into_text(),
    })
}

/// Reads a stream to its end. One that is too large is cancelled as soon as that shows; the chunks
/// are wiped, since they may hold a secret.
async fn read_stream(stream: &ReadableStream) -> Result<Body, TransportError> {
    let cut = |_| TransportError::Network;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Body::default();
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(cut)?;
        if Reflect::get(&read, &"done".into())
            .map_err(cut)?
            .is_truthy()
        {
            return Ok(body);
        }
        let chunk: Uint8Array = Reflect::get(&read, &"value".into())
            .map_err(cut)?
            .unchecked_into();
        match body.room(chunk.length() as usize) {
            Ok(room) => chunk.copy_to(room),
            Err(error) => {
                let cancelled = JsFuture::from(reader.cancel());
                spawn_local(async move {
                    let _ = cancelled.await;
                });
                return Err(error);
            }
        }
        chunk.fill(0, 0, chunk.length());
    }
}
