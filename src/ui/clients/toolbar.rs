//! Above the list: the filter, and the chips with how many clients each leaves.

use client::listing::{Found, Show};
use leptos::prelude::*;

use super::texts;
use crate::ui::kit::chip;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::roster::Query;

/// The filter and the chips, and how many of all clients are found.
pub(super) fn toolbar(query: Query, found: Memo<Found>, all: Memo<usize>) -> El {
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
    classed("div", "list-bar")
        .child(
            classed("label", "hidden")
                .set("for", "filter-clients")
                .text(texts::FILTER),
        )
        .child(filter)
        .child(chips)
        .child(
            classed("p", "count")
                .set("role", "status")
                .says(move || texts::shown(found.with(|found| found.rows.len()), all.get())),
        )
}
