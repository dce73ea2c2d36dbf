//! The Finder: the table of all endpoints comes with it.

use finder::{EndpointId, ReachCounts};
use leptos::prelude::*;
use scope::ScopeSet;

use super::later;
use crate::ui::route::Route;

/// A call that was found: its text, its name, and the endpoint.
pub type FoundCall = (String, String, EndpointId);

/// Finds at most so many calls for what is typed, best first.
pub type FindCalls = fn(&str, usize) -> Vec<FoundCall>;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Finder {
    pub(in crate::ui) page: fn(Route) -> AnyView,
    /// Finds calls: at most so many, best first.
    pub calls: FindCalls,
    /// How far scopes reach, and how much of it a job makes use of.
    pub reach: fn(&ScopeSet, &[EndpointId]) -> ReachCounts,
}

super::offer!(Finder);

/// Its page.
pub fn finder_part(route: Route) -> AnyView {
    later(move |part: Finder| (part.page)(route.clone()))
}
