//! The example calls, against the sandbox, which knows the endpoints' scopes from another table:
//! whatever is granted, the chosen call is not refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use preset::call;
use sandbox::PROJECT_KEY;
use sandbox_support::{Bench, full};
use scope::SCOPES;

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
