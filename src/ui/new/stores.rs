//! Scopes for single stores: the field that finds a store, and a block for stores that share scopes.

use leptos::prelude::*;

use super::model::Model;
use super::table::table;
use super::texts;
use crate::browser::clock::BrowserClock;
use crate::browser::dialog;
use crate::ui::kit::{Choice, Combobox};
use crate::workspace::PageTasks;
use client::display_name;
use platform::May;
use platform::calls::Store;
use platform::http::Clock;
use scope::picker::contains_folded;
use scope::{BlockId, Place, StoreRefused};

/// How long a pause in typing must be before the host is asked, in milliseconds.
const TYPING_MS: u32 = 250;

/// A combobox over the stores of the project, by key and name; where they can't be read, a key is typed.
#[component]
pub(super) fn StoreField(model: Model) -> impl IntoView {
    let drafts = model.app.drafts;
    let known = model.known;
    let (typed, error) = (known.typed, known.error);
    let tasks = PageTasks::new();
    let may = model.workspace.map_or(May::No, |workspace| {
        let facts = workspace.facts();
        facts.with_untracked(|facts| facts.may("view_stores"))
    });
    let unreadable = RwSignal::new(match (may, model.workspace) {
        (May::No, None) => Some(texts::OFFLINE_STORES.to_owned()),
        (May::No, _) => Some(texts::NO_VIEW_STORES.to_owned()),
        _ => None,
    });
    let found = RwSignal::new(Vec::<Store>::new());
    let total = RwSignal::new(None::<u32>);
    let asked = StoredValue::new(0_u32);
    let search = move |text: String, pause: bool| {
        let Some(workspace) = model.workspace.filter(|_| may != May::No) else {
            return;
        };
        let mine = asked.with_value(|n| n.wrapping_add(1));
        asked.set_value(mine);
        known.searching.set(true);
        tasks.start(async move {
            if pause {
                // Whoever types asks once, not with every key.
                BrowserClock.sleep(TYPING_MS).await;
                if asked.try_get_value() != Some(mine) {
                    return;
                }
            }
            let all = text.trim().is_empty();
            let Some(asking) = workspace.stores(text, 0) else {
                return;
            };
            let answer = asking.await;
            if let Ok(page) = &answer {
                known.take(page, all);
            }
            // An older search that comes late must not replace a newer one.
            if asked.try_get_value() != Some(mine) {
                return;
            }
            known.searching.try_set(false);
            match answer {
                Ok(page) => {
                    total.try_set(page.total);
                    found.try_set(page.stores);
                    unreadable.try_set(None);
                }
                Err(failure) => {
                    let why = [failure.title(), ". ", texts::KEY_INSTEAD].concat();
                    unreadable.try_set(Some(why));
                }
            }
        });
    };
    search(String::new(), false);
    let options = Memo::new(move |_| {
        let typed = typed.get();
        let typed = typed.trim();
        let taken = |key: &str| model.selection.with(|s| s.block_of(key).is_some());
        found.with(|all| {
            let named = |s: &&Store| s.name.as_ref().is_some_and(|n| contains_folded(n, typed));
            let fits = |s: &&Store| contains_folded(&s.key, typed) || named(s);
            let mut fitting: Vec<&Store> = all.iter().filter(fits).collect();
            fitting.retain(|store| !taken(&store.key));
            fitting.sort_by_key(|store| store.key != typed);
            let choice = |store: &Store| Choice {
                value: store.key.clone(),
                text: store.key.clone(),
                detail: store.name.as_deref().map(display_name).unwrap_or_default(),
                group: "",
            };
            fitting.into_iter().map(choice).collect::<Vec<_>>()
        })
    });
    let add = move |key: String| {
        let key = key.trim().to_owned();
        if key.is_empty() {
            error.set(Some(texts::NO_KEY.to_owned()));
            dialog::focus_soon(&["#store"]);
            return;
        }
        let joining = known.joining.get_untracked();
        let mut added = Err(StoreRefused::NoBlock);
        drafts.edit(|form| {
            added = match joining {
                Some(id) => form.selection.add_store_to(id, &key).map(|()| id),
                None => form.selection.add_block(&key),
            };
        });
        known.joining.set(None);
        match added {
            Ok(id) => {
                error.set(None);
                typed.set(String::new());
                model.touch(Place::Stores(id));
                model.app.messages.say(texts::added_store(&key));
                if known.keys.with_untracked(|keys| !keys.contains(&key)) {
                    tasks.start(look_up(model, key));
                }
                search(String::new(), false);
                dialog::focus_soon(&["#filter-scopes"]);
            }
            Err(why) => {
                error.set(Some(why.to_string()));
                dialog::focus_soon(&["#store"]);
            }
        }
    };
    let hint = Memo::new(move |_| {
        let joined = known.joining.get().and_then(|id| {
            let stores =
                |s: &scope::Selection| s.block(id).map(|b| texts::sharing_with(b.stores()));
            model.selection.with(stores)
        });
        joined
            .or_else(|| unreadable.get())
            .unwrap_or_else(|| texts::stores_shown(found.with(Vec::len), total.get()))
    });
    let nothing = Memo::new(move |_| {
        let idle = typed.with(|typed| typed.trim().is_empty());
        let text = match (
            idle || unreadable.with(Option::is_some),
            known.searching.get(),
        ) {
            (true, _) => "",
            (_, true) => texts::SEARCHING,
            (_, false) => texts::NO_STORE_MATCHES,
        };
        text.to_owned()
    });
    let placeholder = if may == May::No {
        texts::TYPE_KEY
    } else {
        texts::SEARCH_STORES
    };
    view! {
        <div class="store-field">
            <Combobox id="store" label=texts::STORE label_hidden=true text=typed options hint nothing
                placeholder=placeholder error=error
                on_text=Callback::new(move |text: String| {
                    error.set(None);
                    typed.set(text.clone());
                    search(text, true);
                })
                on_choose=Callback::new(add)
                on_enter=Callback::new(move |()| add(typed.get_untracked()))/>
            <button type="button" class="button" on:click=move |_| add(typed.get_untracked())>
                {texts::ADD_STORE}
            </button>
            {move || known.joining.get().map(|_| view! {
                <button type="button" class="button" on:click=move |_| known.joining.set(None)>
                    {texts::CANCEL_SHARING}
                </button>
            })}
        </div>
    }
    .into_any()
}

/// Whether a typed key exists: the list may be longer than what was read of it.
async fn look_up(model: Model, key: String) {
    let may = |workspace: &crate::workspace::Workspace| {
        let facts = workspace.facts();
        facts.with_untracked(|facts| facts.may("view_stores")) != May::No
    };
    let Some(workspace) = model.workspace.filter(may) else {
        return;
    };
    let Some(asking) = workspace.stores(key.clone(), 0) else {
        return;
    };
    if let Ok(page) = asking.await {
        model.known.take(&page, false);
        model.known.missed(&key);
    }
}

/// Stores that share their scopes, with their table.
#[component]
pub(super) fn StoreBlock(model: Model, id: BlockId) -> impl IntoView {
    let place = Place::Stores(id);
    let drafts = model.app.drafts;
    let known = model.known;
    let stores = Memo::new(move |_| {
        let keys = |s: &scope::Selection| s.block(id).map(|block| block.stores().to_vec());
        model.selection.with(keys).unwrap_or_default()
    });
    let active = model.view.active;
    let notes = Memo::new(move |_| {
        let of = |s: &scope::Selection| known.notes(s, id);
        model.selection.with(of)
    });
    let token = move |key: String| {
        let (shown, label) = (key.clone(), texts::remove_store(&key));
        let remove = move |_| {
            drafts.edit(|form| form.selection.remove_store(&key));
            dialog::focus_soon(&["#store"]);
        };
        view! {
            <span class="store-token">
                <bdi>{shown}</bdi>
                <button type="button" aria-label=label on:click=remove>"×"</button>
            </span>
        }
    };
    let join = move |_| {
        known.joining.set(Some(id));
        dialog::focus_soon(&["#store"]);
    };
    let remove = move |_| {
        drafts.replace_with(|form| form.selection.remove_block(id));
        dialog::focus_soon(&["#store"]);
    };
    view! {
        <div class="scope-place store-block" role="group" class:active=move || active.get() == place
            aria-label=move || stores.with(|keys| texts::block(keys))
            on:focusin=move |_| model.touch(place)>
            <div class="place-head">
                <h3>{move || texts::block_heading(stores.with(Vec::len))}</h3>
                <For each=move || stores.get() key=Clone::clone let(key)>{token(key)}</For>
                <button type="button" class="link" on:click=join
                    aria-label=move || stores.with(|keys| texts::another_store(keys))>
                    {texts::ANOTHER_STORE}
                </button>
                <span class="count">
                    {move || texts::scopes(model.selection.with(|s| s.count_in(place)))}
                </span>
                <button type="button" class="link" on:click=remove
                    aria-label=move || stores.with(|keys| texts::remove_block(keys))>
                    {texts::REMOVE}
                </button>
            </div>
            {move || notes.get().into_iter().map(|note| view! {
                <p class="field-error">{note}</p>
            }).collect::<Vec<_>>()}
            {table(model, place)}
        </div>
    }
    .into_any()
}
