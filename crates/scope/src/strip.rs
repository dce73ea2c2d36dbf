//! What a client reaches, at a glance: one cell for each group of scopes.

use super::algebra::Coverage;
use super::catalogue::{GROUPS, Group, Kind, ScopeInfo};
use super::permission::Permission;
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

/// All groups, in catalogue order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// One cell for each group.
    pub cells: Vec<Cell>,
    /// Whether it holds `manage_project`.
    pub full_access: bool,
    /// How many of its scopes the catalogue doesn't know.
    pub unknown: usize,
}

/// The scope that opens nearly everything.
pub const FULL_ACCESS: &str = "manage_project";

/// The strip of a set. What a wide scope covers counts, deprecated ways don't.
pub fn strip(set: &ScopeSet) -> Strip {
    Strip {
        cells: GROUPS.iter().map(|group| cell(set, group)).collect(),
        full_access: set.has(FULL_ACCESS, None),
        unknown: set.iter().filter(|p| p.info().is_none()).count(),
    }
}

fn cell(set: &ScopeSet, group: &'static Group) -> Cell {
    let coverage = Coverage::of(set);
    let covers = |permission: Permission| {
        let reason = coverage.covered_by(&permission);
        reason.is_some_and(|reason| !reason.deprecated)
    };
    let (mut best, mut full) = (Reach::None, true);
    for scope in group.members() {
        if covers(Permission::project(scope.name)) {
            best = best.max(level(scope));
        } else {
            full = false;
        }
    }
    if full {
        best = Reach::Full;
    }
    let in_stores = set.iter().filter(|p| p.store.is_some());
    let in_group = in_stores
        .filter_map(Permission::info)
        .filter(|i| i.group == group.name);
    let in_stores = in_group.map(level).max().unwrap_or(Reach::None);
    Cell {
        group,
        reach: best.max(in_stores),
        stores_only: in_stores > best,
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
