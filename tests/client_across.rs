//! Clients of several projects: which belong together, where their scopes differ, and what is carried over.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use client::ApiClient;
use client::across::{
    self, Cell, Find, Hold, Matrix, Pairing, Project, Reason, Show, Sort, StoreTo, carried_name, carry,
    compare,
};
use proptest::prelude::*;
use scope::{Coverage, Permission, ScopeSet};

fn client(name: &str, scope: &str) -> ApiClient {
    ApiClient {
        id: format!("id of {name}"),
        name: name.to_owned(),
        scope: scope.to_owned(),
        ..serde_json::from_str(r#"{"id":"x"}"#).unwrap()
    }
}

fn project(key: &str, clients: &[(&str, &str)]) -> Project {
    let make = |(name, scopes): &(&str, &str)| {
        let scopes: Vec<String> = scopes
            .split_whitespace()
            .map(|scope| match scope.split_once(':') {
                Some((name, store)) => format!("{name}:{key}:{store}"),
                None => format!("{scope}:{key}"),
            })
            .collect();
        client(name, &scopes.join(" "))
    };
    Project {
        label: key.to_owned(),
        key: key.to_owned(),
        clients: Arc::new(clients.iter().map(make).collect()),
        complete: true,
    }
}

/// The rows as names, with why they stand together.
fn rows(projects: &[&[&str]]) -> Vec<(Vec<Option<String>>, Reason)> {
    let mut pairing = Pairing::new(projects.len());
    for (project, names) in projects.iter().enumerate() {
        for (index, name) in names.iter().enumerate() {
            pairing.add(project, index, name);
        }
    }
    let name = |(project, index): (usize, &Option<usize>)| index.map(|at| projects[project][at].to_owned());
    let row = |row: across::Row| (row.cells.iter().enumerate().map(name).collect(), row.reason);
    pairing.end().into_iter().map(row).collect()
}

#[test]
fn names_that_differ_in_the_environment_are_paired_when_that_is_clear() {
    for (prod, stage, reason) in [
        ("orders", "orders", Some(Reason::SameName)),
        (" orders ", "orders", Some(Reason::SameName)),
        ("orders-prod", "orders-stage", Some(Reason::Environment)),
        ("orders", "orders-stage", Some(Reason::Environment)),
        ("prod_orders", "staging_orders", Some(Reason::Environment)),
        ("Orders service (PROD)", "orders-service-stage", Some(Reason::Environment)),
        ("ordersProd", "ordersQa", Some(Reason::Environment)),
        ("orders-prod-eu", "orders-dev-eu", Some(Reason::Environment)),
        ("orders-prod (2026-11)", "orders-stage", Some(Reason::Environment)),
        // Of several words for environments the last counts.
        ("test-runner-prod", "test-runner-stage", Some(Reason::Environment)),
        ("prod-test-orders", "stage-test-orders", Some(Reason::Environment)),
        // The words say something else.
        ("product-sync", "stage-sync", None),
        ("orders-eu", "orders-us", None),
        ("latest-orders", "orders", None),
        // A name that is nothing but an environment is a name.
        ("prod", "stage", None),
        ("test", "test", Some(Reason::SameName)),
        ("!!!", "!!!", Some(Reason::SameName)),
        ("ordérs-prod", "ORDÉRS-dev", Some(Reason::Environment)),
    ] {
        let found = rows(&[&[prod], &[stage]]);
        match reason {
            Some(reason) => {
                let both = vec![Some(prod.to_owned()), Some(stage.to_owned())];
                assert_eq!(found, [(both, reason)], "{prod} and {stage}");
            }
            None => {
                assert_eq!(found.len(), 2, "{prod} and {stage}");
                assert!(found.iter().all(|(_, why)| *why == Reason::Alone), "{prod} and {stage}");
            }
        }
    }
}

#[test]
fn what_could_mean_two_clients_is_paired_by_the_exact_name_only() {
    let some = |name: &str| Some(name.to_owned());
    assert_eq!(
        rows(&[&["orders", "orders-prod"], &["orders", "orders-stage"]]),
        [
            (vec![some("orders"), some("orders")], Reason::SameName),
            (vec![some("orders-prod"), None], Reason::Ambiguous),
            (vec![None, some("orders-stage")], Reason::Ambiguous),
        ]
    );
    let twice = rows(&[&["orders", "orders"], &["orders"]]);
    assert_eq!(twice.len(), 3, "a name that is there twice pairs with nothing");
    assert!(twice.iter().all(|(_, why)| *why == Reason::Ambiguous));
    let unnamed = rows(&[&["", " "], &[""]]);
    assert_eq!(unnamed.len(), 3);
    assert!(unnamed.iter().all(|(_, why)| *why == Reason::Unnamed));
}

#[test]
fn drift_says_who_has_what_with_the_project_key_left_out() {
    let matrix = Matrix::of(vec![
        project("shop-prod", &[("bff-prod", "manage_customers view_orders:berlin view_products")]),
        project("shop-stage", &[("bff-stage", "view_customers view_orders:wien view_products")]),
        project("shop-dev", &[("other", "view_products")]),
    ]);
    let found: Vec<&str> = matrix.lines().iter().map(|line| line.name.as_str()).collect();
    assert_eq!(found, ["bff-prod", "other"]);
    let compared = matrix.compared(0);
    assert_eq!(compared.common, 1);
    assert_eq!(
        compared.sentences(&matrix.labels()),
        [
            "shop-stage has view_customers; in shop-prod another scope covers it.",
            "shop-prod has manage_customers, view_orders in store berlin; shop-stage has not.",
            "shop-stage has view_orders in store wien; shop-prod has not.",
        ]
    );
    assert_eq!(
        matrix.lines()[0].cells,
        [
            Cell::Differs { client: 0, scopes: 3, lacks: 2 },
            Cell::Differs { client: 0, scopes: 3, lacks: 2 },
            Cell::Missing
        ]
    );
    assert_eq!(matrix.lines()[0].drift, 4);
    assert_eq!(
        matrix.counts().words(),
        "2 API clients: 0 are the same in every project, 2 are missing in at least one, 1 has scopes that differ."
    );
}

#[test]
fn the_same_calls_by_other_scopes_are_told_apart_from_a_difference_in_calls() {
    let sets = |texts: [&str; 2]| texts.map(|text| Some(ScopeSet::parse(text, None).set));
    let covered = compare(&sets(["manage_orders:a view_orders:a", "manage_orders:b"]));
    assert!(covered.differs() && covered.same_calls());
    assert_eq!(covered.drift[0].holds, [Some(Hold::Yes), Some(Hold::Covered)]);
    let other = compare(&sets(["manage_orders:a", "view_orders:b"]));
    assert!(other.differs() && !other.same_calls());
    // A scope of one store is no scope of the project, and no scope of another store.
    assert!(!compare(&sets(["view_orders:a:x", "view_orders:b:y"])).same_calls());
    assert!(!compare(&sets(["view_orders:a", "view_orders:b:y"])).same_calls());
}

#[test]
fn rows_are_found_by_name_by_kind_and_sorted() {
    let matrix = Matrix::of(vec![
        project("a", &[("Alpha", "view_orders"), ("beta", "view_orders view_types"), ("gone", "view_orders")]),
        project("b", &[("alpha", "view_orders"), ("beta", "view_products")]),
    ]);
    let names = |text: &str, show, sort| -> Vec<&str> {
        let find = Find { text: text.to_owned(), show, sort };
        let found = matrix.find(&find);
        found.iter().map(|at| matrix.lines()[*at].name.as_str()).collect()
    };
    assert_eq!(names("", Show::All, Sort::Name), ["Alpha", "beta", "gone"]);
    assert_eq!(names("", Show::All, Sort::Differences), ["beta", "gone", "Alpha"]);
    assert_eq!(names("", Show::Differences, Sort::Name), ["beta", "gone"]);
    assert_eq!(names("", Show::Missing, Sort::Name), ["gone"]);
    assert_eq!(names("", Show::Scopes, Sort::Name), ["beta"]);
    assert_eq!(names(" ALPH ", Show::All, Sort::Name), ["Alpha"]);
}

#[test]
fn scopes_of_another_project_neither_count_nor_are_carried_over() {
    let odd = client("odd", "view_orders:a manage_project:evil view_types:a");
    let mut with = project("a", &[]);
    with.clients = Arc::new(vec![odd.clone()]);
    let matrix = Matrix::of(vec![with, project("b", &[("odd", "view_orders view_types")])]);
    assert!(!matrix.lines()[0].differs());
    let carried = carry(&odd, ("a", "Shop"), "b", &BTreeMap::new(), &[]);
    assert_eq!(carried.form.sent().print("b"), "view_orders:b view_types:b");
    assert_eq!(carried.left_out, ["“manage_project:evil” is for another project. It is left out."]);
}

#[test]
fn a_copy_keeps_lifetimes_maps_stores_and_says_what_it_lost() {
    let mut old = client(
        "orders-prod",
        "manage_orders:p:berlin view_products:p view_orders:p:wien view_orders:p:rom",
    );
    old.access_token_validity_seconds = Some(7200);
    old.refresh_token_validity_seconds = Some(86_400);
    assert_eq!(across::stores(&old, "p"), ["berlin", "rom", "wien"]);
    let stores = BTreeMap::from([
        ("berlin".to_owned(), StoreTo::Store("berlin".to_owned())),
        ("wien".to_owned(), StoreTo::Store("vienna".to_owned())),
        ("rom".to_owned(), StoreTo::Drop),
    ]);
    let carried = carry(&old, ("p", "Shop"), "shop-stage", &stores, &[]);
    let form = &carried.form;
    assert_eq!(form.name, "orders-stage");
    assert_eq!((form.access_seconds.as_str(), form.refresh_seconds.as_str()), ("7200", "86400"));
    assert_eq!(form.replaces, None);
    assert_eq!(
        form.sent().print("shop-stage"),
        "view_products:shop-stage manage_orders:shop-stage:berlin view_orders:shop-stage:vienna"
    );
    assert_eq!(carried.left_out, ["Left out with store rom: view_orders."]);
    assert_eq!(
        form.prepared.as_deref().unwrap(),
        [
            "Copied from orders-prod in Shop.",
            "Store wien is replaced by store vienna.",
            "Left out with store rom: view_orders."
        ]
    );
    // A key that is none is no store, and a store that nobody spoke of is left out.
    for stores in [
        BTreeMap::new(),
        BTreeMap::from([("berlin".to_owned(), StoreTo::Store(String::new()))]),
        BTreeMap::from([("berlin".to_owned(), StoreTo::Store("a b".to_owned()))]),
    ] {
        let form = carry(&old, ("p", "Shop"), "q", &stores, &[]).form;
        assert_eq!(form.sent().print("q"), "view_products:q");
    }
}

#[test]
fn the_name_of_a_copy_has_the_environment_of_its_project_and_is_free() {
    for (name, key, expected) in [
        ("orders-prod", "shop-stage", "orders-stage"),
        ("Orders (Prod)", "shop_dev", "Orders (Dev)"),
        ("ORDERS_PROD", "shop-qa", "ORDERS_QA"),
        ("orders-prod", "shop-prod", "orders-prod"),
        ("orders-prod", "sunny-outfitters", "orders-prod"),
        ("orders", "shop-stage", "orders"),
        ("orders-prod (2026-11)", "shop-stage", "orders-stage"),
        ("taken-prod", "shop-stage", "taken-stage (copy)"),
        ("", "shop-stage", ""),
    ] {
        let existing = [client("taken-stage", "")];
        assert_eq!(carried_name(name, key, &existing), expected);
    }
}

#[test]
fn no_cell_of_a_file_acts() {
    let matrix = Matrix::of(vec![
        Project { label: "=HYPERLINK(1)".into(), ..project("a", &[("=cmd|' /C calc'!A0", "view_orders")]) },
        Project { label: "| # [x](http://y) <b>".into(), complete: false, ..project("b", &[("-1+1", "")]) },
    ]);
    let rows = matrix.find(&Find::default());
    let csv = across::csv(&matrix, &rows);
    assert!(csv.starts_with("\"API client\",\"'=HYPERLINK(1)\","), "{csv}");
    assert!(csv.contains("\r\n\"'=cmd|' /C calc'!A0\",") && csv.contains("\r\n\"'-1+1\","), "{csv}");
    let markdown = across::markdown(&matrix, &rows, "2026-11-26");
    assert!(!markdown.contains("<b>") && !markdown.contains("[x]("), "{markdown}");
    assert!(markdown.contains("the list is not complete"), "{markdown}");
}

const NAMES: [&str; 9] = [
    "orders", "orders-prod", "orders-stage", "prod", "Orders (dev)", "", "carts", "carts-prod-test", "x y",
];
const SCOPES: [&str; 7] = [
    "view_orders", "manage_orders", "manage_project", "view_orders:berlin", "manage_orders:wien", "view_types",
    "new_thing",
];

prop_compose! {
    fn any_client()(name in proptest::sample::select(&NAMES[..]), scopes in proptest::sample::subsequence(&SCOPES[..], 0..5)) -> (String, String) {
        (name.to_owned(), scopes.join(" "))
    }
}

fn projects(all: &[Vec<(String, String)>]) -> Vec<Project> {
    let one = |(at, clients): (usize, &Vec<(String, String)>)| {
        let clients: Vec<(&str, &str)> = clients.iter().map(|(n, s)| (n.as_str(), s.as_str())).collect();
        project(&format!("p{at}"), &clients)
    };
    all.iter().enumerate().map(one).collect()
}

/// The rows as sets of project and client, so that their order does not count.
fn as_sets(matrix: &Matrix, place: impl Fn(usize) -> usize) -> BTreeSet<Vec<(usize, usize)>> {
    let row = |line: &across::Line| {
        let cells = line.cells.iter().enumerate();
        let mut row: Vec<_> = cells.filter_map(|(at, cell)| Some((place(at), cell.client()?))).collect();
        row.sort_unstable();
        row
    };
    matrix.lines().iter().map(row).collect()
}

proptest! {
    #[test]
    fn every_client_is_in_exactly_one_cell(all in proptest::collection::vec(proptest::collection::vec(any_client(), 0..8), 1..5), chunk in 1_usize..9) {
        let mut building = across::Building::new(projects(&all));
        while building.step(chunk) {}
        let matrix = building.end();
        let mut seen = BTreeSet::new();
        for line in matrix.lines() {
            for (project, cell) in line.cells.iter().enumerate() {
                if let Some(client) = cell.client() {
                    prop_assert!(seen.insert((project, client)));
                }
            }
        }
        prop_assert_eq!(seen.len(), all.iter().map(Vec::len).sum::<usize>());
        let counts = matrix.counts();
        prop_assert!(counts.same + counts.missing + counts.differs >= counts.rows);
    }

    #[test]
    fn the_order_of_the_projects_changes_nothing(all in proptest::collection::vec(proptest::collection::vec(any_client(), 0..8), 2..5)) {
        let count = all.len();
        let there = Matrix::of(projects(&all));
        let back: Vec<_> = all.iter().rev().cloned().collect();
        let back = Matrix::of(projects(&back));
        prop_assert_eq!(as_sets(&there, |at| at), as_sets(&back, |at| count - 1 - at));
        prop_assert_eq!(there.counts(), back.counts());
    }

    #[test]
    fn the_cells_say_what_the_comparison_says(all in proptest::collection::vec(proptest::collection::vec(any_client(), 0..8), 2..5)) {
        let matrix = Matrix::of(projects(&all));
        for (at, line) in matrix.lines().iter().enumerate() {
            let compared = matrix.compared(at);
            prop_assert_eq!(line.drift, compared.drift.len());
            for (project, cell) in line.cells.iter().enumerate() {
                let not_listed = compared.drift.iter().filter(|d| matches!(d.holds[project], Some(Hold::Covered | Hold::No)));
                match *cell {
                    Cell::Missing => prop_assert!(matrix.client(at, project).is_none()),
                    Cell::Same { scopes, .. } => prop_assert_eq!(scopes, compared.common),
                    Cell::Differs { lacks, .. } => prop_assert_eq!(lacks, not_listed.count()),
                }
            }
        }
    }

    #[test]
    fn carrying_over_never_widens(
        (_, scopes) in any_client(),
        berlin in proptest::option::of(proptest::sample::select(&["berlin", "paris", "", "a:b", "wien"][..])),
        wien in proptest::option::of(proptest::sample::select(&["wien", "paris", "berlin"][..])),
    ) {
        let from = project("from", &[("c", &scopes)]);
        let old = &from.clients[0];
        let mut stores = BTreeMap::new();
        for (key, to) in [("berlin", berlin), ("wien", wien)] {
            if let Some(to) = to {
                stores.insert(key.to_owned(), StoreTo::Store(to.to_owned()));
            }
        }
        let carried = carry(old, ("from", "From"), "to", &stores, &[]);
        let before = ScopeSet::parse(&old.scope, Some("from")).set;
        // What may be there: each scope where it was, or in the stores that were put in place.
        let allowed: ScopeSet = before.iter().filter_map(|p| match &p.store {
            None => Some(p.clone()),
            Some(key) => match stores.get(key) {
                Some(StoreTo::Store(to)) => Some(Permission::in_store(p.name.clone(), to.clone())),
                _ => None,
            },
        }).collect();
        for permission in carried.form.selection.sent(false).iter() {
            prop_assert!(Coverage::of(&allowed).covers(permission), "{permission:?} of {allowed:?}");
            let wide = permission.store.is_none();
            prop_assert!(!wide || before.iter().any(|p| p.store.is_none()));
        }
        // Nothing is lost in silence.
        let places: BTreeSet<&str> = before.stores().into_iter().collect();
        let left = carried.form.selection.sent(false);
        if places.is_empty() {
            prop_assert!(before.iter().all(|p| left.contains(p)));
            prop_assert!(carried.left_out.is_empty());
        }
    }
}
