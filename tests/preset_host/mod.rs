//! A host of two answers on a local port: a token for the right credentials, and an echo.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // Each test uses its part.

pub(crate) mod room;
pub(crate) mod terminal;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// What the presets talk to.
pub(crate) struct Host {
    /// Where it listens, without a slash at the end.
    pub(crate) url: String,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    calls: usize,
    scope: String,
}

impl Host {
    /// Listens for one pair of credentials until the test ends.
    pub(crate) fn start(id: &str, secret: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let basic = format!("Basic {}", base64(format!("{id}:{secret}").as_bytes()));
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &basic, &shared);
            }
        });
        Self { url, seen }
    }

    /// The scope parameter of the last token request, decoded; empty when there was none.
    pub(crate) fn last_scope(&self) -> String {
        self.seen.lock().unwrap().scope.clone()
    }

    /// How many requests came.
    pub(crate) fn calls(&self) -> usize {
        self.seen.lock().unwrap().calls
    }
}

fn answer(mut stream: TcpStream, basic: &str, seen: &Mutex<Seen>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut authorization, mut length) = (String::new(), 0);
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "authorization" => value.clone_into(&mut authorization),
            "content-length" => length = value.parse().unwrap(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let target = first.trim_end().trim_end_matches(" HTTP/1.1");
    let mut seen = seen.lock().unwrap();
    seen.calls += 1;
    let (status, answer) = if target == "POST /oauth/token" {
        seen.scope = scope(&String::from_utf8(body).unwrap());
        if authorization == basic {
            let fields = r#""token_type":"Bearer","expires_in":172800,"scope":"s""#;
            (
                200,
                format!("{{\n  \"access_token\" : \"sandbox.token_1\",{fields}\n}}"),
            )
        } else {
            (401, r#"{"error":"invalid_client"}"#.to_owned())
        }
    } else if target.contains("/payments") || authorization != "Bearer sandbox.token_1" {
        (403, r#"{"error":"insufficient_scope"}"#.to_owned())
    } else {
        (200, format!("{{\"asked\":\"{target}\"}}"))
    };
    drop(seen);
    let head = "Content-Type: application/json\r\nConnection: close";
    let length = answer.len();
    write!(
        stream,
        "HTTP/1.1 {status} X\r\n{head}\r\nContent-Length: {length}\r\n\r\n{answer}"
    )
    .unwrap();
}

fn scope(form: &str) -> String {
    let value = form
        .split('&')
        .find_map(|pair| pair.strip_prefix("scope="))
        .unwrap_or_default();
    let value = value.replace('+', " ");
    percent_encoding::percent_decode_str(&value)
        .decode_utf8()
        .unwrap()
        .into_owned()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk
            .iter()
            .enumerate()
            .fold(0, |n, (i, b)| n | usize::from(*b) << (16 - 8 * i));
        for i in 0..4 {
            out.push(if i > chunk.len() {
                '='
            } else {
                DIGITS[n >> (18 - 6 * i) & 63] as char
            });
        }
    }
    out
}
