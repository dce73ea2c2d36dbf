//! How the box of one scope looks in one place, and why.

use crate::catalogue::ScopeInfo;
use crate::selection::{Place, Selection};

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

/// A box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxState {
    /// What it shows.
    pub tick: Tick,
    /// Why it is locked or can’t be had; or a hint about a free box.
    pub why: Option<String>,
}

impl BoxState {
    /// Whether it is shown ticked: then the scope is sent.
    pub fn is_ticked(&self) -> bool {
        matches!(self.tick, Tick::On | Tick::Included)
    }

    /// Whether it can’t be pressed.
    pub fn is_disabled(&self) -> bool {
        matches!(self.tick, Tick::Included | Tick::Unavailable)
    }
}

const NO_STORE_FORM: &str = "Not available for single stores";

impl Selection {
    /// The box of a scope in a place.
    pub fn box_of(&self, place: Place, scope: &ScopeInfo) -> BoxState {
        let mark = self.mark_in(place, scope.name);
        let here = place == Place::Project || scope.in_stores();
        let (tick, why) = match (mark.locked_by, mark.ticked) {
            (Some(manager), _) => (Tick::Included, Some(["Included in ", &manager].concat())),
            (None, false) if !here => (Tick::Unavailable, Some(NO_STORE_FORM.to_owned())),
            // A copied client may hold what nobody can tick: it can be taken away.
            (None, true) if !here => (Tick::On, Some(NO_STORE_FORM.to_owned())),
            (None, ticked) => {
                let tick = if ticked { Tick::On } else { Tick::Off };
                let covered = mark.covered_by.map(|by| ["Covered by ", &by].concat());
                (tick, covered)
            }
        };
        BoxState { tick, why }
    }
}
