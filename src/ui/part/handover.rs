//! The presets: many formats, which only those need who hand a client over.

use leptos::prelude::*;

use super::{NotLoaded, Progress, ahead, get, later};
use crate::ui::presets::{PresetPage, Presets, Source};
use crate::ui::state::App;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Handover {
    presets: fn(Source) -> AnyView,
    page: fn(Option<String>) -> AnyView,
}

part!(
    handover,
    /// Fetches the part.
    fn fetch_handover() -> Handover {
        Handover {
            presets: |source| view! { <Presets source/> }.into_any(),
            page: |id| view! { <PresetPage id/> }.into_any(),
        }
    }
);

async fn handover(app: App) -> Result<Handover, NotLoaded> {
    get(app.handover, fetch_handover()).await
}

/// Fetches the presets ahead of need, unless they are here.
pub fn fetch(app: App) {
    if !matches!(app.handover.get_untracked(), Progress::Here(_)) {
        ahead(handover(app));
    }
}

/// The presets of a client.
#[component]
pub fn PresetsPart(
    /// Whose.
    source: Source,
) -> impl IntoView {
    let app = App::here();
    fetch(app);
    later(app.handover, fetch, move |part| {
        (part.presets)(source.clone())
    })
}

/// The page that shows every preset without a client.
#[component]
pub fn PresetPagePart(
    /// The preset that the address names.
    id: Option<String>,
) -> impl IntoView {
    let app = App::here();
    fetch(app);
    later(app.handover, fetch, move |part| (part.page)(id.clone()))
}
