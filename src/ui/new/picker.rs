//! Where which scopes: the filter, the whole project, and blocks of stores.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::texts;
use crate::browser::arrows;
use crate::browser::elements::Event;
use crate::ui::form::{Model, count, table};
use crate::ui::kit::el::{El, button, classed, el, nothing};
use crate::ui::part::review::piece;
use client::draft::Field;
use scope::picker::{meant, rows};
use scope::{GROUPS, Place};

/// Everything about scopes.
pub(super) fn picker(model: Model) -> El {
    let error = model.error(Field::Scopes);
    let as_text = model.view.as_text;
    let head = classed("div", "title-row")
        .child(el("h2").set("id", "scopes-title").text(texts::WHERE))
        .child(
            button("link", move |_| as_text.update(|on| *on = !*on)).says(move || {
                let on = as_text.get();
                if on { texts::AS_TABLE } else { texts::AS_TEXT }.to_owned()
            }),
        );
    let error = move || match error.get() {
        Some(text) => classed("p", "field-error")
            .set("tabindex", "-1")
            .set("aria-invalid", "true")
            .text(&text)
            .any(),
        None => nothing(),
    };
    let places = move || {
        if as_text.get() {
            piece(model, |part| part.text)
        } else {
            places(model).any()
        }
    };
    classed("section", "picker")
        .set("aria-labelledby", "scopes-title")
        .child(head)
        .region(error)
        .region(places)
}

/// The field for a store, the filter, and a table for each place.
fn places(model: Model) -> El {
    let project = classed("div", "scope-place")
        .set("role", "group")
        .set("aria-label", texts::WHOLE_PROJECT_GROUP)
        .on("focusin", move |_| model.touch(Place::Project))
        .child(
            classed("div", "place-head")
                .child(el("h3").text(texts::WHOLE_PROJECT))
                .child(count(model, Place::Project)),
        )
        .view(table(model, Place::Project));
    // Without a connection the field says why it offers no stores, and is taller.
    let store = match model.workspace {
        Some(_) => "store-place",
        None => "store-place offline",
    };
    classed("div", "places")
        .child(classed("div", store).view(piece(model, |part| part.store)))
        .child(filter(model))
        .child(project)
        .view(piece(model, |part| part.blocks))
}

/// The filter of all tables. Enter ticks what is meant; the arrow key leads into the table.
fn filter(model: Model) -> El {
    let view = model.view;
    let keys = move |event: Event| {
        let event = event.unchecked_into::<KeyboardEvent>();
        let key = event.key();
        // These lead out of the field, the others may change what it says.
        match key.as_str() {
            "ArrowDown" | "Tab" => view.show_later(),
            _ => view.look(),
        }
        match key.as_str() {
            // With Ctrl it sends the form.
            "Enter" if !event.ctrl_key() && !event.meta_key() => {
                event.prevent_default();
                if let Some((place, scope)) = untrack(|| meant_now(model)) {
                    model.app.drafts.edit(|form| {
                        let on = !form.selection.has(place, scope);
                        form.selection.tick(place, scope.name, on);
                    });
                }
            }
            "ArrowDown" => {
                event.prevent_default();
                let in_block = view.active.get_untracked() != Place::Project;
                if !(in_block && arrows::enter(".scope-place.active .scope-groups")) {
                    arrows::enter(".picker .scope-groups");
                }
            }
            "Escape" if !view.typed.with_untracked(String::is_empty) => {
                event.stop_propagation();
                view.typed.set(String::new());
            }
            _ => {}
        }
    };
    let input = el("input")
        .set("id", "filter-scopes")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("placeholder", texts::FILTER_EXAMPLE)
        .set("aria-describedby", "filter-said")
        .value(move || view.typed.get())
        .on("input", move |event| {
            view.typed.set(event_target_value(&event));
        })
        .on("keydown", keys);
    let only = el("input")
        .set("type", "checkbox")
        .checked(move || view.only_chosen.get())
        .on("change", move |event| {
            view.only_chosen.set(event_target_checked(&event));
        });
    classed("div", "scope-filter")
        .child(el("label").set("for", "filter-scopes").text(texts::FILTER))
        .child(input)
        .child(
            classed("label", "check")
                .child(only)
                .text(texts::ONLY_CHOSEN),
        )
        .child(
            classed("p", "count filter-said")
                .set("id", "filter-said")
                .set("role", "status")
                .says(move || said(model)),
        )
}

/// The scope that Enter in the filter selects or clears, and its place.
fn meant_now(model: Model) -> Option<(Place, &'static scope::ScopeInfo)> {
    let place = model.view.active.get();
    let filter = model.view.filter;
    let found = filter.with(|filter| model.selection.with(|s| meant(filter, s, place)))?;
    Some((place, found))
}

/// What the filter says below itself.
fn said(model: Model) -> String {
    let view = model.view;
    let open = view.filter.with(scope::picker::Filter::is_open);
    if open {
        return String::new();
    }
    let any = model.selection.with(|s| {
        let mut places = vec![Place::Project];
        places.extend(s.blocks().iter().map(|block| Place::Stores(block.id())));
        let shows = |place: &Place| {
            let mut all = GROUPS.iter().flat_map(|group| rows(group));
            all.any(|row| view.filter.with(|f| f.shows(row, s, *place)))
        };
        places.iter().any(shows)
    });
    if !any {
        let nothing_typed = view.typed.with(String::is_empty);
        let text = if nothing_typed {
            texts::NOTHING_CHOSEN
        } else {
            texts::NO_MATCH
        };
        return text.to_owned();
    }
    // The line is never empty while a filter is set: pressing a box must not move it.
    let place = view.active.get();
    match meant_now(model) {
        Some((place, scope)) => model.selection.with(|s| texts::enter(s, place, scope)),
        None if view.typed.with(String::is_empty) => texts::ONLY_CHOSEN_SHOWN.to_owned(),
        None => model.selection.with(|s| texts::nothing_to_select(s, place)),
    }
}
