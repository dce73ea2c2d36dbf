//! What the list and the tools that work on it share: what is shown, and what is selected.

mod action;
mod query;
mod sheet;
mod texts;
pub mod watch;

use client::ApiClient;
use client::listing::Picked;
use leptos::prelude::*;

pub use action::Action;
pub use query::{Query, asked};
pub use sheet::{Board, Hands, Sheet};
pub use texts::order;

use crate::workspace::Workspace;

/// A tool that opens over the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Columns, order and saved views.
    View,
    /// The inventory as a file.
    Export,
    /// Deletes what is selected.
    Delete,
    /// What was deleted.
    Journal,
    /// A client that lives for a day.
    Temporary,
}

/// The list, as its tools see it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Roster {
    /// Whose clients.
    pub workspace: Workspace,
    /// What the list shows.
    pub query: Query,
    /// What is selected.
    pub picked: RwSignal<Picked>,
    /// The tool that is open.
    pub tool: RwSignal<Option<Tool>>,
    /// The clients that match, in the order of the list.
    pub matching: Callback<(), Vec<ApiClient>>,
}

impl Roster {
    /// The clients that are selected, sorted by id.
    pub fn selected(self) -> Vec<ApiClient> {
        let (clients, picked) = (self.workspace.clients(), self.picked);
        picked.with_untracked(|picked| {
            clients.with_untracked(|all| {
                let picked = all.iter().filter(|client| picked.has(&client.id));
                picked.cloned().collect()
            })
        })
    }
}
