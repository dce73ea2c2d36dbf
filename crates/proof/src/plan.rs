//! Which calls are made, and what the scopes promise of each.

use std::collections::BTreeSet;

use finder::{EndpointId, Method, Product, endpoints};
use scope::{Coverage, Kind, Permission, ScopeSet};

/// In so many stores the calls are made at most.
pub const MOST_STORES: usize = 3;

/// A call that changes nothing and brings no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The endpoint, which is always a `HEAD`.
    pub endpoint: EndpointId,
    /// The path behind the project key, such as `/in-store/key=berlin/carts`; empty for the project.
    pub path: String,
    /// What it is about: `Carts`, or `Carts in store berlin`.
    pub title: String,
    /// Whether the scopes promise that it is allowed.
    pub promised: bool,
}

/// The calls for a token with these scopes: each collection that the API reference has a `HEAD` for, and those
/// in stores for the stores that the scopes name. Other placeholders would need an id of something that is
/// there, so such endpoints are left out.
pub fn plan(scopes: &ScopeSet) -> Vec<Probe> {
    let stores: Vec<&str> = scopes.stores().into_iter().take(MOST_STORES).collect();
    let mut seen = BTreeSet::new();
    let mut probes = Vec::new();
    for endpoint in endpoints() {
        if endpoint.method() != Method::Head || endpoint.product() != Product::Api {
            continue;
        }
        let path = endpoint.path();
        let Some(path) = path.strip_prefix("/{projectKey}") else {
            continue;
        };
        let title = endpoint.resource().title;
        let mut add = |path: String, title: String, store: Option<&str>| {
            if !path.contains('{') && seen.insert(path.clone()) {
                probes.push(Probe {
                    endpoint,
                    promised: promised(scopes, endpoint, store),
                    path,
                    title,
                });
            }
        };
        if endpoint.in_store() {
            for store in &stores {
                let inside = path.replace("{storeKey}", store);
                add(inside, format!("{title} in store {store}"), Some(store));
            }
        } else {
            add(path.to_owned(), title.to_owned(), None);
        }
    }
    probes
}

/// Whether one of the scopes of the API reference is covered, also in ways that the vendor deprecated: the
/// host still goes them. What is for one store opens only calls in that store.
fn promised(scopes: &ScopeSet, endpoint: EndpointId, store: Option<&str>) -> bool {
    let coverage = Coverage::of(scopes);
    endpoint.needs().any(|need| {
        let store = store.filter(|_| need.in_store);
        coverage.covers(&Permission::at(need.info().name, store))
    })
}

/// The scopes that allow a change, in words: no call here shows them, since it would have to change
/// something.
pub fn declared(scopes: &ScopeSet) -> Vec<String> {
    let writes = scopes
        .iter()
        .filter(|permission| permission.info().is_none_or(|info| info.kind != Kind::View));
    writes.map(scope::Permission::words).collect()
}
