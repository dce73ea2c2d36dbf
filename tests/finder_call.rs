//! Concrete calls find their endpoints.
#![cfg(not(target_arch = "wasm32"))]
// Compared with what may be nothing.
#![allow(clippy::unnecessary_wraps)]
#![allow(clippy::unwrap_used)]

use finder::{Product, endpoints, find_call};
use proptest::prelude::*;

#[track_caller]
fn found(method: &str, path: &str) -> (String, Option<String>, Option<String>) {
    let call = find_call(method, path).unwrap();
    (call.endpoint.path(), call.project, call.store)
}

fn none(method: &str, path: &str) -> bool {
    find_call(method, path).is_none()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_path_gives_the_endpoint_the_project_and_the_store() {
    let (path, project, store) = found("GET", "/my-shop/in-store/key=berlin/carts/1234");
    assert_eq!(path, "/{projectKey}/in-store/key={storeKey}/carts/{ID}");
    assert_eq!((project, store), (some("my-shop"), some("berlin")));
}

#[test]
fn a_full_url_does_too() {
    let url = "https://api.europe-west1.gcp.commercetools.com/my-shop/carts/key=a%20b?expand=x#y";
    let (path, project, store) = found("post", url);
    assert_eq!(path, "/{projectKey}/carts/key={key}");
    assert_eq!((project, store), (some("my-shop"), None));
    assert_eq!(
        found("GET", "http://localhost:8080//my-shop/orders/").0,
        "/{projectKey}/orders"
    );
}

#[test]
fn escaped_keys_are_read() {
    let (_, project, store) = found("GET", "/my%2Dshop/in-store/key%3Dberlin/carts");
    assert_eq!((project, store), (some("my-shop"), some("berlin")));
}

#[test]
fn words_are_better_than_placeholders() {
    assert_eq!(
        found("POST", "/p1/carts/replicate").0,
        "/{projectKey}/carts/replicate"
    );
    assert_eq!(
        found("GET", "/p1/carts/customer-id=7").0,
        "/{projectKey}/carts/customer-id={customerId}"
    );
    assert_eq!(
        found("GET", "/p1/orders/edits").0,
        "/{projectKey}/orders/edits"
    );
    assert_eq!(
        found("GET", "/p1/orders/order-number=5").0,
        "/{projectKey}/orders/order-number={orderNumber}"
    );
    assert_eq!(
        found("GET", "/p1/custom-objects/a/b").0,
        "/{projectKey}/custom-objects/{container}/{key}"
    );
}

#[test]
fn the_project_key_may_be_missing() {
    for (path, wanted) in [
        ("/carts", "/{projectKey}/carts"),
        ("carts/12", "/{projectKey}/carts/{ID}"),
        ("/me/carts", "/{projectKey}/me/carts"),
        (
            "/in-store/key=b/me/carts",
            "/{projectKey}/in-store/key={storeKey}/me/carts",
        ),
    ] {
        let call = find_call("GET", path).unwrap();
        assert_eq!(
            (call.endpoint.path().as_str(), call.project),
            (wanted, None),
            "{path}"
        );
    }
    // A host always stands before the project, whatever its name.
    let call = find_call(
        "GET",
        "https://api.us-east-2.aws.commercetools.com/me/carts",
    )
    .unwrap();
    assert_eq!(
        (call.endpoint.path().as_str(), call.project),
        ("/{projectKey}/carts", some("me"))
    );
    assert_eq!(
        found("GET", "/my-shop"),
        ("/{projectKey}".to_owned(), some("my-shop"), None)
    );
}

#[test]
fn the_host_tells_the_api() {
    let at = |host: &str, path: &str| {
        find_call("GET", &format!("https://{host}{path}")).map(|call| call.endpoint.product())
    };
    let eu = "europe-west1.gcp.commercetools.com";
    assert_eq!(at(&format!("history.{eu}"), "/p1"), Some(Product::History));
    assert_eq!(at(&format!("API.{eu}:443"), "/p1"), Some(Product::Api));
    assert_eq!(
        at(&format!("import.{eu}"), "/p1/import-containers"),
        Some(Product::Import)
    );
    assert_eq!(
        at(&format!("connect.{eu}"), "/connectors/search"),
        Some(Product::Connect)
    );
    assert_eq!(at("api.sphere.io", "/p1/carts"), Some(Product::Api));
    assert_eq!(at(&format!("auth.{eu}"), "/p1"), None);
    assert_eq!(at(&format!("import.{eu}"), "/p1/carts"), None);
    assert_eq!(
        at("shop.example.com", "/p1/import-containers"),
        Some(Product::Import)
    );
    assert_eq!(at("shop.example.com", "/p1/orders/x/y/z"), None);
}

#[test]
fn graphql_says_that_the_path_does_not_tell() {
    assert!(find_call("POST", "/p1/graphql").unwrap().unclear.is_some());
    assert!(find_call("GET", "/p1/carts").unwrap().unclear.is_none());
}

#[test]
fn what_is_no_call_is_none() {
    assert!(none("GET", "") && none("GET", "/") && none("GET", "/p1/nothing-such"));
    assert!(none("OPTIONS", "/p1/carts") && none("", "/p1/carts"));
    assert!(none("DELETE", "/p1/carts") && none("GET", "/p1/carts/key="));
    assert!(none("GET", "/p1/%ff"));
    assert!(none("GET", "https://"));
}

#[test]
fn a_check_that_the_reference_does_not_list_is_seen_as_the_read() {
    let call = find_call("HEAD", "/p1/product-projections/search").unwrap();
    assert_eq!(
        call.endpoint.call(),
        "GET /{projectKey}/product-projections/search"
    );
    let call = find_call("HEAD", "/p1/carts").unwrap();
    assert_eq!(call.endpoint.call(), "HEAD /{projectKey}/carts");
}

#[test]
fn every_endpoint_is_found_by_a_call_to_it() {
    for endpoint in endpoints() {
        let host = match endpoint.product() {
            Product::Api => "api",
            Product::Import => "import",
            Product::Checkout => "checkout",
            Product::Connect => "connect",
            Product::History => "history",
            Product::Auth => "auth",
            Product::Session => "session",
        };
        let path = endpoint.path().replace('{', "x").replace('}', "1");
        let url = format!("https://{host}.eu-central-1.aws.commercetools.com{path}");
        let call = find_call(endpoint.method().name(), &url).unwrap();
        assert_eq!(call.endpoint, endpoint, "{url}");
        assert_eq!(call.store.is_some(), endpoint.in_store(), "{url}");
        assert_eq!(
            call.project.is_some(),
            path.contains("/xprojectKey1"),
            "{url}"
        );
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(method in ".{0,6}", path in ".{0,80}") {
        let _ = find_call(&method, &path);
        let _ = find_call("GET", &path);
        let _ = find_call("GET", &format!("https://{path}"));
    }
}
