//! What each form of evidence yields: calls, scopes and words.
#![cfg(not(target_arch = "wasm32"))]

use evidence::{Evidence, Kind, Reader, read};
use finder::EndpointId;
use scope::Permission;

fn file(name: &str, text: &str) -> Evidence {
    let mut reader = Reader::new(name);
    reader.push(text.as_bytes());
    reader.finish()
}

fn calls(evidence: &Evidence) -> Vec<String> {
    evidence
        .calls
        .iter()
        .map(|call| EndpointId::call(*call))
        .collect()
}

fn scopes(evidence: &Evidence) -> Vec<String> {
    evidence.scopes.iter().map(Permission::words).collect()
}

#[track_caller]
fn has_calls(text: &str, kind: Kind, expected: &[&str], words: &str) -> Evidence {
    let evidence = read(text);
    assert_eq!(evidence.kind, kind, "{evidence:?}");
    assert_eq!(calls(&evidence), expected);
    assert_eq!(evidence.words(), words);
    evidence
}

#[track_caller]
fn has_scopes(text: &str, kind: Kind, expected: &[&str]) -> Evidence {
    let evidence = read(text);
    assert_eq!(evidence.kind, kind, "{evidence:?}");
    assert_eq!(scopes(&evidence), expected);
    evidence
}

#[test]
fn curl_commands() {
    let text = r#"
# get a token, then a cart
TOKEN=$(curl -s https://auth.europe-west1.gcp.commercetools.com/oauth/token \
  --basic --user "id:secret" -X POST \
  -d "grant_type=client_credentials&scope=view_orders:shop view_types:shop" | jq -r .access_token)
curl -H "Authorization: Bearer $TOKEN" \
  "https://api.europe-west1.gcp.commercetools.com/shop/carts?limit=1"
curl -X DELETE https://api.europe-west1.gcp.commercetools.com/shop/in-store/key=berlin/carts/abc?version=3
curl --json '{
  "a": "it"
}' --url ${API}/shop/orders
"#;
    let evidence = has_calls(
        text,
        Kind::Curl,
        &[
            "GET /{projectKey}/carts",
            "DELETE /{projectKey}/in-store/key={storeKey}/carts/{ID}",
            "POST /{projectKey}/orders",
        ],
        "A cURL command: 3 calls to 3 endpoints, 2 scopes.",
    );
    assert_eq!(scopes(&evidence), ["view_orders", "view_types"]);
    assert_eq!(evidence.stores, ["berlin"]);
    assert!(
        evidence
            .ignored
            .iter()
            .any(|s| s == "1 call to the auth service needs no scope.")
    );
}

#[test]
fn lists_of_calls() {
    has_calls(
        "GET /shop/carts\n- `POST /{projectKey}/orders`\n| DELETE | /{{projectKey}}/carts/{{ cart-id }} |\nGET /shop/carts\nGET /shop/nothing/like/it\nand prose",
        Kind::Calls,
        &[
            "GET /{projectKey}/carts",
            "POST /{projectKey}/orders",
            "DELETE /{projectKey}/carts/{ID}",
        ],
        "A list of calls: 4 calls to 3 endpoints. 1 call to unknown endpoints was left out.",
    );
    // One on its own, as a browser's address line has it.
    has_calls(
        "https://api.us-central1.gcp.commercetools.com/shop/products",
        Kind::Calls,
        &["GET /{projectKey}/products"],
        "A list of calls: 1 call to 1 endpoint.",
    );
}

#[test]
fn access_logs() {
    has_calls(
        "10.0.0.1 - - [24/Nov/2026:10:00:00 +0000] \"GET /shop/carts/1?expand=x HTTP/1.1\" 200 12 \"-\" \"curl/8.4.0\"\n\
         10.0.0.1 - - [24/Nov/2026:10:00:01 +0000] \"GET /shop/carts/2 HTTP/1.1\" 200 12 \"https://shop.example/p/carts\" \"Mozilla/5.0\"\n\
         10.0.0.1 - - [24/Nov/2026:10:00:01 +0000] \"GET /favicon.ico HTTP/1.1\" 404 0 \"-\" \"Mozilla/5.0\"\n",
        Kind::AccessLog,
        &["GET /{projectKey}/carts/{ID}"],
        "An access log: 2 calls to 1 endpoint. 1 call to unknown endpoints was left out.",
    );
    has_calls(
        "{\"ts\":1,\"method\":\"GET\",\"path\":\"/shop/carts\",\"status\":200}\n\
         {\"httpRequest\":{\"requestMethod\":\"POST\",\"requestUrl\":\"https://api.eu-central-1.aws.commercetools.com/shop/orders\"}}\n\
         {\"httpMethod\":\"GET\",\"url\":\"https://images.example.com/a/b.png\"}\n\
         {\"msg\":\"started\"}\n",
        Kind::AccessLog,
        &["GET /{projectKey}/carts", "POST /{projectKey}/orders"],
        "An access log: 2 calls to 2 endpoints. 1 request to other hosts was left out.",
    );
    has_calls(
        "[{\"method\":\"GET\",\"uri\":\"/shop/carts\"},{\"method\":\"GET\",\"uri\":\"/shop/orders\"}]",
        Kind::AccessLog,
        &["GET /{projectKey}/carts", "GET /{projectKey}/orders"],
        "An access log: 2 calls to 2 endpoints.",
    );
    has_calls(
        "time=2026-11-24 level=info method=GET path=/shop/carts status=200",
        Kind::AccessLog,
        &["GET /{projectKey}/carts"],
        "An access log: 1 call to 1 endpoint.",
    );
}

#[test]
fn har_files() {
    let har = |urls: &[&str]| {
        let entries: Vec<String> = urls
            .iter()
            .map(|url| format!("{{\"request\":{{\"method\":\"GET\",\"url\":\"{url}\",\"headers\":[]}},\"response\":{{\"content\":{{\"text\":\"\\\"request\\\":{{\"}}}}}}"))
            .collect();
        format!(
            "{{\"log\":{{\"version\":\"1.2\",\"entries\":[{}]}}}}",
            entries.join(",")
        )
    };
    has_calls(
        &har(&[
            "https://api.europe-west1.gcp.commercetools.com/shop/carts",
            "https://cdn.example.com/shop/orders",
            "http://localhost:3000/shop/orders",
            "http://localhost:3000/main.js",
            "https://mc.europe-west1.gcp.commercetools.com/shop/products",
        ]),
        Kind::Har,
        &["GET /{projectKey}/carts", "GET /{projectKey}/orders"],
        "A HAR file: 2 calls to 2 endpoints. 3 requests to other hosts were left out.",
    );
    // Without a host of commercetools, a proxy may be behind any other.
    has_calls(
        &har(&[
            "https://api.shop.example/shop/carts",
            "https://api.shop.example/start",
        ]),
        Kind::Har,
        &["GET /{projectKey}/carts"],
        "A HAR file: 1 call to 1 endpoint. 1 request to other hosts was left out.",
    );
    assert_eq!(
        read("{\"log\":\"GET /shop/carts\",\"stream\":\"out\"}").kind,
        Kind::Calls
    );
}

const POSTMAN: &str = r#"{"info":{"name":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
"item":[{"name":"Carts","item":[
 {"name":"a","request":{"method":"GET","header":[{"key":"Authorization","value":"Bearer abc"}],"url":{"raw":"{{host}}/{{project-key}}/carts/?x=1","host":["{{host}}"],"path":["{{project-key}}","carts",""]}},
  "response":[{"originalRequest":{"method":"DELETE","url":{"raw":"{{host}}/{{project-key}}/carts/x"}},"body":"{\"error\":\"insufficient_scope\"}"}]},
 {"name":"b","request":{"method":"POST","url":{"protocol":"https","host":["api","europe-west1","gcp","commercetools","com"],"path":["shop","in-store","key=berlin","me","carts"]}}},
 {"name":"c","request":"{{host}}/{{projectKey}}/orders/:id"},
 {"name":"t","request":{"method":"POST","url":{"raw":"{{auth_url}}/oauth/token"}}}]}]}"#;

#[test]
fn collections() {
    let evidence = has_calls(
        POSTMAN,
        Kind::Postman,
        &[
            "GET /{projectKey}/carts",
            "POST /{projectKey}/in-store/key={storeKey}/me/carts",
            "GET /{projectKey}/orders/{ID}",
        ],
        "A Postman collection: 3 calls to 3 endpoints.",
    );
    assert_eq!(evidence.stores, ["berlin"]);
    has_calls(
        "meta {\n  name: Get carts\n  type: http\n}\n\nget {\n  url: {{host}}/{{projectKey}}/carts?limit=1\n  body: none\n  auth: bearer\n}\n\nauth:bearer {\n  token: {{token}}\n}\n",
        Kind::Bruno,
        &["GET /{projectKey}/carts"],
        "A Bruno collection: 1 call to 1 endpoint.",
    );
    has_calls(
        r#"{"name":"x","version":"1","items":[{"type":"folder","name":"f","items":[{"type":"http","name":"a","request":{"url":"{{host}}/{{projectKey}}/orders","method":"POST","headers":[]}}]}],"environments":[]}"#,
        Kind::Bruno,
        &["POST /{projectKey}/orders"],
        "A Bruno collection: 1 call to 1 endpoint.",
    );
    has_calls(
        r#"{"_type":"export","__export_format":4,"resources":[{"_id":"req_1","_type":"request","method":"GET","url":"{{ _.host }}/{{ _.projectKey }}/customers"},{"_id":"env_1","_type":"environment","data":{}}]}"#,
        Kind::Insomnia,
        &["GET /{projectKey}/customers"],
        "An Insomnia export: 1 call to 1 endpoint.",
    );
    has_calls(
        "type: collection.insomnia.rest/5.0\nname: x\ncollection:\n  - name: folder\n    children:\n      - url: \"{{ _.host }}/{{ _.projectKey }}/customers/abc\"\n        name: get\n        method: DELETE\n",
        Kind::Insomnia,
        &["DELETE /{projectKey}/customers/{ID}"],
        "An Insomnia export: 1 call to 1 endpoint.",
    );
}

#[test]
fn http_files() {
    let text = "@host = https://api.europe-west1.gcp.commercetools.com\n@projectKey = shop\n\n### carts\nGET {{host}}/{{projectKey}}/carts HTTP/1.1\nAuthorization: Bearer {{token}}\n\n### order\nPOST {{host}}/{{projectKey}}/orders\nContent-Type: application/json\n\n{\"id\": 1}\n";
    has_calls(
        text,
        Kind::HttpFile,
        &["GET /{projectKey}/carts", "POST /{projectKey}/orders"],
        "An .http file: 2 calls to 2 endpoints.",
    );
    assert_eq!(
        file("a.http", "GET {{host}}/{{key}}/carts").kind,
        Kind::HttpFile
    );
}

#[test]
fn open_api() {
    has_calls(
        r#"{"openapi":"3.0.0","info":{"title":"x"},"servers":[{"url":"https://history.{region}.commercetools.com"}],"paths":{"/{projectKey}/{resourceType}":{"parameters":[],"get":{"responses":{}}}}}"#,
        Kind::OpenApi,
        &["GET /{projectKey}/{resourceType}"],
        "An OpenAPI description: 1 call to 1 endpoint.",
    );
    has_calls(
        "openapi: 3.0.0\npaths:\n  /{projectKey}/carts/key={key}:\n    get:\n      operationId: a\n    post:\n      operationId: b\n  '/{projectKey}/orders':\n    get: {}\n",
        Kind::OpenApi,
        &[
            "GET /{projectKey}/carts/key={key}",
            "POST /{projectKey}/carts/key={key}",
            "GET /{projectKey}/orders",
        ],
        "An OpenAPI description: 3 calls to 3 endpoints.",
    );
    // A part of one, and one that is broken.
    has_calls(
        "/{projectKey}/carts:\n  post:\n    summary: x\n",
        Kind::OpenApi,
        &["POST /{projectKey}/carts"],
        "An OpenAPI description: 1 call to 1 endpoint.",
    );
    let broken = has_calls(
        "paths:\n  /{projectKey}/carts:\n    get:\n\t  x: [\n",
        Kind::OpenApi,
        &["GET /{projectKey}/carts"],
        "An OpenAPI description: 1 call to 1 endpoint.",
    );
    assert_eq!(
        broken.ignored,
        ["The text is not valid YAML, so it was read line by line."]
    );
}

#[test]
fn terraform_and_pulumi() {
    let text = r#"
# resource "commercetools_api_client" "old" { scope = ["manage_project:x"] }
resource "commercetools_api_client" "manage_orders" {
  name = "worker" // view_products:x
  scope = [
    "manage_orders:${var.project_key}",
    "view_products:${data.terraform_remote_state.x["a}b"].key}", /* "view_types:x" */
    "view_orders:shop:berlin",
    "view_stores:shop:${var.store}",
  ]
}
locals {
  more = <<-EOT
    view_categories:${var.project_key} view_states:${var.project_key}
  EOT
  list = formatlist("%s:${var.project_key}", ["manage_types"])
}
"#;
    let evidence = has_scopes(
        text,
        Kind::Terraform,
        &[
            "view_products",
            "view_categories",
            "manage_orders",
            "view_states",
            "manage_types",
            "view_orders in store berlin",
        ],
    );
    assert_eq!(
        evidence.ignored,
        ["Scopes with a variable as the store key were left out."]
    );
    has_scopes(
        "import * as ct from \"@pulumi/commercetools\";\nnew ct.ApiClient('a', { scopes: [`view_orders:${key}`, 'view_products:shop'] });",
        Kind::Terraform,
        &["view_products", "view_orders"],
    );
}

#[test]
fn connect_yaml() {
    let text = "deployAs:\n  - name: service\n    applicationType: service\n    endpoint: /service\ninheritAs:\n  apiClient:\n    scopes:\n      - manage_orders\n      - view_products\n  configuration:\n    securedConfiguration:\n      - key: CTP_CLIENT_SECRET\n";
    let evidence = has_scopes(text, Kind::ConnectYaml, &["view_products", "manage_orders"]);
    assert_eq!(evidence.words(), "A connect.yaml: 2 scopes.");
    let broken = text.replace("deployAs:", "deployAs: [");
    has_scopes(
        &broken,
        Kind::ConnectYaml,
        &["view_products", "manage_orders"],
    );
}

#[test]
fn api_clients_and_tokens() {
    for text in [
        r#"{"id":"a","name":"b","scope":"view_products:shop manage_orders:shop:berlin","secret":"s"}"#,
        r#"{"access_token":"t","token_type":"Bearer","expires_in":172800,"scope":"view_products:shop manage_orders:shop:berlin"}"#,
        r#"{"limit":20,"results":[{"id":"a","scope":"view_products:shop"},{"id":"b","scope":"manage_orders:shop:berlin"}]}"#,
        r#"{"data":{"createApiClient":{"scope":"view_products:shop manage_orders:shop:berlin customer_id:1"}}}"#,
    ] {
        has_scopes(
            text,
            Kind::ApiClient,
            &["view_products", "manage_orders in store berlin"],
        );
    }
    let evidence = read(r#"{"id":"a","scope":"view_orders:shop","secret":"s"}"#);
    assert_eq!(evidence.words(), "An API client or a token: 1 scope.");
    assert_eq!(
        evidence.ignored,
        ["The credentials in the text were not read. Use the connect page for credentials."]
    );
}

#[test]
fn scope_strings() {
    for text in [
        "view_products:shop manage_orders:shop",
        "view_products, manage_orders",
        "scope=view_products%3Ashop+manage_orders%3Ashop",
        "scopes: ['view_products:${key}', \"manage_orders:${key}\"]",
        "- view_products\n- manage_orders\n",
        "[\"view_products:shop\",\"manage_orders:shop\"]",
    ] {
        has_scopes(text, Kind::ScopeString, &["view_products", "manage_orders"]);
    }
}

#[test]
fn what_is_nothing_stays_nothing() {
    for text in [
        "",
        " \n\t ",
        "Dear all, please have a look at the carts; we get no answer: nothing works.",
        "{}",
        "[1,2,3]",
        "a: b\nc: d",
        "don't curl doesn't work\nat all",
        "snake_case and other_words in a text about code_style",
    ] {
        let evidence = read(text);
        assert_eq!(evidence.kind, Kind::Nothing, "{text}: {evidence:?}");
        assert_eq!(evidence.words(), "No calls, scopes or errors found.");
    }
    let env = read(
        "CTP_PROJECT_KEY=shop\nCTP_CLIENT_ID=some-id\nCTP_CLIENT_SECRET=some-secret\nCTP_API_URL=https://api.europe-west1.gcp.commercetools.com\nCTP_AUTH_URL=https://auth.europe-west1.gcp.commercetools.com\nCTP_SCOPES=manage_orders:shop\n",
    );
    assert_eq!(env.kind, Kind::Nothing);
    assert!(env.calls.is_empty() && env.scopes.is_empty());
    assert!(
        env.ignored.iter().any(|s| s.contains("connect page")),
        "{env:?}"
    );
}

#[test]
fn hostile_yaml_does_no_harm() {
    let bomb = "paths: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nopenapi: 3\n".to_owned();
    assert_eq!(file("a.yaml", &bomb).kind, Kind::OpenApi);
    for deep in ["[", "- ", "{a: ", "? "] {
        file("a.yaml", &deep.repeat(20_000));
    }
    assert_eq!(read(&"[".repeat(100_000)).kind, Kind::Nothing);
}
