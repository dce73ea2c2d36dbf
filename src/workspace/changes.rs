//! What carries out the changes of a workspace: the far side of `workspace/orders.rs`.

use std::rc::Rc;

use client::consent::Approved;
use client::{ApiClient, Credentials, Extent, Timestamp};
use leptos::prelude::*;
use platform::calls::StorePage;
use platform::{CreateOutcome, Known, TestToken};

use super::bulk::{Deletes, Log};
use super::creates::Creates;
use super::orders::{Change, Changes, Core, Stop};
use super::{Answer, Creating, Event, LostCreate, NewCredentials};
use crate::browser::clock;

/// The changes of a workspace.
pub fn changes(core: Core) -> Rc<dyn Changes> {
    let project = core.session.facts().project();
    let log = Log::new(core.state.journal, project.clone(), core.sandbox);
    Rc::new(Writer {
        deletes: Deletes::new(&core, log.clone()),
        creates: Creates::new(project, core.sandbox),
        log,
        core,
    })
}

struct Writer {
    core: Core,
    deletes: Deletes,
    log: Log,
    creates: Creates,
}

impl Changes for Writer {
    fn carry_out(&self, change: Change) {
        match change {
            Change::Delete(client) => self.delete(client),
            Change::DeleteAll => self.deletes.go_on(),
            Change::StopDeleting => self.deletes.settle(),
            Change::Forget(id) => self.log.forget(id.as_deref()),
            Change::Place(own) => self.log.place(own),
            // Stopped while it waited for this program.
            Change::Create(_, stop) if stop.is_stopped() => {}
            Change::Create(draft, stop) => self.create(draft, stop),
        }
    }

    fn settle(&self, began: Timestamp, all: &[ApiClient]) {
        let state = self.core.state;
        let found = |id: &str| all.binary_search_by(|c| c.id.as_str().cmp(id)).is_ok();
        let settled = self.log.settle(began, found);
        if settled != (0, 0) {
            state.settled.try_set(Some(settled));
        }
        let unseen = self.creates.settle(began, all);
        if !unseen.is_empty() {
            state.unseen.try_set(unseen);
        }
    }

    fn stores(&self, search: String, offset: u32) -> Answer<StorePage> {
        let session = self.core.session.clone();
        Box::pin(async move { session.stores(&search, offset).await })
    }

    fn test_token(&self, credentials: Credentials) -> Answer<TestToken> {
        let (session, work) = (self.core.session.clone(), self.core.work.clone());
        Box::pin(work.counted(async move { session.token_for(&credentials).await }))
    }

    fn widen(&self) -> Answer<()> {
        let (session, facts) = (self.core.session.clone(), self.core.state.facts);
        let work = self.core.work.clone();
        Box::pin(work.counted(async move {
            session.widen().await?;
            facts.try_set(session.facts());
            Ok(())
        }))
    }
}

impl Writer {
    fn delete(&self, client: ApiClient) {
        let Core {
            session,
            state,
            tell,
            ..
        } = self.core.clone();
        let log = self.log.clone();
        log.begin(&client);
        self.core.start(Box::pin(async move {
            let answer = session.delete(&client.id).await;
            log.end(&client.id, &answer);
            match answer {
                Ok(deleted) => tell(Event::Deleted(client, deleted)),
                Err(error) => {
                    let back = client.clone();
                    state
                        .inventory
                        .try_update(|all| all.not_deleted(back, clock::now()));
                    let why = [error.title(), ". ", &error.advice()].concat();
                    tell(Event::NotDeleted(client, why));
                }
            }
        }));
    }

    fn create(&self, draft: Approved, stop: Stop) {
        stop.begin();
        let draft = draft.draft();
        let Core {
            session,
            state,
            tell,
            ..
        } = self.core.clone();
        let known = state
            .inventory
            .try_with_untracked(|all| (all.shown(), all.extent() == Extent::Complete));
        let creates = self.creates.clone();
        creates.begin(&draft.name);
        self.core.start(Box::pin(async move {
            let (clients, is_complete) = known.unwrap_or_default();
            let known = Known {
                clients: &clients,
                is_complete,
            };
            let outcome = session.create_until(&draft, known, stop).await;
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
        }));
    }
}
