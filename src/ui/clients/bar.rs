//! Above the list: the filter, and the chips with how many clients each leaves.

use client::listing::{Column, Found, ListQuery, Show, Sort, SortKey};
use leptos::wasm_bindgen::JsCast;

use super::texts;
use crate::browser::build;
use crate::browser::elements::{Element, HtmlInputElement};
use crate::ui::kit::el::{El, classed, el};
use crate::ui::roster::order;

/// What moves above the list.
pub(super) struct Bar {
    pub(super) filter: HtmlInputElement,
    /// The chips, each with its number.
    pub(super) chips: [(Element, Element); 6],
    /// Says how the list is sorted where the head of the table doesn't show it.
    pub(super) sorted: Element,
    count: Element,
}

/// The filter and the chips, and how many of all clients are found.
pub(super) fn bar() -> (El, Bar) {
    let group = classed("div", "chip-group")
        .set("role", "group")
        .set("aria-label", texts::CHIPS);
    let chips = Show::ALL.map(|show| {
        let count = classed("span", "chip-count");
        let chip = classed("button", "choice-chip")
            .set("type", "button")
            .text(show.label())
            .text(" ");
        let elements = (chip.element(), count.element());
        build::append(&group.element(), &chip.child(count).element());
        elements
    });
    let filter = el("input")
        .set("id", "filter-clients")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("placeholder", texts::FILTER_EXAMPLE);
    let sorted = el("button")
        .set("type", "button")
        .set("aria-haspopup", "dialog");
    let count = classed("p", "count").set("role", "status");
    let bar = Bar {
        filter: filter.element().unchecked_into(),
        chips,
        sorted: sorted.element(),
        count: count.element(),
    };
    let label = classed("label", "hidden")
        .set("for", "filter-clients")
        .text(texts::FILTER);
    let all = [label, filter, group, sorted, count];
    (classed("div", "list-bar").children(all), bar)
}

impl Bar {
    /// Says what is shown: how it is filtered and sorted, and how many of all clients are found.
    pub(super) fn show(&self, query: &ListQuery, found: &Found, all: usize) {
        for ((chip, count), (show, of)) in self
            .chips
            .iter()
            .zip(Show::ALL.into_iter().zip(found.counts))
        {
            let pressed = if show == query.show { "true" } else { "false" };
            build::set(chip, "aria-pressed", pressed);
            build::say(count, &of.to_string());
        }
        build::set(&self.sorted, "class", &sorted_class(query));
        build::say(&self.sorted, &sorted_words(query));
        build::say(&self.count, &texts::shown(found.rows.len(), all));
    }
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
