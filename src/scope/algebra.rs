//! Two different questions, kept apart: may a call succeed ([`Coverage`]), and may a scope be asked
//! for at the token endpoint ([`Literal`])?

use super::{permission::Permission, set::ScopeSet};

/// Which scope covers another, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The covering scope.
    pub by: Permission,
    /// Whether the documentation says so; otherwise it follows the pattern of those it speaks of.
    pub documented: bool,
}

/// What a holder of the scopes may do: manage covers view, the project covers its stores.
pub struct Coverage<'a>(&'a ScopeSet);

/// What may be asked for: the token endpoint compares strings, and implied scopes do not count
/// (documentation: Scopes, on `manage_project`; observed for `manage_products`).
pub struct Literal<'a>(&'a ScopeSet);

impl<'a> Coverage<'a> {
    /// The coverage of a set.
    pub fn of(set: &'a ScopeSet) -> Self {
        Self(set)
    }

    /// Whether a call that needs this scope may succeed.
    pub fn covers(&self, wanted: &Permission) -> bool {
        self.0.contains(wanted) || self.covered_by(wanted).is_some()
    }

    /// The first other scope of the set that covers this one.
    pub fn covered_by(&self, wanted: &Permission) -> Option<Reason> {
        self.0.iter().find_map(|holder| reason(holder, wanted))
    }
}

impl<'a> Literal<'a> {
    /// The strings of a set.
    pub fn of(set: &'a ScopeSet) -> Self {
        Self(set)
    }

    /// Whether a token request may name this scope.
    pub fn may_request(&self, wanted: &Permission) -> bool {
        self.0.contains(wanted)
    }
}

/// Why a scope covers another one; none if it doesn't, or is the same.
fn reason(holder: &Permission, wanted: &Permission) -> Option<Reason> {
    let wider = holder.store.is_none() && wanted.store.is_some();
    if holder == wanted || !(wider || holder.store == wanted.store) {
        return None;
    }
    if holder.name == wanted.name {
        return Some(Reason { by: holder.clone(), documented: true });
    }
    let info = holder.info()?;
    // In a store only the view twin is known to follow: the wider coverage was seen for whole
    // projects only.
    let covered = if holder.store.is_some() {
        info.twin().is_some_and(|twin| twin.name == wanted.name)
    } else {
        info.covers().any(|scope| scope.name == wanted.name)
    };
    covered.then(|| Reason { by: holder.clone(), documented: info.implies_documented })
}

/// Two sets side by side, by exact scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Only in the left set.
    pub only_left: ScopeSet,
    /// Only in the right set.
    pub only_right: ScopeSet,
    /// In both.
    pub both: ScopeSet,
}

/// What was granted, seen from what was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    /// Asked for, but not granted and not covered by what was.
    pub missing: ScopeSet,
    /// Not asked for, but covered by what was: hosts may list implied scopes (observed).
    pub implied: ScopeSet,
    /// Not asked for, and more than was asked for.
    pub extra: ScopeSet,
}

/// Compares a grant with a request, tolerant of order and of implied scopes.
pub fn compare_grant(requested: &ScopeSet, granted: &ScopeSet) -> Grant {
    let (had, has) = (Coverage::of(requested), Coverage::of(granted));
    let unasked = || granted.iter().filter(|p| !requested.contains(p)).cloned();
    Grant {
        missing: requested.iter().filter(|p| !has.covers(p)).cloned().collect(),
        implied: unasked().filter(|p| had.covers(p)).collect(),
        extra: unasked().filter(|p| !had.covers(p)).collect(),
    }
}

impl ScopeSet {
    /// The same reach with the fewest scopes: all that another scope of the set covers is left out.
    #[must_use]
    pub fn minimise(&self) -> Self {
        let coverage = Coverage::of(self);
        self.iter().filter(|p| coverage.covered_by(p).is_none()).cloned().collect()
    }

    /// Whether both sets reach the same.
    pub fn equivalent(&self, other: &Self) -> bool {
        self.iter().all(|p| Coverage::of(other).covers(p))
            && other.iter().all(|p| Coverage::of(self).covers(p))
    }

    /// The difference, scope by scope.
    pub fn diff(&self, right: &Self) -> Diff {
        Diff {
            only_left: self.iter().filter(|p| !right.contains(p)).cloned().collect(),
            only_right: right.iter().filter(|p| !self.contains(p)).cloned().collect(),
            both: self.iter().filter(|p| right.contains(p)).cloned().collect(),
        }
    }
}
