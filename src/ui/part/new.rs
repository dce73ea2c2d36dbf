//! The form of a new API client.

use leptos::prelude::*;

use super::later;
use crate::ui::new::{DraftPage, NewPage};
use crate::ui::route::Route;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct New {
    page: fn(Route, Option<Workspace>) -> AnyView,
}

part!(
    new,
    /// Fetches the part.
    fn fetch_new() -> New {
        New { page }
    }
);

offer!(New, New, fetch_new);

/// In the part: the form, filled from a link or as it was left.
fn page(route: Route, workspace: Option<Workspace>) -> AnyView {
    match route {
        Route::Draft(query) => view! { <DraftPage query workspace/> }.into_any(),
        _ => view! { <NewPage workspace/> }.into_any(),
    }
}

/// The form.
#[component]
pub fn NewPart(
    /// Which page.
    route: Route,
    /// Where the client will be created; without one it can be drafted.
    workspace: Option<Workspace>,
) -> impl IntoView {
    later(move |part: New| (part.page)(route.clone(), workspace))
}
