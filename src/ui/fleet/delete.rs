//! Many clients deleted: the review before it.

use client::bulk::{Bulk, question};
use client::listing::Picked;
use client::status::Status;
use client::{ApiClient, display_name};
use leptos::prelude::*;

use super::bar::{ROWS, close_button};
use super::results::Results;
use super::texts;
use crate::browser::{clock, dialog};
use crate::ui::kit::TextField;
use crate::ui::roster::Roster;

/// The review of what is selected, or how the delete stands.
#[component]
pub(super) fn DeleteTool(roster: Roster) -> impl IntoView {
    let bulk = roster.workspace.bulk();
    let selected = roster.selected();
    let asks = bulk.with_untracked(Bulk::is_over) && !selected.is_empty();
    let asked = RwSignal::new(asks.then_some(selected));
    let begin = Callback::new(move |clients: Vec<ApiClient>| {
        roster.picked.update(Picked::clear);
        roster.workspace.delete_all(clients);
        asked.set(None);
        dialog::focus_soon(&["#results-title"]);
    });
    move || match asked.get() {
        Some(clients) => view! { <Review roster clients begin/> }.into_any(),
        None => view! { <Results roster/> }.into_any(),
    }
}

#[component]
fn Review(
    roster: Roster,
    clients: Vec<ApiClient>,
    begin: Callback<Vec<ApiClient>>,
) -> impl IntoView {
    let now = clock::now();
    let facts = roster.workspace.facts();
    let own = facts.with_untracked(|facts| facts.client_id.clone());
    let asked = question(&clients, own.as_deref(), now);
    let (in_use, count) = (asked.in_use.clone(), clients.len());
    // Those that may be in use come first.
    let mut order: Vec<usize> = in_use.clone();
    order.extend((0..count).filter(|at| in_use.binary_search(at).is_err()));
    let rows = move |shown: usize, clients: &[ApiClient]| {
        let row = |at: &usize| {
            let client = &clients[*at];
            let status = Status::of(client, now.day());
            let may = in_use.binary_search(at).is_ok();
            let mark = may.then(|| view! { <b class="soon">{texts::IN_USE}</b> });
            view! {
                <tr>
                    <th scope="row"><bdi>{display_name(&client.name)}</bdi></th>
                    <td>{mark}{status.label()}". "<span class="hint">{status.reason()}</span></td>
                </tr>
            }
        };
        order.iter().take(shown).map(row).collect_view()
    };
    let limit = RwSignal::new(ROWS);
    let held = StoredValue::new(clients);
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let typing = asked.count.is_some();
    let (own, used) = (asked.own, asked.in_use.len());
    let confirm = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if typed.with_untracked(|typed| asked.allows(typed)) {
            begin.run(held.get_value());
        } else {
            error.set(Some(texts::NOT_THE_COUNT.to_owned()));
            dialog::focus_first_invalid();
        }
    };
    let field = typing.then(|| {
        view! {
            <TextField id="confirm-count" label=texts::COUNT value=typed error=error
                hint=texts::WHY_COUNT.to_owned()
                on_input=Callback::new(move |text| { error.set(None); typed.set(text) })/>
        }
    });
    view! {
        <form novalidate class="tool-wide" on:submit=confirm>
            <p>{texts::REVIEW}</p>
            {(used > 0).then(|| view! { <p class="note caution">{texts::in_use(used)}</p> })}
            {own.then(|| view! { <p class="note caution">{texts::OWN}</p> })}
            <div class="tool-scroll" tabindex="0" role="group" aria-labelledby="tool-title">
                <table class="plain-table">
                    <thead><tr><th scope="col">{texts::NAME}</th><th scope="col">{texts::STATUS}</th></tr></thead>
                    <tbody>{move || held.with_value(|clients| rows(limit.get(), clients))}</tbody>
                </table>
                <Show when=move || limit.get() < count>
                    <button type="button" class="button small" on:click=move |_| limit.set(count)>
                        {texts::SHOW_ALL}
                    </button>
                </Show>
            </div>
            {field}
            <div class="actions">
                {close_button(roster, texts::CANCEL)}
                <button type="submit" class="button danger">{texts::delete_these(count)}</button>
            </div>
        </form>
    }
    .into_any()
}
