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
pub fn credentials_part(workspace: Workspace) -> AnyView {
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
pub fn preset_page_part(id: Option<String>) -> AnyView {
    later(move |part: Handover| (part.page)(id.clone()))
}
