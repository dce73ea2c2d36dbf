//! A real token with the new credentials: the first proof that they work.

use std::rc::Rc;

use leptos::prelude::*;

use super::MASK;
use crate::browser::clock;
use crate::ui::common::ErrorNote;
use crate::ui::kit::{CancelButton, CopyButton, Messages, Note, Tone, Waiting, unless_stopped};
use crate::workspace::{PageTasks, Workspace};
use client::{Credentials, lifetime};
use platform::{ApiError, TestToken};
use scope::{ScopeSet, compare_grant};

/// The button, and the token that it brings.
#[component]
pub(super) fn TokenBox(
    workspace: Workspace,
    held: StoredValue<Credentials, LocalStorage>,
) -> impl IntoView {
    let (messages, tasks) = (Messages::here(), PageTasks::new());
    let waiting = Waiting::default();
    let answer = RwSignal::new_local(None::<Result<Rc<TestToken>, ApiError>>);
    let get = move |_| {
        let Some(stop) = waiting.begin() else { return };
        let Some(asking) = workspace.test_token(held.get_value()) else {
            waiting.end();
            return;
        };
        tasks.start(async move {
            let token = unless_stopped(asking, stop).await;
            waiting.end();
            let Some(token) = token else {
                messages.say("Request canceled.");
                return;
            };
            messages.say(if token.is_ok() {
                "Token received."
            } else {
                "No token received."
            });
            // Left meanwhile: the token is dropped here, and so revoked.
            answer.try_set(Some(token.map(Rc::new)));
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
fn Granted(token: Rc<TestToken>, held: StoredValue<Credentials, LocalStorage>) -> impl IntoView {
    let shown = RwSignal::new(false);
    let (key, requested) = held.with_value(|c| (c.project_key.clone(), c.requested.clone()));
    let granted = ScopeSet::parse(token.scope.as_deref().unwrap_or_default(), Some(&key)).set;
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
    let ends = token.expires_at.map_or_else(
        || "not known: the host does not say".to_owned(),
        |ends| {
            let life = lifetime::words((ends.0 - clock::now().0 + 500) / 1000);
            let local = clock::local_minutes(ends);
            format!("{local} ({}), {life} from now", ends.utc_minutes())
        },
    );
    let access = StoredValue::new_local(token.access.clone());
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
                <dd>{ends}</dd>
            </div>
        </dl>
    }
}
