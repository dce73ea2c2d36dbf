//! Many clients deleted a few at a time, and the journal of what was deleted.

use std::cell::RefCell;
use std::rc::Rc;

use client::bulk::{Bulk, State as RowState};
use client::journal::Journal;
use client::{ApiClient, ProjectId};
use leptos::prelude::*;
use platform::http::LocalFuture;
use platform::{ApiError, Deleted};

use super::Workspace;
use super::orders::Core;
use crate::browser::{clock, storage};

/// What the browser remembers the journal by.
const JOURNAL: &str = "journal";
/// What stands there when the visitor wants nothing remembered.
const OFF: &str = "off";
/// The list follows after so many deletes: making it anew costs more than a delete.
const FLUSH: usize = 25;

/// The deletes of one workspace.
#[derive(Clone)]
pub(super) struct Deletes {
    core: Core,
    log: Log,
    /// Clients that are gone, and in the list still.
    gone: Rc<RefCell<Vec<String>>>,
}

impl Deletes {
    pub(super) fn new(core: &Core, log: Log) -> Self {
        let core = core.clone();
        let gone = Rc::default();
        Self { core, log, gone }
    }

    /// Sends what waits, a few at a time.
    pub(super) fn go_on(&self) {
        while let Some(client) = self.core.state.bulk.try_update(Bulk::begin).flatten() {
            self.log.begin(&client);
            let own = self.clone();
            let task: LocalFuture<'static, ()> = Box::pin(async move {
                let answer = own.core.session.delete(&client.id).await;
                own.log.end(&client.id, &answer);
                let ended = match answer {
                    Ok(how) => {
                        own.gone.borrow_mut().push(client.id.clone());
                        RowState::Done {
                            before: how == Deleted::Before,
                        }
                    }
                    Err(error) => RowState::Failed([error.title(), ". ", &error.advice()].concat()),
                };
                own.core
                    .state
                    .bulk
                    .try_update(|bulk| bulk.end(&client.id, ended));
                own.settle();
                own.go_on();
            });
            self.core.tasks.start(self.core.work.clone().counted(task));
        }
    }

    /// Takes what is gone out of the list, now and then and at the end.
    pub(super) fn settle(&self) {
        let over = self.core.state.bulk.try_with_untracked(Bulk::is_over) != Some(false);
        let enough = self.gone.borrow().len() >= FLUSH;
        if (over || enough) && !self.gone.borrow().is_empty() {
            let gone = self.gone.take();
            self.core
                .state
                .inventory
                .try_update(|all| all.deleted_all(gone, clock::now()));
        }
    }
}

impl Workspace {
    /// How the bulk delete stands; what was done stays in it until the next one.
    pub fn bulk(self) -> ReadSignal<Bulk> {
        self.state.bulk.read_only()
    }

    /// What this browser deleted.
    pub fn journal(self) -> ReadSignal<Journal> {
        self.state.journal.read_only()
    }

    /// How many clients are there still, and how many are gone, of those that an earlier page was deleting
    /// when it was closed; until the visitor has read it.
    pub fn settled(self) -> RwSignal<Option<(usize, usize)>> {
        self.state.settled
    }
}

/// The journal of one workspace. That of the sandbox ends with it; others are kept by the browser.
#[derive(Clone)]
pub(super) struct Log {
    journal: RwSignal<Journal>,
    project: ProjectId,
    kept: bool,
}

impl Log {
    pub(super) fn new(journal: RwSignal<Journal>, project: ProjectId, sandbox: bool) -> Self {
        let log = Self {
            journal,
            project,
            kept: !sandbox,
        };
        log.change(|_| {});
        log
    }

    /// A delete is about to be sent.
    pub(super) fn begin(&self, client: &ApiClient) {
        self.change(|journal| journal.begin(&self.project, client, clock::now()));
    }

    /// A delete came to its end. What is not certain stays unconfirmed.
    pub(super) fn end(&self, id: &str, answer: &Result<Deleted, ApiError>) {
        match answer {
            Ok(_) => self.change(|journal| journal.confirm(&self.project, id)),
            Err(error) if error.is_ambiguous() => {}
            Err(_) => self.change(|journal| journal.drop_entry(&self.project, id)),
        }
    }

    /// Settles what an earlier page did not see the end of: how many are there still, how many are gone.
    pub(super) fn settle(
        &self,
        read: client::Timestamp,
        is_there: impl Fn(&str) -> bool,
    ) -> (usize, usize) {
        let mut counts = (0, 0);
        self.change(|journal| counts = journal.settle(&self.project, read, is_there));
        counts
    }

    /// Forgets one client, or all of the project.
    pub(super) fn forget(&self, id: Option<&str>) {
        self.change(|journal| match id {
            Some(id) => journal.drop_entry(&self.project, id),
            None => journal.clear(&self.project),
        });
    }

    /// Takes the entries without a host as those of the project, or forgets them.
    pub(super) fn place(&self, own: bool) {
        self.change(|journal| {
            if own {
                journal.place(&self.project);
            } else {
                journal.drop_unplaced(&self.project);
            }
        });
    }

    /// Changes what is remembered. Another tab may have changed it since, so it is read first.
    fn change(&self, change: impl FnOnce(&mut Journal)) {
        let stored = if self.kept {
            storage::get(JOURNAL)
        } else {
            None
        };
        let off = stored.as_deref() == Some(OFF);
        let known = self.journal.try_get_untracked().unwrap_or_default();
        let before = if self.kept && !off {
            Journal::read(stored.as_deref().unwrap_or_default())
        } else {
            known.clone()
        };
        let mut journal = before.clone();
        change(&mut journal);
        if self.kept && !off && journal != before {
            storage::set(JOURNAL, &journal.text());
        }
        if journal != known {
            self.journal.try_set(journal);
        }
    }
}

/// Whether the browser remembers what is deleted.
pub fn remembers() -> bool {
    storage::get(JOURNAL).as_deref() != Some(OFF)
}

/// Has the browser remember what is deleted, or forget all of it, of every project.
pub fn remember(on: bool) {
    if on {
        storage::remove(JOURNAL);
    } else {
        storage::set(JOURNAL, OFF);
    }
}
