//! What a careful person looks at twice.

use super::words::{by_name, join, place};
use crate::scope::algebra::Coverage;
use crate::scope::catalogue::{ScopeInfo, Status, StoreForm, find};
use crate::scope::permission::Permission;
use crate::scope::set::ScopeSet;

/// Powers that reach further than their names say.
static POWERS: &[(&str, &str)] = &[
    (
        "manage_project",
        "manage_project opens nearly everything in the project. The vendor advises against it in \
         production: choose the scopes that the job needs.",
    ),
    (
        "manage_api_clients",
        "manage_api_clients can create further API Clients, and whether they may hold more scopes \
         than this one is not documented. Treat it like an administrator’s key.",
    ),
    (
        "manage_extensions",
        "manage_extensions can have carts, orders, customers and more sent to an address of its \
         choice.",
    ),
    (
        "manage_subscriptions",
        "manage_subscriptions can have messages and changes sent to a queue of its choice.",
    ),
];

pub(super) fn warnings(set: &ScopeSet) -> Vec<String> {
    let mut out = Vec::new();
    if set.is_empty() {
        out.push("No scope is chosen. An API Client needs at least one.".to_owned());
    }
    for (name, text) in POWERS {
        if set.has(name, None) {
            out.push((*text).to_owned());
        }
    }
    let mut each = |kind: &dyn Fn(&Permission) -> bool, text: &str| {
        for (name, stores) in by_name(set.iter().filter(|p| kind(p))) {
            out.push([name, &place(&stores), text].concat());
        }
    };
    let known = |p: &Permission, test: &dyn Fn(&ScopeInfo) -> bool| p.info().is_some_and(test);
    let form = |p: &Permission, form| p.store.is_some() && known(p, &|i| i.store == form);
    each(
        &|p| form(p, StoreForm::Unverified),
        ": the API reference names this Store form at a few in-store calls only, not in its list \
         of Store scopes. Try it before you rely on it.",
    );
    each(
        &|p| form(p, StoreForm::None),
        ": no Store form of this scope is known.",
    );
    each(
        &|p| known(p, &|i| i.status == Status::Observed),
        " was seen on real API Clients, but what it allows is not documented.",
    );
    each(
        &|p| known(p, &|i| i.status == Status::System),
        " is put on tokens by the auth service. No API Client can have it.",
    );
    let mut unknown: Vec<&str> = set.iter().map(|p| p.name.as_str()).collect();
    unknown.retain(|name| find(name).is_none());
    unknown.sort_unstable();
    unknown.dedup();
    if !unknown.is_empty() {
        out.push(
            [
                "Not in the catalogue: ",
                &join(&unknown),
                ". It is sent as it stands, and nothing is promised about what the client cannot \
                 do.",
            ]
            .concat(),
        );
    }
    out.extend(idle(set));
    out
}

/// Store scopes that add nothing to scopes for the whole project.
fn idle(set: &ScopeSet) -> Vec<String> {
    let coverage = Coverage::of(set);
    let wider = |p: &Permission| coverage.wider(p).filter(|reason| !reason.deprecated);
    let idle = |p: &&Permission| {
        p.store.is_some() && wider(p).is_some_and(|reason| reason.by.store.is_none())
    };
    let all = by_name(set.iter().filter(idle)).into_iter();
    all.filter_map(|(name, stores)| {
        let by = wider(&Permission::at(name, stores.first().copied()))?
            .by
            .name;
        let end = " for the whole project covers it.";
        Some([name, &place(&stores), " adds nothing: ", &by, end].concat())
    })
    .collect()
}
