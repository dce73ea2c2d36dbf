//! The head of the table: what sorts it, and what selects all.

use client::listing::{Column, ListQuery, SortKey};
use leptos::wasm_bindgen::JsCast;

use super::texts;
use crate::browser::build;
use crate::browser::elements::{Element, HtmlInputElement};
use crate::ui::kit::el::{El, classed, el};

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

/// What moves in the head.
pub(super) struct Head {
    /// The box that selects all that match.
    pub(super) pick_all: HtmlInputElement,
    /// The cells that sort the list, each with its button.
    pub(super) sorts: Vec<Sorts>,
}

/// A column that sorts the list.
pub(super) struct Sorts {
    pub(super) key: SortKey,
    cell: Element,
    pub(super) button: Element,
    arrow: Element,
}

/// The head: what sorts the list by one of its columns, and the box that selects all that match.
pub(super) fn head() -> (El, Head) {
    let pick = el("input").set("type", "checkbox");
    let pick_all = pick.element().unchecked_into();
    // Each drawing says its words to those who don't see it.
    let key = texts::KEY.iter().fold(
        classed("span", "key").set("aria-hidden", "true"),
        |key, word| key.child(el("i")).text(word),
    );
    let mut sorts = Vec::with_capacity(4);
    let mut sorting = |class: &str, label: &str, key: SortKey| {
        let arrow = classed("span", "arrow").set("aria-hidden", "true");
        let button = classed("button", "sort")
            .set("type", "button")
            .set("title", texts::SORT_MORE)
            .text(label);
        let cell = column(class);
        sorts.push(Sorts {
            key,
            cell: cell.element(),
            button: button.element(),
            arrow: arrow.element(),
        });
        cell.child(button.child(arrow))
    };
    let cells = [
        column("c-pick").child(pick),
        sorting("c-name", texts::NAME, SortKey::Name),
        column("c-reach")
            .set("title", &texts::legend())
            .text(texts::ACCESS)
            .child(key),
        sorting("c-created", texts::CREATED, SortKey::Created),
        sorting("c-used", texts::LAST_USED, SortKey::LastUsed),
        column("c-tokens")
            .set("title", texts::TOKENS_ARE)
            .text(texts::TOKENS),
        sorting("c-ends", texts::EXPIRES, SortKey::Expires),
        column("c-act").child(classed("span", "hidden").text(texts::ACTIONS)),
    ];
    let row = el("tr")
        .set("role", "row")
        .set("aria-rowindex", "1")
        .children(cells);
    let head = el("thead").set("role", "rowgroup").child(row);
    (head, Head { pick_all, sorts })
}

fn column(class: &str) -> El {
    classed("th", class)
        .set("role", "columnheader")
        .set("scope", "col")
}

impl Sorts {
    /// Says how it sorts the list now.
    pub(super) fn show(&self, query: &ListQuery) {
        let several = !query.then.is_empty();
        let place = query.sorts().position(|sort| sort.key == self.key);
        let sort = place.and_then(|place| Some((place, query.sorts().nth(place)?.descending)));
        let said = match sort {
            Some((0, true)) => "descending",
            Some((0, false)) => "ascending",
            _ => "",
        };
        if said.is_empty() {
            build::set_flag(&self.cell, "aria-sort", false);
        } else {
            build::set(&self.cell, "aria-sort", said);
        }
        // Which key it is among several; one alone needs no number.
        let number = match sort {
            Some((place, _)) if several => (place + 1).to_string(),
            _ => String::new(),
        };
        let arrow = match sort {
            Some((_, true)) => "↓",
            Some(_) => "↑",
            None => "",
        };
        build::say(&self.arrow, &[arrow, &number].concat());
    }
}
