//! The Finder: the table of all endpoints comes with it.

use leptos::prelude::*;

use super::{NotLoaded, Progress, ahead, get, later};
use crate::ui::{finder::FinderPage, state::App};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Finder {
    page: fn() -> AnyView,
}

part!(
    finder,
    /// Fetches the part.
    fn fetch_finder() -> Finder {
        Finder {
            page: || view! { <FinderPage/> }.into_any(),
        }
    }
);

async fn finder(app: App) -> Result<Finder, NotLoaded> {
    get(app.finder, fetch_finder()).await
}

/// Fetches the Finder, unless it is here.
fn fetch(app: App) {
    if !matches!(app.finder.get_untracked(), Progress::Here(_)) {
        ahead(finder(app));
    }
}

/// The Finder's page.
#[component]
pub fn FinderPart() -> impl IntoView {
    let app = App::here();
    fetch(app);
    later(app.finder, fetch, |part| (part.page)())
}
