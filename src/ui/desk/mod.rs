//! Tokens of any credentials, by each flow of the auth host; and the proof run with credentials that are typed.

mod answer;
mod command;
mod form;
mod held;
mod model;
mod prove;
mod texts;

use client::Credentials;
use leptos::prelude::*;
use percent_encoding::percent_decode_str;

use self::answer::LastAnswer;
use self::command::Command;
use self::form::RequestForm;
use self::held::TokenList;
use self::model::{Model, Source};
use self::prove::{ProofOfTyped, Proving};
use super::entry::{ClientFields, Consent, Gate, PasteBox, PlaceFields, Reachable, Typed};
use super::presets::{ClipboardNote, Copied};
use super::route::Route;
use super::state::App;
use crate::workspace::Workspace;

/// The page of the tokens, or that of the proof run.
pub fn desk_page(route: Route) -> AnyView {
    match route {
        Route::Proof(query) => view! { <ProofPage query/> }.into_any(),
        Route::Tokens(query) => view! { <TokensPage query/> }.into_any(),
        _ => ().into_any(),
    }
}

/// The fields for credentials, filled in as far as the connection and the address tell.
fn gate(app: App, query: Option<&str>) -> (Gate, bool) {
    let typed = Typed::new();
    let client = query.and_then(client_of);
    let workspace = app.workspace().get_untracked();
    let is_sandbox = workspace.is_some_and(Workspace::is_sandbox);
    match workspace {
        Some(workspace) => {
            workspace.ensure_loaded();
            let facts = workspace.facts().get_untracked();
            typed.fill(&facts, is_sandbox, client);
        }
        None => {
            if let Some(client) = client {
                typed.id.set(client);
            }
        }
    }
    (Gate::new(app, typed), is_sandbox)
}

/// The client that an address names: `client=…`.
fn client_of(query: &str) -> Option<String> {
    let mut pairs = query.split('&');
    let id = pairs.find_map(|pair| pair.strip_prefix("client="))?;
    let id = percent_decode_str(id).decode_utf8().ok()?;
    Some(id.into_owned())
}

#[component]
fn TokensPage(query: Option<String>) -> impl IntoView {
    let app = App::here();
    let (gate, sandbox) = gate(app, query.as_deref());
    let model = Model::new(app, Source::Typed(gate));
    let proving = Proving::new(app, gate);
    let agree = Callback::new(move |()| gate.agree());
    let copied = Copied::provide();
    // A token that is pasted belongs to the request.
    Effect::new(move || {
        if gate.typed.token.with(|token| !token.is_empty())
            && let Some(token) = gate.typed.token.try_update(std::mem::take)
        {
            model.paste_token(token);
        }
    });
    view! {
        <div class="page desk-page" data-secret>
            <div class="about">
                <h1 tabindex="-1">{texts::TOKENS}</h1>
                <p class="hint">{texts::TOKENS_INTRO}</p>
            </div>
            <div class="desk">
                <div class="desk-side">
                    {fields(gate, sandbox)}
                    <div class="actions">
                        <button type="button" class="button" on:click=move |_| proving.begin()>{texts::PROVE}</button>
                    </div>
                    <RequestForm model/>
                </div>
                <div class="desk-side">
                    <Command model/>
                    <LastAnswer model/>
                    <ClipboardNote copied/>
                    <TokenList model/>
                </div>
            </div>
            <ProofOfTyped proving/>
            <div class="desk-end">
                <p class="hint">{texts::KEPT}</p>
                <Reachable/>
            </div>
        </div>
        <Consent strangers=gate.strangers on_yes=agree/>
    }
    .into_any()
}

#[component]
fn ProofPage(query: Option<String>) -> impl IntoView {
    let app = App::here();
    let (gate, sandbox) = gate(app, query.as_deref());
    let proving = Proving::new(app, gate);
    let agree = Callback::new(move |()| gate.agree());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        proving.begin();
    };
    view! {
        <div class="page narrow desk-page" data-secret>
            <div class="about">
                <h1 tabindex="-1">{texts::PROOF}</h1>
                <p class="hint">{texts::PROOF_INTRO}</p>
            </div>
            <form class="desk-form" aria-labelledby="credentials-title" autocomplete="off" novalidate
                on:submit=submit>
                {fields(gate, sandbox)}
                <div class="actions">
                    <button type="submit" class="button primary">{texts::PROVE}</button>
                </div>
            </form>
            <ProofOfTyped proving/>
            <div class="desk-end">
                <p class="hint">{texts::KEPT_PROOF}</p>
                <Reachable/>
            </div>
        </div>
        <Consent strangers=gate.strangers on_yes=agree/>
    }
    .into_any()
}

/// The box to paste into, and the fields of a client.
fn fields(gate: Gate, sandbox: bool) -> AnyView {
    let (typed, errors) = (gate.typed, gate.errors);
    view! {
        <section class="desk-fields" aria-labelledby="credentials-title">
            <h2 id="credentials-title">{texts::CREDENTIALS}</h2>
            <PasteBox typed/>
            <PlaceFields typed errors sandbox/>
            <ClientFields typed errors/>
        </section>
    }
    .into_any()
}

/// The flows with the credentials of a client that was just created.
#[component]
pub fn DeskPanel(
    /// Whose client.
    workspace: Workspace,
    /// Its credentials.
    held: StoredValue<Credentials, LocalStorage>,
) -> impl IntoView {
    let model = Model::new(App::here(), Source::Made(workspace, held));
    view! {
        <section class="desk" aria-label=texts::TOKENS>
            <div class="desk-side">
                <RequestForm model/>
                <p class="hint">{texts::KEPT}</p>
            </div>
            <div class="desk-side">
                <Command model/>
                <LastAnswer model/>
                <TokenList model/>
            </div>
        </section>
    }
    .into_any()
}
