//! The Finder and the page that compares: the table of all endpoints comes with them.

use finder::{EndpointId, ReachCounts};
use leptos::prelude::*;
use scope::ScopeSet;

use super::later;
use crate::ui::compare::ComparePage;
use crate::ui::finder::FinderPage;
use crate::ui::route::Route;

/// A call that was found: its text, its name, and the endpoint.
pub type FoundCall = (String, String, EndpointId);

/// Finds at most so many calls for what is typed, best first.
pub type FindCalls = fn(&str, usize) -> Vec<FoundCall>;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Finder {
    page: fn(Route) -> AnyView,
    /// Finds calls: at most so many, best first.
    pub calls: FindCalls,
    /// How far scopes reach, and how much of it a job makes use of.
    pub reach: fn(&ScopeSet, &[EndpointId]) -> ReachCounts,
}

part!(
    finder,
    /// Fetches the part.
    fn fetch_finder() -> Finder {
        Finder {
            page,
            calls,
            reach: finder::reach_counts,
        }
    }
);

/// In the part: one of its pages.
fn page(route: Route) -> AnyView {
    match route {
        Route::Compare => view! { <ComparePage/> }.into_any(),
        Route::Finder(query) => view! { <FinderPage query/> }.into_any(),
        _ => view! { <FinderPage query=None/> }.into_any(),
    }
}

/// In the part: the calls that are found.
fn calls(query: &str, most: usize) -> Vec<FoundCall> {
    let hits = finder::search(query).into_iter().take(most);
    hits.map(|hit| (hit.endpoint.call(), hit.endpoint.name(), hit.endpoint))
        .collect()
}

offer!(Finder, Finder, fetch_finder);

/// One of its pages.
#[component]
pub fn FinderPart(
    /// Which.
    route: Route,
) -> impl IntoView {
    later(move |part: Finder| (part.page)(route.clone()))
}
