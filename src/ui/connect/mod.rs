//! The connect page: paste anything, or type it; the sandbox; and how credentials are handled. It also
//! stands in for pages that need a connection.

mod consent;
mod form;
mod hosts;
mod paste;
mod texts;

use leptos::prelude::*;

use self::form::ConnectForm;
use self::hosts::Reachable;
use super::common::ErrorNote;
use super::connecting::Connecting;
use super::connection::ConnectionCard;
use super::state::App;

/// The connect page.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let app = App::here();
    let connecting = Connecting::new(app);
    let (waiting, failed) = (connecting.waiting, connecting.failed);
    let (route, workspace) = (app.route(), app.workspace());
    let wanted = move || {
        let text = route.with(texts::wanted)?;
        Some(view! { <p class="note">{text}</p> })
    };
    let connection = move || {
        let workspace = workspace.get()?;
        Some(view! {
            <ConnectionCard workspace/>
            <h2>{texts::ANOTHER}</h2>
        })
    };
    view! {
        <div class="page narrow connect-page">
            <h1 tabindex="-1">{texts::HEADING}</h1>
            {wanted}
            {connection}
            {move || failed.get().map(|error| view! { <ErrorNote error/> })}
            <ConnectForm connecting/>
            <section class="connect-sandbox" aria-labelledby="sandbox-title">
                <div>
                    <h2 id="sandbox-title">{texts::NO_PROJECT}</h2>
                    <p class="hint">{texts::SANDBOX_HINT}</p>
                </div>
                <button type="button" class="button" disabled=move || waiting.busy()
                    on:click=move |_| connecting.start_sandbox()>{texts::SANDBOX}</button>
            </section>
            <section class="connect-trust" aria-labelledby="trust-title">
                <h2 id="trust-title">{texts::HANDLED}</h2>
                <p class="hint">{texts::HANDLED_TEXT}</p>
                <Reachable/>
            </section>
        </div>
    }
    .into_any()
}
