//! The head of the table: what sorts it, and what selects all.

use client::listing::{Column, ListQuery, SortKey};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::texts;
use crate::browser::elements::Event;
use crate::ui::kit::el::{El, button, classed, el};
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

/// The head: what sorts the list by one of its columns, and the box that selects all that match.
pub(super) fn head(
    query: Query,
    // How many clients match, and how many of them are selected.
    (count, marked): (Memo<usize>, Memo<usize>),
    pick_all: impl Fn(bool) + 'static,
) -> El {
    let all = move || count.get() > 0 && marked.get() == count.get();
    let some = move || marked.get() > 0 && marked.get() < count.get();
    let pick = el("input")
        .set("type", "checkbox")
        .bind("aria-label", move || Some(texts::select_all(count.get())))
        .checked(all)
        .property("indeterminate", some)
        .on("change", move |event| {
            pick_all(event_target_checked(&event));
        });
    // Each drawing says its words to those who don't see it.
    let key = texts::KEY.iter().fold(
        classed("span", "key").set("aria-hidden", "true"),
        |key, word| key.child(el("i")).text(word),
    );
    let cells = [
        column("c-pick").child(pick),
        sorting(query, "c-name", texts::NAME, SortKey::Name),
        column("c-reach")
            .set("title", &texts::legend())
            .text(texts::ACCESS)
            .child(key),
        sorting(query, "c-created", texts::CREATED, SortKey::Created),
        sorting(query, "c-used", texts::LAST_USED, SortKey::LastUsed),
        column("c-tokens")
            .set("title", texts::TOKENS_ARE)
            .text(texts::TOKENS),
        sorting(query, "c-ends", texts::EXPIRES, SortKey::Expires),
        column("c-act").child(classed("span", "hidden").text(texts::ACTIONS)),
    ];
    el("thead").set("role", "rowgroup").child(
        el("tr")
            .set("role", "row")
            .set("aria-rowindex", "1")
            .children(cells),
    )
}

fn column(class: &str) -> El {
    classed("th", class)
        .set("role", "columnheader")
        .set("scope", "col")
}

fn sorting(query: Query, class: &str, label: &str, key: SortKey) -> El {
    let state = Memo::new(move |_| query.with(|query| state(query, key)));
    let said = move || match state.get() {
        Some((descending, 1, _)) => Some(
            if descending {
                "descending"
            } else {
                "ascending"
            }
            .to_owned(),
        ),
        _ => None,
    };
    let arrow = move || {
        let arrow = match state.get() {
            Some((true, ..)) => "↓",
            Some(_) => "↑",
            None => "",
        };
        // Which key it is among several; one alone needs no number.
        match state.get() {
            Some((_, place, true)) => [arrow, &place.to_string()].concat(),
            _ => arrow.to_owned(),
        }
    };
    let press = move |event: Event| {
        let also = event.unchecked_ref::<MouseEvent>().shift_key();
        query.set(|query| *query = std::mem::take(query).pressed(key, also));
    };
    column(class).bind("aria-sort", said).child(
        button("sort", press)
            .set("title", texts::SORT_MORE)
            .text(label)
            .child(
                classed("span", "arrow")
                    .set("aria-hidden", "true")
                    .says(arrow),
            ),
    )
}

/// How a key sorts the list: whether the greatest comes first, which key it is, and whether there are more.
fn state(query: &ListQuery, key: SortKey) -> Option<(bool, usize, bool)> {
    let place = query.sorts().position(|sort| sort.key == key)?;
    let sort = query.sorts().nth(place)?;
    Some((sort.descending, place + 1, !query.then.is_empty()))
}
