//! The tools of the list, which open by a press: columns, views, export, bulk delete, what was deleted, and
//! the watch over a client that was replaced.

use leptos::prelude::*;

use super::later;
use crate::ui::roster::Roster;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Fleet {
    pub(in crate::ui) tools: fn(Roster) -> AnyView,
    pub(in crate::ui) drain: fn(Workspace, String) -> AnyView,
}

super::offer!(Fleet);

/// The tools of the list. They are fetched when the first one is opened, and stay.
pub fn tools_part(roster: Roster) -> AnyView {
    let opened = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || roster.tool.with(Option::is_some)
    });
    super::changing(move || {
        if opened.get() {
            later(move |part: Fleet| (part.tools)(roster))
        } else {
            super::nothing()
        }
    })
}

/// How far a client that was replaced is drained.
pub fn drain_part(workspace: Workspace, id: String) -> AnyView {
    later(move |part: Fleet| (part.drain)(workspace, id.clone()))
}
