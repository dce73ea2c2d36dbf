//! The command palette and the list of shortcuts: fetched when one of them is first opened.

use leptos::prelude::*;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Commands {
    /// Both dialogs.
    pub overlays: fn() -> AnyView,
}

super::offer!(Commands);
