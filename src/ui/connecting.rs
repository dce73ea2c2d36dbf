//! A connect under way: the landing page and the connect page both start one.

use client::Secret;
use leptos::prelude::*;
use platform::{ApiError, Credential, Hosts};

use super::kit::{Waiting, unless_stopped};
use super::part::Part;
use super::part::list::List;
use super::part::session::{self, Needed, NotConnected, Start};
use super::route::Route;
use super::state::App;
use crate::workspace::{PageTasks, Workspace};

const NOT_LOADED: &str = "Part of this page could not be loaded. Check your connection and try again. If that does \
     not help, reload the page: there may be a newer version. Nothing was sent.";

/// Where the sandbox is, and what it takes.
fn sandbox_access() -> (Hosts, Credential) {
    let hosts = Hosts {
        auth: sandbox::AUTH_URL.into(),
        api: sandbox::API_URL.into(),
    };
    let credential = Credential::Client {
        id: sandbox::OPERATOR_ID.into(),
        secret: Secret::new(sandbox::OPERATOR_SECRET),
    };
    (hosts, credential)
}

/// A connection that nobody took into use yet: it ends with the page that asked for it.
struct Kept {
    app: App,
    workspace: Workspace,
}

impl Kept {
    fn new(app: App, workspace: Workspace) -> Self {
        Self { app, workspace }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if !self.app.is_connected(self.workspace) {
            self.workspace.end();
        }
    }
}

/// It belongs to the page that started it: when that is left, the connect is given up.
#[derive(Clone, Copy)]
pub struct Connecting {
    app: App,
    needed: Needed,
    list: Part<List>,
    tasks: PageTasks,
    /// Whether one is under way.
    pub waiting: Waiting,
    /// Why the last one failed.
    pub failed: RwSignal<Option<ApiError>>,
}

impl Connecting {
    /// Of the component that is being built.
    pub fn new(app: App) -> Self {
        Self {
            app,
            needed: Needed::here(),
            list: Part::here(),
            tasks: PageTasks::new(),
            waiting: Waiting::default(),
            failed: RwSignal::new(None),
        }
    }

    /// Fetches what a connection over the network needs: whoever fills in the form does not wait for it later.
    pub fn prepare(self) {
        self.needed.fetch_changes();
    }

    /// Connects to the sandbox inside the page.
    pub fn start_sandbox(self) {
        let (hosts, credential) = sandbox_access();
        self.start(hosts, sandbox::PROJECT_KEY.into(), credential, true);
    }

    /// Connects to two sandboxes, which are two environments of one shop, and shows them side by side.
    pub fn start_two_sandboxes(self) {
        let Self {
            app,
            needed,
            tasks,
            waiting,
            ..
        } = self;
        let Some(stop) = waiting.begin() else { return };
        needed.fetch_stage();
        app.messages.announce("Connecting…");
        tasks.start(async move {
            let connect = async {
                let mut all = Vec::new();
                for key in [sandbox::PROJECT_KEY, sandbox::STAGE_KEY] {
                    let (hosts, credential) = sandbox_access();
                    let connect = session::connect(Start {
                        app,
                        needed,
                        sandbox: true,
                        hosts,
                        project_key: key.into(),
                        credential,
                    });
                    let (session, workspace) = connect.await?;
                    all.push((session, Kept::new(app, workspace)));
                }
                Ok(all)
            };
            let connected: Option<Result<_, NotConnected>> = unless_stopped(connect, stop).await;
            waiting.end();
            match connected {
                None => app.messages.say("Request canceled."),
                Some(Ok(all)) => {
                    for (session, workspace) in all {
                        // From here on it is the app's, so that dropping it ends nothing.
                        if !app.is_connected(workspace.workspace) {
                            (session.connected)(app, workspace.workspace);
                        }
                    }
                    app.go(Route::Projects);
                }
                Some(Err(why)) => self.say_why(why).await,
            }
        });
    }

    /// Says why there is no sandbox, or that a part is missing.
    async fn say_why(self, why: NotConnected) {
        let words = match why {
            NotConnected::NotLoaded => None,
            NotConnected::Failed(error) => session::words(self.needed, &error).await.ok(),
        };
        let messages = self.app.messages;
        messages.say("");
        messages.warn(words.as_deref().unwrap_or(NOT_LOADED));
    }

    /// Connects and goes on, or says why not.
    pub fn start(self, hosts: Hosts, project_key: String, credential: Credential, sandbox: bool) {
        let Self {
            app,
            needed,
            list,
            tasks,
            waiting,
            failed,
        } = self;
        let Some(stop) = waiting.begin() else { return };
        failed.set(None);
        // What is shown when it has succeeded.
        list.fetch();
        app.messages.announce("Connecting…");
        tasks.start(async move {
            let connect = session::connect(Start {
                app,
                needed,
                sandbox,
                hosts,
                project_key,
                credential,
            });
            let connected = unless_stopped(connect, stop).await;
            waiting.end();
            match connected {
                None => app.messages.say("Request canceled. You are not connected."),
                Some(Ok((session, workspace))) => {
                    (session.connected)(app, workspace);
                    // Behind the list it comes after the first rows.
                    if !matches!(app.route().get_untracked(), Route::Clients(_)) {
                        needed.fetch_changes();
                    }
                }
                Some(Err(NotConnected::Failed(error))) if !sandbox => {
                    app.messages.say("");
                    failed.try_set(Some(error));
                }
                Some(Err(why)) => self.say_why(why).await,
            }
        });
    }
}
