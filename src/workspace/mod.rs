//! One connection: its session, its clients, what is under way, and the credentials just made.
//!
//! A [`Workspace`] owns all of it. Components read its signals and send it commands; ending it stops
//! what is under way, wipes what is secret and revokes every token that it got. There may be several
//! side by side; each has an identity, and nothing of one reaches another.

mod bulk;
mod changes;
mod creates;
mod engine;
mod orders;
mod tasks;
mod work;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use client::bulk::Bulk;
use client::journal::Journal;
use client::unseen::Outcome;
use client::{ApiClient, Credentials, Extent, Inventory, Timestamp};
use leptos::prelude::*;
use platform::http::{LocalFuture, Transport};
use platform::{ApiError, Certainty, Deleted, Facts, May};

use orders::{Orders, Stop};

pub use bulk::{remember, remembers};
pub use changes::changes;
pub use engine::{Access, connect};
pub use orders::{Program, ProgramSource};
pub use tasks::{PageTasks, Runs, Task, Tasks};

/// How the last read of the list stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loading {
    /// Not asked for yet.
    #[default]
    Idle,
    /// Pages are arriving.
    Busy {
        /// How many clients are here.
        have: usize,
        /// Of how many, if the host said so.
        total: Option<usize>,
    },
    /// All are here.
    Ready,
    /// The visitor stopped it: the clients that arrived are shown.
    Cancelled,
    /// The list has no end within the limit of this page, which is so many clients.
    Limited(usize),
    /// The host gave the same clients again: those that arrived may not be all.
    Repeats,
    /// The host did not give all of them: the clients that arrived are shown.
    Failed(ApiError),
}

/// A create whose answer was lost.
#[derive(Clone, Debug, PartialEq)]
pub struct LostCreate {
    /// What went wrong.
    pub cause: ApiError,
    /// The clients of that name that were not there before.
    pub found: Vec<ApiClient>,
    /// How sure it is that the client found is the one.
    pub certainty: Certainty,
    /// Whether the list could be read at all.
    pub searched: bool,
}

/// How the last create stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Creating {
    /// None is under way, and the last one left nothing to say.
    #[default]
    Idle,
    /// One is under way: then there is no other.
    Busy,
    /// Nothing was created.
    Refused(ApiError),
    /// Nobody knows for certain.
    Lost(LostCreate),
}

/// What a create left behind: shown once, then wiped.
pub struct NewCredentials {
    /// The credentials, secret included.
    pub credentials: Credentials,
}

/// Something that a workspace did, to be told to the visitor.
#[derive(Clone, Debug)]
pub enum Event {
    /// The list is being read.
    Loading,
    /// All clients are here; so many.
    Loaded(usize),
    /// A client is being deleted, and out of sight already.
    Deleting(ApiClient),
    /// A client is deleted.
    Deleted(ApiClient, Deleted),
    /// A client is still there, and why.
    NotDeleted(ApiClient, String),
    /// A create began.
    Creating,
    /// A client was created: its credentials are in [`Workspace::new_credentials`].
    Created,
    /// A client was not created.
    NotCreated,
    /// It is not certain whether a client was created.
    CreateLost,
    /// A create was canceled before it was sent.
    CreateCanceled,
}

/// What a workspace can be told to do. The program behind it is fetched after the first paint, so
/// that only this table of functions leads to it.
trait Commands {
    fn load(&self);
    fn resume_loading(&self);
    fn stop_loading(&self);
    /// What changes something at the host, or asks it for more than the list.
    fn orders(&self) -> Rc<Orders>;
    fn tell(&self) -> Rc<dyn Fn(Event)>;
    fn keep_stop(&self, stop: Stop);
    fn take_stop(&self) -> Option<Stop>;
    fn worked(&self) -> Option<Timestamp>;
    fn transport(&self) -> Rc<dyn Transport>;
    fn end(&self);
}

/// An answer of the host, or why there is none.
pub type Answer<T> = LocalFuture<'static, Result<T, ApiError>>;

/// The signals of one workspace. Only its engine writes them.
#[derive(Clone, Copy)]
struct State {
    facts: RwSignal<Facts>,
    inventory: RwSignal<Inventory>,
    loading: RwSignal<Loading>,
    creating: RwSignal<Creating>,
    new_credentials: RwSignal<Option<Rc<NewCredentials>>, LocalStorage>,
    stored: RwSignal<bool>,
    bulk: RwSignal<Bulk>,
    journal: RwSignal<Journal>,
    settled: RwSignal<Option<(usize, usize)>>,
    unseen: RwSignal<Vec<Outcome>>,
}

/// One connection. Cheap to copy into every closure; see the module.
#[derive(Clone, Copy)]
pub struct Workspace {
    id: u32,
    sandbox: bool,
    state: State,
    facts: ReadSignal<Facts>,
    loading: ReadSignal<Loading>,
    creating: ReadSignal<Creating>,
    new_credentials: ReadSignal<Option<Rc<NewCredentials>>, LocalStorage>,
    is_stored: ReadSignal<bool>,
    clients: Memo<Arc<Vec<ApiClient>>>,
    unsaved: Memo<bool>,
    owner: StoredValue<Owner>,
    commands: StoredValue<Rc<dyn Commands>, LocalStorage>,
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Workspace {}

impl Workspace {
    /// Makes a workspace with an owner of its own, so that its signals end with it.
    fn new(sandbox: bool, facts: Facts, engine: impl FnOnce(State) -> Rc<dyn Commands>) -> Self {
        thread_local! {
            static NEXT: Cell<u32> = const { Cell::new(0) };
        }
        let id = NEXT.get();
        NEXT.set(id.wrapping_add(1));
        let owner = Owner::new_root(None);
        owner.clone().with(|| {
            let state = State {
                facts: RwSignal::new(facts),
                inventory: RwSignal::new(Inventory::default()),
                loading: RwSignal::new(Loading::Idle),
                creating: RwSignal::new(Creating::Idle),
                new_credentials: RwSignal::new_local(None),
                stored: RwSignal::new(false),
                bulk: RwSignal::new(Bulk::default()),
                journal: RwSignal::new(Journal::default()),
                settled: RwSignal::new(None),
                unseen: RwSignal::new(Vec::new()),
            };
            let unsaved = Memo::new(move |_| {
                let shown = state.new_credentials.with(Option::is_some);
                let creating = state.creating.with(|now| *now == Creating::Busy);
                creating || (shown && !state.stored.get())
            });
            let clients = Memo::new(move |_| Arc::new(state.inventory.with(Inventory::shown)));
            Self {
                id,
                sandbox,
                state,
                facts: state.facts.read_only(),
                loading: state.loading.read_only(),
                creating: state.creating.read_only(),
                new_credentials: state.new_credentials.read_only(),
                is_stored: state.stored.read_only(),
                clients,
                unsaved,
                owner: StoredValue::new(owner),
                commands: StoredValue::new_local(engine(state)),
            }
        })
    }

    /// Whether it is the sandbox inside this page.
    pub fn is_sandbox(self) -> bool {
        self.sandbox
    }

    /// What the session knows of its token and its project.
    pub fn facts(self) -> ReadSignal<Facts> {
        self.facts
    }

    /// The clients to show, sorted by id.
    pub fn clients(self) -> Memo<Arc<Vec<ApiClient>>> {
        self.clients
    }

    /// How much of the host's list is known.
    pub fn extent(self) -> Extent {
        self.state.inventory.with(Inventory::extent)
    }

    /// How the last read of the list stands.
    pub fn loading(self) -> ReadSignal<Loading> {
        self.loading
    }

    /// How the last create stands.
    pub fn creating(self) -> ReadSignal<Creating> {
        self.creating
    }

    /// The credentials of the client that was just created, until they are forgotten.
    pub fn new_credentials(self) -> ReadSignal<Option<Rc<NewCredentials>>, LocalStorage> {
        self.new_credentials
    }

    /// Whether the visitor said, or showed by copying, that the secret is stored.
    pub fn is_stored(self) -> ReadSignal<bool> {
        self.is_stored
    }

    /// Whether a secret would be lost if this ended now: one that is on the screen and stored
    /// nowhere, or one that a create under way may bring.
    pub fn unsaved(self) -> Memo<bool> {
        self.unsaved
    }

    /// The same, read once; nothing is unsaved when it has ended.
    pub fn holds_unsaved(self) -> bool {
        self.unsaved.try_get_untracked().unwrap_or_default()
    }

    /// Whether a create is under way.
    pub fn is_creating(self) -> bool {
        self.state
            .creating
            .try_with_untracked(|creating| matches!(creating, Creating::Busy))
            .unwrap_or_default()
    }

    /// Reads the list, from the start.
    pub fn load(self) {
        self.command(|engine| engine.load());
    }

    /// Whether reading the list may succeed, as far as the granted scopes tell.
    pub fn may_look(self) -> bool {
        let may = |facts: &Facts| facts.may("view_api_clients") != May::No;
        self.state.facts.try_with_untracked(may).unwrap_or_default()
    }

    /// Reads the list unless that was done, is being done, or can't succeed.
    pub fn ensure_loaded(self) {
        if self.state.loading.try_get_untracked() == Some(Loading::Idle) && self.may_look() {
            self.load();
        }
    }

    /// Goes on reading the list where the last read ended early.
    pub fn resume_loading(self) {
        self.command(|engine| engine.resume_loading());
    }

    /// Stops reading the list; what arrived is kept.
    pub fn stop_loading(self) {
        self.command(|engine| engine.stop_loading());
    }

    /// What became of creates that an earlier page did not see the end of, until the visitor has read it.
    pub fn unseen(self) -> RwSignal<Vec<Outcome>> {
        self.state.unseen
    }

    /// How requests of its project are sent, for what has credentials of its own. Nothing when the workspace has ended.
    pub fn transport(self) -> Option<Rc<dyn Transport>> {
        self.command(|engine| engine.transport())
    }

    /// Until when it waited for the host: now, if it still does. None if it never did.
    pub fn worked(self) -> Option<Timestamp> {
        self.command(|engine| engine.worked()).flatten()
    }

    /// The visitor stored the secret, or takes that back.
    pub fn mark_stored(self, stored: bool) {
        self.state.stored.try_set(stored);
    }

    /// Wipes the credentials of the new client.
    pub fn forget_new_credentials(self) {
        self.state.new_credentials.try_set(None);
        self.state.stored.try_set(false);
    }

    /// Ends it: stops what is under way, wipes what is secret, and has every token revoked. Safe to
    /// call while the page is being left, and more than once.
    pub fn end(self) {
        self.forget_new_credentials();
        self.command(|engine| engine.end());
        // The components that read its signals go first.
        let owner = self.owner.try_get_value();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            leptos::task::tick().await;
            if let Some(owner) = owner {
                owner.cleanup();
            }
        });
    }

    fn command<T>(self, act: impl FnOnce(&dyn Commands) -> T) -> Option<T> {
        let engine = self.commands.try_get_value()?;
        Some(act(&*engine))
    }
}
