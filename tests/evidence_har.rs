//! Recorded traffic: cut anywhere, it says the same; and nothing secret comes out of any text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout)]

use std::time::Instant;

use evidence::{Evidence, Kind, Reader, read};
use proptest::prelude::*;

const API: &str = "https://api.europe-west1.gcp.commercetools.com/shop";

/// A recording of about so many bytes, with everything in it that may confuse.
fn recording(bytes: usize) -> String {
    let mut text = "\u{feff}{ \"log\" : {\"version\":\"1.2\",\"pages\":[{\"title\":\"ä \\\"entries\\\": [\"}],\"entries\" : [".to_owned();
    let long = "x \\\" { [ \\\\ é \\u00e9 𝄞 \\ud834\\udd1e ".repeat(40);
    let mut at = 0;
    while text.len() < bytes {
        if at > 0 {
            text.push(',');
        }
        let url = match at % 7 {
            0 => format!("{API}/carts/{at:08x}-0000-4000-8000-000000000000?expand=a"),
            1 => format!("{API}/orders"),
            2 => format!("https://img.example.com/{at}.png"),
            3 => format!("{API}\\/in-store\\/key=st\\u006fre-{}\\/me/carts", at % 3),
            4 => format!("{API}/nothing/like/this/{at}"),
            5 => format!("{API}/products/key=k-{at}#x"),
            _ => format!("{API}/products/{at}"),
        };
        let method = if at % 14 == 0 { "DELETE" } else { "GET" };
        text += &format!(
            "{{\"startedDateTime\":\"2026\",\"request\":{{\"bodySize\":0,\"method\":\"{method}\",\"headers\":[{{\"name\":\"url\",\"value\":\"{API}/types\"}}],\"url\":\"{url}\",\"postData\":{{\"url\":\"{API}/zones\",\"text\":\"{long}\"}}}},\"response\":{{\"status\":200,\"request\":{{\"method\":\"GET\",\"url\":\"{API}/channels\"}},\"content\":{{\"text\":\"{long}{long}\"}}}}}}"
        );
        at += 1;
    }
    text + "]}}\n"
}

fn in_chunks(bytes: &[u8], sizes: &[usize]) -> Evidence {
    let mut reader = Reader::new("a.har");
    let (mut rest, mut sizes) = (bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(1, |size| (*size).clamp(1, rest.len()));
        let (chunk, after) = rest.split_at(size);
        reader.push(chunk);
        rest = after;
    }
    reader.finish()
}

#[test]
fn a_recording_is_read_and_its_bodies_are_not() {
    let found = read(&recording(200_000));
    let calls: Vec<String> = found.calls.iter().map(|call| call.call()).collect();
    assert_eq!(found.kind, Kind::Har);
    assert_eq!(
        calls,
        [
            "DELETE /{projectKey}/carts/{ID}",
            "GET /{projectKey}/orders",
            "GET /{projectKey}/in-store/key={storeKey}/me/carts",
            "GET /{projectKey}/products/key={key}",
            "GET /{projectKey}/products/{ID}",
            "GET /{projectKey}/carts/{ID}",
        ]
    );
    assert_eq!(found.stores, ["store-0", "store-1", "store-2"]);
    assert!(
        found.unknown > 0 && found.foreign > 0 && found.ignored.is_empty(),
        "{found:?}"
    );
}

#[test]
fn five_megabytes_cut_at_every_kind_of_border() {
    let text = recording(5 << 20);
    let start = Instant::now();
    let whole = read(&text);
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = 5.0;
    println!("{:.0} MB/s", megabytes / seconds);
    for sizes in [&[65_536][..], &[1], &[7, 1, 13], &[1_000_003]] {
        assert_eq!(in_chunks(text.as_bytes(), sizes), whole, "{sizes:?}");
    }
}

#[test]
fn many_small_entries_are_looked_up_once() {
    let mut text = "{\"log\":{\"entries\":[".to_owned();
    for at in 0..100_000 {
        let comma = if at > 0 { "," } else { "" };
        text += &format!(
            "{comma}{{\"request\":{{\"method\":\"GET\",\"url\":\"{API}/products/{at:08x}-0000-4000-8000-000000000000?version={at}\",\"headers\":[]}},\"response\":{{\"status\":200}}}}"
        );
    }
    text += "]}}";
    let start = Instant::now();
    let found = read(&text);
    let seconds = start.elapsed().as_secs_f64();
    println!("{} KB in {seconds:.2} s", text.len() >> 10);
    assert_eq!((found.requests, found.calls.len()), (100_000, 1));
}

#[test]
fn each_single_border_is_harmless() {
    let text = recording(6_000);
    let whole = read(&text);
    for at in 0..text.len() {
        assert_eq!(
            in_chunks(text.as_bytes(), &[at.max(1), text.len()]),
            whole,
            "{at}"
        );
    }
}

#[test]
fn a_file_that_ends_early_yields_what_is_there() {
    let text = recording(100_000);
    let cut = read(text.get(..60_000).unwrap_or_default());
    assert_eq!(cut.kind, Kind::Har);
    assert!(cut.requests > 5);
    assert_eq!(
        cut.ignored,
        ["The file is incomplete. The part that exists was read."]
    );
    let broken = read(&(text.get(..60_000).unwrap_or_default().to_owned() + "\"]]]]}}}}]]]"));
    assert_eq!(
        broken.ignored,
        ["The file is not valid JSON. Only the part before the error was read."]
    );
}

#[test]
fn long_logs_are_read_line_by_line() {
    let line = "10.0.0.1 - - [24/Nov/2026] \"GET /shop/carts/1 HTTP/1.1\" 200 12\n";
    let mut text = line.repeat((5 << 20) / line.len());
    text += "2026-11-24 ERROR GET /shop/orders Insufficient scope. One of the following scopes is missing: view_orders.\n";
    let whole = read(&text);
    assert_eq!((whole.kind, whole.calls.len()), (Kind::LogLine, 2));
    assert_eq!(in_chunks(text.as_bytes(), &[65_536]), whole);
    assert_eq!(in_chunks(text.as_bytes(), &[999_983]), whole);
    let json = "{\"method\":\"GET\",\"path\":\"/shop/carts\"}\n".repeat(200_000);
    let found = read(&json);
    assert_eq!((found.kind, found.requests), (Kind::AccessLog, 200_000));
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(21 << 20));
    let found = in_chunks(long.as_bytes(), &[1 << 20]);
    assert_eq!((found.kind, found.ignored.len()), (Kind::Nothing, 1));
    assert_eq!(found, read(&long));
}

/// Texts in which a secret stands somewhere.
const PLACES: [&str; 16] = [
    "curl -H 'Authorization: Bearer SECRET' https://api.europe-west1.gcp.commercetools.com/shop/carts",
    "curl -u id:SECRET -d 'scope=view_orders:shop SECRET' https://auth.europe-west1.gcp.commercetools.com/oauth/token",
    "GET https://user:SECRET@api.europe-west1.gcp.commercetools.com/shop/carts?token=SECRET#SECRET",
    "GET /shop/carts/SECRET?x=SECRET\nSECRET\nPOST /SECRET/SECRET",
    "1.1.1.1 - SECRET [x] \"GET /shop/carts/SECRET HTTP/1.1\" 200 \"https://SECRET.example/SECRET\"",
    "{\"method\":\"GET\",\"path\":\"/shop/customers/email-token=SECRET\",\"authorization\":\"SECRET\"}",
    "{\"log\":{\"version\":\"SECRET\",\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://api.europe-west1.gcp.commercetools.com/shop/carts?SECRET\"}},{\"request\":{\"method\":\"SECRET\",\"url\":\"https://SECRET/SECRET\"}}]}}",
    "{\"statusCode\":403,\"message\":\"Insufficient scope. One of the following scopes is missing: view_orders, SECRET.\",\"SECRET\":\"SECRET\"}",
    "2026-11-24 ERROR SECRET Permissions exceeded. Only the following permissions can be requested: manage_orders:shop SECRET {\"scope\":\"SECRET view_types:shop\"}",
    "Malformed parameter: scope: Invalid scope scope=SECRET client_secret=SECRET",
    "{\"id\":\"SECRET\",\"secret\":\"SECRET\",\"scope\":\"view_orders:SECRET SECRET SECRET:SECRET\"}",
    "CTP_CLIENT_ID=SECRET\nCTP_CLIENT_SECRET=SECRET\nCTP_SCOPES=view_orders:SECRET",
    "resource \"commercetools_api_client\" \"SECRET\" { scope = [\"view_orders:SECRET\", \"SECRET\", \"SECRET:SECRET\"] }",
    "openapi: SECRET\npaths:\n  /{projectKey}/carts/SECRET:\n    get: SECRET\n  /SECRET/SECRET/SECRET:\n    post: x\n",
    "{\"info\":{\"name\":\"SECRET\"},\"item\":[{\"request\":{\"method\":\"SECRET\",\"url\":{\"raw\":\"{{host}}/SECRET/carts\"},\"header\":[{\"value\":\"SECRET\"}]}},{\"request\":\"https://SECRET@api.europe-west1.gcp.commercetools.com/SECRET/orders/SECRET\"}]}",
    "inheritAs:\n  apiClient:\n    scopes:\n      - SECRET\n      - view_orders\n      - SECRET:shop\n",
];

fn all_that_is_said(evidence: &Evidence) -> String {
    let mut text = format!("{evidence:?} {} {:?}", evidence.words(), evidence.ignored);
    if let Some(trouble) = &evidence.trouble {
        text += &format!("{} {} {:?}", trouble.title, trouble.text, trouble.next);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_chunks_give_the_same(sizes in proptest::collection::vec(1_usize..5_000, 1..40)) {
        let text = recording(60_000);
        prop_assert_eq!(in_chunks(text.as_bytes(), &sizes), read(&text));
    }

    #[test]
    fn any_chunks_of_any_text_give_the_same(
        place in 0..PLACES.len(),
        sizes in proptest::collection::vec(1_usize..40, 1..20),
    ) {
        let text = PLACES.get(place).copied().unwrap_or_default();
        prop_assert_eq!(in_chunks(text.as_bytes(), &sizes), read(text));
    }

    #[test]
    fn no_secret_comes_out(secret in "[A-Za-z0-9_-]{12,16}[0-9][A-Za-z0-9_-]{12,16}") {
        for place in PLACES {
            let said = all_that_is_said(&read(&place.replace("SECRET", &secret)));
            prop_assert!(!said.contains(&secret), "{} in {}", said, place);
        }
    }

    #[test]
    fn no_text_makes_it_fail(
        place in 0..PLACES.len(),
        noise in "[ -~\n\té\"{}\\[\\]:$<>#&*|-]{0,60}",
        at in 0_usize..300,
    ) {
        let mut text = PLACES.get(place).copied().unwrap_or_default().to_owned();
        let at = at.min(text.len());
        text.insert_str(at, &noise);
        read(&text);
        for name in ["a.yaml", "a.http"] {
            for text in [&noise, &text] {
                let mut reader = Reader::new(name);
                reader.push(text.as_bytes());
                reader.finish();
            }
        }
    }
}
