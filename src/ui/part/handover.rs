//! Handing a client over: the credentials of a new one, and the presets.

use leptos::prelude::*;

use super::later;
use crate::ui::credentials::CredentialsPage;
use crate::ui::credentials::leave::LeaveDialog;
use crate::ui::presets::{PresetPage, Presets, Source};
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Handover {
    credentials: fn(Workspace) -> AnyView,
    /// The question before credentials are lost.
    pub dialog: fn() -> AnyView,
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
            credentials: |workspace| view! { <CredentialsPage workspace/> }.into_any(),
            dialog: || view! { <LeaveDialog/> }.into_any(),
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

offer!(Handover, Handover, fetch_handover);

/// The page after a create.
#[component]
pub fn CredentialsPart(
    /// Whose client.
    workspace: Workspace,
) -> impl IntoView {
    later(move |part: Handover| (part.credentials)(workspace))
}

/// The presets of a client.
#[component]
pub fn PresetsPart(
    /// Whose.
    source: Source,
) -> impl IntoView {
    later(move |part: Handover| (part.presets)(source.clone()))
}

/// The page that shows every preset without a client.
#[component]
pub fn PresetPagePart(
    /// The preset that the address names.
    id: Option<String>,
) -> impl IntoView {
    later(move |part: Handover| (part.page)(id.clone()))
}
