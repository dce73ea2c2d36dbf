//! The bar of what is selected.

use std::rc::Rc;
use std::sync::Arc;

use client::ApiClient;
use client::listing::Picked;
use leptos::prelude::*;

use super::texts;
use crate::browser::{dialog, page};
use crate::ui::kit::el::{button, classed, el, follow};
use crate::ui::roster::{Hands, Roster, Sheet, Tool};
use crate::workspace::Workspace;

/// What selects rows, and counts them. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Pick {
    pub(super) sheet: StoredValue<Rc<Sheet>, LocalStorage>,
    pub(super) picked: RwSignal<Picked>,
}

impl Pick {
    /// The clients that match, in the order of the list.
    pub(super) fn matching(self) -> Vec<ApiClient> {
        let (all, rows) = self.found();
        rows.iter()
            .filter_map(|row| all.get(*row))
            .cloned()
            .collect()
    }

    fn found(self) -> (Arc<Vec<ApiClient>>, Vec<usize>) {
        let found = self.sheet.try_with_value(|sheet| sheet.board.found());
        found.unwrap_or_default()
    }

    /// Selects a row, or no longer; `range` does that with all rows since the one that was pressed last.
    pub(super) fn one(self, id: &str, range: bool) {
        let on = !self.is_picked(id);
        self.change(|picked, ids| {
            if range {
                picked.set_range(ids, id, on);
            } else {
                picked.set(id, on);
            }
        });
    }

    /// Selects all that match, or none of them any more.
    pub(super) fn all(self, on: bool) {
        self.change(|picked, ids| picked.set_all(ids, on));
    }

    fn change(self, change: impl FnOnce(&mut Picked, &mut dyn Iterator<Item = &str>)) {
        let (all, rows) = self.found();
        let mut ids = rows
            .iter()
            .filter_map(|row| Some(all.get(*row)?.id.as_str()));
        self.picked.update(|picked| change(picked, &mut ids));
    }

    /// Says at the rows which of them are selected, and at the head how many of those that match.
    pub(super) fn mark(self) {
        let (all, rows) = self.found();
        let marked = self.picked.try_with_untracked(|picked| {
            if picked.is_empty() {
                return 0;
            }
            let marked = rows.iter().filter_map(|row| all.get(*row));
            marked.filter(|client| picked.has(&client.id)).count()
        });
        let marked = marked.unwrap_or_default();
        self.sheet.try_with_value(|sheet| {
            let every = marked > 0 && marked == rows.len();
            sheet.pick_all.set_checked(every);
            sheet.pick_all.set_indeterminate(marked > 0 && !every);
        });
    }
}

impl Hands for Pick {
    fn is_picked(&self, id: &str) -> bool {
        let has = self.picked.try_with_untracked(|picked| picked.has(id));
        has.unwrap_or_default()
    }

    fn found_others(&self) {
        self.mark();
    }
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
