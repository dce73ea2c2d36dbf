//! The connect page: paste anything, or type it; the sandbox; and how credentials are handled. It also
//! stands in for pages that need a connection, and shows the connection when there is one.

mod connection;
mod extension;
mod form;
mod texts;

use leptos::prelude::*;

use self::connection::Connection;
use self::form::ConnectForm;
use super::common::ErrorNote;
use super::connecting::Connecting;
use super::entry::Reachable;
use super::idle::IdleSetting;
use super::kit::{Note, Tone};
use super::state::{App, Locked};

/// The connect page.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let app = App::here();
    let connecting = Connecting::new(app);
    let (waiting, failed) = (connecting.waiting, connecting.failed);
    // The page is made anew with each connection.
    let workspace = app.workspace().get_untracked();
    let route = app.route();
    let wanted = move || {
        let text = route.with(texts::wanted)?;
        Some(view! { <p class="note">{text}</p> })
    };
    let form = view! {
        {move || failed.get().map(|error| view! { <ErrorNote error/> })}
        <ConnectForm connecting/>
        <section class="connect-sandbox" aria-labelledby="sandbox-title">
            <div>
                <h2 id="sandbox-title">{texts::NO_PROJECT}</h2>
                <p class="hint">{texts::SANDBOX_HINT}</p>
            </div>
            <div class="actions">
                <button type="button" class="button" disabled=move || waiting.busy()
                    on:click=move |_| connecting.start_sandbox()>{texts::SANDBOX}</button>
                <button type="button" class="button" disabled=move || waiting.busy()
                    on:click=move |_| connecting.start_two_sandboxes()>{texts::TWO_SANDBOXES}</button>
            </div>
        </section>
    };
    let (heading, parts) = match workspace {
        None => (texts::HEADING, form.into_any()),
        Some(workspace) => {
            let parts = view! {
                <Connection workspace/>
                <IdleSetting/>
                <details class="another" prop:open=move || app.wants_connection()>
                    <summary>{texts::ANOTHER}</summary>
                    {form}
                </details>
            };
            (texts::CONNECTION, parts.into_any())
        }
    };
    view! {
        <div class="page narrow connect-page">
            <h1 tabindex="-1">{heading}</h1>
            {move || app.frame.locked.get().map(locked)}
            {wanted}
            {parts}
            <section class="connect-trust" aria-labelledby="trust-title">
                <h2 id="trust-title">{texts::HANDLED}</h2>
                <p class="hint">{texts::HANDLED_TEXT}</p>
                <Reachable/>
            </section>
        </div>
    }
    .into_any()
}

/// That the page ended the connection by itself.
fn locked(locked: Locked) -> AnyView {
    let lost = locked.lost.then(|| view! { <p>{texts::LOCKED_LOST}</p> });
    view! {
        <Note tone=Tone::Caution title=texts::LOCKED>
            <p>{texts::locked(locked.minutes, locked.pasted)}</p>
            {lost}
        </Note>
    }
    .into_any()
}
