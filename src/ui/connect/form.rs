//! The form for a real project.

use leptos::prelude::*;

use super::{Connecting, PasteBox};
use crate::browser::{dialog, storage};
use crate::ui::kit::{CancelButton, SelectField, TextField};
use client::Secret;
use platform::{Credential, Hosts, REGIONS};

/// What is typed. Cleared of secrets as soon as they are in use.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub(super) region: RwSignal<String>,
    pub(super) auth: RwSignal<String>,
    pub(super) api: RwSignal<String>,
    pub(super) key: RwSignal<String>,
    pub(super) by_token: RwSignal<bool>,
    pub(super) id: RwSignal<String>,
    pub(super) secret: RwSignal<String>,
    pub(super) token: RwSignal<String>,
}

/// The value of the option for typed hosts.
pub(super) const OTHER: &str = "other";

#[derive(Clone, Default, PartialEq)]
struct Errors {
    auth: Option<String>,
    api: Option<String>,
    key: Option<String>,
    id: Option<String>,
    secret: Option<String>,
    token: Option<String>,
}

fn required(text: &str, message: &str) -> Option<String> {
    text.trim().is_empty().then(|| message.into())
}

impl Typed {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let known = storage::get("region").filter(|id| REGIONS.iter().any(|r| r.id == id));
        let first = REGIONS.first().map_or("", |region| region.id);
        Self {
            region: RwSignal::new(known.unwrap_or_else(|| first.into())),
            auth: text(),
            api: text(),
            key: text(),
            by_token: RwSignal::new(false),
            id: text(),
            secret: text(),
            token: text(),
        }
    }

    fn hosts(self, errors: &mut Errors) -> Option<Hosts> {
        let chosen = self.region.get_untracked();
        if let Some(region) = REGIONS.iter().find(|region| region.id == chosen) {
            return Some(Hosts::of(region));
        }
        match Hosts::custom(&self.auth.get_untracked(), &self.api.get_untracked()) {
            Ok(hosts) if hosts.reachable_from_page() => Some(hosts),
            Ok(_) => {
                errors.auth = Some(
                    "The security policy of this page lets it call the five regions and hosts on \
                     this machine only."
                        .into(),
                );
                None
            }
            Err(wrong) => {
                (errors.auth, errors.api) = (wrong.auth, wrong.api);
                None
            }
        }
    }
}

/// The form: hosts, project, credentials.
#[component]
pub(super) fn ConnectForm(connecting: Connecting) -> impl IntoView {
    let waiting = connecting.waiting;
    let typed = Typed::new();
    let errors = RwSignal::new(Errors::default());
    // What was typed goes with the form; the session has its own copy, in its own type.
    on_cleanup(move || {
        for typed in [typed.secret, typed.token] {
            typed.try_update_untracked(zeroize::Zeroize::zeroize);
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut wrong = Errors::default();
        let hosts = typed.hosts(&mut wrong);
        let key = typed.key.get_untracked().trim().to_owned();
        wrong.key = required(
            &key,
            "Enter the project key, as in Settings > Project settings.",
        );
        let credential = if typed.by_token.get_untracked() {
            let token = typed.token.get_untracked();
            wrong.token = required(&token, "Paste an access token.");
            Credential::Token(Secret::new(token.trim()))
        } else {
            let (id, secret) = (typed.id.get_untracked(), typed.secret.get_untracked());
            wrong.id = required(&id, "Enter the client id.");
            wrong.secret = required(&secret, "Enter the client secret.");
            Credential::Client {
                id: id.trim().into(),
                secret: Secret::new(secret.trim()),
            }
        };
        let fine = wrong == Errors::default();
        errors.set(wrong);
        match hosts {
            Some(hosts) if fine => {
                storage::set("region", &typed.region.get_untracked());
                connecting.start(hosts, key, credential, false);
            }
            _ => dialog::focus_first_invalid(),
        }
    };
    let options: Vec<(String, String)> = REGIONS
        .iter()
        .map(|region| (region.id.to_owned(), region.label.to_owned()))
        .chain([(OTHER.to_owned(), "Other hosts".to_owned())])
        .collect();
    let is_other = Memo::new(move |_| typed.region.with(|region| region == OTHER));
    let error = move |pick: fn(&Errors) -> &Option<String>| {
        Signal::derive(move || errors.with(|all| pick(all).clone()))
    };
    let into = |signal: RwSignal<String>| Callback::new(move |text| signal.set(text));
    view! {
        <form class="card form" aria-labelledby="form-title" novalidate on:submit=submit>
            <h2 id="form-title">"Your project"</h2>
            <PasteBox typed/>
            <SelectField id="region" label="Region" value=typed.region on_change=into(typed.region)
                options=Signal::stored(options)/>
            <Show when=move || is_other.get()>
                <div class="pair">
                    <TextField id="auth-url" label="Auth URL" kind="url" value=typed.auth
                        on_input=into(typed.auth) error=error(|e| &e.auth)
                        placeholder="http://127.0.0.1:8090"
                        hint="https anywhere, or http on this machine."/>
                    <TextField id="api-url" label="API URL" kind="url" value=typed.api
                        on_input=into(typed.api) error=error(|e| &e.api)
                        placeholder="http://127.0.0.1:8090"/>
                </div>
            </Show>
            <TextField id="project-key" label="Project key" value=typed.key required=true
                on_input=into(typed.key) error=error(|e| &e.key)/>
            <fieldset class="choice">
                <legend>"Connect with"</legend>
                <label><input type="radio" name="with" prop:checked=move || !typed.by_token.get()
                    on:change=move |_| typed.by_token.set(false)/>"Client credentials"</label>
                <label><input type="radio" name="with" prop:checked=typed.by_token
                    on:change=move |_| typed.by_token.set(true)/>"Access token"</label>
            </fieldset>
            <Show when=move || !typed.by_token.get() fallback=move || view! {
                <TextField id="access-token" label="Access token" kind="password"
                    value=typed.token on_input=into(typed.token) error=error(|e| &e.token)
                    hint="The session ends with the token: the page can't get a new one."/>
            }>
                <div class="pair">
                    <TextField id="client-id" label="Client ID" value=typed.id required=true
                        on_input=into(typed.id) error=error(|e| &e.id)/>
                    <TextField id="client-secret" label="Client secret" kind="password" required=true
                        value=typed.secret on_input=into(typed.secret) error=error(|e| &e.secret)/>
                </div>
                <p class="hint">
                    "The client needs manage_api_clients to create and delete, or view_api_clients \
                     to look. view_stores and view_project_settings help, but are not needed."
                </p>
            </Show>
            <div class="actions">
                <button type="submit" class="button primary" disabled=move || waiting.busy()>
                    {move || if waiting.busy() { "Connecting…" } else { "Connect" }}
                </button>
                <CancelButton waiting/>
            </div>
        </form>
    }
}
