//! What stands above the list: how far it is read, what went wrong, and what is not allowed.

use client::Extent;
use leptos::prelude::*;
use platform::May;

use super::texts;
use crate::ui::common::ErrorNote;
use crate::ui::kit::{Note, Skeleton, Tone};
use crate::workspace::{Loading, Workspace};

/// How the last read of the list stands.
#[component]
pub(super) fn Notices(
    /// Whose list.
    workspace: Workspace,
    /// Whether any client is known.
    any: Memo<bool>,
) -> impl IntoView {
    let loading = workspace.loading();
    move || match loading.get() {
        Loading::Idle => None,
        Loading::Busy { have, total } => Some(progress(workspace, texts::loading(have, total))),
        Loading::Cancelled => Some(
            view! { <Note tone=Tone::Plain title=texts::CANCELED><Partial workspace/></Note> }
                .into_any(),
        ),
        Loading::Limited(count) => Some(caution(texts::CUT, texts::limit(count))),
        Loading::Repeats => Some(caution(texts::UNEXPECTED, texts::REPEATED.to_owned())),
        Loading::Failed(error) => Some(view! { <ErrorNote error/><Partial workspace/> }.into_any()),
        Loading::Ready => (!any.get()).then(empty),
    }
}

fn caution(title: &'static str, text: String) -> AnyView {
    view! { <Note tone=Tone::Caution title=title><p>{text}</p></Note> }.into_any()
}

/// Says that the list below is not complete, if so.
#[component]
fn Partial(workspace: Workspace) -> impl IntoView {
    let clients = workspace.clients();
    let partial = Memo::new(move |_| {
        workspace.extent() != Extent::Complete && clients.with(|all| !all.is_empty())
    });
    move || {
        partial.get().then(|| {
            view! {
                <div class="partial">
                    <p>{texts::INCOMPLETE}</p>
                    <button type="button" class="button small" on:click=move |_| workspace.resume_loading()>
                        {texts::CONTINUE}
                    </button>
                </div>
            }
        })
    }
}

fn progress(workspace: Workspace, label: String) -> AnyView {
    let nothing_yet = workspace.clients().with_untracked(|all| all.is_empty());
    let cancel = view! {
        <button type="button" class="button small" on:click=move |_| workspace.stop_loading()>
            {texts::CANCEL}
        </button>
    };
    if nothing_yet {
        view! { <Skeleton label=label/>{cancel} }.into_any()
    } else {
        view! { <div class="partial"><p role="status">{label}</p>{cancel}</div> }.into_any()
    }
}

fn empty() -> AnyView {
    view! {
        <div class="empty">
            <p class="empty-title">{texts::EMPTY}</p>
            <p>{texts::EMPTY_ADVICE}</p>
            <a class="button primary" href="#/new">{texts::NEW}</a>
        </div>
    }
    .into_any()
}

/// What the granted scopes do not allow, why, and what still works.
#[component]
pub(super) fn PermissionNote(
    /// Whose connection.
    workspace: Workspace,
) -> impl IntoView {
    let facts = workspace.facts();
    let may = Memo::new(move |_| {
        facts.with(|facts| {
            (
                facts.may("view_api_clients"),
                facts.may("manage_api_clients"),
            )
        })
    });
    move || {
        let (title, text) = match may.get() {
            (May::No, _) => texts::BLIND,
            (_, May::No) => texts::READ_ONLY,
            (_, May::Unknown) => texts::UNKNOWN_SCOPES,
            _ => return None,
        };
        Some(caution(title, text.to_owned()))
    }
}
