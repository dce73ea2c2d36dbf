//! The page that compares two sets of scopes.

use leptos::prelude::*;

use super::later;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Compare {
    pub(in crate::ui) page: fn() -> AnyView,
}

super::offer!(Compare);

/// The page.
pub fn compare_part() -> AnyView {
    later(|part: Compare| (part.page)())
}
