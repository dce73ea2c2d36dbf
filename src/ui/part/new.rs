//! The form of a new API client.

use leptos::prelude::*;

use super::later;
use crate::ui::route::Route;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct New {
    pub(in crate::ui) page: fn(Route, Option<Workspace>) -> AnyView,
}

super::offer!(New);

/// The form.
pub fn new_part(route: Route, workspace: Option<Workspace>) -> AnyView {
    later(move |part: New| (part.page)(route.clone(), workspace))
}
