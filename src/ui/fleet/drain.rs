//! The watch over a client that was replaced: its line, when it was last seen, from when on silence proves
//! something, and the guarded delete.

use client::drain::Drain;
use client::{ApiClient, calendar, display_name, lineage, slug};
use leptos::prelude::*;
use platform::Facts;

use super::texts;
use crate::browser::{clock, download};
use crate::ui::kit::{Messages, Note, Tone, tell_saved};
use crate::ui::roster::watch::WatchList;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{Loading, Workspace};

/// What is known of one client's replacement.
#[component]
pub fn DrainWatch(
    /// Whose client.
    workspace: Workspace,
    /// Its id.
    id: String,
) -> impl IntoView {
    let clients = workspace.clients();
    let list = WatchList::new();
    let project = workspace.facts().with_untracked(Facts::project);
    let (id, project) = (StoredValue::new(id), StoredValue::new(project));
    let client = Memo::new(move |_| {
        clients.with(|all| {
            all.iter()
                .find(|c| id.with_value(|id| c.id == *id))
                .cloned()
        })
    });
    let watched = Memo::new(move |_| {
        list.with(|all| {
            let found = all.find(&project.get_value(), &id.get_value());
            found.map(|found| (found.since.clone(), found.new.clone()))
        })
    });
    let line = move || clients.with(|all| id.with_value(|id| drawn(all, id)));
    // The client behind it, by the watch or by its name.
    let successor = move || {
        let known = watched.get().and_then(|(_, new)| new);
        clients.with(|all| {
            let by_watch = known.and_then(|new| all.iter().find(|c| c.id == new));
            let by_name = id.with_value(|id| lineage::neighbors(all, id).1);
            let found = by_watch.or_else(|| by_name.map(|at| &all[at]))?;
            Some((
                Route::Client(found.id.clone()).to_string(),
                display_name(&found.name),
            ))
        })
    };
    let watch = move |_| {
        list.change(|all| {
            project.with_value(|project| {
                id.with_value(|id| all.watch(project, id, None, clock::today()));
            });
        });
    };
    let forget = move |_| {
        list.change(|all| {
            project.with_value(|project| id.with_value(|id| all.forget(project, id)));
        });
    };
    let replaced = move || {
        let next = successor();
        let since = watched.get().map(|(since, _)| since);
        if next.is_none() && since.is_none() {
            return view! {
                <div class="actions">
                    <button type="button" class="button" on:click=watch>{texts::WATCH}</button>
                </div>
            }
            .into_any();
        }
        let by = next.map(|(href, name)| {
            view! { <p>{texts::REPLACED_BY}" "<a href=href><bdi>{name}</bdi></a>"."</p> }
        });
        let button = if since.is_some() {
            view! { <button type="button" class="button" on:click=forget>{texts::UNWATCH}</button> }
                .into_any()
        } else {
            view! { <button type="button" class="button" on:click=watch>{texts::WATCH}</button> }
                .into_any()
        };
        let since = since.map(|day| {
            view! { <p class="hint">{texts::WATCHED_SINCE}" "{day}"."</p> }
        });
        let drain = client.get().map(|client| state(workspace, client));
        view! { {by}{drain}{since}<div class="actions">{button}</div> }.into_any()
    };
    view! { {line}{replaced} }.into_any()
}

/// The line of clients that replaced each other, the oldest first.
fn drawn(all: &[ApiClient], id: &str) -> Option<AnyView> {
    let lines = lineage::lines(all);
    let line = lines
        .into_iter()
        .find(|line| line.members.iter().any(|at| all[*at].id == id))?;
    let items = line.members.into_iter().map(|at| {
        let client = &all[at];
        let own = client.id == id;
        let href = Route::Client(client.id.clone()).to_string();
        let day = client.created_at.map(|at| at.day().to_string());
        view! {
            <li class:own=own>
                <a href=href aria-current=own.then_some("page")><bdi>{display_name(&client.name)}</bdi></a>
                " "<span class="hint">{day}{own.then(|| [", ", texts::THIS].concat())}</span>
            </li>
        }
    });
    let view = view! {
        <ol class="lineage" aria-label=texts::LINEAGE>{items.collect_view()}</ol>
        <p class="hint">{texts::LINEAGE_HOW}</p>
    };
    Some(view.into_any())
}

/// How far it is drained, and what can be done.
fn state(workspace: Workspace, client: ApiClient) -> AnyView {
    let (app, messages) = (App::here(), Messages::here());
    let drain = Drain::of(&client, clock::today());
    let (tone, title) = if drain.is_silent() {
        (Tone::Good, texts::SILENT)
    } else {
        (Tone::Caution, texts::DRAINING)
    };
    let calendar = drain.reminder(&client).map(|reminder| {
        let name = format!("quiet-{}.ics", slug(&client.name));
        let save = move |_| {
            let text = calendar::file(std::slice::from_ref(&reminder), clock::now());
            let saved = download::save(&name, "text/calendar;charset=utf-8", &text);
            tell_saved(messages, &name, saved, "");
        };
        view! { <button type="button" class="button" on:click=save>{texts::CALENDAR}</button> }
    });
    let loading = workspace.loading();
    let busy = Memo::new(move |_| loading.with(|now| matches!(now, Loading::Busy { .. })));
    let class = if drain.is_silent() {
        "button danger"
    } else {
        "button"
    };
    let delete = move |_| app.ask_to_delete(workspace, client.clone());
    view! {
        <Note tone=tone title=title><p>{drain.words()}</p></Note>
        <div class="actions">
            <button type="button" class="button" disabled=move || busy.get()
                on:click=move |_| workspace.load()>{texts::CHECK}</button>
            {calendar}
            <button type="button" class=class on:click=delete>{texts::DELETE_OLD}</button>
        </div>
    }
    .into_any()
}
