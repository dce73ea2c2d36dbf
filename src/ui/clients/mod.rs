//! The list of API Clients, and one client's own page.

pub mod delete;
mod details;
mod load;
mod table;

use leptos::prelude::*;

pub use details::{ClientPage, GroupedScopes};

use self::{load::load, table::ClientTable};
use super::{
    kit::{ErrorNote, Note, Skeleton, Tone},
    state::{App, Loading},
};
use platform::May;

/// The list. It loads when it is first shown.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let app = App::here();
    ensure_loaded(app);
    view! {
        <div class="page">
            <div class="title-row">
                <h1 tabindex="-1">"API clients"</h1>
                <div class="actions">
                    <button type="button" class="button"
                        disabled=move || matches!(app.loading.get(), Loading::Busy(..)) || !may_look(app)
                        on:click=move |_| load(app)>"Reload"</button>
                    <a class="button primary" href="#/new">"New API client"</a>
                </div>
            </div>
            <PermissionNote/>
            {move || match app.loading.get() {
                Loading::Idle => None,
                Loading::Busy(have, total) => Some(view! { <Progress have total/> }.into_any()),
                Loading::Cancelled => Some(view! {
                    <Note tone=Tone::Plain title="Loading was stopped">
                        <p>"The list below is not complete. " <b>"Reload"</b> " starts again."</p>
                    </Note>
                }.into_any()),
                Loading::Failed(error) => Some(view! { <ErrorNote error/> }.into_any()),
                Loading::Ready => app.clients.with(|all| all.is_empty()).then(|| view! {
                    <Empty/>
                }.into_any()),
            }}
            <Show when=move || app.clients.with(|all| !all.is_empty())><ClientTable/></Show>
        </div>
    }
}

/// Starts loading the clients, unless that happened or can't succeed.
pub fn ensure_loaded(app: App) {
    if app.loading.get_untracked() == Loading::Idle && may_look(app) {
        load(app);
    }
}

/// Whether reading the list may succeed.
fn may_look(app: App) -> bool {
    let may = app.connection.with_untracked(|connection| {
        connection
            .as_ref()
            .map_or(May::No, |c| c.facts.may("view_api_clients"))
    });
    may != May::No
}

#[component]
fn Progress(have: usize, total: Option<usize>) -> impl IntoView {
    let label = match total {
        Some(total) => format!("Loading API clients: {have} of {total}"),
        None => format!("Loading API clients: {have} so far"),
    };
    let nothing_yet = App::here().clients.with_untracked(|all| all.is_empty());
    view! {
        {if nothing_yet {
            view! { <Skeleton label=label/> }.into_any()
        } else {
            view! { <p role="status">{label}</p> }.into_any()
        }}
        <button type="button" class="button small" on:click=move |_| load::cancel()>"Cancel"</button>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">"This project has no API clients that the page can see"</p>
            <p>"Create the first one with just the scopes its job needs."</p>
            <a class="button primary" href="#/new">"New API client"</a>
        </div>
    }
}

/// What the granted scopes do not allow, why, and what still works.
#[component]
fn PermissionNote() -> impl IntoView {
    let app = App::here();
    let facts = Memo::new(move |_| {
        app.connection.with(|connection| {
            let facts = connection.as_ref().map(|c| &c.facts)?;
            Some((
                facts.may("view_api_clients"),
                facts.may("manage_api_clients"),
            ))
        })
    });
    move || {
        let (title, text) = match facts.get()? {
            (May::No, _) => (
                "This connection can't see API clients",
                "It lacks view_api_clients. manage_project does not include it: commercetools \
                 keeps API Clients apart from everything else. Connect with a client that has \
                 view_api_clients or manage_api_clients; the first one is created in the Merchant \
                 Center under Settings > Developer settings. You can still prepare a new client \
                 and copy its request body.",
            ),
            (_, May::No) => (
                "Read only",
                "It lacks manage_api_clients, which manage_project does not include. You can look \
                 at clients and prepare new ones, but not create or delete them.",
            ),
            (_, May::Unknown) => (
                "The scopes of this token are not known",
                "A pasted token does not tell what it may do. The host will say so when a scope is \
                 missing.",
            ),
            _ => return None,
        };
        Some(view! { <Note tone=Tone::Caution title=title><p>{text}</p></Note> })
    }
}
