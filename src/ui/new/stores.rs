//! Scopes for single stores: the picker of stores, and a block for each.

use leptos::prelude::*;

use super::picker::ScopeGroup;
use crate::browser::clock::BrowserClock;
use crate::ui::kit::{SelectField, TextField};
use crate::ui::state::App;
use crate::workspace::{PageTasks, Workspace};
use client::display_name;
use platform::May;
use platform::calls::Store;
use platform::http::Clock;
use scope::GROUPS;

/// How long a pause in typing must be before the host is asked, in milliseconds.
const TYPING_MS: u32 = 250;

/// All store blocks, and the way to a further one.
#[component]
pub(super) fn Stores(workspace: Option<Workspace>) -> impl IntoView {
    let app = App::here();
    let keys = Memo::new(move |_| {
        app.drafts.with(|form| {
            let keys = form.selection.stores().into_iter().map(str::to_owned);
            keys.collect::<Vec<_>>()
        })
    });
    view! {
        <section class="card">
            <h2>"Scopes for single stores"</h2>
            <p class="hint">
                "They open only the in-store endpoints of that one store. Choose them instead of a \
                 scope for the whole project, not beside it."
            </p>
            <StorePicker workspace/>
            <For each=move || keys.get() key=Clone::clone let(key)><StoreBlock key/></For>
        </section>
    }
}

#[component]
fn StorePicker(workspace: Option<Workspace>) -> impl IntoView {
    let app = App::here();
    let may = workspace.map_or(May::No, |workspace| {
        workspace
            .facts()
            .with_untracked(|facts| facts.may("view_stores"))
    });
    let connected = workspace.is_some();
    let tasks = PageTasks::new();
    let why = (may == May::No).then(|| {
        let why = if connected {
            "view_stores is missing"
        } else {
            "not connected"
        };
        why.to_owned()
    });
    let search = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Store>::new());
    let total = RwSignal::new(None::<u32>);
    let chosen = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let unreadable = RwSignal::new(why);
    let busy = RwSignal::new(false);
    let asked = StoredValue::new(0_u32);
    let fetch = move |more: bool, pause: bool| {
        let Some(workspace) = workspace else { return };
        let mine = asked.with_value(|n| n + 1);
        asked.set_value(mine);
        busy.set(true);
        let offset = if more {
            u32::try_from(found.with_untracked(Vec::len)).unwrap_or(0)
        } else {
            0
        };
        tasks.start(async move {
            if pause {
                // Whoever types asks once, not with every key.
                BrowserClock.sleep(TYPING_MS).await;
                if asked.try_get_value() != Some(mine) {
                    return;
                }
            }
            let Some(asking) = workspace.stores(search.get_untracked(), offset) else {
                return;
            };
            let answer = asking.await;
            // An older search that comes late must not replace a newer one.
            if asked.try_get_value() != Some(mine) {
                return;
            }
            busy.set(false);
            match answer {
                Ok(page) => {
                    total.set(page.total);
                    found.update(|all| {
                        if !more {
                            all.clear();
                        }
                        all.extend(page.stores);
                    });
                    let first = found.with_untracked(|all| all.first().map(|s| s.key.clone()));
                    if !more {
                        chosen.set(first.unwrap_or_default());
                    }
                }
                Err(failure) => unreadable.set(Some(failure.title().to_owned())),
            }
        });
    };
    if may != May::No {
        fetch(false, false);
    }
    let add = move |_| {
        let reads = unreadable.with_untracked(Option::is_none);
        let key = if reads {
            chosen.get_untracked()
        } else {
            typed.get_untracked().trim().to_owned()
        };
        let proper = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if !(2..=256).contains(&key.len()) || !key.bytes().all(proper) {
            error.set(Some(
                "A store key has 2 to 256 letters, digits, - or _.".into(),
            ));
        } else if app.drafts.add_store(&key) {
            error.set(None);
            typed.set(String::new());
            app.messages.say(format!("Added scopes for store {key}."));
        } else {
            error.set(Some(format!("Store {key} is there already.")));
        }
    };
    let options = Signal::derive(move || {
        let label = |store: &Store| match &store.name {
            Some(name) => format!("{} ({})", store.key, display_name(name)),
            None => store.key.clone(),
        };
        found.with(|all| {
            all.iter()
                .map(|s| (s.key.clone(), label(s)))
                .collect::<Vec<_>>()
        })
    });
    let hint = Signal::derive(
        move || match (busy.get(), found.with(Vec::len), total.get()) {
            (true, ..) => "Looking…".into(),
            (_, 0, _) => "No store matches.".into(),
            (_, here, Some(all)) => format!("{here} of {all} stores."),
            (_, here, None) => format!("{here} stores."),
        },
    );
    let has_more = Memo::new(move |_| {
        total
            .get()
            .is_some_and(|all| found.with(Vec::len) < usize::try_from(all).unwrap_or(0))
    });
    view! {
        <div class="store-picker">
            <Show when=move || unreadable.with(Option::is_none) fallback=move || view! {
                <TextField id="store-key" label="Store" value=typed error=error
                    on_input=Callback::new(move |text| typed.set(text))
                    hint=Signal::derive(move || format!(
                        "Type the store's key: the project's list can't be read ({}).",
                        unreadable.get().unwrap_or_default()
                    ))/>
            }>
                <TextField id="find-key" label="Look up" kind="search" value=search
                    placeholder="Beginning of a key, or a whole name"
                    on_input=Callback::new(move |text| { search.set(text); fetch(false, true) })/>
                <SelectField id="store" label="Store" value=chosen options hint
                    on_change=Callback::new(move |key| chosen.set(key))/>
                <Show when=move || has_more.get()>
                    <button type="button" class="button small" disabled=busy
                        on:click=move |_| fetch(true, false)>"More stores"</button>
                </Show>
            </Show>
            <button type="button" class="button" on:click=add>"Add scopes for store"</button>
            {move || error.get().filter(|_| unreadable.with(Option::is_none)).map(|text| view! {
                <p class="field-error" role="alert">{text}</p>
            })}
        </div>
    }
}

#[component]
fn StoreBlock(key: String) -> impl IntoView {
    let app = App::here();
    // The filter of the project's scopes does not reach into the blocks.
    let filter = RwSignal::new(String::new());
    let (shown, removed) = (key.clone(), key.clone());
    let count = {
        let key = key.clone();
        Memo::new(move |_| app.drafts.with(|form| form.selection.count(Some(&key))))
    };
    view! {
        <fieldset class="store-block">
            <legend>"Store "<bdi>{shown}</bdi></legend>
            <div class="group-head">
                <span class="count">{move || format!("{} chosen", count.get())}</span>
                <button type="button" class="button small"
                    aria-label=format!("Remove the block of {removed}")
                    on:click=move |_| app.drafts.edit(|f| f.selection.remove_store(&removed))>
                    "Remove"
                </button>
            </div>
            {GROUPS.iter().map(|group| view! {
                <ScopeGroup group store=Some(key.clone()) filter/>
            }).collect_view()}
        </fieldset>
    }
}
