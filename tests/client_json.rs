//! The reader of a host's JSON keeps what is read out of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::json::Json;
use proptest::prelude::*;
use serde_json::Value;

/// Fails unless both read the same, or both nothing.
fn same(text: &str) {
    let (ours, theirs) = (Json::read(text), serde_json::from_str::<Value>(text));
    assert_eq!(ours.is_none(), theirs.is_err(), "{text:?} {theirs:?}");
    if let (Some(ours), Ok(theirs)) = (ours, theirs) {
        alike(&ours, &theirs);
    }
}

fn alike(ours: &Json, theirs: &Value) {
    assert_eq!(ours.text(), theirs.as_str());
    assert_eq!(ours.whole(), theirs.as_i64());
    assert_eq!(
        ours.list().map(<[Json]>::len),
        theirs.as_array().map(Vec::len)
    );
    for (at, one) in theirs.as_array().into_iter().flatten().enumerate() {
        alike(&ours.list().unwrap()[at], one);
    }
    assert_eq!(ours.fields().is_some(), theirs.is_object());
    for (name, one) in theirs.as_object().into_iter().flatten() {
        alike(ours.get(name).unwrap(), one);
    }
}

#[test]
fn texts_of_every_kind() {
    for text in [
        r#"{"a":"\u00e9\n","b":[1,-2,3.5,1e3,null,true,[],{}],"a":{"c":9223372036854775807}}"#,
        r#"[18446744073709551615,-9223372036854775808,-9223372036854775809,"",{"x":"y"}]"#,
        r#"["\ud83e\uddea","\"\\\/\b\f\n\r\t","\u0000"]"#,
        "[-0,0,-1,0.0,-0.5e-3,1E+2]",
        " \t\r\n7 \n",
        "\"text\"",
        "null",
        // None of these is JSON.
        "",
        " ",
        "{",
        "[",
        "[1,]",
        "[,1]",
        "{\"a\":1}x",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":}",
        "{,}",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "tru",
        "nullx",
        "\"\n\"",
        "\"\u{1}\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud83e\"",
        "\"\\ud83e\\u0041\"",
        "\"\\udc00\"",
        "\"",
        "\"\\",
        "\"\\\"",
        "\u{feff}1",
        "[1 2]",
        "{\"a\":1 \"b\":2}",
        "'a'",
        "<html>",
        "\"é\u{2028}🧪\"",
        "\"\\ué\"",
        "[\"\\u00\u{e9}9\"]",
        "nul\u{e9}",
    ] {
        same(text);
    }
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(Json::read(&nested(100)).is_some());
    assert!(Json::read(&nested(1_000_000)).is_none());
    assert!(Json::read(&"{\"a\":".repeat(1_000_000)).is_none());
}

#[test]
fn a_text_that_is_taken_leaves_nothing() {
    let mut body = Json::read(r#"{"secret":"first","name":"n","secret":"s\"\u0041"}"#).unwrap();
    assert_eq!(body.take_text("name").as_deref(), Some("n"));
    let secret = body.take_text("secret").unwrap();
    assert_eq!(secret, "s\"A");
    assert_eq!(body.get("secret").and_then(Json::text), Some(""));
    assert_eq!(
        (body.take_text("none"), Json::Other.take_text("secret")),
        (None, None)
    );
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec(("[a-c\"\\\\é]{0,2}", inner), 0..6)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_json(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        prop_assert!(Json::read(&text).is_some());
        same(&text);
    }

    #[test]
    fn whatever_was_json(value in json(), at in any::<prop::sample::Index>(), cut in 0_usize..3, put in "[\\[\\]{}:,\"\\\\u0e. -]{0,2}") {
        let mut letters: Vec<char> = value.to_string().chars().collect();
        let at = at.index(letters.len());
        let end = (at + cut).min(letters.len());
        letters.splice(at..end, put.chars());
        same(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn whatever_is_typed(text in "[\\[\\]{}:,\"\\\\unltrefas0-9eE.+ -]{0,24}") {
        same(&text);
    }
}
