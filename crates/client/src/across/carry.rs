//! A client of one project as a draft for another: its scopes without the project key, its store keys mapped.
//!
//! Nothing gets wider on the way: each scope of the draft is one of the client's, for the whole project only if
//! it was so before, and in a store only if the visitor, or the same key, put that store in the place of the
//! former one. What can't be carried over is left out and said.

use std::collections::BTreeMap;

use scope::{Permission, Problem, ScopeSet, is_store_key};

use super::matrix::own_scopes;
use super::name::carried;
use crate::api_client::ApiClient;
use crate::draft::{DraftForm, Origin};
use crate::successor::filled;
use crate::text::{display_name, visible};

/// What becomes of a store that scopes name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreTo {
    /// This store of the other project stands in its place; it may have the same key.
    Store(String),
    /// Its scopes are left out.
    Drop,
}

/// The draft for the other project.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The form. What was left out is in [`DraftForm::prepared`] too.
    pub form: DraftForm,
    /// What could not be carried over, a sentence each.
    pub left_out: Vec<String>,
}

/// The keys of the stores that a client's scopes name, sorted.
pub fn stores(client: &ApiClient, project_key: &str) -> Vec<String> {
    let scopes = own_scopes(client, project_key);
    scopes.stores().into_iter().map(str::to_owned).collect()
}

/// A draft for the project `to` from a client of the project `from` (both are project keys). A store that is not in
/// `stores` is left out, and so is one that is put in place of it but has no valid key. `existing` are the clients of
/// the other project; `of` is what the former project is called.
pub fn carry(
    client: &ApiClient,
    (from, of): (&str, &str),
    to: &str,
    stores: &BTreeMap<String, StoreTo>,
    existing: &[ApiClient],
) -> Carried {
    let read = ScopeSet::parse(&client.scope, Some(from));
    let mut left_out = Vec::new();
    let mut dropped: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut kept = Vec::new();
    for Permission { name, store } in read.set {
        let Some(key) = store else {
            kept.push(Permission::project(name));
            continue;
        };
        match stores.get(&key) {
            Some(StoreTo::Store(other)) if is_store_key(other) => {
                kept.push(Permission::in_store(name, other.clone()));
            }
            _ => dropped.entry(key).or_default().push(name),
        }
    }
    for (key, names) in dropped {
        let (key, names) = (visible(&key), names.join(", "));
        left_out.push(format!("Left out with store {key}: {names}."));
    }
    for problem in &read.problems {
        if let Problem::OtherProject(_) | Problem::System(_) | Problem::Malformed(_) = problem {
            left_out.push(visible(&problem.to_string()).into_owned());
        }
    }
    let changed = stores.iter().filter_map(|(key, to)| match to {
        StoreTo::Store(other) if other != key => {
            let (key, other) = (visible(key), visible(other));
            Some(format!("Store {key} is replaced by store {other}."))
        }
        _ => None,
    });
    let name = display_name(&client.name);
    let mut notes = vec![format!("Copied from {name} in {}.", visible(of))];
    notes.extend(changed);
    notes.extend(left_out.iter().cloned());
    let form = DraftForm {
        name: carried(&client.name, to, existing),
        prepared: Some(notes),
        origin: Origin::Project,
        ..filled(client, &ScopeSet::new(kept))
    };
    Carried { form, left_out }
}
