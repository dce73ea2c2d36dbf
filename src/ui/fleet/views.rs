//! Views that this browser keeps.

use client::listing::{ListQuery, View, Views};
use client::text::visible;
use leptos::prelude::*;

use super::texts;
use crate::browser::{dialog, storage};
use crate::ui::kit::{Messages, TextField};
use crate::ui::roster::Query;

/// What the browser remembers them by.
const VIEWS: &str = "views";

fn stored() -> Views {
    Views::read(&storage::get(VIEWS).unwrap_or_default())
}

/// The saved views, and the field that saves one more.
#[component]
pub(super) fn SavedViews(query: Query) -> impl IntoView {
    let messages = Messages::here();
    let views = RwSignal::new(stored());
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // Another tab may have saved one since.
        let mut now = stored();
        let typed = name.get_untracked();
        match query.with(|query| now.save(&typed, query)) {
            Ok(()) if storage::set(VIEWS, &now.text()) => {
                messages.say(texts::saved(typed.trim()));
                name.set(String::new());
                views.set(now);
            }
            Ok(()) => error.set(Some(texts::NOT_KEPT.to_owned())),
            Err(why) => {
                error.set(Some(texts::not_saved(why).to_owned()));
                dialog::focus_first_invalid();
            }
        }
    };
    let remove = move |name: &str| {
        let mut now = stored();
        now.remove(name);
        storage::set(VIEWS, &now.text());
        views.set(now);
        // The button that was pressed is gone.
        dialog::focus_soon(&["#view-name"]);
    };
    let row = move |view: View| {
        let (shown, gone) = (visible(&view.name).into_owned(), view.name.clone());
        let label = texts::delete_view(&shown);
        let open = move |_| query.set(|query| *query = ListQuery::read(&view.address));
        view! {
            <li>
                <button type="button" class="link" on:click=open><bdi>{shown}</bdi></button>
                <button type="button" class="button small" aria-label=label
                    on:click=move |_| remove(&gone)>{texts::DELETE}</button>
            </li>
        }
    };
    let list = move || {
        let all = views.with(|views| views.all().to_vec());
        if all.is_empty() {
            view! { <p class="hint">{texts::NO_VIEWS}</p> }.into_any()
        } else {
            view! { <ul class="plain tool-rows">{all.into_iter().map(row).collect_view()}</ul> }
                .into_any()
        }
    };
    view! {
        <section aria-labelledby="views-title">
            <h3 id="views-title">{texts::VIEWS}</h3>
            {list}
            <form novalidate on:submit=save>
                <TextField id="view-name" label=texts::VIEW_NAME value=name error=error
                    on_input=Callback::new(move |text| { error.set(None); name.set(text) })/>
                <button type="submit" class="button">{texts::SAVE_VIEW}</button>
            </form>
        </section>
    }
    .into_any()
}
