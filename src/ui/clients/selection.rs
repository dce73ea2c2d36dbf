//! The bar of what is selected.

use client::ApiClient;
use client::listing::{Found, Picked};
use leptos::prelude::*;

use super::texts;
use crate::browser::{dialog, page};
use crate::ui::kit::el::{button, classed, el, follow};
use crate::ui::roster::{Roster, Tool};
use crate::workspace::Workspace;

/// What selects rows, and counts them. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Pick {
    pub(super) workspace: Workspace,
    /// What the query finds.
    pub(super) found: Memo<Found>,
    pub(super) picked: RwSignal<Picked>,
}

impl Pick {
    /// The clients that match, in the order of the list.
    pub(super) fn matching(self) -> Vec<ApiClient> {
        let all = self.workspace.clients().get_untracked();
        self.found
            .with_untracked(|found| matching(&all, found).cloned().collect())
    }

    /// Selects a row, or no longer; `range` does that with all rows since the one that was pressed last.
    pub(super) fn one(self, id: &str, range: bool) {
        let on = !self.picked.with_untracked(|picked| picked.has(id));
        let all = self.workspace.clients().get_untracked();
        self.found.with_untracked(|found| {
            let ids = matching(&all, found).map(|client| client.id.as_str());
            self.picked.update(|picked| {
                if range {
                    picked.set_range(ids, id, on);
                } else {
                    picked.set(id, on);
                }
            });
        });
    }

    /// Selects all that match, or none of them any more.
    pub(super) fn all(self, on: bool) {
        let all = self.workspace.clients().get_untracked();
        self.found.with_untracked(|found| {
            let ids = matching(&all, found).map(|client| client.id.as_str());
            self.picked.update(|picked| picked.set_all(ids, on));
        });
    }

    /// How many of those that match are selected.
    pub(super) fn marked(self) -> Memo<usize> {
        Memo::new(move |_| {
            self.picked.with(|picked| {
                if picked.is_empty() {
                    return 0;
                }
                let all = self.workspace.clients().get();
                self.found.with(|found| {
                    let marked = matching(&all, found).filter(|client| picked.has(&client.id));
                    marked.count()
                })
            })
        })
    }
}

fn matching<'a>(all: &'a [ApiClient], found: &'a Found) -> impl Iterator<Item = &'a ApiClient> {
    found.rows.iter().filter_map(|row| all.get(*row))
}

/// Forgets selected clients that are gone.
pub(super) fn forget_gone(workspace: Workspace, picked: RwSignal<Picked>) {
    let clients = workspace.clients();
    Effect::new(move || {
        clients.with(|all| {
            let gone = |id: &str| all.binary_search_by(|c| c.id.as_str().cmp(id)).is_err();
            if picked.with_untracked(|picked| picked.ids().any(gone)) {
                picked.update(|picked| picked.retain(|id| !gone(id)));
            }
        });
    });
}

/// What can be done with the selected clients; nothing when none is.
pub(super) fn selection(roster: Roster) -> AnyView {
    let Roster { picked, tool, .. } = roster;
    let count = Memo::new(move |_| picked.with(Picked::len));
    let open = move |which: Tool| move |_| tool.set(Some(which));
    let selects = Memo::new(move |_| count.get() != 0);
    // What has the focus must not be behind the bar.
    follow(Box::new(move || page::mark("data-picked", selects.get())));
    on_cleanup(|| page::mark("data-picked", false));
    let clear = move |_| {
        picked.update(Picked::clear);
        // The button that was pressed is gone.
        dialog::focus_soon(&[".clients thead input"]);
    };
    let said = move || match count.get() {
        0 => String::new(),
        count => texts::selected(count),
    };
    let bar = classed("div", "picked-bar")
        .set("role", "group")
        .set("aria-label", texts::SELECTION)
        .flag("hidden", move || count.get() == 0)
        .child(el("b").says(said))
        .child(button("button small danger", open(Tool::Delete)).text(texts::DELETE_SELECTED))
        .child(button("button small", open(Tool::Export)).text(texts::EXPORT))
        .child(button("button small", clear).text(texts::CLEAR_SELECTION));
    vec![
        classed("p", "hidden")
            .set("role", "status")
            .says(said)
            .any(),
        bar.any(),
    ]
    .into_any()
}
