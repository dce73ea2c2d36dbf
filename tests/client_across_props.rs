//! Clients of several projects: what holds whatever their names and scopes are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod across_support;

use std::collections::{BTreeMap, BTreeSet};

use across_support::project;
use client::across::{self, Cell, Hold, Matrix, Project, StoreTo, carry};
use proptest::prelude::*;
use scope::{Coverage, Permission, ScopeSet};

const NAMES: [&str; 9] = [
    "orders",
    "orders-prod",
    "orders-stage",
    "prod",
    "Orders (dev)",
    "",
    "carts",
    "carts-prod-test",
    "x y",
];
const SCOPES: [&str; 7] = [
    "view_orders",
    "manage_orders",
    "manage_project",
    "view_orders:berlin",
    "manage_orders:wien",
    "view_types",
    "new_thing",
];

prop_compose! {
    fn any_client()(name in proptest::sample::select(&NAMES[..]), scopes in proptest::sample::subsequence(&SCOPES[..], 0..5)) -> (String, String) {
        (name.to_owned(), scopes.join(" "))
    }
}

fn projects(all: &[Vec<(String, String)>]) -> Vec<Project> {
    let one = |(at, clients): (usize, &Vec<(String, String)>)| {
        let clients: Vec<(&str, &str)> = clients
            .iter()
            .map(|(n, s)| (n.as_str(), s.as_str()))
            .collect();
        project(&format!("p{at}"), &clients)
    };
    all.iter().enumerate().map(one).collect()
}

/// The rows as sets of project and client, so that their order does not count.
fn as_sets(matrix: &Matrix, place: impl Fn(usize) -> usize) -> BTreeSet<Vec<(usize, usize)>> {
    let row = |line: &across::Line| {
        let cells = line.cells.iter().enumerate();
        let mut row: Vec<_> = cells
            .filter_map(|(at, cell)| Some((place(at), cell.client()?)))
            .collect();
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
        for permission in &carried.form.selection.sent(false) {
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
