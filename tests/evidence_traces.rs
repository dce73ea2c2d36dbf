//! Traces and logs of programs: what each tells of the calls that were made.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic)]

use evidence::{Evidence, Kind, Reader, read};
use proptest::prelude::*;
use serde_json::{Value, json};

const HOST: &str = "api.europe-west1.gcp.commercetools.com";

fn calls(evidence: &Evidence) -> Vec<String> {
    evidence.calls.iter().map(|call| call.call()).collect()
}

fn file(text: &str) -> Evidence {
    let mut reader = Reader::new("");
    for chunk in text.as_bytes().chunks(997) {
        reader.push(chunk);
    }
    reader.finish()
}

#[track_caller]
fn is(text: &str, kind: Kind, expected: &[&str]) -> Evidence {
    let evidence = file(text);
    assert_eq!(evidence.kind, kind, "{evidence:?}");
    assert_eq!(calls(&evidence), expected, "{evidence:?}");
    evidence
}

fn span(kind: &Value, attributes: &[(&str, Value)]) -> Value {
    let attributes: Vec<Value> = attributes
        .iter()
        .map(|(key, value)| json!({"key": key, "value": value}))
        .collect();
    json!({"traceId": "00", "spanId": "11", "name": "GET", "kind": kind, "attributes": attributes})
}

fn text(value: &str) -> Value {
    json!({"stringValue": value})
}

fn otlp(spans: &[Value]) -> Value {
    json!({"resourceSpans": [{"resource": {"attributes": []}, "scopeSpans": [{"scope": {}, "spans": spans}]}]})
}

#[test]
fn spans_of_opentelemetry() {
    let url = format!("https://{HOST}/shop/carts/1?access=REDACTED");
    let client = span(
        &json!(3),
        &[
            ("http.request.method", text("POST")),
            ("url.full", text(&url)),
        ],
    );
    let server = span(
        &json!(2),
        &[
            ("http.request.method", text("GET")),
            ("url.full", text(&format!("https://{HOST}/shop/zones"))),
        ],
    );
    let older = span(
        &json!("SPAN_KIND_CLIENT"),
        &[
            ("http.method", text("GET")),
            ("net.peer.name", text(HOST)),
            ("http.target", text("/shop/orders")),
        ],
    );
    let refused = span(
        &json!(3),
        &[
            ("http.request.method", text("GET")),
            ("url.full", text(&format!("https://{HOST}/shop/types"))),
            ("http.response.status_code", json!({"intValue": "401"})),
        ],
    );
    let forbidden = span(
        &json!(3),
        &[
            ("http.request.method", text("GET")),
            ("url.full", text(&format!("https://{HOST}/shop/states"))),
            ("http.response.status_code", json!({"intValue": 403})),
        ],
    );
    let other = span(
        &json!(3),
        &[
            ("http.request.method", text("GET")),
            ("url.full", text("https://shop.example/x/carts")),
        ],
    );
    let all = otlp(&[client, server, older, refused, forbidden, other]);
    let wanted = [
        "POST /{projectKey}/carts/{ID}",
        "GET /{projectKey}/orders",
        "GET /{projectKey}/states",
    ];
    let found = is(&all.to_string(), Kind::Trace, &wanted);
    assert_eq!(found.foreign, 1);
    is(
        &serde_json::to_string_pretty(&all).unwrap_or_default(),
        Kind::Trace,
        &wanted,
    );
    // One object a line, as a collector writes.
    let lines = format!("{all}\n{all}\n{}\n", json!({"resourceLogs": []}));
    assert_eq!(is(&lines, Kind::Trace, &wanted).requests, 6);
}

#[test]
fn a_trace_of_graphql_says_that_its_operations_are_unknown() {
    let url = format!("https://{HOST}/shop/graphql");
    let all = otlp(&[span(
        &json!(3),
        &[
            ("http.request.method", text("POST")),
            ("url.full", text(&url)),
        ],
    )]);
    let found = is(
        &all.to_string(),
        Kind::Trace,
        &["POST /{projectKey}/graphql"],
    );
    assert!(
        found.ignored[0].contains("so the fields are unknown"),
        "{found:?}"
    );
}

#[test]
fn segments_of_x_ray() {
    let segment = json!({
        "trace_id": "1-0", "id": "a", "name": "shop",
        "http": {"request": {"method": "GET", "url": format!("https://{HOST}/shop/zones")}},
        "subsegments": [{"name": "outer", "subsegments": [{
            "namespace": "remote",
            "http": {"request": {"method": "GET", "url": format!("https://{HOST}/shop/carts")}, "response": {"status": 200}},
        }]}],
    });
    is(
        &segment.to_string(),
        Kind::Trace,
        &["GET /{projectKey}/carts"],
    );
    let answer = json!({"Traces": [{"Id": "1", "Segments": [{"Id": "a", "Document": segment.to_string()}]}]});
    is(
        &answer.to_string(),
        Kind::Trace,
        &["GET /{projectKey}/carts"],
    );
    is(
        &format!("{segment}\n{segment}\n"),
        Kind::Trace,
        &["GET /{projectKey}/carts"],
    );
}

#[test]
fn loggers_of_the_sdks() {
    // TypeScript, versions 3 and 4, with the request; as Node.js prints objects.
    let typescript = "Response: {\n  statusCode: 200,\n  originalRequest: {\n    baseUri: 'https://api.example.com',\n    method: 'POST',\n    headers: { Authorization: 'Bearer made-up' },\n    uriTemplate: '/{projectKey}/carts/{ID}',\n    pathVariables: { projectKey: 'shop', ID: '1' }\n  }\n}\n";
    let found = is(
        typescript,
        Kind::AccessLog,
        &["POST /{projectKey}/carts/{ID}"],
    );
    assert!(!format!("{found:?}").contains("made-up"));
    // TypeScript, version 2.
    is(
        "Request:  {\n  uri: '/shop/orders?limit=1',\n  method: 'GET',\n  body: undefined\n}\n",
        Kind::AccessLog,
        &["GET /{projectKey}/orders"],
    );
    // Java, version 2.
    let java = format!(
        "12:00:01 INFO commercetools.carts.response - GET https://{HOST}/shop/carts 200 35 12 projects-1\n12:00:02 TRACE commercetools.carts.request - send: DELETE https://{HOST}/shop/carts/1 <no body>\n"
    );
    let found = file(&java);
    assert_eq!(
        calls(&found),
        ["GET /{projectKey}/carts", "DELETE /{projectKey}/carts/{ID}"]
    );
    let graphql = format!(
        "TRACE send: POST https://{HOST}/shop/graphql\nformatted: {{\n  \"query\" : \"{{ zones {{ total }} }}\"\n}}\nINFO done\n"
    );
    let found = file(&graphql);
    assert_eq!(
        found.fields().first().map(|field| field.path()),
        Some("Query.zones"),
        "{found:?}"
    );
}

#[test]
fn logs_of_the_wire() {
    let apache = format!(
        "http-outgoing-0 >> \"POST /shop/carts HTTP/1.1[\\r][\\n]\"\nhttp-outgoing-0 >> \"Host: {HOST}[\\r][\\n]\"\nhttp-outgoing-1 >> \"GET /shop/zones HTTP/1.1[\\r][\\n]\"\nhttp-outgoing-1 >> \"Host: other.example[\\r][\\n]\"\n"
    );
    let found = is(&apache, Kind::AccessLog, &["POST /{projectKey}/carts"]);
    assert_eq!(found.foreign, 1);
    let curl = format!(
        "*   Trying 1.2.3.4:443...\n> DELETE /shop/orders/1 HTTP/2\n> Host: {HOST}\n> User-Agent: curl\n>\n< HTTP/2 200\n"
    );
    is(
        &curl,
        Kind::AccessLog,
        &["DELETE /{projectKey}/orders/{ID}"],
    );
    // Without a host the path tells.
    is(
        "> GET /shop/orders HTTP/1.1\n> Accept: a\n",
        Kind::AccessLog,
        &["GET /{projectKey}/orders"],
    );
    let okhttp = format!(
        "--> POST https://{HOST}/shop/payments (12-byte body)\n<-- 201 https://{HOST}/shop/payments (20ms)\n"
    );
    assert_eq!(calls(&file(&okhttp)), ["POST /{projectKey}/payments"]);
    let fetch = format!(
        "FETCH 1: sending request to POST https://{HOST}//shop/reviews\nFETCH 1: received response to POST https://{HOST}//shop/reviews - HTTP 201\n"
    );
    assert_eq!(calls(&file(&fetch)), ["POST /{projectKey}/reviews"]);
    let node = format!(
        "HTTP 1: call onSocket 0 0\n  path: '/shop/stores',\n  pathname: '/shop/stores',\n  method: 'GET',\n  headers: {{ Authorization: 'Bearer made-up' }},\n  host: '{HOST}',\n"
    );
    let found = file(&node);
    assert_eq!(calls(&found), ["GET /{projectKey}/stores"]);
    assert!(!format!("{found:?}").contains("made-up"));
}

#[test]
fn access_logs_of_proxies() {
    let envoy = |host: &str| {
        format!(
            "[2026-11-01T00:00:00.000Z] \"GET /shop/carts HTTP/1.1\" 200 - 0 12 3 2 \"-\" \"agent/1.0\" \"id\" \"{host}\" \"1.2.3.4:443\""
        )
    };
    is(&envoy(HOST), Kind::AccessLog, &["GET /{projectKey}/carts"]);
    let both = format!("{}\n{}\n", envoy(HOST), envoy("shop.example"));
    assert_eq!(
        is(&both, Kind::AccessLog, &["GET /{projectKey}/carts"]).foreign,
        1
    );
    is(
        "1.2.3.4 - - [01/Nov/2026:00:00:00 +0000] \"POST /shop/carts HTTP/1.1\" 201 12 \"-\" \"agent/1.0\"",
        Kind::AccessLog,
        &["POST /{projectKey}/carts"],
    );
}

#[test]
fn what_stands_far_apart_does_not_belong_together() {
    let far = format!(
        "method: 'GET'\n{}path: '/shop/carts'\n",
        "more\n".repeat(60)
    );
    assert!(calls(&file(&far)).is_empty());
}

proptest! {
    #[test]
    fn no_log_is_too_strange(text in "(?s)(> |>> \"|GET |/shop/carts|HTTP/1.1|Host: |method: 'GET'|path: '/a/b'|\\{\"resourceSpans\":\\[|\\{\"subsegments\":|\\]|\\}|\n|\"|é){0,40}") {
        read(&text);
    }
}
