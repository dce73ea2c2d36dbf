//! One API Client: its scopes, its lifetimes, and what can be done with it.

use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::common::{BrowserVerdict, Findings, GroupedScopes};
use crate::ui::kit::{CopyButton, Facts, Note, Skeleton, Tone};
use crate::ui::part::handover::PresetsPart;
use crate::ui::presets::Source;
use crate::ui::route::Route;
use crate::ui::state::{App, Side};
use crate::workspace::{Loading, Workspace};
use client::{ApiClient, DraftForm, display_name, lifetime};
use scope::lint::Fix;

/// The page of one client.
#[component]
pub fn ClientPage(
    /// Its id.
    id: String,
    /// Whose client.
    workspace: Workspace,
) -> impl IntoView {
    workspace.ensure_loaded();
    let (clients, loading) = (workspace.clients(), workspace.loading());
    let client = Memo::new(move |_| clients.with(|all| all.iter().find(|c| c.id == id).cloned()));
    view! {
        <div class="page">
            <p class="back"><a href="#/clients">"All API clients"</a></p>
            {move || match (client.get(), loading.get()) {
                (Some(client), _) => view! { <Details workspace client/> }.into_any(),
                (None, Loading::Busy { .. }) => view! {
                    <h1 tabindex="-1">"API client"</h1>
                    <Skeleton label="Loading the API client".to_owned()/>
                }.into_any(),
                (None, _) => view! {
                    <h1 tabindex="-1">"API client"</h1>
                    <Note tone=Tone::Plain title="No such API client">
                        <p>"It was deleted, its address is wrong, or the list could not be read."</p>
                    </Note>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Details(workspace: Workspace, client: ApiClient) -> impl IntoView {
    let app = App::here();
    let (id, scope) = (client.id.clone(), client.scope.clone());
    let now = clock::now();
    let time = |at| format!("{} ({})", clock::local_minutes(at), lifetime_utc(at));
    let used = client.last_used_at.map_or_else(
        || "No token was ever obtained with it".into(),
        |day| {
            format!(
                "{} ({day}, a day in UTC)",
                lifetime::relative_day(day, now.day())
            )
        },
    );
    let pairs: Vec<(&'static str, AnyView)> = vec![
        (
            "Client ID",
            view! { <code>{client.id.clone()}</code> }.into_any(),
        ),
        (
            "Created",
            client.created_at.map_or("unknown".into(), time).into_any(),
        ),
        ("Last used", used.into_any()),
    ];
    let lives = lifetime::sentences(
        client.access_token_validity_seconds,
        client.refresh_token_validity_seconds,
        client.delete_at,
        now,
    );
    let copy = {
        let client = client.clone();
        move || {
            let copy = |all: &std::sync::Arc<Vec<ApiClient>>| DraftForm::copy_of(&client, all);
            workspace.clients().with_untracked(copy)
        }
    };
    let copy_as_new = {
        let copy = copy.clone();
        move |_| {
            app.drafts.replace(copy());
            app.go(Route::New);
        }
    };
    let found = client.findings();
    let quiet = found.is_empty();
    let fix = Callback::new(move |fix: Fix| {
        let mut form = copy();
        form.apply(&fix);
        app.drafts.replace(form);
        app.messages.say(format!(
            "A copy of the client, with one change: {}.",
            fix.label()
        ));
        app.go(Route::New);
    });
    let compare = {
        let id = client.id.clone();
        move |_| {
            app.sides.set_left(Side::of_client(&id));
            app.go(Route::Compare);
        }
    };
    let scopes = client.scopes();
    let judged = scopes.clone();
    let count = client.scope_count();
    let (asked, again) = (client.clone(), client.clone());
    view! {
        <div class="title-row">
            <h1 tabindex="-1"><bdi>{display_name(&client.name)}</bdi></h1>
            <div class="actions">
                <CopyButton text=move || id.clone() what="client id"/>
                <button type="button" class="button" on:click=copy_as_new>"Copy as new"</button>
                <button type="button" class="button" on:click=compare>"Compare"</button>
                <button type="button" class="button danger"
                    on:click=move |_| app.ask_to_delete(workspace, asked.clone())>"Delete"</button>
            </div>
        </div>
        <p class="hint">
            "A client can't be changed: to give it other scopes, create a new one and delete this one."
        </p>
        <section class="card"><Facts pairs/></section>
        <section class="card" aria-labelledby="lives">
            <h2 id="lives">"Lifetimes"</h2>
            <ul class="plain">
                {lives.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
        </section>
        <section class="card" aria-labelledby="check">
            <h2 id="check">"Review"</h2>
            {quiet.then(|| view! { <p class="hint">"No warnings."</p> })}
            <Findings found=Signal::stored(found) on_fix=fix existing=true
                hint="A client can’t be changed: a button here fills the form of a new one beside it."/>
            <BrowserVerdict scopes=Signal::stored(judged)/>
        </section>
        <section class="card" aria-labelledby="scopes">
            <div class="title-row">
                <h2 id="scopes">{format!("Scopes ({count})")}</h2>
                <CopyButton text=move || scope.clone() what="scope string"/>
            </div>
            <GroupedScopes scopes/>
        </section>
        <Again workspace client=again/>
    }
}

/// The presets of a client that was created before, on demand: they are a part of their own.
#[component]
fn Again(workspace: Workspace, client: ApiClient) -> impl IntoView {
    let open = RwSignal::new(false);
    let client = StoredValue::new(client);
    move || {
        if !open.get() {
            return view! {
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| open.set(true)>
                        "Show presets"
                    </button>
                </div>
            }
            .into_any();
        }
        let facts = workspace.facts().get_untracked();
        let source = Source::Existing(Box::new(client.get_value()), Box::new(facts));
        view! { <PresetsPart source/> }.into_any()
    }
}

fn lifetime_utc(at: client::Timestamp) -> String {
    at.utc_minutes()
}
