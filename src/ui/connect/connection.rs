//! The connection as it stands: with what project, for how long, and what it may do.

use client::lifetime;
use client::text::visible;
use leptos::prelude::*;
use platform::{ApiError, Facts as Known, May};

use super::texts;
use crate::browser::clock;
use crate::ui::common::{ErrorNote, GroupedScopes};
use crate::ui::kit::{CancelButton, CopyButton, Facts, Messages, Waiting, unless_stopped};
use crate::ui::state::App;
use crate::workspace::{PageTasks, Workspace};

/// All that is known of the connection.
#[component]
pub(super) fn Connection(
    /// Which connection.
    workspace: Workspace,
) -> impl IntoView {
    let facts = workspace.facts();
    move || known(workspace, facts.get())
}

fn known(workspace: Workspace, facts: Known) -> AnyView {
    let app = App::here();
    let code = |text: &str| {
        let text = visible(text).into_owned();
        view! { <code>{text}</code> }.into_any()
    };
    let key = &facts.project_key;
    let name = facts.project_name.as_deref();
    let name = visible(name.unwrap_or(key)).into_owned();
    let region = if workspace.is_sandbox() {
        texts::SIMULATED
    } else {
        let region = facts.hosts.region();
        region.map_or(texts::OTHER_HOSTS, |region| region.label)
    };
    let token = match facts.expires_at {
        Some(at) => texts::token(
            &lifetime::rounded((at.0 - clock::now().0) / 1000),
            &clock::local_minutes(at),
            &at.utc_minutes(),
            facts.can_renew,
        ),
        None if facts.can_renew => texts::TOKEN_RENEWED.to_owned(),
        None => texts::TOKEN_UNKNOWN.to_owned(),
    };
    let id = facts.client_id.as_deref();
    let id = id.map_or_else(|| texts::ID_UNKNOWN.into_any(), code);
    let pairs = vec![
        (texts::PROJECT_KEY, code(key)),
        (texts::REGION, region.into_any()),
        (texts::CLIENT_ID, id),
        (texts::AUTH_URL, code(&facts.hosts.auth)),
        (texts::API_URL, code(&facts.hosts.api)),
        (texts::TOKEN, token.into_any()),
    ];
    let may = |about: &'static str, [all, some]: [(&str, &'static str); 2]| {
        (about, may(&facts, all, some).into_any())
    };
    let rights = vec![
        may(texts::API_CLIENTS, texts::MAY_CLIENTS),
        may(texts::STORES, texts::MAY_STORES),
        may(texts::PROJECT_NAME, texts::MAY_NAME),
    ];
    let granted = facts.granted.as_ref().map(|granted| {
        let scope_string = granted.print(key);
        view! {
            <details>
                <summary>{texts::granted(granted.len())}</summary>
                <GroupedScopes scopes=granted.clone()/>
                <CopyButton text=move || scope_string.clone() what=texts::SCOPE_STRING/>
            </details>
        }
    });
    view! {
        <section class="card connection" aria-labelledby="connection-title">
            <div class="title-row">
                <h2 id="connection-title"><bdi>{name}</bdi></h2>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| app.disconnect()>
                        {texts::DISCONNECT}
                    </button>
                    <a class="button primary" href="#/clients">{texts::TO_CLIENTS}</a>
                </div>
            </div>
            <Facts pairs/>
            <h3>{texts::MAY}</h3>
            <Facts pairs=rights/>
            {facts.narrow.then(|| view! { <Narrow workspace/> })}
            {granted}
        </section>
    }
    .into_any()
}

/// That the token has fewer scopes than its client may have, and the way to all of them.
#[component]
fn Narrow(workspace: Workspace) -> impl IntoView {
    let (messages, tasks) = (Messages::here(), PageTasks::new());
    let waiting = Waiting::default();
    let failed = RwSignal::new(None::<ApiError>);
    let widen = move |_| {
        let Some(stop) = waiting.begin() else { return };
        failed.set(None);
        let Some(asking) = workspace.widen() else {
            waiting.end();
            return;
        };
        tasks.start(async move {
            let answer = unless_stopped(asking, stop).await;
            waiting.end();
            match answer {
                None => messages.say(texts::NOT_WIDENED),
                // The facts say the rest.
                Some(Ok(())) => messages.say(texts::WIDENED),
                Some(Err(error)) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <p class="hint">{texts::NARROW}</p>
        <div class="actions">
            <button type="button" class="button small" disabled=move || waiting.busy() on:click=widen>
                {move || if waiting.busy() { texts::WIDENING } else { texts::WIDEN }}
            </button>
            <CancelButton waiting/>
        </div>
        {move || failed.get().map(|error| view! { <ErrorNote error/> })}
    }
    .into_any()
}

/// The first that the granted scopes allow, of pairs of a scope and what it allows; else what is missing.
fn may(facts: &Known, all: (&str, &'static str), some: (&str, &'static str)) -> String {
    for (scope, words) in [all, some] {
        match facts.may(scope) {
            May::Yes => return words.to_owned(),
            May::Unknown => return texts::MAY_UNKNOWN.to_owned(),
            May::No => {}
        }
    }
    texts::lacks(some.0)
}
