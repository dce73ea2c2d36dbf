//! Handing a client over: the credentials of a new one, and the presets.

use leptos::prelude::*;

use super::later;
use crate::ui::presets::Source;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Handover {
    pub(in crate::ui) credentials: fn(Workspace) -> AnyView,
    /// The question before credentials are lost.
    pub dialog: fn() -> AnyView,
    pub(in crate::ui) presets: fn(Source) -> AnyView,
    pub(in crate::ui) page: fn(Option<String>) -> AnyView,
    /// Id and title of each preset.
    pub preset_titles: fn() -> Vec<(&'static str, &'static str)>,
}

super::offer!(Handover);

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
