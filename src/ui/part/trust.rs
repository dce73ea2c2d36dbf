//! What the page sent, what it keeps, and what holds it back.

use leptos::prelude::*;

use super::later;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Trust {
    pub(in crate::ui) page: fn() -> AnyView,
}

super::offer!(Trust);

/// The page.
pub fn trust_part() -> AnyView {
    later(|part: Trust| (part.page)())
}
