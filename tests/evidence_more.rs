//! What is left aside is said, and no secret comes out of any text.
#![cfg(not(target_arch = "wasm32"))]

use evidence::{Evidence, Kind, read};
use proptest::prelude::*;
use scope::Permission;

fn calls(found: &Evidence) -> Vec<String> {
    found.calls.iter().map(|call| call.call()).collect()
}

/// Reads a text that lists these scopes.
#[track_caller]
fn listed(text: &str, expected: &[&str]) -> Evidence {
    let found = read(text);
    let words: Vec<String> = found.scopes.iter().map(Permission::words).collect();
    assert_eq!(words, expected);
    assert!(matches!(found.kind, Kind::ScopeString | Kind::Terraform));
    found
}

#[test]
fn lines_without_a_call_are_counted() {
    let found = read("calls of the job:\nGET /shop/carts\n\nand that is all");
    assert_eq!(calls(&found), ["GET /{projectKey}/carts"]);
    assert_eq!(found.ignored, ["2 lines without a call were passed over."]);
    let one = read("1.2.3.4 - - \"GET /shop/carts HTTP/1.1\" 200 1\nserver started");
    assert_eq!(one.ignored, ["1 line without a call was passed over."]);
    assert_eq!(
        read("curl https://api.example.org/shop/carts\n-- done").ignored,
        Vec::<String>::new()
    );
}

#[test]
fn other_hosts_and_unknown_calls_are_counted() {
    let found = read(
        "GET https://api.us-central1.gcp.commercetools.com/shop/carts\n\
         GET https://api.us-central1.gcp.commercetools.com/shop/no-such-thing\n\
         GET https://shop.example.com/shop/orders\nGET https://docs.commercetools.com/api\n",
    );
    assert_eq!(calls(&found), ["GET /{projectKey}/carts"]);
    assert_eq!((found.unknown, found.foreign), (1, 2), "{found:?}");
    let proxy =
        read("GET http://127.0.0.1:8081/shop/orders\nGET http://127.0.0.1:8081/favicon.ico");
    assert_eq!(calls(&proxy), ["GET /{projectKey}/orders"]);
}

#[test]
fn stores_are_told() {
    let found = read("GET /shop/in-store/key=paris/orders\nGET /shop/in-store/key=berlin/orders");
    assert_eq!(found.stores, ["berlin", "paris"]);
}

const TEXTS: &[&str] = &[
    "GET /shop/carts?token=hush\nDELETE /shop/carts/abc",
    "curl -H 'Authorization: Bearer hush' -u id:hush https://api.europe-west1.gcp.commercetools.com/shop/orders",
    "### carts\nGET {{host}}/{{projectKey}}/carts\nAuthorization: Bearer hush\n",
    "{\"method\":\"GET\",\"url\":\"/shop/orders\",\"headers\":{\"authorization\":\"hush\"}}",
    "{\"access_token\":\"hush\",\"scope\":\"manage_orders:shop\"}",
    "Forbidden: Insufficient scope. One of the following scopes is missing: view_orders\n at x\n headers: { Authorization: 'Bearer hush' }",
    "resource \"commercetools_api_client\" \"x\" {\n scope = [\"manage_orders:shop\"]\n secret = \"hush\"\n}",
    "CTP_CLIENT_SECRET=hush\nCTP_SCOPES=manage_orders:shop",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://user:hush@api.europe-west1.gcp.commercetools.com/shop/carts?x=hush\"}}]}}",
];

#[test]
fn scopes_that_the_catalog_does_not_know_are_kept_beside_those_that_it_knows() {
    let evidence = listed(
        "view_orders:shop configure_things:shop operate_stock:shop:berlin",
        &[
            "view_orders",
            "configure_things",
            "operate_stock in store berlin",
        ],
    );
    assert!(evidence.ignored.is_empty(), "{evidence:?}");
    listed(
        "resource \"commercetools_api_client\" \"a\" {\n  name = \"a\"\n  scope = [\"configure_things:${var.key}\", \"view_orders:${var.key}\"]\n}\n",
        &["view_orders", "configure_things"],
    );
    // What names another project, or none, may be anything: it is left out, and that is said.
    for other in ["configure_things:other", "hush_hush", "made_up_secret:0123"] {
        let evidence = listed(&format!("view_orders:shop {other}"), &["view_orders"]);
        assert_eq!(
            evidence.ignored,
            ["Words that are not scopes were left out."]
        );
        assert!(!format!("{evidence:?}").contains(other));
    }
}

proptest! {
    #[test]
    fn no_secret_comes_out(at in 0..TEXTS.len(), secret in "[A-Za-z0-9]{24}", front: bool) {
        let text = TEXTS[at].replace("hush", &secret);
        let text = if front { format!("{secret} {text}") } else { format!("{text}\n{secret}") };
        let found = read(&text);
        let said = format!("{found:?} {}", found.words());
        prop_assert!(!said.contains(&secret), "{said}");
    }
}
