//! One permission: a scope's name and perhaps a Store, without the project.

use super::catalogue::{ScopeInfo, find};

/// What may be done, without the project: `manage_orders`, or `manage_orders` in store `berlin`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission {
    /// The bare scope name; it may be one that the catalog doesn't know.
    pub name: String,
    /// The key of the one Store it is limited to; `None` means the whole project.
    pub store: Option<String>,
}

impl Permission {
    /// For the whole project.
    pub fn project(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            store: None,
        }
    }

    /// In one Store.
    pub fn in_store(name: impl Into<String>, store: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            store: Some(store.into()),
        }
    }

    /// In a Store, or for the whole project.
    pub fn at(name: &str, store: Option<&str>) -> Self {
        Self {
            name: name.to_owned(),
            store: store.map(str::to_owned),
        }
    }

    /// As the API writes it: `manage_orders:project` or `manage_orders:project:store`.
    pub fn print(&self, project_key: &str) -> String {
        let mut text = String::new();
        self.print_to(project_key, &mut text);
        text
    }

    pub(crate) fn print_to(&self, project_key: &str, text: &mut String) {
        text.push_str(&self.name);
        for part in [Some(project_key), self.store.as_deref()]
            .into_iter()
            .flatten()
        {
            text.push(':');
            text.push_str(part);
        }
    }

    /// For people: `manage_orders`, or `manage_orders in store berlin`.
    pub fn words(&self) -> String {
        match &self.store {
            None => self.name.clone(),
            Some(store) => [&self.name, " in store ", store].concat(),
        }
    }

    /// What the catalog knows of it.
    pub fn info(&self) -> Option<&'static ScopeInfo> {
        find(&self.name)
    }
}

/// Whether the API takes it as a Store's key: 2 to 256 of `A-Z a-z 0-9 _ -`
/// (API reference: Store).
pub fn is_store_key(key: &str) -> bool {
    (2..=256).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}
