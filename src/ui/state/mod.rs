//! What the pages share: where the visitor is, the connection, the draft, and what the pages without
//! a connection keep. Components read it and send commands; nobody else writes it.

mod connections;
mod drafts;
mod events;
mod frame;
mod job;
mod stores;

use std::ops::Deref;
use std::sync::Arc;

use client::{ApiClient, DraftStore, ProjectId, Timestamp};
use leptos::prelude::*;

pub use self::drafts::Drafts;
pub use self::frame::{FrameState, Locked, Overlay};
pub use self::job::{JobStore, OpenLine};
pub use self::stores::{Side, Sides, Templates};
use super::kit::Messages;
use super::route::Route;
use crate::browser::leave::LeaveGuard;
use crate::browser::{address, clock};
use crate::workspace::Workspace;

/// A step that the visitor wants to take while something would be lost.
#[derive(Clone)]
pub struct Leaving {
    /// The page to go to.
    pub to: Route,
    /// The connections that end on the way.
    pub ending: Vec<Workspace>,
    /// What would be lost.
    pub why: Why,
}

/// What a step would lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A secret that is stored nowhere.
    Secret,
    /// The secret of a client that is being created.
    Creating,
    /// The rest of the deletes that are under way.
    Deleting,
}

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
    /// Draft of the new client.
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
    /// All connections, in the order in which they were made; the present one is among them.
    all: RwSignal<Vec<Workspace>>,
    /// The drafts of the projects that are not shown.
    aside: StoredValue<Vec<(Workspace, DraftStore)>>,
    /// The drafts of projects whose connections the page ended by itself, by the project.
    kept: StoredValue<Vec<(ProjectId, DraftStore)>>,
    /// The project that was shown when the page ended its connections by itself: the draft is its own.
    locked_of: StoredValue<Option<ProjectId>>,
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
            all: RwSignal::new(Vec::new()),
            aside: StoredValue::new(Vec::new()),
            kept: StoredValue::new(Vec::new()),
            locked_of: StoredValue::new(None),
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
            let unsaved = |workspace: &Workspace| workspace.unsaved().try_get() == Some(true);
            // All are read, so that each of them is heard of.
            guard.set(
                app.all
                    .with(|all| all.iter().filter(|one| unsaved(one)).count() > 0),
            );
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

    /// The connection whose project is shown, if there is one.
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

    /// Ends every connection at once: the page is being left.
    pub fn leave_page(self) {
        self.set_workspace.try_set(None);
        for workspace in self.all.try_update(std::mem::take).unwrap_or_default() {
            workspace.end();
        }
        self.wipe();
    }

    /// Wipes what may have come from a project, and gives up what waits for an answer.
    fn wipe(self) {
        self.set_deleting.try_set(None);
        self.set_leaving.try_set(None);
        self.sides.wipe();
        self.job.wipe();
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
            ending: Vec::new(),
            why: Why::Secret,
        }));
    }

    /// The visitor stays.
    pub fn stay(self) {
        self.set_leaving.set(None);
    }
}
