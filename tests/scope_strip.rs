//! What a client reaches.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use scope::strip::{Reach, strip};
use scope::{Coverage, GROUPS, Permission, SCOPES, ScopeSet};

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

fn reach(text: &str, group: &str) -> (Reach, bool) {
    let strip = strip(&set(text));
    let cell = strip
        .cells
        .into_iter()
        .find(|cell| cell.group.name == group)
        .unwrap();
    (cell.reach, cell.stores_only)
}

#[test]
fn a_cell_is_the_widest_of_its_scopes() {
    for (scopes, group, expected) in [
        ("view_customers:p", "Customers", (Reach::View, false)),
        (
            "manage_customer_groups:p",
            "Customers",
            (Reach::Manage, false),
        ),
        (
            "manage_customers:p manage_customer_groups:p",
            "Customers",
            (Reach::Full, false),
        ),
        (
            "manage_customers:p:berlin",
            "Customers",
            (Reach::Manage, true),
        ),
        (
            "manage_customers:p:berlin view_customers:p",
            "Customers",
            (Reach::Manage, true),
        ),
        (
            "view_customers:p:berlin manage_customer_groups:p",
            "Customers",
            (Reach::Manage, false),
        ),
        // A manage scope covers the groups of customers too.
        ("manage_customers:p", "Customers", (Reach::Full, false)),
        (
            "manage_customers:p",
            "Extensibility",
            (Reach::Manage, false),
        ),
        ("view_orders:p", "Customers", (Reach::None, false)),
        ("manage_project:p", "Customers", (Reach::Full, false)),
        ("manage_project:p", "API clients", (Reach::None, false)),
    ] {
        assert_eq!(reach(scopes, group), expected, "{scopes}");
    }
}

#[test]
fn the_strip_says_the_same_in_words() {
    let words = |text: &str| strip(&set(text)).words();
    assert_eq!(words(""), "No scopes.");
    assert_eq!(
        words("view_payments:p manage_customers:p:wien made_up:p"),
        "Payments: view. Customers: manage, in stores only. 1 unknown scope."
    );
    assert_eq!(
        words("view_quotes:p:wien made_up:p or_two:p"),
        "Quotes: view, in stores only. 2 unknown scopes."
    );
    assert!(words("manage_project:p").starts_with("Full access. Product catalog: full."));
    assert!(!strip(&set("manage_project:p:berlin")).full_access);
}

proptest! {
    #[test]
    fn a_cell_is_empty_only_if_nothing_of_it_is_covered(
        picked in proptest::collection::vec((0..SCOPES.len(), any::<bool>()), 0..8),
    ) {
        let scopes = picked.iter().filter(|(at, _)| SCOPES[*at].selectable());
        let set: ScopeSet = scopes.map(|(at, in_store)| {
            let scope = &SCOPES[*at];
            Permission::at(scope.name, (*in_store && scope.in_stores()).then_some("berlin"))
        }).collect();
        let found = strip(&set);
        prop_assert_eq!(found.cells.len(), GROUPS.len());
        for cell in &found.cells {
            let soundly = |name: &str, store: Option<&str>| {
                let reason = Coverage::of(&set).covered_by(&Permission::at(name, store));
                reason.is_some_and(|reason| !reason.deprecated)
            };
            let any = cell.group.members().any(|s| soundly(s.name, None))
                || cell.group.store_members().any(|s| soundly(s.name, Some("berlin")));
            prop_assert_eq!(cell.reach != Reach::None, any, "{}", cell.group.name);
        }
    }
}
