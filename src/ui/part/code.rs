//! Code beside the project, and one client as code. Nothing of it is fetched before it is opened.

use client::ApiClient;
use leptos::prelude::*;

use super::later;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Code {
    pub(in crate::ui) page: fn(Workspace) -> AnyView,
    pub(in crate::ui) one: fn(Workspace, ApiClient) -> AnyView,
}

super::offer!(Code);

/// The page.
pub fn code_part(workspace: Workspace) -> AnyView {
    later(move |part: Code| (part.page)(workspace))
}

/// One client as code.
pub fn client_as_code(workspace: Workspace, client: ApiClient) -> AnyView {
    later(move |part: Code| (part.one)(workspace, client.clone()))
}
