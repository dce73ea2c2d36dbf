//! The audit: all clients looked at together. Nothing of it is fetched before its page is opened.

use leptos::prelude::*;

use super::later;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Audit {
    pub(in crate::ui) page: fn(Workspace) -> AnyView,
}

super::offer!(Audit);

/// The page.
pub fn audit_part(workspace: Workspace) -> AnyView {
    later(move |part: Audit| (part.page)(workspace))
}
