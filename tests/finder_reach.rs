//! The numbers for the bar of reach.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::time::Instant;

use finder::{EndpointId, Job, ReachCounts, endpoints, find_call, reach_counts, reach_of, solve};
use scope::catalogue::SCOPES;
use scope::{Permission, ScopeSet};

fn set(names: &[&str]) -> ScopeSet {
    ScopeSet::new(names.iter().map(|name| {
        let (name, store) = name
            .split_once(':')
            .map_or((*name, None), |(name, store)| (name, Some(store)));
        Permission {
            name: name.to_owned(),
            store: store.map(str::to_owned),
        }
    }))
}

fn call(method: &str, path: &str) -> EndpointId {
    find_call(method, path).unwrap().endpoint
}

#[test]
fn one_scope_reaches_as_far_as_its_own_number_says() {
    for info in SCOPES.iter().filter(|info| info.selectable()) {
        for name in [info.name.to_owned(), format!("{}:berlin", info.name)] {
            let set = set(&[&name]);
            let reach = reach_of(set.iter().next().unwrap()).unwrap();
            let counts = reach_counts(&set, &[]);
            assert_eq!(
                (counts.calls, counts.changing, counts.personal, counts.job),
                (reach.calls, reach.writes, reach.personal, 0),
                "{name}"
            );
        }
    }
}

#[test]
fn a_call_counts_once_and_nothing_opens_nothing() {
    assert_eq!(reach_counts(&set(&[]), &[]), ReachCounts::default());
    assert_eq!(
        reach_counts(&set(&["no_such_scope"]), &[]),
        ReachCounts::default()
    );
    let of = |names: &[&str]| reach_counts(&set(names), &[]);
    assert_eq!(
        of(&["manage_orders"]),
        of(&["manage_orders", "view_orders"])
    );
    assert_eq!(
        of(&["view_orders:berlin"]),
        of(&["view_orders:berlin", "view_orders:munich"])
    );
    assert!(of(&["view_orders:berlin"]).calls < of(&["view_orders"]).calls);
    assert_eq!(of(&["view_orders"]).changing, 0);
}

#[test]
fn the_job_counts_what_it_makes_and_may_make() {
    let job = [
        call("GET", "/p/carts"),
        call("GET", "/p/carts"),
        call("POST", "/p/carts"),
        call("GET", "/p/products"),
    ];
    assert_eq!(reach_counts(&set(&["view_orders"]), &job).job, 1);
    assert_eq!(reach_counts(&set(&["manage_orders"]), &job).job, 2);
    assert_eq!(
        reach_counts(&set(&["manage_orders", "view_products"]), &job).job,
        3
    );
    // In a Store a call is made at its Store path.
    assert_eq!(reach_counts(&set(&["manage_orders:berlin"]), &job).job, 2);
    let answer = solve(&Job {
        calls: job.to_vec(),
        stores: Vec::new(),
        ..Job::default()
    });
    assert_eq!(reach_counts(&answer.set, &job).job, 3);
}

#[test]
fn the_greatest_set_is_counted_fast() {
    let all: Vec<&str> = SCOPES
        .iter()
        .filter(|info| info.selectable())
        .map(|info| info.name)
        .collect();
    let set = set(&all);
    let job: Vec<EndpointId> = endpoints().step_by(100).collect();
    let start = Instant::now();
    let counts = reach_counts(&set, &job);
    println!(
        "{} scopes, {counts:?}: {} µs",
        all.len(),
        start.elapsed().as_micros()
    );
    assert!(counts.calls > 700 && counts.calls <= u32::try_from(endpoints().len()).unwrap());
}
