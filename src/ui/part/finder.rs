//! The Finder: the box that takes words, texts and files.

use leptos::prelude::*;

use super::later;
use crate::ui::route::Route;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Finder {
    pub(in crate::ui) page: fn(Route) -> AnyView,
}

super::offer!(Finder);

/// Its page.
pub fn finder_part(route: Route) -> AnyView {
    later(move |part: Finder| (part.page)(route.clone()))
}
