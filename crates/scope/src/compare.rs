//! Two sets of scopes side by side: literally, and in words.

use super::algebra::Coverage;
use super::catalogue::{SCOPES, ScopeInfo};
use super::permission::Permission;
use super::picker::{ROWS, Row, row_of};
use super::review::words::{join, join_nouns, large};
use super::set::ScopeSet;

/// What a change from the left set to the right one means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Only in the left set, each with what covers it in the right one.
    pub only_left: Vec<OneSided>,
    /// Only in the right set, each with what covers it in the left one.
    pub only_right: Vec<OneSided>,
    /// In both.
    pub both: ScopeSet,
    /// What the right set can't do that the left one can, a sentence each.
    pub lost: Vec<String>,
    /// What the right set can do that the left one can't, a sentence each.
    pub gained: Vec<String>,
}

/// A scope that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The scope.
    pub permission: Permission,
    /// A scope of the other side that allows the same calls.
    pub covered_by: Option<Permission>,
}

/// A resource, and the scopes for it on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceScopes {
    /// The resource, such as `Orders and carts`; [`OTHERS`] for scopes without one.
    pub title: &'static str,
    /// Its scopes, each once, in their order in a set.
    pub scopes: Vec<Compared>,
}

/// A scope, and which side has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Which side.
    pub side: Sides,
    /// The scope.
    pub permission: Permission,
    /// A scope of the other side that allows the same calls.
    pub covered_by: Option<Permission>,
}

/// Which side has a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Only the left one: the change takes it away.
    Left,
    /// Only the right one: the change adds it.
    Right,
    /// Both.
    Both,
}

/// The heading of scopes that belong to no resource of the catalog.
pub const OTHERS: &str = "Other scopes";

impl Comparison {
    /// All scopes of both sides under their resources, in catalog order.
    pub fn by_resource(&self) -> Vec<ResourceScopes> {
        let one_sided =
            |side| move |one: &OneSided| (side, one.permission.clone(), one.covered_by.clone());
        let left = self.only_left.iter().map(one_sided(Sides::Left));
        let right = self.only_right.iter().map(one_sided(Sides::Right));
        let both = self.both.iter().map(|p| (Sides::Both, p.clone(), None));
        let mut all: Vec<_> = left.chain(right).chain(both).collect();
        all.sort_by(|(_, a, _), (_, b, _)| (place(a), a).cmp(&(place(b), b)));
        let mut found: Vec<ResourceScopes> = Vec::new();
        for (side, permission, covered_by) in all {
            let title = row(&permission).map_or(OTHERS, |row| row.title);
            let compared = Compared {
                side,
                permission,
                covered_by,
            };
            match found.last_mut() {
                Some(last) if last.title == title => last.scopes.push(compared),
                _ => found.push(ResourceScopes {
                    title,
                    scopes: vec![compared],
                }),
            }
        }
        found
    }

    /// The whole in a sentence.
    pub fn words(&self) -> &'static str {
        let literal = self.only_left.is_empty() && self.only_right.is_empty();
        match (self.lost.is_empty(), self.gained.is_empty()) {
            _ if literal && self.both.is_empty() => "Both are empty.",
            _ if literal => "Both have the same scopes.",
            (true, true) => "Their scopes differ, but allow the same calls.",
            (false, true) => "The right side can do less.",
            (true, false) => "The right side can do more.",
            (false, false) => "Each side can do something that the other can’t.",
        }
    }
}

fn row(permission: &Permission) -> Option<&'static Row> {
    permission.info().and_then(row_of)
}

/// The place of a scope's resource; those without one come last.
fn place(permission: &Permission) -> usize {
    let row = row(permission);
    let at = row.and_then(|row| ROWS.iter().position(|other| std::ptr::eq(other, row)));
    at.unwrap_or(ROWS.len())
}

/// Compares two sets. Ways that the API reference marks as deprecated don't count as coverage.
pub fn compare(left: &ScopeSet, right: &ScopeSet) -> Comparison {
    let diff = left.diff(right);
    let one_sided = |set: &ScopeSet, other: &ScopeSet| -> Vec<OneSided> {
        let all = set.iter().map(|p| OneSided {
            permission: p.clone(),
            covered_by: Coverage::of(other).soundly(p).map(|reason| reason.by),
        });
        all.collect()
    };
    Comparison {
        only_left: one_sided(&diff.only_left, right),
        only_right: one_sided(&diff.only_right, left),
        both: diff.both,
        lost: missing(left, right),
        gained: missing(right, left),
    }
}

/// One thing that goes, before like things are put together.
struct Gone {
    verbs: String,
    place: String,
    nouns: Vec<&'static str>,
}

/// What `from` can do and `to` can't.
fn missing(from: &ScopeSet, to: &ScopeSet) -> Vec<String> {
    let stores = from.stores().into_iter().chain(to.stores());
    let mut stores: Vec<&str> = stores.collect();
    stores.sort_unstable();
    stores.dedup();
    let mut gone: Vec<Gone> = Vec::new();
    let mut add = |verbs: String, noun: &'static str, place: String| {
        let fits = |one: &&mut Gone| one.verbs == verbs && one.place == place;
        match gone.iter_mut().find(fits) {
            Some(one) => one.nouns.push(noun),
            None => gone.push(Gone {
                verbs,
                place,
                nouns: vec![noun],
            }),
        }
    };
    // manage_project is the sum of what it covers, and that is said piece by piece.
    let said = |info: &&ScopeInfo| {
        info.selectable() && info.manager().is_none() && info.name != "manage_project"
    };
    for info in SCOPES.iter().filter(said) {
        let whole = lost(info, None, from, to);
        if let Some(verbs) = whole {
            add(verbs, info.words().noun, outside(info, &stores, to));
            continue;
        }
        for store in &stores {
            if let Some(verbs) = lost(info, Some(store), from, to) {
                add(verbs, info.words().noun, format!(" in store {store}"));
            }
        }
    }
    let mut lines: Vec<String> = gone
        .iter()
        .map(|one| [&one.verbs, " ", &join_nouns(&one.nouns), &one.place, "."].concat())
        .collect();
    let unknown = from
        .iter()
        .filter(|p| p.info().is_none() && !to.contains(p));
    lines.extend(unknown.map(|p| {
        format!(
            "Do what {} allows. This scope is not in the catalog.",
            p.words()
        )
    }));
    lines
}

fn covers(set: &ScopeSet, info: &ScopeInfo, store: Option<&str>) -> bool {
    let reason = Coverage::of(set).covered_by(&Permission::at(info.name, store));
    reason.is_some_and(|reason| !reason.deprecated)
}

/// The verbs that go: all of a manage scope's, or all but reading, or reading.
fn lost(info: &ScopeInfo, store: Option<&str>, from: &ScopeSet, to: &ScopeSet) -> Option<String> {
    let goes = |info: &ScopeInfo| covers(from, info, store) && !covers(to, info, store);
    let twin = info.twin();
    let (manage, view) = (goes(info), twin.is_some_and(&goes));
    let verbs = match (manage, view) {
        (false, false) => return None,
        (true, false) if twin.is_some() => {
            let rest = info.words().verbs.strip_prefix("Read, ");
            rest.or_else(|| info.words().verbs.strip_prefix("Read and "))
                .unwrap_or(info.words().verbs)
        }
        (true, _) => info.words().verbs,
        (false, true) => twin.map_or(info.words().verbs, |twin| twin.words().verbs),
    };
    Some(large(verbs))
}

/// ` outside the store berlin`, where something is left.
fn outside(info: &ScopeInfo, stores: &[&str], to: &ScopeSet) -> String {
    let left = |store: &&&str| {
        covers(to, info, Some(store))
            || info
                .twin()
                .is_some_and(|twin| covers(to, twin, Some(store)))
    };
    let left: Vec<&str> = stores.iter().filter(left).copied().collect();
    match left.as_slice() {
        [] => String::new(),
        [one] => format!(" outside store {one}"),
        more => format!(" outside the stores {}", join(more)),
    }
}
