//! Creating, exactly once; and what to do when the answer is lost.

use leptos::{prelude::*, task::spawn_local};

use crate::ui::clients::delete::delete;
use crate::ui::kit::{ErrorNote, Note, Tone, Waiting};
use crate::ui::route::Route;
use crate::ui::state::{App, LostCreate};
use client::{DraftForm, display_name};
use platform::{ApiError, CreateOutcome};

/// How far the create is.
#[derive(Clone, Copy)]
pub(super) struct Submit {
    /// Whether one is under way: then there is no other.
    pub(super) waiting: Waiting,
    refused: RwSignal<Option<ApiError>>,
    lost: RwSignal<Option<LostCreate>>,
}

impl Submit {
    pub(super) fn new() -> Self {
        Self {
            waiting: Waiting::default(),
            refused: RwSignal::new(None),
            lost: RwSignal::new(None),
        }
    }
}

/// Sends the form, unless that is happening already.
pub(super) fn create(app: App, state: Submit) {
    let known = app.clients.get_untracked();
    let checked = app.form.with_untracked(|form| form.check(&known));
    let (Ok(draft), Some(session)) = (checked, app.session()) else {
        return;
    };
    let Some(stop) = state.waiting.begin() else {
        return;
    };
    state.refused.set(None);
    state.lost.set(None);
    app.say("Creating the API client…");
    spawn_local(async move {
        let outcome = session.create_until(&draft, &known, stop).await;
        state.waiting.end();
        app.refresh_facts();
        match outcome {
            CreateOutcome::Created(client, credentials) => {
                app.insert_client(client);
                app.form.set(DraftForm::default());
                app.say("The API client is created.");
                app.show_new_credentials(credentials);
            }
            CreateOutcome::Refused(error) => {
                app.say("The API client was not created. Nothing that you typed is lost.");
                state.refused.try_set(Some(error));
                crate::browser::dialog::focus_heading();
            }
            CreateOutcome::Lost {
                cause,
                found,
                searched,
            } => {
                for client in &found {
                    app.insert_client(client.clone());
                }
                app.say("It is not certain whether the API client was created.");
                state.lost.try_set(Some(LostCreate {
                    cause,
                    found,
                    searched,
                }));
                crate::browser::dialog::focus_heading();
            }
        }
    });
}

/// Why the last create did not end with credentials.
#[component]
pub(super) fn Outcome(state: Submit) -> impl IntoView {
    let app = App::here();
    // The client that was found under the name is told here; once it is gone, so is the notice.
    let lost = Memo::new(move |_| {
        let lost = state.lost.get()?;
        let there = |id: &str| app.clients.with(|all| all.iter().any(|c| c.id == id));
        let left = lost
            .found
            .iter()
            .filter(|c| there(&c.id))
            .cloned()
            .collect::<Vec<_>>();
        (lost.found.is_empty() || !left.is_empty()).then_some(LostCreate {
            found: left,
            ..lost
        })
    });
    view! {
        {move || state.refused.get().map(|error| view! { <ErrorNote error/> })}
        {move || lost.get().map(|lost| view! { <LostNote lost/> })}
    }
}

#[component]
fn LostNote(lost: LostCreate) -> impl IntoView {
    let app = App::here();
    let cause = format!("{}. {}", lost.cause.title(), lost.cause.advice());
    if lost.found.is_empty() {
        let text = if lost.searched {
            "The page looked for a client of this name several times and found none. It may still \
             turn up: reads lag behind by up to a minute. Reload the list of API clients in a \
             minute; if it is not there, create it again. Everything you typed is still here."
        } else {
            "The page could not read the list of clients to find out. Look at the list when the \
             host answers again, before you create it once more. Everything you typed is still here."
        };
        return view! {
            <Note tone=Tone::Caution title="The answer was lost">
                <p>{cause}</p>
                <p>{text}</p>
            </Note>
        }
        .into_any();
    }
    let rows = lost.found.into_iter().map(move |client| {
        let (name, id) = (display_name(&client.name), client.id.clone());
        let href = Route::Client(client.id.clone()).to_string();
        let remove = move |_| delete(app, client.clone());
        view! {
            <li>
                <a href=href><bdi>{name.clone()}</bdi></a> " " <code>{id}</code> " "
                <button type="button" class="button danger small" on:click=remove>
                    "Delete it and start again"
                </button>
            </li>
        }
    });
    view! {
        <Note tone=Tone::Caution title="It was created, but its secret is lost">
            <p>{cause}</p>
            <p>
                "The page found this client, which was not there before. Its secret was in the lost \
                 answer and can't be asked for again, so it is of no use. Delete it, then create it \
                 again: everything you typed is still here."
            </p>
            <ul class="plain">{rows.collect_view()}</ul>
        </Note>
    }
    .into_any()
}
