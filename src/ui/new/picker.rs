//! Where which scopes: the filter, the whole project, and blocks of stores.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::as_text::AsText;
use super::model::Model;
use super::stores::{StoreBlock, StoreField};
use super::table::table;
use super::texts;
use crate::browser::arrows;
use client::draft::Field;
use scope::picker::{meant, rows};
use scope::{GROUPS, Place};

/// Everything about scopes.
#[component]
pub(super) fn Picker(model: Model) -> impl IntoView {
    let error = model.error(Field::Scopes);
    let as_text = model.view.as_text;
    let blocks = Memo::new(move |_| {
        let ids = |s: &scope::Selection| s.blocks().iter().map(scope::Block::id).collect();
        let ids: Vec<scope::BlockId> = model.selection.with(ids);
        ids
    });
    let count = move || texts::scopes(model.selection.with(|s| s.count_in(Place::Project)));
    let places = move || {
        if as_text.get() {
            return view! { <AsText model/> }.into_any();
        }
        view! {
            <StoreField model/>
            <Filter model/>
            <div class="scope-place" role="group" aria-label=texts::WHOLE_PROJECT_GROUP
                on:focusin=move |_| model.touch(Place::Project)>
                <div class="place-head">
                    <h3>{texts::WHOLE_PROJECT}</h3>
                    <span class="count">{count}</span>
                </div>
                {table(model, Place::Project)}
            </div>
            <For each=move || blocks.get() key=|id| *id let(id)><StoreBlock model id/></For>
        }
        .into_any()
    };
    view! {
        <section class="picker" aria-labelledby="scopes-title">
            <div class="title-row">
                <h2 id="scopes-title">{texts::WHERE}</h2>
                <button type="button" class="link" on:click=move |_| as_text.update(|on| *on = !*on)>
                    {move || if as_text.get() { texts::AS_TABLE } else { texts::AS_TEXT }}
                </button>
            </div>
            {move || error.get().map(|text| view! {
                <p class="field-error" tabindex="-1" aria-invalid="true">{text}</p>
            })}
            {places}
        </section>
    }
    .into_any()
}

/// The filter of all tables. Enter ticks what is meant; the arrow key leads into the table.
#[component]
fn Filter(model: Model) -> impl IntoView {
    let view = model.view;
    let active = model.view.active;
    let meant_now = move || {
        let place = active.get();
        let found = view
            .filter
            .with(|filter| model.selection.with(|s| meant(filter, s, place)))?;
        Some((place, found))
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        // With Ctrl it sends the form.
        "Enter" if !event.ctrl_key() && !event.meta_key() => {
            event.prevent_default();
            if let Some((place, scope)) = untrack(meant_now) {
                model.app.drafts.edit(|form| {
                    let on = !form.selection.has(place, scope);
                    form.selection.tick(place, scope.name, on);
                });
            }
        }
        "ArrowDown" => {
            event.prevent_default();
            let in_block = active.get_untracked() != Place::Project;
            if !(in_block && arrows::enter(".scope-place.active .scope-groups")) {
                arrows::enter(".picker .scope-groups");
            }
        }
        "Escape" if !view.typed.with_untracked(String::is_empty) => {
            event.stop_propagation();
            view.typed.set(String::new());
        }
        _ => {}
    };
    let said = Memo::new(move |_| {
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
        let place = active.get();
        match meant_now() {
            Some((place, scope)) => model.selection.with(|s| texts::enter(s, place, scope)),
            None if view.typed.with(String::is_empty) => texts::ONLY_CHOSEN_SHOWN.to_owned(),
            None => model.selection.with(|s| texts::nothing_to_select(s, place)),
        }
    });
    view! {
        <div class="scope-filter">
            <label for="filter-scopes">{texts::FILTER}</label>
            <input id="filter-scopes" type="search" autocomplete="off" autocapitalize="off"
                spellcheck="false" placeholder=texts::FILTER_EXAMPLE
                aria-describedby="filter-said" prop:value=view.typed
                on:input=move |event| view.typed.set(event_target_value(&event)) on:keydown=keys/>
            <label class="check">
                <input type="checkbox" prop:checked=view.only_chosen
                    on:change=move |event| view.only_chosen.set(event_target_checked(&event))/>
                {texts::ONLY_CHOSEN}
            </label>
            <p class="count filter-said" id="filter-said" role="status">{said}</p>
        </div>
    }
    .into_any()
}
