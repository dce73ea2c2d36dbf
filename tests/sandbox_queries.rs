//! Lists of API Clients: pages, sorting, filters; from outside.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use sandbox::*;
use sandbox_support::{Bench, encode, texts};
use serde_json::json;

#[test]
fn pages_sorting_and_filters() {
    let mut bench = Bench::new();
    let operator = bench.operator();
    let mut get = |query: &str| bench.get(&format!("/api-clients?{query}"), &operator);
    let (_, page) = get("");
    assert_eq!(
        (
            &page["limit"],
            &page["offset"],
            &page["count"],
            &page["total"]
        ),
        (&json!(20), &json!(0), &json!(20), &json!(40))
    );
    let (_, page) = get("limit=0&withTotal=false");
    assert_eq!(
        page,
        json!({ "limit": 0, "offset": 0, "count": 0, "results": [] })
    );
    let (_, page) = get("offset=38");
    assert_eq!((&page["count"], &page["total"]), (&json!(2), &json!(40)));
    for field in ["id", "name", "createdAt"] {
        let (_, up) = get(&format!("limit=500&sort={field}+asc"));
        let (_, down) = get(&format!("limit=500&sort={field}%20desc"));
        let mut reversed = texts(&down, field);
        reversed.reverse();
        assert!(texts(&up, field).is_sorted());
        assert_eq!(texts(&up, field), reversed);
    }
    // Key-set paging finds every client once.
    let (mut last, mut seen) = (String::new(), 0);
    loop {
        let after = encode(&format!("id > \"{last}\""));
        let (_, page) = get(&format!("limit=7&sort=id+asc&where={after}"));
        let ids = texts(&page, "id");
        seen += ids.len();
        match ids.last() {
            Some(id) => last = (*id).to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, 40);
    for (predicate, total) in [
        (format!("id = \"{OPERATOR_ID}\""), 1),
        (
            format!("id in (\"{OPERATOR_ID}\", \"{READER_ID}\", \"x\")"),
            2,
        ),
        (
            "name in (\"test\", \"test2\") and not(name = \"test2\")".to_owned(),
            1,
        ),
        ("lastUsedAt is not defined".to_owned(), 3),
        ("createdAt >= \"2026-11-01T00:00:00.000Z\"".to_owned(), 3),
    ] {
        let (status, page) = get(&format!("where={}", encode(&predicate)));
        assert_eq!(
            (status, &page["total"]),
            (200, &json!(total)),
            "{predicate} {page}"
        );
    }
    // Several predicates must all hold; a variable stands for a value.
    let (_, page) = get(&format!(
        "where={}&where={}&var.n=%22test%22",
        encode("name = :n"),
        encode("id != \"x\"")
    ));
    assert_eq!(page["total"], 1);
    for bad in [
        "limit=501",
        "limit=-1",
        "limit=x",
        "offset=10001",
        "offset=-1",
        "withTotal=maybe",
        "sort=scope",
        "sort=id+up",
        "where=",
        "where=id",
        "where=scope+%3D+%22x%22",
    ] {
        let (status, body) = get(bad);
        assert_eq!(status, 400, "{bad}");
        assert_eq!(body["errors"][0]["code"], "InvalidInput");
        assert!(
            body["message"]
                .as_str()
                .unwrap()
                .starts_with("Malformed parameter: ")
        );
    }
    let query = format!("/api-clients?where={}", encode("id = \"x\""));
    assert_eq!(bench.call(Method::Head, &query, &operator, None).0, 404);
    assert_eq!(
        bench.call(Method::Head, "/api-clients", &operator, None).0,
        200
    );
}

#[test]
fn ten_thousand_clients() {
    let mut bench = Bench::with(&SandboxOptions {
        clients: 10_000,
        ..SandboxOptions::default()
    });
    let operator = bench.operator();
    let (_, page) = bench.get("/api-clients?limit=500&offset=9900&sort=id+asc", &operator);
    assert_eq!(
        (&page["total"], &page["count"]),
        (&json!(10_000), &json!(100))
    );
    let mut few = Bench::with(&SandboxOptions {
        clients: 0,
        ..SandboxOptions::default()
    });
    let operator = few.operator();
    assert_eq!(few.get("/api-clients", &operator).1["total"], 4);
}
