//! The one box of the Finder: what was typed or pasted, line by line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use finder::{EndpointId, Found, endpoints, lines, search};
use proptest::prelude::*;

fn one(line: &str) -> Found {
    let mut all = lines(line).lines;
    assert_eq!(all.len(), 1, "{line}");
    all.remove(0).found
}

#[track_caller]
fn matched(line: &str) -> String {
    match one(line) {
        Found::Matched(call) => call.call(),
        other => panic!("{line}: {other:?}"),
    }
}

#[track_caller]
fn ambiguous(line: &str) -> Vec<String> {
    match one(line) {
        Found::Ambiguous(calls) => calls.into_iter().map(EndpointId::call).collect(),
        other => panic!("{line}: {other:?}"),
    }
}

/// What the suggestions say and lead to.
#[track_caller]
fn suggested(line: &str) -> Vec<(String, String)> {
    match one(line) {
        Found::Unknown { did_you_mean } => did_you_mean
            .into_iter()
            .map(|one| (one.text, one.endpoint.call()))
            .collect(),
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn a_line_may_be_a_call_a_url_a_name_or_words() {
    for (line, call) in [
        (
            "POST /{projectKey}/carts/{id}",
            "POST /{projectKey}/carts/{ID}",
        ),
        ("post /my-shop/carts/7", "POST /{projectKey}/carts/{ID}"),
        ("GET carts/7", "GET /{projectKey}/carts/{ID}"),
        (
            "GET https://api.europe-west1.gcp.commercetools.com/x/orders?limit=20&where=id%3D%22a%22",
            "GET /{projectKey}/orders",
        ),
        (
            "12:00:01 INFO \"DELETE /my-shop/customers/key=a HTTP/1.1\" 200",
            "DELETE /{projectKey}/customers/key={key}",
        ),
        ("Get Order by ID", "GET /{projectKey}/orders/{ID}"),
        ("update cart by key", "POST /{projectKey}/carts/key={key}"),
        ("add line item to cart", "POST /{projectKey}/carts/{ID}"),
        ("order from cart", "POST /{projectKey}/orders"),
        ("publish product", "POST /{projectKey}/products/{ID}"),
        (
            "reset password",
            "POST /{projectKey}/customers/password/reset",
        ),
        ("apply coupon", "POST /{projectKey}/carts/{ID}"),
        ("log in", "POST /{projectKey}/login"),
        ("list orders", "GET /{projectKey}/orders"),
    ] {
        assert_eq!(matched(line), call, "{line}");
    }
}

#[test]
fn what_a_list_puts_around_a_line_does_not_matter() {
    let text =
        "- publish product\r\n\n  2. \"reset password\",\n* `GET /p1/carts`;\n3) order from cart\n";
    let all = lines(text);
    let seen: Vec<&str> = all
        .lines
        .iter()
        .map(|line| &text[line.span.clone()])
        .collect();
    assert_eq!(
        seen,
        [
            "publish product",
            "reset password",
            "GET /p1/carts",
            "order from cart"
        ]
    );
    assert!(
        all.lines
            .iter()
            .all(|line| matches!(line.found, Found::Matched(_)))
    );
}

#[test]
fn the_store_of_a_pasted_call_is_kept() {
    let all = lines(
        "GET /p1/in-store/key=berlin/carts\nGET /{projectKey}/in-store/key={storeKey}/carts\nGET /p1/carts",
    );
    let stores: Vec<Option<&str>> = all.lines.iter().map(|line| line.store.as_deref()).collect();
    assert_eq!(stores, [Some("berlin"), None, None]);
}

#[test]
fn whoever_wrote_several_things_chooses() {
    assert_eq!(
        ambiguous("/my-shop/carts/7"),
        [
            "GET /{projectKey}/carts/{ID}",
            "HEAD /{projectKey}/carts/{ID}",
            "POST /{projectKey}/carts/{ID}",
            "DELETE /{projectKey}/carts/{ID}",
        ]
    );
    let carts = ambiguous("carts");
    assert_eq!(carts[0], "GET /{projectKey}/carts");
    assert!(
        carts.contains(&"POST /{projectKey}/carts".to_owned()),
        "{carts:?}"
    );
    let names = ambiguous("Get Variant Attributes");
    assert!(
        names.len() > 1
            && names
                .iter()
                .all(|call| call.ends_with("/variant-attributes"))
    );
    assert_eq!(
        one("carts").first().map(EndpointId::call).unwrap(),
        carts[0],
        "Enter adds the best"
    );
}

#[test]
fn slips_get_a_suggestion() {
    for (line, text, call) in [
        (
            "publsh product",
            "publish product",
            "POST /{projectKey}/products/{ID}",
        ),
        (
            "add line itm to crat",
            "add line item cart",
            "POST /{projectKey}/carts/{ID}",
        ),
        (
            "rest pasword",
            "reset password",
            "POST /{projectKey}/customers/password/reset",
        ),
        (
            "aply cuopon",
            "apply coupon",
            "POST /{projectKey}/carts/{ID}",
        ),
        (
            "GET /p1/cart",
            "GET /{projectKey}/carts",
            "GET /{projectKey}/carts",
        ),
        (
            "GET /p1/oders/7",
            "GET /{projectKey}/orders/{ID}",
            "GET /{projectKey}/orders/{ID}",
        ),
        (
            "POST /p1/custmers/pasword/reset",
            "POST /{projectKey}/customers/password/reset",
            "POST /{projectKey}/customers/password/reset",
        ),
        (
            "publish product foobarbaz",
            "publish product",
            "POST /{projectKey}/products/{ID}",
        ),
    ] {
        let seen = suggested(line);
        assert!(seen.len() <= 3);
        assert!(
            seen.contains(&(text.to_owned(), call.to_owned())),
            "{line}: {seen:?}"
        );
    }
    assert_eq!(
        suggested("PATCH /p1/carts/7")[0].1,
        "GET /{projectKey}/carts/{ID}"
    );
}

#[test]
fn what_has_nothing_to_do_with_it_gets_none() {
    for line in [
        "qqqqqqqqq xxxxxxxx",
        "()",
        "---",
        "GET /a/b/c/d/e/f/g/h/i/j/k",
    ] {
        assert!(suggested(line).is_empty(), "{line}: {:?}", suggested(line));
    }
    assert!(lines("").lines.is_empty() && lines(" \n\t\n").lines.is_empty());
}

#[test]
fn every_call_and_every_name_is_a_line() {
    for endpoint in endpoints() {
        let calls = |found: Found| match found {
            Found::Matched(call) => vec![call],
            Found::Ambiguous(calls) => calls,
            Found::Unknown { .. } => Vec::new(),
        };
        // The paths of the Change History look like any others; its host tells.
        if endpoint.product() != finder::Product::History {
            assert_eq!(
                calls(one(&endpoint.call())),
                [endpoint],
                "{}",
                endpoint.call()
            );
        }
        let named = calls(one(&endpoint.name()));
        assert!(
            named.contains(&endpoint) || named.len() == 6,
            "{}: {named:?}",
            endpoint.name()
        );
    }
}

#[test]
fn long_texts_are_bounded() {
    let all = lines(&"publish product\n".repeat(250));
    assert_eq!((all.lines.len(), all.left_out), (200, 50));
    assert!(suggested(&"word ".repeat(1000)).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_too_strange(text in "(?s).{0,60}") {
        for line in lines(&text).lines {
            prop_assert!(!text[line.span.clone()].trim().is_empty());
            if let Found::Unknown { did_you_mean } = &line.found {
                prop_assert!(did_you_mean.len() <= 3 && line.found.first().is_none());
            } else {
                prop_assert!(line.found.first().is_some());
            }
        }
    }

    #[test]
    fn enter_adds_what_the_search_shows_first(line in "(add|remove|get|publish|change|order) (line item|cart|price|product|state|order)") {
        let first = one(&line).first();
        prop_assert_eq!(first, search(&line).first().map(|hit| hit.endpoint));
    }
}
