//! What the pages share. Values live here; what can be derived is derived where it is shown.

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;

use crate::browser::leave::LeaveGuard;
use crate::browser::{address, clock};
use crate::ui::part::finder::Finder;
use crate::ui::part::handover::Handover;
use crate::ui::part::share::Share;
use crate::ui::part::work::Work;
use crate::ui::part::{Progress, work};
use crate::ui::route::Route;
use client::draft::DraftForm;
use client::manifest::OwnTemplates;
use client::{ApiClient, Credentials, Timestamp};
use finder::Job;
use platform::error::ApiError;
use platform::session::{Facts, Session};

/// How far the list of API Clients is.
#[derive(Clone, Debug, PartialEq)]
pub enum Loading {
    /// Not asked for yet.
    Idle,
    /// Pages are arriving: how many clients are here, and of how many, if known.
    Busy(usize, Option<usize>),
    /// All are here.
    Ready,
    /// The visitor stopped it.
    Cancelled,
    /// The host did not give them.
    Failed(ApiError),
}

/// What a finished "Create API client" left behind: shown once, then wiped.
pub struct NewCredentials {
    /// The credentials, secret included.
    pub credentials: Credentials,
    /// Whether the visitor said that the secret is stored.
    pub stored: RwSignal<bool>,
}

/// A create whose answer was lost.
#[derive(Clone, PartialEq)]
pub struct LostCreate {
    /// What went wrong.
    pub cause: ApiError,
    /// The clients of that name that were not there before.
    pub found: Vec<ApiClient>,
    /// Whether the list could be read at all.
    pub searched: bool,
}

/// The connection, as the pages show it. It holds no secret.
#[derive(Clone, PartialEq)]
pub struct Connection {
    /// What the session knows of its token.
    pub facts: Facts,
    /// Whether it is the sandbox inside this page.
    pub sandbox: bool,
}

/// What lies beside the form of the new client.
#[derive(Clone, Default)]
pub struct Aside {
    /// What the form held before a prepared draft replaced it.
    pub kept: Option<DraftForm>,
    /// The visitor's own templates, once they are read.
    pub own: OwnTemplates,
    /// The page to go to after connecting.
    pub goal: Option<Route>,
    /// Where the two sides of the comparison come from.
    pub sides: [Side; 2],
}

/// One side of the comparison.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// What is chosen in the list of sources.
    pub source: String,
    /// What is pasted.
    pub text: String,
    /// What clients are looked for.
    pub filter: String,
    /// The id of the client.
    pub client: String,
}

impl Side {
    /// The source "Pasted scopes".
    pub const PASTED: &str = "";
    /// The source "An API client".
    pub const CLIENT: &str = "client";
}

/// The shared state; cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct App {
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// The page that the visitor wants while a secret is not stored yet.
    pub wanted: RwSignal<Option<Route>>,
    /// Whether going there also ends the connection.
    pub ending: RwSignal<bool>,
    /// How far the part of the program behind the connect page is.
    pub work: RwSignal<Progress<Work>>,
    /// How far the part with the Finder is.
    pub finder: RwSignal<Progress<Finder>>,
    /// The calls that are ticked in the Finder; kept while the page lives.
    pub job: RwSignal<Job>,
    /// How far the part with the presets is.
    pub handover: RwSignal<Progress<Handover>>,
    /// The connection, if there is one.
    pub connection: RwSignal<Option<Connection>>,
    /// The API Clients that are known.
    pub clients: RwSignal<Arc<Vec<ApiClient>>>,
    /// How far their loading is.
    pub loading: RwSignal<Loading>,
    /// The form of the new client; kept until it is created or cleared.
    pub form: RwSignal<DraftForm>,
    /// What lies beside the form.
    pub aside: RwSignal<Aside>,
    /// How far the part that reads and writes drafts as text is.
    pub share: RwSignal<Progress<Share>>,
    /// The client that the delete dialog asks about.
    pub deleting: RwSignal<Option<ApiClient>>,
    /// The credentials of the client that was just created.
    pub new_credentials: RwSignal<Option<Rc<NewCredentials>>, LocalStorage>,
    /// The time, a second at most behind.
    pub now: RwSignal<Timestamp>,
    /// What screen readers hear, politely.
    pub status: RwSignal<String>,
    /// What is shown and heard at once.
    pub alert: RwSignal<Option<String>>,
    session: StoredValue<Option<Rc<Session>>, LocalStorage>,
    guard: StoredValue<LeaveGuard, LocalStorage>,
}

impl App {
    /// Makes the state and puts it into the context.
    pub fn provide() -> Self {
        let app = Self {
            route: RwSignal::new(Route::parse(&address::hash())),
            wanted: RwSignal::new(None),
            ending: RwSignal::new(false),
            work: RwSignal::new(Progress::Coming),
            handover: RwSignal::new(Progress::Coming),
            finder: RwSignal::new(Progress::Coming),
            job: RwSignal::new(Job::default()),
            connection: RwSignal::new(None),
            clients: RwSignal::new(Arc::new(Vec::new())),
            loading: RwSignal::new(Loading::Idle),
            form: RwSignal::new(DraftForm::default()),
            aside: RwSignal::new(Aside::default()),
            share: RwSignal::new(Progress::Coming),
            deleting: RwSignal::new(None),
            new_credentials: RwSignal::new_local(None),
            now: RwSignal::new(clock::now()),
            status: RwSignal::new(String::new()),
            alert: RwSignal::new(None),
            session: StoredValue::new_local(None),
            guard: StoredValue::new_local(LeaveGuard::install()),
        };
        provide_context(app);
        clock::every_second(move || app.now.set(clock::now()));
        app
    }

    /// The state of the app that the component is part of.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// The session, if connected.
    pub fn session(self) -> Option<Rc<Session>> {
        self.session.get_value()
    }

    /// Says something to screen readers and in the status line.
    pub fn say(self, text: impl Into<String>) {
        self.alert.set(None);
        self.status.set(text.into());
    }

    /// Says that something went wrong.
    pub fn warn(self, text: impl Into<String>) {
        self.alert.set(Some(text.into()));
    }

    /// Takes a new session into use.
    pub fn connected(self, session: Rc<Session>, facts: Facts, sandbox: bool) {
        self.connection.set(Some(Connection { facts, sandbox }));
        self.session.set_value(Some(session));
        self.clients.set(Arc::new(Vec::new()));
        self.loading.set(Loading::Idle);
    }

    /// Reads the session's facts again: a token may have been renewed meanwhile.
    pub fn refresh_facts(self) {
        if let Some(session) = self.session() {
            self.connection.update(|connection| {
                if let Some(connection) = connection {
                    connection.facts = session.facts();
                }
            });
        }
    }

    /// Forgets the session and what came from it, and asks the host to revoke the token. When a
    /// secret would be lost it asks first.
    pub fn disconnect(self) {
        if !self.may_leave_for(&Route::Connect) {
            self.ending.set(true);
            self.wanted.set(Some(Route::Connect));
            return;
        }
        if let Some(session) = self.session() {
            work::close(self, session);
        }
        self.session.set_value(None);
        self.connection.set(None);
        self.forget_new_credentials();
        self.clients.set(Arc::new(Vec::new()));
        self.loading.set(Loading::Idle);
        self.deleting.set(None);
        self.say("Disconnected. The client secret and the token are forgotten.");
        self.go(Route::Connect);
    }

    /// Goes to a page, unless a secret would be lost: then it asks first.
    pub fn go(self, route: Route) {
        if self.may_leave_for(&route) {
            address::go(&route.to_string());
        } else {
            self.wanted.set(Some(route));
        }
    }

    /// Follows the address bar; puts it back when a secret would be lost.
    pub fn follow_address(self) {
        let route = Route::parse(&address::hash());
        if self.may_leave_for(&route) {
            if route != Route::Credentials {
                self.forget_new_credentials();
            }
            self.alert.set(None);
            self.route.set(route);
        } else {
            address::replace(&Route::Credentials.to_string());
            self.wanted.set(Some(route));
        }
    }

    /// Whether nothing would be lost by going there.
    fn may_leave_for(self, route: &Route) -> bool {
        *route == Route::Credentials
            || self.new_credentials.with_untracked(|new_credentials| {
                new_credentials
                    .as_ref()
                    .is_none_or(|new_credentials| new_credentials.stored.get_untracked())
            })
    }

    /// Shows the credentials of a new client, and guards them.
    pub fn show_new_credentials(self, credentials: Credentials) {
        self.new_credentials.set(Some(Rc::new(NewCredentials {
            credentials,
            stored: RwSignal::new(false),
        })));
        self.guard.with_value(|guard| guard.set(true));
        self.go(Route::Credentials);
    }

    /// Raises or lowers the guard as the visitor says that the secret is stored or not.
    pub fn mark_stored(self, stored: bool) {
        self.new_credentials.with_untracked(|new_credentials| {
            if let Some(new_credentials) = new_credentials {
                new_credentials.stored.set(stored);
            }
        });
        self.guard.with_value(|guard| guard.set(!stored));
    }

    /// Wipes the credentials of the new client.
    pub fn forget_new_credentials(self) {
        self.new_credentials.set(None);
        self.guard.with_value(|guard| guard.set(false));
    }

    /// Fills the form with a draft that came from elsewhere; what was typed before can come back.
    pub fn take_draft(self, draft: DraftForm) {
        let before = self.form.get_untracked();
        if before != DraftForm::default() && before.prepared.is_none() {
            self.aside.update(|aside| aside.kept = Some(before));
        }
        self.form.set(draft);
    }

    /// Goes to the comparison with another left side.
    pub fn compare_left(self, choose: impl FnOnce(&mut Side)) {
        self.aside.update(|aside| {
            let [left, _] = &mut aside.sides;
            choose(left);
        });
        self.go(Route::Compare);
    }

    /// Puts a client into the list at once: reads lag behind writes by up to a minute (observed).
    pub fn insert_client(self, client: ApiClient) {
        self.clients.update(|clients| {
            let clients = Arc::make_mut(clients);
            clients.retain(|known| known.id != client.id);
            clients.push(client);
        });
    }

    /// Takes a client out of the list at once.
    pub fn remove_client(self, id: &str) {
        self.clients
            .update(|clients| Arc::make_mut(clients).retain(|known| known.id != id));
    }
}
