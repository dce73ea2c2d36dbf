//! The connection as it stands: what was granted, where, and for how long.

use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::common::GroupedScopes;
use crate::ui::kit::{CopyButton, Facts, Note, Tone};
use crate::ui::state::App;
use crate::workspace::Workspace;
use scope::ScopeSet;

/// A card with all that is known of the connection.
#[component]
pub fn ConnectionCard(
    /// Which connection.
    workspace: Workspace,
) -> impl IntoView {
    let facts = workspace.facts();
    move || view! { <Known facts=facts.get()/> }
}

#[component]
fn Known(facts: platform::Facts) -> impl IntoView {
    let app = App::here();
    let name = facts
        .project_name
        .unwrap_or_else(|| "not known: it takes view_project_settings to read it".to_owned());
    let ends = match facts.expires_at {
        Some(at) => format!(
            "{} ({}); then the page gets a new one by itself",
            clock::local_minutes(at),
            at.utc_minutes()
        ),
        None if facts.can_renew => "not known; the page gets a new one by itself".into(),
        None => "not known: the host does not tell it of a pasted token".into(),
    };
    let key = facts.project_key.clone();
    let pairs: Vec<(&'static str, AnyView)> = vec![
        ("Project", view! { <bdi>{name}</bdi> }.into_any()),
        ("Project key", view! { <code>{key}</code> }.into_any()),
        (
            "Client ID",
            match facts.client_id {
                Some(id) => view! { <code>{id}</code> }.into_any(),
                None => "not known: a token was pasted".into_any(),
            },
        ),
        (
            "Auth URL",
            view! { <code>{facts.hosts.auth}</code> }.into_any(),
        ),
        (
            "API URL",
            view! { <code>{facts.hosts.api}</code> }.into_any(),
        ),
        ("Token ends", ends.into_any()),
    ];
    view! {
        <section class="card" aria-labelledby="connection-title">
            <div class="title-row">
                <h2 id="connection-title">"You are connected"</h2>
                <div class="actions">
                    <a class="button primary" href="#/clients">"Go to the API clients"</a>
                    <button type="button" class="button" on:click=move |_| app.disconnect()>
                        "Disconnect"
                    </button>
                </div>
            </div>
            <Facts pairs/>
            {if let Some(granted) = facts.granted {
                let (count, scope_string) = (granted.len(), granted.print(&facts.project_key));
                view! {
                    <details>
                        <summary>{format!("Granted scopes ({count})")}</summary>
                        <Granted scopes=granted scope_string/>
                    </details>
                }.into_any()
            } else {
                view! {
                    <Note tone=Tone::Plain title="The granted scopes are not known">
                        <p>
                            "Only a client can ask what its token is good for. The page tries each \
                             call, and says what the host answers."
                        </p>
                    </Note>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Granted(scopes: ScopeSet, scope_string: String) -> impl IntoView {
    view! {
        <GroupedScopes scopes/>
        <CopyButton text=move || scope_string.clone() what="scope string"/>
    }
}
