//! Creating, exactly once; and what to do when the answer is lost.

use leptos::prelude::*;

use super::texts;
use crate::browser::dialog;
use crate::ui::common::{ConfirmPowers, ErrorNote};
use crate::ui::form::Model;
use crate::ui::kit::{Note, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{Creating, LostCreate, Workspace};
use client::{consent, display_name};
use platform::Certainty;

/// What stands above the form: where the draft came from, and how the last create ended.
#[component]
pub fn Notes(
    /// The form.
    model: Model,
) -> impl IntoView {
    let outcome = model
        .workspace
        .map(|workspace| view! { <Outcome workspace/> });
    let question = model.workspace.map(|workspace| {
        let on_yes = Callback::new(move |draft| create(model, workspace, draft));
        view! { <ConfirmPowers asked=model.found.ask on_yes/> }
    });
    view! {
        <Prepared/>
        {outcome}
        {question}
    }
    .into_any()
}

/// Creates the client, or marks what keeps it from being created.
pub fn send(model: Model) {
    let (app, known) = (model.app, model.known);
    model.submitted.set(true);
    let pending = untrack(|| known.is_pending()) && !model.view.as_text.get_untracked();
    if pending {
        known.error.set(Some(texts::STORE_PENDING.to_owned()));
    }
    let wrong = pending || model.text_wrong.get_untracked();
    let clients = app.clients();
    let checked =
        clients.with_untracked(|known| app.drafts.with_untracked(|form| form.check(known)));
    match (checked, model.workspace) {
        (Ok(draft), Some(workspace)) if !wrong => match consent::approve(draft) {
            Ok(draft) => create(model, workspace, draft),
            Err(ask) => model.found.ask.set(Some(ask)),
        },
        (Ok(_), None) if !wrong => app.connect_for(Route::New),
        _ => {
            // The bar shows it.
            app.messages.announce(texts::INCOMPLETE);
            dialog::focus_first_invalid();
        }
    }
}

fn create(model: Model, workspace: Workspace, draft: consent::Approved) {
    model.submitted.set(false);
    workspace.create(draft);
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

/// Why the last create did not end with credentials.
#[component]
fn Outcome(workspace: Workspace) -> impl IntoView {
    // The client that was found under the name is told here; once it is gone, so is the notice.
    let (creating, clients) = (workspace.creating(), workspace.clients());
    let outcome = Memo::new(move |_| match creating.get() {
        Creating::Lost(lost) => {
            let there = |id: &str| clients.with(|all| all.iter().any(|c| c.id == id));
            let left: Vec<_> = lost
                .found
                .iter()
                .filter(|c| there(&c.id))
                .cloned()
                .collect();
            if lost.found.is_empty() || !left.is_empty() {
                Creating::Lost(LostCreate {
                    found: left,
                    ..lost
                })
            } else {
                Creating::Idle
            }
        }
        Creating::Busy => Creating::Idle,
        other => other,
    });
    // How the last create ended belongs to this page.
    on_cleanup(move || workspace.forget_create());
    move || match outcome.get() {
        Creating::Refused(error) => Some(view! { <ErrorNote error/> }.into_any()),
        Creating::Lost(lost) => Some(view! { <LostNote workspace lost/> }.into_any()),
        Creating::Idle | Creating::Busy => None,
    }
}

#[component]
fn LostNote(workspace: Workspace, lost: LostCreate) -> impl IntoView {
    let app = App::here();
    let cause = format!("{}. {}", lost.cause.title(), lost.cause.advice());
    if lost.found.is_empty() {
        let text = if lost.searched {
            texts::LOST_SEARCHED
        } else {
            texts::LOST_UNSEARCHED
        };
        return view! {
            <Note tone=Tone::Caution title=texts::LOST>
                <p>{cause}</p>
                <p>{text}</p>
            </Note>
        }
        .into_any();
    }
    let (title, text) = match lost.certainty {
        Certainty::Certain => (texts::ORPHAN, texts::ORPHAN_WHAT),
        Certainty::Possible => (texts::MAYBE_ORPHAN, texts::MAYBE_ORPHAN_WHAT),
    };
    let rows = lost.found.into_iter().map(move |client| {
        let (name, id) = (display_name(&client.name), client.id.clone());
        let href = Route::Client(client.id.clone()).to_string();
        let remove = move |_| app.ask_to_delete(workspace, client.clone());
        view! {
            <li>
                <a href=href><bdi>{name.clone()}</bdi></a> " " <code>{id}</code> " "
                <button type="button" class="button danger small" on:click=remove>
                    {texts::DELETE_ORPHAN}
                </button>
            </li>
        }
    });
    view! {
        <Note tone=Tone::Caution title=title>
            <p>{cause}</p>
            <p>{text}</p>
            <ul class="plain">{rows.collect_view()}</ul>
        </Note>
    }
    .into_any()
}
