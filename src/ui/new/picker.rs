//! The scope picker: groups of checkboxes, a filter, and a level for each group.

use leptos::prelude::*;

use super::Validation;
use crate::ui::kit::TextField;
use crate::ui::state::App;
use client::draft::Field;
use scope::{GROUPS, Group, Kind, Level, Permission, ScopeInfo, picker, template};

/// The scopes for the whole project.
#[component]
pub(super) fn Picker(validation: Validation) -> impl IntoView {
    let app = App::here();
    let filter = RwSignal::new(String::new());
    let error = validation.at(Field::Scopes);
    let found = Memo::new(move |_| {
        filter.with(|text| {
            let all = GROUPS.iter().flat_map(Group::members);
            all.filter(|scope| picker::matches(scope, text)).count()
        })
    });
    view! {
        <section class="card">
            <h2>"Scopes for the whole project"</h2>
            <p class="hint">
                "They can't be changed later. A manage scope comes with its view scope. Scopes for \
                 single stores are chosen below; then none is needed here."
            </p>
            <TextField id="filter-scopes" label="Filter scopes" kind="search" value=filter
                on_input=Callback::new(move |text| filter.set(text))
                placeholder="Name, group or what it is for"/>
            <p class="count" role="status">{move || match (found.get(), filter.with(String::is_empty)) {
                (_, true) => format!("{} chosen", app.drafts.with(|f| f.selection.count(None))),
                (0, _) => "No scope matches the filter".into(),
                (n, _) => format!("{n} match the filter"),
            }}</p>
            {move || error.get().map(|text| view! {
                <p class="field-error" tabindex="-1" aria-invalid="true">{text}</p>
            })}
            {GROUPS.iter().map(|group| view! { <ScopeGroup group store=None filter/> }).collect_view()}
        </section>
    }
}

/// One group: a level for all, and a checkbox for each scope.
#[component]
pub(super) fn ScopeGroup(
    group: &'static Group,
    store: Option<String>,
    filter: RwSignal<String>,
) -> impl IntoView {
    let app = App::here();
    let members = if store.is_some() {
        picker::in_columns(group.store_members())
    } else {
        picker::in_columns(group.members())
    };
    if members.is_empty() {
        return ().into_any();
    }
    let in_filter = members.clone();
    let hidden = Memo::new(move |_| {
        filter.with(|text| !in_filter.iter().any(|scope| picker::matches(scope, text)))
    });
    let place = StoredValue::new(store.clone());
    let level = Memo::new(move |_| {
        app.drafts
            .with(|form| place.with_value(|store| form.selection.group(group, store.as_deref())))
    });
    let has_view = members.iter().any(|scope| scope.kind == Kind::View);
    let has_more = members.iter().any(|scope| scope.kind != Kind::View);
    let at = store
        .as_deref()
        .map_or(String::new(), |store| format!(" in store {store}"));
    let name = format!("{}{at}", group.name);
    let radio = {
        let name = name.clone();
        move |wanted: Level, text: &'static str| {
            let choose = move |_| {
                app.drafts.edit(|form| {
                    place.with_value(|store| {
                        form.selection.set_group(group, store.as_deref(), wanted);
                    });
                });
            };
            view! {
                <label><input type="radio" name=format!("level of {name}")
                    aria-label=format!("{name}: {text}")
                    prop:checked=move || level.get() == Some(wanted) on:change=choose/>{text}</label>
            }
        }
    };
    let mixed = move || {
        level
            .get()
            .is_none()
            .then(|| view! { <span class="chip">"mixed"</span> })
    };
    let (head_name, group_name) = (group.name, name.clone());
    view! {
        <fieldset class="group" hidden=hidden>
            <legend class="hidden">{group_name}</legend>
            <div class="group-head">
                <h3 aria-hidden="true">{head_name}</h3>
                {mixed}
                <div class="levels">
                    {radio(Level::None, "none")}
                    {has_view.then(|| radio(Level::View, "view"))}
                    {has_more.then(|| radio(Level::Manage, "manage"))}
                </div>
            </div>
            <div class="scope-grid">
                {members.into_iter().map(|scope| {
                    view! { <ScopeBox scope store=store.clone() filter/> }
                }).collect_view()}
            </div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn ScopeBox(
    scope: &'static ScopeInfo,
    store: Option<String>,
    filter: RwSignal<String>,
) -> impl IntoView {
    let app = App::here();
    let permission = StoredValue::new(Permission::at(scope.name, store.as_deref()));
    let mark = Memo::new(move |_| {
        app.drafts
            .with(|form| permission.with_value(|p| form.selection.mark(p)))
    });
    let locked = Memo::new(move |_| mark.with(|mark| mark.locked_by.is_some()));
    let hidden = Memo::new(move |_| filter.with(|text| !picker::matches(scope, text)));
    let why = Memo::new(move |_| {
        mark.with(|mark| match (&mark.locked_by, &mark.covered_by) {
            (Some(manage), _) => Some(format!("comes with {manage}")),
            (None, Some(wider)) => Some(format!("covered by {wider}")),
            _ => None,
        })
    });
    let reason = Memo::new(move |_| {
        app.drafts
            .with(|form| template::template(&form.template)?.reason(scope.name))
    });
    let tick = move |event| {
        let on = event_target_checked(&event);
        app.drafts
            .edit(|form| permission.with_value(|p| form.selection.set(p, on)));
    };
    let id = match &store {
        Some(store) => format!("why-{}-{store}", scope.name),
        None => format!("why-{}", scope.name),
    };
    view! {
        <label class="scope" class:locked=locked hidden=hidden>
            <input type="checkbox" aria-label=scope.name aria-describedby=id.clone()
                prop:checked=move || mark.with(|mark| mark.ticked) disabled=locked on:change=tick/>
            <span class="scope-text" id=id>
                <code class="scope-name">{scope.name}</code>
                <span class="scope-summary">{scope.summary}</span>
                {move || reason.get().map(|text| view! { <span class="scope-why">{text}</span> })}
                {move || why.get().map(|text| view! { <span class="scope-why">{text}</span> })}
            </span>
        </label>
    }
}
