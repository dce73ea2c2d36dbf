//! The transport of the page: `fetch`, by gloo-net.

use std::{cell::Cell, rc::Rc};

use futures_util::future::{Either, select};
use gloo_net::http::{RequestBuilder, Response as FetchResponse};
use gloo_timers::future::TimeoutFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials, RequestRedirect};

use platform::http::{
    LARGEST_BODY, LocalFuture, Method, Request, Response, TIMEOUT_MS, Transport, TransportError,
};

/// Sends requests with the browser's `fetch`, without cookies and without a referrer.
pub struct Fetch;

/// Aborts the call when the future that waits for it is dropped.
struct AbortOnDrop {
    controller: Option<AbortController>,
    done: Rc<Cell<bool>>,
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let (Some(controller), false) = (&self.controller, self.done.get()) {
            controller.abort();
        }
    }
}

impl Transport for Fetch {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let guard = AbortOnDrop {
                controller: AbortController::new().ok(),
                done: Rc::new(Cell::new(false)),
            };
            let call = Box::pin(exchange(&request, guard.controller.as_ref()));
            let limit = TimeoutFuture::new(TIMEOUT_MS);
            let answer = match select(call, limit).await {
                Either::Left((answer, _)) => answer,
                Either::Right(_) => return Err(TransportError::Timeout),
            };
            guard.done.set(true);
            answer
        })
    }
}

async fn exchange(
    request: &Request,
    controller: Option<&AbortController>,
) -> Result<Response, TransportError> {
    let signal = controller.map(AbortController::signal);
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Head => gloo_net::http::Method::HEAD,
            Method::Post => gloo_net::http::Method::POST,
            Method::Delete => gloo_net::http::Method::DELETE,
        })
        .abort_signal(signal.as_ref())
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
    let answer = sent.map_err(|_| TransportError::Network)?.send().await;
    read(answer.map_err(|_| TransportError::Network)?).await
}

async fn read(answer: FetchResponse) -> Result<Response, TransportError> {
    let headers = answer.headers();
    let declared = headers
        .get("Content-Length")
        .and_then(|n| n.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > LARGEST_BODY) {
        return Err(TransportError::TooLarge);
    }
    let body = answer.text().await.map_err(|_| TransportError::Network)?;
    if body.len() > LARGEST_BODY {
        return Err(TransportError::TooLarge);
    }
    Ok(Response {
        status: answer.status(),
        retry_after_seconds: headers
            .get("Retry-After")
            .and_then(|n| n.trim().parse().ok()),
        correlation_id: headers.get("X-Correlation-ID"),
        body,
    })
}
