//! Above the list: the filter, and the chips with how many clients each leaves.

use client::listing::{Found, Show};
use leptos::prelude::*;

use super::texts;
use crate::ui::kit::Chip;
use crate::ui::roster::Query;

/// The filter and the chips.
#[component]
pub(super) fn Toolbar(
    /// What is shown.
    query: Query,
    /// What it finds.
    found: Memo<Found>,
    /// How many clients there are.
    all: Memo<usize>,
) -> impl IntoView {
    let chips = Show::ALL.iter().enumerate().map(|(at, show)| {
        let pressed = Memo::new(move |_| query.with(|query| query.show == *show));
        let count = Memo::new(move |_| found.with(|found| found.counts[at]));
        let text =
            move || view! { {show.label()}" "<span class="chip-count">{count}</span> }.into_any();
        let press = move |()| query.set(|query| query.show = *show);
        view! { <Chip text on=pressed on_press=press/> }
    });
    view! {
        <div class="list-bar">
            <label class="hidden" for="filter-clients">{texts::FILTER}</label>
            <input id="filter-clients" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
                translate="no" placeholder=texts::FILTER_EXAMPLE
                prop:value=move || query.with(|query| query.text.clone())
                on:input=move |event| query.type_in(event_target_value(&event))
                on:change=move |_| query.write_now()/>
            <div class="chip-group" role="group" aria-label=texts::CHIPS>{chips.collect_view()}</div>
            <p class="count" role="status">
                {move || texts::shown(found.with(|found| found.rows.len()), all.get())}
            </p>
        </div>
    }
    .into_any()
}
