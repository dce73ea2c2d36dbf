//! The credentials of a new client: shown once, handed over, and wiped.

pub mod leave;
mod token;

use std::rc::Rc;

use leptos::prelude::*;

use self::token::TokenBox;
use super::kit::{CopyButton, Note, Tone};
use super::part::handover::PresetsPart;
use super::presets::Source;
use crate::browser::page;
use crate::workspace::{NewCredentials, Workspace};
use client::display_name;

/// What stands for the secret while it is masked; its length tells nothing.
pub(super) const MASK: &str = "••••••••••••••••";

/// The page after a create.
#[component]
pub fn CredentialsPage(
    /// Whose client.
    workspace: Workspace,
) -> impl IntoView {
    move || match workspace.new_credentials().get() {
        None => view! {
            <div class="page narrow">
                <h1 tabindex="-1">"No credentials here"</h1>
                <p>
                    "They are shown once, right after an API client is created, and are wiped when \
                     you leave. A lost secret can't be asked for again: create a new client and \
                     delete the old one."
                </p>
                <a class="button" href="#/clients">"Go to the API clients"</a>
            </div>
        }
        .into_any(),
        Some(_) if page::is_framed_or_opened() => view! {
            <div class="page narrow">
                <h1 tabindex="-1">"Credentials are not shown here"</h1>
                <p>"Another site shows this page inside its own. Open it by itself."</p>
            </div>
        }
        .into_any(),
        Some(new_credentials) => view! { <Shown workspace new_credentials/> }.into_any(),
    }
}

#[component]
fn Shown(workspace: Workspace, new_credentials: Rc<NewCredentials>) -> impl IntoView {
    let stored = workspace.is_stored();
    let revealed = RwSignal::new(false);
    let held = StoredValue::new_local(new_credentials.credentials.clone());
    let text =
        |read: fn(&client::Credentials) -> &String| move || held.with_value(|c| read(c).clone());
    let secret = move || {
        if revealed.get() {
            held.with_value(|c| c.secret.reveal().to_owned())
        } else {
            MASK.to_owned()
        }
    };
    let row = |name: &'static str, read: fn(&client::Credentials) -> &String| {
        let value = text(read);
        view! {
            <div class="cred">
                <dt>{name}</dt>
                <dd><code translate="no">{value()}</code><CopyButton text=value what=name/></dd>
            </div>
        }
    };
    view! {
        <div class="page">
            <h1 tabindex="-1">"Credentials of "<bdi>{display_name(&new_credentials.credentials.name)}</bdi></h1>
            <Note tone=Tone::Caution title="This is the only time that the secret is shown">
                <p>"Store it now. When you leave this page it is wiped, and nobody can bring it back."</p>
            </Note>
            <section class="card" aria-labelledby="cred-title">
                <h2 id="cred-title">"Client credentials"</h2>
                <dl class="creds">
                    {row("project_key", |c| &c.project_key)}
                    {row("client_id", |c| &c.client_id)}
                    <div class="cred">
                        <dt>"secret"</dt>
                        <dd><code class="secret-mask" translate="no"
                            aria-label=move || (!revealed.get()).then_some("Client secret, hidden")
                            role=move || (!revealed.get()).then_some("img")>{secret}</code><span class="cred-actions">
                            <button type="button" class="button small"
                                aria-label=move || if revealed.get() { "Hide secret" } else { "Reveal secret" }
                                on:click=move |_| revealed.update(|shown| *shown = !*shown)>
                                {move || if revealed.get() { "Hide" } else { "Reveal" }}
                            </button>
                            <CopyButton what="secret"
                                text=move || held.with_value(|c| c.secret.reveal().to_owned())/>
                        </span></dd>
                    </div>
                    {row("scope", |c| &c.scope)}
                    {row("API URL", |c| &c.api_url)}
                    {row("Auth URL", |c| &c.auth_url)}
                </dl>
            </section>
            <PresetsPart source=Source::NewCredentials(held, revealed)/>
            <TokenBox workspace held/>
            <section class="card stored" aria-label="Finish">
                <label class="check">
                    <input id="stored" type="checkbox" prop:checked=stored
                        on:change=move |event| workspace.mark_stored(event_target_checked(&event))/>
                    "I have stored the secret"
                </label>
                <a class="button primary" href="#/clients">"Done"</a>
            </section>
        </div>
    }
}
