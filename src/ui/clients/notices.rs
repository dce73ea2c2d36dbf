//! What stands above the list: how far it is read, what went wrong, and what is not allowed.

use client::Extent;
use client::bulk::{Bulk, Counts};
use client::progress::seconds_left;
use leptos::prelude::*;
use platform::May;

use super::texts;
use crate::browser::clock;
use crate::ui::common::ErrorNote;
use crate::ui::kit::{Note, Skeleton, Tone};
use crate::ui::roster::Tool;
use crate::workspace::{Loading, Workspace};

/// How the last read of the list stands.
#[component]
pub(super) fn Notices(
    /// Whose list.
    workspace: Workspace,
    /// Whether any client is known.
    any: Memo<bool>,
    /// The tool that is open.
    tool: RwSignal<Option<Tool>>,
) -> impl IntoView {
    let loading = workspace.loading();
    // When the pages began to arrive, and how many clients were there already.
    let began = StoredValue::new(None::<(i64, usize)>);
    let left = move |have: usize, total: Option<usize>| {
        let now = clock::now().0;
        let (since, known) = began.get_value().unwrap_or((now, have));
        began.set_value(Some((since, known)));
        let (done, all) = (have.checked_sub(known)?, total?.checked_sub(known)?);
        seconds_left(now - since, done, all)
    };
    let read = move || match loading.get() {
        Loading::Idle => None,
        Loading::Busy { have, total } => {
            let left = left(have, total);
            Some(progress(workspace, texts::loading(have, total, left)))
        }
        Loading::Cancelled => Some(
            view! { <Note tone=Tone::Plain title=texts::CANCELED><Partial workspace/></Note> }
                .into_any(),
        ),
        Loading::Limited(count) => Some(caution(texts::CUT, texts::limit(count))),
        Loading::Repeats => Some(caution(texts::UNEXPECTED, texts::REPEATED.to_owned())),
        Loading::Failed(error) => Some(view! { <ErrorNote error/><Partial workspace/> }.into_any()),
        Loading::Ready => (!any.get()).then(empty),
    };
    let read = move || {
        if !loading.with(|now| matches!(now, Loading::Busy { .. })) {
            began.set_value(None);
        }
        read()
    };
    view! { {read}<Deletes workspace tool/> }
}

/// What a bulk delete is doing, and what an earlier one left.
#[component]
fn Deletes(workspace: Workspace, tool: RwSignal<Option<Tool>>) -> impl IntoView {
    let (bulk, settled) = (workspace.bulk(), workspace.settled());
    let counts = Memo::new(move |_| bulk.with(Bulk::counts));
    let show = move || {
        view! {
            <button type="button" class="button small" on:click=move |_| tool.set(Some(Tool::Delete))>
                {texts::SHOW}
            </button>
        }
    };
    let now = move || {
        let Counts {
            done,
            failed,
            stopped,
            open,
        } = counts.get();
        let rest = failed + stopped;
        if open > 0 {
            let said = texts::deleting(done + rest, done + rest + open);
            let line = view! { <div class="partial"><p role="status">{said}</p>{show()}</div> };
            Some(line.into_any())
        } else {
            (rest > 0).then(|| {
                view! {
                    <Note tone=Tone::Caution title=texts::PARTLY_DELETED>
                        <div class="partial"><p>{texts::deleted(done, rest)}</p>{show()}</div>
                    </Note>
                }
                .into_any()
            })
        }
    };
    let before = move || {
        settled.get().map(|(there, gone)| {
            view! {
                <Note tone=Tone::Caution title=texts::CLOSED_EARLY>
                    <div class="partial">
                        <p>{texts::settled(there, gone)}</p>
                        <button type="button" class="button small" on:click=move |_| settled.set(None)>
                            {texts::DISMISS}
                        </button>
                    </div>
                </Note>
            }
        })
    };
    view! { {now}{before} }.into_any()
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
