//! Resources and what is done with them, as a table of checkboxes.

use leptos::{html, prelude::*};

use super::texts;
use crate::ui::kit::TextField;
use crate::ui::state::App;
use finder::{EndpointId, OPERATIONS, Operation, RESOURCES, Resource, cell};
use scope::picker::contains_folded;

#[component]
pub(super) fn Matrix() -> impl IntoView {
    let filter = RwSignal::new(String::new());
    let opened = RwSignal::new(false);
    view! {
        <details class="job-matrix" on:toggle=move |_| opened.set(true)>
            <summary>{texts::MATRIX}</summary>
            {move || opened.get().then(|| view! { <Table filter/> })}
        </details>
    }
    .into_any()
}

/// It is built when it is opened first.
#[component]
fn Table(filter: RwSignal<String>) -> impl IntoView {
    let rows = RESOURCES.iter().filter_map(|resource| {
        let cells = OPERATIONS.map(|operation| cell(resource, operation));
        let empty = cells.iter().all(Vec::is_empty);
        (!empty).then(|| view! { <Row resource cells filter/> })
    });
    let heads = OPERATIONS.map(|operation| view! { <th scope="col">{operation.title()}</th> });
    view! {
        <p class="hint">{texts::MATRIX_HINT}</p>
        <TextField id="filter-resources" label=texts::MATRIX_FILTER kind="search" value=filter
            on_input=Callback::new(move |text| filter.set(text))/>
        <div class="matrix-area" tabindex="0" role="region" aria-label=texts::MATRIX_TABLE>
            <table class="job-table">
                <thead><tr><th scope="col">{texts::RESOURCE}</th>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
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
            <span class="hint">{move || texts::of_all(ticked.get(), all)}</span>
        </label>
    }
    .into_any()
}
