//! Texts that are made to be slow: every reader comes to an end, and what it keeps does not grow with
//! the text. Time is not measured here; `cargo run --release --example bench_evidence` prints figures
//! for 64 KB and 1 MB.
#![cfg(not(target_arch = "wasm32"))]

use evidence::{Reader, read};

const LENGTH: usize = 128 << 10;

fn repeat(text: &str) -> String {
    text.repeat(LENGTH / text.len())
}

/// A text made of lines that are all different.
fn lines(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= LENGTH {
            break;
        }
        text.push_str(&line(number));
    }
    text
}

fn texts() -> Vec<String> {
    vec![
        // One line whose names stand in the values of others.
        ["GET ", &repeat("a=")].concat(),
        ["GET method=", &repeat("path=")].concat(),
        ["GET ", &repeat("host:")].concat(),
        ["insufficient_scope ", &repeat("scope=")].concat(),
        ["insufficient_scope ", &repeat("scope:[")].concat(),
        ["insufficient_scope ", &repeat("scope=[a] ")].concat(),
        ["insufficient_scope ", &repeat("\\")].concat(),
        ["insufficient_scope ", &repeat("method=GET path=/a ")].concat(),
        ["GET ", &repeat("a:\\\\\\\"")].concat(),
        ["GET ", &repeat("secret=a")].concat(),
        // Quotes and commands without an end.
        ["curl can't", &repeat("\n")].concat(),
        repeat("curl can't\n"),
        repeat("curl \\\n"),
        repeat("curl -d 'scope="),
        repeat("curl https://a.example/b "),
        repeat("'"),
        repeat("\"\\"),
        repeat("{{"),
        repeat("{{a"),
        // HCL.
        ["commercetools_api_client ", &repeat("<< ")].concat(),
        ["commercetools_api_client ", &repeat("<<A\n")].concat(),
        ["commercetools_api_client ", &repeat("\"${")].concat(),
        [
            "commercetools_api_client insufficient_scope ",
            &repeat("new ApiClient(["),
        ]
        .concat(),
        [
            "commercetools_api_client insufficient_scope ",
            &repeat("resource \"commercetools_api_client\" "),
        ]
        .concat(),
        [
            "commercetools_api_client [\"",
            &lines(|n| format!("view_orders:p:s{n} ")),
            "\"]",
        ]
        .concat(),
        // Trees.
        repeat("["),
        repeat("{\"data\":"),
        ["{\"item\":[],\"info\":{},\"a\":[", &repeat("{},"), "{}]}"].concat(),
        ["openapi: 3\n", &repeat("- ")].concat(),
        ["openapi: 3\n", &repeat("a: ")].concat(),
        ["openapi: 3\nx: ", &repeat("[")].concat(),
        ["openapi: 3\nx: ", &repeat("*a ")].concat(),
        ["openapi: 3\nx:\n", &repeat("- &a b\n")].concat(),
        ["openapi: 3\n", &lines(|n| format!("/p{n}:\n  get:\n"))].concat(),
        ["openapi: 3\nx: \"", &repeat("\\x")].concat(),
        ["openapi: 3\n", &repeat("? ")].concat(),
        // Many different things to remember.
        lines(|n| format!("GET /shop/p{n}/x\n")),
        lines(|n| format!("GET /shop/in-store/key=s{n}/carts\n")),
        lines(|n| format!("manage_orders:p{n}:s{n} ")),
        lines(|n| format!("view_x{}:p ", letters(n))),
        lines(|n| format!("NAME_{n}=value{n}\n")),
        lines(|n| format!("CTP_CLIENT_ID=v{n}\n")),
        ["CTP_SCOPES=", &lines(|n| format!("s{n}:p "))].concat(),
        ["{", &lines(|n| format!("\"k{n}\":\"v\",")), "\"a\":1}"].concat(),
        ["http", &repeat("://a@")].concat(),
        repeat("/"),
    ]
}

/// A number in letters, as names of scopes have them.
fn letters(number: usize) -> String {
    let digits = number.to_string();
    digits
        .bytes()
        .map(|b| char::from(b - b'0' + b'a'))
        .collect()
}

#[test]
fn evidence_stays_small_whatever_the_text_is() {
    for text in texts() {
        let begin: String = text.chars().take(50).collect();
        let mut reader = Reader::new("a.yaml");
        text.as_bytes()
            .chunks(100_000)
            .for_each(|chunk| reader.push(chunk));
        for found in [read(&text), reader.finish()] {
            assert!(
                found.scopes.len() <= 5_000,
                "{begin}: {}",
                found.scopes.len()
            );
            assert!(
                found.stores.len() <= 1_000,
                "{begin}: {}",
                found.stores.len()
            );
            assert!(found.ignored.len() <= 6, "{begin}: {:?}", found.ignored);
            assert!(found.words().len() < 300, "{begin}");
            let trouble = found
                .trouble
                .map_or(0, |trouble| trouble.missing.len() + trouble.asked.len());
            assert!(trouble <= 10_000, "{begin}");
        }
    }
}

#[test]
fn pasted_credentials_stay_small_whatever_the_text_is() {
    for text in texts() {
        let begin: String = text.chars().take(50).collect();
        // Longer texts are not looked at.
        let short = text
            .get(..text.floor_char_boundary(LENGTH - 1))
            .unwrap_or(&text);
        let pasted = paste::read(short);
        assert!(
            pasted.ignored.len() <= 22,
            "{begin}: {}",
            pasted.ignored.len()
        );
        assert!(
            pasted.ignored.iter().all(|line| line.len() < 100),
            "{begin}"
        );
        let scopes = pasted.scope.map_or(0, |scope| scope.split(' ').count());
        assert!(scopes <= 5_000, "{begin}: {scopes}");
        // It says something of every text, however long.
        let _ = paste::holds_credentials(&text);
    }
}
