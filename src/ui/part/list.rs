//! The list of API clients, the page of one, and the dialog that deletes one.

use leptos::prelude::*;

use super::later;
use crate::ui::route::Route;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct List {
    pub(in crate::ui) page: fn(Route, Workspace) -> AnyView,
    /// The question before a client is deleted.
    pub dialog: fn() -> AnyView,
}

super::offer!(List);

/// One of its pages.
pub fn list_part(route: Route, workspace: Workspace) -> AnyView {
    later(move |part: List| (part.page)(route.clone(), workspace))
}
