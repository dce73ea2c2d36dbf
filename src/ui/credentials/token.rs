//! A real token with the new credentials: the first proof that they work.

use leptos::{prelude::*, task::spawn_local};

use super::MASK;
use crate::browser::clock;
use crate::ui::kit::{CancelButton, CopyButton, ErrorNote, Note, Tone, Waiting, unless_stopped};
use crate::ui::state::App;
use client::{Credentials, lifetime};
use platform::ApiError;
use platform::calls::Token;
use scope::{ScopeSet, compare_grant};

/// The button, and the token that it brings.
#[component]
pub(super) fn TokenBox(held: StoredValue<Credentials, LocalStorage>) -> impl IntoView {
    let app = App::here();
    let waiting = Waiting::default();
    let answer = RwSignal::new_local(None::<Result<Token, ApiError>>);
    let get = move |_| {
        let Some(session) = app.session() else { return };
        let Some(stop) = waiting.begin() else { return };
        let mut credentials = held.get_value();
        spawn_local(async move {
            let token = unless_stopped(session.token_for(&credentials), stop).await;
            // The copy of the secret goes with the credentials.
            credentials.scope.clear();
            drop(credentials);
            waiting.end();
            let Some(token) = token else {
                app.say("Stopped: no token was asked for any more.");
                return;
            };
            app.say(if token.is_ok() {
                "The host gave a token."
            } else {
                "The host gave no token."
            });
            answer.try_set(Some(token));
        });
    };
    view! {
        <section class="card token-box" aria-labelledby="token-title">
            <h2 id="token-title">"Do they work?"</h2>
            <div class="actions">
                <button type="button" class="button" disabled=move || waiting.busy() on:click=get>
                    {move || if waiting.busy() { "Asking the auth host…" } else { "Get an access token" }}
                </button>
                <CancelButton waiting/>
            </div>
            {move || answer.get().map(|answer| match answer {
                Ok(token) => view! { <Granted token held/> }.into_any(),
                Err(error) => view! { <ErrorNote error/> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn Granted(token: Token, held: StoredValue<Credentials, LocalStorage>) -> impl IntoView {
    let shown = RwSignal::new(false);
    let (key, requested) = held.with_value(|c| (c.project_key.clone(), c.requested.clone()));
    let granted = ScopeSet::parse(&token.scope, Some(&key)).set;
    let grant = compare_grant(&requested, &granted);
    let names = |set: &ScopeSet| {
        set.iter()
            .map(|p| p.print(&key))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let verdict = if !grant.missing.is_empty() {
        (
            Tone::Error,
            "Some requested scopes were not granted",
            names(&grant.missing),
        )
    } else if !grant.extra.is_empty() {
        (
            Tone::Caution,
            "More was granted than requested",
            names(&grant.extra),
        )
    } else if grant.implied.is_empty() {
        (Tone::Good, "Granted is what was requested", String::new())
    } else {
        (
            Tone::Good,
            "Granted is what was requested, with scopes that follow from it",
            names(&grant.implied),
        )
    };
    let (tone, title, list) = verdict;
    let ends = token.expires_at;
    let life = lifetime::words((ends.0 - clock::now().0 + 500) / 1000);
    let access = StoredValue::new_local(token.access);
    let text = move || {
        if shown.get() {
            access.with_value(|t| t.reveal().to_owned())
        } else {
            MASK.to_owned()
        }
    };
    view! {
        <Note tone=tone title=title><p class="scope-string">{list}</p></Note>
        <dl class="creds">
            <div class="cred">
                <dt>"access_token"</dt>
                <dd><code translate="no"
                    aria-label=move || (!shown.get()).then_some("Access token, hidden")
                    role=move || (!shown.get()).then_some("img")>{text}</code><span class="cred-actions">
                    <button type="button" class="button small" aria-label="Reveal access token"
                        aria-pressed=move || shown.get().to_string()
                        on:click=move |_| shown.update(|shown| *shown = !*shown)>
                        {move || if shown.get() { "Hide" } else { "Reveal" }}
                    </button>
                    <CopyButton text=move || access.with_value(|t| t.reveal().to_owned())
                        what="access token"/>
                </span></dd>
            </div>
            <div class="cred">
                <dt>"expires"</dt>
                <dd>{format!("{} ({}), {life} from now", clock::local_minutes(ends), ends.utc_minutes())}</dd>
            </div>
        </dl>
    }
}
