//! What changes something at the host, or asks it for more than the list: the near side. The program behind it comes
//! after the list (`workspace/changes.rs`); what is ordered before it is there waits for it, and is told if it can't be
//! had: then nothing was sent.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use client::bulk::{Bulk, State as RowState};
use client::consent::Approved;
use client::{ApiClient, Credentials, Timestamp};
use leptos::prelude::*;
use platform::calls::StorePage;
use platform::http::LocalFuture;
use platform::{ApiError, ErrorKind, Session, TestToken};

use super::tasks::{Task, Tasks};
use super::work::Work;
use super::{Answer, Creating, Event, State, Workspace};
use crate::browser::clock;

/// Something to be changed.
pub enum Change {
    /// One client is to be deleted. It is out of sight.
    Delete(ApiClient),
    /// The bulk delete has clients that wait.
    DeleteAll,
    /// The bulk delete was stopped.
    StopDeleting,
    /// A deleted client is to be forgotten, or all.
    Forget(Option<String>),
    /// Entries of the journal that have no region are those of the project, or are to be forgotten.
    Place(bool),
    /// A client is to be created.
    Create(Approved, Stop),
}

/// What carries changes out.
pub trait Changes {
    /// Begins to carry it out.
    fn carry_out(&self, change: Change);
    /// Settles what an earlier page did not see the end of, by the whole list as it was read from this time on.
    fn settle(&self, began: Timestamp, all: &[ApiClient]);
    /// A page of the stores.
    fn stores(&self, search: String, offset: u32) -> Answer<StorePage>;
    /// A token for credentials.
    fn test_token(&self, credentials: Credentials) -> Answer<TestToken>;
    /// A token with all scopes.
    fn widen(&self) -> Answer<()>;
}

/// What makes the changes of a workspace.
pub type Program = fn(Core) -> Rc<dyn Changes>;

/// Where the program comes from.
pub trait ProgramSource {
    /// It, if it is here.
    fn now(&self) -> Option<Program>;
    /// It, once it has come; nothing if it can't be had.
    fn get(&self) -> LocalFuture<'static, Option<Program>>;
}

/// What the tasks of a workspace share.
#[derive(Clone)]
pub struct Core {
    pub(super) session: Rc<Session>,
    pub(super) state: State,
    pub(super) tell: Rc<dyn Fn(Event)>,
    pub(super) tasks: Tasks,
    pub(super) work: Work,
    /// Whether nothing of it is kept by the browser.
    pub(super) sandbox: bool,
}

impl Core {
    /// Starts a task that ends with the workspace; it may have renewed the token.
    pub(super) fn start(&self, task: LocalFuture<'static, ()>) -> Task {
        let (session, facts) = (self.session.clone(), self.state.facts);
        let work = self.work.clone();
        self.tasks.start(async move {
            work.counted(task).await;
            let now = session.facts();
            if facts.try_with_untracked(|known| *known != now) == Some(true) {
                facts.try_set(now);
            }
        })
    }
}

/// The changes of one workspace, once their program is here.
pub(super) struct Orders {
    core: Core,
    source: Rc<dyn ProgramSource>,
    made: RefCell<Option<Rc<dyn Changes>>>,
}

impl Orders {
    pub(super) fn new(core: Core, source: Rc<dyn ProgramSource>) -> Rc<Self> {
        let made = RefCell::default();
        Rc::new(Self { core, source, made })
    }

    /// The changes, if their program is here.
    pub(super) fn now(&self) -> Option<Rc<dyn Changes>> {
        let known = self.made.borrow().clone();
        known.or_else(|| self.source.now().map(|program| self.make(program)))
    }

    fn make(&self, program: Program) -> Rc<dyn Changes> {
        let made = program(self.core.clone());
        self.made.borrow_mut().get_or_insert(made).clone()
    }

    /// The changes, once their program has come; nothing if it can't be had.
    pub(super) fn get(self: Rc<Self>) -> LocalFuture<'static, Option<Rc<dyn Changes>>> {
        Box::pin(async move {
            if let Some(known) = self.now() {
                return Some(known);
            }
            let program = self.source.get().await?;
            Some(self.now().unwrap_or_else(|| self.make(program)))
        })
    }

    /// Has a change carried out, at once if that can be. Else it waits, and ends with the workspace; `or` is done when
    /// the program can't be had.
    pub(super) fn order(self: Rc<Self>, change: Change, or: Box<dyn FnOnce()>) {
        if let Some(changes) = self.now() {
            changes.carry_out(change);
            return;
        }
        let (tasks, work) = (self.core.tasks.clone(), self.core.work.clone());
        let wait: LocalFuture<'static, ()> = Box::pin(async move {
            match self.get().await {
                Some(changes) => changes.carry_out(change),
                None => or(),
            }
        });
        tasks.start(work.counted(wait));
    }
}

/// A visitor may stop waiting for a create. All clones are one.
#[derive(Clone, Default)]
pub struct Stop(Rc<Stopping>);

#[derive(Default)]
struct Stopping {
    stopped: Cell<bool>,
    begun: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Stop {
    /// The visitor waits no longer.
    pub(super) fn stop(&self) {
        self.0.stopped.set(true);
        if let Some(waker) = self.0.waker.take() {
            waker.wake();
        }
    }

    /// Whether the visitor stopped before.
    pub(super) fn is_stopped(&self) -> bool {
        self.0.stopped.get()
    }

    /// The program took it: from here on that finds out what became of it.
    pub(super) fn begin(&self) {
        self.0.begun.set(true);
    }

    fn has_begun(&self) -> bool {
        self.0.begun.get()
    }
}

impl Future for Stop {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.is_stopped() {
            return Poll::Ready(());
        }
        self.0.waker.replace(Some(context.waker().clone()));
        Poll::Pending
    }
}

/// Why nothing was sent: the program for it could not be fetched.
fn not_loaded() -> ApiError {
    ApiError::of(ErrorKind::NotLoaded)
}

fn words(error: &ApiError) -> String {
    [error.title(), ". ", &error.advice()].concat()
}

impl Workspace {
    fn order(self, change: Change, or: impl FnOnce() + 'static) {
        self.command(|engine| engine.orders().order(change, Box::new(or)));
    }

    /// Asks something once the program is here.
    fn ask<T: 'static>(
        self,
        question: impl FnOnce(&dyn Changes) -> Answer<T> + 'static,
    ) -> Option<Answer<T>> {
        let orders = self.command(|engine| engine.orders())?;
        if let Some(changes) = orders.now() {
            return Some(question(&*changes));
        }
        Some(Box::pin(async move {
            let changes = orders.get().await.ok_or_else(not_loaded)?;
            question(&*changes).await
        }))
    }

    /// Deletes a client: it is out of sight at once, and back when that fails.
    pub fn delete(self, client: ApiClient) {
        let inventory = self.state.inventory;
        let Some(tell) = self.command(|engine| engine.tell()) else {
            return;
        };
        inventory.try_update(|all| all.deleted(&client.id, clock::now()));
        tell(Event::Deleting(client.clone()));
        let back = client.clone();
        self.order(Change::Delete(client), move || {
            inventory.try_update(|all| all.not_deleted(back.clone(), clock::now()));
            tell(Event::NotDeleted(back, words(&not_loaded())));
        });
    }

    /// Deletes many clients, a few at a time, unless that is being done.
    pub fn delete_all(self, clients: Vec<ApiClient>) {
        if self.state.bulk.try_with_untracked(Bulk::is_over) == Some(true) {
            self.state.bulk.try_set(Bulk::of(clients));
            self.go_on_deleting();
        }
    }

    /// Sends no more deletes; what is under way comes to its end.
    pub fn stop_deleting(self) {
        self.state.bulk.try_update(Bulk::stop);
        self.order(Change::StopDeleting, || {});
    }

    /// Begins once more with the deletes that failed or were stopped.
    pub fn retry_deleting(self) {
        self.state.bulk.try_update(Bulk::retry);
        self.go_on_deleting();
    }

    fn go_on_deleting(self) {
        let bulk = self.state.bulk;
        self.order(Change::DeleteAll, move || {
            bulk.try_update(|bulk| {
                while let Some(client) = bulk.begin() {
                    bulk.end(&client.id, RowState::Failed(words(&not_loaded())));
                }
            });
        });
    }

    /// Forgets a client that was deleted, or all.
    pub fn forget_deleted(self, id: Option<String>) {
        self.order(Change::Forget(id), || {});
    }

    /// Entries that were written without a region, of a project with this key, are of this project.
    pub fn place_deleted(self) {
        self.order(Change::Place(true), || {});
    }

    /// Forgets entries that were written without a region, of a project with this key.
    pub fn forget_unplaced(self) {
        self.order(Change::Place(false), || {});
    }

    /// Creates a client, unless one is being created.
    pub fn create(self, draft: Approved) {
        let creating = self.state.creating;
        if self.is_creating() {
            return;
        }
        let Some(tell) = self.command(|engine| engine.tell()) else {
            return;
        };
        creating.try_set(Creating::Busy);
        let stop = Stop::default();
        self.command(|engine| engine.keep_stop(stop.clone()));
        tell(Event::Creating);
        self.order(Change::Create(draft, stop.clone()), move || {
            if !stop.is_stopped() {
                creating.try_set(Creating::Refused(not_loaded()));
                tell(Event::NotCreated);
            }
        });
    }

    /// Stops waiting for the create; what became of it is then found out. One that was not begun is not sent.
    pub fn stop_creating(self) {
        let Some(stop) = self.command(|engine| engine.take_stop()).flatten() else {
            return;
        };
        stop.stop();
        if !stop.has_begun() {
            self.state.creating.try_set(Creating::Idle);
            self.command(|engine| engine.tell()(Event::CreateCanceled));
        }
    }

    /// Forgets how the last create ended. One under way goes on.
    pub fn forget_create(self) {
        if !self.is_creating() {
            self.state.creating.try_set(Creating::Idle);
        }
    }

    /// A page of the project's stores; `search` is the beginning of a key or a whole name. Dropping
    /// the future stops it. Nothing when the workspace has ended.
    pub fn stores(self, search: String, offset: u32) -> Option<Answer<StorePage>> {
        self.ask(move |changes| changes.stores(search, offset))
    }

    /// A token for credentials, to see whether they work. It is revoked when it is dropped, and with
    /// the workspace. Nothing when the workspace has ended.
    pub fn test_token(self, credentials: Credentials) -> Option<Answer<TestToken>> {
        self.ask(move |changes| changes.test_token(credentials))
    }

    /// Gets a token with every scope of the client, in place of one with those that the page needs. Nothing when
    /// the workspace has ended.
    pub fn widen(self) -> Option<Answer<()>> {
        self.ask(|changes| changes.widen())
    }
}
