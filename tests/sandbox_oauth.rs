//! The auth host of the sandbox, from outside.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use sandbox::*;
use sandbox_support::{Bench, NOW, full, json, request};
use serde_json::json;

const GRANT: &str = "grant_type=client_credentials";

#[test]
fn a_token_has_all_scopes_unless_some_are_asked_for() {
    let mut bench = Bench::new();
    let (status, body) = bench.auth("token", MANAGER_ID, MANAGER_SECRET, GRANT);
    assert_eq!(status, 200);
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 172_800);
    assert_eq!(body["scope"], full("manage_project"));
    assert!(body.get("refresh_token").is_none());

    let form = format!(
        "{GRANT}&scope={}+{}",
        full("view_stores"),
        full("view_api_clients")
    );
    let (status, body) = bench.auth("token", OPERATOR_ID, OPERATOR_SECRET, &form);
    assert_eq!(status, 200);
    assert_eq!(
        body["scope"],
        format!("{} {}", full("view_stores"), full("view_api_clients"))
    );
}

#[test]
fn parameters_may_stand_in_the_query() {
    let mut bench = Bench::new();
    let path = format!(
        "token?{GRANT}&scope={}",
        full("view_stores").replace(':', "%3A")
    );
    let (status, body) = bench.auth(&path, OPERATOR_ID, OPERATOR_SECRET, "");
    assert_eq!((status, &body["scope"]), (200, &json!(full("view_stores"))));
}

#[test]
fn requested_scopes_match_to_the_letter() {
    let mut bench = Bench::new();
    // manage_orders covers view_orders, but that does not count here.
    let form = format!("{GRANT}&scope={}", full("view_orders"));
    let (status, body) = bench.auth("token", OPERATOR_ID, OPERATOR_SECRET, &form);
    assert_eq!(status, 400);
    assert_eq!(body["error"], "invalid_scope");
    assert_eq!(body["errors"][0]["code"], "invalid_scope");
    let message = body["message"].as_str().unwrap();
    assert!(message.starts_with(
        "Permissions exceeded. Only the following permissions can be requested: manage_api_clients:"
    ));
    for malformed in [
        "view_orders",
        "manage_project",
        "ViewOrders:sunny-outfitters",
        "a:b:c:d",
        ":x",
    ] {
        let form = format!("{GRANT}&scope={malformed}");
        let (status, body) = bench.auth("token", OPERATOR_ID, OPERATOR_SECRET, &form);
        assert_eq!(status, 400, "{malformed}");
        assert_eq!(body["error"], "invalid_scope");
        assert_eq!(
            body["message"],
            "Malformed parameter: scope: Invalid scope."
        );
    }
}

#[test]
fn wrong_credentials_and_grants_are_refused() {
    let mut bench = Bench::new();
    for (id, secret) in [(OPERATOR_ID, "x"), ("x", OPERATOR_SECRET), ("", "")] {
        let (status, body) = bench.auth("token", id, secret, GRANT);
        assert_eq!(status, 401);
        assert_eq!(
            body,
            json!({
                "statusCode": 401,
                "message": "Please provide valid client credentials using HTTP Basic Authentication.",
                "errors": [{
                    "code": "invalid_client",
                    "message": "Please provide valid client credentials using HTTP Basic Authentication."
                }],
                "error": "invalid_client",
                "error_description": "Please provide valid client credentials using HTTP Basic Authentication."
            })
        );
    }
    for header in [
        None,
        Some("Basic"),
        Some("Basic %%%"),
        Some("Bearer abc"),
        Some("Basic eA=="),
    ] {
        let asked = request(
            Method::Post,
            "https://auth.sandbox.example/oauth/token",
            header.map(str::to_owned),
            Some(GRANT),
        );
        let answer = bench.send(&asked);
        assert_eq!(answer.status, 401);
        assert!(answer.correlation_id.is_some());
    }
    for (form, error) in [
        ("", "invalid_request"),
        ("grant_type=refresh_token&refresh_token=x", "invalid_grant"),
        (
            "grant_type=password&username=a&password=b",
            "unsupported_grant_type",
        ),
    ] {
        let (status, body) = bench.auth("token", OPERATOR_ID, OPERATOR_SECRET, form);
        assert_eq!((status, &body["error"]), (400, &json!(error)));
    }
    assert_eq!(
        bench.auth("nothing", OPERATOR_ID, OPERATOR_SECRET, "").0,
        404
    );
}

#[test]
fn tokens_expire_with_the_lifetime_of_their_client() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let draft = format!(
        r#"{{"name":"short","scope":"{}","accessTokenValiditySeconds":3600}}"#,
        full("view_stores")
    );
    let (_, made) = bench.call(Method::Post, "/api-clients", &operator, Some(&draft));
    let id = made["id"].as_str().unwrap();
    let token = bench.token(id, made["secret"].as_str().unwrap());
    bench.seconds_pass(3599);
    assert_eq!(bench.get("/stores", &token).0, 200);
    bench.seconds_pass(1);
    let (status, body) = bench.get("/stores", &token);
    assert_eq!(status, 401);
    assert_eq!(
        body,
        json!({
            "statusCode": 401,
            "message": "invalid_token",
            "errors": [{ "code": "invalid_token", "message": "invalid_token" }],
            "error": "invalid_token"
        })
    );
    assert_eq!(bench.get("/stores", &operator).0, 200);
    bench.seconds_pass(172_800);
    assert_eq!(bench.get("/stores", &operator).0, 401);
}

#[test]
fn a_token_marks_the_day_of_its_client() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let path = format!("/api-clients/{KEYSMITH_ID}");
    assert_eq!(bench.get(&path, &operator).1["lastUsedAt"], "2026-11-17");
    let keysmith = bench.token(KEYSMITH_ID, KEYSMITH_SECRET);
    assert_eq!(bench.get(&path, &keysmith).1["lastUsedAt"], "2026-11-24");
}

#[test]
fn introspection_tells_of_living_tokens_only() {
    let mut bench = Bench::new();
    let token = bench.token(READER_ID, READER_SECRET);
    let form = format!("token={token}");
    let expected = json!({
        "active": true,
        "scope": full("view_api_clients"),
        "exp": NOW.0 + 172_800_000,
        "client_id": READER_ID
    });
    let own = bench.auth("introspect", READER_ID, READER_SECRET, &form);
    assert_eq!(own, (200, expected.clone()));
    // The operator has introspect_oauth_tokens, the manager has not.
    let foreign = bench.auth("introspect", OPERATOR_ID, OPERATOR_SECRET, &form);
    assert_eq!(foreign, (200, expected));
    let (status, body) = bench.auth("introspect", MANAGER_ID, MANAGER_SECRET, &form);
    assert_eq!(
        (status, &body["error"]),
        (403, &json!("insufficient_scope"))
    );
    let unknown = bench.auth("introspect", READER_ID, READER_SECRET, "token=x");
    assert_eq!(unknown, (200, json!({ "active": false })));
    assert_eq!(
        bench.auth("introspect", READER_ID, READER_SECRET, "").0,
        400
    );
    assert_eq!(bench.auth("introspect", READER_ID, "x", &form).0, 401);

    let other = bench.auth("token/revoke", MANAGER_ID, MANAGER_SECRET, &form);
    assert_eq!(other.0, 200);
    assert_eq!(bench.get("/api-clients", &token).0, 200);
    let form = format!("token={token}&token_type_hint=access_token");
    assert_eq!(
        bench
            .auth("token/revoke", READER_ID, READER_SECRET, &form)
            .0,
        200
    );
    assert_eq!(bench.get("/api-clients", &token).0, 401);
    let gone = bench.auth("introspect", READER_ID, READER_SECRET, &form);
    assert_eq!(gone, (200, json!({ "active": false })));
}

#[test]
fn without_a_token_there_is_nothing() {
    let mut bench = Bench::new();
    for header in [None, Some("Bearer"), Some("Bearer x"), Some("Basic eDp5")] {
        for path in ["/sunny-outfitters", "/nobody/orders", "/", ""] {
            let url = format!("https://api.sandbox.example{path}");
            let asked = request(Method::Get, &url, header.map(str::to_owned), None);
            let answer = bench.send(&asked);
            assert_eq!(answer.status, 401);
            assert_eq!(json(&answer)["error"], "invalid_token");
        }
    }
}
