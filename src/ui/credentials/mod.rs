//! The credentials of a new client: shown once, handed over, and wiped.

pub mod leave;
mod texts;
mod token;
pub mod values;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use platform::Facts;

use self::token::TokenBox;
use self::values::Values;
use super::kit::el::mark_page;
use super::part::desk::desk_panel_part;
use super::part::presets::presets_part;
use super::part::proof::{Tried, proof_part};
use super::presets::{ClipboardNote, Copied, Source};
use super::roster::watch;
use super::route::Route;
use super::state::App;
use crate::browser::{clock, page};
use crate::workspace::{NewCredentials, Workspace};
use client::{Credentials, display_name, lifetime, temporary};

/// The page after a create.
#[component]
pub fn CredentialsPage(
    /// Whose client.
    workspace: Workspace,
) -> impl IntoView {
    move || match workspace.new_credentials().get() {
        None => view! {
            <div class="page narrow">
                <h1 tabindex="-1">{texts::NOTHING}</h1>
                <p>{texts::NOTHING_WHY}</p>
                <p><a class="button" href="#/clients">{texts::TO_CLIENTS}</a></p>
            </div>
        }
        .into_any(),
        Some(_) if page::is_framed_or_opened() => view! {
            <div class="page narrow">
                <h1 tabindex="-1">{texts::FRAMED}</h1>
                <p>{texts::FRAMED_WHY}</p>
            </div>
        }
        .into_any(),
        Some(new_credentials) => view! { <Shown workspace new_credentials/> }.into_any(),
    }
}

#[component]
fn Shown(workspace: Workspace, new_credentials: Rc<NewCredentials>) -> impl IntoView {
    let stored = workspace.is_stored();
    let revealed = RwSignal::new(false);
    mark_page("data-finish");
    let copied = Copied::provide();
    let held = StoredValue::new_local(new_credentials.credentials.clone());
    let on_stored = Callback::new(move |()| workspace.mark_stored(true));
    let source = Source::NewCredentials {
        held,
        revealed,
        on_stored,
    };
    let name = display_name(&new_credentials.credentials.name);
    let app = App::here();
    let replaced = app.drafts.replaced();
    let new = StoredValue::new(new_credentials.credentials.client_id.clone());
    let facts = workspace.facts();
    let project = facts.with_untracked(Facts::project);
    if let Some(old) = &replaced {
        new.with_value(|new| watch::begin(&project, old, new, clock::today()));
    }
    // Nothing once it is deleted.
    let old = move || {
        workspace.clients().with(|all| {
            let old = all.iter().find(|old| Some(&old.id) == replaced.as_ref())?;
            let href = Route::Client(old.id.clone()).to_string();
            Some(view! {
                {texts::REPLACES}" "<a href=href><bdi>{display_name(&old.name)}</bdi></a>{texts::REPLACES_END}" "{texts::WATCHED}
            })
        })
    };
    view! {
        <div class="page credentials-page" data-secret>
            <h1 tabindex="-1">{texts::HEADING}" "<bdi>{name}</bdi></h1>
            <p class="once"><strong>{texts::ONCE}</strong>" "{texts::ONCE_WHY}</p>
            <div class="handover">
                <div class="handover-values">
                    <Values held revealed on_stored copied/>
                    <TokenBox workspace held/>
                    {proof(workspace, held)}
                </div>
                {presets_part(source)}
            </div>
            {tokens(workspace, held)}
            <section class="finish" aria-label=texts::FINISH>
                <ClipboardNote copied/>
                <label class="check">
                    <input id="stored" type="checkbox" prop:checked=stored
                        on:change=move |event| workspace.mark_stored(event_target_checked(&event))/>
                    {texts::STORED}
                </label>
                <p class="hint">
                    {move || (!stored.get()).then_some(texts::NOT_STORED_YET)}
                    {move || stored.get().then(&old)}
                </p>
                <div class="actions">
                    <a class="button primary" href="#/clients">{texts::DONE}</a>
                    {throw_away(app, workspace, new)}
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// For a client that lives for a day at most: the time left, and a way to be rid of it at once.
fn throw_away(app: App, workspace: Workspace, id: StoredValue<String>) -> AnyView {
    let (clients, now) = (workspace.clients(), app.now());
    let client = Memo::new(move |_| {
        clients.with(|all| {
            all.iter()
                .find(|c| id.with_value(|id| c.id == *id))
                .cloned()
        })
    });
    let left = Memo::new(move |_| {
        client.with(|client| temporary::seconds_left(client.as_ref()?, now.get()))
    });
    let short = Memo::new(move |_| left.get().is_some());
    let end = move |_| {
        if let Some(client) = client.get_untracked() {
            // There is no secret to be stored any more. The page goes first, and with it every token that
            // it got is revoked; without its client that would be refused.
            workspace.mark_stored(true);
            app.go(Route::Clients(None));
            spawn_local(async move {
                tick().await;
                tick().await;
                workspace.delete(client);
            });
        }
    };
    let time = move || left.get().map(lifetime::countdown);
    view! {
        <Show when=move || short.get()>
            <button type="button" class="button danger" on:click=end>{texts::THROW_AWAY}</button>
            <span class="countdown">{texts::LEFT}" "<b role="timer">{time}</b></span>
        </Show>
    }
    .into_any()
}

/// The proof run, which is fetched when it is asked for.
fn proof(workspace: Workspace, held: StoredValue<Credentials, LocalStorage>) -> AnyView {
    let open = RwSignal::new(false);
    let shown = move || {
        if open.get() {
            return workspace.transport().map_or_else(
                || ().into_any(),
                |transport| {
                    let transport = StoredValue::new_local(transport);
                    let new = true;
                    proof_part(Tried {
                        transport,
                        held,
                        new,
                    })
                },
            );
        }
        view! {
            <div class="actions">
                <button type="button" class="button" on:click=move |_| open.set(true)>{texts::PROVE}</button>
            </div>
            <p class="hint">{texts::PROVE_HINT}</p>
        }
        .into_any()
    };
    view! { <div class="token-box">{shown}</div> }.into_any()
}

/// The flows of the auth host, which are fetched when they are asked for.
fn tokens(workspace: Workspace, held: StoredValue<Credentials, LocalStorage>) -> AnyView {
    let open = RwSignal::new(false);
    let shown = move || {
        if open.get() {
            return desk_panel_part(workspace, held);
        }
        view! {
            <div class="actions">
                <button type="button" class="button" on:click=move |_| open.set(true)>{texts::FLOWS}</button>
            </div>
            <p class="hint">{texts::FLOWS_HINT}</p>
        }
        .into_any()
    };
    view! { <div class="token-box">{shown}</div> }.into_any()
}
