//! Tokens of any credentials, and the proof run with credentials that are typed.

use client::Credentials;
use leptos::prelude::*;

use super::later;
use crate::ui::route::Route;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(in crate::ui) page: fn(Route) -> AnyView,
    pub(in crate::ui) panel: fn(Workspace, StoredValue<Credentials, LocalStorage>) -> AnyView,
}

super::offer!(Desk);

/// The page of the tokens, or that of the proof run.
pub fn desk_part(route: Route) -> AnyView {
    later(move |part: Desk| (part.page)(route.clone()))
}

/// The tokens of a client that was just created.
pub fn desk_panel_part(
    workspace: Workspace,
    held: StoredValue<Credentials, LocalStorage>,
) -> AnyView {
    later(move |part: Desk| (part.panel)(workspace, held))
}
