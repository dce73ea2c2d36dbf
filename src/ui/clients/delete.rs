//! The question before a client is deleted.

use leptos::{prelude::*, task::spawn_local};

use crate::browser::clock;
use crate::ui::kit::{Dialog, TextField};
use crate::ui::route::Route;
use crate::ui::state::App;
use client::{ApiClient, deletion, display_name};
use platform::Deleted;

/// The dialog; it is there on every page and opens when a client is to be deleted.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.deleting.with(Option::is_some));
    let title = Signal::derive(move || {
        app.deleting.with(|client| {
            client.as_ref().map_or(String::new(), |c| {
                format!("Delete {}?", display_name(&c.name))
            })
        })
    });
    view! {
        <Dialog open title id="delete-title" on_close=Callback::new(move |()| app.deleting.set(None))>
            {move || app.deleting.get().map(|client| view! { <Question client/> })}
        </Dialog>
    }
}

#[component]
fn Question(client: ApiClient) -> impl IntoView {
    let app = App::here();
    let own = app
        .connection
        .with_untracked(|c| c.as_ref().and_then(|c| c.facts.client_id.clone()));
    let plan = deletion::plan(&client, own.as_deref(), clock::now());
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let must_type = plan.must_type_name;
    let shown_name = display_name(&client.name);
    let id = client.id.clone();
    let confirm = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if must_type && !typed.with(|typed| deletion::name_matches(typed, &client.name)) {
            error.set(Some("This is not the client's name.".into()));
            crate::browser::dialog::focus_first_invalid();
            return;
        }
        app.deleting.set(None);
        delete(app, client.clone());
    };
    view! {
        <form method="dialog" novalidate on:submit=confirm>
            <p>{plan.last_use}</p>
            <p class="hint">"Client ID " <code>{id}</code></p>
            <ul>{plan.stops.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {must_type.then(|| view! {
                <p>"It may be in use. To confirm, type its name: "
                    <b dir="auto">{shown_name}</b></p>
                <TextField id="confirm-name" label="Client to delete" value=typed error=error
                    on_input=Callback::new(move |text| { error.set(None); typed.set(text) })/>
            })}
            <div class="actions">
                <button type="button" class="button" autofocus
                    on:click=move |_| app.deleting.set(None)>"Cancel"</button>
                <button type="submit" class="button danger">"Confirm"</button>
            </div>
        </form>
    }
}

/// Takes the row out at once, and puts it back with the reason if the call fails.
pub fn delete(app: App, client: ApiClient) {
    let Some(session) = app.session() else { return };
    let name = display_name(&client.name);
    app.remove_client(&client.id);
    if app.route.get_untracked() == Route::Client(client.id.clone()) {
        app.go(Route::Clients);
    }
    app.say(format!("Deleting {name}…"));
    // The button that had the focus is gone with its row.
    crate::browser::dialog::focus_heading();
    spawn_local(async move {
        match session.delete(&client.id).await {
            Ok(Deleted::Now) => app.say(format!("{name} is deleted.")),
            Ok(Deleted::Before) => app.say(format!("{name} was already gone.")),
            Err(error) => {
                app.insert_client(client);
                app.warn(format!(
                    "{name} was not deleted: {}. {}",
                    error.title(),
                    error.advice()
                ));
            }
        }
    });
}
