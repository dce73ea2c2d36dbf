//! How the boxes of one place look, and why.

use super::{Place, Selection};
use crate::catalogue::{Group, SCOPES, ScopeInfo, index};

/// What the box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// It can be ticked.
    Off,
    /// It is ticked.
    On,
    /// Ticked and locked: it comes with its manage scope.
    Included,
    /// It can’t be had in this place.
    Unavailable,
}

impl Tick {
    /// Whether the box is shown ticked: then the scope is sent.
    pub fn is_ticked(self) -> bool {
        matches!(self, Self::On | Self::Included)
    }

    /// Whether the box can’t be pressed.
    pub fn is_disabled(self) -> bool {
        matches!(self, Self::Included | Self::Unavailable)
    }
}

/// Why a box is locked or can’t be had, or what there is to know about a free one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// There is nothing to say.
    #[default]
    Nothing,
    /// It comes with this manage scope.
    Included(&'static str),
    /// It has no form for single stores.
    NotInStores,
    /// This scope of the same place opens the same calls.
    Covered(&'static str),
    /// This scope, which is ticked for the whole project, opens the same calls in the store.
    CoveredByProject(&'static str),
}

impl Why {
    /// For people; empty if there is nothing to say.
    pub fn words(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Included(manager) => ["Included in ", manager].concat(),
            Self::NotInStores => "Not available for single stores".to_owned(),
            Self::Covered(by) => ["Covered by ", by].concat(),
            Self::CoveredByProject(by) => ["Covered by ", by, " for the whole project"].concat(),
        }
    }
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxState {
    /// What it shows.
    pub tick: Tick,
    /// Why.
    pub why: Why,
}

impl BoxState {
    /// Whether it is shown ticked: then the scope is sent.
    pub fn is_ticked(self) -> bool {
        self.tick.is_ticked()
    }

    /// Whether it can’t be pressed.
    pub fn is_disabled(self) -> bool {
        self.tick.is_disabled()
    }
}

impl Selection {
    /// The box of a scope in a place. Whoever needs more than one asks [`Boxes`].
    pub fn box_of(&self, place: Place, scope: &ScopeInfo) -> BoxState {
        Boxes::of(self, place).of_scope(scope)
    }
}

/// The boxes of one place. What they share is worked out once: a table has a hundred of them, and every key in its
/// filter asks for all.
#[derive(Debug)]
pub struct Boxes {
    in_store: bool,
    /// Of each scope in [`SCOPES`], whether it is ticked.
    own: Vec<bool>,
    /// Of each scope, what covers it that is ticked for the whole project.
    covered: Vec<Option<&'static str>>,
}

impl Boxes {
    /// Those of that place.
    pub fn of(selection: &Selection, place: Place) -> Self {
        let in_store = place != Place::Project;
        let mut boxes = Self {
            in_store,
            own: vec![false; SCOPES.len()],
            covered: vec![None; SCOPES.len()],
        };
        let Some(ticks) = selection.ticks(place) else {
            return boxes;
        };
        for at in ticks.iter().filter_map(|p| index(&p.name)) {
            boxes.own[usize::from(at)] = true;
        }
        // Ways that are deprecated count only where there is no other.
        for deprecated in [false, true] {
            for by in selection.ticks(Place::Project).into_iter().flatten() {
                let Some(at) = index(&by.name) else { continue };
                let info = &SCOPES[usize::from(at)];
                let all = if deprecated {
                    info.fallback
                } else {
                    info.implies
                };
                let same = (in_store && !deprecated).then_some(at);
                for other in same.iter().chain(all) {
                    boxes.covered[usize::from(*other)].get_or_insert(info.name);
                }
            }
        }
        boxes
    }

    /// The box of a scope.
    pub fn of_scope(&self, scope: &ScopeInfo) -> BoxState {
        let at = usize::from(scope.at);
        let here = !self.in_store || scope.in_stores();
        let ticked = self.own[at];
        let (tick, why) = match (self.manager(scope), ticked) {
            (Some(manager), _) => (Tick::Included, Why::Included(manager)),
            (None, false) if !here => (Tick::Unavailable, Why::NotInStores),
            // A copied client may hold what nobody can tick: it can be taken away.
            (None, true) if !here => (Tick::On, Why::NotInStores),
            (None, ticked) => {
                let tick = if ticked { Tick::On } else { Tick::Off };
                let why = match self.covered[at] {
                    Some(by) if self.in_store => Why::CoveredByProject(by),
                    Some(by) => Why::Covered(by),
                    None => Why::Nothing,
                };
                (tick, why)
            }
        };
        BoxState { tick, why }
    }

    /// The ticked manage scope that a view scope comes with.
    fn manager(&self, scope: &ScopeInfo) -> Option<&'static str> {
        let comes_along = !self.in_store || scope.in_stores();
        let manager = scope.manager().filter(|_| comes_along)?;
        self.own[usize::from(manager.at)].then_some(manager.name)
    }

    /// How many boxes are shown ticked which the person did not tick: they come with their manage scopes.
    pub(super) fn come_along(&self) -> usize {
        let all = self.own.iter().zip(SCOPES);
        all.filter(|(own, scope)| !**own && self.manager(scope).is_some())
            .count()
    }

    /// The boxes of a group that can be had in the place: the scope of each, and whether it is shown ticked.
    pub(super) fn group(&self, group: &Group) -> impl Iterator<Item = (&'static ScopeInfo, bool)> {
        let here = group.place(self.in_store);
        here.map(|scope| (scope, self.of_scope(scope).is_ticked()))
    }

    /// How many boxes of a group are shown ticked, and how many there are.
    pub fn counts(&self, group: &Group) -> (usize, usize) {
        let all = self.group(group);
        all.fold((0, 0), |(chosen, all), (_, ticked)| {
            (chosen + usize::from(ticked), all + 1)
        })
    }
}
