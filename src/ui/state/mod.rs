//! What the pages share: where the visitor is, the connection, the draft, and what the pages without
//! a connection keep. Components read it and send commands; nobody else writes it.

mod drafts;
mod frame;
mod job;
mod stores;

use std::ops::Deref;
use std::sync::Arc;

use client::{ApiClient, Timestamp, display_name};
use leptos::prelude::*;
use platform::Deleted;

pub use self::drafts::Drafts;
pub use self::frame::{FrameState, Locked, Overlay};
pub use self::job::{JobStore, OpenLine};
pub use self::stores::{Side, Sides, Templates};
use super::kit::Messages;
use super::route::Route;
use crate::browser::leave::LeaveGuard;
use crate::browser::{address, clock, dialog};
use crate::workspace::{Event, Workspace};

/// A step that the visitor wants to take while a secret is not stored yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The page to go to.
    pub to: Route,
    /// Whether the connection ends on the way.
    pub ending: bool,
    /// Whether the secret is that of a client which is being created.
    pub creating: bool,
}

const DISCONNECTED: &str = "Disconnected. The client secret and the token are forgotten.";

/// The shared state: one for each page, for as long as the page lives. A pointer, so that every closure
/// copies it for nothing.
#[derive(Clone, Copy)]
pub struct App(&'static State);

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What stands behind an [`App`].
pub struct State {
    /// The draft of the new client.
    pub drafts: Drafts,
    /// The job of the Finder.
    pub job: JobStore,
    /// The sides of the comparison.
    pub sides: Sides,
    /// The visitor's own templates.
    pub templates: Templates,
    /// What belongs to the frame around the pages.
    pub frame: FrameState,
    /// What the page says.
    pub messages: Messages,
    route: ReadSignal<Route>,
    set_route: WriteSignal<Route>,
    leaving: ReadSignal<Option<Leaving>>,
    set_leaving: WriteSignal<Option<Leaving>>,
    after_connect: RwSignal<Option<Route>>,
    workspace: ReadSignal<Option<Workspace>>,
    set_workspace: WriteSignal<Option<Workspace>>,
    clients: Memo<Arc<Vec<ApiClient>>>,
    deleting: ReadSignal<Option<(Workspace, ApiClient)>>,
    set_deleting: WriteSignal<Option<(Workspace, ApiClient)>>,
    now: ReadSignal<Timestamp>,
    set_now: WriteSignal<Timestamp>,
}

impl App {
    /// Makes the state and puts it into the context.
    pub fn provide() -> Self {
        let (workspace, set_workspace) = signal(None::<Workspace>);
        let clients = Memo::new(move |_| {
            let now = workspace.get();
            now.and_then(|now| now.clients().try_get())
                .unwrap_or_default()
        });
        let (route, set_route) = signal(Route::parse(&address::hash()));
        let (leaving, set_leaving) = signal(None);
        let (deleting, set_deleting) = signal(None);
        let (now, set_now) = signal(clock::now());
        // There is one for each page, and it is needed until the page is gone.
        let app = Self(Box::leak(Box::new(State {
            drafts: Drafts::new(),
            job: JobStore::new(),
            sides: Sides::new(),
            templates: Templates::new(),
            frame: FrameState::new(),
            messages: Messages::provide(),
            route,
            set_route,
            leaving,
            set_leaving,
            after_connect: RwSignal::new(None),
            workspace,
            set_workspace,
            clients,
            deleting,
            set_deleting,
            now,
            set_now,
        })));
        provide_context(app);
        let ticking = clock::every_second(move || {
            app.set_now.try_set(clock::now());
        });
        let ticking = StoredValue::new_local(Some(ticking));
        on_cleanup(move || drop(ticking.try_update_value(Option::take)));
        let guard = LeaveGuard::install();
        Effect::new(move || {
            let unsaved = |workspace: Workspace| workspace.unsaved().try_get().unwrap_or_default();
            guard.set(app.workspace.get().is_some_and(unsaved));
        });
        app
    }

    /// The state of the app that the component is part of.
    pub fn here() -> Self {
        // `expect_context` would bring what writes a type's name and place: 2 KB in the first load.
        use_context().expect("the frame provides the state")
    }

    /// The page that is shown.
    pub fn route(self) -> ReadSignal<Route> {
        self.route
    }

    /// The step that waits for the visitor's word, since a secret would be lost.
    pub fn leaving(self) -> ReadSignal<Option<Leaving>> {
        self.leaving
    }

    /// The connection, if there is one.
    pub fn workspace(self) -> ReadSignal<Option<Workspace>> {
        self.workspace
    }

    /// The clients of the connection; none without one.
    pub fn clients(self) -> Memo<Arc<Vec<ApiClient>>> {
        self.clients
    }

    /// The client that the delete dialog asks about, and whose it is.
    pub fn deleting(self) -> ReadSignal<Option<(Workspace, ApiClient)>> {
        self.deleting
    }

    /// The time, a second at most behind.
    pub fn now(self) -> ReadSignal<Timestamp> {
        self.now
    }

    /// Asks before a client is deleted.
    pub fn ask_to_delete(self, workspace: Workspace, client: ApiClient) {
        self.set_deleting.set(Some((workspace, client)));
    }

    /// The visitor answered the question; the client, if the answer was yes.
    pub fn answer_delete(self, yes: bool) {
        let asked = self.set_deleting.try_update(Option::take).flatten();
        if let (true, Some((workspace, client))) = (yes, asked) {
            workspace.delete(client);
        }
    }

    /// The page to go to once connected.
    pub fn connect_for(self, route: Route) {
        self.after_connect.set(Some(route));
        self.go(Route::Connect);
    }

    /// Whether another connection may take the place of the present one; says why not.
    pub fn may_connect(self) -> bool {
        let busy = self
            .workspace
            .with_untracked(|now| now.is_some_and(Workspace::holds_unsaved));
        if busy {
            self.messages.warn(
                "An API client is being created. Wait for its credentials, or cancel it, before you \
                 connect elsewhere.",
            );
        }
        !busy
    }

    /// Takes a connection into use, in place of the present one, and goes on.
    pub fn connected(self, workspace: Workspace) {
        self.end_workspace();
        self.set_workspace.set(Some(workspace));
        self.frame.locked.set(None);
        let route = self.route.get_untracked();
        if matches!(route, Route::Connect | Route::Landing) {
            let goal = self.after_connect.try_update(Option::take).flatten();
            self.go(goal.unwrap_or(Route::Clients(None)));
        }
        // The header names the project.
        self.messages.announce("Connected.");
    }

    /// Ends the connection. When a secret would be lost it asks first.
    pub fn disconnect(self) {
        let Some(workspace) = self.workspace.get_untracked() else {
            return;
        };
        if workspace.holds_unsaved() {
            self.set_leaving.set(Some(Leaving {
                to: Route::Connect,
                ending: true,
                creating: workspace.is_creating(),
            }));
            return;
        }
        self.end_workspace();
        self.go(Route::Connect);
        self.messages.say(DISCONNECTED);
    }

    /// Ends the connection without asking: nobody used the page for so many minutes.
    pub fn lock(self, minutes: u32) {
        let Some(workspace) = self.workspace.get_untracked() else {
            return;
        };
        let lost = workspace.holds_unsaved();
        let pasted = workspace.facts().with_untracked(|facts| !facts.can_renew);
        let route = self.route.get_untracked();
        self.end_workspace();
        self.frame.show(None);
        self.frame.locked.set(Some(Locked {
            minutes,
            lost,
            pasted,
        }));
        if !matches!(route, Route::Connect | Route::Credentials) {
            self.after_connect.set(Some(route));
        }
        self.go(Route::Connect);
    }

    /// Ends the connection at once: the page is being left.
    pub fn leave_page(self) {
        self.end_workspace();
    }

    fn end_workspace(self) {
        if let Some(workspace) = self.set_workspace.try_update(Option::take).flatten() {
            self.set_deleting.try_set(None);
            self.set_leaving.try_set(None);
            self.sides.wipe();
            self.job.wipe();
            workspace.end();
        }
    }

    /// Goes to a page, unless a secret would be lost: then it asks first.
    pub fn go(self, route: Route) {
        if self.may_leave_for(&route) {
            address::go(&route.to_string());
            // At once: until the browser tells of it, the page that is left would still act.
            self.follow_address();
        } else {
            self.ask_to_leave(route);
        }
    }

    /// Follows the address bar; puts it back when a secret would be lost.
    pub fn follow_address(self) {
        let route = Route::parse(&address::hash());
        if self.may_leave_for(&route) {
            if route != Route::Credentials
                && let Some(workspace) = self.workspace.get_untracked()
            {
                workspace.forget_new_credentials();
            }
            if self.route.with_untracked(|now| !now.is_page_of(&route)) {
                self.messages.forget();
            }
            if self.route.with_untracked(|now| *now != route) {
                self.set_route.set(route);
            }
        } else {
            address::replace(&Route::Credentials.to_string());
            self.ask_to_leave(route);
        }
    }

    /// Whether no secret that is on the screen would be lost by going there. A create under way
    /// belongs to the connection, not to the page, so it goes on.
    fn may_leave_for(self, route: &Route) -> bool {
        let lost = |workspace: Workspace| workspace.holds_unsaved() && !workspace.is_creating();
        *route == Route::Credentials || !self.workspace.with_untracked(|now| now.is_some_and(lost))
    }

    fn ask_to_leave(self, to: Route) {
        self.set_leaving.set(Some(Leaving {
            to,
            ending: false,
            creating: false,
        }));
    }

    /// The visitor stays.
    pub fn stay(self) {
        self.set_leaving.set(None);
    }

    /// The visitor leaves all the same.
    pub fn leave(self) {
        let Some(leaving) = self.set_leaving.try_update(Option::take).flatten() else {
            return;
        };
        if let Some(workspace) = self.workspace.get_untracked() {
            workspace.forget_new_credentials();
        }
        if leaving.ending {
            self.end_workspace();
        }
        self.go(leaving.to);
        if leaving.ending {
            self.messages.say(DISCONNECTED);
        }
    }

    /// Tells the visitor what a workspace did. What the page shows is announced; what it does not show is
    /// shown as a message too. What another workspace than the present one did is not told.
    pub fn on_event(self, workspace: Workspace, event: Event) {
        if self.workspace.try_get_untracked().flatten() != Some(workspace) {
            return;
        }
        let messages = self.messages;
        match event {
            // What was said of an earlier read no longer holds.
            Event::Loading => messages.announce(""),
            Event::Loaded(0) => messages.announce("No API clients."),
            Event::Loaded(count) => messages.announce(format!(
                "{} loaded.",
                client::lifetime::counted(count, "API client")
            )),
            Event::Deleting(client) => {
                if self.route.get_untracked() == Route::Client(client.id) {
                    self.go(Route::Clients(None));
                }
                messages.announce(format!("Deleting {}…", display_name(&client.name)));
                // The button that had the focus is gone with its row.
                dialog::focus_heading();
            }
            Event::Deleted(client, how) => {
                let done = match how {
                    Deleted::Now => "Deleted: ",
                    Deleted::Before => "Already deleted: ",
                };
                // A name may be too long for the message, so it comes last.
                messages.say([done, &display_name(&client.name)].concat());
            }
            Event::NotDeleted(client, error) => messages.warn(format!(
                "{} was not deleted: {}. {}",
                display_name(&client.name),
                error.title(),
                error.advice()
            )),
            Event::Creating => messages.announce("Creating the API client…"),
            Event::Created => {
                self.drafts.finish();
                self.go(Route::Credentials);
                messages.announce("API client created.");
            }
            Event::NotCreated => {
                messages
                    .announce("The API client was not created. Nothing that you typed is lost.");
                dialog::focus_heading();
            }
            Event::CreateCanceled => {
                messages.say("Request canceled. The API client was not created.");
            }
            Event::CreateLost => {
                messages.announce("It is not certain whether the API client was created.");
                dialog::focus_heading();
            }
        }
    }
}
