//! The picker as data: a row for each resource, what each box says, and what a filter leaves.

mod filter;
mod look;

pub use filter::{Filter, Found, Listed, listed, matches, meant};
pub use look::{GroupLook, Note, RowLook, look};

use super::catalogue::{GROUPS, Group, SCOPES, ScopeInfo};
pub use super::selection::{BoxState, Boxes, Tick, Why};
use super::selection::{Place, Selection};

include!(concat!(env!("OUT_DIR"), "/picker.rs"));

/// One row: a resource, with the scopes that view and manage it.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The resource, such as `Orders and carts`.
    pub title: &'static str,
    /// The group's name.
    pub group: &'static str,
    /// What people also call it, separated by commas: `basket, bag, trolley`.
    pub words: &'static str,
    /// Its place in [`ROWS`].
    at: u16,
    view: Option<u16>,
    manage: Option<u16>,
    other: Option<u16>,
}

/// Every row, in catalog order.
pub static ROWS: &[Row] = &ROW_TABLE;

/// The groups that most API clients have scopes of. Our own judgment, after what the templates name.
pub const USUAL: [&str; 2] = ["Product catalog", "Carts, Orders and Shopping Lists"];

impl Row {
    /// The scope that reads it.
    pub fn view(&self) -> Option<&'static ScopeInfo> {
        info(self.view)
    }

    /// The scope that changes it.
    pub fn manage(&self) -> Option<&'static ScopeInfo> {
        info(self.manage)
    }

    /// The scope that does neither, such as `create_anonymous_token`.
    pub fn other(&self) -> Option<&'static ScopeInfo> {
        info(self.other)
    }

    /// All its scopes, view first.
    pub fn scopes(&self) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        let all = [self.view(), self.manage(), self.other()];
        all.into_iter().flatten()
    }

    /// Whether one of its boxes is shown ticked in that place.
    pub fn is_chosen(&self, selection: &Selection, place: Place) -> bool {
        self.scopes().any(|scope| selection.has(place, scope))
    }
}

fn info(at: Option<u16>) -> Option<&'static ScopeInfo> {
    SCOPES.get(usize::from(at?))
}

/// The row of a scope.
pub fn row_of(scope: &ScopeInfo) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.scopes().any(|one| one == scope))
}

/// The rows of a group, in order.
pub fn rows(group: &Group) -> &'static [Row] {
    let first = ROWS.partition_point(|row| place_of(row.group) < place_of(group.name));
    let rest = ROWS.get(first..).unwrap_or_default();
    let count = rest
        .iter()
        .take_while(|row| row.group == group.name)
        .count();
    rest.get(..count).unwrap_or_default()
}

fn place_of(group: &str) -> Option<usize> {
    GROUPS.iter().position(|other| other.name == group)
}

/// Scopes that are ticked in that place but stand in no row, since the catalog does not know them.
pub fn unknown(selection: &Selection, place: Place) -> Vec<&str> {
    let ticks = selection.ticks(place);
    let unknown = ticks
        .into_iter()
        .flat_map(|ticks| ticks.iter().filter(|p| p.info().is_none()));
    unknown.map(|p| p.name.as_str()).collect()
}

/// The scopes of a group as a picker with two columns shows them: first what can be viewed and
/// managed, side by side, then what has one scope only. Otherwise the order stays.
pub fn in_columns(members: impl Iterator<Item = &'static ScopeInfo>) -> Vec<&'static ScopeInfo> {
    let members: Vec<_> = members.collect();
    let mut pairs = Vec::with_capacity(members.len());
    let pair = |scope: &ScopeInfo| {
        let (twin, manager) = (scope.twin(), scope.manager());
        twin.or(manager)
            .is_some_and(|other| members.contains(&other))
    };
    for view in members.iter().filter(|scope| pair(scope)) {
        if let Some(manage) = view.manager() {
            pairs.extend([*view, manage]);
        }
    }
    pairs.extend(members.iter().filter(|scope| !pair(scope)));
    pairs
}

/// Whether `text` contains `part`; letters A to Z match in either case.
pub fn contains_folded(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some(first) = part.first() else {
        return true;
    };
    // The first letter is looked at by itself: most places fail there.
    let mut places = text.windows(part.len());
    places.any(|at| at[0].eq_ignore_ascii_case(first) && at.eq_ignore_ascii_case(part))
}
