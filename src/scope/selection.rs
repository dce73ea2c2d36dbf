//! The value behind the scope picker: what is ticked, what comes with it, what is sent.

use super::{
    algebra::Coverage,
    catalogue::{Group, Kind, ScopeInfo},
    permission::Permission,
    set::ScopeSet,
    template::Template,
};

/// What the visitor chose. View scopes that come with a manage scope are derived, never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    ticked: ScopeSet,
    stores: Vec<String>,
}

/// How one checkbox looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether it is shown ticked.
    pub ticked: bool,
    /// The manage scope that it comes with: it is sent and can't be unticked on its own.
    pub locked_by: Option<String>,
    /// A wider scope that allows the same. Only a hint: it is neither ticked nor locked by it.
    pub covered_by: Option<String>,
}

/// What can be chosen for a whole group at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing.
    None,
    /// All view scopes.
    View,
    /// All scopes.
    Manage,
}

/// What is chosen in a group: a level, or a mixture when none fits.
pub type GroupLevel = Option<Level>;

impl Selection {
    /// The selection that sends this set: view scopes beside their manage scope become implied.
    pub fn of(set: &ScopeSet) -> Self {
        let twin = |p: &Permission| set.iter().any(|m| twin_of(m).as_ref() == Some(p));
        let ticked = set.iter().filter(|p| !twin(p)).cloned().collect();
        let stores = set.stores().into_iter().map(Into::into).collect();
        Self { ticked, stores }
    }

    /// Ticks or unticks one scope. What comes with it follows by itself.
    pub fn set(&mut self, permission: &Permission, on: bool) {
        let others = self.ticked.iter().filter(|p| *p != permission).cloned();
        self.ticked = others.chain(on.then(|| permission.clone())).collect();
    }

    /// How the checkbox of a scope looks.
    pub fn mark(&self, permission: &Permission) -> Mark {
        let lock = self.ticked.iter().find(|m| twin_of(m).as_ref() == Some(permission));
        let locked_by = lock.map(|manage| manage.name.clone());
        let covered = || Coverage::of(&self.ticked).covered_by(permission);
        let place = |p: Permission| match (&p.store, &permission.store) {
            (None, Some(_)) => format!("{} for the whole project", p.name),
            _ => p.name,
        };
        Mark {
            ticked: locked_by.is_some() || self.ticked.contains(permission),
            covered_by: if locked_by.is_none() { covered().map(|r| place(r.by)) } else { None },
            locked_by,
        }
    }

    /// The level of a group, or none when it is mixed.
    pub fn group(&self, group: &Group, store: Option<&str>) -> GroupLevel {
        let shown = |s: &ScopeInfo| self.mark(&Permission::at(s.name, store)).ticked;
        let members = members(group, store);
        let views = || members.iter().filter(|s| s.kind == Kind::View);
        if members.iter().all(|s| !shown(s)) {
            Some(Level::None)
        } else if members.iter().all(|s| shown(s)) {
            Some(if views().count() == members.len() { Level::View } else { Level::Manage })
        } else if members.iter().all(|s| shown(s) == (s.kind == Kind::View)) {
            Some(Level::View)
        } else {
            None
        }
    }

    /// Chooses a level for a whole group.
    pub fn set_group(&mut self, group: &Group, store: Option<&str>, level: Level) {
        for scope in members(group, store) {
            let on = match level {
                Level::None => false,
                Level::View => scope.kind == Kind::View,
                // A view scope that comes with its manage scope need not be ticked as well.
                Level::Manage => scope.kind != Kind::View || !has_manage_twin(group, scope),
            };
            self.set(&Permission::at(scope.name, store), on);
        }
    }

    /// The store blocks, in the order in which they were added.
    pub fn stores(&self) -> &[String] {
        &self.stores
    }

    /// Adds a store block; false if it is there already.
    pub fn add_store(&mut self, key: &str) -> bool {
        let new = !self.stores.iter().any(|known| known == key);
        if new {
            self.stores.push(key.into());
        }
        new
    }

    /// Removes a store block with all that is ticked in it.
    pub fn remove_store(&mut self, key: &str) {
        self.stores.retain(|known| known != key);
        let rest = self.ticked.iter().filter(|p| p.store.as_deref() != Some(key)).cloned();
        self.ticked = rest.collect();
    }

    /// How many scopes are sent for the project or for one store.
    pub fn count(&self, store: Option<&str>) -> usize {
        self.sent(false).iter().filter(|p| p.store.as_deref() == store).count()
    }

    /// Whether nothing is ticked.
    pub fn is_empty(&self) -> bool {
        self.ticked.is_empty()
    }

    /// What is sent: what is ticked and the view scopes that come with it, as the vendor's console
    /// does; or, on request, without all that another scope covers.
    pub fn sent(&self, omit_covered: bool) -> ScopeSet {
        let twins = self.ticked.iter().filter_map(twin_of);
        let all: ScopeSet = self.ticked.iter().cloned().chain(twins).collect();
        if omit_covered { all.minimise() } else { all }
    }

    /// Takes a template's scopes in place of all project-wide ones; the store blocks stay.
    pub fn apply(&mut self, template: &Template) {
        let in_stores = self.ticked.iter().filter(|p| p.store.is_some()).cloned();
        let fresh = Self::of(&template.set()).ticked;
        self.ticked = in_stores.chain(fresh.iter().cloned()).collect();
    }
}

/// The view scope that comes with a manage scope, in the same place.
fn twin_of(permission: &Permission) -> Option<Permission> {
    let twin = permission.info()?.twin()?;
    Some(permission.named(twin.name))
}

fn members(group: &Group, store: Option<&str>) -> Vec<&'static ScopeInfo> {
    if store.is_some() { group.store_members().collect() } else { group.members().collect() }
}

fn has_manage_twin(group: &Group, view: &ScopeInfo) -> bool {
    group.members().any(|scope| scope.twin().is_some_and(|twin| twin.name == view.name))
}
