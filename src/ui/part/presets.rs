//! The presets: the list of all, and the one that is shown first. What makes the files of the others follows
//! ([`super::files`]).

use leptos::prelude::*;

use super::later;
use crate::ui::presets::Source;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Presets {
    pub(in crate::ui) panel: fn(Source) -> AnyView,
    pub(in crate::ui) page: fn(Option<String>) -> AnyView,
    /// Id and title of each preset.
    pub titles: fn() -> Vec<(&'static str, &'static str)>,
}

super::offer!(Presets);

/// The presets of a client.
pub fn presets_part(source: Source) -> AnyView {
    later(move |part: Presets| (part.panel)(source))
}

/// The page that shows every preset without a client.
pub fn preset_page_part(id: Option<String>) -> AnyView {
    later(move |part: Presets| (part.page)(id.clone()))
}
