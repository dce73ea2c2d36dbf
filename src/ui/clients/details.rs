//! One API Client: its scopes, its lifetimes, and what can be done with it.

use leptos::prelude::*;

use super::ensure_loaded;
use crate::browser::clock;
use crate::ui::kit::{CopyButton, Facts, Note, Skeleton, Tone};
use crate::ui::lint::{BrowserVerdict, Findings};
use crate::ui::part::handover::PresetsPart;
use crate::ui::presets::Source;
use crate::ui::route::Route;
use crate::ui::state::{App, Loading, Side};
use client::{ApiClient, DraftForm, display_name, lifetime};
use scope::lint::Fix;
use scope::{GROUPS, ScopeSet};

/// The page of one client.
#[component]
pub fn ClientPage(
    /// Its id.
    id: String,
) -> impl IntoView {
    let app = App::here();
    ensure_loaded(app);
    let client = Memo::new(move |_| {
        app.clients
            .with(|all| all.iter().find(|c| c.id == id).cloned())
    });
    view! {
        <div class="page">
            <p class="back"><a href="#/clients">"All API clients"</a></p>
            {move || match (client.get(), app.loading.get()) {
                (Some(client), _) => view! { <Details client/> }.into_any(),
                (None, Loading::Busy(..)) => view! {
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
fn Details(client: ApiClient) -> impl IntoView {
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
    let copy_as_new = {
        let client = client.clone();
        move |_| {
            app.form.set(
                app.clients
                    .with_untracked(|all| DraftForm::copy_of(&client, all)),
            );
            app.go(Route::New);
        }
    };
    let found = client.findings();
    let quiet = found.is_empty();
    let fix = {
        let client = client.clone();
        Callback::new(move |fix: Fix| {
            let mut form = app
                .clients
                .with_untracked(|all| DraftForm::copy_of(&client, all));
            form.apply(&fix);
            app.form.set(form);
            app.say(format!(
                "A copy of the client, with one change: {}.",
                fix.label()
            ));
            app.go(Route::New);
        })
    };
    let compare = {
        let id = client.id.clone();
        move |_| {
            app.compare_left(|left| {
                Side::CLIENT.clone_into(&mut left.source);
                left.client.clone_from(&id);
            });
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
                    on:click=move |_| app.deleting.set(Some(asked.clone()))>"Delete"</button>
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
            {quiet.then(|| view! { <p class="hint">"The checks find nothing to think twice about."</p> })}
            <Findings found=Signal::stored(found) on_fix=fix
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
        <Again client=again/>
    }
}

/// The presets of a client that was created before, on demand: they are a part of their own.
#[component]
fn Again(client: ApiClient) -> impl IntoView {
    let app = App::here();
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
        app.connection
            .get_untracked()
            .map(|connection| {
                let source = Source::Existing(Box::new(client.get_value()), Box::new(connection));
                view! { <PresetsPart source/> }
            })
            .into_any()
    }
}

fn lifetime_utc(at: client::Timestamp) -> String {
    at.utc_minutes()
}

/// Scopes under the headings of the catalogue; unknown ones last.
#[component]
pub fn GroupedScopes(
    /// The scopes.
    scopes: ScopeSet,
) -> impl IntoView {
    let place = |store: &Option<String>| match store {
        Some(store) => format!(" in store {store}"),
        None => String::new(),
    };
    let line = move |permission: &scope::Permission| {
        let summary = permission
            .info()
            .map_or("Not in the catalogue.", |info| info.summary);
        view! {
            <li><code>{permission.name.clone()}</code><b>{place(&permission.store)}</b>
                <span class="hint">{summary}</span></li>
        }
    };
    let group = |name: Option<&'static str>| {
        let members: Vec<_> = scopes
            .iter()
            .filter(|p| p.info().map(|info| info.group) == name)
            .map(line)
            .collect();
        (!members.is_empty()).then(|| {
            view! {
                <h3>{name.unwrap_or("Others")}</h3>
                <ul class="scope-lines">{members}</ul>
            }
        })
    };
    let mut parts: Vec<_> = GROUPS.iter().filter_map(|g| group(Some(g.name))).collect();
    parts.extend(group(None));
    parts
}
