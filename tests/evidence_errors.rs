//! Errors are recognised wherever they stand, and explained.
#![cfg(not(target_arch = "wasm32"))]

use evidence::{Code, Evidence, Kind, Trouble, read};
use finder::EndpointId;
use scope::{Permission, ScopeSet};

const MISSING: &str = r#"{"statusCode":403,"message":"Insufficient scope. One of the following scopes is missing: view_project_settings.","errors":[{"code":"insufficient_scope","message":"Insufficient scope. One of the following scopes is missing: view_project_settings."}],"error":"insufficient_scope"}"#;

fn words(set: &ScopeSet) -> Vec<String> {
    set.iter().map(Permission::words).collect()
}

#[track_caller]
fn trouble(text: &str, kind: Kind, code: Code) -> (Evidence, Trouble) {
    let evidence = read(text);
    assert_eq!(evidence.kind, kind, "{evidence:?}");
    let trouble = evidence.trouble.clone();
    let trouble = trouble.unwrap_or_else(|| unreachable!("no error in {text}"));
    assert_eq!(trouble.code, code);
    assert!(!trouble.title.is_empty() && !trouble.text.is_empty() && !trouble.next.is_empty());
    (evidence, trouble)
}

fn call(trouble: &Trouble) -> Option<String> {
    trouble.call.map(EndpointId::call)
}

#[test]
fn an_answer_names_the_missing_scope() {
    let (evidence, error) = trouble(MISSING, Kind::Error, Code::InsufficientScope);
    assert_eq!(words(&error.missing), ["view_project_settings"]);
    assert_eq!(words(&error.answer), ["view_project_settings"]);
    assert!(evidence.scopes.is_empty() && evidence.calls.is_empty());
    assert_eq!(evidence.words(), "An error: a scope is missing.");
    assert_eq!(evidence.words_beside_trouble(), None);
    assert_eq!(
        error.text,
        "The call needs view_project_settings, and the token lacks it."
    );
}

#[test]
fn alternatives_are_read_in_every_spelling() {
    for list in [
        "view_orders, manage_orders",
        "view_orders:shop manage_orders:shop",
        "manage_orders:shop,view_orders:shop.",
    ] {
        let text = format!("Insufficient scope. One of the following scopes is missing: {list}");
        let (_, error) = trouble(&text, Kind::Error, Code::InsufficientScope);
        assert_eq!(
            words(&error.missing),
            ["view_orders", "manage_orders"],
            "{list}"
        );
        assert_eq!(words(&error.answer), ["view_orders"]);
    }
    let text =
        "Insufficient scope. One of the following scopes is missing: manage_orders:shop:berlin.";
    let (_, error) = trouble(text, Kind::Error, Code::InsufficientScope);
    assert_eq!(words(&error.missing), ["manage_orders in store berlin"]);
    assert_eq!(words(&error.answer), ["manage_orders in store berlin"]);
    let (_, error) = trouble(
        r#"{"statusCode":403,"message":"Insufficient scope","error":"insufficient_scope"}"#,
        Kind::Error,
        Code::InsufficientScope,
    );
    assert!(error.missing.is_empty() && error.answer.is_empty());
    let (_, error) = trouble(
        "WWW-Authenticate: Bearer realm=\"shop\", error=\"insufficient_scope\", scope=\"manage_orders:shop\"",
        Kind::Error,
        Code::InsufficientScope,
    );
    assert_eq!(words(&error.missing), ["manage_orders"]);
    // Nothing needs a scope that only manage_project is thought to give.
    let (_, error) = trouble(
        "Insufficient scope. One of the following scopes is missing: manage_project, view_api_clients, manage_api_clients.",
        Kind::Error,
        Code::InsufficientScope,
    );
    assert_eq!(words(&error.answer), ["view_api_clients"]);
    assert!(
        error
            .text
            .ends_with("manage_project does not cover API clients.")
    );
}

#[test]
fn a_node_stack_trace_shows_its_call() {
    let text = "Forbidden: Insufficient scope. One of the following scopes is missing: manage_orders, view_orders.\n    at createError (/app/node_modules/@commercetools/sdk-client-v2/dist/x.js:10:1)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {\n  code: 403,\n  statusCode: 403,\n  status: 403,\n  originalRequest: {\n    baseUri: 'https://api.europe-west1.gcp.commercetools.com',\n    method: 'GET',\n    headers: { Authorization: 'Bearer abc' },\n    uriTemplate: '/{projectKey}/orders',\n    uri: '/key/orders'\n  }\n}";
    let (evidence, error) = trouble(text, Kind::StackTrace, Code::InsufficientScope);
    assert_eq!(call(&error).as_deref(), Some("GET /{projectKey}/orders"));
    assert_eq!(
        evidence.calls,
        [error.call.unwrap_or_else(|| unreachable!())]
    );
    assert_eq!(words(&error.answer), ["view_orders"]);
    assert_eq!(
        evidence.words(),
        "A stack trace: a scope is missing, 1 call to 1 endpoint."
    );
    let line = "originalRequest: { method: 'POST', uri: '/key/in-store/key=berlin/carts' } Insufficient scope. One of the following scopes is missing: manage_orders:key:berlin.";
    let (evidence, error) = trouble(line, Kind::StackTrace, Code::InsufficientScope);
    assert_eq!(evidence.stores, ["berlin"]);
    assert_eq!(words(&error.answer), ["manage_orders in store berlin"]);
}

#[test]
fn java_php_and_python_traces() {
    let java = "io.vrap.rmf.base.client.error.ForbiddenException: detailMessage: Insufficient scope {\"request\":{\"method\":\"GET\",\"uri\":\"https://api.us-central1.gcp.commercetools.com/shop/customers?limit=1\"}}\n\tat io.vrap.rmf.base.client.X.run(X.java:12)\n";
    let (_, error) = trouble(java, Kind::StackTrace, Code::InsufficientScope);
    assert_eq!(call(&error).as_deref(), Some("GET /{projectKey}/customers"));
    assert_eq!(words(&error.answer), ["view_customers"]);
    let php = "PHP Fatal error:  Uncaught GuzzleHttp\\Exception\\ClientException: Client error: `POST https://api.europe-west1.gcp.commercetools.com/shop/carts` resulted in a `403 Forbidden` response:\n{\"statusCode\":403,\"message\":\"Insufficient scope\",\"error\":\"insufficient_scope\"}\n#0 /app/x.php(1): y()\n";
    let (_, error) = trouble(php, Kind::StackTrace, Code::InsufficientScope);
    assert_eq!(call(&error).as_deref(), Some("POST /{projectKey}/carts"));
    let python = "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\noauthlib.oauth2.rfc6749.errors.CustomOAuth2Error: (invalid_scope) Malformed parameter: scope: Invalid scope\n";
    trouble(python, Kind::StackTrace, Code::MalformedScope);
}

#[test]
fn a_log_line_may_hold_it_packed_in_strings() {
    let packed = MISSING.replace('"', "\\\"");
    let line = format!(
        "{{\"level\":\"error\",\"time\":\"2026-11-24T10:00:00Z\",\"method\":\"GET\",\"path\":\"/shop\",\"msg\":\"{packed}\"}}"
    );
    let (evidence, error) = trouble(&line, Kind::LogLine, Code::InsufficientScope);
    assert_eq!(words(&error.missing), ["view_project_settings"]);
    assert_eq!(call(&error).as_deref(), Some("GET /{projectKey}"));
    assert_eq!(evidence.requests, 1);
    let twice = packed.replace('\\', "\\\\\\").replace('"', "\\\"");
    let line = format!("2026-11-24 10:00:00 ERROR worker {twice}");
    let (_, error) = trouble(&line, Kind::LogLine, Code::InsufficientScope);
    assert_eq!(words(&error.missing), ["view_project_settings"]);
}

#[test]
fn an_error_among_calls_belongs_to_the_call_beside_it() {
    let text = format!(
        "2026-11-24T10:00:00 INFO GET /shop/products 200\n2026-11-24T10:00:01 ERROR GET /shop/carts 403 {}\n2026-11-24T10:00:02 INFO GET /shop/orders 200\n",
        "Insufficient scope. One of the following scopes is missing: view_orders."
    );
    let (evidence, error) = trouble(&text, Kind::LogLine, Code::InsufficientScope);
    assert_eq!(call(&error).as_deref(), Some("GET /{projectKey}/carts"));
    assert_eq!(evidence.calls.len(), 3);
    let curl = format!(
        "$ curl -H 'Authorization: Bearer x' https://api.europe-west1.gcp.commercetools.com/shop\n{MISSING}\n"
    );
    let (evidence, error) = trouble(&curl, Kind::Error, Code::InsufficientScope);
    assert_eq!(call(&error).as_deref(), Some("GET /{projectKey}"));
    assert_eq!(evidence.calls.len(), 1);
}

#[test]
fn permissions_exceeded_compares_to_the_letter() {
    let text = "curl -d 'grant_type=client_credentials&scope=view_orders:shop' https://auth.europe-west1.gcp.commercetools.com/oauth/token\n{\"statusCode\":400,\"message\":\"Permissions exceeded. Only the following permissions can be requested: manage_orders:shop, view_products:shop\",\"errors\":[{\"code\":\"invalid_scope\"}],\"error\":\"invalid_scope\",\"error_description\":\"x\"}";
    let (_, error) = trouble(text, Kind::Error, Code::PermissionsExceeded);
    assert_eq!(words(&error.granted), ["view_products", "manage_orders"]);
    assert_eq!(words(&error.asked), ["view_orders"]);
    assert!(
        error.text.ends_with("Not granted: view_orders."),
        "{}",
        error.text
    );
    assert!(
        error
            .next
            .iter()
            .any(|step| step.starts_with("Leave out the scope parameter"))
    );
}

#[test]
fn the_other_errors() {
    for (text, code) in [
        (
            r#"{"statusCode":400,"message":"Malformed parameter: scope: Invalid scope.","error":"invalid_scope"}"#,
            Code::MalformedScope,
        ),
        (
            r#"{"error":"invalid_scope","error_description":"no"}"#,
            Code::InvalidScope,
        ),
        (
            r#"{"statusCode":401,"message":"Please provide valid client credentials using HTTP Basic Authentication.","errors":[{"code":"invalid_client"}],"error":"invalid_client"}"#,
            Code::InvalidClient,
        ),
        (
            r#"{"statusCode":401,"message":"invalid_token","errors":[{"code":"invalid_token"}],"error":"invalid_token"}"#,
            Code::InvalidToken,
        ),
    ] {
        trouble(text, Kind::Error, code);
    }
}

#[test]
fn a_document_with_the_words_of_an_error_is_a_document() {
    let terraform = "# Without it the job ends in insufficient_scope.\nresource \"commercetools_api_client\" \"job\" {\n  name  = \"job\"\n  scope = [\"manage_orders:${var.key}\"]\n}\n";
    let pulumi = "import * as commercetools from \"@pulumi/commercetools\";\n// insufficient_scope\nconst a = new commercetools.ApiClient(\"a\", {\n  scopes: [`manage_orders:${key}`],\n});\n";
    let open_api = "openapi: 3.0.0\npaths:\n  /shop/carts:\n    get:\n      responses:\n        \"403\": { description: insufficient_scope }\n";
    let connect = "deployAs:\n  - name: job\ninheritAs:\n  apiClient:\n    # insufficient_scope\n    scopes:\n      - manage_orders\n";
    let client = r#"{"id":"a","name":"insufficient_scope probe","scope":"manage_orders:shop"}"#;
    for (text, kind) in [
        (terraform, Kind::Terraform),
        (pulumi, Kind::Terraform),
        (connect, Kind::ConnectYaml),
        (client, Kind::ApiClient),
    ] {
        let found = read(text);
        assert_eq!(
            (found.kind, found.trouble.is_none()),
            (kind, true),
            "{text}"
        );
        assert_eq!(words(&found.scopes), ["manage_orders"], "{text}");
    }
    for text in [
        open_api,
        r#"{"openapi":"3.0.0","paths":{"/shop/carts":{"get":{"description":"insufficient_scope"}}}}"#,
    ] {
        let found = read(text);
        assert_eq!(
            (found.kind, found.requests),
            (Kind::OpenApi, 1),
            "{found:?}"
        );
    }
    let mut reader = evidence::Reader::new("connect.yaml");
    reader.push(b"inheritAs:\n  apiClient:\n    scopes:\n      - manage_orders\n   broken: [ insufficient_scope\n");
    assert_eq!(reader.finish().kind, Kind::ConnectYaml);
}

#[test]
fn an_error_that_shows_a_piece_of_a_document_is_an_error() {
    let terraform = format!(
        "╷\n│ Error: Insufficient scope. One of the following scopes is missing: manage_api_clients.\n│\n│   with commercetools_api_client.main,\n│   on main.tf line 3, in resource \"commercetools_api_client\" \"main\":\n│    3: resource \"commercetools_api_client\" \"main\" {{\n│\n│ {MISSING}\n╵\n"
    );
    let (_, error) = trouble(&terraform, Kind::Error, Code::InsufficientScope);
    assert_eq!(words(&error.missing), ["manage_api_clients"]);
    let pulumi = "commercetools: Error: Insufficient scope. One of the following scopes is missing: view_orders.\n    at new ApiClient (/app/node_modules/x.js:10:1)\n";
    let (_, error) = trouble(pulumi, Kind::StackTrace, Code::InsufficientScope);
    assert_eq!(words(&error.missing), ["view_orders"]);
    let answer =
        r#"{"id":"a","statusCode":403,"scope":"view_zones:shop","error":"insufficient_scope"}"#;
    trouble(answer, Kind::Error, Code::InsufficientScope);
}
