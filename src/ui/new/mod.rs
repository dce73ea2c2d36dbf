//! New client, on one screen: name, template, where which scopes, lifetimes, and a live review beside them.
//!
//! This is what takes input: it comes first, and is small. What judges the draft is a part of its own
//! (`ui/review`), which follows at once.

mod bar;
mod name;
mod picker;
mod texts;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use self::bar::bar;
use self::name::{name_field, template_field};
use self::picker::picker;
use super::form::{FORM, Model};
use super::kit::el::{El, button, changing, classed, el, link, nothing};
use super::part::Part;
use super::part::handover;
use super::part::review::{Review, piece, review_part, with_link};
use super::part::share::share_part;
use super::route::Route;
use super::state::App;
use crate::browser::elements::Event;
use crate::browser::{address, dialog};
use crate::workspace::{PageTasks, Workspace};
use client::{DraftForm, display_name};

/// The form of a new client. Without a workspace it can be drafted.
pub fn new_page(workspace: Option<Workspace>) -> AnyView {
    if let Some(workspace) = workspace {
        workspace.ensure_loaded();
        // The page after this one; the question before it is left comes with it.
        handover::fetch_all();
    }
    let model = Model::new(workspace);
    let app = model.app;
    let (part, tasks) = (Part::<Review>::here(), PageTasks::new());
    let send = move || {
        // If it does not come, its own place in the page says so.
        part.with(tasks, move |part| {
            if let Ok(part) = part {
                (part.send)(model);
            }
        });
    };
    let keys = move |event: Event| {
        let event = event.unchecked_into::<KeyboardEvent>();
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    let clear = move |_| {
        app.drafts.replace(DraftForm::default());
        model.submitted.set(false);
        model.known.error.set(None);
        model.known.typed.set(String::new());
        if untrack(|| app.drafts.can_restore()) {
            app.messages.say(texts::CLEARED);
        }
        dialog::focus_soon(&["#name"]);
    };
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
    let heading = el("h1")
        .set("tabindex", "-1")
        .on("focus", to_name)
        .region(move || title(replaced.get().and(copied.get())));
    let restore = button("button small", restore)
        .flag("hidden", move || !app.drafts.can_restore())
        .text(texts::RESTORE);
    let actions = classed("div", "actions")
        .child(restore)
        .child(button("button small", clear).text(texts::CLEAR));
    let prefilled = move || match copied.get() {
        Some(name) => prefilled(&name, replaced.get()).any(),
        None => nothing(),
    };
    let fields = classed("div", "new-form")
        .child(
            classed("div", "two")
                .child(name_field(model))
                .view(template_field(model)),
        )
        .child(picker(model))
        .child(classed("div", "lives-place").view(piece(model, |part| part.lifetimes)));
    let review = classed("aside", "review")
        .set("aria-labelledby", "review-title")
        .child(el("h2").set("id", "review-title").text(texts::REVIEW))
        .view(review_part(model));
    let form = classed("form", "new-grid")
        .set("id", FORM)
        .set("novalidate", "")
        .set("aria-label", texts::TITLE)
        .on("keydown", keys)
        .on("input", move |_| fresh.set_value(false))
        .on("change", move |_| fresh.set_value(false))
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .child(fields)
        .child(review);
    classed("div", "page new-page")
        .child(classed("div", "title-row").child(heading).child(actions))
        .region(prefilled)
        .view(piece(model, |part| part.notes))
        .child(form)
        // Outside of the form: Enter in its fields must not create a client.
        .view(share_card(model.wrong))
        .child(bar(model))
        .any()
}

/// The heading: of a client that replaces another, the name of that one.
fn title(replaced: Option<String>) -> AnyView {
    match replaced {
        Some(name) => el("span")
            .text(texts::REPLACE)
            .text(" ")
            .child(el("bdi").text(&display_name(&name)))
            .any(),
        None => texts::TITLE.into_any(),
    }
}

/// Says which client fills the form, and whether this one is to replace it.
fn prefilled(name: &str, replaced: Option<String>) -> El {
    let name = display_name(name);
    let line = classed("p", "hint").text("Prefilled from ");
    match replaced {
        Some(id) => {
            let to = link("", &Route::Client(id).to_string());
            line.child(to.child(el("bdi").text(&name)))
                .text(texts::REPLACED_END)
        }
        None => line
            .child(el("b").set("dir", "auto").text(&name))
            .text(texts::COPIED_END),
    }
}

/// A draft that somebody prepared: it fills the form, and the address forgets it, so that a reload
/// does not undo what was typed since. `query` is what stands behind `#/new?`.
pub fn draft_page(query: String, workspace: Option<Workspace>) -> AnyView {
    let app = App::here();
    with_link(query, move |query, form| {
        app.drafts.replace_by_link(query, form);
        address::replace(&Route::New.to_string());
        new_page(workspace)
    })
}

/// The draft as text, on demand: it is a part of its own.
fn share_card(wrong: Memo<bool>) -> AnyView {
    let open = RwSignal::new(false);
    changing(move || {
        if open.get() {
            share_part(wrong)
        } else {
            button("link share-open", move |_| open.set(true))
                .text(texts::SHARE)
                .any()
        }
    })
}
