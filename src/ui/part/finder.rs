//! The Finder and the page that compares: the table of all endpoints comes with them.

use leptos::prelude::*;

use super::{Part, later};
use crate::ui::compare::ComparePage;
use crate::ui::finder::FinderPage;
use crate::ui::route::Route;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Finder {
    page: fn(Route) -> AnyView,
}

part!(
    finder,
    /// Fetches the part.
    fn fetch_finder() -> Finder {
        Finder { page }
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

/// Puts the part into the context.
pub fn provide() {
    Part::<Finder>::provide(|| Box::pin(fetch_finder()));
}

/// One of its pages.
#[component]
pub fn FinderPart(
    /// Which.
    route: Route,
) -> impl IntoView {
    later(Part::<Finder>::here(), move |part| {
        (part.page)(route.clone())
    })
}
