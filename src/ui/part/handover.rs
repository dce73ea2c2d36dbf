//! The presets: many formats, which only those need who hand a client over.

use leptos::prelude::*;

use super::{Part, later};
use crate::ui::presets::{PresetPage, Presets, Source};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Handover {
    presets: fn(Source) -> AnyView,
    page: fn(Option<String>) -> AnyView,
    /// Id and title of each preset.
    pub preset_titles: fn() -> Vec<(&'static str, &'static str)>,
}

part!(
    handover,
    /// Fetches the part.
    fn fetch_handover() -> Handover {
        Handover {
            presets: |source| view! { <Presets source/> }.into_any(),
            page: |id| view! { <PresetPage id/> }.into_any(),
            preset_titles: || {
                let presets = preset::PRESETS.iter();
                presets
                    .map(|preset| (preset.id(), preset.title()))
                    .collect()
            },
        }
    }
);

/// Puts the part into the context.
pub fn provide() {
    Part::<Handover>::provide(|| Box::pin(fetch_handover()));
}

/// The presets of a client.
#[component]
pub fn PresetsPart(
    /// Whose.
    source: Source,
) -> impl IntoView {
    later(Part::<Handover>::here(), move |part| {
        (part.presets)(source.clone())
    })
}

/// The page that shows every preset without a client.
#[component]
pub fn PresetPagePart(
    /// The preset that the address names.
    id: Option<String>,
) -> impl IntoView {
    later(Part::<Handover>::here(), move |part| {
        (part.page)(id.clone())
    })
}
