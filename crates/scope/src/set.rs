//! A set of permissions in one lasting order.

use std::cmp::Ordering;

use super::catalogue::{ScopeInfo, index};
use super::permission::Permission;

/// Permissions without duplicates: first those for the whole project, then Store by Store (by
/// key); inside each place in catalog order, then unknown ones by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeSet(Vec<Permission>);

impl ScopeSet {
    /// Sorts, and drops duplicates.
    pub fn new(iter: impl IntoIterator<Item = Permission>) -> Self {
        Self::sorted(iter.into_iter().collect())
    }

    fn sorted(all: Vec<Permission>) -> Self {
        // Each is looked up once, not with every comparison.
        let mut all: Vec<(u16, Option<Permission>)> =
            all.into_iter().map(|p| (rank(&p.name), Some(p))).collect();
        let key = |at: usize| {
            let (rank, permission) = &all[at];
            let p = permission.as_ref()?;
            Some((p.store.as_deref(), *rank, p.name.as_str()))
        };
        let mut positions: Vec<usize> = (0..all.len()).collect();
        super::order(&mut positions, &|a, b| key(a).cmp(&key(b)));
        let mut sorted: Vec<Permission> = positions
            .into_iter()
            .filter_map(|at| all[at].1.take())
            .collect();
        sorted.dedup();
        Self(sorted)
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, Permission> {
        self.0.iter()
    }

    /// How many permissions; the same scope in two Stores counts twice.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether exactly this one is in it; coverage doesn't count.
    pub fn contains(&self, permission: &Permission) -> bool {
        self.has(&permission.name, permission.store.as_deref())
    }

    /// The same, without building a permission.
    pub fn has(&self, name: &str, store: Option<&str>) -> bool {
        self.position(name, store).is_ok()
    }

    /// The bare names for the whole project, or in one Store.
    pub fn names(&self, store: Option<&str>) -> impl Iterator<Item = &str> {
        self.place(store).iter().map(|p| p.name.as_str())
    }

    /// The keys of the Stores that are named, sorted.
    pub fn stores(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.0.iter().filter_map(|p| p.store.as_deref()).collect();
        keys.dedup();
        keys
    }

    /// Adds one; false if it was there.
    pub fn insert(&mut self, permission: Permission) -> bool {
        let at = self.position(&permission.name, permission.store.as_deref());
        at.map_err(|at| self.0.insert(at, permission)).is_err()
    }

    /// Takes one away; false if it wasn't there.
    pub fn remove(&mut self, permission: &Permission) -> bool {
        let at = self.position(&permission.name, permission.store.as_deref());
        at.map(|at| self.0.remove(at)).is_ok()
    }

    /// The scope string of the API: separated by blanks.
    pub fn print(&self, project_key: &str) -> String {
        let mut text = String::new();
        for permission in &self.0 {
            if !text.is_empty() {
                text.push(' ');
            }
            permission.print_to(project_key, &mut text);
        }
        text
    }

    /// For people: `manage_orders, view_zones in store berlin`.
    pub fn words(&self) -> String {
        let all: Vec<String> = self.0.iter().map(Permission::words).collect();
        all.join(", ")
    }

    /// The manage scope of the set that a view scope comes with, in the same place.
    pub fn manager(&self, permission: &Permission) -> Option<&'static ScopeInfo> {
        let manager = permission.info()?.manager()?;
        let held = self.has(manager.name, permission.store.as_deref());
        held.then_some(manager)
    }

    /// The permissions of one place.
    pub(crate) fn place(&self, store: Option<&str>) -> &[Permission] {
        let from = self.0.partition_point(|p| p.store.as_deref() < store);
        let rest = self.0.get(from..).unwrap_or_default();
        let to = rest.partition_point(|p| p.store.as_deref() == store);
        rest.get(..to).unwrap_or_default()
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&Permission) -> bool) {
        self.0.retain(keep);
    }

    fn position(&self, name: &str, store: Option<&str>) -> Result<usize, usize> {
        self.0.binary_search_by(|p| order(p, name, store))
    }
}

/// Unknown scopes rank behind all known ones.
fn rank(name: &str) -> u16 {
    index(name).unwrap_or(u16::MAX)
}

fn order(left: &Permission, name: &str, store: Option<&str>) -> Ordering {
    let places = left.store.as_deref().cmp(&store);
    places.then_with(|| {
        if left.name == name {
            return Ordering::Equal;
        }
        rank(&left.name)
            .cmp(&rank(name))
            .then_with(|| left.name.as_str().cmp(name))
    })
}

impl<'a> IntoIterator for &'a ScopeSet {
    type Item = &'a Permission;
    type IntoIter = std::slice::Iter<'a, Permission>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for ScopeSet {
    type Item = Permission;
    type IntoIter = std::vec::IntoIter<Permission>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Permission> for ScopeSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(iter: I) -> Self {
        Self::new(iter)
    }
}
