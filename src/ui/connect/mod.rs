//! Connect: region, project key, credentials; or a token; or paste anything; or the sandbox.

mod form;
mod paste;

use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use self::{form::ConnectForm, paste::PasteBox};
use super::{
    kit::{Note, Tone},
    route::Route,
    state::App,
};
use crate::{
    browser::clock::{self, BrowserClock},
    client::Secret,
    platform::{
        ApiError, Credential, Hosts, Session,
        fetch::Fetch,
        http::{Clock, Transport},
        sandbox::{self, Sandbox, SandboxOptions, SandboxTransport},
    },
};

/// The connect page. It also stands in for a page that needs a connection.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let app = App::here();
    let wanted = move || match app.route.get() {
        Route::Connect => None,
        route => Some(format!("Connect first: {} needs a project.", route.title())),
    };
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<ApiError>);
    let try_sandbox = move |_| {
        let clock: Rc<dyn Clock> = Rc::new(BrowserClock);
        let engine = Sandbox::seeded(&SandboxOptions::default(), clock::now());
        let engine = Rc::new(RefCell::new(engine));
        let latency = SandboxTransport::PAGE_LATENCY_MS;
        let transport = Rc::new(SandboxTransport::new(engine, clock, latency));
        let hosts = Hosts {
            auth: sandbox::AUTH_URL.into(),
            api: sandbox::API_URL.into(),
        };
        let credential = Credential::Client {
            id: sandbox::OPERATOR_ID.into(),
            secret: Secret::new(sandbox::OPERATOR_SECRET),
        };
        let key = sandbox::PROJECT_KEY.to_owned();
        open(app, busy, failed, transport, hosts, key, credential, true);
    };
    view! {
        <div class="page narrow">
            <h1 tabindex="-1">"Connect to a project"</h1>
            {move || wanted().map(|text| view! { <p class="note">{text}</p> })}
            {move || app.connection.with(Option::is_some).then(|| view! {
                <p class="note good">
                    "You are connected. " <a href="#/clients">"Go to the API clients"</a>
                    ", or connect to another project below."
                </p>
            })}
            <section class="card sandbox-card" aria-labelledby="sandbox-title">
                <div>
                    <h2 id="sandbox-title">"No account at hand?"</h2>
                    <p class="hint">
                        "The sandbox is a simulated project inside this page. It needs no network \
                         and forgets everything when you leave."
                    </p>
                </div>
                <button type="button" class="button" disabled=busy on:click=try_sandbox>
                    "Try the sandbox"
                </button>
            </section>
            {move || failed.get().map(|error| view! { <ErrorNote error/> })}
            <ConnectForm busy failed/>
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
#[allow(clippy::too_many_arguments)] // The parts of one action, named at its two call sites.
fn open(
    app: App,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<ApiError>>,
    transport: Rc<dyn Transport>,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
    sandbox: bool,
) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    failed.set(None);
    app.say("Connecting…");
    spawn_local(async move {
        let clock = Rc::new(BrowserClock);
        let opened = Session::connect(transport, clock, hosts, project_key, credential).await;
        busy.try_set(false);
        match opened {
            Ok(session) => {
                app.connected(session, sandbox);
                app.say("Connected.");
                if app.route.get_untracked() == Route::Connect {
                    app.go(Route::Clients);
                }
            }
            Err(error) => {
                app.said.set(String::new());
                failed.try_set(Some(error));
            }
        }
    });
}

/// Opens a session over the network.
fn open_real(
    app: App,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<ApiError>>,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) {
    open(
        app,
        busy,
        failed,
        Rc::new(Fetch),
        hosts,
        project_key,
        credential,
        false,
    );
}

/// A failed call: what happened, what to do, and the host's own words.
#[component]
pub fn ErrorNote(
    /// The failure.
    error: ApiError,
) -> impl IntoView {
    let offline = crate::browser::page::is_offline().then_some(" This browser is offline.");
    let words = (!error.message.is_empty()).then(|| {
        view! { <p class="host-words">"The host says: " <q dir="auto">{error.message.clone()}</q></p> }
    });
    let trace = error.correlation_id.clone().map(|id| {
        view! { <p class="hint">"Correlation ID for support: " <code>{id}</code></p> }
    });
    view! {
        <Note tone=Tone::Error title=error.title()>
            <p>{error.advice()} {offline}</p>
            {words}
            {trace}
        </Note>
    }
}
