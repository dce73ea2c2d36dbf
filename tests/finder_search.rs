//! Searching the endpoints by typing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use finder::{Hit, Why, endpoints, search};
use proptest::prelude::*;

/// Words of two to six letters that the search skips beside others.
const FILLERS: [&str; 32] = [
    "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "in",
    "into", "is", "it", "need", "of", "on", "our", "out", "please", "some", "that", "the", "this",
    "to", "want", "we", "with", "your",
];

fn resources(query: &str) -> Vec<&'static str> {
    let mut ids: Vec<&str> = Vec::new();
    for hit in search(query) {
        let id = hit.endpoint.resource().id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

#[track_caller]
fn first(query: &str) -> Hit {
    *search(query)
        .first()
        .unwrap_or_else(|| panic!("{query} finds nothing"))
}

#[test]
fn nothing_typed_finds_everything_in_order() {
    let hits = search(" ");
    assert!(hits.iter().map(|hit| hit.endpoint).eq(endpoints()));
    assert!(
        hits.iter()
            .all(|hit| hit.why == Why::All && hit.why.words().is_empty())
    );
}

#[test]
fn other_words_find_the_resource() {
    for (query, wanted) in [
        ("stock", "inventory"),
        ("basket", "carts"),
        ("coupon", "discount-codes"),
        ("voucher", "discount-codes"),
        ("webhook", "subscriptions"),
        ("webhook", "extensions"),
        ("wishlist", "shopping-lists"),
        ("rating", "reviews"),
        ("vat", "tax-categories"),
        ("company", "business-units"),
        ("promotion", "cart-discounts"),
        ("psp", "payments"),
        ("audit log", "change-history"),
        ("custom fields", "types"),
        ("sign up", "customers"),
        ("erp", "orders"),
        ("assortment", "product-selections"),
        ("key value", "custom-objects"),
    ] {
        let found = resources(query);
        let rank = found.iter().position(|id| *id == wanted);
        assert!(rank.is_some_and(|rank| rank < 4), "{query}: {found:?}");
    }
}

#[test]
fn a_synonym_says_what_it_stands_for() {
    let hit = first("stock");
    assert_eq!(
        (hit.endpoint.resource().id, hit.why),
        ("inventory", Why::Synonym("Inventory"))
    );
    assert_eq!(hit.why.words(), "another word for Inventory");
}

#[test]
fn the_resource_itself_comes_first() {
    for (query, wanted) in [
        ("carts", "GET /{projectKey}/carts"),
        ("Cart", "GET /{projectKey}/carts"),
        ("create review", "POST /{projectKey}/reviews"),
        ("categories", "GET /{projectKey}/categories"),
        ("delete customer", "DELETE /{projectKey}/customers/{ID}"),
        ("POST carts", "POST /{projectKey}/carts"),
        ("read carts", "GET /{projectKey}/carts"),
        ("remove basket", "DELETE /{projectKey}/carts/{ID}"),
        ("replicate", "POST /{projectKey}/carts/replicate"),
        (
            "in-store carts",
            "GET /{projectKey}/in-store/key={storeKey}/carts",
        ),
        ("graphql", "POST /{projectKey}/graphql"),
        ("shopping lists me", "GET /{projectKey}/me/shopping-lists"),
    ] {
        assert_eq!(first(query).endpoint.call(), wanted, "{query}");
    }
}

#[test]
fn a_scope_finds_what_it_opens() {
    let hits = search("manage_extensions");
    assert!(
        hits.iter()
            .all(|hit| hit.endpoint.resource().id == "extensions")
    );
    assert_eq!(hits.len(), 11);
    assert_eq!(hits[0].why, Why::Scope("manage_extensions"));
    assert_eq!(hits[0].why.words(), "allowed by manage_extensions");
    assert!(resources("view_key_value_documents").contains(&"custom-objects"));
    assert!(
        search("MANAGE_ORDERS delete")
            .iter()
            .all(|hit| hit.endpoint.method().name() == "DELETE")
    );
}

#[test]
fn a_pasted_call_is_found() {
    for query in [
        "GET /my-shop/in-store/key=berlin/carts/1234",
        "get https://api.us-east-2.aws.commercetools.com/my-shop/in-store/key=berlin/carts/1234?x=1",
    ] {
        let hits = search(query);
        assert_eq!(hits.len(), 1);
        assert_eq!(
            hits[0].endpoint.path(),
            "/{projectKey}/in-store/key={storeKey}/carts/{ID}"
        );
        assert_eq!(hits[0].why, Why::Call);
    }
    let methods: Vec<&str> = search("/my-shop/carts/77")
        .iter()
        .map(|hit| hit.endpoint.method().name())
        .collect();
    assert_eq!(methods, ["GET", "HEAD", "POST", "DELETE"]);
    assert!(!search("/carts").is_empty());
}

#[test]
fn every_word_must_be_found() {
    assert!(search("carts zzz").is_empty());
    assert!(search("ö€").is_empty());
    assert_eq!(
        search("carts delete")
            .iter()
            .map(|hit| hit.endpoint)
            .collect::<Vec<_>>(),
        search("DELETE, carts")
            .iter()
            .map(|hit| hit.endpoint)
            .collect::<Vec<_>>()
    );
}

#[test]
fn words_that_say_nothing_are_skipped() {
    let calls = |query: &str| {
        search(query)
            .into_iter()
            .map(|hit| hit.endpoint)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        calls("how do I add the line item to a cart?"),
        calls("add line item cart")
    );
    assert_eq!(calls("addLineItem"), calls("add line item"));
    assert_eq!(calls("log in"), calls("login"));
    assert!(
        !search("to").is_empty(),
        "a query of nothing else means what it says"
    );
}

proptest! {
    #[test]
    fn no_query_is_too_strange(query in ".{0,40}") {
        let hits = search(&query);
        prop_assert!(hits.len() <= endpoints().len());
    }

    #[test]
    fn more_words_find_less(word in "[a-z]{2,6}", more in "[a-z]{2,6}") {
        prop_assume!(!FILLERS.contains(&word.as_str()));
        let few = search(&format!("{word} {more}"));
        let many = search(&word);
        prop_assert!(few.iter().all(|hit| many.iter().any(|other| other.endpoint == hit.endpoint)));
    }
}
