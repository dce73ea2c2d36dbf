//! The value behind the picker: what is ticked where, and what that means.
//!
//! Scopes are ticked for the whole project, or in a block of stores that share them. A store stands in
//! one block at most, so what a store's scopes are is never in doubt.

mod blocks;
mod boxes;
mod known;
mod levels;
mod text;

pub use blocks::{Block, BlockId, StoreRefused};
pub use boxes::{BoxState, Boxes, Tick, Why};
pub use known::{StoreNote, check_stores};
pub use levels::{GroupLevel, Level};
pub use text::{TokenNote, Typed, read};

use super::algebra::Coverage;
use super::catalogue::ScopeInfo;
use super::permission::Permission;
use super::set::ScopeSet;

/// The ticks of a person. The view scope that comes with a manage scope is worked out, never
/// stored, so that it goes when the manage scope goes, unless the person had ticked it as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// For the whole project.
    project: ScopeSet,
    /// In the order in which they were added; a block may be without ticks, never without stores.
    blocks: Vec<Block>,
}

/// Where scopes are ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// For the whole project.
    Project,
    /// In every store of that block.
    Stores(BlockId),
}

/// How the box of one scope looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The box is shown ticked, and the scope is sent.
    pub ticked: bool,
    /// The manage scope it comes with; the box is disabled.
    pub locked_by: Option<String>,
    /// A wider scope that opens the same calls: a hint, neither sent nor locked because of it.
    /// In a store block it reads `manage_orders for the whole project`.
    pub covered_by: Option<String>,
}

impl Selection {
    /// The selection that sends this set. View scopes beside their manage scope become implied;
    /// stores with the same scopes share a block.
    pub fn of(set: &ScopeSet) -> Self {
        let mut ticks = set.clone();
        ticks.retain(|p| set.manager(p).is_none());
        let mut selection = Self::default();
        selection.replace(&ticks);
        selection
    }

    /// Ticks or unticks a box. A locked box stays as it is; a scope that can't be granted, or not
    /// in a store, can't be ticked. False if nothing changed.
    pub fn tick(&mut self, place: Place, name: &str, on: bool) -> bool {
        let may = may_tick(name, place != Place::Project);
        let bare = Permission::project(name);
        let Some(ticks) = self.ticks_mut(place) else {
            return false;
        };
        if locked_by(ticks, name, place).is_some() {
            return false;
        }
        if on {
            may && ticks.insert(bare)
        } else {
            ticks.remove(&bare)
        }
    }

    /// Ticks or unticks one permission: see [`Self::set_all`].
    pub fn set(&mut self, permission: &Permission, on: bool) {
        self.set_all(std::slice::from_ref(permission), on);
    }

    /// Ticks or unticks permissions one by one, which nothing else follows: a block of which only some
    /// stores change is parted. Ticking in unknown stores adds a block for them.
    pub fn set_all(&mut self, permissions: &[Permission], on: bool) {
        for name in names(permissions) {
            let of_name = permissions.iter().filter(|p| p.name == name);
            let (project, stores): (Vec<_>, Vec<_>) = of_name.partition(|p| p.store.is_none());
            if !project.is_empty() {
                self.tick(Place::Project, name, on);
            }
            let keys: Vec<&str> = stores.iter().filter_map(|p| p.store.as_deref()).collect();
            let changes = |block: &Block| {
                let place = Place::Stores(block.id());
                let has = block.ticks.has(name, None);
                has != on && locked_by(&block.ticks, name, place).is_none()
            };
            let may = !on || may_tick(name, true);
            for place in self.part(&keys, |block| may && changes(block)) {
                self.tick(place, name, on);
            }
            if on && may {
                let fresh = keys.iter().filter(|key| self.block_of(key).is_none());
                let fresh: Vec<&str> = fresh.copied().collect();
                if let Some(id) = self.add_block_of(&fresh) {
                    self.tick(Place::Stores(id), name, true);
                }
            }
        }
    }

    /// How the box of a permission looks.
    pub fn mark(&self, permission: &Permission) -> Mark {
        match self.place_of(permission.store.as_deref()) {
            Some(place) => self.mark_in(place, &permission.name),
            None => Mark {
                covered_by: self.covered(permission),
                ..Mark::default()
            },
        }
    }

    /// How a scope's box looks in a place.
    pub fn mark_in(&self, place: Place, name: &str) -> Mark {
        let Some(ticks) = self.ticks(place) else {
            return Mark::default();
        };
        let locked_by = locked_by(ticks, name, place).map(|manager| manager.name.to_owned());
        let ticked = locked_by.is_some() || ticks.has(name, None);
        let covered_by = match &locked_by {
            Some(_) => None,
            None => self.covered(&Permission::at(name, self.store_in(place))),
        };
        Mark {
            ticked,
            locked_by,
            covered_by,
        }
    }

    /// What is ticked for the whole project and opens the same calls.
    fn covered(&self, permission: &Permission) -> Option<String> {
        let reason = Coverage::of(&self.project).wider(permission)?;
        Some(match &permission.store {
            Some(_) => [&reason.by.name, " for the whole project"].concat(),
            None => reason.by.name,
        })
    }

    /// Whether a scope's box is shown ticked.
    pub fn has(&self, place: Place, info: &ScopeInfo) -> bool {
        let ticks = self.ticks(place);
        ticks.is_some_and(|ticks| {
            ticks.has(info.name, None) || locked_by(ticks, info.name, place).is_some()
        })
    }

    /// How many boxes are shown ticked for the whole project, or in one store.
    pub fn count(&self, store: Option<&str>) -> usize {
        self.place_of(store).map_or(0, |place| self.count_in(place))
    }

    /// How many boxes are shown ticked in that place.
    pub fn count_in(&self, place: Place) -> usize {
        let Some(ticks) = self.ticks(place) else {
            return 0;
        };
        ticks.len() + Boxes::of(self, place).come_along()
    }

    /// Whether nothing is ticked; blocks without ticks don't count.
    pub fn is_empty(&self) -> bool {
        self.project.is_empty() && self.blocks.iter().all(|block| block.ticks.is_empty())
    }

    /// What is sent: the ticks and the view scopes that come with them, as the vendor's console
    /// does; or, with `omit_covered`, only what isn't covered by the rest.
    pub fn sent(&self, omit_covered: bool) -> ScopeSet {
        let mut all = with_twins(&self.project, None);
        for block in &self.blocks {
            for store in block.stores() {
                all.extend(with_twins(&block.ticks, Some(store)));
            }
        }
        let all = ScopeSet::new(all);
        if omit_covered { all.minimise() } else { all }
    }

    /// Replaces all ticks for the whole project. Store blocks stay.
    pub(crate) fn replace_project(&mut self, set: &ScopeSet) {
        let ticked = |p: &&Permission| p.store.is_none() && set.manager(p).is_none();
        self.project = set.iter().filter(ticked).cloned().collect();
    }

    /// What is ticked there; `None` if there is no such block.
    pub(crate) fn ticks(&self, place: Place) -> Option<&ScopeSet> {
        match place {
            Place::Project => Some(&self.project),
            Place::Stores(id) => self.block(id).map(|block| &block.ticks),
        }
    }

    fn ticks_mut(&mut self, place: Place) -> Option<&mut ScopeSet> {
        match place {
            Place::Project => Some(&mut self.project),
            Place::Stores(id) => {
                let block = self.blocks.iter_mut().find(|block| block.id() == id);
                block.map(|block| &mut block.ticks)
            }
        }
    }

    /// The whole project, or the block with that store.
    pub fn place_of(&self, store: Option<&str>) -> Option<Place> {
        match store {
            None => Some(Place::Project),
            Some(key) => self.block_of(key).map(|block| Place::Stores(block.id())),
        }
    }

    /// One store of the place, for questions to which each store has the same answer.
    fn store_in(&self, place: Place) -> Option<&str> {
        match place {
            Place::Project => None,
            Place::Stores(id) => self.block(id)?.stores().first().map(String::as_str),
        }
    }
}

/// The names, each once, in order.
fn names(permissions: &[Permission]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for permission in permissions {
        if !names.contains(&permission.name.as_str()) {
            names.push(&permission.name);
        }
    }
    names
}

/// Whether the box can be ticked at all. Unknown scopes can.
fn may_tick(name: &str, in_store: bool) -> bool {
    super::find(name).is_none_or(|info| info.selectable() && (!in_store || info.in_stores()))
}

/// The manage scope among the ticks that the scope comes with in that place.
fn locked_by(ticks: &ScopeSet, name: &str, place: Place) -> Option<&'static ScopeInfo> {
    let info = super::find(name)?;
    let comes_along = place == Place::Project || info.in_stores();
    let manager = info.manager().filter(|_| comes_along)?;
    ticks.has(manager.name, None).then_some(manager)
}

/// The view scope that comes with a manage scope in the same place.
fn twin(permission: &Permission, in_store: bool) -> Option<&'static ScopeInfo> {
    let twin = permission.info()?.twin()?;
    (!in_store || twin.in_stores()).then_some(twin)
}

/// The ticks and what comes with them, for the whole project or one store.
fn with_twins(ticks: &ScopeSet, store: Option<&str>) -> Vec<Permission> {
    let names = ticks.iter().flat_map(|p| {
        let twin = twin(p, store.is_some()).map(|twin| twin.name);
        [Some(p.name.as_str()), twin]
    });
    names
        .flatten()
        .map(|name| Permission::at(name, store))
        .collect()
}
