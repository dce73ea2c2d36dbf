//! The project, its stores and its collections, from outside.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use sandbox::*;
use sandbox_support::{Bench, encode, request, texts};
use serde_json::{Value, json};

#[test]
fn the_project() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let (status, body) = bench.get("", &operator);
    assert_eq!(status, 200);
    assert_eq!(
        (&body["key"], &body["name"]),
        (&json!(PROJECT_KEY), &json!("Sunny Outfitters"))
    );
    assert_eq!(
        bench.call(Method::Head, "", &operator, None),
        (200, Value::Null)
    );
    let other = request(
        Method::Get,
        "https://api.sandbox.example/another-project",
        Some(format!("Bearer {operator}")),
        None,
    );
    assert_eq!(bench.send(&other).status, 404);
    // What the sandbox can't do it says.
    assert_eq!(
        bench
            .call(Method::Post, "/graphql", &operator, Some("{}"))
            .0,
        501
    );
    assert_eq!(
        bench.call(Method::Delete, "/orders/x", &operator, None).0,
        501
    );
    assert_eq!(bench.get("/nothing-like-that", &operator).0, 404);
    assert_eq!(bench.get("/api-clients/x/y", &operator).0, 404);
    assert_eq!(bench.get("/stores/x/y", &operator).0, 404);
}

#[test]
fn stores_one_by_one() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let (status, store) = bench.get("/stores/key=munich", &operator);
    assert_eq!(status, 200);
    assert_eq!(store["name"], json!({ "de": "München", "en": "Munich" }));
    assert_eq!(store["countries"], json!([{ "code": "DE" }]));
    let id = store["id"].as_str().unwrap();
    assert_eq!(bench.get(&format!("/stores/{id}"), &operator).1, store);
    for path in ["/stores/key=atlantis", "/stores/key=", "/stores/x"] {
        let (status, body) = bench.get(path, &operator);
        assert_eq!(
            (status, &body["errors"][0]["code"]),
            (404, &json!("ResourceNotFound"))
        );
    }
    assert!(
        bench
            .get("/stores/key=returns-desk", &operator)
            .1
            .get("name")
            .is_none()
    );
    let (_, hostile) = bench.get("/stores/key=markup-lab", &operator);
    assert!(hostile["name"]["en"].as_str().unwrap().contains("<img"));
}

#[test]
fn stores_page_by_page() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let mut get = |query: &str| bench.get(&format!("/stores?{query}"), &operator);
    let (_, page) = get("limit=500&sort=key+asc");
    assert_eq!((&page["total"], &page["count"]), (&json!(60), &json!(60)));
    let all: Vec<String> = texts(&page, "key").into_iter().map(str::to_owned).collect();
    assert!(all.is_sorted());
    let (_, page) = get("sort=key+desc&limit=2&offset=1");
    assert_eq!(texts(&page, "key"), [all[58].as_str(), all[57].as_str()]);
    let (_, page) = get("limit=500&sort=name.de+asc");
    let names: Vec<&str> = page["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|store| store["name"]["de"].as_str())
        .collect();
    assert!(names.len() > 12 && names.is_sorted());
    for (predicate, keys) in [
        (r#"key = "paris""#, &["paris"][..]),
        (r#"key in ("paris", "rome", "milan")"#, &["milan", "paris"]),
        (
            r#"name(en = "Munich" or de = "Wien")"#,
            &["munich", "vienna"],
        ),
        (r#"key >= "mal" and key < "mb""#, &["malmo", "markup-lab"]),
        (r#"key > "z" and not(key = "zurich") and key < "zy""#, &[]),
        (
            "name is not defined and version = 1",
            &["dark-warehouse", "returns-desk"],
        ),
        (
            "name(en is not defined) and name is defined",
            &["leipzig", "nice"],
        ),
        ("version > 1", &[]),
        (r#"id = "sandbox-store-000000""#, &["aarhus"]),
    ] {
        let (status, page) = get(&format!("where={}", encode(predicate)));
        assert_eq!(status, 200, "{page}");
        assert_eq!(texts(&page, "key"), keys, "{predicate}");
        assert_eq!(page["total"], keys.len());
    }
    for bad in [
        "where=nothing+%3D+1",
        "sort=name.en.x",
        "limit=1000",
        "where=name.en+%3D+%22x%22",
    ] {
        assert_eq!(get(bad).0, 400, "{bad}");
    }
}

/// The quick way through 300,000 stores finds what a plain look at each would.
#[test]
fn many_stores() {
    let mut bench = Bench::with(&SandboxOptions {
        stores: 300_000,
        ..SandboxOptions::default()
    });
    let operator = bench.operator();
    let mut get = |query: &str| bench.get(&format!("/stores?{query}"), &operator).1;
    let page = get("limit=1&offset=10000");
    assert_eq!(
        (&page["total"], &page["count"]),
        (&json!(300_000), &json!(1))
    );
    let where_ = |predicate: &str| format!("limit=500&where={}", encode(predicate));
    let page = get(&where_(
        r#"key = "berlin-04999" or name(en = "Cologne 00007")"#,
    ));
    assert_eq!(texts(&page, "key"), ["berlin-04999", "cologne-00007"]);
    let page = get(&where_(r#"key >= "london-0012" and key < "london-0013""#));
    assert_eq!(page["total"], 10);
    assert!(
        texts(&page, "key")
            .iter()
            .all(|key| key.starts_with("london-0012"))
    );
    // Filtered totals stop at 10,000.
    assert_eq!(get(&where_(r#"key != "x""#))["total"], 10_000);
    assert_eq!(
        get(&where_(r#"name(en = "Berlin Mitte 00005")"#))["total"],
        0,
        "nameless"
    );
    let page = get("limit=1&sort=name.en+desc");
    assert_eq!(texts(&page, "key"), ["zurich-04999"]);
}

#[test]
fn collections_open_with_the_right_scope_only() {
    let mut bench = Bench::new();
    for (scope, opens, stays_shut) in [
        ("view_products", "/products?limit=1", "/orders?limit=1"),
        (
            "view_published_products",
            "/product-projections?limit=1",
            "/inventory",
        ),
        ("manage_products", "/product-types", "/customers"),
        ("view_categories", "/categories", "/products"),
        ("manage_orders", "/carts", "/payments"),
        (
            "manage_orders",
            "/in-store/key=berlin/orders",
            "/orders/edits",
        ),
        (
            "view_orders:berlin",
            "/in-store/key=berlin/carts",
            "/in-store/key=paris/carts",
        ),
        (
            "manage_orders:berlin",
            "/in-store/key=berlin/orders",
            "/orders",
        ),
        (
            "view_shopping_lists:paris",
            "/in-store/key=paris/shopping-lists",
            "/shopping-lists",
        ),
        ("manage_customers", "/customer-groups", "/orders"),
        ("manage_my_orders", "/me/orders", "/orders"),
        ("view_key_value_documents", "/custom-objects", "/types"),
        (
            "view_key_value_documents",
            "/custom-objects/container",
            "/states",
        ),
        ("manage_payments", "/payments", "/orders"),
        ("manage_subscriptions", "/subscriptions", "/extensions"),
        ("view_messages", "/messages", "/stores"),
        ("manage_project", "/discount-codes", "/api-clients"),
        (
            "manage_project",
            "/in-store/key=berlin/customers",
            "/api-clients/x",
        ),
    ] {
        let token = bench.token_with(&[scope]);
        let (status, body) = bench.get(opens, &token);
        assert_eq!(
            (status, &body["results"]),
            (200, &json!([])),
            "{scope} {opens}"
        );
        let (status, body) = bench.get(stays_shut, &token);
        assert_eq!(
            (status, &body["error"]),
            (403, &json!("insufficient_scope")),
            "{scope} {stays_shut}"
        );
    }
    let token = bench.token_with(&["manage_my_profile", "view_orders:atlantis", "view_orders"]);
    for missing in [
        "/orders/x",
        "/orders/key=x",
        "/me",
        "/in-store/key=atlantis/orders",
        "/in-store/key=berlin/nothing",
    ] {
        assert_eq!(bench.get(missing, &token).0, 404, "{missing}");
    }
    assert_eq!(
        bench.call(Method::Head, "/orders", &token, None),
        (404, Value::Null)
    );
    assert_eq!(bench.get("/orders?limit=501", &token).0, 400);
    let token = bench.token_with(&["view_messages"]);
    let (_, body) = bench.get("/in-store/key=berlin/cart-discounts", &token);
    assert_eq!(
        body["message"],
        "Insufficient scope. One of the following scopes is missing: view_orders, view_cart_discounts."
    );
}
