//! GraphQL documents in every form of evidence.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use evidence::{Evidence, Kind, Reader, read};
use finder::{Job, solve};
use proptest::prelude::*;

const QUERY: &str = "query Mine { me { activeCart { id } } shippingMethods { total } }";
const SHORT: &str = "{ carts { total } }";

fn file(name: &str, text: &str) -> Evidence {
    let mut reader = Reader::new(name);
    // Cut at odd places, as a browser does.
    for chunk in text.as_bytes().chunks(7) {
        reader.push(chunk);
    }
    reader.finish()
}

fn paths(evidence: &Evidence) -> String {
    let fields = evidence.fields();
    let paths: Vec<&str> = fields.iter().map(|field| field.path()).collect();
    paths.join(" ")
}

fn calls(evidence: &Evidence) -> Vec<String> {
    evidence.calls.iter().map(|call| call.call()).collect()
}

#[track_caller]
fn is(evidence: &Evidence, kind: Kind, wanted: &str) {
    assert_eq!(evidence.kind, kind, "{evidence:?}");
    assert_eq!(paths(evidence), wanted, "{evidence:?}");
    assert!(evidence.calls.is_empty(), "{:?}", calls(evidence));
    assert!(evidence.ignored.is_empty(), "{:?}", evidence.ignored);
}

fn json(query: &str) -> String {
    serde_json::json!({ "query": query, "variables": { "a": null } }).to_string()
}

#[test]
fn documents_and_requests_are_pasted() {
    let both = "Query.me.activeCart Query.shippingMethods";
    is(&read(QUERY), Kind::GraphQl, both);
    is(&read(&json(QUERY)), Kind::GraphQl, both);
    is(
        &read(&format!("[{}, {}]", json(QUERY), json(SHORT))),
        Kind::GraphQl,
        &format!("{both} Query.carts"),
    );
    is(&file("carts.graphql", SHORT), Kind::GraphQl, "Query.carts");
    is(
        &file("carts.gql", &format!("# one\n{SHORT}")),
        Kind::GraphQl,
        "Query.carts",
    );
    let named = r#"{"query":"query A { zones { total } } query B { stores { total } }","operationName":"B"}"#;
    is(&read(named), Kind::GraphQl, "Query.stores");
    let in_store = r#"{"query":"query A($k: KeyReferenceInput!) { inStore(key: $k) { carts { total } } }","variables":{"k":"berlin"}}"#;
    let found = read(in_store);
    is(&found, Kind::GraphQl, "Query.inStore.carts");
    assert_eq!(found.stores, ["berlin"]);
    let broken = file("a.graphql", "query { carts {");
    assert!(
        broken.ignored[0].starts_with("GraphQL, line 1: "),
        "{broken:?}"
    );
    let schema = file("schema.graphql", "type Query { a: Int }");
    assert!(schema.ignored[0].contains("neither an operation nor a fragment"));
}

#[test]
fn recordings_hold_documents() {
    let entry = |url: &str, body: &str| {
        serde_json::json!({"request": {
            "method": "POST", "url": url, "headers": [{"name": "a", "value": "postData"}],
            "postData": {"mimeType": "application/json", "text": body, "params": [{"text": "no"}]},
        }, "response": {"content": {"text": "{\"query\":\"{ zones { total } }\"}"}}})
    };
    let har = |entries: &[serde_json::Value]| {
        serde_json::json!({"log": {"version": "1.2", "entries": entries}}).to_string()
    };
    let host = "https://api.europe-west1.gcp.commercetools.com/shop/graphql";
    let text = har(&[
        entry(host, &json("query {\n # a comment\n carts { total }\n}")),
        entry(host, &json(SHORT)),
    ]);
    let found = file("a.har", &text);
    is(&found, Kind::Har, "Query.carts");
    assert_eq!(found.requests, 2);
    // Without a body the question stays open.
    let open = file("a.har", &har(&[entry(host, ""), entry(host, &json(SHORT))]));
    assert_eq!(calls(&open), ["POST /{projectKey}/graphql"]);
    assert_eq!(paths(&open), "Query.carts");
    assert!(open.ignored[0].contains("without a body"), "{open:?}");
    // A shop's own GraphQL beside the vendor's.
    let other = file(
        "a.har",
        &har(&[
            entry(
                "https://shop.example/api/graphql",
                &json("{ zones { total } }"),
            ),
            entry(host, &json(SHORT)),
        ]),
    );
    assert_eq!((paths(&other).as_str(), other.foreign), ("Query.carts", 1));
    // A proxy alone counts.
    let proxy = file(
        "a.har",
        &har(&[entry("https://shop.example/api/graphql", &json(SHORT))]),
    );
    assert_eq!(paths(&proxy), "Query.carts");
    let foreign = file(
        "a.har",
        &har(&[entry(
            "https://shop.example/api/graphql",
            &json("{ products(first: 1) { edges { node { id } } } }"),
        )]),
    );
    assert!(paths(&foreign).is_empty() && foreign.calls.is_empty());
    assert!(foreign.ignored[0].contains("another vendor"), "{foreign:?}");
    let hashed = file(
        "a.har",
        &har(&[entry(
            host,
            r#"{"operationName":"A","extensions":{"persistedQuery":{"sha256Hash":"00"}}}"#,
        )]),
    );
    assert!(
        hashed
            .ignored
            .iter()
            .any(|text| text.contains("only the hash")),
        "{hashed:?}"
    );
    let large = file(
        "a.har",
        &har(&[entry(
            host,
            &json(&format!("{SHORT}{}", " ".repeat(300 << 10))),
        )]),
    );
    assert_eq!(calls(&large), ["POST /{projectKey}/graphql"]);
}

#[test]
fn bodies_in_base64_and_documents_in_urls_are_read() {
    let url = "https://api.europe-west1.gcp.commercetools.com/shop/graphql";
    let har = |request: serde_json::Value| {
        let log =
            serde_json::json!({ "log": { "version": "1.2", "entries": [{ "request": request }] } });
        file("a.har", &log.to_string())
    };
    for key in ["encoding", "_encoding"] {
        let body = syntax::base64_of(json(SHORT).as_bytes());
        let request = serde_json::json!({
            "method": "POST", "url": url, "postData": { "text": body, key: "base64" },
        });
        is(&har(request), Kind::Har, "Query.carts");
    }
    // Said to be base64, and not: it is read as it stands.
    let request = serde_json::json!({
        "method": "POST", "url": url, "postData": { "encoding": "base64", "text": json(SHORT) },
    });
    is(&har(request), Kind::Har, "Query.carts");
    let query = "?operationName=B&variables=%7B%22s%22%3Atrue%7D&query=query+A%7Bzones%7Btotal%7D%7Dquery+B%28%24s%3A\
                 Boolean%21%29%7Bstores%40include%28if%3A%24s%29%7Btotal%7D%7D";
    let get = format!("{url}{query}");
    let request = serde_json::json!({ "method": "GET", "url": get });
    is(&har(request), Kind::Har, "Query.stores");
    is(&read(&format!("curl '{get}'")), Kind::Curl, "Query.stores");
    is(&read(&format!("GET {get}")), Kind::Calls, "Query.stores");
    // A query that was cut, and one without a document, say nothing.
    let long = format!("{get}&x={}", "y".repeat(70_000));
    for url in [long, format!("{url}?query=cheese")] {
        let request = serde_json::json!({ "method": "POST", "url": url });
        let evidence = har(request);
        assert_eq!(paths(&evidence), "");
        assert_eq!(calls(&evidence), ["POST /{projectKey}/graphql"]);
    }
    // Elsewhere a word in a query is no document.
    let plain = read("GET /shop/products?query=%7Bcarts%7Btotal%7D%7D");
    assert_eq!(paths(&plain), "");
    assert_eq!(calls(&plain), ["GET /{projectKey}/products"]);
}

#[test]
fn commands_and_files_of_requests_hold_documents() {
    let host = "https://api.europe-west1.gcp.commercetools.com/shop";
    let curl = format!(
        "curl -X POST {host}/graphql -H 'Content-Type: application/json' -d '{}'",
        json(SHORT)
    );
    is(&read(&curl), Kind::Curl, "Query.carts");
    let http = format!(
        "### carts\nPOST {host}/graphql\nContent-Type: application/json\n\n{}\n\n### zones\nGET {host}/zones\n",
        json(SHORT)
    );
    let found = file("a.http", &http);
    assert_eq!(
        (found.kind, paths(&found).as_str()),
        (Kind::HttpFile, "Query.carts")
    );
    assert_eq!(calls(&found), ["GET /{projectKey}/zones"]);
    let graphql = format!(
        "POST {host}/graphql HTTP/1.1\nX-REQUEST-TYPE: GraphQL\n\n{QUERY}\n\n> {{% client.log(1) %}}\n"
    );
    is(
        &file("a.http", &graphql),
        Kind::HttpFile,
        "Query.me.activeCart Query.shippingMethods",
    );
    let log = format!(
        "2026-11-01 INFO send: POST {host}/graphql\n{}\n2026-11-01 INFO done in 3 ms\n",
        json(SHORT)
    );
    let found = read(&log);
    assert_eq!(paths(&found), "Query.carts", "{found:?}");
}

#[test]
fn collections_hold_documents() {
    let host = "{{host}}/{{project}}/graphql";
    for (kind, tree) in [
        (
            Kind::Postman,
            serde_json::json!({"info": {"name": "a"}, "item": [{"name": "b", "request": {
                "method": "POST", "url": {"raw": host},
                "body": {"mode": "graphql", "graphql": {"query": SHORT, "variables": "{}"}},
            }}]}),
        ),
        (
            Kind::Postman,
            serde_json::json!({"info": {"name": "a"}, "item": [{"name": "b", "request": {
                "method": "POST", "url": {"raw": host}, "body": {"mode": "raw", "raw": json(SHORT)},
            }}]}),
        ),
        (
            Kind::Insomnia,
            serde_json::json!({"_type": "export", "__export_format": 4, "resources": [{
                "_type": "request", "method": "POST", "url": "{{ _.host }}/{{ _.project }}/graphql",
                "body": {"mimeType": "application/graphql", "text": json(SHORT)},
            }]}),
        ),
        (
            Kind::Bruno,
            serde_json::json!({"version": "1", "name": "a", "items": [{"type": "graphql", "request": {
                "method": "POST", "url": host, "body": {"mode": "graphql", "graphql": {"query": SHORT, "variables": "{}"}},
            }}]}),
        ),
    ] {
        is(&read(&tree.to_string()), kind, "Query.carts");
    }
    let bru = format!(
        "meta {{\n  name: a\n}}\n\npost {{\n  url: {host}\n  body: graphql\n}}\n\nbody:graphql {{\n  query {{\n    carts {{ total }}\n  }}\n}}\n"
    );
    is(&file("a.bru", &bru), Kind::Bruno, "Query.carts");
    let yaml = format!(
        "info:\n  type: graphql\nhttp:\n  method: POST\n  url: \"{host}\"\n  body:\n    type: json\n    data: '{}'\n",
        json(SHORT)
    );
    is(&file("a.yml", &yaml), Kind::Bruno, "Query.carts");
}

#[test]
fn calls_and_fields_are_solved_together() {
    let host = "https://api.europe-west1.gcp.commercetools.com/shop";
    let found = read(&format!(
        "curl -X POST {host}/graphql -d '{}'\ncurl {host}/orders",
        json("{ categories { total } }")
    ));
    let answer = solve(&Job {
        calls: found.calls.clone(),
        fields: found.fields(),
        ..Job::default()
    });
    let names: Vec<&str> = answer.scopes.iter().map(|one| one.scope.name).collect();
    assert_eq!(names, ["view_categories", "view_orders"]);
    assert!(
        found.words().contains("1 GraphQL field"),
        "{}",
        found.words()
    );
}

#[test]
fn an_error_of_graphql_is_explained_by_its_path() {
    let text = r#"{"data":null,"errors":[{"message":"Insufficient scope. One of the following scopes is missing: view_categories.","path":["categories"],"locations":[{"line":1,"column":3}],"extensions":{"code":"insufficient_scope"}}]}"#;
    let trouble = read(text).trouble.unwrap();
    assert_eq!(
        trouble.field.map(finder::FieldId::path),
        Some("Query.categories")
    );
    assert!(trouble.answer.has("view_categories", None) && trouble.answer.len() == 1);
    let text = r#"{"errors":[{"message":"Insufficient scope.","path":["me","activeCart","customer"],"extensions":{"code":"insufficient_scope"}}]}"#;
    let trouble = read(text).trouble.unwrap();
    assert_eq!(
        trouble.field.map(finder::FieldId::path),
        Some("Query.me.activeCart")
    );
    assert!(trouble.answer.has("manage_my_orders", None));
    // An alias is no field.
    let text = r#"{"errors":[{"message":"Insufficient scope. One of the following scopes is missing: view_orders.","path":["mine"],"extensions":{"code":"insufficient_scope"}}]}"#;
    let trouble = read(text).trouble.unwrap();
    assert_eq!(trouble.field, None);
    assert!(trouble.answer.has("view_orders", None));
}

#[test]
fn nothing_of_a_request_comes_out_but_names() {
    let secret = "made-up-value-of-a-test";
    let query = format!("query A {{ customers(where: \"email=\\\"{secret}\\\"\") {{ total }} }}");
    let body = serde_json::json!({"query": query, "variables": {"password": secret}}).to_string();
    for text in [
        query.clone(),
        body.clone(),
        format!("curl -X POST https://api.a.gcp.commercetools.com/p/graphql -d '{body}'"),
    ] {
        let found = read(&text);
        assert_eq!(paths(&found), "Query.customers", "{text}");
        assert!(!format!("{found:?}").contains(secret), "{found:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_request_is_too_strange(text in "(?s)\\{\"query\":\"[{}()a-z:$!\\\\n ]{0,60}\"(,\"variables\":[{}\\[\\]a-z\",:0-9]{0,30})?\\}") {
        read(&text);
        file("a.graphql", &text);
    }
}
