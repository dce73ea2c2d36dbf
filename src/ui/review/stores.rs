//! The field that finds a store, and adds scopes for it.

use leptos::prelude::*;

use super::search::Search;
use super::texts;
use crate::browser::dialog;
use crate::ui::form::Model;
use crate::ui::kit::Combobox;
use scope::{Place, StoreRefused};

/// A combobox over the stores of the project, by key and name; where they can't be read, a key is typed.
#[component]
pub fn StoreField(
    /// The form.
    model: Model,
) -> impl IntoView {
    let (known, search) = (model.known, Search::new(model));
    let (typed, error) = (known.typed, known.error);
    search.ask(String::new(), false);
    let options = Memo::new(move |_| typed.with(|typed| search.choices(typed.trim())));
    let add = move |key: String| add(model, search, key.trim());
    let hint = Memo::new(move |_| {
        let joined = known.joining.get().and_then(|id| {
            let stores =
                |s: &scope::Selection| s.block(id).map(|b| texts::sharing_with(b.stores()));
            model.selection.with(stores)
        });
        joined.unwrap_or_else(|| search.hint())
    });
    let nothing = Memo::new(move |_| {
        let idle = typed.with(|typed| typed.trim().is_empty());
        let text = match (idle || search.is_off(), known.searching.get()) {
            (true, _) => "",
            (_, true) => texts::SEARCHING,
            (_, false) => texts::NO_STORE_MATCHES,
        };
        text.to_owned()
    });
    let placeholder = if search.may_read() {
        texts::SEARCH_STORES
    } else {
        texts::TYPE_KEY
    };
    view! {
        <div class="store-field">
            <Combobox id="store" label=texts::STORE text=typed options hint nothing
                placeholder=placeholder error=error
                on_text=Callback::new(move |text: String| {
                    error.set(None);
                    typed.set(text.clone());
                    search.ask(text, true);
                })
                on_choose=Callback::new(add)
                on_enter=Callback::new(move |()| add(typed.get_untracked()))/>
            <button type="button" class="button" on:click=move |_| add(typed.get_untracked())>
                {texts::ADD_STORE}
            </button>
            {move || known.joining.get().map(|_| view! {
                <button type="button" class="link" on:click=move |_| known.joining.set(None)>
                    {texts::CANCEL_SHARING}
                </button>
            })}
        </div>
    }
    .into_any()
}

/// Adds a store: a block of its own, or to the block that waits for one. A key that can't be one adds
/// nothing and is said beside the field.
fn add(model: Model, search: Search, key: &str) {
    let known = model.known;
    if key.is_empty() {
        known.error.set(Some(texts::NO_KEY.to_owned()));
        dialog::focus_soon(&["#store"]);
        return;
    }
    let joining = known.joining.get_untracked();
    let mut added = Err(StoreRefused::NoBlock);
    model.app.drafts.edit(|form| {
        added = match joining {
            Some(id) => form.selection.add_store_to(id, key).map(|()| id),
            None => form.selection.add_block(key),
        };
    });
    // A key that is mended joins the same block.
    if !matches!(added, Err(StoreRefused::NotAKey | StoreRefused::Taken(_))) {
        known.joining.set(None);
    }
    match added {
        Ok(id) => {
            known.error.set(None);
            known.typed.set(String::new());
            model.touch(Place::Stores(id));
            model.app.messages.announce(texts::added_store(key));
            search.look_up(key);
            search.ask(String::new(), false);
            dialog::focus_soon(&["#filter-scopes"]);
        }
        Err(why) => {
            known.error.set(Some(why.to_string()));
            dialog::focus_soon(&["#store"]);
        }
    }
}
