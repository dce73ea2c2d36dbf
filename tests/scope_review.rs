//! The review's sentences, as a developer reads them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use scopesmith::scope::{Review, ScopeSet, TEMPLATES, review};

fn of(scopes: &str) -> Review {
    review(&ScopeSet::parse(scopes, None).set)
}
#[test]
fn show() {
    for s in [
        "manage_orders:p view_orders:p view_products:p manage_customers:p:berlin view_customers:p:berlin",
        "manage_project",
        "manage_products manage_categories view_orders:p:berlin view_orders:p:hamburg foo_bar",
        "view_orders view_orders:p:berlin manage_orders:p:berlin view_products:p:berlin",
        "manage_api_clients:p view_api_clients:p",
        "",
        "manage_my_orders manage_my_profile view_published_products",
    ] {
        println!("=== {s}\n{:#?}", of(s));
    }
    for t in TEMPLATES {
        println!("=== {}\n{:#?}", t.name, review(&t.set()));
    }
}
