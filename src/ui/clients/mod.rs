//! The list of API Clients, and one client's own page.

pub mod delete;
mod details;
mod table;

use leptos::prelude::*;

use client::Extent;
use platform::May;

pub use details::ClientPage;

use self::table::ClientTable;
use super::common::ErrorNote;
use super::kit::{Note, Skeleton, Tone};
use crate::workspace::{Loading, Workspace};

/// The list. It loads when it is first shown.
#[component]
pub fn ClientsPage(
    /// Whose clients.
    workspace: Workspace,
) -> impl IntoView {
    workspace.ensure_loaded();
    let (clients, loading) = (workspace.clients(), workspace.loading());
    let any = Memo::new(move |_| clients.with(|all| !all.is_empty()));
    view! {
        <div class="page">
            <div class="title-row">
                <h1 tabindex="-1">"API clients"</h1>
                <div class="actions">
                    <button type="button" class="button"
                        disabled=move || matches!(loading.get(), Loading::Busy { .. }) || !workspace.may_look()
                        on:click=move |_| workspace.load()>"Reload"</button>
                    <a class="button primary" href="#/new">"New API client"</a>
                </div>
            </div>
            <PermissionNote workspace/>
            {move || match loading.get() {
                Loading::Idle => None,
                Loading::Busy { have, total } => Some(view! { <Progress workspace have total/> }.into_any()),
                Loading::Cancelled => Some(view! {
                    <Note tone=Tone::Plain title="Loading was canceled"><Partial workspace/></Note>
                }.into_any()),
                Loading::Limited(count) => Some(view! {
                    <Note tone=Tone::Caution title="The list was cut off">
                        <p>{format!("This page reads {count} API clients at most. The list below is not complete.")}</p>
                    </Note>
                }.into_any()),
                Loading::Repeats => Some(view! {
                    <Note tone=Tone::Caution title="Unexpected response">
                        <p>"The host sent the same API clients again. The list below may not be complete."</p>
                    </Note>
                }.into_any()),
                Loading::Failed(error) => Some(view! {
                    <ErrorNote error/>
                    <Partial workspace/>
                }.into_any()),
                Loading::Ready => (!any.get()).then(|| view! { <Empty/> }.into_any()),
            }}
            <Show when=move || any.get()><ClientTable workspace/></Show>
        </div>
    }
}

/// Says that the list below is not complete, if so.
#[component]
fn Partial(workspace: Workspace) -> impl IntoView {
    let count = workspace.clients().with(|all| all.len());
    (workspace.extent() != Extent::Complete && count > 0).then(|| {
        view! {
            <p>"The list below is not complete."</p>
            <button type="button" class="button small" on:click=move |_| workspace.resume_loading()>
                "Continue loading"
            </button>
        }
    })
}

#[component]
fn Progress(workspace: Workspace, have: usize, total: Option<usize>) -> impl IntoView {
    let label = match total {
        Some(total) => format!("Loading API clients: {have} of {total}"),
        None => format!("Loading API clients: {have} so far"),
    };
    let nothing_yet = workspace.clients().with_untracked(|all| all.is_empty());
    view! {
        {if nothing_yet {
            view! { <Skeleton label=label/> }.into_any()
        } else {
            view! { <p role="status">{label}</p> }.into_any()
        }}
        <button type="button" class="button small" on:click=move |_| workspace.stop_loading()>"Cancel"</button>
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
fn PermissionNote(workspace: Workspace) -> impl IntoView {
    let facts = workspace.facts();
    let facts = Memo::new(move |_| {
        facts.with(|facts| {
            (
                facts.may("view_api_clients"),
                facts.may("manage_api_clients"),
            )
        })
    });
    move || {
        let (title, text) = match facts.get() {
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
