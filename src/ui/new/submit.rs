//! Creating, exactly once; and what to do when the answer is lost.

use leptos::prelude::*;

use super::texts;
use crate::ui::common::ErrorNote;
use crate::ui::kit::{Note, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{Creating, LostCreate, Workspace};
use client::display_name;
use platform::Certainty;

/// Why the last create did not end with credentials.
#[component]
pub(super) fn Outcome(workspace: Workspace) -> impl IntoView {
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
