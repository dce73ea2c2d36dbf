//! What was sent to which host.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use platform::traffic::{HostTraffic, Traffic, bytes};

#[test]
fn requests_and_bodies_are_counted_by_host() {
    let mut traffic = Traffic::new();
    assert!(traffic.hosts().is_empty());
    traffic.sent("https://auth.example.com/oauth/token", 40);
    traffic.sent("https://api.example.com/key/api-clients?limit=500", 0);
    traffic.received("https://api.example.com/key/api-clients?limit=500", 1_200);
    traffic.sent("https://api.example.com", 7);
    traffic.sent("https://api.example.com?x=/", 0);
    traffic.sent("http://127.0.0.1:8090/x", 1);
    let host = |origin: &str, requests, sent, received| HostTraffic {
        origin: origin.to_owned(),
        requests,
        sent,
        received,
    };
    assert_eq!(
        traffic.hosts(),
        [
            host("https://auth.example.com", 1, 40, 0),
            host("https://api.example.com", 3, 7, 1_200),
            host("http://127.0.0.1:8090", 1, 1, 0),
        ]
    );
}

#[test]
fn bytes_are_said_in_words() {
    for (count, words) in [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1.0 kB"),
        (1_249, "1.2 kB"),
        (999_999, "999.9 kB"),
        (3_400_000, "3.4 MB"),
    ] {
        assert_eq!(bytes(count), words);
    }
}
