//! The review's sentences, as a developer reads them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use scope::{Review, ScopeSet, TEMPLATES, review};

fn of(scopes: &str) -> Review {
    review(&ScopeSet::parse(scopes, None).set)
}

fn has(list: &[String], part: &str) -> bool {
    list.iter().any(|line| line.contains(part))
}

#[test]
fn a_manage_scope_and_its_twin_are_one_sentence() {
    let review = of("manage_orders:p view_orders:p");
    assert_eq!(
        review.can[0],
        "Read, create, change and delete orders and carts."
    );
    assert_eq!(
        review.can[1],
        "manage_orders also lets it change cart discounts, discount groups, zones, shipping \
         methods, custom objects and discount codes, and read messages."
    );
    assert_eq!(review.can.len(), 2);
    assert_eq!(
        review.cannot[0],
        "See or change customers directly. Names and addresses may still be visible through view_orders."
    );
}

#[test]
fn stores_are_named_and_many_are_counted() {
    assert_eq!(
        of("view_orders:p:berlin").can,
        ["Read orders and carts in store berlin."]
    );
    assert_eq!(
        of("view_orders:p:berlin view_orders:p:aachen").can,
        ["Read orders and carts in the stores aachen and berlin."]
    );
    let many: Vec<String> = (10..70).map(|n| format!("view_quotes:p:s{n}")).collect();
    assert_eq!(
        of(&many.join(" ")).can,
        ["Read quotes in 60 stores (s10, s11, s12 and 57 more)."]
    );
    let six: Vec<String> = (1..7).map(|n| format!("view_quotes:p:s-{n}")).collect();
    assert_eq!(
        of(&six.join(" ")).can,
        ["Read quotes in the stores s-1, s-2, s-3, s-4, s-5 and s-6."]
    );
}

#[test]
fn a_store_limits_what_it_cannot_do() {
    let review = of("manage_orders:p:berlin view_customers:p:berlin");
    assert!(has(
        &review.cannot,
        "See or change orders and carts outside its stores."
    ));
    assert!(has(&review.cannot, "Create, change or delete customers."));
    assert!(has(&review.cannot, "See customers outside its stores."));
    let mixed = of("view_orders:p manage_orders:p:berlin");
    assert!(has(
        &mixed.cannot,
        "Change orders and carts outside its stores."
    ));
}

#[test]
fn own_scopes_of_customers_are_told_apart() {
    let review = of("manage_my_orders:p manage_my_profile:p view_published_products:p");
    assert!(has(
        &review.can,
        "anonymous visitor manage their own profile, orders and carts."
    ));
    assert!(has(
        &review.cannot,
        "See or change other customers and their personal data."
    ));
    assert!(has(
        &review.cannot,
        "See or change other customers’ orders and carts."
    ));
    assert!(has(&review.cannot, "See unpublished changes of products."));
}

#[test]
fn manage_project_is_one_sentence() {
    let review = of("manage_project:p manage_orders:p view_orders:p");
    assert_eq!(review.can.len(), 1);
    assert_eq!(review.cannot, ["See or change API clients."]);
}

#[test]
fn unknown_scopes_promise_nothing() {
    let review = of("view_gadgets:p view_orders:p");
    assert!(review.cannot.len() == 1 && has(&review.cannot, "Unknown"));
    assert!(has(
        &review.can,
        "Do what these unknown scopes allow: view_gadgets."
    ));
}

#[test]
fn every_template_reads_well() {
    for template in TEMPLATES.iter().filter(|t| !t.scopes.is_empty()) {
        let review = review(&template.set());
        assert!(!review.can.is_empty(), "{}", template.id);
        for line in [review.can, review.cannot].concat() {
            assert!(line.ends_with('.') && !line.contains("  "), "{line}");
            assert!(!line.contains(" ,") && !line.contains("and and"), "{line}");
        }
    }
}
