//! The value behind the picker: what is ticked, and what that means.

use super::algebra::Coverage;
use super::catalogue::{Group, Kind, ScopeInfo};
use super::permission::{Permission, is_store_key};
use super::set::ScopeSet;

/// The ticks of a person. The view scope that comes with a manage scope is worked out, never
/// stored, so that it goes when the manage scope goes, unless the person had ticked it as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    ticks: ScopeSet,
    /// In the order in which the blocks were added; a block may be empty.
    stores: Vec<String>,
}

/// How the box of one scope looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The box is shown ticked, and the scope is sent.
    pub ticked: bool,
    /// The manage scope it comes with; the box is disabled.
    pub locked_by: Option<String>,
    /// A wider scope that opens the same calls: a hint, neither sent nor locked because of it.
    /// In a Store block it reads `manage_orders for the whole project`.
    pub covered_by: Option<String>,
}

/// A choice for a whole group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing.
    None,
    /// Every view scope.
    View,
    /// Everything in the group.
    Manage,
}

/// What a group's ticks amount to; `None` if they are mixed.
pub type GroupLevel = Option<Level>;

impl Selection {
    /// The selection that sends this set. View scopes beside their manage scope become implied.
    pub fn of(set: &ScopeSet) -> Self {
        let mut ticks = set.clone();
        ticks.retain(|p| set.manager(p).is_none());
        let stores = set.stores().into_iter().map(str::to_owned).collect();
        Self { ticks, stores }
    }

    /// Ticks or unticks a box. A locked box stays as it is; a scope that can't be granted, or not
    /// in a Store, can't be ticked. Ticking in an unknown Store adds its block.
    pub fn set(&mut self, permission: &Permission, on: bool) {
        if self.ticks.manager(permission).is_some() {
            return;
        }
        if !on {
            self.ticks.remove(permission);
            return;
        }
        let in_store = permission.store.is_some();
        let allowed = |i: &ScopeInfo| i.selectable() && (!in_store || i.in_stores());
        if !permission.info().is_none_or(allowed) {
            return;
        }
        if let Some(store) = &permission.store
            && !self.stores.contains(store)
            && !self.add_store(store)
        {
            return;
        }
        self.ticks.insert(permission.clone());
    }

    /// How its box looks.
    pub fn mark(&self, permission: &Permission) -> Mark {
        let locked_by = self.ticks.manager(permission).map(|m| m.name.to_owned());
        let ticked = locked_by.is_some() || self.ticks.contains(permission);
        let covered_by = if locked_by.is_some() {
            None
        } else {
            Coverage::of(&self.ticks)
                .wider(permission)
                .map(|reason| match &permission.store {
                    Some(_) => [&reason.by.name, " for the whole project"].concat(),
                    None => reason.by.name,
                })
        };
        Mark {
            ticked,
            locked_by,
            covered_by,
        }
    }

    /// What the group's boxes amount to, for the whole project or in one Store.
    pub fn group(&self, group: &Group, store: Option<&str>) -> GroupLevel {
        let (mut none, mut view, mut all) = (true, true, true);
        for info in group.place(store.is_some()) {
            let shown = self.shown(info, store);
            none &= !shown;
            view &= shown == (info.kind == Kind::View);
            all &= shown;
        }
        match (none, view, all) {
            (true, ..) => Some(Level::None),
            (_, true, _) => Some(Level::View),
            (.., true) => Some(Level::Manage),
            _ => None,
        }
    }

    /// Ticks a whole group. `Manage` leaves earlier view ticks alone, so that they are still there
    /// when a manage scope is unticked again.
    pub fn set_group(&mut self, group: &Group, store: Option<&str>, level: Level) {
        let in_store = store.is_some();
        if level != Level::Manage {
            for info in group.place(in_store) {
                self.ticks.remove(&Permission::at(info.name, store));
            }
        }
        for info in group.place(in_store) {
            let view = info.kind == Kind::View;
            let comes_along = info.manager().is_some_and(|m| !in_store || m.in_stores());
            let on = match level {
                Level::None => false,
                Level::View => view,
                Level::Manage => !view || !comes_along,
            };
            if on {
                self.set(&Permission::at(info.name, store), true);
            }
        }
    }

    /// The Store blocks, in the order in which they were added.
    pub fn stores(&self) -> &[String] {
        &self.stores
    }

    /// Adds an empty block; false if the key can't be one, or has a block.
    pub fn add_store(&mut self, key: &str) -> bool {
        let fresh = is_store_key(key) && !self.stores.iter().any(|s| s == key);
        if fresh {
            self.stores.push(key.to_owned());
        }
        fresh
    }

    /// Takes a block away, with its ticks.
    pub fn remove_store(&mut self, key: &str) {
        self.stores.retain(|s| s != key);
        self.ticks.retain(|p| p.store.as_deref() != Some(key));
    }

    /// How many boxes are shown ticked in that place.
    pub fn count(&self, store: Option<&str>) -> usize {
        let own = self.ticks.place(store);
        let twins = own
            .iter()
            .filter_map(twin)
            .filter(|p| !self.ticks.contains(p));
        own.len() + twins.count()
    }

    /// Whether nothing is ticked; empty Store blocks don't count.
    pub fn is_empty(&self) -> bool {
        self.ticks.is_empty()
    }

    /// What is sent: the ticks and the view scopes that come with them, as the vendor's console
    /// does; or, with `omit_covered`, only what isn't covered by the rest.
    pub fn sent(&self, omit_covered: bool) -> ScopeSet {
        let all = self.ticks.iter().flat_map(|p| [Some(p.clone()), twin(p)]);
        let all: ScopeSet = all.flatten().collect();
        if omit_covered { all.minimise() } else { all }
    }

    /// Replaces all ticks for the whole project. Store blocks stay.
    pub(crate) fn replace_project(&mut self, set: &ScopeSet) {
        self.ticks.retain(|p| p.store.is_some());
        for permission in Self::of(set).ticks {
            self.ticks.insert(permission);
        }
    }

    fn shown(&self, info: &ScopeInfo, store: Option<&str>) -> bool {
        self.ticks.has(info.name, store)
            || info
                .manager()
                .is_some_and(|manager| self.ticks.has(manager.name, store))
    }
}

/// The view scope in the same place that comes with a manage scope.
fn twin(permission: &Permission) -> Option<Permission> {
    let twin = permission.info()?.twin()?;
    let fits = permission.store.is_none() || twin.in_stores();
    fits.then(|| Permission::at(twin.name, permission.store.as_deref()))
}
