//! What a workspace does: the session, and the tasks that use it.

use std::cell::RefCell;
use std::future::pending;
use std::rc::Rc;

use client::consent::Approved;
use client::{ApiClient, Credentials, Extent, Inventory, Timestamp};
use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use platform::calls::StorePage;
use platform::http::Transport;
use platform::{
    ApiError, CreateOutcome, Credential, Hosts, Known, ListEnd, ListPosition, Session, TestToken,
};

use super::bulk::{Deletes, Log};
use super::creates::Creates;
use super::tasks::{Task, Tasks};
use super::work::Work;
use super::{
    Answer, Commands, Creating, Event, Loading, LostCreate, NewCredentials, State, Workspace,
};
use crate::browser::clock::{self, BrowserClock};

/// What a connection is made of.
pub struct Access {
    /// How requests are sent.
    pub transport: Rc<dyn Transport>,
    /// Whether that is the sandbox inside this page.
    pub sandbox: bool,
    /// The hosts.
    pub hosts: Hosts,
    /// The project's key.
    pub project_key: String,
    /// What the session is opened with.
    pub credential: Credential,
}

/// Connects, and makes the workspace of the connection. Dropping the future gives up, and has a
/// token revoked that came already.
///
/// # Errors
/// The host's refusal of the credentials, or why it could not be reached.
pub async fn connect(
    access: Access,
    on_event: impl Fn(Workspace, Event) + 'static,
) -> Result<Workspace, ApiError> {
    let Access {
        transport,
        sandbox,
        hosts,
        project_key,
        credential,
    } = access;
    let clock = Rc::new(BrowserClock);
    let session = Session::connect(transport, clock, hosts, project_key, credential).await?;
    let facts = session.facts();
    let own: Rc<RefCell<Option<Workspace>>> = Rc::default();
    let to = own.clone();
    let tell = Rc::new(move |event| {
        if let Some(workspace) = *to.borrow() {
            on_event(workspace, event);
        }
    });
    let project = facts.project();
    let workspace = Workspace::new(sandbox, facts, move |state| {
        let (tasks, work) = (Tasks::default(), Work::default());
        let creates = Creates::new(project.clone(), sandbox);
        let log = Log::new(state.journal, project, sandbox);
        Rc::new(Engine {
            deletes: Deletes::new(
                session.clone(),
                state,
                tasks.clone(),
                log.clone(),
                work.clone(),
            ),
            work,
            log,
            creates,
            session,
            state,
            tell,
            tasks,
            loading: RefCell::default(),
            position: Rc::default(),
            stop_create: RefCell::default(),
        })
    });
    own.replace(Some(workspace));
    Ok(workspace)
}

/// The session of one workspace, and its tasks.
struct Engine {
    session: Rc<Session>,
    state: State,
    tell: Rc<dyn Fn(Event)>,
    tasks: Tasks,
    work: Work,
    deletes: Deletes,
    log: Log,
    creates: Creates,
    loading: RefCell<Option<Task>>,
    /// How far the last read of the list came.
    position: Rc<RefCell<ListPosition>>,
    stop_create: RefCell<Option<AbortHandle>>,
}

impl Engine {
    /// Changes the inventory, unless the workspace has ended.
    fn inventory(&self, change: impl FnOnce(&mut Inventory)) {
        self.state.inventory.try_update(change);
    }

    /// Starts a task that ends with the workspace; it may have renewed the token.
    fn start(&self, task: impl Future<Output = ()> + 'static) -> Task {
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

    /// Reads the list from the position on.
    fn read(&self) {
        let from = self.position.borrow().clone();
        self.state.loading.try_set(Loading::Busy {
            have: from.count,
            total: None,
        });
        let (session, state, tell) = (self.session.clone(), self.state, self.tell.clone());
        tell(Event::Loading);
        let position = self.position.clone();
        let (log, creates, began) = (self.log.clone(), self.creates.clone(), clock::now());
        let task = self.start(async move {
            let resume = (from != ListPosition::default()).then_some(&from);
            let end = session
                .clients(resume, |page| {
                    position.replace(page.position.clone());
                    state
                        .inventory
                        .try_update(|all| all.take_page(page.clients));
                    state.loading.try_set(Loading::Busy {
                        have: page.position.count,
                        total: page.total,
                    });
                })
                .await;
            if end == ListEnd::Complete {
                position.take();
                state.inventory.try_update(Inventory::complete);
                let shown = state.inventory.try_with_untracked(Inventory::shown);
                let shown = shown.unwrap_or_default();
                let found = |id: &str| shown.binary_search_by(|c| c.id.as_str().cmp(id)).is_ok();
                let settled = log.settle(began, found);
                if settled != (0, 0) {
                    state.settled.try_set(Some(settled));
                }
                let unseen = creates.settle(began, &shown);
                if !unseen.is_empty() {
                    state.unseen.try_set(unseen);
                }
                tell(Event::Loaded(shown.len()));
            } else {
                state.inventory.try_update(Inventory::interrupt);
            }
            state.loading.try_set(match end {
                ListEnd::Complete => Loading::Ready,
                ListEnd::Stopped(count) => Loading::Limited(count),
                ListEnd::Repeats => Loading::Repeats,
                ListEnd::Failed(error) => Loading::Failed(error),
            });
        });
        self.loading.replace(Some(task));
    }

    fn stop_reading(&self) -> bool {
        let running = self.loading.take();
        if let Some(task) = &running {
            task.stop();
            self.inventory(Inventory::interrupt);
        }
        running.is_some()
    }
}

impl Commands for Engine {
    fn load(&self) {
        self.stop_reading();
        self.position.take();
        self.inventory(|inventory| inventory.begin(clock::now()));
        self.read();
    }

    fn resume_loading(&self) {
        self.stop_reading();
        self.inventory(|inventory| inventory.resume(clock::now()));
        self.read();
    }

    fn stop_loading(&self) {
        let is_busy = |loading: &Loading| matches!(loading, Loading::Busy { .. });
        if self.state.loading.try_with_untracked(is_busy) == Some(true) && self.stop_reading() {
            self.state.loading.try_set(Loading::Cancelled);
        }
    }

    fn delete(&self, client: ApiClient) {
        self.inventory(|inventory| inventory.deleted(&client.id, clock::now()));
        let (session, state, tell) = (self.session.clone(), self.state, self.tell.clone());
        tell(Event::Deleting(client.clone()));
        let log = self.log.clone();
        log.begin(&client);
        self.start(async move {
            let answer = session.delete(&client.id).await;
            log.end(&client.id, &answer);
            match answer {
                Ok(deleted) => tell(Event::Deleted(client, deleted)),
                Err(error) => {
                    let back = client.clone();
                    state
                        .inventory
                        .try_update(|all| all.not_deleted(back, clock::now()));
                    tell(Event::NotDeleted(client, error));
                }
            }
        });
    }

    fn delete_all(&self, clients: Vec<ApiClient>) {
        self.deletes.begin(clients);
    }

    fn stop_deleting(&self) {
        self.deletes.stop();
    }

    fn retry_deleting(&self) {
        self.deletes.retry();
    }

    fn forget_deleted(&self, id: Option<String>) {
        self.log.forget(id.as_deref());
    }

    fn place_deleted(&self, own: bool) {
        self.log.place(own);
    }

    fn create(&self, draft: Approved) {
        let draft = draft.draft();
        let state = self.state;
        if state.creating.try_get_untracked() == Some(Creating::Busy) {
            return;
        }
        state.creating.try_set(Creating::Busy);
        let (never, stop) = abortable(pending::<()>());
        self.stop_create.replace(Some(stop));
        let known = state
            .inventory
            .try_with_untracked(|all| (all.shown(), all.extent() == Extent::Complete));
        let (session, tell) = (self.session.clone(), self.tell.clone());
        tell(Event::Creating);
        let creates = self.creates.clone();
        creates.begin(&draft.name);
        self.start(async move {
            let stopped = async {
                let _ = never.await;
            };
            let (clients, is_complete) = known.unwrap_or_default();
            let known = Known {
                clients: &clients,
                is_complete,
            };
            let outcome = session.create_until(&draft, known, stopped).await;
            // Of one that was abandoned the next visit tells.
            if !matches!(outcome, CreateOutcome::Abandoned) {
                creates.end(&draft.name);
            }
            let found = |clients: &[ApiClient]| {
                state.inventory.try_update(|all| {
                    for client in clients {
                        all.created(client.clone(), clock::now());
                    }
                });
            };
            let (ended, event) = match outcome {
                CreateOutcome::Created(client, credentials) => {
                    found(&[client]);
                    state.stored.try_set(false);
                    let new = Rc::new(NewCredentials { credentials });
                    state.new_credentials.try_set(Some(new));
                    (Creating::Idle, Event::Created)
                }
                CreateOutcome::Refused(error) => (Creating::Refused(error), Event::NotCreated),
                CreateOutcome::NotSent => (Creating::Idle, Event::CreateCanceled),
                // The connection is gone, and with it the page that asked.
                CreateOutcome::Abandoned => return,
                CreateOutcome::Lost {
                    cause,
                    found: clients,
                    certainty,
                    searched,
                } => {
                    found(&clients);
                    let lost = LostCreate {
                        cause,
                        found: clients,
                        certainty,
                        searched,
                    };
                    (Creating::Lost(lost), Event::CreateLost)
                }
            };
            state.creating.try_set(ended);
            tell(event);
        });
    }

    fn stop_creating(&self) {
        if let Some(stop) = self.stop_create.take() {
            stop.abort();
        }
    }

    fn forget_create(&self) {
        if self.state.creating.try_get_untracked() != Some(Creating::Busy) {
            self.state.creating.try_set(Creating::Idle);
        }
    }

    fn stores(&self, search: String, offset: u32) -> Answer<StorePage> {
        let session = self.session.clone();
        Box::pin(async move { session.stores(&search, offset).await })
    }

    fn test_token(&self, credentials: Credentials) -> Answer<TestToken> {
        let session = self.session.clone();
        let work = self.work.clone();
        Box::pin(work.counted(async move { session.token_for(&credentials).await }))
    }

    fn widen(&self) -> Answer<()> {
        let (session, facts) = (self.session.clone(), self.state.facts);
        let work = self.work.clone();
        Box::pin(work.counted(async move {
            session.widen().await?;
            facts.try_set(session.facts());
            Ok(())
        }))
    }

    fn worked(&self) -> Option<Timestamp> {
        self.work.last()
    }

    fn transport(&self) -> Rc<dyn Transport> {
        self.session.transport()
    }

    fn end(&self) {
        self.tasks.end();
        self.loading.take();
        self.stop_create.take();
        self.session.close();
        self.inventory(|inventory| *inventory = Inventory::default());
        self.state.loading.try_set(Loading::Idle);
        self.state.creating.try_set(Creating::Idle);
    }
}
