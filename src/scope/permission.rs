//! One scope without its project.

use super::catalogue::{self, ScopeInfo};

/// What may be done, without the project: `manage_orders`, or `manage_orders` in one store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission {
    /// The bare name; it need not be in the catalogue.
    pub name: String,
    /// The key of the store that it is limited to.
    pub store: Option<String>,
}

impl Permission {
    /// For the whole project.
    pub fn project(name: impl Into<String>) -> Self {
        Self { name: name.into(), store: None }
    }

    /// For one store.
    pub fn in_store(name: impl Into<String>, store: impl Into<String>) -> Self {
        Self { name: name.into(), store: Some(store.into()) }
    }

    /// With the store, if one is given.
    pub fn at(name: &str, store: Option<&str>) -> Self {
        Self { name: name.into(), store: store.map(Into::into) }
    }

    /// `name:{projectKey}` or `name:{projectKey}:{storeKey}` (API reference: OAuth 2.0 scheme).
    pub fn print(&self, project_key: &str) -> String {
        match &self.store {
            Some(store) => format!("{}:{project_key}:{store}", self.name),
            None => format!("{}:{project_key}", self.name),
        }
    }

    /// What the catalogue knows of it.
    pub fn info(&self) -> Option<&'static ScopeInfo> {
        catalogue::find(&self.name)
    }

    /// The same place, another name.
    pub(super) fn named(&self, name: &str) -> Self {
        Self { name: name.into(), store: self.store.clone() }
    }

    /// Catalogue order, unknown names last; the project before its stores.
    pub(super) fn order(&self) -> (Option<&str>, usize, &str) {
        let rank = catalogue::rank(&self.name).unwrap_or(usize::MAX);
        (self.store.as_deref(), rank, &self.name)
    }
}
