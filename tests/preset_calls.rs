//! The example calls: each row against data/endpoints.tsv, and against the sandbox, which refuses
//! what a token does not cover.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

#[allow(dead_code)]
#[path = "../build/mod.rs"]
mod build;

use finder::{Method, Product, endpoints};
use preset::call::{self, Row};
use sandbox::PROJECT_KEY;
use sandbox_support::{Bench, full};
use scope::SCOPES;

/// The scopes that open it for certain, in the form of the table.
fn certain(any_of: &str, in_store: bool) -> Vec<&str> {
    any_of
        .split_whitespace()
        .filter(|scope| !scope.ends_with('?'))
        .filter_map(|scope| match scope.split_once(':') {
            Some((name, "{storeKey}")) if in_store => Some(name),
            None if !in_store => Some(scope),
            _ => None,
        })
        .collect()
}

#[test]
fn every_row_is_one_of_the_endpoints() {
    let data = include_str!("../data/endpoints.tsv");
    let check = |row: &Row, in_store: bool| {
        let mut path = String::from("/{projectKey}");
        if in_store {
            path += "/in-store/key={storeKey}";
        }
        if !row.collection.is_empty() {
            path = [&path, "/", row.collection].concat();
        }
        let start = format!("api\tGET\t{path}\t");
        let line = data.lines().find(|line| line.starts_with(&start));
        let line = line.unwrap_or_else(|| panic!("no endpoint {path}"));
        let any_of = line.split('\t').nth(4).unwrap();
        assert_eq!(row.scopes, certain(any_of, in_store), "{path}");
        // The Finder knows the same endpoint, with the same scopes.
        let found = endpoints().find(|one| {
            one.product() == Product::Api && one.method() == Method::Get && one.path() == path
        });
        let found = found.unwrap_or_else(|| panic!("the Finder does not know {path}"));
        for name in row.scopes {
            let info = scope::find(name).unwrap_or_else(|| panic!("{name}"));
            assert!(info.selectable(), "{name}");
            assert!(
                found.needs().any(|need| need.info().name == *name),
                "{path} {name}"
            );
        }
    };
    assert!(call::rows().len() > 30 && call::store_rows().len() > 5);
    for row in call::rows() {
        check(row, false);
    }
    for row in call::store_rows() {
        check(row, true);
    }
}

#[test]
fn the_build_names_a_collection_that_is_gone() {
    let data = include_str!("../data/endpoints.tsv");
    let without = |path: &str| -> String {
        let start = format!("api\tGET\t{path}\t");
        let lines = data.lines().filter(|line| !line.starts_with(&start));
        lines.map(|line| [line, "\n"].concat()).collect()
    };
    assert!(build::preset_calls::tables(data).is_ok());
    for path in [
        "/{projectKey}/zones",
        "/{projectKey}",
        "/{projectKey}/in-store/key={storeKey}/orders",
    ] {
        let cause = build::preset_calls::tables(&without(path)).unwrap_err();
        assert!(cause.contains(&format!("api GET {path},")), "{cause}");
    }
    let doubted = data.replace("\tview_zones view_orders\t", "\tview_zones?\t");
    let cause = build::preset_calls::tables(&doubted).unwrap_err();
    assert!(cause.contains("no certain scope opens api GET /{projectKey}/zones"));
}

#[test]
fn no_chosen_call_is_refused() {
    let mut bench = Bench::new();
    let mut chosen = 0;
    for info in SCOPES.iter().filter(|info| info.selectable()) {
        for store in [None, Some("munich")] {
            if store.is_some() && !info.in_stores() {
                continue;
            }
            let scope = store.map_or_else(
                || info.name.to_owned(),
                |store| format!("{}:{store}", info.name),
            );
            let Some(call) = call::choose(PROJECT_KEY, &full(&scope)) else {
                continue;
            };
            let token = bench.token_with(&[&scope]);
            let (status, body) = bench.get(&call.path, &token);
            assert_eq!(status, 200, "{scope}: {} {body}", call.path);
            assert_eq!(call.scope, full(&scope));
            chosen += 1;
        }
    }
    assert!(chosen > 60, "only {chosen} scopes have a call");
}

#[test]
fn every_view_of_a_plain_list_has_a_call() {
    // What is left reads nothing by itself, or lives on another host, or needs an id in the path.
    let mut without: Vec<&str> = SCOPES
        .iter()
        .filter(|info| info.selectable() && info.name.starts_with("view_"))
        .filter(|info| call::choose(PROJECT_KEY, &full(info.name)).is_none())
        .map(|info| info.name)
        .collect();
    without.sort_unstable();
    assert_eq!(
        without,
        [
            "view_approval_flows",
            "view_approval_rules",
            "view_audit_log",
            "view_checkout_applications",
            "view_checkout_payment_integrations",
            "view_checkout_transactions",
            "view_commerce_integration_layer",
            "view_connectors",
            "view_connectors_deployments",
            "view_import_containers",
            "view_sessions",
        ]
    );
}
