//! The connect page, and what reads pasted credentials.

use leptos::prelude::*;

use super::later;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Connect {
    pub(in crate::ui) page: fn() -> AnyView,
}

super::offer!(Connect);

/// The connect page.
pub fn connect_part() -> AnyView {
    later(|part: Connect| (part.page)())
}
