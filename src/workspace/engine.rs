//! What a workspace does: the session, and the tasks that use it.

use std::cell::RefCell;
use std::rc::Rc;

use client::{Inventory, Timestamp};
use leptos::prelude::*;
use platform::http::Transport;
use platform::{ApiError, Credential, Hosts, ListEnd, ListPosition, Session};

use super::orders::{Core, Orders, ProgramSource, Stop};
use super::tasks::{Task, Tasks};
use super::work::Work;
use super::{Commands, Creating, Event, Loading, Workspace};
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
    /// Where the program comes from that changes something.
    pub changes: Rc<dyn ProgramSource>,
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
        changes,
    } = access;
    let clock = Rc::new(BrowserClock);
    let session = Session::connect(transport, clock, hosts, project_key, credential).await?;
    let facts = session.facts();
    let own: Rc<RefCell<Option<Workspace>>> = Rc::default();
    let to = own.clone();
    let tell: Rc<dyn Fn(Event)> = Rc::new(move |event| {
        if let Some(workspace) = *to.borrow() {
            on_event(workspace, event);
        }
    });
    let workspace = Workspace::new(sandbox, facts, move |state| {
        let core = Core {
            session,
            state,
            tell,
            tasks: Tasks::default(),
            work: Work::default(),
            sandbox,
        };
        let orders = Orders::new(core.clone(), changes);
        // Over the network they are here: what the browser keeps of the project is read at once.
        orders.now();
        Rc::new(Engine {
            core,
            orders,
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
    core: Core,
    orders: Rc<Orders>,
    loading: RefCell<Option<Task>>,
    /// How far the last read of the list came.
    position: Rc<RefCell<ListPosition>>,
    stop_create: RefCell<Option<Stop>>,
}

impl Engine {
    /// Changes the inventory, unless the workspace has ended.
    fn inventory(&self, change: impl FnOnce(&mut Inventory)) {
        self.core.state.inventory.try_update(change);
    }

    /// Reads the list from the position on.
    fn read(&self) {
        let from = self.position.borrow().clone();
        self.core.state.loading.try_set(Loading::Busy {
            have: from.count,
            total: None,
        });
        let (core, orders) = (self.core.clone(), self.orders.clone());
        (core.tell)(Event::Loading);
        let position = self.position.clone();
        let began = clock::now();
        let task = self.core.start(Box::pin(async move {
            let Core {
                session,
                state,
                tell,
                ..
            } = core;
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
                // Without them nothing was begun: only of the sandbox, of which nothing is kept, are they not here.
                if let Some(changes) = orders.now() {
                    changes.settle(began, &shown);
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
        }));
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
        if self.core.state.loading.try_with_untracked(is_busy) == Some(true) && self.stop_reading()
        {
            self.core.state.loading.try_set(Loading::Cancelled);
        }
    }

    fn orders(&self) -> Rc<Orders> {
        self.orders.clone()
    }

    fn tell(&self) -> Rc<dyn Fn(Event)> {
        self.core.tell.clone()
    }

    fn keep_stop(&self, stop: Stop) {
        self.stop_create.replace(Some(stop));
    }

    fn take_stop(&self) -> Option<Stop> {
        self.stop_create.take()
    }

    fn worked(&self) -> Option<Timestamp> {
        self.core.work.last()
    }

    fn transport(&self) -> Rc<dyn Transport> {
        self.core.session.transport()
    }

    fn end(&self) {
        self.core.tasks.end();
        self.loading.take();
        self.stop_create.take();
        self.core.session.close();
        self.inventory(|inventory| *inventory = Inventory::default());
        self.core.state.loading.try_set(Loading::Idle);
        self.core.state.creating.try_set(Creating::Idle);
    }
}
