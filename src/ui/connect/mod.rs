//! Connect: region, project key, credentials; or a token; or paste anything; or the sandbox.

mod connection;
mod form;
mod paste;

use leptos::{prelude::*, task::spawn_local};

pub use connection::ConnectionCard;

use self::{form::ConnectForm, paste::PasteBox};
use super::{
    kit::{Waiting, unless_stopped},
    part::work::{self, ConnectionPart, Failure, NotOpened},
    route::Route,
    state::App,
};
use client::Secret;
use platform::{ApiError, Credential, Hosts};
use sandbox;

/// The connect page. It also stands in for a page that needs a connection.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let app = App::here();
    let wanted = move || match app.route.get() {
        Route::Connect => None,
        route => Some(format!("Connect first: {} needs a project.", route.title())),
    };
    let waiting = Waiting::default();
    let failed = RwSignal::new(None::<ApiError>);
    let try_sandbox = move |_| {
        let hosts = Hosts {
            auth: sandbox::AUTH_URL.into(),
            api: sandbox::API_URL.into(),
        };
        let credential = Credential::Client {
            id: sandbox::OPERATOR_ID.into(),
            secret: Secret::new(sandbox::OPERATOR_SECRET),
        };
        let key = sandbox::PROJECT_KEY.to_owned();
        open(app, waiting, failed, hosts, key, credential, true);
    };
    view! {
        <div class="page narrow">
            <h1 tabindex="-1">"Connect to a project"</h1>
            {move || wanted().map(|text| view! { <p class="note">{text}</p> })}
            <ConnectionPart/>
            {move || app.connection.with(Option::is_some).then(|| view! {
                <h2>"Connect to another project"</h2>
            })}
            <section class="card sandbox-card" aria-labelledby="sandbox-title">
                <div>
                    <h2 id="sandbox-title">"No account at hand?"</h2>
                    <p class="hint">
                        "The sandbox is a simulated project inside this page. It needs no network \
                         and forgets everything when you leave."
                    </p>
                </div>
                <button type="button" class="button" disabled=move || waiting.busy() on:click=try_sandbox>
                    "Try the sandbox"
                </button>
            </section>
            {move || failed.get().map(|error| view! { <Failure error/> })}
            <ConnectForm waiting failed/>
            <section class="quiet" aria-labelledby="trust-title">
                <h2 id="trust-title">"Where your credentials go"</h2>
                <p>
                    "To the auth host you choose, and nowhere else. They stay in the memory of this \
                     tab: they are never stored, and they are gone when you disconnect, reload or \
                     close it. commercetools does not document that its auth host answers pages; \
                     it is widely relied upon. If it does not, paste an access token."
                </p>
            </section>
        </div>
    }
}

/// Opens a session and goes on, or says why not.
fn open(
    app: App,
    waiting: Waiting,
    failed: RwSignal<Option<ApiError>>,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
    sandbox: bool,
) {
    let Some(stop) = waiting.begin() else { return };
    failed.set(None);
    app.say("Connecting…");
    spawn_local(async move {
        let opening = work::open(app, sandbox, hosts, project_key, credential);
        let opened = unless_stopped(opening, stop).await;
        waiting.end();
        match opened {
            None => app.say("Stopped. You are not connected."),
            Some(Ok((session, facts))) => {
                app.connected(session, facts, sandbox);
                app.say("Connected.");
                if app.route.get_untracked() == Route::Connect {
                    let mut goal = None;
                    app.aside.update(|aside| goal = aside.goal.take());
                    app.go(goal.unwrap_or(Route::Clients));
                }
            }
            Some(Err(NotOpened::Failed(error))) => {
                app.status.set(String::new());
                failed.try_set(Some(error));
            }
            Some(Err(NotOpened::NotLoaded)) => {
                app.status.set(String::new());
                app.warn(
                    "Part of this page could not be loaded: there is no connection to the site that \
                     it came from, or a newer version was published there. Nothing was sent. Try \
                     again; if that does not help, reload the page.",
                );
            }
        }
    });
}
