//! Resources and what is done with them, as a table of checkboxes.

use leptos::{html, prelude::*};

use crate::ui::kit::TextField;
use crate::ui::state::App;
use finder::{EndpointId, OPERATIONS, Operation, RESOURCES, Resource, cell};
use scope::picker::contains_folded;

#[component]
pub(super) fn Matrix() -> impl IntoView {
    let filter = RwSignal::new(String::new());
    let rows = RESOURCES.iter().filter_map(|resource| {
        let cells = OPERATIONS.map(|operation| cell(resource, operation));
        let empty = cells.iter().all(Vec::is_empty);
        (!empty).then(|| view! { <Row resource cells filter/> })
    });
    view! {
        <details class="card advanced" open>
            <summary>"Tick by resource"</summary>
            <p class="hint">
                "A box ticks every plain call of its kind. Calls of a signed-in customer and calls in \
                 a store are found by the search."
            </p>
            <TextField id="filter-resources" label="Filter resources" kind="search" value=filter
                on_input=Callback::new(move |text| filter.set(text))/>
            <div class="matrix-area" tabindex="0" role="region" aria-label="Calls by resource">
                <table class="matrix">
                    <thead><tr>
                        <th scope="col">"Resource"</th>
                        {OPERATIONS.into_iter().map(|operation| view! { <th scope="col">{operation.title()}</th> }).collect_view()}
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

#[component]
fn Row(
    resource: &'static Resource,
    cells: [Vec<EndpointId>; 3],
    filter: RwSignal<String>,
) -> impl IntoView {
    let hidden = Memo::new(move |_| {
        filter.with(|text| {
            let texts = [resource.title, resource.id, resource.synonyms];
            !texts
                .iter()
                .any(|known| contains_folded(known, text.trim()))
        })
    });
    let cells = OPERATIONS.into_iter().zip(cells).map(|(operation, calls)| {
        view! { <td><Cell resource operation calls/></td> }
    });
    view! {
        <tr hidden=hidden>
            <th scope="row">{resource.title}</th>
            {cells.collect_view()}
        </tr>
    }
}

#[component]
fn Cell(
    resource: &'static Resource,
    operation: Operation,
    calls: Vec<EndpointId>,
) -> impl IntoView {
    let app = App::here();
    if calls.is_empty() {
        return ().into_any();
    }
    let node = NodeRef::<html::Input>::new();
    let (all, mine) = (calls.len(), StoredValue::new(calls));
    let ticked = Memo::new(move |_| {
        app.job.with(|job| {
            mine.with_value(|calls| calls.iter().filter(|c| job.calls.contains(c)).count())
        })
    });
    Effect::new(move || {
        if let Some(input) = node.get() {
            input.set_indeterminate((1..all).contains(&ticked.get()));
        }
    });
    let choose = move |event| {
        let on = event_target_checked(&event);
        mine.with_value(|calls| {
            if on {
                app.job.add_calls(calls);
            } else {
                app.job.remove(calls);
            }
        });
    };
    view! {
        <label class="cell">
            <input type="checkbox" node_ref=node prop:checked=move || ticked.get() == all
                aria-label=format!("{}: {}", resource.title, operation.title()) on:change=choose/>
            <span class="hint">{move || match ticked.get() {
                0 => all.to_string(),
                n => format!("{n} of {all}"),
            }}</span>
        </label>
    }
    .into_any()
}
