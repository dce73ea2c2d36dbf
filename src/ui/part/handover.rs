//! Handing a client over: the credentials of a new one.

use leptos::prelude::*;

use super::files::Files;
use super::presets::Presets;
use super::{Part, later};
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Handover {
    pub(in crate::ui) credentials: fn(Workspace) -> AnyView,
    /// The question before credentials are lost.
    pub dialog: fn() -> AnyView,
}

super::offer!(Handover);

/// The page after a create.
pub fn credentials_part(workspace: Workspace) -> AnyView {
    fetch_all();
    later(move |part: Handover| (part.credentials)(workspace))
}

/// Fetches all that the page after a create shows.
pub fn fetch_all() {
    Part::<Handover>::here().fetch();
    Part::<Presets>::here().fetch();
    Part::<Files>::here().fetch();
}
