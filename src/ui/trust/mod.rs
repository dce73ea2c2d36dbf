//! What the page sent, what it keeps in the browser, and what holds it back: for whoever wants to check before they
//! trust it with a key.

mod stored;
mod texts;

use leptos::prelude::*;
use platform::traffic::{HostTraffic, bytes};

use self::stored::{Copies, Stored};
use super::common::GroupedScopes;
use super::idle::IdleSetting;
use super::kit::Facts;
use super::state::App;
use crate::browser::{fetch, page};
use crate::workspace::Workspace;

/// The page.
#[component]
pub fn TrustPage() -> impl IntoView {
    let app = App::here();
    let connection = move || match app.workspace().get() {
        Some(workspace) => view! { <Token workspace/> }.into_any(),
        None => view! { <p>{texts::NOT_CONNECTED}</p> }.into_any(),
    };
    view! {
        <div class="page narrow trust-page">
            <h1 tabindex="-1">{texts::TITLE}</h1>
            <p class="hint">{texts::INTRO}</p>
            <section aria-labelledby="sent-title">
                <h2 id="sent-title">{texts::SENT}</h2>
                <Sent/>
            </section>
            <section aria-labelledby="stored-title">
                <h2 id="stored-title" tabindex="-1">{texts::STORED}</h2>
                <Stored/>
                <h3>{texts::COPIES}</h3>
                <Copies/>
            </section>
            <section aria-labelledby="connection-title">
                <h2 id="connection-title">{texts::CONNECTION}</h2>
                {connection}
                <IdleSetting/>
            </section>
            <section aria-labelledby="policy-title">
                <h2 id="policy-title">{texts::POLICY}</h2>
                <Policy/>
            </section>
            <section aria-labelledby="build-title">
                <h2 id="build-title">{texts::BUILD}</h2>
                <Build/>
            </section>
        </div>
    }
    .into_any()
}

/// The hosts that were asked; it follows while requests are sent.
#[component]
fn Sent() -> impl IntoView {
    let app = App::here();
    let traffic = Memo::new(move |_| {
        app.now().track();
        fetch::traffic()
    });
    let row = |host: &HostTraffic| {
        view! {
            <tr>
                <th scope="row"><code>{host.origin.clone()}</code></th>
                <td>{host.requests}</td>
                <td>{bytes(host.sent)}</td>
                <td>{bytes(host.received)}</td>
            </tr>
        }
    };
    let table = move || {
        let rows = traffic.with(|traffic| traffic.hosts().iter().map(row).collect_view());
        if rows.is_empty() {
            return view! { <p>{texts::SENT_NONE}</p> }.into_any();
        }
        view! {
            <div class="trust-scroll" tabindex="0" role="group" aria-labelledby="sent-title">
                <table class="trust-table">
                    <thead>
                        <tr>
                            <th scope="col">{texts::HOST}</th>
                            <th scope="col">{texts::REQUESTS}</th>
                            <th scope="col">{texts::BYTES_SENT}</th>
                            <th scope="col">{texts::BYTES_RECEIVED}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let own = move || {
        traffic.track();
        let (origin, count) = page::own_files();
        texts::own_files(count, &origin)
    };
    view! {
        {table}
        <p class="hint">{texts::SENT_HOW}</p>
        <p class="hint">{own}</p>
    }
    .into_any()
}

/// What the token in use may do.
#[component]
fn Token(workspace: Workspace) -> impl IntoView {
    let facts = workspace.facts();
    move || {
        let facts = facts.get();
        let scopes = match facts.granted {
            Some(granted) => view! {
                <details>
                    <summary>{texts::may(granted.len())}</summary>
                    <GroupedScopes scopes=granted/>
                </details>
            }
            .into_any(),
            None => view! { <p>{texts::TOKEN_UNKNOWN}</p> }.into_any(),
        };
        view! {
            {scopes}
            {facts.narrow.then(|| view! { <p class="hint">{texts::NARROW}</p> })}
            <p><a href="#/connect">{texts::DETAILS}</a></p>
        }
    }
}

/// The policy, one directive a line.
#[component]
fn Policy() -> impl IntoView {
    let policy = page::policy();
    let line = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = policy.split(';').map(line).collect();
    let lines = lines.join(";\n");
    let types = if page::has_trusted_types() {
        texts::TYPES_ON
    } else {
        texts::TYPES_OFF
    };
    let pairs = vec![
        (texts::TYPES, types.into_any()),
        (texts::MARKUP, texts::MARKUP_TEXT.into_any()),
    ];
    view! {
        <p class="hint">{texts::POLICY_HOW}</p>
        <pre class="trust-policy">{lines}</pre>
        <Facts pairs/>
    }
    .into_any()
}

/// The build, and how to check it.
#[component]
fn Build() -> impl IntoView {
    let Some(id) = page::build() else {
        return view! { <p>{texts::BUILD_NONE}</p> }.into_any();
    };
    view! {
        <p><code>{id}</code></p>
        <p class="hint">{texts::BUILD_HOW}</p>
        <pre>{texts::BUILD_COMMAND}</pre>
        <p><a href="./SHA256SUMS" target="_blank" rel="noopener noreferrer">{texts::SUMS}</a></p>
    }
    .into_any()
}
