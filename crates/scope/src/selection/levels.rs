//! A whole group of scopes at once.

use super::{Boxes, Place, Selection};
use crate::catalogue::{Group, Kind};

/// A choice for a whole group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing.
    None,
    /// Every view scope.
    View,
    /// Everything in the group.
    Manage,
}

/// What a group's ticks amount to; `None` if they are mixed.
pub type GroupLevel = Option<Level>;

impl Group {
    /// Whether the level means something of its own here: a group without view scopes has no
    /// `View`, one with nothing else no `Manage`, and one that is empty in stores only `None`.
    pub fn offers(&self, level: Level, in_store: bool) -> bool {
        let has = |view: bool| self.place(in_store).any(|i| (i.kind == Kind::View) == view);
        match level {
            Level::None => true,
            Level::View => has(true),
            Level::Manage => has(false),
        }
    }
}

impl Boxes {
    /// What the boxes of a group amount to; `None` if they are mixed.
    pub fn level(&self, group: &Group) -> Option<Level> {
        let (mut none, mut view, mut all) = (true, true, true);
        for (scope, ticked) in self.group(group) {
            none &= !ticked;
            view &= ticked == (scope.kind == Kind::View);
            all &= ticked;
        }
        match (none, view, all) {
            (true, ..) => Some(Level::None),
            (_, true, _) => Some(Level::View),
            (.., true) => Some(Level::Manage),
            _ => None,
        }
    }
}

impl Selection {
    /// What the group's boxes amount to, for the whole project or in one store.
    pub fn group(&self, group: &Group, store: Option<&str>) -> GroupLevel {
        match self.place_of(store) {
            Some(place) => self.level(place, group),
            None => Some(Level::None),
        }
    }

    /// What the group's boxes amount to in that place.
    pub fn level(&self, place: Place, group: &Group) -> GroupLevel {
        Boxes::of(self, place).level(group)
    }

    /// How many boxes of a group are shown ticked in that place, and how many can be.
    pub fn counts(&self, place: Place, group: &Group) -> (usize, usize) {
        Boxes::of(self, place).counts(group)
    }

    /// Ticks a whole group for the project, or in one store; other stores of its block stay as they are.
    pub fn set_group(&mut self, group: &Group, store: Option<&str>, level: Level) {
        let place = match store {
            None => Some(Place::Project),
            Some(key) if self.block_of(key).is_none() => {
                self.add_block(key).ok().map(Place::Stores)
            }
            Some(key) => self.part(&[key], |_| true).first().copied(),
        };
        if let Some(place) = place {
            self.set_level(place, group, level);
        }
    }

    /// Ticks a whole group. `Manage` leaves earlier view ticks alone, so that they are still there
    /// when a manage scope is unticked again.
    pub fn set_level(&mut self, place: Place, group: &Group, level: Level) {
        let in_store = place != Place::Project;
        if level != Level::Manage {
            // Manage scopes first: they lock their view scopes.
            let of_group = || group.place(in_store);
            let (views, others): (Vec<_>, Vec<_>) = of_group().partition(|i| i.kind == Kind::View);
            for info in others.iter().chain(&views) {
                self.tick(place, info.name, false);
            }
        }
        for info in group.place(in_store) {
            let view = info.kind == Kind::View;
            let comes_along = info.manager().is_some_and(|m| !in_store || m.in_stores());
            let on = match level {
                Level::None => false,
                Level::View => view,
                Level::Manage => !view || !comes_along,
            };
            if on {
                self.tick(place, info.name, true);
            }
        }
    }
}
