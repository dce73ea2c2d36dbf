//! Connect: region, project key, credentials; or a token; or paste anything; or the sandbox.

mod form;
mod paste;

use client::Secret;
use leptos::prelude::*;
use platform::{ApiError, Credential, Hosts};

use self::form::ConnectForm;
use self::paste::PasteBox;
use super::kit::{Waiting, unless_stopped};
use super::part::Part;
use super::part::work::{self, ConnectionPart, Failure, NotConnected, Work};
use super::route::Route;
use super::state::App;
use crate::workspace::PageTasks;

/// The connect page. It also stands in for a page that needs a connection.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let app = App::here();
    let wanted = move || match app.route().get() {
        Route::Landing | Route::Connect => None,
        route => Some(format!("Connect first: {} needs a project.", route.title())),
    };
    let connecting = Connecting::new(app);
    let (waiting, failed) = (connecting.waiting, connecting.failed);
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
        connecting.start(hosts, key, credential, true);
    };
    view! {
        <div class="page narrow">
            <h1 tabindex="-1">"Connect to a project"</h1>
            {move || wanted().map(|text| view! { <p class="note">{text}</p> })}
            {move || app.workspace().get().map(|workspace| view! {
                <ConnectionPart workspace/>
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
            <ConnectForm connecting/>
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

/// A connect under way. It belongs to the page: when that is left, the connect is given up.
#[derive(Clone, Copy)]
struct Connecting {
    app: App,
    part: Part<Work>,
    tasks: PageTasks,
    waiting: Waiting,
    failed: RwSignal<Option<ApiError>>,
}

impl Connecting {
    fn new(app: App) -> Self {
        Self {
            app,
            part: work::part(),
            tasks: PageTasks::new(),
            waiting: Waiting::default(),
            failed: RwSignal::new(None),
        }
    }

    /// Connects and goes on, or says why not.
    fn start(self, hosts: Hosts, project_key: String, credential: Credential, sandbox: bool) {
        let Self {
            app,
            part,
            tasks,
            waiting,
            failed,
        } = self;
        if !app.may_connect() {
            return;
        }
        let Some(stop) = waiting.begin() else { return };
        failed.set(None);
        app.messages.say("Connecting…");
        tasks.start(async move {
            let connect = work::connect(app, part, sandbox, hosts, project_key, credential);
            let connected = unless_stopped(connect, stop).await;
            waiting.end();
            match connected {
                None => app.messages.say("Request canceled. You are not connected."),
                Some(Ok(workspace)) => app.connected(workspace),
                Some(Err(NotConnected::Failed(error))) => {
                    app.messages.say("");
                    failed.try_set(Some(error));
                }
                Some(Err(NotConnected::NotLoaded)) => {
                    app.messages.say("");
                    app.messages.warn(
                        "Part of this page could not be loaded: there is no connection to the site \
                         that it came from, or a newer version was published there. Nothing was \
                         sent. Try again; if that does not help, reload the page.",
                    );
                }
            }
        });
    }
}
