//! The tokens of the page.

use client::lifetime;
use client::text::visible;
use leptos::prelude::*;
use oauth::{Flow, Held, Kind, Subject};

use super::model::Model;
use super::texts;
use crate::browser::clock;
use crate::ui::common::GroupedScopes;
use crate::ui::credentials::values::{Masked, revealed_text};
use crate::ui::presets::{Copied, CopyText};
use preset::Text;

/// All tokens, the newest first.
#[component]
pub(super) fn TokenList(model: Model) -> impl IntoView {
    let empty = Memo::new(move |_| model.numbers.with(Vec::is_empty));
    view! {
        <section class="desk-tokens" aria-labelledby="tokens-title">
            <h2 id="tokens-title">{texts::LIST}</h2>
            <Show when=move || empty.get()>
                <p class="hint">{texts::NO_TOKENS}</p>
            </Show>
            <ul class="plain desk-list">
                <For each=move || model.numbers.get() key=|number| *number
                    children=move |number| model.held(number).map(|held| token(model, &held))/>
            </ul>
        </section>
    }
    .into_any()
}

/// Tracks whether a token was revoked from here.
fn is_revoked(model: Model, number: u32, kind: Kind) -> bool {
    let held = model.held_now(number);
    held.is_some_and(|held| held.is_revoked(kind))
}

fn token(model: Model, held: &Held) -> AnyView {
    let number = held.number;
    let key = held.caller.credentials.project_key.clone();
    let id = visible(&held.caller.credentials.client_id).into_owned();
    let ends = held.granted.token.expires_at;
    let now = model.app.now();
    let left = move || match ends {
        _ if is_revoked(model, number, Kind::Access) => texts::STATE_REVOKED.to_owned(),
        None => texts::NO_EXPIRY.to_owned(),
        Some(at) if at <= now.get() => texts::OVER.to_owned(),
        Some(at) => lifetime::countdown((at.0 - now.get().0) / 1000),
    };
    let expires = ends.map(|at| texts::expires(&clock::local_minutes(at), &at.utc_minutes()));
    let expires = expires.unwrap_or_else(|| texts::NO_EXPIRY.to_owned());
    let subject = match held.granted.subject() {
        Subject::Client => None,
        Subject::Customer(id) => Some((texts::CUSTOMER, id)),
        Subject::Anonymous(id) => Some((texts::ANONYMOUS, id)),
    };
    let row = |name: &'static str, value: AnyView| {
        view! { <div class="cred"><dt>{name}</dt><dd>{value}</dd></div> }
    };
    let code = |text: String| {
        view! { <code class="value" translate="no">{visible(&text).into_owned()}</code> }.into_any()
    };
    let subject = subject.map(|(name, id)| row(name, code(id)));
    let scope = held.granted.token.scope.clone();
    let scope = scope.unwrap_or_else(|| texts::UNKNOWN.to_owned());
    let title = texts::held(number, held.flow);
    let label = title.clone();
    let has_refresh = held.granted.refresh.is_some();
    let refresh = has_refresh.then(|| secret(model, number, Kind::Refresh));
    view! {
        <li><div class="card desk-token" role="group" aria-label=label>
            <h3>{title}</h3>
            <dl class="creds">
                {secret(model, number, Kind::Access)}
                {refresh}
                {row(texts::CLIENT_ID, code(id))}
                {subject}
                {row(texts::LEFT, view! { <b role="timer">{left}</b> }.into_any())}
                {row(texts::EXPIRES, expires.into_any())}
                {row(texts::SCOPE, code(scope))}
            </dl>
            {actions(model, number, has_refresh)}
            {can(held, &key)}
        </div></li>
    }
    .into_any()
}

/// One of the two tokens: masked, shown on demand, copied, and what becomes of it.
fn secret(model: Model, number: u32, kind: Kind) -> AnyView {
    let shown = RwSignal::new(false);
    let value = Callback::new(move |()| {
        let held = model.held(number);
        let token = held.as_ref().and_then(|held| held.token(kind));
        token.map_or_else(Text::new, revealed_text)
    });
    let copied = Copied::here();
    let on_copied = Callback::new(move |()| {
        if let Some(copied) = copied {
            copied.secret(texts::word(kind));
        }
        model.copied(number, kind);
    });
    let (name, hidden) = match kind {
        Kind::Access => ("access_token", texts::HIDDEN_ACCESS),
        Kind::Refresh => ("refresh_token", texts::HIDDEN_REFRESH),
    };
    let state = move || {
        model.held_now(number).map(|held| {
            if held.is_revoked(kind) {
                texts::STATE_REVOKED
            } else if held.is_copied(kind) {
                texts::STATE_COPIED
            } else {
                texts::STATE_DUE
            }
        })
    };
    view! {
        <div class="cred">
            <dt>{name}</dt>
            <dd>
                <Masked secret=value shown name=hidden show=texts::show_name(kind) hide=texts::hide_name(kind)/>
                <CopyText text=value what=texts::word(kind) on_copied/>
            </dd>
            <dd class="hint desk-state">{state}</dd>
        </div>
    }
    .into_any()
}

fn actions(model: Model, number: u32, has_refresh: bool) -> AnyView {
    let busy = move || model.waiting.busy();
    let revoked = move |kind: Kind| Memo::new(move |_| is_revoked(model, number, kind));
    let button = move |text: &'static str, flow: Flow, kind: Kind, off: Option<Memo<bool>>| {
        view! {
            <button type="button" class="button small"
                disabled=move || busy() || off.is_some_and(|off| off.get())
                on:click=move |_| model.use_token(flow, number, kind)>{text}</button>
        }
    };
    let access = revoked(Kind::Access);
    let of_refresh = has_refresh.then(|| {
        let refresh = revoked(Kind::Refresh);
        view! {
            {button(texts::REFRESH, Flow::Refresh, Kind::Refresh, Some(refresh))}
            {button(texts::REVOKE_REFRESH, Flow::Revoke, Kind::Refresh, Some(refresh))}
        }
    });
    view! {
        <div class="actions">
            {button(texts::INTROSPECT, Flow::Introspect, Kind::Access, None)}
            {button(texts::REVOKE_ACCESS, Flow::Revoke, Kind::Access, Some(access))}
            {of_refresh}
        </div>
    }
    .into_any()
}

/// What can be done with it, in words and as scopes.
fn can(held: &Held, key: &str) -> AnyView {
    let scopes = held.granted.scopes(key);
    if scopes.is_empty() {
        return view! { <p class="hint">{texts::CAN_NOTHING}</p> }.into_any();
    }
    let lines: Vec<_> = held
        .granted
        .review(key)
        .can
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    view! {
        <details>
            <summary>{texts::CAN}</summary>
            <ul>{lines}</ul>
            <GroupedScopes scopes/>
        </details>
    }
    .into_any()
}
