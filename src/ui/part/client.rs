//! The page of one API client, what can be done with it, and the dialog that deletes one.

use ::client::ApiClient;
use leptos::prelude::*;

use super::later;
use crate::ui::roster::Action;
use crate::ui::state::App;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Client {
    pub(in crate::ui) page: fn(String, Workspace) -> AnyView,
    /// The question before a client is deleted.
    pub(in crate::ui) dialog: fn() -> AnyView,
    /// Does what was chosen from a client's menu.
    pub(in crate::ui) act: fn(Action, App, Workspace, &ApiClient),
}

super::offer!(Client);

/// The page of the client with this ID.
pub fn client_part(id: String, workspace: Workspace) -> AnyView {
    later(move |part: Client| (part.page)(id.clone(), workspace))
}
