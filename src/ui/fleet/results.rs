//! How a bulk delete stands, row by row. Closing the dialog stops nothing.

use client::bulk::{Bulk, Counts, State};
use client::display_name;
use leptos::prelude::*;

use super::bar::{ROWS, close_button};
use super::texts;
use crate::ui::roster::{Roster, Tool};

/// Every client and what became of it. Those that failed come first once it is over.
#[component]
pub(super) fn Results(roster: Roster) -> impl IntoView {
    let workspace = roster.workspace;
    let bulk = workspace.bulk();
    let counts = Memo::new(move |_| bulk.with(Bulk::counts));
    let over = Memo::new(move |_| counts.get().open == 0);
    let limit = RwSignal::new(ROWS);
    let size = Memo::new(move |_| bulk.with(|bulk| bulk.rows().len()));
    // The rows keep their places while it runs.
    let order = Memo::new(move |_| {
        let mut order: Vec<usize> = (0..size.get()).collect();
        if over.get() {
            bulk.with_untracked(|bulk| {
                let done = |at: &usize| matches!(bulk.rows()[*at].state, State::Done { .. });
                order.sort_by_key(done);
            });
        }
        order.truncate(limit.get());
        order
    });
    let row = move |at: usize| {
        let name = bulk.with_untracked(|bulk| {
            let row = bulk.rows().get(at);
            row.map_or_else(String::new, |row| display_name(&row.client.name))
        });
        let state =
            Memo::new(move |_| bulk.with(|bulk| bulk.rows().get(at).map(|row| row.state.clone())));
        let failed = move || matches!(state.get(), Some(State::Failed(_)));
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td class:soon=failed>{move || state.get().map(words)}</td>
            </tr>
        }
    };
    let said = move || {
        let Counts {
            done,
            failed,
            stopped,
            open,
        } = counts.get();
        texts::progress(done, failed, stopped, open)
    };
    let rest = move || over.get() && counts.get().failed + counts.get().stopped > 0;
    view! {
        <div class="tool-wide">
            <p id="results-title" tabindex="-1" role="status">{said}</p>
            <progress max=move || size.get().to_string() aria-hidden="true"
                prop:value=move || f64::from(u32::try_from(size.get() - counts.get().open).unwrap_or(0))></progress>
            <div class="tool-scroll" tabindex="0" role="group" aria-label=texts::RESULTS>
                <table class="plain-table">
                    <thead><tr><th scope="col">{texts::NAME}</th><th scope="col">{texts::RESULT}</th></tr></thead>
                    <tbody><For each=move || order.get() key=|at| *at children=row/></tbody>
                </table>
                <Show when=move || { limit.get() < size.get() }>
                    <button type="button" class="button small" on:click=move |_| limit.set(usize::MAX)>
                        {texts::SHOW_ALL}
                    </button>
                </Show>
            </div>
            <div class="actions">
                <Show when=move || !over.get()>
                    <button type="button" class="button" on:click=move |_| workspace.stop_deleting()>
                        {texts::STOP}
                    </button>
                </Show>
                <Show when=rest>
                    <button type="button" class="button" on:click=move |_| workspace.retry_deleting()>
                        {texts::RETRY}
                    </button>
                </Show>
                <Show when=move || { counts.get().done > 0 && over.get() }>
                    <button type="button" class="button" on:click=move |_| roster.tool.set(Some(Tool::Journal))>
                        {texts::RECENT}
                    </button>
                </Show>
                {close_button(roster, texts::CLOSE)}
            </div>
        </div>
    }
    .into_any()
}

fn words(state: State) -> String {
    match state {
        State::Waiting => texts::WAITING.to_owned(),
        State::Running => texts::RUNNING.to_owned(),
        State::Done { before: false } => texts::DONE.to_owned(),
        State::Done { before: true } => texts::BEFORE.to_owned(),
        State::Failed(why) => [texts::FAILED, &why].concat(),
        State::Stopped => texts::STOPPED.to_owned(),
    }
}
