//! HAR files: any size, cut anywhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use proptest::prelude::*;
use scopesmith::platform::evidence::{Evidence, Kind, Reader, read};

/// A recording with so many entries, each with a body of so many bytes.
fn har(entries: usize, body: usize) -> String {
    let mut text = String::from(
        "{\n  \"log\": {\n    \"version\": \"1.2\", \"pages\": [{\"id\": \"p\"}],\n \"entries\": [",
    );
    for n in 0..entries {
        let (method, url) = match n % 4 {
            0 => (
                "GET",
                "https://api.europe-west1.gcp.commercetools.com/shop/carts/1?expand=a".to_owned(),
            ),
            1 => (
                "POST",
                "https:\\/\\/api.europe-west1.gcp.commercetools.com\\/shop\\/orders".to_owned(),
            ),
            2 => ("GET", format!("https://img.example.org/{n}.png")),
            _ => (
                "OPTIONS",
                "https://api.europe-west1.gcp.commercetools.com/shop/orders".to_owned(),
            ),
        };
        let comma = if n == 0 { "" } else { "," };
        let filler = "ä\\\"}]\\u00e9{[,:".repeat(body / 16);
        let _ = write!(
            text,
            "{comma}\n{{\"startedDateTime\": \"x\", \"request\": {{\"bodySize\": -1, \"method\": \"{method}\", \"url\": \"{url}\", \"headers\": [{{\"name\": \"url\", \"value\": \"/shop/zones\"}}], \
             \"postData\": {{\"method\": \"DELETE\", \"url\": \"/shop/zones/1\", \"text\": \"{filler}\"}}}}, \
             \"response\": {{\"status\": 200, \"content\": {{\"text\": \"{filler}\"}}}}, \"timings\": {{}}}}"
        );
    }
    text + "\n]}}"
}

fn in_pieces(text: &str, cuts: &[usize]) -> Evidence {
    let mut reader = Reader::new();
    let mut from = 0;
    for cut in cuts {
        let to = (from + cut).min(text.len());
        reader.push(&text.as_bytes()[from..to]);
        from = to;
    }
    reader.push(&text.as_bytes()[from..]);
    reader.finish()
}

#[test]
fn a_recording_is_read_for_its_requests_only() {
    let found = read(&har(8, 64));
    assert_eq!(found.kind, Kind::Har);
    let calls: Vec<String> = found.calls.iter().map(|call| call.call()).collect();
    assert_eq!(
        calls,
        ["GET /{projectKey}/carts/{ID}", "POST /{projectKey}/orders"]
    );
    assert_eq!((found.requests, found.unknown, found.foreign), (4, 0, 2));
    assert_eq!(
        found.words(),
        "A HAR file: 4 calls to 2 endpoints. 2 requests to other hosts were left out."
    );
    assert_eq!(found.ignored, Vec::<String>::new());
}

#[test]
fn a_recording_that_is_cut_is_read_as_far_as_it_goes() {
    let text = har(8, 64);
    let found = read(&text[..text.len() * 2 / 3]);
    assert_eq!(found.kind, Kind::Har);
    assert_eq!(
        found.ignored,
        ["The file ends in the middle: what came before was read."]
    );
    assert!(!found.calls.is_empty());
}

#[test]
fn a_large_recording_is_the_same_in_pieces() {
    let text = har(4_000, 1_200);
    assert!(text.len() > 5_000_000);
    let whole = read(&text);
    assert_eq!(whole.requests, 2_000);
    for size in [1 << 20, 65_537, 4_099] {
        let cuts = vec![size; text.len() / size];
        assert_eq!(in_pieces(&text, &cuts), whole);
    }
}

#[test]
fn a_long_log_is_read_line_by_line() {
    let line = "1.2.3.4 - - \"GET /shop/carts HTTP/1.1\" 200 1\n";
    let text = line.repeat(150_000) + "1.2.3.4 - - \"GET /shop/zones HTTP/1.1\" 200 1";
    assert!(text.len() > 6_000_000);
    let found = in_pieces(&text, &vec![100_003; 50]);
    assert_eq!(found.kind, Kind::AccessLog);
    assert_eq!(found.requests, 150_001);
    assert_eq!(found.calls.len(), 2);
}

#[test]
fn json_that_is_too_long_is_not_read() {
    let text = format!("{{\"a\": \"{}\"}}", "x".repeat(21 << 20));
    let found = read(&text);
    assert_eq!(found.kind, Kind::Nothing);
    assert!(found.ignored[0].contains("20 MB"));
}

proptest! {
    #[test]
    fn cuts_anywhere_change_nothing(cuts in prop::collection::vec(0_usize..90, 0..60), entries in 0_usize..6) {
        let text = har(entries, 32);
        prop_assert_eq!(in_pieces(&text, &cuts), read(&text));
    }

    #[test]
    fn broken_recordings_break_nothing(text in "\\{\"log\":[{}\\[\\]\":,a-z\\\\ u0-9]{0,200}") {
        let _ = read(&text);
    }
}
