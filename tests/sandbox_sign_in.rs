//! Customers and anonymous sessions at the auth host of the sandbox, refresh tokens, and their end.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use sandbox::*;
use sandbox_support::{Bench, full};
use serde_json::{Value, json};

/// A client with these scopes: its id and its secret.
fn client(bench: &mut Bench, scopes: &[&str], more: &str) -> (String, String) {
    let operator = bench.operator();
    let scope: Vec<String> = scopes.iter().map(|scope| full(scope)).collect();
    let draft = format!(r#"{{"name":"shop","scope":"{}"{more}}}"#, scope.join(" "));
    let (status, made) = bench.call(Method::Post, "/api-clients", &operator, Some(&draft));
    assert_eq!(status, 201, "{made}");
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    (text("id"), text("secret"))
}

fn path(rest: &str) -> String {
    format!("{PROJECT_KEY}/{rest}/token")
}

fn password(email: &str, password: &str) -> String {
    let email = email.replace('@', "%40");
    format!("grant_type=password&username={email}&password={password}")
}

fn error(answer: &(u16, Value)) -> (u16, &str) {
    let code = answer.1["error"].as_str().unwrap_or_default();
    assert_eq!(answer.1["errors"][0]["code"], code, "both carry it");
    (answer.0, code)
}

const ANONYMOUS: &str = "grant_type=client_credentials";

#[test]
fn an_anonymous_session_takes_its_scope_and_keeps_its_id() {
    let mut bench = Bench::new();
    let (id, secret) = client(
        &mut bench,
        &["create_anonymous_token", "manage_my_orders"],
        "",
    );
    let form = format!(
        "{ANONYMOUS}&anonymous_id=visitor-1&scope={}",
        full("manage_my_orders")
    );
    let (status, body) = bench.auth(&path("anonymous"), &id, &secret, &form);
    assert_eq!(status, 200, "{body}");
    let scope = format!("{} anonymous_id:visitor-1", full("manage_my_orders"));
    assert_eq!(body["scope"], scope);
    assert!(
        body["refresh_token"]
            .as_str()
            .is_some_and(|token| !token.is_empty())
    );

    let (_, body) = bench.auth(&path("anonymous"), &id, &secret, ANONYMOUS);
    let scope = body["scope"].as_str().unwrap();
    assert!(scope.starts_with(&full("create_anonymous_token")) && scope.contains(" anonymous_id:"));

    let odd = format!("{ANONYMOUS}&anonymous_id=two+words");
    let odd = bench.auth(&path("anonymous"), &id, &secret, &odd);
    assert_eq!(error(&odd), (400, "invalid_request"));
    let grant = bench.auth(&path("anonymous"), &id, &secret, "grant_type=password");
    assert_eq!(error(&grant), (400, "unsupported_grant_type"));
    let scope = format!("{ANONYMOUS}&scope={}", full("manage_orders"));
    let scope = bench.auth(&path("anonymous"), &id, &secret, &scope);
    assert_eq!(error(&scope), (400, "invalid_scope"));
    let wrong = bench.auth(&path("anonymous"), &id, "x", ANONYMOUS);
    assert_eq!(error(&wrong), (401, "invalid_client"));

    let (id, secret) = client(&mut bench, &["manage_my_orders"], "");
    let refused = bench.auth(&path("anonymous"), &id, &secret, ANONYMOUS);
    assert_eq!(error(&refused), (403, "insufficient_scope"));
    assert!(
        refused.1["message"]
            .as_str()
            .unwrap()
            .ends_with("missing: create_anonymous_token.")
    );
}

#[test]
fn customers_sign_in_where_they_belong() {
    let mut bench = Bench::new();
    let (id, secret) = client(&mut bench, &["manage_my_profile"], "");
    let of_project = password(CUSTOMER_EMAIL, CUSTOMER_PASSWORD);
    let of_store = password(STORE_CUSTOMER_EMAIL, STORE_CUSTOMER_PASSWORD);
    let store = format!("in-store/key={CUSTOMER_STORE}/customers");
    for (rest, form, expected) in [
        ("customers", of_project.as_str(), 200),
        (&store, &of_project, 200),
        (&store, &of_store, 200),
        ("customers", &of_store, 400),
        ("in-store/key=hamburg/customers", &of_store, 400),
        ("in-store/key=no-such-store/customers", &of_project, 404),
        ("in-store/berlin/customers", &of_project, 404),
    ] {
        let (status, body) = bench.auth(&path(rest), &id, &secret, form);
        assert_eq!(status, expected, "{rest} {body}");
        if status == 200 {
            let scope = body["scope"].as_str().unwrap();
            assert!(scope.starts_with(&full("manage_my_profile")), "{scope}");
            assert!(scope.contains(" customer_id:") && body["refresh_token"].is_string());
        }
    }
    for (form, code) in [
        (
            password(CUSTOMER_EMAIL, "wrong"),
            "invalid_customer_account_credentials",
        ),
        (
            password("nobody@sandbox.example", CUSTOMER_PASSWORD),
            "invalid_customer_account_credentials",
        ),
        (
            "grant_type=password&username=a".to_owned(),
            "invalid_request",
        ),
        (
            "grant_type=password&password=a".to_owned(),
            "invalid_request",
        ),
        ("username=a&password=b".to_owned(), "invalid_request"),
        (
            "grant_type=client_credentials".to_owned(),
            "unsupported_grant_type",
        ),
    ] {
        let answer = bench.auth(&path("customers"), &id, &secret, &form);
        assert_eq!(error(&answer), (400, code), "{form}");
    }
    let other = bench.auth("another-project/customers/token", &id, &secret, &of_project);
    assert_eq!(other.0, 404);
}

#[test]
fn a_refresh_token_gives_access_until_it_is_unused_for_too_long() {
    let mut bench = Bench::new();
    let more = r#","accessTokenValiditySeconds":3600,"refreshTokenValiditySeconds":7200"#;
    let (id, secret) = client(&mut bench, &["view_stores"], more);
    let (_, first) = bench.auth(
        &path("customers"),
        &id,
        &secret,
        &password(CUSTOMER_EMAIL, CUSTOMER_PASSWORD),
    );
    let refresh = first["refresh_token"].as_str().unwrap();
    let form = format!("grant_type=refresh_token&refresh_token={refresh}");
    // Each use puts its end off.
    for _ in 0..3 {
        bench.seconds_pass(7100);
        let (status, body) = bench.auth("token", &id, &secret, &form);
        assert_eq!((status, &body["expires_in"]), (200, &json!(3600)));
        assert_eq!(body["scope"], first["scope"]);
        assert!(body.get("refresh_token").is_none());
        let token = body["access_token"].as_str().unwrap();
        assert_eq!(bench.get("/stores", token).0, 200);
    }
    let first = first["access_token"].as_str().unwrap();
    assert_eq!(bench.get("/stores", first).0, 401, "the first one expired");
    let foreign = bench.auth("token", OPERATOR_ID, OPERATOR_SECRET, &form);
    assert_eq!(error(&foreign), (400, "invalid_grant"), "another client's");
    bench.seconds_pass(7200);
    let late = bench.auth("token", &id, &secret, &form);
    assert_eq!(error(&late), (400, "invalid_grant"));
    let none = bench.auth("token", &id, &secret, "grant_type=refresh_token");
    assert_eq!(error(&none), (400, "invalid_request"));
}

#[test]
fn both_tokens_end_when_they_are_revoked_each_by_itself() {
    let mut bench = Bench::new();
    let (id, secret) = client(&mut bench, &["create_anonymous_token", "view_stores"], "");
    let (_, made) = bench.auth(&path("anonymous"), &id, &secret, ANONYMOUS);
    let access = made["access_token"].as_str().unwrap();
    let refresh = made["refresh_token"].as_str().unwrap();
    let inspect = |bench: &mut Bench, token: &str| {
        let (status, body) = bench.auth("introspect", &id, &secret, &format!("token={token}"));
        assert_eq!(status, 200);
        body["active"].as_bool().unwrap()
    };
    assert!(inspect(&mut bench, access) && !inspect(&mut bench, refresh));
    let form = format!("token={refresh}&token_type_hint=refresh_token");
    let other = bench.auth("token/revoke", OPERATOR_ID, OPERATOR_SECRET, &form);
    assert_eq!(other.0, 200, "not told whether it was there");
    let renew = format!("grant_type=refresh_token&refresh_token={refresh}");
    assert_eq!(
        bench.auth("token", &id, &secret, &renew).0,
        200,
        "not its own"
    );
    assert_eq!(bench.auth("token/revoke", &id, &secret, &form).0, 200);
    let gone = bench.auth("token", &id, &secret, &renew);
    assert_eq!(error(&gone), (400, "invalid_grant"));
    assert!(inspect(&mut bench, access));
    bench.auth("token/revoke", &id, &secret, &format!("token={access}"));
    assert!(!inspect(&mut bench, access));
    assert_eq!(bench.get("/stores", access).0, 401);
}
