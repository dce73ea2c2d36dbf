//! Columns, order, saved views.

use client::listing::{Column, ListQuery, MAX_SORTS, Sort, SortKey};
use leptos::prelude::*;

use super::bar::close_button;
use super::texts;
use super::views::SavedViews;
use crate::ui::kit::SelectField;
use crate::ui::roster::{self, Query, Roster};

/// What the list shows.
#[component]
pub(super) fn ViewTool(roster: Roster) -> impl IntoView {
    let query = roster.query;
    let columns = Column::ALL.map(|column| {
        let shown = move || query.with(|query| !query.hidden.has(column));
        let change = move |event| {
            let hide = !event_target_checked(&event);
            query.set(|query| query.hidden = query.hidden.with(column, hide));
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=shown on:change=change/>
                {texts::column(column)}
            </label>
        }
    });
    let ids = ["sort-first", "sort-then", "sort-last"];
    let labels = [texts::FIRST, texts::THEN, texts::LAST];
    let sorts = (0..MAX_SORTS).map(|place| order(query, place, ids[place], labels[place]));
    view! {
        <fieldset class="tool-columns">
            <legend>{texts::COLUMNS}</legend>
            {columns.into_iter().collect_view()}
        </fieldset>
        <p class="hint">{texts::NARROW}</p>
        {sorts.collect_view()}
        <SavedViews query/>
        <div class="actions">{close_button(roster, texts::CLOSE)}</div>
    }
    .into_any()
}

/// One key of the order.
fn order(query: Query, place: usize, id: &'static str, label: &'static str) -> impl IntoView {
    let value = Signal::derive(move || {
        query.with(|query| query.sorts().nth(place).map_or(String::new(), word))
    });
    let options = Signal::derive(move || {
        query.with(|query| {
            let taken: Vec<SortKey> = query.sorts().take(place).map(|sort| sort.key).collect();
            let none = (place > 0).then(|| (String::new(), texts::NO_SORT.to_owned()));
            let keys = SortKey::ALL.into_iter().filter(|key| !taken.contains(key));
            let both = keys.flat_map(|key| {
                [false, true].map(|descending| {
                    let text = roster::order(key, descending);
                    (word(Sort { key, descending }), text)
                })
            });
            none.into_iter().chain(both).collect()
        })
    });
    let change = Callback::new(move |chosen: String| {
        query.set(|query| {
            let mut words: Vec<String> = query.sorts().take(place).map(word).collect();
            if !chosen.is_empty() {
                words.push(chosen);
                words.extend(query.sorts().skip(place + 1).map(word));
            }
            let read = ListQuery::read(&["sort=", &words.join(".")].concat());
            (query.sort, query.then) = (read.sort, read.then);
        });
    });
    view! { <SelectField id label value on_change=change options/> }
}

/// A sort as it stands in an address.
fn word(sort: Sort) -> String {
    [if sort.descending { "-" } else { "" }, sort.key.word()].concat()
}
