//! The transport of the page, with a `fetch` that the tests make: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

use platform::http::{LARGEST_BODY, Method, Request, Transport, TransportError};
use scopesmith::browser::fetch::Fetch;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Puts `answer` in place of the browser's own fetch until it is dropped. What is called is kept in
/// `sent`; `pulled` and `cancelled` are for streams.
struct FakeFetch;

impl FakeFetch {
    fn new(answer: &str) -> Self {
        run(&format!(
            "globalThis.ownFetch ??= fetch; globalThis.sent = []; globalThis.pulled = 0; \
             globalThis.cancelled = false; \
             globalThis.fetch = (input, init) => {{ sent.push(new Request(input, init)); \
             return Promise.resolve().then(() => {answer}); }};"
        ));
        Self
    }
}

impl Drop for FakeFetch {
    fn drop(&mut self) {
        run("globalThis.fetch = ownFetch;");
    }
}

fn run(script: &str) -> JsValue {
    js_sys::eval(script).unwrap()
}

fn number(script: &str) -> f64 {
    run(script).as_f64().unwrap()
}

fn holds(script: &str) -> bool {
    run(script).is_truthy()
}

fn request(method: Method, body: Option<&str>) -> Request {
    Request {
        method,
        url: "https://auth.test/oauth/token/revoke".into(),
        authorization: Some("Basic eDp5".into()),
        content_type: body.map(|_| "application/x-www-form-urlencoded"),
        body: body.map(Into::into),
    }
}

#[wasm_bindgen_test]
async fn an_answer_is_read_chunk_by_chunk() {
    // A character cut in two by the chunks, and a header that pages can read if it is exposed.
    let _fake = FakeFetch::new(
        "new Response(new ReadableStream({ start(c) { globalThis.chunk = Uint8Array.of(0xc3); \
         c.enqueue(chunk); c.enqueue(Uint8Array.of(0xa9, 0x21)); c.close(); } }), \
         { status: 201, headers: { 'Retry-After': '7', 'X-Correlation-ID': 'c', \
         Date: 'Tue, 24 Nov 2026 09:30:00 GMT' } })",
    );
    let answer = Fetch.send(request(Method::Get, None)).await.ok().unwrap();
    assert_eq!((answer.status, answer.body.as_str()), (201, "\u{e9}!"));
    assert_eq!(answer.retry_after_seconds, Some(7));
    assert_eq!(answer.correlation_id.as_deref(), Some("c"));
    assert_eq!(answer.date_ms, Some(1_795_512_600_000));
    assert!(holds("chunk[0] === 0"), "the chunk is wiped");
}

#[wasm_bindgen_test]
async fn an_answer_without_a_body_is_empty() {
    let _fake = FakeFetch::new("new Response(null, { status: 204 })");
    let answer = Fetch.send(request(Method::Get, None)).await.ok().unwrap();
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
}

#[wasm_bindgen_test]
async fn an_answer_without_end_is_cancelled_at_the_limit() {
    let _fake = FakeFetch::new(
        "new Response(new ReadableStream({ pull(c) { pulled += 1; \
         c.enqueue(new Uint8Array(1 << 20).fill(120)); }, cancel() { cancelled = true; } }))",
    );
    let answer = Fetch.send(request(Method::Get, None)).await;
    assert_eq!(answer.err(), Some(TransportError::TooLarge));
    assert!(holds("cancelled"));
    let limit = f64::from(u32::try_from(LARGEST_BODY >> 20).unwrap());
    let pulled = number("pulled");
    assert!(pulled > limit && pulled <= limit + 2.0, "{pulled} MB");
}

#[wasm_bindgen_test]
async fn a_stream_that_breaks_is_a_cut_connection() {
    let _fake = FakeFetch::new(
        "new Response(new ReadableStream({ pull(c) { c.error(new TypeError('cut')); } }))",
    );
    let answer = Fetch.send(request(Method::Get, None)).await;
    assert_eq!(answer.err(), Some(TransportError::Network));
}

#[wasm_bindgen_test]
async fn a_detached_request_is_under_way_before_the_call_returns() {
    let fake = FakeFetch::new("Promise.reject(new TypeError())");
    Fetch.send_detached(request(Method::Post, Some("token=t")));
    // No await up to here.
    assert!(holds("sent.length === 1 && sent[0].keepalive"));
    assert!(holds("sent[0].method === 'POST'"));
    assert!(holds(
        "sent[0].credentials === 'omit' && sent[0].redirect === 'error'"
    ));
    assert!(holds(
        "sent[0].headers.get('Authorization') === 'Basic eDp5'"
    ));
    let body = js_sys::Promise::from(run("sent[0].text()"));
    let body = wasm_bindgen_futures::JsFuture::from(body).await.unwrap();
    assert_eq!(body.as_string().as_deref(), Some("token=t"));
    drop(fake);
}
