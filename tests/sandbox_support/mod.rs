//! What the sandbox's tests share: a project at a fixed time, and short words for its calls.
#![allow(dead_code)]

use std::cell::Cell;

use client::Timestamp;
use platform::http::{Clock, LocalFuture, Method, Request, Response};
use sandbox::{OPERATOR_ID, OPERATOR_SECRET, PROJECT_KEY, Sandbox, SandboxOptions};
use serde_json::Value;

/// 2026-11-24 09:30 UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_795_512_600_000);

/// A clock that jumps instead of waiting.
pub(crate) struct Jump(Cell<i64>);

impl Jump {
    /// It begins at [`NOW`].
    pub(crate) fn new() -> Self {
        Self(Cell::new(NOW.0))
    }
}

impl Clock for Jump {
    fn now_ms(&self) -> i64 {
        self.0.get()
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'_, ()> {
        self.0.set(self.0.get() + i64::from(ms));
        Box::pin(async {})
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// A sandbox and the time that the next call happens at.
pub(crate) struct Bench {
    pub(crate) sandbox: Sandbox,
    pub(crate) now: Timestamp,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::with(&SandboxOptions::default())
    }

    pub(crate) fn with(options: &SandboxOptions) -> Self {
        Self {
            sandbox: Sandbox::seeded(options, NOW),
            now: NOW,
        }
    }

    pub(crate) fn seconds_pass(&mut self, seconds: i64) {
        self.now.0 += seconds * 1000;
    }

    pub(crate) fn send(&mut self, request: &Request) -> Response {
        self.sandbox.handle(self.now, request)
    }

    /// A form to the auth host; status and body.
    pub(crate) fn auth(&mut self, path: &str, id: &str, secret: &str, form: &str) -> (u16, Value) {
        let answer = self.send(&request(
            Method::Post,
            &format!("https://auth.sandbox.example/oauth/{path}"),
            Some(format!("Basic {}", base64(&format!("{id}:{secret}")))),
            Some(form),
        ));
        (answer.status, json(&answer))
    }

    /// A token with everything that the client has.
    pub(crate) fn token(&mut self, id: &str, secret: &str) -> String {
        let (status, body) = self.auth("token", id, secret, "grant_type=client_credentials");
        assert_eq!(status, 200, "{body}");
        body["access_token"].as_str().unwrap().to_owned()
    }

    pub(crate) fn operator(&mut self) -> String {
        self.token(OPERATOR_ID, OPERATOR_SECRET)
    }

    /// A call to the API host; `path` comes after the project key.
    pub(crate) fn call(
        &mut self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<&str>,
    ) -> (u16, Value) {
        let url = format!("https://api.sandbox.example/{PROJECT_KEY}{path}");
        let answer = self.send(&request(
            method,
            &url,
            Some(format!("Bearer {token}")),
            body,
        ));
        (answer.status, json(&answer))
    }

    pub(crate) fn get(&mut self, path: &str, token: &str) -> (u16, Value) {
        self.call(Method::Get, path, token, None)
    }

    /// Creates a client with these scopes (without project key) and takes a token of it.
    pub(crate) fn token_with(&mut self, scopes: &[&str]) -> String {
        let operator = self.operator();
        let scope: Vec<String> = scopes.iter().map(|scope| full(scope)).collect();
        let draft = format!(r#"{{"name":"t","scope":"{}"}}"#, scope.join(" "));
        let (status, body) = self.call(Method::Post, "/api-clients", &operator, Some(&draft));
        assert_eq!(status, 201, "{body}");
        let (id, secret) = (
            body["id"].as_str().unwrap(),
            body["secret"].as_str().unwrap(),
        );
        self.token(id, secret)
    }
}

/// `manage_orders:berlin` with the project key in it.
pub(crate) fn full(scope: &str) -> String {
    match scope.split_once(':') {
        Some((name, store)) => format!("{name}:{PROJECT_KEY}:{store}"),
        None => format!("{scope}:{PROJECT_KEY}"),
    }
}

pub(crate) fn request(
    method: Method,
    url: &str,
    authorization: Option<String>,
    body: Option<&str>,
) -> Request {
    Request {
        method,
        url: url.to_owned(),
        authorization,
        content_type: None,
        body: body.map(str::to_owned),
    }
}

pub(crate) fn json(answer: &Response) -> Value {
    if answer.body.is_empty() {
        return Value::Null;
    }
    serde_json::from_str(&answer.body).unwrap_or_else(|_| Value::String(answer.body.clone()))
}

/// Percent-encodes everything that is not a plain letter or digit.
pub(crate) fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

pub(crate) fn base64(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().enumerate().fold(0_u32, |bits, (at, byte)| {
            bits | (u32::from(*byte) << (16 - 8 * at))
        });
        for at in 0..4 {
            out.push(if at <= chunk.len() {
                char::from(ALPHABET[(bits >> (18 - 6 * at) & 63) as usize])
            } else {
                '='
            });
        }
    }
    out
}

/// The values of one field of all results.
pub(crate) fn texts<'a>(page: &'a Value, field: &str) -> Vec<&'a str> {
    let results = page["results"].as_array().unwrap();
    results
        .iter()
        .map(|row| row[field].as_str().unwrap_or(""))
        .collect()
}
