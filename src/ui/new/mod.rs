//! New client, on one screen: name, template, where which scopes, lifetimes, and a live review beside them.

mod as_text;
mod bar;
mod group;
mod known;
mod lifetimes;
mod model;
mod name;
mod picker;
mod reach;
mod review;
mod search;
mod stores;
mod submit;
mod table;
mod texts;

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use self::bar::Bar;
use self::lifetimes::Lifetimes;
use self::model::Model;
use self::name::{NameField, TemplateField};
use self::picker::Picker;
use self::review::ReviewPane;
use super::kit::{Note, Tone};
use super::part::Part;
use super::part::handover::Handover;
use super::part::share::SharePart;
use super::route::Route;
use super::state::App;
use crate::browser::dialog;
use crate::workspace::Workspace;
use client::{DraftForm, display_name, manifest};

/// The form of a new client.
#[component]
pub fn NewPage(
    /// Where it will be created; without one it can be drafted.
    workspace: Option<Workspace>,
) -> impl IntoView {
    if let Some(workspace) = workspace {
        workspace.ensure_loaded();
        // The page after this one; the question before it is left comes with it.
        Part::<Handover>::here().fetch();
    }
    let model = Model::new(workspace);
    let app = model.app;
    let send = move || send(model);
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    let clear = move |_| {
        app.drafts.replace(DraftForm::default());
        model.mark_missing(false);
        model.known.error.set(None);
        model.known.typed.set(String::new());
        app.messages.say(texts::CLEARED);
        dialog::focus_soon(&["#name"]);
    };
    let can_restore = Memo::new(move |_| app.drafts.can_restore());
    let restore = move |_| {
        if app.drafts.restore() {
            app.messages.announce(texts::RESTORED);
            dialog::focus_soon(&["#name"]);
        }
    };
    let copied = Memo::new(move |_| app.drafts.with(|form| form.copied_from.clone()));
    // A client of another project, or one that is gone, can't be replaced.
    let replaced = Memo::new(move |_| {
        let id = app.drafts.with(|form| form.replaces.clone())?;
        app.clients()
            .with(|all| all.iter().any(|client| client.id == id))
            .then_some(id)
    });
    // Typing can begin at once: the focus that a new page gives its heading goes on to the name, until
    // something was typed.
    let fresh = StoredValue::new(true);
    let to_name = move |_| {
        if fresh.get_value() {
            dialog::focus_soon(&["#name"]);
        }
    };
    dialog::focus_soon(&["#name"]);
    view! {
        <div class="page new-page">
            <div class="title-row">
                <h1 tabindex="-1" on:focus=to_name>{move || title(replaced.get().and(copied.get()))}</h1>
                <div class="actions">
                    {move || can_restore.get().then(|| view! {
                        <button type="button" class="button small" on:click=restore>{texts::RESTORE}</button>
                    })}
                    <button type="button" class="button small" on:click=clear>{texts::CLEAR}</button>
                </div>
            </div>
            {move || copied.get().map(|name| {
                let name = display_name(&name);
                let (from, end) = match replaced.get() {
                    Some(id) => {
                        let href = Route::Client(id).to_string();
                        (view! { <a href=href><bdi>{name}</bdi></a> }.into_any(), texts::REPLACED_END)
                    }
                    None => (view! { <b dir="auto">{name}</b> }.into_any(), texts::COPIED_END),
                };
                view! { <p class="hint">"Prefilled from " {from}{end}</p> }
            })}
            <Prepared/>
            {workspace.map(|workspace| view! { <submit::Outcome workspace/> })}
            <form class="new-grid" novalidate aria-label=texts::TITLE on:keydown=keys
                on:input=move |_| fresh.set_value(false) on:change=move |_| fresh.set_value(false)
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    send();
                }>
                <div class="new-form">
                    <div class="two">
                        <NameField model/>
                        <TemplateField model/>
                    </div>
                    <Picker model/>
                    <Lifetimes model/>
                </div>
                <ReviewPane model/>
                <Bar model/>
            </form>
            // Outside of the form: Enter in its fields must not create a client.
            <ShareCard wrong=model.wrong/>
        </div>
    }
    .into_any()
}

/// The heading: of a client that replaces another, the name of that one.
fn title(replaced: Option<String>) -> AnyView {
    match replaced {
        Some(name) => view! { {texts::REPLACE}" "<bdi>{display_name(&name)}</bdi> }.into_any(),
        None => texts::TITLE.into_any(),
    }
}

/// Creates the client, or marks what keeps it from being created.
fn send(model: Model) {
    model.mark_missing(true);
    let app = model.app;
    let typed = model
        .known
        .typed
        .with_untracked(|typed| !typed.trim().is_empty());
    let pending = typed && !model.view.as_text.get_untracked();
    if pending {
        model.known.error.set(Some(texts::STORE_PENDING.to_owned()));
    }
    let wrong = pending || model.wrong.get_untracked();
    let clients = app.clients();
    let checked =
        clients.with_untracked(|known| app.drafts.with_untracked(|form| form.check(known)));
    match (checked, model.workspace) {
        (Ok(draft), Some(workspace)) if !wrong => workspace.create(draft),
        (Ok(_), None) if !wrong => app.connect_for(Route::New),
        _ => {
            app.messages.announce(texts::INCOMPLETE);
            dialog::focus_first_invalid();
        }
    }
}

/// A draft that somebody prepared: it fills the form, and the address forgets it, so that a reload
/// does not undo what was typed since.
#[component]
pub fn DraftPage(
    /// What stands behind `#/new?`.
    query: String,
    /// Where it will be created; without one it can be drafted.
    workspace: Option<Workspace>,
) -> impl IntoView {
    let app = App::here();
    app.drafts
        .replace_by_link(&query, manifest::read_link(&query).form());
    crate::browser::address::replace(&Route::New.to_string());
    view! { <NewPage workspace/> }
}

/// Says that the draft came from elsewhere, and what of it could not be read.
#[component]
fn Prepared() -> impl IntoView {
    let app = App::here();
    let notes = Memo::new(move |_| {
        app.drafts.with(|form| {
            let note = form.origin.note()?;
            Some((note, form.prepared.clone().unwrap_or_default()))
        })
    });
    move || {
        notes.get().map(|((title, text), notes)| {
            let notes = notes
                .into_iter()
                .map(|note| view! { <li><bdi>{note}</bdi></li> })
                .collect_view();
            view! {
                <Note tone=Tone::Caution title=title>
                    <p>{text}</p>
                    <ul>{notes}</ul>
                </Note>
            }
        })
    }
}

/// The draft as text, on demand: it is a part of its own.
#[component]
fn ShareCard(wrong: Memo<bool>) -> impl IntoView {
    let open = RwSignal::new(false);
    move || {
        if open.get() {
            view! { <SharePart wrong/> }.into_any()
        } else {
            view! {
                <button type="button" class="link share-open" on:click=move |_| open.set(true)>{texts::SHARE}</button>
            }
            .into_any()
        }
    }
}
