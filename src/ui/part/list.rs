//! The list of API clients.

use leptos::prelude::*;

use super::later;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct List {
    pub(in crate::ui) page: fn(Workspace) -> AnyView,
}

super::offer!(List);

/// The list.
pub fn list_part(workspace: Workspace) -> AnyView {
    later(move |part: List| (part.page)(workspace))
}
