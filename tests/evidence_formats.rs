//! Paste anything: every kind of text, what is recognised in it, and that no secret comes out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use scopesmith::platform::evidence::{Evidence, Kind, read};
use scopesmith::scope::ScopeSet;

fn calls(found: &Evidence) -> Vec<String> {
    found.calls.iter().map(|call| call.call()).collect()
}

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

/// A kind, a text of it, and the calls in it.
const CALLS: &[(Kind, &str, &[&str])] = &[
    (
        Kind::Calls,
        "GET /shop/carts\n\nDELETE /shop/carts/abc",
        &["GET /{projectKey}/carts", "DELETE /{projectKey}/carts/{ID}"],
    ),
    (
        Kind::AccessLog,
        "1.2.3.4 - - [24/Nov/2026:10:00:00 +0000] \"POST /shop/carts HTTP/1.1\" 201 88 \"-\" \"node\"",
        &["POST /{projectKey}/carts"],
    ),
    (
        Kind::AccessLog,
        "{\"level\":\"info\",\"req\":{\"method\":\"get\",\"url\":\"/shop/orders?limit=1\"}}\n{\"httpMethod\":\"POST\",\"path\":\"/shop/customers\"}",
        &["GET /{projectKey}/orders", "POST /{projectKey}/customers"],
    ),
    (
        Kind::Curl,
        "curl -sS \\\n  -H 'Authorization: Bearer hush' \\\n  --data '{}' https://api.europe-west1.gcp.commercetools.com/shop/orders",
        &["POST /{projectKey}/orders"],
    ),
    (
        Kind::HttpFile,
        "@host = x\n### carts\nGET {{host}}/{{projectKey}}/carts\nAuthorization: Bearer {{token}}\n\n###\nPOST {{host}}/{{projectKey}}/in-store/key=berlin/carts HTTP/1.1",
        &[
            "GET /{projectKey}/carts",
            "POST /{projectKey}/in-store/key={storeKey}/carts",
        ],
    ),
    (
        Kind::Bruno,
        "meta {\n  name: Query carts\n  type: http\n}\n\nget {\n  url: {{apiUrl}}/{{projectKey}}/carts?limit=2\n  auth: inherit\n}\n",
        &["GET /{projectKey}/carts"],
    ),
    (
        Kind::Bruno,
        r#"{"name": "ct", "version": "1", "items": [{"type": "http", "request": {"method": "POST", "url": "{{host}}/{{project-key}}/products"}}], "brunoConfig": {}}"#,
        &["POST /{projectKey}/products"],
    ),
    (
        Kind::Postman,
        r#"{"info": {"name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
            "item": [{"name": "folder", "item": [{"name": "a", "request": {"method": "GET", "url": {"raw": "{{host}}/{{project-key}}/zones"}}},
            {"request": {"method": "DELETE", "url": {"host": ["{{host}}"], "path": ["{{project-key}}", "zones", "{{zone-id}}"]}}},
            {"request": "{{host}}/{{project-key}}/stores"}]}]}"#,
        &[
            "GET /{projectKey}/zones",
            "DELETE /{projectKey}/zones/{ID}",
            "GET /{projectKey}/stores",
        ],
    ),
    (
        Kind::Insomnia,
        r#"{"_type": "export", "__export_format": 4, "resources": [{"_type": "request", "method": "GET", "url": "{{ _.host }}/{{ _.projectKey }}/channels"}]}"#,
        &["GET /{projectKey}/channels"],
    ),
    (
        Kind::OpenApi,
        "openapi: 3.0.0\npaths:\n  /{projectKey}/carts:\n    get:\n      summary: all\n    post: {}\n    parameters: []\n  /{projectKey}/zones/{ID}:\n    delete: {}\n",
        &[
            "GET /{projectKey}/carts",
            "POST /{projectKey}/carts",
            "DELETE /{projectKey}/zones/{ID}",
        ],
    ),
    (
        Kind::OpenApi,
        r#"{"/{projectKey}/reviews": {"post": {"operationId": "x"}}}"#,
        &["POST /{projectKey}/reviews"],
    ),
    (
        Kind::Har,
        r#"{"log": {"version": "1.2", "entries": [
            {"request": {"method": "GET", "url": "https://api.europe-west1.gcp.commercetools.com/shop/product-projections/search?x=1", "headers": [{"name": "Authorization", "value": "Bearer hush"}]}, "response": {"content": {"text": "{\"method\": \"DELETE\", \"url\": \"/shop/carts/1\"}"}}},
            {"request": {"url": "https://auth.europe-west1.gcp.commercetools.com/oauth/token", "method": "POST"}},
            {"request": {"method": "GET", "url": "https://cdn.example.org/a.png"}}]}}"#,
        &["GET /{projectKey}/product-projections/search"],
    ),
];

#[test]
fn every_kind_of_text_yields_its_calls() {
    for (kind, text, expected) in CALLS {
        let found = read(text);
        assert_eq!(calls(&found), *expected, "{text}\n{found:?}");
        assert_eq!(found.kind, *kind, "{text}\n{found:?}");
        assert!(found.words().starts_with(kind.title()), "{}", found.words());
    }
}

#[test]
fn every_kind_of_text_yields_its_scopes() {
    for (kind, text, expected) in [
        (
            Kind::ScopeString,
            "manage_orders:shop view_products:shop:berlin",
            "manage_orders:p view_products:p:berlin",
        ),
        (
            Kind::ScopeString,
            "CTP_SCOPES=\"manage_orders:shop,view_zones:shop\"",
            "manage_orders:p view_zones:p",
        ),
        (
            Kind::ScopeString,
            "scope=manage_orders%3Ashop%20view_zones%3Ashop&grant_type=x",
            "manage_orders:p view_zones:p",
        ),
        (
            Kind::ScopeString,
            "- manage_orders\n- view_products",
            "manage_orders:p view_products:p",
        ),
        (
            Kind::ScopeString,
            r#"["manage_orders:shop", "view_gadgets:shop"]"#,
            "manage_orders:p view_gadgets:p",
        ),
        (
            Kind::ScopeString,
            "scope: manage_orders:shop\nlevel: info\nat: 10:30",
            "manage_orders:p",
        ),
        (
            Kind::ApiClient,
            r#"{"access_token": "hush", "expires_in": 1, "scope": "manage_orders:shop"}"#,
            "manage_orders:p",
        ),
        (
            Kind::ConnectYaml,
            "deployAs:\n  - name: service\n    applicationType: service\ninheritAs:\n  apiClient:\n    scopes:\n      - manage_orders\n      - view_products\n",
            "manage_orders:p view_products:p",
        ),
        (
            Kind::Terraform,
            "resource \"commercetools_api_client\" \"x\" {\n  name = \"x\"\n  scope = [\"manage_orders:${var.key}\"]\n}",
            "manage_orders:p",
        ),
        (
            Kind::Terraform,
            "manifest: 1\nname: x\nscopes:\n  - view_zones\n",
            "view_zones:p",
        ),
    ] {
        let found = read(text);
        assert_eq!(found.scopes, set(expected), "{text}\n{found:?}");
        assert_eq!(found.kind, kind, "{text}\n{found:?}");
        assert!(found.calls.is_empty(), "{found:?}");
    }
}

#[test]
fn what_is_none_of_it_is_said() {
    for text in [
        "",
        "Please give the new service access to our orders.",
        "12345",
        "{}",
        "[]",
        "null",
    ] {
        let found = read(text);
        assert_eq!(found.kind, Kind::Nothing, "{text}: {found:?}");
        assert_eq!(found.words(), "Nothing that names a call or a scope.");
    }
    let env = read("CTP_PROJECT_KEY=shop\nCTP_CLIENT_SECRET=hush\n");
    assert_eq!(env.kind, Kind::Nothing);
    assert_eq!(
        env.ignored,
        ["Credentials were left aside: the connect page reads them."]
    );
}

#[test]
fn other_hosts_and_unknown_calls_are_counted() {
    let found = read(
        "GET https://api.us-central1.gcp.commercetools.com/shop/carts\n\
         GET https://api.us-central1.gcp.commercetools.com/shop/no-such-thing\n\
         GET https://shop.example.com/shop/orders\nGET https://docs.commercetools.com/api\nPOST /shop/nothing\n",
    );
    assert_eq!(calls(&found), ["GET /{projectKey}/carts"]);
    assert_eq!((found.unknown, found.foreign), (2, 2), "{found:?}");
    assert_eq!(
        found.words(),
        "A list of calls: 1 call to 1 endpoint. 2 calls to no endpoint that the API reference lists. \
         2 requests to other hosts were left out."
    );
    // A proxy of one's own counts when nothing of the vendor is there.
    let proxy =
        read("GET http://127.0.0.1:8081/shop/orders\nGET http://127.0.0.1:8081/favicon.ico");
    assert_eq!(calls(&proxy), ["GET /{projectKey}/orders"]);
    assert_eq!(proxy.foreign, 1);
}

#[test]
fn lines_without_a_call_are_counted() {
    let found = read("calls of the job:\nGET /shop/carts\n\nand that is all");
    assert_eq!(found.ignored, ["2 lines without a call were passed over."]);
}

#[test]
fn stores_are_told() {
    let found = read("GET /shop/in-store/key=paris/orders\nGET /shop/in-store/key=berlin/orders");
    assert_eq!(found.stores, ["berlin", "paris"]);
}

proptest! {
    #[test]
    fn no_secret_comes_out(at in 0..CALLS.len(), secret in "[A-Za-z0-9]{24}") {
        let (_, text, _) = CALLS[at];
        for hidden in [
            text.replace("hush", &secret),
            format!("{text}\nAuthorization: Bearer {secret}\n"),
            format!("{secret} {text}"),
            format!("{text} {{\"error\":\"invalid_client\",\"secret\":\"{secret}\"}}"),
            text.replace("https://", &format!("https://user:{secret}@")),
            text.replace('?', &format!("?access_token={secret}&")),
        ] {
            let found = read(&hidden);
            let said = format!("{found:?} {}", found.words());
            prop_assert!(!said.contains(&secret), "{said}");
        }
    }

    #[test]
    fn nothing_breaks_the_reader(text in "\\PC*|[\\x00-\\x7f]{0,300}|[{}\\[\\]\":,a-z\\\\ ]{0,200}") {
        let found = read(&text);
        prop_assert!(found.words().ends_with('.'));
    }
}
