//! What the tools have in common.

use leptos::prelude::*;

use crate::ui::roster::Roster;

/// So many rows of a long table are shown at first.
pub(super) const ROWS: usize = 300;

/// The button that closes the tool.
pub(super) fn close_button(roster: Roster, label: &'static str) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| roster.tool.set(None)>{label}</button>
    }
    .into_any()
}
