//! Paste the 403: what it means, and the one scope that is missing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use scopesmith::platform::evidence::{Code, Kind, Trouble, read};
use scopesmith::scope::ScopeSet;

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

fn trouble(text: &str) -> (Kind, Trouble) {
    let found = read(text);
    (found.kind, found.trouble.expect(text))
}

const BODY: &str = r#"{"statusCode":403,"message":"Insufficient scope. One of the following scopes is missing: view_orders, manage_orders, manage_project.","errors":[{"code":"insufficient_scope","message":"Insufficient scope. One of the following scopes is missing: view_orders, manage_orders, manage_project."}],"error":"insufficient_scope"}"#;

#[test]
fn a_403_names_its_scope() {
    let (kind, found) = trouble(BODY);
    assert_eq!(kind, Kind::Error);
    assert_eq!(found.code, Code::InsufficientScope);
    assert_eq!(
        found.missing,
        set("view_orders:p manage_orders:p manage_project:p")
    );
    assert_eq!(found.answer, set("view_orders:p"));
    assert_eq!(
        found.text,
        "The token was fine, but its client has no scope for this call. The host names several: any \
         one of them is enough. The least of all is view_orders."
    );
    let alone = trouble(
        "Insufficient scope. One of the following scopes is missing: view_project_settings.",
    );
    assert_eq!(alone.1.answer, set("view_project_settings:p"));
    assert_eq!(alone.0, Kind::LogLine);
}

#[test]
fn logs_and_stack_traces_hold_the_same() {
    let log = format!("2026-11-24T10:00:00Z ERROR shop {BODY}");
    assert_eq!(trouble(&log).0, Kind::LogLine);
    assert_eq!(trouble(&log).1.answer, set("view_orders:p"));
    let escaped = format!(
        "{{\"level\":\"error\",\"msg\":{}}}",
        serde_json::to_string(BODY).unwrap()
    );
    assert_eq!(trouble(&escaped).1.answer, set("view_orders:p"));

    let node = "Forbidden: Insufficient scope. One of the following scopes is missing: manage_products,manage_project.\n    \
                at createError (/app/node_modules/x/index.js:1:1) {\n  code: 403,\n  statusCode: 403,\n  \
                originalRequest: {\n    method: 'POST',\n    uri: '/shop/inventory',\n    headers: { Authorization: 'Bearer hush' }\n  }\n}";
    let (kind, found) = trouble(node);
    assert_eq!(kind, Kind::StackTrace);
    assert_eq!(found.call.unwrap().call(), "POST /{projectKey}/inventory");
    assert_eq!(found.answer, set("manage_products:p"));

    let java = "io.vrap.rmf.base.client.error.ForbiddenException: detailMessage: Client error response [url] \
                \"method\":\"GET\",\"uri\":\"https://api.europe-west1.gcp.commercetools.com/shop/custom-objects\" \
                {\"error\":\"insufficient_scope\"}\n\tat io.vrap.rmf.base.client.Foo(Foo.java:1)";
    let (kind, found) = trouble(java);
    assert_eq!(kind, Kind::StackTrace);
    assert_eq!(found.answer, set("view_key_value_documents:p"));
}

#[test]
fn a_store_stays_a_store() {
    let text = "GET /shop/in-store/key=berlin/orders -> 403 insufficient_scope";
    assert_eq!(trouble(text).1.answer, set("view_orders:p:berlin"));
}

#[test]
fn other_refusals_are_explained() {
    for (text, code) in [
        (
            "{\"statusCode\":400,\"error\":\"invalid_scope\",\"message\":\"Permissions exceeded. Only the following permissions can be requested: manage_orders:shop view_products:shop\"}",
            Code::PermissionsExceeded,
        ),
        (
            "Malformed parameter: scope: Invalid scope.",
            Code::MalformedScope,
        ),
        ("{\"error\":\"invalid_scope\"}", Code::InvalidScope),
        (
            "{\"statusCode\":401,\"error\":\"invalid_client\",\"message\":\"Please provide valid client credentials using HTTP Basic Authentication.\"}",
            Code::InvalidClient,
        ),
        (
            "{\"statusCode\":401,\"error\":\"invalid_token\",\"message\":\"invalid_token\"}",
            Code::InvalidToken,
        ),
    ] {
        let (_, found) = trouble(text);
        assert_eq!(found.code, code, "{text}");
        assert!(
            found.text.ends_with('.') && !found.next.is_empty(),
            "{found:?}"
        );
        assert!(
            found.next.iter().all(|step| step.ends_with('.')),
            "{found:?}"
        );
        assert!(found.answer.is_empty());
    }
    let (_, found) = trouble(
        "Permissions exceeded. Only the following permissions can be requested: manage_orders:shop view_products:shop",
    );
    assert_eq!(found.granted, set("manage_orders:p view_products:p"));
    assert!(read("the shop answered 403 today").trouble.is_none());
}
