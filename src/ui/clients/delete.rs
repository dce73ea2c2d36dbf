//! The question before a client is deleted.

use leptos::prelude::*;

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
            asked.as_ref().map_or(String::new(), |(_, c)| {
                format!("Delete {}?", display_name(&c.name))
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
    let id = client.id.clone();
    let confirm = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !typed.with(|typed| asked.allows(typed)) {
            error.set(Some(
                "These are not the last four characters of the ID.".into(),
            ));
            crate::browser::dialog::focus_first_invalid();
            return;
        }
        app.answer_delete(true);
    };
    view! {
        <form method="dialog" novalidate on:submit=confirm>
            <p>{message}</p>
            <p class="hint">"Client ID " <code>{id}</code></p>
            <ul>{notes.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {tail.map(|tail| view! {
                <p>"It may be in use. To confirm, type the last four characters of its ID: "
                    <code>{tail}</code></p>
                <TextField id="confirm-id" label="Last four characters of the ID" value=typed error=error
                    on_input=Callback::new(move |text| { error.set(None); typed.set(text) })/>
            })}
            <div class="actions">
                <button type="button" class="button" autofocus
                    on:click=move |_| app.answer_delete(false)>"Cancel"</button>
                <button type="submit" class="button danger">"Confirm"</button>
            </div>
        </form>
    }
}
