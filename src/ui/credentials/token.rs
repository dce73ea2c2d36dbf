//! A real token with the new credentials: the first proof that they work.

use std::rc::Rc;

use leptos::prelude::*;

use super::texts;
use super::values::{Masked, revealed_text};
use crate::browser::clock;
use crate::ui::common::ErrorNote;
use crate::ui::kit::{CancelButton, Messages, Note, Tone, Waiting, unless_stopped};
use crate::ui::presets::{Copied, CopyText};
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
                messages.announce(texts::CANCELED);
                return;
            };
            messages.announce(if token.is_ok() {
                [texts::RECEIVED, "."].concat()
            } else {
                texts::NOT_RECEIVED.to_owned()
            });
            // Left meanwhile: the token is dropped here, and so revoked.
            answer.try_set(Some(token.map(Rc::new)));
        });
    };
    view! {
        <section class="token-box" aria-label=texts::TEST>
            <div class="actions">
                <button type="button" class="button" disabled=move || waiting.busy() on:click=get>
                    {move || if waiting.busy() { texts::TESTING } else { texts::TEST }}
                </button>
                <CancelButton waiting/>
            </div>
            {move || answer.get().map_or_else(
                || view! { <p class="hint">{texts::TEST_HINT}</p> }.into_any(),
                |answer| match answer {
                    Ok(token) => view! { <Granted token held/> }.into_any(),
                    Err(error) => view! { <ErrorNote error/> }.into_any(),
                },
            )}
        </section>
    }
    .into_any()
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
    let (tone, title, text, list) = if !grant.missing.is_empty() {
        let list = names(&grant.missing);
        (Tone::Error, texts::SOME_MISSING, texts::MISSING, list)
    } else if !grant.extra.is_empty() {
        let list = names(&grant.extra);
        (Tone::Caution, texts::EXTRA_GRANTED, texts::EXTRA, list)
    } else if grant.implied.is_empty() {
        let list = String::new();
        (Tone::Good, texts::RECEIVED, texts::ALL_GRANTED, list)
    } else {
        let list = names(&grant.implied);
        (
            Tone::Good,
            texts::RECEIVED,
            texts::ALL_GRANTED_AND_MORE,
            list,
        )
    };
    let ends = token.expires_at.map_or_else(
        || texts::NO_EXPIRY.to_owned(),
        |ends| {
            let left = lifetime::words((ends.0 - clock::now().0 + 500) / 1000);
            texts::expires(&clock::local_minutes(ends), &ends.utc_minutes(), &left)
        },
    );
    // The token itself stays with the page, which revokes it by dropping it.
    let access = StoredValue::new_local(token);
    let secret = Callback::new(move |()| access.with_value(|token| revealed_text(&token.access)));
    let copied = Copied::here();
    let on_copied = Callback::new(move |()| {
        if let Some(copied) = copied {
            copied.secret(texts::TOKEN_NAME);
        }
    });
    view! {
        <Note tone=tone title=title>
            <p>{text}</p>
            <p class="scope-string">{list}</p>
        </Note>
        <dl class="creds">
            <div class="cred">
                <dt>"access_token"</dt>
                <dd>
                    <Masked secret shown name=texts::TOKEN_HIDDEN show=texts::REVEAL_TOKEN
                        hide=texts::HIDE_TOKEN/>
                    <CopyText text=secret what=texts::TOKEN_NAME on_copied/>
                </dd>
            </div>
            <div class="cred">
                <dt>"expires"</dt>
                <dd>{ends}</dd>
            </div>
        </dl>
    }
    .into_any()
}
