//! What a client reaches: one cell for each group of scopes.

use super::catalogue::{GROUPS, Group, Kind, SCOPES, ScopeInfo, index};
use super::set::ScopeSet;

/// How far a client reaches into a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    None,
    /// It can read something.
    View,
    /// It can change something.
    Manage,
    /// Everything in the group.
    Full,
}

impl Reach {
    /// For people.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::View => "view",
            Self::Manage => "manage",
            Self::Full => "full",
        }
    }
}

/// One group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The group.
    pub group: &'static Group,
    /// How far the client reaches into it.
    pub reach: Reach,
    /// Whether only in single stores.
    pub stores_only: bool,
}

/// All groups, in catalog order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// One cell for each group.
    pub cells: Vec<Cell>,
    /// Whether it holds `manage_project`.
    pub full_access: bool,
    /// How many of its scopes the catalog doesn't know.
    pub unknown: usize,
}

/// The scope that opens nearly everything.
pub const FULL_ACCESS: &str = "manage_project";

/// The strip of a set. What a wide scope covers counts, deprecated ways don't.
pub fn strip(set: &ScopeSet) -> Strip {
    // One pass over the set, for a list draws many strips at once.
    let (mut project, mut stores) = (Covered::new(), Covered::new());
    for permission in set {
        let wide = permission.store.is_none();
        let covered = if wide { &mut project } else { &mut stores };
        covered.add(&permission.name, wide);
    }
    let cell = |group: &'static Group| {
        let (wide, near) = (project.reach(group), stores.reach(group));
        Cell {
            group,
            reach: wide.max(near.min(Reach::Manage)),
            stores_only: near.min(Reach::Manage) > wide,
        }
    };
    Strip {
        cells: GROUPS.iter().map(cell).collect(),
        full_access: set.has(FULL_ACCESS, None),
        unknown: set.iter().filter(|p| p.info().is_none()).count(),
    }
}

/// The scopes that are covered, by their places in the catalog.
struct Covered(Vec<bool>);

impl Covered {
    fn new() -> Self {
        Self(vec![false; SCOPES.len()])
    }

    /// A scope and what it covers; in a store, nothing but its view scope is known, which its group's cell says already.
    fn add(&mut self, name: &str, wide: bool) {
        let Some(at) = index(name) else { return };
        let implied = SCOPES
            .get(usize::from(at))
            .map_or(&[][..], |info| info.implies);
        let implied = implied.iter().filter(|_| wide);
        for at in implied.chain([&at]) {
            if let Some(covered) = self.0.get_mut(usize::from(*at)) {
                *covered = true;
            }
        }
    }

    fn reach(&self, group: &Group) -> Reach {
        let (mut best, mut all) = (Reach::None, true);
        for at in group.scopes {
            let at = usize::from(*at);
            match (self.0.get(at), SCOPES.get(at)) {
                (Some(true), Some(scope)) => best = best.max(level(scope)),
                _ => all = false,
            }
        }
        if all { Reach::Full } else { best }
    }
}

fn level(scope: &ScopeInfo) -> Reach {
    if scope.kind == Kind::View {
        Reach::View
    } else {
        Reach::Manage
    }
}

impl Strip {
    /// The strip as a text for those who don't see it: `Customers: view. Payments: manage, in stores only.`
    pub fn words(&self) -> String {
        let mut said = Vec::new();
        if self.full_access {
            said.push("Full access.".to_owned());
        }
        for cell in self.cells.iter().filter(|cell| cell.reach != Reach::None) {
            let place = if cell.stores_only {
                ", in stores only"
            } else {
                ""
            };
            said.push(format!(
                "{}: {}{place}.",
                cell.group.name,
                cell.reach.word()
            ));
        }
        match self.unknown {
            0 => {}
            1 => said.push("1 unknown scope.".to_owned()),
            more => said.push(format!("{more} unknown scopes.")),
        }
        if said.is_empty() {
            "No scopes.".to_owned()
        } else {
            said.join(" ")
        }
    }
}
