//! The audit under way: the stores that scopes name are looked up, then client after client.

use std::collections::BTreeSet;
use std::sync::Arc;

use client::audit::{Audit, Auditor, stores};
use client::{ApiClient, Day};
use leptos::prelude::*;
use platform::May;
use platform::http::Clock;

use super::texts;
use crate::browser::clock::{self, BrowserClock};
use crate::workspace::{PageTasks, Runs, Workspace};

/// So many clients are looked at between two frames.
const CHUNK: usize = 100;
/// So many stores are looked up at most: each is a call.
const MOST_STORES: usize = 200;

/// What an audit found, and in which clients.
#[derive(Clone)]
pub(super) struct Done {
    pub(super) audit: Arc<Audit>,
    pub(super) clients: Arc<Vec<ApiClient>>,
    /// Why the stores were not looked up.
    pub(super) no_stores: Option<&'static str>,
}

/// How far it is.
#[derive(Clone)]
pub(super) enum Step {
    /// The list is not here yet.
    Waiting,
    /// So many stores of all are looked up.
    Stores(usize, usize),
    /// So many clients of all are looked at.
    Looking(usize, usize),
    /// The visitor stopped it.
    Stopped,
    /// It is over.
    Done(Done),
}

/// An audit. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Run {
    workspace: Workspace,
    tasks: PageTasks,
    step: RwSignal<Step>,
    runs: Runs,
    /// Whether all findings are open, to be printed.
    pub(super) open_all: RwSignal<bool>,
}

impl Run {
    pub(super) fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            tasks: PageTasks::new(),
            step: RwSignal::new(Step::Waiting),
            runs: Runs::new(),
            open_all: RwSignal::new(false),
        }
    }

    pub(super) fn step(self) -> ReadSignal<Step> {
        self.step.read_only()
    }

    /// Ends it; what was found is dropped.
    pub(super) fn stop(self) {
        self.runs.next();
        self.step.set(Step::Stopped);
    }

    /// Begins anew.
    pub(super) fn start(self) {
        let number = self.runs.next();
        let all = self.workspace.clients().get_untracked();
        self.step.set(Step::Looking(0, all.len()));
        self.tasks.start(async move {
            let Some((missing, no_stores)) = self.missing(&all, number).await else {
                return;
            };
            let today = clock::today();
            if let Some(audit) = self.look(&all, missing.as_ref(), today, number).await {
                let done = Done {
                    audit: Arc::new(audit),
                    clients: all,
                    no_stores,
                };
                self.tell(number, Step::Done(done));
            }
        });
    }

    /// Says how far a run is, unless there is a newer one. Whether it goes on.
    fn tell(self, number: u32, step: Step) -> bool {
        let counts = self.runs.counts(number);
        if counts {
            self.step.try_set(step);
        }
        counts
    }

    /// The stores that scopes name and the project does not have, or why that is not known.
    #[allow(clippy::type_complexity)] // What is known, and why it is not; nothing when there is a newer run.
    async fn missing(
        self,
        all: &[ApiClient],
        number: u32,
    ) -> Option<(Option<BTreeSet<String>>, Option<&'static str>)> {
        let named = stores(all);
        let facts = self.workspace.facts().try_get_untracked()?;
        if named.is_empty() {
            return Some((Some(named), None));
        }
        if facts.may("view_stores") == May::No {
            return Some((None, Some(texts::NO_STORE_SCOPE)));
        }
        if named.len() > MOST_STORES {
            return Some((None, Some(texts::TOO_MANY_STORES)));
        }
        let mut missing = BTreeSet::new();
        for (done, key) in named.iter().enumerate() {
            if !self.tell(number, Step::Stores(done, named.len())) {
                return None;
            }
            match self.workspace.stores(key.clone(), 0)?.await {
                // A key that begins with another one comes after it, so a page is enough.
                Ok(page) if page.stores.iter().any(|store| store.key == *key) => {}
                Ok(_) => {
                    missing.insert(key.clone());
                }
                Err(error) => return Some((None, Some(error.title()))),
            }
        }
        Some((Some(missing), None))
    }

    async fn look(
        self,
        all: &[ApiClient],
        missing: Option<&BTreeSet<String>>,
        today: Day,
        number: u32,
    ) -> Option<Audit> {
        let mut auditor = Auditor::new(all, missing, today);
        for at in 0..all.len() {
            if at % CHUNK == 0 {
                if !self.tell(number, Step::Looking(at, all.len())) {
                    return None;
                }
                BrowserClock.sleep(0).await;
            }
            auditor.look(at);
        }
        Some(auditor.end())
    }
}
