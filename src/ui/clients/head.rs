//! The head of the table: what sorts it, and what selects all.

use client::listing::{Column, ListQuery, SortKey};
use leptos::prelude::*;

use super::texts;
use crate::ui::roster::Query;

/// The class of the table, by which the style sheet hides columns.
pub(super) fn class(query: &ListQuery) -> String {
    let mut class = "clients".to_owned();
    for column in Column::ALL {
        if query.hidden.has(column) {
            class.push_str(" no-");
            class.push_str(column.word());
        }
    }
    class
}

#[component]
pub(super) fn Head(
    /// What is shown.
    query: Query,
    /// How many clients match.
    count: Memo<usize>,
    /// How many of them are selected.
    marked: Memo<usize>,
    /// Selects all that match, or none of them.
    pick_all: Callback<bool>,
) -> impl IntoView {
    let sort = move |class: &'static str, label: &'static str, key: SortKey| {
        let state = Memo::new(move |_| query.with(|query| state(query, key)));
        // Which key it is among several; one alone needs no number.
        let place = move || match state.get() {
            Some((_, place, true)) => place.to_string(),
            _ => String::new(),
        };
        let said = move || match state.get() {
            Some((descending, 1, _)) => Some(if descending {
                "descending"
            } else {
                "ascending"
            }),
            _ => None,
        };
        view! {
            <th role="columnheader" scope="col" class=class aria-sort=said>
                <button type="button" class="sort" title=texts::SORT_MORE on:click=move |event| {
                    let also = event.shift_key();
                    query.set(|query| *query = std::mem::take(query).pressed(key, also));
                }>
                    {label}
                    <span class="arrow" aria-hidden="true">{move || match state.get() {
                        Some((true, ..)) => "↓",
                        Some(_) => "↑",
                        None => "",
                    }}{place}</span>
                </button>
            </th>
        }
    };
    let all = move || count.get() > 0 && marked.get() == count.get();
    let some = move || marked.get() > 0 && marked.get() < count.get();
    view! {
        <thead role="rowgroup"><tr role="row" aria-rowindex="1">
            <th role="columnheader" scope="col" class="c-pick">
                <input type="checkbox" aria-label=move || texts::select_all(count.get())
                    prop:checked=all prop:indeterminate=some
                    on:change=move |event| pick_all.run(event_target_checked(&event))/>
            </th>
            {sort("c-name", texts::NAME, SortKey::Name)}
            <th role="columnheader" scope="col" class="c-reach" title=texts::legend()>
                {texts::ACCESS}
                // Each drawing says its words to those who don't see it.
                <span class="key" aria-hidden="true">
                    <i></i>{texts::KEY[0]}<i></i>{texts::KEY[1]}<i></i>{texts::KEY[2]}
                </span>
            </th>
            {sort("c-created", texts::CREATED, SortKey::Created)}
            {sort("c-used", texts::LAST_USED, SortKey::LastUsed)}
            <th role="columnheader" scope="col" class="c-tokens" title=texts::TOKENS_ARE>{texts::TOKENS}</th>
            {sort("c-ends", texts::EXPIRES, SortKey::Expires)}
            <th role="columnheader" scope="col" class="c-act"><span class="hidden">{texts::ACTIONS}</span></th>
        </tr></thead>
    }
    .into_any()
}

/// How a key sorts the list: whether the greatest comes first, which key it is, and whether there are more.
fn state(query: &ListQuery, key: SortKey) -> Option<(bool, usize, bool)> {
    let place = query.sorts().position(|sort| sort.key == key)?;
    let sort = query.sorts().nth(place)?;
    Some((sort.descending, place + 1, !query.then.is_empty()))
}
