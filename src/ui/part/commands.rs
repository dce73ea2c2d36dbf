//! The command palette and the list of shortcuts: fetched when one of them is first opened.

use leptos::prelude::*;

use crate::ui::palette;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Commands {
    /// Both dialogs.
    pub overlays: fn() -> AnyView,
}

part!(
    commands,
    /// Fetches the part.
    fn fetch_commands() -> Commands {
        Commands {
            overlays: palette::overlays,
        }
    }
);

offer!(Commands, Commands, fetch_commands);
