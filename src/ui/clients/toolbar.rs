//! Above the list: the filter, and the chips with how many clients each leaves.

use client::listing::{Column, Found, ListQuery, Show, Sort, SortKey};
use leptos::prelude::*;

use super::texts;
use crate::ui::kit::chip;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::roster::{Query, Tool, order};

/// The filter and the chips, and how many of all clients are found.
pub(super) fn toolbar(
    query: Query,
    found: Memo<Found>,
    all: Memo<usize>,
    tool: RwSignal<Option<Tool>>,
) -> El {
    let chips = Show::ALL.iter().enumerate().map(|(at, show)| {
        let pressed = Memo::new(move |_| query.with(|query| query.show == *show));
        let count = Memo::new(move |_| found.with(|found| found.counts[at]));
        let press = move || query.set(|query| query.show = *show);
        chip(move || pressed.get(), press)
            .text(show.label())
            .text(" ")
            .child(classed("span", "chip-count").says(move || count.get().to_string()))
    });
    let chips = classed("div", "chip-group")
        .set("role", "group")
        .set("aria-label", texts::CHIPS)
        .children(chips);
    let filter = el("input")
        .set("id", "filter-clients")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("placeholder", texts::FILTER_EXAMPLE)
        .value(move || query.with(|query| query.text.clone()))
        .on("input", move |event| {
            query.type_in(event_target_value(&event));
        })
        .on("change", move |_| query.write_now());
    // Where the head of the table doesn't show it.
    let sorted = button("", move |_| tool.set(Some(Tool::View)))
        .set("aria-haspopup", "dialog")
        .bind("class", move || Some(query.with(sorted_class)))
        .says(move || query.with(sorted_words));
    classed("div", "list-bar")
        .child(
            classed("label", "hidden")
                .set("for", "filter-clients")
                .text(texts::FILTER),
        )
        .child(filter)
        .child(chips)
        .child(sorted)
        .child(
            classed("p", "count")
                .set("role", "status")
                .says(move || texts::shown(found.with(|found| found.rows.len()), all.get())),
        )
}

/// Says by which columns the list is sorted; the style sheet knows which of them a narrow window has no room for. What
/// no column shows is said in every window.
fn sorted_class(query: &ListQuery) -> String {
    let mut class = "link sorted".to_owned();
    for Sort { key, .. } in query.sorts() {
        let column = match key {
            SortKey::Name => continue,
            SortKey::Created => Some(Column::Created),
            SortKey::LastUsed => Some(Column::LastUsed),
            SortKey::Expires => Some(Column::Expires),
            SortKey::Scopes => None,
        };
        class.push(' ');
        class.push_str(match column {
            Some(column) if !query.hidden.has(column) => column.word(),
            _ => "unseen",
        });
    }
    class
}

fn sorted_words(query: &ListQuery) -> String {
    let all: Vec<String> = query
        .sorts()
        .map(|sort| order(sort.key, sort.descending))
        .collect();
    [texts::SORTED, &all.join("; ")].concat()
}
