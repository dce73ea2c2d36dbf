//! The clients that the code does not declare, and the bulk delete of those that are selected.

use std::collections::BTreeSet;

use client::ApiClient;
use client::code::Verdict;
use client::listing::Picked;
use leptos::prelude::*;

use super::run::{Done, Run, Step};
use super::texts;
use crate::ui::part::fleet::tools_part;
use crate::ui::roster::{Query, Roster, Tool};
use crate::workspace::Workspace;

/// What is selected, and the tool that is open. It outlives each plan: a bulk delete changes the list, and so the
/// plan. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Extra {
    roster: Roster,
    ids: Memo<BTreeSet<String>>,
}

impl Extra {
    pub(super) fn new(workspace: Workspace, run: Run) -> Self {
        let step = run.step();
        let ids = Memo::new(move |_| {
            step.with(|step| match step {
                Step::Done(done) => extra(done),
                _ => BTreeSet::new(),
            })
        });
        let picked = RwSignal::new(Picked::default());
        // What is gone, and what the code declares by now, is not selected.
        Effect::new(move || {
            let ids = ids.get();
            if picked.with_untracked(|picked| picked.ids().any(|id| !ids.contains(id))) {
                picked.update(|picked| picked.retain(|id| ids.contains(id)));
            }
        });
        let clients = workspace.clients();
        let matching = Callback::new(move |()| -> Vec<ApiClient> {
            let ids = ids.get_untracked();
            let all = clients.get_untracked();
            let extra = all.iter().filter(|client| ids.contains(&client.id));
            extra.cloned().collect()
        });
        let roster = Roster {
            workspace,
            query: Query::of_address(),
            picked,
            tool: RwSignal::new(None),
            matching,
        };
        Self { roster, ids }
    }

    /// The dialog of the bulk delete, which shows what is selected and asks.
    pub(super) fn tools(self) -> AnyView {
        tools_part(self.roster)
    }

    /// The box of a row.
    pub(super) fn pick(self, id: String, name: &str) -> AnyView {
        let picked = self.roster.picked;
        let own = id.clone();
        let on = Memo::new(move |_| picked.with(|picked| picked.has(&own)));
        let change =
            move |event| picked.update(|picked| picked.set(&id, event_target_checked(&event)));
        view! {
            <input type="checkbox" aria-label=texts::select(name) prop:checked=on on:change=change/>
        }
        .into_any()
    }

    /// What can be done with the selected ones.
    pub(super) fn bar(self) -> AnyView {
        let Self { roster, ids } = self;
        let Roster { picked, tool, .. } = roster;
        let count = Memo::new(move |_| picked.with(Picked::len));
        let all = move || ids.with(BTreeSet::len);
        let pick_all = move |event| {
            let on = event_target_checked(&event);
            ids.with_untracked(|ids| {
                picked.update(|picked| picked.set_all(ids.iter().map(String::as_str), on));
            });
        };
        view! {
            <div class="code-bar">
                <label class="check">
                    <input type="checkbox" prop:checked=move || count.get() == all() on:change=pick_all/>
                    {texts::SELECT_ALL}
                </label>
                <span class="hint" role="status">{move || texts::selected(count.get())}</span>
                <button type="button" class="button small danger" disabled=move || count.get() == 0
                    aria-haspopup="dialog" on:click=move |_| tool.set(Some(Tool::Delete))>{texts::DELETE}</button>
            </div>
        }
        .into_any()
    }
}

fn extra(done: &Done) -> BTreeSet<String> {
    let rows = done.plan.of_verdict(Verdict::Extra);
    let clients = rows.filter_map(|row| done.clients.get(row.client?));
    clients.map(|client| client.id.clone()).collect()
}
