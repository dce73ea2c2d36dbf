//! Clients of several projects: which belong together, where their scopes differ, and what is carried over.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod across_support;

use std::collections::BTreeMap;
use std::sync::Arc;

use across_support::{client, project};
use client::across::{
    self, Cell, Find, Hold, Matrix, Pairing, Project, Reason, Show, Sort, StoreTo, carried_name,
    carry, compare,
};
use scope::ScopeSet;

/// The rows as names, with why they stand together.
fn rows(projects: &[&[&str]]) -> Vec<(Vec<Option<String>>, Reason)> {
    let mut pairing = Pairing::new(projects.len());
    for (project, names) in projects.iter().enumerate() {
        for (index, name) in names.iter().enumerate() {
            pairing.add(project, index, name);
        }
    }
    let name = |(project, index): (usize, &Option<usize>)| {
        index.map(|at| projects[project][at].to_owned())
    };
    let row = |row: across::Row| (row.cells.iter().enumerate().map(name).collect(), row.reason);
    pairing.end().map(row).collect()
}

#[test]
fn names_that_differ_in_the_environment_are_paired_when_that_is_clear() {
    for (prod, stage, reason) in [
        ("orders", "orders", Some(Reason::SameName)),
        (" orders ", "orders", Some(Reason::SameName)),
        ("orders-prod", "orders-stage", Some(Reason::Environment)),
        ("orders", "orders-stage", Some(Reason::Environment)),
        ("prod_orders", "staging_orders", Some(Reason::Environment)),
        (
            "Orders service (PROD)",
            "orders-service-stage",
            Some(Reason::Environment),
        ),
        ("ordersProd", "ordersQa", Some(Reason::Environment)),
        ("orders-prod-eu", "orders-dev-eu", Some(Reason::Environment)),
        (
            "orders-prod (2026-11)",
            "orders-stage",
            Some(Reason::Environment),
        ),
        // Of several words for environments the last counts.
        (
            "test-runner-prod",
            "test-runner-stage",
            Some(Reason::Environment),
        ),
        (
            "prod-test-orders",
            "stage-test-orders",
            Some(Reason::Environment),
        ),
        // The words say something else.
        ("product-sync", "stage-sync", None),
        ("orders-eu", "orders-us", None),
        ("latest-orders", "orders", None),
        // A name that is nothing but an environment is a name.
        ("prod", "stage", None),
        ("test", "test", Some(Reason::SameName)),
        ("!!!", "!!!", Some(Reason::SameName)),
        ("ordérs-prod", "ORDéRS-dev", Some(Reason::Environment)),
    ] {
        let found = rows(&[&[prod], &[stage]]);
        if let Some(reason) = reason {
            let both = vec![Some(prod.to_owned()), Some(stage.to_owned())];
            assert_eq!(found, [(both, reason)], "{prod} and {stage}");
        } else {
            assert_eq!(found.len(), 2, "{prod} and {stage}");
            assert!(
                found.iter().all(|(_, why)| *why == Reason::Alone),
                "{prod} and {stage}"
            );
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
    assert_eq!(
        twice.len(),
        3,
        "a name that is there twice pairs with nothing"
    );
    assert!(twice.iter().all(|(_, why)| *why == Reason::Ambiguous));
    let unnamed = rows(&[&["", " "], &[""]]);
    assert_eq!(unnamed.len(), 3);
    assert!(unnamed.iter().all(|(_, why)| *why == Reason::Unnamed));
}

#[test]
fn drift_says_who_has_what_with_the_project_key_left_out() {
    let matrix = Matrix::of(vec![
        project(
            "shop-prod",
            &[(
                "bff-prod",
                "manage_customers view_orders:berlin view_products",
            )],
        ),
        project(
            "shop-stage",
            &[("bff-stage", "view_customers view_orders:wien view_products")],
        ),
        project("shop-dev", &[("other", "view_products")]),
    ]);
    let found: Vec<&str> = matrix
        .lines()
        .iter()
        .map(|line| line.name.as_str())
        .collect();
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
            Cell::Differs {
                client: 0,
                scopes: 3,
                lacks: 2
            },
            Cell::Differs {
                client: 0,
                scopes: 3,
                lacks: 2
            },
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
    assert_eq!(
        covered.drift[0].holds,
        [Some(Hold::Yes), Some(Hold::Covered)]
    );
    let other = compare(&sets(["manage_orders:a", "view_orders:b"]));
    assert!(other.differs() && !other.same_calls());
    // A scope of one store is no scope of the project, and no scope of another store.
    assert!(!compare(&sets(["view_orders:a:x", "view_orders:b:y"])).same_calls());
    assert!(!compare(&sets(["view_orders:a", "view_orders:b:y"])).same_calls());
}

#[test]
fn rows_are_found_by_name_by_kind_and_sorted() {
    let matrix = Matrix::of(vec![
        project(
            "a",
            &[
                ("Alpha", "view_orders"),
                ("beta", "view_orders view_types"),
                ("gone", "view_orders"),
            ],
        ),
        project("b", &[("alpha", "view_orders"), ("beta", "view_products")]),
    ]);
    let names = |text: &str, show, sort| -> Vec<&str> {
        let find = Find {
            text: text.to_owned(),
            show,
            sort,
        };
        let found = matrix.find(&find);
        found
            .iter()
            .map(|at| matrix.lines()[*at].name.as_str())
            .collect()
    };
    assert_eq!(names("", Show::All, Sort::Name), ["Alpha", "beta", "gone"]);
    assert_eq!(
        names("", Show::All, Sort::Differences),
        ["beta", "gone", "Alpha"]
    );
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
    let matrix = Matrix::of(vec![
        with,
        project("b", &[("odd", "view_orders view_types")]),
    ]);
    assert!(!matrix.lines()[0].differs());
    let carried = carry(&odd, ("a", "Shop"), "b", &BTreeMap::new(), &[]);
    assert_eq!(carried.form.sent().print("b"), "view_orders:b view_types:b");
    assert_eq!(
        carried.left_out,
        ["“manage_project:evil” is for another project. It was left out."]
    );
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
    assert_eq!(
        (form.access_seconds.as_str(), form.refresh_seconds.as_str()),
        ("7200", "86400")
    );
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
        Project {
            label: "=HYPERLINK(1)".into(),
            ..project("a", &[("=cmd|' /C calc'!A0", "view_orders")])
        },
        Project {
            label: "| # [x](http://y) <b>".into(),
            complete: false,
            ..project("b", &[("-1+1", "")])
        },
    ]);
    let rows = matrix.find(&Find::default());
    let file = |kind| {
        let mut file = across::File::new(&matrix, kind, "2026-11-26");
        for at in &rows {
            file.add(*at);
        }
        file.add(usize::MAX);
        file.end()
    };
    let csv = file(across::FileKind::Csv);
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert!(
        csv.starts_with("\"API client\",\"'=HYPERLINK(1)\","),
        "{csv}"
    );
    assert!(
        csv.contains("\r\n\"'=cmd|' /C calc'!A0\",") && csv.contains("\r\n\"'-1+1\","),
        "{csv}"
    );
    let markdown = file(across::FileKind::Markdown);
    assert!(
        !markdown.contains("<b>") && !markdown.contains("[x]("),
        "{markdown}"
    );
    assert!(markdown.contains("the list is not complete"), "{markdown}");
}
