//! The question before a client is deleted.

use leptos::prelude::*;

use super::texts;
use crate::browser::clock;
use crate::ui::kit::{Dialog, TextField};
use crate::ui::state::App;
use crate::workspace::Workspace;
use client::{ApiClient, deletion, display_name};

/// The dialog; it is there on every page and opens when a client is to be deleted.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.deleting().with(Option::is_some));
    let title = Signal::derive(move || {
        app.deleting().with(|asked| {
            asked.as_ref().map_or(String::new(), |(_, client)| {
                texts::delete(&display_name(&client.name))
            })
        })
    });
    view! {
        <Dialog open title id="delete-title" on_close=Callback::new(move |()| app.answer_delete(false))>
            {move || app.deleting().get().map(|(workspace, client)| view! { <Question workspace client/> })}
        </Dialog>
    }
}

#[component]
fn Question(workspace: Workspace, client: ApiClient) -> impl IntoView {
    let app = App::here();
    let own = workspace
        .facts()
        .with_untracked(|facts| facts.client_id.clone());
    let asked = deletion::confirmation(&client, own.as_deref(), clock::now());
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let (message, notes, tail) = (
        asked.message.clone(),
        asked.notes.clone(),
        asked.tail.clone(),
    );
    let confirm = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !typed.with_untracked(|typed| asked.allows(typed)) {
            error.set(Some(texts::NOT_THE_TAIL.to_owned()));
            crate::browser::dialog::focus_first_invalid();
            return;
        }
        app.answer_delete(true);
    };
    // What is typed stands out in the ID.
    let typed_part = tail.as_deref().filter(|tail| client.id.ends_with(*tail));
    let head = client.id.len() - typed_part.map_or(0, str::len);
    let (head, end) = client.id.split_at(head);
    let end = (!end.is_empty()).then(|| {
        let end = end.to_owned();
        view! { <mark>{end}</mark> }
    });
    let id = view! { <code>{head.to_owned()}{end}</code> };
    let typing = tail.map(|_| {
        view! {
            <TextField id="confirm-id" label=texts::TAIL value=typed error=error
                hint=texts::WHY_TAIL.to_owned()
                on_input=Callback::new(move |text| { error.set(None); typed.set(text) })/>
        }
    });
    view! {
        <form method="dialog" novalidate on:submit=confirm>
            <p>{message}</p>
            <p class="delete-id"><span class="hint">{texts::CLIENT_ID}</span>" "{id}</p>
            <ul class="notes">{notes.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {typing}
            <div class="actions">
                <button type="button" class="button" autofocus
                    on:click=move |_| app.answer_delete(false)>{texts::CANCEL}</button>
                <button type="submit" class="button danger">{texts::DELETE_CLIENT}</button>
            </div>
        </form>
    }
    .into_any()
}
