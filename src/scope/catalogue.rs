//! The known scopes. The tables are made by `build.rs` from `data/scopes.json`.

/// What a scope lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Read.
    View,
    /// Read, create, change and delete.
    Manage,
    /// Something of its own, such as creating anonymous tokens.
    Other,
}

/// Whether a scope can be limited to one store: `name:{projectKey}:{storeKey}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreForm {
    /// It can't.
    None,
    /// It can: the API reference lists the store form.
    Documented,
    /// Only endpoints mention the store form; whether a client can be given it is not verified.
    Unverified,
}

/// How sure it is that the scope exists as described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The API reference or the documentation names it.
    Documented,
    /// Only seen in public configurations.
    Observed,
    /// The host puts it on tokens; no client can be given it.
    System,
}

/// What is known of one scope.
#[derive(Debug, PartialEq, Eq)]
pub struct ScopeInfo {
    /// Its name, without project and store.
    pub name: &'static str,
    /// The group it is shown in.
    pub group: &'static str,
    /// The product it belongs to.
    pub product: &'static str,
    /// What it lets its holder do.
    pub kind: Kind,
    /// Whether it can be limited to one store.
    pub store: StoreForm,
    /// How sure it is.
    pub status: Status,
    /// All scopes that it covers, through any number of steps: indices into [`SCOPES`].
    pub implies: &'static [u16],
    /// Whether the documentation says that it covers them.
    pub implies_documented: bool,
    /// The thing it is about, in words: `orders and carts`.
    pub noun: &'static str,
    /// One line on what the holder can do.
    pub summary: &'static str,
}

/// Scopes that are shown together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub name: &'static str,
    /// The selectable scopes in it: indices into [`SCOPES`].
    pub scopes: &'static [u16],
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// What is known of the scope with that name.
pub fn find(name: &str) -> Option<&'static ScopeInfo> {
    rank(name).and_then(|at| SCOPES.get(at))
}

/// Where a known scope stands in the catalogue.
pub(super) fn rank(name: &str) -> Option<usize> {
    let at = |index: &u16| SCOPES.get(usize::from(*index)).map_or("", |scope| scope.name);
    let found = BY_NAME.binary_search_by(|index| at(index).cmp(name)).ok()?;
    BY_NAME.get(found).map(|index| usize::from(*index))
}

impl Group {
    /// The scopes in it.
    pub fn members(&self) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        self.scopes.iter().filter_map(|at| SCOPES.get(usize::from(*at)))
    }

    /// The scopes in it that can be limited to a store.
    pub fn store_members(&self) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        self.members().filter(|scope| scope.store != StoreForm::None)
    }
}

impl ScopeInfo {
    /// The view scope that comes with a manage scope: `view_orders` for `manage_orders`.
    pub fn twin(&self) -> Option<&'static ScopeInfo> {
        let resource = self.name.strip_prefix("manage_")?;
        let covered = self.implies.iter().filter_map(|at| SCOPES.get(usize::from(*at)));
        covered.into_iter().find(|scope| scope.name.strip_prefix("view_") == Some(resource))
    }

    /// Whether a client can be given it.
    pub fn selectable(&self) -> bool {
        self.status != Status::System
    }

    /// The scopes that it covers.
    pub fn covers(&self) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        self.implies.iter().filter_map(|at| SCOPES.get(usize::from(*at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_is_found_by_its_name() {
        assert_eq!(SCOPES.len(), 110);
        for scope in SCOPES {
            assert_eq!(find(scope.name), Some(scope));
        }
        assert_eq!(find("manage_everything"), None);
    }

    #[test]
    fn a_manage_scope_comes_with_its_view_scope() {
        assert_eq!(find("manage_orders").unwrap().twin().unwrap().name, "view_orders");
        assert_eq!(find("manage_project").unwrap().twin(), None);
        assert_eq!(find("manage_extensions").unwrap().twin(), None);
        assert_eq!(find("view_orders").unwrap().twin(), None);
    }

    #[test]
    fn manage_project_does_not_cover_api_clients() {
        let project = find("manage_project").unwrap();
        assert!(project.covers().all(|scope| !scope.name.ends_with("_api_clients")));
    }
}
