//! The Finder and the page that compares: the table of all endpoints comes with them.

use leptos::prelude::*;

use super::{NotLoaded, Progress, ahead, get, later};
use crate::ui::compare::ComparePage;
use crate::ui::finder::FinderPage;
use crate::ui::route::Route;
use crate::ui::state::App;

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
        _ => view! { <FinderPage/> }.into_any(),
    }
}

async fn finder(app: App) -> Result<Finder, NotLoaded> {
    get(app.finder, fetch_finder()).await
}

/// Fetches the Finder, unless it is here.
fn fetch(app: App) {
    if !matches!(app.finder.get_untracked(), Progress::Here(_)) {
        ahead(finder(app));
    }
}

/// One of its pages.
#[component]
pub fn FinderPart(
    /// Which.
    route: Route,
) -> impl IntoView {
    let app = App::here();
    fetch(app);
    later(app.finder, fetch, move |part| (part.page)(route.clone()))
}
