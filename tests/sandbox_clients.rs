//! The API Clients of the sandbox, from outside.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use std::collections::BTreeSet;

use platform::http::Method;
use sandbox::*;
use sandbox_support::{Bench, encode, full, texts};
use serde_json::{Value, json};

fn create(bench: &mut Bench, draft: &Value) -> (u16, Value) {
    let operator = bench.operator();
    bench.call(
        Method::Post,
        "/api-clients",
        &operator,
        Some(&draft.to_string()),
    )
}

#[test]
fn the_seeded_project_is_believable() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let (status, page) = bench.get("/api-clients?limit=500", &operator);
    assert_eq!(status, 200);
    assert_eq!(
        (&page["total"], &page["count"], &page["limit"]),
        (&json!(40), &json!(40), &json!(500))
    );
    let rows = page["results"].as_array().unwrap();
    let having = |field: &str| rows.iter().filter(|row| row.get(field).is_some()).count();
    assert_eq!(having("secret"), 0);
    assert!((30..40).contains(&having("lastUsedAt")));
    assert!(having("deleteAt") >= 3 && having("accessTokenValiditySeconds") >= 3);
    for row in rows {
        assert!(row["id"].as_str().unwrap().starts_with("sandbox-"));
        assert!(row["createdAt"].as_str().unwrap() < "2026-11-24T09:30:00.000Z");
        assert!(!row["scope"].as_str().unwrap().is_empty());
    }
    let names = texts(&page, "name");
    assert!(
        names
            .iter()
            .any(|name| name.contains("<b>") && name.contains('🎟'))
    );
    assert!(names.iter().any(|name| name.contains('\u{202e}')));
    assert!(names.iter().any(|name| name.len() > 250));
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 40);
}

#[test]
fn the_same_seed_gives_the_same_project() {
    let list = |seed| {
        let mut bench = Bench::with(&SandboxOptions {
            seed,
            ..SandboxOptions::default()
        });
        let operator = bench.operator();
        bench.get("/api-clients?limit=500", &operator).1
    };
    assert_eq!(list(7), list(7));
    assert_ne!(list(7), list(8));
}

#[test]
fn a_client_is_created_used_and_deleted() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let scope = format!(
        "{}  {}",
        full("manage_orders:berlin"),
        full("view_products")
    );
    let (status, made) = create(
        &mut bench,
        &json!({
            "name": "New <i>one</i>",
            "scope": scope,
            "deleteDaysAfterCreation": 2,
            "accessTokenValiditySeconds": 3600,
            "refreshTokenValiditySeconds": 30,
            "unknown": {}
        }),
    );
    assert_eq!(status, 201);
    assert_eq!(made["name"], "New <i>one</i>");
    assert_eq!(
        made["scope"],
        format!("{} {}", full("manage_orders:berlin"), full("view_products"))
    );
    assert_eq!(made["createdAt"], "2026-11-24T09:30:00.000Z");
    assert_eq!(made["deleteAt"], "2026-11-26T09:30:00.000Z");
    assert_eq!(made["accessTokenValiditySeconds"], 3600);
    assert_eq!(made["refreshTokenValiditySeconds"], 30);
    assert!(made.get("lastUsedAt").is_none());
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.contains("sandbox-") && secret.len() >= 40);

    let path = format!("/api-clients/{}", made["id"].as_str().unwrap());
    let (status, read) = bench.get(&path, &operator);
    assert_eq!(status, 200);
    let mut expected = made.clone();
    expected.as_object_mut().unwrap().remove("secret");
    assert_eq!(read, expected);
    let head = bench.call(Method::Head, &path, &operator, None);
    assert_eq!(head, (200, Value::Null));

    let token = bench.token(made["id"].as_str().unwrap(), secret);
    assert_eq!(
        bench.get("/in-store/key=berlin/orders?limit=1", &token).0,
        200
    );
    assert_eq!(bench.get("/orders?limit=1", &token).0, 403);

    let (status, gone) = bench.call(Method::Delete, &path, &operator, None);
    assert_eq!((status, &gone["id"]), (200, &made["id"]));
    assert!(gone.get("secret").is_none());
    for method in [Method::Get, Method::Head, Method::Delete] {
        assert_eq!(bench.call(method, &path, &operator, None).0, 404);
    }
    let (status, body) = bench.get(&path, &operator);
    assert_eq!(status, 404);
    assert_eq!(body["statusCode"], 404);
    assert_eq!(body["errors"][0]["code"], "ResourceNotFound");
    let form = "grant_type=client_credentials";
    assert_eq!(
        bench
            .auth("token", made["id"].as_str().unwrap(), secret, form)
            .0,
        401
    );
}

#[test]
fn drafts_are_checked() {
    let mut bench = Bench::new();
    let scope = full("view_products");
    let with = |field: &str, value: Value| {
        let mut draft = json!({ "name": "x", "scope": scope });
        draft[field] = value;
        draft
    };
    for (draft, code, field) in [
        (json!({ "scope": scope }), "RequiredField", json!("name")),
        (json!({ "name": "x" }), "RequiredField", json!("scope")),
        (with("scope", json!(" ")), "RequiredField", json!("scope")),
        (with("name", json!(7)), "InvalidJsonInput", Value::Null),
        (json!([]), "InvalidJsonInput", Value::Null),
        (
            with("accessTokenValiditySeconds", json!(3599)),
            "InvalidField",
            json!("accessTokenValiditySeconds"),
        ),
        (
            with("accessTokenValiditySeconds", json!(604_801)),
            "InvalidField",
            json!("accessTokenValiditySeconds"),
        ),
        (
            with("refreshTokenValiditySeconds", json!(29)),
            "InvalidField",
            json!("refreshTokenValiditySeconds"),
        ),
        (
            with("refreshTokenValiditySeconds", json!(31_536_001)),
            "InvalidField",
            json!("refreshTokenValiditySeconds"),
        ),
        (
            with("deleteDaysAfterCreation", json!(-1)),
            "InvalidField",
            json!("deleteDaysAfterCreation"),
        ),
        (
            with("deleteDaysAfterCreation", json!(1.5)),
            "InvalidField",
            json!("deleteDaysAfterCreation"),
        ),
        (
            with("deleteDaysAfterCreation", json!("1")),
            "InvalidJsonInput",
            Value::Null,
        ),
        (
            with("scope", json!("view_products")),
            "InvalidInput",
            Value::Null,
        ),
        (
            with("scope", json!("view_products:other-project")),
            "InvalidInput",
            Value::Null,
        ),
        (
            with("scope", json!(full("view_nonsense"))),
            "InvalidInput",
            Value::Null,
        ),
        (
            with("scope", json!(full("customer_id"))),
            "InvalidInput",
            Value::Null,
        ),
        (
            with("scope", json!(full("view_project_settings:berlin"))),
            "InvalidInput",
            Value::Null,
        ),
        (
            with("scope", json!(full("manage_orders:b!"))),
            "InvalidInput",
            Value::Null,
        ),
    ] {
        let (status, body) = create(&mut bench, &draft);
        assert_eq!(status, 400, "{draft}");
        assert_eq!(body["statusCode"], 400);
        assert_eq!(body["message"], body["errors"][0]["message"]);
        assert_eq!(body["errors"][0]["code"], code, "{draft} {body}");
        assert_eq!(
            body["errors"][0].get("field").cloned().unwrap_or_default(),
            field
        );
    }
    let (_, body) = create(&mut bench, &with("accessTokenValiditySeconds", json!(5)));
    assert_eq!(body["errors"][0]["invalidValue"], 5);
    let operator = bench.operator();
    let (status, body) = bench.call(Method::Post, "/api-clients", &operator, Some("{\"name\":"));
    assert_eq!(
        (status, &body["errors"][0]["code"]),
        (400, &json!("InvalidJsonInput"))
    );
    assert!(body["errors"][0]["detailedErrorMessage"].is_string());
}

#[test]
fn unusual_drafts_are_accepted() {
    let mut bench = Bench::new();
    let with = |field: &str, value: Value| {
        let mut draft = json!({ "name": "x", "scope": full("view_products") });
        draft[field] = value;
        draft
    };
    for accepted in [
        with("accessTokenValiditySeconds", Value::Null),
        with("refreshTokenValiditySeconds", json!(31_536_000)),
        // The same name again; and a scope that only another client of the project knows.
        with("name", json!("x")),
        with("scope", json!(full("view_weather_forecasts"))),
    ] {
        assert_eq!(create(&mut bench, &accepted).0, 201, "{accepted}");
    }
}

#[test]
fn secrets_are_new_and_sometimes_begin_badly() {
    let mut bench = Bench::new();
    let mut secrets = BTreeSet::new();
    for _ in 0..40 {
        let (_, made) = create(
            &mut bench,
            &json!({ "name": "x", "scope": full("view_orders") }),
        );
        secrets.insert(made["secret"].as_str().unwrap().to_owned());
    }
    assert_eq!(secrets.len(), 40);
    for start in ["-", "_", "sandbox-"] {
        assert!(
            secrets.iter().any(|secret| secret.starts_with(start)),
            "{start}"
        );
    }
}

#[test]
fn scopes_decide_who_may_do_what() {
    let mut bench = Bench::new();
    let operator = bench.token(OPERATOR_ID, OPERATOR_SECRET);
    let reader = bench.token(READER_ID, READER_SECRET);
    let manager = bench.token(MANAGER_ID, MANAGER_SECRET);
    let keysmith = bench.token(KEYSMITH_ID, KEYSMITH_SECRET);
    let draft = json!({ "name": "x", "scope": full("view_orders") }).to_string();
    // list, read, create, delete (of nobody), stores, project
    for (token, expected) in [
        (&operator, [200, 404, 201, 404, 200, 200]),
        (&reader, [200, 404, 403, 403, 403, 403]),
        (&manager, [403, 403, 403, 403, 200, 200]),
        (&keysmith, [200, 404, 201, 404, 403, 403]),
    ] {
        let found = [
            bench.get("/api-clients", token).0,
            bench.get("/api-clients/nobody", token).0,
            bench
                .call(Method::Post, "/api-clients", token, Some(&draft))
                .0,
            bench
                .call(Method::Delete, "/api-clients/nobody", token, None)
                .0,
            bench.get("/stores", token).0,
            bench.get("", token).0,
        ];
        assert_eq!(found, expected);
    }
    let (_, body) = bench.call(Method::Post, "/api-clients", &manager, Some(&draft));
    let message = "Insufficient scope. One of the following scopes is missing: manage_api_clients.";
    assert_eq!(
        body,
        json!({
            "statusCode": 403,
            "message": message,
            "errors": [{ "code": "insufficient_scope", "message": message }],
            "error": "insufficient_scope",
            "error_description": message
        })
    );
}

#[test]
fn a_client_vanishes_when_its_time_has_come() {
    let mut bench = Bench::new();
    let (_, made) = create(
        &mut bench,
        &json!({ "name": "x", "scope": full("view_orders"), "deleteDaysAfterCreation": 1 }),
    );
    let (id, secret) = (
        made["id"].as_str().unwrap(),
        made["secret"].as_str().unwrap(),
    );
    bench.seconds_pass(86_399);
    bench.token(id, secret);
    bench.seconds_pass(1);
    assert_eq!(
        bench
            .auth("token", id, secret, "grant_type=client_credentials")
            .0,
        401
    );
    let operator = bench.operator();
    assert_eq!(bench.get(&format!("/api-clients/{id}"), &operator).0, 404);
}

#[test]
fn reads_may_lag_behind_a_create() {
    let mut bench = Bench::with(&SandboxOptions {
        read_lag_ms: 3000,
        ..SandboxOptions::default()
    });
    let (status, made) = create(
        &mut bench,
        &json!({ "name": "late", "scope": full("view_orders") }),
    );
    assert_eq!(status, 201);
    let operator = bench.operator();
    let (id, secret) = (
        made["id"].as_str().unwrap(),
        made["secret"].as_str().unwrap(),
    );
    bench.token(id, secret);
    let query = format!("/api-clients?where={}", encode("name = \"late\""));
    let path = format!("/api-clients/{id}");
    bench.seconds_pass(2);
    assert_eq!(bench.get(&query, &operator).1["total"], 0);
    assert_eq!(bench.get(&path, &operator).0, 404);
    bench.seconds_pass(1);
    assert_eq!(bench.get(&query, &operator).1["total"], 1);
    assert_eq!(bench.get(&path, &operator).0, 200);
}
