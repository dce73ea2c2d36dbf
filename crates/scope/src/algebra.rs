//! Two different questions about a set, kept apart as two types: may a call succeed
//! ([`Coverage`]), and may a scope be asked for at the token endpoint ([`Literal`]).

use super::catalogue::{ScopeInfo, index};
use super::permission::Permission;
use super::set::ScopeSet;

/// What calls the set opens. A manage scope covers its view scope, a wide scope what the
/// catalog says, and a scope for the whole project the same scope in every Store. Inside a
/// Store only the view twin is covered: nothing more is known of Store forms.
#[derive(Clone, Copy)]
pub struct Coverage<'a>(&'a ScopeSet);

/// Why a permission is covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The permission of the set that covers it.
    pub by: Permission,
    /// Whether the vendor states that; otherwise it follows the pattern of other scopes.
    pub documented: bool,
    /// Whether it works only in a way that the API reference marks as deprecated.
    pub deprecated: bool,
}

/// How one scope covers another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    Solid,
    Deprecated,
}

impl<'a> Coverage<'a> {
    /// The coverage of that set.
    pub fn of(set: &'a ScopeSet) -> Self {
        Self(set)
    }

    /// Whether a call that needs this permission may succeed.
    pub fn covers(&self, permission: &Permission) -> bool {
        self.0.contains(permission) || self.wider(permission).is_some()
    }

    /// What covers it: itself if it is in the set, else the first sound reason.
    pub fn covered_by(&self, permission: &Permission) -> Option<Reason> {
        if self.0.contains(permission) {
            let by = permission.clone();
            return Some(Reason {
                by,
                documented: true,
                deprecated: false,
            });
        }
        self.wider(permission)
    }

    /// What else in the set covers it, itself left aside.
    pub fn wider(&self, permission: &Permission) -> Option<Reason> {
        let mut fallback = None;
        let target = index(&permission.name);
        for by in self.candidates(permission) {
            let Some(hold) = hold(by, permission, target) else {
                continue;
            };
            let same = by.name == permission.name;
            let reason = Reason {
                by: by.clone(),
                documented: same || by.info().is_some_and(|info| info.implies_documented),
                deprecated: hold == Hold::Deprecated,
            };
            if hold == Hold::Solid {
                return Some(reason);
            }
            fallback = fallback.or(Some(reason));
        }
        fallback
    }

    /// What else in the set covers it in a way that lasts: deprecated ways may end any day.
    pub fn soundly(&self, permission: &Permission) -> Option<Reason> {
        self.wider(permission).filter(|reason| !reason.deprecated)
    }

    /// Only these can cover it: everything for the whole project, and its manager in the Store.
    fn candidates(&self, permission: &Permission) -> impl Iterator<Item = &'a Permission> {
        let store = permission.store.as_deref();
        let manager = permission.info().and_then(ScopeInfo::manager);
        let near = if store.is_some() {
            self.0.place(store)
        } else {
            &[]
        };
        let near = near
            .iter()
            .filter(move |p| manager.is_some_and(|m| m.name == p.name));
        near.chain(self.0.place(None))
    }
}

/// How `by` covers `other`, if it does and is not the same permission.
fn hold(by: &Permission, other: &Permission, target: Option<u16>) -> Option<Hold> {
    let wide = by.store.is_none();
    if by.name == other.name {
        return (wide && other.store.is_some()).then_some(Hold::Solid);
    }
    let (info, target) = (by.info()?, target?);
    if wide || by.store == other.store {
        if info.implies.binary_search(&target).is_ok() {
            return Some(Hold::Solid);
        }
        if info.fallback.binary_search(&target).is_ok() {
            return Some(Hold::Deprecated);
        }
    }
    None
}

/// What may be asked for at the token endpoint: only strings that were granted, letter by letter.
/// `manage_orders` covers `view_orders` in calls, yet asking for `view_orders` is refused with
/// `invalid_scope`.
#[derive(Clone, Copy)]
pub struct Literal<'a>(&'a ScopeSet);

impl<'a> Literal<'a> {
    /// The literal grants of that set.
    pub fn of(set: &'a ScopeSet) -> Self {
        Self(set)
    }

    /// Whether the token endpoint takes a request for it.
    pub fn may_request(&self, permission: &Permission) -> bool {
        self.0.contains(permission)
    }
}

/// Two sets side by side, compared literally.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Only in the first.
    pub only_left: ScopeSet,
    /// Only in the second.
    pub only_right: ScopeSet,
    /// In both.
    pub both: ScopeSet,
}

impl ScopeSet {
    /// Without all that the rest covers. Deprecated ways don't count: they may end any day.
    #[must_use]
    pub fn minimise(&self) -> Self {
        let coverage = Coverage::of(self);
        let mut least = self.clone();
        least.retain(|p| coverage.soundly(p).is_none());
        least
    }

    /// Whether both open the same calls.
    pub fn equivalent(&self, other: &Self) -> bool {
        let (ours, theirs) = (Coverage::of(self), Coverage::of(other));
        self.iter().all(|p| theirs.covers(p)) && other.iter().all(|p| ours.covers(p))
    }

    /// What is in one and not in the other.
    pub fn diff(&self, other: &Self) -> Diff {
        let (both, only_left) = self.part(|p| other.contains(p));
        let (_, only_right) = other.part(|p| self.contains(p));
        Diff {
            only_left,
            only_right,
            both,
        }
    }

    fn part(&self, belongs: impl Fn(&Permission) -> bool) -> (Self, Self) {
        let (mut yes, mut no) = (self.clone(), self.clone());
        yes.retain(|p| belongs(p));
        no.retain(|p| !belongs(p));
        (yes, no)
    }
}

/// What was granted, seen beside what was asked for. Order never matters, and the host may add
/// view scopes that were implied anyway (observed).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    /// Asked for, and not even covered.
    pub missing: ScopeSet,
    /// Asked for and not listed, but covered by what was granted: calls work.
    pub missing_covered: ScopeSet,
    /// Not asked for, but covered by what was asked for.
    pub implied: ScopeSet,
    /// Not asked for, and more than that: look at it.
    pub extra: ScopeSet,
}

/// Compares a grant with the request: first by what may be asked for again, then by what calls it opens.
pub fn compare_grant(requested: &ScopeSet, granted: &ScopeSet) -> Grant {
    let (_, not_listed) = requested.part(|p| Literal::of(granted).may_request(p));
    let (_, not_asked_for) = granted.part(|p| Literal::of(requested).may_request(p));
    let (missing_covered, missing) = not_listed.part(|p| Coverage::of(granted).covers(p));
    let (implied, extra) = not_asked_for.part(|p| Coverage::of(requested).covers(p));
    Grant {
        missing,
        missing_covered,
        implied,
        extra,
    }
}
