//! The clients of several projects side by side, and the copy of one to another project.

use leptos::prelude::*;

use super::later;
use crate::workspace::Workspace;
use client::ApiClient;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Projects {
    pub(in crate::ui) page: fn() -> AnyView,
    /// Asks where a client of a project is copied to, until the signal says no more.
    pub(in crate::ui) copy: fn(Workspace, ApiClient, RwSignal<bool>) -> AnyView,
}

super::offer!(Projects);

/// The page.
pub fn projects_part() -> AnyView {
    later(|part: Projects| (part.page)())
}

/// The question where a client is copied to.
pub fn copy_part(workspace: Workspace, client: ApiClient, open: RwSignal<bool>) -> AnyView {
    later(move |part: Projects| (part.copy)(workspace, client.clone(), open))
}
