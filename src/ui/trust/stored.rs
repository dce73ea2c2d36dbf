//! What the browser stores for this page, with the way to remove it.

use client::kept;
use client::text::visible;
use leptos::prelude::*;
use platform::traffic::bytes;

use super::texts;
use crate::browser::extension::Extension;
use crate::browser::{caches, dialog, storage};
use crate::ui::kit::Messages;
use crate::ui::state::App;
use crate::workspace::PageTasks;

/// Each thing that is stored. Another tab may change it, so it is read again every second.
#[component]
pub(super) fn Stored() -> impl IntoView {
    let (app, messages) = (App::here(), Messages::here());
    let changes = RwSignal::new(0_u32);
    let all = Memo::new(move |_| {
        app.now().track();
        changes.track();
        storage::all()
    });
    let remove = move |name: &str| {
        storage::remove(name);
        changes.update(|changes| *changes = changes.wrapping_add(1));
        // The button is gone.
        dialog::focus_soon(&["#stored-title"]);
    };
    let remove_one = move |name: String| {
        remove(&name);
        if storage::get(&name).is_none() {
            messages.say(texts::removed(&visible(&name)));
        } else {
            messages.warn(texts::NOT_REMOVED);
        }
    };
    let remove_all = move |_| {
        for (name, _) in storage::all() {
            remove(&name);
        }
        if storage::all().is_empty() {
            messages.say(texts::REMOVED_ALL);
        } else {
            messages.warn(texts::NOT_REMOVED);
        }
    };
    let row = move |(name, size): (String, usize)| {
        let shown = visible(&name).into_owned();
        let label = texts::remove(&shown);
        let purpose = kept::purpose(&name).unwrap_or(texts::UNKNOWN);
        view! {
            <tr>
                <th scope="row"><code>{shown}</code></th>
                <td>{purpose}</td>
                <td>{bytes(size as u64)}</td>
                <td>
                    <button type="button" class="button small" aria-label=label
                        on:click=move |_| remove_one(name.clone())>{texts::REMOVE}</button>
                </td>
            </tr>
        }
    };
    let table = move || {
        let rows = all.get();
        if rows.is_empty() {
            return view! { <p>{texts::STORED_NONE}</p> }.into_any();
        }
        view! {
            <div class="trust-scroll" tabindex="0" role="group" aria-labelledby="stored-title">
                <table class="trust-table">
                    <thead>
                        <tr>
                            <th scope="col">{texts::NAME}</th>
                            <th scope="col">{texts::PURPOSE}</th>
                            <th scope="col">{texts::SIZE}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <div class="actions">
                <button type="button" class="button" on:click=remove_all>{texts::REMOVE_ALL}</button>
            </div>
        }
        .into_any()
    };
    let extension =
        Extension::here().map(|_| view! { <p class="hint">{texts::STORED_EXTENSION}</p> });
    view! {
        {table}
        <p class="hint">{texts::STORED_HOW}</p>
        {extension}
    }
    .into_any()
}

/// The copies of the service worker.
#[component]
pub(super) fn Copies() -> impl IntoView {
    let (messages, tasks) = (Messages::here(), PageTasks::new());
    let count = RwSignal::new(None::<u32>);
    let read = move || {
        tasks.start(async move {
            count.try_set(Some(caches::count().await));
        });
    };
    read();
    let remove = move |_| {
        tasks.start(async move {
            if caches::remove().await {
                messages.say(texts::COPIES_REMOVED);
            } else {
                messages.warn(texts::COPIES_LEFT);
            }
            count.try_set(Some(caches::count().await));
            dialog::focus_soon(&["#stored-title"]);
        });
    };
    move || match count.get() {
        None => view! { <p>{texts::COPIES_READING}</p> }.into_any(),
        Some(0) => view! { <p>{texts::COPIES_NONE}</p> }.into_any(),
        Some(files) => view! {
            <p>{texts::copies(files)}</p>
            <div class="actions">
                <button type="button" class="button" on:click=remove>{texts::REMOVE_COPIES}</button>
            </div>
        }
        .into_any(),
    }
}
